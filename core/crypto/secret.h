// A secret has one shape, one home and a short life: memory from sodium_malloc (guarded, locked where the
// system allows, kept out of core dumps), wiped when it goes, never copied by accident, never a std::string.
// Secrets of up to 128 bytes share such pages, so that ten thousand keys stay locked too.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/foundation/bytes.h"

namespace attest::crypto {

class Secret {
 public:
  Secret() = default;                 ///< empty
  explicit Secret(std::size_t size);  ///< zeros; throws NotEnoughMemory
  static Secret random(std::size_t size);
  /// Copies `bytes`; the caller wipes its own.
  static Secret copy(ByteView bytes);
  static Secret from_text(std::string_view text) { return copy(as_bytes(text)); }

  Secret(Secret&& other) noexcept;  ///< leaves `other` empty
  Secret& operator=(Secret&& other) noexcept;
  Secret clone() const { return copy(view()); }

  std::size_t size() const noexcept { return size_; }
  bool empty() const noexcept { return size_ == 0; }
  ByteView view() const noexcept { return {data_.get(), size_}; }
  ByteSpan span() noexcept { return {data_.get(), size_}; }
  std::string_view text() const noexcept { return as_text(view()); }
  /// Constant time in the content.
  bool equals(ByteView other) const noexcept;

 private:
  struct Free {
    void operator()(Byte* p) const noexcept;
  };
  std::unique_ptr<Byte[], Free> data_;
  std::size_t size_ = 0;
};

/// Text of secrets that grows (a key file being written); its memory moves only between Secrets.
class SecretText {
 public:
  void append(std::string_view text);
  void append_hex(ByteView bytes);
  Secret take();

 private:
  Secret buffer_;
  std::size_t used_ = 0;
};

/// The bytes of lower case hexadecimal digits, in constant time; nullopt for anything else.
std::optional<Secret> secret_from_hex(std::string_view text);

void wipe(ByteSpan bytes) noexcept;
void wipe(std::string& text) noexcept;
/// Constant time in the content; false where sizes differ.
bool same(ByteView a, ByteView b) noexcept;

/// sodium_init. Every program calls it once, first; throws Error{Internal} where it fails. Harmless again.
void start();
/// Whether every secret that this process has had lies, or lay, in locked memory. sodium_malloc goes on
/// without a word where the system allows no more of it.
bool secrets_are_locked() noexcept;

}  // namespace attest::crypto
