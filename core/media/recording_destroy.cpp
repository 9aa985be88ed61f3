// Sound that was said off the record is destroyed in place. The segments that hold it are written anew, each
// under a fresh key and exactly as long as it was, so that nothing else in the file moves (FORMAT.md §4,
// "Destroyed").
#include <algorithm>

#include "core/media/flac_frame.h"
#include "core/media/recording_index.h"

namespace attest::media {

using namespace format;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t margin_ms = 60;        // more than a codec spreads a sound in time
constexpr std::size_t batch_size = 8u << 20;  // of segments that are replaced at a time
constexpr std::size_t too_small = 57;         // bytes of a sound frame by itself, which no destroyed run fits

// ---- What is under way: `<recording>.off`

constexpr std::string_view intent_magic = "ATOF";
constexpr Byte intent_version = 1;

struct Intent {
  EntityId media;
  std::int64_t from = 0, to = 0;
};
constexpr std::size_t intent_size = 8 + 16 + 8 + 8;

Bytes write_intent(const Intent& intent) {
  Bytes out = to_bytes(intent_magic);
  out.insert(out.end(), {intent_version, 0, 0, 0});
  out.insert(out.end(), intent.media.bytes.begin(), intent.media.bytes.end());
  append_le64(out, static_cast<std::uint64_t>(intent.from));
  append_le64(out, static_cast<std::uint64_t>(intent.to));
  return out;
}

/// nullopt where a crash left less than a whole one: then nothing was begun.
std::optional<Intent> read_intent(ByteView bytes, const EntityId& media) {
  if (bytes.size() < intent_size || as_text(bytes.first(4)) != intent_magic) return std::nullopt;
  if (bytes[4] > intent_version)
    throw Error(Code::NewerVersion, "The recording was made by a newer version of Attest.");
  Intent intent;
  std::ranges::copy(bytes.subspan(8, 16), intent.media.bytes.begin());
  intent.from = static_cast<std::int64_t>(read_le64(bytes.subspan(24)));
  intent.to = static_cast<std::int64_t>(read_le64(bytes.subspan(32)));
  return intent.media == media ? std::optional(intent) : std::nullopt;
}

struct Replacement {
  std::uint64_t position;
  Bytes bytes;
};

/// Behind the intent: count u32, then for each position u64, size u32, bytes; then the BLAKE2b of all of it.
Bytes write_batch(ByteView intent, const std::vector<Replacement>& batch) {
  Bytes out(intent.begin(), intent.end());
  append_le32(out, static_cast<std::uint32_t>(batch.size()));
  for (const auto& one : batch) {
    append_le64(out, one.position);
    append_le32(out, static_cast<std::uint32_t>(one.bytes.size()));
    out.insert(out.end(), one.bytes.begin(), one.bytes.end());
  }
  const auto hash = crypto::blake2b(out);
  out.insert(out.end(), hash.begin(), hash.end());
  out.erase(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(intent.size()));
  return out;
}

/// Nothing where it is not whole.
std::vector<Replacement> read_batch(ByteView file) {
  constexpr std::size_t hash_size = sizeof(crypto::Hash);
  if (file.size() < intent_size + 4 + hash_size) return {};
  const ByteView said = file.first(file.size() - hash_size);
  if (!std::ranges::equal(crypto::blake2b(said), file.last(hash_size))) return {};
  std::vector<Replacement> batch;
  ByteView rest = said.subspan(intent_size + 4);
  for (std::uint32_t left = read_le32(said.subspan(intent_size)); left > 0; --left) {
    if (rest.size() < 12 || rest.size() - 12 < read_le32(rest.subspan(8))) return {};
    const std::uint32_t size = read_le32(rest.subspan(8));
    batch.push_back({read_le64(rest), Bytes(rest.begin() + 12, rest.begin() + 12 + size)});
    rest = rest.subspan(12 + std::size_t{size});
  }
  return batch;
}

void put(Disk& disk, const fs::path& path, const std::vector<Replacement>& batch) {
  OutputFile file = disk.create(path, Disk::Existing::Append);
  for (const auto& one : batch)
    if (one.position + one.bytes.size() <= file.size()) file.write_at(one.position, one.bytes);
  file.sync();
}

// ---- A segment written anew

struct Span {
  std::int64_t from = 0, to = 0;
  bool touches(std::int64_t begin, std::int64_t end) const { return begin < to && end > from; }
};

/// What is known of a recording before its segments are looked at.
struct Sound {
  Codec codec;
  int rate, channels;
  Byte bits;  ///< of a FLAC file's samples
};

/// A frame of a segment, opened; `plain` is empty where it is damaged, and nobody can read it.
struct Opened {
  const SealedFrame* frame;
  Bytes plain;
  std::int64_t from = 0, frames = 0;
  bool goes = false;
};

class Destroying {
 public:
  Destroying(const fs::path& path, const EntityId& media, const crypto::Secret& secret, Span span)
      : file_(path, media, secret),
        media_(media),
        recipient_(crypto::age::Identity::from_secret(secret.clone()).recipient()) {
    RecordingReader reader(path, media, secret);
    const auto shape = reader.shape();
    sound_ = {shape.codec, shape.rate, shape.channels, 16};
    span_ = span;
    if (shape.codec == Codec::Flac) {
      Bytes start(22);
      reader.read_with_holes(0, start);
      if (as_text(ByteView(start).first(4)) == "fLaC")
        sound_.bits = static_cast<Byte>(((start[20] & 1) << 4 | start[21] >> 4) + 1);
    }
  }

  /// Calls `replace(Replacement)` for every segment that changes; counts the bytes of all that are looked at.
  template <class F>
  void run(Job& job, F&& replace) {
    const std::int64_t margin = margin_ms * sound_.rate / 1000;
    span_ = {span_.from - margin, span_.to + margin};
    choose();
    const auto& segments = file_.segments();
    const auto begin = [&](std::uint32_t i) {
      return i < segments.size() ? segments[i].position : file_.size();
    };
    job.expect(job.done() + file_.size() - begin(first_));
    for (std::uint32_t segment = first_; segment < segments.size(); ++segment) {
      auto frames = open(segment);
      if (change(frames)) replace(written(segment, frames));
      for (auto& one : frames) crypto::wipe(one.plain);
      job.count(begin(segment + 1) - begin(segment));
    }
  }

  /// Whether there is anything to destroy in the span itself.
  bool holds_sound() {
    choose();
    return heard_;
  }

 private:
  using Range = std::pair<std::size_t, std::size_t>;

  void find_segments() {
    std::size_t at = 0;
    const auto& frames = file_.frames();
    for (std::uint32_t segment = 0; segment < file_.segments().size(); ++segment) {
      const std::size_t from = at;
      while (at < frames.size() && frames[at].segment == segment) ++at;
      ranges_.push_back({from, at});
    }
  }

  /// A segment's clock says when it begins; of one that cannot be opened there is nothing to destroy.
  std::optional<std::int64_t> begins(std::uint32_t segment) {
    Bytes plain;
    for (std::size_t i = ranges_[segment].first; i < ranges_[segment].second; ++i)
      if (file_.frames()[i].type == Type::Clock && file_.open(file_.frames()[i], plain))
        if (const auto clock = read_clock(plain)) return static_cast<std::int64_t>(clock->frames);
    return std::nullopt;
  }

  /// Which segments hold sound that goes, and from when to when it is.
  void choose() {
    find_segments();
    const auto count = static_cast<std::uint32_t>(file_.segments().size());
    std::vector<std::optional<std::int64_t>> starts(count);
    for (std::uint32_t i = 0; i < count; ++i) starts[i] = begins(i);
    first_ = count;
    std::int64_t running = 0;
    goes_ = {INT64_MAX, INT64_MIN};
    for (std::uint32_t i = 0; i < count; ++i) {
      std::optional<std::int64_t> end;
      for (std::uint32_t next = i + 1; next < count && !end; ++next) end = starts[next];
      const std::int64_t start = starts[i].value_or(running);
      starts_.push_back(start);
      running = start;
      if (start >= span_.to || (end && *end <= span_.from)) continue;
      first_ = std::min(first_, i);
      for (auto& one : open(i)) {
        running = std::max(running, one.from + one.frames);
        // What a crash kept from being finished is gone already; its words and its waveform may not be.
        const bool gone =
            one.frame->type == Type::Destroyed && span_.touches(one.from, one.from + one.frames);
        heard_ = heard_ || (one.goes && one.frame->bytes > too_small);
        if (one.goes || gone)
          goes_ = {std::min(goes_.from, one.from), std::max(goes_.to, one.from + one.frames)};
        crypto::wipe(one.plain);
      }
    }
  }

  std::vector<Opened> open(std::uint32_t segment) {
    std::vector<Opened> all;
    if (!file_.has_key(segment)) return all;
    std::int64_t at = starts_[segment];
    std::size_t unit = 0;  // where the unit begins whose time stands with its last frame
    bool begun = at > 0;
    for (std::size_t i = ranges_[segment].first; i < ranges_[segment].second; ++i) {
      const SealedFrame& frame = file_.frames()[i];
      Opened one{&frame, {}, at};
      if (!file_.open(frame, one.plain)) one.plain.clear();
      const ByteView plain = one.plain;
      if (frame.type == Type::Sound && plain.size() > sound_head_size) {
        one.frames = read_le32(plain.subspan(salt_size));
        begun = begun || one.frames > 0 || read_flac_frame(plain.subspan(sound_head_size));
      } else if (frame.type == Type::Destroyed && plain.size() >= destroyed_head_size) {
        one.frames = read_le32(plain.subspan(8));
      }
      at += one.frames;
      all.push_back(std::move(one));
      if (!begun) unit = all.size();  // what comes before any sound is no sound
      if (all.back().frames == 0) continue;
      for (; unit < all.size(); ++unit)
        all[unit].goes = all[unit].frame->type == Type::Sound && !all[unit].plain.empty() &&
                         span_.touches(all.back().from, at);
    }
    return all;
  }

  /// Takes the words and the waveform of what goes out of the frames; true where the segment is to be
  /// written.
  bool change(std::vector<Opened>& frames) const {
    bool changed = false;
    for (auto& one : frames) {
      if (one.goes) changed = true;
      if (one.frame->type == Type::Peaks && blank_peaks(one.plain)) changed = true;
      if (one.frame->type == Type::Marker && blank_marker(one.plain)) changed = true;
    }
    return changed;
  }

  bool blank_peaks(Bytes& plain) const {
    if (plain.size() < 4) return false;
    bool changed = false;
    const std::int64_t first = read_le32(plain);
    for (std::size_t at = 4; at + 2 <= plain.size(); at += 2) {
      const std::int64_t number = first + static_cast<std::int64_t>(at - 4) / 2;
      if (!goes_.touches(number * sound_.rate / 100, (number + 1) * sound_.rate / 100)) continue;
      if (plain[at] == 0 && plain[at + 1] == 0) continue;
      plain[at] = plain[at + 1] = 0;
      changed = true;
    }
    return changed;
  }

  /// The word and the kind become spaces, so that the frame keeps its size; readers pass over a marker in
  /// what is destroyed.
  bool blank_marker(Bytes& plain) const {
    if (plain.empty()) return false;
    try {
      Marker marker = read_marker(plain);
      if (marker.kind.empty() && marker.text.find_first_not_of(' ') == std::string::npos) return false;
      if (!goes_.touches(marker.at, marker.at + 1)) return false;
      crypto::wipe(marker.text);
    } catch (const Error& e) {
      if (e.code() != Code::Invalid) throw;
      return false;
    }
    Json json = parse_canonical(as_text(plain), "the recording");
    json.erase("kind");
    json["text"] = "";
    std::string shorter = canonical(json);
    json["text"] = std::string(plain.size() - shorter.size(), ' ');
    const std::string blank = canonical(json);
    plain.assign(blank.begin(), blank.end());
    return true;
  }

  Replacement written(std::uint32_t segment, std::vector<Opened>& frames) {
    const SealedSegment& old = file_.segments()[segment];
    key_ = crypto::Secret::random(key_size);
    const Bytes sealed = seal_key(key_, recipient_);
    if (sealed.size() != old.head.sealed_size)
      throw Error(Code::Internal, "A segment's key changed its size.");
    index_ = old.head.index;
    number_ = 0;
    out_ = write_segment_head(old.head);
    out_.insert(out_.end(), sealed.begin(), sealed.end());
    std::vector<Opened*> run, behind;
    for (auto& one : frames) {
      if (one.goes) {
        run.push_back(&one);
      } else if (!run.empty() && !(one.frame->type == Type::Sound || one.frame->type == Type::Destroyed)) {
        behind.push_back(&one);  // what stands between the frames of a run comes after it
      } else {
        write_run(run);
        for (const Opened* other : behind) write(*other);
        run.clear();
        behind.clear();
        write(one);
      }
    }
    write_run(run);
    for (const Opened* other : behind) write(*other);
    key_ = {};
    const SealedFrame& last = *frames.back().frame;
    if (out_.size() != last.position + last.size - old.position)
      throw Error(Code::Internal, "A segment changed its size.");
    return {old.position, std::move(out_)};
  }

  void write(const Opened& one) {
    const SealedFrame& frame = *one.frame;
    const std::uint64_t leaf = leaf_of(frame), offset = offset_of(frame);
    if (one.plain.empty()) {
      append_le32(out_, frame.size);
      out_.push_back(static_cast<Byte>(frame.type));
      if (frame.type == Type::Destroyed) {
        append_le32(out_, frame.leaves);
        append_le32(out_, frame.bytes);
      }
      const Bytes noise = random_bytes(frame.size);
      out_.insert(out_.end(), noise.begin(), noise.end());
    } else {
      seal_frame(out_, media_, key_, {index_, number_, leaf, offset, frame.type, frame.leaves, frame.bytes},
                 one.plain);
    }
    ++number_;
    if (frame.leaves > 0) next_leaf_ = leaf + frame.leaves, next_offset_ = offset + frame.bytes;
  }
  /// A frame that was moved behind a run stands where the sound is by then.
  std::uint64_t leaf_of(const SealedFrame& frame) const {
    return std::max<std::uint64_t>(frame.leaf, next_leaf_);
  }
  std::uint64_t offset_of(const SealedFrame& frame) const { return std::max(frame.offset, next_offset_); }

  void write_run(const std::vector<Opened*>& run) {
    for (std::size_t from = 0; from < run.size();) {
      std::size_t to = from, room = 0;
      while (to < run.size() && to - from < Destroyed::max_leaves &&
             room + frame_head_size + run[to]->frame->size <= frame_head_size + max_size)
        room += frame_head_size + run[to++]->frame->size;
      write_destroyed_run(std::span(run).subspan(from, to - from), room);
      from = to;
    }
  }

  void write_destroyed_run(std::span<Opened* const> run, std::size_t room) {
    constexpr std::size_t around = frame_head_size + destroyed_counts_size + tag_size;
    if (room < around + destroyed_size(run.size())) {  // too little for any sound
      for (const Opened* one : run) write(*one);
      return;
    }
    Destroyed destroyed;
    destroyed.leaf = run.front()->frame->leaf;
    destroyed.from = run.front()->from;
    Bytes sound;
    for (const Opened* one : run) {
      destroyed.bytes += one->frame->bytes;
      destroyed.frames += one->frames;
      destroyed.leaves.push_back(FrameTree::leaf(one->plain));
      sound.insert(sound.end(), one->plain.begin() + sound_head_size, one->plain.end());
    }
    destroyed.silence = silence_for(sound_.codec, sound, destroyed, sound_.channels, sound_.bits);
    crypto::wipe(sound);
    const auto leaves = static_cast<std::uint32_t>(run.size());
    const Place place{index_,          number_++, destroyed.leaf, run.front()->frame->offset,
                      Type::Destroyed, leaves,    destroyed.bytes};
    seal_frame(out_, media_, key_, place, write_destroyed(destroyed, room - around));
    next_leaf_ = destroyed.leaf + leaves;
    next_offset_ = place.offset + destroyed.bytes;
  }

  SealedFile file_;
  EntityId media_;
  crypto::age::Recipient recipient_;
  Sound sound_{};
  Span span_, goes_;  ///< what was asked for, once it is destroyed with its margins; what goes
  std::vector<Range> ranges_;
  std::vector<std::int64_t> starts_;
  std::uint32_t first_ = 0;
  bool heard_ = false;  ///< something that goes can be heard
  // The segment being written.
  Bytes out_;
  crypto::Secret key_;
  std::uint32_t index_ = 0;
  std::uint64_t number_ = 0, next_leaf_ = 0, next_offset_ = 0;
};

fs::path intent_path(const fs::path& path) {
  return fs::path(path).concat(".off");
}

/// A disk that is full is no reason to keep what was said off the record: it is done without what makes it
/// safe against a crash. False where there was no space.
template <class F>
bool where_there_is_space(F&& write) {
  try {
    write();
    return true;
  } catch (const Error& e) {
    if (e.code() != Code::NoSpace) throw;
    return false;
  }
}

void destroy(Disk& disk, const fs::path& path, const crypto::Secret& secret, const Intent& intent, Job& job) {
  const fs::path beside = intent_path(path);
  const Bytes head = write_intent(intent);
  std::vector<Replacement> batch;
  std::size_t size = 0;
  const auto flush = [&] {
    if (batch.empty()) return;
    where_there_is_space([&] {
      OutputFile redo = disk.create(beside, Disk::Existing::Append);
      redo.truncate(intent_size);
      redo.write(write_batch(head, batch));
      redo.sync();
    });
    put(disk, path, batch);
    batch.clear();
    size = 0;
  };
  Destroying destroying(path, intent.media, secret, {intent.from, intent.to});
  destroying.run(job, [&](Replacement one) {
    size += one.bytes.size();
    batch.push_back(std::move(one));
    if (size >= batch_size) flush();
  });
  flush();
  // Gone for good before anything else may change the recording: an old batch must never come back over it.
  disk.remove(beside);
  disk.sync_folder(path.parent_path().empty() ? "." : path.parent_path());
}

}  // namespace

bool holds_sound(const fs::path& path, const EntityId& media, const crypto::Secret& secret, std::int64_t from,
                 std::int64_t to) {
  return Destroying(path, media, secret, {from, to}).holds_sound();
}

bool finish_destroying(Disk& disk, const fs::path& path, const EntityId& media,
                       const crypto::Secret& secret) {
  const fs::path beside = intent_path(path);
  if (!is_there(beside)) return false;
  Bytes file = read_file(beside, intent_size + (std::size_t{1} << 28));
  const auto intent = read_intent(file, media);
  if (!intent) {
    disk.remove(beside);
    return false;
  }
  const auto batch = read_batch(file);
  if (!batch.empty()) put(disk, path, batch);
  Job job;
  destroy(disk, path, secret, *intent, job);
  return true;
}

void destroy_sound(Disk& disk, const fs::path& path, const EntityId& media, const crypto::Secret& secret,
                   std::int64_t from, std::int64_t to, Job& job) {
  if (from < 0 || to <= from)
    throw Error(Code::Invalid, "The span that is to be destroyed ends before it begins.");
  finish_destroying(disk, path, media, secret);
  job.check();
  const Intent intent{media, from, to};
  where_there_is_space([&] {
    OutputFile file = disk.create(intent_path(path), Disk::Existing::Truncate);
    file.write(write_intent(intent));
    file.sync();
  });
  disk.sync_folder(path.parent_path().empty() ? "." : path.parent_path());
  destroy(disk, path, secret, intent, job);
}

}  // namespace attest::media
