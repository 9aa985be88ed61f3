#include <atomic>

#include "tests/ui/desk.h"
#include "ui/interview/recorder_panel.h"

using namespace attest;
using namespace attest::test;

namespace {
template <class T>
T wait_for(ui::Request<T> request) {
  std::optional<T> got;
  QObject context;
  std::move(request).then(
      &context, [&](T&& value) { got = std::move(value); }, [](const Error& e) { FAIL(e.what()); });
  REQUIRE(comes([&] { return got.has_value(); }));
  return std::move(*got);
}

/// Two microphones that hear the same tone, of which one can be pulled out.
class Plugs final : public media::Devices {
 public:
  explicit Plugs(const std::string& wav) : devices_(media::make_file_devices(wav, true)) {}
  std::atomic<bool> plugged{true};
  std::atomic<bool> inside{true};

  std::vector<media::DeviceInfo> inputs() override {
    std::vector<media::DeviceInfo> all;
    if (plugged) all.push_back({"desk", "Desk microphone", true, false});
    if (inside) all.push_back({"inside", "Inside the laptop", false, false});
    return all;
  }
  std::unique_ptr<media::Input> open_input(const std::string& name, int rate, int channels) override {
    const bool desk = name.empty() || name == "desk";
    if (!(desk ? plugged : inside)) throw Error(Code::NoDevice, "gone");
    return std::make_unique<Wire>(devices_->open_input({}, rate, channels), desk ? plugged : inside);
  }
  std::unique_ptr<media::Output> open_output(int rate, int channels) override {
    return devices_->open_output(rate, channels);
  }

 private:
  class Wire final : public media::Input {
   public:
    Wire(std::unique_ptr<media::Input> input, std::atomic<bool>& there)
        : input_(std::move(input)), there_(there) {}
    int rate() const override { return input_->rate(); }
    int channels() const override { return input_->channels(); }
    std::size_t read(std::int16_t* out, std::size_t frames) override {
      if (!there_) throw Error(Code::NoDevice, "gone");
      return input_->read(out, frames);
    }

   private:
    std::unique_ptr<media::Input> input_;
    std::atomic<bool>& there_;
  };
  std::unique_ptr<media::Devices> devices_;
};

struct Studio {
  TempFolder folder;
  Disk disk;
  SystemClock clock;
  std::unique_ptr<Plugs> devices = std::make_unique<Plugs>(write_tone(folder / "tone.wav"));
  ui::Worker worker{disk, clock, *devices, [] { return crypto::KdfCost{8 * 1024, 1}; }};
  std::filesystem::path vault = folder / "field.attest";
  RecordId interview;

  Studio() {
    store::CreateOptions options;
    options.name = "Project";
    wait_for(worker.create(vault, crypto::Secret::from_text("words"), options));
    interview = wait_for(worker.vault([](store::Vault& v) { return testimony::create_interview(v, {}); }));
  }
  std::vector<testimony::Media> media() {
    return wait_for(worker.vault([this](store::Vault& v) { return testimony::media_of(v, interview); }));
  }
  std::vector<testimony::MediaGap> gaps() {
    return wait_for(worker.vault([this](store::Vault& v) { return testimony::gaps(v, interview); }));
  }
  std::vector<testimony::MediaMarker> markers() {
    return wait_for(worker.vault([this](store::Vault& v) { return testimony::markers(v, interview); }));
  }
  void start() {
    worker.recorder().start(interview, {});
    REQUIRE(comes([&] { return worker.recorder().elapsed_ms() > 300; }));
  }
  void stop() {
    bool finished = false;
    QObject::connect(&worker.recorder(), &ui::Recorder::finished, &worker.recorder(),
                     [&] { finished = true; });
    worker.recorder().stop();
    REQUIRE(comes([&] { return finished; }));
  }
};
}  // namespace

TEST_CASE("A recording is kept with its interview when it is ended") {
  Studio studio;
  auto& recorder = studio.worker.recorder();
  bool finished = false;
  QObject::connect(&recorder, &ui::Recorder::finished, &recorder, [&] { finished = true; });
  recorder.start(studio.interview, {});
  REQUIRE(comes([&] { return recorder.elapsed_ms() > 500; }));
  CHECK(recorder.now().level > 0.1f);
  recorder.stop();
  REQUIRE(comes([&] { return finished; }));
  const auto media = studio.media();
  REQUIRE(media.size() == 1);
  CHECK(media[0].facts.duration_ms() > 400);
  CHECK_FALSE(media[0].facts.interrupted);
}

TEST_CASE("Locking does not stop a recording, and opening again takes in what was recorded meanwhile") {
  Studio studio;
  auto& recorder = studio.worker.recorder();
  recorder.start(studio.interview, {});
  REQUIRE(comes([&] { return recorder.elapsed_ms() > 300; }));
  bool locked = false;
  studio.worker.lock().then(
      &recorder, [&] { locked = true; }, [](const Error& e) { FAIL(e.what()); });
  REQUIRE(comes([&] { return locked; }));
  CHECK(recorder.active());
  REQUIRE(comes([&] { return !recorder.active(); }));  // the tone is over
  wait_for(studio.worker.unlock(studio.vault, crypto::Secret::from_text("words")));
  const auto media = studio.media();
  REQUIRE(media.size() == 1);
  CHECK(media[0].facts.duration_ms() > 2500);
}

TEST_CASE(
    "What is asked of a locked vault fails as cancelled, and an answer for a widget that has gone is "
    "dropped") {
  Studio studio;
  auto gone = std::make_unique<QObject>();
  bool answered = false;
  studio.worker.vault([](store::Vault&) { return 1; })
      .then(
          gone.get(), [&](int) { answered = true; }, [&](const Error&) { answered = true; });
  gone.reset();
  std::optional<Code> code;
  QObject context;
  studio.worker.lock().then(
      &context, [] {}, [](const Error& e) { FAIL(e.what()); });
  studio.worker.vault([](store::Vault&) { return 1; })
      .then(
          &context, [](int) { FAIL("it was locked"); }, [&](const Error& e) { code = e.code(); });
  REQUIRE(comes([&] { return code.has_value(); }));
  CHECK(*code == Code::Cancelled);
  CHECK_FALSE(answered);
}

TEST_CASE("A pause keeps nothing, a marker takes its word, and both are journalled with the recording") {
  Studio studio;
  auto& recorder = studio.worker.recorder();
  studio.start();
  recorder.pause(media::GapReason::Paused);
  REQUIRE(comes([&] { return recorder.now().paused == media::GapReason::Paused; }));
  const auto at = recorder.elapsed_ms();
  QTest::qWait(400);
  CHECK(recorder.elapsed_ms() == at);
  CHECK(recorder.now().level == 0);
  recorder.resume(media::GapReason::Paused);
  REQUIRE(comes([&] { return recorder.elapsed_ms() > at + 200; }));
  CHECK_FALSE(recorder.now().paused);
  recorder.mark();
  recorder.name_marker(std::string(5000, 'x'));  // longer than is taken, and no reason to stop
  recorder.name_marker("the river");
  const auto marked = recorder.elapsed_ms();
  REQUIRE(comes([&] { return recorder.elapsed_ms() > marked + 200; }));
  studio.stop();
  const auto gaps = studio.gaps();
  REQUIRE(gaps.size() == 1);
  CHECK(gaps[0].reason == "paused");
  CHECK(gaps[0].silent_ms == 250);
  CHECK(gaps[0].from_ms == at - 250);
  REQUIRE(gaps[0].ms);
  CHECK(*gaps[0].ms >= 400);
  const auto markers = studio.markers();
  REQUIRE(markers.size() == 1);
  CHECK(markers[0].text == "the river");
  CHECK(markers[0].at_ms > at);
  CHECK(gaps[0].media == markers[0].media);
}

TEST_CASE("Where the microphone is pulled out, recording goes on with another and says so") {
  Studio studio;
  auto& recorder = studio.worker.recorder();
  studio.start();
  CHECK(recorder.now().microphone == "Desk microphone");
  CHECK(recorder.now().instead_of.empty());
  studio.devices->plugged = false;
  REQUIRE(comes([&] { return recorder.now().instead_of == "Desk microphone"; }));
  CHECK(recorder.now().microphone == "Inside the laptop");
  const auto at = recorder.elapsed_ms();
  REQUIRE(comes([&] { return recorder.elapsed_ms() > at + 300; }));
  studio.stop();
  const auto gaps = studio.gaps();
  REQUIRE(gaps.size() == 1);
  CHECK(gaps[0].reason == "unplugged");
}

TEST_CASE("Where no microphone is left, it says loudly that it does not record, and goes on with the next") {
  Studio studio;
  auto& recorder = studio.worker.recorder();
  studio.start();
  studio.devices->inside = false;
  studio.devices->plugged = false;
  REQUIRE(comes([&] { return recorder.now().paused == media::GapReason::Unplugged; }));
  const auto words = ui::recording_words(recorder.now());
  CHECK(words.text.startsWith(QStringLiteral("NOT RECORDING: the microphone went away.")));
  CHECK(words.tone == std::string("alarm"));
  // A person's pause and the microphone's are each other's nothing.
  recorder.pause(media::GapReason::Paused);
  studio.devices->plugged = true;
  REQUIRE(comes([&] { return recorder.now().paused == media::GapReason::Paused; }));
  recorder.resume(media::GapReason::Paused);
  REQUIRE(comes([&] { return !recorder.now().paused; }));
  studio.stop();
  CHECK(studio.gaps().size() == 2);
  CHECK(studio.media().size() == 1);
}
