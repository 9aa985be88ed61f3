// Why sound is missing at a place of a recording.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/foundation/id.h"

namespace attest::media {

/// A gap frame's `reason` (FORMAT.md §4).
enum class GapReason {
  Paused,     ///< the person paused it
  OffRecord,  ///< said off the record: never kept, or destroyed
  Unplugged,  ///< the microphone or the sound system went away
  Suspended,  ///< the sound system put the microphone to sleep
  Asleep,     ///< the computer slept
  Lost,       ///< the computer was too busy, or stood still
  NoSpace,    ///< the disk was full
  Failed      ///< the disk could not be written
};
std::string_view name(GapReason reason) noexcept;  ///< "paused", "off-record", ... "failed"
std::optional<GapReason> gap_reason(std::string_view name) noexcept;

/// Sound that is missing at a place.
struct Gap {
  std::int64_t from = 0;    ///< sample frame
  std::int64_t frames = 0;  ///< of silence that stand there for it
  std::string reason;       ///< a GapReason's name, or another word that somebody's later version knows
  std::optional<std::int64_t> ms;  ///< how long it was by the clock; none while that is not known
  bool operator==(const Gap&) const = default;
};
/// What a marker is about (a marker frame's `kind`). Distress says how somebody was, never how far somebody
/// is to be believed: nothing that assesses testimony may look at it.
enum class MarkerKind {
  Plain,     ///< a word at a moment
  Skipped,   ///< a question that was left out, without asking why
  Distress,  ///< it was hard here
};
std::string_view name(MarkerKind kind) noexcept;  ///< "", "skipped", "distress"
/// A word at a moment.
struct Marker {
  std::int64_t at = 0;  ///< sample frame
  std::string text;     ///< may be empty
  std::string kind{};   ///< a MarkerKind's name, or another word that somebody's later version knows
  /// Random, so that from outside nobody can find by trying at which moment a marker of which kind stands.
  /// Recordings of earlier versions have none.
  std::optional<EntityId> id{};
  bool operator==(const Marker&) const = default;
};

}  // namespace attest::media
