// The frame: the first page while nothing is open, else the rail and one page at a time. It owns no knowledge
// of either.
#pragma once

#include <QMainWindow>

#include "ui/clipboard_guard.h"
#include "ui/lock/lock_guard.h"
#include "ui/pages/start.h"

class QStackedWidget;

namespace attest::ui {

class QuietView;
class Session;

class MainWindow final : public QMainWindow {
  Q_OBJECT
 public:
  /// `folder`: the vault to offer first, or empty. `system` says when the computer sleeps; it may be absent.
  MainWindow(Worker& worker, FillSample fill_sample, const QString& folder,
             std::unique_ptr<SystemWatch> system = nullptr);
  LockGuard& lock_guard() { return guard_; }

 protected:
  void closeEvent(QCloseEvent* event) override;

 private:
  void open(const store::VaultInfo& vault, bool sample);
  void lock();
  void destroy(const std::filesystem::path& folder);
  /// Everything that shows something goes, with its jobs.
  void close_session();

  Worker& worker_;
  ClipboardGuard clipboard_;
  LockGuard guard_;
  QStackedWidget* stack_;
  StartPage* start_;
  QuietView* quiet_;             ///< stays over whatever is shown while a recording wants it
  QPointer<Session> session_;    ///< while a vault is open
  bool lock_when_open_ = false;  ///< asked while the passphrase was still being tried
};

}  // namespace attest::ui
