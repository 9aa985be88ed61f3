// Calls to the system that fail: this program stands between everything in it, SQLite included, and libc, and
// counts, fails or shortens what touches files below one folder.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>

namespace attest::test {

enum class Call { Open, Create, Read, Write, Sync, Truncate, Rename, Remove, MakeFolder, Stat, Lock, Close };
inline constexpr std::array<const char*, 12> kCallNames = {"open",  "create",   "read",   "write",
                                                           "sync",  "truncate", "rename", "remove",
                                                           "mkdir", "stat",     "lock",   "close"};
inline std::string name(Call call) {
  return kCallNames[static_cast<std::size_t>(call)];
}

/// What is to go wrong. A call that fails is not made; but a file that fails to close is closed.
struct Fault {
  enum class How {
    Fail,         ///< with `error`
    Short,        ///< reads and writes do half of what they are asked, and at least a byte
    Interrupted,  ///< EINTR, and well when it is tried again
  };
  Call call;
  How how = How::Fail;
  int error = 0;
  std::size_t nth = 0;   ///< the first call of that sort that is struck
  bool lasting = false;  ///< and so is every later one

  std::string text() const;
};

/// While it lives, calls below `folder` are counted and the fault strikes. One at a time.
class Calls {
 public:
  explicit Calls(std::filesystem::path folder, std::optional<Fault> fault = std::nullopt);
  ~Calls();
  Calls(const Calls&) = delete;

  std::size_t count(Call call) const;
  std::size_t struck() const;  ///< how many calls the fault has struck
  void pause(bool paused);     ///< nothing is counted, nothing fails
};

}  // namespace attest::test
