// Inside this room: data/frames/<media id>.frames, what a recording's tree needs besides its sound (FORMAT.md
// §10).
#pragma once

#include "core/media/recording.h"

namespace attest::bundle {

/// The file's size, known from the facts but for the peaks.
std::uint64_t frames_size(std::uint64_t sound_frames, std::size_t peaks);
/// Reads the whole recording once.
void write_frames(media::RecordingReader& recording, Sink& out, Job& job);

/// The same, read: borrowed pieces of one block of memory.
class FramesFile {
 public:
  FramesFile() = default;
  /// Invalid unless it has exactly `sound_frames` frames, each of at most 64 KiB, and nothing else.
  FramesFile(Bytes bytes, std::uint64_t sound_frames);
  struct Frame {
    std::uint32_t bytes;
    std::uint32_t frames;
    ByteView salt;  ///< 16 bytes; borrowed
  };
  std::uint64_t count() const { return count_; }
  Frame frame(std::uint64_t i) const;
  std::vector<media::Peak> peaks() const;

 private:
  Bytes bytes_;
  std::uint64_t count_ = 0;
};

}  // namespace attest::bundle
