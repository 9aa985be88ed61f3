#include "core/exchange/encodings.h"

#include <iconv.h>

#include <map>
#include <set>
#include <sstream>

#include "tests/core/exchange/reading.h"

using namespace attest;
using namespace attest::exchange;
using attest::test::bytes_of;
using attest::test::code_of;
namespace fs = std::filesystem;

namespace {

/// UTF-8 in another encoding, by the C library. Empty where a character is not in it.
std::string encode(const std::string& text, const std::string& encoding) {
  const iconv_t handle = iconv_open(encoding.c_str(), "UTF-8");
  REQUIRE(handle != reinterpret_cast<iconv_t>(-1));  // NOLINT
  std::string in = text;
  std::string out(text.size() * 4 + 64, '\0');
  char* from = in.data();
  char* to = out.data();
  std::size_t left = in.size();
  std::size_t room = out.size();
  const bool whole = iconv(handle, &from, &left, &to, &room) != static_cast<std::size_t>(-1) &&
                     iconv(handle, nullptr, nullptr, &to, &room) != static_cast<std::size_t>(-1);
  iconv_close(handle);
  out.resize(out.size() - room);
  return whole ? out : std::string();
}

/// HZ (RFC 1843) from GB 2312.
std::string hz(const std::string& text) {
  const std::string gb = encode(text, "GB2312");
  std::string out;
  bool wide = false;
  for (const char c : gb) {
    const bool high = static_cast<unsigned char>(c) >= 0x80;
    if (high != wide) out += high ? "~{" : "~}";
    wide = high;
    out += static_cast<char>(c & 0x7F);
  }
  return wide ? out + "~}" : out;
}

/// The articles of the Declaration, as udhr_XXX.txt has them.
std::vector<std::string> articles(const std::string& language) {
  std::istringstream file(bytes_of(test::testdata("udhr-derived") / ("udhr_" + language + ".txt")));
  std::vector<std::string> texts;
  for (std::string line; std::getline(file, line);) texts.push_back(line.substr(line.find('\t') + 1));
  return texts;
}
std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : "\n") + text;
  return all;
}
std::string as_srt(const std::vector<std::string>& texts) {
  std::string file;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::string at = std::to_string(10 + i);
    file += std::to_string(i + 1) + "\n00:00:" + at + ",000 --> 00:00:" + at + ",900\n" + texts[i] + "\n\n";
  }
  return file;
}

std::string shown(const fs::path& path) {
  return decode_text(bytes_of(path)).encoding;
}

}  // namespace

TEST_CASE("every file of udhr-derived reads as the reference text, found and named") {
  const std::map<std::string, std::string> kNames{
      {"cp949", "Windows-949"},   {"johab", "JOHAB"},    {"iso2022_kr", "ISO-2022-KR"},
      {"gb18030", "GB18030"},     {"gbk", "GBK"},        {"big5", "Big5"},
      {"cp1256", "Windows-1256"}, {"utf-16", "UTF-16"},  {"utf-16-be", "UTF-16BE"},
      {"utf-16-le", "UTF-16LE"},  {"utf-8", "UTF-8"},    {"utf-8-sig", "UTF-8"},
      {"nfd", "UTF-8"},           {"utf-8-nfd", "UTF-8"}};
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(test::testdata("udhr-derived"))) {
    const std::string name = entry.path().filename().string();
    const std::string ending = entry.path().extension().string();
    if (ending != ".srt" && ending != ".vtt" && ending != ".smi") continue;
    INFO(name);
    const std::size_t dot = name.find('.');
    const std::string language = name.substr(5, dot - 5);
    const std::string reference = to_nfc(joined(articles(language)));
    const std::string bytes = bytes_of(entry.path());
    const ReadCaptions found = read_captions(bytes);
    CHECK(found.content.text == reference);
    CHECK(found.replaced == 0);
    const std::size_t end = name.rfind('.');
    if (end > dot) {
      const auto encoding = kNames.find(name.substr(dot + 1, end - dot - 1));
      REQUIRE(encoding != kNames.end());
      const ReadCaptions named = read_captions(bytes, CaptionFormat::Auto, encoding->second);
      CHECK(named.content == found.content);
      CHECK(named.encoding == found.encoding);
      CHECK(named.encoding_certain);
    }
    ++files;
  }
  CHECK(files > 15);
}

TEST_CASE("the Declaration in the encodings that people have reads the same, found and named") {
  const std::map<std::string, std::vector<std::string>> kTried{
      {"kor",
       {"UHC", "EUC-KR", "JOHAB", "ISO-2022-KR", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "GB18030"}},
      {"cmn_hans", {"GB18030", "GBK", "GB2312", "UTF-16LE", "UTF-16BE"}},
      {"cmn_hant", {"BIG5-HKSCS", "GB18030", "UTF-16BE", "UTF-32LE"}},
      {"jpn", {"SHIFT_JIS", "CP932", "EUC-JP", "ISO-2022-JP", "UTF-16LE"}},
      {"arb", {"CP1256", "ISO-8859-6", "UTF-16LE", "UTF-32BE"}},
      {"heb", {"CP1255", "UTF-16BE"}},
      {"mya", {"UTF-16LE", "UTF-16BE"}},
      {"bod", {"UTF-16LE", "GB18030"}},
      {"uig_arab", {"UTF-16LE"}},
      {"eng", {"UTF-16LE", "UTF-16BE", "UTF-32LE"}}};
  // What nothing tells apart: Korean in GB18030 has four bytes for each syllable.
  const std::set<std::string> kNamedOnly{"kor GB18030"};
  std::size_t tried = 0;
  for (const auto& [language, encodings] : kTried) {
    auto texts = articles(language);
    for (const std::string& encoding : encodings) {
      INFO(language << " in " << encoding);
      std::vector<std::string> fitting;  // a few articles have a character that the encoding lacks
      for (const std::string& text : texts)
        if (!encode(text, encoding).empty()) fitting.push_back(text);
      REQUIRE(fitting.size() > 20);
      const std::string bytes = encode(as_srt(fitting), encoding);
      REQUIRE_FALSE(bytes.empty());
      const ReadCaptions named =
          read_captions(bytes, CaptionFormat::Srt, encoding == "UHC" ? "cp949" : encoding);
      CHECK(named.content.text == to_nfc(joined(fitting)));
      CHECK(named.replaced == 0);
      ++tried;
      if (kNamedOnly.contains(language + " " + encoding)) continue;
      const ReadCaptions found = read_captions(bytes);
      INFO(found.encoding);
      CHECK(found.content.text == named.content.text);
    }
  }
  CHECK(tried == 37);
}

TEST_CASE("Chinese in HZ, and decomposed Hangul, are found and read") {
  const auto texts = articles("cmn_hans");
  std::vector<std::string> fitting;
  for (const std::string& text : texts)
    if (!encode(text, "GB2312").empty()) fitting.push_back(text);
  const ReadCaptions found = read_captions(hz(as_srt(fitting)));
  CHECK(found.encoding == "HZ-GB-2312");
  CHECK_FALSE(found.encoding_certain);
  CHECK(found.content.text == joined(fitting));
  // U+1112 U+1161 U+11AB: what macOS writes for 한
  CHECK(read_captions("\u1112\u1161\u11AB").content.text == "한");
}

TEST_CASE("uchardet's own files: what is found, and what is shown for it") {
  // "Windows-949" for uhc and euc-kr, "GB18030" for its subsets: names are those of what is read.
  const std::map<std::string, std::string> kExpected{{"ar/iso-8859-6.txt", "ISO-8859-6"},
                                                     {"ar/windows-1256.txt", "Windows-1256"},
                                                     {"he/iso-8859-8.txt", "Windows-1255"},
                                                     {"he/windows-1255.txt", "Windows-1255"},
                                                     {"ja/euc-jp.txt", "EUC-JP"},
                                                     {"ja/iso-2022-jp.txt", "ISO-2022-JP"},
                                                     {"ja/shift_jis.txt", "Shift_JIS"},
                                                     {"ja/utf-16be.txt", "UTF-16BE"},
                                                     {"ja/utf-16le.txt", "UTF-16LE"},
                                                     {"ko/utf-16.le", "UTF-16LE"},
                                                     {"ko/utf-32.be", "UTF-32BE"},
                                                     {"ru/ibm855.txt", "IBM855"},
                                                     {"ru/ibm866.txt", "IBM866"},
                                                     {"ru/iso-8859-5.txt", "ISO-8859-5"},
                                                     {"ru/koi8-r.txt", "KOI8-R"},
                                                     {"ru/mac-cyrillic.txt", "Mac-Cyrillic"},
                                                     {"ru/windows-1251.txt", "Windows-1251"},
                                                     {"th/iso-8859-11.txt", "Windows-874"},
                                                     {"th/tis-620.txt", "Windows-874"},
                                                     {"vi/viscii.txt", "VISCII"},
                                                     {"vi/windows-1258.txt", "Windows-1258"},
                                                     {"zh/big5.txt", "Big5"},
                                                     {"zh/gb18030.txt", "GB18030"}};
  const fs::path folder = test::testdata("uchardet-encodings") / "test";
  for (const auto& [file, encoding] : kExpected) {
    INFO(file);
    CHECK(shown(folder / file) == encoding);
  }
  for (const char* language : {"ar", "he", "ja", "ko", "th", "vi", "zh"}) {
    INFO(language);
    CHECK(shown(folder / language / "utf-8.txt") == "UTF-8");
  }
}

TEST_CASE("the files of srt-gb2312 are read, and said to be guessed") {
  const fs::path folder = test::testdata("srt-gb2312") / "srt_tools/tests/files";
  const ReadCaptions chinese = read_captions(bytes_of(folder / "gb2312.srt"));
  CHECK(chinese.encoding == "GB18030");
  CHECK_FALSE(chinese.encoding_certain);
  CHECK(chinese.replaced == 0);
  CHECK_FALSE(chinese.content.cues.empty());
  const ReadCaptions plain = read_captions(bytes_of(folder / "ascii.srt"));
  CHECK(plain.encoding == "UTF-8");
  CHECK(plain.encoding_certain);
  // The wrong name is obeyed, and the person told how much of it was no text.
  const ReadCaptions wrong = read_captions(bytes_of(folder / "gb2312.srt"), CaptionFormat::Srt, "utf-8");
  CHECK(wrong.replaced > 0);
  CHECK(wrong.content.text.find("\uFFFD") != std::string::npos);
}

TEST_CASE("the WHATWG's indexes: every pair of bytes reads as it says, but for those known") {
  struct Index {
    const char* file;
    const char* encoding;
    std::string (*bytes)(unsigned);
    std::size_t differ;
  };
  const Index kIndexes[] = {
      {"index-euc-kr.txt", "cp949",
       [](unsigned p) {
         return std::string{static_cast<char>(p / 190 + 0x81), static_cast<char>(p % 190 + 0x41)};
       },
       0},
      // ICU has the edition of 2005 in which 18 characters were for private use; and U+3000 has two codes.
      {"index-gb18030.txt", "gb18030",
       [](unsigned p) {
         const unsigned trail = p % 190;
         return std::string{static_cast<char>(p / 190 + 0x81),
                            static_cast<char>(trail + (trail < 0x3F ? 0x40 : 0x41))};
       },
       19},
      // Of Hong Kong's characters ICU has the edition of 2004.
      {"index-big5.txt", "big5-hkscs",
       [](unsigned p) {
         const unsigned trail = p % 157;
         return std::string{static_cast<char>(p / 157 + 0x81),
                            static_cast<char>(trail + (trail < 0x3F ? 0x40 : 0x62))};
       },
       157}};
  for (const Index& index : kIndexes) {
    INFO(index.file);
    std::istringstream file(bytes_of(test::testdata("encoding-indexes") / index.file));
    std::string bytes;
    std::u32string expected;
    for (std::string line; std::getline(file, line);) {
      std::istringstream row(line);
      unsigned pointer = 0;
      std::string point;
      if (line.empty() || line[0] == '#' || !(row >> pointer >> point)) continue;
      bytes += index.bytes(pointer) + "\n";
      expected += static_cast<char32_t>(std::stoul(point, nullptr, 16));
      expected += U'\n';
    }
    const std::u32string read = to_points(decode_text(bytes, index.encoding).text);
    // A few of Big5's stand for two characters; line by line.
    std::size_t differ = 0;
    std::size_t lines = 0;
    for (std::size_t at = 0, want = 0; want < expected.size(); want += 2, ++lines) {
      const std::size_t end = std::min(read.find(U'\n', at), read.size());
      if (end - at != 1 || read[at] != expected[want]) ++differ;
      at = end + 1;
    }
    CHECK(lines > 17000);
    CHECK(differ == index.differ);
  }
}

TEST_CASE("Big5 takes in Hong Kong's characters, and Shift_JIS those of Windows") {
  CHECK(decode_text(encode("嘅咗冇係囉", "BIG5-HKSCS"), "big5").text == "嘅咗冇係囉");
  CHECK(decode_text(encode("①Ⅳ㈱", "CP932"), "shift_jis").text == "①Ⅳ㈱");
  CHECK(decode_text("\x93quoted\x94", "iso-8859-1").text == "“quoted”");
}

TEST_CASE("UTF-8 with a few bad bytes is read as that, and the places are counted") {
  const std::string good = joined(articles("kor"));
  const DecodedText cut = decode_text(good.substr(0, good.size() - 2));
  CHECK(cut.encoding == "UTF-8");
  CHECK_FALSE(cut.certain);
  CHECK(cut.replaced == 1);
}

TEST_CASE("a name of an encoding is taken as people write it, and an unknown one is refused") {
  for (const char* name : {"cp949", "CP-949", "EUC_KR", "ks_c_5601-1987", "uhc", "Windows-949", "MS949"}) {
    INFO(name);
    CHECK(decode_text("\xC7\xD1\xB1\xDB", name).text == "한글");
    CHECK(decode_text("\xC7\xD1\xB1\xDB", name).encoding == "Windows-949");
  }
  CHECK(decode_text("\xD0\x65\x8B\x69", "johab").text == "한글");
  CHECK(decode_text("\xD5\x5C", "utf-16be").text == "한");
  for (const char* bad : {"nonsense", "//IGNORE", "UTF-8//TRANSLIT", "../../lib/x", "a,b", " ; "}) {
    INFO(bad);
    CHECK(code_of([&] { decode_text("\xC7\xD1", bad); }) == Code::Invalid);
  }
  for (const std::string& name : common_encodings()) {
    INFO(name);
    CHECK(decode_text("a\nb\n", name.starts_with("UTF-16") || name.starts_with("UTF-32") ? "utf-8" : name)
              .text == "a\nb\n");
  }
}

TEST_CASE("what cannot be guessed is said, and a mark is believed") {
  CHECK(code_of([] { decode_text("\x81"); }) == Code::Invalid);
  using namespace std::string_literals;
  CHECK(decode_text("\xFF\xFE\x5C\xD5"s).text == "한");
  CHECK(decode_text("\xFE\xFF\xD5\x5C"s).text == "한");
  CHECK(decode_text("\xFF\xFE\0\0\x5C\xD5\0\0"s).text == "한");
  CHECK(decode_text("\xEF\xBB\xBF한").text == "한");
  CHECK(decode_text("\xFF\xFE\x5C\xD5"s).certain);
  // Half of a surrogate pair, and half a unit.
  CHECK(decode_text("\xFF\xFE\x00\xD8"s).replaced == 1);
  CHECK(decode_text("\xFF\xFE\x5C"s).replaced == 1);
}

TEST_CASE("text far larger than a buffer is decoded without a seam") {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += i % 3 == 0 ? "\U0001F600" : i % 3 == 1 ? "한" : "a";
  for (const char* encoding : {"UTF-16LE", "UTF-32BE", "GB18030"}) {
    INFO(encoding);
    CHECK(decode_text(encode(text, encoding), encoding).text == text);
  }
  std::string hangul;
  for (int i = 0; i < 100000; ++i) hangul += "한글 ";
  CHECK(decode_text(encode(hangul, "JOHAB"), "johab").text == hangul);
  CHECK(decode_text(encode(hangul, "UHC")).text == hangul);
}
