#include "core/bundle/frames.h"

namespace attest::bundle {

namespace {

constexpr std::string_view first_line = "attest-frames/1\n";
constexpr std::size_t entry_size = 4 + 4 + 16;
constexpr std::uint32_t max_sound = 64 * 1024;

[[noreturn]] void refuse() {
  throw Error(Code::Invalid, "A list of sound frames in the bundle cannot be read.");
}

}  // namespace

std::uint64_t frames_size(std::uint64_t sound_frames, std::size_t peaks) {
  return first_line.size() + entry_size * sound_frames + 4 + 2 * peaks;
}

void write_frames(media::RecordingReader& recording, Sink& out, Job& job) {
  out.write(as_bytes(first_line));
  Bytes sound, entry;
  for (std::size_t i = 0; i < recording.frame_count(); ++i) {
    const auto frame = recording.frame(i, sound);
    entry.clear();
    append_le32(entry, frame.bytes);
    append_le32(entry, frame.frames);
    entry.insert(entry.end(), frame.salt.begin(), frame.salt.end());
    out.write(entry);
    job.advance(frame.bytes);
  }
  crypto::wipe(sound);
  Bytes tail;
  append_le32(tail, static_cast<std::uint32_t>(recording.peaks().size()));
  for (const auto& peak : recording.peaks()) {
    tail.push_back(static_cast<Byte>(peak.low));
    tail.push_back(static_cast<Byte>(peak.high));
  }
  out.write(tail);
}

FramesFile::FramesFile(Bytes bytes, std::uint64_t sound_frames)
    : bytes_(std::move(bytes)), count_(sound_frames) {
  if (count_ > bytes_.size() / entry_size || bytes_.size() < frames_size(count_, 0) ||
      as_text(bytes_).substr(0, first_line.size()) != first_line)
    refuse();
  const std::uint32_t peaks = read_le32(ByteView(bytes_).subspan(frames_size(count_, 0) - 4));
  if (bytes_.size() != frames_size(count_, peaks)) refuse();
  for (std::uint64_t i = 0; i < count_; ++i)
    if (frame(i).bytes == 0 || frame(i).bytes > max_sound) refuse();
}

FramesFile::Frame FramesFile::frame(std::uint64_t i) const {
  const ByteView entry = ByteView(bytes_).subspan(first_line.size() + entry_size * i, entry_size);
  return {read_le32(entry), read_le32(entry.subspan(4)), entry.subspan(8)};
}

std::vector<media::Peak> FramesFile::peaks() const {
  std::vector<media::Peak> peaks;
  for (std::uint64_t at = frames_size(count_, 0); at < bytes_.size(); at += 2)
    peaks.push_back({static_cast<std::int8_t>(bytes_[at]), static_cast<std::int8_t>(bytes_[at + 1])});
  return peaks;
}

}  // namespace attest::bundle
