// Text documents: DOCX (ECMA-376 part 1, WordprocessingML) and ODT (OpenDocument 1.3 part 3).
#include <algorithm>

#include "core/exchange/captions_parts.h"
#include "core/exchange/encodings.h"
#include "core/exchange/office_package.h"
#include "core/exchange/xml.h"
#include "core/foundation/error.h"
#include "core/foundation/text.h"

namespace attest::exchange::captions {

using testimony::Cue;
using testimony::TranscriptText;

namespace {

constexpr std::size_t kMostLines = 10 * kMostCues;

/// The lines of a body, as its paragraphs give them.
class Lines {
 public:
  void add(std::string_view text) { line_ += text; }
  void end_line() {
    if (lines_.size() == kMostLines)
      throw Error(Code::Invalid, "The captions have more than %1 lines; divide the file and try again.",
                  {std::to_string(kMostLines)});
    lines_.push_back(clean(std::exchange(line_, {})));
  }
  /// The text of an XML node, in which line breaks are white space.
  void add_spaced(std::string_view text) {
    for (const char c : text) line_ += c == '\n' || c == '\r' ? ' ' : c;
  }
  const std::vector<std::string>& lines() const { return lines_; }

 private:
  std::string line_;
  std::vector<std::string> lines_;
};

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Depth is bounded by XmlDocument.
void read_word(const pugi::xml_node& node, Lines& lines) {
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = local_name(child);
    // Deleted text, what stands elsewhere than in the body's lines, and markup of no text.
    if (is_one_of(name, {"del", "moveFrom", "AlternateContent", "drawing", "pict", "object", "txbxContent",
                         "rt", "pPr", "rPr", "tblPr", "sectPr", "sdtPr"})) {
      continue;
    }
    if (name == "t") {
      for (const pugi::xml_node text : child.children()) lines.add_spaced(text.value());
    } else if (name == "tab") {
      lines.add("\t");
    } else if (name == "br" || name == "cr") {
      lines.end_line();
    } else if (name == "noBreakHyphen") {
      lines.add("-");
    } else {
      read_word(child, lines);
      if (name == "p") lines.end_line();
    }
  }
}

void read_open_document(const pugi::xml_node& node, Lines& lines, bool in_paragraph) {
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      if (in_paragraph) lines.add_spaced(child.value());
      continue;
    }
    const std::string_view name = local_name(child);
    // Deleted text lies in tracked-changes, not in its place.
    if (is_one_of(name, {"tracked-changes", "note", "annotation", "frame", "custom-shape", "ruby-text",
                         "forms", "sequence-decls", "variable-decls", "table-of-content"})) {
      continue;
    }
    if (name == "s") {
      const std::string count(local_attribute(child, "c"));
      const long spaces = count.empty() ? 1 : std::strtol(count.c_str(), nullptr, 10);
      lines.add(std::string(static_cast<std::size_t>(std::clamp(spaces, 0L, 1000L)), ' '));
    } else if (name == "tab") {
      lines.add("\t");
    } else if (name == "line-break") {
      lines.end_line();
    } else if (name == "p" || name == "h") {
      read_open_document(child, lines, true);
      lines.end_line();
    } else {
      read_open_document(child, lines, in_paragraph);
    }
  }
}

/// The part that _rels/.rels names as the document, where it is one that was read.
std::string main_part(const std::map<std::string, std::string>& parts) {
  if (const auto rels = parts.find("_rels/.rels"); rels != parts.end()) {
    const XmlDocument document(decode_text(rels->second, {}, declared_encoding(rels->second)).text);
    for (const pugi::xml_node one : document.root().children()) {
      if (!local_attribute(one, "Type").ends_with("/officeDocument")) continue;
      std::string target(local_attribute(one, "Target"));
      if (target.starts_with('/')) target.erase(0, 1);
      if (parts.contains(target)) return target;
    }
  }
  return "word/document.xml";
}

[[noreturn]] void refuse_other() {
  throw Error(Code::Invalid,
              "The file is neither a DOCX nor an ODT text document; save it as one and try again.");
}

// Writing
// ----------------------------------------------------------------------------------------------------------

/// XML holds no control characters but tabs, and neither U+FFFE nor U+FFFF.
std::string xml_text(std::string_view text) {
  std::string out;
  for (const char32_t point : to_points(text)) {
    const bool bad = (point < 0x20 && point != U'\t') || point == 0xFFFE || point == 0xFFFF;
    out += from_points(std::u32string(1, bad ? U'\uFFFD' : point));
  }
  return escape_markup(out);
}

struct Fonts {
  std::string name;      ///< for the scripts of East Asia
  std::string language;  ///< with a country, as word processors name it
};

/// Chinese set in a Japanese font has the wrong shapes, so the font is named by the language.
Fonts fonts_for(const std::string& language) {
  const std::string tag = lower(language);
  const auto is = [&](std::string_view code) {
    return tag == code || tag.starts_with(std::string(code) + "-");
  };
  if (is("ko")) return {"Noto Sans CJK KR", "ko-KR"};
  if (is("ja")) return {"Noto Sans CJK JP", "ja-JP"};
  const bool traditional =
      tag.find("hant") != tag.npos || tag.find("-tw") != tag.npos || tag.find("-hk") != tag.npos;
  if (is("yue") || (is("zh") && traditional))
    return {"Noto Sans CJK TC", tag.find("-hk") != tag.npos ? "zh-HK" : "zh-TW"};
  if (is("zh") || is("cmn")) return {"Noto Sans CJK SC", "zh-CN"};
  return {"Noto Sans CJK KR", "ko-KR"};
}

bool is_right_to_left(const std::string& language) {
  const std::string code = lower(language.substr(0, language.find('-')));
  return is_one_of(code, {"ar", "he", "fa", "ur", "ug", "ps", "yi", "sd", "ckb", "dv"});
}

/// What stands on the lines of a document.
struct Shown {
  std::string time;     ///< "[00:01:23]" or empty
  std::string speaker;  ///< "NAME:" or empty
  std::string words;
};

std::vector<Shown> shown_lines(const TranscriptText& transcript) {
  std::vector<Shown> shown;
  std::int64_t before = -1;
  const auto lines = lines_of(transcript.text);
  for (std::size_t i = 0; i < transcript.cues.size(); ++i) {
    const Cue& cue = transcript.cues[i];
    Shown line;
    if (cue.from_ms >= 0 && cue.from_ms != before) line.time = "[" + clock_text(cue.from_ms) + "]";
    before = cue.from_ms;
    if (!cue.speaker.empty()) line.speaker = cue.speaker + ":";
    line.words = i < lines.size() ? std::string(lines[i]) : std::string();
    shown.push_back(std::move(line));
  }
  return shown;
}

constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

std::string word_run(const std::string& text, std::string_view style, bool right_to_left) {
  std::string properties;
  if (!style.empty()) properties += "<w:rStyle w:val=\"" + std::string(style) + "\"/>";
  if (right_to_left) properties += "<w:rtl/>";
  std::string run = "<w:r>";
  if (!properties.empty()) run += "<w:rPr>" + properties + "</w:rPr>";
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t tab = std::min(text.find('\t', at), text.size());
    if (tab > at) run += "<w:t xml:space=\"preserve\">" + xml_text(text.substr(at, tab - at)) + "</w:t>";
    if (tab < text.size()) run += "<w:tab/>";
    at = tab + 1;
  }
  return run + "</w:r>";
}

/// Text of an ODT paragraph: runs of spaces and tabs are elements there, or they would be one space.
std::string open_text(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\t') {
      out += "<text:tab/>";
      ++at;
    } else if (text[at] == ' ') {
      const std::size_t end = std::min(text.find_first_not_of(' ', at), text.size());
      out += "<text:s text:c=\"" + std::to_string(end - at) + "\"/>";
      at = end;
    } else {
      const std::size_t end = std::min(text.find_first_of(" \t", at), text.size());
      out += xml_text(std::string_view(text).substr(at, end - at));
      at = end;
      if (at + 1 < text.size() && text[at] == ' ' && text[at + 1] != ' ' && text[at + 1] != '\t') {
        out += ' ';
        ++at;
      }
    }
  }
  return out;
}

}  // namespace

void read_document(std::string_view zip, CaptionFormat format, ReadCaptions& read) {
  const auto parts = read_package(
      zip, {"mimetype", "content.xml", "META-INF/manifest.xml", "_rels/.rels", "word/document*"});
  const std::string word = main_part(parts);
  if (format == CaptionFormat::Auto) format = parts.contains(word) ? CaptionFormat::Docx : CaptionFormat::Odt;
  const auto found = parts.find(format == CaptionFormat::Docx ? word : "content.xml");
  if (found == parts.end()) refuse_other();
  if (const auto manifest = parts.find("META-INF/manifest.xml");
      manifest != parts.end() && manifest->second.find("encryption-data") != std::string::npos) {
    throw Error(Code::Invalid, "The document is locked with a password; save it without one and try again.");
  }
  if (const auto type = parts.find("mimetype");
      format == CaptionFormat::Odt && type != parts.end() &&
      !type->second.starts_with("application/vnd.oasis.opendocument.text")) {
    refuse_other();
  }
  DecodedText decoded = decode_text(found->second, {}, declared_encoding(found->second));
  read.format = format;
  read.encoding = decoded.encoding;
  read.replaced = decoded.replaced;
  const XmlDocument document(std::move(decoded.text));
  Lines lines;
  if (format == CaptionFormat::Docx) {
    if (local_name(document.root()) != "document") refuse_other();
    read_word(document.root(), lines);
  } else {
    pugi::xml_node body;
    for (const pugi::xml_node one : document.root().children())
      if (local_name(one) == "body") body = one;
    if (local_name(body.first_child()) == "spreadsheet" || local_name(document.root()) != "document-content")
      refuse_other();
    read_open_document(body, lines, false);
  }
  std::vector<std::string> texts;
  for (const std::string& line : lines.lines()) texts.push_back(normalise_input(line, "the document"));
  read.content = from_lines(stamped({texts.begin(), texts.end()}));
}

std::string write_docx(const TranscriptText& transcript) {
  const Fonts fonts = fonts_for(transcript.language);
  const bool rtl = is_right_to_left(transcript.language);
  const std::string language = transcript.language.empty() ? "en-US" : xml_text(transcript.language);
  std::string body;
  for (const Shown& line : shown_lines(transcript)) {
    body += "<w:p>";
    if (rtl) body += "<w:pPr><w:bidi/></w:pPr>";
    if (!line.time.empty()) body += word_run(line.time + " ", "Time", false);
    if (!line.speaker.empty()) body += word_run(line.speaker + " ", "Speaker", rtl);
    body += word_run(line.words, {}, rtl) + "</w:p>\n";
  }
  constexpr std::string_view kSpace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const std::string document =
      std::string(kXml) + "<w:document xmlns:w=\"" + std::string(kSpace) + "\"><w:body>\n" + body +
      "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" "
      "w:bottom=\"1440\" "
      "w:left=\"1440\" w:header=\"720\" w:footer=\"720\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>\n";
  const std::string styles =
      std::string(kXml) + "<w:styles xmlns:w=\"" + std::string(kSpace) +
      "\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Noto Sans\" w:hAnsi=\"Noto Sans\" "
      "w:eastAsia=\"" +
      fonts.name + "\" w:cs=\"Noto Sans\"/><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/><w:lang w:val=\"" +
      language + "\" w:eastAsia=\"" + fonts.language + "\" w:bidi=\"" + (rtl ? language : "ar-SA") +
      "\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"312\" "
      "w:lineRule=\"auto\"/>"
      "</w:pPr></w:pPrDefault></w:docDefaults>"
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
      "w:val=\"Normal\"/></w:style>"
      "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"Default\"><w:name w:val=\"Default Paragraph "
      "Font\"/></w:style>"
      "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"Time\"><w:name "
      "w:val=\"Time\"/><w:rPr><w:color "
      "w:val=\"6B6560\"/></w:rPr></w:style>"
      "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"Speaker\"><w:name "
      "w:val=\"Speaker\"/><w:rPr><w:b/>"
      "<w:bCs/></w:rPr></w:style></w:styles>\n";
  constexpr std::string_view kPackage = "http://schemas.openxmlformats.org/package/2006";
  constexpr std::string_view kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  constexpr std::string_view kWord = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  const auto relations = [&](std::string_view type, std::string_view target) {
    return std::string(kXml) + "<Relationships xmlns=\"" + std::string(kPackage) +
           "/relationships\"><Relationship Id=\"rId1\" Type=\"" + std::string(kOffice) + "/" +
           std::string(type) + "\" Target=\"" + std::string(target) + "\"/></Relationships>\n";
  };
  const std::string types =
      std::string(kXml) + "<Types xmlns=\"" + std::string(kPackage) +
      "/content-types\"><Default Extension=\"rels\" "
      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" "
      "ContentType=\"" +
      std::string(kWord) +
      ".document.main+xml\"/><Override PartName=\"/word/styles.xml\" "
      "ContentType=\"" +
      std::string(kWord) + ".styles+xml\"/></Types>\n";
  return write_package({{"[Content_Types].xml", types},
                        {"_rels/.rels", relations("officeDocument", "word/document.xml")},
                        {"word/document.xml", document},
                        {"word/_rels/document.xml.rels", relations("styles", "styles.xml")},
                        {"word/styles.xml", styles}});
}

std::string write_odt(const TranscriptText& transcript) {
  const Fonts fonts = fonts_for(transcript.language);
  const bool rtl = is_right_to_left(transcript.language);
  std::string code = lower(transcript.language.substr(0, transcript.language.find('-')));
  if (code.empty()) code = "en";
  constexpr std::string_view kHeader = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  const std::string spaces =
      " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
      "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
      "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
      "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
      "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" office:version=\"1.3\"";
  const std::string faces =
      "<office:font-face-decls><style:font-face style:name=\"Latin\" svg:font-family=\"'Noto Sans'\"/>"
      "<style:font-face style:name=\"EastAsian\" svg:font-family=\"'" +
      fonts.name + "'\"/></office:font-face-decls>";
  std::string body;
  for (const Shown& line : shown_lines(transcript)) {
    body += "<text:p text:style-name=\"Standard\">";
    if (!line.time.empty())
      body += "<text:span text:style-name=\"Time\">" + xml_text(line.time) + "</text:span> ";
    if (!line.speaker.empty())
      body += "<text:span text:style-name=\"Speaker\">" + open_text(line.speaker) + "</text:span> ";
    body += open_text(line.words) + "</text:p>\n";
  }
  const std::string content = std::string(kHeader) + "<office:document-content" + spaces + ">" + faces +
                              "<office:automatic-styles/><office:body><office:text>\n" + body +
                              "</office:text></office:body></office:document-content>\n";
  const std::string styles =
      std::string(kHeader) + "<office:document-styles" + spaces + ">" + faces +
      "<office:styles><style:default-style style:family=\"paragraph\"><style:paragraph-properties "
      "fo:margin-bottom=\"0.2cm\" fo:line-height=\"130%\"" +
      (rtl ? " style:writing-mode=\"rl-tb\"" : "") +
      "/><style:text-properties style:font-name=\"Latin\" style:font-name-asian=\"EastAsian\" "
      "style:font-name-complex=\"Latin\" fo:font-size=\"11pt\" style:font-size-asian=\"11pt\" "
      "style:font-size-complex=\"11pt\" fo:language=\"" +
      xml_text(code) + "\" fo:country=\"none\" style:language-asian=\"" + fonts.language.substr(0, 2) +
      "\" style:country-asian=\"" + fonts.language.substr(3) +
      "\"/></style:default-style><style:style style:name=\"Standard\" style:family=\"paragraph\"/>"
      "<style:style style:name=\"Time\" style:family=\"text\"><style:text-properties "
      "fo:color=\"#6b6560\"/></style:style>"
      "<style:style style:name=\"Speaker\" style:family=\"text\"><style:text-properties "
      "fo:font-weight=\"bold\" "
      "style:font-weight-asian=\"bold\" style:font-weight-complex=\"bold\"/></style:style></office:styles>"
      "</office:document-styles>\n";
  constexpr std::string_view kType = "application/vnd.oasis.opendocument.text";
  std::string manifest =
      std::string(kHeader) +
      "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
      "manifest:version=\"1.3\"><manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" "
      "manifest:media-type=\"" +
      std::string(kType) + "\"/>";
  for (const char* name : {"content.xml", "styles.xml"})
    manifest += "<manifest:file-entry manifest:full-path=\"" + std::string(name) +
                "\" manifest:media-type=\"text/xml\"/>";
  return write_package({{"mimetype", std::string(kType), true},
                        {"content.xml", content},
                        {"styles.xml", styles},
                        {"META-INF/manifest.xml", manifest + "</manifest:manifest>\n"}});
}

}  // namespace attest::exchange::captions
