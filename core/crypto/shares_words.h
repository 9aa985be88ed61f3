// Inside this room: the word list of SLIP-0039. A word's place in it is a part of a secret, so each look-up
// reads the whole list and takes the same time for every word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace attest::crypto::shares {

constexpr std::uint32_t word_count = 1024;
/// No two words begin with the same four letters.
constexpr std::size_t shortest_word = 4;
constexpr std::size_t longest_word = 8;

/// The letters of a word, in lower case, the first in the highest byte; zeros where it is shorter.
using Letters = std::uint64_t;

/// The word of this number, 0 to 1023.
Letters word(std::uint32_t number);
/// The number of the word that begins with these letters, `count` of them; nullopt where there is none, or
/// for fewer than four letters.
std::optional<std::uint32_t> find_word(Letters letters, std::size_t count);

}  // namespace attest::crypto::shares
