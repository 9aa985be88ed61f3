// SQLCipher 4's pages, opened without SQLCipher: for what can still be read of a database that it refuses.
#pragma once

#include <optional>

#include "core/crypto/secret.h"

namespace attest::crypto {

class PageCipher {
 public:
  static constexpr std::size_t page_size = 4096;
  static constexpr std::size_t reserve = 80;  ///< IV [16] and HMAC-SHA512 [64] at a page's end
  static constexpr std::size_t usable = page_size - reserve;

  /// `key`: 48 bytes, 32 of raw key and 16 of salt.
  explicit PageCipher(const Secret& key);
  /// Page `number` (from 1), in the clear and without its reserve; of the first page the 16 bytes of salt are
  /// zeros. nullopt where it does not authenticate.
  std::optional<Bytes> open(ByteView page, std::uint32_t number) const;

 private:
  Secret key_;
  Secret mac_key_;
};

}  // namespace attest::crypto
