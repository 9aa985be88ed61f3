// attest transcript ...
#include "app/cli/context.h"
#include "core/exchange/captions.h"
#include "core/foundation/text.h"
#include "core/testimony/door.h"
#include "core/testimony/interview.h"

namespace attest::cli {
namespace {

using namespace testimony;
using exchange::CaptionFormat;

constexpr std::size_t kCaptionCap = 33u << 20;  // one more than the reader takes, so that it can say so

CaptionFormat format_of(const std::string& name) {
  if (name == "vtt") return CaptionFormat::Vtt;
  if (name == "srt") return CaptionFormat::Srt;
  if (name == "txt") return CaptionFormat::Text;
  return CaptionFormat::Auto;
}

EntityId find_version(const store::Vault& vault, const Transcript& transcript, int number) {
  if (number == 0) return transcript.current;
  const auto all = versions(vault, transcript.id);
  if (number < 1 || static_cast<std::size_t>(number) > all.size())
    throw Error(Code::NotFound, "This transcript has %1 version(s).", {std::to_string(all.size())});
  return all[static_cast<std::size_t>(number) - 1].id;
}

void add_import(CLI::App& app, Context& context) {
  struct Options {
    std::string id, file, format = "auto", language, media, role = "original";
  };
  auto options = std::make_shared<Options>();
  auto* import =
      command(app, "import", "Take in a transcript: WebVTT, SubRip or plain text, in UTF-8",
              "attest --vault field.attest transcript import KUSO-TAMIRE interview.ko.vtt --language ko-KP");
  import->add_option("ID", options->id, "Record code or id")->required();
  import->add_option("FILE", options->file, "The file, or - for standard input")->required();
  import->add_option("--format", options->format, "auto, vtt, srt, txt")
      ->check(CLI::IsMember({"auto", "vtt", "srt", "txt"}));
  import->add_option("--language", options->language, "BCP 47, such as ko-KP");
  import->add_option("--media", options->media, "The recording it is of (default: the only one)");
  import->add_option("--role", options->role, "original, translation or redacted")
      ->check(CLI::IsMember({"original", "translation", "redacted"}));
  import->callback([=, &context] {
    auto& vault = context.writer();
  const auto id = find_interview(vault, options->id);
  NewTranscript made;
  made.content = exchange::read_captions(as_text(context.read_input(options->file, kCaptionCap)),
                                         format_of(options->format));
  made.role = options->role;
  made.language = options->language.empty() ? made.content.language : options->language;
  if (made.language.empty())
    if (const auto fields = interview(vault, id).fields;
        fields.contains("language") && made.role != "translation")
      made.language = fields.at("language");
  const auto recordings = media_of(vault, id);
  if (!options->media.empty())
    made.media = find_media(vault, id, options->media).facts.media;
  else if (recordings.size() == 1)
    made.media = recordings.front().facts.media;
  const auto transcript = import_transcript(vault, id, made);
  const auto now = find_transcript(vault, id, transcript.hex());
  const auto characters = count_points(made.content.text);
  context.answer({{"id", transcript.hex()},
                  {"version", now.current.hex()},
                  {"language", now.language},
                  {"cues", made.content.cues.size()},
                  {"characters", characters}},
                 "Imported " + std::to_string(made.content.cues.size()) + " lines, " +
                     std::to_string(characters) + " characters: " + transcript.hex());
});
}  // namespace

void add_show_and_versions(CLI::App& app, Context& context) {
  struct Options {
    std::string id, transcript;
    int version = 0;
  };
  auto options = std::make_shared<Options>();
  auto* show = command(app, "show", "Read a transcript",
                       "attest --vault field.attest transcript show KUSO-TAMIRE --transcript ko");
  show->add_option("ID", options->id, "Record code or id")->required();
  show->add_option("--transcript", options->transcript, "Its id or language (default: the original)");
  show->add_option("--version", options->version,
                   "The number of a version, the oldest is 1 (default: the newest)")
      ->check(CLI::PositiveNumber);
  show->callback([=, &context] {
    const auto& vault = context.reader();
    const auto transcript = find_transcript(vault, find_interview(vault, options->id), options->transcript);
    const auto version = find_version(vault, transcript, options->version);
    const auto content = version_text(vault, version);
    Json cues = Json::array();
    std::string text;
    const std::u32string points = to_points(content.text);
    for (const auto& cue : content.cues) {
      cues.push_back({{"from", cue.from},
                      {"to", cue.to},
                      {"from_ms", cue.from_ms},
                      {"to_ms", cue.to_ms},
                      {"speaker", cue.speaker}});
      if (cue.from_ms >= 0) text += clock_text(cue.from_ms) + "  ";
      if (!cue.speaker.empty()) text += one_line(cue.speaker) + ": ";
      text += from_points(std::u32string_view(points).substr(cue.from, cue.to - cue.from)) + "\n";
    }
    context.answer({{"id", transcript.id.hex()},
                    {"version", version.hex()},
                    {"language", transcript.language},
                    {"role", transcript.role},
                    {"text", content.text},
                    {"cues", std::move(cues)}},
                   text);
  });
  auto* list = command(app, "versions", "The versions of a transcript, oldest first",
                       "attest --vault field.attest transcript versions KUSO-TAMIRE");
  list->add_option("ID", options->id, "Record code or id")->required();
  list->add_option("--transcript", options->transcript, "Its id or language (default: the original)");
  list->callback([=, &context] {
    const auto& vault = context.reader();
    const auto transcript = find_transcript(vault, find_interview(vault, options->id), options->transcript);
    Json all = Json::array();
    std::string text;
    int number = 0;
    for (const auto& version : versions(vault, transcript.id)) {
      all.push_back({{"number", ++number},
                     {"id", version.id.hex()},
                     {"characters", version.characters},
                     {"author", version.author},
                     {"time", to_iso(from_ms(version.time))},
                     {"current", version.id == transcript.current}});
      text += std::to_string(number) + "  " + to_iso(from_ms(version.time)) + "  " + version.author + "  " +
              std::to_string(version.characters) + " characters" +
              (version.id == transcript.current ? "  (shown)" : "") + "\n";
    }
    context.answer({{"transcript", transcript.id.hex()}, {"versions", std::move(all)}}, text);
  });
}

void add_export(CLI::App& app, Context& context) {
  struct Options {
    std::string id, transcript, output, format, use = "analysis", reason;
  };
  auto options = std::make_shared<Options>();
  auto* out = command(app, "export", "Write a transcript out in the clear",
                      "attest --vault field.attest transcript export KUSO-TAMIRE -o out.vtt --reason "
                      "\"checked by hand for names\"");
  out->add_option("ID", options->id, "Record code or id")->required();
  out->add_option("-o,--output", options->output, "The file to write, or -")->required();
  out->add_option("--transcript", options->transcript, "Its id or language (default: the original)");
  out->add_option("--format", options->format, "vtt, srt, txt (default: by the file's name)")
      ->check(CLI::IsMember({"vtt", "srt", "txt"}));
  out->add_option("--use", options->use, "What for");
  out->add_option(
      "--reason", options->reason,
      "Why it may leave without a scan for names, or before consent was asked; it is written down");
  out->callback([=, &context] {
    auto& vault = context.writer();
    const auto id = find_interview(vault, options->id);
    const auto transcript = find_transcript(vault, id, options->transcript);
    context.check_output(options->output);
    std::string format = options->format;
    if (format.empty()) {
      const auto ending = std::filesystem::path(options->output).extension().string();
      format = ending == ".srt" ? "srt" : ending == ".txt" ? "txt" : "vtt";
    }
    const std::string file =
        exchange::write_captions(version_text(vault, transcript.current), format_of(format));
    pass(vault, parse_use(options->use), {id, Exit::ExportTranscript}, options->reason, true);
    context.write_output(options->output, as_bytes(file));
    if (options->output != "-")
      context.answer({{"file", options->output}, {"scanned_for_names", false}},
                     "Wrote " + options->output + ", in the clear and not scanned for names.");
  });
}

}  // namespace attest::cli

void add_transcript_commands(CLI::App& app, Context& context) {
  auto* transcript = command(app, "transcript", "Transcripts and translations", "");
  transcript->require_subcommand(1);
  add_import(*transcript, context);
  add_show_and_versions(*transcript, context);
  add_export(*transcript, context);
}

}  // namespace attest::cli
