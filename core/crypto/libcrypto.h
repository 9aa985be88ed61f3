// What it means that libcrypto fails.
#pragma once

#include "core/foundation/error.h"

namespace attest::crypto {

/// For calls of libcrypto whose arguments are right, and whose algorithms are in every libcrypto: what fails
/// is memory, whatever libcrypto calls it. NotEnoughMemory.
inline void need(bool done) {
  if (!done)
    throw Error(Code::NotEnoughMemory, "There is not enough memory. Close other programs and try again.");
}

}  // namespace attest::crypto
