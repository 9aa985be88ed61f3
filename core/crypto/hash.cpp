#include "core/crypto/hash.h"

#include <openssl/evp.h>
#include <sodium.h>

#include <variant>

#include "core/crypto/libcrypto.h"
#include "core/crypto/pointer.h"
#include "core/foundation/error.h"

namespace attest::crypto {

namespace {

struct FreeDigest {
  void operator()(EVP_MD_CTX* context) const noexcept { EVP_MD_CTX_free(context); }
};
using Sha = std::unique_ptr<EVP_MD_CTX, FreeDigest>;

struct Blake {
  crypto_generichash_state state;
  std::size_t size;
};

void must(bool holds) {
  if (!holds) throw Error(Code::Internal, "The digest cannot be computed.");
}

template <std::size_t n>
std::array<Byte, n> sha(ByteView bytes, const EVP_MD* kind) {
  std::array<Byte, n> out;
  need(EVP_Digest(bytes.data(), bytes.size(), out.data(), nullptr, kind, nullptr) == 1);
  return out;
}

template <std::size_t n>
std::array<Byte, n> blake(ByteView bytes) {
  std::array<Byte, n> out;
  must(crypto_generichash(out.data(), n, pointer(bytes), bytes.size(), nullptr, 0) == 0);
  return out;
}

/// HMAC over two pieces, into `out` (32 bytes).
void hmac(ByteSpan out, ByteView key, ByteView first, ByteView second = {}) {
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, pointer(key), key.size());
  crypto_auth_hmacsha256_update(&state, pointer(first), first.size());
  crypto_auth_hmacsha256_update(&state, pointer(second), second.size());
  crypto_auth_hmacsha256_final(&state, out.data());
  sodium_memzero(&state, sizeof state);
}

}  // namespace

Hash blake2b(ByteView bytes) {
  return blake<32>(bytes);
}
Hash64 blake2b_512(ByteView bytes) {
  return blake<64>(bytes);
}
Hash sha256(ByteView bytes) {
  return sha<32>(bytes, EVP_sha256());
}
Hash64 sha512(ByteView bytes) {
  return sha<64>(bytes, EVP_sha512());
}

struct Digest::State {
  std::variant<Blake, Sha> with;
};

Digest::Digest(Kind kind) : state_(std::make_unique<State>()) {
  if (kind == Kind::Blake2b256 || kind == Kind::Blake2b512) {
    Blake& blake = state_->with.emplace<Blake>();
    blake.size = kind == Kind::Blake2b256 ? 32 : 64;
    must(crypto_generichash_init(&blake.state, nullptr, 0, blake.size) == 0);
  } else {
    Sha& sha = state_->with.emplace<Sha>(EVP_MD_CTX_new());
    need(sha &&
         EVP_DigestInit_ex(sha.get(), kind == Kind::Sha256 ? EVP_sha256() : EVP_sha512(), nullptr) == 1);
  }
}
Digest::~Digest() = default;
Digest::Digest(Digest&&) noexcept = default;
Digest& Digest::operator=(Digest&&) noexcept = default;

void Digest::update(ByteView bytes) {
  if (auto* blake = std::get_if<Blake>(&state_->with))
    must(crypto_generichash_update(&blake->state, pointer(bytes), bytes.size()) == 0);
  else
    need(EVP_DigestUpdate(std::get<Sha>(state_->with).get(), bytes.data(), bytes.size()) == 1);
}

Bytes Digest::finish() {
  Bytes out;
  if (auto* blake = std::get_if<Blake>(&state_->with)) {
    out.resize(blake->size);
    must(crypto_generichash_final(&blake->state, out.data(), out.size()) == 0);
  } else {
    EVP_MD_CTX* context = std::get<Sha>(state_->with).get();
    out.resize(static_cast<std::size_t>(EVP_MD_CTX_get_size(context)));
    need(EVP_DigestFinal_ex(context, out.data(), nullptr) == 1);
  }
  return out;
}

Secret hkdf(ByteView key, ByteView salt, std::string_view info) {
  constexpr Byte first_block = 1;
  Secret extracted(32);
  hmac(extracted.span(), salt, key);
  Secret out(32);
  hmac(out.span(), extracted.view(), as_bytes(info), {&first_block, 1});
  return out;
}

Hash hmac_sha256(ByteView key, ByteView message) {
  Hash out;
  hmac(out, key, message);
  return out;
}

}  // namespace attest::crypto
