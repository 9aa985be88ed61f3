// Inside this room: data/frames/<media id>.frames, what a recording's tree needs besides its sound (FORMAT.md
// §10).
#pragma once

#include <optional>
#include <variant>

#include "core/media/recording.h"

namespace attest::bundle {

/// Reads the whole recording once.
void write_frames(media::RecordingReader& recording, Sink& out, Job& job);

/// The same, read, in order.
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
  using Entry = std::variant<Frame, media::Destroyed>;
  std::optional<Entry> next();  ///< nullopt at the end
  bool any_destroyed() const { return any_destroyed_; }
  std::vector<media::Peak> peaks() const;

 private:
  Bytes bytes_;
  std::size_t at_ = 0, end_ = 0;  ///< of the entries
  bool any_destroyed_ = false;
};

}  // namespace attest::bundle
