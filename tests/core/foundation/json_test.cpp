#include "core/foundation/json.h"

#include <fstream>
#include <set>

#include "core/foundation/disk.h"
#include "core/foundation/error.h"
#include "tests/support/support.h"

using namespace attest;
using attest::test::code_of;
namespace fs = std::filesystem;

namespace {

Json parse(std::string_view text, JsonLimits limits = {}) {
  return parse_json(text, "the file", limits);
}
Code refusal(std::string_view text, JsonLimits limits = {}) {
  INFO(text.substr(0, 100));
  return code_of([&] { parse(text, limits); });
}

/// Valid JSON that Attest does not take: it knows integers only, and a key once.
const std::set<std::string> kBeyondUs = {
    "y_number.json",
    "y_number_0e+1.json",
    "y_number_0e1.json",
    "y_number_double_close_to_zero.json",
    "y_number_int_with_exp.json",
    "y_number_real_capital_e.json",
    "y_number_real_capital_e_neg_exp.json",
    "y_number_real_capital_e_pos_exp.json",
    "y_number_real_exponent.json",
    "y_number_real_fraction_exponent.json",
    "y_number_real_neg_exp.json",
    "y_number_real_pos_exponent.json",
    "y_number_simple_real.json",
    "y_object_duplicated_key.json",
    "y_object_duplicated_key_and_value.json",
    "y_object_extreme_numbers.json",
    "y_structure_lonely_negative_real.json",
};

}  // namespace

TEST_CASE("JSON's test suite: what is well-formed is taken but for our limits, all else is refused") {
  // Its i_ files, which a parser may take or not, all hold what Attest does not: broken text, huge numbers,
  // depth.
  std::size_t taken = 0;
  std::size_t refused = 0;
  for (const auto& entry : fs::directory_iterator(test::testdata("json-testsuite") / "test_parsing")) {
    const std::string name = entry.path().filename().string();
    const Bytes bytes = read_file(entry.path(), 1 << 20);
    const std::string_view text = attest::as_text(bytes);
    INFO(name);
    if (name.starts_with("y_") && !kBeyondUs.contains(name)) {
      const Json value = parse(text);
      CHECK(parse_canonical(canonical(value), "it") == value);
      ++taken;
    } else {
      CHECK(refusal(text) == Code::Invalid);
      ++refused;
    }
  }
  CHECK(taken > 50);
  CHECK(refused > 50);
}

TEST_CASE("malformed JSON of every kind is refused") {
  const char* const malformed[] = {"[1 true]",
                                   "[a\xe5]",
                                   "[\"\": 1]",
                                   "[\"\"],",
                                   "[,1]",
                                   "[1,,2]",
                                   "[1,]",
                                   "[\"x\"]]",
                                   "[\"x\"",
                                   "[x",
                                   "[3[4]]",
                                   "[1:2]",
                                   "[,]",
                                   "[-]",
                                   "[   , \"\"]",
                                   "[*]",
                                   "[1,\n1\n,1",
                                   "[fals]",
                                   "[nul]",
                                   "[tru]",
                                   "[++1234]",
                                   "[+1]",
                                   "[+Inf]",
                                   "[-01]",
                                   "[-1.0.]",
                                   "[-2.]",
                                   "[-NaN]",
                                   "[.-1]",
                                   "[.2e-3]",
                                   "[0.1.2]",
                                   "[0.3e+]",
                                   "[0.e1]",
                                   "[0e]",
                                   "[0E+]",
                                   "[1.0e-]",
                                   "[1eE2]",
                                   "[2.e3]",
                                   "[9.e+]",
                                   "[Infinity]",
                                   "[-Infinity]",
                                   "[0x42]",
                                   "[-foo]",
                                   "[- 1]",
                                   "[-012]",
                                   "[-.123]",
                                   "[-1x]",
                                   "[1ea]",
                                   "[1.]",
                                   "[.123]",
                                   "[012]",
                                   "[\xEF\xBC\x91]",
                                   "[\"x\", truth]",
                                   "{[: \"x\"}",
                                   "{\"x\", null}",
                                   "{\"x\"::\"b\"}",
                                   "{\"a\":\"a\" 123}",
                                   "{key: 'value'}",
                                   "{\"a\" b}",
                                   "{:\"b\"}",
                                   "{\"a\" \"b\"}",
                                   "{\"a\":",
                                   "{\"a\"",
                                   "{1:1}",
                                   "{null:null}",
                                   "{\"id\":0,,,,,}",
                                   "{'a':0}",
                                   "{\"id\":0,}",
                                   "{\"a\":\"b\"}/**/",
                                   "{\"a\":\"b\"}//",
                                   "{\"a\":\"b\"}#",
                                   "{\"a\":\"b\",,\"c\":\"d\"}",
                                   "{a: \"b\"}",
                                   "{\"a\":\"a",
                                   "{\"foo\":\"bar\",\"a\"}",
                                   " ",
                                   "[\"\\uD800\\\"]",
                                   "[\"\\uD800\\u1\"]",
                                   "[\"\\x00\"]",
                                   "[\"\\",
                                   "[\"\\\\\\\"]",
                                   "[\"\\\t\"]",
                                   "[\"\\a\"]",
                                   "[\"\\u00A\"]",
                                   "[\"\\uqqqq\"]",
                                   "[\"\\\xE5\"]",
                                   "[\\u0020\"asd\"]",
                                   "[\\n]",
                                   "\"",
                                   "['single']",
                                   "abc",
                                   "[\"new\nline\"]",
                                   "[\"\t\"]",
                                   "\"\\UA66D\"",
                                   "\"\"x",
                                   "[\xE2\x81\xA0]",
                                   "<.>",
                                   "[<null>]",
                                   "[1]x",
                                   "[1]]",
                                   "[True]",
                                   "1]",
                                   "{\"x\": true,",
                                   "[][]",
                                   "]",
                                   "{}}",
                                   "[",
                                   "{",
                                   "{]",
                                   "{,",
                                   "{[",
                                   "{\"a",
                                   "{'a",
                                   "\xC3\xA5",
                                   "[\x0C]",
                                   "2@",
                                   "[\"\\{[\"\\{[",
                                   "*",
                                   "{\"a\":\"b\"}#{}",
                                   "[\\u000A\"\"]",
                                   "\xEF\xBB\xBF",
                                   "[\xA0]"};
  for (const char* text : malformed) CHECK(refusal(text) == Code::Invalid);
  std::string objects;
  for (int i = 0; i < 50000; ++i) objects += "[{\"\":";
  CHECK(refusal(objects) == Code::Invalid);
}

TEST_CASE("canonical JSON sorts keys by UTF-16 code units, as RFC 8785 shows") {
  // RFC 8785 §3.2.3
  const Json value =
      parse(R"({"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh",)"
            R"("1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control",)"
            R"("\u00f6":"Latin Small Letter O With Diaeresis"})");
  CHECK(canonical(value) ==
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\xC2\x80\":\"Control\","
        "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"\U0001F600\":\"Emoji: Grinning "
        "Face\","
        "\"\uFB33\":\"Hebrew Letter Dalet With Dagesh\"}");
}

TEST_CASE("canonical JSON escapes no more than RFC 8785 asks") {
  CHECK(canonical(Json("\x01\b\t\n\v\f\r\x1F\"\\/\x7F€\u2028")) ==
        "\"\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f\\\"\\\\/\x7F€\u2028\"");
  CHECK(canonical(Json::array({nullptr, true, false, 0, -1, Json::object(), Json::array()})) ==
        "[null,true,false,0,-1,{},[]]");
}

TEST_CASE("canonical JSON has integers that every reader keeps, and no others") {
  CHECK(canonical(Json(9007199254740991)) == "9007199254740991");
  CHECK(canonical(Json(-9007199254740991)) == "-9007199254740991");
  CHECK(canonical(Json(9007199254740991u)) == "9007199254740991");
  CHECK(code_of([] { canonical(Json(9007199254740992)); }) == Code::Internal);
  CHECK(code_of([] { canonical(Json(-9007199254740992)); }) == Code::Internal);
  CHECK(code_of([] { canonical(Json(UINT64_MAX)); }) == Code::Internal);
  CHECK(code_of([] { canonical(Json(1.0)); }) == Code::Internal);
  CHECK(code_of([] { canonical(Json("\xFF")); }) == Code::Internal);
  CHECK(code_of([] { canonical(Json::binary({1})); }) == Code::Internal);
}

TEST_CASE("numbers beyond 2^53 - 1, fractions and exponents are refused") {
  CHECK(parse("9007199254740991") == 9007199254740991);
  CHECK(parse("-9007199254740991") == -9007199254740991);
  for (const char* text : {"9007199254740992", "-9007199254740992", "18446744073709551615",
                           "99999999999999999999", "1.0", "1e2", "-1E-1", "NaN", "Infinity"}) {
    CHECK(refusal(text) == Code::Invalid);
  }
}

TEST_CASE("a key that stands twice in one object is refused, also when it is written in two ways") {
  CHECK(refusal(R"({"a":1,"a":1})") == Code::Invalid);
  CHECK(refusal(R"({"a":{"b":1,"\u0062":2}})") == Code::Invalid);
  CHECK(parse(R"({"a":{"a":1},"b":[{"a":1},{"a":2}]})")["b"][1]["a"] == 2);
}

TEST_CASE("bytes that are not UTF-8, lone surrogates, NUL and a byte-order mark are refused") {
  for (const char* text : {"\"\xFF\"", "\"\xC0\x80\"", "\"\xED\xA0\x80\"", R"("\ud800")", R"("\udc00")",
                           R"("\ud800\u0041")", R"("\udc00\ud800")", "\xEF\xBB\xBF{}", "\xFF\xFE{\0}"}) {
    CHECK(refusal(text) == Code::Invalid);
  }
  CHECK(refusal(std::string_view("1\0", 2)) == Code::Invalid);
  CHECK(refusal(std::string_view("\"a\0b\"", 5)) == Code::Invalid);
  CHECK(parse(R"("\u0000")") == std::string(1, '\0'));
}

TEST_CASE("there is one value and nothing after it") {
  for (const char* text : {"", " ", "{}{}", "1 2", "[1],", "{} x", "/**/1", "[1,]", "'a'"})
    CHECK(refusal(text) == Code::Invalid);
  CHECK(parse(" \t\r\n{} \n") == Json::object());
}

TEST_CASE("what is too deep or too long is refused, without recursion") {
  const auto nested = [](std::size_t n) { return std::string(n, '[') + std::string(n, ']'); };
  CHECK(parse(nested(32)).is_array());
  CHECK(refusal(nested(33)) == Code::Invalid);
  CHECK(refusal(std::string(5000000, '[')) == Code::Invalid);
  CHECK(parse("[[1]]", {.bytes = 5, .depth = 2})[0][0] == 1);
  CHECK(refusal("[[1]] ", {.bytes = 5, .depth = 2}) == Code::Invalid);
  CHECK(refusal(R"({"a":[1]})", {.depth = 1}) == Code::Invalid);
}

TEST_CASE("a refusal says what is wrong and where, but nothing of the content") {
  try {
    parse(R"({"name": "Secret" Secret})");
    FAIL("nothing was thrown");
  } catch (const Error& error) {
    const std::string what = error.what();
    CHECK(what == "the file is not JSON that Attest takes: byte 19 does not fit its grammar.");
  }
}

TEST_CASE("canonical text is taken only in its one form") {
  const std::string good = R"({"a":[1,true,null],"b":"é"})";
  CHECK(canonical(parse_canonical(good, "it")) == good);
  for (const char* text :
       {R"({"b":1,"a":2})", R"({"a": 1})", "[-0]", R"(["\u00e9"])", R"(["\/"])", "1\n", R"(["\u000A"])"}) {
    INFO(text);
    CHECK(parse(text).is_discarded() == false);
    CHECK(code_of([&] { parse_canonical(text, "it"); }) == Code::Invalid);
  }
}

TEST_CASE("members are looked up by name and type") {
  const Json value = parse(R"({"text":"a","number":7})");
  CHECK(get_string(value, "text", "it") == "a");
  CHECK(get_integer(value, "number", "it") == 7);
  CHECK(string_or(value, "text", "b", "it") == "a");
  CHECK(string_or(value, "none", "b", "it") == "b");
  CHECK(code_of([&] { get_string(value, "none", "it"); }) == Code::Invalid);
  CHECK(code_of([&] { get_string(value, "number", "it"); }) == Code::Invalid);
  CHECK(code_of([&] { get_integer(value, "text", "it"); }) == Code::Invalid);
  CHECK(code_of([&] { string_or(value, "number", "b", "it"); }) == Code::Invalid);
  CHECK(code_of([&] { get_string(Json::array(), "text", "it"); }) == Code::Invalid);
  CHECK(code_of([&] { string_or(Json("x"), "text", "b", "it"); }) == Code::Invalid);
}

TEST_CASE("an array of many members keeps each where it was") {
  std::string text = "[";
  for (int i = 0; i < 5000; ++i)
    text += std::string(i ? "," : "") + "{\"i\":[" + std::to_string(i) + "],\"j\":{}}";
  const Json value = parse(text + "]");
  REQUIRE(value.size() == 5000);
  for (int i = 0; i < 5000; ++i) REQUIRE(value[static_cast<std::size_t>(i)]["i"][0] == i);
}
