#include "ui/widgets/try_again.h"

#include <QPointer>
#include <QTimer>
#include <algorithm>

namespace attest::ui {
namespace {
constexpr int most_doublings = 4;
}

TryAgain::TryAgain(PassphraseEdit* line, QPushButton* go, QLabel* words)
    : QObject(line), line_(line), go_(go), words_(words) {}

void TryAgain::wrong() {
  const int seconds = 1 << std::min(wrong_++, most_doublings);
  go_->setEnabled(false);
  line_->setEnabled(false);
  words_->setText(tr("You can try again in %n second(s).", nullptr, seconds));
  // Whoever goes on typing elsewhere meanwhile is left in peace.
  const QPointer<QWidget> focus = line_->window()->focusWidget();
  QTimer::singleShot(seconds * 1000, this, [this, focus] {
    words_->clear();
    go_->setEnabled(true);
    line_->setEnabled(true);
    if (line_->isVisible() && line_->window()->focusWidget() == focus) line_->setFocus();
  });
}

}  // namespace attest::ui
