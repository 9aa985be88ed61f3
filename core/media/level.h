// What a microphone's level says to a person: too loud, very quiet, nothing heard. Words come before harm is
// done and stay long enough to be read.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

namespace attest::media {

enum class Loudness {
  Fine,
  TooLoud,  ///< close to clipping for a while: the microphone is to be moved away
  CutOff,   ///< clipping: parts of words are lost
  Quiet,    ///< somebody speaks, and is hardly heard
  Silent,   ///< nothing at all: muted, unplugged inside, or dead
};

/// Full scale is 0 dB; nothing is `least_db`.
inline constexpr double least_db = -96;
double decibels(double level) noexcept;

/// For one thread. Takes the level of pieces of about 50 ms as they come.
class LevelWatch {
 public:
  static constexpr double too_loud_db = -3, silent_db = -60, quiet_db = -36;
  static constexpr std::int64_t silent_ms = 5000;  ///< so long below silent_db
  static constexpr std::int64_t shown_ms = 4000;   ///< so long a word stays after its cause has gone

  /// `peak` is the piece's largest sample, [0, 1].
  void heard(float peak, std::int64_t ms);
  /// The sound stopped, for a reason that is said elsewhere.
  void restart();
  Loudness says() const { return says_; }

 private:
  struct Piece {
    float peak;
    std::int64_t ms;
  };
  Loudness judge() const;
  std::int64_t time_above(double db, std::int64_t within_ms) const;
  bool speaks_quietly() const;
  std::deque<Piece> pieces_;  ///< of the last ten seconds, the newest last
  std::int64_t held_ms_ = 0;  ///< of pieces_
  std::int64_t silent_ = 0;
  Loudness says_ = Loudness::Fine;
  std::int64_t gone_ms_ = 0;  ///< how long the cause of `says_` has been gone
};

}  // namespace attest::media
