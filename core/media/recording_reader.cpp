#include <algorithm>
#include <functional>
#include <map>

#include "core/media/recording_index.h"

namespace attest::media {

using namespace format;
using Digest = crypto::Digest;

namespace {

constexpr std::size_t max_told = 100;  // sentences of what is damaged

[[noreturn]] void damaged_piece(std::uint64_t offset) {
  throw Error(Code::Damaged,
              "A piece of the recording is damaged or missing (at byte %1 of its sound). The rest can be "
              "read; look for "
              "this recording in a backup.",
              {std::to_string(offset)});
}

/// What `read` makes of a frame; nullopt where it is not what a writer writes.
template <class F>
auto parsed(ByteView plain, F&& read) -> std::optional<decltype(read(plain))> {
  try {
    return read(plain);
  } catch (const Error& e) {
    if (e.code() != Code::Invalid) throw;
    return std::nullopt;
  }
}

/// False where the plaintext is no peaks frame.
bool put_peaks(ByteView plain, std::vector<Peak>& peaks) {
  if (plain.size() < 4 || plain.size() % 2 != 0) return false;
  const std::size_t from = read_le32(plain), count = (plain.size() - 4) / 2;
  if (from + count > max_peaks) return false;
  if (peaks.size() < from + count) peaks.resize(from + count);
  for (std::size_t i = 0; i < count; ++i)
    peaks[from + i] = {static_cast<std::int8_t>(plain[4 + 2 * i]),
                       static_cast<std::int8_t>(plain[5 + 2 * i])};
  return true;
}

ByteView sound_of(ByteView plain) {
  return plain.subspan(sound_head_size);
}

/// Counts sound frames as they come, to be compared with what an end frame says. Where sound was destroyed,
/// the digests are those of what is left, and silence.
struct Count {
  void add(const Destroyed& run, int channels) {
    frames += run.frames;
    size += run.bytes;
    for (const auto& leaf : run.leaves) tree.add(leaf);
    const Bytes silence = silence_of(run, channels);
    sha256.update(silence);
    sha512.update(silence);
    whole = false;
  }
  void add(ByteView plain) {
    frames += read_le32(plain.subspan(salt_size));
    size += plain.size() - sound_head_size;
    tree.add(plain);
    sha256.update(sound_of(plain));
    sha512.update(sound_of(plain));
  }
  void into(RecordingFacts& facts) {
    facts.frames = frames;
    facts.size = size;
    facts.leaves = tree.leaves();
    facts.root = to_hex(tree.root());
    facts.sha256 = to_hex(sha256.finish());
    facts.sha512 = to_hex(sha512.finish());
  }
  std::int64_t frames = 0;
  std::uint64_t size = 0;
  FrameTree tree;
  Digest sha256{Digest::Kind::Sha256}, sha512{Digest::Kind::Sha512};
  bool whole = true;  ///< none of it was destroyed
};

bool same_sound(const RecordingFacts& a, const RecordingFacts& b) {
  return a.frames == b.frames && a.size == b.size && a.leaves == b.leaves && a.root == b.root;
}
bool same_digests(const RecordingFacts& a, const RecordingFacts& b) {
  return a.sha256 == b.sha256 && a.sha512 == b.sha512;
}

bool holds_sound(const SealedFrame& frame) {
  return frame.type == Type::Sound || frame.type == Type::Destroyed;
}

}  // namespace

struct RecordingReader::State {
  struct Sounding {
    std::uint64_t offset;  ///< in the sound file
    std::uint32_t frame;   ///< which of file.frames()
    std::uint32_t bytes;   ///< in the sound file
  };

  State(const std::filesystem::path& path, const EntityId& media, const crypto::Secret& secret)
      : file(path, media, secret) {
    read_facts(media);
    lay_out();
    if (!ended && !sound.empty()) {
      const SealedFrame& last = sound_frame(sound.size() - 1);
      facts.size = last.offset + last.bytes;
      facts.leaves = last.leaf + last.leaves;
    }
  }
  ~State() { crypto::wipe(piece); }

  const SealedFrame& sound_frame(std::size_t i) const { return file.frames()[sound[i].frame]; }

  /// Where the bytes of each frame stand in the sound file as it is now: behind destroyed sound, which left
  /// less than it had, everything moved up.
  void lay_out() {
    std::uint64_t given_up = 0;
    for (std::uint32_t i = 0; i < file.frames().size(); ++i) {
      const SealedFrame& frame = file.frames()[i];
      if (!holds_sound(frame)) continue;
      std::uint32_t bytes = frame.bytes;
      if (frame.type == Type::Destroyed)
        if (auto run = read_run(frame)) {
          bytes = static_cast<std::uint32_t>(silence(*run).size());
          destroyed.push_back(std::move(*run));
        }
      sound.push_back({frame.offset - given_up, i, bytes});
      given_up += frame.bytes - std::min(bytes, frame.bytes);
    }
    shorter = given_up;
  }
  Bytes silence(const Destroyed& run) const { return silence_of(run, facts.channels); }
  /// nullopt where it is damaged.
  std::optional<Destroyed> read_run(const SealedFrame& frame) {
    Bytes plain;
    if (!file.open(frame, plain)) return std::nullopt;
    return parsed(plain, [&](ByteView bytes) {
      auto run = read_destroyed(bytes, frame.leaf, frame.leaves, frame.bytes);
      if (silence(run).size() > run.bytes) run.silence = {};
      return run;
    });
  }
  const Destroyed* run_at(std::uint64_t leaf) const {
    const auto found = std::ranges::lower_bound(destroyed, leaf, {}, &Destroyed::leaf);
    return found != destroyed.end() && found->leaf == leaf ? &*found : nullptr;
  }
  std::uint64_t size() const { return facts.size - std::min(shorter, facts.size); }

  void read_facts(const EntityId& media) {
    read_begin_frame(media);
    ended = read_end_frame();
    if (ended) return;
    file.drop_unwritten_tail();
    if (!end_damaged) file.drop_torn_tail();
    facts.interrupted = true;
  }

  /// Every segment begins with the same begin frame; the first that can be read is taken.
  void read_begin_frame(const EntityId& media) {
    Bytes plain;
    for (const SealedFrame& frame : file.frames()) {
      if (frame.type != Type::Begin || !file.open(frame, plain)) continue;
      const auto begin = parsed(plain, read_begin);
      if (!begin || begin->media != media) continue;
      facts = *begin;
      return;
    }
    throw Error(Code::Damaged,
                "The recording cannot be opened: its file is damaged, or it belongs to another interview. "
                "Look for it in "
                "a backup.");
  }

  bool read_end_frame() {
    if (file.frames().empty() || file.frames().back().type != Type::End) return false;
    Bytes plain;
    RecordingFacts whole = facts;
    const bool read = file.open(file.frames().back(), plain) && parsed(plain, [&](ByteView end) {
                        read_end(end, whole);
                        return true;
                      });
    if (read) facts = whole;
    end_damaged = !read;
    return read;
  }

  /// The sound frame that holds byte `offset`, in `piece`.
  const Sounding& load(std::uint64_t offset) {
    const std::size_t number = sound_after(offset);
    if (number == sound.size() || offset < sound[number].offset || !try_load(sound[number]))
      damaged_piece(offset);
    return sound[number];
  }

  /// The frame with the first sound at or after byte `offset` that the walk found, or the end.
  std::size_t sound_after(std::uint64_t offset) const {
    auto at = std::ranges::upper_bound(sound, offset, {}, &Sounding::offset);
    // Runs that left nothing stand where the next frame does.
    if (at != sound.begin() && offset < (at - 1)->offset + (at - 1)->bytes) --at;
    return static_cast<std::size_t>(at - sound.begin());
  }
  /// Whether the frame is in `piece` now. One that does not open is not tried again at every byte.
  bool try_load(const Sounding& sounding) {
    if (loaded == sounding.frame) return true;
    if (refused == sounding.frame) return false;
    loaded.reset();
    crypto::wipe(piece);
    const SealedFrame& frame = file.frames()[sounding.frame];
    if (frame.type == Type::Destroyed) {
      const Destroyed* run = run_at(frame.leaf);
      if (run) piece = silence(*run);
      piece_head = 0;
      if (!run) refused = sounding.frame;
    } else {
      piece_head = sound_head_size;
      if (!file.open(frame, piece)) refused = sounding.frame;
    }
    if (refused == sounding.frame) return false;
    loaded = sounding.frame;
    return true;
  }
  /// The bytes of the sound file that are loaded.
  ByteView piece_sound() const { return ByteView(piece).subspan(piece_head); }

  /// Where an end frame is missing, the facts are what can be counted.
  void count_through() {
    if (ended || counted) return;
    Count count;
    Bytes plain;
    for (const Sounding& sounding : sound) {
      const SealedFrame& frame = file.frames()[sounding.frame];
      if (frame.leaf != count.tree.leaves()) damaged_piece(sounding.offset);
      if (const Destroyed* run = run_at(frame.leaf); frame.type == Type::Destroyed && run)
        count.add(*run, facts.channels);
      else if (frame.type == Type::Sound && file.open(frame, plain))
        count.add(plain);
      else
        damaged_piece(sounding.offset);
    }
    crypto::wipe(plain);
    count.into(facts);
    counted = true;
  }

  /// Calls `take(plain)` for the frames of a type that can be read.
  template <class F>
  void each(Type type, F&& take) {
    Bytes plain;
    for (const SealedFrame& frame : file.frames())
      if (frame.type == type && file.open(frame, plain)) take(ByteView(plain));
    crypto::wipe(plain);
  }

  /// In order of their places; what is said anew of a place replaces what was said before.
  template <class T, class Place>
  std::vector<T> last_of_each(Type type, T (*read)(ByteView), Place place) {
    std::map<std::decay_t<std::invoke_result_t<Place, const T&>>, T> found;
    each(type, [&](ByteView plain) {
      if (auto one = parsed(plain, read))
        found.insert_or_assign(std::invoke(place, std::as_const(*one)), std::move(*one));
    });
    std::vector<T> all;
    for (auto& [at, one] : found) all.push_back(std::move(one));
    return all;
  }

  bool is_destroyed(std::int64_t at) const {
    return std::ranges::any_of(
        destroyed, [&](const Destroyed& run) { return at >= run.from && at < run.from + run.frames; });
  }
  /// Runs that follow one another are one gap.
  std::vector<Gap> with_destroyed(std::vector<Gap> all) const {
    std::vector<Gap> runs;
    for (const auto& run : destroyed) {
      if (runs.empty() || runs.back().from + runs.back().frames != run.from)
        runs.push_back({run.from, 0, std::string(name(GapReason::OffRecord)), {}});
      runs.back().frames += run.frames;
    }
    for (auto& run : runs) {
      std::erase_if(all, [&](const Gap& gap) { return gap.from == run.from; });
      all.insert(std::ranges::upper_bound(all, run.from, {}, &Gap::from), std::move(run));
    }
    return all;
  }

  SealedFile file;
  RecordingFacts facts;
  bool ended = false, end_damaged = false, counted = false;
  std::vector<Sounding> sound;
  std::vector<Destroyed> destroyed;
  std::uint64_t shorter = 0;  ///< so many bytes less has the sound file than when it was recorded
  Bytes piece;                ///< frame `loaded`
  std::size_t piece_head = 0;
  std::optional<std::uint32_t> loaded;
  std::optional<std::uint32_t> refused;  ///< the last one that did not open
  std::optional<std::vector<Peak>> peaks;
  std::optional<std::vector<Gap>> gaps;
  std::optional<std::vector<Marker>> markers;
};

RecordingReader::RecordingReader(const std::filesystem::path& path, const EntityId& media,
                                 const crypto::Secret& secret)
    : state_(std::make_unique<State>(path, media, secret)) {}
RecordingReader::~RecordingReader() = default;

std::uint64_t RecordingReader::size() const {
  return state_->size();
}
std::size_t RecordingReader::frame_count() const {
  return state_->facts.leaves;
}
bool RecordingReader::interrupted() const {
  return state_->facts.interrupted;
}

std::size_t RecordingReader::read_at(std::uint64_t offset, ByteSpan out) {
  std::size_t done = 0;
  while (done < out.size() && offset < size()) {
    const auto from = static_cast<std::size_t>(offset - state_->load(offset).offset);
    const ByteView rest = state_->piece_sound().subspan(from);
    const std::size_t n = std::min(rest.size(), out.size() - done);
    std::copy_n(rest.begin(), n, out.begin() + static_cast<std::ptrdiff_t>(done));
    done += n;
    offset += n;
  }
  return done;
}

RecordingReader::Shape RecordingReader::shape() const {
  const RecordingFacts& facts = state_->facts;
  return {facts.codec, facts.channels, facts.rate,
          state_->ended ? std::optional(facts.frames) : std::nullopt};
}

std::size_t RecordingReader::read_with_holes(std::uint64_t offset, ByteSpan out) {
  State& s = *state_;
  std::size_t done = 0;
  while (done < out.size() && offset < size()) {
    const std::size_t number = s.sound_after(offset);
    std::uint64_t end = size();
    bool whole = false;
    if (number < s.sound.size()) {
      const auto& sounding = s.sound[number];
      const bool inside = offset >= sounding.offset;
      end = std::min(end, inside ? sounding.offset + sounding.bytes : sounding.offset);
      whole = inside && s.try_load(sounding);
    }
    const auto n = static_cast<std::size_t>(std::min<std::uint64_t>(end - offset, out.size() - done));
    const auto to = out.begin() + static_cast<std::ptrdiff_t>(done);
    if (whole) {
      const auto from = static_cast<std::size_t>(offset - s.sound[number].offset);
      std::ranges::copy(s.piece_sound().subspan(from, n), to);
    } else {
      std::fill_n(to, n, Byte{0});
    }
    done += n;
    offset += n;
  }
  return done;
}

namespace {

/// Where in time holes are. Between two moments whose time is known (a segment's clock, the beginning, the
/// end) whole frames say how long they are, and the rest of the time is the holes'.
class HoleFinder {
 public:
  /// `headers`: so many frames at the beginning hold no sound.
  HoleFinder(int rate, std::uint64_t headers) : usual_(rate / 10), headers_(headers) {}

  void whole(std::uint64_t leaf, std::int64_t frames, std::uint64_t leaves = 1) {
    missing(leaf);
    add(leaves, frames, true);
    if (frames > 0) usual_ = frames / static_cast<std::int64_t>(leaves);
  }
  void damaged(std::uint64_t leaf, std::uint64_t leaves = 1) {
    missing(leaf);
    add(leaves, 0, false);
  }
  /// It is known that `frames` sample frames lie before this sound frame.
  void clock(std::uint64_t leaf, std::int64_t frames) {
    missing(leaf);
    settle(frames);
  }
  RecordingReader::Survey finish() {
    std::int64_t frames = at_;
    for (const auto& run : runs_)
      frames += run.whole ? run.frames : static_cast<std::int64_t>(weight(run)) * usual_;
    settle(frames);
    survey_.frames = at_;
    return std::move(survey_);
  }

 private:
  struct Run {
    std::uint64_t leaf, count;
    std::int64_t frames;
    bool whole;
  };
  void missing(std::uint64_t leaf) {
    if (leaf > leaf_) add(leaf - leaf_, 0, false);
  }
  void add(std::uint64_t count, std::int64_t frames, bool whole) {
    if (!runs_.empty() && runs_.back().whole == whole) {
      runs_.back().count += count;
      runs_.back().frames += frames;
    } else {
      runs_.push_back({leaf_, count, frames, whole});
    }
    leaf_ += count;
  }
  std::uint64_t weight(const Run& run) const {
    return run.leaf + run.count - std::min(std::max(run.leaf, headers_), run.leaf + run.count);
  }
  void settle(std::int64_t frames) {
    std::int64_t rest = frames - at_;
    std::uint64_t holes = 0;
    for (const auto& run : runs_)
      if (run.whole)
        rest -= run.frames;
      else
        holes += weight(run);
    for (const auto& run : runs_) {
      std::int64_t length = run.frames;
      if (!run.whole) {
        const auto mine = static_cast<std::int64_t>(weight(run));
        length = holes > 0 ? std::max<std::int64_t>(rest, 0) * mine / static_cast<std::int64_t>(holes) : 0;
        if (length > 0) tell(length);
      }
      at_ += length;
    }
    runs_.clear();
    at_ = std::max(at_, frames);
  }
  void tell(std::int64_t length) {
    auto& holes = survey_.holes;
    if (!holes.empty() && holes.back().from + holes.back().frames == at_)
      holes.back().frames += length;
    else
      holes.push_back({at_, length});
  }

  std::vector<Run> runs_;  ///< since the last clock
  std::uint64_t leaf_ = 0;
  std::int64_t at_ = 0, usual_;
  std::uint64_t headers_;
  RecordingReader::Survey survey_;
};

/// Frames that the encoders here give out before the first sound. Sound from elsewhere is kept together with
/// them.
std::uint64_t headers_of(const RecordingFacts& facts) {
  if (facts.origin != "recorded") return 0;
  return facts.codec == Codec::Opus ? 2 : 3;
}

}  // namespace

RecordingReader::Survey RecordingReader::survey(Job& job) {
  State& s = *state_;
  if (job.total() < job.done() + s.file.size()) job.expect(job.done() + s.file.size());
  HoleFinder finder(s.facts.rate, headers_of(s.facts));
  Bytes plain;
  std::optional<std::uint32_t> last;
  for (const SealedFrame& frame : s.file.frames()) {
    job.advance(frame.size);
    if (last && frame.leaf < *last) continue;
    last = frame.leaf;
    if (frame.type == Type::Sound) {
      if (s.file.open(frame, plain))
        finder.whole(frame.leaf, read_le32(ByteView(plain).subspan(salt_size)));
      else
        finder.damaged(frame.leaf);
    } else if (frame.type == Type::Destroyed) {
      if (const Destroyed* run = s.run_at(frame.leaf))
        finder.whole(frame.leaf, run->frames, frame.leaves);
      else
        finder.damaged(frame.leaf, frame.leaves);
    } else if (frame.type == Type::Clock && s.file.open(frame, plain)) {
      if (const auto clock = read_clock(plain))
        finder.clock(frame.leaf, static_cast<std::int64_t>(clock->frames));
    }
  }
  crypto::wipe(plain);
  if (s.ended) finder.clock(s.facts.leaves, s.facts.frames);
  return finder.finish();
}

const RecordingFacts& RecordingReader::facts() const {
  state_->count_through();
  return state_->facts;
}

const std::vector<Peak>& RecordingReader::peaks() const {
  if (!state_->peaks) {
    std::vector<Peak> peaks;
    state_->each(Type::Peaks, [&](ByteView plain) { put_peaks(plain, peaks); });
    state_->peaks = std::move(peaks);
  }
  return *state_->peaks;
}

const std::vector<Gap>& RecordingReader::gaps() const {
  if (!state_->gaps)
    state_->gaps = state_->with_destroyed(state_->last_of_each(Type::Gap, read_gap, &Gap::from));
  return *state_->gaps;
}

const std::vector<Destroyed>& RecordingReader::destroyed() const {
  return state_->destroyed;
}

const std::vector<Marker>& RecordingReader::markers() const {
  if (!state_->markers) {
    state_->markers = state_->last_of_each(
        Type::Marker, read_marker, [](const Marker& marker) { return std::pair(marker.at, marker.id); });
    std::erase_if(*state_->markers, [&](const Marker& marker) { return state_->is_destroyed(marker.at); });
  }
  return *state_->markers;
}

RecordingReader::Frame RecordingReader::frame(std::size_t i, Bytes& bytes) {
  State& s = *state_;
  if (i >= frame_count()) throw Error(Code::NotFound, "The recording has no such frame.");
  auto found = std::ranges::upper_bound(
      s.sound, i, {}, [&](const auto& one) -> std::size_t { return s.file.frames()[one.frame].leaf; });
  if (found == s.sound.begin() ||
      i >= s.file.frames()[(found - 1)->frame].leaf + s.file.frames()[(found - 1)->frame].leaves)
    throw Error(Code::Damaged, "Frame %1 of the recording is missing.", {std::to_string(i)});
  --found;
  if (s.file.frames()[found->frame].type == Type::Destroyed)
    throw Error(Code::NotFound, "The sound of this frame was said off the record, and destroyed.");
  if (!s.try_load(*found)) damaged_piece(found->offset);
  const ByteView plain = s.piece;
  bytes.assign(plain.begin() + sound_head_size, plain.end());
  Frame frame{found->offset, found->bytes, read_le32(plain.subspan(salt_size)), {}};
  std::ranges::copy(plain.first(salt_size), frame.salt.begin());
  return frame;
}

namespace {

/// One reading through everything.
class Verification {
 public:
  Verification(SealedFile& file, const RecordingFacts& facts, bool ended, Job& job)
      : file_(file), facts_(facts), ended_(ended), job_(job) {}

  std::vector<std::string> run(bool end_damaged) {
    // Whoever verifies several has said how much they are together.
    if (job_.total() < job_.done() + file_.size()) job_.expect(job_.done() + file_.size());
    for (const auto& doubt : file_.doubts()) tell(doubt.sentence);
    for (const SealedFrame& frame : file_.frames()) take(frame);
    crypto::wipe(plain_);
    if (end_damaged) tell("The frame that ends the recording is damaged.");
    if (ended_) compare();
    if (untold_ > 0) told_.push_back(fill("And %1 more.", {std::to_string(untold_)}));
    return std::move(told_);
  }

 private:
  void tell(std::string sentence) {
    if (told_.size() < max_told)
      told_.push_back(std::move(sentence));
    else
      ++untold_;
  }

  void take(const SealedFrame& frame) {
    job_.advance(frame.size + frame_head_size);
    const std::uint32_t segment = file_.segments()[frame.segment].head.index;
    const bool known = frame.leaf == count_.tree.leaves();
    if (file_.open(frame, plain_) && holds(frame, known)) return;
    tell(fill("Segment %1, frame %2 is damaged.", {std::to_string(segment), std::to_string(frame.number)}));
  }

  /// `known`: nothing is missing before.
  bool holds(const SealedFrame& frame, bool known) {
    switch (frame.type) {
      case Type::Begin:
        return parsed(plain_, read_begin).has_value();
      case Type::Sound:
        if (known) count_.add(plain_);
        return true;
      case Type::Peaks:
        return put_peaks(plain_, peaks_);
      case Type::Clock: {
        const auto clock = read_clock(plain_);
        return clock && (!known || clock->frames == static_cast<std::uint64_t>(count_.frames));
      }
      case Type::Gap:
        return parsed(plain_, read_gap).has_value();
      case Type::Marker:
        return parsed(plain_, read_marker).has_value();
      case Type::End:
        return &frame == &file_.frames().back();
      case Type::Destroyed: {
        const auto run = parsed(plain_, [&](ByteView plain) {
          auto read = read_destroyed(plain, frame.leaf, frame.leaves, frame.bytes);
          if (known) count_.add(read, facts_.channels);
          return read;
        });
        return run && (!known || run->from + run->frames == count_.frames);
      }
    }
    return false;
  }

  void compare() {
    RecordingFacts counted = facts_;
    count_.into(counted);
    if (!same_sound(counted, facts_) || (count_.whole && !same_digests(counted, facts_)))
      tell("The sound is not what the recording's end says it was.");
    const SealedFrame& last = file_.frames().back();
    if (last.position + last.size != file_.size()) tell("Something follows the recording's end.");
  }

  SealedFile& file_;
  const RecordingFacts& facts_;
  bool ended_;
  Job& job_;
  Count count_;
  std::vector<Peak> peaks_;
  Bytes plain_;
  std::vector<std::string> told_;
  std::size_t untold_ = 0;
};

}  // namespace

std::vector<std::string> RecordingReader::verify(Job& job) {
  return Verification(state_->file, state_->facts, state_->ended, job).run(state_->end_damaged);
}

}  // namespace attest::media
