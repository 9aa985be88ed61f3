// Recordings of interviews: taken in, added, played.
#include <algorithm>
#include <filesystem>
#include <set>

#include "core/testimony/interview.h"

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

void journal_media(store::Vault& vault, const media::RecordingFacts& facts) {
  vault.write(facts.interview, "interview", {Edit::element(facts.media, "media", facts.json())});
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

media::RecordingFacts add_media(store::Vault& vault, const RecordId& id, RandomSource& file, Job& job) {
  interview(vault, id);
  auto begin = beginning(vault, id, "added");
  const EntityId media = begin.media;
  const auto facts = media::add_sound_file(vault.disk(), vault.clock(), file,
                                           part_of(vault.media_path(media)), std::move(begin), job);
  Recording::take_in(vault, facts);
  return facts;
}

// ---- Recording

struct Recording::State {
  Disk& disk;
  fs::path path;
  std::unique_ptr<media::SoundRecorder> recorder;
};

Recording::Recording(store::Vault& vault, const RecordId& id, int rate, int channels, media::Codec codec) {
  interview(vault, id);
  auto begin = beginning(vault, id, "recorded");
  begin.codec = codec;
  begin.channels = channels;
  const fs::path path = part_of(vault.media_path(begin.media));
  auto recorder =
      std::make_unique<media::SoundRecorder>(vault.disk(), vault.clock(), path, std::move(begin), rate);
  state_ = std::make_unique<State>(vault.disk(), path, std::move(recorder));
}
Recording::~Recording() = default;
void Recording::write(const std::int16_t* interleaved, std::size_t frames) {
  state_->recorder->write(interleaved, frames);
}
float Recording::level() const {
  return state_->recorder->level();
}
std::int64_t Recording::duration_ms() const {
  return state_->recorder->duration_ms();
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
  journal_media(vault, facts);
}

// ---- What was left

namespace {

bool is_known_and_missing(const store::Vault& vault, const fs::path& arrived) {
  const auto media = EntityId::parse(arrived.stem().string());
  const auto entity = media ? vault.entity(*media) : std::nullopt;
  if (!entity || !entity->live || entity->type != "media" || is_there(vault.media_path(*media))) return false;
  const auto known = media::RecordingFacts::parse(*media, entity->record, entity->doc);
  try {
    const media::RecordingReader reader(arrived, *media, vault.media_secret(entity->record));
    return reader.facts().root == known.root && reader.facts().interrupted == known.interrupted;
  } catch (const Error& e) {
    if (e.code() != Code::Damaged && e.code() != Code::NotFound) throw;
    return false;
  }
}

/// Whether the journal says what the recording is. One whose description was lost with a damaged page tells
/// that itself.
bool is_described(const store::Vault& vault, const EntityId& media) {
  const auto entity = vault.entity(media);
  if (!entity) return false;
  return !entity->live || entity->doc.contains("codec") || vault.missing_parts(entity->record) == 0;
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

}  // namespace

std::vector<media::RecordingFacts> recover_recordings(store::Vault& vault) {
  std::vector<media::RecordingFacts> recovered;
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(vault.folder() / "media", error))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const auto& path : files) {
    // A window that was locked while it records goes on writing; its vault may be open elsewhere meanwhile.
    if (being_written(path)) continue;
    if (path.extension() == ".in") {
      settle_arrival(vault, path);
      continue;
    }
    const auto media = EntityId::parse(path.stem().string());
    if (!media || is_described(vault, *media)) continue;
    // Which interview it belongs to stands inside, sealed to that record's key: the one that opens it is the
    // one.
    for (const auto& record : vault.records()) {
      if (record.kind != "interview") continue;
      try {
        media::RecordingReader reader(path, *media, vault.media_secret(record.id));
        media::RecordingFacts facts = reader.facts();
        if (facts.interview != record.id || facts.origin == "received") break;
        if (facts.frames == 0) break;  // cut before any sound came; never removed: it may be damaged instead
        if (path.extension() == ".part") put_in_place(vault, *media);
        journal_media(vault, facts);
        recovered.push_back(std::move(facts));
        break;
      } catch (const Error& e) {
        if (e.code() != Code::WrongPassphrase && e.code() != Code::Damaged && e.code() != Code::NotFound)
          throw;
      }
    }
  }
  return recovered;
}

std::vector<store::Vault::Damage> check_recordings(const store::Vault& vault, bool deep, Job& job) {
  using Kind = store::Vault::Damage::Kind;
  std::vector<store::Vault::Damage> damage;
  std::set<std::string> named;
  const auto recordings = vault.entities("media", true);
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
    std::error_code error;
    const fs::path path = vault.media_path(entity.id);
    if (!fs::exists(path, error)) {
      // One that came in a bundle may have come without its sound; this device's own was here.
      const auto commits = vault.history(entity.record);
      const bool own = std::any_of(commits.begin(), commits.end(), [&](const auto& change) {
        return change.entity == entity.id && vault.is_own_device(change.device);
      });
      if (own && entity.live)
        damage.push_back({Kind::MissingRecording, "recording", entity.id.hex(), "its file is missing",
                          entity.record, entity.id});
      continue;
    }
    if (!deep) continue;
    try {
      media::RecordingReader reader(path, entity.id, vault.media_secret(entity.record));
      for (const auto& line : reader.verify(job))
        damage.push_back({Kind::Recording, "recording", entity.id.hex(), line, entity.record, entity.id});
    } catch (const Error& e) {
      if (e.code() == Code::Cancelled) throw;
      damage.push_back({Kind::Recording, "recording", entity.id.hex(), e.what(), entity.record, entity.id});
    }
  }
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(vault.folder() / "media", error)) {
    const auto& path = entry.path();
    if (named.contains(path.stem().string()) || path.extension() == ".in" || being_written(path)) continue;
    damage.push_back({Kind::StrayRecording, "recording", path.filename().string(),
                      "no record names this file; it is kept"});
  }
  return damage;
}

std::vector<RecordId> find_keys(store::Vault& vault, const std::vector<RecordId>& records) {
  std::vector<RecordId> unknown;
  for (const auto& record : records) {
    bool needed = false, found = false;
    for (const auto& media : vault.entities_in(record, "media", true)) {
      std::error_code error;
      const fs::path path = vault.media_path(media.id);
      if (found || !fs::exists(path, error)) continue;
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
