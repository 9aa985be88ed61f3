// Inside this room: what Curve25519 does for age and minisign, by libsodium.
#pragma once

#include <array>
#include <optional>

#include "core/crypto/secret.h"

namespace attest::crypto {

/// The shared secret (RFC 7748), 32 bytes; nullopt for a point of small order or an all-zero result.
std::optional<Secret> x25519(ByteView scalar, ByteView point);
std::array<Byte, 32> x25519_public(ByteView scalar);

/// Whether `signature` (64 bytes) is `key`'s (32 bytes) over `message` (RFC 8032).
bool ed25519_holds(ByteView signature, ByteView message, ByteView key);

}  // namespace attest::crypto
