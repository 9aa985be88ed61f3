// A transcript version: immutable plain text and its cues.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace attest::testimony {

/// One thing said: text span [from, to) in code points of the version's text, and when it was said.
struct Cue {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::int64_t from_ms = -1;  ///< -1 where no time is known
  std::int64_t to_ms = -1;
  std::string speaker;  ///< a property of the cue, not text; a role or pseudonym
  bool operator==(const Cue&) const = default;
};

/// Text is UTF-8, NFC, LF; the cues' texts without tags joined by one LF, so that cue i ends one code point before cue
/// i + 1 begins. Every code point belongs to a cue or to a joining LF.
struct TranscriptText {
  std::string text;
  std::vector<Cue> cues;
  std::string language;  ///< BCP 47 where the file names one, else empty
  bool operator==(const TranscriptText&) const = default;
};

/// Throws Error{Invalid} unless the invariants above hold.
void check(const TranscriptText& transcript);

/// The text with its cues after a person has edited the whole text: each cue keeps its times and speaker where its line
/// survives; new lines get none. A pure function.
TranscriptText with_edited_text(const TranscriptText& before, const std::string& edited);

/// anchor/1: where the span [from, to) of `before` lies in `after`. nullopt: needs review. A pure function of its
/// arguments, fixed for ever under this name (core/FORMAT.md).
struct Span {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  bool operator==(const Span&) const = default;
};
std::optional<Span> anchor_1(const std::string& before, Span span, const std::string& after);

}  // namespace attest::testimony
