// Text files in the encodings people have, as UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace attest::exchange {

struct DecodedText {
  std::string text;      ///< UTF-8 without a byte-order mark; not yet normalised
  std::string encoding;  ///< its usual name: "UTF-8", "Windows-949", "GB18030" ...
  /// Named by the caller or by a byte-order mark, or nothing else reads so (strict UTF-8, the escapes of
  /// ISO 2022). Otherwise it is a guess, and a person should look at the text.
  bool certain = true;
  std::size_t replaced = 0;  ///< places that are no character in this encoding; U+FFFD stands for each
};

/// Reads `bytes` in the encoding named, or finds it: a byte-order mark, else UTF-16 or UTF-32 by their zero
/// bytes, else the escapes of ISO 2022 and HZ, else strict UTF-8, else `declared` (what the file says of
/// itself) if every byte fits, else UTF-8 in which few bytes are bad, else JOHAB if nearly all is common
/// Hangul, else what libuchardet takes it for. (Of the files in question libuchardet knows what ICU's
/// detector does not: IBM 855 and 866, Mac Cyrillic, Thai, Vietnamese, HZ, Tibetan in GB 18030; neither knows
/// JOHAB, and UTF-16 without a mark is told by its structure.) ICU decodes, and iconv(3) what ICU lacks
/// (JOHAB, VISCII). Names are taken for what files that call themselves so hold: EUC-KR is Windows-949,
/// GB2312 and GBK are GB18030, Shift_JIS is Windows-31J, ISO 8859-1 is Windows-1252; Big5 is Windows-950, or
/// Big5-HKSCS where that leaves less undecoded.
///
/// What detection cannot know: which of several single-byte encodings a short text is in, Arabic and Hebrew
/// of DOS (code pages 720, 864, 862), Big5 from GB in a few characters. Throws Error{Invalid} for a name
/// nobody knows, and where nothing can be guessed.
DecodedText decode_text(std::string_view bytes, const std::string& encoding = {},
                        const std::string& declared = {});

/// Names to choose from, for a list: those of decode_text that people meet, most likely first.
const std::vector<std::string>& common_encodings();

}  // namespace attest::exchange
