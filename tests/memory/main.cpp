#include <QApplication>
#include <QLocale>
#include <catch2/catch_session.hpp>

#include "core/crypto/process.h"
#include "core/crypto/secret.h"
#include "ui/theme/theme.h"
#include "ui/widgets/waveform.h"

int main(int argc, char** argv) {
  attest::crypto::harden_process();
  attest::crypto::start();
  qputenv("QT_QPA_PLATFORM", "offscreen");
  QLocale::setDefault(QLocale(QLocale::English));
  QApplication application(argc, argv);
  attest::ui::theme::apply(application, attest::ui::theme::Scheme::Light);
  attest::ui::install_accessibility();
  return Catch::Session().run(argc, argv);
}
