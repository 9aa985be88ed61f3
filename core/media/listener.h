// Listening through what happens to microphones: unplugged, taken away, suspended, or asleep with the
// computer. Whatever sound is missing is said, with its reason and its length by the clock.
#pragma once

#include <optional>

#include "core/media/device.h"
#include "core/media/gap.h"
#include "core/media/ticks.h"

namespace attest::media {

struct Missing {
  GapReason reason = GapReason::Lost;
  std::int64_t ms = 0;
};

/// Sound against the clock. Sound may come late, in bursts, after a busy or blocked moment: that is no loss.
/// A device's own clock may run a little fast or slow: neither is that. What stays behind is missing.
class SoundWatch {
 public:
  explicit SoundWatch(int rate) : rate_(rate) {}
  /// `frames` sample frames have come by now. Sleep is told at once; a loss within four seconds, from 150 ms
  /// on.
  std::optional<Missing> heard(std::size_t frames, const Ticks& now);
  /// A stream begins.
  void restart() { start_.reset(); }

 private:
  void begin(const Ticks& now);
  int rate_;
  std::optional<Ticks> start_, last_;
  std::int64_t frames_ = 0;            ///< since start_
  std::int64_t window_ = 0;            ///< since when, by `boot`
  std::int64_t least_ = 0;             ///< least lateness in the window, us
  std::optional<std::int64_t> usual_;  ///< lateness that is no loss
};

/// For one thread. Whatever happens, it goes on by itself: with the chosen microphone, otherwise with any
/// other.
class Listener {
 public:
  struct Heard {
    enum class What {
      Sound,    ///< `frames` of it; before them, `missing`
      Gone,     ///< the microphone went, for `missing->reason`. Nothing comes until Back
      Waiting,  ///< still gone
      Back,     ///< after `missing->ms`: see device()
      Ended     ///< a file's end
    } what = What::Waiting;
    std::size_t frames = 0;
    std::optional<Missing> missing;
  };

  /// `name` as Devices::inputs has it, "" for the system's choice. Throws NoDevice.
  Listener(Devices& devices, std::string name, int rate, int channels, TickSource ticks = system_ticks);
  int rate() const { return rate_; }
  int channels() const { return channels_; }
  const DeviceInfo& device() const { return device_; }  ///< listened to now, or last

  /// Blocks for about 100 ms at most while the sound system answers (5 s where it hangs). `out` has
  /// frames * channels() values.
  Heard listen(std::int16_t* out, std::size_t frames);

 private:
  bool reopen();
  bool open(const DeviceInfo& device);
  GapReason why_gone();

  Devices& devices_;
  std::string name_;
  TickSource ticks_;
  DeviceInfo device_;
  std::unique_ptr<Input> input_;  ///< null while it is gone
  int rate_ = 0, channels_ = 0;
  SoundWatch watch_;
  GapReason reason_ = GapReason::Lost;  ///< why it went
  std::int64_t gone_ = 0, tried_ = 0;
};

}  // namespace attest::media
