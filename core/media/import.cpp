#include "core/media/import.h"

#include <algorithm>

#include "core/media/decode.h"
#include "core/media/foreign.h"
#include "core/media/peak_writer.h"
#include "core/media/recording_format.h"

namespace attest::media {

namespace {

constexpr std::uint64_t max_foreign = 4ULL << 30;
constexpr std::size_t at_once = 16384;  // sample frames

/// A file that goes again unless it is finished.
class NewRecording {
 public:
  NewRecording(Disk& disk, const Clock& clock, const std::filesystem::path& path,
               RecordingWriter::Begin begin)
      : disk_(disk), path_(path), writer_(std::in_place, disk, clock, path, std::move(begin)) {}
  ~NewRecording() {
    if (!writer_) return;
    writer_.reset();
    try {
      disk_.remove(path_);
    } catch (const Error&) {
      // What is left is no part of any record; a writer that opens the vault removes it.
    }
  }
  NewRecording(const NewRecording&) = delete;
  RecordingWriter& writer() { return *writer_; }
  RecordingFacts finish(bool interrupted) {
    RecordingFacts facts = writer_->finish(interrupted);
    writer_.reset();
    return facts;
  }

 private:
  Disk& disk_;
  std::filesystem::path path_;
  std::optional<RecordingWriter> writer_;
};

/// What loses nothing more that a person could hear: about twice what speech needs at that sample rate.
int opus_bitrate(int rate) {
  return rate <= 8000 ? 24'000 : rate <= 16'000 ? 32'000 : rate <= 24'000 ? 48'000 : 64'000;
}

EncoderSettings settings_for(const ForeignSound::Facts& facts) {
  EncoderSettings settings;
  const bool opus = !facts.lossless && facts.channels <= 2;
  settings.codec = opus ? Codec::Opus : Codec::Flac;
  settings.rate = facts.rate;
  settings.channels = facts.channels;
  settings.bits = facts.bits;
  settings.opus_bitrate = opus_bitrate(facts.rate);
  return settings;
}

RecordingFacts encode(Disk& disk, const Clock& clock, ForeignSound& sound, const std::filesystem::path& path,
                      RecordingWriter::Begin begin, Job& job) {
  const auto facts = sound.facts();
  const EncoderSettings settings = settings_for(facts);
  begin.codec = settings.codec;
  begin.rate = facts.rate;
  begin.channels = facts.channels;
  NewRecording recording(disk, clock, path, std::move(begin));
  const auto encoder = make_encoder(
      settings, [&](ByteView bytes, std::int64_t frames) { recording.writer().sound(bytes, frames); });
  PeakWriter peaks(recording.writer(), facts.rate, facts.channels);
  std::vector<float> samples(at_once * static_cast<std::size_t>(facts.channels));
  std::int64_t total = 0;
  std::uint64_t told = 0;
  while (const std::size_t frames = sound.read(samples.data(), at_once)) {
    total += static_cast<std::int64_t>(frames);
    refuse_too_long(total, facts.rate);
    encoder->write(samples.data(), frames);
    peaks.add(samples.data(), frames);
    const std::uint64_t now = std::max(told, sound.consumed());
    job.advance(now - told);
    told = now;
  }
  if (total == 0) throw Error(Code::Invalid, "The sound file holds no sound.");
  encoder->finish();
  peaks.finish();
  return recording.finish(!sound.complete());
}

std::unique_ptr<ForeignSound> open_natively(RandomSource& file, const Kind& kind) {
  if (kind.name == "mp3") return open_mp3(file);
  if (kind.name == "ogg") return open_vorbis(file);
  for (const std::string_view plain : {"wav", "w64", "aiff", "caf", "au"})
    if (kind.name == plain) return open_by_sndfile(file, kind);
  return nullptr;
}

/// The sound of a file that is neither Ogg Opus nor FLAC, by what Attest itself reads, or else by ffmpeg. A
/// refusal is the one of the first.
RecordingFacts convert(Disk& disk, const Clock& clock, RandomSource& file, const Kind& kind,
                       const std::filesystem::path& path, const RecordingWriter::Begin& begin,
                       const std::filesystem::path& programs, Metadata& metadata, bool& rounded, Job& job) {
  std::optional<Error> refusal;
  const auto attempt = [&](const std::unique_ptr<ForeignSound>& sound) {
    rounded = sound->facts().rounded;
    return encode(disk, clock, *sound, path, begin, job);
  };
  try {
    if (const auto sound = open_natively(file, kind)) return attempt(sound);
  } catch (const Error& e) {
    if (e.code() != Code::Invalid) throw;
    refusal = e;
  }
  try {
    return attempt(open_by_ffmpeg(file, kind, programs, metadata, job));
  } catch (const Error& e) {
    if (e.code() == Code::Invalid && refusal) throw *refusal;
    throw;
  }
}

/// The file as it came, whatever it is. Reading it is all that is done to it.
RecordingFacts keep_as_it_came(Disk& disk, const Clock& clock, RandomSource& file,
                               const std::filesystem::path& path, RecordingWriter::Begin begin, Job& job) {
  begin.codec = Codec::File;
  begin.rate = 48000;  // nothing is counted at it
  begin.channels = 1;
  NewRecording recording(disk, clock, path, std::move(begin));
  Bytes block(format::max_sound);
  for (std::uint64_t at = 0; at < file.size();) {
    const std::size_t got = file.read_at(at, block);
    if (got == 0) throw Error(Code::Io, "The sound file changed while it was read.");
    recording.writer().sound(ByteView(block).first(got), 0);
    job.advance(got);
    at += got;
  }
  crypto::wipe(block);
  return recording.finish(false);
}

}  // namespace

Import import_sound(Disk& disk, const Clock& clock, RandomSource& file, const std::filesystem::path& path,
                    const std::filesystem::path& original_path, RecordingWriter::Begin begin, Job& job,
                    const std::filesystem::path& programs) {
  if (file.size() > max_foreign)
    throw Error(Code::Invalid, "The sound file is larger than 4 GiB. Cut it into parts.");
  const Kind kind = kind_of(file);
  if (kind.name.empty())
    throw Error(Code::Invalid,
                "This is no sound file that Attest can keep. It takes WAV, FLAC, Ogg, MP3, and with the help "
                "of ffmpeg "
                "M4A, AMR, video and others.");
  job.expect(job.done() + 2 * file.size());
  Import import;
  Original original;
  read_metadata(file, kind, import.metadata);
  RecordingWriter::Begin of_original = begin;
  if (kind.name == "flac" || kind.name == "opus") {
    Cleaned clean = kind.name == "flac" ? clean_flac(file, job) : clean_opus(file, job);
    import.sound = add_sound_file(disk, clock, clean.file ? static_cast<RandomSource&>(*clean.file) : file,
                                  path, std::move(begin), job, std::move(clean.split));
    if (!clean.file) {
      import.sha256 = import.sound.sha256;
      import.metadata = {};
      return import;
    }
  } else {
    import.sound =
        convert(disk, clock, file, kind, path, begin, programs, import.metadata, original.rounded, job);
  }
  try {
    original.media = of_original.media;
    of_original.media = original_id(original.media);
    job.expect(job.done() + file.size());
    original.facts = keep_as_it_came(disk, clock, file, original_path, std::move(of_original), job);
    original.container = kind.name;
  } catch (...) {
    disk.remove(path);
    throw;
  }
  import.sha256 = original.facts.sha256;
  import.original = std::move(original);
  return import;
}

Metadata metadata_of(RandomSource& file) {
  Metadata metadata;
  read_metadata(file, kind_of(file), metadata);
  return metadata;
}

Original describe_original(RecordingReader& file, const EntityId& media, Metadata& metadata) {
  Original original;
  original.facts = file.facts();
  original.media = media;
  const Kind kind = kind_of(file);
  original.container = kind.name.empty() ? "bin" : kind.name;
  read_metadata(file, kind, metadata);
  return original;
}

EntityId original_id(const EntityId& media) {
  Bytes name = to_bytes("attest/original/1");
  name.insert(name.end(), media.bytes.begin(), media.bytes.end());
  const crypto::Hash hash = crypto::blake2b(name);
  EntityId id;
  std::copy_n(hash.begin(), id.bytes.size(), id.bytes.begin());
  return id;
}

bool is_container(std::string_view text) {
  return !text.empty() && text.size() <= 8 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  });
}

Json Original::json() const {
  Json json = format::end_json(facts);
  json.erase("frames");
  json.erase("interrupted");
  json["container"] = container;
  json["media"] = media.hex();
  if (rounded) json["rounded"] = true;
  return json;
}

Original Original::parse(const EntityId& id, const RecordId& interview, const Json& element) {
  const std::string what = "the file as it came";
  Original original;
  const auto media = EntityId::parse(get_string(element, "media", what));
  original.container = get_string(element, "container", what);
  if (!media || original_id(*media) != id || !is_container(original.container))
    throw Error(Code::Invalid, "%1 of the recording is out of range.", {"media"});
  Json shape = element;
  shape.update({{"frames", 0},
                {"interrupted", false},
                {"codec", std::string(name(Codec::Flac))},
                {"channels", 1},
                {"rate", 48000},
                {"origin", "added"},
                {"started", 0}});
  original.facts = RecordingFacts::parse(id, interview, shape);
  original.facts.codec = Codec::File;
  original.media = *media;
  original.rounded = element.contains("rounded");
  return original;
}

}  // namespace attest::media
