// Time. An Instant is a claim of this device's clock: for display, never for order.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace attest {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

inline std::int64_t to_ms(Instant t) {
  return t.time_since_epoch().count();
}
inline Instant from_ms(std::int64_t ms) {
  return Instant{std::chrono::milliseconds{ms}};
}
/// "2021-03-14T09:26:53Z" (UTC, seconds). A claim outside the years 1 to 9999 is shown as the nearest end.
std::string to_iso(Instant t);

/// A time of a recording: "3:07" or "1:02:45".
std::string clock_text(std::int64_t ms);

/// The clock is passed in, so that a test can set it.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};
class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

/// A date as it is remembered: a year, perhaps a month, perhaps a day, perhaps an estimate. Never an invented
/// midnight.
struct PartialDate {
  int year = 0;
  int month = 0;  ///< 1 to 12, 0 where unknown
  int day = 0;    ///< 1 to 31, 0 where unknown
  bool estimate = false;

  /// "2021", "2021-03", "2021-03-14", each with "~" before an estimate. nullopt for anything else and for
  /// days that do not exist.
  static std::optional<PartialDate> parse(std::string_view text);
  std::string text() const;
  bool operator==(const PartialDate&) const = default;
};

}  // namespace attest
