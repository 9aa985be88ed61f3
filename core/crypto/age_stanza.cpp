#include "core/crypto/age_stanza.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "core/crypto/curve.h"
#include "core/crypto/kdf.h"

namespace attest::crypto::age {

namespace {

constexpr std::string_view x25519_type = "X25519";
constexpr std::string_view x25519_label = "age-encryption.org/v1/X25519";
constexpr std::string_view scrypt_type = "scrypt";
constexpr std::string_view scrypt_label = "age-encryption.org/v1/scrypt";
constexpr std::size_t file_key_size = 16;
constexpr std::size_t wrapped_size = file_key_size + 16;
constexpr std::size_t salt_size = 16;
constexpr Byte no_nonce[12] = {};  ///< every wrapping key is used once

[[noreturn]] void damaged() {
  throw AgeError(Code::Damaged, Opener::Failure::Header,
                 "A stanza in the header of this age file is damaged.");
}

Bytes wrap(const Secret& wrapping_key, const Secret& file_key) {
  if (file_key.size() != file_key_size) throw Error(Code::Internal, "A file key has 16 bytes.");
  Bytes body(wrapped_size);
  aead_seal(body, wrapping_key.view(), no_nonce, {}, file_key.view());
  return body;
}

std::optional<Secret> unwrap_body(const Secret& wrapping_key, ByteView body) {
  Secret file_key(file_key_size);
  if (!aead_open(file_key.span(), wrapping_key.view(), no_nonce, {}, body)) return std::nullopt;
  return file_key;
}

Secret x25519_wrapping_key(const Secret& shared, ByteView share, const Recipient& recipient) {
  Bytes salt(share.begin(), share.end());
  salt.insert(salt.end(), recipient.key.begin(), recipient.key.end());
  return hkdf(shared.view(), salt, x25519_label);
}

/// The body's size is checked before anything is decrypted, or a file could be made that many keys open.
Bytes fixed(const Stanza& stanza, std::size_t args, std::size_t argument_size) {
  if (stanza.args.size() != args || stanza.body.size() != wrapped_size) damaged();
  auto argument = from_base64(stanza.args[1], false);
  if (!argument || argument->size() != argument_size) damaged();
  return std::move(*argument);
}

std::optional<Secret> unwrap_x25519(const Stanza& stanza, const std::vector<const Identity*>& identities) {
  const Bytes share = fixed(stanza, 2, 32);
  for (const Identity* identity : identities) {
    const auto shared = x25519(identity->scalar().view(), share);
    if (!shared) damaged();
    auto key = unwrap_body(x25519_wrapping_key(*shared, share, identity->recipient()), stanza.body);
    if (key) return key;
  }
  return std::nullopt;
}

Bytes scrypt_salt(ByteView random) {
  Bytes salt = to_bytes(scrypt_label);
  salt.insert(salt.end(), random.begin(), random.end());
  return salt;
}

/// ^[1-9][0-9]*$
int work_factor(std::string_view text) {
  int value = 0;
  if (text.front() < '1' || text.front() > '9') damaged();
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end != text.data() + text.size()) damaged();
  return error == std::errc::result_out_of_range ? std::numeric_limits<int>::max() : value;
}

std::optional<Secret> unwrap_scrypt(const Stanza& stanza, const OpenOptions& keys) {
  const Bytes salt = fixed(stanza, 3, salt_size);
  const int log2n = work_factor(stanza.args[2]);
  if (log2n > keys.max_scrypt_log2n)
    throw AgeError(Code::Invalid, Opener::Failure::Header,
                   "This age file asks for more work on the passphrase (scrypt) than is accepted.");
  if (!keys.passphrase) return std::nullopt;
  return unwrap_body(scrypt(*keys.passphrase, scrypt_salt(salt), log2n), stanza.body);
}

}  // namespace

Stanza wrap_x25519(const Recipient& recipient, const Secret& file_key) {
  const Secret ephemeral = Secret::random(32);
  const auto share = x25519_public(ephemeral.view());
  const auto shared = x25519(ephemeral.view(), recipient.key);
  if (!shared) throw Error(Code::Invalid, "The key %1 is weak and cannot be sealed to.", {recipient.text()});
  return {{std::string(x25519_type), to_base64(share, false)},
          wrap(x25519_wrapping_key(*shared, share, recipient), file_key)};
}

Stanza dummy_x25519() {
  return {{std::string(x25519_type), to_base64(Identity::random().recipient().key, false)},
          random_bytes(wrapped_size)};
}

Stanza wrap_scrypt(const Secret& passphrase, int log2n, const Secret& file_key) {
  if (passphrase.empty()) throw Error(Code::Invalid, "The passphrase is empty.");
  if (log2n < 1 || log2n > 22) throw Error(Code::Internal, "The work factor of scrypt is out of range.");
  const Bytes salt = random_bytes(salt_size);
  return {{std::string(scrypt_type), to_base64(salt, false), std::to_string(log2n)},
          wrap(scrypt(passphrase, scrypt_salt(salt), log2n), file_key)};
}

std::optional<Secret> unwrap(const std::vector<Stanza>& stanzas, const OpenOptions& keys) {
  const auto is_scrypt = [](const Stanza& stanza) { return stanza.args[0] == scrypt_type; };
  if (std::ranges::any_of(stanzas, is_scrypt)) {
    if (stanzas.size() != 1) damaged();  // or who knows the passphrase could pose as the sender to the others
    return unwrap_scrypt(stanzas.front(), keys);
  }
  for (const Stanza& stanza : stanzas)
    if (stanza.args[0] == x25519_type)
      if (auto file_key = unwrap_x25519(stanza, keys.identities)) return file_key;
  return std::nullopt;
}

}  // namespace attest::crypto::age
