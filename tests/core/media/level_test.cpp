// What a level says, and for how long; what ten seconds that are never kept tell of a microphone.
#include "core/media/level.h"

#include <catch2/catch_approx.hpp>

#include "core/media/device.h"
#include "core/media/sound_test.h"
#include "tests/core/media/sound_support.h"

using namespace attest;
using namespace attest::media;
using namespace attest::test;

namespace {

float at_db(double db) {
  return static_cast<float>(std::pow(10, db / 20));
}

struct Ear {
  LevelWatch watch;
  /// The same level for a while, in pieces of 50 ms.
  Loudness hears(double db, int ms) {
    for (int passed = 0; passed < ms; passed += 50) watch.heard(at_db(db), 50);
    return watch.says();
  }
  /// Somebody speaks: words of this level, and the room between them.
  Loudness speaks(double db, int ms, double room_db = -55) {
    for (int passed = 0; passed < ms; passed += 500) {
      hears(db, 300);
      hears(room_db, 200);
    }
    return watch.says();
  }
};

constexpr int rate = 48000;

SoundJudgement judge(const Samples& samples, int channels = 1) {
  SoundTest test(rate, channels);
  test.take(samples.data(), samples.size() / static_cast<std::size_t>(channels));
  return test.judge();
}
/// A voice of this peak, and a room.
Samples voice(double peak, double room) {
  Samples samples(rate * 10);
  std::uint32_t noise = 1;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double t = static_cast<double>(i) / rate;
    noise = noise * 1664525u + 1013904223u;
    const double hiss = room * (static_cast<double>(noise >> 16) / 32768 - 1);
    const double words = std::fmod(t, 1.0) < 0.6 ? peak * std::sin(2 * M_PI * 220 * t) : 0;
    samples[i] = static_cast<std::int16_t>(std::clamp(words + hiss, -32768.0, 32767.0));
  }
  return samples;
}

}  // namespace

TEST_CASE("An ordinary voice, its pauses and a cough call for no word") {
  Ear ear;
  CHECK(ear.speaks(-12, 30'000) == Loudness::Fine);
  CHECK(ear.hears(-1, 100) == Loudness::Fine);  // a cough is short
  CHECK(ear.speaks(-12, 5000) == Loudness::Fine);
  CHECK(ear.hears(-52, 60'000) == Loudness::Fine);  // she is silent: a quiet room is no fault
}

TEST_CASE("Too loud is said before anything is cut off, and stays long enough to be read") {
  Ear ear;
  ear.speaks(-12, 2000);
  CHECK(ear.speaks(-2, 500) == Loudness::TooLoud);
  CHECK(ear.speaks(-12, 4000) == Loudness::TooLoud);
  CHECK(ear.speaks(-12, 4000) == Loudness::Fine);
}

TEST_CASE("Clipping is said at once, also in the place of too loud, and too loud does not take it away") {
  Ear ear;
  REQUIRE(ear.speaks(-2, 500) == Loudness::TooLoud);
  CHECK(ear.hears(0, 100) == Loudness::CutOff);
  CHECK(ear.speaks(-2, 3000) == Loudness::CutOff);
  CHECK(ear.speaks(-2, 5000) == Loudness::TooLoud);
}

TEST_CASE("Nothing heard is said after five seconds below the floor, and taken back soon after a sound") {
  Ear ear;
  ear.speaks(-12, 2000);
  CHECK(ear.hears(-80, 4900) == Loudness::Fine);
  CHECK(ear.hears(-80, 150) == Loudness::Silent);
  CHECK(ear.hears(-80, 600'000) == Loudness::Silent);
  CHECK(ear.hears(-20, 1000) == Loudness::Silent);
  CHECK(ear.speaks(-20, 1000) == Loudness::Fine);
}

TEST_CASE("A faint voice is very quiet; a room in which nobody speaks is not") {
  Ear ear;
  CHECK(ear.speaks(-40, 12'000, -58) == Loudness::Quiet);
  CHECK(ear.speaks(-20, 5000) == Loudness::Fine);
  ear.watch.restart();
  CHECK(ear.hears(-45, 30'000) == Loudness::Fine);
}

TEST_CASE("A word never goes faster than it can be read, whatever the level does") {
  Ear ear;
  std::uint32_t chance = 7;
  std::int64_t shown = LevelWatch::shown_ms;
  Loudness last = Loudness::Fine;
  for (int i = 0; i < 20'000; ++i) {
    chance = chance * 1664525u + 1013904223u;
    ear.watch.heard(at_db(-70.0 + static_cast<double>(chance >> 25) * 0.56), 50);
    if (ear.watch.says() == last) {
      shown += 50;
      continue;
    }
    const bool to_worse = last == Loudness::Fine || ear.watch.says() == Loudness::CutOff ||
                          (ear.watch.says() == Loudness::TooLoud && last != Loudness::CutOff);
    CHECK((to_worse || shown >= LevelWatch::shown_ms));
    last = ear.watch.says();
    shown = 50;
  }
}

TEST_CASE("The ten-second test takes ten seconds and no more, and gives back what it heard") {
  SoundTest test(rate, 2);
  const Samples samples = speech(rate, 12, 2);
  CHECK(test.take(samples.data(), 4 * rate) == 4 * rate);
  CHECK_FALSE(test.full());
  CHECK(test.duration_ms() == 4000);
  CHECK(test.take(samples.data() + 8 * rate, 8 * rate) == 6 * rate);
  CHECK(test.full());
  CHECK(test.take(samples.data(), 1) == 0);
  std::vector<float> heard(2 * 11 * rate);
  std::size_t frames = 0;
  for (std::size_t n; (n = test.read(frames, heard.data() + 2 * frames, 1777)) > 0;) frames += n;
  CHECK(frames == 10 * rate);
  heard.resize(2 * frames);
  CHECK(as_int16(heard) == Samples(samples.begin(), samples.begin() + 20 * rate));
}

TEST_CASE("The test says what it measured") {
  using Verdict = SoundJudgement::Verdict;
  const auto good = judge(voice(9000, 60));
  CHECK(good.verdict == Verdict::Good);
  CHECK(good.peak_db == Catch::Approx(20 * std::log10(9060.0 / 32768)).margin(0.2));
  CHECK(good.voice_db == Catch::Approx(good.peak_db - 3).margin(0.5));  // a sine's RMS
  CHECK(good.noise_db == Catch::Approx(20 * std::log10(60 / std::sqrt(3.0) / 32768)).margin(0.5));
  CHECK(judge(Samples(rate * 10)).verdict == Verdict::Nothing);
  CHECK(judge(voice(0, 25)).verdict == Verdict::Nothing);
  CHECK(judge(voice(0, 120)).verdict == Verdict::NoVoice);
  CHECK(judge(voice(300, 40)).verdict == Verdict::Quiet);
  CHECK(judge(voice(26'000, 60)).verdict == Verdict::TooLoud);
  CHECK(judge(voice(60'000, 60)).verdict == Verdict::CutOff);
  CHECK(judge(voice(6000, 3000)).verdict == Verdict::Noisy);
  CHECK(judge({}).verdict == Verdict::Nothing);
}

TEST_CASE("The test runs from a microphone as a recording does, and touches no disk") {
  TempFolder folder;
  const Samples samples = speech(rate, 11);
  spit(folder / "microphone.wav", wav(samples, rate, 1));
  const auto devices = make_file_devices((folder / "microphone.wav").string(), false);
  const auto before = std::distance(std::filesystem::directory_iterator(folder.path()), {});
  const auto input = devices->open_input({}, rate, 1);
  SoundTest test(input->rate(), input->channels());
  Samples block(2400);
  while (!test.full()) {
    const auto n = input->read(block.data(), 2400);
    REQUIRE(n > 0);
    test.take(block.data(), n);
  }
  CHECK(test.level() > 0.1f);
  CHECK(test.judge().verdict == SoundJudgement::Verdict::Good);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == before);
}

TEST_CASE("A test of sound in a form that no microphone has is refused") {
  CHECK(code_of([] { SoundTest(0, 1); }) == Code::Invalid);
  CHECK(code_of([] { SoundTest(rate, 0); }) == Code::Invalid);
  CHECK(code_of([] { SoundTest(rate, 9); }) == Code::Invalid);
}
