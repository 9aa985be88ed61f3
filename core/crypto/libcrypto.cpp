#include "core/crypto/libcrypto.h"

#include <openssl/err.h>

#include "core/foundation/error.h"

namespace attest::crypto {

void need(bool done, const char* otherwise) {
  if (done) return;
  if (ERR_GET_REASON(ERR_peek_last_error()) == ERR_R_UNSUPPORTED) throw Error(Code::Internal, otherwise);
  throw Error(Code::NotEnoughMemory, "There is not enough memory. Close other programs and try again.");
}

}  // namespace attest::crypto
