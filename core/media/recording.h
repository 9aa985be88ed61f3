// A recording on disk: sealed segments that a locked vault can go on writing and cannot read back (FORMAT.md
// §4).
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/crypto/age.h"
#include "core/foundation/disk.h"
#include "core/foundation/id.h"
#include "core/foundation/instant.h"
#include "core/foundation/json.h"
#include "core/media/listener.h"
#include "core/media/sound.h"

namespace attest::media {

/// What is journalled of a recording (the `media` element of FORMAT.md §6).
struct RecordingFacts {
  EntityId media;
  RecordId interview;
  Codec codec = Codec::Opus;
  int channels = 1;
  int rate = 48000;
  std::int64_t frames = 0;
  std::uint64_t size = 0;  ///< bytes of the sound file
  std::string sha256, sha512, root;
  std::uint64_t leaves = 0;
  bool interrupted = false;
  std::string origin;  ///< recorded, added, received
  std::int64_t started = 0;
  std::int64_t duration_ms() const { return rate ? frames * 1000 / rate : 0; }
  Json json() const;  ///< the element
  static RecordingFacts parse(const EntityId& media, const RecordId& interview,
                              const Json& element);  ///< Invalid
};

/// The RFC 6962 tree over frames, taken in as they come.
class FrameTree {
 public:
  void add(ByteView sound_frame_plaintext);
  void add(const crypto::Hash& leaf);  ///< of a frame that is not there any more
  static crypto::Hash leaf(ByteView sound_frame_plaintext);
  std::uint64_t leaves() const { return count_; }
  crypto::Hash root() const;

 private:
  std::vector<crypto::Hash> stack_;
  std::uint64_t count_ = 0;
};

/// What stands in the sound file for sound that was destroyed, so that players keep its time: silence, a pure
/// function of what is said here. Nobody's bytes can be passed off as it.
struct Silence {
  enum class Kind : Byte { None = 0, OggOpus = 1, Flac = 2, FlacVariable = 3 };
  Kind kind = Kind::None;   ///< None: nothing stands there; players know the time from what follows
  std::int64_t place = 0;   ///< Ogg: granule position at the end; FLAC: number of the first frame, or sample
  std::uint32_t first = 0;  ///< Ogg: number of the first page; FLAC: samples in a frame
  std::uint32_t count = 0;  ///< Ogg: pages; FLAC: 0
  std::uint32_t samples = 0;  ///< Ogg: at 48 kHz, of all packets; FLAC: 0
  std::uint32_t stream = 0;   ///< Ogg: its serial number; FLAC: bytes 2 and 3 of the first frame's header
  Byte detail = 0;            ///< Ogg: 1 on the stream's last page; FLAC: bits of a sample
  bool operator==(const Silence&) const = default;
};

/// Sound frames in a row whose sound was destroyed, because it was said off the record. Their leaves stay,
/// and with them the tree's root.
struct Destroyed {
  std::uint64_t leaf = 0;             ///< number of the first
  std::uint32_t bytes = 0;            ///< so many they had in the sound file
  std::int64_t from = 0, frames = 0;  ///< sample frames
  std::vector<crypto::Hash> leaves;   ///< at least one, at most max_leaves
  Silence silence;
  static constexpr std::size_t max_leaves = 2000;
  bool operator==(const Destroyed&) const = default;
};
/// As a frame of type 8 holds it, without what fills that (FORMAT.md §4). Reading throws Invalid; what it
/// returns stands at leaf 0 until somebody says where.
Bytes write_run(const Destroyed& run);
Destroyed read_run(ByteView bytes, std::uint32_t leaves, std::uint32_t sound_bytes);
std::size_t run_size(std::size_t leaves);
/// The bytes that stand for it. Throws Invalid where they would be more than any frames' would have been.
Bytes silence_of(const Destroyed& destroyed, int channels);

/// Writes a recording as it comes. Holds the current segment's key and the record's public key, nothing else.
/// `sync_every_ms` of wall time bounds what a power loss can take while sound comes in (gaps and markers are
/// synced at once); a kill -9 takes nothing that was written. After an Error{NoSpace, Io} it can be used on:
/// what failed is not in the recording, what follows is. Throws Invalid where a recording grows past what is
/// read again (FORMAT.md §4).
class RecordingWriter {
 public:
  struct Begin {
    EntityId media;
    RecordId interview;
    crypto::age::Recipient recipient;
    Codec codec = Codec::Opus;
    int channels = 1;
    int rate = 48000;  ///< of the frames counted below (Opus kept from elsewhere: 48000)
    std::string origin = "recorded";
    std::int64_t segment_ms = 4000;
    std::int64_t sync_every_ms = 500;
  };
  RecordingWriter(Disk& disk, const Clock& clock, const std::filesystem::path& path, Begin begin);
  ~RecordingWriter();

  /// A fresh salt. More than 64 KiB become several frames, `frames` counted with the last.
  void sound(ByteView bytes, std::int64_t frames);
  void sound(ByteView bytes, std::int64_t frames,
             ByteView salt);                   ///< received: the salt it has; 1 byte to 64 KiB
  void destroyed(const Destroyed& run);        ///< received so; `leaf` and `from` are where it comes
  void peaks(const std::vector<Peak>& peaks);  ///< they continue the ones before
  /// The last one of a place, or of an id (without one: of a moment), counts.
  void gap(const Gap& gap);
  void marker(const Marker& marker);
  std::int64_t frames() const;
  /// What came until now is on the disk, in segments that are not written to any more.
  void end_segment();
  /// Writes the end frame and syncs. `interrupted`: the sound file was cut before it came here.
  RecordingFacts finish(bool interrupted = false);
  /// The same for one that was received: where sound of it was destroyed, its digests are the journal's word.
  /// Throws Damaged where it is not the one described.
  RecordingFacts finish(const RecordingFacts& described);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Reads a recording: its sound file as random-access bytes, without a byte of it on disk in the clear. Where
/// sound was destroyed, silence stands.
/// Opening reads the frames' sizes and opens no sound; a frame is authenticated, and known to stand where it
/// belongs, when it is read. What a damaged file still gives is in FORMAT.md §4, "Salvage". For one thread at
/// a time.
class RecordingReader final : public RandomSource {
 public:
  /// `secret` is the record's key. Throws NotFound, NewerVersion, and Damaged where no segment tells what
  /// this is (or another record's key was given).
  RecordingReader(const std::filesystem::path& path, const EntityId& media, const crypto::Secret& secret);
  ~RecordingReader() override;

  std::uint64_t size() const override;
  /// Throws Damaged where a frame is missing or does not authenticate.
  std::size_t read_at(std::uint64_t offset, ByteSpan out) override;

  /// From begin and end frames: the recording as it was made, before any of its sound was destroyed.
  /// Interrupted: counted, the first time, by reading through; Damaged where that is hindered.
  const RecordingFacts& facts() const;
  bool interrupted() const;                ///< at once, without reading through
  const std::vector<Peak>& peaks() const;  ///< read the first time; zeros where they are damaged
  const std::vector<Gap>& gaps() const;    ///< the ones that can be read, in order; destroyed sound is one
  const std::vector<Marker>& markers()
      const;  ///< the ones that can be read, in order; none of what is destroyed
  const std::vector<Destroyed>& destroyed() const;  ///< the ones that can be read, in order
  struct Frame {
    std::uint64_t offset;  ///< in the sound file
    std::uint32_t bytes;
    std::uint32_t frames;
    std::array<Byte, 16> salt;
  };
  std::size_t frame_count() const;  ///< sound frames; leaves of the tree
  /// Opens sound frame i: its plain bytes and salt. Throws Damaged, NotFound past the end and where it was
  /// destroyed.
  Frame frame(std::size_t i, Bytes& bytes);
  /// Reads everything: tags, clocks, tree, digests against the end frame (or, interrupted, none). What is
  /// damaged, in words; empty where nothing is. A recording that was cut is interrupted, which is not damage
  /// of what is there.
  std::vector<std::string> verify(Job& job);

  /// What the sound is, whatever of it can be read; nothing is read for it.
  struct Shape {
    Codec codec = Codec::Opus;
    int channels = 1;
    int rate = 48000;
    std::optional<std::int64_t> frames;  ///< where the recording's end says so
  };
  Shape shape() const;

  // For listening only, through ReadableSound. What is passed on, sealed or verified goes by the ways above,
  // which refuse what is damaged.
  /// As read_at, with zeros for what is damaged or missing.
  std::size_t read_with_holes(std::uint64_t offset, ByteSpan out);
  struct Hole {
    std::int64_t from = 0, frames = 0;  ///< sample frames
  };
  struct Survey {
    std::vector<Hole> holes;
    std::int64_t frames = 0;  ///< of the whole, holes included
  };
  /// Reads everything, and says where sound is damaged or missing. How long a hole is, the clocks around it
  /// tell (FORMAT.md §4).
  Survey survey(Job& job);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Destroys what was said from sample frame `from` until `to` in a recording's file, one that is being
/// written too once its writer has ended the segment. Whole frames go, and a little more on both sides than
/// was asked for; the words of markers and the waveform go with them. It is done in place, under a fresh key,
/// behind a file `<path>.off` that is taken away at the end: after a crash or a failure, `finish_destroying`
/// goes on (FORMAT.md §4). A frame that is too small to hold sound (at most 57 bytes) may stay. Cancelled
/// before anything is done only. What a disk keeps of overwritten blocks is not in its power.
void destroy_sound(Disk& disk, const std::filesystem::path& path, const EntityId& media,
                   const crypto::Secret& secret, std::int64_t from, std::int64_t to, Job& job);
/// Whether any of the span can be heard still: what destroy_sound would destroy, but for frames too small to
/// hold sound. Needs a key for each segment.
bool holds_sound(const std::filesystem::path& path, const EntityId& media, const crypto::Secret& secret,
                 std::int64_t from, std::int64_t to);
/// False where nothing was begun.
bool finish_destroying(Disk& disk, const std::filesystem::path& path, const EntityId& media,
                       const crypto::Secret& secret);

/// The sound of a recording for listening: damage in it does not end the playing, and is silence of the same
/// length. A beginning without which no decoder could start is made anew from what the recording says of
/// itself. It never stands for the recording: what is exported, sealed or verified is read strictly. For one
/// thread at a time.
class ReadableSound {
 public:
  /// Throws Damaged where no sound of it can be read.
  explicit ReadableSound(std::unique_ptr<RecordingReader> recording);
  ~ReadableSound();
  /// As long as the recording was. Borrows from this.
  std::unique_ptr<Decoder> decoder();
  std::int64_t duration_ms();
  struct Hole {
    std::int64_t from_ms = 0, to_ms = 0;
    bool operator==(const Hole&) const = default;
  };
  /// Where it is silent because of damage. The first time, it reads everything.
  const std::vector<Hole>& holes(Job& job);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The whole path from samples to a sealed recording: encoder, peaks, writer. Used by the recorder and by the
/// command line. A disk that does not take what comes does not end it: see `trouble`.
class SoundRecorder {
 public:
  /// Throws as the writer and the encoder do, and leaves no file then.
  SoundRecorder(Disk& disk, const Clock& clock, const std::filesystem::path& path,
                RecordingWriter::Begin begin, int input_rate, TickSource ticks = system_ticks);
  ~SoundRecorder();
  /// Dropped while it is paused.
  void write(const std::int16_t* interleaved, std::size_t frames);
  /// Sound stops here, until the same reason's `resume`: 250 ms of silence stand for what is not heard, and
  /// what came before is on the disk, whole, when this returns. There may be several reasons at a time.
  void pause(GapReason reason);
  void resume(GapReason reason);
  std::optional<GapReason> paused() const;  ///< the reason that came first of those that last
  /// What a microphone gave or did.
  void take(const Listener::Heard& heard, const std::int16_t* samples);
  /// Sound was lost just before now.
  void missing(GapReason reason, std::int64_t ms);
  /// What came from sample frame `from` on can be destroyed now (destroy_sound): it is on the disk, and the
  /// words of markers in it that are not there yet are dropped. Call it while paused.
  void let_go(std::int64_t from);
  /// At this moment. Returns it, so that its word can be given anew.
  Marker marker(const std::string& text, MarkerKind kind = MarkerKind::Plain);
  void name_marker(Marker marker, const std::string& word);
  float level() const;
  std::int64_t duration_ms() const;
  /// Why nothing reaches the disk at present (NoSpace, Io). Sound that comes meanwhile is lost, is silence of
  /// the same length, and is a gap; each piece tries anew.
  const std::optional<Error>& trouble() const;
  /// Can be called again after a failure.
  RecordingFacts finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Takes a sound file in: Opus and FLAC byte for byte, WAV as FLAC (16 or 24 bits). A file that was cut is
/// taken as far as it goes, as interrupted. Codec, channels and rate of `begin` are the file's. Hostile
/// files, files without sound, above 4 GiB or 200 hours throw Invalid. Whatever is thrown, Cancelled too,
/// leaves no file at `path`. `known`: how the file falls into pieces, where that was found already; what does
/// not fit it is found anew.
RecordingFacts add_sound_file(Disk& disk, const Clock& clock, RandomSource& file,
                              const std::filesystem::path& path, RecordingWriter::Begin begin, Job& job,
                              Split known = {});

}  // namespace attest::media
