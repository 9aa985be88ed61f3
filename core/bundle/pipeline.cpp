#include "core/bundle/pipeline.h"

#include <algorithm>

#include "core/crypto/secret.h"

namespace attest::bundle {

Pipeline::Pipeline(Sink& out) : out_(out) {
  for (Bytes& slot : slots_) slot.reserve(slot_size);
  thread_ = std::thread([this] { empty_slots(); });
}

Pipeline::~Pipeline() {
  {
    const std::scoped_lock lock(mutex_);
    stopped_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
  for (Bytes& slot : slots_) crypto::wipe(slot);
}

void Pipeline::write(ByteView in) {
  while (!in.empty()) {
    Bytes& slot = slots_[filling_];
    const std::size_t part = std::min(in.size(), slot_size - slot.size());
    slot.insert(slot.end(), in.begin(), in.begin() + static_cast<std::ptrdiff_t>(part));
    in = in.subspan(part);
    if (slot.size() == slot_size) pass_on();
  }
}

void Pipeline::pass_on() {
  std::unique_lock lock(mutex_);
  ++full_;
  changed_.notify_all();
  changed_.wait(lock, [this] { return full_ < slot_count || failure_; });
  if (failure_) std::rethrow_exception(failure_);
  filling_ = (filling_ + 1) % slot_count;
}

void Pipeline::finish() {
  if (!slots_[filling_].empty()) pass_on();
  {
    const std::scoped_lock lock(mutex_);
    finished_ = true;
  }
  changed_.notify_all();
  thread_.join();
  if (failure_) std::rethrow_exception(failure_);
}

/// False where nothing is left to be done.
bool Pipeline::wait_for_slot(std::size_t& index) {
  std::unique_lock lock(mutex_);
  if (index < slot_count) {  // the one before has been written
    --full_;
    changed_.notify_all();
  }
  changed_.wait(lock, [this] { return full_ > 0 || finished_ || stopped_; });
  index = index < slot_count ? (index + 1) % slot_count : 0;
  return !stopped_ && full_ > 0;
}

void Pipeline::empty_slots() {
  try {
    for (std::size_t index = slot_count; wait_for_slot(index);) {
      out_.write(slots_[index]);
      slots_[index].clear();
    }
  } catch (...) {
    const std::scoped_lock lock(mutex_);
    failure_ = std::current_exception();
    changed_.notify_all();
  }
}

}  // namespace attest::bundle
