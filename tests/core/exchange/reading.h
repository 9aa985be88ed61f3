// What the caption tests share: reading, being refused, and looking at what was read.
#pragma once

#include <string>
#include <vector>

#include "core/exchange/captions.h"
#include "core/foundation/disk.h"
#include "core/foundation/text.h"
#include "tests/support/support.h"

namespace attest::test {

using exchange::CaptionFormat;
using exchange::ReadCaptions;
using Texts = std::vector<std::string>;

/// What comes of it is a transcript in good order.
inline ReadCaptions read(std::string_view bytes, CaptionFormat format = CaptionFormat::Auto,
                         const std::string& language = {}) {
  ReadCaptions read = exchange::read_captions(bytes, format, {}, language);
  testimony::check(read.content);
  return read;
}
inline std::string bytes_of(const std::filesystem::path& path) {
  const Bytes bytes = read_file(path, 32u << 20);
  return std::string(as_text(bytes));
}
inline ReadCaptions read_path(const std::filesystem::path& path, const std::string& language = {}) {
  return read(bytes_of(path), CaptionFormat::Auto, language);
}

/// The sentence of the Error{Invalid} that it ends in.
inline std::string refusal(std::string_view bytes, CaptionFormat format = CaptionFormat::Auto,
                           const std::string& language = {}) {
  try {
    exchange::read_captions(bytes, format, {}, language);
  } catch (const Error& error) {
    CHECK(error.code() == Code::Invalid);
    return error.what();
  }
  FAIL("nothing was thrown");
  return {};
}
inline bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

/// One for each cue.
inline Texts words(const testimony::TranscriptText& transcript) {
  Texts texts;
  for (const auto& cue : transcript.cues) texts.emplace_back(slice_points(transcript.text, cue.from, cue.to));
  return texts;
}
inline Texts words(const ReadCaptions& read) {
  return words(read.content);
}
inline Texts speakers(const testimony::TranscriptText& transcript) {
  Texts names;
  for (const auto& cue : transcript.cues) names.push_back(cue.speaker);
  return names;
}
inline Texts speakers(const ReadCaptions& read) {
  return speakers(read.content);
}

}  // namespace attest::test
