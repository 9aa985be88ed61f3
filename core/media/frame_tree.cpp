#include <algorithm>

#include "core/media/recording.h"

namespace attest::media {

namespace {

crypto::Hash finish(crypto::Digest& digest) {
  const Bytes bytes = digest.finish();
  crypto::Hash hash;
  std::ranges::copy(bytes, hash.begin());
  return hash;
}

crypto::Hash node(const crypto::Hash& left, const crypto::Hash& right) {
  constexpr Byte prefix = 1;
  crypto::Digest digest(crypto::Digest::Kind::Blake2b256);
  digest.update({&prefix, 1});
  digest.update(left);
  digest.update(right);
  return finish(digest);
}

}  // namespace

crypto::Hash FrameTree::leaf(ByteView sound_frame_plaintext) {
  constexpr Byte prefix = 0;
  crypto::Digest digest(crypto::Digest::Kind::Blake2b256);
  digest.update({&prefix, 1});
  digest.update(sound_frame_plaintext);
  return finish(digest);
}

void FrameTree::add(ByteView sound_frame_plaintext) {
  add(leaf(sound_frame_plaintext));
}

// The stack holds the root of one full subtree for each bit of the count, the largest first.
void FrameTree::add(const crypto::Hash& leaf) {
  stack_.push_back(leaf);
  for (std::uint64_t bits = count_++; bits & 1; bits >>= 1) {
    const crypto::Hash right = stack_.back();
    stack_.pop_back();
    stack_.back() = node(stack_.back(), right);
  }
}

crypto::Hash FrameTree::root() const {
  if (stack_.empty()) return crypto::blake2b(ByteView{});
  crypto::Hash root = stack_.back();
  for (auto left = stack_.rbegin() + 1; left != stack_.rend(); ++left) root = node(*left, root);
  return root;
}

}  // namespace attest::media
