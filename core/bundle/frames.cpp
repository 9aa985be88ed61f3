#include "core/bundle/frames.h"

namespace attest::bundle {

namespace {

constexpr std::string_view whole_line = "attest-frames/1\n", destroyed_line = "attest-frames/2\n";
constexpr std::size_t entry_size = 4 + 4 + 16, run_head_size = 4 + 4 + 4;
constexpr std::uint32_t max_sound = 64 * 1024;

[[noreturn]] void refuse() {
  throw Error(Code::Invalid, "A list of sound frames in the bundle cannot be read.");
}

}  // namespace

void write_frames(media::RecordingReader& recording, Sink& out, Job& job) {
  const auto& destroyed = recording.destroyed();
  out.write(as_bytes(destroyed.empty() ? whole_line : destroyed_line));
  auto run = destroyed.begin();
  Bytes sound, entry;
  for (std::size_t i = 0; i < recording.frame_count();) {
    entry.clear();
    if (run != destroyed.end() && run->leaf == i) {
      append_le32(entry, 0);
      append_le32(entry, static_cast<std::uint32_t>(run->leaves.size()));
      append_le32(entry, run->bytes);
      const Bytes said = media::write_run(*run);
      entry.insert(entry.end(), said.begin(), said.end());
      job.advance(run->bytes);
      i += run++->leaves.size();
    } else {
      const auto frame = recording.frame(i++, sound);
      append_le32(entry, frame.bytes);
      append_le32(entry, frame.frames);
      entry.insert(entry.end(), frame.salt.begin(), frame.salt.end());
      job.advance(frame.bytes);
    }
    out.write(entry);
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

FramesFile::FramesFile(Bytes bytes, std::uint64_t sound_frames) : bytes_(std::move(bytes)) {
  const std::string_view line = as_text(bytes_).substr(0, whole_line.size());
  if (line != whole_line && line != destroyed_line) refuse();
  at_ = whole_line.size();
  end_ = bytes_.size();
  std::uint64_t leaves = 0;
  while (leaves < sound_frames) {
    const auto entry = next();
    if (!entry) refuse();
    const auto* run = std::get_if<media::Destroyed>(&*entry);
    leaves += run ? run->leaves.size() : 1;
    any_destroyed_ = any_destroyed_ || run;
  }
  end_ = at_;
  if (leaves != sound_frames || any_destroyed_ != (line == destroyed_line) || bytes_.size() - end_ < 4 ||
      bytes_.size() - end_ - 4 != 2 * std::uint64_t{read_le32(ByteView(bytes_).subspan(end_))})
    refuse();
  at_ = whole_line.size();
}

std::optional<FramesFile::Entry> FramesFile::next() {
  if (at_ == end_) return std::nullopt;
  const ByteView rest = ByteView(bytes_).first(end_).subspan(at_);
  if (rest.size() < run_head_size) refuse();
  const std::uint32_t bytes = read_le32(rest), second = read_le32(rest.subspan(4));
  if (bytes > max_sound) refuse();
  if (bytes > 0) {
    if (rest.size() < entry_size) refuse();
    at_ += entry_size;
    return Frame{bytes, second, rest.subspan(8, 16)};
  }
  const std::size_t size = media::run_size(second);
  if (second == 0 || second > media::Destroyed::max_leaves || rest.size() < run_head_size + size) refuse();
  at_ += run_head_size + size;
  return media::read_run(rest.subspan(run_head_size, size), second, read_le32(rest.subspan(8)));
}

std::vector<media::Peak> FramesFile::peaks() const {
  std::vector<media::Peak> peaks;
  for (std::size_t at = end_ + 4; at + 1 < bytes_.size(); at += 2)
    peaks.push_back({static_cast<std::int8_t>(bytes_[at]), static_cast<std::int8_t>(bytes_[at + 1])});
  return peaks;
}

}  // namespace attest::bundle
