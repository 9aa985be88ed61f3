// A recording on its way out, in one of three levels: each gives away more of the person than the one before.
// The first choice is not to export sound at all. None of them makes a speaker unknown: the words stay, and
// warning() says what else does.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/foundation/stream.h"
#include "core/testimony/door.h"
#include "core/testimony/interview.h"

namespace attest::testimony {

enum class SoundLevel {
  Spoken,   ///< the redacted transcript read aloud by a machine: nothing of the voice, all of its words
  Altered,  ///< the voice altered (media/disguise.h), silent where text was redacted
  Original  ///< as it is; where text was redacted, silent there
};
const std::vector<std::pair<SoundLevel, std::string_view>>& sound_levels();  ///< the safest first
SoundLevel parse_sound_level(std::string_view text);  ///< Invalid, naming the levels there are
std::string_view name(SoundLevel level);
/// What has to be known before, for a person: fixed English sentences.
std::string_view warning(SoundLevel level);

/// A stretch of a recording.
struct SoundSpan {
  std::int64_t from_ms = 0, to_ms = 0;
  bool operator==(const SoundSpan&) const = default;
};

/// Where a recording is to be silent: each line of `original` that `redacted` does not have with the same
/// text at the same times, or at least with the same text and no times as often as `original` has it; 150 ms
/// more on both sides; in order, not touching each other. Throws Refused where such a line has no times.
std::vector<SoundSpan> spans_to_silence(const TranscriptText& original, const TranscriptText& redacted);

/// Usage: make one, which tells what stands in the way; `pass` it, which asks the door; `write` it.
class SoundExport {
 public:
  /// Reads what it needs; nothing of the vault is needed later. `transcript` chooses the one to be read aloud
  /// among several. Throws Refused where the redacted transcript that the level needs is not there, or cannot
  /// be compared with its original.
  SoundExport(const store::Vault& vault, const Media& media, SoundLevel level,
              const std::string& transcript = {});
  ~SoundExport();

  bool redacted() const;                         ///< there is a redacted transcript of the recording
  const std::vector<SoundSpan>& silent() const;  ///< what will be silent; nothing where it is read aloud
  /// Sound that no line of the original transcript covers, where there is a redacted one: nothing in it could
  /// be compared, and nothing in it will be silent.
  std::int64_t uncompared_ms() const;
  media::Codec codec() const;  ///< of what is written

  /// Throws Refused; journals what leaves. To be read aloud is to leave as text, too.
  void pass(store::Vault& vault, Use use, const std::string& reason) const;

  struct Written {
    std::uint64_t bytes = 0;
    std::int64_t duration_ms = 0;
    std::int64_t late_ms = 0;  ///< read aloud: the most by which a line begins after its time
  };
  /// Needs no vault, for one thread, once. Without redaction the original is its bytes, unchanged. A
  /// recording that is damaged throws Damaged. Languages without a machine's voice throw NotFound.
  Written write(Sink& out, Job& job);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace attest::testimony
