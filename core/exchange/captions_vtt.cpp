// WebVTT: https://www.w3.org/TR/webvtt1/, the parser of §6 and the writer of §4.
#include <algorithm>

#include "core/exchange/captions_parts.h"
#include "core/foundation/error.h"
#include "core/foundation/text.h"

namespace attest::exchange::captions {

using testimony::Cue;
using testimony::TranscriptText;

namespace {

constexpr std::string_view kArrow = "-->";
constexpr std::size_t kDeepest = 64;  // voices inside voices; more than two is odd already

bool has_arrow(std::string_view line) {
  return line.find(kArrow) != std::string_view::npos;
}

/// Reads along a line.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : left_(text) {}
  bool take(std::string_view token) {
    if (!left_.starts_with(token)) return false;
    left_.remove_prefix(token.size());
    return true;
  }
  bool at(char c) const { return left_.starts_with(c); }
  void skip_space() { left_.remove_prefix(std::min(left_.find_first_not_of(" \t\f"), left_.size())); }
  /// Digits as a number, at most 10^9, and how many there were.
  std::pair<std::int64_t, std::size_t> number() {
    const std::size_t count = std::min(left_.find_first_not_of("0123456789"), left_.size());
    std::int64_t value = 0;
    for (const char c : left_.substr(0, count))
      value = std::min<std::int64_t>(value * 10 + (c - '0'), 1000000000);
    left_.remove_prefix(count);
    return {value, count};
  }

 private:
  std::string_view left_;
};

/// "collect a WebVTT timestamp"
std::optional<std::int64_t> timestamp(Cursor& line) {
  auto [first, digits] = line.number();
  if (digits == 0 || !line.take(":")) return std::nullopt;
  auto [minutes, minute_digits] = line.number();
  if (minute_digits != 2) return std::nullopt;
  std::int64_t hours = 0;
  std::int64_t seconds = minutes;
  if (digits != 2 || first > 59 || line.at(':')) {
    const bool whole = line.take(":");
    const auto [value, count] = line.number();
    if (!whole || count != 2) return std::nullopt;
    hours = first;
    seconds = value;
  } else {
    minutes = first;
  }
  if (!line.take(".")) return std::nullopt;
  const auto [thousandths, count] = line.number();
  if (count != 3 || minutes > 59 || seconds > 59) return std::nullopt;
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths;
}

struct Times {
  std::int64_t from_ms;
  std::int64_t to_ms;
};

/// The settings behind the times say where to draw a cue; they are no part of a transcript.
std::optional<Times> cue_times(std::string_view text) {
  Cursor line(text);
  line.skip_space();
  const auto from = timestamp(line);
  line.skip_space();
  if (!from || !line.take(kArrow)) return std::nullopt;
  line.skip_space();
  const auto to = timestamp(line);
  if (!to) return std::nullopt;
  return Times{*from, *to};
}

/// What a tag says behind its name, entities decoded.
std::string annotation(std::string_view raw) {
  std::string decoded;
  for (std::size_t i = 0; i < raw.size();) {
    const auto entity = raw[i] == '&' ? read_entity(raw.substr(i)) : std::nullopt;
    decoded += entity ? entity->text : std::string(1, raw[i]);
    i += entity ? entity->length : 1;
  }
  return decoded;
}

// White space that was written as an entity is meant, and is not trimmed with the raw one: until then these
// stand for it.
constexpr char kKeptSpace = '\x01';
constexpr char kKeptTab = '\x02';

std::string kept(std::string text) {
  if (text == " ") return {kKeptSpace};
  if (text == "\t") return {kKeptTab};
  return text;
}

/// A cue's text taken apart: one part for each change of voice.
class CueText {
 public:
  struct Part {
    std::string speaker;
    std::string text;
  };

  explicit CueText(std::string_view payload) {
    for (std::size_t i = 0; i < payload.size();) {
      if (payload[i] == '<') {
        const std::size_t end = std::min(payload.find('>', i), payload.size());
        tag(payload.substr(i + 1, end - i - 1));
        i = std::min(end + 1, payload.size());
      } else if (auto entity = payload[i] == '&' ? read_entity(payload.substr(i)) : std::nullopt) {
        text_ += kept(std::move(entity->text));
        i += entity->length;
      } else {
        const bool control = payload[i] == kKeptSpace || payload[i] == kKeptTab;
        text_ += control ? std::string("\uFFFD") : std::string(1, payload[i]);
        ++i;
      }
    }
    end_part();
  }
  std::vector<Part> parts;

 private:
  void tag(std::string_view tag) {
    const std::string_view name = tag.substr(0, tag.find_first_of(" \t\f\n."));
    if (name == "v") {
      end_part();
      const std::size_t space = tag.find_first_of(" \t\f\n");
      if (voices_.size() == kDeepest) voices_.pop_back();
      voices_.push_back(space == std::string_view::npos ? std::string() : annotation(tag.substr(space)));
    } else if (name == "/v" && !voices_.empty()) {
      end_part();
      voices_.pop_back();
    } else if (name == "br" || name == "br/") {
      text_ += '\n';  // no tag of WebVTT, but programs write it
    }
  }

  void end_part() {
    std::string text = join_lines(text_);
    text_.clear();
    if (text.empty()) return;
    std::replace(text.begin(), text.end(), kKeptSpace, ' ');
    std::replace(text.begin(), text.end(), kKeptTab, '\t');
    parts.push_back({voices_.empty() ? std::string() : voices_.back(), std::move(text)});
  }

  std::vector<std::string> voices_;
  std::string text_;
};

/// The body of a file, block after block (§6.1 "collect a WebVTT block").
class VttReader {
 public:
  VttReader(std::string_view text, bool lenient) : lines_(lines_of(text)), lenient_(lenient) {}

  TranscriptText read() {
    header();
    while (at_ < lines_.size()) {
      if (lines_[at_].empty()) {
        ++at_;
      } else {
        block();
      }
    }
    if (bad_cues_ > 0 && good_cues_ == 0) {
      throw Error(Code::Invalid, "No cue of the WebVTT file can be read; correct its times and try again.");
    }
    return std::move(collector_.transcript);
  }

 private:
  /// Up to an empty line or the first times. Some programs name the language here.
  void header() {
    for (at_ = 1; at_ < lines_.size() && !lines_[at_].empty() && !has_arrow(lines_[at_]); ++at_) {
      constexpr std::string_view kLanguage = "Language:";
      if (!lines_[at_].starts_with(kLanguage)) continue;
      TranscriptText named;
      named.language = trim(lines_[at_].substr(kLanguage.size()));
      if (is_valid(named)) collector_.transcript.language = named.language;
    }
  }

  static bool is_valid(const TranscriptText& transcript) {
    try {
      testimony::check(transcript);
      return true;
    } catch (const Error&) {
      return false;
    }
  }

  /// A block is a cue if its first line, or its second under an identifier, has an arrow; any other (a note,
  /// a style sheet, a region, a cue with broken times) is passed over. A later arrow begins the next block.
  void block() {
    if (!has_arrow(lines_[at_])) {
      ++at_;
      if (at_ == lines_.size() || !has_arrow(lines_[at_])) return skip_block();
    }
    const std::size_t line = ++at_;
    auto times = cue_times(lines_[line - 1]);
    const std::size_t first = at_;
    skip_block();
    ++(times ? good_cues_ : bad_cues_);
    if (!times) return;
    if (lenient_) times->to_ms = std::max(times->from_ms, times->to_ms);
    check_times(times->from_ms, times->to_ms, line);
    std::string payload;
    for (std::size_t i = first; i < at_; ++i) {
      payload += lines_[i];
      payload += '\n';
    }
    for (CueText::Part& part : CueText(payload).parts) {
      collector_.add(std::move(part.text), std::move(part.speaker), times->from_ms, times->to_ms);
    }
  }

  void skip_block() {
    while (at_ < lines_.size() && !lines_[at_].empty() && !has_arrow(lines_[at_])) ++at_;
  }

  std::vector<std::string_view> lines_;
  bool lenient_;
  std::size_t at_ = 0;
  std::size_t good_cues_ = 0;
  std::size_t bad_cues_ = 0;
  Collector collector_;
};

/// White space at the ends would be lost.
std::string escape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool end = i == 0 || i + 1 == text.size();
    if (end && text[i] == ' ')
      out += "&#32;";
    else if (end && text[i] == '\t')
      out += "&#9;";
    else if (!append_entity(out, text[i]))
      out += text[i];
  }
  return out;
}

/// A name that ends in "--" would make an arrow of the bracket behind it.
std::string escape_name(std::string_view name) {
  if (!name.ends_with('-')) return escape(name);
  return escape(name.substr(0, name.size() - 1)) + "&#45;";
}

}  // namespace

TranscriptText read_vtt(std::string_view text, bool lenient) {
  return VttReader(text, lenient).read();
}

std::string write_vtt(const TranscriptText& transcript) {
  std::string out = "WEBVTT\n";
  if (!transcript.language.empty()) out += "Language: " + transcript.language + "\n";
  const auto lines = lines_of(transcript.text);
  for (std::size_t i = 0; i < transcript.cues.size(); ++i) {
    const Cue& cue = transcript.cues[i];
    out += "\n" + time_text(cue.from_ms, '.') + " " + std::string(kArrow) + " " + time_text(cue.to_ms, '.') +
           "\n";
    if (!cue.speaker.empty()) out += "<v " + escape_name(cue.speaker) + ">";
    out += escape(i < lines.size() ? lines[i] : std::string_view()) + "\n";
  }
  return out;
}

}  // namespace attest::exchange::captions
