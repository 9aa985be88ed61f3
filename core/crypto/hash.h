// Hashes, derivation, authenticated encryption.
#pragma once

#include <array>
#include <memory>

#include "core/crypto/secret.h"

namespace attest::crypto {

using Hash = std::array<Byte, 32>;
using Hash64 = std::array<Byte, 64>;

/// BLAKE2b-256 (RFC 7693), unkeyed.
Hash blake2b(ByteView bytes);
inline Hash blake2b(std::string_view text) {
  return blake2b(as_bytes(text));
}
Hash64 blake2b_512(ByteView bytes);
/// SHA-256 and SHA-512 (FIPS 180-4), by libcrypto, which is several times faster than libsodium's.
Hash sha256(ByteView bytes);
Hash64 sha512(ByteView bytes);

/// A digest of what comes piece by piece.
class Digest {
 public:
  enum class Kind { Sha256, Sha512, Blake2b256, Blake2b512 };
  explicit Digest(Kind kind);
  ~Digest();
  Digest(Digest&&) noexcept;
  Digest& operator=(Digest&&) noexcept;
  void update(ByteView bytes);
  Bytes finish();  ///< once

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// HKDF-SHA-256 (RFC 5869), one block of output.
Secret hkdf(ByteView key, ByteView salt, std::string_view info);
Hash hmac_sha256(ByteView key, ByteView message);

/// ChaCha20-Poly1305 (RFC 8439) by libcrypto. `key` has 32 bytes, `nonce` 12. `out` of seal has in.size() +
/// 16 bytes, `out` of open has in.size() - 16. open returns false, and leaves `out` zeroed, where the tag
/// does not fit.
void aead_seal(ByteSpan out, ByteView key, ByteView nonce, ByteView ad, ByteView in);
[[nodiscard]] bool aead_open(ByteSpan out, ByteView key, ByteView nonce, ByteView ad, ByteView in);

/// Argon2id 1.3 (RFC 9106), one lane.
struct KdfCost {
  std::uint32_t memory_kib = 64 * 1024;
  std::uint32_t passes = 3;
  bool operator==(const KdfCost&) const = default;
  /// RFC 9106's second choice.
  static constexpr KdfCost floor() { return {64 * 1024, 3}; }
};
/// 32 bytes. `salt` has 16. Throws NotEnoughMemory where the memory cannot be had, never anything that could
/// be taken for a wrong passphrase; Invalid above 4 GiB or 64 passes.
Secret argon2id(const Secret& passphrase, ByteView salt, KdfCost cost);
/// The cost that takes about `milliseconds` here: never below the floor, at most min(512 MiB, a quarter of
/// memory).
KdfCost calibrate(int milliseconds);

}  // namespace attest::crypto
