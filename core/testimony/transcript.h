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

/// Text is UTF-8, NFC, LF; the cues' texts without tags joined by one LF, so that cue i ends one code point
/// before cue i + 1 begins. Every code point belongs to a cue or to a joining LF.
struct TranscriptText {
  std::string text;
  std::vector<Cue> cues;
  std::string language;  ///< BCP 47 where the file names one, else empty
  bool operator==(const TranscriptText&) const = default;
};

/// Throws Error{Invalid} unless the invariants above hold, a cue has both times in order or none, speakers
/// are one line, and no cue holds an LF.
void check(const TranscriptText& transcript);

/// The text with its cues after a person has edited the whole text (it is normalised, and every line of it is
/// a cue): each cue keeps its times and speaker where its line survives, also corrected; new lines get none.
/// A pure function. Throws Invalid where `edited` is not UTF-8.
TranscriptText with_edited_text(const TranscriptText& before, const std::string& edited);

/// A line as a person types it beside the sound: a cue to be.
struct TranscriptLine {
  std::string text;  ///< UTF-8
  std::int64_t from_ms = -1;
  std::int64_t to_ms = -1;  ///< -1: until the next line that has a time
  std::string speaker;
  bool operator==(const TranscriptLine&) const = default;
};
std::vector<TranscriptLine> to_lines(const TranscriptText& transcript);
/// The transcript of these lines. An LF within one parts it into several, of which the first has the times;
/// empty lines at the end go. A line without an end, or with one before its start, ends where the next line
/// that has a time begins, or where it began itself if that is no later; an end without a start means
/// nothing. Throws Invalid where a text is not UTF-8.
TranscriptText from_lines(const std::vector<TranscriptLine>& lines, const std::string& language = {});

/// anchor/1: where the span [from, to) of `before` lies in `after`. nullopt: needs review. A pure function of
/// its arguments, fixed for ever under this name (core/FORMAT.md §7). All positions are code points; there is
/// nothing but integers in it; its work is bounded, whatever the texts.
///
/// Weight of a code point: 2 from U+1100 on, else 1; of a text: the sum.
/// 1. A span with from > to or to past the end: none. Equal texts: the span itself. Otherwise an empty span:
/// none.
/// 2. Match points of `before` with equal points of `after`:
///    a. lines (cut behind every LF): the longest common prefix of the texts, cut back to end behind an LF;
///    of what
///       remains, the longest common suffix that begins, in both, at the remainder's start or behind an LF;
///    b. of the lines left on each side, those that stand exactly once on either and rise on both (patience
///    sorting as in
///       transcript_lines.h);
///    c. in each gap between matched lines that the span touches (it begins at or before `to` and ends at or
///    after
///       `from`), in order: the longest common prefix; of what remains, the longest common suffix; of the
///       rest, Myers' greedy difference algorithm of 1986, forwards, diagonals k = x - y from -d to d, going
///       down (a point of `after` is new) where k = -d, or k < d and the front of d - 1 is further on k + 1
///       than on k - 1. A rest that needs more than 2048 edits is left unmatched; so is each in which the
///       sum, over all gaps of the pass, of points compared equal plus diagonals tried without reaching the
///       end passes 2^27.
/// 3. A run is a longest row of matches where both sides rise by one. A run lighter than 12 is unmatched
/// again, unless
///    it holds the first point of both texts or the last point of both.
/// 4. The span's start is what its first point is matched with; where that is unmatched, the point after the
/// match of
///    the point before the span (at the start of the text: 0); where that is unmatched too, there is no
///    place. The end likewise from the other side. There is no place either where the start is not before the
///    end, where less than 3/4 of the span's points are matched, or where these are less than 1/2 of the
///    points of the new place.
/// 5. Steps 2 to 4 are done again with both texts read from back to front. Two equal places: that is the
/// answer. Two
///    different places of which exactly one reads as the span did: that one.
/// 6. Otherwise, where the span's text weighs at least 4 and stands exactly once in each text (overlaps
/// count): that
///    place, if it weighs at least 12, or if the forward matches of step 2 alone map the span to it in one
///    run.
/// 7. Otherwise none.
struct Span {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  bool operator==(const Span&) const = default;
};
std::optional<Span> anchor_1(const std::string& before, Span span, const std::string& after);

}  // namespace attest::testimony
