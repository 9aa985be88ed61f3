#include "ui/lock/lock_guard.h"

#include <algorithm>
#include <charconv>

#include "ui/lock/lock_card.h"
#include "ui/worker/worker.h"

namespace attest::ui {
namespace {
/// In the vault, so that a stolen laptop does not tell whose habits it has.
constexpr const char* setting = "lock_minutes";
}  // namespace

LockGuard::LockGuard(Worker& worker, std::unique_ptr<SystemWatch> system)
    : worker_(worker), system_(std::move(system)) {
  connect(&idle_, &IdleWatch::idle, this, &LockGuard::lock);
  connect(&idle_, &IdleWatch::slept, this, &LockGuard::lock);
  if (system_) connect(system_.get(), &SystemWatch::lock, this, &LockGuard::lock);
}

void LockGuard::opened() {
  lock_after(std::chrono::minutes(LockCard::usual_minutes));
  if (system_) system_->hold();
}

void LockGuard::locked() {
  idle_.stop();
  if (system_) system_->release();
}

void LockGuard::lock_after(std::chrono::milliseconds time) {
  idle_.start(time);
}

void LockGuard::serve(LockCard& card) {
  connect(&card, &LockCard::chosen, this, &LockGuard::choose);
  const auto show_system = [this, &card] { card.show_system(system_ && system_->sees_sleep()); };
  if (system_) connect(system_.get(), &SystemWatch::changed, &card, show_system);
  show_system();
  worker_.vault([](store::Vault& vault) { return vault.setting(setting); })
      .then(
          &card,
          [this, &card](const std::string& kept) {
            int minutes = 0;
            std::from_chars(kept.data(), kept.data() + kept.size(), minutes);
            if (std::ranges::find(LockCard::choices(), minutes) == LockCard::choices().end()) return;
            lock_after(std::chrono::minutes(minutes));
            card.show_minutes(minutes);
          },
          [](const Error&) {});  // the usual time, then
}

void LockGuard::choose(int minutes) {
  lock_after(std::chrono::minutes(minutes));
  worker_.vault([minutes](store::Vault& vault) { vault.set_setting(setting, std::to_string(minutes)); })
      .then(
          this, [] {}, [](const Error&) {});  // it holds until the vault is locked
}

}  // namespace attest::ui
