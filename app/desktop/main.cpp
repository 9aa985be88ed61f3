// The window. Everyone is introduced here, on one screen.
#include <QApplication>
#include <QCommandLineParser>
#include <QLibraryInfo>
#include <QTranslator>

#include "app/sample/sample.h"
#include "core/crypto/process.h"
#include "ui/main_window.h"
#include "ui/theme/theme.h"
#include "ui/traces.h"
#include "ui/widgets/waveform.h"

int main(int argc, char** argv) {
  using namespace attest;
  crypto::harden_process();
  crypto::start();

  ui::leave_no_traces();
  QApplication application(argc, argv);
  QApplication::setApplicationName(QStringLiteral("Attest"));
  QApplication::setApplicationVersion(QStringLiteral(ATTEST_VERSION));

  QCommandLineParser options;
  options.addHelpOption();
  options.addVersionOption();
  const QCommandLineOption language(QStringLiteral("language"),
                                    QStringLiteral("Language of the window: en, ko, zh_CN."),
                                    QStringLiteral("CODE"));
  const QCommandLineOption dark(QStringLiteral("dark"), QStringLiteral("Dark colours."));
  const QCommandLineOption light(QStringLiteral("light"), QStringLiteral("Light colours."));
  const QCommandLineOption vault(QStringLiteral("vault"),
                                 QStringLiteral("Folder of the vault to offer first."), QStringLiteral("DIR"),
                                 qEnvironmentVariable("ATTEST_VAULT"));
  options.addOptions({language, dark, light, vault});
  options.process(application);

  if (options.isSet(language)) QLocale::setDefault(QLocale(options.value(language)));
  QTranslator qt_words, words;
  if (qt_words.load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
                    QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
    QApplication::installTranslator(&qt_words);
  // English has a file too: its plurals.
  if (words.load(QLocale(), QStringLiteral("attest"), QStringLiteral("_"), QStringLiteral(":/i18n")) ||
      words.load(QStringLiteral(":/i18n/attest_en.qm")))
    QApplication::installTranslator(&words);
  ui::theme::apply(application, options.isSet(dark)    ? ui::theme::Scheme::Dark
                                : options.isSet(light) ? ui::theme::Scheme::Light
                                                       : ui::theme::Scheme::System);
  ui::install_accessibility();

  const std::string sample_language = QLocale().language() == QLocale::Korean    ? "ko"
                                      : QLocale().language() == QLocale::Chinese ? "zh"
                                                                                 : "en";
  Disk disk;
  const SystemClock clock;
  const auto devices = media::make_pulse_devices();
  ui::Worker worker(disk, clock, *devices, [] { return crypto::calibrate(1000); });
  ui::MainWindow window(
      worker, [&](store::Vault& into, Job& job) { app::fill_sample(into, job, sample_language); },
      options.value(vault), ui::SystemWatch::of_this_computer());
  window.show();
  return QApplication::exec();
}
