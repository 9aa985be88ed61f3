// What it means that libcrypto fails.
#pragma once

#include "core/foundation/error.h"

namespace attest::crypto {

/// For calls of libcrypto whose arguments are right. start() has shown that its algorithms are there, so what
/// fails is memory, whatever libcrypto calls it: NotEnoughMemory.
inline void need(bool done) {
  if (!done)
    throw Error(Code::NotEnoughMemory, "There is not enough memory. Close other programs and try again.");
}

}  // namespace attest::crypto
