#include "core/media/recording_index.h"

#include <algorithm>
#include <cstring>

namespace attest::media {

using namespace format;

namespace {

constexpr std::size_t block_size = 128 * 1024;  // more than a frame
constexpr std::size_t keys_held = 8;
constexpr std::size_t max_doubts = 1024;  // each may cost a key and a second walk
constexpr std::uint32_t torn_frames =
    50;  // sound frames at the end that may not have been synced: five seconds

}  // namespace

SealedFile::SealedFile(const std::filesystem::path& path, const EntityId& media, const crypto::Secret& secret)
    : source_(path),
      media_(media),
      identity_(crypto::age::Identity::from_secret(secret.clone())),
      block_(block_size) {
  if (source_.size() > max_file + (max_file >> 2))
    throw Error(Code::Damaged, "The recording's file is too large.");
  const ByteView head = look(0, 5);
  if (head.size() == 5 && as_text(head.first(4)) == magic && head[4] > version)
    throw Error(Code::NewerVersion, "The recording was made by a newer version of Attest.");
  walk();
}

/// Up to `size` bytes at `position`; fewer at the end. Borrowed until the next call.
ByteView SealedFile::look(std::uint64_t position, std::size_t size) {
  if (position < block_at_ || position + size > block_at_ + block_filled_) {
    block_at_ = position;
    block_filled_ = 0;
    while (block_filled_ < block_.size()) {
      const std::size_t n =
          source_.read_at(position + block_filled_, ByteSpan(block_).subspan(block_filled_));
      if (n == 0) break;
      block_filled_ += n;
    }
  }
  const std::size_t from = static_cast<std::size_t>(position - block_at_);
  return ByteView(block_).subspan(from, std::min(size, block_filled_ - from));
}

const crypto::Secret* SealedFile::key(const SealedSegment& segment) {
  auto found = std::ranges::find(keys_, segment.position, &Key::position);
  if (found == keys_.end()) {
    const ByteView sealed = look(segment.position + segment_head_size, segment.head.sealed_size);
    keys_.push_front({segment.position, open_key(sealed, identity_)});
    if (keys_.size() > keys_held) keys_.pop_back();
  } else {
    keys_.splice(keys_.begin(), keys_, found);
  }
  return keys_.front().secret ? &*keys_.front().secret : nullptr;
}

bool SealedFile::open(const SealedFrame& frame, Bytes& plain) {
  return open_in(segments_[frame.segment], frame, plain);
}

bool SealedFile::open_in(const SealedSegment& segment, const SealedFrame& frame, Bytes& plain) {
  plain.clear();
  const crypto::Secret* secret = key(segment);
  if (!secret) return false;
  const ByteView sealed = look(frame.position, frame.size);
  if (sealed.size() < frame.size) return false;
  const Place place{segment.head.index, frame.number, frame.leaf, frame.offset,
                    frame.type,         frame.leaves, frame.bytes};
  plain.resize(frame.size - tag_size);
  if (crypto::aead_open(plain, secret->view(), nonce(place), associated(media_, place), sealed)) return true;
  plain.clear();
  return false;
}

void SealedFile::doubt(std::uint64_t position, std::string sentence) {
  doubts_.push_back({position, std::move(sentence)});
}

std::optional<SealedSegment> SealedFile::segment_at(std::uint64_t position) {
  const auto head = read_segment_head(look(position, segment_look));
  if (!head) return std::nullopt;
  return SealedSegment{position, *head};
}

/// The next place at or after `position` where a segment may begin.
std::optional<SealedSegment> SealedFile::search(std::uint64_t position) {
  for (;;) {
    const ByteView block = look(position, block_size);
    if (block.size() < segment_look) return std::nullopt;
    const std::size_t starts = block.size() - segment_look + 1;
    const void* hit = memmem(block.data(), starts + magic.size() - 1, magic.data(), magic.size());
    if (!hit) {
      position += starts;
      continue;
    }
    position += static_cast<std::uint64_t>(static_cast<const Byte*>(hit) - block.data());
    if (auto segment = segment_at(position)) return segment;
    ++position;
  }
}

/// Whether a segment that does not continue the one before is nevertheless a later one of this recording: its
/// first frame, which is bound to its place, opens.
bool SealedFile::follows(const SealedSegment& segment) {
  if (!segments_.empty() && segment.head.index <= segments_.back().head.index) return false;
  const std::uint64_t first = segment.position + segment_head_size + segment.head.sealed_size;
  const ByteView head = look(first, frame_head_size);
  if (head.size() < frame_head_size) return false;
  const std::uint32_t size = read_le32(head);
  if (size < tag_size || size > max_size) return false;
  SealedFrame frame;  // a begin frame
  frame.position = first + frame_head_size;
  frame.offset = segment.head.offset;
  frame.leaf = static_cast<std::uint32_t>(segment.head.leaf);
  frame.size = size;
  frame.type = static_cast<Type>(head[4]);
  Bytes plain;
  return open_in(segment, frame, plain);
}

void SealedFile::begin_segment(const SealedSegment& segment) {
  // What the walk took for sound beyond the place where this segment begins was none.
  const auto beyond = [&head = segment.head](const SealedFrame& f) {
    return f.leaf + f.leaves > head.leaf || f.offset + f.bytes > head.offset;
  };
  while (!frames_.empty() && beyond(frames_.back())) frames_.pop_back();
  segments_.push_back(segment);
  leaf_ = segment.head.leaf;
  offset_ = segment.head.offset;
}

/// Takes in the frames from `position` on; returns where the walk stopped: the file's end, the next segment,
/// or a place that is neither.
std::uint64_t SealedFile::walk_frames(std::uint64_t position) {
  const std::uint64_t end = std::min(size(), segments_.back().position + max_segment);
  for (std::uint32_t number = 0; position + frame_head_size <= end; ++number) {
    const ByteView head = look(position, frame_head_size);
    const std::uint32_t size = read_le32(head);
    const auto type = static_cast<Type>(head[4]);
    if (size < tag_size || size > max_size || type < Type::Begin || type > Type::Destroyed) break;
    SealedFrame frame{position + frame_head_size,
                      offset_,
                      size,
                      static_cast<std::uint32_t>(leaf_),
                      static_cast<std::uint32_t>(segments_.size() - 1),
                      number,
                      type};
    if (type == Type::Sound) {
      if (size <= sound_head_size + tag_size) break;
      frame.leaves = 1;
      frame.bytes = size - static_cast<std::uint32_t>(sound_head_size + tag_size);
    } else if (type == Type::Destroyed) {
      const ByteView counts = look(frame.position, destroyed_counts_size);
      if (counts.size() < destroyed_counts_size) break;
      frame.position += destroyed_counts_size;
      frame.leaves = read_le32(counts);
      frame.bytes = read_le32(counts.subspan(4));
      if (frame.leaves == 0 || frame.leaves > Destroyed::max_leaves || frame.bytes < frame.leaves ||
          frame.bytes > frame.leaves * max_sound)
        break;
    }
    if (frame.position + size > end || frames_.size() >= 2 * max_frames || leaf_ + frame.leaves > max_frames)
      break;
    frames_.push_back(frame);
    offset_ += frame.bytes;
    leaf_ += frame.leaves;
    position = frame.position + size;
  }
  return position;
}

void SealedFile::walk() {
  auto segment = segment_at(0);
  if (!segment) {
    doubt(0, "The file does not begin as a recording does.");
    segment = search(0);
  }
  while (segment) {
    const std::uint32_t expected = segments_.empty() ? 0 : segments_.back().head.index + 1;
    const SegmentHead& head = segment->head;
    const bool continues = head.index == expected && head.leaf == leaf_ && head.offset == offset_;
    if (!continues) {
      doubt(segment->position, fill("At byte %1 of the file, something other than segment %2 follows.",
                                    {std::to_string(segment->position), std::to_string(expected)}));
      if (doubts_.size() > max_doubts) return;
      if (!follows(*segment)) {
        segment = search(segment->position + 1);
        continue;
      }
    }
    begin_segment(*segment);
    const std::uint64_t start = segment->position + segment_head_size;
    const std::uint64_t stop = walk_frames(start + head.sealed_size);
    // The rest is likely to be like the first segment. A list that grew by doubling would be moved many
    // times.
    if (segments_.size() == 1)
      frames_.reserve(static_cast<std::size_t>(std::min(2 * max_frames, frames_.size() * size() / stop + 1)));
    segment = segment_at(stop);
    if (!segment && stop != size() && (segment = search(start)))
      doubt(stop, fill("Segment %1 is broken at byte %2 of the file.",
                       {std::to_string(segments_.back().head.index), std::to_string(stop)}));
  }
}

void SealedFile::drop_unwritten_tail() {
  Bytes plain;
  while (!frames_.empty() && !open(frames_.back(), plain)) frames_.pop_back();
}

void SealedFile::drop_torn_tail() {
  if (frames_.empty()) return;
  const std::uint32_t last = frames_.back().leaf;
  auto frame =
      std::ranges::find_if(frames_, [&](const SealedFrame& f) { return f.leaf + torn_frames > last; });
  Bytes plain;
  for (; frame != frames_.end(); ++frame) {
    if (frame != frames_.begin() && !continues(*(frame - 1), *frame)) break;
    if (!open(*frame, plain)) break;
  }
  crypto::wipe(plain);
  if (frame == frames_.end()) return;
  frames_.erase(frame, frames_.end());
  const std::uint64_t end = frames_.empty() ? 0 : frames_.back().position + frames_.back().size;
  std::erase_if(doubts_, [&](const Doubt& doubt) { return doubt.position >= end; });
}

bool SealedFile::continues(const SealedFrame& before, const SealedFrame& frame) const {
  const std::uint32_t index = segments_[frame.segment].head.index;
  return frame.leaf == before.leaf + before.leaves &&
         (frame.segment == before.segment || index == segments_[before.segment].head.index + 1);
}

}  // namespace attest::media
