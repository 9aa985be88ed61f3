#include "core/crypto/libcrypto.h"

#include <openssl/err.h>

#include "core/foundation/error.h"

namespace attest::crypto {

bool lacked_memory() noexcept {
  bool any = false, missing = false, memory = false;
  while (const auto error = ERR_get_error()) {
    any = true;
    memory = memory || ERR_GET_REASON(error) == ERR_R_MALLOC_FAILURE;
    missing = missing || ERR_GET_REASON(error) == ERR_R_UNSUPPORTED;
  }
  return memory || (any && !missing);
}

void need(bool done, const char* otherwise) {
  if (done) return;
  // With an empty list there was no room to note why.
  const bool noted = ERR_peek_error() != 0;
  if (lacked_memory() || !noted)
    throw Error(Code::NotEnoughMemory, "There is not enough memory. Close other programs and try again.");
  throw Error(Code::Internal, otherwise);
}

}  // namespace attest::crypto
