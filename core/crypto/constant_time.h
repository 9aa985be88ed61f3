// Inside this room: choices among secrets without a branch and without an address that depends on them. What
// uses these is watched under valgrind with poisoned secrets (tests/memory/constant_time.cpp).
#pragma once

#include <cstdint>

#ifdef ATTEST_VALGRIND
#include <valgrind/memcheck.h>
#endif

namespace attest::crypto {

/// Says that a value which was computed from secrets may be known to everyone: whether a key fits, whether a
/// checksum holds. Each use says why. It does nothing but tell valgrind, and that in tests only.
template <class T>
T public_by_design(T value) {
#ifdef ATTEST_VALGRIND
  VALGRIND_MAKE_MEM_DEFINED(&value, sizeof value);
#endif
  return value;
}

/// All ones where low <= value <= high, else zero; everything below 2^31.
inline std::uint32_t ones_if_between(std::uint32_t value, std::uint32_t low, std::uint32_t high) {
  return (((value - low) | (high - value)) >> 31) - 1;
}
inline std::uint32_t ones_if_same(std::uint32_t a, std::uint32_t b) {
  const std::uint32_t difference = a ^ b;
  return ((difference | (0 - difference)) >> 31) - 1;
}

}  // namespace attest::crypto
