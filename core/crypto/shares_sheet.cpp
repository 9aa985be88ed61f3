#include "core/crypto/shares_sheet.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/crypto/constant_time.h"
#include "core/crypto/shares_words.h"
#include "core/foundation/error.h"

namespace attest::crypto::shares {

namespace {

constexpr std::size_t max_text = std::size_t{64} * 1024;
constexpr int word_bits = 10;
/// The words before the value: identifier, extendable and exponent in two, group and member in two more.
constexpr std::size_t head_words = 4;
constexpr std::size_t checksum_words = 3;

constexpr std::size_t value_words(std::size_t bytes) {
  return (bytes * 8 + word_bits - 1) / word_bits;
}

constexpr std::size_t sheet_words(std::size_t bytes) {
  return head_words + value_words(bytes) + checksum_words;
}

constexpr std::size_t fewest_words = sheet_words(smallest_secret);
constexpr std::size_t most_words = sheet_words(largest_secret);

/// The zero bits that stand before a value of so many words: a value is a multiple of 16 bits.
constexpr int padding_of(std::size_t words) {
  return static_cast<int>(word_bits * words % 16);
}
constexpr int most_padding = 8;

/// The numbers of a sheet's words, two bytes each, in memory for secrets.
class Numbers {
 public:
  std::size_t size() const { return size_; }
  std::uint32_t operator[](std::size_t i) const {
    return static_cast<std::uint32_t>(bytes_.view()[2 * i] << 8 | bytes_.view()[2 * i + 1]);
  }
  void add(std::uint32_t number) {
    if (size_ == most_words) throw Error(Code::Internal, "A sheet has no room for so many words.");
    bytes_.span()[2 * size_] = static_cast<Byte>(number >> 8);
    bytes_.span()[2 * size_ + 1] = static_cast<Byte>(number);
    ++size_;
  }

 private:
  Secret bytes_{2 * most_words};
  std::size_t size_ = 0;
};

/// Bits, the highest first, gathered into words and taken out of them again; at most 16 at a time.
class BitWriter {
 public:
  explicit BitWriter(Numbers& numbers) : numbers_(numbers) {}
  void put(std::uint32_t value, int width) {
    held_ = held_ << width | value;
    bits_ += width;
    for (; bits_ >= word_bits; bits_ -= word_bits)
      numbers_.add(held_ >> (bits_ - word_bits) & (word_count - 1));
  }

 private:
  Numbers& numbers_;
  std::uint32_t held_ = 0;
  int bits_ = 0;
};

class BitReader {
 public:
  explicit BitReader(const Numbers& numbers) : numbers_(numbers) {}
  std::uint32_t take(int width) {
    for (; bits_ < width; bits_ += word_bits) held_ = held_ << word_bits | numbers_[next_++];
    bits_ -= width;
    return held_ >> bits_ & ((1u << width) - 1);
  }
  int take_int(int width) { return static_cast<int>(take(width)); }

 private:
  const Numbers& numbers_;
  std::size_t next_ = 0;
  std::uint32_t held_ = 0;
  int bits_ = 0;
};

/// RS1024: finds every mistake in up to three words, and all others but one in a thousand million.
class Checksum {
 public:
  explicit Checksum(bool extendable) {
    for (const char c : std::string_view(extendable ? "shamir_extendable" : "shamir"))
      add(static_cast<std::uint32_t>(c));
  }
  void add(std::uint32_t number) {
    constexpr std::uint32_t generator[word_bits] = {0xe0e040,   0x1c1c080,  0x3838100,  0x7070200,
                                                    0xe0e0009,  0x1c0c2412, 0x38086c24, 0x3090fc48,
                                                    0x21b1f890, 0x3f3f120};
    const std::uint32_t top = value_ >> 20;
    value_ = (value_ & 0xfffff) << word_bits ^ number;
    for (int i = 0; i < word_bits; ++i) value_ ^= generator[i] & (0 - (top >> i & 1));
  }
  std::uint32_t value() const { return value_; }

 private:
  std::uint32_t value_ = 1;
};

/// The bytes of white space that a text begins with; also of what word processors and phones put for it.
std::size_t leading_space(std::string_view text) {
  constexpr std::string_view foreign_spaces[] = {"\u0085", "\u00a0", "\u1680", "\u2000", "\u2001", "\u2002",
                                                 "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008",
                                                 "\u2009", "\u200a", "\u200b", "\u2028", "\u2029", "\u202f",
                                                 "\u205f", "\u3000", "\ufeff"};
  if (text.empty()) return 0;
  const auto first = static_cast<Byte>(text.front());
  if (first < 0x80) return first == ' ' || (first >= '\t' && first <= '\r') ? 1 : 0;
  for (const std::string_view space : foreign_spaces)
    if (text.starts_with(space)) return space.size();
  return 0;
}

/// What stands before the next white space; `rest` goes on after it. Empty at the end. A piece that begins
/// with "#" is passed over with the rest of its line: what a printed sheet says around its words.
std::string_view next_piece(std::string_view& rest) {
  for (;;) {
    for (std::size_t space; (space = leading_space(rest)) > 0;) rest.remove_prefix(space);
    if (!rest.starts_with('#')) break;
    rest.remove_prefix(std::min(rest.find('\n'), rest.size()));
  }
  std::size_t size = 0;
  while (size < rest.size() && leading_space(rest.substr(size)) == 0) ++size;
  const std::string_view piece = rest.substr(0, size);
  rest.remove_prefix(size);
  return piece;
}

/// Without a number before it: "3", "3." and "12)" leave nothing, "3.word" leaves the word.
std::string_view without_number(std::string_view piece) {
  constexpr std::size_t most_digits = 3;
  const std::size_t digits = std::min(piece.find_first_not_of("0123456789"), piece.size());
  if (digits == 0 || digits > most_digits) return piece;
  piece.remove_prefix(digits);
  if (!piece.empty() && std::string_view(".):").find(piece.front()) != std::string_view::npos)
    piece.remove_prefix(1);
  return piece;
}

std::optional<std::uint32_t> number_of(std::string_view written) {
  if (written.size() > longest_word) return std::nullopt;
  Letters letters = 0;
  for (const char c : written) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    if (lower < 'a' || lower > 'z') return std::nullopt;
    letters = letters << 8 | static_cast<Letters>(lower);
  }
  return find_word(written.empty() ? 0 : letters << 8 * (longest_word - written.size()), written.size());
}

Numbers read_words(std::string_view text) {
  if (text.size() > max_text)
    throw Error(Code::Invalid,
                "This is longer than 64 KiB, so it is not a sheet. Enter one sheet at a time.");
  Numbers numbers;
  for (std::string_view piece; !(piece = next_piece(text)).empty();) {
    piece = without_number(piece);
    if (piece.empty()) continue;
    if (numbers.size() == most_words)
      throw Error(Code::Invalid, "There are more words here than a sheet has. Enter one sheet at a time.");
    const auto number = number_of(piece);
    if (!number)
      throw Error(Code::Invalid,
                  "Word %1 is none of the words that sheets are made of. Compare it with the sheet.",
                  {std::to_string(numbers.size() + 1)});
    numbers.add(*number);
  }
  if (numbers.size() == 0)
    throw Error(Code::Invalid, "There are no words here. Enter the words that stand on the sheet.");
  return numbers;
}

void append_word(SecretText& text, Letters letters) {
  for (int shift = 8 * (longest_word - 1); shift >= 0; shift -= 8) {
    const char letter = static_cast<char>(letters >> shift);
    // How long a word is anybody sees who sees the sheet; the words are the standard's.
    if (public_by_design(letter != 0)) text.append({&letter, 1});
  }
}

}  // namespace

Secret write_sheet(const Share& share, ByteView value) {
  Numbers numbers;
  BitWriter bits(numbers);
  const auto put = [&](int number, int width) { bits.put(static_cast<std::uint32_t>(number), width); };
  put(share.identifier, 15);
  put(share.extendable, 1);
  put(share.iteration_exponent, 4);
  for (const int count : {share.group, share.groups_needed, share.groups, share.number, share.need})
    put(count - 1, 4);
  put(0, padding_of(value_words(value.size())));
  for (const Byte byte : value) bits.put(byte, 8);

  Checksum checksum(share.extendable);
  for (std::size_t i = 0; i < numbers.size(); ++i) checksum.add(numbers[i]);
  for (std::size_t i = 0; i < checksum_words; ++i) checksum.add(0);
  const std::uint32_t sum = checksum.value() ^ 1;
  for (int i = checksum_words - 1; i >= 0; --i) numbers.add(sum >> word_bits * i & (word_count - 1));

  SecretText text;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i > 0) text.append(" ");
    append_word(text, word(numbers[i]));
  }
  return text.take();
}

Sheet read_sheet(std::string_view text) {
  const Numbers numbers = read_words(text);
  const int padding =
      numbers.size() < fewest_words ? 0 : padding_of(numbers.size() - head_words - checksum_words);
  if (numbers.size() < fewest_words || padding > most_padding)
    throw Error(
        Code::Invalid,
        "There are %1 words here, which is not a whole sheet: one made by Attest has %2. Look for words "
        "that were left out or written twice.",
        {std::to_string(numbers.size()), std::to_string(sheet_words(32))});

  BitReader bits(numbers);
  Sheet sheet;
  Share& share = sheet.share;
  share.identifier = bits.take_int(15);
  share.extendable = bits.take(1) == 1;
  share.iteration_exponent = bits.take_int(4);
  for (int* count : {&share.group, &share.groups_needed, &share.groups, &share.number, &share.need})
    *count = bits.take_int(4) + 1;
  Checksum checksum(share.extendable);
  for (std::size_t i = 0; i < numbers.size(); ++i) checksum.add(numbers[i]);
  if (checksum.value() != 1)
    throw Error(Code::Invalid,
                "The check of these words fails: one or more of them are not those of the sheet, or stand in "
                "another place. Compare them with the sheet.");

  constexpr const char* unsound =
      "These words are whole, but say what no sheet may say (%1). The program that made them is at fault.";
  if (share.groups_needed > share.groups)
    throw Error(Code::Invalid, unsound, {"more groups needed than made"});
  if (share.group > share.groups) throw Error(Code::Invalid, unsound, {"a group beyond the last one"});
  if (bits.take(padding) != 0) throw Error(Code::Invalid, unsound, {"padding that is not zero"});
  const std::size_t words = numbers.size() - head_words - checksum_words;
  share.secret_size = (word_bits * words - static_cast<std::size_t>(padding)) / 8;
  sheet.value = Secret(share.secret_size);
  for (Byte& byte : sheet.value.span()) byte = static_cast<Byte>(bits.take(8));
  return sheet;
}

}  // namespace attest::crypto::shares
