#include "core/foundation/text.h"

#include "core/foundation/disk.h"
#include "core/foundation/json.h"
#include "core/foundation/script.h"
#include "tests/support/support.h"

using namespace attest;
using attest::test::code_of;

namespace {
std::vector<std::string> naughty_strings() {
  const Bytes file = read_file(test::testdata("naughty-strings") / "blns.json", 1 << 20);
  const Json list = parse_json(attest::as_text(file), "the list");
  return list.get<std::vector<std::string>>();
}
}  // namespace

TEST_CASE("UTF-8 is checked as RFC 3629 has it") {
  for (const char* good :
       {"", "a", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
        "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "한국어 中文 العربية"}) {
    CHECK(is_utf8(good));
  }
  CHECK(is_utf8(std::string_view("a\0b", 3)));
  for (const char* bad : {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xE0\x9F\xBF", "\xE1\x80",
                          "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
                          "\xF5\x80\x80\x80", "\xFF", "\xFE", "a\xC2g", "\xC7\xD1\xB1\xB9"}) {
    CHECK_FALSE(is_utf8(bad));
  }
}

TEST_CASE("text is composed to NFC") {
  CHECK(to_nfc("e\u0301") == "é");
  CHECK(to_nfc("\u1112\u1161\u11AB\u1100\u116E\u11A8") == "한국");
  CHECK(to_nfc("\u212B") == "Å");
  CHECK(to_nfc("q\u0307\u0323") == "q\u0323\u0307");
  CHECK(to_nfc("\u0958") == "\u0915\u093C");
  CHECK(to_nfc("ﬁ") == "ﬁ");
  CHECK(to_nfc("").empty());
}

TEST_CASE(
    "naughty strings are valid, keep their length in points both ways, and composing twice changes nothing") {
  for (const std::string& text : naughty_strings()) {
    INFO(text);
    CHECK(is_utf8(text));
    CHECK(from_points(to_points(text)) == text);
    CHECK(count_points(text) == to_points(text).size());
    CHECK(to_nfc(to_nfc(text)) == to_nfc(text));
    CHECK(fold(fold(text)) == fold(text));
    CHECK(fold(to_nfc(text)) == fold(text));
    std::vector<std::uint32_t> origin;
    const std::string folded = fold(text, &origin);
    CHECK(count_points(folded) == origin.size());
    CHECK(std::is_sorted(origin.begin(), origin.end()));
    CHECK((origin.empty() || origin.back() < count_points(text)));
  }
}

TEST_CASE("a tower of marks that would take for ever to sort is refused") {
  std::string tower = "a";
  for (int i = 0; i < 200000; ++i) tower += i % 2 ? "\u0301" : "\u0323";
  CHECK(code_of([&] { to_nfc(tower); }) == Code::Invalid);
  CHECK(code_of([&] { fold(tower); }) == Code::Invalid);
  CHECK(code_of([&] { normalise_input(tower, "the transcript"); }) == Code::Invalid);
}

TEST_CASE("folding makes what differs in case alone equal") {
  CHECK(fold("Straße") == fold("STRASSE"));
  CHECK(fold("ΣΊΣΥΦΟΣ") == fold("σίσυφος"));
  CHECK(fold("ÉTÉ") == fold("e\u0301te\u0301"));
  CHECK(fold("ДА") == "да");
  CHECK(fold("한국어 中文") == "한국어 中文");
  CHECK(fold("\u1112\u1161\u11AB") == "한");
}

TEST_CASE("folded text knows where each code point came from") {
  std::vector<std::uint32_t> origin;
  CHECK(fold("aßC", &origin) == "assc");
  CHECK(origin == std::vector<std::uint32_t>{0, 1, 1, 2});
  CHECK(fold("E\u0301x", &origin) == "éx");
  CHECK(origin == std::vector<std::uint32_t>{0, 2});
  CHECK(fold("\u1112\u1161\u11AB!", &origin) == "한!");
  CHECK(origin == std::vector<std::uint32_t>{0, 3});
  CHECK(fold("\U00010400a\U0001F600", &origin) == "\U00010428a\U0001F600");
  CHECK(origin == std::vector<std::uint32_t>{0, 1, 2});
  CHECK(fold("", &origin).empty());
  CHECK(origin.empty());
}

TEST_CASE("positions count code points, not bytes or UTF-16 units") {
  const std::string text = "a한\U0001F600é";
  CHECK(count_points(text) == 4);
  CHECK(slice_points(text, 1, 3) == "한\U0001F600");
  CHECK(slice_points(text, 0, 0).empty());
  CHECK(slice_points(text, 3, 99) == "é");
  CHECK(slice_points(text, 9, 99).empty());
  CHECK(slice_points(text, 3, 1).empty());
  CHECK(to_points(text) == U"a한\U0001F600é");
}

TEST_CASE("a text that comes in has Unix lines, no mark at its start, and is NFC") {
  CHECK(normalise_input("\xEF\xBB\xBF"
                        "a\r\nb\rc\n\re\u0301",
                        "x") == "a\nb\nc\n\né");
  CHECK(normalise_input("a\r", "x") == "a\n");
  CHECK(normalise_input("", "x").empty());
  CHECK(normalise_input("a\uFEFFb", "x") == "a\uFEFFb");
}

TEST_CASE("a text that is not UTF-8 is refused with its line") {
  try {
    normalise_input("one\ntwo\n\xC7\xD1\n", "The transcript");
    FAIL("nothing was thrown");
  } catch (const Error& error) {
    CHECK(error.code() == Code::Invalid);
    CHECK(std::string(error.what()) ==
          "The transcript is not UTF-8 text (line 3); save it as UTF-8 and try again.");
  }
  CHECK(code_of([] { normalise_input(std::string_view("a\0b", 3), "x"); }) == Code::Invalid);
  CHECK(code_of([] {
          normalise_input(
              "\xFF\xFE"
              "a",
              "x");
        }) == Code::Invalid);
}

TEST_CASE("a foreign name cannot rewrite the line it stands in") {
  CHECK(one_line("a\nb\x1B[2Jc\u202Ed\u2066e\u2028f\u0085g") == "a b\uFFFD[2Jc\uFFFDd\uFFFDe\uFFFDf\uFFFDg");
  CHECK(one_line("한국어 \u200Fعربي") == "한국어 \u200Fعربي");
  CHECK(one_line("a\xFFz") == "a\uFFFDz");
}

TEST_CASE("a code point is classed alike wherever it stands") {
  CHECK(word_part(U'한') == WordPart::Unspaced);
  CHECK(word_part(U'中') == WordPart::Unspaced);
  CHECK(word_part(U'ก') == WordPart::Unspaced);
  CHECK(word_part(U'a') == WordPart::Spaced);
  CHECK(word_part(U'7') == WordPart::Spaced);
  CHECK(word_part(U'я') == WordPart::Spaced);
  CHECK(word_part(U' ') == WordPart::None);
  CHECK(word_part(U'。') == WordPart::None);
  CHECK(word_part(U'\U0001F600') == WordPart::None);
}
