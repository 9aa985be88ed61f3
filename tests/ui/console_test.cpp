// The console, as an interviewer uses it: markers and their words, notes beside the recording, the check-in,
// the grounding card, the quiet screen, the ten-second test, and what a lock leaves of all that.
#include <QListView>
#include <atomic>
#include <thread>

#include "core/testimony/project.h"
#include "tests/ui/desk.h"
#include "ui/interview/grounding_card.h"
#include "ui/interview/quiet_view.h"
#include "ui/interview/recorder_panel.h"
#include "ui/interview/recordings_panel.h"
#include "ui/models/passages_model.h"
#include "ui/widgets/hold_button.h"

using namespace attest;
using namespace attest::test;
using namespace std::chrono_literals;

namespace {

const char* const passphrase = "four plain words here";
const char* const places = "A clinic in Y, by telephone";

/// A tone without an end: its first part as fast as it is read, then in real time.
class Hall final : public media::Devices {
 public:
  explicit Hall(std::int64_t swift_ms) : swift_ms_(swift_ms) {}
  std::vector<media::DeviceInfo> inputs() override { return {{"hall", "Hall microphone", true, false}}; }
  std::unique_ptr<media::Input> open_input(const std::string&, int rate, int) override {
    return std::make_unique<Tone>(rate, swift_ms_);
  }
  std::unique_ptr<media::Output> open_output(int rate, int channels) override {
    return std::make_unique<Speaker>(rate, channels, played_);
  }
  /// Sample frames given to a loudspeaker so far.
  std::int64_t played() const { return played_; }

 private:
  class Tone final : public media::Input {
   public:
    Tone(int rate, std::int64_t swift_ms) : rate_(rate), swift_(swift_ms * rate / 1000) {}
    int rate() const override { return rate_; }
    int channels() const override { return 1; }
    std::size_t read(std::int16_t* out, std::size_t frames) override {
      if (given_ >= swift_)
        std::this_thread::sleep_for(std::chrono::microseconds(frames * 1'000'000 / 48000));
      for (std::size_t i = 0; i < frames; ++i)
        out[i] = static_cast<std::int16_t>(9000 * std::sin(static_cast<double>(given_++) * 0.0576));
      return frames;
    }

   private:
    int rate_;
    std::int64_t swift_, given_ = 0;
  };
  class Speaker final : public media::Output {
   public:
    Speaker(int rate, int channels, std::atomic<std::int64_t>& played)
        : rate_(rate), channels_(channels), played_(played) {}
    int rate() const override { return rate_; }
    int channels() const override { return channels_; }
    void write(const float*, std::size_t frames) override { played_ += static_cast<std::int64_t>(frames); }
    std::int64_t latency_ms() override { return 0; }
    void flush() override {}
    void drain() override {}

   private:
    int rate_, channels_;
    std::atomic<std::int64_t>& played_;
  };
  std::int64_t swift_ms_;
  std::atomic<std::int64_t> played_{0};
};

using Settings = std::map<std::string, std::string>;

struct Console {
  explicit Console(const Settings& settings = {}, std::int64_t swift_ms = 0) {
    Disk disk;
    const SystemClock clock;
    store::CreateOptions options;
    options.name = "Project";
    options.cost = {8 * 1024, 1};
    auto vault = store::Vault::create(disk, clock, folder / "field.attest",
                                      crypto::Secret::from_text(passphrase), options);
    interview = testimony::create_interview(*vault, {{"language", "ko-KP"}});
    testimony::set_project_settings(*vault, settings);
    vault.reset();
    auto devices = std::make_unique<Hall>(swift_ms);
    hall = devices.get();
    desk = std::make_unique<Desk>(QString::fromStdString((folder / "field.attest").string()), nullptr,
                                  std::move(devices));
    unlock();
    open_interview();
    // Without sound and words the console is there at once.
    REQUIRE(comes([&] { return panel()->isVisible() && says_somewhere("fit on the disk"); }));
  }
  void unlock() { desk->unlock(passphrase); }
  void open_interview() {
    auto* table = widget<QTableView>(desk->window, "Interviews");
    REQUIRE(comes([&] { return table->model()->rowCount() == 1; }));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualRect(table->model()->index(0, 0)).center());
    REQUIRE(comes([&] { return page()->isVisible(); }));
  }
  void lock() { desk->lock_by_idle(); }
  void start() {
    press_tool("Start recording");
    REQUIRE(comes([&] { return recorder().elapsed_ms() > 300; }));
  }
  void stop() {
    press_tool("End the recording");
    REQUIRE(comes([&] { return !recorder().active() && !media().empty(); }));
  }
  void press_tool(const char* name) {
    QTest::mouseClick(widget<QToolButton>(desk->window, name), Qt::LeftButton);
  }
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers) {
    QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : page(), key, modifiers);
  }
  bool says_somewhere(const char* words) {
    for (const auto* label : desk->window.findChildren<QLabel*>())
      if (label->isVisible() && label->text().contains(QString::fromUtf8(words))) return true;
    return false;
  }
  std::vector<testimony::Media> media() {
    return desk->ask<std::vector<testimony::Media>>(
        [this](store::Vault& v) { return testimony::media_of(v, interview); });
  }
  std::vector<testimony::MediaMarker> markers() {
    return desk->ask<std::vector<testimony::MediaMarker>>(
        [this](store::Vault& v) { return testimony::markers(v, interview); });
  }
  std::vector<testimony::Note> notes() {
    return desk->ask<std::vector<testimony::Note>>(
        [this](store::Vault& v) { return testimony::notes(v, interview); });
  }
  ui::Recorder& recorder() { return desk->worker.recorder(); }
  ui::InterviewPage* page() { return desk->window.findChild<ui::InterviewPage*>(); }
  ui::RecorderPanel* panel() { return page()->findChild<ui::RecorderPanel*>(); }
  ui::QuietView* quiet() { return desk->window.findChild<ui::QuietView*>(); }
  QPlainTextEdit* note() { return widget<QPlainTextEdit>(desk->window, "New note"); }

  TempFolder folder;
  std::unique_ptr<Desk> desk;
  Hall* hall = nullptr;
  RecordId interview;
};

}  // namespace

TEST_CASE("One key marks a moment, a skipped question, distress; each takes a word if there is one") {
  Console console;
  console.start();
  console.key(Qt::Key_D, Qt::ControlModifier);
  auto* word = widget<QLineEdit>(console.desk->window, "A word for the marker");
  CHECK(word->hasFocus());
  CHECK(word->placeholderText() == QStringLiteral("What helped, if you like"));
  compose(word, QStringLiteral("물 한 잔"));
  console.key(Qt::Key_J, Qt::ControlModifier);  // before the first one was closed
  console.key(Qt::Key_M, Qt::ControlModifier);
  compose(word, QStringLiteral("강"));
  QTest::keyClick(word, Qt::Key_Return);
  CHECK_FALSE(word->isVisible());
  console.stop();
  const auto all = console.markers();
  REQUIRE(all.size() == 3);
  CHECK(std::ranges::find(all, "distress", &testimony::MediaMarker::kind)->text == "물 한 잔");
  CHECK(std::ranges::find(all, "skipped", &testimony::MediaMarker::kind)->text.empty());
  CHECK(std::ranges::find(all, "", &testimony::MediaMarker::kind)->text == "강");
}

TEST_CASE(
    "Off the record, what was said before can be taken back: held for two seconds, destroyed, and said so") {
  Console console({}, 90'000);  // a minute and a half at once
  console.start();
  REQUIRE(comes([&] { return console.recorder().elapsed_ms() > 90'000; }));
  const auto hold_button = [&]() -> ui::HoldButton* { return console.panel()->findChild<ui::HoldButton*>(); };
  CHECK_FALSE(hold_button()->isVisible());
  console.panel()->toggle_off_record();
  REQUIRE(comes([&] { return hold_button()->isVisible(); }));
  auto* hold = hold_button();
  CHECK(hold->accessibleName() == QStringLiteral("Hold for two seconds to take it back"));
  auto* back = widget<QComboBox>(console.desk->window, "How far back");
  CHECK(back->count() == 2);
  CHECK(back->itemText(0).startsWith(QStringLiteral("The last minute")));
  const auto from = back->currentData().toLongLong();
  CHECK(from > 25'000);
  QTest::mousePress(hold, Qt::LeftButton);
  QTest::qWait(400);
  QTest::mouseRelease(hold, Qt::LeftButton);  // let go too early: nothing has happened
  QTest::mousePress(hold, Qt::LeftButton);
  REQUIRE(comes([&] { return !hold->isVisible(); }));
  CHECK(console.says_somewhere("Off the record until you go on."));
  CHECK(console.recorder().now().paused == media::GapReason::OffRecord);
  console.panel()->toggle();
  REQUIRE(comes([&] { return !console.recorder().now().paused; }));
  console.stop();

  const auto media = console.media().at(0);
  const auto destroyed = console.desk->ask<std::vector<media::Destroyed>>([&](store::Vault& vault) {
    const auto reader = testimony::open_media(vault, media);
    Job job;
    if (!reader->verify(job).empty()) return std::vector<media::Destroyed>();
    return reader->destroyed();
  });
  REQUIRE_FALSE(destroyed.empty());
  CHECK(std::abs(destroyed.front().from - from * 48) < 48'000);
  const auto off = console.desk->ask<std::vector<testimony::OffRecord>>(
      [&](store::Vault& vault) { return testimony::off_record(vault, console.interview); });
  CHECK(off.size() == 1);
}

TEST_CASE(
    "A word that is being typed for a marker is kept when the vault locks, and when the recording ends") {
  Console console;
  console.start();
  console.key(Qt::Key_M, Qt::ControlModifier);
  compose(widget<QLineEdit>(console.desk->window, "A word for the marker"), QStringLiteral("압록"));
  console.lock();
  CHECK(console.recorder().active());
  console.unlock();
  console.open_interview();
  console.key(Qt::Key_M, Qt::ControlModifier);
  compose(widget<QLineEdit>(console.desk->window, "A word for the marker"), QStringLiteral("두만"));
  console.stop();
  const auto all = console.markers();
  REQUIRE(all.size() == 2);
  CHECK(all[0].text == "압록");
  CHECK(all[1].text == "두만");
}

TEST_CASE("A note beside the recording has the moment of its first key, and Enter keeps it") {
  Console console;
  console.start();
  auto* note = console.note();  // beside it, at once
  note->setFocus();
  compose(note, QStringLiteral("문 쪽을 본다"));
  const auto typed_at = console.recorder().elapsed_ms();
  const auto media = console.recorder().media();
  REQUIRE(comes([&] { return console.recorder().elapsed_ms() > typed_at + 500; }));
  QTest::keyClick(note, Qt::Key_Return);
  REQUIRE(comes([&] { return note->toPlainText().isEmpty(); }));
  const auto all = console.notes();
  REQUIRE(all.size() == 1);
  CHECK(all[0].text == "문 쪽을 본다");
  CHECK(all[0].media == media);
  REQUIRE(all[0].at_ms);
  CHECK(*all[0].at_ms <= typed_at);
  CHECK(*all[0].at_ms > typed_at - 400);
  console.stop();
}

TEST_CASE("A note that is being typed when the vault locks is there again, with its moment and recording") {
  Console console;
  console.start();
  auto* note = console.note();
  note->setFocus();
  compose(note, QStringLiteral("손을 떤다"));
  const auto typed_at = console.recorder().elapsed_ms();
  const auto media = console.recorder().media();
  console.lock();
  console.recorder().stop();
  REQUIRE(comes([&] { return !console.recorder().active(); }));
  console.unlock();
  console.open_interview();
  console.desk->press("Notes");
  REQUIRE(comes([&] { return console.note()->toPlainText() == QStringLiteral("손을 떤다"); }));
  console.desk->press("Add the note");
  REQUIRE(comes([&] { return console.note()->toPlainText().isEmpty(); }));
  const auto all = console.notes();
  REQUIRE(all.size() == 1);
  CHECK(all[0].media == media);
  REQUIRE(all[0].at_ms);
  CHECK(*all[0].at_ms <= typed_at);
}

TEST_CASE("When a recording has ended, a note about the interviewer is offered, and it is kept as one") {
  Console console;
  console.start();
  console.stop();
  REQUIRE(comes([&] { return console.says_somewhere("how did it go, and how are you?"); }));
  console.desk->press("Write it");
  auto* note = console.note();
  CHECK(note->hasFocus());
  compose(note, QStringLiteral("잠을 잘 못 잤다"));
  QTest::keyClick(note, Qt::Key_Return);  // a line of its own here: nothing hurries
  CHECK(note->toPlainText().contains(QStringLiteral("잠을")));
  console.desk->press("Add the note");
  REQUIRE(comes([&] { return note->toPlainText().isEmpty(); }));
  const auto all = console.notes();
  REQUIRE(all.size() == 1);
  CHECK(all[0].kind == testimony::kAfterNote);
  CHECK_FALSE(all[0].at_ms);
}

TEST_CASE("What is begun as an after-note is never kept as an ordinary one") {
  Console console;
  console.desk->press("Notes");
  console.desk->press("Afterwards");
  compose(console.note(), QStringLiteral("about me"));
  console.desk->press("Afterwards");
  CHECK(console.note()->toPlainText().isEmpty());
  console.desk->press("Afterwards");
  CHECK(console.note()->toPlainText() == QStringLiteral("about me"));
}

TEST_CASE(
    "The check-in comes after so many minutes of recording; having asked, or a pause, begins them anew") {
  Console console(Settings{{"checkin_minutes", "1"}}, 61'000);
  console.press_tool("Start recording");
  REQUIRE(comes([&] { return console.says_somewhere("without a break. Ask whether"); }));
  console.desk->press("Asked");
  REQUIRE(comes([&] { return !console.recorder().now().checkin_due; }));
  CHECK(console.recorder().now().since_break_ms < 5000);
  REQUIRE(comes([&] { return !console.says_somewhere("without a break"); }));
  REQUIRE(comes([&] { return console.recorder().now().since_break_ms > 300; }));
  console.key(Qt::Key_Space, Qt::ControlModifier | Qt::ShiftModifier);
  REQUIRE(comes([&] { return console.recorder().now().since_break_ms == 0; }));
  console.stop();
}

TEST_CASE("A project that wants no check-in gets none") {
  Console console(Settings{{"checkin_minutes", "0"}}, 61'000);
  console.press_tool("Start recording");
  REQUIRE(comes([&] { return console.recorder().elapsed_ms() > 61'500; }));
  CHECK_FALSE(console.recorder().now().checkin_due);
  CHECK_FALSE(console.says_somewhere("without a break"));
  console.stop();
}

TEST_CASE("The grounding card covers the window in the speaker's language, and Esc closes it") {
  Console console(Settings{{"referrals", places}});
  console.start();
  console.key(Qt::Key_G, Qt::ControlModifier);
  ui::GroundingCard* card = nullptr;
  REQUIRE(comes([&] {
    card = console.desk->window.findChild<ui::GroundingCard*>();
    return card && card->isVisible();
  }));
  CHECK(card->size() == card->parentWidget()->size());
  CHECK(console.says_somewhere("언제든"));  // the window is English, the speaker is not
  CHECK(console.says_somewhere(places));
  CHECK_FALSE(console.recorder().now().paused);  // it goes on unless somebody chooses otherwise
  console.desk->press("Pause the recording");
  REQUIRE(comes([&] { return console.recorder().now().paused == media::GapReason::Paused; }));
  REQUIRE(comes([&] { return console.says_somewhere("Paused"); }));
  console.desk->press("Go on recording");
  REQUIRE(comes([&] { return !console.recorder().now().paused; }));
  QTest::keyClick(card, Qt::Key_Escape);
  CHECK_FALSE(card->isVisible());
  for (const auto* label : card->findChildren<QLabel*>())
    CHECK_FALSE(label->text().contains(QString::fromUtf8(places)));
  CHECK(console.recorder().active());
  console.stop();
}

TEST_CASE("The project's own card is shown in its words, and a missing list of places says what to do") {
  Console console(Settings{{"grounding", "우리 방식의 말"}});
  console.key(Qt::Key_G, Qt::ControlModifier);
  REQUIRE(comes([&] { return console.says_somewhere("우리 방식의 말"); }));
  CHECK(console.says_somewhere("Fill the list"));
}

TEST_CASE("A lock takes the grounding card from the screen") {
  Console console(Settings{{"referrals", places}});
  console.key(Qt::Key_G, Qt::ControlModifier);
  REQUIRE(comes([&] { return console.says_somewhere(places); }));
  console.lock();
  CHECK_FALSE(console.says_somewhere(places));
}

TEST_CASE("The quiet screen stands still, obeys every key, and stays when the vault locks") {
  Console console;
  console.desk->press("Quiet screen");
  CHECK_FALSE(console.quiet()->isVisible());  // nothing is recorded yet
  console.start();
  auto* quiet = console.quiet();
  REQUIRE(comes([&] { return quiet->isVisible(); }));
  CHECK(quiet->size() == console.desk->window.size());
  const QImage before = quiet->grab().toImage();
  const auto at = console.recorder().elapsed_ms();
  REQUIRE(comes([&] { return console.recorder().elapsed_ms() > at + 1500; }));
  CHECK(quiet->grab().toImage() == before);  // no clock, no meter, nothing

  QTest::keyClick(quiet, Qt::Key_D, Qt::ControlModifier);
  QTest::keyClick(quiet, Qt::Key_J, Qt::ControlModifier);
  QTest::keyClick(quiet, Qt::Key_M, Qt::ControlModifier);
  QTest::keyClick(quiet, Qt::Key_Space, Qt::ControlModifier | Qt::ShiftModifier);
  REQUIRE(comes([&] { return console.recorder().now().paused == media::GapReason::Paused; }));
  REQUIRE(comes([&] { return console.says_somewhere("paused"); }));
  QTest::keyClick(quiet, Qt::Key_Space, Qt::ControlModifier | Qt::ShiftModifier);
  REQUIRE(comes([&] { return !console.recorder().now().paused; }));
  QTest::keyClick(quiet, Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
  REQUIRE(comes([&] { return console.recorder().now().paused == media::GapReason::OffRecord; }));
  QTest::keyClick(quiet, Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
  REQUIRE(comes([&] { return !console.recorder().now().paused; }));

  QTest::keyClicks(quiet, QStringLiteral("looks"));
  auto* line = quiet->findChild<QLineEdit*>();
  REQUIRE(line->isVisible());
  CHECK(line->text() == QStringLiteral("looks"));
  QTest::keyClicks(line, QStringLiteral(" away"));
  QTest::keyClick(line, Qt::Key_D, Qt::ControlModifier);  // also while a note is typed
  QTest::keyClick(line, Qt::Key_Return);
  REQUIRE(comes([&] { return console.notes().size() == 1; }));
  CHECK(console.notes()[0].text == "looks away");
  CHECK(console.notes()[0].media == console.recorder().media());

  QTest::keyClicks(quiet, QStringLiteral("h"));
  QTest::keyClicks(line, QStringLiteral("alf a no"));
  console.lock();
  CHECK(quiet->isVisible());
  CHECK(quiet->findChild<QLineEdit*>()->text().isEmpty());
  QTest::keyClicks(quiet, QStringLiteral("typed while locked"));
  CHECK_FALSE(quiet->findChild<QLineEdit*>()->isVisible());
  QTest::keyClick(quiet, Qt::Key_D, Qt::ControlModifier);
  QTest::keyClick(quiet, Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
  REQUIRE(comes([&] { return !console.recorder().active(); }));
  CHECK_FALSE(quiet->isVisible());
  console.unlock();
  const auto markers = console.markers();
  CHECK(std::ranges::count(markers, "distress", &testimony::MediaMarker::kind) == 3);
  CHECK(markers.size() == 5);
  CHECK(std::ranges::count(console.notes(), "half a no", &testimony::Note::text) == 1);
}

TEST_CASE("The quiet screen is remembered on this device, and the keys that leave it are two") {
  Console console;
  console.desk->press("Quiet screen");
  console.lock();
  console.unlock();
  console.open_interview();
  REQUIRE(comes([&] { return console.panel()->isVisible(); }));
  REQUIRE(comes([&] { return widget<QPushButton>(console.desk->window, "Quiet screen")->isChecked(); }));
  console.start();
  REQUIRE(comes([&] { return console.quiet()->isVisible(); }));
  QTest::keyClick(console.quiet(), Qt::Key_Escape);
  CHECK_FALSE(console.quiet()->isVisible());
  console.key(Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
  CHECK(console.quiet()->isVisible());
  QTest::keyClick(console.quiet(), Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
  CHECK_FALSE(console.quiet()->isVisible());
  CHECK(console.recorder().active());
  console.stop();
}

TEST_CASE(
    "The ten-second test says what it heard, plays only when it is asked to, and is gone with the lock") {
  Console console({}, 10'500);
  console.desk->press("Test for ten seconds");
  auto& tester = console.desk->worker.tester();
  REQUIRE(comes([&] { return tester.now().state == ui::SoundTester::State::Heard; }));
  CHECK(tester.now().heard_ms == 10'000);
  REQUIRE(comes([&] { return console.says_somewhere("loudest moment"); }));
  QTest::qWait(300);
  CHECK(tester.now().state == ui::SoundTester::State::Heard);
  CHECK(console.hall->played() == 0);  // not by itself
  console.desk->press("Hear it");
  REQUIRE(comes([&] { return console.hall->played() == 10 * 48000; }));
  REQUIRE(comes([&] { return tester.now().state == ui::SoundTester::State::Heard; }));
  CHECK(console.media().empty());
  console.lock();
  CHECK(tester.now().state == ui::SoundTester::State::Nothing);
}

TEST_CASE("The ten-second test goes when the page is left, when it is closed, and when a recording begins") {
  Console console({}, 10'500);
  auto& tester = console.desk->worker.tester();
  const auto heard = [&] { return console.says_somewhere("loudest moment"); };
  console.desk->press("Test for ten seconds");
  REQUIRE(comes(heard));
  console.desk->press("Close the test");
  CHECK(tester.now().state == ui::SoundTester::State::Nothing);
  console.desk->press("Test for ten seconds");
  REQUIRE(comes(heard));
  console.desk->press("Test again");
  REQUIRE(comes(heard));
  console.start();
  CHECK(tester.now().state == ui::SoundTester::State::Nothing);
  console.stop();
  console.desk->press("Test for ten seconds");
  REQUIRE(comes(heard));
  console.desk->go_to("Find");
  CHECK(tester.now().state == ui::SoundTester::State::Nothing);
}

TEST_CASE(
    "A project that settled on lossless stereo is recorded so, from a microphone with one channel too") {
  Console console(Settings{{"recording.codec", "flac"}, {"recording.channels", "2"}});
  CHECK(console.says_somewhere("FLAC"));
  console.start();
  console.stop();
  const auto media = console.media();
  REQUIRE(media.size() == 1);
  CHECK(media[0].facts.codec == media::Codec::Flac);
  CHECK(media[0].facts.channels == 2);
  CHECK(media[0].facts.duration_ms() > 250);
}

TEST_CASE("Several recordings of an interview stand in a list by day, and the one that is chosen is loaded") {
  Console console;
  console.start();
  console.stop();
  console.start();
  console.key(Qt::Key_Space, Qt::ControlModifier | Qt::ShiftModifier);
  REQUIRE(comes([&] { return console.recorder().now().paused.has_value(); }));
  console.press_tool("End the recording");
  REQUIRE(comes([&] { return console.media().size() == 2; }));
  auto* list = console.page()->findChild<ui::RecordingsPanel*>()->findChild<QListView*>();
  REQUIRE(comes([&] { return list->model()->rowCount() == 3; }));
  using Role = ui::PassagesModel::Role;
  const auto at = [&](int row) { return list->model()->index(row, 0); };
  CHECK(at(0).data(Role::HeadingRole).toBool());
  CHECK(at(0).data(Role::HeadRole).toString().startsWith(QStringLiteral("Session 1 · ")));
  CHECK(at(1).data(Qt::DisplayRole).toString().startsWith(QStringLiteral("Recording 1 · ")));
  CHECK(at(1).data(Role::FootRole).toString() == QStringLiteral("speech (Opus) · mono"));
  CHECK(at(2).data(Role::FootRole).toString().contains(QStringLiteral("1 gap(s)")));
  QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(at(2)).center());
  auto* player = console.page()->findChild<ui::PlayerPanel*>();
  REQUIRE(comes([&] { return player->loaded() == console.media()[1].facts.media; }));
  CHECK(player->isVisible());
  CHECK_FALSE(console.desk->worker.player().playing());
}

TEST_CASE("What the level says stands in words, and in no more red than recording has") {
  ui::RecorderNow now;
  for (const auto& [loudness, words] : std::initializer_list<std::pair<media::Loudness, const char*>>{
           {media::Loudness::TooLoud, "almost too loud: move the microphone away"},
           {media::Loudness::CutOff, "words are cut off"},
           {media::Loudness::Silent, "nothing is heard"},
           {media::Loudness::Quiet, "very quiet"}}) {
    now.loudness = loudness;
    const auto said = ui::recording_words(now);
    CHECK(said.text.contains(QString::fromUtf8(words)));
    CHECK(said.tone == std::string("caution"));
    CHECK_FALSE(said.loud);
  }
}
