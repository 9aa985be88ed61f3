#include "ui/lock/lock_card.h"

#include "ui/widgets/make.h"

namespace attest::ui {

LockCard::LockCard() {
  setProperty("part", QStringLiteral("card"));
  setMaximumWidth(760);
  auto* layout = column(3);
  layout->setContentsMargins(24, 20, 24, 20);
  setLayout(layout);
  layout->addWidget(heading(tr("Locks itself")));
  auto* line = row();
  minutes_ = new Choice(tr("Time without a key or the mouse until the vault locks itself"));
  for (const int minutes : choices()) minutes_->addItem(tr("after %n minute(s)", nullptr, minutes), minutes);
  auto* name = label(tr("When nothing is typed or touched"), theme::Size::Body, "quiet");
  name->setBuddy(minutes_);
  line->addWidget(name);
  line->addWidget(minutes_);
  line->addStretch(1);
  layout->addLayout(line);
  layout->addWidget(system_ = prose({}, "quiet"));
  connect(minutes_, &QComboBox::activated, this, [this] { Q_EMIT chosen(minutes_->currentData().toInt()); });
  show_minutes(usual_minutes);
  show_system(false);
}

const std::vector<int>& LockCard::choices() {
  static const std::vector<int> minutes{1, 2, 5, 10, 30};
  return minutes;
}

void LockCard::show_minutes(int minutes) {
  minutes_->setCurrentIndex(minutes_->findData(minutes));
}

void LockCard::show_system(bool locks_before_sleep) {
  set_tone(system_, locks_before_sleep ? "quiet" : "caution");
  system_->setText(
      locks_before_sleep
          ? tr("Also before the computer sleeps, and when its lid is closed or its screen is locked. What "
               "was "
               "typed is kept, and a recording goes on.")
          : tr("This computer does not say when it is about to sleep: the vault locks itself only after it "
               "wakes up. Lock it before you close the lid. What was typed is kept, and a recording goes "
               "on."));
}

}  // namespace attest::ui
