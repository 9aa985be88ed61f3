// Notices that nobody is at the window any more: no key, no mouse, no touch; or that the computer was asleep.
#pragma once

#include <QObject>
#include <QPoint>
#include <QTimer>
#include <chrono>
#include <functional>

namespace attest::ui {

class IdleWatch final : public QObject {
  Q_OBJECT
 public:
  /// Since the computer was started: with the time that it slept, and without.
  struct Clocks {
    std::function<std::chrono::milliseconds()> with_sleep, without_sleep;
    static Clocks system();
  };
  explicit IdleWatch(Clocks clocks = Clocks::system());
  void start(std::chrono::milliseconds after);  ///< from now on
  void stop();

 Q_SIGNALS:
  void idle();
  void slept();  ///< the computer did, and nobody had told us before

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  void look();
  Clocks clocks_;
  QTimer timer_;
  std::chrono::milliseconds after_{0}, last_{0}, asleep_{0};
  QPoint pointer_;
};

}  // namespace attest::ui
