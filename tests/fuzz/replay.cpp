// Stands in for libFuzzer in the ordinary tests: replay <folder of seeds> <mutations>. Runs every seed, then
// mutations of them that depend on nothing but their number.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <random>
#include <string>

#include "tests/fuzz/seeds.h"

namespace {

using attest::Byte;
using attest::Bytes;
using attest::test::seeds_in;

class Mutator {
 public:
  explicit Mutator(const std::vector<Bytes>& seeds) : seeds_(seeds) {}

  /// A seed with one to eight changes.
  Bytes make(std::uint32_t number) {
    random_.seed(number);
    Bytes bytes = any_seed();
    for (std::size_t changes = 1 + below(8); changes > 0; --changes) change(bytes);
    return bytes;
  }

 private:
  // Not std::uniform_int_distribution: that differs between libraries.
  std::size_t below(std::size_t bound) { return bound == 0 ? 0 : random_() % bound; }
  const Bytes& any_seed() { return seeds_[below(seeds_.size())]; }
  Bytes piece_of(const Bytes& from) {
    const auto start = static_cast<std::ptrdiff_t>(below(from.size()));
    const auto size = static_cast<std::ptrdiff_t>(below(std::min<std::size_t>(64, from.size() - start) + 1));
    return {from.begin() + start, from.begin() + start + size};
  }

  void change(Bytes& bytes) {
    const std::size_t at = below(bytes.size() + 1);
    const auto place = bytes.begin() + static_cast<std::ptrdiff_t>(at);
    const std::size_t kind = below(6);
    if (kind == 0) {
      bytes.insert(place, static_cast<Byte>(random_()));
    } else if (kind == 1) {
      const Bytes piece = piece_of(any_seed());
      bytes.insert(place, piece.begin(), piece.end());
    } else if (kind == 2) {
      bytes.insert(place, below(2000), static_cast<Byte>(random_()));
    } else if (at == bytes.size()) {
      return;
    } else if (kind == 3) {
      bytes[at] = static_cast<Byte>(random_());
    } else if (kind == 4) {
      bytes[at] ^= static_cast<Byte>(1u << below(8));
    } else {
      bytes.erase(place, place + static_cast<std::ptrdiff_t>(
                                     1 + below(std::min<std::size_t>(64, bytes.size() - at))));
    }
  }

  const std::vector<Bytes>& seeds_;
  std::mt19937 random_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("replay <folder of seeds> <mutations>\n", stderr);
    return 2;
  }
  if (LLVMFuzzerInitialize) LLVMFuzzerInitialize(&argc, &argv);
  const std::vector<Bytes> seeds = seeds_in(argv[1]);
  for (const Bytes& seed : seeds) LLVMFuzzerTestOneInput(seed.data(), seed.size());
  Mutator mutator(seeds);
  const auto count = static_cast<std::uint32_t>(std::stoul(argv[2]));
  for (std::uint32_t number = 0; number < count; ++number) {
    const Bytes bytes = mutator.make(number);
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
  }
  std::printf("%zu seeds and %u mutations\n", seeds.size() - 1, count);
}
