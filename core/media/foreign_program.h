// Inside this room: another program that reads foreign bytes, shut in. It gets the bytes in memory as its
// descriptor 3 and gives back what it writes to standard output; it has no environment, no network and no
// other file where the system can forbid them, and nothing that it writes reaches a disk.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "core/foundation/job.h"
#include "core/foundation/stream.h"

namespace attest::media {

/// A descriptor, closed when it goes.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  int get() const { return fd_; }
  void close() { *this = Descriptor(); }

 private:
  int fd_;
};

/// The source's bytes in memory that can no longer be changed (memfd, sealed). Throws NotEnoughMemory above
/// half of the free memory.
Descriptor in_memory(RandomSource& source, Job& job);

class ShutInProgram {
 public:
  /// Where the other program sees its input.
  static constexpr const char* input_path = "/proc/self/fd/3";

  ShutInProgram(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                const Descriptor& input);
  ~ShutInProgram();  ///< kills it
  ShutInProgram(const ShutInProgram&) = delete;

  /// What it writes; 0 at the end. Throws Cancelled, and Invalid where it says nothing for a minute.
  std::size_t read(ByteSpan out, Job& job);
  /// After the end: it ended by itself, with status 0, and complained about nothing.
  bool went_well();

 private:
  void listen_to_complaints();
  int status();

  pid_t child_ = -1;
  Descriptor output_, complaints_;
  bool complained_ = false;
  int status_ = -1;
};

}  // namespace attest::media
