// Ten thousand interviews, made one by one, each durable: what the last thousand cost against the first.
#include <catch2/catch_test_macros.hpp>

#include "core/testimony/interview.h"
#include "tests/bench/measure.h"
#include "tests/support/vaults.h"

using namespace attest;
using namespace attest::test;

namespace {

void measure(const char* what, const std::map<std::string, std::string>& fields) {
  Vaults vaults;
  const auto vault = vaults.create("many");
  std::vector<Cost> thousands;
  for (int i = 0; i < 10; ++i) {
    thousands.push_back(cost_once([&] {
      for (int j = 0; j < 1000; ++j) testimony::create_interview(*vault, fields);
    }));
    std::printf("%s, thousand %d: clock %.0f ms, processors %.0f ms\n", what, i + 1, thousands.back().wall,
                thousands.back().processor);
    std::fflush(stdout);
  }
  const Cost first = thousands.front(), last = thousands.back();
  std::printf("%s, the last thousand against the first: clock %.2fx, processors %.2fx\n", what,
              last.wall / first.wall, last.processor / first.processor);
}

}  // namespace

TEST_CASE("10 000 interviews of one field are made one by one") {
  measure("one field", {{"title", "A woman from the border"}});
}

TEST_CASE("10 000 interviews of eight fields are made one by one") {
  measure("eight fields", {{"title", "A woman from the border"},
                           {"date", "2021-03"},
                           {"place", "a room above the market"},
                           {"language", "ko-KP"},
                           {"interviewer", "I4"},
                           {"mode", "in-person"},
                           {"status", "recorded"},
                           {"summary", "She spoke of the winter, the river and the road back."}});
}
