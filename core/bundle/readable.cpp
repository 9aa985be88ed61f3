#include "core/bundle/readable.h"

#include <algorithm>
#include <set>

#include "core/exchange/captions.h"

namespace attest::bundle {

namespace {

constexpr std::size_t max_folder = 24,
                      max_language = 15;  // so that every path fits into the archive's 100 bytes

/// Canonical JSON, a member or element to a line.
std::string laid_out(const Json& json) {
  const std::string text = canonical(json);
  std::string out;
  std::size_t depth = 0;
  bool quoted = false;
  const auto new_line = [&] { out += "\n" + std::string(depth, ' '); };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      out += c;
      if (c == '\\') out += text[++i];
      quoted = c != '"';
      continue;
    }
    const bool is_empty = (c == '{' || c == '[') && (text[i + 1] == '}' || text[i + 1] == ']');
    if (is_empty) {
      out += c;
      out += text[++i];
      continue;
    }
    if (c == '}' || c == ']') {
      --depth;
      new_line();
    }
    out += c;
    if (c == '{' || c == '[') ++depth;
    if (c == '{' || c == '[' || c == ',') new_line();
    quoted = c == '"';
  }
  return out + "\n";
}

bool is_plain(const std::string& text, std::size_t most) {
  return !text.empty() && text.size() <= most && text.front() != '-' &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
         });
}

std::string text_of(const Json& object, const char* member) {
  const auto found = object.find(member);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<EntityId> reference(const Json& object, const char* member) {
  return EntityId::parse(text_of(object, member));
}

/// The field's candidates agree, as FORMAT.md §5.4 has it.
bool agree(const store::Journal& journal, const std::vector<store::Candidate>& candidates) {
  const auto value = [&](const store::Candidate& c) -> std::optional<Json> {
    const auto found = journal.values.find(c.value);
    return found == journal.values.end() ? std::nullopt : std::optional(store::value_of(found->second));
  };
  return std::all_of(candidates.begin() + 1, candidates.end(), [&](const store::Candidate& other) {
    if (other.value == candidates.front().value) return true;
    const auto a = value(candidates.front()), b = value(other);
    return a && b && *a == *b;
  });
}

void take_field(const store::Journal& journal, const std::string& field,
                const std::vector<store::Candidate>& candidates, Said::Entity& entity) {
  if (!agree(journal, candidates)) entity.contested.push_back(field);
  const auto found = journal.values.find(candidates.front().value);
  if (found == journal.values.end()) {
    entity.absent.push_back(field);
    return;
  }
  const Json value = store::value_of(found->second);
  if (!field.empty())
    entity.fields[field] = value;
  else if (value.is_object())
    entity.fields.update(value);  // "" sorts first: fields of the same name stand over an element's members
}

Json json_of(const Said::Entity& entity) {
  Json json{
      {"id", entity.id.hex()}, {"author", entity.author}, {"time", entity.time}, {"fields", entity.fields}};
  if (!entity.contested.empty()) json["contested"] = entity.contested;
  if (!entity.absent.empty()) json["absent"] = entity.absent;
  return json;
}

/// Everything, by type. What versions say stands in the transcripts beside it, and in the journal.
ReadableFile interview_file(const Said& interview, const std::string& folder) {
  Json entities = Json::object();
  for (const auto& entity : interview.entities) {
    Json json = json_of(entity);
    if (entity.type == "version") {
      json["fields"].erase("text");
      json["fields"].erase("cues");
    }
    entities[entity.type].push_back(std::move(json));
  }
  return {
      folder + "interview.json",
      laid_out({{"format", "attest-readable/1"}, {"record", interview.record.hex()}, {"says", entities}})};
}

/// A version's cues as they are journalled; nullopt where they are none.
std::optional<testimony::TranscriptText> transcript_text(const Json& version) {
  const auto text = version.find("text"), cues = version.find("cues");
  if (text == version.end() || cues == version.end() || !text->is_string() || !cues->is_array())
    return std::nullopt;
  testimony::TranscriptText transcript{text->get<std::string>(), {}, {}};
  try {
    for (const Json& cue : *cues)
      transcript.cues.push_back({cue.at(0).get<std::uint32_t>(), cue.at(1).get<std::uint32_t>(),
                                 cue.at(2).get<std::int64_t>(), cue.at(3).get<std::int64_t>(),
                                 cue.at(4).get<std::string>()});
    testimony::check(transcript);
  } catch (const Json::exception&) {
    return std::nullopt;
  } catch (const Error&) {
    return std::nullopt;
  }
  return transcript;
}

bool is_timed(const testimony::TranscriptText& transcript) {
  return !transcript.cues.empty() &&
         std::all_of(transcript.cues.begin(), transcript.cues.end(),
                     [](const testimony::Cue& cue) { return cue.from_ms >= 0 && cue.to_ms >= cue.from_ms; });
}

/// A transcript's shown version; nullopt where it has none here.
std::optional<ReadableFile> transcript_file(const Said& interview, const Said::Entity& transcript,
                                            const std::string& folder) {
  const auto current = reference(transcript.fields, "current");
  const Said::Entity* version = current ? interview.find(*current) : nullptr;
  if (!version || !version->fields.contains("text") || !version->fields["text"].is_string())
    return std::nullopt;
  std::string language = text_of(transcript.fields, "language");
  if (!is_plain(language, max_language)) language = "und";
  const std::string name = folder + transcript.id.hex() + "." + language;
  const auto content = transcript_text(version->fields);
  if (content && is_timed(*content))
    return ReadableFile{name + ".vtt", exchange::write_captions(*content, exchange::CaptionFormat::Vtt)};
  return ReadableFile{name + ".txt", version->fields["text"].get<std::string>() + "\n"};
}

ReadableFile codings_file(const Said& interview, const std::string& folder, const std::vector<Said>& layers,
                          const Said* codebook) {
  Json codings = Json::array();
  for (const Said& layer : layers) {
    for (const auto& entity : layer.entities) {
      if (entity.type != "coding") continue;
      Json coding = json_of(entity);
      coding["layer"] = layer.record.hex();
      coding["coder"] = layer.main_text("coder");
      const auto code = reference(entity.fields, "code");
      const Said::Entity* known = code && codebook ? codebook->find(*code) : nullptr;
      if (known) coding["code_name"] = text_of(known->fields, "name");
      codings.push_back(std::move(coding));
    }
  }
  return {folder + "codings.json", laid_out({{"format", "attest-readable/1"},
                                             {"interview", interview.record.hex()},
                                             {"codings", codings}})};
}

}  // namespace

const Said::Entity* Said::find(const EntityId& id) const {
  const auto found =
      std::lower_bound(entities.begin(), entities.end(), id,
                       [](const Entity& entity, const EntityId& wanted) { return entity.id < wanted; });
  return found != entities.end() && found->id == id ? &*found : nullptr;
}

std::string Said::main_text(const char* field) const {
  const Entity* main = find(main_entity(record));
  return main ? text_of(main->fields, field) : std::string();
}

std::vector<media::RecordingFacts> Said::media() const {
  std::vector<media::RecordingFacts> all;
  for (const auto& entity : entities) {
    if (entity.type != "media") continue;
    try {
      all.push_back(media::RecordingFacts::parse(entity.id, record, entity.fields));
    } catch (const Error&) {
      // Its element is not here, or no recording can be so: there is no sound to send.
    }
  }
  return all;
}

std::vector<std::pair<std::int64_t, std::int64_t>> Said::off_record(const EntityId& recording) const {
  std::vector<std::pair<std::int64_t, std::int64_t>> all;
  for (const auto& entity : entities) {
    if (entity.type != "off" || text_of(entity.fields, "media") != recording.hex()) continue;
    const auto from = entity.fields.find("from"), to = entity.fields.find("to");
    if (from != entity.fields.end() && from->is_number_integer() && to != entity.fields.end() &&
        to->is_number_integer())
      all.emplace_back(from->get<std::int64_t>(), to->get<std::int64_t>());
  }
  return all;
}

std::vector<media::Original> Said::originals() const {
  std::vector<media::Original> all;
  for (const auto& entity : entities) {
    if (entity.type != "original") continue;
    try {
      all.push_back(media::Original::parse(entity.id, record, entity.fields));
    } catch (const Error&) {
      // Withheld, or none can be so.
    }
  }
  return all;
}

Said say(const store::Journal& journal) {
  const store::Replay replay = journal.replay();
  std::map<store::CommitId, const store::Header*> headers;
  for (const auto& commit : journal.commits) headers.emplace(commit.id, &commit.header);
  Said said{journal.record, journal.kind, {}, replay.tips()};
  for (const auto& [id, state] : replay.state()) {
    if (!state.live || state.fields.empty()) continue;
    Said::Entity entity{id, state.type, Json::object(), {}, {}, {}, 0};
    for (const auto& [field, candidates] : state.fields) take_field(journal, field, candidates, entity);
    const auto written = headers.find(state.fields.begin()->second.front().origin);
    if (written != headers.end()) {
      entity.author = written->second->author;
      entity.time = written->second->time;
    }
    said.entities.push_back(std::move(entity));
  }
  return said;
}

std::map<RecordId, std::string> folders(const std::map<RecordId, std::string>& record_codes) {
  std::map<std::string, int> times;  // in lower case: some disks do not tell the difference
  const auto lower = [](std::string text) {
    for (char& c : text)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
  };
  for (const auto& [record, code] : record_codes) ++times[lower(code)];
  std::map<RecordId, std::string> folders;
  for (const auto& [record, code] : record_codes)
    folders[record] = "data/interview/" +
                      (is_plain(code, max_folder) && times[lower(code)] == 1 ? code : record.hex()) + "/";
  return folders;
}

std::vector<ReadableFile> readable_interview(const Said& interview, const std::string& folder,
                                             const std::vector<Said>& layers, const Said* codebook) {
  std::vector<ReadableFile> files{interview_file(interview, folder),
                                  codings_file(interview, folder, layers, codebook)};
  for (const auto& entity : interview.entities) {
    if (entity.type != "transcript") continue;
    if (auto file = transcript_file(interview, entity, folder)) files.push_back(std::move(*file));
  }
  return files;
}

std::string readable_codebook(const Said& codebook) {
  Json codes = Json::array();
  for (const auto& entity : codebook.entities)
    if (entity.type == "code") codes.push_back(json_of(entity));
  return laid_out({{"format", "attest-readable/1"}, {"codes", codes}});
}

}  // namespace attest::bundle
