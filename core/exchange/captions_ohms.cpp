// OHMS, the Oral History Metadata Synchronizer: https://www.weareavp.com/nunncenter/ohms/ohms.xsd. From
// version 6 a record holds WebVTT; before, lines of text and in <sync> "1:|12(4)|25(7)": every 1 minute, at
// line 12 before word 5, and so on.
#include <unicode/uloc.h>

#include <algorithm>
#include <charconv>

#include "core/exchange/captions_parts.h"
#include "core/exchange/xml.h"
#include "core/foundation/error.h"
#include "core/foundation/text.h"

namespace attest::exchange::captions {

using testimony::TranscriptText;

namespace {

constexpr std::int64_t kMinute = 60000;

/// One transcript of a record, with its translation's names where it is one.
struct Version {
  std::string language;
  std::string vtt;
  std::string text;
  std::string sync;
  bool empty() const { return trim(vtt).empty() && trim(text).empty(); }
};

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  for (const pugi::xml_node one : node.children())
    if (local_name(one) == name) return one;
  return {};
}

/// All text in an element, CDATA sections too.
std::string content(const pugi::xml_node& record, std::string_view name) {
  std::string text;
  for (const pugi::xml_node part : child(record, name).children())
    if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) text += part.value();
  return clean(std::move(text));
}

/// Lines (from 1) at which each interval begins; the first is that of one interval.
struct Sync {
  std::int64_t interval_ms = kMinute;
  std::vector<std::size_t> lines;
};

Sync read_sync(std::string_view text) {
  Sync sync;
  const std::size_t colon = text.find(':');
  if (colon == text.npos) return sync;
  int minutes = 1;
  std::from_chars(text.data(), text.data() + colon, minutes);
  sync.interval_ms = std::clamp(minutes, 1, 60) * kMinute;
  text.remove_prefix(colon + 1);
  if (text.starts_with('|')) text.remove_prefix(1);
  while (!text.empty() && sync.lines.size() < 60000) {
    const std::size_t end = std::min(text.find('|'), text.size());
    std::size_t line = 0;
    std::from_chars(text.data(), text.data() + end, line);
    sync.lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return sync;
}

/// Notes are parted off by OHMS's own brackets: "[[footnote]]1[[/footnote]]", "[[footnotes]] ...
/// [[/footnotes]]".
std::string without_notes(std::string text) {
  for (const auto& [open, close] :
       {std::pair{"[[footnotes]]", "[[/footnotes]]"}, {"[[footnote]]", "[[/footnote]]"}}) {
    std::string kept;
    std::size_t at = 0;
    for (std::size_t from; (from = text.find(open, at)) != text.npos;) {
      const std::size_t to = text.find(close, from);
      if (to == text.npos) break;
      kept.append(text, at, from - at);
      // The numbers of lines stay right.
      kept.append(static_cast<std::size_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(from),
                                                      text.begin() + static_cast<std::ptrdiff_t>(to), '\n')),
                  '\n');
      at = to + std::string_view(close).size();
    }
    text = kept + text.substr(at);
  }
  return text;
}

TranscriptText read_legacy(const std::string& raw, const Sync& sync) {
  const std::string text = without_notes(normalise_input(raw, "the transcript"));
  const auto lines = lines_of(text);
  std::vector<Heard> cues;
  std::size_t before = 0;  // sync points before the paragraph
  std::size_t within = 0;  // and before its end
  std::string paragraph;
  const auto end_paragraph = [&] {
    if (paragraph.empty()) return;
    Heard cue{-1, -1, {}, join_lines(paragraph)};
    if (!sync.lines.empty()) {
      cue.from_ms = std::min<std::int64_t>(kLastMs, static_cast<std::int64_t>(before) * sync.interval_ms);
      const std::size_t next = std::min(within + 1, sync.lines.size());
      cue.to_ms =
          std::clamp<std::int64_t>(static_cast<std::int64_t>(next) * sync.interval_ms, cue.from_ms, kLastMs);
    }
    cues.push_back(std::move(cue));
    paragraph.clear();
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool begins = paragraph.empty();
    if (begins) before = within;
    if (trim(lines[i]).empty()) {
      end_paragraph();
    } else {
      paragraph += lines[i];
      paragraph += '\n';
    }
    while (within < sync.lines.size() && sync.lines[within] <= i + 1) ++within;
  }
  end_paragraph();
  take_speakers(cues);
  return collect(std::move(cues));
}

TranscriptText read_version(const Version& version) {
  TranscriptText transcript;
  if (!trim(version.vtt).empty()) {
    const std::string text = normalise_input(trim(version.vtt), "the WebVTT in it");
    if (!text.starts_with("WEBVTT"))
      throw Error(Code::Invalid, "The OHMS record's transcript is not WebVTT.");
    transcript = read_vtt(text, true);
  } else {
    transcript = read_legacy(version.text, read_sync(version.sync));
  }
  if (transcript.language.empty()) transcript.language = language_code(version.language);
  return transcript;
}

}  // namespace

std::string language_code(const std::string& language) {
  const std::string name = lower(trim(language));
  if (name.empty() || name == "und" || name.size() > 64) return {};
  // Two or three letters and what follows them are a code already.
  const std::size_t letters = std::min(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz"), name.size());
  if (letters >= 2 && letters <= 3 &&
      (letters == name.size() || name[letters] == '-' || name[letters] == '_')) {
    TranscriptText named;
    named.language = trim(language);
    std::replace(named.language.begin(), named.language.end(), '_', '-');
    try {
      testimony::check(named);
      return named.language;
    } catch (const Error&) {
      return {};
    }
  }
  for (const char* const* code = uloc_getISOLanguages(); *code; ++code) {
    UChar shown[128];
    UErrorCode error = U_ZERO_ERROR;
    const std::int32_t size = uloc_getDisplayLanguage(*code, "en", shown, 128, &error);
    if (U_FAILURE(error) || size <= 0) continue;
    std::string english;
    for (std::int32_t i = 0; i < size; ++i) english += shown[i] < 0x80 ? static_cast<char>(shown[i]) : '?';
    if (lower(english) == name) return *code;
  }
  return {};
}

std::size_t choose_language(const std::vector<std::string>& languages, const std::string& wanted) {
  if (wanted.empty() || languages.size() < 2) return 0;
  const auto base = [](const std::string& tag) { return lower(tag.substr(0, tag.find_first_of("-_"))); };
  const auto in_full = [](const std::string& tag) {
    char locale[ULOC_FULLNAME_CAPACITY] = {};
    char script[ULOC_SCRIPT_CAPACITY] = {};
    UErrorCode error = U_ZERO_ERROR;
    uloc_addLikelySubtags(tag.c_str(), locale, sizeof locale, &error);
    uloc_getScript(locale, script, sizeof script, &error);
    return U_SUCCESS(error) ? std::string(script) : std::string();
  };
  std::size_t best = 0;
  int most = 0;
  std::string there;
  for (std::size_t i = 0; i < languages.size(); ++i) {
    const std::string code = language_code(languages[i]);
    there += (i ? ", " : "") + (code.empty() ? std::string("?") : code);
    if (code.empty() || base(code) != base(wanted)) continue;
    const int fit = lower(code) == lower(wanted) ? 3 : in_full(code) == in_full(wanted) ? 2 : 1;
    if (fit > most) best = i;
    most = std::max(most, fit);
  }
  if (most == 0) {
    throw Error(Code::Invalid, "The file holds several languages, and none is %1: %2. Name one of them.",
                {wanted, there});
  }
  return best;
}

void read_ohms(std::string_view text, const std::string& language, ReadCaptions& read) {
  const XmlDocument document{std::string(text)};
  const pugi::xml_node root = document.root();
  const pugi::xml_node record = local_name(root) == "record" ? root : child(root, "record");
  if (!record) {
    throw Error(Code::Invalid, "The XML is no OHMS record; Attest reads transcripts in XML from OHMS only.");
  }
  std::vector<Version> versions{
      {content(record, "language"), content(record, "vtt_transcript"), content(record, "transcript"),
       content(record, "sync")},
      {content(record, "transcript_alt_lang"), content(record, "vtt_transcript_alt"),
       content(record, "transcript_alt"), content(record, "sync_alt")}};
  std::erase_if(versions, [](const Version& version) { return version.empty(); });
  if (versions.empty()) return;
  std::vector<std::string> languages;
  for (const Version& version : versions) languages.push_back(version.language);
  const auto chosen = versions.begin() + static_cast<std::ptrdiff_t>(choose_language(languages, language));
  for (auto other = versions.begin(); other != versions.end(); ++other) {
    if (other == chosen) continue;
    const std::string code = language_code(other->language);
    read.other_languages.push_back(code.empty() ? one_line(collapse(other->language)) : code);
  }
  read.content = read_version(*chosen);
}

}  // namespace attest::exchange::captions
