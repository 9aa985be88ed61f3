#include <algorithm>

#include "ui/interview/transcript_view.h"

namespace attest::ui {

void CodingIndex::set(std::vector<Entry> entries) {
  entries_ = std::move(entries);
  std::stable_sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return a.from != b.from ? a.from < b.from : a.to > b.to;
  });
  reach_.clear();
  std::vector<int> lane_ends;  // where the last coding in each lane ends
  int reach = 0;
  for (auto& e : entries_) {
    auto free = std::find_if(lane_ends.begin(), lane_ends.end(), [&](int end) { return end <= e.from; });
    if (free == lane_ends.end()) free = lane_ends.insert(free, 0);
    *free = e.to;
    e.lane = static_cast<int>(free - lane_ends.begin());
    reach_.push_back(reach = std::max(reach, e.to));
  }
  lanes_ = static_cast<int>(lane_ends.size());
}

std::vector<const CodingIndex::Entry*> CodingIndex::touching(int from, int to) const {
  std::vector<const Entry*> found;
  auto i = std::lower_bound(entries_.begin(), entries_.end(), to,
                            [](const Entry& e, int end) { return e.from < end; }) -
           entries_.begin();
  while (i > 0 && reach_[static_cast<std::size_t>(i - 1)] > from) {
    const Entry& e = entries_[static_cast<std::size_t>(--i)];
    if (e.to > from) found.push_back(&e);
  }
  std::reverse(found.begin(), found.end());
  return found;
}

void CodingIndex::shift(int at, int removed, int added) {
  const auto moved = [&](int place) {
    if (place >= at + removed) return place + added - removed;
    return std::min(place, at);
  };
  int reach = 0;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    entries_[i].from = moved(entries_[i].from);
    entries_[i].to = moved(entries_[i].to);
    reach_[i] = reach = std::max(reach, entries_[i].to);
  }
}

}  // namespace attest::ui
