// The full-text tokenizer `attest`: what it promises stands at match_expression in store/database.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace attest::store {

/// One term of an index: bytes [from, to) of the folded text, and bytes [begin, end) of the text it came
/// from.
struct Term {
  std::uint32_t from, to;
  std::uint32_t begin, end;
};

struct Terms {
  std::string folded;
  std::vector<Term> terms;
  /// Of a query: whether the last term is shorter than an index has it where a word goes on, so that it has
  /// to be looked for as a prefix.
  bool open = false;

  std::string_view text(const Term& term) const {
    return std::string_view(folded).substr(term.from, term.to - term.from);
  }
};

/// Every term of a text. Throws Error{Invalid} where `text` is not UTF-8.
Terms document_terms(std::string_view text);
/// The terms which, as one phrase, every text holds that holds `query` as a folded substring: those of all
/// words, and of the last word only as many as reach its end. At most 64, which keeps a pasted page from
/// costing a page's lookups.
Terms query_terms(std::string_view query);

/// Makes `attest` known to the FTS5 of one connection. SQLITE_OK, SQLITE_NOMEM, or SQLITE_ERROR where that
/// SQLite has no FTS5.
int register_tokenizer(sqlite3* connection) noexcept;

}  // namespace attest::store
