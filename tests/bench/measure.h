// What the benches share: time by the clock and by the processors, runs of two peers in turn, and how they
// are told. On a machine that others use too, the least processor time is the figure to compare.
#pragma once

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <vector>

namespace attest::test {

/// Milliseconds.
struct Cost {
  double wall = 0;
  double processor = 0;
};

/// What the processors have spent on this process, or on its children that ended.
inline double spent(int who = RUSAGE_SELF) {
  rusage usage{};
  getrusage(who, &usage);
  const auto ms = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) / 1e3;
  };
  return ms(usage.ru_utime) + ms(usage.ru_stime);
}

template <class F>
Cost cost_once(F&& f) {
  const auto start = std::chrono::steady_clock::now();
  const double before = spent();
  f();
  const double processor = spent() - before;
  return {std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count(),
          processor};
}

/// Several runs of one thing.
class Runs {
 public:
  void add(Cost cost) { costs_.push_back(cost); }
  Cost least() const { return at(0); }
  Cost median() const { return at(costs_.size() / 2); }

 private:
  Cost at(std::size_t place) const {
    std::vector<double> wall, processor;
    for (const Cost& cost : costs_) {
      wall.push_back(cost.wall);
      processor.push_back(cost.processor);
    }
    std::sort(wall.begin(), wall.end());
    std::sort(processor.begin(), processor.end());
    return {wall.at(place), processor.at(place)};
  }
  std::vector<Cost> costs_;
};

/// Two peers, measured in turn so that what else the machine does meets both.
struct Peers {
  Runs ours, peer;
};
template <class Ours, class Peer>
Peers in_turn(int rounds, Ours&& ours, Peer&& peer) {
  Peers runs;
  for (int i = 0; i < rounds; ++i) {
    runs.peer.add(cost_once(peer));
    runs.ours.add(cost_once(ours));
  }
  return runs;
}

/// "ours ... ms, peer ... ms: 0.93x" where the figure is peer / ours: above 1 is faster than the peer.
inline void tell(const char* what, const Peers& runs) {
  const auto line = [&](const char* which, const Cost& ours, const Cost& peer) {
    std::printf("%s, %s: clock %.1f ms against %.1f ms (%.2fx), processors %.1f ms against %.1f ms (%.2fx)\n",
                what, which, ours.wall, peer.wall, peer.wall / ours.wall, ours.processor, peer.processor,
                peer.processor / ours.processor);
  };
  line("least", runs.ours.least(), runs.peer.least());
  line("median", runs.ours.median(), runs.peer.median());
  std::fflush(stdout);
}
inline void tell(const char* what, const Cost& cost) {
  std::printf("%s: clock %.1f ms, processors %.1f ms\n", what, cost.wall, cost.processor);
  std::fflush(stdout);
}

/// Memory that this process has now, in MiB.
inline double memory_now() {
  std::ifstream in("/proc/self/smaps_rollup");
  for (std::string word; in >> word;)
    if (double kib = 0; word == "Rss:" && in >> kib) return kib / 1024;
  return 0;
}

}  // namespace attest::test
