#include "ui/repair/repair_panel.h"

#include "ui/recovery/input.h"
#include "ui/text/words.h"

namespace attest::ui {

using store::Vault;

RepairPanel::RepairPanel(Worker& worker, JobBar& job) : Panel(worker), job_(job) {
  auto* layout = column(3);
  setLayout(layout);
  layout->addWidget(prose(tr(
      "A repair deletes nothing. First it copies what is damaged into the folder “aside” of the vault; then "
      "it brings key files back from their other copies, and makes the database anew from everything that "
      "can still be read. An interview that lost something is shown in part, and says so.")));
  layout->addWidget(space_ = prose({}, "quiet"));
  layout->addWidget(typed_ = prose(tr("The passphrase is the one that you just typed."), "quiet"));
  passphrase_ = new PassphraseEdit(tr("Passphrase, to repair"));
  passphrase_->setPlaceholderText(tr("The passphrase of this vault"));
  layout->addWidget(passphrase_);
  layout->addWidget(input_ = new RecoveryInput);
  input_->hide();
  auto* link = row(0);
  by_key_ = button(tr("With a recovery key instead"), Kind::Link);
  by_key_->setCheckable(true);
  link->addWidget(by_key_);
  link->addStretch(1);
  layout->addLayout(link);
  auto* line = row();
  go_ = button(tr("Repair the vault"), Kind::Primary);
  auto* cancel = button(tr("Not now"), Kind::Quiet);
  line->addWidget(go_);
  line->addWidget(cancel);
  line->addStretch(1);
  layout->addLayout(line);
  connect(by_key_, &QPushButton::toggled, this, &RepairPanel::set_by_key);
  connect(input_, &RecoveryInput::failed, this, &Panel::failed);
  connect(passphrase_, &QLineEdit::returnPressed, this, &RepairPanel::repair);
  connect(go_, &QPushButton::clicked, this, &RepairPanel::repair);
  connect(cancel, &QPushButton::clicked, this, &RepairPanel::cancelled);
}

void RepairPanel::begin(const std::filesystem::path& folder, std::shared_ptr<TypedKey> key) {
  wipe();
  folder_ = folder;
  known_ = std::move(key);
  const auto space = Vault::repair_space(folder);
  space_->setText(space.known ? tr("It needs up to %1 of free space; %2 are free. The vault is closed for it "
                                   "and opened again.")
                                    .arg(file_size(space.needed), file_size(space.free))
                              : tr("It needs up to %1 of free space. The vault is closed for it and opened "
                                   "again.")
                                    .arg(file_size(space.needed)));
  set_tone(space_, space.known && space.free < space.needed ? "caution" : "quiet");
  set_by_key(false);
}

void RepairPanel::set_by_key(bool by_key) {
  if (by_key_->isChecked() != by_key) return by_key_->setChecked(by_key);
  passphrase_->take();
  input_->wipe();
  typed_->setVisible(!by_key && known_ != nullptr);
  passphrase_->setVisible(!by_key && !known_);
  input_->setVisible(by_key);
  setFocusProxy(by_key ? static_cast<QWidget*>(input_) : known_ ? static_cast<QWidget*>(go_) : passphrase_);
  by_key_->setText(by_key ? tr("With the passphrase instead") : tr("With a recovery key instead"));
  by_key_->setAccessibleName(by_key_->text());
}

void RepairPanel::wipe() {
  known_.reset();
  passphrase_->take();
  input_->wipe();
}

std::shared_ptr<TypedKey> RepairPanel::key() {
  if (by_key_->isChecked()) {
    auto typed = std::make_shared<TypedKey>();
    if (const auto e = attempt([&] { typed->identity = input_->identity(); })) {
      Q_EMIT failed(*e);
      return {};
    }
    return typed;
  }
  if (known_) return known_;
  auto typed = std::make_shared<TypedKey>();
  typed->passphrase = passphrase_->take();
  return typed;
}

void RepairPanel::repair() {
  if (worker().recorder().active()) {
    Q_EMIT complained(tr("A recording is under way. End it first."));
    return;
  }
  const auto typed = key();
  if (!typed) return;
  auto job = job_.begin(tr("Repairing the vault"));
  follow(job_, worker().repair(folder_, typed, job), [this](const RepairDone& result) {
    wipe();
    Q_EMIT done(result);
  });
}

}  // namespace attest::ui
