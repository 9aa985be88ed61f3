// What the caption formats share. Inside exchange only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/exchange/captions.h"
#include "core/foundation/json.h"

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

/// A cue before it is one: its times, -1 where not known, who says it, and the words.
struct Heard {
  std::int64_t from_ms = -1;
  std::int64_t to_ms = -1;
  std::string speaker;
  std::string text;
};
/// Takes a leading "NAME:" off the words of cues without a speaker, by the rule of captions.h.
void take_speakers(std::vector<Heard>& cues);
testimony::TranscriptText collect(std::vector<Heard> cues);

/// A line of text, and the time at which it begins where one is known.
struct Line {
  std::optional<std::int64_t> from_ms;
  std::optional<std::int64_t> to_ms;
  std::string speaker;
  std::string text;
};
/// Times and the headings of speakers taken off the lines (captions.h).
std::vector<Line> stamped(const std::vector<std::string_view>& lines);
/// Each line with the time that holds for it, and its speaker.
testimony::TranscriptText from_lines(std::vector<Line> lines);
/// "1:02:03.5", "01:02", "00:01:02,500": ms; nullopt where the text is anything else.
std::optional<std::int64_t> clock(std::string_view text);
/// Decimal seconds ("12.345") as ms, rounded; nullopt where the text is anything else or past 1000 hours.
std::optional<std::int64_t> seconds_ms(std::string_view text);
/// "00:01:23", with ".500" where there is more.
std::string clock_text(std::int64_t ms);

/// HTML as programs write it: a tag or the text between two, entities decoded. Comments are passed over.
class Markup {
 public:
  explicit Markup(std::string_view text) : left_(text) {}
  struct Token {
    std::string tag;  ///< lower case, with '/' before it where it closes; empty: text
    std::string_view attributes;
    std::string text;
  };
  std::optional<Token> next();

 private:
  std::string_view left_;
};
/// The value of an attribute, entities decoded; empty where it is not there. `name` is in lower case.
std::string attribute(std::string_view attributes, std::string_view name);
std::string lower(std::string_view text);  ///< ASCII
/// Appends the entity of & < >; false, and nothing, for another character.
bool append_entity(std::string& out, char c);
std::string escape_markup(std::string_view text);  ///< & < > "
/// Which of the languages that a file names ("ko-KR", "Korean", or empty) is the one that `wanted` (BCP 47)
/// means: the same, else the same in the same script, else the same whatever the country; the first where
/// `wanted` is empty, and the only one where it names another (files often name a wrong one). Throws Invalid
/// where there are several and none fits.
std::size_t choose_language(const std::vector<std::string>& languages, const std::string& wanted);
/// `language` if it is BCP 47, or the code of the language that is called so in English, else empty.
std::string language_code(const std::string& language);

/// JSON of other programs: fractions are allowed, depth and size are not without bounds, and members called
/// "tokens" are left out (numbers of a vocabulary, most of what Whisper writes). Throws Invalid.
Json parse_json_with_fractions(std::string_view text);

/// `lenient`: a cue that ends before it starts ends where it starts, as OHMS writes its last one.
testimony::TranscriptText read_vtt(std::string_view text, bool lenient = false);
testimony::TranscriptText read_srt(std::string_view text);
bool has_srt_times(std::string_view text);
void read_otr(std::string_view text, ReadCaptions& read);
void read_whisper(std::string_view text, ReadCaptions& read);
/// Whether JSON begins like one of these.
CaptionFormat json_format(std::string_view text);
void read_sami(std::string_view text, const std::string& language, ReadCaptions& read);
void read_ohms(std::string_view text, const std::string& language, ReadCaptions& read);
/// A document by its zip archive: Docx or Odt. Auto finds which; sets read.format.
void read_document(std::string_view zip, CaptionFormat format, ReadCaptions& read);

std::string write_vtt(const testimony::TranscriptText& transcript);
std::string write_srt(const testimony::TranscriptText& transcript);
std::string write_otr(const testimony::TranscriptText& transcript);
std::string write_sami(const testimony::TranscriptText& transcript);
std::string write_docx(const testimony::TranscriptText& transcript);
std::string write_odt(const testimony::TranscriptText& transcript);

}  // namespace attest::exchange::captions
