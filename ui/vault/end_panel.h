// The end of a vault: everything destroyed at once, by one gesture and without a passphrase.
#pragma once

#include "ui/pages/panel.h"

namespace attest::ui {

class HoldButton;

/// What destroying a vault does not reach, in one place for the two pages that offer it.
QString out_of_reach();

class EndPanel final : public Panel {
  Q_OBJECT
 public:
  explicit EndPanel(Worker& worker);

 Q_SIGNALS:
  void destroy();
};

}  // namespace attest::ui
