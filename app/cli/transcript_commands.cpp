// attest transcript ...
#include "app/cli/context.h"
#include "core/exchange/captions.h"
#include "core/exchange/speech_to_text.h"
#include "core/foundation/text.h"
#include "core/testimony/door.h"
#include "core/testimony/interview.h"

namespace attest::cli {
namespace {

using namespace testimony;
using exchange::CaptionFormat;

/// "Read as Windows-949 (guessed)", and all else that a person should know of how a file was read.
std::string told(const exchange::ReadCaptions& read) {
  std::string text = "Read as " + read.encoding + (read.encoding_certain ? "" : " (guessed)") + ", " +
                     exchange::name_of(read.format) + ".\n";
  if (!read.encoding_certain)
    text += "Look at the text; if it is wrong, name the encoding: --encoding NAME (--look only shows it).\n";
  if (read.replaced > 0)
    text += std::to_string(read.replaced) +
            " places were no characters in this encoding; \uFFFD stands for each.\n";
  if (!read.other_languages.empty()) {
    text += "The file also holds:";
    for (const std::string& language : read.other_languages) text += " " + one_line(language);
    text += ". Choose by --language.\n";
  }
  if (read.machine_made)
    text += "A machine made it, and nobody has reviewed it yet: attest transcript reviewed.\n";
  return text;
}

EntityId find_version(const store::Vault& vault, const Transcript& transcript, int number) {
  if (number == 0) return transcript.current;
  const auto all = versions(vault, transcript.id);
  if (number < 1 || static_cast<std::size_t>(number) > all.size())
    throw Error(Code::NotFound, "This transcript has %1 version(s).", {std::to_string(all.size())});
  return all[static_cast<std::size_t>(number) - 1].id;
}

Json json_of(const exchange::ReadCaptions& read) {
  return {{"format", exchange::name_of(read.format)},  {"encoding", read.encoding},
          {"encoding_certain", read.encoding_certain}, {"replaced", read.replaced},
          {"other_languages", read.other_languages},   {"machine_made", read.machine_made}};
}

void add_import(CLI::App& app, Context& context) {
  struct Options {
    std::string id, file, format = "auto", encoding = "auto", language, media, role = "original";
    bool machine = false, look = false;
  };
  auto options = std::make_shared<Options>();
  auto* taking = command(
      app, "import",
      "Take in a transcript: WebVTT, SubRip, plain text, oTranscribe, Whisper's JSON, DOCX, ODT, OHMS, SAMI",
      "attest --vault field.attest transcript import KUSO-TAMIRE interview.ko.srt --encoding cp949 "
      "--language ko-KP");
  taking->add_option("ID", options->id, "Record code or id")->required();
  taking->add_option("FILE", options->file, "The file, or - for standard input")->required();
  taking->add_option("--format", options->format, "auto, vtt, srt, txt, otr, whisper, docx, odt, ohms, sami")
      ->check(CLI::IsMember({"auto", "vtt", "srt", "txt", "otr", "whisper", "docx", "odt", "ohms", "sami"}));
  taking->add_option("--encoding", options->encoding,
                     "auto, or a name such as UTF-8, Windows-949, JOHAB, GB18030, Big5, Windows-1256");
  taking->add_option("--language", options->language,
                     "BCP 47, such as ko-KP; also chooses from a file with several");
  taking->add_option("--media", options->media, "The recording it is of (default: the only one)");
  taking->add_option("--role", options->role, "original, translation or redacted")
      ->check(CLI::IsMember({"original", "translation", "redacted"}));
  taking->add_flag("--machine", options->machine, "A machine made it (known by itself of Whisper's JSON)");
  taking->add_flag("--look", options->look, "Only show how it would be read; keep nothing");
  taking->callback([=, &context] {
    auto& vault = options->look ? context.reader() : context.writer();
    const auto id = find_interview(vault, options->id);
    const auto read = exchange::read_captions(
        as_text(context.read_input(options->file, exchange::caption_cap + 1)),
        exchange::format_named(options->format), options->encoding, options->language);
    if (options->look) {
      Json object = json_of(read);
      object["text"] = read.content.text;
      object["cues"] = read.content.cues.size();
      return context.answer(object, told(read) + "Nothing was kept. It reads:\n\n" + read.content.text);
    }
    NewTranscript made;
    made.content = read.content;
    made.role = options->role;
    made.machine_made = read.machine_made || options->machine;
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
    Json object = json_of(read);
    object.update({{"id", transcript.hex()},
                   {"version", now.current.hex()},
                   {"language", now.language},
                   {"cues", made.content.cues.size()},
                   {"characters", characters},
                   {"machine_made", now.machine_made}});
    context.answer(object, told(read) + "Imported " + std::to_string(made.content.cues.size()) + " lines, " +
                               std::to_string(characters) + " characters: " + transcript.hex());
  });
}  // namespace

void add_reviewed(CLI::App& app, Context& context) {
  struct Options {
    std::string id, transcript;
  };
  auto options = std::make_shared<Options>();
  auto* reviewed = command(app, "reviewed", "Say that you have read a machine's transcript against the sound",
                           "attest --vault field.attest transcript reviewed KUSO-TAMIRE");
  reviewed->add_option("ID", options->id, "Record code or id")->required();
  reviewed->add_option("--transcript", options->transcript, "Its id or language (default: the original)");
  reviewed->callback([=, &context] {
    auto& vault = context.writer();
    const auto transcript = find_transcript(vault, find_interview(vault, options->id), options->transcript);
    mark_reviewed(vault, transcript.id);
    context.answer({{"id", transcript.id.hex()}, {"version", transcript.current.hex()}, {"reviewed", true}},
                   "Marked as reviewed by you: " + transcript.id.hex());
  });
}

void add_machine(CLI::App& app, Context& context) {
  struct Options {
    std::string id, media, program, language;
    double minutes = 0;
    bool none = false;
  };
  auto options = std::make_shared<Options>();
  auto* machine = command(
      app, "machine",
      "Let a program of this laptop write what it hears: marked as a machine's until somebody reviews it",
      "attest --vault field.attest transcript machine KUSO-TAMIRE --program \"whisper-cli -m model.bin -l "
      "{language} "
      "-np -f {wav}\"");
  machine->add_option("ID", options->id, "Record code or id")->required();
  machine->add_option("--media", options->media, "The recording (default: the only one)");
  machine->add_option("--program", options->program,
                      "The command; {wav} and {language} are filled in (default: transcript program)");
  machine->add_option("--language", options->language, "BCP 47 (default: the interview's)");
  machine->add_option("--time-limit", options->minutes, "Minutes (default: thirty times the sound, and ten)")
      ->check(CLI::PositiveNumber);
  machine->callback([=, &context] {
    auto& vault = context.writer();
    const auto id = find_interview(vault, options->id);
    allow_machine(vault, id);
    const std::string program =
        options->program.empty() ? vault.setting(exchange::speech_program_setting) : options->program;
    if (program.empty())
      throw Error(Code::Invalid, "No program is named: --program, or attest transcript program.");
    const auto media = find_media(vault, id, options->media);
    NewTranscript made;
    made.media = media.facts.media;
    made.language = options->language;
    if (const auto fields = interview(vault, id).fields; made.language.empty() && fields.contains("language"))
      made.language = fields.at("language");
    exchange::SpeechLimits limits;
    limits.time = std::chrono::milliseconds(static_cast<std::int64_t>(options->minutes * 60000));
    exchange::MachineTranscript heard;
    media::ReadableSound sound(open_media(vault, media));
    context.run("Hearing", [&](Job& job) {
      heard = exchange::transcribe(*sound.decoder(), program, made.language, job, limits);
    });
    made.content = heard.read.content;
    if (made.language.empty()) made.language = made.content.language;
    made.machine_made = true;
    const auto transcript = import_transcript(vault, id, made);
    const auto now = find_transcript(vault, id, transcript.hex());
    context.answer(
        {{"id", transcript.hex()},
         {"version", now.current.hex()},
         {"language", now.language},
         {"cues", made.content.cues.size()},
         {"characters", count_points(made.content.text)},
         {"made_by", "machine"},
         {"reviewed", false},
         {"network_cut", heard.network_cut}},
        std::string(heard.network_cut ? "The program ran without a network.\n"
                                      : "This system does not let a program be cut off from the network; "
                                        "the program could have sent away what it heard.\n") +
            "Made by a machine, not yet reviewed: " + std::to_string(made.content.cues.size()) + " lines, " +
            transcript.hex());
  });

  auto* program =
      command(app, "program", "The program that \"transcript machine\" runs on this laptop",
              "attest --vault field.attest transcript program \"whisper-cli -m model.bin -l {language} -np "
              "-f {wav}\"");
  program->add_option("COMMAND", options->program, "The command; it stays on this laptop and never travels");
  program->add_flag("--none", options->none, "Name none any more");
  program->callback([=, &context] {
    if (!options->program.empty()) exchange::split_command(options->program);
    if (options->none || !options->program.empty())
      context.writer().set_setting(exchange::speech_program_setting, options->program);
    const std::string now = (options->none || !options->program.empty() ? context.writer() : context.reader())
                                .setting(exchange::speech_program_setting);
    context.answer({{"program", now}}, now.empty() ? "No program is named." : now);
  });
}

std::string machine_note(const Transcript& transcript) {
  if (!transcript.machine_made) return {};
  return transcript.reviewed ? "Made by a machine, reviewed by a person.\n\n"
                             : "Made by a machine, not yet reviewed: it may say what nobody said.\n\n";
}

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
                    {"made_by", transcript.machine_made ? "machine" : "person"},
                    {"reviewed", transcript.reviewed.has_value()},
                    {"text", content.text},
                    {"cues", std::move(cues)}},
                   machine_note(transcript) + text);
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

CaptionFormat output_format(const std::string& format, const std::string& output) {
  if (!format.empty()) return exchange::format_named(format);
  const auto ending = std::filesystem::path(output).extension().string();
  for (const char* known : {"srt", "txt", "docx", "odt", "otr"})
    if (ending == "." + std::string(known)) return exchange::format_named(known);
  return ending == ".smi" ? CaptionFormat::Sami : CaptionFormat::Vtt;
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
  out->add_option("--format", options->format,
                  "vtt, srt, txt, docx, odt, otr, sami (default: by the file's name)")
      ->check(CLI::IsMember({"vtt", "srt", "txt", "docx", "odt", "otr", "sami"}));
  out->add_option("--use", options->use, "What for");
  out->add_option(
      "--reason", options->reason,
      "Why it may leave without a scan for names, or before consent was asked; it is written down");
  out->callback([=, &context] {
    auto& vault = context.writer();
    const auto id = find_interview(vault, options->id);
    const auto transcript = find_transcript(vault, id, options->transcript);
    context.check_output(options->output);
    auto content = version_text(vault, transcript.current);
    if (content.language.empty()) content.language = transcript.language;
    const std::string file =
        exchange::write_captions(content, output_format(options->format, options->output));
    pass(vault, parse_use(options->use), {id, Exit::ExportTranscript}, options->reason, true);
    context.write_output(options->output, as_bytes(file));
    if (options->output != "-")
      context.answer({{"file", options->output},
                      {"scanned_for_names", false},
                      {"made_by", transcript.machine_made ? "machine" : "person"},
                      {"reviewed", transcript.reviewed.has_value()}},
                     machine_note(transcript) + "Wrote " + options->output +
                         ", in the clear and not scanned for names.");
  });
}

}  // namespace

void add_transcript_commands(CLI::App& app, Context& context) {
  auto* transcript = command(app, "transcript", "Transcripts and translations", "");
  transcript->require_subcommand(1);
  add_import(*transcript, context);
  add_show_and_versions(*transcript, context);
  add_reviewed(*transcript, context);
  add_machine(*transcript, context);
  add_export(*transcript, context);
}

}  // namespace attest::cli
