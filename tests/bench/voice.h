// Sound for the benches: made here, so that there is as much of it as is wanted.
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

namespace attest::test {

/// Something like a voice: tones that come and go, and some noise. 48 kHz, mono.
class Voice {
 public:
  const std::vector<std::int16_t>& next(std::size_t frames) {
    samples_.resize(frames);
    for (auto& sample : samples_) {
      const double t = static_cast<double>(at_++) / 48000;
      const double loud = 0.5 + 0.5 * std::sin(2 * std::numbers::pi * 0.7 * t);
      noise_ = noise_ * 1664525u + 1013904223u;
      const double hiss = static_cast<double>(noise_ >> 16) / 65536 - 0.5;
      const double tone =
          std::sin(2 * std::numbers::pi * 170 * t) + 0.4 * std::sin(2 * std::numbers::pi * 510 * t);
      sample = static_cast<std::int16_t>(9000 * loud * tone + 600 * hiss);
    }
    return samples_;
  }

 private:
  std::int64_t at_ = 0;
  std::uint32_t noise_ = 1;
  std::vector<std::int16_t> samples_;
};

}  // namespace attest::test
