#include "core/crypto/page_cipher.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <memory>

#include "core/crypto/libcrypto.h"
#include "core/foundation/error.h"

namespace attest::crypto {

namespace {

constexpr std::size_t salt_size = 16;
constexpr std::size_t iv_size = 16;
constexpr std::size_t mac_size = 64;

struct FreeCipher {
  void operator()(EVP_CIPHER_CTX* context) const noexcept { EVP_CIPHER_CTX_free(context); }
};

}  // namespace

PageCipher::PageCipher(const Secret& key) : key_(Secret::copy(key.view().first(32))), mac_key_(32) {
  // SQLCipher: the HMAC key is PBKDF2-HMAC-SHA512 of the page key, two rounds, salt XOR 0x3a.
  std::array<Byte, salt_size> salt{};
  for (std::size_t i = 0; i < salt_size; ++i) salt[i] = key.view()[32 + i] ^ 0x3a;
  need(PKCS5_PBKDF2_HMAC(reinterpret_cast<const char*>(key_.view().data()), 32, salt.data(), salt_size, 2,
                         EVP_sha512(), 32, mac_key_.span().data()) == 1);
}

std::optional<Bytes> PageCipher::open(ByteView page, std::uint32_t number) const {
  if (page.size() != page_size) return std::nullopt;
  const std::size_t start = number == 1 ? salt_size : 0;
  Bytes authenticated(page.begin() + static_cast<std::ptrdiff_t>(start), page.begin() + usable + iv_size);
  for (int shift = 0; shift < 32; shift += 8) authenticated.push_back(static_cast<Byte>(number >> shift));
  std::array<Byte, mac_size> mac{};
  unsigned length = 0;
  need(HMAC(EVP_sha512(), mac_key_.view().data(), 32, authenticated.data(), authenticated.size(), mac.data(),
            &length) != nullptr);
  if (!same(mac, page.subspan(usable + iv_size, mac_size))) return std::nullopt;

  Bytes clear(usable);
  const std::unique_ptr<EVP_CIPHER_CTX, FreeCipher> context(EVP_CIPHER_CTX_new());
  need(context != nullptr);
  need(EVP_DecryptInit_ex(context.get(), EVP_aes_256_cbc(), nullptr, key_.view().data(),
                          page.data() + usable) == 1);
  need(EVP_CIPHER_CTX_set_padding(context.get(), 0) == 1);
  int written = 0;
  need(EVP_DecryptUpdate(context.get(), clear.data() + start, &written, page.data() + start,
                         static_cast<int>(usable - start)) == 1);
  return clear;
}

}  // namespace attest::crypto
