#include "core/testimony/transcript_lines.h"

#include <algorithm>
#include <map>

namespace attest::testimony {

namespace {

struct Occurrences {
  std::size_t before = 0;
  std::size_t after = 0;
  std::size_t at_after = 0;
};

}  // namespace

std::vector<Points> lines_with_ends(Points text) {
  std::vector<Points> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(U'\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

LinePairs unique_pairs(const std::vector<Points>& before, const std::vector<Points>& after) {
  std::map<Points, Occurrences> seen;
  for (const Points line : before) ++seen[line].before;
  for (std::size_t i = 0; i < after.size(); ++i) {
    const auto found = seen.find(after[i]);
    if (found == seen.end()) continue;
    ++found->second.after;
    found->second.at_after = i;
  }
  LinePairs candidates;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const Occurrences& line = seen[before[i]];
    if (line.before == 1 && line.after == 1) candidates.emplace_back(i, line.at_after);
  }
  // Patience sorting: piles hold indices into candidates; below[c] is the card on the pile before when c was
  // laid.
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> piles;
  std::vector<std::size_t> below(candidates.size(), kNone);
  for (std::size_t c = 0; c < candidates.size(); ++c) {
    const auto pile =
        std::lower_bound(piles.begin(), piles.end(), candidates[c].second,
                         [&](std::size_t top, std::size_t at) { return candidates[top].second < at; });
    if (pile != piles.begin()) below[c] = *(pile - 1);
    if (pile == piles.end()) {
      piles.push_back(c);
    } else {
      *pile = c;
    }
  }
  LinePairs pairs;
  for (std::size_t c = piles.empty() ? kNone : piles.back(); c != kNone; c = below[c])
    pairs.push_back(candidates[c]);
  std::reverse(pairs.begin(), pairs.end());
  return pairs;
}

}  // namespace attest::testimony
