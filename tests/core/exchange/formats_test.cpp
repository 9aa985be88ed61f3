// Formats other than WebVTT and SubRip: plain text with times, oTranscribe, Whisper, OHMS, SAMI.
#include "core/foundation/json.h"
#include "tests/core/exchange/reading.h"

using namespace attest;
using namespace attest::exchange;
using namespace attest::test;
using testimony::Cue;
using testimony::TranscriptText;
namespace fs = std::filesystem;

namespace {

using Times = std::vector<std::pair<std::int64_t, std::int64_t>>;
Times times(const ReadCaptions& read) {
  Times all;
  for (const Cue& cue : read.content.cues) all.emplace_back(cue.from_ms, cue.to_ms);
  return all;
}
/// When the first line of a text is said, -1 where its start is no time.
std::int64_t start(const std::string& line) {
  return read(line + "\nlast", CaptionFormat::Text).content.cues[0].from_ms;
}

std::string as_json(const std::string& text) {
  return Json(text).dump();
}

}  // namespace

// Plain text
// -------------------------------------------------------------------------------------------------------

TEST_CASE("a time at the start of a line of text is its time, and holds until the next") {
  const ReadCaptions t = read(
      "Title\n[00:00:01] INT: When?\n\nIn spring.\n(1:02) P1: Yes.\n00:01:05.5 INT: Where?\n"
      "[01:02:03.25] P1: There.\n");
  CHECK(t.format == CaptionFormat::Text);
  CHECK(words(t) == Texts{"Title", "When?", "In spring.", "Yes.", "Where?", "There."});
  CHECK(speakers(t) == Texts{"", "INT", "", "P1", "INT", "P1"});
  CHECK(times(t) ==
        Times{{-1, -1}, {1000, 62000}, {1000, 62000}, {62000, 65500}, {65500, 3723250}, {3723250, 3723250}});
}

TEST_CASE("times in text are taken as people and programs write them") {
  CHECK(start("[00:01:23] x") == 83000);
  CHECK(start("00:01:23 x") == 83000);
  CHECK(start("(1:23) x") == 83000);
  CHECK(start("{1:23}x") == 83000);
  CHECK(start("【00:01:23】x") == 83000);
  CHECK(start("（1:23）x") == 83000);
  CHECK(start("\u3000[ 1:23.5 ] x") == 83500);
  CHECK(start("1:23\nx") == 83000);
  CHECK(start("1:23\tx") == 83000);
  CHECK(start("75:30\tx") == 4530000);
  CHECK(start("[00:00:01,250]x") == 1250);
  // What is no time of a recording stays in the words.
  for (const char* line : {"1:23 we left", "at 1:23", "[1:2] x", "[12] x", "[00:61:00] x", "[0:0:0:0] x",
                           "1:23x", "[1:23 x", "00:01:23x", "[00:00:01.1234] x", "[x]"}) {
    INFO(line);
    CHECK(start(line) == -1);
    CHECK(words(read(line, CaptionFormat::Text)) == Texts{line});
  }
}

TEST_CASE("a text's times may say their end: what whisper.cpp prints is read as it is") {
  const ReadCaptions t =
      read("[00:00:00.000 --> 00:00:03.500]   And so\n[00:00:03.500 --> 00:00:04.000]   ask\n");
  CHECK(words(t) == Texts{"And so", "ask"});
  CHECK(times(t) == Times{{0, 3500}, {3500, 4000}});
  CHECK(times(read("[00:01 - 00:02] a\n[0:05–0:06] b")) == Times{{1000, 2000}, {5000, 6000}});
}

TEST_CASE("a fourth number is frames, or seconds where it passes 29") {
  CHECK(times(read("[01:02:03:12] a\n[01:02:04:29] b")) == Times{{3723000, 3724000}, {3724000, 3724000}});
  CHECK(times(read("[00:00:00:09] a\n[00:00:01:48] b\n[01:00:00:00] c")) ==
        Times{{9000, 108000}, {108000, 86400000}, {86400000, 86400000}});
}

TEST_CASE("a name with a time alone on a line heads the lines under it") {
  const ReadCaptions t =
      read("참석자 1 00:03\n안녕하세요\n참석자 2 00:07\n네.\n반갑습니다.\n참석자 1 01:10\n끝.");
  CHECK(words(t) == Texts{"안녕하세요", "네.", "반갑습니다.", "끝."});
  CHECK(speakers(t) == Texts{"참석자 1", "참석자 2", "참석자 2", "참석자 1"});
  CHECK(times(t) == Times{{3000, 7000}, {7000, 70000}, {7000, 70000}, {70000, 70000}});
  // Names that never come again, or times that go back, are words.
  CHECK(words(read("Left at 10:30\nLater\nHome by 11:30\nEnd")).size() == 4);
  CHECK(words(read("A 10:30\nx\nA 09:30\ny")).size() == 4);
}

TEST_CASE("the transcripts of space flights are read with their times and speakers") {
  const ReadCaptions t = read_path(test::testdata("spacelog-transcripts") / "mr3/transcripts/ATG");
  CHECK(words(t)[0] == "Lift-off");
  CHECK(speakers(t)[0] == "LCC");
  CHECK(speakers(t)[1] == "P");
  CHECK(times(t)[1] == std::pair<std::int64_t, std::int64_t>{2000, 4000});
  CHECK(t.content.cues.size() > 100);
  CHECK(read_path(test::testdata("spacelog-transcripts") / "g6/transcripts/TEC").content.cues.size() > 1000);
}

TEST_CASE("every naughty string is a line like any other") {
  const std::string file(attest::as_text(test::slurp(test::testdata("naughty-strings") / "blns.txt")));
  CHECK(read(file, CaptionFormat::Text).content.cues.size() > 400);
  for (const Json& text :
       Json::parse(attest::as_text(test::slurp(test::testdata("naughty-strings") / "blns.json")))) {
    const std::string line = text.get<std::string>();
    INFO(line);
    const std::string whisper =
        "{\"segments\":[{\"start\":0,\"end\":1,\"text\":" + as_json("x" + line) + "}]}";
    CHECK(read(whisper).content.cues.size() == 1);
    read("{\"media\":\"\",\"text\":" + as_json("<p>x" + line) + "}");
    read("<SAMI><BODY><SYNC Start=0><P Class=A>x" + line);
  }
}

// oTranscribe
// ------------------------------------------------------------------------------------------------------

TEST_CASE("oTranscribe's files give times, speakers and words") {
  const ReadCaptions ko = read_path(test::testdata("otr-synthetic") / "ko-basic.otr");
  CHECK(ko.format == CaptionFormat::Otr);
  CHECK(words(ko) == Texts{"오늘은 2024년 3월 1일입니다. 동의하십니까?", "네, 동의합니다.",
                           "그 뒤로 세 달 동안 갇혀 있었습니다 & 아무도 몰랐습니다."});
  CHECK(speakers(ko) == Texts{"면담자", "P1", "P1"});
  CHECK(times(ko) == Times{{0, 6200}, {6200, 3725500}, {3725500, 3725500}});
  const ReadCaptions zh = read_path(test::testdata("otr-synthetic") / "zh-nomedia.otr");
  CHECK(words(zh) == Texts{"请说一下当时的情况。", "他们没有出示证件。"});
  CHECK(speakers(zh) == Texts{"Q", "A"});
  CHECK(times(zh) == Times{{1000, 9750}, {9750, 9750}});
}

TEST_CASE("oTranscribe's HTML is read however a browser wrote it") {
  const auto otr = [](const std::string& html) {
    return read("{\"text\":" + as_json(html) + ",\"media-time\":1.5}");
  };
  CHECK(words(otr("one<br>two<div>three</div>four<br />five")) ==
        Texts{"one", "two", "three", "four", "five"});
  // Older files have the time in words only; a time in the middle of a line begins a line.
  const ReadCaptions old =
      otr("<p><span class=\"timestamp\" contenteditable=\"false\">1:02</span>&nbsp;a "
          "<span class='timestamp' data-timestamp='65.1'><b>1:05</b></span> b</p>");
  CHECK(words(old) == Texts{"a", "b"});
  CHECK(times(old) == Times{{62000, 65100}, {65100, 65100}});
  CHECK(words(otr("<p>a < b &lt;i&gt; &amp;amp;<!-- no --></p><script")) == Texts{"a < b <i> &amp;"});
  for (const char* bad :
       {"{\"media\":\"\"}", "{\"media\":\"\",\"text\":5}", "{\"media\":\"\",\"text\":\"<p></p>\"}"}) {
    INFO(bad);
    refusal(bad);
  }
}

// Whisper
// ----------------------------------------------------------------------------------------------------------

TEST_CASE("openai-whisper's JSON: segments with their seconds; a machine made them") {
  const fs::path folder = test::testdata("whisper-json") / "tests/expected";
  const ReadCaptions fr = read_path(folder / "punctuations_yes/bonjour.wav.words.json");
  CHECK(fr.format == CaptionFormat::Whisper);
  CHECK(fr.machine_made);
  CHECK(fr.content == TranscriptText{"Bonjour !", {{0, 9, 140, 940, ""}}, "fr"});
  const ReadCaptions apollo = read_path(folder / "corner_cases/large_apollo11.mp3.words.json");
  CHECK(words(apollo)[0] ==
        "Apollo 11, Houston. We got a recommendation for you on your DOJ's E-A limb, E-G-E-A's, over.");
  CHECK(times(apollo)[0] == std::pair<std::int64_t, std::int64_t>{360, 6960});
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    INFO(name);
    if (name.ends_with(".json")) {
      CHECK_FALSE(read_path(entry.path()).content.cues.empty());
      ++files;
    } else if (name.ends_with(".srt") || name.ends_with(".vtt")) {
      const ReadCaptions captions = read_path(entry.path());
      CHECK_FALSE(captions.content.cues.empty());
      CHECK_FALSE(captions.machine_made);  // nothing in the file says so
    }
  }
  CHECK(files >= 4);
}

TEST_CASE("whisper.cpp's JSON: offsets in ms, or its times; the language where it says it") {
  const ReadCaptions t = read(
      R"({"systeminfo":"x","params":{"model":"m","language":"auto"},"result":{"language":"ko"},"transcription":[
        {"timestamps":{"from":"00:00:00,000","to":"00:00:02,500"},"offsets":{"from":0,"to":2500},"text":" 안녕",
         "tokens":[{"text":"x","p":0.5}]},
        {"timestamps":{"from":"00:01:00,250","to":"00:01:01,000"},"text":" 하세요"}]})");
  CHECK(t.content == TranscriptText{"안녕\n하세요", {{0, 2, 0, 2500, ""}, {3, 6, 60250, 61000, ""}}, "ko"});
  CHECK(t.machine_made);
}

TEST_CASE("words alone become cues at the ends of sentences, at pauses and where the speaker changes") {
  const ReadCaptions t = read(
      R"({"language":"english","text":"x","words":[
        {"word":"Yes.","start":0.0,"end":0.4},{"word":"I","start":0.5,"end":0.6},{"word":"left","start":0.6,"end":1},
        {"word":"early","start":5,"end":5.5},{"word":"who","start":5.6,"end":6,"speaker":"B"}]})");
  CHECK(t.content.language == "en");
  CHECK(words(t) == Texts{"Yes.", "I left", "early", "who"});
  CHECK(times(t) == Times{{0, 400}, {500, 1000}, {5000, 5500}, {5600, 6000}});
  CHECK(speakers(t) == Texts{"", "", "", "B"});
  CHECK(words(read(R"({"words":[{"word":"我","start":0,"end":1},{"word":"走","start":1,"end":2}]})")) ==
        Texts{"我走"});
}

TEST_CASE("whisperX's speakers, a bare text, and what has no time, are taken as they are") {
  const ReadCaptions x = read(R"({"segments":[{"start":1,"end":2,"text":"a","speaker":"SPEAKER_00"},
                                             {"start":3.0005,"end":null,"text":"b"},{"text":"c"}]})");
  CHECK(speakers(x) == Texts{"SPEAKER_00", "", ""});
  CHECK(times(x) == Times{{1000, 2000}, {3001, 3001}, {-1, -1}});
  CHECK(words(read(R"({"text":" All of it. "})")) == Texts{"All of it."});
  CHECK(times(read(R"({"segments":[{"start":2,"end":1,"text":"a"},{"start":-0.02,"end":1,"text":"b"}]})")) ==
        Times{{2000, 2000}, {0, 1000}});
}

TEST_CASE("JSON that is no transcript, cut, deep or out of reach, is refused") {
  for (const std::string& text :
       {std::string("{}"), std::string("{\"segments\":5}"), std::string("{\"segments\":[5],\"text\":\"\"}"),
        std::string("{\"segments\":[{\"start\":0"),
        std::string("{\"segments\":[{\"start\":1e99,\"text\":\"x\"}]}"),
        std::string("{\"segments\":[{\"start\":4000000,\"end\":4000001,\"text\":\"x\"}]}"),
        "{\"segments\":" + std::string(100000, '[') + std::string(100000, ']') + "}",
        std::string("{\"segments\":[]}"), std::string("{\"text\":\"\"}"), std::string("{\"a\":1}x")}) {
    INFO(text.substr(0, 80));
    refusal(text);
    refusal(text, CaptionFormat::Whisper);
  }
}

// OHMS
// -------------------------------------------------------------------------------------------------------------

TEST_CASE("an OHMS record with WebVTT in it gives its cues and speakers") {
  const fs::path folder = test::testdata("ohms") / "spec/test_support/ohms_xml";
  const ReadCaptions t = read_path(folder / "small-sample-vtt-ohms.xml");
  CHECK(t.format == CaptionFormat::Ohms);
  CHECK(t.content.cues.size() == 6);
  CHECK(speakers(t)[1] == "NAME OF INTERVIEWEE");
  CHECK(times(t)[0] == std::pair<std::int64_t, std::int64_t>{3603000, 3618000});
  // OHMS writes no end for its last cue, and breaks lines inside one.
  CHECK(times(t)[5] == std::pair<std::int64_t, std::int64_t>{3682000, 3682000});
  CHECK(has(words(t)[3], "interest in learning. One day, we got lost"));
  CHECK(code_of([&] { read_path(folder / "index_hyperlinks_example.xml"); }) == Code::Invalid);
}

TEST_CASE("an older OHMS record gives its paragraphs, between the sync points around them") {
  const std::string record =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ROOT "
      "xmlns=\"https://www.weareavp.com/nunncenter/ohms\"><record>"
      "<sync>1:|3(2)|3(9)|6(1)</sync><sync_alt>2:|1(1)</sync_alt><language>English</language>"
      "<transcript_alt_lang>Korean</transcript_alt_lang>"
      "<transcript>Q: When did\nyou come?\nA: That was[[footnote]]1[[/footnote]] in\nspring.\n\nQ: "
      "And\nthen?\n\n"
      "A: Then we left.\n[[footnotes]]\n[[note]]1[[/note]]\n[[/footnotes]]</transcript>"
      "<transcript_alt>언제 왔어요?</transcript_alt></record></ROOT>";
  const ReadCaptions t = read(record);
  CHECK(words(t) == Texts{"When did you come? A: That was in spring.", "And then?", "Then we left."});
  CHECK(speakers(t) == Texts{"Q", "Q", "A"});
  // The second point lies at line 3 like the first, the third at line 6, where the second paragraph begins.
  CHECK(times(t) == Times{{0, 180000}, {120000, 180000}, {180000, 180000}});
  CHECK(t.content.language == "en");
  CHECK(t.other_languages == Texts{"ko"});
  const ReadCaptions ko = read(record, CaptionFormat::Auto, "ko-KP");
  CHECK(words(ko) == Texts{"언제 왔어요?"});
  CHECK(ko.content.language == "ko");
  CHECK(ko.other_languages == Texts{"en"});
}

TEST_CASE("hostile XML is refused in a sentence, or is no OHMS record") {
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(test::testdata("xml-libxml2"))) {
    if (!entry.is_regular_file()) continue;
    INFO(entry.path().string());
    CHECK_FALSE(refusal(attest::as_text(test::slurp(entry.path())), CaptionFormat::Ohms).empty());
    ++files;
  }
  CHECK(files > 40);
  const std::string bomb =
      "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>"
      "<ROOT><record><transcript>&b;</transcript></record></ROOT>";
  CHECK(has(refusal(bomb), "document type"));
  CHECK(has(refusal("<?xml version=\"1.0\"?><!DOCTYPE r SYSTEM \"file:///etc/passwd\"><ROOT/>"),
            "document type"));
  std::string deep = "<ROOT>";
  for (int i = 0; i < 1000000; ++i) deep += "<a>";
  CHECK(has(refusal(deep), "not well formed"));
  std::string closed = "<ROOT>";
  for (int i = 0; i < 100000; ++i) closed += "<a>";
  for (int i = 0; i < 100000; ++i) closed += "</a>";
  CHECK(has(refusal(closed + "</ROOT>"), "nested too deeply"));
  std::string many = "<ROOT>";
  for (int i = 0; i < 5000000; ++i) many += "<a/>";
  CHECK(has(refusal(many + "</ROOT>"), "too many tags"));
  // Half a surrogate pair is no character, however it is written.
  CHECK(words(read("<ROOT><record><transcript>a&#xD800;b</transcript></record></ROOT>"))[0].starts_with(
      "a\uFFFD"));
}

// SAMI
// -------------------------------------------------------------------------------------------------------------

TEST_CASE("SAMI gives the language that is asked for, else the first, and tells the others") {
  const std::string file =
      "<SAMI>\n<HEAD>\n<STYLE TYPE=\"text/css\">\n<!--\nP {margin-left:8pt;}\n.KRCC { Name:한국어; "
      "lang:ko-KR; "
      "SAMIType:CC;}\n.ENCC{Name:English;LANG: en-US;}\n-->\n</STYLE>\n</HEAD>\n<BODY>\n"
      "<SYNC Start=1000>\n<P Class=KRCC ID=Source>면담자\n<P Class=KRCC>언제<br>왔어요?\n<P "
      "CLASS=\"ENCC\">When &amp; "
      "where?\n<SYNC start='2500'><P Class=KRCC>&nbsp;\n<P Class=ENCC>&nbsp;"
      "<SYNC Start=3000><P Class=ENCC>Then<font color=red>.</font></P>\n</BODY>\n</SAMI>\n";
  const ReadCaptions ko = read(file);
  CHECK(ko.format == CaptionFormat::Sami);
  CHECK(ko.content == TranscriptText{"언제 왔어요?", {{0, 7, 1000, 2500, "면담자"}}, "ko-kr"});
  CHECK(ko.other_languages == Texts{"en-us"});
  const ReadCaptions en = read(file, CaptionFormat::Auto, "en");
  CHECK(words(en) == Texts{"When & where?", "Then."});
  CHECK(times(en) == Times{{1000, 2500}, {3000, 3000}});
  CHECK(en.other_languages == Texts{"ko-kr"});
  CHECK(words(read(file, CaptionFormat::Auto, "ko-KP")) == words(ko));
  CHECK(has(refusal(file, CaptionFormat::Auto, "fr"), "none is fr: ko-kr, en-us"));
  // A file in one language is read whatever it calls itself: many call Korean English.
  CHECK(words(read("<SAMI><STYLE>.EN{lang:en-US;}</STYLE><BODY><SYNC Start=0><P Class=EN>네",
                   CaptionFormat::Auto, "ko")) == Texts{"네"});
  const auto chinese = [](const std::string& language) {
    return words(read(
        "<SAMI><STYLE>.A{lang:zh-CN;} .B{lang:zh-TW;}</STYLE><BODY><SYNC Start=0><P Class=A>汉<P Class=B>漢",
        CaptionFormat::Auto, language));
  };
  CHECK(chinese("zh-Hant") == Texts{"漢"});
  CHECK(chinese("zh-Hans") == Texts{"汉"});
  CHECK(chinese("zh-HK") == Texts{"漢"});
}

TEST_CASE("SAMI out of order, without classes, or with broken times") {
  CHECK(words(read("<sami><body><sync start=5><p>a<sync start=1><p>b")) == Texts{"a", "b"});
  CHECK(times(read("<sami><body><sync start=5><p>a<sync start=1><p>b")) == Times{{5, 5}, {1, 1}});
  for (const char* bad :
       {"<SAMI>", "<SAMI><BODY><SYNC><P>x", "<SAMI><BODY><SYNC Start=x><P>x",
        "<SAMI><BODY><SYNC Start=-1><P>x", "<SAMI><BODY><SYNC Start=99999999999999999999><P>x"}) {
    INFO(bad);
    refusal(bad);
  }
}

// Out and in again
// -------------------------------------------------------------------------------------------------

TEST_CASE("oTranscribe and SAMI come back with what they can hold") {
  const TranscriptText t{
      "언제 <왔어요>?\n봄에.\n& then",
      {{0, 9, 500, 1500, "면담자"}, {10, 13, 1500, 60000, "P1"}, {14, 20, 61000, 3723004, "면담자"}},
      "ko"};
  testimony::check(t);
  const std::string otr = write_captions(t, CaptionFormat::Otr);
  CHECK(otr == write_captions(t, CaptionFormat::Otr));
  const ReadCaptions back = read(otr);
  CHECK(back.format == CaptionFormat::Otr);
  CHECK(back.content.text == t.text);
  CHECK(speakers(back) == Texts{"면담자", "P1", "면담자"});
  CHECK(times(back) == Times{{500, 1500}, {1500, 61000}, {61000, 61000}});
  TranscriptText silent = t;
  for (Cue& cue : silent.cues) cue.speaker.clear();
  CHECK(read(write_captions(silent, CaptionFormat::Sami)).content == silent);
  for (const CaptionFormat format : {CaptionFormat::Whisper, CaptionFormat::Ohms})
    CHECK(code_of([&] { write_captions(t, format); }) == Code::Invalid);
}

TEST_CASE("a format's name is the one that the command line has") {
  for (const char* name : {"auto", "vtt", "srt", "txt", "otr", "whisper", "docx", "odt", "ohms", "sami"})
    CHECK(name_of(format_named(name)) == name);
  CHECK(code_of([] { format_named("doc"); }) == Code::Invalid);
}

TEST_CASE("large files of every format are read in time that grows with their size") {
  std::string sami = "<SAMI><BODY>";
  std::string otr = "<p>";
  std::string whisper = "{\"segments\":[";
  std::string text;
  for (int i = 0; i < 60000; ++i) {
    text += "[00:00:01] A: word\n[00:00:02] B: word\n(0:03) A: word\n00:00:04 B: word\n";
    if (i >= 10000) continue;
    sami += "<SYNC Start=" + std::to_string(i) + "><P Class=A>word";
    otr += "<span class=\"timestamp\" data-timestamp=\"" + std::to_string(i) + "\">0:00</span>word<br>";
    whisper += std::string(i ? "," : "") + "{\"start\":" + std::to_string(i) +
               ",\"end\":" + std::to_string(i) + ",\"tokens\":[1,2,3,4],\"text\":\"word\"}";
  }
  CHECK(read(sami).content.cues.size() == 10000);
  CHECK(read("{\"media\":\"\",\"text\":" + as_json(otr) + "}").content.cues.size() == 10000);
  CHECK(read(whisper + "]}").content.cues.size() == 10000);
  CHECK(has(refusal(text), "200000"));
  const std::string open(1u << 18, '<');
  CHECK(words(read("<SAMI><BODY><SYNC Start=0><P>" + open)).size() == 1);
  read("{\"media\":\"\",\"text\":" + as_json(open) + "}");
  refusal("<SAMI><BODY><SYNC " + std::string(1u << 18, '='));
  CHECK(read("<SAMI><BODY><SYNC Start=0><P>" + std::string(1u << 18, '&')).content.cues.size() == 1);
}
