#include "core/exchange/encodings.h"

#include <iconv.h>
#include <uchardet.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <memory>
#include <new>
#include <optional>

#include "core/foundation/error.h"
#include "core/foundation/text.h"

namespace attest::exchange {
namespace {

/// An encoding by the name shown, the name its decoder knows it by, and other names it goes by (letters and
/// digits only, lower case).
struct Known {
  const char* shown;
  const char* decoder;
  std::vector<std::string_view> names;
};

const std::vector<Known>& known() {
  static const std::vector<Known> all{
      {"UTF-8", "UTF-8", {"utf8"}},
      {"Windows-949",
       "windows-949",
       {"windows949", "cp949", "ms949", "uhc", "euckr", "ksc5601", "ksc56011987", "ksx1001", "korean"}},
      {"JOHAB", "JOHAB", {"johab", "cp1361", "ms1361", "ksc56011992"}},
      {"ISO-2022-KR", "ISO-2022-KR", {"iso2022kr"}},
      {"GB18030", "gb18030", {"gb18030", "gbk", "gb2312", "cp936", "windows936", "euccn", "chinese"}},
      {"HZ-GB-2312", "HZ", {"hzgb2312", "hz"}},
      {"Big5", "windows-950", {"big5", "cp950", "windows950"}},
      {"Big5-HKSCS", "Big5-HKSCS", {"big5hkscs"}},
      {"EUC-TW", "EUC-TW", {"euctw"}},
      {"Shift_JIS", "windows-31j", {"shiftjis", "sjis", "cp932", "windows31j", "ms932"}},
      {"EUC-JP", "EUC-JP", {"eucjp"}},
      {"ISO-2022-JP", "ISO-2022-JP", {"iso2022jp"}},
      {"Windows-1256", "windows-1256", {"windows1256", "cp1256"}},
      {"ISO-8859-6", "ISO-8859-6", {"iso88596"}},
      {"Windows-1251", "windows-1251", {"windows1251", "cp1251"}},
      {"KOI8-R", "KOI8-R", {"koi8r"}},
      {"KOI8-U", "KOI8-U", {"koi8u"}},
      {"IBM866", "IBM866", {"ibm866", "cp866"}},
      {"IBM855", "IBM855", {"ibm855", "cp855"}},
      {"ISO-8859-5", "ISO-8859-5", {"iso88595"}},
      {"Mac-Cyrillic", "x-mac-cyrillic", {"maccyrillic", "xmaccyrillic"}},
      {"Windows-1252", "windows-1252", {"windows1252", "cp1252", "iso88591", "latin1"}},
      {"Windows-1250", "windows-1250", {"windows1250", "cp1250"}},
      {"Windows-1254", "windows-1254", {"windows1254", "cp1254", "iso88599"}},
      {"Windows-1255", "windows-1255", {"windows1255", "cp1255"}},
      {"Windows-1258", "windows-1258", {"windows1258", "cp1258"}},
      {"VISCII", "VISCII", {"viscii"}},
      {"Windows-874", "windows-874", {"windows874", "cp874", "tis620", "iso885911"}},
      {"UTF-16LE", "UTF-16LE", {"utf16le"}},
      {"UTF-16BE", "UTF-16BE", {"utf16be"}},
      {"UTF-32LE", "UTF-32LE", {"utf32le"}},
      {"UTF-32BE", "UTF-32BE", {"utf32be"}},
  };
  return all;
}

std::string letters_and_digits(std::string_view name) {
  std::string plain;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') plain += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) plain += c;
  }
  return plain;
}

struct Encoding {
  std::string shown;
  std::string decoder;
};

Encoding named(const std::string& name) {
  const std::string plain = letters_and_digits(name);
  for (const Known& one : known()) {
    if (std::find(one.names.begin(), one.names.end(), plain) != one.names.end())
      return {one.shown, one.decoder};
  }
  return {name, name};
}

struct Plain {
  std::string text;
  std::size_t replaced = 0;
};

void U_CALLCONV count_replaced(const void* context, UConverterToUnicodeArgs* arguments, const char*,
                               std::int32_t, UConverterCallbackReason reason, UErrorCode* error) {
  if (reason > UCNV_IRREGULAR) return;
  // The converter keeps what it is given as const; it is ours.
  ++*static_cast<std::size_t*>(const_cast<void*>(context));
  constexpr UChar kReplacement = 0xFFFD;
  *error = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(arguments, &kReplacement, 1, 0, error);
}

void append_units(std::string& out, const UChar* units, std::size_t count) {
  std::u32string points;
  points.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const char32_t unit = units[i];
    const bool pair = unit >= 0xD800 && unit < 0xDC00 && i + 1 < count;
    points += pair ? 0x10000 + ((unit - 0xD800) << 10) + (units[++i] - char32_t{0xDC00}) : unit;
  }
  out += from_points(points);
}

/// nullopt where ICU has no such converter.
std::optional<Plain> decode_by_icu(std::string_view bytes, const std::string& name) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(name.c_str(), &error),
                                                                     &ucnv_close);
  if (error == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  if (U_FAILURE(error)) return std::nullopt;
  Plain plain;
  ucnv_setToUCallBack(converter.get(), count_replaced, &plain.replaced, nullptr, nullptr, &error);
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  std::vector<UChar> units(1 << 16);
  std::size_t kept = 0;  // half of a surrogate pair, from the round before
  do {
    error = U_ZERO_ERROR;
    UChar* to = units.data() + kept;
    ucnv_toUnicode(converter.get(), &to, units.data() + units.size(), &at, end, nullptr, true, &error);
    if (error == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
    if (U_FAILURE(error) && error != U_BUFFER_OVERFLOW_ERROR) {
      throw Error(Code::Invalid, "The text cannot be read as %1.", {name});
    }
    std::size_t count = static_cast<std::size_t>(to - units.data());
    kept = count > 0 && U16_IS_LEAD(units[count - 1]) && error == U_BUFFER_OVERFLOW_ERROR ? 1 : 0;
    append_units(plain.text, units.data(), count - kept);
    if (kept) units[0] = units[count - 1];
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  return plain;
}

/// nullopt where there is no such converter.
std::optional<Plain> decode_by_iconv(std::string_view bytes, const std::string& name) {
  struct Converter {
    explicit Converter(const char* from) : handle(iconv_open("UTF-8", from)) {}
    ~Converter() {
      if (valid()) iconv_close(handle);
    }
    Converter(const Converter&) = delete;
    bool valid() const { return handle != iconv_t(-1); }  // NOLINT: POSIX's own "no handle"
    iconv_t handle;
  } converter(name.c_str());
  if (!converter.valid()) return std::nullopt;
  Plain plain;
  std::string in(bytes);
  std::string buffer(1 << 16, '\0');
  char* at = in.data();
  std::size_t left = in.size();
  while (left > 0) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t result = iconv(converter.handle, &at, &left, &to, &room);
    const int why = result == static_cast<std::size_t>(-1) ? errno : 0;
    plain.text.append(buffer.data(), buffer.size() - room);
    if (why == EILSEQ || why == EINVAL) {
      plain.text += "\uFFFD";
      ++plain.replaced;
      ++at;
      --left;
    }
  }
  return plain;
}

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= 40 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || c == ':';
  });
}

std::size_t private_use(std::string_view text) {
  const std::u32string points = to_points(text);
  return static_cast<std::size_t>(
      std::count_if(points.begin(), points.end(), [](char32_t c) { return c >= 0xE000 && c < 0xF900; }));
}

DecodedText decode_as(std::string_view bytes, Encoding encoding, bool certain) {
  if (bytes.size() > std::numeric_limits<std::int32_t>::max())
    throw Error(Code::Invalid, "The text is too large to be read.");
  // ICU's ISO-2022-KR has other characters for the middle dot and five more than Korean text has.
  const bool other = encoding.decoder == "ISO-2022-KR";
  auto plain = is_name(encoding.decoder) && !other ? decode_by_icu(bytes, encoding.decoder) : std::nullopt;
  if (!plain && is_name(encoding.decoder)) plain = decode_by_iconv(bytes, encoding.decoder);
  if (!plain) {
    throw Error(Code::Invalid,
                "“%1” is no encoding that can be read here. Some are: UTF-8, UTF-16LE, Windows-949, JOHAB, "
                "GB18030, Big5, Shift_JIS, Windows-1256, Windows-1251.",
                {encoding.shown});
  }
  if (encoding.shown == "Big5") {
    const std::size_t odd = plain->replaced + private_use(plain->text);
    auto wider = odd > 0 ? decode_by_icu(bytes, "Big5-HKSCS") : std::nullopt;
    if (wider && wider->replaced + private_use(wider->text) < odd) {
      plain = std::move(wider);
      encoding.shown = "Big5-HKSCS";
    }
  }
  if (plain->text.starts_with("\uFEFF")) plain->text.erase(0, 3);
  return {std::move(plain->text), encoding.shown, certain, plain->replaced};
}

const char* by_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xEF\xBB\xBF")) return "UTF-8";
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return "UTF-32LE";
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32BE";
  if (bytes.starts_with("\xFF\xFE")) return "UTF-16LE";
  if (bytes.starts_with("\xFE\xFF")) return "UTF-16BE";
  return nullptr;
}

/// UTF-16 or UTF-32 without a mark: every unit is an assigned character, and there is ASCII (spaces, ends of
/// lines, digits) among them. Text in any other encoding has no zero bytes to begin with.
const char* by_zeros(std::string_view bytes) {
  constexpr std::size_t kLooked = 1 << 16;  // a multiple of 4
  const std::string_view look = bytes.substr(0, kLooked);
  if (look.find('\0') == look.npos || look.starts_with("WEBVTT")) return nullptr;  // WebVTT may hold NUL
  for (const char* name : {"UTF-32LE", "UTF-32BE", "UTF-16LE", "UTF-16BE"}) {
    const std::size_t unit = name[4] == '3' ? 4 : 2;
    if (bytes.size() % unit != 0) continue;
    const auto plain = decode_by_icu(look, name);
    // The look may end in the middle of a surrogate pair.
    if (!plain || plain->replaced > (look.size() < bytes.size() ? 1u : 0u)) continue;
    const std::u32string points = to_points(plain->text);
    std::size_t ascii = 0;
    const bool plausible = std::all_of(points.begin(), points.end(), [&](char32_t point) {
      const auto code = static_cast<UChar32>(point);
      const bool space = point == '\t' || point == '\n' || point == '\r' || point == '\f';
      if (space || (point >= 0x20 && point < 0x7F)) ++ascii;
      return space || (u_isdefined(code) && u_charType(code) != U_CONTROL_CHAR) || point == U'\uFFFD';
    });
    if (plausible && ascii * 100 >= points.size()) return name;
  }
  return nullptr;
}

/// Byte sequences of more than one byte, for UTF-8 that is damaged: how many there are.
std::size_t lead_bytes(std::string_view bytes) {
  return static_cast<std::size_t>(std::count_if(
      bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xC2; }));
}

/// The 2350 syllables of KS X 1001 are nearly all that is written; bytes that mean something else rarely hit
/// them.
bool is_johab(std::string_view bytes) {
  constexpr std::size_t kEnough = 1 << 18;
  const std::string_view look = bytes.substr(0, kEnough);
  const auto plain = decode_by_iconv(look, "JOHAB");
  // The look may end in the middle of a character.
  if (!plain || plain->replaced > (look.size() < bytes.size() ? 1u : 0u)) return false;
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> ksc(ucnv_open("EUC-KR", &error), &ucnv_close);
  if (U_FAILURE(error)) return false;
  ucnv_setFromUCallBack(ksc.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  std::size_t common = 0;
  std::size_t others = 0;
  for (const char32_t point : to_points(plain->text)) {
    if (point < 0x80 || point == U'\u20A9') continue;
    const bool hangul = point >= 0xAC00 && point <= 0xD7A3;
    const auto unit = static_cast<UChar>(point);
    char out[16];
    error = U_ZERO_ERROR;
    if (hangul) ucnv_fromUChars(ksc.get(), out, sizeof out, &unit, 1, &error);
    ++(hangul && U_SUCCESS(error) ? common : others);
  }
  return common >= 4 && others * 20 <= common;
}

std::string by_uchardet(std::string_view bytes) {
  constexpr std::size_t kEnough = 1 << 20;
  const auto high = std::find_if(bytes.begin(), bytes.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || c == '\x1B' || c == '\x0E' || c == '~';
  });
  const auto from = static_cast<std::size_t>(high - bytes.begin());
  const std::string_view look = bytes.substr(from > 1024 ? from - 1024 : 0, kEnough);
  const std::unique_ptr<std::remove_pointer_t<uchardet_t>, decltype(&uchardet_delete)> detector(
      uchardet_new(), &uchardet_delete);
  if (!detector) throw std::bad_alloc();
  if (uchardet_handle_data(detector.get(), look.data(), look.size()) != 0) return {};
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

bool is_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Encodings of seven bits, which would pass for UTF-8.
std::optional<DecodedText> by_escapes(std::string_view bytes) {
  if (bytes.find_first_of("\x1B\x0E") == bytes.npos && bytes.find("~{") == bytes.npos) return std::nullopt;
  if (!is_ascii(bytes)) return std::nullopt;
  const Encoding guess = named(by_uchardet(bytes));
  if (!guess.shown.starts_with("ISO-2022") && guess.decoder != "HZ") return std::nullopt;
  DecodedText decoded = decode_as(bytes, guess, guess.decoder != "HZ");
  if (decoded.replaced > 0) return std::nullopt;
  return decoded;
}

DecodedText find_encoding(std::string_view bytes, const std::string& declared) {
  if (const char* mark = by_mark(bytes)) return decode_as(bytes, named(mark), true);
  if (const char* wide = by_zeros(bytes)) return decode_as(bytes, named(wide), false);
  if (auto escaped = by_escapes(bytes)) return std::move(*escaped);
  if (is_utf8(bytes)) return {std::string(bytes), "UTF-8", true, 0};
  if (is_name(declared)) {
    try {
      if (auto said = decode_as(bytes, named(declared), false); said.replaced == 0) return said;
    } catch (const Error&) {  // a name nobody knows; the bytes may tell
    }
  }
  DecodedText damaged = decode_as(bytes, named("UTF-8"), false);
  if (damaged.replaced * 20 < lead_bytes(bytes)) return damaged;
  if (is_johab(bytes)) return decode_as(bytes, named("JOHAB"), false);
  const std::string guess = by_uchardet(bytes);
  if (guess.empty() || guess == "ASCII" || guess == "UTF-8") {
    throw Error(Code::Invalid,
                "The encoding of the file cannot be told; name it, or save the file as UTF-8.");
  }
  return decode_as(bytes, named(guess), false);
}

}  // namespace

DecodedText decode_text(std::string_view bytes, const std::string& encoding, const std::string& declared) {
  const std::string plain = letters_and_digits(encoding);
  if (encoding.empty() || plain == "auto") return find_encoding(bytes, declared);
  if (plain == "utf16" || plain == "utf32" || plain == "unicode") {
    const char* order = by_mark(bytes) ? by_mark(bytes) : by_zeros(bytes);
    return decode_as(bytes, named(order ? order : plain == "utf32" ? "UTF-32LE" : "UTF-16LE"), true);
  }
  return decode_as(bytes, named(encoding), true);
}

const std::vector<std::string>& common_encodings() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const Known& one : known()) all.emplace_back(one.shown);
    return all;
  }();
  return names;
}

}  // namespace attest::exchange
