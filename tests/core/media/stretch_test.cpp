#include "core/media/stretch.h"

#include <catch2/generators/catch_generators.hpp>

#include "tests/core/media/sound_support.h"

namespace attest {
namespace {

using namespace media;
using namespace test;

/// A sound whose decoder can be stretched.
struct Sound {
  Sound(const Samples& samples, int rate, int channels = 1) : source(wav(samples, rate, channels)) {}
  MemorySource source;
  std::unique_ptr<Decoder> decoder = open_decoder(source);
};

/// Bursts of 60 ms, one each half second, their middles at 250 ms, 750 ms ...
Samples bursts(int rate, int seconds) {
  Samples samples(static_cast<std::size_t>(rate) * static_cast<std::size_t>(seconds));
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double t = std::fmod(static_cast<double>(i) / rate, 0.5) - 0.25;
    if (std::abs(t) < 0.03)
      samples[i] =
          static_cast<std::int16_t>(20000 * std::cos(t / 0.03 * M_PI / 2) * std::sin(2 * M_PI * 700 * t));
  }
  return samples;
}

std::vector<float> read_all(Stretch& stretch, std::size_t step = 1000, int channels = 1) {
  std::vector<float> out, block(step * static_cast<std::size_t>(channels));
  for (std::size_t n; (n = stretch.read(block.data(), step)) > 0;)
    out.insert(out.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(n) * channels);
  return out;
}

TEST_CASE(
    "At any tempo a sound is heard where the position says it is, and that does not drift in ten minutes") {
  const double tempo = GENERATE(0.5, 0.75, 1.0, 1.5, 2.0);
  CAPTURE(tempo);
  constexpr int rate = 8000, seconds = 600;
  Sound sound(bursts(rate, seconds), rate);
  Stretch stretch(*sound.decoder);
  stretch.set_tempo(tempo);
  // Where the middle of each burst is heard, by the position alone.
  constexpr std::size_t count = 2 * seconds;
  std::vector<double> weight(count), middle(count);
  std::vector<float> block(160);
  for (;;) {
    const auto at = stretch.position();
    const std::size_t n = stretch.read(block.data(), block.size());
    if (n == 0) break;
    for (std::size_t i = 0; i < n; ++i) {
      const double place = static_cast<double>(at) + static_cast<double>(i) * tempo;
      const auto burst = std::min(static_cast<std::size_t>(place / (rate / 2)), count - 1);
      const double energy = block[i] * block[i];
      weight[burst] += energy;
      middle[burst] += energy * place;
    }
  }
  double worst = 0, first = 0, last = 0;
  for (std::size_t i = 0; i < count; ++i) {
    REQUIRE(weight[i] > 0.1);
    const double late = middle[i] / weight[i] / rate - (0.25 + 0.5 * static_cast<double>(i));
    worst = std::max(worst, std::abs(late));
    if (i < 100) first += late / 100;
    if (i >= count - 100) last += late / 100;
  }
  CAPTURE(worst, first, last);
  CHECK(worst < 0.03);
  if (tempo == 1) CHECK(worst < 1e-9);
  CHECK(std::abs(last - first) < 0.003);
  CHECK(stretch.position() == seconds * rate);
}

TEST_CASE("A stretched recording is exactly as long as its tempo makes it, in pieces of any size") {
  const double tempo = GENERATE(0.5, 0.6, 0.75, 1.0, 1.1, 1.5, 2.0);
  const int channels = GENERATE(1, 2);
  CAPTURE(tempo, channels);
  Sound sound(speech(48000, 3.21, channels), 48000, channels);
  const auto frames = sound.decoder->info().frames;
  for (const std::size_t step : {37u, 1920u, 100000u}) {
    Stretch stretch(*sound.decoder);
    stretch.seek(0);
    stretch.set_tempo(tempo);
    CHECK(read_all(stretch, step, channels).size() ==
          static_cast<std::size_t>(std::ceil(static_cast<double>(frames) / tempo)) *
              static_cast<std::size_t>(channels));
  }
}

TEST_CASE("Slower and faster keep the pitch, and tempo 1 keeps every sample") {
  Samples tone(48000 * 4);
  for (std::size_t i = 0; i < tone.size(); ++i)
    tone[i] = static_cast<std::int16_t>(12000 * std::sin(2 * M_PI * 440 * static_cast<double>(i) / 48000));
  for (const double tempo : {0.5, 0.75, 1.5, 2.0}) {
    CAPTURE(tempo);
    Sound sound(tone, 48000);
    Stretch stretch(*sound.decoder);
    stretch.set_tempo(tempo);
    const auto out = read_all(stretch);
    int crossings = 0;
    for (std::size_t i = 4801; i < out.size() - 9600; ++i) crossings += out[i - 1] < 0 && out[i] >= 0;
    CHECK(std::abs(crossings * 48000.0 / static_cast<double>(out.size() - 9600 - 4801) - 440) < 6);
  }
  Sound sound(tone, 48000);
  Stretch stretch(*sound.decoder);
  CHECK(as_int16(read_all(stretch)) == tone);
}

TEST_CASE("A change of tempo on the way goes on where it was, and holds no more than a moment of sound") {
  Sound sound(speech(16000, 60), 16000);
  Stretch stretch(*sound.decoder);
  std::vector<float> block(160);
  std::int64_t before = 0;
  const double tempos[] = {1, 0.5, 0.9, 1, 2, 1.7, 0.6, 1};
  for (std::size_t i = 0; i < 4000; ++i) {
    if (i % 50 == 0) {
      const auto here = stretch.position();
      stretch.set_tempo(tempos[i / 50 % 8]);
      REQUIRE(stretch.position() == here);
    }
    const std::size_t n = stretch.read(block.data(), block.size());
    if (n == 0) break;
    const auto passed = static_cast<double>(stretch.position() - before);
    REQUIRE(std::abs(passed - static_cast<double>(n) * stretch.tempo()) <= 1);
    before = stretch.position();
    REQUIRE(sound.decoder->position() - before < 16000 * 35 / 100);
  }
  CHECK(stretch.tempo() >= least_tempo);
  stretch.set_tempo(9);
  CHECK(stretch.tempo() == most_tempo);
  stretch.set_tempo(0);
  CHECK(stretch.tempo() == least_tempo);
}

TEST_CASE("A loop is as long each time round as its span, and what is behind its end is never heard") {
  const double tempo = GENERATE(0.5, 1.0, 1.3, 2.0);
  CAPTURE(tempo);
  Samples samples(16000 * 10, 0);
  for (std::size_t i = 16000 * 4; i < 16000 * 6; ++i) samples[i] = i % 20 < 10 ? 9000 : -9000;
  Sound sound(samples, 16000);
  Stretch stretch(*sound.decoder);
  stretch.set_tempo(tempo);
  stretch.set_end(16000 * 4);
  for (int round = 0; round < 20; ++round) {
    stretch.seek(16000 * 3);
    const auto out = read_all(stretch);
    REQUIRE(out.size() == static_cast<std::size_t>(std::ceil(16000 / tempo)));
    REQUIRE(stretch.position() == 16000 * 4);
    REQUIRE(std::all_of(out.begin(), out.end(), [](float s) { return s == 0; }));
  }
  stretch.set_end({});
  std::vector<float> more(16000);
  REQUIRE(stretch.read(more.data(), more.size()) > 0);
  CHECK(*std::max_element(more.begin(), more.end()) > 0.2f);
}

TEST_CASE("Past the end there is nothing, before the beginning there is the beginning") {
  Sound sound(speech(8000, 1), 8000);
  Stretch stretch(*sound.decoder);
  stretch.set_tempo(0.5);
  float one = 0;
  stretch.seek(1'000'000);
  CHECK(stretch.position() == 8000);
  CHECK(stretch.read(&one, 1) == 0);
  stretch.seek(-5);
  CHECK(stretch.position() == 0);
  CHECK(stretch.read(&one, 1) == 1);
  stretch.set_end(-7);
  CHECK(stretch.read(&one, 1) == 0);
}

TEST_CASE("What is heard is told from what the device holds back, across jumps and changes of tempo") {
  HeardAt heard;
  heard.clear(500);
  CHECK(heard.now(0) == 500);
  heard.given(100, 500, 1);
  CHECK(heard.now(100) == 500);
  CHECK(heard.now(40) == 560);
  heard.given(100, 600, 2);  // to 800
  CHECK(heard.now(150) == 550);
  CHECK(heard.now(100) == 600);
  CHECK(heard.now(50) == 700);
  heard.given(100, 200, 0.5);  // a loop's end: back to its beginning
  CHECK(heard.now(101) == 798);
  CHECK(heard.now(100) == 200);
  CHECK(heard.now(0) == 250);
  CHECK(heard.now(-3) == 250);
  CHECK(heard.now(1000) == 200);  // a device that holds more than it can: what is known goes on
  heard.clear(7);
  CHECK(heard.now(50) == 7);
}

}  // namespace
}  // namespace attest
