// Captions in and out: WebVTT (W3C), SubRip, and plain text.
#pragma once

#include <string>
#include <string_view>

#include "core/testimony/transcript.h"

namespace attest::exchange {

enum class CaptionFormat { Auto, Vtt, Srt, Text };

/// Reads a caption file of at most 32 MiB in UTF-8. Tags go; a WebVTT voice tag or a leading "NAME:" of SubRip with
/// several speakers is a speaker; entities are decoded; cues are kept in file order. Times past 1000 hours, ends before
/// starts, more than 200 000 cues, text that is not UTF-8 and files that are no captions throw Error{Invalid} that says the
/// line and what to do. Blocks that WebVTT says to pass over (NOTE, STYLE, REGION, a bad cue) are passed over.
testimony::TranscriptText read_captions(std::string_view bytes, CaptionFormat format = CaptionFormat::Auto);

/// The same transcript as a file. WebVTT keeps speakers as voice tags; cues without times are a NOTE-free plain
/// sequence only in text. Throws Invalid for VTT and SRT where a cue has no times, except that `write_vtt_or_text` falls
/// back to text and says which it chose.
std::string write_captions(const testimony::TranscriptText& transcript, CaptionFormat format);

}  // namespace attest::exchange
