// SQLCipher's pages opened by hand, to look for what should not be in them: AES-256-CBC under the raw key; of
// the 80 bytes at a page's end the first 16 are the initialization vector.
#pragma once

#include <openssl/evp.h>

#include <memory>

#include "core/crypto/secret.h"

namespace attest::test {

inline constexpr std::size_t kPage = 4096;

/// The clear bytes of one page; `first`: the one that begins with the salt. What is no page of this key comes
/// out as noise.
inline Bytes open_page(ByteView page, const crypto::Secret& key, bool first = false) {
  const std::size_t from = first ? 16 : 0, size = kPage - 80 - from;
  Bytes clear(size + 16);
  const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(),
                                                                                EVP_CIPHER_CTX_free);
  int length = 0;
  EVP_DecryptInit_ex(context.get(), EVP_aes_256_cbc(), nullptr, key.view().data(), page.data() + kPage - 80);
  EVP_CIPHER_CTX_set_padding(context.get(), 0);
  EVP_DecryptUpdate(context.get(), clear.data(), &length, page.data() + from, static_cast<int>(size));
  clear.resize(static_cast<std::size_t>(length));
  return clear;
}

/// Whether any page of a database file, or of a log, holds `marker` in the clear under `key`. A log's frames
/// begin after 32 bytes, each with 24 of its own.
inline bool pages_hold(ByteView file, const crypto::Secret& key, std::string_view marker, bool log = false) {
  const std::size_t head = log ? 24 : 0;
  for (std::size_t at = log ? 32 : 0; at + head + kPage <= file.size(); at += head + kPage) {
    const ByteView page = file.subspan(at + head, kPage);
    for (const bool first : {false, true})
      if (as_text(open_page(page, key, first)).find(marker) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace attest::test
