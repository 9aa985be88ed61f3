#include "core/crypto/aead.h"

#include <openssl/evp.h>

#include <algorithm>
#include <climits>

#include "core/crypto/hash.h"
#include "core/crypto/libcrypto.h"
#include "core/foundation/error.h"

namespace attest::crypto {

namespace {

void must(bool holds) {
  if (!holds) throw Error(Code::Internal, "The cipher cannot be used.");
}

}  // namespace

void Aead::Free::operator()(evp_cipher_ctx_st* context) const noexcept {
  EVP_CIPHER_CTX_free(context);
}

Aead::Aead(Way way, ByteView key) : context_(EVP_CIPHER_CTX_new()) {
  must(key.size() == 32);
  need(context_ != nullptr);
  need(EVP_CipherInit_ex(context_.get(), EVP_chacha20_poly1305(), nullptr, key.data(), nullptr,
                         way == Way::Seal) == 1);
}

void Aead::restart(ByteView nonce, ByteView ad) {
  must(nonce.size() == 12 && ad.size() <= INT_MAX);
  need(EVP_CipherInit_ex(context_.get(), nullptr, nullptr, nullptr, nonce.data(), -1) == 1);
  int written = 0;
  if (!ad.empty())
    need(EVP_CipherUpdate(context_.get(), nullptr, &written, ad.data(), static_cast<int>(ad.size())) == 1);
}

void Aead::update(ByteSpan out, ByteView in) {
  must(in.size() <= INT_MAX);
  if (in.empty()) return;
  int written = 0;
  need(EVP_CipherUpdate(context_.get(), out.data(), &written, in.data(), static_cast<int>(in.size())) == 1);
}

void Aead::seal(ByteSpan out, ByteView nonce, ByteView ad, ByteView in) {
  must(out.size() == in.size() + tag_size);
  restart(nonce, ad);
  update(out, in);
  const ByteSpan tag = out.last(tag_size);
  int written = 0;
  need(EVP_CipherFinal_ex(context_.get(), tag.data(), &written) == 1);
  need(EVP_CIPHER_CTX_ctrl(context_.get(), EVP_CTRL_AEAD_GET_TAG, tag_size, tag.data()) == 1);
}

bool Aead::open(ByteSpan out, ByteView nonce, ByteView ad, ByteView in) {
  must(in.size() >= tag_size && out.size() == in.size() - tag_size);
  Byte tag[tag_size];
  std::copy_n(in.end() - tag_size, tag_size, tag);
  restart(nonce, ad);
  need(EVP_CIPHER_CTX_ctrl(context_.get(), EVP_CTRL_AEAD_SET_TAG, tag_size, tag) == 1);
  update(out, in.first(out.size()));
  int written = 0;
  Byte nothing[tag_size];
  if (EVP_CipherFinal_ex(context_.get(), nothing, &written) == 1) return true;
  wipe(out);
  return false;
}

void aead_seal(ByteSpan out, ByteView key, ByteView nonce, ByteView ad, ByteView in) {
  Aead(Aead::Way::Seal, key).seal(out, nonce, ad, in);
}

bool aead_open(ByteSpan out, ByteView key, ByteView nonce, ByteView ad, ByteView in) {
  return Aead(Aead::Way::Open, key).open(out, nonce, ad, in);
}

}  // namespace attest::crypto
