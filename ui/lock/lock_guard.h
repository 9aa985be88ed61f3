// Locks an open vault when nobody is there any more: after a time without a key, mouse or touch, before the
// computer sleeps, when its lid is closed or its screen is locked.
#pragma once

#include <memory>

#include "ui/lock/idle_watch.h"
#include "ui/lock/system_watch.h"

namespace attest::ui {

class LockCard;
class Worker;

class LockGuard final : public QObject {
  Q_OBJECT
 public:
  /// Without `system` only the time counts.
  LockGuard(Worker& worker, std::unique_ptr<SystemWatch> system);
  /// A vault is open: it says how long to wait.
  void opened();
  /// Its keys are gone: now the computer may sleep.
  void locked();
  /// What a person sees and sets of it, in the open vault.
  void serve(LockCard& card);
  void lock_after(std::chrono::milliseconds time);

 Q_SIGNALS:
  void lock();

 private:
  void choose(int minutes);  ///< and keep it in the vault
  Worker& worker_;
  std::unique_ptr<SystemWatch> system_;
  IdleWatch idle_;
};

}  // namespace attest::ui
