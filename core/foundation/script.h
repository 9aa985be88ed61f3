// What a search index needs to know of a single code point.
#pragma once

namespace attest {

enum class WordPart {
  None,      ///< a space, punctuation, symbol, control: it separates words
  Spaced,    ///< a letter, mark or number of a script that writes spaces between words
  Unspaced,  ///< one of a script without such spaces, or with words found inside longer ones: Han, Hangul,
             ///< kana, bopomofo, Thai, Lao, Khmer, Burmese, Tibetan
};

/// Depends on the code point alone, never on its neighbours: a word and any part cut out of it are classed
/// alike. Marks and numbers that many scripts share are Spaced.
WordPart word_part(char32_t point) noexcept;

}  // namespace attest
