// Formats made of HTML: oTranscribe's .otr (https://github.com/oTranscribe/oTranscribe, "oTranscribe format")
// and Microsoft SAMI
// (https://learn.microsoft.com/previous-versions/windows/desktop/dnacc/understanding-sami-1.0).
#include <algorithm>
#include <charconv>
#include <map>

#include "core/exchange/captions_parts.h"
#include "core/foundation/error.h"
#include "core/foundation/json.h"
#include "core/foundation/text.h"

namespace attest::exchange::captions {

using testimony::Cue;
using testimony::TranscriptText;

namespace {

constexpr std::string_view kSpace = " \t\n\r\f";

std::string decode_entities(std::string_view raw) {
  std::string out;
  for (std::size_t i = 0; i < raw.size();) {
    auto entity = raw[i] == '&' ? read_entity(raw.substr(i)) : std::nullopt;
    if (entity) {
      out += entity->text;
      i += entity->length;
    } else {
      out += raw[i++];
    }
  }
  return out;
}

/// No-break spaces as spaces: these formats write them where a browser would drop a space.
std::string plain_spaces(std::string text) {
  constexpr std::string_view kNoBreak = "\u00A0";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const bool no_break = std::string_view(text).substr(at).starts_with(kNoBreak);
    out += no_break ? ' ' : text[at];
    at += no_break ? kNoBreak.size() : 1;
  }
  return out;
}

}  // namespace

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool append_entity(std::string& out, char c) {
  if (c != '&' && c != '<' && c != '>') return false;
  out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : "&gt;";
  return true;
}

std::string escape_markup(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c == '"')
      out += "&quot;";
    else if (!append_entity(out, c))
      out += c;
  return out;
}

std::optional<Markup::Token> Markup::next() {
  while (!left_.empty()) {
    if (left_.starts_with("<!--")) {
      const std::size_t end = left_.find("-->");
      left_.remove_prefix(end == left_.npos ? left_.size() : end + 3);
      continue;
    }
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const std::size_t name_at = left_.starts_with("</") ? 2 : 1;
    if (left_.starts_with('<') && left_.size() > name_at &&
        (is_letter(left_[name_at]) || left_[1] == '!' || left_[1] == '?')) {
      const std::size_t end = std::min(left_.find('>'), left_.size());
      const std::string_view inside = left_.substr(1, end - 1);
      left_.remove_prefix(std::min(end + 1, left_.size()));
      const std::size_t name = std::min(inside.find_first_of(" \t\n\r\f/", 1), inside.size());
      return Token{lower(inside.substr(0, name)), inside.substr(name), {}};
    }
    const std::size_t end = std::min(left_.find('<', 1), left_.size());
    Token token{{}, {}, decode_entities(left_.substr(0, end))};
    left_.remove_prefix(end);
    return token;
  }
  return std::nullopt;
}

std::string attribute(std::string_view attributes, std::string_view name) {
  while (!attributes.empty()) {
    attributes.remove_prefix(std::min(attributes.find_first_not_of(" \t\n\r\f/"), attributes.size()));
    const std::size_t end = std::min(attributes.find_first_of(" \t\n\r\f/="), attributes.size());
    const std::string key = lower(attributes.substr(0, end));
    attributes.remove_prefix(end);
    attributes.remove_prefix(std::min(attributes.find_first_not_of(kSpace), attributes.size()));
    if (!attributes.starts_with('=')) {
      if (key.empty()) return {};
      continue;
    }
    attributes.remove_prefix(1);
    attributes.remove_prefix(std::min(attributes.find_first_not_of(kSpace), attributes.size()));
    std::string_view value;
    if (attributes.starts_with('"') || attributes.starts_with('\'')) {
      const std::size_t close = std::min(attributes.find(attributes[0], 1), attributes.size());
      value = attributes.substr(1, close - 1);
      attributes.remove_prefix(std::min(close + 1, attributes.size()));
    } else {
      const std::size_t close = std::min(attributes.find_first_of(kSpace), attributes.size());
      value = attributes.substr(0, close);
      attributes.remove_prefix(close);
    }
    if (key == name) return decode_entities(value);
  }
  return {};
}

// oTranscribe
// ----------------------------------------------------------------------------------------------------

void read_otr(std::string_view text, ReadCaptions& read) {
  const Json file = parse_json_with_fractions(text);
  const auto html = file.find("text");
  if (!file.is_object() || html == file.end() || !html->is_string())
    throw Error(Code::Invalid, "The file is not oTranscribe's: it has no text in it.");
  std::vector<Line> lines(1);
  std::size_t depth = 0;  // spans inside a time, whose text is only how it is shown
  std::string shown;
  std::optional<std::int64_t> time;
  const auto new_line = [&] {
    if (!lines.back().text.empty() || lines.back().from_ms) lines.push_back({});
  };
  Markup markup(html->get_ref<const std::string&>());
  while (auto token = markup.next()) {
    if (token->tag.empty()) {
      (depth > 0 ? shown : lines.back().text) += token->text;
    } else if (token->tag == "span" && depth > 0) {
      ++depth;
    } else if (token->tag == "span" &&
               lower(attribute(token->attributes, "class")).find("timestamp") != std::string::npos) {
      depth = 1;
      shown.clear();
      time = seconds_ms(attribute(token->attributes, "data-timestamp"));
    } else if (token->tag == "/span" && depth > 0 && --depth == 0) {
      if (!time) time = clock(plain_spaces(shown));
      if (time) new_line();
      if (time) lines.back().from_ms = time;
    } else if (token->tag == "p" || token->tag == "/p" || token->tag == "br" || token->tag == "div" ||
               token->tag == "/div" || token->tag == "li") {
      depth = 0;
      new_line();
    }
  }
  for (Line& line : lines) line.text = join_lines(plain_spaces(std::move(line.text)));
  read.content = from_lines(std::move(lines));
}

std::string write_otr(const TranscriptText& transcript) {
  std::string html;
  std::int64_t before = -1;
  const auto lines = lines_of(transcript.text);
  for (std::size_t i = 0; i < transcript.cues.size(); ++i) {
    const Cue& cue = transcript.cues[i];
    html += "<p>";
    if (cue.from_ms >= 0 && cue.from_ms != before) {
      const std::string thousandths = std::to_string(cue.from_ms % 1000);
      const std::int64_t seconds = cue.from_ms / 1000;
      html += "<span class=\"timestamp\" data-timestamp=\"" + std::to_string(seconds);
      if (cue.from_ms % 1000 > 0) html += "." + std::string(3 - thousandths.size(), '0') + thousandths;
      html += "\">" + clock_text(seconds * 1000) + "</span> ";
    }
    before = cue.from_ms;
    if (!cue.speaker.empty()) html += escape_markup(cue.speaker) + ": ";
    html += escape_markup(i < lines.size() ? lines[i] : std::string_view()) + "</p>";
  }
  return canonical(Json{{"media", ""}, {"media-source", ""}, {"media-time", 0}, {"text", html}}) + "\n";
}

// SAMI
// -----------------------------------------------------------------------------------------------------------

namespace {

/// The languages of the classes that the style sheet names, by class in lower case.
std::map<std::string, std::string> sami_languages(std::string_view head) {
  std::map<std::string, std::string> languages;
  for (std::size_t open = head.find('{'); open != head.npos; open = head.find('{', open + 1)) {
    const std::size_t close = head.find('}', open);
    if (close == head.npos) break;
    const std::size_t dot = head.rfind('.', open);
    if (dot == head.npos || open - dot > 64) continue;
    const std::string name(trim(lower(head.substr(dot + 1, open - dot - 1))));
    const std::string body = lower(head.substr(open + 1, close - open - 1));
    std::size_t at = body.find("lang:");
    if (at == body.npos || name.empty()) continue;
    std::string_view value = std::string_view(body).substr(at + 5);
    value = trim(value.substr(0, value.find(';')));
    languages.emplace(name, value);
  }
  return languages;
}

std::int64_t sync_start(std::string_view text) {
  std::int64_t ms = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), ms);
  if (error != std::errc{} || ms < 0 || ms > kLastMs) {
    throw Error(
        Code::Invalid,
        "The SAMI file has a SYNC whose start is no number of milliseconds; correct it and try again.");
  }
  return ms;
}

/// What one class says, in the file's order.
struct Voice {
  std::vector<Heard> cues;
  std::string source;  ///< the speaker that a paragraph with ID=Source named
};

}  // namespace

void read_sami(std::string_view text, const std::string& wanted, ReadCaptions& read) {
  std::map<std::string, Voice> voices;
  std::vector<std::string> order;
  std::int64_t at = -1;
  std::string name;       // of the class that speaks
  bool source = false;    // the paragraph names the speaker
  bool speaking = false;  // inside a paragraph
  bool body = false;
  std::string words;
  const auto end_paragraph = [&] {
    if (!std::exchange(speaking, false)) return;
    std::string line = join_lines(plain_spaces(std::exchange(words, {})));
    if (!voices.contains(name)) order.push_back(name);
    if (order.size() > 64) throw Error(Code::Invalid, "The SAMI file has too many languages in it.");
    Voice& voice = voices[name];
    if (source) {
      voice.source = std::move(line);
      return;
    }
    if (!voice.cues.empty() && voice.cues.back().to_ms < 0)
      voice.cues.back().to_ms = std::max(at, voice.cues.back().from_ms);
    if (line.empty()) return;
    voice.cues.push_back({at, -1, voice.source, std::move(line)});
    if (voice.cues.size() > kMostCues)
      throw Error(Code::Invalid, "The captions have more than %1 cues; divide the file and try again.",
                  {std::to_string(kMostCues)});
  };
  Markup markup(text);
  while (auto token = markup.next()) {
    if (token->tag == "sync") {
      end_paragraph();
      at = sync_start(attribute(token->attributes, "start"));
      body = true;
    } else if (token->tag == "p") {
      end_paragraph();
      name = lower(attribute(token->attributes, "class"));
      source = lower(attribute(token->attributes, "id")) == "source";
      speaking = body;
    } else if (token->tag == "br" || token->tag == "br/") {
      words += '\n';
    } else if (token->tag == "/body" || token->tag == "/sami" || token->tag == "/p") {
      end_paragraph();
    } else if (token->tag.empty() && speaking) {
      words += token->text;
    }
  }
  end_paragraph();
  const auto languages = sami_languages(text.substr(0, 65536));
  const auto language_of = [&](const std::string& voice) {
    const auto found = languages.find(voice);
    return language_code(found == languages.end() ? std::string() : found->second);
  };
  std::erase_if(order, [&](const std::string& voice) { return voices[voice].cues.empty(); });
  if (order.empty()) return;
  std::vector<std::string> named;
  for (const std::string& voice : order) named.push_back(language_of(voice));
  const auto chosen = order.begin() + static_cast<std::ptrdiff_t>(choose_language(named, wanted));
  for (const std::string& voice : order) {
    if (voice == *chosen) continue;
    const std::string language = language_of(voice);
    read.other_languages.push_back(language.empty() ? one_line(voice) : language);
  }
  Voice& voice = voices[*chosen];
  for (Heard& cue : voice.cues) cue.to_ms = std::max(cue.to_ms, cue.from_ms);
  take_speakers(voice.cues);
  const std::string language = language_of(*chosen);
  read.content = collect(std::move(voice.cues));
  read.content.language = language;
}

std::string write_sami(const TranscriptText& transcript) {
  const std::string& language = transcript.language.empty() ? "und" : transcript.language;
  std::string out =
      "<SAMI>\n<HEAD>\n<STYLE TYPE=\"text/css\">\n<!--\n.CC {Name:Transcript; lang:" + language +
      "; SAMIType:CC;}\n-->\n</STYLE>\n</HEAD>\n<BODY>\n";
  const auto lines = lines_of(transcript.text);
  for (std::size_t i = 0; i < transcript.cues.size(); ++i) {
    const Cue& cue = transcript.cues[i];
    out += "<SYNC Start=" + std::to_string(cue.from_ms) + "><P Class=CC>" +
           escape_markup(i < lines.size() ? lines[i] : std::string_view()) + "\n";
    const bool follows = i + 1 < transcript.cues.size() && transcript.cues[i + 1].from_ms <= cue.to_ms;
    if (!follows) out += "<SYNC Start=" + std::to_string(cue.to_ms) + "><P Class=CC>&nbsp;\n";
  }
  return out + "</BODY>\n</SAMI>\n";
}

}  // namespace attest::exchange::captions
