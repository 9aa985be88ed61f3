// Locking: at once for whoever looks, and without losing a word for whoever types.
#include <QScreen>
#include <future>

#include "core/exchange/captions.h"
#include "tests/ui/desk.h"
#include "ui/lock/lock_card.h"
#include "ui/lock/memory_caution.h"
#include "ui/session.h"

using namespace attest;
using namespace attest::test;
using namespace std::chrono_literals;

namespace {

const char* const passphrase = "four plain words here";

/// A vault on the disk with one interview, its transcript and a code; and a window that opens it.
struct Room {
  Room() {
    Disk disk;
    const SystemClock clock;
    store::CreateOptions options;
    options.name = "Project";
    options.cost = {8 * 1024, 1};
    auto vault = store::Vault::create(disk, clock, folder / "field.attest",
                                      crypto::Secret::from_text(passphrase), options);
    interview = testimony::create_interview(*vault, {{"place", "a kitchen"}, {"summary", "short"}});
    testimony::NewTranscript transcript;
    transcript.role = "original";
    transcript.language = "ko";
    transcript.content =
        exchange::read_captions("WEBVTT\n\n00:00.000 --> 00:02.000\n그때 걸어 나왔습니다.\n").content;
    testimony::import_transcript(*vault, interview, transcript);
    coding::new_code(*vault, "Border", coding::palette().front());
    vault.reset();
    desk = std::make_unique<Desk>(QString::fromStdString((folder / "field.attest").string()), nullptr,
                                  media::make_file_devices(write_tone(folder / "tone.wav"), true));
    unlock();
  }
  void unlock() { desk->unlock(passphrase); }
  void lock_by_idle() { desk->lock_by_idle(); }
  void lock_and_unlock() {
    lock_by_idle();
    unlock();
  }
  void go_to_interview(const char* side) {
    desk->window.findChild<ui::Session*>()->go(ui::Place{interview, {}, {}, {}});
    auto* view = desk->window.findChild<ui::InterviewPage*>()->findChild<ui::TranscriptView*>();
    REQUIRE(comes([&] { return !view->toPlainText().isEmpty(); }));
    desk->press(side);
  }
  template <class W>
  W* editor(const char* name) {
    return widget<W>(desk->window, name);
  }
  template <class T, class F>
  T ask(F work) {
    return desk->ask<T>(std::move(work));
  }

  TempFolder folder;
  RecordId interview;
  std::unique_ptr<Desk> desk;
};

QImage on_screen(const QWidget& window) {
  return window.screen()->grabWindow(window.winId()).toImage().convertToFormat(QImage::Format_RGB32);
}

}  // namespace

TEST_CASE("When a lock is asked for, the screen shows nothing of the vault before anything else happens") {
  Room room;
  room.go_to_interview("Details");
  QTest::qWait(100);
  auto& window = room.desk->window;
  const QImage open = on_screen(window);
  // The vault's lane is busy, and will be for as long as this test likes.
  std::promise<void> done;
  std::atomic<bool> under_way{false};
  room.desk->worker
      .vault([&, waits = done.get_future().share()](store::Vault&) {
        under_way = true;
        waits.wait();
      })
      .then(
          &window, [] {}, [](const Error&) {});
  REQUIRE(comes([&] { return under_way.load(); }));

  Q_EMIT room.desk->window.lock_guard().lock();
  // The same turn of the event loop: what was painted, not what would be.
  const QImage now = on_screen(window);
  auto* start = window.findChild<ui::StartPage*>();
  CHECK(start->isVisible());
  CHECK_FALSE(window.findChild<QWidget*>(QStringLiteral("session"))->isVisible());
  REQUIRE_FALSE(open.isNull());  // the platform shows what is on its screen
  CHECK(now != open);
  const QImage wanted = start->grab().toImage().convertToFormat(QImage::Format_RGB32);
  REQUIRE(now.size() == wanted.size());
  CHECK(now == wanted);
  for (auto* other : QApplication::topLevelWidgets())
    if (other != &window) CHECK_FALSE(other->isVisible());
  CHECK(window.windowTitle() == QStringLiteral("Attest"));
  QTest::qWait(50);
  CHECK_FALSE(start->findChild<ui::MessageBar*>()->text().startsWith(QStringLiteral("Locked")));  // not yet
  done.set_value();
  REQUIRE(comes(
      [&] { return start->findChild<ui::MessageBar*>()->text().startsWith(QStringLiteral("Locked")); }));
}

TEST_CASE(
    "A lock that is asked for while the passphrase is being tried comes as soon as there is something to "
    "lock") {
  Room room;
  room.lock_by_idle();
  auto& window = room.desk->window;
  auto* line = room.editor<QLineEdit>("Passphrase");
  QTest::keyClicks(line, QString::fromUtf8(passphrase));
  room.desk->press("Unlock");
  auto* bar = window.findChild<ui::StartPage*>()->findChild<ui::MessageBar*>();
  REQUIRE_FALSE(bar->isVisible());
  Q_EMIT window.lock_guard().lock();  // the lid, for one
  REQUIRE(comes([&] { return bar->isVisible(); }));
  CHECK(bar->text().startsWith(QStringLiteral("Locked")));
  CHECK_FALSE(room.desk->open());
  room.unlock();  // it was for that time only
  QTest::qWait(100);
  CHECK(room.desk->open());
}

TEST_CASE("The window's title is the program's name alone: open, recording and locked") {
  Room room;
  auto& window = room.desk->window;
  const auto plain = [&] {
    return window.windowTitle() == QStringLiteral("Attest") && window.windowIconText().isEmpty() &&
           window.windowFilePath().isEmpty();
  };
  CHECK(plain());
  room.go_to_interview("Notes");
  CHECK(plain());
  room.desk->worker.recorder().start(room.interview, {});
  REQUIRE(comes([&] { return room.desk->worker.recorder().elapsed_ms() > 200; }));
  CHECK(plain());
  room.lock_by_idle();
  CHECK(plain());
  room.desk->worker.recorder().stop();
  REQUIRE(comes([&] { return !room.desk->worker.recorder().active(); }));
}

TEST_CASE("A vault locks itself when nobody is there, not while somebody types, and also while recording") {
  Room room;
  auto& window = room.desk->window;
  room.desk->worker.recorder().start(room.interview, {});
  REQUIRE(comes([&] { return room.desk->worker.recorder().elapsed_ms() > 100; }));
  room.desk->go_to("Find");
  auto* words = room.editor<QLineEdit>("Words to find");
  window.lock_guard().lock_after(400ms);
  for (int i = 0; i < 20; ++i) {
    compose(words, QStringLiteral("가"));
    QTest::qWait(50);
  }
  CHECK(room.desk->open());
  REQUIRE(comes([&] { return !room.desk->open(); }));
  const auto before = room.desk->worker.recorder().elapsed_ms();
  CHECK(room.desk->worker.recorder().active());
  REQUIRE(comes([&] { return room.desk->worker.recorder().elapsed_ms() > before + 200; }));
  room.desk->worker.recorder().stop();
  REQUIRE(comes([&] { return !room.desk->worker.recorder().active(); }));
}

TEST_CASE("The watch counts the time that the computer slept, and says when it did") {
  std::chrono::milliseconds awake{1'000'000}, asleep{5000};
  ui::IdleWatch watch({[&] { return awake + asleep; }, [&] { return awake; }});
  int idle = 0, slept = 0;
  QObject::connect(&watch, &ui::IdleWatch::idle, &watch, [&] { ++idle; });
  QObject::connect(&watch, &ui::IdleWatch::slept, &watch, [&] { ++slept; });
  watch.start(300ms);
  QTest::qWait(200);
  CHECK(idle + slept == 0);  // by its clocks no time has gone by
  awake += 299ms;
  QTest::qWait(200);
  CHECK(idle + slept == 0);
  awake += 1ms;
  REQUIRE(comes([&] { return idle == 1; }));
  QTest::qWait(200);
  CHECK(idle == 1);  // once

  watch.start(60s);
  asleep += 1h;
  REQUIRE(comes([&] { return slept == 1; }));
  CHECK(idle == 1);
}

TEST_CASE("How long to wait is chosen from five times, kept in the vault and nowhere else") {
  Room room;
  CHECK(ui::LockCard::choices() == std::vector<int>{1, 2, 5, 10, 30});
  room.desk->go_to("Vault");
  const char* name = "Time without a key or the mouse until the vault locks itself";
  auto* choice = room.editor<QComboBox>(name);
  CHECK(choice->count() == 5);
  CHECK(choice->currentData().toInt() == 5);
  choice->setCurrentIndex(3);
  Q_EMIT choice->activated(3);
  CHECK(room.ask<std::string>([](store::Vault& vault) { return vault.setting("lock_minutes"); }) == "10");
  room.lock_and_unlock();
  room.desk->go_to("Vault");
  REQUIRE(comes([&] { return room.editor<QComboBox>(name)->currentData().toInt() == 10; }));
  // What an older or newer Attest may have written there is passed over.
  room.ask<int>([](store::Vault& vault) {
    vault.set_setting("lock_minutes", "100000");
    return 0;
  });
  room.lock_and_unlock();
  room.desk->go_to("Vault");
  QTest::qWait(100);
  CHECK(room.editor<QComboBox>(name)->currentData().toInt() == 5);
}

TEST_CASE("A transcript being edited is there again after a lock") {
  Room room;
  room.go_to_interview("Coding");
  room.desk->press("Edit the text");
  auto* view = room.desk->window.findChild<ui::TranscriptView*>();
  compose(view, QStringLiteral("새로 들은 말 "));
  room.lock_and_unlock();
  room.go_to_interview("Coding");
  auto* again = room.desk->window.findChild<ui::TranscriptView*>();
  REQUIRE(comes([&] { return again->toPlainText().startsWith(QStringLiteral("새로 들은 말 ")); }));
  CHECK_FALSE(again->isReadOnly());
}

TEST_CASE(
    "A note, a memo and the details of an interview that were being typed are there again after a lock") {
  Room room;
  room.go_to_interview("Notes");
  compose(room.editor<QPlainTextEdit>("New note"), QStringLiteral("창밖을 보았다"));
  room.desk->press("Coding");
  compose(room.editor<QLineEdit>("Memo on this coding"), QStringLiteral("다시 물을 것"));
  room.desk->press("Details");
  auto* date = room.editor<QLineEdit>("Date");
  date->setFocus();
  QTest::keyClicks(date, QStringLiteral("2021-13"));  // no date, so that it cannot be saved as one
  auto* summary = room.editor<QPlainTextEdit>("Summary");
  summary->setFocus();
  summary->moveCursor(QTextCursor::End);
  compose(summary, QStringLiteral(" 그리고"));  // the cursor is still in it when the window locks
  room.lock_and_unlock();
  room.go_to_interview("Notes");
  REQUIRE(comes([&] {
    return room.editor<QPlainTextEdit>("New note")->toPlainText() == QStringLiteral("창밖을 보았다");
  }));
  room.desk->press("Coding");
  CHECK(room.editor<QLineEdit>("Memo on this coding")->text() == QStringLiteral("다시 물을 것"));
  room.desk->press("Details");
  CHECK(room.editor<QLineEdit>("Date")->text() == QStringLiteral("2021-13"));
  CHECK(room.editor<QPlainTextEdit>("Summary")->toPlainText() == QStringLiteral("short 그리고"));

  // What is saved is no draft any more.
  room.desk->press("Notes");
  room.desk->press("Add the note");
  REQUIRE(comes([&] { return room.editor<QPlainTextEdit>("New note")->toPlainText().isEmpty(); }));
  room.desk->press("Coding");
  room.editor<QLineEdit>("Memo on this coding")->clear();
  room.desk->press("Details");
  room.editor<QLineEdit>("Date")->setFocus();
  room.editor<QLineEdit>("Date")->clear();
  room.lock_and_unlock();
  const auto id = room.interview;
  CHECK_FALSE(room.ask<bool>([id](store::Vault& vault) {
    return vault.draft(main_entity(id)).value_or("").find("창밖") != std::string::npos;
  }));
  CHECK(room.ask<std::size_t>([id](store::Vault& vault) { return testimony::notes(vault, id).size(); }) == 1);
}

TEST_CASE("What was typed about one interview does not turn up in another, and is erased with it") {
  Room room;
  const auto other = room.ask<RecordId>([](store::Vault& vault) {
    return testimony::create_interview(vault, {{"place", "elsewhere"}});
  });
  room.go_to_interview("Notes");
  compose(room.editor<QPlainTextEdit>("New note"), QStringLiteral("창밖을 보았다"));
  room.desk->window.findChild<ui::Session*>()->go(ui::Place{other, {}, {}, {}});
  REQUIRE(comes([&] { return room.editor<QPlainTextEdit>("New note")->toPlainText().isEmpty(); }));
  room.desk->window.findChild<ui::Session*>()->go(ui::Place{room.interview, {}, {}, {}});
  REQUIRE(comes([&] { return !room.editor<QPlainTextEdit>("New note")->toPlainText().isEmpty(); }));
  const auto id = room.interview;
  CHECK(room.ask<bool>([id](store::Vault& vault) { return vault.draft(main_entity(id)).has_value(); }));
}

TEST_CASE("The name and the description of a code, a new code and a new interview survive a lock unsaved") {
  Room room;
  room.desk->go_to("Codebook");
  REQUIRE(comes([&] {
    const auto names =
        room.desk->window.findChild<QWidget*>(QStringLiteral("session"))->findChildren<QLineEdit*>();
    return std::any_of(names.begin(), names.end(),
                       [](const auto* e) { return e->text() == QStringLiteral("Border"); });
  }));
  compose(room.editor<QLineEdit>("Name of a new code"), QStringLiteral("강"));
  auto* name = room.editor<QLineEdit>("Name of the code");
  name->setCursorPosition(static_cast<int>(name->text().size()));
  QTest::keyClicks(name, QStringLiteral(" crossing"));
  compose(room.editor<QPlainTextEdit>("Description of the code"), QStringLiteral("강을 건넌 이야기"));
  room.desk->go_to("Interviews");
  room.desk->press("New interview");
  compose(room.editor<QLineEdit>("Place"), QStringLiteral("시골집"));
  room.lock_and_unlock();
  REQUIRE(comes([&] {
    for (const auto* e : room.desk->window.findChildren<QLineEdit*>())
      if (e->isVisible() && e->text() == QStringLiteral("시골집")) return true;
    return false;
  }));
  room.desk->go_to("Codebook");
  REQUIRE(comes([&] {
    for (const auto* e : room.desk->window.findChildren<QLineEdit*>())
      if (e->isVisible() && e->text() == QStringLiteral("Border crossing")) return true;
    return false;
  }));
  CHECK(room.editor<QPlainTextEdit>("Description of the code")->toPlainText() ==
        QStringLiteral("강을 건넌 이야기"));
  CHECK(room.editor<QLineEdit>("Name of a new code")->text() == QStringLiteral("강"));
  room.desk->press("Save name, description and place of the code");
  REQUIRE(comes([&] {
    return room.ask<std::string>([](store::Vault& vault) { return coding::codes(vault).front().name; }) ==
           "Border crossing";
  }));
}

TEST_CASE("No editable text in any widget of the window teaches an input method") {
  Room room;
  room.go_to_interview("Details");
  int editors = 0;
  for (const auto* w : QApplication::allWidgets()) {
    const auto* combo = qobject_cast<const QComboBox*>(w);
    const bool text = w->inherits("QLineEdit") || w->inherits("QTextEdit") || w->inherits("QPlainTextEdit") ||
                      w->inherits("QAbstractSpinBox") || (combo && combo->isEditable());
    // Whatever else takes what an input method composes.
    if (!text &&
        !(w->testAttribute(Qt::WA_InputMethodEnabled) && w->inputMethodQuery(Qt::ImEnabled).toBool()))
      continue;
    INFO(w->metaObject()->className() << " " << w->accessibleName().toStdString());
    CHECK(w->inputMethodHints().testFlag(Qt::ImhSensitiveData));
    CHECK(w->inputMethodHints().testFlag(Qt::ImhNoPredictiveText));
    ++editors;
  }
  CHECK(editors > 25);
}

TEST_CASE("The wait after wrong passphrases grows, and neither the sample nor a tab makes it forget") {
  Room room;
  room.lock_by_idle();
  auto& window = room.desk->window;
  const auto says = [&](const char* words) {
    for (const auto* l : window.findChildren<QLabel*>())
      if (l->isVisible() && l->text() == QString::fromUtf8(words)) return true;
    return false;
  };
  const auto wrong = [&] {
    auto* line = room.editor<QLineEdit>("Passphrase");
    REQUIRE(comes([&] { return line->isEnabled(); }));
    QTest::keyClicks(line, QStringLiteral("not this"));
    room.desk->press("Unlock");
  };
  wrong();
  REQUIRE(comes([&] { return says("You can try again in 1 second(s)."); }));
  wrong();
  REQUIRE(comes([&] { return says("You can try again in 2 second(s)."); }));
  CHECK_FALSE(room.editor<QPushButton>("Unlock")->isEnabled());
  room.desk->press("Start a vault");
  room.desk->press("Open a vault");
  CHECK_FALSE(room.editor<QPushButton>("Unlock")->isEnabled());
  QTest::mouseClick(widget<QPushButton>(window, "Open the sample interview"), Qt::LeftButton);
  REQUIRE(comes([&] { return room.desk->open(); }));
  room.desk->window.lock_guard().lock_after(50ms);
  REQUIRE(comes([&] { return !room.desk->open(); }));
  room.editor<QComboBox>("Folder of the vault")
      ->setEditText(QString::fromStdString((room.folder / "field.attest").string()));
  wrong();
  REQUIRE(comes([&] { return says("You can try again in 4 second(s)."); }));
  room.unlock();
  room.lock_by_idle();
  wrong();
  REQUIRE(comes([&] { return says("You can try again in 1 second(s)."); }));
}

TEST_CASE(
    "What the computer does not do for its memory is said with what to do, and nothing where all is well") {
  crypto::MemoryState memory;
  memory.locked = true;
  for (const auto swap : {crypto::Swap::None, crypto::Swap::Zram, crypto::Swap::Encrypted}) {
    memory.swap = swap;
    CHECK(ui::memory_caution(memory).isEmpty());
  }
  memory.swap = crypto::Swap::Open;
  CHECK(ui::memory_caution(memory).contains(QStringLiteral("swapoff")));
  memory.locked = false;
  CHECK(ui::memory_caution(memory).contains(QStringLiteral("ulimit")));
}
