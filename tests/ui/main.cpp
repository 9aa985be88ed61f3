#include <QApplication>
#include <QLocale>
#include <catch2/catch_session.hpp>

#include "core/crypto/secret.h"
#include "ui/theme/theme.h"
#include "ui/widgets/waveform.h"

int main(int argc, char** argv) {
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  attest::crypto::start();
  QLocale::setDefault(QLocale(QLocale::English));
  QApplication application(argc, argv);
  attest::ui::theme::apply(application, attest::ui::theme::Scheme::Light);
  attest::ui::install_accessibility();
  return Catch::Session().run(argc, argv);
}
