// Recordings of interviews: taken in, added, played.
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <tuple>

#include "core/testimony/interview.h"
#include "core/testimony/originals.h"

namespace attest::testimony {

namespace fs = std::filesystem;
using store::Edit;

namespace {

fs::path part_of(const fs::path& path) {
  return path.string() + ".part";
}

media::RecordingWriter::Begin beginning(const store::Vault& vault, const RecordId& interview,
                                        const char* origin) {
  media::RecordingWriter::Begin begin;
  begin.media = EntityId::random();
  begin.interview = interview;
  begin.recipient = vault.media_recipient(interview);
  begin.origin = origin;
  return begin;
}

void put_in_place(const store::Vault& vault, const EntityId& media) {
  const fs::path path = vault.media_path(media);
  vault.disk().rename(part_of(path), path);
  vault.disk().sync_folder(path.parent_path());
}

/// The same moment, or span, of a recording has the same id wherever it is journalled.
EntityId moment_id(const char* what, const EntityId& media, const std::string& where) {
  Bytes name = to_bytes(what);
  name.insert(name.end(), media.bytes.begin(), media.bytes.end());
  const Bytes place = to_bytes(where);
  name.insert(name.end(), place.begin(), place.end());
  const crypto::Hash hash = crypto::blake2b(name);
  EntityId id;
  std::copy_n(hash.begin(), id.bytes.size(), id.bytes.begin());
  return id;
}

EntityId moment_id(const char* what, const EntityId& media, std::int64_t frame) {
  return moment_id(what, media, std::to_string(frame));
}

/// Runs that follow one another are one span.
std::vector<std::pair<std::int64_t, std::int64_t>> spans_of(const std::vector<media::Destroyed>& runs) {
  std::vector<std::pair<std::int64_t, std::int64_t>> spans;
  for (const auto& run : runs)
    if (!spans.empty() && spans.back().second == run.from)
      spans.back().second += run.frames;
    else
      spans.push_back({run.from, run.from + run.frames});
  std::erase_if(spans, [](const auto& span) { return span.first == span.second; });
  return spans;
}

Edit off_edit(const EntityId& media, std::int64_t from, std::int64_t to) {
  return Edit::element(moment_id("attest/off/1", media, std::to_string(from) + "-" + std::to_string(to)),
                       "off", {{"media", media.hex()}, {"from", from}, {"to", to}});
}

void journal_media(store::Vault& vault, const media::RecordingFacts& facts,
                   const media::RecordingReader& reader, const std::vector<Edit>& more = {}) {
  const auto ms = [&](std::int64_t frames) { return frames * 1000 / facts.rate; };
  const std::string media = facts.media.hex();
  std::vector<Edit> edits{Edit::element(facts.media, "media", facts.json())};
  for (const auto& gap : reader.gaps()) {
    Json said{
        {"media", media}, {"from_ms", ms(gap.from)}, {"silent_ms", ms(gap.frames)}, {"reason", gap.reason}};
    if (gap.ms) said["ms"] = *gap.ms;
    edits.push_back(Edit::element(moment_id("attest/gap/1", facts.media, gap.from), "gap", std::move(said)));
  }
  for (const auto& marker : reader.markers()) {
    Json said{{"media", media}, {"at_ms", ms(marker.at)}, {"text", marker.text}};
    if (!marker.kind.empty()) said["kind"] = marker.kind;
    const std::string where = marker.id ? std::string(as_text(marker.id->view())) : std::to_string(marker.at);
    edits.push_back(
        Edit::element(moment_id("attest/marker/1", facts.media, where), "marker", std::move(said)));
  }
  for (const auto& [from, to] : spans_of(reader.destroyed()))
    edits.push_back(off_edit(facts.media, from, to));
  edits.insert(edits.end(), more.begin(), more.end());
  vault.write(facts.interview, "interview", std::move(edits));
}

/// An element's members, where it has them.
std::int64_t number(const Json& element, const char* member) {
  const auto found = element.find(member);
  return found != element.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}
std::string words(const Json& element, const char* member) {
  const auto found = element.find(member);
  return found != element.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

std::vector<Media> media_of(const store::Vault& vault, const RecordId& interview) {
  std::vector<Media> all;
  for (const auto& entity : vault.entities_in(interview, "media")) {
    // Of a record in part it may be known that there was a recording, and nothing more; its file is kept.
    if (!entity.doc.contains("codec")) continue;
    Media media{media::RecordingFacts::parse(entity.id, interview, entity.doc), true};
    media.here = is_there(vault.media_path(entity.id));
    all.push_back(std::move(media));
  }
  std::sort(all.begin(), all.end(), [](const Media& a, const Media& b) {
    return std::tie(a.facts.started, a.facts.media) < std::tie(b.facts.started, b.facts.media);
  });
  return all;
}

Media find_media(const store::Vault& vault, const RecordId& interview, const std::string& text) {
  const auto all = media_of(vault, interview);
  if (all.empty()) throw Error(Code::NotFound, "This interview has no recording.");
  if (text.empty()) return all.front();
  std::vector<Media> found;
  for (const auto& media : all)
    if (media.facts.media.hex().starts_with(text)) found.push_back(media);
  if (found.empty()) throw Error(Code::NotFound, "There is no recording “%1” in this interview.", {text});
  if (found.size() > 1)
    throw Error(Code::Invalid, "“%1” stands for more than one recording. Write more of the id.", {text});
  return found.front();
}

std::unique_ptr<media::RecordingReader> open_media(const store::Vault& vault, const Media& media) {
  if (!media.here)
    throw Error(Code::NotFound,
                "The sound of this recording is not in this vault: it was sent without its media.");
  return std::make_unique<media::RecordingReader>(vault.media_path(media.facts.media), media.facts.media,
                                                  vault.media_secret(media.facts.interview));
}

std::vector<MediaGap> gaps(const store::Vault& vault, const RecordId& interview) {
  std::vector<MediaGap> all;
  for (const auto& entity : vault.entities_in(interview, "gap")) {
    const auto media = EntityId::parse(words(entity.doc, "media"));
    if (!media) continue;
    MediaGap gap{*media,
                 number(entity.doc, "from_ms"),
                 number(entity.doc, "silent_ms"),
                 {},
                 words(entity.doc, "reason")};
    if (entity.doc.contains("ms")) gap.ms = number(entity.doc, "ms");
    all.push_back(std::move(gap));
  }
  std::ranges::sort(all, {}, [](const MediaGap& gap) { return std::tie(gap.media, gap.from_ms); });
  return all;
}

std::vector<MediaMarker> markers(const store::Vault& vault, const RecordId& interview) {
  std::vector<MediaMarker> all;
  for (const auto& entity : vault.entities_in(interview, "marker")) {
    const auto media = EntityId::parse(words(entity.doc, "media"));
    if (media)
      all.push_back({entity.id, *media, number(entity.doc, "at_ms"), words(entity.doc, "text"),
                     words(entity.doc, "kind")});
  }
  std::ranges::sort(
      all, {}, [](const MediaMarker& marker) { return std::tie(marker.media, marker.at_ms, marker.id); });
  return all;
}

// ---- Off the record

namespace {

OffRecord off_of(const store::Entity& entity) {
  const auto media = EntityId::parse(words(entity.doc, "media"));
  return {entity.id, media.value_or(EntityId{}), number(entity.doc, "from"), number(entity.doc, "to")};
}

/// Whether nothing of it is there to be heard. Only where the destroyed runs do not cover it is more looked
/// at than the sizes of frames.
bool is_destroyed(const media::RecordingReader& reader, const fs::path& path, const crypto::Secret& secret,
                  const OffRecord& off) {
  std::int64_t from = off.from;
  for (const auto& [begin, end] : spans_of(reader.destroyed()))
    if (begin <= from) from = std::max(from, end);
  return from >= off.to || !media::holds_sound(path, off.media, secret, off.from, off.to);
}

/// What the file says of a span once it is destroyed: how it is shown.
void show_destroyed(store::Vault& vault, const media::RecordingFacts& facts,
                    const media::RecordingReader& reader) {
  const auto ms = [&](std::int64_t frames) { return frames * 1000 / facts.rate; };
  std::vector<Edit> edits;
  const auto spans = spans_of(reader.destroyed());
  for (const auto& [from, to] : spans) {
    const EntityId id = moment_id("attest/gap/1", facts.media, from);
    const Json said{{"media", facts.media.hex()},
                    {"from_ms", ms(from)},
                    {"silent_ms", ms(to - from)},
                    {"reason", std::string(media::name(media::GapReason::OffRecord))}};
    const auto known = vault.entity(id);
    if (!known || !known->live || known->doc != said) edits.push_back(Edit::element(id, "gap", said));
  }
  for (const auto& marker : markers(vault, facts.interview))
    for (const auto& [from, to] : spans)
      if (marker.media == facts.media && marker.at_ms >= ms(from) && marker.at_ms < ms(to)) {
        edits.push_back(Edit::remove(marker.id, "marker"));
        break;
      }
  if (!edits.empty()) vault.write(facts.interview, "interview", std::move(edits));
}

constexpr const char* obeyed_setting = "off_obeyed";

/// The spans that the journals name, and when the files of their recordings here were written: another value
/// where there is something new, or a file was put back.
std::string state_of(const store::Vault& vault, const std::vector<store::Entity>& spans) {
  std::string state;
  for (const auto& entity : spans) {
    std::error_code none;
    const auto written = fs::last_write_time(vault.media_path(off_of(entity).media), none);
    state += entity.id.hex() + (none ? "" : std::to_string(written.time_since_epoch().count())) + "\n";
  }
  return to_hex(crypto::blake2b(to_bytes(state)));
}

}  // namespace

std::vector<OffRecord> off_record(const store::Vault& vault, const RecordId& interview) {
  std::vector<OffRecord> all;
  for (const auto& entity : vault.entities_in(interview, "off")) all.push_back(off_of(entity));
  std::ranges::sort(all, {}, [](const OffRecord& off) { return std::tie(off.media, off.from, off.to); });
  return all;
}

void say_off_record(store::Vault& vault, const Media& media, std::int64_t from_ms, std::int64_t to_ms,
                    Job& job) {
  const auto& facts = media.facts;
  const std::int64_t from = std::max<std::int64_t>(from_ms, 0) * facts.rate / 1000;
  const std::int64_t to = std::min(to_ms * facts.rate / 1000 + 1, facts.frames);
  if (from >= to) throw Error(Code::Invalid, "The span that is to be off the record ends before it begins.");
  if (!media.here)
    throw Error(Code::NotFound,
                "The sound of this recording is not in this vault: it was sent without its media.");
  job.check();
  vault.together([&] {
    vault.write(facts.interview, "interview", {off_edit(facts.media, from, to)});
    // The file that the recording was made of holds the span, too, and cannot be cut.
    journal_destroyed_original(vault, facts.media, std::string(media::name(media::GapReason::OffRecord)));
  });
  vault.outdate_backups();
  remove_destroyed_originals(vault);
  media::destroy_sound(vault.disk(), vault.media_path(facts.media), facts.media,
                       vault.media_secret(facts.interview), from, to, job);
  show_destroyed(vault, facts, *open_media(vault, media));
}

void obey_off_record(store::Vault& vault) {
  const auto spans = vault.entities("off", true);
  if (vault.setting(obeyed_setting) == state_of(vault, spans)) return;
  bool all = true, outdated = false;
  for (const auto& entity : spans) {
    const OffRecord off = off_of(entity);
    const auto recording = vault.entity(off.media);
    const fs::path path = vault.media_path(off.media);
    if (!recording || recording->record != entity.record || !is_there(path)) continue;
    if (being_written(path)) {
      all = false;
      continue;
    }
    try {
      const auto& secret = vault.media_secret(entity.record);
      media::finish_destroying(vault.disk(), path, off.media, secret);
      media::RecordingReader reader(path, off.media, secret);
      if (is_destroyed(reader, path, secret, off)) continue;
      if (!outdated) vault.outdate_backups();
      outdated = true;
      Job job;
      media::destroy_sound(vault.disk(), path, off.media, secret, off.from, off.to, job);
    } catch (const Error& e) {
      if (e.code() != Code::Damaged && e.code() != Code::NotFound && e.code() != Code::Invalid) throw;
    }
  }
  if (all) vault.set_setting(obeyed_setting, state_of(vault, spans));
}

media::Import add_media(store::Vault& vault, const RecordId& id, RandomSource& file, Job& job,
                        const fs::path& programs) {
  interview(vault, id);
  auto begin = beginning(vault, id, "added");
  const fs::path path = vault.media_path(begin.media);
  const fs::path original = vault.media_path(media::original_id(begin.media));
  const media::Import import = media::import_sound(vault.disk(), vault.clock(), file, part_of(path),
                                                   part_of(original), std::move(begin), job, programs);
  // Both files are whole and have no names yet. The journal names both at once: who is cut before that finds
  // neither when the vault is opened again, and who is cut after it, both.
  try {
    const media::RecordingReader reader(part_of(path), import.sound.media, vault.media_secret(id));
    journal_media(vault, import.sound, reader, original_edits(import));
  } catch (const Error& e) {
    if (e.code() != Code::Io) {  // a commit that the disk failed may be found done
      vault.disk().remove(part_of(path));
      vault.disk().remove(part_of(original));
    }
    throw;
  }
  if (import.original) vault.disk().rename(part_of(original), original);
  put_in_place(vault, import.sound.media);
  return import;
}

// ---- Recording

struct Recording::State {
  Disk& disk;
  fs::path path;
  EntityId media;
  int rate;
  std::unique_ptr<media::SoundRecorder> recorder;
};

Recording::Recording(store::Vault& vault, const RecordId& id, int rate, int channels, media::Codec codec) {
  interview(vault, id);
  auto begin = beginning(vault, id, "recorded");
  begin.codec = codec;
  begin.channels = channels;
  const EntityId media = begin.media;
  const fs::path path = part_of(vault.media_path(media));
  auto recorder =
      std::make_unique<media::SoundRecorder>(vault.disk(), vault.clock(), path, std::move(begin), rate);
  state_ = std::make_unique<State>(vault.disk(), path, media, rate, std::move(recorder));
}
Recording::~Recording() = default;
const EntityId& Recording::media() const {
  return state_->media;
}
media::SoundRecorder& Recording::sound() {
  return *state_->recorder;
}
void Recording::off_record(std::int64_t from_ms, const crypto::Secret& record_secret) {
  media::SoundRecorder& sound = *state_->recorder;
  const std::int64_t from = from_ms * state_->rate / 1000;
  sound.let_go(from);
  Job job;
  media::destroy_sound(state_->disk, state_->path, state_->media, record_secret, from,
                       sound.duration_ms() * state_->rate / 1000 + 1, job);
}
media::RecordingFacts Recording::finish() {
  auto facts = state_->recorder->finish();
  if (facts.frames > 0) return facts;
  state_->recorder.reset();
  state_->disk.remove(state_->path);
  throw Error(Code::Invalid, "No sound came, so nothing was recorded.");
}

void Recording::take_in(store::Vault& vault, const media::RecordingFacts& facts) {
  put_in_place(vault, facts.media);
  journal_media(vault, facts,
                media::RecordingReader(vault.media_path(facts.media), facts.media,
                                       vault.media_secret(facts.interview)));
}

std::int64_t minutes_that_fit(const store::Vault& vault, media::Codec codec, int channels) {
  // Measured with noisy speech at 48 kHz, sealed; FLAC depends on the room, so the most of what was met is
  // taken.
  constexpr std::uint64_t opus_minute = 270'000, flac_minute = 4'000'000;
  std::error_code error;
  const auto space = fs::space(vault.folder(), error);
  if (error) throw_errno(error.value(), "The free space of the vault's disk cannot be read.");
  const auto minute =
      (codec == media::Codec::Opus ? opus_minute : flac_minute) * static_cast<std::uint64_t>(channels);
  return static_cast<std::int64_t>(space.available / minute);
}

// ---- What was left

namespace {

bool is_known_and_missing(const store::Vault& vault, const fs::path& arrived) {
  const auto media = EntityId::parse(arrived.stem().string());
  const auto entity = media ? vault.entity(*media) : std::nullopt;
  if (!entity || !entity->live || is_there(vault.media_path(*media))) return false;
  if (entity->type != "media" && entity->type != kOriginal) return false;
  try {
    const auto known = entity->type == kOriginal
                           ? media::Original::parse(*media, entity->record, entity->doc).facts
                           : media::RecordingFacts::parse(*media, entity->record, entity->doc);
    const media::RecordingReader reader(arrived, *media, vault.media_secret(entity->record));
    return reader.facts().root == known.root && reader.facts().interrupted == known.interrupted;
  } catch (const Error& e) {
    if (e.code() != Code::Damaged && e.code() != Code::NotFound && e.code() != Code::Invalid) throw;
    return false;
  }
}

/// Whether the journal says what the recording is. One whose description was lost with a damaged page tells
/// that itself.
bool is_described(const store::Vault& vault, const EntityId& media) {
  const auto entity = vault.entity(media);
  if (!entity) return false;
  const char* member = entity->type == kOriginal ? "container" : "codec";
  return !entity->live || entity->doc.contains(member) || vault.missing_parts(entity->record) == 0;
}

/// What an import left without a name, cut after the journal had named it: whole, as it was synced before.
void settle_import(store::Vault& vault, const fs::path& part, const EntityId& media) {
  const auto entity = vault.entity(media);
  if (entity && entity->live && !is_there(vault.media_path(media)))
    put_in_place(vault, media);
  else
    vault.disk().remove(part);
}

/// A recording that came in a bundle: it gets its name if it is the one that the journal knows, and goes if
/// not.
void settle_arrival(store::Vault& vault, const fs::path& arrived) {
  if (is_known_and_missing(vault, arrived)) {
    vault.disk().rename(arrived, fs::path(arrived).replace_extension());
    vault.disk().sync_folder(arrived.parent_path());
  } else {
    vault.disk().remove(arrived);
  }
}

/// Sound that was being destroyed when the program ended, beside a recording that may not be journalled yet.
void finish_off(store::Vault& vault, const fs::path& beside) {
  const fs::path path = fs::path(beside).replace_extension();
  if (being_written(path)) return;
  const auto media = EntityId::parse(path.stem().string());
  if (!media || !is_there(path)) return vault.disk().remove(beside);
  const auto known = vault.entity(*media);
  for (const auto& record : vault.records()) {
    if (record.kind != "interview" || (known && known->record != record.id)) continue;
    try {
      media::finish_destroying(vault.disk(), path, *media, vault.media_secret(record.id));
      return;
    } catch (const Error& e) {
      if (e.code() != Code::WrongPassphrase && e.code() != Code::Damaged && e.code() != Code::NotFound) throw;
    }
  }
}

}  // namespace

std::vector<media::RecordingFacts> recover_recordings(store::Vault& vault) {
  std::vector<media::RecordingFacts> recovered;
  for (const auto& path : entries_of(vault.folder() / "media"))
    if (path.extension() == ".off") finish_off(vault, path);
  obey_off_record(vault);
  std::vector<EntityId> originals;  // once their recordings are known
  for (const auto& path : entries_of(vault.folder() / "media")) {
    // A window that was locked while it records goes on writing; its vault may be open elsewhere meanwhile.
    if (being_written(path)) continue;
    if (path.extension() == ".in") {
      settle_arrival(vault, path);
      continue;
    }
    if (path.extension() == ".off") continue;
    const auto media = EntityId::parse(path.stem().string());
    if (!media) continue;
    if (is_described(vault, *media)) {
      if (path.extension() == ".part") settle_import(vault, path, *media);
      continue;
    }
    // Which interview it belongs to stands inside, sealed to that record's key: the one that opens it is the
    // one.
    for (const auto& record : vault.records()) {
      if (record.kind != "interview") continue;
      try {
        media::RecordingReader reader(path, *media, vault.media_secret(record.id));
        media::RecordingFacts facts = reader.facts();
        if (facts.interview != record.id || facts.origin == "received") break;
        if (facts.origin == "added" && path.extension() == ".part") {
          vault.disk().remove(path);  // an import that was cut: the file it was made of is where it was
          break;
        }
        if (facts.codec == media::Codec::File) {
          originals.push_back(*media);
          break;
        }
        if (facts.frames == 0) break;  // cut before any sound came; never removed: it may be damaged instead
        if (path.extension() == ".part") put_in_place(vault, *media);
        journal_media(vault, facts, reader);
        recovered.push_back(std::move(facts));
        break;
      } catch (const Error& e) {
        if (e.code() != Code::WrongPassphrase && e.code() != Code::Damaged && e.code() != Code::NotFound)
          throw;
      }
    }
  }
  for (const auto& id : originals) describe_anew(vault, id);
  remove_destroyed_originals(vault);
  return recovered;
}

std::vector<store::Vault::Damage> check_recordings(const store::Vault& vault, bool deep, Job& job) {
  using Kind = store::Vault::Damage::Kind;
  std::vector<store::Vault::Damage> damage;
  std::set<std::string> named;
  auto recordings = vault.entities("media", true);
  const auto originals = vault.entities(kOriginal, true);
  recordings.insert(recordings.end(), originals.begin(), originals.end());
  std::map<EntityId, std::vector<OffRecord>> spans;
  for (const auto& entity : vault.entities("off", true)) {
    const OffRecord off = off_of(entity);
    const auto recording = vault.entity(off.media);
    if (recording && recording->record == entity.record) spans[off.media].push_back(off);
  }
  std::uint64_t bytes = 0;
  for (const auto& entity : recordings) {
    std::error_code error;
    const auto size = fs::file_size(vault.media_path(entity.id), error);
    if (deep && !error) bytes += size;
  }
  job.expect(job.done() + bytes);
  for (const auto& entity : recordings) {
    named.insert(entity.id.hex());
    job.check();
    const fs::path path = vault.media_path(entity.id);
    const bool is_original = entity.type == kOriginal;
    const auto tell = [&](Kind kind, std::string what) {
      damage.push_back({kind, is_original ? "the file that a recording was made of" : "recording",
                        entity.id.hex(), std::move(what), entity.record, entity.id});
    };
    try {
      if (!is_there(path)) {
        // One that came in a bundle may have come without its sound; this device's own was here.
        const auto commits = vault.history(entity.record);
        const bool own = std::any_of(commits.begin(), commits.end(), [&](const auto& change) {
          return change.entity == entity.id && vault.is_own_device(change.device);
        });
        if (own && entity.live) tell(Kind::MissingRecording, "its file is missing");
        continue;
      }
      if (!deep && !spans.contains(entity.id)) continue;
      const auto& secret = vault.media_secret(entity.record);
      media::RecordingReader reader(path, entity.id, secret);
      for (const OffRecord& off : spans[entity.id]) {
        if (being_written(path) || is_destroyed(reader, path, secret, off)) continue;
        const int rate = reader.shape().rate;
        const std::int64_t from = off.from * 1000 / rate, to = off.to * 1000 / rate;
        tell(Kind::OffRecord,
             fill("it was said off the record from %1 to %2, and that sound is here; opening the vault for "
                  "writing destroys it",
                  {clock_text(from), clock_text(to + 999)}));
        damage.back().from_ms = from;
        damage.back().to_ms = to;
      }
      if (!deep) continue;
      for (auto& line : reader.verify(job)) tell(Kind::Recording, std::move(line));
      if (is_original && reader.facts().sha256 != entity.text("sha256") && entity.doc.contains("sha256"))
        tell(Kind::Recording, "it is not the file that was journalled");
    } catch (const Error& e) {
      if (e.code() == Code::Cancelled) throw;
      tell(Kind::Recording, e.what());
    }
  }
  for (const auto& path : entries_of(vault.folder() / "media")) {
    if (named.contains(path.stem().string()) || path.extension() == ".in" || path.extension() == ".off" ||
        being_written(path))
      continue;
    damage.push_back({Kind::StrayRecording, "recording", path.filename().string(),
                      "no record names this file; it is kept"});
  }
  return damage;
}

std::vector<RecordId> find_keys(store::Vault& vault, const std::vector<RecordId>& records) {
  std::vector<RecordId> unknown;
  for (const auto& record : records) {
    bool needed = false, found = false;
    auto files = vault.entities_in(record, "media", true);
    const auto originals = vault.entities_in(record, kOriginal, true);
    files.insert(files.end(), originals.begin(), originals.end());
    for (const auto& media : files) {
      const fs::path path = vault.media_path(media.id);
      if (found || !is_there(path)) continue;
      needed = true;
      for (const auto& [recipient, secret] : vault.unassigned_keys()) {
        try {
          media::RecordingReader reader(path, media.id, secret);
          vault.assign_key(record, recipient);
          found = true;
          break;
        } catch (const Error& e) {
          if (e.code() != Code::Damaged && e.code() != Code::WrongPassphrase) throw;
        }
      }
    }
    if (needed && !found) unknown.push_back(record);
  }
  return unknown;
}

}  // namespace attest::testimony
