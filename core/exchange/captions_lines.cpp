// Lines of text with times at their start, and speakers before a colon.
#include <algorithm>
#include <map>
#include <set>

#include "core/exchange/captions_parts.h"
#include "core/foundation/text.h"

namespace attest::exchange::captions {

using testimony::TranscriptText;

namespace {

constexpr std::size_t kLongestName = 40;  // code points

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Where a cue begins with "NAME:", the lengths of the name and of all that precedes the words.
struct Label {
  std::size_t name = 0;
  std::size_t whole = 0;
};

Label label_of(std::string_view text) {
  const std::size_t ascii = text.find(':');
  const std::size_t wide = text.find("：");
  const std::size_t colon = std::min(ascii, wide);
  if (colon == text.npos || colon == 0) return {};
  const std::string_view name = text.substr(0, colon);
  const std::size_t after = colon + (colon == wide ? std::string_view("：").size() : 1);
  const std::string_view words = trim(text.substr(after));
  if (words.empty() || (colon == ascii && text[after] != ' ')) return {};
  if (count_points(name) > kLongestName || name.find_first_of(".,;!?\"<>[]()0123456789") == 0) return {};
  if (name.find_first_of(".,;!?\"") != name.npos) return {};
  return {colon, text.size() - words.size()};
}

/// The names that stand before a colon often enough to be speakers rather than words.
std::set<std::string> speakers_in(const std::vector<Heard>& cues) {
  std::map<std::string_view, std::size_t> counts;
  std::size_t labelled = 0;
  for (const Heard& cue : cues) {
    const Label label = label_of(cue.text);
    if (label.name == 0) continue;
    ++counts[std::string_view(cue.text).substr(0, label.name)];
    ++labelled;
  }
  std::set<std::string> all;
  std::set<std::string> repeated;
  for (const auto& [name, count] : counts) {
    all.emplace(name);
    if (count > 1) repeated.emplace(name);
  }
  const auto with_text =
      std::count_if(cues.begin(), cues.end(), [](const Heard& cue) { return !cue.text.empty(); });
  if (all.size() > 1 && labelled == static_cast<std::size_t>(with_text)) return all;
  return repeated.size() > 1 ? repeated : std::set<std::string>{};
}

/// Spaces, tabs, no-break and ideographic spaces at both ends.
std::string_view trim_wide(std::string_view text) {
  constexpr std::string_view kWide[] = {" ", "\t", "\u00A0", "\u3000", "\u200B"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view space : kWide) {
      if (text.starts_with(space)) text.remove_prefix(space.size()), again = true;
      if (text.ends_with(space)) text.remove_suffix(space.size()), again = true;
    }
  }
  return text;
}

/// A time as it stands in a text: its numbers, last first, and thousandths.
struct Clock {
  std::vector<std::int64_t> numbers;
  std::int64_t ms = 0;
  std::size_t length = 0;
};

/// Two to four numbers with colons between them at the start of `text`; the last may have up to three
/// decimals.
std::optional<Clock> clock_at(std::string_view text) {
  Clock clock;
  std::size_t at = 0;
  for (;;) {
    std::size_t digits = 0;
    std::int64_t value = 0;
    while (at + digits < text.size() && is_digit(text[at + digits]) && digits < 4)
      value = value * 10 + (text[at + digits++] - '0');
    const bool first = clock.numbers.empty();
    if (digits == 0 || digits > (first ? 3u : 2u) || (!first && digits != 2)) return std::nullopt;
    clock.numbers.insert(clock.numbers.begin(), value);
    at += digits;
    if (clock.numbers.size() == 4 || at >= text.size() || text[at] != ':') break;
    if (at + 1 >= text.size() || !is_digit(text[at + 1])) break;
    ++at;
  }
  if (clock.numbers.size() < 2) return std::nullopt;
  if (at + 1 < text.size() && (text[at] == '.' || text[at] == ',') && is_digit(text[at + 1])) {
    std::int64_t unit = 100;
    std::size_t digits = 0;
    for (++at; at < text.size() && is_digit(text[at]); ++at, ++digits) {
      clock.ms += (text[at] - '0') * unit;
      unit /= 10;
    }
    if (digits > 3) return std::nullopt;
  }
  clock.length = at;
  return clock;
}

/// nullopt where a number is too large for its place. `days`: what four numbers are.
std::optional<std::int64_t> ms_of(Clock clock, bool days) {
  std::vector<std::int64_t>& n = clock.numbers;
  if (n.size() == 4 && !days)
    n.erase(n.begin());  // frames: their rate is not known, and a second is near enough
  const std::size_t count = n.size();
  n.resize(4);
  if (n[0] > 59 || (count > 2 && n[1] > 59) || (count > 3 && n[2] > 23)) return std::nullopt;
  const std::int64_t ms = (((n[3] * 24 + n[2]) * 60 + n[1]) * 60 + n[0]) * 1000 + clock.ms;
  return ms <= kLastMs ? std::optional(ms) : std::nullopt;
}

struct Stamp {
  Clock from;
  std::optional<Clock> to;
  std::size_t length = 0;
};

/// A time, or two, at the start of a line (captions.h).
std::optional<Stamp> stamp_at(std::string_view line) {
  constexpr std::pair<std::string_view, std::string_view> kBrackets[] = {
      {"[", "]"}, {"(", ")"}, {"{", "}"}, {"<", ">"}, {"【", "】"}, {"（", "）"}, {"［", "］"}};
  std::string_view rest = line;
  std::string_view close;
  for (const auto& [open, end] : kBrackets) {
    if (!rest.starts_with(open)) continue;
    rest.remove_prefix(open.size());
    close = end;
    break;
  }
  const auto skip = [&rest] { rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size())); };
  if (!close.empty()) skip();
  auto from = clock_at(rest);
  if (!from) return std::nullopt;
  rest.remove_prefix(from->length);
  Stamp stamp{std::move(*from), {}, 0};
  const std::string_view after_first = rest;
  skip();
  for (const std::string_view dash : {"-->", "->", "–", "—", "-", "~", "～"}) {
    if (!rest.starts_with(dash)) continue;
    rest.remove_prefix(dash.size());
    skip();
    if ((stamp.to = clock_at(rest))) rest.remove_prefix(stamp.to->length);
    break;
  }
  if (!stamp.to) rest = after_first;
  if (!close.empty()) {
    skip();
    if (!rest.starts_with(close)) return std::nullopt;
    rest.remove_prefix(close.size());
  } else {
    const bool ends = rest.empty() || rest.starts_with('\t');
    const bool parted =
        ends || rest.starts_with(' ') || rest.starts_with("\u00A0") || rest.starts_with("\u3000");
    const bool whole = stamp.from.numbers.size() > 2 || stamp.to;
    if (whole ? !parted : !ends) return std::nullopt;
  }
  stamp.length = line.size() - rest.size();
  return stamp;
}

/// "NAME 1:23" and nothing else on the line.
struct Heading {
  std::string_view name;
  Clock from;
};

std::optional<Heading> heading_of(std::string_view line) {
  const std::size_t space = line.find_last_of(" \t");
  if (space == line.npos) return std::nullopt;
  auto from = clock_at(line.substr(space + 1));
  if (!from || from->length != line.size() - space - 1) return std::nullopt;
  const std::string_view name = trim_wide(line.substr(0, space));
  if (name.empty() || count_points(name) > kLongestName || name.find_first_of(".,;:!?\"<>[]()") != name.npos)
    return std::nullopt;
  return Heading{name, std::move(*from)};
}

/// Whether headings are what they look like: their times go up, and some name comes again.
bool has_headings(const std::vector<std::string_view>& lines, bool days) {
  std::set<std::string_view> names;
  std::size_t count = 0;
  std::int64_t before = 0;
  for (const std::string_view line : lines) {
    const auto heading = heading_of(line);
    if (!heading) continue;
    const auto ms = ms_of(heading->from, days);
    if (!ms || *ms < before) return false;
    before = *ms;
    names.insert(heading->name);
    ++count;
  }
  return count > names.size();
}

}  // namespace

void take_speakers(std::vector<Heard>& cues) {
  const std::set<std::string> speakers = speakers_in(cues);
  if (speakers.empty()) return;
  for (Heard& cue : cues) {
    const Label label = label_of(cue.text);
    if (label.name == 0 || !cue.speaker.empty()) continue;
    const std::string name = cue.text.substr(0, label.name);
    if (!speakers.contains(name)) continue;
    cue.speaker = name;
    cue.text.erase(0, label.whole);
  }
}

TranscriptText collect(std::vector<Heard> cues) {
  Collector collector;
  for (Heard& cue : cues) collector.add(std::move(cue.text), std::move(cue.speaker), cue.from_ms, cue.to_ms);
  return std::move(collector.transcript);
}

std::optional<std::int64_t> clock(std::string_view text) {
  const std::string_view whole = trim(text);
  auto found = clock_at(whole);
  if (!found || found->length != whole.size()) return std::nullopt;
  return ms_of(std::move(*found), false);
}

std::optional<std::int64_t> seconds_ms(std::string_view text) {
  text = trim(text);
  std::int64_t ms = 0;
  std::size_t at = 0;
  for (; at < text.size() && is_digit(text[at]); ++at) {
    ms = ms * 10 + (text[at] - '0') * 1000;
    if (ms > kLastMs) return std::nullopt;
  }
  if (at == 0) return std::nullopt;
  if (at == text.size()) return ms;
  if (text[at] != '.') return std::nullopt;
  std::int64_t unit = 100;
  for (++at; at < text.size() && is_digit(text[at]); ++at) {
    if (unit == 0) {
      if (text[at] >= '5') ++ms;
      unit = -1;
    }
    if (unit > 0) ms += (text[at] - '0') * unit;
    if (unit > 0) unit /= 10;
  }
  return at == text.size() ? std::optional(ms) : std::nullopt;
}

std::string clock_text(std::int64_t ms) {
  std::string text = time_text(ms, '.');
  if (text.ends_with(".000")) text.resize(text.size() - 4);
  return text;
}

std::vector<Line> stamped(const std::vector<std::string_view>& raw) {
  std::vector<std::string_view> lines;
  for (const std::string_view line : raw) lines.push_back(trim_wide(line));
  const bool days = std::any_of(lines.begin(), lines.end(), [](std::string_view line) {
    const auto stamp = stamp_at(line);
    return stamp && stamp->from.numbers.size() == 4 && stamp->from.numbers[0] > 29;
  });
  const bool headings = has_headings(lines, days);
  std::vector<Line> found;
  for (const std::string_view line : lines) {
    if (const auto stamp = stamp_at(line)) {
      const auto from = ms_of(stamp->from, days);
      const auto to = stamp->to ? ms_of(*stamp->to, days) : std::nullopt;
      if (from && (!stamp->to || to)) {
        found.push_back({from, to, {}, std::string(trim_wide(line.substr(stamp->length)))});
        continue;
      }
    }
    const auto heading = headings ? heading_of(line) : std::nullopt;
    if (const auto from = heading ? ms_of(heading->from, days) : std::nullopt) {
      found.push_back({from, {}, std::string(heading->name), {}});
    } else {
      found.push_back({{}, {}, {}, std::string(line)});
    }
  }
  return found;
}

TranscriptText from_lines(std::vector<Line> lines) {
  std::vector<Heard> cues;
  std::size_t first = 0;  // of the cues under the time that holds now
  std::optional<std::int64_t> from;
  std::optional<std::int64_t> to;
  std::string speaker;
  const auto end_at = [&](std::int64_t next) {
    for (std::size_t i = first; from && i < cues.size(); ++i) {
      cues[i].from_ms = *from;
      cues[i].to_ms = std::max(*from, to.value_or(next));
    }
    first = cues.size();
  };
  for (Line& line : lines) {
    if (line.from_ms) {
      end_at(*line.from_ms);
      from = line.from_ms;
      to = line.to_ms;
      speaker = line.speaker;
    }
    if (!line.text.empty()) cues.push_back({-1, -1, speaker, std::move(line.text)});
  }
  end_at(from.value_or(0));
  take_speakers(cues);
  return collect(std::move(cues));
}

}  // namespace attest::exchange::captions
