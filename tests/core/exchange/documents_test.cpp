// Text documents: DOCX and ODT, in and out, honest and hostile.
#include <sys/resource.h>

#include <ctime>

#include "core/exchange/office_package.h"
#include "core/foundation/json.h"
#include "tests/core/exchange/reading.h"

using namespace attest;
using namespace attest::exchange;
using namespace attest::test;
using testimony::Cue;
using testimony::TranscriptText;
namespace fs = std::filesystem;

namespace {

std::string docx(const std::string& body) {
  return write_package(
      {{"[Content_Types].xml", "<Types/>"},
       {"word/document.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"x\"><w:body>" +
                                 body + "</w:body></w:document>"}});
}
std::string paragraph(const std::string& runs) {
  return "<w:p>" + runs + "</w:p>";
}
std::string run_of(const std::string& text) {
  return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}
std::string odt(const std::string& body) {
  return write_package({{"mimetype", "application/vnd.oasis.opendocument.text", true},
                        {"content.xml",
                         "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content "
                         "xmlns:office=\"o\" xmlns:text=\"t\">"
                         "<office:body><office:text>" +
                             body + "</office:text></office:body></office:document-content>"}});
}

/// The most memory that this process has held, in MiB.
long peak_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

TranscriptText spoken() {
  TranscriptText t{"언제 왔어요?\n<봄에> & \"왔다\".\n두  칸\t탭\n끝",
                   {{0, 7, 1000, 62500, "면담자"},
                    {8, 22, 62500, 62500, "P1"},
                    {23, 30, 62500, 3723004, "면담자"},
                    {31, 32, 3723004, 3723004, "P1"}},
                   "ko-KP"};
  std::uint32_t at = 0;
  std::size_t i = 0;
  std::size_t from = 0;
  for (std::size_t end; i < t.cues.size(); ++i, from = end + 1) {
    end = std::min(t.text.find('\n', from), t.text.size());
    t.cues[i].from = at;
    at += static_cast<std::uint32_t>(count_points(std::string_view(t.text).substr(from, end - from)));
    t.cues[i].to = at++;
  }
  return t;
}

}  // namespace

TEST_CASE("a DOCX of an oral-history archive gives its times, speakers and paragraphs") {
  const ReadCaptions t = read(
      bytes_of(test::testdata("ohms") / "spec/test_support/oh_docx/sample-oh-timecode-need-sequencing.docx"));
  CHECK(t.format == CaptionFormat::Docx);
  CHECK(t.encoding == "UTF-8");
  CHECK(t.content.cues[0].speaker == "CARUSO");
  CHECK(t.content.cues[0].from_ms == 1000);
  CHECK(t.content.cues[1].speaker == "SUBJECT");  // its time stands before a line break
  CHECK(t.content.cues[1].from_ms == 29000);
  CHECK(t.content.cues[1].to_ms == 33000);
  CHECK(words(t)[3] == "All son tell.");
  CHECK(words(t).back() == "[END OF INTERVIEW]");
}

TEST_CASE("DOCX: what was deleted is not read, what was inserted is, and runs join without a seam") {
  const ReadCaptions t = read(docx(
      paragraph(run_of("[00:01] ") + run_of("wo") + run_of("rds") +
                "<w:del><w:r><w:delText>gone</w:delText><w:t>gone</w:t></w:r></w:del><w:ins>" +
                run_of(" kept") + "</w:ins>") +
      paragraph("<w:moveFrom>" + run_of("from") + "</w:moveFrom><w:moveTo>" + run_of("to") + "</w:moveTo>") +
      paragraph(run_of("one") + "<w:r><w:br/><w:tab/></w:r>" + run_of("two") +
                "<w:r><w:noBreakHyphen/></w:r>" + run_of("3")) +
      "<w:tbl><w:tr><w:tc>" + paragraph(run_of("cell")) + "</w:tc><w:tc>" +
      paragraph("<w:hyperlink>" + run_of("link") + "</w:hyperlink>") + "</w:tc></w:tr></w:tbl>" +
      paragraph("<w:r><w:footnoteReference "
                "w:id=\"1\"/><w:instrText>PAGE</w:instrText><w:drawing><w:p><w:r><w:t>box</w:t>"
                "</w:r></w:p></w:drawing></w:r><w:sdt><w:sdtContent>" +
                run_of("field") + "</w:sdtContent></w:sdt>")));
  CHECK(words(t) == Texts{"words kept", "to", "one", "two-3", "cell", "link", "field"});
  CHECK(t.content.cues[0].from_ms == 1000);
}

TEST_CASE("DOCX: the part that the package names as its document is read") {
  const std::string body =
      "<w:document xmlns:w=\"x\"><w:body>" + paragraph(run_of("here")) + "</w:body></w:document>";
  CHECK(words(read(write_package(
            {{"_rels/.rels",
              "<Relationships><Relationship Type=\"http://x/officeDocument\" Target=\"/word/document2.xml\"/>"
              "</Relationships>"},
             {"word/document2.xml", body}}))) == Texts{"here"});
}

TEST_CASE("ODT: spaces, tabs, breaks and headings; no deleted text, notes, comments") {
  const ReadCaptions t =
      read(odt("<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></"
               "text:deletion></text:changed-region>"
               "</text:tracked-changes><text:h>Title</text:h>\n  <text:p>[0:00:05.5] a<text:s "
               "text:c=\"2\"/>b<text:tab/>c"
               "<text:note><text:note-body><text:p>note</text:p></text:note-body></"
               "text:note><text:line-break/><text:span>d</text:span>"
               "<office:annotation><text:p>comment</text:p></office:annotation></text:p>"
               "<text:list><text:list-item><text:p>e<text:change-start "
               "text:change-id=\"1\"/>f</text:p></text:list-item></text:list>"));
  CHECK(t.format == CaptionFormat::Odt);
  CHECK(words(t) == Texts{"Title", "a  b\tc", "d", "ef"});
  CHECK(t.content.cues[1].from_ms == 5500);
}

TEST_CASE("what is written as DOCX and ODT comes back with its words, starts and speakers") {
  const TranscriptText t = spoken();
  testimony::check(t);
  for (const CaptionFormat format : {CaptionFormat::Docx, CaptionFormat::Odt}) {
    INFO(name_of(format));
    const std::string file = write_captions(t, format);
    const ReadCaptions back = read(file);
    CHECK(back.format == format);
    CHECK(back.content.text == t.text);
    REQUIRE(back.content.cues.size() == t.cues.size());
    for (std::size_t i = 0; i < t.cues.size(); ++i) {
      CHECK(back.content.cues[i].from_ms == t.cues[i].from_ms);
      CHECK(back.content.cues[i].speaker == t.cues[i].speaker);
    }
  }
  // A transcript without times is text in them.
  const TranscriptText plain{"a\nb", {{0, 1, -1, -1, ""}, {2, 3, -1, -1, ""}}, ""};
  CHECK(read(write_captions(plain, CaptionFormat::Docx)).content == plain);
  CHECK(read(write_captions(plain, CaptionFormat::Odt)).content == plain);
}

TEST_CASE("written documents are the same bytes each time, and tell nothing of who wrote them or when") {
  const TranscriptText t = spoken();
  for (const CaptionFormat format : {CaptionFormat::Docx, CaptionFormat::Odt}) {
    INFO(name_of(format));
    const std::string file = write_captions(t, format);
    CHECK(write_captions(t, format) == file);
    for (const auto& [name, content] : read_package(file, {"*"})) {
      INFO(name);
      for (const char* word :
           {"creator", "Author", "lastModified", "creation-date", "meta:", "dc:", "rsid", "generator"})
        CHECK_FALSE(has(content, word));
    }
    CHECK_FALSE(has(file, "UT"));  // zip's field of times
  }
  CHECK(write_captions(t, CaptionFormat::Odt).substr(30, 47) ==
        "mimetypeapplication/vnd.oasis.opendocument.text");
}

TEST_CASE("documents name a font of the transcript's language") {
  const auto font = [](const std::string& language) {
    TranscriptText t{"x", {{0, 1, -1, -1, ""}}, language};
    const auto docx = read_package(write_captions(t, CaptionFormat::Docx), {"word/styles.xml"});
    const auto odt = read_package(write_captions(t, CaptionFormat::Odt), {"content.xml"});
    const std::string styles = docx.at("word/styles.xml");
    const std::size_t at = styles.find("w:eastAsia=\"") + 12;
    const std::string name = styles.substr(at, styles.find('"', at) - at);
    CHECK(has(odt.at("content.xml"), "'" + name + "'"));
    return name;
  };
  CHECK(font("ko-KP") == "Noto Sans CJK KR");
  CHECK(font("zh-Hans") == "Noto Sans CJK SC");
  CHECK(font("zh-TW") == "Noto Sans CJK TC");
  CHECK(font("zh-Hant-HK") == "Noto Sans CJK TC");
  CHECK(font("ja") == "Noto Sans CJK JP");
}

TEST_CASE("other programs open what is written") {
  test::need_program("python3");
  test::need_program("xmllint");
  const test::TempFolder folder;
  TranscriptText t = spoken();
  for (const char* language : {"ko-KP", "ar", "zh-Hant", ""}) {
    t.language = language;
    for (const CaptionFormat format : {CaptionFormat::Docx, CaptionFormat::Odt}) {
      INFO(name_of(format) << " " << language);
      const std::string path = folder / ("t." + name_of(format));
      test::spit(path, as_bytes(write_captions(t, format)));
      const auto opened = test::run(
          "cd " + folder.path().string() +
          " && rm -rf out && python3 -c \"import zipfile,sys\n"
          "z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None\n"
          "assert all(i.extra == b'' and i.date_time == (1980, 1, 1, 0, 0, 0) for i in z.infolist())\n"
          "z.extractall('out')\" " +
          path + " && find out -name '*.xml' -o -name '*.rels' | xargs xmllint --noout");
      INFO(opened.output);
      CHECK(opened.status == 0);
    }
  }
}

TEST_CASE("hostile archives are refused in a sentence, within bounds of memory and time") {
  const std::clock_t start = std::clock();  // of the processor: other programs may be busy
  const long before = peak_mib();
  std::size_t files = 0;
  for (const fs::path& folder : {test::testdata("archives-hostile"), test::testdata("zip-yauzl")}) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (!entry.is_regular_file() || entry.path().extension() != ".zip") continue;
      INFO(entry.path().string());
      const std::string bytes = bytes_of(entry.path());
      CHECK_FALSE(refusal(bytes, CaptionFormat::Docx).empty());
      CHECK_FALSE(refusal(bytes, CaptionFormat::Odt).empty());
      if (bytes.starts_with("PK")) refusal(bytes);
      ++files;
    }
  }
  CHECK(files > 50);
  CHECK(peak_mib() - before < 200);
  CHECK(std::clock() - start < 120 * CLOCKS_PER_SEC);
}

TEST_CASE("names that no office program writes are refused before anything is read") {
  const std::string body =
      "<w:document xmlns:w=\"x\"><w:body>" + paragraph(run_of("x")) + "</w:body></w:document>";
  for (const char* name :
       {"../word/document.xml", "word/../../x.xml", "/etc/passwd", "C:/x.xml", "..\\x.xml", "a\x01b"}) {
    INFO(name);
    CHECK(has(refusal(write_package({{name, "x"}, {"word/document.xml", body}})),
              "no office program puts there"));
  }
  CHECK(has(refusal(write_package({{"word/document.xml", body}, {"word/document.xml", body}})), "twice"));
  CHECK(has(refusal(write_package({{"word\\document.xml", body}, {"word/document.xml", body}})), "twice"));
}

TEST_CASE("a document with a picture under a Korean name, in whatever encoding, is read") {
  const std::string body =
      "<w:document xmlns:w=\"x\"><w:body>" + paragraph(run_of("x")) + "</w:body></w:document>";
  for (const char* name :
       {"word/media/그림.png", "word/media/\xB1\xD7\xB8\xB2.png", "word/media/\xFF\xFE.png"}) {
    INFO(name);
    CHECK(words(read(write_package({{name, "x"}, {"word/document.xml", body}}))) == Texts{"x"});
  }
}

TEST_CASE("bombs: zip, entities, depth, tags") {
  const std::clock_t start = std::clock();  // of the processor: other programs may be busy
  const long before = peak_mib();
  CHECK(has(refusal(docx(paragraph(run_of(std::string(60u << 20, 'x'))))), "48 MiB"));
  const std::string bomb =
      "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><w:document><w:body>"
      "<w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>";
  CHECK(has(refusal(write_package({{"word/document.xml", bomb}})), "document type"));
  CHECK(has(refusal(write_package(
                {{"mimetype", "application/vnd.oasis.opendocument.text", true}, {"content.xml", bomb}})),
            "document type"));
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<w:p>";
  for (int i = 0; i < 100000; ++i) deep += "</w:p>";
  CHECK(has(refusal(docx(deep)), "nested too deeply"));
  std::string tags;
  for (int i = 0; i < 4000001; ++i) tags += "<p/>";
  CHECK(has(refusal(docx(tags)), "too many tags"));
  std::string spaces;
  for (int i = 0; i < 1000; ++i) spaces += "<text:s text:c=\"2000000000\"/>";
  CHECK(words(read(odt("<text:p>a" + spaces + "b</text:p>")))[0].size() == 1000 * 1000 + 2);
  CHECK(peak_mib() - before < 1500);
  CHECK(std::clock() - start < 120 * CLOCKS_PER_SEC);
}

TEST_CASE("documents under a password, in old formats or of another kind are told apart") {
  CHECK(has(refusal("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and so on"), "password"));
  CHECK(has(refusal(write_package({{"mimetype", "application/vnd.oasis.opendocument.text", true},
                                   {"content.xml", "\x01\x02\x03"},
                                   {"META-INF/manifest.xml", "<m><encryption-data/></m>"}})),
            "password"));
  CHECK(has(refusal(write_package({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet", true},
                                   {"content.xml", "<x/>"}})),
            "neither a DOCX nor an ODT"));
  CHECK(has(refusal(write_package({{"xl/workbook.xml", "<x/>"}})), "neither a DOCX nor an ODT"));
  CHECK(has(refusal("PK\x03\x04"), "zip archive"));
  CHECK(has(refusal("plain words", CaptionFormat::Docx), "zip archive"));
  CHECK(has(refusal(docx("")), "no captions"));
  CHECK(has(refusal(write_package({{"word/document.xml", "<w:other/>"}})), "neither a DOCX nor an ODT"));
  const std::string whole = write_captions(spoken(), CaptionFormat::Docx);
  for (const std::size_t size : {whole.size() / 2, whole.size() - 1, whole.size() - 30, std::size_t{30}})
    refusal(whole.substr(0, size));
}

TEST_CASE("a document in UTF-16 is read by its mark, and a damaged one never crashes") {
  const std::string utf8 =
      "<?xml version=\"1.0\"?><d:document "
      "xmlns:d=\"x\"><d:body><d:p><d:r><d:t>ab</d:t></d:r></d:p></d:body></d:document>";
  std::string utf16 = "\xFF\xFE";
  for (const char c : utf8) utf16 += {c, '\0'};
  const ReadCaptions t = read(write_package({{"word/document.xml", utf16}}));
  CHECK(words(t) == Texts{"ab"});
  CHECK(t.encoding == "UTF-16LE");
  const std::string whole = write_captions(spoken(), CaptionFormat::Odt);
  std::mt19937 random(1);
  for (int i = 0; i < 2000; ++i) {
    std::string bytes = whole;
    for (int n = 0; n < 3; ++n) bytes[random() % bytes.size()] = static_cast<char>(random());
    try {
      testimony::check(read_captions(bytes).content);
    } catch (const Error& error) {
      REQUIRE(error.code() == Code::Invalid);
    }
  }
}
