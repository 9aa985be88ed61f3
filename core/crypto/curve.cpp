#include "core/crypto/curve.h"

#include <sodium.h>

#include "core/crypto/pointer.h"
#include "core/foundation/error.h"

namespace attest::crypto {

namespace {

void must_have(ByteView bytes, std::size_t size) {
  if (bytes.size() != size) throw Error(Code::Internal, "A key or signature has the wrong size.");
}

}  // namespace

std::optional<Secret> x25519(ByteView scalar, ByteView point) {
  must_have(scalar, 32);
  must_have(point, 32);
  Secret shared(32);
  if (crypto_scalarmult(shared.span().data(), scalar.data(), point.data()) != 0) return std::nullopt;
  return shared;
}

std::array<Byte, 32> x25519_public(ByteView scalar) {
  must_have(scalar, 32);
  std::array<Byte, 32> key;
  crypto_scalarmult_base(key.data(), scalar.data());
  return key;
}

bool ed25519_holds(ByteView signature, ByteView message, ByteView key) {
  must_have(signature, 64);
  must_have(key, 32);
  return crypto_sign_verify_detached(signature.data(), pointer(message), message.size(), key.data()) == 0;
}

}  // namespace attest::crypto
