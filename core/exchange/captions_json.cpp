// What speech recognition of the Whisper family writes as JSON: openai-whisper and its kin ("segments" with
// seconds), whisper.cpp ("transcription" with offsets in ms), services ("words" alone, or nothing but
// "text").
#include <algorithm>
#include <cmath>

#include "core/exchange/captions_parts.h"
#include "core/foundation/error.h"
#include "core/foundation/text.h"

namespace attest::exchange::captions {
namespace {

[[noreturn]] void refuse() {
  throw Error(Code::Invalid, "The file is JSON, but no transcript that Attest knows (Whisper, oTranscribe).");
}

std::string text_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// A number of `unit` ms, -1 where there is none; before the beginning counts as the beginning.
std::int64_t ms_of(const Json& object, const char* key, double unit) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number()) return -1;
  const double ms = found->get<double>() * unit;
  if (!(ms <= static_cast<double>(kLastMs)))
    throw Error(Code::Invalid, "A time in the file is past 1000 hours; correct it and try again.");
  return std::max<std::int64_t>(0, std::llround(std::max(ms, -1.0)));
}

/// Both times or none, in order.
Heard heard(std::int64_t from, std::int64_t to, std::string speaker, const std::string& text) {
  if (from < 0) from = to;
  return {from, std::max(from, to), std::move(speaker), join_lines(text)};
}

std::vector<Heard> of_segments(const Json& segments) {
  std::vector<Heard> cues;
  for (const Json& segment : segments) {
    if (!segment.is_object()) refuse();
    cues.push_back(heard(ms_of(segment, "start", 1000), ms_of(segment, "end", 1000),
                         text_of(segment, "speaker"), text_of(segment, "text")));
  }
  return cues;
}

std::vector<Heard> of_whisper_cpp(const Json& transcription) {
  std::vector<Heard> cues;
  for (const Json& segment : transcription) {
    if (!segment.is_object()) refuse();
    std::int64_t from = -1;
    std::int64_t to = -1;
    if (const auto offsets = segment.find("offsets"); offsets != segment.end() && offsets->is_object()) {
      from = ms_of(*offsets, "from", 1);
      to = ms_of(*offsets, "to", 1);
    } else if (const auto times = segment.find("timestamps"); times != segment.end() && times->is_object()) {
      from = clock(text_of(*times, "from")).value_or(-1);
      to = clock(text_of(*times, "to")).value_or(-1);
    }
    cues.push_back(heard(from, to, text_of(segment, "speaker"), text_of(segment, "text")));
  }
  return cues;
}

bool ends_sentence(std::string_view word) {
  for (const std::string_view mark : {".", "?", "!", "。", "？", "！", "؟", "۔", "…"})
    if (word.ends_with(mark)) return true;
  return false;
}

/// Han, kana and the like are written without spaces; services that give words alone leave them out.
bool joins_without_space(std::string_view before, std::string_view after) {
  const auto wide = [](char32_t point) {
    return (point >= 0x2E80 && point < 0xAC00 && !(point >= 0x3130 && point < 0x3190)) ||
           (point >= 0xF900 && point < 0xFB00) || (point >= 0xFF00 && point < 0xFFF0) || point >= 0x20000;
  };
  const auto one = to_points(before);
  const auto two = to_points(after);
  return one.empty() || two.empty() || (wide(one.back()) && wide(two.front()));
}

std::vector<Heard> of_words(const Json& words) {
  constexpr std::int64_t kPauseMs = 1500;
  constexpr std::size_t kLongest = 600;  // bytes
  std::vector<Heard> cues;
  bool open = false;
  for (const Json& word : words) {
    if (!word.is_object()) refuse();
    std::string text = text_of(word, "word");
    if (text.empty()) text = text_of(word, "text");
    const bool spaced = text.starts_with(' ');
    Heard one = heard(ms_of(word, "start", 1000), ms_of(word, "end", 1000), text_of(word, "speaker"), text);
    if (one.text.empty()) continue;
    const bool continues = open && one.speaker == cues.back().speaker &&
                           one.from_ms - cues.back().to_ms < kPauseMs && cues.back().text.size() < kLongest;
    const bool ends = ends_sentence(one.text);
    if (continues) {
      Heard& cue = cues.back();
      if (spaced || !joins_without_space(cue.text, one.text)) cue.text += ' ';
      cue.text += one.text;
      cue.to_ms = std::max(cue.to_ms, one.to_ms);
    } else {
      cues.push_back(std::move(one));
    }
    open = !ends;
  }
  return cues;
}

}  // namespace

Json parse_json_with_fractions(std::string_view text) {
  constexpr int kDeepest = 32;
  bool tokens = false;
  const Json::parser_callback_t keep = [&](int depth, Json::parse_event_t event, Json& value) {
    if (depth > kDeepest) throw Error(Code::Invalid, "The JSON is nested too deeply for a transcript.");
    if (event == Json::parse_event_t::key) {
      // Not value == "tokens": that is noexcept, and allocates.
      tokens = value.is_string() && value.get_ref<const std::string&>() == "tokens";
      return !tokens;
    }
    return true;
  };
  try {
    return Json::parse(text.begin(), text.end(), keep);
  } catch (const Json::exception&) {
    throw Error(Code::Invalid, "The file begins like JSON but is not; it may be cut.");
  }
}

CaptionFormat json_format(std::string_view text) {
  const Json file = parse_json_with_fractions(text);
  const auto has = [&](const char* key) { return file.is_object() && file.contains(key); };
  const std::string body = file.is_object() ? text_of(file, "text") : std::string();
  if (has("media-time") || has("media-source") || has("media") ||
      body.find("class=\"timestamp\"") != body.npos)
    return CaptionFormat::Otr;
  if (file.is_array() || has("segments") || has("transcription") || has("words") || has("text"))
    return CaptionFormat::Whisper;
  refuse();
}

void read_whisper(std::string_view text, ReadCaptions& read) {
  const Json file = parse_json_with_fractions(text);
  const auto list = [&](const char* key) -> const Json* {
    const auto found = file.is_object() ? file.find(key) : file.end();
    return found != file.end() && found->is_array() && !found->empty() ? &*found : nullptr;
  };
  std::vector<Heard> cues;
  if (file.is_array()) {
    cues = of_segments(file);
  } else if (const Json* segments = list("segments")) {
    cues = of_segments(*segments);
  } else if (const Json* transcription = list("transcription")) {
    cues = of_whisper_cpp(*transcription);
  } else if (const Json* words = list("words")) {
    cues = of_words(*words);
  } else if (file.is_object() && file.contains("text")) {
    cues.push_back(heard(-1, -1, {}, text_of(file, "text")));
  } else {
    refuse();
  }
  std::string language;
  if (file.is_object()) {
    language = text_of(file, "language");
    if (const auto result = file.find("result"); result != file.end() && result->is_object())
      language = text_of(*result, "language");
  }
  read.machine_made = true;
  read.content = collect(std::move(cues));
  read.content.language = language_code(language);
}

}  // namespace attest::exchange::captions
