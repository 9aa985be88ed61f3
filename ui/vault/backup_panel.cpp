#include "ui/vault/backup_panel.h"

#include "ui/repair/damage_report.h"
#include "ui/text/utf16.h"
#include "ui/text/words.h"
#include "ui/widgets/choose_file.h"

namespace attest::ui {

using store::Vault;

BackupPanel::BackupPanel(Worker& worker, JobBar& job) : Panel(worker), job_(job) {
  auto* around = column(0);
  setLayout(around);
  QVBoxLayout* inside = nullptr;
  around->addWidget(section(
      tr("Backups"),
      tr("Keep one on another disk, in another place. Everything in it is encrypted and opens with the same "
         "ways in; only what is new is copied each time. The identity vault goes along, shut."),
      inside));
  rows_ = column(2);
  inside->addLayout(rows_);
  inside->addWidget(rehearsal_ = make_rehearsal());
  inside->addWidget(result_ = prose({}));
  result_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  result_->hide();
  auto* line = row();
  auto* now = button(tr("Back up now…"), Kind::Primary, QStringLiteral("export"));
  line->addWidget(now);
  line->addStretch(1);
  inside->addLayout(line);
  connect(now, &QPushButton::clicked, this, [this] {
    choose_folder(this, tr("The folder that the backup goes to"),
                  [this](const auto& folder) { back_up(folder); });
  });
}

QWidget* BackupPanel::make_rehearsal() {
  auto* form = part("bar");
  auto* inside = column(3);
  inside->setContentsMargins(16, 14, 16, 14);
  form->setLayout(inside);
  inside->addWidget(which_ = prose({}));
  passphrase_ = new PassphraseEdit(tr("Passphrase of the backup"));
  passphrase_->setPlaceholderText(tr("The passphrase that opened the vault then"));
  inside->addWidget(passphrase_);
  auto* line = row();
  auto* go = button(tr("Rehearse the restore"), Kind::Primary);
  auto* cancel = button(tr("Cancel"), Kind::Quiet);
  line->addWidget(go);
  line->addWidget(cancel);
  line->addStretch(1);
  inside->addLayout(line);
  form->hide();
  connect(go, &QPushButton::clicked, this, &BackupPanel::rehearse);
  connect(passphrase_, &QLineEdit::returnPressed, this, &BackupPanel::rehearse);
  connect(cancel, &QPushButton::clicked, this, &BackupPanel::leave);
  return form;
}

void BackupPanel::leave() {
  passphrase_->take();
  rehearsal_->hide();
}

void BackupPanel::show_backups(const std::vector<Vault::Backup>& backups, std::int64_t now) {
  empty(rows_);
  if (backups.empty())
    rows_->addWidget(
        prose(tr("None yet. If this laptop is lost or breaks, everything in the vault is gone."), "caution"));
  for (const auto& backup : backups) rows_->addWidget(make_backup(backup, now));
}

QWidget* BackupPanel::make_backup(const Vault::Backup& backup, std::int64_t now) {
  auto* widget = new QWidget;
  auto* line = row(2);
  widget->setLayout(line);
  auto* words = column(0);
  const QString folder = from_utf8(backup.folder);
  auto* name = heading(folder, theme::Size::Body);
  name->setToolTip(folder);
  name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  words->addWidget(name);
  words->addWidget(label(QStringLiteral("%1 · %2").arg(moment(backup.time), age_of(backup.time, now)),
                         theme::Size::Small, "quiet"));
  if (backup.stale) {
    auto* stale =
        prose(tr("It still holds what was erased, or opens with what was given up: replace or destroy it."),
              "caution");
    stale->setFont(theme::font(theme::Size::Small));
    words->addWidget(stale);
  }
  line->addLayout(words, 1);
  const auto add = [&](const QString& text, auto act) {
    auto* b = button(text, Kind::Quiet);
    b->setAccessibleName(QStringLiteral("%1: %2").arg(folder, text));
    line->addWidget(b, 0, Qt::AlignTop);
    connect(b, &QPushButton::clicked, this, act);
  };
  add(tr("Renew"), [this, backup] { back_up(backup.folder); });
  add(tr("Rehearse…"), [this, backup, folder] {
    rehearsed_ = backup.folder;
    which_->setText(
        tr("Reads every file of the backup at %1, compares it and opens the database. Nothing is changed.")
            .arg(folder));
    result_->hide();
    rehearsal_->show();
    passphrase_->setFocus();
    Q_EMIT unfolded(rehearsal_);
  });
  add(tr("Forget"), [this, backup] {
    ask(worker().vault([folder = backup.folder](Vault& vault) { vault.forget_backup(folder); }), [this] {
      Q_EMIT said(tr("Forgotten. Nothing at that place was touched: destroy it there, if it still exists."));
      Q_EMIT changed();
    });
  });
  return widget;
}

void BackupPanel::back_up(const std::filesystem::path& folder) {
  leave();
  result_->hide();
  auto job = job_.begin(tr("Backing up"));
  ask(worker().shut_identities(), [] {});  // its files are copied as they are: nobody may write them
  follow(job_, worker().vault([folder, job](Vault& vault) { return vault.backup(folder, *job); }),
         [this](const Vault::Backup& made) {
           Q_EMIT said(tr("Backed up to %1: %n new recording(s), %2 written.", nullptr,
                          static_cast<int>(made.recordings))
                           .arg(from_utf8(made.folder), file_size(made.bytes)));
           Q_EMIT changed();
         });
}

void BackupPanel::rehearse() {
  auto passphrase = std::make_shared<crypto::Secret>(passphrase_->take());
  auto job = job_.begin(tr("Rehearsing the restore"));
  result_->hide();
  follow(job_, worker().apart([folder = rehearsed_, passphrase, job](Disk& disk, const Clock& clock) {
    // Ciphertext goes there, and goes away again.
    const auto scratch =
        std::filesystem::temp_directory_path() / ("attest-drill-" + RecordId::random().hex());
    return Vault::drill(disk, clock, folder, store::Opening::with(*passphrase), scratch, *job);
  }),
         [this](const Vault::Restored& found) { show_rehearsed(found); });
}

void BackupPanel::show_rehearsed(const Vault::Restored& found) {
  rehearsal_->hide();
  set_tone(result_, found.damage.empty() ? nullptr : "caution");
  QString text = tr("The backup of %1 can be restored: %n interview(s) could be read.", nullptr,
                    static_cast<int>(found.interviews))
                     .arg(moment(found.time));
  if (!found.damage.empty())
    text += QLatin1Char('\n') + tr("These files of it are damaged; make a new backup:") + QLatin1Char('\n') +
            damage_lines(found.damage);
  result_->setText(text);
  result_->show();
}

}  // namespace attest::ui
