// Files that were recorded elsewhere: their sound becomes a recording, and the file as it came is kept beside
// it as evidence.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/media/recording.h"

namespace attest::media {

/// What a device or a program wrote into the file beside the sound (maker, place, time, titles): names and
/// values in UTF-8. Foreign text: show it as such. It may say who and where, so it never goes outward.
struct Metadata {
  static constexpr std::size_t most = 64, longest = 1024;  ///< pairs; bytes of a value
  std::vector<std::pair<std::string, std::string>> pairs;
  bool cut = false;                                   ///< there was more
  Json json() const;                                  ///< a list of [name, value]
  static Metadata parse(const Json& list, bool cut);  ///< what fits of it
};

/// A file as it came, sealed as a recording is (FORMAT.md §4, codec `file`): the `original` element of §6.
struct Original {
  RecordingFacts facts;   ///< facts.media is its own id; no frames
  EntityId media;         ///< of the recording made of it
  std::string container;  ///< what it is: "mp3", "m4a", "wav" ...
  bool rounded = false;   ///< it had more than the 24 bits that FLAC keeps
  Json json() const;
  static Original parse(const EntityId& id, const RecordId& interview, const Json& element);  ///< Invalid
};
/// One recording has one original at most: its id is BLAKE2b(`attest/original/1` | recording).
EntityId original_id(const EntityId& media);
/// As FORMAT.md §6 has it: 1 to 8 lower-case letters and digits.
bool is_container(std::string_view text);

/// A file taken in.
struct Import {
  RecordingFacts sound;
  std::string sha256;                ///< of the file as it came
  std::optional<Original> original;  ///< none: the sound file is what came, byte for byte
  Metadata metadata;                 ///< of the original
};

/// Where the programs ffmpeg and ffprobe are looked for.
std::filesystem::path foreign_programs();

/// The sound of a file as Ogg Opus or FLAC without anything of its device, at `path`; and the file as it came
/// at `original_path`, unless that is the same. Recognised by content: Ogg Opus and FLAC are taken as they
/// are, with a header of ours where theirs says more than how to decode; WAV, RF64, W64, AIFF, CAF and AU
/// become FLAC (at most 24 bits); Vorbis and MP3 become Opus; M4A, AMR, 3GP, video and others are decoded by
/// the program ffmpeg, if it is here, which gets them in memory and nothing else. What is damaged is taken as
/// far as it goes, as interrupted; how long it is, what was decoded says. Invalid for files without sound,
/// hostile ones, above 4 GiB or 200 hours; NotEnoughMemory. Whatever is thrown, Cancelled too, leaves no
/// file.
Import import_sound(Disk& disk, const Clock& clock, RandomSource& file, const std::filesystem::path& path,
                    const std::filesystem::path& original_path, RecordingWriter::Begin begin, Job& job,
                    const std::filesystem::path& programs = foreign_programs());

/// What a device or a program wrote into a sound file, as far as Attest itself reads it.
Metadata metadata_of(RandomSource& file);

/// What an original is, and what stands in it, read anew from its bytes, without another program.
Original describe_original(RecordingReader& file, const EntityId& media, Metadata& metadata);

}  // namespace attest::media
