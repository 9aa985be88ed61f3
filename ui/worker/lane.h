// A lane: one thread that does what it is given, in order.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace attest::ui {

class Lane {
 public:
  Lane();
  /// Does what is still waiting, then joins.
  ~Lane();
  Lane(const Lane&) = delete;
  /// `work` must not throw.
  void post(std::function<void()> work);

 private:
  void run();
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::function<void()>> waiting_;
  bool ending_ = false;
  std::thread thread_;  ///< last: it uses everything above
};

}  // namespace attest::ui
