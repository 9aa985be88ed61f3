#include "core/exchange/captions.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <regex>
#include <set>

#include "core/foundation/json.h"
#include "tests/core/exchange/reading.h"

using namespace attest;
using namespace attest::exchange;
using attest::test::bytes_of;
using attest::test::code_of;
using attest::test::has;
using attest::test::refusal;
using attest::test::speakers;
using attest::test::Texts;
using attest::test::words;
using testimony::Cue;
using testimony::TranscriptText;
namespace fs = std::filesystem;

namespace {

/// What is read, and nothing of how.
TranscriptText read(std::string_view text, CaptionFormat format = CaptionFormat::Auto) {
  return test::read(text, format).content;
}
TranscriptText read_path(const fs::path& path) {
  return read(bytes_of(path));
}

/// A WebVTT file of one cue with this payload.
std::string cue(const std::string& payload) {
  return "WEBVTT\n\n00:01.000 --> 00:02.000\n" + payload + "\n";
}
std::string text_of(const std::string& payload) {
  return read(cue(payload)).text;
}

/// How many cues a WebVTT file has, 0 where it is refused as Invalid.
std::size_t cues_or_refused(std::string_view text) {
  try {
    return read(text, CaptionFormat::Vtt).cues.size();
  } catch (const Error& error) {
    REQUIRE(error.code() == Code::Invalid);
    return 0;
  }
}

/// Cues of made-up text that tries what markup there is.
TranscriptText invented(std::uint32_t seed) {
  std::mt19937 random(seed);
  static const std::u32string kAlphabet =
      U"ab &<>;:-/\\{}\"'\t0129=.,!?한국어조중文漢あЖ\u00E9\u0301\u200E\u00A0\U0001F600\U00020000\uFEFF";
  const auto word = [&](std::size_t most) {
    std::u32string points;
    for (std::size_t n = 1 + random() % most; n > 0; --n) points += kAlphabet[random() % kAlphabet.size()];
    return to_nfc(from_points(points));
  };
  static const char* const kTraps[] = {"-->",      "NOTE x",
                                       "WEBVTT",   "<v Bob>x</v>",
                                       "&amp;",    "&#32;",
                                       " lead",    "trail ",
                                       " ",        "00:01.000 --> 00:02.000",
                                       "{\\an8}x", "STYLE",
                                       "7"};
  TranscriptText transcript;
  std::uint32_t at = 0;
  for (std::size_t n = 1 + random() % 12, i = 0; i < n; ++i) {
    const std::string text = random() % 3 == 0 ? kTraps[random() % std::size(kTraps)] : word(30);
    if (i > 0) transcript.text += '\n', ++at;
    const auto to = at + static_cast<std::uint32_t>(count_points(text));
    const std::int64_t start = static_cast<std::int64_t>(random()) % 3600000000;
    std::string speaker;
    for (const char c : random() % 2 ? word(10) : std::string()) {
      if (c != '\t' && !(c == ' ' && (speaker.empty() || speaker.ends_with(' ')))) speaker += c;
    }
    while (speaker.ends_with(' ')) speaker.pop_back();
    transcript.text += text;
    transcript.cues.push_back(
        {at, to, start, std::min<std::int64_t>(start + 5000, 3600000000), to_nfc(speaker)});
    at = to;
  }
  transcript.text = to_nfc(transcript.text);
  if (random() % 2) transcript.language = "zh-Hant";
  return transcript;
}

}  // namespace

TEST_CASE("a WebVTT file gives its cues, times, speakers and language") {
  const TranscriptText t = read(
      "\xEF\xBB\xBFWEBVTT - a title\r\nKind: captions\r\nLanguage: ko\r\n\r\nNOTE\r\nnot "
      "--heard\r\n\r\nSTYLE\r\n::cue {}\r\n\r\n"
      "REGION\r\nid:x\r\n\r\nfirst\r\n00:01.500 --> 01:02:03.004 align:start position:0%\r\n<v "
      "면담자>안녕<i>하</i>세요\r\n\r\n"
      "100:00:00.000 --> 100:00:01.000\r\nA &amp; B");
  CHECK(t.text == "안녕하세요\nA & B");
  CHECK(t.language == "ko");
  CHECK(t.cues == std::vector<Cue>{{0, 5, 1500, 3723004, "면담자"}, {6, 11, 360000000, 360001000, ""}});
}

TEST_CASE("the lines of one WebVTT cue are joined by a space") {
  CHECK(text_of("one\ntwo  \n  three") == "one two three");
  CHECK(text_of("<v A>one\n<i>two</i>") == "one two");
}

TEST_CASE("WebVTT tags go, and entities are decoded") {
  CHECK(text_of("<c.red.big>a</c><b>b</b><00:01.500>c<lang en>d</lang>") == "abcd");
  CHECK(text_of("<ruby>漢<rt>かん</rt></ruby>") == "漢かん");
  CHECK(text_of("&lt;b&gt; &amp;amp; &#54620;&#x AD6D; &#xAD6D; &bogus; &") ==
        "<b> &amp; 한&#x AD6D; 국 &bogus; &");
  CHECK(text_of("&#0;&#xD800;&#x110000;&#99999999;&#10;") == "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(text_of("a <unclosed and all that follows") == "a");
  CHECK(text_of("a > b") == "a > b");
}

TEST_CASE("each voice of a WebVTT cue is a cue of its own with the same times") {
  const TranscriptText t =
      read(cue("<v.loud  Mary &amp;\tJohn>No <i>way</i>!</v>\n<v Bob>Yes.\n</v>they left"));
  CHECK(words(t) == Texts{"No way!", "Yes.", "they left"});
  CHECK(speakers(t) == Texts{"Mary & John", "Bob", ""});
  for (const Cue& c : t.cues) CHECK((c.from_ms == 1000 && c.to_ms == 2000));
  CHECK(speakers(read(cue("<v A>a<v B>b</v>c"))) == Texts{"A", "B", "A"});
  CHECK(speakers(read(cue("<v>a"))) == Texts{""});
}

TEST_CASE("what is wrong with one WebVTT cue does not hide the next") {
  CHECK(words(read("WEBVTT\n\n00:01.000 -> 00:02.000\nlost\n\n00:01.000 --> 00:02.000\nkept")) ==
        Texts{"kept"});
  CHECK(words(read("WEBVTT\n\nx\n00:01.000 --> 00:02.000\none\n00:02.000 --> 00:03.000\ntwo")) ==
        Texts{"one", "two"});
  CHECK(words(read("WEBVTT\n00:01.000 --> 00:02.000\nright after the header")) ==
        Texts{"right after the header"});
  CHECK(words(read("WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:01.000 --> 00:02.000\n <i> </i>\n\n00:01.000 --> "
                   "00:02.000\nx")) == Texts{"x"});
}

TEST_CASE("WebVTT times are read as the standard has them") {
  const auto from = [](const std::string& time) -> std::int64_t {
    const TranscriptText t =
        read("WEBVTT\n\n" + time + "-->999:59:59.999\nx\n\n999:00:00.000 --> 999:59:59.999\nlast\n");
    return t.cues.size() == 2 ? t.cues[0].from_ms : -1;
  };
  CHECK(from("00:00.000") == 0);
  CHECK(from("59:59.999") == 3599999);
  CHECK(from("1:00:00.000") == 3600000);
  CHECK(from("  \t00:00:01.002 \t") == 1002);
  for (const char* bad :
       {"0:00.000", "00:60.000", "60:00.000", "00:00:60.000", "00:0.000", "00:00.00", "00:00.0000",
        "00:00,000", "-00:01.000", "00:00", "00.000", ":00.000", "00:00:00:00.000", "x"}) {
    INFO(bad);
    CHECK(from(bad) == -1);
  }
}

TEST_CASE("times past 1000 hours and ends before starts are refused with their line") {
  CHECK(has(refusal("WEBVTT\n\n1000:00:00.000 --> 1000:00:00.001\nx"), "line 3"));
  CHECK(has(refusal("WEBVTT\n\n99999999999999999999:00:00.000 --> 99999999999999999999:00:00.000\nx"),
            "line 3"));
  CHECK(has(refusal("WEBVTT\n\n00:02.000 --> 00:01.000\nx"), "line 3"));
  CHECK(read("WEBVTT\n\n1000:00:00.000 --> 1000:00:00.000\nx").cues[0].from_ms == 3600000000);
  CHECK(has(refusal("1\n00:00:01,000 --> 00:00:02,000\nx\n\n2\n1000:00:00,000 --> 1000:00:00,001\ny"),
            "line 6"));
  CHECK(has(refusal("1\n00:00:02,000 --> 00:00:01,000\nx"), "line 2"));
}

TEST_CASE(
    "vtt.js's tests: each file gives the cues that its expectation has, or is refused where there are none") {
  // vtt.js passes over a cue under a line "-->", and takes minutes of three digits; the standard does
  // neither.
  const std::set<fs::path> kNotTheStandard{"id.vtt", "min-top-digits.vtt", "minimum-spots-over-sixty.vtt"};
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(test::testdata("webvtt-vttjs") / "tests")) {
    if (entry.path().extension() != ".vtt") continue;
    const fs::path expected_file = fs::path(entry.path()).replace_extension(".json");
    INFO(entry.path().string());
    if (kNotTheStandard.contains(entry.path().filename())) continue;
    const Bytes bytes = read_file(entry.path(), 1 << 20);
    if (!fs::exists(expected_file)) {
      CHECK(cues_or_refused(attest::as_text(bytes)) < 100);
      continue;
    }
    // These expectations have fractions in them, which parse_json does not take.
    const Json expected = Json::parse(test::slurp(expected_file))["cues"];
    std::vector<std::int64_t> starts;
    for (const Json& c : expected) {
      // A cue without text is none here, and one with two voices is two.
      const std::string raw = c["text"];
      const std::string spoken = std::regex_replace(raw, std::regex("<[^>]*(>|$)"), "");
      const std::int64_t start = std::llround(c["startTime"].get<double>() * 1000);
      if (spoken.find_first_not_of(" \n") != spoken.npos && (starts.empty() || starts.back() != start))
        starts.push_back(start);
    }
    ++files;
    if (starts.empty()) {
      CHECK(cues_or_refused(attest::as_text(bytes)) == 0);
      continue;
    }
    const TranscriptText t = read(attest::as_text(bytes), CaptionFormat::Vtt);
    std::vector<std::int64_t> found;
    for (const Cue& c : t.cues) {
      if (found.empty() || found.back() != c.from_ms) found.push_back(c.from_ms);
    }
    CHECK(starts == found);
  }
  CHECK(files > 50);
}

TEST_CASE("SubRip is read as it is found: comma or dot, no numbers, CRLF, spaces, tags, coordinates") {
  const TranscriptText t = read(
      "\xEF\xBB\xBF"
      "1\r\n00:00:01,000 --> 00:00:02,500  X1:1 X2:2\r\n<i>one</i>  \r\n{\\an8}<font "
      "color=\"red\">two</font>\r\n\r\n"
      "00:00:03.000 --> 00:00:04.000\r\na &lt; b < c <weeps>\r\n\r\n\r\n3\r\n  0:05,5 --> 1:00:06  "
      "\r\n\r\nafter a gap\r\n"
      "4\r\n00:00:07,000 --> 00:00:08,000\r\n1984\r\n\r\n5\r\n00:00:09,000 --> 00:00:10,000\r\n");
  CHECK(words(t) == Texts{"one two", "a < b < c <weeps>", "after a gap", "1984"});
  CHECK(t.cues[1].from_ms == 3000);
  CHECK(t.cues[2].from_ms == 5500);
  CHECK(t.cues[2].to_ms == 3606000);
}

TEST_CASE("SubRip speakers are names that come again, not any word before a colon") {
  const auto srt = [](const Texts& texts) {
    std::string file;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      file += std::to_string(i + 1) + "\n00:00:0" + std::to_string(i) + ",000 --> 00:00:0" +
              std::to_string(i + 1) + ",000\n" + texts[i] + "\n\n";
    }
    return file;
  };
  const TranscriptText two = read(srt(
      {"INTERVIEWER: When?", "증언자: 봄에.", "and then", "INTERVIEWER: Where? Say: all", "증언자: 회령."}));
  CHECK(speakers(two) == Texts{"INTERVIEWER", "증언자", "", "INTERVIEWER", "증언자"});
  CHECK(words(two)[3] == "Where? Say: all");
  CHECK(speakers(read(srt({"A: one", "B: two"}))) == Texts{"A", "B"});
  CHECK(words(read(srt({"A: one", "two", "B: three"}))) == Texts{"A: one", "two", "B: three"});
  CHECK(words(read(srt({"Note: one", "Note: two"}))) == Texts{"Note: one", "Note: two"});
  CHECK(words(read(srt({"at 10:30", "at 11:30"}))) == Texts{"at 10:30", "at 11:30"});
}

TEST_CASE("SubRip that would lose a cue is refused with its line") {
  CHECK(has(refusal("1\n00:00:01,000 --> 00:00:02,000\nx\n\n2\n00:00:0a,000 --> 00:00:02,000\ny"), "line 6"));
  CHECK(has(refusal("1\n00:00:01,000 --> 00:00:02,000\nx\n\n2\ny\n\n3\n00:00:03,000 --> 00:00:04,000\nz"),
            "line 5"));
  CHECK(has(refusal("words\n\n1\n00:00:01,000 --> 00:00:02,000\nx"), "line 1"));
}

TEST_CASE("webvtt-py's and astisub's files are read or refused with a reason") {
  const fs::path py = test::testdata("webvtt-srt-py") / "subtitles";
  for (const char* name : {"sample.srt", "sample.vtt", "captions_with_bom.vtt"}) {
    INFO(name);
    CHECK(words(read_path(py / name)).front() == "Caption text #1");
  }
  CHECK(words(read_path(py / "sample.srt")).size() == 5);
  CHECK(words(read_path(py / "missing_caption_text.srt")).size() == 4);
  CHECK(words(read_path(py / "cue_tags.vtt")) ==
        Texts{"When the moon hits your eye", "Like a big-a pizza pie", "That's amore"});
  CHECK(read_path(py / "no_captions.vtt").cues.empty());
  CHECK(code_of([&] { read_path(py / "empty.vtt"); }) == Code::Invalid);
  CHECK(code_of([&] { read_path(py / "missing_timeframe.srt"); }) == Code::Invalid);
  CHECK(code_of([&] { read_path(py / "invalid_format4.srt"); }) == Code::Invalid);
  const fs::path asti = test::testdata("astisub") / "testdata";
  CHECK(words(read_path(asti / "missing-sequence-in.srt")).size() > 1);
  CHECK(words(read_path(asti / "example-in.srt")).size() == 6);
  CHECK(words(read_path(asti / "example-in-carriage-return.srt")) ==
        words(read_path(asti / "example-in-carriage-return.vtt")));
  CHECK(has(read_path(asti / "example-in-html-entities.srt").text, "<"));
  for (const char* name : {"example-in.ttml", "example-in.ssa", "example-in.stl"}) {
    INFO(name);
    CHECK(code_of([&] { read_path(asti / name); }) == Code::Invalid);
  }
}

TEST_CASE("the Declaration in five languages reads the same from SubRip and WebVTT") {
  const fs::path folder = test::testdata("udhr-derived");
  for (const char* language : {"kor", "eng", "arb", "cmn_hant"}) {
    INFO(language);
    const TranscriptText srt = read_path(folder / ("udhr_" + std::string(language) + ".utf-8.srt"));
    const TranscriptText vtt = read_path(folder / ("udhr_" + std::string(language) + ".vtt"));
    CHECK(srt.cues.size() == 30);
    CHECK(srt.text == vtt.text);
  }
  CHECK(read_path(folder / "udhr_kor.utf-8-sig.srt") == read_path(folder / "udhr_kor.utf-8.srt"));
}

TEST_CASE("plain text is a cue for each line that has words, without times") {
  const TranscriptText t = read("One.  \n\n\n  Two: three\r\n\t\nFour-->five");
  CHECK(words(t) == Texts{"One.", "Two: three", "Four-->five"});
  CHECK(t.cues[0].from_ms == -1);
  CHECK(t.cues[0].to_ms == -1);
  CHECK(words(read("1\n2", CaptionFormat::Text)) == Texts{"1", "2"});
}

TEST_CASE("files that are no captions are refused") {
  for (const char* text : {"", "\n \n", "<?xml version=\"1.0\"?><tt/>", "<SAMI>", "{\\rtf1 x}",
                           "[Script Info]\n", "WEBVTTX\n", "a\x01b"}) {
    INFO(text);
    refusal(text);
  }
  refusal("WEBVTT\n\nx --> y\nz");
  refusal("\nWEBVTT\n\n00:01.000 --> 00:02.000\nx", CaptionFormat::Vtt);
  refusal("hello", CaptionFormat::Srt);
}

TEST_CASE("hostile caption files are refused or read, in time that grows with their size") {
  const std::clock_t start = std::clock();  // of the processor: other programs may be busy
  const std::size_t most = 32u << 20;
  CHECK(has(refusal(std::string(most + 1, 'x')), "32 MiB"));
  CHECK(read(std::string(most, 'x')).cues.size() == 1);
  CHECK(has(refusal(std::string(most, '\n')), "lines"));
  std::string many = "WEBVTT\n";
  std::string many_srt;
  for (int i = 0; i < 300000; ++i) {
    many += "\n00:01.000 --> 00:02.000\nx\n";
    many_srt += "00:00:01,000 --> 00:00:02,000\nx\n\n";
  }
  CHECK(has(refusal(many), "200000"));
  CHECK(has(refusal(many_srt), "200000"));
  std::string brackets = "WEBVTT\n\n00:01.000 --> 00:02.000\n";
  std::string voices = brackets;
  std::string srt_brackets = "1\n00:00:01,000 --> 00:00:02,000\n";
  std::string entities = brackets;
  for (int i = 0; i < 1000000; ++i) {
    brackets += "<";
    voices += "<v>";
    srt_brackets += "<{\\";
    entities += "&#x";
  }
  CHECK(read(brackets + "\n\n00:01.000 --> 00:02.000\nx").text == "x");
  CHECK(read(voices + "x").text == "x");
  CHECK(read(srt_brackets).cues.size() == 1);
  CHECK(read(entities).cues.size() == 1);
  const std::string nul = std::string("WEBVTT\n\n00:01.000 --> 00:02.000\na") + '\0' + "b";
  CHECK(read(nul).text == "a\uFFFDb");
  CHECK(std::clock() - start < 120 * CLOCKS_PER_SEC);
}

TEST_CASE("what is written as WebVTT is read back the same") {
  for (std::uint32_t seed = 0; seed < 2000; ++seed) {
    const TranscriptText t = invented(seed);
    testimony::check(t);
    const std::string file = write_captions(t, CaptionFormat::Vtt);
    INFO(seed << "\n" << file);
    const TranscriptText back = read(file);
    REQUIRE(words(back) == words(t));
    REQUIRE(speakers(back) == speakers(t));
    REQUIRE(back == t);
  }
}

TEST_CASE("what is written as SubRip keeps its words and times") {
  for (std::uint32_t seed = 0; seed < 2000; ++seed) {
    TranscriptText t = invented(seed);
    t.language.clear();
    for (Cue& c : t.cues) c.speaker.clear();
    const std::string file = write_captions(t, CaptionFormat::Srt);
    INFO(seed << "\n" << file);
    if (t.text.find_first_not_of(" \t\n") == std::string::npos) continue;
    const TranscriptText back = read_captions(file, CaptionFormat::Srt).content;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < t.cues.size(); ++i) {
      std::string text = words(t)[i];
      while (text.starts_with(' ') || text.starts_with('\t')) text.erase(0, 1);
      while (text.ends_with(' ') || text.ends_with('\t')) text.pop_back();
      if (text.empty()) continue;
      REQUIRE(kept < back.cues.size());
      const std::string spoken = words(back)[kept];
      const std::string named = back.cues[kept].speaker;
      if (named.empty()) REQUIRE(spoken == text);
      REQUIRE(text.ends_with(spoken));
      REQUIRE(back.cues[kept].from_ms == t.cues[i].from_ms);
      ++kept;
    }
    REQUIRE(kept == back.cues.size());
  }
}

TEST_CASE("WebVTT is written to the byte as promised") {
  TranscriptText t{"a < b\n둘", {{0, 5, 0, 1500, "A & B"}, {6, 7, 3600000000, 3600000000, ""}}, "ko"};
  CHECK(write_captions(t, CaptionFormat::Vtt) ==
        "WEBVTT\nLanguage: ko\n\n00:00:00.000 --> 00:00:01.500\n<v A &amp; B>a &lt; b\n\n"
        "1000:00:00.000 --> 1000:00:00.000\n둘\n");
  CHECK(write_captions(t, CaptionFormat::Srt) ==
        "1\n00:00:00,000 --> 00:00:01,500\nA & B: a < b\n\n2\n1000:00:00,000 --> 1000:00:00,000\n둘\n");
  CHECK(write_captions(t, CaptionFormat::Text) == "a < b\n둘\n");
  CHECK(read(write_captions({}, CaptionFormat::Vtt)) == TranscriptText{});
}

TEST_CASE("a transcript without times is text, and nothing else") {
  const TranscriptText t = read("one\ntwo");
  CHECK(fitting_format(t) == CaptionFormat::Text);
  CHECK(write_captions(t, CaptionFormat::Auto) == "one\ntwo\n");
  CHECK(code_of([&] { write_captions(t, CaptionFormat::Vtt); }) == Code::Invalid);
  CHECK(code_of([&] { write_captions(t, CaptionFormat::Srt); }) == Code::Invalid);
  CHECK(write_captions(read(cue("x")), CaptionFormat::Auto).starts_with("WEBVTT"));
  CHECK(code_of([&] { write_captions({"x", {}, ""}, CaptionFormat::Vtt); }) == Code::Invalid);
}
