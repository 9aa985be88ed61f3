// What other programs see of the words in the window. They are asked for with a program of somebody else's,
// on a real display: ctest runs these under Xvfb.
#include <QClipboard>
#include <QProcess>
#include <QTextBlock>

#include "tests/ui/desk.h"
#include "ui/pages/page.h"

using namespace attest;
using namespace attest::test;

namespace {
/// What another program is given; "primary" is X11's offer of whatever is selected.
QString seen_by_others(const char* selection) {
  QProcess other;
  other.start(QStringLiteral("xclip"),
              {QStringLiteral("-selection"), QLatin1String(selection), QStringLiteral("-out"),
               QStringLiteral("-target"), QStringLiteral("UTF8_STRING")});
  REQUIRE(comes([&] { return other.state() == QProcess::NotRunning; }));
  REQUIRE(other.error() != QProcess::FailedToStart);
  return QString::fromUtf8(other.readAllStandardOutput());
}
}  // namespace

TEST_CASE("Selected words are offered to nobody, copied ones until the vault is locked", "[.display]") {
  need_program("xclip");
  if (QGuiApplication::platformName() != QStringLiteral("xcb")) SKIP("SKIPPED: not on a display");
  Desk desk;
  auto* view = desk.open_sample_interview();
  // By the mouse, across the first line: what X11 calls a selection.
  const QTextBlock line = view->document()->firstBlock();
  QTextCursor start(line), end(line);
  end.movePosition(QTextCursor::EndOfBlock);
  QWidget* page = view->viewport();
  const QPoint from = view->cursorRect(start).center(), to = view->cursorRect(end).center();
  QTest::mousePress(page, Qt::LeftButton, {}, from);
  QTest::mouseMove(page, (from + to) / 2);
  QTest::mouseMove(page, to);
  QTest::mouseRelease(page, Qt::LeftButton, {}, to);
  const QString words = view->textCursor().selectedText();
  REQUIRE(words.size() > 10);
  CHECK(seen_by_others("primary").isEmpty());
  CHECK(seen_by_others("clipboard").isEmpty());

  auto* search = widget<QLineEdit>(desk.window, "Search the codes");
  search->setText(QStringLiteral("words that are looked for"));
  search->setFocus();
  QTest::mouseDClick(search, Qt::LeftButton, {}, QPoint(30, search->height() / 2));
  REQUIRE(search->hasSelectedText());
  QTest::mouseRelease(search, Qt::LeftButton, {}, QPoint(30, search->height() / 2));
  CHECK(seen_by_others("primary").isEmpty());

  view->setFocus();
  QTest::keySequence(view, QKeySequence::Copy);
  CHECK(seen_by_others("clipboard") == words);
  auto* shown = desk.window.findChild<ui::InterviewPage*>();
  CHECK(shown->bar().text().startsWith(QStringLiteral("Copied.")));
  CHECK(seen_by_others("primary").isEmpty());
  desk.go_to("Lock");
  REQUIRE(comes([&] { return !desk.open(); }));
  CHECK(seen_by_others("clipboard").isEmpty());
}

TEST_CASE("What was copied is taken back after a time, and what others copied is left alone", "[.display]") {
  need_program("xclip");
  if (QGuiApplication::platformName() != QStringLiteral("xcb")) SKIP("SKIPPED: not on a display");
  ui::ClipboardGuard guard(std::chrono::milliseconds(200));
  QGuiApplication::clipboard()->setText(QStringLiteral("copied here"));
  CHECK(seen_by_others("clipboard") == QStringLiteral("copied here"));
  CHECK(comes([] { return seen_by_others("clipboard").isEmpty(); }));

  QGuiApplication::clipboard()->setText(QStringLiteral("copied here"));
  QProcess other;
  other.start(QStringLiteral("xclip"), {QStringLiteral("-selection"), QStringLiteral("clipboard"),
                                        QStringLiteral("-in"), QStringLiteral("-quiet")});
  REQUIRE(other.waitForStarted());
  other.write("copied elsewhere");
  other.closeWriteChannel();
  REQUIRE(comes([] { return seen_by_others("clipboard") == QStringLiteral("copied elsewhere"); }));
  QTest::qWait(400);
  CHECK(seen_by_others("clipboard") == QStringLiteral("copied elsewhere"));
  other.kill();
  other.waitForFinished();
}
