#include "core/bundle/payload.h"

#include <algorithm>

#include "core/bundle/frames.h"
#include "core/testimony/door.h"

namespace attest::bundle {

namespace {

constexpr std::size_t piece = 256 * 1024;
constexpr std::size_t max_small_frames = 16u << 20;

Bytes digest(std::string_view text, crypto::Digest::Kind kind) {
  crypto::Digest digest(kind);
  digest.update(as_bytes(text));
  return digest.finish();
}

struct Sha512Sink final : Sink {
  void write(ByteView in) override { digest.update(in); }
  crypto::Digest digest{crypto::Digest::Kind::Sha512};
};

Bytes from_journal(const std::string& hex) {
  return from_hex(hex).value_or(Bytes{});
}

}  // namespace

Payload::Payload(const store::Vault& vault, const std::vector<store::RecordInfo>& records, Scope scope,
                 Job& job)
    : vault_(vault), scope_(scope) {
  for (const auto& record : records) {
    list_record(record);
    job.check();
  }
  folders_ = folders(codes_);
  for (const auto& [interview, folder] : folders_) list_interview(interview, job);
  std::sort(files_.begin(), files_.end(),
            [](const File& a, const File& b) { return comes_before(a.path, b.path); });
  std::sort(heads_.begin(), heads_.end());
}

store::Journal Payload::journal(const RecordId& record) const {
  store::Journal journal = vault_.journal(record);
  if (scope_.outward) testimony::keep_inside(journal);
  return journal;
}

void Payload::list_record(const store::RecordInfo& record) {
  const store::Journal journal = this->journal(record.id);
  add(File::Kind::Journal, journal_path(record.id), record.id, journal.file());
  Said said = say(journal);
  for (const auto& tip : said.tips) heads_.push_back({record.id, tip});
  if (record.kind == "interview") codes_[record.id] = said.main_text("record_code");
  if (record.kind == "layer") {
    if (const auto interview = RecordId::parse(said.main_text("interview")))
      layers_[*interview].push_back(record.id);
  }
  if (record.kind == "codebook") {
    add(File::Kind::Codebook, codebook_path, record.id, readable_codebook(said));
    codebook_ = std::move(said);
  }
}

void Payload::list_interview(const RecordId& id, Job& job) {
  const Readable& made = readable(id);
  for (const auto& file : made.files) add(File::Kind::Readable, file.path, id, file.text);
  if (!scope_.media) return;
  const std::string& folder = folders_.at(id);
  for (const auto& facts : made.said.media())
    if (is_there(vault_.media_path(facts.media)))
      list_media(id, facts, sound_path(folder, facts.media, facts.codec), job);
  for (const auto& original : made.said.originals())
    if (is_there(vault_.media_path(original.facts.media)))
      list_media(id, original.facts, original_path(folder, original.media, original.container), job);
}

void Payload::list_media(const RecordId& interview, const media::RecordingFacts& facts,
                         const std::string& path, Job& job) {
  File sound{File::Kind::Sound,          path,      facts.size, from_journal(facts.sha256),
             from_journal(facts.sha512), interview, facts.media};
  File frames{File::Kind::Frames, frames_path(facts.media), 0, {}, {}, interview, facts.media};
  media::RecordingReader recording = open(frames);
  const bool whole = recording.destroyed().empty();
  if ((whole && recording.size() != facts.size) || recording.frame_count() != facts.leaves)
    throw Error(Code::Damaged, "A recording is not the one that its interview describes. Check the vault.");
  if (!whole) {  // the journal's digests are those of the sound before some of it was destroyed
    Sha512Sink sha512;
    HashingSink hashing(&sha512, 0);
    sound.bytes = recording.size();
    write(sound, hashing, job);
    sound.sha256 = hashing.sha256();
    sound.sha512 = sha512.digest.finish();
  }
  files_.push_back(std::move(sound));
  Sha512Sink sha512;
  HashingSink listed(&sha512, max_small_frames - small_frames_size_);
  write_frames(recording, listed, job);
  frames.bytes = listed.size();
  frames.sha256 = listed.sha256();
  frames.sha512 = sha512.digest.finish();
  if (frames.bytes > max_frames_file) throw Error(Code::Invalid, "A recording is too long for a bundle.");
  if (listed.kept_all()) {
    small_frames_size_ += frames.bytes;
    small_frames_[frames.path] = listed.take_kept();
  }
  files_.push_back(std::move(frames));
}

void Payload::add(File::Kind kind, const std::string& path, const RecordId& record, std::string_view text) {
  if (text.size() > max_journal) throw Error(Code::Invalid, "A record is too large for a bundle.");
  files_.push_back({kind,
                    path,
                    text.size(),
                    digest(text, crypto::Digest::Kind::Sha256),
                    digest(text, crypto::Digest::Kind::Sha512),
                    record,
                    {}});
}

const Payload::Readable& Payload::readable(const RecordId& interview) {
  if (last_ && last_->interview == interview) return *last_;
  last_.reset();
  Said said = say(journal(interview));
  std::vector<Said> layers;
  for (const auto& layer : layers_[interview]) layers.push_back(say(journal(layer)));
  auto files = readable_interview(said, folders_.at(interview), layers, codebook_ ? &*codebook_ : nullptr);
  last_ = Readable{interview, std::move(said), std::move(files)};
  return *last_;
}

std::uint64_t Payload::bytes() const {
  std::uint64_t total = 0;
  for (const File& file : files_) total += file.bytes;
  return total;
}

std::uint64_t Payload::sound_bytes(const store::Vault& vault, const std::vector<store::RecordInfo>& records,
                                   bool originals) {
  std::uint64_t total = 0;
  for (const auto& record : records) {
    if (record.kind != "interview") continue;
    for (const char* type : {"media", "original"}) {
      if (type != std::string_view("media") && !originals) continue;
      for (const auto& media : vault.entities_in(record.id, type))
        if (is_there(vault.media_path(media.id)))
          total += static_cast<std::uint64_t>(media.integer("size").value_or(0));
    }
  }
  return total;
}

media::RecordingReader Payload::open(const File& file) const {
  return {vault_.media_path(file.media), file.media, vault_.media_secret(file.record)};
}

void Payload::write(const File& file, Sink& out, Job& job) {
  switch (file.kind) {
    case File::Kind::Journal:
      return out.write(as_bytes(journal(file.record).file()));
    case File::Kind::Codebook:
      return out.write(as_bytes(readable_codebook(*codebook_)));
    case File::Kind::Readable:
      for (const auto& made : readable(file.record).files)
        if (made.path == file.path) out.write(as_bytes(made.text));
      return;
    case File::Kind::Frames: {
      if (const auto kept = small_frames_.find(file.path); kept != small_frames_.end())
        return out.write(kept->second);
      media::RecordingReader recording = open(file);
      return write_frames(recording, out, job);
    }
    case File::Kind::Sound: {
      media::RecordingReader recording = open(file);
      Bytes buffer(piece);
      for (std::uint64_t at = 0; at < file.bytes;) {
        const std::size_t got = recording.read_at(at, buffer);
        if (got == 0) break;
        out.write(ByteView(buffer).first(got));
        at += got;
        job.advance(got);
      }
      crypto::wipe(buffer);
      return;
    }
  }
}

void HashingSink::write(ByteView in) {
  sha256_.update(in);
  const bool keeps = kept_all() && size_ + in.size() <= keep_;
  size_ += in.size();
  if (keeps) kept_.insert(kept_.end(), in.begin(), in.end());
  if (!keeps) kept_ = {};
  if (out_) out_->write(in);
}

}  // namespace attest::bundle
