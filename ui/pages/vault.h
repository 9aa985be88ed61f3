// The vault itself: what it is, whether it is whole, and locking it.
#pragma once

#include "ui/pages/page.h"

namespace attest::ui {

class JobBar;

class VaultPage final : public Page {
  Q_OBJECT
 public:
  VaultPage(Worker& worker, const store::VaultInfo& vault);
  void refresh() override;

 Q_SIGNALS:
  void lock();

 private:
  void check();

  QLabel* folder_;
  QLabel* interviews_;
  QLabel* result_;
  QPushButton* check_;
  JobBar* job_;
};

}  // namespace attest::ui
