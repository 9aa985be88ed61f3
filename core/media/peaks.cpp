#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <type_traits>
#include <utility>

#include "core/media/decode.h"

namespace attest::media {
namespace {

constexpr int spans_per_second = 100;

std::int8_t as_peak(float value) {
  return static_cast<std::int8_t>(std::clamp(std::lround(tame(value) * 128.f), -128L, 127L));
}

/// The smallest and the largest of at least one, in lanes that the compiler can take at once: by value, since
/// it does not see through the references of std::min.
template <class Sample>
std::pair<Sample, Sample> extremes(const Sample* from, const Sample* to) {
  std::array<Sample, 8> low, high;
  low.fill(*from);
  high.fill(*from);
  const auto take = [&](std::size_t lane, Sample sample) {
    low[lane] = sample < low[lane] ? sample : low[lane];
    high[lane] = sample > high[lane] ? sample : high[lane];
  };
  for (; to - from >= std::ssize(low); from += low.size())
    for (std::size_t lane = 0; lane < low.size(); ++lane) take(lane, from[lane]);
  for (; from != to; ++from) take(0, *from);
  return {*std::ranges::min_element(low), *std::ranges::max_element(high)};
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
    const auto [low, high] = extremes(interleaved, end);
    interleaved = end;
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

std::int64_t PeakMeter::complete(std::int64_t frames, int rate) {
  return frames * spans_per_second / std::max(rate, spans_per_second);
}

std::vector<Peak> PeakMeter::take(bool last) {
  if (last && any_) {
    done_.push_back({as_peak(low_), as_peak(high_)});
    any_ = false;
  }
  return std::exchange(done_, {});
}

}  // namespace attest::media
