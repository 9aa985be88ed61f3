#include "ui/widgets/try_again.h"

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
  QTimer::singleShot(seconds * 1000, this, [this] {
    words_->clear();
    go_->setEnabled(true);
    line_->setEnabled(true);
    line_->setFocus();
  });
}

}  // namespace attest::ui
