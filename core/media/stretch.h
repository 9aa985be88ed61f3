// A recording heard slower or faster with its own pitch, and which moment of it is being heard. SoundTouch
// (WSOLA: Verhelst and Roelands, "An overlap-add technique based on waveform similarity", ICASSP 1993).
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "core/media/sound.h"

namespace attest::media {

constexpr double least_tempo = 0.5, most_tempo = 2.0;

/// Reads a decoder, which it borrows, at another tempo. At tempo 1 every sample comes as it is. Otherwise a
/// sound comes within 30 ms of where `position` says (WSOLA looks for the best joint there), and that error
/// does not add up: n samples given are n * tempo samples of the recording, at any length. Holds about 0.3 s
/// of sound.
class Stretch {
 public:
  explicit Stretch(Decoder& decoder);
  ~Stretch();
  /// To a sample frame of the recording, exactly; what was held is dropped.
  void seek(std::int64_t frame);
  /// From position() on. Clipped to [0.5, 2].
  void set_tempo(double tempo);
  double tempo() const { return tempo_; }
  /// Where it ends before the recording does; none: the recording's own end. Drops what is held.
  void set_end(std::optional<std::int64_t> frame);
  /// As Decoder::read: 0 at the end.
  std::size_t read(float* out, std::size_t frames);
  /// The sample frame of the recording that comes next.
  std::int64_t position() const;

 private:
  void restart(std::int64_t frame);
  std::int64_t end() const;
  std::size_t pull(float* out, std::size_t frames);
  void feed();
  void fade_in(float* samples, std::size_t frames);

  struct Pipe;
  Decoder& decoder_;
  SoundInfo info_;
  std::unique_ptr<Pipe> pipe_;  ///< none at tempo 1
  double tempo_ = 1;
  std::optional<std::int64_t> end_;
  std::int64_t start_ = 0;  ///< of the recording, where what follows was begun
  std::int64_t given_ = 0;  ///< sample frames since
  std::size_t faded_ = 0;   ///< of the first few ms after a restart
  bool drained_ = false;
  std::vector<float> block_;
};

/// Which moment of a recording is heard, where a device holds back what it was given: tempo, jumps and loops
/// included.
class HeardAt {
 public:
  void clear(std::int64_t position);
  /// `frames` were given to the device, the first of which is the recording's sample frame `position`.
  void given(std::size_t frames, std::int64_t position, double tempo);
  /// The recording's sample frame that is heard while the device holds back `held` of what it was given.
  std::int64_t now(std::int64_t held);

 private:
  struct Run {
    std::int64_t from;      ///< of what was given
    std::int64_t position;  ///< in the recording
    double tempo;
  };
  std::deque<Run> runs_;
  std::int64_t given_ = 0;
  std::int64_t rest_ = 0;  ///< heard before anything is given
};

}  // namespace attest::media
