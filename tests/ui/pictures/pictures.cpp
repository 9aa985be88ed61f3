// Draws every page of the window from the sample, without a screen, into a folder: for the README
// (packaging/screenshots) and for looking at the whole at once.
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QTest>
#include <QTextCursor>
#include <QTranslator>

#include "app/sample/sample.h"
#include "ui/interview/transcript_view.h"
#include "ui/main_window.h"
#include "ui/pages/find.h"
#include "ui/pages/interview.h"
#include "ui/session.h"
#include "ui/theme/theme.h"

using namespace attest;

namespace {

class Painter {
 public:
  Painter(ui::MainWindow& window, ui::Worker& worker, const QString& folder)
      : window_(window), worker_(worker), folder_(folder) {}

  bool draw_all() {
    draw("start");
    press("Open the sample interview");
    if (!QTest::qWaitFor([&] { return session() != nullptr; }, 60000)) return false;
    QTest::qWait(300);
    draw("interviews");
    const auto interview = read_interview();
    if (!interview) return false;
    session()->go(ui::Place{*interview, {}, {}, {}});
    auto* page = window_.findChild<ui::InterviewPage*>();
    auto* view = page->findChild<ui::TranscriptView*>();
    if (!QTest::qWaitFor([&] { return worker_.player().loaded() && view->codings().all().size() > 5; },
                         20000))
      return false;
    worker_.player().seek(24500);
    choose_words(view);
    draw("interview");
    Q_EMIT view->coding_clicked(view->codings().all().front().id);
    draw("coding");
    for (const char* side : {"notes", "details"}) {
      tab(page, side);
      draw(side);
    }
    record(page);
    draw("recorder");
    const char* names[] = {"codebook", "find", "exchange", "vault"};
    for (int i = 0; i < 4; ++i) {
      session()->show_page(i + 1);
      if (i == 1) window_.findChild<ui::FindPage*>()->find(QString::fromUtf8("호적"));
      QTest::qWait(300);
      draw(names[i]);
    }
    return true;
  }

 private:
  ui::Session* session() { return window_.findChild<ui::Session*>(); }
  void press(const char* source) {
    const QString name = QCoreApplication::translate("attest::ui::StartPage", source);
    for (auto* b : window_.findChildren<QPushButton*>())
      if (b->accessibleName() == name) return b->click();
  }
  static void tab(QWidget* page, const char* side) {
    const QString name =
        QCoreApplication::translate("attest::ui::InterviewPage", side[0] == 'n' ? "Notes" : "Details");
    for (auto* b : page->findChildren<QPushButton*>())
      if (b->accessibleName() == name) b->click();
  }
  static void record(QWidget* page) {
    const QString name = QCoreApplication::translate("attest::ui::InterviewPage", "Record");
    for (auto* b : page->findChildren<QPushButton*>())
      if (b->accessibleName() == name) b->click();
  }
  static void choose_words(ui::TranscriptView* view) {
    QTextCursor cursor = view->document()->find(QString::fromUtf8("신청서에 적을 번호"));
    if (!cursor.isNull()) view->setTextCursor(cursor);
  }
  std::optional<RecordId> read_interview() {
    std::optional<RecordId> id;
    worker_.vault([](store::Vault& vault) { return testimony::interviews(vault).front().id; })
        .then(
            &window_, [&](const RecordId& found) { id = found; }, [](const Error&) {});
    return QTest::qWaitFor([&] { return id.has_value(); }, 20000) ? id : std::nullopt;
  }
  void draw(const char* name) {
    QTest::qWait(150);
    window_.grab().save(QDir(folder_).filePath(QStringLiteral("%1.png").arg(QLatin1String(name))));
  }

  ui::MainWindow& window_;
  ui::Worker& worker_;
  QString folder_;
};

}  // namespace

int main(int argc, char** argv) {
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  crypto::start();
  QApplication application(argc, argv);
  QCommandLineParser options;
  const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("en, ko, zh_CN"),
                                    QStringLiteral("CODE"), QStringLiteral("en"));
  const QCommandLineOption dark(QStringLiteral("dark"), QStringLiteral("Dark colours."));
  options.addOptions({language, dark});
  options.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("Where the pictures go."));
  options.process(application);
  if (options.positionalArguments().isEmpty()) options.showHelp(2);
  QLocale::setDefault(QLocale(options.value(language)));
  QTranslator words;
  if (words.load(QLocale(), QStringLiteral("attest"), QStringLiteral("_"), QStringLiteral(":/i18n")))
    QApplication::installTranslator(&words);
  ui::theme::apply(application, options.isSet(dark) ? ui::theme::Scheme::Dark : ui::theme::Scheme::Light);

  const std::string code_language = options.value(language).left(2).toStdString();
  Disk disk;
  const SystemClock clock;
  const auto devices = media::make_file_devices({}, false);
  ui::Worker worker(disk, clock, *devices, [] { return crypto::KdfCost{8 * 1024, 1}; });
  ui::MainWindow window(
      worker, [&](store::Vault& vault, Job& job) { app::fill_sample(vault, job, code_language); }, {});
  window.resize(1366, 768);
  window.show();
  return Painter(window, worker, options.positionalArguments().front()).draw_all() ? 0 : 1;
}
