#include "core/media/device.h"

#include <catch2/generators/catch_generators.hpp>
#include <chrono>
#include <cstdlib>
#include <thread>

#include "tests/core/media/sound_server.h"
#include "tests/core/media/sound_support.h"

namespace attest {
namespace {

using namespace media;
using namespace test;
using SteadyClock = std::chrono::steady_clock;

double since(SteadyClock::time_point start) {
  return std::chrono::duration<double>(SteadyClock::now() - start).count();
}

double frequency(const Samples& samples, int rate) {
  int crossings = 0;
  for (std::size_t i = 1; i < samples.size(); ++i) crossings += samples[i - 1] < 0 && samples[i] >= 0;
  return static_cast<double>(crossings) * rate / static_cast<double>(samples.size());
}

std::vector<float> tone(double hertz, double seconds) {
  std::vector<float> out(static_cast<std::size_t>(48000 * seconds));
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = 0.5f * static_cast<float>(std::sin(2 * M_PI * hertz * static_cast<double>(i) / 48000));
  return out;
}

TEST_CASE("A tone played through the sound server comes in at the microphone with its pitch") {
  SoundServer server;
  const auto devices = make_pulse_devices();
  auto output = devices->open_output(48000, 1);
  auto input = devices->open_input("mic", 48000, 1);
  CHECK(input->rate() == 48000);
  CHECK(input->channels() == 1);
  const std::vector<float> sound = tone(1000, 4);
  std::thread player([&] {
    output->write(sound.data(), sound.size());
    output->drain();
  });
  Samples heard;
  std::int16_t block[4800];
  const auto start = SteadyClock::now();
  while (heard.size() < 48000 * 3 && since(start) < 20) {
    const std::size_t got = input->read(block, 4800);
    heard.insert(heard.end(), block, block + got);
  }
  player.join();
  REQUIRE(heard.size() >= 48000 * 3);
  const Samples middle(heard.begin() + 48000, heard.begin() + 48000 * 2);
  CHECK(std::abs(frequency(middle, 48000) - 1000) < 10);
}

TEST_CASE("The list of microphones hides the monitors of loudspeakers, and the default is never one") {
  SoundServer server;
  const auto devices = make_pulse_devices();
  const auto inputs = devices->inputs();
  REQUIRE(inputs.size() == 1);
  CHECK(inputs[0].name == "mic");
  CHECK_FALSE(inputs[0].description.empty());
  CHECK(devices->open_input("", 16000, 1)->rate() == 16000);
  CHECK(code_of([&] { devices->open_input("spk.monitor", 48000, 1); }) == Code::NoDevice);
  CHECK(code_of([&] { devices->open_input("no such device", 48000, 1); }) == Code::NoDevice);
}

TEST_CASE("A loudspeaker alone is no microphone") {
  SoundServer server(false);
  const auto devices = make_pulse_devices();
  CHECK(devices->inputs().empty());
  CHECK(code_of([&] { devices->open_input("", 48000, 1); }) == Code::NoDevice);
}

TEST_CASE("A microphone that is taken away is an error, not another microphone") {
  SoundServer server;
  need_program("pactl");
  const auto devices = make_pulse_devices();
  auto input = devices->open_input("mic", 48000, 1);
  std::int16_t block[4800];
  REQUIRE(input->read(block, 4800) > 0);
  REQUIRE(run("pactl unload-module module-remap-source").status == 0);
  CHECK(code_of([&] {
          for (const auto start = SteadyClock::now(); since(start) < 10;) input->read(block, 4800);
        }) == Code::NoDevice);
}

TEST_CASE("When the sound server dies, reading and writing say so") {
  SoundServer server;
  const auto devices = make_pulse_devices();
  auto input = devices->open_input("mic", 48000, 1);
  auto output = devices->open_output(48000, 1);
  std::int16_t block[4800];
  REQUIRE(input->read(block, 4800) > 0);
  server.kill();
  CHECK(code_of([&] {
          for (const auto start = SteadyClock::now(); since(start) < 10;) input->read(block, 4800);
        }) == Code::NoDevice);
  const std::vector<float> sound = tone(440, 2);
  CHECK(code_of([&] { output->write(sound.data(), sound.size()); }) == Code::NoDevice);
  CHECK(devices->inputs().empty());
  CHECK(code_of([&] { devices->open_input("", 48000, 1); }) == Code::NoDevice);
}

TEST_CASE("What is written is heard later, and can be forgotten") {
  SoundServer server;
  const auto devices = make_pulse_devices();
  auto output = devices->open_output(48000, 1);
  const std::vector<float> sound = tone(440, 1);
  output->write(sound.data(), sound.size());
  CHECK(output->latency_ms() > 20);
  CHECK(output->latency_ms() < 3000);
  output->flush();
  const auto start = SteadyClock::now();
  output->write(sound.data(), 4800);
  output->drain();
  CHECK(since(start) < 4);
}

TEST_CASE("A sound server on a network is never spoken to") {
  for (const char* address :
       {"tcp:192.0.2.1:4713", "tcp4:127.0.0.1", "tcp6:::1", "example.org", "127.0.0.1:4713",
        "{abc}tcp:127.0.0.1", "unix:/nowhere/native tcp:127.0.0.1", "{abc"}) {
    CAPTURE(address);
    const Setting server("PULSE_SERVER", address);
    const auto devices = make_pulse_devices();
    CHECK(devices->inputs().empty());
    try {
      devices->open_output(48000, 1);
      FAIL("opened");
    } catch (const Error& e) {
      CHECK(e.code() == Code::NoDevice);
      CHECK(std::string(e.what()).find("network") != std::string::npos);
    }
  }
}

TEST_CASE("Without a sound server there is no microphone, and nothing is started") {
  TempFolder folder;
  const Setting server("PULSE_SERVER", "unix:" + (folder / "native").string());
  const auto devices = make_pulse_devices();
  CHECK(devices->inputs().empty());
  CHECK(code_of([&] { devices->open_input("", 48000, 1); }) == Code::NoDevice);
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("A WAV file plays once as a microphone") {
  TempFolder folder;
  const Samples samples = speech(16000, 1, 2);
  spit(folder / "a.wav", wav(samples, 16000, 2));
  const bool real_time = GENERATE(false, true);
  const auto devices = make_file_devices((folder / "a.wav").string(), real_time);
  REQUIRE(devices->inputs().size() == 1);
  const auto start = SteadyClock::now();
  auto input = devices->open_input("", 48000, 1);
  CHECK(input->rate() == 16000);
  CHECK(input->channels() == 2);
  Samples heard;
  std::int16_t block[8000];
  for (std::size_t got; (got = input->read(block, 4000)) > 0;)
    heard.insert(heard.end(), block, block + got * 2);
  CHECK(heard == samples);
  CHECK((since(start) > 0.9) == real_time);
}

TEST_CASE("The output that keeps nothing takes as long as a real one") {
  const auto devices = make_file_devices("", true);
  auto output = devices->open_output(48000, 1);
  const std::vector<float> sound = tone(440, 0.5);
  const auto start = SteadyClock::now();
  output->write(sound.data(), sound.size());
  CHECK((output->latency_ms() > 0 ||
         since(start) > 0.45));  // some of it is to come, unless its time has passed
  output->drain();
  CHECK(since(start) > 0.45);
  CHECK(output->latency_ms() <= 1);
  output->write(sound.data(), 4800);
  output->flush();
  CHECK(output->latency_ms() == 0);
}

}  // namespace
}  // namespace attest
