// Is everything whole? Reads and compares; changes nothing.
#pragma once

#include "ui/pages/panel.h"

namespace attest::ui {

class CheckPanel final : public Panel {
  Q_OBJECT
 public:
  CheckPanel(Worker& worker, JobBar& job);

 private:
  void check();
  JobBar& job_;
  QLabel* result_;
};

}  // namespace attest::ui
