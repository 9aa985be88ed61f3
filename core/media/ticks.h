// Two clocks that nobody sets.
#pragma once

#include <cstdint>
#include <functional>

namespace attest::media {

/// In microseconds.
struct Ticks {
  std::int64_t boot = 0;   ///< goes on while the computer sleeps (CLOCK_BOOTTIME)
  std::int64_t awake = 0;  ///< stands still then (CLOCK_MONOTONIC)
};
Ticks system_ticks() noexcept;
using TickSource = std::function<Ticks()>;

}  // namespace attest::media
