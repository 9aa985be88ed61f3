#include "core/crypto/bech32.h"

#include <algorithm>
#include <array>

#include "core/crypto/constant_time.h"

namespace attest::crypto::bech32 {

namespace {

constexpr std::string_view alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::size_t checksum_size = 6;

// Both look at the whole alphabet, so that no address says which letter it was.

Byte letter_of(std::uint32_t digit) {
  std::uint32_t letter = 0;
  for (std::uint32_t i = 0; i < 32; ++i)
    letter |= ones_if_same(i, digit) & static_cast<std::uint32_t>(alphabet[i]);
  return static_cast<Byte>(letter);
}

/// Eight letters of the alphabet in one number, the first in its lowest byte.
constexpr std::uint64_t eight_letters(std::size_t from) {
  std::uint64_t eight = 0;
  for (std::size_t i = 0; i < 8; ++i)
    eight |= std::uint64_t{static_cast<unsigned char>(alphabet[from + i])} << 8 * i;
  return eight;
}
/// Their digits with `found` added, the first in its highest byte: multiplied by a number that has a single
/// bit, at the bottom of byte i, it has digit i at the top.
constexpr std::uint32_t found = 32;
constexpr std::uint64_t eight_digits(std::size_t from) {
  std::uint64_t eight = 0;
  for (std::size_t i = 0; i < 8; ++i) eight |= std::uint64_t{found + from + i} << 8 * (7 - i);
  return eight;
}

/// Sets `wrong` where it is none of the alphabet's. A keyring of ten thousand keys is a million letters:
/// eight are compared at once.
std::uint32_t digit_of(char letter, std::uint32_t& wrong) {
  constexpr std::uint64_t low = 0x0101010101010101, most = 0x7F * low;
  const std::uint64_t everywhere = low * static_cast<unsigned char>(letter);
  std::uint64_t sum = 0;
  static constexpr std::array letters{eight_letters(0), eight_letters(8), eight_letters(16),
                                      eight_letters(24)};
  static constexpr std::array digits{eight_digits(0), eight_digits(8), eight_digits(16), eight_digits(24)};
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const std::uint64_t different = letters[i] ^ everywhere;
    const std::uint64_t same =
        ~(((different & most) + most) | different | most) >> 7;  // 1 where a byte is zero
    sum += same * digits[i] >> 56;
  }
  const auto digit = static_cast<std::uint32_t>(sum);
  wrong |= (digit ^ found) & found;
  return digit & (found - 1);
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
