#include "core/store/tokenizer.h"

#include <sqlcipher/sqlite3.h>

#include <algorithm>
#include <new>

#include "core/foundation/error.h"
#include "core/foundation/script.h"
#include "core/foundation/text.h"
#include "core/store/database.h"

namespace attest::store {
namespace {

constexpr std::size_t query_terms_at_most = 64;

/// Length in bytes of the sequence that begins with `lead`, in valid UTF-8.
std::uint32_t width(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

char32_t point_at(std::string_view text, std::uint32_t at) {
  const auto byte = [&](std::uint32_t i) { return static_cast<unsigned char>(text[at + i]); };
  switch (width(text[at])) {
    case 1:
      return byte(0);
    case 2:
      return (byte(0) & 0x1Fu) << 6 | (byte(1) & 0x3Fu);
    case 3:
      return (byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
    default:
      return (byte(0) & 0x07u) << 18 | (byte(1) & 0x3Fu) << 12 | (byte(2) & 0x3Fu) << 6 | (byte(3) & 0x3Fu);
  }
}

/// Byte offset of each code point, and of the end.
std::vector<std::uint32_t> point_offsets(std::string_view text) {
  std::vector<std::uint32_t> offsets;
  offsets.reserve(text.size() + 1);
  for (std::uint32_t at = 0; at < text.size(); at += width(text[at])) offsets.push_back(at);
  offsets.push_back(static_cast<std::uint32_t>(text.size()));
  return offsets;
}

/// A folded text cut into words, and where it came from.
class Words {
 public:
  explicit Words(std::string_view text) {
    if (!is_utf8(text)) throw Error(Code::Invalid, "A text to be indexed is not UTF-8.");
    folded = fold(text, &origin_);
    offsets = point_offsets(folded);
    original_ = point_offsets(text);
    parts.reserve(offsets.size());
    for (std::size_t i = 0; i + 1 < offsets.size(); ++i)
      parts.push_back(word_part(point_at(folded, offsets[i])));
  }

  std::size_t size() const { return parts.size(); }
  bool is_word(std::size_t i) const { return i < size() && parts[i] != WordPart::None; }
  std::size_t word_end(std::size_t i) const {
    while (is_word(i)) ++i;
    return i;
  }
  std::size_t full_length(std::size_t i) const { return parts[i] == WordPart::Unspaced ? 2 : 3; }

  Term term(std::size_t first, std::size_t last) const {
    return {offsets[first], offsets[last], original_[origin_[first]], origin_end(last)};
  }

  std::string folded;
  std::vector<std::uint32_t> offsets;
  std::vector<WordPart> parts;

 private:
  /// Where the code points of the original end that gave the folded ones before `last`. Several may have
  /// become one (composition), and one several (sharp s).
  std::uint32_t origin_end(std::size_t last) const {
    const std::uint32_t from = origin_[last - 1];
    while (last < origin_.size() && origin_[last] <= from) ++last;
    return last < origin_.size() ? original_[origin_[last]] : original_.back();
  }

  std::vector<std::uint32_t> origin_;
  std::vector<std::uint32_t> original_;
};

}  // namespace

Terms document_terms(std::string_view text) {
  Words words(text);
  Terms out;
  out.terms.reserve(words.size());
  std::size_t end = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!words.is_word(i)) continue;
    if (i >= end) end = words.word_end(i);
    out.terms.push_back(words.term(i, std::min(end, i + words.full_length(i))));
  }
  out.folded = std::move(words.folded);
  return out;
}

Terms query_terms(std::string_view query) {
  Words words(query);
  Terms out;
  std::size_t end = 0;
  for (std::size_t i = 0; i < words.size() && out.terms.size() < query_terms_at_most; ++i) {
    if (!words.is_word(i)) continue;
    if (i >= end) end = words.word_end(i);
    const std::size_t full = i + words.full_length(i);
    out.terms.push_back(words.term(i, std::min(end, full)));
    // The query's last code points: the text's word may go on after them, and what starts later adds nothing.
    if (end == words.size() && full >= end) {
      out.open = full > end;
      break;
    }
  }
  out.folded = std::move(words.folded);
  return out;
}

std::string match_expression(std::string_view query) {
  const Terms terms = query_terms(query);
  if (terms.terms.empty()) return {};
  // Quotation marks end FTS5's string and NUL ends its expression; both only separate words.
  std::string phrase(query);
  std::replace_if(
      phrase.begin(), phrase.end(), [](char c) { return c == '"' || c == '\0'; }, ' ');
  return '"' + phrase + (terms.open ? "\" *" : "\"");
}

namespace {

using TakeToken = int (*)(void*, int, const char*, int, int, int);

int tokenize(Fts5Tokenizer*, void* context, int flags, const char* text, int size, TakeToken take) noexcept {
  try {
    const std::string_view view(size > 0 ? text : "", static_cast<std::size_t>(size));
    const bool query = (flags & FTS5_TOKENIZE_QUERY) != 0;
    const Terms terms = query ? query_terms(view) : document_terms(view);
    for (const Term& term : terms.terms) {
      const std::string_view token = terms.text(term);
      const int code = take(context, 0, token.data(), static_cast<int>(token.size()),
                            static_cast<int>(term.begin), static_cast<int>(term.end));
      if (code != SQLITE_OK) return code == SQLITE_DONE ? SQLITE_OK : code;
    }
    return SQLITE_OK;
  } catch (const std::bad_alloc&) {
    return SQLITE_NOMEM;
  } catch (const Error&) {
    return SQLITE_MISMATCH;
  } catch (...) {
    return SQLITE_ERROR;
  }
}

fts5_api* fts5_of(sqlite3* connection) noexcept {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nullptr) != SQLITE_OK) return nullptr;
  sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
  sqlite3_step(statement);
  sqlite3_finalize(statement);
  return api;
}

}  // namespace

int register_tokenizer(sqlite3* connection) noexcept {
  fts5_api* api = fts5_of(connection);
  if (api == nullptr) return sqlite3_errcode(connection) == SQLITE_NOMEM ? SQLITE_NOMEM : SQLITE_ERROR;
  if (api->iVersion < 2) return SQLITE_ERROR;
  // The tokenizer has no state; FTS5 wants an address that is not null, and gets the one it gave.
  fts5_tokenizer functions = {
      [](void* context, const char**, int arguments, Fts5Tokenizer** out) {
        *out = static_cast<Fts5Tokenizer*>(context);
        return arguments == 0 ? SQLITE_OK : SQLITE_ERROR;
      },
      [](Fts5Tokenizer*) {},
      tokenize,
  };
  return api->xCreateTokenizer(api, "attest", api, &functions, nullptr);
}

}  // namespace attest::store
