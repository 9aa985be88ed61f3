#include "core/foundation/instant.h"

#include <algorithm>
#include <cstdio>

namespace attest {

using namespace std::chrono;

namespace {

constexpr Instant kFirst = sys_days{year{1} / 1 / 1};
constexpr Instant kLast = sys_days{year{10000} / 1 / 1} - milliseconds{1};

/// `digits` decimal digits taken from the front of `text`; -1 where there are others.
int take(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return -1;
  int value = 0;
  for (const char c : text.substr(0, digits)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take_dash(std::string_view& text) {
  if (!text.starts_with('-')) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

std::string to_iso(Instant t) {
  t = std::clamp(t, kFirst, kLast);
  const auto day = floor<days>(t);
  const year_month_day date{day};
  const hh_mm_ss time{floor<seconds>(t - day)};
  char out[64];
  std::snprintf(out, sizeof out, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return out;
}

std::string clock_text(std::int64_t ms) {
  const std::int64_t seconds = ms / 1000;
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  if (seconds < 3600) return std::to_string(seconds / 60) + ":" + two(seconds % 60);
  return std::to_string(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
}

Instant SystemClock::now() const {
  return floor<milliseconds>(system_clock::now());
}

std::optional<PartialDate> PartialDate::parse(std::string_view text) {
  PartialDate date;
  if (text.starts_with('~')) {
    date.estimate = true;
    text.remove_prefix(1);
  }
  date.year = take(text, 4);
  if (date.year < 1) return std::nullopt;
  if (text.empty()) return date;
  if (!take_dash(text)) return std::nullopt;
  date.month = take(text, 2);
  if (date.month < 1 || date.month > 12) return std::nullopt;
  if (text.empty()) return date;
  if (!take_dash(text)) return std::nullopt;
  date.day = take(text, 2);
  if (date.day < 1 || !text.empty()) return std::nullopt;
  const year_month_day whole{std::chrono::year{date.year},
                             std::chrono::month(static_cast<unsigned>(date.month)),
                             std::chrono::day(static_cast<unsigned>(date.day))};
  if (!whole.ok()) return std::nullopt;
  return date;
}

std::string PartialDate::text() const {
  char out[64];
  if (month == 0) {
    std::snprintf(out, sizeof out, "%s%04d", estimate ? "~" : "", year);
  } else if (day == 0) {
    std::snprintf(out, sizeof out, "%s%04d-%02d", estimate ? "~" : "", year, month);
  } else {
    std::snprintf(out, sizeof out, "%s%04d-%02d-%02d", estimate ? "~" : "", year, month, day);
  }
  return out;
}

}  // namespace attest
