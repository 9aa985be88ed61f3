#include "ui/vault/read_back_panel.h"

#include <algorithm>

namespace attest::ui {

ReadBackPanel::ReadBackPanel(Worker& worker) : Panel(worker) {
  auto* around = column(4);
  setLayout(around);
  auto* card = part("card");
  auto* inside = column(3);
  inside->setContentsMargins(24, 18, 24, 18);
  card->setLayout(inside);
  inside->addWidget(title_ = heading({}));
  inside->addWidget(prose(
      tr("Type what stands on the paper, not what you remember. Nothing is changed by this."), "quiet"));
  inside->addWidget(input_ = new RecoveryInput);
  input_->lock_kind();
  inside->addWidget(result_ = prose({}));
  auto* line = row();
  auto* go = button(tr("Does it open this vault?"), Kind::Primary);
  auto* close = button(tr("Back to the vault"), Kind::Quiet);
  line->addWidget(go);
  line->addWidget(close);
  line->addStretch(1);
  inside->addLayout(line);
  around->addWidget(card);
  around->addStretch(1);
  connect(input_, &RecoveryInput::failed, this, &Panel::failed);
  connect(go, &QPushButton::clicked, this, &ReadBackPanel::check);
  connect(close, &QPushButton::clicked, this, &ReadBackPanel::done);
}

void ReadBackPanel::begin(store::WayIn::Kind kind) {
  input_->set_kind(kind);
  title_->setText(kind == store::WayIn::Kind::Paper ? tr("Read the recovery key back")
                                                    : tr("Read the recovery sheets back"));
  result_->hide();
  input_->setFocus();
}

void ReadBackPanel::wipe() {
  input_->wipe();
  result_->hide();
}

void ReadBackPanel::check() {
  result_->hide();
  crypto::age::Recipient found;
  if (const auto e = attempt([&] { found = input_->identity().recipient(); })) {
    Q_EMIT failed(*e);
    return;
  }
  input_->wipe();
  ask(worker().vault([found](store::Vault& vault) {
    const auto ways = vault.ways_in();
    return std::any_of(ways.begin(), ways.end(), [&](const auto& way) { return way.recipient == found; });
  }),
      [this](bool opens) {
        set_tone(result_, opens ? nullptr : "caution");
        result_->setText(opens
                             ? tr("It opens this vault.")
                             : tr("It is whole, but it does not open this vault: it belongs to another one, "
                                  "or a newer key has taken its place."));
        result_->show();
      });
}

}  // namespace attest::ui
