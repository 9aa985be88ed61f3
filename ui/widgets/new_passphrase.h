// A passphrase that is being chosen: typed twice, with an honest word about how long it would stand.
#pragma once

#include <QProgressBar>
#include <QTimer>

#include "ui/widgets/make.h"

namespace attest::ui {

/// Below a field for a new passphrase: weak, fair or strong, and what that means. It advises and never
/// forbids.
class StrengthHint final : public QWidget {
  Q_OBJECT
 public:
  explicit StrengthHint(PassphraseEdit* edit);
  enum class Level { Empty, Weak, Fair, Strong };
  Level level() const { return level_; }

 private:
  void look();
  PassphraseEdit* edit_;
  QTimer pause_;
  QProgressBar* meter_;
  QLabel* words_;
  Level level_ = Level::Empty;
};

class NewPassphrase final : public QWidget {
  Q_OBJECT
 public:
  NewPassphrase();
  /// What was typed, where both lines agree and it is long enough; both are emptied. Else nothing, and why
  /// not.
  std::optional<crypto::Secret> take(QString& why_not);
  void wipe();

 Q_SIGNALS:
  void submitted();  ///< Enter in the second line

 private:
  PassphraseEdit* first_;
  PassphraseEdit* again_;
};

}  // namespace attest::ui
