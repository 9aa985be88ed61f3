#include <algorithm>
#include <cmath>
#include <type_traits>
#include <utility>

#include "core/media/decode.h"

namespace attest::media {
namespace {

constexpr int spans_per_second = 100;

std::int8_t as_peak(float value) {
  return static_cast<std::int8_t>(std::clamp(std::lround(tame(value) * 128.f), -128L, 127L));
}

}  // namespace

PeakMeter::PeakMeter(int rate, int channels) : rate_(std::max(rate, spans_per_second)), channels_(channels) {}

template <class Sample>
void PeakMeter::measure(const Sample* interleaved, std::size_t frames) {
  constexpr float scale = std::is_same_v<Sample, std::int16_t> ? 1.f / 32768.f : 1.f;
  level_ = 0;
  while (frames > 0) {
    const std::int64_t ends = (span_ + 1) * rate_ / spans_per_second;
    const auto count = std::min(frames, static_cast<std::size_t>(ends - at_));
    const Sample* end = interleaved + count * static_cast<std::size_t>(channels_);
    Sample low = *interleaved;
    Sample high = *interleaved;
    for (; interleaved != end; ++interleaved) {
      low = std::min(low, *interleaved);
      high = std::max(high, *interleaved);
    }
    low_ = any_ ? std::min(low_, static_cast<float>(low) * scale) : static_cast<float>(low) * scale;
    high_ = any_ ? std::max(high_, static_cast<float>(high) * scale) : static_cast<float>(high) * scale;
    level_ = std::max({level_, -static_cast<float>(low) * scale, static_cast<float>(high) * scale});
    any_ = true;
    at_ += static_cast<std::int64_t>(count);
    frames -= count;
    if (at_ == ends) {
      done_.push_back({as_peak(low_), as_peak(high_)});
      any_ = false;
      span_ = (span_ + 1) % spans_per_second;
      if (span_ == 0) at_ = 0;
    }
  }
}

void PeakMeter::add(const float* interleaved, std::size_t frames) {
  measure(interleaved, frames);
}
void PeakMeter::add(const std::int16_t* interleaved, std::size_t frames) {
  measure(interleaved, frames);
}

std::vector<Peak> PeakMeter::take(bool last) {
  if (last && any_) {
    done_.push_back({as_peak(low_), as_peak(high_)});
    any_ = false;
  }
  return std::exchange(done_, {});
}

}  // namespace attest::media
