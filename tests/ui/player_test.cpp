// Playing: by keys and by the picture of the sound, and never by itself.
#include <QAbstractButton>
#include <QClipboard>
#include <QRadioButton>
#include <QSignalSpy>
#include <chrono>
#include <fstream>
#include <thread>

#include "tests/ui/desk.h"
#include "tests/ui/ear.h"
#include "ui/interview/export_sound_panel.h"
#include "ui/interview/player_panel.h"
#include "ui/widgets/waveform.h"

using namespace attest;
using namespace attest::test;

namespace {

struct Room {
  std::unique_ptr<Ear> ear = std::make_unique<Ear>();
  std::shared_ptr<std::atomic<std::int64_t>> frames = ear->frames;
  Desk desk{{}, {}, std::move(ear)};
  ui::TranscriptView* view = desk.open_sample_interview();
  ui::Player& player = desk.worker.player();

  Room() {
    REQUIRE(comes([&] { return player.loaded(); }));
    desk.window.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&desk.window));
    view->setFocus();
  }
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    // Not keyClick: it knows no media keys.
    QWidget* focus = desk.window.focusWidget() ? desk.window.focusWidget() : view;
    QTest::sendKeyEvent(QTest::Click, focus, key, QString(), modifiers);
  }
  ui::Waveform* waveform() { return desk.window.findChild<ui::Waveform*>(); }
};

}  // namespace

TEST_CASE("Nothing is played but for a key or a click: not on opening, not on finding, not on moving") {
  Room room;
  QTest::qWait(300);
  CHECK(*room.frames == 0);
  QTest::mouseClick(room.waveform(), Qt::LeftButton, {}, QPoint(room.waveform()->width() / 2, 30));
  room.key(Qt::Key_F6);
  room.key(Qt::Key_F9);
  room.key(Qt::Key_F8);
  ui::Place place;
  place.interview = *room.desk.ask<std::optional<RecordId>>(
      [](store::Vault& vault) { return std::optional(testimony::interviews(vault).front().id); });
  place.ms = 4000;
  room.desk.window.findChild<ui::InterviewPage*>()->open(place);
  REQUIRE(comes([&] { return room.player.position_ms() == 4000; }));
  QTest::qWait(300);
  CHECK(*room.frames == 0);
  CHECK_FALSE(room.player.playing());
}

TEST_CASE("While the transcript has the focus, keys play, move, slow down and loop") {
  Room room;
  auto& player = room.player;
  room.key(Qt::Key_F5);
  REQUIRE(comes([&] { return player.playing() && *room.frames > 0; }));
  room.key(Qt::Key_F5);
  REQUIRE(comes([&] { return !player.playing(); }));
  room.key(Qt::Key_MediaTogglePlayPause);
  REQUIRE(comes([&] { return player.playing(); }));
  room.key(Qt::Key_MediaStop);
  CHECK_FALSE(player.playing());

  player.seek(10'000);
  room.key(Qt::Key_F4);
  CHECK(player.position_ms() == 5000);
  room.key(Qt::Key_F6);
  room.key(Qt::Key_MediaNext);
  CHECK(player.position_ms() == 15'000);
  for (int i = 0; i < 3; ++i) room.key(Qt::Key_F7);
  CHECK(std::abs(player.tempo() - 0.7) < 1e-9);
  CHECK(widget<QComboBox>(room.desk.window, "Speed, with the same pitch")->currentIndex() == 2);
  for (int i = 0; i < 30; ++i) room.key(Qt::Key_F8);
  CHECK(player.tempo() == 2);
  for (int i = 0; i < 30; ++i) room.key(Qt::Key_F7);
  CHECK(player.tempo() == 0.5);

  room.key(Qt::Key_F9);
  CHECK(player.loop() == ui::Player::Span{10'000, 15'000});
  room.key(Qt::Key_F9);
  CHECK_FALSE(player.loop());
  player.seek(3000);
  room.key(Qt::Key_BracketLeft);
  player.seek(7000);
  room.key(Qt::Key_BracketRight);
  CHECK(player.loop() == ui::Player::Span{3000, 7000});
  CHECK(player.position_ms() == 3000);
  room.key(Qt::Key_Escape);
  CHECK_FALSE(player.loop());
  CHECK_FALSE(player.playing());
}

TEST_CASE("While text is written a bracket is a bracket, and the keys with Ctrl, and F keys, still play") {
  Room room;
  room.desk.press("Edit the text");
  REQUIRE(comes([&] { return !room.view->isReadOnly(); }));
  const auto before = room.view->toPlainText().size();
  room.player.seek(2000);
  QTest::keyClick(room.view, Qt::Key_BracketLeft);
  CHECK(room.view->toPlainText().size() == before + 1);
  QTest::keyClick(room.view, Qt::Key_BracketLeft, Qt::ControlModifier);
  room.player.seek(4000);
  QTest::keyClick(room.view, Qt::Key_BracketRight, Qt::ControlModifier);
  CHECK(room.player.loop() == ui::Player::Span{2000, 4000});
  QTest::keyClick(room.view, Qt::Key_F5);
  REQUIRE(comes([&] { return room.player.playing(); }));
  QTest::keyClick(room.view, Qt::Key_F5);
  CHECK(room.view->toPlainText().size() == before + 1);
}

TEST_CASE("A loop is heard over and over, at any speed, and nothing outside of it") {
  Room room;
  auto& player = room.player;
  for (const double tempo : {1.0, 2.0}) {
    player.set_tempo(tempo);
    player.set_loop(ui::Player::Span{2000, 3000});
    player.seek(2000);
    *room.frames = 0;
    std::int64_t least = 1'000'000, most = 0;
    player.play();
    REQUIRE(comes([&] {
      least = std::min(least, player.position_ms());
      most = std::max(most, player.position_ms());
      return *room.frames > 48000 * 6;
    }));
    player.pause();
    CHECK(least >= 2000);
    CHECK(most <= 3000);
    QTest::qWait(100);
  }
  player.set_loop(ui::Player::Span{1000, 1050});  // too short to be meant
  CHECK_FALSE(player.loop());
}

TEST_CASE("At twice the speed a recording takes half as much of the loudspeaker, and ends at its end") {
  Room room;
  auto& player = room.player;
  const auto duration = player.duration_ms();
  player.set_tempo(2);
  player.seek(duration - 8000);
  player.play();
  REQUIRE(comes([&] { return !player.playing(); }));
  CHECK(player.position_ms() == duration);
  CHECK(std::abs(*room.frames - 48000 * 4) < 100);
}

TEST_CASE("After a pause it goes back a little, as much as the person set, and not where the person moved") {
  Room room;
  auto& player = room.player;
  const auto play_a_while = [&] {
    const std::int64_t before = *room.frames;
    player.play();
    const auto from = player.position_ms();
    REQUIRE(comes([&] { return *room.frames > before + 48000; }));
    player.pause();
    QTest::qWait(50);
    return from;
  };
  player.seek(10'000);
  CHECK(play_a_while() == 10'000);
  const auto paused = player.position_ms();
  REQUIRE(paused > 10'500);
  const auto resumed = play_a_while();
  CHECK(std::abs(resumed - (paused - 2000)) < 60);
  player.seek(20'000);
  CHECK(play_a_while() == 20'000);

  auto* back = widget<QComboBox>(room.desk.window, "After a pause, go back by");
  back->setCurrentIndex(back->findData(0));
  Q_EMIT back->activated(back->currentIndex());
  const auto here = player.position_ms();
  CHECK(std::abs(play_a_while() - here) < 60);
  CHECK(room.desk.ask<std::string>([](store::Vault& vault) { return vault.setting("player_back_ms"); }) ==
        "0");
}

TEST_CASE("Every act of the player says its key") {
  Room room;
  QString tips;
  for (auto* w : room.desk.window.findChild<ui::PlayerPanel*>()->findChildren<QWidget*>())
    tips += w->toolTip() + u'\n';
  for (const char* key : {"F4", "F5", "F6", "F7", "F8", "F9", "Ctrl+Space", "[", "]", "Esc"})
    CHECK(tips.contains(QString::fromUtf8(key)));
}

TEST_CASE("Gaps and markers stand on the sound with their words, for whoever sees it and whoever does not") {
  ui::Waveform waveform;
  waveform.resize(1000, 56);
  waveform.set_peaks(std::vector<media::Peak>(100'000, media::Peak{-40, 40}), 1'000'000);
  const auto bare = waveform.grab().toImage();
  const EntityId media = EntityId::random();
  waveform.set_moments(
      {{media, 100'000, 250, 187'000, "paused"}, {media, 500'000, 250, {}, "off-record"}},
      {{EntityId::random(), media, 300'000, "the river", {}}, {EntityId::random(), media, 700'000, {}, {}}});
  const auto marked = waveform.grab().toImage();
  for (const int x : {100, 301, 501, 701}) {
    bool differs = false;
    for (int y = 0; y < 56; ++y) differs |= bare.pixel(x, y) != marked.pixel(x, y);
    CAPTURE(x);
    CHECK(differs);
  }
  CHECK(waveform.words_at(101) == QStringLiteral("Paused: 3:07 are missing at 1:40"));
  CHECK(waveform.words_at(501) == QStringLiteral("Off the record: sound is missing at 8:20"));
  CHECK(waveform.words_at(303) == QStringLiteral("Marker at 5:00: the river"));
  CHECK(waveform.words_at(600).startsWith(QStringLiteral("10:00. ")));
  const QString said = waveform.accessibleDescription();
  for (const char* words : {"Paused: 3:07", "Off the record", "the river", "Marker at 11:40"})
    CHECK(said.contains(QString::fromUtf8(words)));

  QSignalSpy seeks(&waveform, &ui::Waveform::seek), spans(&waveform, &ui::Waveform::spanned);
  QTest::mouseClick(&waveform, Qt::LeftButton, {}, QPoint(306, 5));  // the flag
  REQUIRE(seeks.count() == 1);
  CHECK(seeks.takeFirst()[0].toLongLong() == 300'000);
  QTest::mouseClick(&waveform, Qt::LeftButton, {}, QPoint(306, 40));  // below it
  CHECK(seeks.takeFirst()[0].toLongLong() == 306'000);
  QTest::mousePress(&waveform, Qt::LeftButton, {}, QPoint(650, 30));
  QTest::mouseMove(&waveform, QPoint(620, 30));
  QTest::mouseMove(&waveform, QPoint(550, 30));
  QTest::mouseRelease(&waveform, Qt::LeftButton, {}, QPoint(550, 30));
  CHECK(seeks.count() == 0);
  REQUIRE(spans.count() == 1);
  CHECK(spans[0][0].toLongLong() == 550'000);
  CHECK(spans[0][1].toLongLong() == 650'000);

  std::vector<testimony::MediaGap> many(100, testimony::MediaGap{media, 1000, 250, {}, "lost"});
  waveform.set_moments(many, {});
  CHECK(waveform.accessibleDescription().contains(QStringLiteral("and 80 more")));
}

TEST_CASE("The picture of a three-hour recording is there at once") {
  ui::Waveform waveform;
  waveform.resize(1000, 56);
  std::vector<media::Peak> peaks(3 * 3600 * 100);
  std::uint32_t noise = 1;
  for (auto& p : peaks) {
    noise = noise * 1664525u + 1013904223u;
    p = {static_cast<std::int8_t>(-static_cast<int>(noise >> 26)), static_cast<std::int8_t>(noise >> 27)};
  }
  const auto start = std::chrono::steady_clock::now();
  waveform.set_peaks(std::move(peaks), 3 * 3600 * 1000);
  waveform.grab();
  const double ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  std::printf("three hours of peaks drawn in %.1f ms\n", ms);
  CHECK(ms < 500);  // 1/10 of it on a machine that does nothing else; sanitizers are slow
}

namespace {
/// The export panel, opened from the player.
struct Exporting : Room {
  ui::ExportSoundPanel* panel;
  TempFolder folder;
  Exporting() {
    desk.press("Export the sound…");
    panel = desk.window.findChild<ui::ExportSoundPanel*>();
    REQUIRE(comes([&] { return panel->isVisible(); }));
  }
  void choose_level(const char* name) {
    for (auto* choice : panel->findChildren<QRadioButton*>())
      if (choice->text() == QString::fromUtf8(name)) choice->click();
  }
  QPushButton* go() {
    for (auto* b : panel->findChildren<QPushButton*>())
      if (b->accessibleName() == QStringLiteral("Export…")) return b;
    FAIL("there is no such button");
    return nullptr;
  }
  bool ready() {
    return comes([&] { return go()->isEnabled(); });
  }
  std::size_t events() {
    return desk.ask<std::size_t>(
        [](store::Vault& vault) { return vault.entities_in(vault.ledger(), "event").size(); });
  }
};
}  // namespace

TEST_CASE("No level of sound is chosen beforehand, and each says what it is worth before anything is done") {
  Exporting room;
  CHECK_FALSE(room.go()->isVisible());
  for (auto* choice : room.panel->findChildren<QRadioButton*>()) CHECK_FALSE(choice->isChecked());
  room.choose_level("Read by a machine");
  CHECK(says(room.desk, "words alone can tell who said them"));
  CHECK(says(room.desk, "There is no redacted transcript of this recording for the machine to read."));
  CHECK_FALSE(room.go()->isEnabled());
  room.choose_level("The voice altered");
  CHECK(says(room.desk, "or a program, may still recognise it"));
  CHECK(says(room.desk, "nothing in it will be silent"));
  CHECK(room.ready());
}

TEST_CASE("An altered voice leaves to the file that was chosen, with a reason that is written down") {
  Exporting room;
  room.choose_level("The voice altered");
  REQUIRE(room.ready());
  const auto before = room.events();
  const auto file = room.folder / "out.opus";
  room.go()->click();
  choose(room.desk, file);
  CHECK(says(room.desk, "Consent to this use has not been asked yet"));
  CHECK_FALSE(std::filesystem::exists(file));
  CHECK(room.events() == before);
  widget<QLineEdit>(room.desk.window, "Reason of the export")->setText(QStringLiteral("a hearing"));
  room.go()->click();
  choose(room.desk, file);
  REQUIRE(comes([&] { return std::filesystem::exists(file); }));
  CHECK(as_text(slurp(file)).starts_with("OggS"));
  CHECK(room.events() == before + 1);
  CHECK(says(room.desk, "Written, in the clear."));
  REQUIRE(comes([&] { return !room.panel->isVisible(); }));
}

TEST_CASE(
    "The voice itself leaves only after the record code was typed, silent where a transcript is redacted") {
  Exporting room;
  // The sample's own transcript without its third line.
  room.desk.ask<int>([](store::Vault& vault) {
    const auto id = testimony::interviews(vault).front().id;
    const auto original = testimony::find_transcript(vault, id, "");
    auto text = testimony::version_text(vault, original.current);
    std::string edited = text.text;
    const auto first = edited.find('\n'), second = edited.find('\n', first + 1),
               third = edited.find('\n', second + 1);
    edited.replace(second + 1, third - second - 1, "[...]");
    auto content = testimony::with_edited_text(text, edited);
    testimony::import_transcript(vault, id, {content, original.language, "redacted", original.media});
    return 0;
  });
  room.choose_level("The voice as it is");
  CHECK(says(room.desk, "will be silent, where text was redacted"));
  CHECK(says(room.desk, "whatever is said there leaves with it"));
  REQUIRE(room.ready());
  room.go()->click();
  CHECK(says(room.desk, "That is not the record code. Nothing was done."));
  const auto code = room.desk.ask<std::string>(
      [](store::Vault& vault) { return testimony::interviews(vault).front().record_code; });
  widget<QLineEdit>(room.desk.window, "The record code, to export the voice itself")
      ->setText(QString::fromStdString(code));
  widget<QLineEdit>(room.desk.window, "Reason of the export")->setText(QStringLiteral("a court"));
  const auto file = room.folder / "out.opus";
  room.go()->click();
  choose(room.desk, file);
  REQUIRE(comes([&] { return std::filesystem::exists(file); }));
  CHECK(as_text(slurp(file)).starts_with("OggS"));
}
