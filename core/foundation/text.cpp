#include "core/foundation/text.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

#include "core/foundation/error.h"

namespace attest {

namespace {

/// Sorting the marks on one letter takes time by the square of their number, so a hostile text could stop the
/// program. Unicode's Stream-Safe Text Format allows 30.
constexpr std::size_t kMostMarks = 1024;
constexpr std::size_t kMostBytes = 1u << 30;  // ICU counts in 32 bits

bool is_continuation(char c) noexcept {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

void check_icu(UErrorCode status) {
  if (status == U_MEMORY_ALLOCATION_ERROR)
    throw Error(Code::NotEnoughMemory, "There is not enough memory for a text.");
  if (U_FAILURE(status)) throw Error(Code::Internal, "ICU failed: %1.", {u_errorName(status)});
}

const icu::Normalizer2& nfc() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFCInstance(status);
  check_icu(status);
  return *normalizer;
}

/// The code point at `at`, which moves behind it; -1 for bytes that are not UTF-8.
UChar32 next_point(std::string_view text, std::size_t& at) noexcept {
  const char* bytes = text.data();
  UChar32 c = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // in ICU's macro
  U8_NEXT(bytes, at, text.size(), c);
#pragma GCC diagnostic pop
  return c;
}

/// Calls f(code point) for each code point, U+FFFD for what is not UTF-8.
template <class F>
void each_point(std::string_view text, F&& f) {
  for (std::size_t at = 0; at < text.size();) {
    const UChar32 c = next_point(text, at);
    f(c < 0 ? U'\uFFFD' : static_cast<char32_t>(c));
  }
}

void append_point(std::string& out, char32_t point) {
  std::array<char, 4> bytes{};
  std::size_t size = 0;
  const auto c = static_cast<UChar32>(point);
  U8_APPEND_UNSAFE(bytes.data(), size, c);
  out.append(bytes.data(), size);
}

void refuse_towers_of_marks(std::string_view text) {
  std::size_t marks = 0;
  each_point(text, [&](char32_t c) {
    marks = u_getCombiningClass(static_cast<UChar32>(c)) != 0 ? marks + 1 : 0;
    if (marks > kMostMarks) {
      throw Error(Code::Invalid, "A text has more than %1 combining marks on one letter; it cannot be used.",
                  {std::to_string(kMostMarks)});
    }
  });
}

/// A piece of folded text under way: its code points, and where each came from.
struct Folded {
  std::u32string points;
  std::vector<std::uint32_t> origin;
};

Folded fold_each(std::string_view text) {
  Folded out;
  out.points.reserve(text.size());
  out.origin.reserve(text.size());
  std::uint32_t at = 0;
  each_point(text, [&](char32_t c) {
    if (c < 0x80) {
      out.points += c >= U'A' && c <= U'Z' ? c + 32 : c;
    } else {
      const icu::UnicodeString folded =
          icu::UnicodeString(static_cast<UChar32>(c)).foldCase(U_FOLD_CASE_DEFAULT);
      for (int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
        out.points += static_cast<char32_t>(folded.char32At(i));
      }
    }
    out.origin.resize(out.points.size(), at++);
  });
  return out;
}

/// Composes the run [from, to) of `in`, which nothing before or after it can change, onto `out`.
void compose_run(const Folded& in, std::size_t from, std::size_t to, Folded& out) {
  const std::string run = from_points(std::u32string_view(in.points).substr(from, to - from));
  const std::u32string composed = to_points(to_nfc(run));
  out.points += composed;
  // The first letter takes in the marks that follow it, so what remains after it is counted from the end.
  const std::size_t kept = composed.size();
  for (std::size_t i = 0; i < kept; ++i) {
    const std::size_t back = std::min(kept - i, to - from);
    out.origin.push_back(in.origin[i == 0 ? from : to - back]);
  }
}

Folded compose(const Folded& in) {
  Folded out;
  out.points.reserve(in.points.size());
  out.origin.reserve(in.points.size());
  const icu::Normalizer2& normalizer = nfc();
  const auto begins = [&](std::size_t i) {
    return in.points[i] < 0x300 || normalizer.hasBoundaryBefore(static_cast<UChar32>(in.points[i]));
  };
  for (std::size_t from = 0, to = 0; from < in.points.size(); from = to) {
    to = from + 1;
    while (to < in.points.size() && !begins(to)) ++to;
    if (to == from + 1 && in.points[from] < 0x300) {
      out.points += in.points[from];
      out.origin.push_back(in.origin[from]);
    } else {
      compose_run(in, from, to, out);
    }
  }
  return out;
}

/// LF for CRLF and CR.
std::string unix_lines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      out += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      out += '\n';
    }
  }
  return out;
}

/// The number, from 1, of the line where valid UTF-8 ends.
std::size_t line_of_bad_utf8(std::string_view text) {
  std::size_t line = 1;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    if (!is_utf8(text.substr(0, end))) break;
    text.remove_prefix(end);
    ++line;
  }
  return line;
}

bool rewrites_a_line(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

bool is_utf8(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    if (next_point(text, at) < 0) return false;
  }
  return true;
}

std::string to_nfc(std::string_view text) {
  if (text.size() > kMostBytes) throw Error(Code::Invalid, "A text is longer than 1 GiB; it cannot be used.");
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
  const bool already = nfc().isNormalizedUTF8(piece, status);
  check_icu(status);
  if (already) return std::string(text);
  refuse_towers_of_marks(text);
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
  nfc().normalizeUTF8(0, piece, sink, nullptr, status);
  check_icu(status);
  return out;
}

std::string fold(std::string_view text, std::vector<std::uint32_t>* origin) {
  Folded folded = compose(fold_each(text));
  if (origin) *origin = std::move(folded.origin);
  return from_points(folded.points);
}

std::size_t count_points(std::string_view text) noexcept {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

std::string_view slice_points(std::string_view text, std::size_t from, std::size_t to) noexcept {
  const auto skip = [&](std::size_t at, std::size_t points) {
    for (; points > 0 && at < text.size(); --points) {
      ++at;
      while (at < text.size() && is_continuation(text[at])) ++at;
    }
    return at;
  };
  const std::size_t begin = skip(0, from);
  const std::size_t end = skip(begin, to > from ? to - from : 0);
  return text.substr(begin, end - begin);
}

std::u32string to_points(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  each_point(text, [&](char32_t c) { out += c; });
  return out;
}

std::string from_points(std::u32string_view points) {
  std::string out;
  out.reserve(points.size());
  for (const char32_t c : points) append_point(out, c);
  return out;
}

std::string normalise_input(std::string_view text, const std::string& what) {
  if (!is_utf8(text)) {
    throw Error(Code::Invalid, "%1 is not UTF-8 text (line %2); save it as UTF-8 and try again.",
                {what, std::to_string(line_of_bad_utf8(text))});
  }
  if (text.find('\0') != std::string_view::npos) {
    throw Error(Code::Invalid, "%1 has a NUL character in it, so it is not plain text.", {what});
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return to_nfc(unix_lines(text));
}

std::string one_line(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  each_point(text, [&](char32_t c) {
    append_point(out, c == U'\n' ? U' ' : rewrites_a_line(c) ? U'\uFFFD' : c);
  });
  return out;
}

}  // namespace attest
