// Transcripts as other programs write them, in and out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/testimony/transcript.h"

namespace attest::exchange {

/// Vtt: WebVTT (W3C). Srt: SubRip. Text: plain text, also with times. Otr: oTranscribe. Whisper: what speech
/// recognition of the Whisper family writes as JSON (openai-whisper, whisper.cpp, faster-whisper, whisperX,
/// the "verbose_json" of services). Docx, Odt: text documents. Ohms: the Oral History Metadata Synchronizer's
/// XML. Sami: Microsoft SAMI (.smi).
enum class CaptionFormat { Auto, Vtt, Srt, Text, Otr, Whisper, Docx, Odt, Ohms, Sami };

/// "vtt", "srt", "txt", "otr", "whisper", "docx", "odt", "ohms", "sami"; "auto".
std::string name_of(CaptionFormat format);
/// Throws Error{Invalid} for a name that is none of these.
CaptionFormat format_named(const std::string& name);

struct ReadCaptions {
  testimony::TranscriptText content;
  CaptionFormat format = CaptionFormat::Text;
  std::string encoding;          ///< "Windows-949"; of the XML inside where the file is a document
  bool encoding_certain = true;  ///< else it was guessed, and a person should look at the text
  std::size_t replaced = 0;      ///< places that were no characters; each is U+FFFD in the text
  std::vector<std::string> other_languages;  ///< that the file holds too and that were not read
  bool machine_made = false;                 ///< a program heard it: nobody has checked it against the sound
};

/// Bytes of the largest file that is read. Whoever reads it from a disk takes one more, so that it is this
/// that says so.
constexpr std::size_t caption_cap = 32u << 20;

/// Reads a file of at most caption_cap bytes. Auto looks at the bytes: a zip archive is a document, else
/// WEBVTT, JSON, markup, SubRip's times, else it is text. `encoding` names one, or is empty or "auto"
/// (encodings.h). `language` (BCP 47) chooses where a file holds several (SAMI, OHMS); otherwise the first is
/// read, and the others are told.
///
/// All formats: tags and styles go; entities are decoded; cues are kept in file order, those without text
/// left out. The lines of one cue are joined by a space, for in a transcript an LF parts cues. A leading
/// "NAME:" is a speaker where at least two names come twice or more, or where every cue has one and they are
/// not all the same (not in WebVTT, whose voice tags are speakers; a cue with several voices becomes a cue
/// for each, with the same times).
///
/// Lines of text (Text, Docx, Odt, Otr): a line is a cue. A time at its start is its time: "[00:01:23]",
/// "(1:23)", "00:01:23.4", "[00:01:02.000 --> 00:01:04.000]", hours:minutes:seconds:frames, or, where the
/// fourth number passes 29, days:hours:minutes:seconds; minutes and seconds without brackets count where they
/// stand alone or before a tab. "NAME 1:23" alone on a line names and times the lines below it, where a name
/// comes again. A time holds for the lines until the next; without an end of its own it ends there, and the
/// last where it began. Lines before the first time have none.
///
/// Documents: the paragraphs of the body in their order, cells of tables one by one, a line break as a new
/// line. Not read: what was deleted with changes tracked (what was inserted is), footnotes, endnotes,
/// comments, headers, text boxes, pictures, fields' codes. OHMS: WebVTT in it, or the lines of its
/// transcript, each paragraph with the sync points around it as its times; the index and the notes are not
/// read. Whisper: segments, or words put together up to the end of a sentence or a pause; probabilities are
/// not kept.
///
/// Throws Error{Invalid} that says what to do, and the line where there is one: times past 1000 hours, ends
/// before starts (WebVTT, SubRip), more than 200 000 cues, files that are no transcripts, XML with a document
/// type (entities could fill the memory), documents under a password. Blocks that WebVTT says to pass over
/// (NOTE, STYLE, REGION, a bad cue) are passed over; a WebVTT file that has none but bad cues is Invalid.
ReadCaptions read_captions(std::string_view bytes, CaptionFormat format = CaptionFormat::Auto,
                           const std::string& encoding = {}, const std::string& language = {});

/// Vtt where every cue has times, else Text.
CaptionFormat fitting_format(const testimony::TranscriptText& transcript);

/// The same transcript as a file; Auto takes the fitting format. Read back:
/// - Vtt: the same, but for cues without text, runs of white space in a speaker's name and control
/// characters.
/// - Srt: words, times, and speakers as "NAME: " by the rule above; no language.
/// - Text: the words alone, one line a cue.
/// - Otr, Docx, Odt: words, starts, and speakers as "NAME: "; no ends, and no cues without text. Docx and Odt
/// are for
///   reading: "[00:01:23] NAME: words"; thousandths only where they are not 0, and a start is left out where
///   the line above has the same. They name a font for Korean, Chinese or Japanese, and neither an author nor
///   a time.
/// - Sami: words, times that follow one another, one language; no speakers.
/// Same input, same bytes. Throws Invalid for a transcript that testimony::check refuses, for Vtt, Srt and
/// Sami where a cue has no times, and for Whisper and Ohms, which are only read.
std::string write_captions(const testimony::TranscriptText& transcript, CaptionFormat format);

}  // namespace attest::exchange
