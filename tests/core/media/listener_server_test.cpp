// A microphone of a real sound server is suspended, pulled out and moved while a ramp is played into it:
// every sample shows whether its neighbour is missing.
#include <atomic>

#include "core/media/listener.h"
#include "tests/core/media/sound_server.h"

namespace attest {
namespace {

using namespace media;
using namespace test;
using What = Listener::Heard::What;
using std::chrono::milliseconds;

constexpr int rate = 48000, round = 30011;

/// Plays 1, 2, ... 30011, 1, ... until it goes.
class RampPlayer {
 public:
  explicit RampPlayer(Devices& devices)
      : output_(devices.open_output(rate, 1)), thread_([this] {
          std::vector<float> block(rate / 20);
          for (int at = 0; !over_;) {
            for (auto& sample : block) sample = static_cast<float>(at++ % round + 1) / 32768;
            output_->write(block.data(), block.size());
          }
        }) {}
  ~RampPlayer() {
    over_ = true;
    thread_.join();
  }

 private:
  std::unique_ptr<Output> output_;
  std::atomic<bool> over_{false};
  std::thread thread_;
};

struct Heard {
  std::int64_t frames = 0;
  int breaks = 0;  ///< neighbours that are none, between two interruptions
  std::vector<Missing> gone, back, missing;
};

/// Listens for so long; `act` happens beside it.
template <class F>
Heard listen(Listener& listener, milliseconds time, F&& act) {
  Heard all;
  std::thread actor(std::forward<F>(act));
  std::vector<std::int16_t> block(rate / 20);
  int last = 0;  // silence, before the ramp is heard
  for (const auto until = std::chrono::steady_clock::now() + time;
       std::chrono::steady_clock::now() < until;) {
    const auto heard = listener.listen(block.data(), block.size());
    if (heard.what == What::Gone) all.gone.push_back(*heard.missing);
    if (heard.what == What::Back) all.back.push_back(*heard.missing);
    if (heard.what != What::Sound) {
      last = 0;
      continue;
    }
    if (heard.missing) all.missing.push_back(*heard.missing);
    all.frames += static_cast<std::int64_t>(heard.frames);
    for (std::size_t i = 0; i < heard.frames; ++i) {
      if (last != 0 && block[i] != last % round + 1) ++all.breaks;
      last = block[i];
    }
  }
  actor.join();
  return all;
}

void tell_server(const std::string& words) {
  const auto ran = run("pactl " + words);
  INFO(ran.output);
  CHECK(ran.status == 0);
}

/// What was heard and what was missing are the time that went by.
void check_time(const Heard& heard, std::int64_t ms) {
  std::int64_t told = heard.frames * 1000 / rate;
  for (const auto& back : heard.back) told += back.ms;
  CHECK(std::abs(told - ms) < 700);
}

/// One interruption, and every sample of the rest.
void check_interrupted(const Heard& heard, GapReason reason, std::int64_t ms) {
  REQUIRE(heard.gone.size() == 1);
  CHECK(heard.gone[0].reason == reason);
  REQUIRE(heard.back.size() == 1);
  CHECK(heard.breaks == 0);
  CHECK(heard.missing.empty());
  check_time(heard, ms);
}

TEST_CASE("A microphone that the sound system suspends is waited for, and nothing else is missing") {
  SoundServer server;
  const auto devices = make_pulse_devices();
  const RampPlayer player(*devices);
  Listener listener(*devices, "mic", rate, 1);
  const auto heard = listen(listener, milliseconds(8000), [] {
    std::this_thread::sleep_for(milliseconds(2500));
    tell_server("suspend-source mic 1");
    std::this_thread::sleep_for(milliseconds(2000));
    tell_server("suspend-source mic 0");
  });
  check_interrupted(heard, GapReason::Suspended, 8000);
  CHECK(heard.back[0].ms >= 1500);
}

TEST_CASE("Where a microphone is pulled out, the one that comes is listened to") {
  SoundServer server;
  const auto devices = make_pulse_devices();
  const RampPlayer player(*devices);
  Listener listener(*devices, "", rate, 1);
  CHECK(listener.device().name == "mic");
  const auto heard = listen(listener, milliseconds(8000), [] {
    std::this_thread::sleep_for(milliseconds(2500));
    tell_server("unload-module module-remap-source");
    std::this_thread::sleep_for(milliseconds(1500));
    tell_server("load-module module-remap-source source_name=other master=spk.monitor");
  });
  check_interrupted(heard, GapReason::Unplugged, 8000);
  CHECK(listener.device().name == "other");
}

TEST_CASE("Nobody moves a recording to another source unnoticed") {
  SoundServer server;
  const auto devices = make_pulse_devices();
  const RampPlayer player(*devices);
  Listener listener(*devices, "mic", rate, 1);
  const auto heard = listen(listener, milliseconds(5000), [] {
    std::this_thread::sleep_for(milliseconds(2500));
    run("for s in $(pactl list short source-outputs | grep -v module | cut -f1); do"
        " pactl move-source-output $s spk.monitor; done");
  });
  CHECK(heard.gone.empty());
  CHECK(heard.breaks == 0);
  CHECK(heard.missing.empty());
  check_time(heard, 5000);
}

}  // namespace
}  // namespace attest
