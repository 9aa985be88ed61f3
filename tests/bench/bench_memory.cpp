// What three hours of recording do to the memory of the process: sound as fast as it can be taken.
#include <catch2/catch_test_macros.hpp>

#include "core/testimony/interview.h"
#include "tests/bench/measure.h"
#include "tests/bench/voice.h"
#include "tests/support/vaults.h"

using namespace attest;
using namespace attest::test;

TEST_CASE("three hours of recording leave memory as it was after five minutes") {
  Vaults vaults;
  const auto vault = vaults.create("field");
  const RecordId id = testimony::create_interview(*vault, {{"title", "one"}});
  constexpr std::size_t block = 4800;
  constexpr int per_minute = 600;
  testimony::Recording recording(*vault, id, 48000, 1, media::Codec::Opus);
  Voice voice;
  double early = 0;
  const Cost cost = cost_once([&] {
    for (int minute = 1; minute <= 180; ++minute) {
      for (int i = 0; i < per_minute; ++i) recording.sound().write(voice.next(block).data(), block);
      if (minute == 5) early = memory_now();
      if (minute == 5 || minute % 30 == 0) {
        std::printf("after %d minutes: %.1f MiB\n", minute, memory_now());
        std::fflush(stdout);
      }
    }
  });
  const double late = memory_now();
  const auto facts = recording.finish();
  testimony::Recording::take_in(*vault, facts);
  REQUIRE(recording.sound().duration_ms() == 180 * 60 * 1000);
  tell("three hours of Opus, the making of the sound included", cost);
  std::printf("grown between five minutes and three hours: %.2f MiB; after the end: %.1f MiB\n", late - early,
              memory_now());
}
