// Long work. A Job is made by whoever waits, passed by reference, written by the work, and read from another
// thread at leisure; nothing is called back.
#pragma once

#include <atomic>
#include <cstdint>

#include "core/foundation/error.h"

namespace attest {

class Job {
 public:
  /// Sets the amount of work, in bytes or in steps; 0 while it is not known.
  void expect(std::uint64_t total) noexcept { total_.store(total, std::memory_order_relaxed); }
  /// Counts work as done and throws Error{Cancelled} if somebody has asked to stop. Call it at least every 64
  /// KiB.
  void advance(std::uint64_t amount) {
    count(amount);
    check();
  }
  /// The same for work that goes on to its end once it was begun, whoever asks.
  void count(std::uint64_t amount) noexcept { done_.fetch_add(amount, std::memory_order_relaxed); }
  void check() const {
    if (cancelled()) throw Error(Code::Cancelled, "Cancelled.");
  }
  void cancel() noexcept { cancelled_.store(true, std::memory_order_relaxed); }
  bool cancelled() const noexcept { return cancelled_.load(std::memory_order_relaxed); }
  std::uint64_t done() const noexcept { return done_.load(std::memory_order_relaxed); }
  std::uint64_t total() const noexcept { return total_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::uint64_t> done_{0};
  std::atomic<std::uint64_t> total_{0};
  std::atomic<bool> cancelled_{false};
};

}  // namespace attest
