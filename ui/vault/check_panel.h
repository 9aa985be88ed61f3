// Is everything whole? Reads and compares, shows what is damaged, and repairs it.
#pragma once

#include "ui/pages/panel.h"

class QCheckBox;

namespace attest::ui {

class DamageView;
class RepairPanel;

class CheckPanel final : public Panel {
  Q_OBJECT
 public:
  CheckPanel(Worker& worker, JobBar& job);
  void set_folder(const std::filesystem::path& folder) { folder_ = folder; }
  void show_repaired(const RepairDone& done);
  /// Empties the passphrase field.
  void leave();

 Q_SIGNALS:
  /// The vault could not be opened again after a repair.
  void closed(const attest::Error& error);

 private:
  void check();
  JobBar& job_;
  std::filesystem::path folder_;
  QCheckBox* deep_;
  DamageView* result_;
  QPushButton* repair_;
  RepairPanel* form_;
};

}  // namespace attest::ui
