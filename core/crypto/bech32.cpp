#include "core/crypto/bech32.h"

#include <algorithm>

#include "core/crypto/constant_time.h"

namespace attest::crypto::bech32 {

namespace {

constexpr std::string_view alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::size_t checksum_size = 6;

/// Both look at the whole alphabet, so that no address says which letter it was.
Byte letter_of(std::uint32_t digit) {
  std::uint32_t letter = 0;
  for (std::uint32_t i = 0; i < 32; ++i)
    letter |= ones_if_same(i, digit) & static_cast<std::uint32_t>(alphabet[i]);
  return static_cast<Byte>(letter);
}
/// Sets `wrong` where it is none of the alphabet's.
std::uint32_t digit_of(char letter, std::uint32_t& wrong) {
  std::uint32_t digit = 0, found = 0;
  for (std::uint32_t i = 0; i < 32; ++i) {
    const std::uint32_t same =
        ones_if_same(static_cast<std::uint32_t>(alphabet[i]), static_cast<unsigned char>(letter));
    digit |= same & i;
    found |= same;
  }
  wrong |= ~found;
  return digit;
}

class Checksum {
 public:
  explicit Checksum(std::string_view prefix) {
    for (const char c : prefix) add(static_cast<std::uint32_t>(c) >> 5);
    add(0);
    for (const char c : prefix) add(static_cast<std::uint32_t>(c) & 31);
  }
  void add(std::uint32_t five_bits) {
    constexpr std::uint32_t generator[] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    const std::uint32_t top = value_ >> 25;
    value_ = (value_ & 0x1ffffff) << 5 ^ five_bits;
    for (std::size_t i = 0; i < 5; ++i) value_ ^= generator[i] & (0 - (top >> i & 1));
  }
  std::uint32_t value() const { return value_; }

 private:
  std::uint32_t value_ = 1;
};

}  // namespace

Secret encode(std::string_view prefix, ByteView data) {
  const std::size_t digits = (data.size() * 8 + 4) / 5;
  Secret text(prefix.size() + 1 + digits + checksum_size);
  auto out = std::ranges::copy(prefix, text.span().begin()).out;
  *out++ = '1';
  Checksum checksum(prefix);
  const auto put = [&](std::uint32_t five_bits) { *out++ = letter_of(five_bits & 31); };
  std::uint32_t held = 0;
  int bits = 0;
  const auto put_digit = [&](std::uint32_t five_bits) {
    checksum.add(five_bits & 31);
    put(five_bits);
  };
  for (const Byte byte : data) {
    held = held << 8 | byte;
    for (bits += 8; bits >= 5; bits -= 5) put_digit(held >> (bits - 5));
  }
  if (bits > 0) put_digit(held << (5 - bits));
  for (std::size_t i = 0; i < checksum_size; ++i) checksum.add(0);
  for (std::size_t i = 0; i < checksum_size; ++i) put((checksum.value() ^ 1) >> 5 * (checksum_size - 1 - i));
  return text;
}

std::optional<Secret> decode(std::string_view prefix, std::string_view text) {
  if (text.size() < prefix.size() + 1 + checksum_size || !text.starts_with(prefix) ||
      text[prefix.size()] != '1')
    return std::nullopt;
  text.remove_prefix(prefix.size() + 1);
  const std::size_t digits = text.size() - checksum_size;
  Secret data(digits * 5 / 8);
  auto out = data.span().begin();
  Checksum checksum(prefix);
  std::uint32_t held = 0, wrong = 0;
  int bits = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::uint32_t digit = digit_of(text[i], wrong);
    checksum.add(digit);
    if (i >= digits) continue;
    held = held << 5 | digit;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      *out++ = static_cast<Byte>(held >> bits);
    }
  }
  wrong |= checksum.value() ^ 1;
  wrong |= held & ((1u << bits) - 1);
  // Whether it is whole the person is told; nobody's key is not whole.
  if (public_by_design(wrong != 0) || bits >= 5) return std::nullopt;
  return data;
}

}  // namespace attest::crypto::bech32
