// Inside this room: the bytes of FORMAT.md §4, shared by the writer and the reader.
#pragma once

#include <optional>

#include "core/crypto/age.h"
#include "core/foundation/id.h"
#include "core/foundation/json.h"
#include "core/media/recording.h"

namespace attest::media::format {

enum class Type : Byte {
  Begin = 1,
  Sound = 2,
  Peaks = 3,
  Clock = 4,
  Gap = 5,
  Marker = 6,
  End = 7,
  Destroyed = 8
};

constexpr std::string_view magic = "ATSG";
constexpr Byte version = 1;
constexpr std::size_t salt_size = 16;
constexpr std::size_t tag_size = 16;
constexpr std::size_t key_size = 32;
constexpr std::size_t segment_head_size = 32;
constexpr std::size_t frame_head_size = 5;
constexpr std::size_t sound_head_size = salt_size + 4;
constexpr std::size_t destroyed_counts_size = 8;  ///< in clear, behind the frame's head
constexpr std::size_t destroyed_head_size = 38;
constexpr std::size_t max_sound = 64 * 1024;
constexpr std::size_t max_size = sound_head_size + max_sound + tag_size;  ///< a frame's `size`
constexpr std::size_t max_sealed = 1024;
constexpr std::size_t max_text = 4096;
constexpr std::uint64_t max_segment = 64ULL << 20;
constexpr std::uint64_t max_file = 5ULL << 30;  ///< 4 GiB of sound and what surrounds it
constexpr std::uint64_t max_frames = 8ULL << 20;
constexpr std::int64_t max_hours = 200;
constexpr std::size_t max_peaks = std::size_t{max_hours} * 3600 * 100;

struct SegmentHead {
  std::uint32_t index = 0;
  std::uint32_t sealed_size = 0;
  std::uint64_t leaf = 0;    ///< sound frames before this segment
  std::uint64_t offset = 0;  ///< bytes of the sound file before this segment
};
Bytes write_segment_head(const SegmentHead& head);
/// nullopt where `bytes` do not begin with a segment's head and the first line of an age file.
std::optional<SegmentHead> read_segment_head(ByteView bytes);
/// What read_segment_head looks at.
constexpr std::size_t segment_look = segment_head_size + 22;

/// Where a frame stands; all of it is authenticated with the frame, so a frame that opens is the one that
/// belongs there.
struct Place {
  std::uint32_t segment = 0;
  std::uint64_t number = 0;  ///< in the segment
  std::uint64_t leaf = 0;
  std::uint64_t offset = 0;
  Type type = Type::Sound;
  std::uint32_t leaves = 0, bytes = 0;  ///< of a destroyed run
};
std::array<Byte, 12> nonce(const Place& place);
Bytes associated(const EntityId& media, const Place& place);

/// Appends a whole frame.
void seal_frame(Bytes& out, const EntityId& media, const crypto::Secret& key, const Place& place,
                ByteView plain);

/// The segment's key in an age file for `recipient`, and back: nullopt where it does not open or is no key.
Bytes seal_key(const crypto::Secret& key, const crypto::age::Recipient& recipient);
std::optional<crypto::Secret> open_key(ByteView sealed, const crypto::age::Identity& identity);

/// Plaintexts. The readers throw Invalid.
Json begin_json(const RecordingWriter::Begin& begin, std::int64_t started);
RecordingFacts read_begin(ByteView plain);
Json end_json(const RecordingFacts& facts);
void read_end(ByteView plain, RecordingFacts& facts);

Json gap_json(const Gap& gap);
Gap read_gap(ByteView plain);
Marker read_marker(ByteView plain);

/// A destroyed run's plaintext, filled with zeros up to `size`; where it stands is not in it.
Bytes write_destroyed(const Destroyed& destroyed, std::size_t size);
std::size_t destroyed_size(std::size_t leaves);  ///< without filling
Destroyed read_destroyed(ByteView plain, std::uint64_t leaf, std::uint32_t leaves, std::uint32_t bytes);

/// What is to stand for `sound`, the joined bytes of a run. Of Kind::None where they are not whole units.
/// `bits`: of a FLAC file's samples, where its frames do not say.
Silence silence_for(Codec codec, ByteView sound, const Destroyed& destroyed, int channels, Byte bits);

struct ClockReading {
  std::int64_t claimed_ms = 0, monotonic_ms = 0;
  std::uint64_t frames = 0;
};
Bytes write_clock(const ClockReading& reading);
std::optional<ClockReading> read_clock(ByteView plain);

}  // namespace attest::media::format
