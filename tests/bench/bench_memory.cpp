// What three hours of recording do to the memory of the process: sound as fast as it can be taken.
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numbers>

#include "core/testimony/interview.h"
#include "tests/bench/measure.h"
#include "tests/support/vaults.h"

using namespace attest;
using namespace attest::test;

namespace {

/// Something like a voice: tones that come and go, and some noise.
class Voice {
 public:
  const std::vector<std::int16_t>& next(std::size_t frames) {
    samples_.resize(frames);
    for (auto& sample : samples_) {
      const double t = static_cast<double>(at_++) / 48000;
      const double loud = 0.5 + 0.5 * std::sin(2 * std::numbers::pi * 0.7 * t);
      noise_ = noise_ * 1664525u + 1013904223u;
      const double hiss = static_cast<double>(noise_ >> 16) / 65536 - 0.5;
      const double tone =
          std::sin(2 * std::numbers::pi * 170 * t) + 0.4 * std::sin(2 * std::numbers::pi * 510 * t);
      sample = static_cast<std::int16_t>(9000 * loud * tone + 600 * hiss);
    }
    return samples_;
  }

 private:
  std::int64_t at_ = 0;
  std::uint32_t noise_ = 1;
  std::vector<std::int16_t> samples_;
};

}  // namespace

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
