// Microphones and loudspeakers, through one door: libpulse (which PipeWire speaks too), and a WAV-file double
// for tests. Calls block; whoever opens a device reads it from its own lane. Only a Unix socket is ever
// opened.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/foundation/bytes.h"

namespace attest::media {

struct DeviceInfo {
  std::string name;         ///< the server's name, for opening
  std::string description;  ///< for a person
  bool is_default = false;
  bool suspended = false;  ///< put to sleep by the sound system
};

class Input {
 public:
  virtual ~Input() = default;
  virtual int rate() const = 0;
  virtual int channels() const = 0;
  /// Blocks for about 50 ms of sound; interleaved. Returns sample frames, 0 at the end (a file). Throws
  /// NoDevice when the device or its server goes.
  virtual std::size_t read(std::int16_t* out, std::size_t frames) = 0;
};

class Output {
 public:
  virtual ~Output() = default;
  virtual int rate() const = 0;
  virtual int channels() const = 0;
  virtual void write(const float* interleaved, std::size_t frames) = 0;  ///< blocks while the device is full
  virtual std::int64_t latency_ms() = 0;                                 ///< written but not yet heard
  virtual void flush() = 0;                                              ///< forgets what is not yet heard
  virtual void drain() = 0;
};

class Devices {
 public:
  virtual ~Devices() = default;
  virtual std::vector<DeviceInfo>
  inputs() = 0;  ///< empty where no server answers; monitors of outputs are left out
  virtual std::unique_ptr<Input> open_input(const std::string& name, int rate,
                                            int channels) = 0;  ///< "" = default
  virtual std::unique_ptr<Output> open_output(int rate, int channels) = 0;
};
/// Throws nothing; opening does (NoDevice).
std::unique_ptr<Devices> make_pulse_devices();
/// An input that plays `wav` (a WAV file's path) once, as fast as it is read or in real time; an output that
/// keeps nothing.
std::unique_ptr<Devices> make_file_devices(const std::string& wav, bool real_time);

}  // namespace attest::media
