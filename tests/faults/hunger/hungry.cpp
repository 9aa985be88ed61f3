// A parser, fed with all that it takes but memory: hungry <folder of seeds> <places>. Of each seed, every
// allocation is refused once, alone and with all that follow; where there are more than <places>, as many are
// chosen, spread over all. What comes of it is an answer, an Error or std::bad_alloc, which the program's two
// borders put into words: never a crash, a leak, or another answer.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <new>
#include <string>

#include "tests/faults/hunger/hunger.h"
#include "tests/fuzz/seeds.h"

namespace {

using attest::Bytes;
using attest::test::Hunger;
using attest::test::Refusal;
using attest::test::seeds_in;

/// What it said that was not about memory: how often.
using Wrong = std::map<std::string, std::size_t>;

/// How many allocations it took, and how many of them were refused.
std::pair<std::size_t, std::size_t> feed(const Bytes& seed, Refusal refusal, Wrong& wrong) {
  Hunger hunger(refusal);
  try {
    LLVMFuzzerTestOneInput(seed.data(), seed.size());
  } catch (const std::bad_alloc&) {
  } catch (const attest::Error& e) {
    const attest::test::Fed fed;
    if (e.code() != attest::Code::NotEnoughMemory)
      ++wrong[std::string(attest::name(e.code())) + ": " + e.what()];
  }
  return {hunger.count(), hunger.refused()};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("hungry <folder of seeds> <places>\n", stderr);
    return 2;
  }
  if (LLVMFuzzerInitialize) LLVMFuzzerInitialize(&argc, &argv);
  const std::size_t places = std::stoul(argv[2]);
  Wrong wrong;
  std::size_t runs = 0, refused = 0, largest = 0;
  for (const Bytes& seed : seeds_in(argv[1])) {
    feed(seed, {}, wrong);  // what is made once and kept
    const std::size_t all = feed(seed, {}, wrong).first, some = std::min(all, places);
    largest = std::max(largest, all);
    for (std::size_t i = 0; i < some; ++i)
      for (const bool lasting : {false, true}) {
        ++runs;
        refused += feed(seed, {.nth = i * all / some, .lasting = lasting}, wrong).second > 0;
      }
    feed(seed, {}, wrong);  // and it still works
  }
  std::printf("%zu runs, %zu of them hungry, %zu allocations in the longest\n", runs, refused, largest);
  for (const auto& [what, count] : wrong) std::printf("%zu times: %s\n", count, what.c_str());
  return refused > 0 && wrong.empty() ? 0 : 1;
}
