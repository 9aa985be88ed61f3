// Rehearsing a recovery: does what stands on the paper open this vault? Nothing is opened or changed for it:
// the key is compared with the list of ways in.
#pragma once

#include "ui/pages/panel.h"
#include "ui/recovery/input.h"

namespace attest::ui {

class ReadBackPanel final : public Panel {
  Q_OBJECT
 public:
  explicit ReadBackPanel(Worker& worker);
  void begin(store::WayIn::Kind kind);
  void wipe();

 Q_SIGNALS:
  void done();

 private:
  void check();
  QLabel* title_;
  RecoveryInput* input_;
  QLabel* result_;
};

}  // namespace attest::ui
