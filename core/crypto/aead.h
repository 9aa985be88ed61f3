// Inside this room: one key of ChaCha20-Poly1305, set up once and used for many pieces.
#pragma once

#include <memory>

#include "core/foundation/bytes.h"

struct evp_cipher_ctx_st;

namespace attest::crypto {

class Aead {
 public:
  static constexpr std::size_t tag_size = 16;
  enum class Way { Seal, Open };

  Aead(Way way, ByteView key);
  /// As aead_seal and aead_open of hash.h.
  void seal(ByteSpan out, ByteView nonce, ByteView ad, ByteView in);
  [[nodiscard]] bool open(ByteSpan out, ByteView nonce, ByteView ad, ByteView in);

 private:
  struct Free {
    void operator()(evp_cipher_ctx_st* context) const noexcept;
  };
  void restart(ByteView nonce, ByteView ad);
  void update(ByteSpan out, ByteView in);

  std::unique_ptr<evp_cipher_ctx_st, Free> context_;
};

}  // namespace attest::crypto
