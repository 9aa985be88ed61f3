#include "core/crypto/minisign.h"

#include <sodium.h>

#include <algorithm>

#include "core/crypto/curve.h"
#include "core/foundation/error.h"

namespace attest::crypto::minisign {

namespace {

constexpr std::string_view untrusted_mark = "untrusted comment: ";
constexpr std::string_view trusted_mark = "trusted comment: ";
constexpr std::string_view key_algorithm = "Ed";
constexpr std::string_view legacy_algorithm = "Ed";
constexpr std::string_view prehashed_algorithm = "ED";
constexpr std::size_t max_untrusted = 1024;
constexpr std::size_t max_trusted = 8000;

[[noreturn]] void not_a_signature() {
  throw Error(Code::Invalid, "This is not a minisign signature. Check that the file is whole.");
}

/// What minisign prints and reads back: it refuses the rest in a trusted comment.
bool is_one_line(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c == '\t' || (c >= 0x20 && c != 0x7f) || c < 0; });
}

void append(Bytes& out, ByteView bytes) {
  out.insert(out.end(), bytes.begin(), bytes.end());
}

template <std::size_t n>
std::array<Byte, n> take(ByteView bytes, std::size_t at) {
  std::array<Byte, n> out;
  std::ranges::copy(bytes.subspan(at, n), out.begin());
  return out;
}

/// The next line of `rest`, which it shortens; every line has its LF.
std::string_view next_line(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  if (end == std::string_view::npos) not_a_signature();
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end + 1);
  return line;
}

std::string_view comment(std::string_view line, std::string_view mark, std::size_t cap) {
  if (!line.starts_with(mark)) not_a_signature();
  line.remove_prefix(mark.size());
  if (line.size() > cap || !is_one_line(line)) not_a_signature();
  return line;
}

Bytes decoded(std::string_view line, std::size_t size) {
  auto bytes = from_base64(line, true);
  if (!bytes || bytes->size() != size) not_a_signature();
  return std::move(*bytes);
}

/// What the second signature covers.
Bytes signed_comment(ByteView signature, std::string_view trusted_comment) {
  Bytes bytes(signature.begin(), signature.end());
  append(bytes, as_bytes(trusted_comment));
  return bytes;
}

std::array<Byte, 64> ed25519_sign(const Secret& key, ByteView message) {
  std::array<Byte, 64> signature;
  crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), key.view().data());
  return signature;
}

std::array<Byte, 8> own_id(ByteView key) {
  return take<8>(blake2b(key), 0);
}

}  // namespace

std::array<Byte, 8> PublicKey::id() const {
  return foreign_id.value_or(own_id(key));
}

PublicKey PublicKey::parse(std::string_view text, bool any_id) {
  if (text.starts_with(untrusted_mark)) text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  if (text.ends_with('\n')) text.remove_suffix(1);
  const auto bytes = from_base64(text, true);
  if (!bytes || bytes->size() != 42 || !as_text(*bytes).starts_with(key_algorithm))
    throw Error(Code::Invalid, "This is not a minisign key (RW...). Check that it was copied whole.");
  PublicKey parsed{take<32>(*bytes, 10), {}};
  const auto id = take<8>(*bytes, 2);
  if (id != parsed.id()) {
    if (!any_id)
      throw Error(Code::Invalid, "This minisign key was not made by Attest: its number does not fit it.");
    parsed.foreign_id = id;
  }
  return parsed;
}

std::string PublicKey::text() const {
  Bytes bytes = to_bytes(key_algorithm);
  append(bytes, id());
  append(bytes, key);
  return to_base64(bytes, true);
}

std::string PublicKey::file() const {
  std::string number;  // shown as minisign shows it: as a little-endian integer
  for (const Byte byte : id()) number.insert(0, to_hex({&byte, 1}));
  std::ranges::transform(number, number.begin(),
                         [](char c) { return c >= 'a' ? static_cast<char>(c - 32) : c; });
  return std::string(untrusted_mark) + "minisign public key " + number + "\n" + text() + "\n";
}

SecretKey SecretKey::from_seed(const Secret& seed) {
  if (seed.size() != crypto_sign_SEEDBYTES)
    throw Error(Code::Internal, "The seed of a signing key has 32 bytes.");
  SecretKey made;
  made.key_ = Secret(crypto_sign_SECRETKEYBYTES);
  crypto_sign_seed_keypair(made.public_key_.key.data(), made.key_.span().data(), seed.view().data());
  return made;
}

std::string SecretKey::sign(ByteView message, const std::string& trusted_comment) const {
  return sign_digest(crypto::blake2b_512(message), trusted_comment);
}

std::string SecretKey::sign_digest(const Hash64& blake2b_512, const std::string& trusted_comment) const {
  // minisign signs without a context, so the tag in the comment is what keeps one use apart from another.
  if (!trusted_comment.starts_with("attest-") || trusted_comment.size() > max_trusted ||
      !is_one_line(trusted_comment))
    throw Error(Code::Internal, "A trusted comment is one line that begins with a tag of Attest's.");
  const auto signature = ed25519_sign(key_, blake2b_512);
  Bytes line = to_bytes(prehashed_algorithm);
  append(line, public_key_.id());
  append(line, signature);
  const auto global = ed25519_sign(key_, signed_comment(signature, trusted_comment));
  return std::string(untrusted_mark) + "signature by Attest\n" + to_base64(line, true) + "\n" +
         std::string(trusted_mark) + trusted_comment + "\n" + to_base64(global, true) + "\n";
}

Signature Signature::parse(std::string_view file) {
  Signature parsed;
  comment(next_line(file), untrusted_mark, max_untrusted);
  const Bytes line = decoded(next_line(file), 74);
  if (as_text(line).starts_with(legacy_algorithm))
    throw Error(Code::Invalid,
                "This is a legacy minisign signature, which is not accepted. Sign again with `minisign -H`.");
  if (!as_text(line).starts_with(prehashed_algorithm)) not_a_signature();
  parsed.key_id = take<8>(line, 2);
  parsed.signature = take<64>(line, 10);
  parsed.trusted_comment = comment(next_line(file), trusted_mark, max_trusted);
  parsed.global_signature = take<64>(decoded(next_line(file), 64), 0);
  if (!file.empty()) not_a_signature();
  return parsed;
}

std::string verify(std::string_view signature_file, ByteView message, const PublicKey& key) {
  return verify_digest(Signature::parse(signature_file), crypto::blake2b_512(message), key);
}

std::string verify_digest(const Signature& signature, const Hash64& blake2b_512, const PublicKey& key) {
  if (signature.key_id != key.id()) throw Error(Code::Tampered, "This signature was made with another key.");
  if (!ed25519_holds(signature.signature, blake2b_512, key.key))
    throw Error(Code::Tampered, "What was signed has been changed since, or the signature has.");
  if (!ed25519_holds(signature.global_signature,
                     signed_comment(signature.signature, signature.trusted_comment), key.key))
    throw Error(Code::Tampered, "The trusted comment of the signature has been changed.");
  return signature.trusted_comment;
}

}  // namespace attest::crypto::minisign
