// Bytes, and their two text forms. Nothing here is secret-aware: secrets live in crypto/secret.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace attest {

using Byte = std::uint8_t;
using Bytes = std::vector<Byte>;
using ByteView = std::span<const Byte>;
using ByteSpan = std::span<Byte>;

/// The same memory seen as bytes, or as text. The result borrows.
ByteView as_bytes(std::string_view text) noexcept;
std::string_view as_text(ByteView bytes) noexcept;
inline Bytes to_bytes(std::string_view text) {
  return {as_bytes(text).begin(), as_bytes(text).end()};
}

/// Lower-case hexadecimal.
std::string to_hex(ByteView bytes);
/// Reads hexadecimal of either case; nullopt unless every character is a digit and their number is even.
std::optional<Bytes> from_hex(std::string_view text);

/// RFC 4648 base64, standard alphabet.
std::string to_base64(ByteView bytes, bool padded);
/// Canonical only: no white space, no wrong padding, no non-zero trailing bits. nullopt otherwise.
std::optional<Bytes> from_base64(std::string_view text, bool padded);

/// `size` bytes from the kernel's generator (getrandom(2)).
Bytes random_bytes(std::size_t size);
void random_fill(ByteSpan out);

/// Integers in little-endian order, appended to `out`. Reading throws Internal where `in` is too short.
void append_le32(Bytes& out, std::uint32_t value);
void append_le64(Bytes& out, std::uint64_t value);
std::uint32_t read_le32(ByteView in);  // the first 4 bytes of `in`
std::uint64_t read_le64(ByteView in);

}  // namespace attest
