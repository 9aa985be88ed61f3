#include "tests/ui/desk.h"

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

struct Studio {
  TempFolder folder;
  Disk disk;
  SystemClock clock;
  std::unique_ptr<media::Devices> devices = media::make_file_devices(write_tone(folder / "tone.wav"), true);
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
};
}  // namespace

TEST_CASE("A recording is kept with its interview when it is ended") {
  Studio studio;
  auto& recorder = studio.worker.recorder();
  bool finished = false;
  QObject::connect(&recorder, &ui::Recorder::finished, &recorder, [&] { finished = true; });
  recorder.start(studio.interview, {});
  REQUIRE(comes([&] { return recorder.elapsed_ms() > 500; }));
  CHECK(recorder.level() > 0.1f);
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
