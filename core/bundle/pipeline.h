// Inside this room: a sink that another thread empties, so that sealing goes on while the next bytes are read
// and hashed.
#pragma once

#include <array>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>

#include "core/foundation/stream.h"

namespace attest::bundle {

/// Holds 6 MiB, whatever passes through. `out` is used by the other thread from the beginning until `finish`
/// returns or the pipeline goes.
class Pipeline final : public Sink {
 public:
  explicit Pipeline(Sink& out);
  ~Pipeline() override;  ///< drops what has not been written, and waits for the thread
  Pipeline(const Pipeline&) = delete;
  void write(ByteView in) override;  ///< throws what `out` threw
  void finish();                     ///< waits until everything has been written

 private:
  static constexpr std::size_t slot_size = 1u << 20;
  static constexpr std::size_t slot_count = 6;

  void pass_on();
  void empty_slots();
  bool wait_for_slot(std::size_t& index);

  Sink& out_;
  std::array<Bytes, slot_count> slots_;
  std::size_t filling_ = 0;  ///< the writer's slot
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t full_ = 0;  ///< slots that wait to be written or are being written
  bool finished_ = false, stopped_ = false;
  std::exception_ptr failure_;
  std::thread thread_;
};

}  // namespace attest::bundle
