// Ten seconds from a microphone, to hear and to judge before somebody's story depends on it. They are in
// guarded memory only, are never written anywhere, and are wiped with this.
#pragma once

#include <cstdint>

#include "core/crypto/secret.h"

namespace attest::media {

/// What the ten seconds were like. Levels are in decibels below full scale (0); see level.h.
struct SoundJudgement {
  enum class Verdict {
    Good,
    Nothing,  ///< not a sound: muted, or dead
    NoVoice,  ///< a room, and nobody who speaks
    Quiet,    ///< a voice that is hardly heard
    TooLoud,  ///< close to clipping
    CutOff,   ///< clipping
    Noisy     ///< the room is nearly as loud as the voice
  } verdict = Verdict::Nothing;
  double peak_db = 0;   ///< the largest sample
  double voice_db = 0;  ///< loudness (RMS) of the loud parts: of whoever spoke
  double noise_db = 0;  ///< of the still parts: the room
};

class SoundTest {
 public:
  static constexpr std::int64_t length_ms = 10'000;

  /// Throws NotEnoughMemory, and Invalid for a rate or a number of channels that no microphone has.
  SoundTest(int rate, int channels);
  /// Returns how many were taken: fewer, and at last none, once the ten seconds are full.
  std::size_t take(const std::int16_t* interleaved, std::size_t frames);
  bool full() const { return frames_ == capacity_; }
  std::int64_t duration_ms() const;
  float level() const { return level_; }  ///< largest sample of the last piece, [0, 1]
  SoundJudgement judge() const;

  int rate() const { return rate_; }
  int channels() const { return channels_; }
  /// For playing: interleaved samples, [-1, 1], from a frame on. Returns frames, 0 at the end.
  std::size_t read(std::size_t from, float* out, std::size_t frames) const;

 private:
  int rate_, channels_;
  std::size_t capacity_, frames_ = 0;
  float level_ = 0;
  crypto::Secret samples_;  ///< int16, in this machine's order
};

}  // namespace attest::media
