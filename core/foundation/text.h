// Text is UTF-8 in NFC, checked where it enters. Positions in it are Unicode code points; the window's UTF-16
// is converted in one place there (ui/text/utf16.h).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace attest {

/// Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view text) noexcept;
/// Canonical composition (Unicode NFC) of valid UTF-8. Throws Invalid past 1 GiB, and for more than 1024
/// combining marks in a row, which would take for ever to sort.
std::string to_nfc(std::string_view text);
/// For comparing in searches: NFC of the case-folded text (Unicode default case folding). With `origin`
/// given, it receives, for each code point of the result, the index of the code point of `text` that it came
/// from.
std::string fold(std::string_view text, std::vector<std::uint32_t>* origin = nullptr);

/// Number of code points of valid UTF-8.
std::size_t count_points(std::string_view text) noexcept;
/// The code points [from, to) of valid UTF-8; the ends are clipped to the text.
std::string_view slice_points(std::string_view text, std::size_t from, std::size_t to) noexcept;
/// Valid UTF-8 as code points, and back.
std::u32string to_points(std::string_view text);
std::string from_points(std::u32string_view points);

/// CRLF and CR become LF; a byte-order mark at the start goes; NUL and invalid UTF-8 throw Error{Invalid};
/// then NFC. `what` names the input in the error ("the transcript").
std::string normalise_input(std::string_view text, const std::string& what);

/// For names that are shown in one line: control characters, bidirectional overrides (U+202A-E, U+2066-9) and
/// their like become U+FFFD and line feeds spaces, so that a foreign name cannot rewrite the line it stands
/// in.
std::string one_line(std::string_view text);

}  // namespace attest
