#include "core/media/listener.h"

#include <time.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <thread>
#include <utility>

#include "core/foundation/error.h"

namespace attest::media {
namespace {

constexpr std::int64_t ms = 1000, second = 1000 * ms;  // in us
constexpr std::int64_t window = 2 * second;
constexpr std::int64_t blocked = 250 * ms;
constexpr std::int64_t tolerance = 150 * ms;
constexpr std::int64_t drift = 1 * ms;    // in a window: 500 parts in a million
constexpr std::int64_t nap = 500 * ms;    // a difference of the two clocks that is sleep
constexpr std::int64_t again = 500 * ms;  // between two tries to open
constexpr auto wait = std::chrono::milliseconds(100);

constexpr std::array<std::string_view, 8> reasons = {"paused", "off-record", "unplugged", "suspended",
                                                     "asleep", "lost",       "no-space",  "failed"};

std::int64_t read_clock(clockid_t clock) noexcept {
  timespec time{};
  clock_gettime(clock, &time);
  return time.tv_sec * second + time.tv_nsec / 1000;
}

}  // namespace

std::string_view name(MarkerKind kind) noexcept {
  switch (kind) {
    case MarkerKind::Plain:
      return "";
    case MarkerKind::Skipped:
      return "skipped";
    case MarkerKind::Distress:
      return "distress";
  }
  return "";
}
std::string_view name(GapReason reason) noexcept {
  return reasons[static_cast<std::size_t>(reason)];
}

std::optional<GapReason> gap_reason(std::string_view name) noexcept {
  const auto found = std::ranges::find(reasons, name);
  if (found == reasons.end()) return std::nullopt;
  return static_cast<GapReason>(found - reasons.begin());
}

Ticks system_ticks() noexcept {
  return {read_clock(CLOCK_BOOTTIME), read_clock(CLOCK_MONOTONIC)};
}

// ---- SoundWatch

void SoundWatch::begin(const Ticks& now) {
  start_ = now;
  frames_ = 0;
  window_ = now.boot;
  least_ = INT64_MAX;
  usual_.reset();
}

std::optional<Missing> SoundWatch::heard(std::size_t frames, const Ticks& now) {
  if (!start_) {
    begin(now);  // when its first sound was spoken is not known: the windows that follow say it
    last_ = now;
    return std::nullopt;
  }
  const std::int64_t passed = now.boot - last_->boot;
  const std::int64_t slept = passed - (now.awake - last_->awake);
  last_ = now;
  if (slept >= nap) {
    begin(now);
    return Missing{GapReason::Asleep, slept / ms};
  }
  frames_ += static_cast<std::int64_t>(frames);
  if (passed >= blocked) {
    // Whoever could not listen for a while hears what was kept for it meanwhile: that is waited for.
    window_ = now.boot;
    least_ = INT64_MAX;
  }
  least_ = std::min(least_, now.boot - start_->boot - frames_ * second / rate_);
  if (now.boot - window_ < window) return std::nullopt;
  const std::int64_t least = std::exchange(least_, INT64_MAX);
  window_ = now.boot;
  const std::int64_t behind = usual_ ? least - *usual_ : 0;
  if (!usual_ || behind <= 0 || behind >= tolerance)
    usual_ = least;
  else
    *usual_ += std::min(behind, drift);
  if (behind < tolerance) return std::nullopt;
  return Missing{GapReason::Lost, behind / ms};
}

// ---- Listener

Listener::Listener(Devices& devices, std::string name, int rate, int channels, TickSource ticks)
    : devices_(devices), name_(std::move(name)), ticks_(std::move(ticks)), watch_(rate) {
  input_ = devices_.open_input(name_, rate, channels);
  rate_ = input_->rate();
  channels_ = input_->channels();
  watch_ = SoundWatch(rate_);
  for (auto& input : devices_.inputs())
    if (name_.empty() ? input.is_default : input.name == name_) device_ = std::move(input);
}

Listener::Heard Listener::listen(std::int16_t* out, std::size_t frames) {
  using What = Heard::What;
  if (!input_) {
    const std::int64_t now = ticks_().boot;
    if (now - tried_ >= again && reopen())
      return {What::Back, 0, Missing{reason_, (ticks_().boot - gone_) / ms}};
    std::this_thread::sleep_for(wait);
    return {};
  }
  try {
    const std::size_t got = input_->read(out, frames);
    if (got == 0) return {What::Ended, 0, {}};
    return {What::Sound, got, watch_.heard(got, ticks_())};
  } catch (const Error& e) {
    if (e.code() != Code::NoDevice) throw;
  }
  input_.reset();
  gone_ = ticks_().boot;
  tried_ = gone_ - again;
  reason_ = why_gone();
  return {What::Gone, 0, Missing{reason_, 0}};
}

GapReason Listener::why_gone() {
  for (const auto& input : devices_.inputs())
    if (input.name == device_.name && input.suspended) return GapReason::Suspended;
  return GapReason::Unplugged;
}

/// The chosen microphone first, then the one that was last listened to, then any.
bool Listener::reopen() {
  auto inputs = devices_.inputs();
  const auto rank = [this](const DeviceInfo& input) {
    if (name_.empty() ? input.is_default : input.name == name_) return 0;
    return input.name == device_.name ? 1 : 2;
  };
  std::ranges::stable_sort(inputs, {}, rank);
  const bool opened = std::ranges::any_of(inputs, [this](const DeviceInfo& input) { return open(input); });
  tried_ = ticks_().boot;
  return opened;
}

bool Listener::open(const DeviceInfo& device) {
  try {
    auto input = devices_.open_input(device.name, rate_, channels_);
    if (input->rate() != rate_ || input->channels() != channels_) return false;
    input_ = std::move(input);
  } catch (const Error& e) {
    if (e.code() != Code::NoDevice) throw;
    return false;
  }
  device_ = device;
  watch_.restart();
  return true;
}

}  // namespace attest::media
