// The program is killed while people work: nothing that was promised is lost, and whatever was under way is
// there whole or not at all.
#include "tests/faults/kills/kills.h"

#include <cstdlib>
#include <iostream>

namespace attest::test {
namespace {

void kill_in_everything(std::size_t all) {
  const char* given = std::getenv("ATTEST_KILLS_SEED");
  const std::uint64_t seed = given ? std::strtoull(given, nullptr, 10) : std::random_device{}();
  CAPTURE(seed);
  std::mt19937_64 dice(seed);
  const auto& every = scenarios();
  std::size_t struck = 0;
  for (std::size_t i = 0; i < every.size(); ++i) {
    const std::size_t some = all * (i + 1) / every.size() - all * i / every.size();
    const Kills kills = kill_again_and_again(every[i], some, dice);
    struck += kills.struck;
    std::cout << every[i].name << ": " << kills.struck << " of " << kills.tried << " struck within "
              << kills.length.count() << " ms; " << kills.wrong.size() << " broke something" << std::endl;
    UNSCOPED_INFO(every[i].name << ": " << kills.wrong.size() << " wrong");
    for (const auto& line : kills.wrong) UNSCOPED_INFO(line);
    CHECK(kills.wrong.empty());
  }
  CHECK(struck == all);
}

TEST_CASE("killed at fifty moments of work, keys, erasure, backup and exchange, a vault keeps its promises") {
  kill_in_everything(50);
}

TEST_CASE("killed at a thousand moments, a vault keeps its promises", "[.thousand]") {
  kill_in_everything(1000);
}

TEST_CASE("a promise that is not kept is noticed") {
  const Scenario forgetful{
      .name = "a promise about what is not saved",
      .prepare = [](Stage& stage) { stage.create("field"); },
      .act =
          [](Stage& stage) {
            stage.promise("a note that was never written", [](Stage& after) {
              return std::filesystem::exists(after / "note") ? "" : "there is none";
            });
            stage.open("field");
          },
  };
  std::mt19937_64 dice(1);
  const Kills kills = kill_again_and_again(forgetful, 3, dice);
  CHECK(kills.struck == 3);
  CHECK(!kills.wrong.empty());
}

}  // namespace
}  // namespace attest::test
