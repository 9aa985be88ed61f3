// Inside this room: scrypt (RFC 7914), which age asks for; Attest's own vaults use argon2id of hash.h.
#pragma once

#include "core/crypto/secret.h"

namespace attest::crypto {

/// 32 bytes, with N = 2^log2n, r = 8, p = 1: 128 * N * 8 bytes of memory. Throws NotEnoughMemory.
Secret scrypt(const Secret& passphrase, ByteView salt, int log2n);

}  // namespace attest::crypto
