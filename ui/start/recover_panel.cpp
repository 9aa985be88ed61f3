#include "ui/start/recover_panel.h"

#include "ui/widgets/new_passphrase.h"
#include "ui/worker/worker.h"

namespace attest::ui {

RecoverPanel::RecoverPanel() {
  auto* layout = column(3);
  layout->setContentsMargins(0, 12, 0, 0);
  setLayout(layout);
  layout->addWidget(heading(tr("I forgot the passphrase")));
  layout->addWidget(folder_ = prose({}, "quiet"));
  layout->addWidget(input_ = new RecoveryInput);
  layout->addWidget(passphrase_ = new NewPassphrase);
  layout->addWidget(prose(tr("The forgotten passphrases end with this."), "quiet"));
  auto* line = row();
  auto* go_button = button(tr("Set the new passphrase"), Kind::Primary);
  auto* back_button = button(tr("Back"), Kind::Quiet);
  line->addWidget(go_button);
  line->addWidget(back_button);
  line->addStretch(1);
  layout->addLayout(line);
  connect(input_, &RecoveryInput::failed, this, &RecoverPanel::failed);
  connect(go_button, &QPushButton::clicked, this, &RecoverPanel::go);
  connect(passphrase_, &NewPassphrase::submitted, this, &RecoverPanel::go);
  connect(back_button, &QPushButton::clicked, this, &RecoverPanel::back);
}

void RecoverPanel::begin(const QString& folder) {
  wipe();
  folder_->setText(tr("The vault in %1. Its recovery key, or enough of its sheets, is needed.").arg(folder));
  input_->setFocus();
}

void RecoverPanel::wipe() {
  input_->wipe();
  passphrase_->wipe();
}

void RecoverPanel::go() {
  std::shared_ptr<crypto::age::Identity> key;
  const auto e = attempt([&] { key = std::make_shared<crypto::age::Identity>(input_->identity()); });
  if (e) {
    Q_EMIT failed(*e);
    return;
  }
  QString why_not;
  auto passphrase = passphrase_->take(why_not);
  if (!passphrase) {
    Q_EMIT complained(why_not);
    return;
  }
  Q_EMIT recover(key, std::make_shared<crypto::Secret>(std::move(*passphrase)));
}

}  // namespace attest::ui
