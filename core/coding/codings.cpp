// Codings: who saw what in which words.
#include <algorithm>
#include <map>

#include "core/coding/coding.h"
#include "core/foundation/text.h"

namespace attest::coding {

using store::Edit;
using testimony::Span;

namespace {

/// The layer that this author's codings of an interview go into, and the edit that makes it where there is
/// none yet.
RecordId own_layer(const store::Vault& vault, const RecordId& interview, std::vector<Edit>& edits) {
  for (const auto& layer : vault.referring("layer", "interview", main_entity(interview)))
    if (layer.text("coder") == vault.author()) return layer.record;
  const RecordId layer = RecordId::random();
  edits.push_back(Edit::set(main_entity(layer), "layer", "interview", interview.hex()));
  edits.push_back(Edit::set(main_entity(layer), "layer", "coder", vault.author()));
  return layer;
}

/// When the words of a span were said, from the cues that it touches; nullopt where none of them has times.
std::optional<std::pair<std::int64_t, std::int64_t>> times_of(const std::vector<testimony::Cue>& cues,
                                                              Span span) {
  std::optional<std::pair<std::int64_t, std::int64_t>> times;
  for (const auto& cue : cues) {
    if (cue.to <= span.from || cue.from >= span.to || cue.from_ms < 0 || cue.to_ms < 0) continue;
    if (!times) times = {cue.from_ms, cue.to_ms};
    times->first = std::min(times->first, cue.from_ms);
    times->second = std::max(times->second, cue.to_ms);
  }
  return times;
}

std::string clean_memo(const std::string& memo) {
  const std::string clean = normalise_input(memo, "the memo");
  if (clean.size() > (1u << 20)) throw Error(Code::Invalid, "The memo is too long (1 MiB at most).");
  return clean;
}

EntityId write_coding(store::Vault& vault, const RecordId& interview, Json element) {
  std::vector<Edit> edits;
  const RecordId layer = own_layer(vault, interview, edits);
  const EntityId id = EntityId::random();
  edits.push_back(Edit::element(id, "coding", std::move(element)));
  vault.write(layer, "layer", edits);
  return id;
}

/// What codings of one interview need to know, read once: texts of versions, transcripts, codes, layers.
class Context {
 public:
  explicit Context(const store::Vault& vault) : vault_(vault) {
    for (auto& code : codes(vault)) codes_.emplace(code.id, std::move(code));
  }

  std::optional<Coding> coding(const store::Entity& entity) {
    const Layer& layer = this->layer(entity.record);
    if (!layer.interview) return std::nullopt;
    Json doc = entity.doc;
    // A very long quotation is not in the doc.
    if (!doc.contains("text"))
      if (const auto whole = vault_.value(entity.id, "")) doc = *whole;
    store::Entity full = entity;
    full.doc = doc;
    const auto code = full.reference("code");
    if (!code) return std::nullopt;
    Coding coding;
    coding.id = entity.id;
    coding.layer = entity.record;
    coding.interview = *layer.interview;
    coding.code = merged(*code);
    coding.coder = layer.coder;
    const auto time = layer.times.find(entity.id);
    coding.time = time == layer.times.end() ? 0 : time->second;
    if (const auto found = codes_.find(coding.code); found != codes_.end()) {
      coding.code_path = found->second.path;
      coding.colour = found->second.colour;
    }
    coding.memo = full.text("memo");
    coding.text = full.text("text");
    coding.transcript = full.reference("transcript");
    coding.version = full.reference("version");
    coding.media = full.reference("media");
    coding.from_ms = full.integer("from_ms");
    coding.to_ms = full.integer("to_ms");
    place(coding, full);
    return coding;
  }

  const std::map<EntityId, CodeInfo>& codes_by_id() const { return codes_; }

  /// The code that stands for a merged one.
  EntityId merged(EntityId code) const {
    for (int steps = 0; steps < 64 && !codes_.contains(code); ++steps) {
      const auto entity = vault_.entity(code);
      const auto into = entity ? entity->reference("merged_into") : std::nullopt;
      if (!into) break;
      code = *into;
    }
    return code;
  }

 private:
  struct Layer {
    std::optional<RecordId> interview;
    std::string coder;
    std::map<EntityId, std::int64_t> times;
  };
  const Layer& layer(const RecordId& record) {
    auto found = layers_.find(record);
    if (found != layers_.end()) return found->second;
    Layer layer;
    if (const auto main = vault_.entity(main_entity(record)); main && main->type == "layer") {
      if (const auto interview = main->reference("interview")) layer.interview = RecordId{interview->bytes};
      layer.coder = main->text("coder");
      for (const auto& entry : vault_.history(record, 10'000'000))
        if (entry.op == store::Op::Set)
          layer.times[entry.entity] = entry.time;  // newest first: the first write stays
    }
    return layers_.emplace(record, std::move(layer)).first->second;
  }
  const std::string* text(const EntityId& version) {
    auto found = texts_.find(version);
    if (found == texts_.end()) {
      std::optional<std::string> text;
      if (const auto value = vault_.value(version, "text"); value && value->is_string())
        text = value->get<std::string>();
      found = texts_.emplace(version, std::move(text)).first;
    }
    return found->second ? &*found->second : nullptr;
  }
  void place(Coding& coding, const store::Entity& full) {
    const auto from = full.integer("from");
    const auto to = full.integer("to");
    if (!coding.transcript || !coding.version || !from || !to || *from < 0 || *to <= *from) return;
    auto shown = shown_.find(*coding.transcript);
    if (shown == shown_.end()) {
      const auto transcript = vault_.entity(*coding.transcript);
      const bool there = transcript && transcript->live && transcript->type == "transcript";
      shown =
          shown_.emplace(*coding.transcript, there ? transcript->reference("current") : std::nullopt).first;
    }
    if (!shown->second) return;
    const Span made{static_cast<std::uint32_t>(*from), static_cast<std::uint32_t>(*to)};
    if (*shown->second == *coding.version) {
      coding.span = made;
      return;
    }
    const std::string* before = text(*coding.version);
    const std::string* after = text(*shown->second);
    if (before && after) coding.span = testimony::anchor_1(*before, made, *after);
  }

  const store::Vault& vault_;
  std::map<EntityId, CodeInfo> codes_;
  std::map<RecordId, Layer> layers_;
  std::map<EntityId, std::optional<std::string>> texts_;
  std::map<EntityId, std::optional<EntityId>> shown_;
};

void by_place(std::vector<Coding>& codings) {
  std::sort(codings.begin(), codings.end(), [](const Coding& a, const Coding& b) {
    const auto from = [](const Coding& c) { return c.span ? c.span->from : ~0u; };
    return std::tuple(a.interview, a.transcript, from(a), a.from_ms, a.id) <
           std::tuple(b.interview, b.transcript, from(b), b.from_ms, b.id);
  });
}

/// A code and everything merged into it; with `nested`, those below it too.
std::vector<EntityId> family(const store::Vault& vault, const Context& context, const EntityId& code,
                             bool nested) {
  std::vector<EntityId> all{code};
  for (std::size_t i = 0; i < all.size(); ++i) {
    const EntityId at = all[i];
    for (const auto& merged : vault.referring("code", "merged_into", at)) all.push_back(merged.id);
    if (nested)
      for (const auto& [id, info] : context.codes_by_id())
        if (info.parent == at) all.push_back(id);
    if (all.size() > 100'000) break;
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace

EntityId apply_code(store::Vault& vault, const EntityId& transcript, const EntityId& code, Span span,
                    const std::string& memo) {
  const auto entity = vault.entity(transcript);
  if (!entity || entity->type != "transcript" || !entity->live)
    throw Error(Code::NotFound, "There is no such transcript in this vault.");
  const CodeInfo info = find_code(vault, code.hex());
  const auto version = entity->reference("current");
  if (!version) throw Error(Code::NotFound, "The text of this transcript is not in this vault.");
  const auto content = testimony::version_text(vault, *version);
  const std::size_t length = count_points(content.text);
  if (span.from >= span.to || span.to > length)
    throw Error(Code::Invalid, "There are no words from %1 to %2: the transcript has %3 characters.",
                {std::to_string(span.from), std::to_string(span.to), std::to_string(length)});
  Json element{{"code", info.id.hex()},
               {"from", span.from},
               {"text", std::string(slice_points(content.text, span.from, span.to))},
               {"to", span.to},
               {"transcript", transcript.hex()},
               {"version", version->hex()}};
  if (const auto times = times_of(content.cues, span)) {
    element["from_ms"] = times->first;
    element["to_ms"] = times->second;
    if (const auto media = entity->reference("media")) element["media"] = media->hex();
  }
  if (!memo.empty()) element["memo"] = clean_memo(memo);
  return write_coding(vault, entity->record, std::move(element));
}

EntityId apply_code_to_sound(store::Vault& vault, const RecordId& interview, const EntityId& media,
                             const EntityId& code, std::int64_t from_ms, std::int64_t to_ms,
                             const std::string& memo) {
  const auto recording = testimony::find_media(vault, interview, media.hex());
  const CodeInfo info = find_code(vault, code.hex());
  if (from_ms < 0 || to_ms <= from_ms || from_ms >= recording.facts.duration_ms())
    throw Error(
        Code::Invalid, "There is no sound from %1 to %2 ms: the recording has %3 ms.",
        {std::to_string(from_ms), std::to_string(to_ms), std::to_string(recording.facts.duration_ms())});
  Json element{{"code", info.id.hex()}, {"from_ms", from_ms}, {"media", media.hex()}, {"to_ms", to_ms}};
  if (!memo.empty()) element["memo"] = clean_memo(memo);
  return write_coding(vault, interview, std::move(element));
}

void remove_coding(store::Vault& vault, const EntityId& coding) {
  const auto entity = vault.entity(coding);
  if (!entity || entity->type != "coding" || !entity->live)
    throw Error(Code::NotFound, "There is no such coding in this vault.");
  vault.write(entity->record, "layer", {Edit::remove(coding, "coding")});
}

std::vector<Coding> codings(const store::Vault& vault, const RecordId& interview) {
  Context context(vault);
  std::vector<Coding> all;
  for (const auto& layer : vault.referring("layer", "interview", main_entity(interview)))
    for (const auto& entity : vault.entities_in(layer.record, "coding"))
      if (auto coding = context.coding(entity)) all.push_back(std::move(*coding));
  by_place(all);
  return all;
}

Coding find_coding(const store::Vault& vault, const RecordId& interview, const std::string& text) {
  std::vector<Coding> found;
  for (auto& coding : codings(vault, interview))
    if (!text.empty() && coding.id.hex().starts_with(text)) found.push_back(std::move(coding));
  if (found.empty()) throw Error(Code::NotFound, "There is no coding “%1” in this interview.", {text});
  if (found.size() > 1)
    throw Error(Code::Invalid, "“%1” stands for more than one coding. Write more of the id.", {text});
  return std::move(found.front());
}

Quotes quotes(const store::Vault& vault, const EntityId& code, std::size_t limit, bool nested) {
  Context context(vault);
  Quotes result;
  for (const auto& member : family(vault, context, code, nested))
    for (const auto& entity : vault.referring("coding", "code", member))
      if (auto coding = context.coding(entity)) result.quotes.push_back(std::move(*coding));
  by_place(result.quotes);
  result.total = result.quotes.size();
  if (result.quotes.size() > limit) result.quotes.resize(limit);
  return result;
}

std::size_t count_codings(const store::Vault& vault, const EntityId& code) {
  std::size_t count = vault.referring("coding", "code", code).size();
  for (const auto& merged : vault.referring("code", "merged_into", code))
    count += count_codings(vault, merged.id);
  return count;
}

}  // namespace attest::coding
