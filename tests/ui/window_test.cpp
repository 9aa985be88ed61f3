#include <QDir>
#include <QTableView>
#include <QTextBlock>

#include "tests/ui/desk.h"
#include "ui/interview/transcript_view.h"
#include "ui/pages/find.h"
#include "ui/pages/interview.h"
#include "ui/pages/interviews.h"
#include "ui/widgets/passage_list.h"

using namespace attest;
using namespace attest::test;

namespace {
const char* passphrase = "four plain words here";

void create_vault(Desk& desk, const std::filesystem::path& folder) {
  desk.press("Start a vault");
  widget<QLineEdit>(desk.window, "Name of the vault")->setText(QStringLiteral("Project"));
  widget<QLineEdit>(desk.window, "Folder for the new vault")
      ->setText(QString::fromStdString(folder.string()));
  QTest::keyClicks(widget<QLineEdit>(desk.window, "New passphrase"), QString::fromUtf8(passphrase));
  QTest::keyClicks(widget<QLineEdit>(desk.window, "The same passphrase again"),
                   QString::fromUtf8(passphrase));
  desk.press("Create the vault");
  REQUIRE(comes([&] { return desk.open(); }));
}

void type_passphrase(Desk& desk, const QString& text) {
  auto* line = widget<QLineEdit>(desk.window, "Passphrase");
  QTest::keyClicks(line, text);
  desk.press("Unlock");
}

void select(ui::TranscriptView* view, const QString& words) {
  const auto at = static_cast<int>(view->toPlainText().indexOf(words));
  REQUIRE(at >= 0);
  QTextCursor cursor = view->textCursor();
  cursor.setPosition(at);
  cursor.setPosition(at + static_cast<int>(words.size()), QTextCursor::KeepAnchor);
  view->setTextCursor(cursor);
}
}  // namespace

TEST_CASE(
    "A vault is made, locked, refused to a wrong passphrase and opened to the right one, by the pages "
    "alone") {
  TempFolder folder;
  Desk desk;
  create_vault(desk, folder / "field.attest");
  CHECK(desk.window.windowTitle() == QStringLiteral("Attest"));
  desk.lock();
  CHECK(widget<QComboBox>(desk.window, "Folder of the vault")->currentText() ==
        QString::fromStdString((folder / "field.attest").string()));

  type_passphrase(desk, QStringLiteral("something else"));
  const auto said = [&](const char* words) {
    for (auto* bar : desk.window.findChildren<ui::MessageBar*>())
      if (bar->isVisible() && bar->text().contains(QString::fromUtf8(words))) return true;
    return false;
  };
  REQUIRE(comes([&] { return said("passphrase is not right"); }));
  CHECK_FALSE(desk.open());
  CHECK(widget<QLineEdit>(desk.window, "Passphrase")->text().isEmpty());
  // A wrong one costs a little time.
  CHECK_FALSE(widget<QPushButton>(desk.window, "Unlock")->isEnabled());
  REQUIRE(comes([&] { return widget<QPushButton>(desk.window, "Unlock")->isEnabled(); }));

  type_passphrase(desk, QString::fromUtf8(passphrase));
  REQUIRE(comes([&] { return desk.open(); }));
}

TEST_CASE("Passphrases that differ, or are too short, make no vault") {
  TempFolder folder;
  Desk desk;
  desk.press("Start a vault");
  widget<QLineEdit>(desk.window, "Name of the vault")->setText(QStringLiteral("Project"));
  widget<QLineEdit>(desk.window, "Folder for the new vault")
      ->setText(QString::fromStdString((folder / "v").string()));
  widget<QLineEdit>(desk.window, "New passphrase")->setText(QStringLiteral("long enough words"));
  widget<QLineEdit>(desk.window, "The same passphrase again")->setText(QStringLiteral("long enough wordz"));
  desk.press("Create the vault");
  widget<QLineEdit>(desk.window, "New passphrase")->setText(QStringLiteral("short"));
  widget<QLineEdit>(desk.window, "The same passphrase again")->setText(QStringLiteral("short"));
  desk.press("Create the vault");
  QTest::qWait(100);
  CHECK_FALSE(desk.open());
  CHECK_FALSE(std::filesystem::exists(folder / "v"));
}

TEST_CASE("The sample opens with its text, its codings and its sound, and goes when it is locked") {
  Desk desk;
  auto* view = desk.open_sample_interview();
  CHECK(view->toPlainText().contains(QString::fromUtf8("저에게는 신분증이 없었습니다.")));
  auto* page = desk.window.findChild<ui::InterviewPage*>();
  REQUIRE(comes([&] { return desk.worker.player().loaded(); }));
  CHECK(desk.worker.player().duration_ms() > 80000);
  CHECK(page->findChild<ui::TranscriptPanel*>()->isVisible());
  REQUIRE(comes([&] { return view->codings().all().size() == 10; }));

  const auto temporary = [] {
    return QDir::temp().entryList({QStringLiteral("attest-sample-*")}, QDir::Dirs).size();
  };
  const auto with_it = temporary();
  desk.go_to("Lock");
  REQUIRE(comes([&] { return !desk.open() && temporary() == with_it - 1; }));
}

TEST_CASE("Words that are selected take a code, and the coding can be taken back") {
  Desk desk;
  auto* view = desk.open_sample_interview();
  REQUIRE(comes([&] { return view->codings().all().size() == 10; }));
  const QString words = QString::fromUtf8("이웃에게 약을 얻어 먹였습니다.");
  select(view, words);
  auto* search = widget<QLineEdit>(desk.window, "Search the codes");
  search->setText(QString::fromUtf8("연락"));
  QTest::keyClick(search, Qt::Key_Return);
  REQUIRE(comes([&] { return view->codings().all().size() == 11; }));
  const auto place = static_cast<int>(view->toPlainText().indexOf(words));
  std::optional<EntityId> made;
  for (const auto* e : view->codings().touching(place, place + 1))
    if (e->name == QString::fromUtf8("연락") && e->to == place + words.size()) made = e->id;
  REQUIRE(made);

  Q_EMIT view->coding_clicked(*made);
  desk.press("Take this coding back");
  REQUIRE(comes([&] { return view->codings().all().size() == 10; }));
}

TEST_CASE("A Korean word of two syllables inside a longer one is found and leads to its place") {
  Desk desk;
  desk.open_sample();
  desk.go_to("Find");
  auto* line = widget<QLineEdit>(desk.window, "Words to find");
  line->setText(QString::fromUtf8("분증"));  // inside 신분증이
  QTest::keyClick(line, Qt::Key_Return);
  auto* list = desk.window.findChild<ui::FindPage*>()->findChild<ui::PassageList*>();
  REQUIRE(comes([&] { return list->model()->rowCount() >= 2; }));
  CHECK(list->model()->index(0, 0).data(ui::PassagesModel::HeadingRole).toBool());
  const auto hit = list->model()->index(1, 0);
  const QString text = hit.data().toString();
  const int from = hit.data(ui::PassagesModel::FromRole).toInt();
  CHECK(text.mid(from, hit.data(ui::PassagesModel::ToRole).toInt() - from) == QString::fromUtf8("분증"));
  list->setCurrentIndex(hit);
  QTest::keyClick(list, Qt::Key_Return);
  auto* page = desk.window.findChild<ui::InterviewPage*>();
  auto* view = page->findChild<ui::TranscriptView*>();
  REQUIRE(comes(
      [&] { return page->isVisible() && view->textCursor().selectedText() == QString::fromUtf8("분증"); }));
}

TEST_CASE("What was typed into a transcript survives a lock as a draft, and saving makes a version") {
  TempFolder folder;
  Desk desk;
  create_vault(desk, folder / "field.attest");
  bool filled = false;
  desk.worker
      .vault([](store::Vault& vault) {
        Job job;
        app::fill_sample(vault, job);
      })
      .then(
          &desk.window, [&] { filled = true; }, [](const Error& e) { FAIL(e.what()); });
  REQUIRE(comes([&] { return filled; }));
  const auto open = [&] {
    desk.go_to("Interviews");
    auto* table = desk.window.findChild<QTableView*>();
    REQUIRE(comes([&] { return table->isVisible() && table->model()->rowCount() == 1; }));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualRect(table->model()->index(0, 0)).center());
    auto* view = desk.window.findChild<ui::TranscriptView*>();
    REQUIRE(comes([&] { return view->isVisible() && !view->toPlainText().isEmpty(); }));
    return view;
  };
  auto* view = open();
  const auto before = view->toPlainText();
  desk.press("Edit the text");
  QTest::keyClicks(view, QStringLiteral("Added. "));
  desk.lock();
  widget<QComboBox>(desk.window, "Folder of the vault")
      ->setEditText(QString::fromStdString((folder / "field.attest").string()));
  REQUIRE(comes([&] { return widget<QPushButton>(desk.window, "Unlock")->isEnabled(); }));
  type_passphrase(desk, QString::fromUtf8(passphrase));
  REQUIRE(comes([&] { return desk.open(); }));

  view = open();
  REQUIRE(comes([&] { return view->toPlainText() == QStringLiteral("Added. ") + before; }));
  desk.press("Save a version");
  REQUIRE(comes([&] { return view->isReadOnly() && view->codings().all().size() == 10; }));
  CHECK(view->toPlainText().startsWith(QStringLiteral("Added. ")));
}

TEST_CASE("A double click on an interview opens it and presses nothing there") {
  Desk desk;
  auto* view = desk.open_sample_interview();
  desk.go_to("Interviews");
  auto* table = widget<QTableView>(desk.window, "Interviews");
  REQUIRE(comes([&] { return table->model()->rowCount() == 1; }));
  int heard = 0;
  QObject::connect(view, &ui::TranscriptView::line_clicked, view, [&] { ++heard; });
  QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                    table->visualRect(table->model()->index(0, 0)).center());
  REQUIRE(comes([&] { return view->isVisible() && !view->toPlainText().isEmpty(); }));
  // Beside the lines, where a press is heard at once.
  const QPoint line(20, view->cursorRect(QTextCursor(view->document()->findBlockByNumber(3))).center().y());
  auto* gutter = view->childAt(line);
  REQUIRE(gutter != nullptr);
  const QPoint at = gutter->mapFrom(view, line);
  const auto send = [&](QEvent::Type type, Qt::MouseButtons buttons) {
    QMouseEvent event(type, at, gutter->mapToGlobal(at), Qt::LeftButton, buttons, {});
    QApplication::sendEvent(gutter, &event);
  };
  send(QEvent::MouseButtonDblClick, Qt::LeftButton);
  send(QEvent::MouseButtonRelease, Qt::NoButton);
  QTest::qWait(QApplication::doubleClickInterval() + 100);
  CHECK(heard == 0);
  CHECK_FALSE(desk.worker.player().playing());
  QTest::mouseClick(gutter, Qt::LeftButton, {}, at);
  CHECK(comes([&] { return heard == 1; }));
}

TEST_CASE("The line that is heard follows the sound, and a click on a line is heard") {
  Desk desk;
  auto* view = desk.open_sample_interview();
  REQUIRE(comes([&] { return desk.worker.player().loaded(); }));
  desk.worker.player().seek(8000);
  CHECK(comes([&] { return view->spoken() == 1; }));
  std::int64_t heard = -1;
  QObject::connect(view, &ui::TranscriptView::line_clicked, view, [&](qint64 ms) { heard = ms; });
  QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                    view->cursorRect(QTextCursor(view->document()->findBlockByNumber(3))).center());
  REQUIRE(comes([&] { return heard >= 0; }));
  CHECK(heard == 14875);
}
