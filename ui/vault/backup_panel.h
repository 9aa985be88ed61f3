// Backups: where they are, how old, whether they still hold what was erased; making one, rehearsing a
// restore.
#pragma once

#include "ui/pages/panel.h"

namespace attest::ui {

class BackupPanel final : public Panel {
  Q_OBJECT
 public:
  BackupPanel(Worker& worker, JobBar& job);
  void show_backups(const std::vector<store::Vault::Backup>& backups, std::int64_t now);
  /// Empties the passphrase field.
  void leave();

 private:
  QWidget* make_backup(const store::Vault::Backup& backup, std::int64_t now);
  QWidget* make_rehearsal();
  void back_up(const std::filesystem::path& folder);
  void rehearse();
  void show_rehearsed(const store::Vault::Restored& found);

  JobBar& job_;
  QVBoxLayout* rows_;
  QLabel* result_;
  QWidget* rehearsal_;
  QLabel* which_;
  PassphraseEdit* passphrase_;
  std::string rehearsed_;  ///< the backup's folder
};

}  // namespace attest::ui
