#include "ui/text/utf16.h"

#include "core/foundation/text.h"
#include "tests/support/support.h"

using namespace attest;
using attest::ui::Utf16Map;

TEST_CASE("Places change between code points and UTF-16 as counting one by one does") {
  const QString text = QString::fromUtf8("딸은 😀 다음 해 𠀀𠀁 겨울에\n태어났습니다. 🇰🇷 end");
  const Utf16Map map(text);
  const std::u32string points = to_points(ui::to_utf8(text));
  REQUIRE(map.points() == points.size());
  int unit = 0;
  for (std::uint32_t point = 0; point <= points.size(); ++point) {
    CHECK(map.to_units(point) == unit);
    CHECK(map.to_points(unit) == point);
    if (point == points.size()) break;
    const bool pair = points[point] > 0xFFFF;
    if (pair) CHECK(map.to_points(unit + 1) == point);
    unit += pair ? 2 : 1;
  }
  CHECK(unit == text.size());
}

TEST_CASE("Places beyond the text are clipped to it") {
  const Utf16Map map(QString::fromUtf8("가😀"));
  CHECK(map.to_units(99) == 3);
  CHECK(map.to_points(99) == 2);
  CHECK(map.to_points(-1) == 0);
}
