#include "ui/widgets/new_passphrase.h"

#include "core/crypto/strength.h"

namespace attest::ui {
namespace {
constexpr int least_passphrase = 8;
// What ten thousand computers do at a try a second each, with a hundredth of the estimate, since that is an
// upper limit: 10^11 guesses take a day then, 10^16 three hundred years.
constexpr double fair_log10 = 11, strong_log10 = 16, full_log10 = 20;
}  // namespace

StrengthHint::StrengthHint(PassphraseEdit* edit) : edit_(edit) {
  auto* layout = column(1);
  setLayout(layout);
  layout->addWidget(meter_ = new QProgressBar);
  meter_->setRange(0, 100);
  meter_->setTextVisible(false);
  meter_->setAccessibleName(tr("Strength of the passphrase"));
  layout->addWidget(words_ = prose({}, "quiet"));
  words_->setFont(theme::font(theme::Size::Small));
  // Room for the longest sentence: what is below does not move while somebody types.
  words_->setMinimumHeight(3 * words_->fontMetrics().lineSpacing());
  words_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  pause_.setSingleShot(true);
  pause_.setInterval(120);
  connect(&pause_, &QTimer::timeout, this, &StrengthHint::look);
  connect(edit, &QLineEdit::textChanged, &pause_, qOverload<>(&QTimer::start));
  look();
}

void StrengthHint::look() {
  const double log10 = crypto::guesses_log10(edit_->peek());
  level_ = edit_->text().isEmpty() ? Level::Empty
           : log10 < fair_log10    ? Level::Weak
           : log10 < strong_log10  ? Level::Fair
                                   : Level::Strong;
  meter_->setValue(level_ == Level::Empty ? 0
                                          : std::clamp(static_cast<int>(100 * log10 / full_log10), 2, 100));
  switch (level_) {
    case Level::Empty:
      words_->setText(tr("Five or six words that nothing joins are easy to keep and hard to guess."));
      break;
    case Level::Weak:
      words_->setText(
          tr("Weak: 10 000 computers, one try a second each, would find it within days. Counted without "
             "Korean words and names, which weaken it."));
      break;
    case Level::Fair:
      words_->setText(
          tr("Fair: 10 000 computers, one try a second each, would need weeks or years. Counted without "
             "Korean words and names, which weaken it."));
      break;
    case Level::Strong:
      words_->setText(
          tr("Strong: 10 000 computers, one try a second each, would need centuries. Counted without Korean "
             "words and names, which weaken it."));
      break;
  }
  set_tone(words_, level_ == Level::Weak ? "caution" : "quiet");
}

NewPassphrase::NewPassphrase() {
  auto* layout = column(2);
  setLayout(layout);
  first_ = new PassphraseEdit(tr("New passphrase"));
  first_->setPlaceholderText(tr("New passphrase"));
  again_ = new PassphraseEdit(tr("The same passphrase again"));
  again_->setPlaceholderText(tr("The same passphrase again"));
  layout->addWidget(first_);
  layout->addWidget(again_);
  layout->addWidget(new StrengthHint(first_));
  setFocusProxy(first_);
  connect(again_, &QLineEdit::returnPressed, this, &NewPassphrase::submitted);
}

std::optional<crypto::Secret> NewPassphrase::take(QString& why_not) {
  if (first_->text().size() < least_passphrase) {
    why_not = tr("The passphrase needs at least %n character(s). Several words are better.", nullptr,
                 least_passphrase);
    return std::nullopt;
  }
  if (!first_->same_as(*again_)) {
    why_not = tr("The two passphrases differ. Type both again.");
    return std::nullopt;
  }
  again_->take();
  return first_->take();
}

void NewPassphrase::wipe() {
  first_->take();
  again_->take();
}

}  // namespace attest::ui
