#include "ui/text/utf16.h"

#include <algorithm>

namespace attest::ui {

Utf16Map::Utf16Map(const QString& text) : units_(static_cast<int>(text.size())) {
  for (int i = 0; i < units_; ++i, ++points_) {
    if (text.at(i).isHighSurrogate() && i + 1 < units_ && text.at(i + 1).isLowSurrogate()) {
      pairs_.push_back(points_);
      ++i;
    }
  }
}

int Utf16Map::to_units(std::uint32_t point) const {
  point = std::min(point, points_);
  const auto before = std::lower_bound(pairs_.begin(), pairs_.end(), point) - pairs_.begin();
  return static_cast<int>(point) + static_cast<int>(before);
}

std::uint32_t Utf16Map::to_points(int unit) const {
  unit = std::clamp(unit, 0, units_);
  // The i-th pair begins at unit pairs_[i] + i and covers one more; count those that begin before `unit`.
  std::size_t low = 0, high = pairs_.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (static_cast<int>(pairs_[middle] + middle) < unit)
      low = middle + 1;
    else
      high = middle;
  }
  return static_cast<std::uint32_t>(unit) - static_cast<std::uint32_t>(low);
}

}  // namespace attest::ui
