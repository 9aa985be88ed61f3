// Sound as samples: decoding any of the formats Attest takes, and encoding the two it keeps. The only codec
// includes of the program are behind this header. Nothing here touches a disk: bytes come from a RandomSource
// and go to a callback.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/foundation/job.h"
#include "core/foundation/stream.h"

namespace attest::media {

/// What is kept: Ogg Opus (RFC 7845), native FLAC (RFC 9639), and a file as it came from elsewhere, which has
/// no time (import.h).
enum class Codec { Opus, Flac, File };
std::string_view name(Codec codec) noexcept;       ///< "opus", "flac", "file"
std::string_view extension(Codec codec) noexcept;  ///< ".opus", ".flac", ".bin"

enum class Container { Wav, Flac, OggOpus, Unknown };
/// By content, never by name. WAV includes RF64 and WAVEFORMATEXTENSIBLE.
Container recognise(RandomSource& source);

struct SoundInfo {
  int rate = 0;      ///< Hz as decoded (Opus: 48000)
  int channels = 0;  ///< 1 to 8
  int bits = 16;  ///< what it takes to keep every sample: 16, or 24 (more than 16 bits, and floating point)
  std::int64_t frames = 0;  ///< sample frames; from the frames themselves, not from a header's claim
  bool complete = true;     ///< false: the stream ends before its own end mark
  std::int64_t duration_ms() const { return rate ? frames * 1000 / rate : 0; }
};

/// Decodes WAV, FLAC and Ogg Opus. Hostile files throw Error{Invalid} with a sentence that says what is
/// wrong; a stream that is merely cut plays to its last whole page or frame. Pages or frames that are missing
/// or unreadable in the middle play as silence (in Opus with the 80 ms after them), so that what follows
/// keeps its time. What the source throws comes out unchanged.
class Decoder {
 public:
  virtual ~Decoder() = default;
  virtual SoundInfo info() const = 0;
  /// Interleaved samples, [-1, 1]; integers of up to 24 bits exactly. Returns sample frames read, 0 at the
  /// end. `out` has frames * channels values.
  virtual std::size_t read(float* out, std::size_t frames) = 0;
  /// To a sample frame, exactly. Clipped to the end.
  virtual void seek(std::int64_t frame) = 0;
  virtual std::int64_t position() const = 0;
};
/// `source` is borrowed and must outlive the decoder.
std::unique_ptr<Decoder> open_decoder(RandomSource& source);

/// What an encoder gives out: whole Ogg pages or FLAC frames, in order, with the sample frames (at the
/// input's rate) that each piece completes; headers come first with 0 frames.
using EncodedPiece = std::function<void(ByteView bytes, std::int64_t frames)>;

struct EncoderSettings {
  Codec codec = Codec::Opus;
  int rate = 48000;          ///< of the samples given; resampled inside where the codec cannot take it
  int channels = 1;          ///< 1 or 2; FLAC up to 8
  int bits = 16;             ///< FLAC: 16, or 24 for what holds more
  int opus_bitrate = 32000;  ///< bits a second for each channel
  std::int64_t expected_frames = 0;  ///< 0 unknown; FLAC: stands in the header, so it must come true
};

/// Encodes 16-bit or float samples, at 1 to 768 kHz. Holds back less than 120 ms of sound (libopusenc with
/// decision delay 0 and 100 ms pages; FLAC blocks of at most 100 ms). Dropped without `finish`, it gives out
/// nothing more. What `piece` throws comes out of write or finish, and ends the encoder.
class Encoder {
 public:
  virtual ~Encoder() = default;
  virtual void write(const std::int16_t* interleaved, std::size_t frames) = 0;
  virtual void write(const float* interleaved, std::size_t frames) = 0;
  virtual void finish() = 0;  ///< the last page
};
/// Throws Error{Invalid} for settings out of their ranges.
std::unique_ptr<Encoder> make_encoder(const EncoderSettings& settings, EncodedPiece piece);

/// Peaks for a waveform: for each 10 ms the smallest and the largest sample over all channels, as int8
/// (-128..127).
struct Peak {
  std::int8_t low = 0;
  std::int8_t high = 0;
  bool operator==(const Peak&) const = default;
};
class PeakMeter {
 public:
  PeakMeter(int rate, int channels);
  void add(const float* interleaved, std::size_t frames);
  void add(const std::int16_t* interleaved, std::size_t frames);
  /// The 10 ms spans completed since the last call; with `last`, the unfinished one too.
  std::vector<Peak> take(bool last = false);
  /// How many spans are complete after so many sample frames.
  static std::int64_t complete(std::int64_t frames, int rate);
  /// Loudest absolute sample of the last add, [0, 1]; for a level meter.
  float level() const { return level_; }

 private:
  template <class Sample>
  void measure(const Sample* interleaved, std::size_t frames);
  int rate_;
  int channels_;
  std::int64_t at_ =
      0;  ///< frames into the second: spans never drift where 10 ms is no whole number of frames
  std::int64_t span_ = 0;  ///< of the second's 100
  float low_ = 0, high_ = 0, level_ = 0;
  bool any_ = false;
  std::vector<Peak> done_;
};

/// How a foreign file's bytes fall into time, for keeping it byte for byte: whole Ogg pages or FLAC frames,
/// as short as the file's own units are. Every byte is in one piece, in order; headers, and bytes that are no
/// part of the sound, are pieces of 0 frames, and the time of a missing unit is counted with the next. Throws
/// Error{Invalid} for WAV (kept as FLAC), and for more sound than a recording may hold.
struct Piece {
  std::uint64_t offset;
  std::uint32_t bytes;   ///< at most 64 KiB; a longer unit is split, frames counted with its last part
  std::uint32_t frames;  ///< sample frames at SoundInfo::rate
};
struct Split {
  std::vector<Piece> pieces;
  std::vector<Peak> peaks;  ///< of FLAC, whose units are found by decoding it; of Ogg Opus none
};
Split split(RandomSource& source, Container container, Job& job);

}  // namespace attest::media
