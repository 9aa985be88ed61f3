// What this process does so that its memory stays its own, and how far the system lets it: secrets locked in
// memory, no core file, closed to other programs of the same user, freed memory overwritten, swap that is no
// open book.
#pragma once

#include <filesystem>
#include <string_view>

namespace attest::crypto {

/// Before any secret is read: no core file (RLIMIT_CORE 0), no debugger and no reader of /proc/PID/mem of the
/// same user (PR_SET_DUMPABLE 0), and as much locked memory as the system allows (RLIMIT_MEMLOCK).
void harden_process() noexcept;

/// Where memory that the system writes away to make room goes; the worst of what is in use.
enum class Swap { None, Zram, Encrypted, Open };
std::string_view name(Swap swap);
/// By proc/swaps, proc/self/mountinfo, sys and dev below `root`. What cannot be told is Open.
Swap swap_in_use(const std::filesystem::path& root = "/");

struct MemoryState {
  bool locked = false;  ///< every secret up to now, and there is room for more
  bool core_dumps = true;
  bool dumpable = true;
  Swap swap = Swap::Open;
  bool freed_memory_wiped = false;  ///< tried, not believed: see app/memory/free.cpp
};
MemoryState memory_state();

}  // namespace attest::crypto
