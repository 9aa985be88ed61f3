// Repairing a vault: what it will do, said beforehand, and the key that it takes.
#pragma once

#include "ui/pages/panel.h"

namespace attest::ui {

class RecoveryInput;

class RepairPanel final : public Panel {
  Q_OBJECT
 public:
  RepairPanel(Worker& worker, JobBar& job);
  /// `key`: what was typed already, which then need not be typed again.
  void begin(const std::filesystem::path& folder, std::shared_ptr<TypedKey> key = {});
  void wipe();
  /// What was typed, or nothing, which is said.
  std::shared_ptr<TypedKey> key();

 Q_SIGNALS:
  void done(const attest::ui::RepairDone& done);
  void cancelled();

 private:
  void set_by_key(bool by_key);
  void repair();

  JobBar& job_;
  std::filesystem::path folder_;
  std::shared_ptr<TypedKey> known_;
  QLabel* space_;
  QLabel* typed_;
  PassphraseEdit* passphrase_;
  QPushButton* by_key_;
  RecoveryInput* input_;
  QPushButton* go_;
};

}  // namespace attest::ui
