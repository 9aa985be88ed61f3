#include "core/exchange/captions.h"

#include <algorithm>

#include "core/exchange/captions_parts.h"
#include "core/exchange/encodings.h"
#include "core/exchange/xml.h"
#include "core/foundation/error.h"
#include "core/foundation/text.h"

namespace attest::exchange {

using testimony::Cue;
using testimony::TranscriptText;

namespace captions {

void refuse_line(std::size_t line, const std::string& why) {
  throw Error(Code::Invalid, "The captions cannot be read: line %1: %2.", {std::to_string(line), why});
}

namespace {

/// Control characters say nothing and can hurt where text is shown; a tab is white space.
std::string without_controls(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\t') || byte == 0x7F) {
      out += "\uFFFD";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

void Collector::add(std::string text, std::string speaker, std::int64_t from_ms, std::int64_t to_ms) {
  if (text.empty()) return;
  if (transcript.cues.size() == kMostCues) {
    throw Error(Code::Invalid, "The captions have more than %1 cues; divide the file and try again.",
                {std::to_string(kMostCues)});
  }
  text = to_nfc(without_controls(text));
  if (!transcript.cues.empty()) {
    transcript.text += '\n';
    ++end_;
  }
  const std::uint32_t from = end_;
  end_ += static_cast<std::uint32_t>(count_points(text));
  transcript.text += text;
  transcript.cues.push_back({from, end_, from_ms, to_ms, to_nfc(one_line(collapse(speaker)))});
}

void check_times(std::int64_t from_ms, std::int64_t to_ms, std::size_t line) {
  if (from_ms > kLastMs || to_ms > kLastMs)
    refuse_line(line, "a time is past 1000 hours; correct it and try again");
  if (to_ms < from_ms) refuse_line(line, "a cue ends before it starts; correct it and try again");
}

std::string time_text(std::int64_t ms, char point) {
  const auto digits = [](std::int64_t value, std::size_t width) {
    const std::string text = std::to_string(value);
    return std::string(width - std::min(width, text.size()), '0') + text;
  };
  return digits(ms / 3600000, 2) + ":" + digits(ms / 60000 % 60, 2) + ":" + digits(ms / 1000 % 60, 2) +
         point + digits(ms % 1000, 3);
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\n";
  const std::size_t from = text.find_first_not_of(kSpace);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(kSpace) + 1 - from);
}

std::string collapse(std::string_view text) {
  std::string out;
  for (const char c : trim(text)) {
    const bool space = c == ' ' || c == '\t' || c == '\f' || c == '\n';
    if (!space) out += c;
    if (space && !out.ends_with(' ')) out += ' ';
  }
  return out;
}

std::string join_lines(std::string_view text) {
  std::string joined;
  for (const std::string_view line : lines_of(text)) {
    const std::string_view words = trim(line);
    if (words.empty()) continue;
    if (!joined.empty()) joined += ' ';
    joined += words;
  }
  return joined;
}

std::optional<Entity> read_entity(std::string_view text) {
  constexpr std::size_t kLongest = 12;
  const std::size_t end = text.substr(0, kLongest).find(';');
  if (!text.starts_with('&') || end == std::string_view::npos) return std::nullopt;
  std::string_view name = text.substr(1, end - 1);
  constexpr std::pair<std::string_view, std::string_view> kNames[] = {
      {"amp", "&"},  {"lt", "<"},        {"gt", ">"},       {"quot", "\""},
      {"apos", "'"}, {"nbsp", "\u00A0"}, {"lrm", "\u200E"}, {"rlm", "\u200F"}};
  for (const auto& [known, meaning] : kNames) {
    if (name == known) return Entity{std::string(meaning), end + 1};
  }
  if (!name.starts_with('#')) return std::nullopt;
  name.remove_prefix(1);
  const bool hex = name.starts_with('x') || name.starts_with('X');
  if (hex) name.remove_prefix(1);
  if (name.empty()) return std::nullopt;
  char32_t point = 0;
  for (const char c : name) {
    const std::size_t digit = std::string_view("0123456789abcdefABCDEF").find(c);
    if (digit == std::string_view::npos || (!hex && digit > 9)) return std::nullopt;
    point = std::min<char32_t>(
        point * (hex ? 16u : 10u) + static_cast<char32_t>(digit > 15 ? digit - 6 : digit), 0x110000);
  }
  const bool surrogate = point >= 0xD800 && point < 0xE000;
  const bool control = (point < 0x20 && point != U'\t') || (point >= 0x7F && point < 0xA0);
  if (surrogate || control || point > 0x10FFFF) point = U'\uFFFD';
  return Entity{from_points({&point, 1}), end + 1};
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace captions

namespace {

using namespace captions;

constexpr std::ptrdiff_t kMostLines = 10 * kMostCues;

bool is_vtt(std::string_view text) {
  return text.starts_with("WEBVTT") &&
         (text.size() == 6 || std::string_view(" \t\r\n").find(text[6]) != text.npos);
}

void refuse_other_formats(std::string_view text) {
  const std::string_view start = trim(text);
  for (const std::string_view mark : {"<", "{\\rtf", "[Script Info]", "%PDF", "WEBVTT"}) {
    if (start.starts_with(mark)) {
      throw Error(Code::Invalid,
                  "The file is no transcript that Attest can read; save it as text and try again.");
    }
  }
  const auto control = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\f';
  };
  if (std::any_of(text.begin(), text.end(), control)) {
    throw Error(Code::Invalid,
                "The file is not text, and no document that Attest can read; save it as text and try again.");
  }
}

/// NUL is U+FFFD in WebVTT, and nothing else makes it valid.
std::string replace_nul(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\0') {
      out += "\uFFFD";
    } else {
      out += c;
    }
  }
  return out;
}

CaptionFormat detect(std::string_view text) {
  if (is_vtt(text)) return CaptionFormat::Vtt;
  const std::string_view start = trim(text);
  if (start.starts_with('{') && !start.starts_with("{\\")) return json_format(text);
  if (lower(start.substr(0, 5)) == "<sami") return CaptionFormat::Sami;
  if (start.starts_with("<?xml") || start.starts_with("<ROOT")) return CaptionFormat::Ohms;
  if (has_srt_times(text)) return CaptionFormat::Srt;
  refuse_other_formats(text);
  return CaptionFormat::Text;
}

bool is_document(std::string_view bytes, CaptionFormat format) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
    throw Error(
        Code::Invalid,
        "The document is locked with a password, or in Word's old format; save it as DOCX without a password "
        "and try again.");
  }
  return format == CaptionFormat::Docx || format == CaptionFormat::Odt ||
         (format == CaptionFormat::Auto && bytes.starts_with("PK"));
}

void read_text(ReadCaptions& read, const std::string& text, const std::string& language) {
  switch (read.format) {
    case CaptionFormat::Vtt:
      if (!is_vtt(text)) throw Error(Code::Invalid, "The file is not WebVTT: its first line is not WEBVTT.");
      read.content = read_vtt(text);
      break;
    case CaptionFormat::Srt:
      read.content = read_srt(text);
      break;
    case CaptionFormat::Otr:
      read_otr(text, read);
      break;
    case CaptionFormat::Whisper:
      read_whisper(text, read);
      break;
    case CaptionFormat::Sami:
      read_sami(text, language, read);
      break;
    case CaptionFormat::Ohms:
      read_ohms(text, language, read);
      break;
    default:
      read.content = from_lines(stamped(lines_of(text)));
  }
}

constexpr std::pair<CaptionFormat, const char*> kNames[] = {
    {CaptionFormat::Auto, "auto"}, {CaptionFormat::Vtt, "vtt"}, {CaptionFormat::Srt, "srt"},
    {CaptionFormat::Text, "txt"},  {CaptionFormat::Otr, "otr"}, {CaptionFormat::Whisper, "whisper"},
    {CaptionFormat::Docx, "docx"}, {CaptionFormat::Odt, "odt"}, {CaptionFormat::Ohms, "ohms"},
    {CaptionFormat::Sami, "sami"}};

}  // namespace

std::string name_of(CaptionFormat format) {
  for (const auto& [one, name] : kNames)
    if (one == format) return name;
  return {};
}

CaptionFormat format_named(const std::string& wanted) {
  for (const auto& [format, name] : kNames)
    if (name == wanted) return format;
  throw Error(
      Code::Invalid,
      "“%1” is no format of transcripts. There are: vtt, srt, txt, otr, whisper, docx, odt, ohms, sami.",
      {wanted});
}

ReadCaptions read_captions(std::string_view bytes, CaptionFormat format, const std::string& encoding,
                           const std::string& language) {
  if (bytes.size() > caption_cap) {
    throw Error(Code::Invalid, "The captions are larger than 32 MiB; divide the file and try again.");
  }
  ReadCaptions read;
  if (is_document(bytes, format)) {
    read_document(bytes, format, read);
  } else {
    DecodedText decoded = decode_text(bytes, encoding, declared_encoding(bytes));
    read.encoding = std::move(decoded.encoding);
    read.encoding_certain = decoded.certain;
    read.replaced = decoded.replaced;
    const std::string text =
        normalise_input(is_vtt(decoded.text) ? replace_nul(decoded.text) : decoded.text, "The caption file");
    if (std::count(text.begin(), text.end(), '\n') > kMostLines) {
      throw Error(Code::Invalid, "The captions have more than %1 lines; divide the file and try again.",
                  {std::to_string(kMostLines)});
    }
    read.format = format == CaptionFormat::Auto ? detect(text) : format;
    read_text(read, text, language);
  }
  if (read.content.cues.empty() && read.format != CaptionFormat::Vtt)
    throw Error(Code::Invalid, "The file has no captions in it.");
  return read;
}

CaptionFormat fitting_format(const TranscriptText& transcript) {
  const bool timed = std::all_of(transcript.cues.begin(), transcript.cues.end(),
                                 [](const Cue& c) { return c.from_ms >= 0; });
  return timed && !transcript.cues.empty() ? CaptionFormat::Vtt : CaptionFormat::Text;
}

std::string write_captions(const TranscriptText& transcript, CaptionFormat format) {
  testimony::check(transcript);
  if (format == CaptionFormat::Auto) format = fitting_format(transcript);
  switch (format) {
    case CaptionFormat::Text:
      return transcript.text.empty() ? std::string() : transcript.text + "\n";
    case CaptionFormat::Otr:
      return write_otr(transcript);
    case CaptionFormat::Docx:
      return write_docx(transcript);
    case CaptionFormat::Odt:
      return write_odt(transcript);
    case CaptionFormat::Whisper:
    case CaptionFormat::Ohms:
      throw Error(
          Code::Invalid,
          "Attest reads this format but does not write it; choose WebVTT, which such programs take in.");
    default:
      break;
  }
  for (const Cue& cue : transcript.cues) {
    if (cue.from_ms < 0) {
      throw Error(Code::Invalid,
                  "A line of the transcript has no times, which captions need; export it as plain text.");
    }
  }
  if (format == CaptionFormat::Sami) return write_sami(transcript);
  return format == CaptionFormat::Srt ? write_srt(transcript) : write_vtt(transcript);
}

}  // namespace attest::exchange
