// Inside this room: libsodium forbids null pointers even where there is nothing to read.
#pragma once

#include "core/foundation/bytes.h"

namespace attest::crypto {

inline const Byte* pointer(ByteView bytes) noexcept {
  static constexpr Byte nothing = 0;
  return bytes.empty() ? &nothing : bytes.data();
}

}  // namespace attest::crypto
