// Sound as samples: decoding any of the formats Attest takes, and encoding the two it keeps. The only codec includes of
// the program are behind this header. Nothing here touches a disk: bytes come from a RandomSource and go to a callback.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/foundation/job.h"
#include "core/foundation/stream.h"

namespace attest::media {

enum class Codec { Opus, Flac };       ///< what is kept: Ogg Opus (RFC 7845), native FLAC (RFC 9639)
std::string_view name(Codec codec) noexcept;   ///< "opus", "flac"
std::string_view extension(Codec codec) noexcept;  ///< ".opus", ".flac"

enum class Container { Wav, Flac, OggOpus, Unknown };
/// By content, never by name. WAV includes RF64 and WAVEFORMATEXTENSIBLE.
Container recognise(RandomSource& source);

struct SoundInfo {
  int rate = 0;      ///< Hz as decoded (Opus: 48000)
  int channels = 0;  ///< 1 to 8
  std::int64_t frames = 0;  ///< sample frames; from the frames themselves, not from a header's claim
  bool complete = true;     ///< false: the stream ends before its own end mark
  std::int64_t duration_ms() const { return rate ? frames * 1000 / rate : 0; }
};

/// Decodes WAV, FLAC and Ogg Opus. Hostile files throw Error{Invalid} with a sentence that says what is wrong; a stream
/// that is merely cut plays to its last whole page or frame.
class Decoder {
 public:
  virtual ~Decoder() = default;
  virtual SoundInfo info() const = 0;
  /// Interleaved samples, [-1, 1]. Returns sample frames read, 0 at the end. `out` has frames * channels values.
  virtual std::size_t read(float* out, std::size_t frames) = 0;
  /// To a sample frame, exactly. Clipped to the end.
  virtual void seek(std::int64_t frame) = 0;
  virtual std::int64_t position() const = 0;
};
/// `source` is borrowed and must outlive the decoder.
std::unique_ptr<Decoder> open_decoder(RandomSource& source);

/// What an encoder gives out: whole Ogg pages or FLAC frames, in order, with the sample frames (at the input's rate) that
/// each piece completes; headers come first with 0 frames.
using EncodedPiece = std::function<void(ByteView bytes, std::int64_t frames)>;

struct EncoderSettings {
  Codec codec = Codec::Opus;
  int rate = 48000;        ///< of the samples given; resampled inside where the codec cannot take it
  int channels = 1;        ///< 1 or 2
  int opus_bitrate = 32000;  ///< bits a second for each channel
  std::int64_t expected_frames = 0;  ///< 0 unknown
};

/// Encodes 16-bit or float samples. Holds back no more than 100 ms of sound plus one Opus packet (libopusenc with decision
/// delay 0 and 100 ms pages; FLAC blocks of at most 100 ms). Works at odd rates.
class Encoder {
 public:
  virtual ~Encoder() = default;
  virtual void write(const std::int16_t* interleaved, std::size_t frames) = 0;
  virtual void write(const float* interleaved, std::size_t frames) = 0;
  virtual void finish() = 0;  ///< the last page
};
std::unique_ptr<Encoder> make_encoder(const EncoderSettings& settings, EncodedPiece piece);

/// Peaks for a waveform: for each 10 ms the smallest and the largest sample over all channels, as int8 (-128..127).
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
  /// Loudest absolute sample of the last add, [0, 1]; for a level meter.
  float level() const { return level_; }

 private:
  void sample(float value);
  int per_peak_;
  int channels_;
  int in_span_ = 0;
  float low_ = 0, high_ = 0, level_ = 0;
  bool any_ = false;
  std::vector<Peak> done_;
};

/// How a foreign file's bytes fall into time, for keeping it byte for byte: pieces of at most 100 ms where the format
/// allows (whole Ogg pages; FLAC frames), otherwise as short as the file's own units.
struct Piece {
  std::uint64_t offset;
  std::uint32_t bytes;    ///< at most 64 KiB; a longer unit is split, frames counted with its last part
  std::uint32_t frames;   ///< sample frames at SoundInfo::rate
};
std::vector<Piece> split(RandomSource& source, Container container, Job& job);

}  // namespace attest::media
