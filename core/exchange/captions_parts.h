// What the caption formats share. Inside exchange only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/captions.h"

namespace attest::exchange::captions {

constexpr std::int64_t kLastMs = std::int64_t{1000} * 3600 * 1000;
constexpr std::size_t kMostCues = 200000;

/// Throws Error{Invalid} with the line, counted from 1: "The captions cannot be read: line 7: `why`."
[[noreturn]] void refuse_line(std::size_t line, const std::string& why);

/// Puts cues together as a transcript: text in NFC without control characters (U+FFFD stands for them), names
/// collapsed, cues of no text dropped, at most kMostCues.
class Collector {
 public:
  void add(std::string text, std::string speaker, std::int64_t from_ms, std::int64_t to_ms);
  testimony::TranscriptText transcript;

 private:
  std::uint32_t end_ = 0;
};

/// Throws where the times of the cue on `line` are out of order or out of reach.
void check_times(std::int64_t from_ms, std::int64_t to_ms, std::size_t line);
/// "HH:MM:SS.mmm" with `point` before the thousandths.
std::string time_text(std::int64_t ms, char point);

std::string_view trim(std::string_view text);  ///< spaces, tabs, LF
/// Each run of white space as one space, none at the ends.
std::string collapse(std::string_view text);
/// One line: the lines of a cue, each without white space at its ends, joined by a space.
std::string join_lines(std::string_view text);

/// The text that the entity at the start of `text` stands for (&amp; &#65; ...) and its length; nullopt where
/// there is none. Names: amp lt gt quot apos nbsp lrm rlm. A control character or no character at all becomes
/// U+FFFD.
struct Entity {
  std::string text;
  std::size_t length;
};
std::optional<Entity> read_entity(std::string_view text);

/// Text cut at every LF; a last line that is empty is left out. The lines borrow.
std::vector<std::string_view> lines_of(std::string_view text);

testimony::TranscriptText read_vtt(std::string_view text);
testimony::TranscriptText read_srt(std::string_view text);
bool has_srt_times(std::string_view text);
std::string write_vtt(const testimony::TranscriptText& transcript);
std::string write_srt(const testimony::TranscriptText& transcript);

}  // namespace attest::exchange::captions
