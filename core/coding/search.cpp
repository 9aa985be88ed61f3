// Finding words in everything that is written down.
#include <algorithm>

#include "core/coding/coding.h"
#include "core/foundation/text.h"

namespace attest::coding {

using testimony::Span;

namespace {

constexpr std::uint32_t kSnippetContext = 40;  // code points on each side

/// A text prepared for finding a folded query in it.
class Searched {
 public:
  explicit Searched(const std::string& text)
      : text_(text), folded_(to_points(fold(text, &origin_))), length_(count_points(text)) {}

  /// Places of `query` (folded code points), in code points of the text.
  std::vector<Span> find(const std::u32string& query) const {
    std::vector<Span> found;
    for (std::size_t at = folded_.find(query); at != std::u32string::npos;
         at = folded_.find(query, at + query.size())) {
      const std::uint32_t from = origin_[at];
      const std::size_t end = at + query.size();
      const std::uint32_t to =
          end < origin_.size() ? std::max(origin_[end], from + 1) : static_cast<std::uint32_t>(length_);
      found.push_back({from, to});
    }
    return found;
  }

  Hit hit(Span span) const {
    Hit hit;
    hit.span = span;
    const std::uint32_t from = span.from > kSnippetContext ? span.from - kSnippetContext : 0;
    const auto to = static_cast<std::uint32_t>(std::min<std::size_t>(length_, span.to + kSnippetContext));
    std::string before = "", after = "";
    if (from > 0) before = "…";
    if (to < length_) after = "…";
    std::string middle(slice_points(text_, from, to));
    std::replace(middle.begin(), middle.end(), '\n', ' ');
    hit.snippet = before + middle + after;
    const std::uint32_t shift = from > 0 ? 1 : 0;
    hit.in_snippet = {span.from - from + shift, span.to - from + shift};
    return hit;
  }

 private:
  const std::string& text_;
  std::vector<std::uint32_t> origin_;
  std::u32string folded_;
  std::size_t length_;
};

/// The text that a word hit points to, and how it is called.
struct Found {
  RecordId interview;
  EntityId entity;
  std::string where;
  std::string text;
};

std::optional<Found> read(const store::Vault& vault, const store::WordHit& word) {
  const auto entity = vault.entity(word.entity);
  if (!entity || !entity->live) return std::nullopt;
  if (entity->type == "transcript") {
    const auto version = entity->reference("current");
    const auto text = version ? vault.value(*version, "text") : std::nullopt;
    if (!text || !text->is_string()) return std::nullopt;
    return Found{entity->record, entity->id, "transcript", text->get<std::string>()};
  }
  if (entity->type == "coding") {
    const auto layer = vault.entity(main_entity(entity->record));
    const auto interview = layer ? layer->reference("interview") : std::nullopt;
    const auto element = vault.value(entity->id, "");
    if (!interview || !element) return std::nullopt;
    return Found{RecordId{interview->bytes}, entity->id, "memo", element->value("memo", "")};
  }
  const auto text = vault.value(entity->id, word.field);
  if (!text || !text->is_string()) return std::nullopt;
  return Found{entity->record, entity->id, entity->type == "note" ? "note" : word.field,
               text->get<std::string>()};
}

}  // namespace

Hits search(const store::Vault& vault, const std::string& query, std::size_t limit, Job& job) {
  const std::string clean = normalise_input(query, "the words to find");
  const auto first = clean.find_first_not_of(" \t\n");
  if (first == std::string::npos) throw Error(Code::Invalid, "There are no words to find.");
  const std::u32string wanted =
      to_points(fold(clean.substr(first, clean.find_last_not_of(" \t\n") - first + 1)));
  bool indexed = false;
  const auto words = vault.words(clean, indexed);
  if (!indexed)
    throw Error(Code::Invalid, "Only signs can not be searched for. Write at least one letter or digit.");
  job.expect(words.size());

  Hits hits;
  std::map<RecordId, std::string> record_codes;
  for (const auto& word : words) {
    job.advance(1);
    const auto found = read(vault, word);
    if (!found) continue;
    const Searched text(found->text);
    for (const auto& span : text.find(wanted)) {
      ++hits.total;
      if (hits.hits.size() >= limit) continue;
      Hit hit = text.hit(span);
      hit.interview = found->interview;
      auto code = record_codes.find(found->interview);
      if (code == record_codes.end()) {
        const auto main = vault.entity(main_entity(found->interview));
        code = record_codes.emplace(found->interview, main ? main->text("record_code") : "").first;
      }
      hit.record_code = code->second;
      hit.where = found->where;
      hit.entity = found->entity;
      hits.hits.push_back(std::move(hit));
    }
  }
  std::stable_sort(hits.hits.begin(), hits.hits.end(), [](const Hit& a, const Hit& b) {
    return std::tie(a.record_code, a.interview) < std::tie(b.record_code, b.interview);
  });
  return hits;
}

}  // namespace attest::coding
