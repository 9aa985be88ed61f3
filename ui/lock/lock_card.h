// When the vault locks itself: to read, and to set.
#pragma once

#include <QFrame>

class QLabel;

namespace attest::ui {

class Choice;

class LockCard final : public QFrame {
  Q_OBJECT
 public:
  LockCard();
  /// Never is not on offer: who forgets to lock is who needs it.
  static const std::vector<int>& choices();
  static constexpr int usual_minutes = 5;
  void show_minutes(int minutes);
  void show_system(bool locks_before_sleep);

 Q_SIGNALS:
  void chosen(int minutes);

 private:
  Choice* minutes_;
  QLabel* system_;
};

}  // namespace attest::ui
