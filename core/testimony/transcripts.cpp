// Transcripts, their versions, and notes.
#include <algorithm>

#include "core/foundation/text.h"
#include "core/testimony/interview.h"

namespace attest::testimony {

using store::Edit;

namespace {

constexpr std::size_t kNoteCap = 1u << 20;

Json cues_json(const std::vector<Cue>& cues) {
  Json list = Json::array();
  for (const auto& cue : cues)
    list.push_back(Json::array({cue.from, cue.to, cue.from_ms, cue.to_ms, cue.speaker}));
  return list;
}

std::vector<Cue> cues_of(const Json& list) {
  const auto bad = [] { return Error(Code::Invalid, "A transcript's cues are not well formed."); };
  if (!list.is_array()) throw bad();
  std::vector<Cue> cues;
  for (const auto& item : list) {
    if (!item.is_array() || item.size() != 5 || !item[4].is_string()) throw bad();
    for (int i = 0; i < 4; ++i)
      if (!item[static_cast<std::size_t>(i)].is_number_integer()) throw bad();
    cues.push_back({item[0].get<std::uint32_t>(), item[1].get<std::uint32_t>(), item[2].get<std::int64_t>(),
                    item[3].get<std::int64_t>(), item[4].get<std::string>()});
  }
  return cues;
}

std::vector<Edit> version_edits(const EntityId& version, const EntityId& transcript,
                                const TranscriptText& content, const std::string& language,
                                std::optional<EntityId> from) {
  check(content);
  std::vector<Edit> edits{
      Edit::set(version, "version", "transcript", transcript.hex()),
      Edit::set(version, "version", "characters", static_cast<std::int64_t>(count_points(content.text))),
      Edit::set(version, "version", "hash", to_hex(crypto::sha256(as_bytes(content.text)))),
      Edit::set(version, "version", "language", language),
      Edit::set(version, "version", "cues", cues_json(content.cues)),
      Edit::set(version, "version", "text", content.text)};
  if (from) edits.push_back(Edit::set(version, "version", "made_from", from->hex()));
  return edits;
}

Transcript transcript_of(const store::Entity& entity) {
  return {entity.id,
          entity.record,
          entity.text("role"),
          entity.text("language"),
          entity.reference("media"),
          entity.reference("current").value_or(EntityId{}),
          entity.contested,
          entity.text("made_by") == "machine",
          entity.reference("reviewed")};
}

/// Who wrote an entity, and when: from the record's history.
struct Written {
  std::string author;
  std::int64_t time = 0;
};
std::map<EntityId, Written> first_writes(const store::Vault& vault, const RecordId& record) {
  std::map<EntityId, Written> writes;
  for (const auto& entry : vault.history(record, 1'000'000))
    writes[entry.entity] = {entry.author, entry.time};
  return writes;
}

}  // namespace

EntityId import_transcript(store::Vault& vault, const RecordId& id, const NewTranscript& transcript) {
  interview(vault, id);
  if (transcript.role != "original" && transcript.role != "translation" && transcript.role != "redacted")
    throw Error(Code::Invalid, "“%1” is not a role. There are: original, translation, redacted.",
                {transcript.role});
  const std::string language = check_field("language", transcript.language);
  const EntityId made = EntityId::random();
  const EntityId version = EntityId::random();
  auto edits = version_edits(version, made, transcript.content, language, {});
  edits.push_back(Edit::set(made, "transcript", "role", transcript.role));
  edits.push_back(Edit::set(made, "transcript", "language", language));
  edits.push_back(Edit::set(made, "transcript", "current", version.hex()));
  if (transcript.media) edits.push_back(Edit::set(made, "transcript", "media", transcript.media->hex()));
  if (transcript.machine_made) edits.push_back(Edit::set(made, "transcript", "made_by", "machine"));
  vault.write(id, "interview", edits);
  return made;
}

std::vector<Transcript> transcripts(const store::Vault& vault, const RecordId& interview) {
  std::vector<Transcript> all;
  for (const auto& entity : vault.entities_in(interview, "transcript")) all.push_back(transcript_of(entity));
  std::sort(all.begin(), all.end(), [](const Transcript& a, const Transcript& b) {
    return std::tie(a.role, a.language, a.id) < std::tie(b.role, b.language, b.id);  // "original" sorts first
  });
  return all;
}

Transcript find_transcript(const store::Vault& vault, const RecordId& interview, const std::string& text) {
  const auto all = transcripts(vault, interview);
  if (all.empty()) throw Error(Code::NotFound, "This interview has no transcript.");
  if (text.empty()) return all.front();
  std::vector<Transcript> found;
  for (const auto& transcript : all)
    if (transcript.id.hex().starts_with(text) || transcript.language == text) found.push_back(transcript);
  if (found.empty()) throw Error(Code::NotFound, "There is no transcript “%1” in this interview.", {text});
  if (found.size() > 1)
    throw Error(Code::Invalid, "“%1” stands for more than one transcript. Write more of the id.", {text});
  return found.front();
}

std::vector<Version> versions(const store::Vault& vault, const EntityId& transcript) {
  std::vector<Version> all;
  const auto entities = vault.referring("version", "transcript", transcript);
  if (entities.empty()) return all;
  const auto writes = first_writes(vault, entities.front().record);
  for (const auto& entity : entities) {
    const auto written = writes.find(entity.id);
    all.push_back({entity.id, transcript, entity.reference("made_from"),
                   entity.integer("characters").value_or(0),
                   written == writes.end() ? "" : written->second.author,
                   written == writes.end() ? 0 : written->second.time});
  }
  std::sort(all.begin(), all.end(), [](const Version& a, const Version& b) {
    return std::tie(a.time, a.id) < std::tie(b.time, b.id);
  });
  return all;
}

TranscriptText version_text(const store::Vault& vault, const EntityId& version) {
  const auto text = vault.value(version, "text");
  const auto cues = vault.value(version, "cues");
  if (!text || !cues) throw Error(Code::NotFound, "The text of this version is not in this vault.");
  if (!text->is_string()) throw Error(Code::Invalid, "A transcript's text is not well formed.");
  TranscriptText content{text->get<std::string>(), cues_of(*cues), {}};
  if (const auto entity = vault.entity(version)) content.language = entity->text("language");
  check(content);
  return content;
}

bool remove_empty_transcript(store::Vault& vault, const EntityId& transcript) {
  const auto entity = vault.entity(transcript);
  if (!entity || entity->type != "transcript" || !entity->live) return false;
  const auto all = versions(vault, transcript);
  std::vector<Edit> edits;
  for (const auto& version : all) {
    if (version.characters > 0) return false;
    edits.push_back(Edit::remove(version.id, "version"));
  }
  edits.push_back(Edit::remove(transcript, "transcript"));
  vault.write(entity->record, "interview", edits);
  return true;
}

void mark_reviewed(store::Vault& vault, const EntityId& id) {
  const auto entity = vault.entity(id);
  if (!entity || entity->type != "transcript" || !entity->live)
    throw Error(Code::NotFound, "There is no such transcript in this vault.");
  const Transcript transcript = transcript_of(*entity);
  if (!transcript.machine_made)
    throw Error(Code::Invalid,
                "A person made this transcript; only what a machine made is marked as reviewed.");
  if (transcript.reviewed == transcript.current) return;
  vault.write(entity->record, "interview",
              {Edit::set(id, "transcript", "reviewed", transcript.current.hex())});
}

EntityId save_version(store::Vault& vault, const EntityId& id, const EntityId& from,
                      const TranscriptText& content) {
  const auto entity = vault.entity(id);
  if (!entity || entity->type != "transcript" || !entity->live)
    throw Error(Code::NotFound, "There is no such transcript in this vault.");
  const Transcript transcript = transcript_of(*entity);
  TranscriptText before = version_text(vault, from);
  before.language = content.language;
  if (before == content && transcript.current == from && !transcript.contested) return from;
  const EntityId version = EntityId::random();
  auto edits = version_edits(version, id, content, transcript.language, from);
  edits.push_back(Edit::set(id, "transcript", "current", version.hex()));
  vault.write(entity->record, "interview", edits);
  return version;
}

EntityId add_note(store::Vault& vault, const RecordId& id, const std::string& text,
                  std::optional<std::int64_t> at_ms, const std::optional<EntityId>& media,
                  const std::string& kind) {
  interview(vault, id);
  const std::string clean = normalise_input(text, "the note");
  if (clean.find_first_not_of(" \t\n") == std::string::npos) throw Error(Code::Invalid, "The note is empty.");
  if (clean.size() > kNoteCap) throw Error(Code::Invalid, "The note is too long (1 MiB at most).");
  if (at_ms && *at_ms < 0) throw Error(Code::Invalid, "A moment in a recording is not before its beginning.");
  const EntityId note = EntityId::random();
  std::vector<Edit> edits{Edit::set(note, "note", "text", clean)};
  if (at_ms) edits.push_back(Edit::set(note, "note", "at_ms", *at_ms));
  if (media) edits.push_back(Edit::set(note, "note", "media", media->hex()));
  if (!kind.empty()) edits.push_back(Edit::set(note, "note", "kind", kind));
  vault.write(id, "interview", edits);
  return note;
}

std::vector<Note> notes(const store::Vault& vault, const RecordId& interview) {
  std::vector<Note> all;
  const auto entities = vault.entities_in(interview, "note");
  if (entities.empty()) return all;
  const auto writes = first_writes(vault, interview);
  for (const auto& entity : entities) {
    const auto value = vault.value(entity.id, "text");
    if (!value || !value->is_string()) continue;
    const auto written = writes.find(entity.id);
    all.push_back({entity.id, value->get<std::string>(), entity.integer("at_ms"),
                   EntityId::parse(entity.text("media")), entity.text("kind"),
                   written == writes.end() ? "" : written->second.author,
                   written == writes.end() ? 0 : written->second.time});
  }
  std::sort(all.begin(), all.end(),
            [](const Note& a, const Note& b) { return std::tie(a.time, a.id) < std::tie(b.time, b.id); });
  return all;
}

}  // namespace attest::testimony
