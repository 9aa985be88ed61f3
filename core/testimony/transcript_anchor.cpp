// anchor/1. Its steps are fixed in transcript.h; a change of any outcome needs a new name.
#include <algorithm>

#include "core/foundation/text.h"
#include "core/testimony/transcript.h"
#include "core/testimony/transcript_lines.h"

namespace attest::testimony {

namespace {

constexpr std::int32_t kMostEdits = 2048;
constexpr std::int64_t kMostSteps = std::int64_t{1} << 27;
constexpr std::uint64_t kFirmWeight = 12;
constexpr std::uint64_t kWordWeight = 4;

using Match = std::vector<std::int32_t>;  ///< for each point of `before` the one of `after` it is, or -1

std::uint64_t weight(char32_t point) {
  return point >= 0x1100 ? 2 : 1;
}
std::uint64_t weight(Points points) {
  std::uint64_t sum = 0;
  for (const char32_t point : points) sum += weight(point);
  return sum;
}

std::size_t common_prefix(Points a, Points b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}
std::size_t common_suffix(Points a, Points b) {
  return static_cast<std::size_t>(std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend()).first -
                                  a.rbegin());
}

void match_run(Match& match, std::size_t from, std::size_t onto, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) match[from + i] = static_cast<std::int32_t>(onto + i);
}

/// Myers' greedy algorithm ("An O(ND) Difference Algorithm", 1986), forwards, keeping every front.
class Myers {
 public:
  Myers(Points a, Points b, std::int64_t& steps) : a_(a), b_(b), steps_(steps) {}

  /// Matches a's points with b's, both counted from the given offsets; nothing where the bounds are passed.
  void match(Match& match, std::size_t a_offset, std::size_t b_offset) {
    const std::int32_t edits = distance();
    if (edits < 0) return;
    auto x = static_cast<std::int32_t>(a_.size());
    auto y = static_cast<std::int32_t>(b_.size());
    for (std::int32_t d = edits; d >= 0; --d) {
      const std::int32_t k = x - y;
      const std::int32_t start = d == 0 ? 0 : first_x(d, k);
      for (; x > start; --x, --y) {
        match[a_offset + static_cast<std::size_t>(x) - 1] = static_cast<std::int32_t>(b_offset) + y - 1;
      }
      if (d == 0) return;
      if (goes_down(d, k)) {
        --y;
      } else {
        --x;
      }
    }
  }

 private:
  /// The furthest x that d edits reach on diagonal k; -1 for diagonals that they do not.
  std::int32_t reached(std::int32_t d, std::int32_t k) const {
    if (k < -d || k > d) return -1;
    return fronts_[static_cast<std::size_t>(d)][static_cast<std::size_t>((k + d) / 2)];
  }
  bool goes_down(std::int32_t d, std::int32_t k) const {
    return k == -d || (k != d && reached(d - 1, k - 1) < reached(d - 1, k + 1));
  }
  /// Where diagonal k is entered by the d-th edit.
  std::int32_t first_x(std::int32_t d, std::int32_t k) const {
    return goes_down(d, k) ? reached(d - 1, k + 1) : reached(d - 1, k - 1) + 1;
  }

  std::int32_t distance() {
    const auto n = static_cast<std::int32_t>(a_.size());
    const auto m = static_cast<std::int32_t>(b_.size());
    for (std::int32_t d = 0; d <= kMostEdits; ++d) {
      std::vector<std::int32_t>& front = fronts_.emplace_back(static_cast<std::size_t>(d) + 1);
      for (std::int32_t k = -d; k <= d; k += 2) {
        std::int32_t x = d == 0 ? 0 : first_x(d, k);
        std::int32_t y = x - k;
        while (x < n && y < m && y >= 0 &&
               a_[static_cast<std::size_t>(x)] == b_[static_cast<std::size_t>(y)]) {
          ++x;
          ++y;
          --steps_;
        }
        front[static_cast<std::size_t>((k + d) / 2)] = x;
        if (x >= n && y >= m) return d;
        if (--steps_ < 0) return -1;
      }
    }
    return -1;
  }

  Points a_;
  Points b_;
  std::int64_t& steps_;
  std::vector<std::vector<std::int32_t>> fronts_;
};

/// Steps 2 a and b: how much of the texts is the same in whole lines at the start, and at the end of what
/// remains.
std::size_t common_first_lines(Points before, Points after) {
  const std::size_t prefix = common_prefix(before, after);
  const std::size_t end = prefix == 0 ? Points::npos : before.rfind(U'\n', prefix - 1);
  return end == Points::npos ? 0 : end + 1;
}
std::size_t common_last_lines(Points before, Points after) {
  const auto at_line = [](Points text, std::size_t at) { return at == 0 || text[at - 1] == U'\n'; };
  std::size_t suffix = common_suffix(before, after);
  while (suffix > 0 && !(at_line(before, before.size() - suffix) && at_line(after, after.size() - suffix)))
    --suffix;
  return suffix;
}

/// Step 2: which point of `before` is which of `after`: by lines, and by points in the gaps that the span
/// touches.
class Aligner {
 public:
  Aligner(Points before, Points after, Span span)
      : before_(before), after_(after), span_(span), match_(before.size(), -1) {}

  Match match() {
    const std::size_t first = common_first_lines(before_, after_);
    const std::size_t last = common_last_lines(before_.substr(first), after_.substr(first));
    match_run(match_, 0, 0, first);
    match_run(match_, before_.size() - last, after_.size() - last, last);
    at_ = after_at_ = first;
    between(before_.size() - last, after_.size() - last);
    return std::move(match_);
  }

 private:
  void between(std::size_t end, std::size_t after_end) {
    const auto lines = lines_with_ends(before_.substr(at_, end - at_));
    const auto after_lines = lines_with_ends(after_.substr(after_at_, after_end - after_at_));
    std::size_t line = 0;
    std::size_t after_line = 0;
    for (const auto& [pair_line, pair_after_line] : unique_pairs(lines, after_lines)) {
      std::size_t gap = at_;
      std::size_t after_gap = after_at_;
      for (; line < pair_line; ++line) gap += lines[line].size();
      for (; after_line < pair_after_line; ++after_line) after_gap += after_lines[after_line].size();
      fill_gap(gap, after_gap);
      const std::size_t size = lines[line++].size();
      ++after_line;
      match_run(match_, at_, after_at_, size);
      at_ += size;
      after_at_ += size;
    }
    fill_gap(end, after_end);
  }

  /// From where it stands to the given ends.
  void fill_gap(std::size_t end, std::size_t after_end) {
    if (at_ <= span_.to && end >= span_.from) {
      const Points old_gap = before_.substr(at_, end - at_);
      const Points new_gap = after_.substr(after_at_, after_end - after_at_);
      const std::size_t front = common_prefix(old_gap, new_gap);
      const std::size_t back = common_suffix(old_gap.substr(front), new_gap.substr(front));
      match_run(match_, at_, after_at_, front);
      match_run(match_, end - back, after_end - back, back);
      Myers(old_gap.substr(front, old_gap.size() - front - back),
            new_gap.substr(front, new_gap.size() - front - back), steps_)
          .match(match_, at_ + front, after_at_ + front);
    }
    at_ = end;
    after_at_ = after_end;
  }

  Points before_;
  Points after_;
  Span span_;
  Match match_;
  std::int64_t steps_ = kMostSteps;
  std::size_t at_ = 0;
  std::size_t after_at_ = 0;
};

/// Step 3: short runs are chance.
void drop_light_runs(Match& match, Points before, Points after) {
  for (std::size_t from = 0, to = 0; from < match.size(); from = to) {
    to = from + 1;
    if (match[from] < 0) continue;
    while (to < match.size() && match[to] == match[to - 1] + 1) ++to;
    const bool at_start = from == 0 && match[from] == 0;
    const bool at_end = to == match.size() && static_cast<std::size_t>(match[to - 1]) + 1 == after.size();
    if (!at_start && !at_end && weight(before.substr(from, to - from)) < kFirmWeight) {
      std::fill(match.begin() + static_cast<std::ptrdiff_t>(from),
                match.begin() + static_cast<std::ptrdiff_t>(to), -1);
    }
  }
}

/// Step 4: the span's ends through the match.
std::optional<Span> place(const Match& match, std::size_t after_size, Span span) {
  std::int64_t from = match[span.from];
  if (from < 0) {
    if (span.from > 0 && match[span.from - 1] < 0) return std::nullopt;
    from = span.from > 0 ? match[span.from - 1] + 1 : 0;
  }
  std::int64_t to = match[span.to - 1];
  if (to >= 0) {
    ++to;
  } else if (span.to == match.size()) {
    to = static_cast<std::int64_t>(after_size);
  } else {
    to = match[span.to];
  }
  if (from >= to) return std::nullopt;
  const auto kept =
      std::count_if(match.begin() + span.from, match.begin() + span.to, [](auto at) { return at >= 0; });
  if (4 * kept < 3 * (std::int64_t{span.to} - span.from) || 2 * kept < to - from) return std::nullopt;
  return Span{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
}

struct Placed {
  std::optional<Span> span;
  bool whole = false;  ///< before light runs were dropped, the span was one unbroken run ...
  Span run;            ///< ... and lay here
};

Placed place_forwards(Points before, Points after, Span span) {
  Match match = Aligner(before, after, span).match();
  Placed placed;
  placed.whole = match[span.from] >= 0;
  for (std::size_t i = span.from + 1; i < span.to; ++i) {
    placed.whole = placed.whole && match[i] == match[i - 1] + 1;
  }
  if (placed.whole) {
    placed.run = {static_cast<std::uint32_t>(match[span.from]),
                  static_cast<std::uint32_t>(match[span.to - 1] + 1)};
  }
  drop_light_runs(match, before, after);
  placed.span = place(match, after.size(), span);
  return placed;
}

std::optional<Span> place_backwards(Points before, Points after, Span span) {
  const std::u32string back_before(before.rbegin(), before.rend());
  const std::u32string back_after(after.rbegin(), after.rend());
  const auto turned = [](std::size_t size, Span s) {
    const auto n = static_cast<std::uint32_t>(size);
    return Span{n - s.to, n - s.from};
  };
  Match match = Aligner(back_before, back_after, turned(before.size(), span)).match();
  drop_light_runs(match, back_before, back_after);
  const auto placed = place(match, after.size(), turned(before.size(), span));
  return placed ? std::optional(turned(after.size(), *placed)) : std::nullopt;
}

/// The only place of `quote` in `text`, or none. Knuth, Morris and Pratt: time grows with the text alone.
std::optional<std::size_t> only_place(Points text, Points quote) {
  std::vector<std::size_t> border(quote.size(), 0);
  for (std::size_t i = 1, k = 0; i < quote.size(); ++i) {
    while (k > 0 && quote[i] != quote[k]) k = border[k - 1];
    if (quote[i] == quote[k]) ++k;
    border[i] = k;
  }
  std::optional<std::size_t> found;
  for (std::size_t i = 0, k = 0; i < text.size(); ++i) {
    while (k > 0 && (k == quote.size() || text[i] != quote[k])) k = border[k - 1];
    if (text[i] == quote[k]) ++k;
    if (k < quote.size()) continue;
    if (found) return std::nullopt;
    found = i + 1 - quote.size();
  }
  return found;
}

}  // namespace

std::optional<Span> anchor_1(const std::string& before_text, Span span, const std::string& after_text) {
  const std::u32string before = to_points(before_text);
  if (span.from > span.to || span.to > before.size()) return std::nullopt;
  if (before_text == after_text) return span;
  if (span.from == span.to) return std::nullopt;
  const std::u32string after = to_points(after_text);
  const Points quote = Points(before).substr(span.from, span.to - span.from);
  const auto reads_quote = [&](Span s) { return Points(after).substr(s.from, s.to - s.from) == quote; };

  const Placed forwards = place_forwards(before, after, span);
  const std::optional<Span> backwards = place_backwards(before, after, span);
  if (forwards.span && backwards) {
    if (*forwards.span == *backwards) return backwards;
    const bool first = reads_quote(*forwards.span);
    if (first != reads_quote(*backwards)) return first ? forwards.span : backwards;
  }

  const std::uint64_t heavy = weight(quote);
  if (heavy < kWordWeight || !only_place(before, quote)) return std::nullopt;
  const auto at = only_place(after, quote);
  if (!at) return std::nullopt;
  const Span found{static_cast<std::uint32_t>(*at), static_cast<std::uint32_t>(*at + quote.size())};
  if (heavy >= kFirmWeight || (forwards.whole && forwards.run == found)) return found;
  return std::nullopt;
}

}  // namespace attest::testimony
