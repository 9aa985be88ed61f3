#include "core/media/level.h"

#include <algorithm>
#include <cmath>

namespace attest::media {
namespace {

constexpr std::int64_t window_ms = 10'000;
constexpr std::int64_t recent_ms = 2000;
constexpr std::int64_t loud_ms = 200;  // of the recent ones: a cough is shorter
constexpr double cut_off_db = -0.15;   // the largest samples there are, less a hair
constexpr std::int64_t cut_off_ms = 100;
constexpr std::int64_t silence_shown_ms = 1500;
constexpr double speech_range_db = 12;  // speech goes up and down; a quiet room does not

}  // namespace

double decibels(double level) noexcept {
  return level > 0 ? std::max(20 * std::log10(level), least_db) : least_db;
}

void LevelWatch::restart() {
  *this = {};
}

void LevelWatch::heard(float peak, std::int64_t ms) {
  pieces_.push_back({peak, ms});
  held_ms_ += ms;
  while (held_ms_ - pieces_.front().ms >= window_ms) {
    held_ms_ -= pieces_.front().ms;
    pieces_.pop_front();
  }
  silent_ = decibels(peak) < silent_db ? silent_ + ms : 0;

  const Loudness now = judge();
  gone_ms_ = now == says_ ? 0 : gone_ms_ + ms;
  if (now == says_) return;
  // What was said stays to be read; something worse takes its place at once.
  const bool at_once = says_ == Loudness::Fine || now == Loudness::CutOff || now == Loudness::Silent ||
                       (now == Loudness::TooLoud && says_ != Loudness::CutOff);
  if (!at_once && gone_ms_ < (says_ == Loudness::Silent ? silence_shown_ms : shown_ms)) return;
  says_ = now;
  gone_ms_ = 0;
}

Loudness LevelWatch::judge() const {
  if (time_above(cut_off_db, recent_ms) >= cut_off_ms) return Loudness::CutOff;
  if (time_above(too_loud_db, recent_ms) >= loud_ms) return Loudness::TooLoud;
  if (silent_ >= silent_ms) return Loudness::Silent;
  if (speaks_quietly()) return Loudness::Quiet;
  return Loudness::Fine;
}

std::int64_t LevelWatch::time_above(double db, std::int64_t within_ms) const {
  std::int64_t passed = 0, above = 0;
  for (auto piece = pieces_.rbegin(); piece != pieces_.rend() && passed < within_ms; ++piece) {
    passed += piece->ms;
    if (decibels(piece->peak) > db) above += piece->ms;
  }
  return above;
}

bool LevelWatch::speaks_quietly() const {
  if (held_ms_ < window_ms - 100 || pieces_.empty()) return false;
  const auto [least, most] = std::minmax_element(
      pieces_.begin(), pieces_.end(), [](const Piece& a, const Piece& b) { return a.peak < b.peak; });
  const double loudest = decibels(most->peak), faintest = decibels(least->peak);
  return loudest < quiet_db && loudest >= silent_db && loudest - faintest >= speech_range_db;
}

}  // namespace attest::media
