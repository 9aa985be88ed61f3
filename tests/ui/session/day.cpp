// A day's work in the window, by its pages alone: day FOLDER, where tone.wav and words.vtt lie. As
// attest-desktop is: on a display, hardened, with its traces off.
#include "tests/ui/session/day.h"

#include <QClipboard>
#include <QTextCursor>
#include <QTreeView>
#include <catch2/catch_session.hpp>

#include "core/crypto/process.h"
#include "tests/ui/desk.h"
#include "tests/ui/keeping.h"
#include "ui/pages/find.h"
#include "ui/session.h"
#include "ui/theme/theme.h"
#include "ui/traces.h"
#include "ui/widgets/passage_list.h"
#include "ui/widgets/waveform.h"

using namespace attest;
using namespace attest::test;

TEST_CASE("a day's work") {
  const std::filesystem::path home = QDir::homePath().toStdString();
  const QString words = QString::fromUtf8(kDayWords);
  Desk desk({}, ui::SystemWatch::of_this_computer(),
            media::make_file_devices((home / "outside/tone.wav").string(), true));
  const auto line = [&](const char* name) { return widget<QLineEdit>(desk.window, name); };
  const auto box = [&](const char* name) {
    auto* edit = widget<QPlainTextEdit>(desk.window, name);
    edit->setFocus();
    return edit;
  };

  // Morning: a vault, an interview, its recording.
  desk.press("Start a vault");
  compose(line("Name of the vault"), words);
  line("Folder for the new vault")->setText(QString::fromStdString((home / "field.attest").string()));
  type_twice(desk, kDayPassphrase);
  desk.press("Create the vault");
  REQUIRE(comes([&] { return desk.open(); }));
  desk.press("New interview");
  compose(line("Place"), words);
  desk.press("Create the interview");
  auto* page = desk.window.findChild<ui::InterviewPage*>();
  REQUIRE(comes([&] { return page->isVisible(); }));
  desk.press("Record");
  QTest::mouseClick(widget<QAbstractButton>(desk.window, "Start recording"), Qt::LeftButton);
  REQUIRE(comes([&] { return desk.worker.recorder().elapsed_ms() > 500; }));
  QTest::mouseClick(widget<QAbstractButton>(desk.window, "End the recording"), Qt::LeftButton);
  REQUIRE(comes([&] { return !desk.worker.recorder().active() && desk.worker.player().loaded(); }));
  desk.worker.player().play();
  QTest::qWait(300);
  desk.worker.player().pause();

  desk.press("Record");  // back from the console

  // Its transcript, from a file that is chosen in Qt's dialog; text, codes, notes, details.
  desk.press("Import a transcript…");
  choose(desk, home / "outside/words.vtt");
  auto* take = widget<QPushButton>(desk.window, "Take it in");
  REQUIRE(comes([&] { return take->isEnabled(); }));
  desk.press("Take it in");
  auto* view = page->findChild<ui::TranscriptView*>();
  REQUIRE(comes([&] { return view->toPlainText().contains(words); }));
  desk.press("Edit the text");
  view->setFocus();
  compose(view, words + QStringLiteral(" "));
  desk.press("Save a version");
  REQUIRE(comes([&] { return view->isReadOnly(); }));

  // Another that is written beside the sound, until a draft of it is kept, and one that a program writes.
  desk.press("Write another transcript");
  desk.press("Begin to write");
  REQUIRE(comes([&] { return view->editing(); }));
  compose(view, words);
  QTest::keyClick(view, Qt::Key_Return);
  compose(view, words);
  REQUIRE(says(desk, "Draft kept at"));
  desk.press("Save a version");
  REQUIRE(comes([&] { return view->isReadOnly(); }));
  desk.press("Let a program write a transcript");
  line("The program and its words")->setText(QString::fromStdString((home / "outside/hears.sh").string()));
  desk.press("Let it listen");
  REQUIRE(says(desk, "It may have written what nobody said."));
  desk.press("Notes");
  compose(box("New note"), words);
  desk.press("Add the note");
  REQUIRE(comes([&] { return widget<QPlainTextEdit>(desk.window, "New note")->toPlainText().isEmpty(); }));
  desk.press("Details");
  compose(box("Summary"), words);
  desk.go_to("Codebook");
  compose(line("Name of a new code"), words);
  desk.press("Add the code");
  QTest::qWait(200);
  desk.go_to("Find");
  auto* query = line("Words to find");
  compose(query, words);
  QTest::keyClick(query, Qt::Key_Return);
  auto* hits = desk.window.findChild<ui::FindPage*>()->findChild<ui::PassageList*>();
  REQUIRE(comes([&] { return hits->model()->rowCount() > 1; }));

  // Who it was: sealed, read, and left open for the lock to shut.
  desk.go_to("People");
  REQUIRE(says(desk, "No people yet"));
  desk.press("Add a person");
  REQUIRE(says(desk, "Added as "));
  REQUIRE(says(desk, "There is none yet"));
  type_twice(desk, kDayPassphrase);
  desk.press("Make the identity vault");
  REQUIRE(says(desk, "Made, and shut."));
  REQUIRE(comes([&] {
    const auto lines = desk.window.findChildren<QLineEdit*>();
    return std::any_of(lines.begin(), lines.end(), [](const auto* l) {
      return l->isVisible() && l->accessibleName() == QStringLiteral("Telephone");
    });
  }));
  compose(line("Telephone"), words);
  desk.press("Seal into the identity vault");
  REQUIRE(says(desk, "Sealed."));
  type(desk, "Passphrase of the identity vault", kDayPassphrase);
  desk.press("Open the identity vault");
  REQUIRE(says(desk, "Open: what is in it"));

  // What is copied, what is typed and not saved, a lock in the middle of it.
  open_first_interview(desk);
  desk.press("Coding");
  REQUIRE(comes([&] { return !view->toPlainText().isEmpty(); }));
  view->setFocus();
  view->selectAll();
  QTest::keySequence(view, QKeySequence::Copy);
  CHECK(QGuiApplication::clipboard()->text().contains(words));
  desk.press("Notes");
  compose(box("New note"), words + QStringLiteral(" unsaved"));
  desk.lock();
  CHECK_FALSE(QGuiApplication::clipboard()->text().contains(words));
  unlock(desk, kDayPassphrase);
  REQUIRE(comes([&] { return desk.open(); }));

  // Evening: it is looked through, and backed up to a folder that is chosen in Qt's dialog.
  desk.go_to("Vault");
  desk.press("Check now");
  REQUIRE(says(desk, "Everything is whole."));
  desk.press("Back up now…");
  choose(desk, home / "stick");
  REQUIRE(comes(
      [&] { return std::filesystem::exists(home / "stick") && !std::filesystem::is_empty(home / "stick"); }));
  QTest::qWait(500);
  desk.lock();
}

int main(int argc, char** argv) {
  crypto::harden_process();
  crypto::start();
  ui::leave_no_traces();
  QLocale::setDefault(QLocale(QLocale::English));
  QApplication application(argc, argv);
  QApplication::setApplicationName(QStringLiteral("Attest"));
  ui::theme::apply(application, ui::theme::Scheme::System);
  ui::install_accessibility();
  return Catch::Session().run(argc, argv);
}
