// Inside this room: where the segments and frames of a recording's file lie, and their opening.
#pragma once

#include <filesystem>
#include <list>

#include "core/media/recording_format.h"

namespace attest::media {

struct SealedSegment {
  std::uint64_t position = 0;  ///< in the file
  format::SegmentHead head;
};

struct SealedFrame {
  std::uint64_t position = 0;  ///< of the ciphertext in the file
  std::uint64_t offset =
      0;  ///< in the sound file as it was recorded; of other frames: where the sound is by then
  std::uint32_t size = 0;     ///< with its tag
  std::uint32_t leaf = 0;     ///< sound frames before it
  std::uint32_t segment = 0;  ///< which of segments()
  std::uint32_t number = 0;
  format::Type type = format::Type::Sound;
  std::uint32_t leaves = 0;  ///< sound frames that it is: one, or the ones of a destroyed run
  std::uint32_t bytes = 0;   ///< so many they have, or had, in the sound file as it was recorded
};

/// A recording's file. Making one walks from frame to frame by their sizes; only where the walk meets a doubt
/// is a key used.
class SealedFile {
 public:
  SealedFile(const std::filesystem::path& path, const EntityId& media, const crypto::Secret& secret);

  std::uint64_t size() const { return source_.size(); }
  const std::vector<SealedSegment>& segments() const { return segments_; }
  const std::vector<SealedFrame>& frames() const { return frames_; }
  struct Doubt {
    std::uint64_t position;  ///< in the file
    std::string sentence;
  };
  /// Irregularities met on the walk.
  const std::vector<Doubt>& doubts() const { return doubts_; }

  /// False where the frame does not authenticate; `plain` is then empty.
  [[nodiscard]] bool open(const SealedFrame& frame, Bytes& plain);
  /// Where the frames of a segment begin; behind its key.
  std::uint64_t content_of(std::uint32_t segment) const {
    return segments_[segment].position + format::segment_head_size + segments_[segment].head.sealed_size;
  }
  bool has_key(std::uint32_t segment) { return key(segments_[segment]) != nullptr; }
  /// Forgets frames at the end that a power loss left unwritten: the ones that do not open.
  void drop_unwritten_tail();
  /// Forgets what a power loss left of the last moments behind a hole. Only where nothing vouches for them:
  /// an end frame is written when all before it is safe.
  void drop_torn_tail();

 private:
  ByteView look(std::uint64_t position, std::size_t size);
  const crypto::Secret* key(const SealedSegment& segment);
  bool open_in(const SealedSegment& segment, const SealedFrame& frame, Bytes& plain);
  bool follows(const SealedSegment& segment);
  bool continues(const SealedFrame& before, const SealedFrame& frame) const;
  void walk();
  void begin_segment(const SealedSegment& segment);
  std::uint64_t walk_frames(std::uint64_t position);
  std::optional<SealedSegment> segment_at(std::uint64_t position);
  std::optional<SealedSegment> search(std::uint64_t position);
  void doubt(std::uint64_t position, std::string sentence);

  FileSource source_;
  EntityId media_;
  crypto::age::Identity identity_;
  Bytes block_;
  std::uint64_t block_at_ = 0;
  std::size_t block_filled_ = 0;
  struct Key {
    std::uint64_t position;
    std::optional<crypto::Secret> secret;
  };
  std::list<Key> keys_;  ///< the last few used, the latest first
  std::vector<SealedSegment> segments_;
  std::vector<SealedFrame> frames_;
  std::uint64_t leaf_ = 0, offset_ = 0;  ///< where the next segment should begin
  std::vector<Doubt> doubts_;
};

}  // namespace attest::media
