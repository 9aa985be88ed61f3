// A vault from its backup, into a new folder.
#pragma once

#include "ui/pages/panel.h"
#include "ui/recovery/input.h"

namespace attest::ui {

class RestorePanel final : public Panel {
  Q_OBJECT
 public:
  RestorePanel(Worker& worker, JobBar& job);
  void begin();
  void wipe();

 Q_SIGNALS:
  /// What came of it, in words; the new vault waits to be unlocked.
  void restored(const QString& folder, const QString& text, bool whole);
  void back();

 private:
  QHBoxLayout* folder_line(QLineEdit* edit, const QString& choose_name, const QString& title, bool inside);
  void set_by_key(bool by_key);
  void go();

  JobBar& job_;
  QLineEdit* backup_;
  QLineEdit* folder_;
  PassphraseEdit* passphrase_;
  QLabel* passphrase_name_;
  QPushButton* by_key_;
  RecoveryInput* input_;
};

}  // namespace attest::ui
