#include "core/media/listener.h"

#include <catch2/catch_test_macros.hpp>
#include <deque>

#include "core/foundation/error.h"

namespace attest {
namespace {

using namespace media;
using What = Listener::Heard::What;

constexpr std::int64_t ms = 1000, second = 1000 * ms;

/// Sound at 48 kHz against a clock that the test sets.
struct Scene {
  SoundWatch watch{48000};
  Ticks now{5 * second, 3 * second};
  std::vector<Missing> missing;

  void pass(std::int64_t us) {
    now.boot += us;
    now.awake += us;
  }
  void hear(std::int64_t us) {
    if (const auto m = watch.heard(static_cast<std::size_t>(us * 48 / 1000), now)) missing.push_back(*m);
  }
  void go_on(std::int64_t us, double speed = 1) {
    for (std::int64_t t = 0; t < us; t += 50 * ms) {
      pass(50 * ms);
      hear(static_cast<std::int64_t>(50 * ms * speed));
    }
  }
};

TEST_CASE("Sound that keeps up with the clock is whole") {
  Scene scene;
  scene.go_on(600 * second);
  CHECK(scene.missing.empty());
}

TEST_CASE("Sound that comes late, all at once, is whole") {
  Scene scene;
  scene.go_on(10 * second);
  for (const std::int64_t blocked : {400 * ms, 3 * second, 6 * second, 40 * second}) {
    scene.pass(blocked);
    for (std::int64_t t = 0; t < blocked; t += 50 * ms) scene.hear(50 * ms);
    scene.go_on(10 * second);
  }
  CHECK(scene.missing.empty());
}

TEST_CASE("A microphone whose own clock runs a little fast or slow loses nothing") {
  for (const double speed : {0.9998, 1.0002}) {
    Scene scene;
    scene.go_on(3 * 3600 * second, speed);
    CHECK(scene.missing.empty());
  }
}

TEST_CASE("Sound that never comes is missing, with its length, within four seconds") {
  for (const std::int64_t lost : {200 * ms, 2 * second, 10 * second}) {
    Scene scene;
    scene.go_on(60 * second);
    scene.pass(lost);
    scene.go_on(4 * second);
    REQUIRE(scene.missing.size() == 1);
    CHECK(scene.missing[0].reason == GapReason::Lost);
    CHECK(std::abs(scene.missing[0].ms - lost / ms) <= 50);
    scene.go_on(60 * second);
    CHECK(scene.missing.size() == 1);
  }
}

TEST_CASE("Small losses are told once they add up") {
  Scene scene;
  scene.go_on(10 * second);
  for (int i = 0; i < 60; ++i) {
    scene.pass(40 * ms);
    scene.go_on(2 * second);
  }
  std::int64_t told = 0;
  for (const auto& m : scene.missing) told += m.ms;
  CHECK(told > 60 * 40 * 8 / 10);
  CHECK(told <= 60 * 40);
}

TEST_CASE("The computer's sleep is told at once, and nothing else for it") {
  Scene scene;
  scene.go_on(10 * second);
  scene.now.boot += 3600 * second;
  scene.go_on(10 * second);
  REQUIRE(scene.missing.size() == 1);
  CHECK(scene.missing[0].reason == GapReason::Asleep);
  CHECK(scene.missing[0].ms == 3600 * 1000);
}

// ---- Listener

/// Microphones that come and go. Each gives 50 ms of its own number at a time.
struct Room final : Devices {
  struct Microphone {
    DeviceInfo info;
    std::int16_t sample = 0;
    bool there = true;
  };
  struct Wire final : Input {
    Wire(Room& room, std::size_t index) : room_(room), index_(index) {}
    int rate() const override { return 48000; }
    int channels() const override { return 1; }
    std::size_t read(std::int16_t* out, std::size_t frames) override {
      const auto& microphone = room_.microphones[index_];
      if (!microphone.there || microphone.info.suspended) throw Error(Code::NoDevice, "gone");
      room_.now.boot += 50 * ms;
      room_.now.awake += 50 * ms;
      std::fill_n(out, frames, microphone.sample);
      return frames;
    }
    Room& room_;
    std::size_t index_;
  };

  std::vector<DeviceInfo> inputs() override {
    std::vector<DeviceInfo> all;
    for (const auto& m : microphones)
      if (m.there) all.push_back(m.info);
    return all;
  }
  std::unique_ptr<Input> open_input(const std::string& name, int, int) override {
    now.boot += 600 * ms;
    now.awake += 600 * ms;
    for (std::size_t i = 0; i < microphones.size(); ++i) {
      const auto& m = microphones[i];
      if (m.there && !m.info.suspended && (name.empty() ? m.info.is_default : m.info.name == name))
        return std::make_unique<Wire>(*this, i);
    }
    throw Error(Code::NoDevice, "No such microphone.");
  }
  std::unique_ptr<Output> open_output(int, int) override { throw Error(Code::NoDevice, "No loudspeaker."); }

  Ticks now{};
  std::vector<Microphone> microphones{{{"desk", "On the desk", true, false}, 1, true},
                                      {{"inside", "Inside the laptop", false, false}, 2, true}};
};

struct Ear {
  explicit Ear(Room& room, std::string name = "")
      : listener(room, std::move(name), 48000, 1, [&room] { return room.now; }) {}
  Listener::Heard listen() { return listener.listen(samples.data(), samples.size()); }
  /// What comes until `what` does.
  Listener::Heard until(What what) {
    for (int i = 0; i < 100; ++i)
      if (const auto heard = listen(); heard.what == what) return heard;
    FAIL("it never came");
    return {};
  }
  std::vector<std::int16_t> samples = std::vector<std::int16_t>(2400);
  Listener listener;
};

TEST_CASE("Without a microphone listening does not begin") {
  Room room;
  for (auto& m : room.microphones) m.there = false;
  CHECK_THROWS_AS(Ear(room), Error);
}

TEST_CASE("Where the chosen microphone goes, listening goes on with another, and says which") {
  Room room;
  Ear ear(room, "desk");
  CHECK(ear.listen().what == What::Sound);
  CHECK(ear.listener.device().description == "On the desk");
  room.microphones[0].there = false;
  const auto gone = ear.listen();
  CHECK(gone.what == What::Gone);
  CHECK(gone.missing->reason == GapReason::Unplugged);
  const auto back = ear.until(What::Back);
  CHECK(back.missing->reason == GapReason::Unplugged);
  CHECK(back.missing->ms >= 500);
  CHECK(ear.listener.device().description == "Inside the laptop");
  const auto sound = ear.listen();
  CHECK(sound.what == What::Sound);
  CHECK_FALSE(sound.missing);
  CHECK(ear.samples[0] == 2);
}

TEST_CASE("Where every microphone is gone, listening waits for one") {
  Room room;
  Ear ear(room);
  room.microphones[0].info.suspended = true;
  room.microphones[1].there = false;
  const auto gone = ear.until(What::Gone);
  CHECK(gone.missing->reason == GapReason::Suspended);
  for (int i = 0; i < 3; ++i) CHECK(ear.listen().what == What::Waiting);
  room.microphones[0].info.suspended = false;
  room.now.boot += second;
  CHECK(ear.until(What::Back).missing->reason == GapReason::Suspended);
  CHECK(ear.listen().what == What::Sound);
  CHECK(ear.samples[0] == 1);
}

TEST_CASE("Every reason has one name, and comes back from it") {
  for (int i = 0; i < 8; ++i) {
    const auto reason = static_cast<GapReason>(i);
    CHECK(gap_reason(name(reason)) == reason);
  }
  CHECK_FALSE(gap_reason("tea"));
}

}  // namespace
}  // namespace attest
