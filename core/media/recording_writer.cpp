#include <chrono>
#include <tuple>

#include "core/media/recording_format.h"

namespace attest::media {

using namespace format;
using Digest = crypto::Digest;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

void append(Bytes& out, ByteView bytes) {
  out.insert(out.end(), bytes.begin(), bytes.end());
}

std::int64_t monotonic_ms() {
  return std::chrono::duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

/// Of a destroyed run.
struct Counts {
  std::uint32_t leaves = 0, bytes = 0;
};

}  // namespace

struct RecordingWriter::State {
  State(Disk& d, const Clock& c, const std::filesystem::path& path, Begin b)
      : disk(d), clock(c), begin(std::move(b)), file(disk.create(path)) {
    disk.sync_folder(path.parent_path().empty() ? "." : path.parent_path());
    begin_text = canonical(begin_json(begin, to_ms(clock.now())));
    read_begin(as_bytes(begin_text));  // what no reader would take is not begun
  }
  ~State() { crypto::wipe(plain); }

  void frame(Type type, ByteView plaintext, Counts destroyed = {}) {
    if (finished) throw Error(Code::Internal, "The recording is finished already.");
    if (key.empty() || segment_is_full()) open_segment();
    seal(type, plaintext, destroyed);
    sync_if_due();
  }

  bool segment_is_full() const {
    const std::int64_t ms = (frames - segment_frames) * 1000 / begin.rate;
    return ms >= begin.segment_ms || file.size() - segment_start > max_segment - max_size - frame_head_size;
  }

  void open_segment() {
    key = {};
    auto fresh = crypto::Secret::random(key_size);
    const Bytes sealed = seal_key(fresh, begin.recipient);
    Bytes head = write_segment_head({next_segment, static_cast<std::uint32_t>(sealed.size()), leaf, offset});
    append(head, sealed);
    const std::uint64_t start = file.size();
    put(head);
    segment_start = start;
    key = std::move(fresh);
    number = 0;
    segment = next_segment++;
    segment_frames = frames;
    seal(Type::Begin, as_bytes(begin_text));
    seal(Type::Clock, write_clock({to_ms(clock.now()), monotonic_ms(), static_cast<std::uint64_t>(frames)}));
  }

  void seal(Type type, ByteView plaintext, Counts destroyed = {}) {
    sealed_frame.clear();
    seal_frame(sealed_frame, begin.media, key,
               {segment, number, leaf, offset, type, destroyed.leaves, destroyed.bytes}, plaintext);
    put(sealed_frame);
    ++number;
  }

  /// After a failure the segment's key is given up: its next nonce may stand, half written, on the disk, and
  /// must not be used a second time. What comes then begins a new segment.
  void put(ByteView bytes) {
    const std::uint64_t whole = file.size();
    try {
      file.write(bytes);
    } catch (...) {
      key = {};
      cut_back(whole);
      throw;
    }
    unsynced = true;
  }

  /// Tidiness only: a reader passes over a torn frame too.
  void cut_back(std::uint64_t whole) noexcept {
    try {
      file.truncate(whole);
    } catch (...) {
    }
  }

  void sync_if_due() {
    if (steady_clock::now() - synced_at >= milliseconds(begin.sync_every_ms)) sync();
  }
  void sync() {
    if (unsynced) file.sync();
    unsynced = false;
    synced_at = steady_clock::now();
  }

  Disk& disk;
  const Clock& clock;
  Begin begin;
  OutputFile file;
  std::string begin_text;
  crypto::Secret key;  ///< of the current segment; empty before the first and after a failure
  std::uint32_t segment = 0, next_segment = 0;
  std::uint64_t number = 0, leaf = 0, offset = 0, segment_start = 0;
  std::int64_t frames = 0, segment_frames = 0;
  std::uint64_t next_peak = 0;
  FrameTree tree;
  Digest sha256{Digest::Kind::Sha256}, sha512{Digest::Kind::Sha512};
  std::optional<std::pair<std::string, std::string>>
      digested;  ///< kept, so that a finish without space can be tried again
  Bytes plain, sealed_frame;
  bool unsynced = false, finished = false, has_destroyed = false;
  steady_clock::time_point synced_at = steady_clock::now();
};

RecordingWriter::RecordingWriter(Disk& disk, const Clock& clock, const std::filesystem::path& path,
                                 Begin begin)
    : state_(std::make_unique<State>(disk, clock, path, std::move(begin))) {}
RecordingWriter::~RecordingWriter() = default;

void RecordingWriter::sound(ByteView bytes, std::int64_t frames) {
  // None of the parts is so small that it could not be destroyed one day.
  while (bytes.size() > max_sound) {
    const std::size_t part = std::min(max_sound, bytes.size() / 2);
    sound(bytes.first(part), 0, random_bytes(salt_size));
    bytes = bytes.subspan(part);
  }
  if (!bytes.empty()) sound(bytes, frames, random_bytes(salt_size));
}

void RecordingWriter::sound(ByteView bytes, std::int64_t frames, ByteView salt) {
  State& s = *state_;
  if (bytes.empty() || bytes.size() > max_sound || salt.size() != salt_size || frames < 0 ||
      frames > UINT32_MAX)
    throw Error(Code::Internal, "This is not a sound frame.");
  if (s.leaf >= max_frames || s.offset + bytes.size() > max_file)
    throw Error(Code::Invalid, "The recording is too long to be kept as one. Stop, and begin another.");
  if (s.digested) throw Error(Code::Internal, "The recording is finished already.");
  s.plain.clear();
  append(s.plain, salt);
  append_le32(s.plain, static_cast<std::uint32_t>(frames));
  append(s.plain, bytes);
  s.frame(Type::Sound, s.plain);
  s.tree.add(s.plain);
  s.sha256.update(bytes);
  s.sha512.update(bytes);
  crypto::wipe(s.plain);
  ++s.leaf;
  s.offset += bytes.size();
  s.frames += frames;
}

void RecordingWriter::destroyed(const Destroyed& received) {
  State& s = *state_;
  Destroyed run = received;
  run.leaf = s.leaf;
  run.from = s.frames;
  const auto leaves = static_cast<std::uint32_t>(run.leaves.size());
  if (run.leaves.empty() || run.leaves.size() > Destroyed::max_leaves || run.bytes < leaves ||
      run.bytes > leaves * max_sound || run.frames < 0 || run.frames > UINT32_MAX)
    throw Error(Code::Internal, "This is no destroyed run.");
  if (s.leaf + leaves > max_frames || s.offset + run.bytes > max_file)
    throw Error(Code::Invalid, "The recording is too long to be kept as one. Stop, and begin another.");
  const Bytes silence = silence_of(run, s.begin.channels);
  s.frame(Type::Destroyed, write_destroyed(run, destroyed_size(leaves)), {leaves, run.bytes});
  for (const auto& leaf : run.leaves) s.tree.add(leaf);
  s.sha256.update(silence);
  s.sha512.update(silence);
  s.has_destroyed = true;
  s.leaf += leaves;
  s.offset += run.bytes;
  s.frames += run.frames;
}

void RecordingWriter::peaks(const std::vector<Peak>& peaks) {
  constexpr std::size_t at_once = 16 * 1024;
  for (std::size_t from = 0; from < peaks.size(); from += at_once) {
    const std::size_t count = std::min(at_once, peaks.size() - from);
    Bytes plain;
    plain.reserve(4 + 2 * count);
    append_le32(plain, static_cast<std::uint32_t>(state_->next_peak));
    for (std::size_t i = from; i < from + count; ++i) {
      plain.push_back(static_cast<Byte>(peaks[i].low));
      plain.push_back(static_cast<Byte>(peaks[i].high));
    }
    state_->frame(Type::Peaks, plain);
    crypto::wipe(plain);
    state_->next_peak += count;
  }
}

void RecordingWriter::gap(const Gap& gap) {
  if (gap.reason.size() > max_text) throw Error(Code::Invalid, "The reason is too long.");
  state_->frame(Type::Gap, as_bytes(canonical(gap_json(gap))));
  state_->sync();
}

void RecordingWriter::marker(const Marker& marker) {
  if (marker.text.size() > max_text) throw Error(Code::Invalid, "The marker's text is too long.");
  if (marker.kind.size() > max_text) throw Error(Code::Invalid, "The marker's kind is too long.");
  Json said{{"at", marker.at}, {"text", marker.text}};
  if (!marker.kind.empty()) said["kind"] = marker.kind;
  if (marker.id) said["id"] = marker.id->hex();
  std::string json = canonical(said);
  state_->frame(Type::Marker, as_bytes(json));
  crypto::wipe(json);
  state_->sync();
}

void RecordingWriter::end_segment() {
  state_->key = {};
  state_->sync();
}

std::int64_t RecordingWriter::frames() const {
  return state_->frames;
}

RecordingFacts RecordingWriter::finish(const RecordingFacts& described) {
  State& s = *state_;
  if (s.has_destroyed) s.digested = {described.sha256, described.sha512};
  return finish(described.interrupted);
}

RecordingFacts RecordingWriter::finish(bool interrupted) {
  State& s = *state_;
  RecordingFacts facts = read_begin(as_bytes(s.begin_text));
  facts.frames = s.frames;
  facts.size = s.offset;
  facts.leaves = s.leaf;
  facts.root = to_hex(s.tree.root());
  facts.interrupted = interrupted;
  if (!s.digested) s.digested = {to_hex(s.sha256.finish()), to_hex(s.sha512.finish())};
  std::tie(facts.sha256, facts.sha512) = *s.digested;
  s.sync();  // an end frame says that nothing before it is missing
  s.frame(Type::End, as_bytes(canonical(end_json(facts))));
  s.finished = true;
  s.sync();
  s.key = {};
  return facts;
}

}  // namespace attest::media
