#include "core/exchange/captions.h"

#include <algorithm>

#include "core/exchange/captions_parts.h"
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

constexpr std::size_t kMostBytes = 32u << 20;
constexpr std::ptrdiff_t kMostLines = 10 * kMostCues;

/// Legacy encodings that pass for ASCII or that a byte-order mark gives away; the rest is found as bad UTF-8.
void refuse_encoding(std::string_view bytes) {
  const auto refuse = [](const char* encoding) {
    throw Error(Code::Invalid, "The captions are in %1, not in UTF-8; save them as UTF-8 and try again.",
                {encoding});
  };
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) refuse("UTF-16");
  if (bytes.find_first_of("\x1B\x0E\x0F") != std::string_view::npos) refuse("ISO 2022");
  if (!is_utf8(bytes)) normalise_input(bytes, "The caption file");  // throws, and says the line
}

bool is_vtt(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text.starts_with("WEBVTT") &&
         (text.size() == 6 || std::string_view(" \t\r\n").find(text[6]) != text.npos);
}

void refuse_other_formats(std::string_view text) {
  const std::string_view start = trim(text);
  for (const std::string_view mark : {"<", "{\\rtf", "[Script Info]", "%PDF", "WEBVTT"}) {
    if (start.starts_with(mark)) {
      throw Error(Code::Invalid, "The file is not WebVTT, SubRip or plain text; convert it and try again.");
    }
  }
  const auto control = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\f';
  };
  if (std::any_of(text.begin(), text.end(), control)) {
    throw Error(Code::Invalid, "The file is not text; choose a WebVTT, SubRip or plain text file.");
  }
}

TranscriptText read_plain(std::string_view text) {
  Collector collector;
  for (const std::string_view line : lines_of(text)) collector.add(std::string(trim(line)), {}, -1, -1);
  return std::move(collector.transcript);
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
  if (has_srt_times(text)) return CaptionFormat::Srt;
  refuse_other_formats(text);
  return CaptionFormat::Text;
}

}  // namespace

TranscriptText read_captions(std::string_view bytes, CaptionFormat format) {
  if (bytes.size() > kMostBytes) {
    throw Error(Code::Invalid, "The captions are larger than 32 MiB; divide the file and try again.");
  }
  refuse_encoding(bytes);
  if (format == CaptionFormat::Vtt && !is_vtt(bytes)) {
    throw Error(Code::Invalid, "The file is not WebVTT: its first line is not WEBVTT.");
  }
  const std::string text =
      normalise_input(is_vtt(bytes) ? replace_nul(bytes) : std::string(bytes), "The caption file");
  if (std::count(text.begin(), text.end(), '\n') > kMostLines) {
    throw Error(Code::Invalid, "The captions have more than %1 lines; divide the file and try again.",
                {std::to_string(kMostLines)});
  }
  if (format == CaptionFormat::Vtt || (format == CaptionFormat::Auto && is_vtt(bytes))) return read_vtt(text);
  if (format == CaptionFormat::Auto) format = detect(text);
  TranscriptText transcript = format == CaptionFormat::Srt ? read_srt(text) : read_plain(text);
  if (transcript.cues.empty()) throw Error(Code::Invalid, "The file has no captions in it.");
  return transcript;
}

CaptionFormat fitting_format(const TranscriptText& transcript) {
  const bool timed = std::all_of(transcript.cues.begin(), transcript.cues.end(),
                                 [](const Cue& c) { return c.from_ms >= 0; });
  return timed && !transcript.cues.empty() ? CaptionFormat::Vtt : CaptionFormat::Text;
}

std::string write_captions(const TranscriptText& transcript, CaptionFormat format) {
  testimony::check(transcript);
  if (format == CaptionFormat::Auto) format = fitting_format(transcript);
  if (format == CaptionFormat::Text) return transcript.text.empty() ? std::string() : transcript.text + "\n";
  for (const Cue& cue : transcript.cues) {
    if (cue.from_ms < 0) {
      throw Error(Code::Invalid,
                  "A line of the transcript has no times, which captions need; export it as plain text.");
    }
  }
  return format == CaptionFormat::Srt ? write_srt(transcript) : write_vtt(transcript);
}

}  // namespace attest::exchange
