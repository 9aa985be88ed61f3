// minisign signatures (Ed25519 over BLAKE2b-512, "ED"), as `minisign -V` reads them. Legacy "Ed" is refused.
#pragma once

#include <optional>
#include <string>

#include "core/crypto/hash.h"

namespace attest::crypto::minisign {

struct PublicKey {
  std::array<Byte, 32> key{};
  std::optional<std::array<Byte, 8>> foreign_id;  ///< only of a key that the minisign program drew
  /// Attest's key ids are the first 8 bytes of BLAKE2b-256 of the key, so that they can be computed again.
  std::array<Byte, 8> id() const;
  /// The one-line base64 form ("RW..."), which `minisign -P` takes, or the two-line file. Throws Invalid,
  /// also where the id is not the key's own, unless `any_id`.
  static PublicKey parse(std::string_view text, bool any_id = false);
  std::string text() const;
  /// The two-line public key file.
  std::string file() const;
  auto operator<=>(const PublicKey&) const = default;
};

class SecretKey {
 public:
  static SecretKey from_seed(const Secret& seed);  ///< 32 bytes
  const PublicKey& public_key() const { return public_key_; }
  /// The four-line signature file. `trusted_comment` begins with a type tag of Attest's ("attest-bundle/1
  /// ..."): a device key signs nothing else. One line, at most 8000 bytes.
  std::string sign(ByteView message, const std::string& trusted_comment) const;
  /// The same for a message whose BLAKE2b-512 is known.
  std::string sign_digest(const Hash64& blake2b_512, const std::string& trusted_comment) const;

 private:
  Secret key_;  ///< libsodium's 64-byte form
  PublicKey public_key_;
};

struct Signature {
  std::array<Byte, 8> key_id{};
  std::array<Byte, 64> signature{};
  std::string trusted_comment;
  std::array<Byte, 64> global_signature{};
  /// Strict: exactly four lines, canonical base64, "ED". Throws Invalid.
  static Signature parse(std::string_view file);
};

/// Both signatures, and the key id. Throws Tampered where one does not hold. Returns the trusted comment.
std::string verify(std::string_view signature_file, ByteView message, const PublicKey& key);
std::string verify_digest(const Signature& signature, const Hash64& blake2b_512, const PublicKey& key);

}  // namespace attest::crypto::minisign
