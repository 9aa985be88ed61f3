#include "tests/core/media/recording_support.h"

using namespace attest;
using namespace attest::media;

namespace {

crypto::Hash hash_of(Byte prefix, ByteView a, ByteView b = {}) {
  Bytes all{prefix};
  all.insert(all.end(), a.begin(), a.end());
  all.insert(all.end(), b.begin(), b.end());
  return crypto::blake2b(all);
}

// RFC 6962, section 2.1, as it is written there.
crypto::Hash by_the_rfc(std::span<const Bytes> leaves) {
  if (leaves.empty()) return crypto::blake2b(ByteView{});
  if (leaves.size() == 1) return hash_of(0, leaves[0]);
  std::size_t k = 1;
  while (k * 2 < leaves.size()) k *= 2;
  return hash_of(1, by_the_rfc(leaves.first(k)), by_the_rfc(leaves.subspan(k)));
}

}  // namespace

TEST_CASE("The frame tree is RFC 6962's for any number of leaves") {
  std::vector<Bytes> leaves;
  FrameTree tree;
  for (std::size_t n = 0; n <= 130; ++n) {
    INFO(n << " leaves");
    CHECK(tree.leaves() == n);
    CHECK(tree.root() == by_the_rfc(leaves));
    leaves.push_back(attest::test::noise(n % 37, static_cast<std::uint32_t>(n)));
    tree.add(leaves.back());
  }
}

TEST_CASE("The tree of nothing is the hash of nothing") {
  // BLAKE2b-256 of the empty string.
  CHECK(to_hex(FrameTree().root()) == "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
}
