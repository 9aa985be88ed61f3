// Writing down what was said: beside the sound, from a file, by a program.
#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QPushButton>

#include "core/exchange/captions.h"
#include "core/testimony/door.h"
#include "tests/ui/desk.h"
#include "tests/ui/ear.h"
#include "ui/interview/transcript_panel.h"
#include "ui/widgets/hold_button.h"

using namespace attest;
using namespace attest::test;
using testimony::TranscriptLine;

namespace {

/// An interview with three seconds of sound and no transcript, open.
struct Desktop {
  TempFolder folder;
  std::unique_ptr<Ear> ear = std::make_unique<Ear>();
  Desk desk{{}, {}, std::move(ear)};
  ui::TranscriptView* view = nullptr;
  ui::Player& player = desk.worker.player();
  RecordId interview;

  Desktop() {
    desk.open_sample();
    const std::filesystem::path tone = write_tone(folder / "tone.wav");
    interview = desk.ask<RecordId>([tone](store::Vault& vault) {
      const auto id = testimony::create_interview(vault, {{"language", "ko"}});
      FileSource file(tone);
      Job job;
      testimony::add_media(vault, id, file, job);
      return id;
    });
    desk.go_to("Interviews");
    auto* table = widget<QTableView>(desk.window, "Interviews");
    REQUIRE(comes([&] { return table->model()->rowCount() == 2; }));
    ui::Place place;
    place.interview = interview;
    const auto code = desk.ask<std::string>(
        [id = interview](store::Vault& vault) { return testimony::interview(vault, id).record_code; });
    for (int i = 0; i < 2; ++i)
      if (table->model()->index(i, 0).data().toString().startsWith(QString::fromStdString(code)))
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(i, 0)).center());
    REQUIRE(comes([&] { return player.loaded(); }));
    desk.window.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&desk.window));
    view = desk.window.findChild<ui::TranscriptView*>();
  }
  void begin() {
    desk.press("Write it beside the sound");
    REQUIRE(comes([&] { return view->isVisible() && view->editing(); }));
  }
  void at(std::int64_t ms) {
    player.seek(ms);
    REQUIRE(comes([&] { return player.position_ms() == ms; }));
  }
  void type(const char* text) { compose(view, QString::fromUtf8(text)); }
  void press_key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(view, key, modifiers); }
  /// What she said in two lines, of which the second begins after 1.2 seconds.
  void write_two_lines() {
    begin();
    press_key(Qt::Key_2, Qt::AltModifier);
    type("밤에 걸었다");
    at(1200);
    press_key(Qt::Key_Return);
    type("강가까지");
  }
  void save() {
    desk.press("Save a version");
    REQUIRE(comes([&] { return !view->editing(); }));
  }
  std::vector<testimony::Transcript> transcripts() {
    return desk.ask<std::vector<testimony::Transcript>>(
        [id = interview](store::Vault& vault) { return testimony::transcripts(vault, id); });
  }
  testimony::TranscriptText saved() {
    return desk.ask<testimony::TranscriptText>([id = interview](store::Vault& vault) {
      return testimony::version_text(vault, testimony::find_transcript(vault, id, "").current);
    });
  }
};

}  // namespace

TEST_CASE("What was said is written down beside the sound: each line begins where Return was pressed") {
  Desktop room;
  room.begin();
  room.press_key(Qt::Key_1, Qt::AltModifier);
  room.type("언제 떠났습니까?");
  room.at(800);
  room.press_key(Qt::Key_Return);
  room.press_key(Qt::Key_2, Qt::AltModifier);
  room.type("봄에 떠났습니다.");
  room.at(2000);
  room.press_key(Qt::Key_Return);
  room.type("밤이었습니다.");
  room.save();
  const auto text = room.saved();
  CHECK(testimony::to_lines(text) == std::vector<TranscriptLine>{{"언제 떠났습니까?", 0, 800, "Interviewer"},
                                                                 {"봄에 떠났습니다.", 800, 2000, "Narrator"},
                                                                 {"밤이었습니다.", 2000, 2000, "Narrator"}});
  CHECK(exchange::fitting_format(text) == exchange::CaptionFormat::Vtt);
  CHECK(room.transcripts().front().language == "ko");
  CHECK(room.transcripts().front().role == "original");
  CHECK(room.transcripts().front().media.has_value());
  CHECK_FALSE(room.player.playing());
}

TEST_CASE("A line in which the sound cannot be gets no time, and Ctrl+J gives it one") {
  Desktop room;
  room.begin();
  room.type("one");
  room.at(1500);
  room.press_key(Qt::Key_Return);
  room.type("two");
  room.at(500);  // heard again
  room.press_key(Qt::Key_Return);
  room.type("three");
  CHECK(room.view->lines_without_time() == 1);
  CHECK(room.view->edited_lines() ==
        std::vector<TranscriptLine>{{"one", 0, 1500, ""}, {"two", 1500, -1, ""}, {"three", -1, -1, ""}});
  room.at(2500);
  room.press_key(Qt::Key_J, Qt::ControlModifier);
  CHECK(room.view->edited_lines() ==
        std::vector<TranscriptLine>{{"one", 0, 1500, ""}, {"two", 1500, 2500, ""}, {"three", 2500, -1, ""}});
  room.press_key(Qt::Key_Z, Qt::ControlModifier);
  CHECK(room.view->lines_without_time() == 1);
}

TEST_CASE("The sound may have been moved before anybody began to write") {
  Desktop room;
  room.begin();
  room.type("one");
  room.save();
  room.at(1700);
  room.desk.press("Edit the text");
  REQUIRE(comes([&] { return room.view->editing(); }));
  room.press_key(Qt::Key_End);
  room.press_key(Qt::Key_Return);
  CHECK(room.view->edited_lines()[1].from_ms == 1700);
}

TEST_CASE("Lines that are parted and joined keep what is known of them, and undo brings all of it back") {
  Desktop room;
  room.begin();
  room.type("one two");
  room.at(2000);
  room.press_key(Qt::Key_Return);
  room.type("three");
  const auto before = room.view->edited_lines();
  // Parted in the middle, while the sound is there.
  room.at(1000);
  QTextCursor cursor = room.view->textCursor();
  cursor.setPosition(3);
  room.view->setTextCursor(cursor);
  room.press_key(Qt::Key_Return);
  CHECK(room.view->edited_lines() ==
        std::vector<TranscriptLine>{{"one", 0, 1000, ""}, {" two", 1000, 2000, ""}, {"three", 2000, -1, ""}});
  room.press_key(Qt::Key_Backspace);
  CHECK(room.view->edited_lines() == before);
  room.press_key(Qt::Key_Z, Qt::ControlModifier);
  CHECK(room.view->edited_lines().size() == 3);
  room.press_key(Qt::Key_Z, Qt::ControlModifier);
  CHECK(room.view->edited_lines() == before);
  // Return before the words: they keep their time, the empty line has none.
  cursor = room.view->textCursor();
  cursor.setPosition(0);
  room.view->setTextCursor(cursor);
  room.press_key(Qt::Key_Return);
  CHECK(room.view->edited_lines()[0] == TranscriptLine{"", -1, -1, ""});
  CHECK(room.view->edited_lines()[1] == before[0]);
}

TEST_CASE("What is pasted is lines without times of their own") {
  Desktop room;
  room.begin();
  room.type("one");
  room.at(1000);
  room.press_key(Qt::Key_Return);
  QGuiApplication::clipboard()->setText(QStringLiteral("two\nthree\nfour"));
  room.view->paste();
  CHECK(room.view->edited_lines() ==
        std::vector<TranscriptLine>{
            {"one", 0, 1000, ""}, {"two", 1000, -1, ""}, {"three", -1, -1, ""}, {"four", -1, -1, ""}});
}

TEST_CASE(
    "Who speaks is said by a key or a button, for all lines that are selected, and renamed in every line") {
  Desktop room;
  room.begin();
  for (const char* line : {"one", "two", "three"}) {
    room.type(line);
    room.press_key(Qt::Key_Return);
  }
  room.view->selectAll();
  room.press_key(Qt::Key_2, Qt::AltModifier);
  CHECK(room.view->speakers() == QStringList{QStringLiteral("Narrator")});
  auto* name = widget<QLineEdit>(room.desk.window, "Name of a speaker");
  name->setText(QStringLiteral("Aunt"));
  room.desk.press("Rename");
  CHECK(room.view->speakers() == QStringList{QStringLiteral("Aunt")});
  CHECK(room.view->edited_lines()[1].speaker == "Aunt");
  QTextCursor cursor = room.view->textCursor();
  cursor.setPosition(0);
  room.view->setTextCursor(cursor);
  name->setText(QStringLiteral("Guard"));
  QTest::keyClick(name, Qt::Key_Return);
  CHECK(room.view->speaker() == QStringLiteral("Guard"));
  CHECK(room.view->edited_lines()[1].speaker == "Aunt");
  QPushButton* guard = nullptr;
  REQUIRE(comes([&] {
    for (auto* b : room.desk.window.findChildren<QPushButton*>())
      if (b->isVisible() && b->accessibleName() == QStringLiteral("Guard")) guard = b;
    return guard != nullptr;
  }));
  CHECK(guard->isChecked());
  room.press_key(Qt::Key_0, Qt::AltModifier);
  CHECK(room.view->speaker().isEmpty());
}

TEST_CASE("In the editor Esc plays and pauses") {
  Desktop room;
  room.begin();
  room.press_key(Qt::Key_Escape);
  REQUIRE(comes([&] { return room.player.playing(); }));
  room.press_key(Qt::Key_Escape);
  REQUIRE(comes([&] { return !room.player.playing(); }));
  CHECK(room.view->editing());
}

TEST_CASE("A transcript that was begun survives a crash with its times and speakers, as a draft") {
  Desktop room;
  room.write_two_lines();
  const auto lines = room.view->edited_lines();
  const auto id = room.transcripts().front().id;
  REQUIRE(comes([&] {
    return room.desk.ask<bool>([id](store::Vault& vault) {
      return vault.draft(id).value_or("").find("강가까지") != std::string::npos;
    });
  }));
  CHECK(room.saved().text.empty());  // in the draft only
  auto* page = room.desk.window.findChild<ui::InterviewPage*>();
  page->leave();
  ui::Place elsewhere;
  elsewhere.interview = room.desk.ask<RecordId>([here = room.interview](store::Vault& vault) {
    for (const auto& one : testimony::interviews(vault))
      if (one.id != here) return one.id;
    return here;
  });
  page->open(elsewhere);
  REQUIRE(comes([&] { return !room.view->editing() && !room.view->toPlainText().isEmpty(); }));
  ui::Place back;
  back.interview = room.interview;
  page->open(back);
  REQUIRE(comes([&] { return room.view->editing(); }));
  CHECK(room.view->edited_lines() == lines);
  room.save();
  CHECK(testimony::to_lines(room.saved())[0] == TranscriptLine{"밤에 걸었다", 0, 1200, "Narrator"});
  CHECK_FALSE(room.desk.ask<bool>([id](store::Vault& vault) { return vault.draft(id).has_value(); }));
}

TEST_CASE("A transcript in which nothing was written is gone when it is discarded") {
  Desktop room;
  room.begin();
  room.type("a slip");
  auto* hold = widget<ui::HoldButton>(room.desk.window, "Hold to discard");
  QTest::mouseClick(hold, Qt::LeftButton);  // too short: nothing has happened
  QTest::qWait(300);
  REQUIRE(room.transcripts().size() == 1);
  CHECK(room.view->toPlainText() == QStringLiteral("a slip"));
  QTest::mousePress(hold, Qt::LeftButton);
  REQUIRE(comes([&] { return room.transcripts().empty(); }));
  CHECK(says(room.desk, "No transcript yet"));
}

TEST_CASE("Where nothing was changed the editor is closed by one press, and there is nothing to save") {
  Desktop room;
  room.begin();
  room.type("one");
  room.save();
  room.desk.press("Edit the text");
  REQUIRE(comes([&] { return room.view->editing(); }));
  const auto visible = [&](const char* name) {
    for (const auto* b : room.desk.window.findChildren<QPushButton*>())
      if (b->isVisible() && b->accessibleName() == QString::fromUtf8(name)) return true;
    return false;
  };
  CHECK_FALSE(visible("Save a version"));
  CHECK_FALSE(visible("Hold to discard"));
  room.desk.press("Close the editor");
  REQUIRE(comes([&] { return !room.view->editing(); }));
  room.desk.press("Edit the text");
  REQUIRE(comes([&] { return room.view->editing(); }));
  room.type("x");
  CHECK(visible("Save a version"));
  CHECK(visible("Hold to discard"));
  CHECK_FALSE(visible("Close the editor"));
}

TEST_CASE("What is written is not given up for a place in another transcript") {
  Desktop room;
  room.begin();
  room.type("said");
  room.save();
  const auto other = room.desk.ask<EntityId>([id = room.interview](store::Vault& vault) {
    testimony::NewTranscript made;
    made.role = "translation";
    made.language = "en";
    made.content = testimony::from_lines({{"another", -1, -1, ""}});
    return testimony::import_transcript(vault, id, made);
  });
  room.desk.press("Edit the text");
  REQUIRE(comes([&] { return room.view->editing(); }));
  room.type("more ");
  ui::Place place;
  place.interview = room.interview;
  place.transcript = other;
  place.span = testimony::Span{0, 3};
  auto* page = room.desk.window.findChild<ui::InterviewPage*>();
  page->open(place);
  QTest::qWait(500);
  CHECK(room.view->editing());
  CHECK(room.view->toPlainText().contains(QStringLiteral("more ")));
  room.save();
  CHECK(room.desk.ask<std::string>([id = room.interview, other](store::Vault& vault) {
    return testimony::version_text(vault, testimony::find_transcript(vault, id, other.hex()).current).text;
  }) == "another");
}

TEST_CASE("What may leave begins as a copy that is nobody's transcript until it is saved") {
  Desktop room;
  room.begin();
  room.type("Kim Some One said it");
  room.save();
  room.desk.press("Write another transcript");
  auto* role = widget<QComboBox>(room.desk.window, "What the transcript is");
  role->setCurrentIndex(role->findData(QStringLiteral("redacted")));
  Q_EMIT role->activated(role->currentIndex());
  CHECK(widget<QComboBox>(room.desk.window, "What it begins with")->currentIndex() == 1);
  room.desk.press("Begin to write");
  REQUIRE(comes([&] { return room.view->editing() && room.transcripts().size() == 2; }));
  CHECK(room.view->toPlainText() == QStringLiteral("Kim Some One said it"));
  const auto redacted = room.desk.ask<std::string>([id = room.interview](store::Vault& vault) {
    for (const auto& t : testimony::transcripts(vault, id))
      if (t.role == "redacted") return testimony::version_text(vault, t.current).text + "|" + t.language;
    return std::string("none");
  });
  CHECK(redacted == "|ko");
}

TEST_CASE("A file's letters are shown before it is taken in, and another encoding can be chosen") {
  Desktop room;
  // "아버지" and "어머니" in EUC-KR: short enough to be a guess.
  const Bytes bytes{0xBE, 0xC6, 0xB9, 0xF6, 0xC1, 0xF6, 0x0A, 0xBE, 0xEE, 0xB8, 0xD3, 0xB4, 0xCF, 0x0A};
  spit(room.folder / "family.txt", bytes);
  room.desk.press("Import a transcript…");
  choose(room.desk, room.folder / "family.txt");
  auto* encoding = widget<QComboBox>(room.desk.window, "How the file's letters are coded");
  auto* preview = widget<QPlainTextEdit>(room.desk.window, "The first lines of the file");
  REQUIRE(comes([&] { return !preview->toPlainText().isEmpty(); }));
  CHECK(room.transcripts().empty());
  const auto choose_encoding = [&](const char* name) {
    encoding->setCurrentIndex(encoding->findData(QString::fromUtf8(name)));
    Q_EMIT encoding->activated(encoding->currentIndex());
  };
  choose_encoding("GB18030");
  REQUIRE(comes([&] { return !preview->toPlainText().startsWith(QStringLiteral("아버지")); }));
  choose_encoding("Windows-949");
  REQUIRE(comes([&] { return preview->toPlainText() == QStringLiteral("아버지\n어머니"); }));
  room.desk.press("Take it in");
  REQUIRE(comes([&] { return room.transcripts().size() == 1; }));
  CHECK(room.saved().text == "아버지\n어머니");
  CHECK(room.transcripts().front().language == "ko");
  CHECK_FALSE(room.transcripts().front().machine_made);
  REQUIRE(comes([&] {
    return room.view->isVisible() && room.view->toPlainText() == QStringLiteral("아버지\n어머니");
  }));
}

TEST_CASE("A file that is no transcript is refused where it is looked at, and nothing is taken in") {
  Desktop room;
  spit(room.folder / "broken.vtt",
       as_bytes(std::string_view("WEBVTT\n\n00:00:05.000 --> 00:00:01.000\nback in time\n")));
  room.desk.press("Import a transcript…");
  choose(room.desk, room.folder / "broken.vtt");
  auto* take = widget<QPushButton>(room.desk.window, "Take it in");
  REQUIRE(says(room.desk, "cannot"));
  CHECK_FALSE(take->isEnabled());
  room.desk.press("Cancel");
  CHECK(says(room.desk, "No transcript yet"));
  CHECK(room.transcripts().empty());
}

TEST_CASE(
    "A program of this laptop listens; what it wrote is a machine's until somebody has read it against the "
    "sound") {
  Desktop room;
  const auto program = room.folder / "hears.sh";
  spit(program, as_bytes(std::string_view("#!/bin/sh\ncat >/dev/null\n"
                                          "echo '[00:00:00.000 --> 00:00:01.500]  그들은 밤에 걸었다'\n"
                                          "echo '[00:00:01.500 --> 00:00:03.000]  강가까지'\n")));
  std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  room.desk.press("Let a program write it…");
  widget<QLineEdit>(room.desk.window, "The program and its words")
      ->setText(QString::fromStdString(program.string()) + QStringLiteral(" {wav} {language}"));
  room.desk.press("Let it listen");
  REQUIRE(comes([&] { return room.transcripts().size() == 1; }));
  CHECK(room.transcripts().front().machine_made);
  CHECK_FALSE(room.transcripts().front().reviewed);
  CHECK(room.saved().text == "그들은 밤에 걸었다\n강가까지");
  auto* reviewed = widget<QPushButton>(room.desk.window, "Read against the sound");
  REQUIRE(comes([&] { return reviewed->isVisible(); }));
  QTest::mouseClick(reviewed, Qt::LeftButton);
  REQUIRE(comes([&] { return room.transcripts().front().reviewed.has_value(); }));
  REQUIRE(comes([&] { return !reviewed->isVisible(); }));
}

TEST_CASE("Where the person said no to a machine, none listens") {
  Desktop room;
  room.desk.ask<int>([id = room.interview](store::Vault& vault) {
    testimony::set_consent(vault, id, {}, {{testimony::Step::Machine, testimony::Answer::No}});
    return 0;
  });
  room.desk.press("Let a program write it…");
  widget<QLineEdit>(room.desk.window, "The program and its words")->setText(QStringLiteral("/bin/true"));
  room.desk.press("Let it listen");
  CHECK(says(room.desk, "The person said no to a machine's writing down of what was said."));
  CHECK(room.transcripts().empty());
}

TEST_CASE("A lock ends a program that listens at once") {
  Desktop room;
  const auto program = room.folder / "sleeps.sh";
  spit(program, as_bytes("#!/bin/sh\nexec sleep 300\n"));
  std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  room.desk.press("Let a program write it…");
  widget<QLineEdit>(room.desk.window, "The program and its words")
      ->setText(QString::fromStdString(program.string()));
  room.desk.press("Let it listen");
  REQUIRE(says(room.desk, "A program is listening"));
  QTest::qWait(300);
  QElapsedTimer clock;
  clock.start();
  room.desk.go_to("Lock");
  REQUIRE(comes([&] { return !room.desk.open(); }));
  CHECK(clock.elapsed() < 10000);
}

TEST_CASE("A transcript leaves in the clear with a use and a reason, as the file that was chosen") {
  Desktop room;
  room.write_two_lines();
  room.save();
  REQUIRE(comes([&] { return room.view->toPlainText() == QStringLiteral("밤에 걸었다\n강가까지"); }));
  room.desk.press("Export this transcript");
  CHECK(says(room.desk, "Whatever names and places were said are in it."));
  const auto file = room.folder / "said.vtt";
  const auto go = [&] {
    for (auto* b : room.desk.window.findChildren<QPushButton*>())
      if (b->isVisible() && b->accessibleName() == QStringLiteral("Export…")) b->click();
    choose(room.desk, file);
  };
  go();
  CHECK(says(room.desk, "Consent to this use has not been asked yet"));
  CHECK_FALSE(std::filesystem::exists(file));
  widget<QLineEdit>(room.desk.window, "Reason of the export")
      ->setText(QStringLiteral("read for names by hand"));
  go();
  REQUIRE(comes([&] { return std::filesystem::exists(file); }));
  CHECK(says(room.desk, "Written, in the clear and not scanned for names."));
  const auto read = exchange::read_captions(as_text(slurp(file)));
  CHECK(read.content.text == "밤에 걸었다\n강가까지");
  CHECK(read.content.cues[0].speaker == "Narrator");
  CHECK(read.content.cues[1].from_ms == 1200);
}
