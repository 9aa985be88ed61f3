#include "core/testimony/transcript.h"

#include <algorithm>

#include "core/foundation/error.h"
#include "core/foundation/text.h"
#include "core/testimony/transcript_lines.h"

namespace attest::testimony {

namespace {

[[noreturn]] void refuse(const std::string& why) {
  throw Error(Code::Invalid, "A transcript cannot be used: %1.", {why});
}

bool is_language(std::string_view tag) {
  return tag.size() <= 64 && std::all_of(tag.begin(), tag.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
         });
}

void check_cue(const Cue& cue) {
  const bool timed = cue.from_ms >= 0 && cue.to_ms >= cue.from_ms;
  const bool untimed = cue.from_ms == -1 && cue.to_ms == -1;
  if (!timed && !untimed) refuse("a cue's times are not in order");
  if (!is_utf8(cue.speaker) || one_line(cue.speaker) != cue.speaker || to_nfc(cue.speaker) != cue.speaker) {
    refuse("a speaker's name is not one line of plain text");
  }
}

std::vector<Points> lines_without_ends(Points text) {
  std::vector<Points> lines;
  if (text.empty()) return lines;
  while (true) {
    const std::size_t end = text.find(U'\n');
    lines.push_back(text.substr(0, end));
    if (end == Points::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

/// Whether one line is the other after a correction: what they share at both ends is at least half of the
/// longer.
bool similar(Points a, Points b) {
  const Points& shorter = a.size() < b.size() ? a : b;
  const Points& longer = a.size() < b.size() ? b : a;
  const auto front = std::mismatch(shorter.begin(), shorter.end(), longer.begin()).first - shorter.begin();
  const auto rest = shorter.substr(static_cast<std::size_t>(front));
  const auto back = std::mismatch(rest.rbegin(), rest.rend(), longer.rbegin()).first - rest.rbegin();
  return 2 * static_cast<std::size_t>(front + back) >= longer.size();
}

/// Finds for each edited line the line it was.
class LineMatcher {
 public:
  LineMatcher(const std::vector<Points>& before, const std::vector<Points>& after)
      : before_(before), after_(after), origin_(after.size(), kNew) {}

  static constexpr std::size_t kNew = static_cast<std::size_t>(-1);

  std::vector<std::size_t> match() {
    std::size_t front = 0;
    const std::size_t shorter = std::min(before_.size(), after_.size());
    while (front < shorter && before_[front] == after_[front]) origin_[front] = front, ++front;
    std::size_t back = 0;
    while (back < shorter - front && before_[before_.size() - 1 - back] == after_[after_.size() - 1 - back]) {
      ++back;
      origin_[after_.size() - back] = before_.size() - back;
    }
    by_unique_lines({front, before_.size() - back, front, after_.size() - back});
    return std::move(origin_);
  }

 private:
  /// Lines [from, to) of before and of after.
  struct Gap {
    std::size_t from, to, new_from, new_to;
    std::size_t olds() const { return to - from; }
    std::size_t news() const { return new_to - new_from; }
  };

  template <class Fill>
  void between(Gap gap, const LinePairs& pairs, Fill&& fill) {
    for (const auto& [old_line, new_line] : pairs) {
      fill(Gap{gap.from, old_line, gap.new_from, new_line});
      origin_[new_line] = old_line;
      gap.from = old_line + 1;
      gap.new_from = new_line + 1;
    }
    fill(gap);
  }

  void by_unique_lines(Gap gap) {
    const auto part = [](const std::vector<Points>& lines, std::size_t from, std::size_t to) {
      return std::vector<Points>(lines.begin() + static_cast<std::ptrdiff_t>(from),
                                 lines.begin() + static_cast<std::ptrdiff_t>(to));
    };
    LinePairs pairs = unique_pairs(part(before_, gap.from, gap.to), part(after_, gap.new_from, gap.new_to));
    for (auto& [old_line, new_line] : pairs) {
      old_line += gap.from;
      new_line += gap.new_from;
    }
    between(gap, pairs, [this](Gap inner) { by_likeness(inner); });
  }

  void by_likeness(Gap gap) {
    // Above this the table would not fit; so much rewriting in one place keeps its times only line for line.
    constexpr std::size_t kMostCells = 1u << 20;
    const bool fits = gap.olds() == 0 || gap.news() <= kMostCells / gap.olds();
    between(gap, fits ? best_pairs(gap) : LinePairs{}, [this](Gap inner) { in_order(inner); });
  }

  void in_order(Gap gap) {
    if (gap.olds() != gap.news()) return;
    for (std::size_t i = 0; i < gap.olds(); ++i) origin_[gap.new_from + i] = gap.from + i;
  }

  std::uint32_t likeness(std::size_t old_line, std::size_t new_line) const {
    if (before_[old_line] == after_[new_line]) return 2;
    return similar(before_[old_line], after_[new_line]) ? 1 : 0;
  }

  /// Pairs in order on both sides with the greatest sum of likeness.
  LinePairs best_pairs(Gap gap) const {
    const std::size_t width = gap.news() + 1;
    std::vector<std::uint32_t> best((gap.olds() + 1) * width, 0);  // for the lines from (i, j) on
    for (std::size_t i = gap.olds(); i-- > 0;) {
      for (std::size_t j = gap.news(); j-- > 0;) {
        const std::uint32_t skip = std::max(best[(i + 1) * width + j], best[i * width + j + 1]);
        const std::uint32_t like = likeness(gap.from + i, gap.new_from + j);
        best[i * width + j] = like > 0 ? std::max(skip, like + best[(i + 1) * width + j + 1]) : skip;
      }
    }
    LinePairs pairs;
    for (std::size_t i = 0, j = 0; i < gap.olds() && j < gap.news();) {
      const std::uint32_t here = best[i * width + j];
      if (here == best[(i + 1) * width + j]) {
        ++i;
      } else if (here == best[i * width + j + 1]) {
        ++j;
      } else {
        pairs.emplace_back(gap.from + i++, gap.new_from + j++);
      }
    }
    return pairs;
  }

  const std::vector<Points>& before_;
  const std::vector<Points>& after_;
  std::vector<std::size_t> origin_;
};

}  // namespace

void check(const TranscriptText& transcript) {
  const std::string& text = transcript.text;
  if (!is_utf8(text)) refuse("its text is not UTF-8");
  if (text.find('\r') != std::string::npos || text.find('\0') != std::string::npos || to_nfc(text) != text) {
    refuse("its text is not NFC with LF");
  }
  if (!is_language(transcript.language)) refuse("its language is not a BCP 47 tag");
  for (const Cue& cue : transcript.cues) check_cue(cue);
  const std::u32string points = to_points(text);
  const auto lines = lines_without_ends(points);
  const std::vector<Cue>& cues = transcript.cues;
  // No cue, and one cue of nothing, read alike.
  if (points.empty() && (cues.empty() || (cues.size() == 1 && cues[0].from == 0 && cues[0].to == 0))) return;
  if (lines.size() != cues.size()) refuse("its cues are not its lines");
  std::size_t at = 0;
  for (std::size_t i = 0; i < cues.size(); ++i) {
    if (cues[i].from != at || cues[i].to != at + lines[i].size()) refuse("its cues are not its lines");
    at += lines[i].size() + 1;
  }
}

TranscriptText with_edited_text(const TranscriptText& before, const std::string& edited) {
  TranscriptText after{normalise_input(edited, "The transcript"), {}, before.language};
  const std::u32string old_points = to_points(before.text);
  const std::u32string new_points = to_points(after.text);
  std::vector<Points> old_lines;
  old_lines.reserve(before.cues.size());
  for (const Cue& cue : before.cues)
    old_lines.push_back(Points(old_points).substr(cue.from, cue.to - cue.from));
  const auto new_lines = lines_without_ends(new_points);
  const std::vector<std::size_t> origin = LineMatcher(old_lines, new_lines).match();
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < new_lines.size(); ++i) {
    Cue cue = origin[i] == LineMatcher::kNew ? Cue{} : before.cues[origin[i]];
    cue.from = at;
    cue.to = at + static_cast<std::uint32_t>(new_lines[i].size());
    at = cue.to + 1;
    after.cues.push_back(std::move(cue));
  }
  return after;
}

std::vector<TranscriptLine> to_lines(const TranscriptText& transcript) {
  std::vector<TranscriptLine> lines;
  lines.reserve(transcript.cues.size());
  std::string_view left = transcript.text;
  for (const Cue& cue : transcript.cues) {
    const std::size_t end = std::min(left.find('\n'), left.size());
    lines.push_back({std::string(left.substr(0, end)), cue.from_ms, cue.to_ms, cue.speaker});
    left.remove_prefix(std::min(left.size(), end + 1));
  }
  return lines;
}

TranscriptText from_lines(const std::vector<TranscriptLine>& lines, const std::string& language) {
  TranscriptText transcript;
  transcript.language = language;
  std::uint32_t at = 0;
  for (const TranscriptLine& line : lines) {
    Cue cue{at, at, line.from_ms, line.to_ms, to_nfc(one_line(line.speaker))};
    const std::string text = normalise_input(line.text, "the transcript");
    for (std::string_view left = text, piece;; left.remove_prefix(piece.size() + 1)) {
      piece = left.substr(0, left.find('\n'));
      if (!transcript.cues.empty()) transcript.text += '\n';
      transcript.text += piece;
      cue.from = at;
      cue.to = at + static_cast<std::uint32_t>(count_points(piece));
      at = cue.to + 1;
      transcript.cues.push_back(cue);
      cue.from_ms = cue.to_ms = -1;
      if (piece.size() == left.size()) break;
    }
  }
  while (!transcript.cues.empty() && transcript.cues.back().from == transcript.cues.back().to) {
    transcript.cues.pop_back();
    if (!transcript.cues.empty()) transcript.text.pop_back();
  }
  std::int64_t next = -1;  // the start nearest after
  for (auto cue = transcript.cues.rbegin(); cue != transcript.cues.rend(); ++cue) {
    if (cue->from_ms < 0) {
      cue->from_ms = cue->to_ms = -1;
      continue;
    }
    if (cue->to_ms < cue->from_ms) cue->to_ms = std::max(next, cue->from_ms);
    next = cue->from_ms;
  }
  return transcript;
}

}  // namespace attest::testimony
