// Draws every page of the window from the sample, without a screen, into a folder: for the README
// (packaging/screenshots) and for looking at the whole at once.
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileDialog>
#include <QPrinter>
#include <QScrollArea>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTextCursor>
#include <QTranslator>

#include "app/sample/sample.h"
#include "core/testimony/erasure.h"
#include "core/testimony/identities.h"
#include "tests/support/damage.h"
#include "ui/interview/transcript_panel.h"
#include "ui/interview/transcript_view.h"
#include "ui/main_window.h"
#include "ui/pages/find.h"
#include "ui/pages/interview.h"
#include "ui/pages/people.h"
#include "ui/pages/vault.h"
#include "ui/recovery/pages_view.h"
#include "ui/session.h"
#include "ui/text/words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/hold_button.h"

using namespace attest;

namespace {

class Painter {
 public:
  Painter(ui::MainWindow& window, ui::Worker& worker, const QString& folder, ui::FillSample fill)
      : window_(window), worker_(worker), folder_(folder), fill_(std::move(fill)) {}

  bool draw_all() {
    draw("start");
    press("Start a vault");
    type("NewPassphrase", "New passphrase", "anvil marrow 7");
    draw("start-new");
    press("Open a vault");
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
    draw_writing(view);
    record(page);
    draw("recorder");
    const char* names[] = {"people", "codebook", "find", "exchange", "vault"};
    for (int i = 0; i < 5; ++i) {
      session()->show_page(i + 1);
      if (i == 2) window_.findChild<ui::FindPage*>()->find(QString::fromUtf8("호적"));
      QTest::qWait(300);
      draw(names[i]);
    }
    return draw_keeping();
  }

 private:
  /// A transcript on its way in and out.
  void draw_writing(ui::TranscriptView* view) {
    press("Edit the text");
    QTextCursor cursor = view->textCursor();
    cursor.movePosition(QTextCursor::End);
    view->setTextCursor(cursor);
    worker_.player().seek(31000);
    QTest::keyClick(view, Qt::Key_Return);
    draw("writing");
    window_.resize(960, 600);
    draw("writing-small");
    window_.resize(1366, 768);
    if (auto* hold = window_.findChild<ui::TranscriptPanel*>()->findChild<ui::HoldButton*>())
      Q_EMIT hold->held();
    QTest::qWait(500);
    for (const char* act :
         {"Write another transcript", "Let a program write a transcript", "Export this transcript"}) {
      press(act);
      draw(act[0] == 'W' ? "transcript-write" : act[0] == 'L' ? "transcript-program" : "transcript-export");
      press(act[0] == 'E' ? "Do not export" : "Cancel");
    }
    // What the dialog would have answered.
    const QTemporaryDir home;
    const std::filesystem::path file = home.filePath(QStringLiteral("said.txt")).toStdString();
    Disk disk;
    disk.replace(file,
                 Bytes{0xBE, 0xC6, 0xB9, 0xF6, 0xC1, 0xF6, 0x0A, 0xBE, 0xEE, 0xB8, 0xD3, 0xB4, 0xCF, 0x0A});
    press("Import another transcript");
    QTest::qWait(300);
    if (auto* dialog = window_.findChild<QFileDialog*>()) {
      dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))
          ->setText(QString::fromStdString(file.string()));
      QTest::keyClick(dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit")), Qt::Key_Return);
    }
    QTest::qWait(500);
    draw("transcript-file");
    press("Cancel");
  }

  /// A vault that is being kept: several ways in, an old backup, an erasure that is not finished.
  bool draw_keeping() {
    const QTemporaryDir home;
    const std::filesystem::path vault = home.filePath(QStringLiteral("field.attest")).toStdString();
    const std::filesystem::path stick = home.filePath(QStringLiteral("stick")).toStdString();
    Disk disk;
    const SystemClock clock;
    const auto passphrase = crypto::Secret::from_text("four plain words here");
    {
      store::CreateOptions options;
      options.name = "Field laptop";
      options.cost = {8 * 1024, 1};
      const auto made = store::Vault::create(disk, clock, vault, passphrase, options);
      Job job;
      fill_(*made, job);
      disk.make_folder(stick);
      made->backup(stick, job);
      made->add_passphrase(crypto::Secret::from_text("another one for her"), "K-07");
      made->make_recovery_key(store::WayIn::Kind::Shares, "2 of 3");
      for (int i = 0; i < 4; ++i) testimony::create_person(*made);
    }
    Q_EMIT session()->lock();
    if (!QTest::qWaitFor([&] { return session() == nullptr; }, 20000)) return false;
    QTest::qWait(300);
    window_.findChild<ui::Choice*>()->setEditText(QString::fromStdString(vault.string()));
    press("I forgot the passphrase");
    draw("recover");
    press("Back");
    press("Restore from a backup");
    draw("restore");
    press("Back");
    press("Destroy a vault");
    draw("destroy");
    press("Back");
    type("StartPage", "Passphrase", "four plain words here");
    press("Unlock");
    if (!QTest::qWaitFor([&] { return session() != nullptr; }, 20000)) return false;
    QTest::qWait(500);
    draw("reminder");
    if (!draw_people()) return false;
    session()->show_page(5);
    QTest::qWait(400);
    QScrollBar* scroll = nullptr;
    for (auto* area : window_.findChild<ui::VaultPage*>()->findChildren<QScrollArea*>())
      if (area->isVisible()) scroll = area->verticalScrollBar();
    draw("vault-ways");
    press_act("Change the passphrase", "Change…", "the passphrase");
    type("NewPassphrase", "New passphrase", "anvil marrow tepid");
    draw("vault-change");
    press_act("Recovery sheets", "Make…", "recovery sheets");
    draw("vault-sheets");
    press_act("Recovery sheets", "Make…", "recovery sheets");
    QTest::qWait(200);
    scroll->setValue(scroll->maximum() - 420);
    draw("vault-backups");
    scroll->setValue(scroll->maximum());
    draw("vault-end");
    press_act("Recovery sheets", "Make…", "recovery sheets");
    press("Make the sheets");
    QTest::qWait(1000);
    draw("sheets");
    session()->show_page(5);
    QTest::qWait(300);
    press_act("A recovery key on paper", "Make…", "a recovery key");
    press("Make the recovery key");
    QTest::qWait(1000);
    draw("paper");
    QPrinter printer(QPrinter::HighResolution);
    printer.setOutputFormat(QPrinter::PdfFormat);
    printer.setOutputFileName(QDir(folder_).filePath(QStringLiteral("paper.pdf")));
    window_.findChild<ui::RecoveryPagesView*>()->print(printer);
    press("Read it back…");
    draw("read-back");
    const auto interview = read_interview();
    if (!interview) return false;
    session()->go(ui::Place{*interview, {}, {}, {}});
    session()->findChild<ui::InterviewPage*>()->show_end();
    QTest::qWait(500);
    draw("erase");
    const auto other = store::Vault::open(disk, clock, vault, passphrase, store::Vault::Access::Read);
    bool stopped = false;
    worker_
        .alone([id = *interview](store::Vault& open) {
          Job job;
          testimony::erase_interview(open, id, "withdrawn", job);
        })
        .then(
            &window_, [] {}, [&](const Error&) { stopped = true; });
    if (!QTest::qWaitFor([&] { return stopped; }, 20000)) return false;
    session()->show_page(0);
    QTest::qWait(400);
    draw("pending");
    return draw_damage();
  }

  /// A vault whose first page, one recording and one interview's history are damaged.
  bool draw_damage() {
    Q_EMIT session()->lock();
    if (!QTest::qWaitFor([&] { return session() == nullptr; }, 20000)) return false;
    const QTemporaryDir home;
    const std::filesystem::path vault = home.filePath(QStringLiteral("field.attest")).toStdString();
    Disk disk;
    const SystemClock clock;
    const auto passphrase = crypto::Secret::from_text("a long passphrase");
    std::optional<RecordId> lost, sample;
    std::filesystem::path recording;
    {
      store::CreateOptions options;
      options.name = "Field laptop";
      options.cost = {8 * 1024, 1};
      const auto made = store::Vault::create(disk, clock, vault, passphrase, options);
      Job job;
      fill_(*made, job);
      sample = testimony::interviews(*made).front().id;
      recording = made->media_path(testimony::media_of(*made, *sample).front().facts.media);
      lost = testimony::create_interview(*made, {{"place", "Yanji"}});
      testimony::create_interview(*made, {{"place", "Hunchun"}, {"date", "2021-03"}, {"status", "recorded"}});
    }
    test::lose(vault, *lost, true, false);
    const auto middle = std::filesystem::file_size(recording) / 3;
    for (std::size_t at = middle; at < middle + 12000; at += 50) test::flip(recording, {at});
    test::flip_page(vault, 1);
    window_.findChild<ui::Choice*>()->setEditText(QString::fromStdString(vault.string()));
    type("StartPage", "Passphrase", "a long passphrase");
    press("Unlock");
    QTest::qWait(1500);
    draw("damaged");
    press("Look at the damage");
    QTest::qWait(1500);
    draw("damaged-look");
    press("Repair…");
    draw("damaged-repair");
    press("Repair the vault");
    if (!QTest::qWaitFor([&] { return session() != nullptr; }, 60000)) return false;
    QTest::qWait(600);
    draw("repaired");
    test::flip(vault / "keyring", {std::filesystem::file_size(vault / "keyring") / 2});
    press("Check now");
    QTest::qWait(4000);
    draw("check");
    press("Repair…");
    QTest::qWait(400);
    QScrollBar* scroll = nullptr;
    for (auto* area : window_.findChild<ui::VaultPage*>()->findChildren<QScrollArea*>())
      if (area->isVisible()) scroll = area->verticalScrollBar();
    scroll->setValue(scroll->maximum() - 300);
    draw("check-repair");
    session()->show_page(0);
    QTest::qWait(400);
    draw("interviews-damaged");
    session()->go(ui::Place{*lost, {}, {}, {}});
    QTest::qWait(600);
    draw("interview-in-part");
    session()->go(ui::Place{*sample, {}, {}, {}});
    QTest::qWait(3000);
    draw("player-damaged");
    return true;
  }

  /// The identity vault: none, shut with something typed, open and searched.
  bool draw_people() {
    session()->show_page(1);
    QTest::qWait(400);
    draw("people-none");
    bool made = false;
    worker_
        .vault([](store::Vault& vault) {
          testimony::create_identities(vault, crypto::Secret::from_text("lantern gravel otter quill"),
                                       {8 * 1024, 1});
          testimony::deposit(vault, testimony::people(vault).front().id,
                             {{"name", "가명하나"},
                              {"name.hangul", "가명하나"},
                              {"name.hanja", "假名一"},
                              {"name.latin", "Gamyeong Hana"},
                              {"safe_contact", "On Sundays, by the church; never by telephone."},
                              {"birth_date", "1984-03"}});
        })
        .then(
            &window_, [&] { made = true; }, [](const Error&) {});
    if (!QTest::qWaitFor([&] { return made; }, 20000)) return false;
    session()->show_page(1);
    QTest::qWait(400);
    type_words("name.hangul", "가명하나");
    type_words("name.latin", "Gamyeong Hana");
    draw("people-shut");
    press("Seal into the identity vault");
    QTest::qWait(300);
    type("IdentityVaultPanel", "Passphrase of the identity vault", "not this one");
    press("Open the identity vault");
    QTest::qWait(600);
    draw("people-wrong");
    QTest::qWait(1200);
    type("IdentityVaultPanel", "Passphrase of the identity vault", "lantern gravel otter quill");
    press("Open the identity vault");
    QTest::qWait(1000);
    draw("people-open");
    type("IdentityVaultPanel", "Search all that identifies people", "별");
    press("Search the identity vault");
    press("Change its passphrase…");
    QTest::qWait(400);
    draw("people-search");
    for (auto* area : window_.findChild<ui::PeoplePage*>()->findChildren<QScrollArea*>())
      area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
    draw("people-erase");
    window_.resize(960, 600);
    draw("people-small");
    window_.resize(1366, 768);
    return true;
  }
  void type_words(const char* field, const char* text) {
    for (auto* edit : window_.findChild<ui::PeoplePage*>()->findChildren<QLineEdit*>())
      if (edit->accessibleName() == ui::identity_field_name(field)) edit->setText(QString::fromUtf8(text));
  }

  ui::Session* session() { return window_.findChild<ui::Session*>(); }
  static QString told(const char* context, const char* source, const char* note = nullptr) {
    return QCoreApplication::translate(("attest::ui::" + std::string(context)).c_str(), source, note);
  }
  /// Whichever page has a button of this name in front.
  void press(const char* source) {
    for (const char* context :
         {"StartPage", "RecoverPanel", "RestorePanel", "WaysInPanel", "RecoveryPagesView", "IdentityForm",
          "IdentityVaultPanel", "CheckPanel", "RepairPanel", "TranscriptPanel", "NewTranscriptPanel",
          "ExportTranscriptPanel"})
      for (auto* b : window_.findChildren<QPushButton*>())
        if (b->isVisible() && b->accessibleName() == told(context, source)) return b->click();
    qWarning("no button: %s", source);
  }
  void press_act(const char* title, const char* action, const char* note) {
    const QString name =
        QStringLiteral("%1: %2").arg(told("WaysInPanel", title), told("WaysInPanel", action, note));
    for (auto* b : window_.findChildren<QPushButton*>())
      if (b->isVisible() && b->accessibleName() == name) return b->click();
    qWarning("no act: %s", title);
  }
  void type(const char* context, const char* field, const char* text) {
    for (auto* edit : window_.findChildren<QLineEdit*>())
      if (edit->isVisible() && edit->accessibleName() == told(context, field))
        edit->setText(QString::fromUtf8(text));
    QTest::qWait(300);
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
  ui::FillSample fill_;
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
  const ui::FillSample fill = [&](store::Vault& vault, Job& job) {
    app::fill_sample(vault, job, code_language);
  };
  ui::MainWindow window(worker, fill, {});
  window.resize(1366, 768);
  window.show();
  return Painter(window, worker, options.positionalArguments().front(), fill).draw_all() ? 0 : 1;
}
