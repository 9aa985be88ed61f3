// Captions in and out: WebVTT (W3C), SubRip, and plain text.
#pragma once

#include <string>
#include <string_view>

#include "core/testimony/transcript.h"

namespace attest::exchange {

enum class CaptionFormat { Auto, Vtt, Srt, Text };

/// Reads a caption file of at most 32 MiB in UTF-8; Auto looks for WEBVTT, then for SubRip's times, else it
/// is text. Tags go; entities are decoded; cues are kept in file order, those without text left out. The
/// lines of one cue are joined by a space, for in a transcript an LF parts cues. A WebVTT voice tag is a
/// speaker; a cue with several voices becomes a cue for each, with the same times. In SubRip a leading
/// "NAME:" is a speaker where at least two names come twice or more, or where every cue has one and they are
/// not all the same. A line of text is a cue without times. Times past 1000 hours, ends before starts, more
/// than 200 000 cues, text that is not UTF-8 and files that are no captions throw Error{Invalid} that says
/// the line and what to do. Blocks that WebVTT says to pass over (NOTE, STYLE, REGION, a bad cue) are passed
/// over; a WebVTT file that has none but bad cues is Invalid.
testimony::TranscriptText read_captions(std::string_view bytes, CaptionFormat format = CaptionFormat::Auto);

/// Vtt where every cue has times, else Text.
CaptionFormat fitting_format(const testimony::TranscriptText& transcript);

/// The same transcript as a file; Auto takes the fitting format. What WebVTT holds is read back the same, but
/// for cues without text, runs of white space in a speaker's name and control characters. SubRip writes a
/// speaker as "NAME: "; text is the words alone. Throws Invalid for a transcript that testimony::check
/// refuses, and for Vtt and Srt where a cue has no times.
std::string write_captions(const testimony::TranscriptText& transcript, CaptionFormat format);

}  // namespace attest::exchange
