// SubRip has no standard: https://www.matroska.org/technical/subtitles.html#srt-subtitles, and what players
// take.
#include <algorithm>

#include "core/exchange/captions_parts.h"
#include "core/foundation/text.h"

namespace attest::exchange::captions {

using testimony::Cue;
using testimony::TranscriptText;

namespace {

constexpr std::string_view kArrow = "-->";
constexpr std::string_view kDigits = "0123456789";

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of(kDigits) == text.npos;
}

/// A decimal number of at most 10^9; nullopt unless it is digits alone.
std::optional<std::int64_t> number(std::string_view text) {
  if (!is_number(text)) return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text) value = std::min<std::int64_t>(value * 10 + (c - '0'), 1000000000);
  return value;
}

/// Thousandths of a second from the digits behind the comma.
std::optional<std::int64_t> fraction(std::string_view text) {
  if (!is_number(text) || text.size() > 3) return std::nullopt;
  std::int64_t value = *number(text);
  for (std::size_t i = text.size(); i < 3; ++i) value *= 10;
  return value;
}

/// "HH:MM:SS,mmm", with a dot for the comma, without hours, or without thousandths.
std::optional<std::int64_t> timestamp(std::string_view text) {
  std::int64_t ms = 0;
  if (const std::size_t point = text.find_first_of(",."); point != text.npos) {
    const auto thousandths = fraction(text.substr(point + 1));
    if (!thousandths) return std::nullopt;
    ms = *thousandths;
    text = text.substr(0, point);
  }
  std::int64_t unit = 1000;
  for (int place = 0; place < 3; ++place) {
    const std::size_t colon = text.rfind(':');
    const auto value = number(colon == text.npos ? text : text.substr(colon + 1));
    if (!value || (place < 2 && *value > 59)) return std::nullopt;
    ms += *value * unit;
    unit *= 60;
    if (colon == text.npos) return place > 0 ? std::optional(ms) : std::nullopt;
    text = text.substr(0, colon);
  }
  return std::nullopt;
}

struct Times {
  std::int64_t from_ms;
  std::int64_t to_ms;
};

/// A line of times; what follows them on it (coordinates) is passed over.
std::optional<Times> cue_times(std::string_view line) {
  const std::size_t arrow = line.find(kArrow);
  if (arrow == line.npos) return std::nullopt;
  const std::string_view rest = trim(line.substr(arrow + kArrow.size()));
  const auto from = timestamp(trim(line.substr(0, arrow)));
  const auto to = timestamp(rest.substr(0, rest.find_first_of(" \t")));
  if (!from || !to) return std::nullopt;
  return Times{*from, *to};
}

/// What looks like times but is none: to take it for text would lose a cue.
bool has_broken_times(std::string_view line) {
  return line.find(kArrow) != line.npos && kDigits.find(trim(line)[0]) != kDigits.npos;
}

/// The length of the tag at the start of `text`, 0 where there is none. Only tags that players know are tags:
/// what a transcriber put between angle brackets ("<weeps>") is text.
std::size_t tag_length(std::string_view text) {
  constexpr std::size_t kLongest =
      256;  // or a file of opening brackets would be searched to its end for each
  text = text.substr(0, kLongest);
  if (text.starts_with("{\\")) {
    const std::size_t end = text.find_first_of("}\n");
    return end != text.npos && text[end] == '}' ? end + 1 : 0;
  }
  if (!text.starts_with('<')) return 0;
  const std::size_t end = text.find_first_of(">\n", 1);
  if (end == text.npos || text[end] != '>') return 0;
  std::string_view name = text.substr(1, end - 1);
  if (name.starts_with('/')) name.remove_prefix(1);
  name = name.substr(0, name.find_first_of(" \t/"));
  for (const std::string_view known :
       {"b", "i", "u", "s", "font", "span", "br", "B", "I", "U", "S", "FONT"}) {
    if (name == known) return end + 1;
  }
  return 0;
}

std::string without_markup(std::string_view raw) {
  std::string text;
  for (std::size_t i = 0; i < raw.size();) {
    const std::string_view rest = raw.substr(i);
    if (const std::size_t tag = tag_length(rest)) {
      if (rest.starts_with("<br")) text += '\n';
      i += tag;
    } else if (auto entity = raw[i] == '&' ? read_entity(rest) : std::nullopt) {
      text += entity->text;
      i += entity->length;
    } else {
      text += raw[i++];
    }
  }
  return join_lines(text);
}

std::vector<Heard> read_cues(const std::vector<std::string_view>& lines) {
  std::vector<Heard> cues;
  std::int64_t index = 0;  // of the cue being read, where it has one
  std::string payload;
  const auto end_cue = [&] {
    if (!cues.empty()) cues.back().text = without_markup(payload);
    payload.clear();
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = trim(lines[i]);
    const bool times_follow = i + 1 < lines.size() && lines[i + 1].find(kArrow) != std::string_view::npos;
    if (const auto times = cue_times(line)) {
      check_times(times->from_ms, times->to_ms, i + 1);
      end_cue();
      if (cues.size() == kMostCues)
        refuse_line(i + 1, "there are more than 200000 cues; divide the file and try again");
      cues.push_back({times->from_ms, times->to_ms, {}, {}});
    } else if (has_broken_times(line)) {
      refuse_line(i + 1,
                  "the times are not in the form 00:00:01,000 --> 00:00:02,000; correct them and try again");
    } else if (is_number(line) && times_follow) {
      index = *number(line);
    } else if (is_number(line) && i > 0 && trim(lines[i - 1]).empty() && *number(line) == index + 1 &&
               index > 0) {
      refuse_line(i + 1, "a cue has a number but no times; add them or remove the number, and try again");
    } else if (!cues.empty()) {
      payload += lines[i];
      payload += '\n';
    } else if (!line.empty()) {
      refuse_line(i + 1, "there is text before the first times; SubRip begins with a number and times");
    }
  }
  end_cue();
  return cues;
}

/// Only what would be read as markup is escaped: players show an entity as it is written.
std::string escape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    if (text[i] == '&' && read_entity(rest)) {
      out += "&amp;";
    } else if (tag_length(rest) > 0) {
      out += text[i] == '<' ? "&lt;" : "&#123;";
    } else if (rest.starts_with(kArrow)) {
      out += "--&gt;";
      i += kArrow.size() - 1;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

bool has_srt_times(std::string_view text) {
  const auto lines = lines_of(text);
  return std::any_of(lines.begin(), lines.end(),
                     [](std::string_view line) { return cue_times(line).has_value(); });
}

TranscriptText read_srt(std::string_view text) {
  std::vector<Heard> cues = read_cues(lines_of(text));
  take_speakers(cues);
  return collect(std::move(cues));
}

std::string write_srt(const TranscriptText& transcript) {
  std::string out;
  const auto lines = lines_of(transcript.text);
  for (std::size_t i = 0; i < transcript.cues.size(); ++i) {
    const Cue& cue = transcript.cues[i];
    if (i > 0) out += "\n";
    out += std::to_string(i + 1) + "\n" + time_text(cue.from_ms, ',') + " --> " + time_text(cue.to_ms, ',') +
           "\n";
    if (!cue.speaker.empty()) out += escape(cue.speaker) + ": ";
    out += escape(i < lines.size() ? lines[i] : std::string_view()) + "\n";
  }
  return out;
}

}  // namespace attest::exchange::captions
