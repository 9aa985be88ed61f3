// After a wrong passphrase: its line rests for a while, longer each time, and it is said for how long.
#pragma once

#include "ui/widgets/make.h"

namespace attest::ui {

/// Belongs to the line.
class TryAgain final : public QObject {
  Q_OBJECT
 public:
  /// `go` rests too; `words` says it, and the line has the focus afterwards, unless
  /// somebody has taken it elsewhere.
  TryAgain(PassphraseEdit* line, QPushButton* go, QLabel* words);
  void wrong();
  void right() { wrong_ = 0; }

 private:
  PassphraseEdit* line_;
  QPushButton* go_;
  QLabel* words_;
  int wrong_ = 0;
};

}  // namespace attest::ui
