// Inside this room: files of other makers. What one is, by content; its sound, decoded once from beginning to
// end; what its device wrote into it; and its own frames under a header of ours.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/media/import.h"
#include "core/media/sound.h"

namespace attest::media {

/// A file's kind by its first bytes: `name` as it is journalled ("mp3"; "" for an unknown one), and what
/// ffmpeg's own reader of it is called ("" where ffmpeg is not asked). Only that reader is let at the file: a
/// list of other files, which ffmpeg would read too, is never taken for sound.
struct Kind {
  std::string_view name, demuxer;
};
Kind kind_of(RandomSource& source);

/// Sound that is decoded once.
class ForeignSound {
 public:
  virtual ~ForeignSound() = default;
  struct Facts {
    int rate = 0;           ///< Hz
    int channels = 0;       ///< at most 8
    int bits = 16;          ///< 16 or 24, as SoundInfo has it
    bool lossless = false;  ///< kept as FLAC; what was lossy before is kept as Opus
    bool rounded = false;   ///< it had more than 24 bits
  };
  virtual const Facts& facts() const = 0;
  /// Interleaved samples in [-1, 1]; 0 frames at the end.
  virtual std::size_t read(float* out, std::size_t frames) = 0;
  virtual bool complete() const = 0;           ///< asked at the end: nothing says that there should be more
  virtual std::uint64_t consumed() const = 0;  ///< bytes of the file, about
};

// Each throws Invalid, saying what is wrong. `source` is borrowed.
std::unique_ptr<ForeignSound> open_by_sndfile(RandomSource& source, const Kind& kind);
std::unique_ptr<ForeignSound> open_vorbis(RandomSource& source);
std::unique_ptr<ForeignSound> open_mp3(RandomSource& source);

/// By ffmpeg, which is another program: it gets the bytes in memory, no file, no network, and little else.
/// Its tags are added to `metadata`. Throws Invalid where ffmpeg is not here, saying so.
std::unique_ptr<ForeignSound> open_by_ffmpeg(RandomSource& source, const Kind& kind,
                                             const std::filesystem::path& programs, Metadata& metadata,
                                             Job& job);

/// Names and values, capped.
class MetadataList {
 public:
  explicit MetadataList(Metadata& to) : to_(to) {}
  /// Text in whatever encoding: what is no UTF-8 is taken for Latin-1. Nothing, where either is empty or
  /// there already.
  void add(std::string_view name, std::string_view value);
  void cut() { to_.cut = true; }

 private:
  Metadata& to_;
};
std::string utf8_of(std::string_view text);  ///< as MetadataList has it
std::string utf8_of_utf16(ByteView bytes, bool big_endian);

/// What stands in the file beside its sound. Never throws for what it finds; for another kind of file,
/// nothing.
void read_metadata(RandomSource& source, const Kind& kind, Metadata& metadata);
/// A Vorbis comment block (without a packet's or block's head). False where it does not hold together.
bool read_comments(ByteView block, std::vector<std::pair<std::string, std::string>>& comments,
                   std::size_t& used);
/// The name of a comment that an encoder writes about itself.
bool is_encoders_own(std::string_view name);

/// A source made of pieces of another, and of bytes of its own.
class Pieced final : public RandomSource {
 public:
  explicit Pieced(RandomSource& source) : source_(source) {}
  void keep(std::uint64_t from, std::uint64_t bytes);
  void put(ByteView bytes);
  std::uint64_t size() const override { return size_; }
  std::size_t read_at(std::uint64_t offset, ByteSpan out) override;

 private:
  struct Part {
    std::uint64_t at;    ///< in this
    std::uint64_t from;  ///< in the source, or in own_
    bool own;
  };
  RandomSource& source_;
  std::vector<Part> parts_;
  Bytes own_;
  std::uint64_t size_ = 0;
};
struct Cleaned {
  std::unique_ptr<Pieced> file;  ///< null where the one that came is so already
  Split split;                   ///< of that file, where it was found on the way; empty otherwise
};
/// The frames of a FLAC file, or the packets of an Ogg Opus file, as they are, under a header that says
/// nothing but how to decode them. What is damaged is left out; its place in time is in what follows. Throws
/// Invalid where there is no sound.
Cleaned clean_flac(RandomSource& source, Job& job);
Cleaned clean_opus(RandomSource& source, Job& job);

}  // namespace attest::media
