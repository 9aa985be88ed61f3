// Long work on show: what it is, how far it is, and a way to stop it. The Job is read ten times a second.
#pragma once

#include <QFrame>
#include <QTimer>
#include <memory>

#include "core/foundation/job.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace attest::ui {

class JobBar final : public QFrame {
  Q_OBJECT
 public:
  JobBar();
  /// Cancels what is still running: the page is going.
  ~JobBar() override;
  enum class Stop { Yes, No };
  /// Shows itself until `finish`. Stop::No: for work that cannot be cancelled.
  std::shared_ptr<Job> begin(const QString& what, Stop stop = Stop::Yes);
  void finish();
  void cancel();
  bool running() const { return job_ != nullptr; }

 Q_SIGNALS:
  void busy(bool busy);  ///< begun, finished

 private:
  void poll();
  std::shared_ptr<Job> job_;
  QTimer timer_;
  QLabel* what_;
  QProgressBar* progress_;
  QPushButton* stop_;
};

}  // namespace attest::ui
