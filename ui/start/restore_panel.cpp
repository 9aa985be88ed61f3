#include "ui/start/restore_panel.h"

#include <QDir>

#include "ui/repair/damage_report.h"
#include "ui/text/words.h"
#include "ui/widgets/choose_file.h"

namespace attest::ui {

using store::Vault;

RestorePanel::RestorePanel(Worker& worker, JobBar& job) : Panel(worker), job_(job) {
  auto* layout = column(3);
  layout->setContentsMargins(0, 12, 0, 0);
  setLayout(layout);
  layout->addWidget(heading(tr("Restore from a backup")));
  layout->addWidget(
      prose(tr("Makes a new vault from it, as a new device: others need its new contact card."), "quiet"));
  auto* form = form_layout();
  backup_ = line_edit(tr("Folder of the backup"));
  folder_ = line_edit(tr("Folder for the restored vault"));
  passphrase_ = new PassphraseEdit(tr("Passphrase of the backup"));
  const auto add = [&](const QString& name, QLineEdit* edit, QHBoxLayout* line) {
    auto* text = label(name, theme::Size::Body, "quiet");
    text->setBuddy(edit);
    form->addRow(text, line);
  };
  add(tr("Backup"), backup_,
      folder_line(backup_, tr("Choose the folder of the backup"), tr("The folder of the backup"), false));
  add(tr("New folder"), folder_,
      folder_line(folder_, tr("Choose where the new folder goes"), tr("Where the new folder goes"), true));
  add_row(form, tr("Passphrase"), passphrase_);
  passphrase_name_ = qobject_cast<QLabel*>(form->labelForField(passphrase_));
  layout->addLayout(form);
  by_key_ = button(tr("With a recovery key instead"), Kind::Link);
  by_key_->setCheckable(true);
  auto* link = row(0);
  link->addWidget(by_key_);
  link->addStretch(1);
  layout->addLayout(link);
  layout->addWidget(input_ = new RecoveryInput);
  input_->hide();
  auto* line = row();
  auto* go_button = button(tr("Restore"), Kind::Primary);
  auto* back_button = button(tr("Back"), Kind::Quiet);
  line->addWidget(go_button);
  line->addWidget(back_button);
  line->addStretch(1);
  layout->addLayout(line);
  connect(by_key_, &QPushButton::toggled, this, &RestorePanel::set_by_key);
  connect(input_, &RecoveryInput::failed, this, &Panel::failed);
  connect(passphrase_, &QLineEdit::returnPressed, this, &RestorePanel::go);
  connect(go_button, &QPushButton::clicked, this, &RestorePanel::go);
  connect(back_button, &QPushButton::clicked, this, &RestorePanel::back);
}

QHBoxLayout* RestorePanel::folder_line(QLineEdit* edit, const QString& choose_name, const QString& title,
                                       bool inside) {
  auto* line = row();
  auto* choose = button(tr("Choose…"), Kind::Normal);
  choose->setAccessibleName(choose_name);
  line->addWidget(edit, 1);
  line->addWidget(choose);
  connect(choose, &QPushButton::clicked, this, [this, edit, title, inside] {
    choose_folder(this, title, [edit, inside](const auto& path) {
      edit->setText(from_path(inside ? path / "restored.attest" : path));
    });
  });
  return line;
}

void RestorePanel::begin() {
  wipe();
  if (folder_->text().isEmpty()) folder_->setText(QDir::home().filePath(QStringLiteral("restored.attest")));
  backup_->setFocus();
}

void RestorePanel::set_by_key(bool by_key) {
  passphrase_->take();
  input_->wipe();
  passphrase_->setVisible(!by_key);
  passphrase_name_->setVisible(!by_key);
  input_->setVisible(by_key);
  by_key_->setText(by_key ? tr("With the passphrase instead") : tr("With a recovery key instead"));
  by_key_->setAccessibleName(by_key_->text());
}

void RestorePanel::wipe() {
  passphrase_->take();
  input_->wipe();
}

void RestorePanel::go() {
  struct Key {
    std::optional<crypto::Secret> passphrase;
    std::optional<crypto::age::Identity> identity;
  };
  auto key = std::make_shared<Key>();
  if (backup_->text().trimmed().isEmpty() || folder_->text().trimmed().isEmpty()) {
    Q_EMIT complained(tr("Choose the folder of the backup and a new one for the vault."));
    return;
  }
  if (by_key_->isChecked()) {
    if (const auto e = attempt([&] { key->identity = input_->identity(); })) {
      Q_EMIT failed(*e);
      return;
    }
  } else {
    key->passphrase = passphrase_->take();
  }
  auto job = job_.begin(tr("Restoring"));
  follow(job_,
         worker().apart([from = to_path(backup_->text().trimmed()), to = to_path(folder_->text().trimmed()),
                         key, job](Disk& disk, const Clock& clock) {
           const auto opening =
               key->identity ? store::Opening::with(*key->identity) : store::Opening::with(*key->passphrase);
           return Vault::restore(disk, clock, from, to, opening, *job);
         }),
         [this](const Vault::Restored& done) {
           wipe();
           QString text =
               tr("Restored the backup of %1 with %n interview(s). Give the new contact card to the "
                  "others; if the old laptop may be in other hands, they should stop trusting its "
                  "card.",
                  nullptr, static_cast<int>(done.interviews))
                   .arg(moment(done.time));
           if (!done.damage.empty())
             text += QLatin1Char('\n') + tr("These files of it are damaged; all else is there:") +
                     QLatin1Char('\n') + damage_lines(done.damage);
           Q_EMIT restored(folder_->text().trimmed(), text, done.damage.empty());
         });
}

}  // namespace attest::ui
