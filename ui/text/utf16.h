// The one place where positions change between Unicode code points (everything that is kept) and UTF-16 units
// (Qt).
#pragma once

#include <QString>
#include <cstdint>
#include <string>
#include <vector>

namespace attest::ui {

inline QString from_utf8(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
inline std::string to_utf8(const QString& text) {
  return text.toUtf8().toStdString();
}

/// Conversions for one text. Costs a pass over it once and then a binary search each: what lies beyond the
/// basic plane is rare, so only those places are kept.
class Utf16Map {
 public:
  Utf16Map() = default;
  explicit Utf16Map(const QString& text);
  /// The unit where code point `point` begins; positions past the end are clipped to it.
  int to_units(std::uint32_t point) const;
  /// The code point that holds unit `unit`: a unit in the middle of a pair belongs to the point it is part
  /// of.
  std::uint32_t to_points(int unit) const;
  std::uint32_t points() const { return points_; }

 private:
  std::vector<std::uint32_t> pairs_;  ///< code point indices of those that take two units, sorted
  std::uint32_t points_ = 0;
  int units_ = 0;
};

}  // namespace attest::ui
