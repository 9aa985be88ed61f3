#include "core/foundation/instant.h"

#include "tests/support/support.h"

using namespace attest;

TEST_CASE("an instant is shown in UTC to the second") {
  CHECK(to_iso(from_ms(0)) == "1970-01-01T00:00:00Z");
  CHECK(to_iso(from_ms(1615714013999)) == "2021-03-14T09:26:53Z");
  CHECK(to_iso(from_ms(-1)) == "1969-12-31T23:59:59Z");
  CHECK(to_iso(from_ms(951782400000)) == "2000-02-29T00:00:00Z");
}

TEST_CASE("a claimed time beyond the calendar is shown as its end") {
  CHECK(to_iso(from_ms(INT64_MAX)) == "9999-12-31T23:59:59Z");
  CHECK(to_iso(from_ms(INT64_MIN)) == "0001-01-01T00:00:00Z");
}

TEST_CASE("the system's clock is after this was written") {
  CHECK(to_ms(SystemClock().now()) > 1700000000000);
}

TEST_CASE("a date is kept as exactly as it is remembered") {
  for (const char* text :
       {"2021", "2021-03", "2021-03-14", "~1998", "~1998-11", "~1998-11-02", "2000-02-29", "0001"}) {
    INFO(text);
    const auto date = PartialDate::parse(text);
    REQUIRE(date);
    CHECK(date->text() == text);
  }
  const auto date = PartialDate::parse("~1998-11");
  CHECK(*date == PartialDate{1998, 11, 0, true});
}

TEST_CASE("what is no date, and days that do not exist, are refused") {
  for (const char* text :
       {"",           "~",           "21",          "0000",       "2021-",      "2021-0",
        "2021-00",    "2021-13",     "2021-3",      "2021-02-30", "1900-02-29", "2021-03-00",
        "2021-03-32", "2021-03-14T", " 2021",       "2021 ",      "~~2021",     "2021/03",
        "-021",       "+2021",       "2021-03-14-", "20211"}) {
    INFO(text);
    CHECK_FALSE(PartialDate::parse(text));
  }
}
