// attest media ..., attest record
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <csignal>

#include "app/cli/context.h"
#include "core/foundation/text.h"
#include "core/media/listener.h"
#include "core/testimony/door.h"
#include "core/testimony/interview.h"
#include "core/testimony/originals.h"
#include "core/testimony/project.h"
#include "core/testimony/sound_export.h"

namespace attest::cli {
namespace {

using namespace testimony;

Json media_json(const media::RecordingFacts& facts, bool here) {
  return {{"id", facts.media.hex()},
          {"duration_ms", facts.duration_ms()},
          {"bytes", facts.size},
          {"interrupted", facts.interrupted},
          {"codec", std::string(media::name(facts.codec))},
          {"rate", facts.rate},
          {"channels", facts.channels},
          {"sha256", facts.sha256},
          {"origin", facts.origin},
          {"here", here}};
}

std::string media_text(const media::RecordingFacts& facts, bool here) {
  return facts.media.hex() + "  " + clock_text(facts.duration_ms()) + "  " +
         std::string(media::name(facts.codec)) + "  " + size_text(facts.size) +
         (facts.interrupted ? "  interrupted" : "") + (here ? "" : "  (its sound is not here)") + "\n";
}

/// The file that a recording was made of, where it was kept; with `metadata`, what its device wrote into it.
Json original_json(const KeptOriginal& original, bool metadata) {
  Json json{{"id", original.file.facts.media.hex()},
            {"bytes", original.file.facts.size},
            {"container", original.file.container},
            {"sha256", original.file.facts.sha256},
            {"sha512", original.file.facts.sha512},
            {"rounded", original.file.rounded},
            {"here", original.here},
            {"destroyed", original.destroyed.empty() ? Json() : Json(original.destroyed)}};
  if (metadata) {
    json["metadata"] = original.metadata.json();
    json["metadata_cut"] = original.metadata.cut;
  }
  return json;
}

std::string original_text(const KeptOriginal& original, bool metadata) {
  std::string text = "    made of a file that is kept: " + original.file.container + ", " +
                     size_text(original.file.facts.size) + ", sha256 " + original.file.facts.sha256;
  if (original.file.rounded) text += ", finer than the 24 bits of the recording";
  if (!original.destroyed.empty())
    text += "  (destroyed: " + one_line(original.destroyed) + ")";
  else if (!original.here)
    text += "  (it is not here)";
  text += "\n";
  if (!metadata) return text;
  for (const auto& [name, value] : original.metadata.pairs)
    text += "      " + one_line(name) + ": " + one_line(value) + "\n";
  if (original.metadata.cut) text += "      (there is more in the file)\n";
  return text;
}

void add_add(CLI::App& media_app, Context& context) {
  struct Options {
    std::string id, file;
  };
  auto options = std::make_shared<Options>();
  auto* add =
      command(media_app, "add",
              "Add a recording made elsewhere: WAV, FLAC, Ogg, MP3; by ffmpeg M4A, AMR, video and others",
              "attest --vault field.attest media add KUSO-TAMIRE interview.wav");
  add->add_option("ID", options->id, "Record code or id")->required();
  add->add_option("FILE", options->file, "The sound file, or - for standard input")->required();
  add->callback([=, &context] {
    auto& vault = context.writer();
    const auto id = find_interview(vault, options->id);
    std::unique_ptr<RandomSource> source;
    if (options->file == "-")
      source = std::make_unique<MemorySource>(context.read_input("-", std::size_t{1} << 30));
    else
      source = std::make_unique<FileSource>(options->file);
    media::Import import;
    context.run("Adding", [&](Job& job) { import = add_media(vault, id, *source, job); });
    // The digest is of what came: the one that sha256sum gives for FILE.
    Json json = media_json(import.sound, true);
    json["sha256"] = import.sha256;
    json["sound_sha256"] = import.sound.sha256;
    std::string text =
        "Added " + media_text(import.sound, true) + "sha256 of the file: " + import.sha256 + "\n";
    const auto original = original_of(vault, import.sound.media);
    json["original"] = original ? original_json(*original, true) : Json();
    if (original) text += original_text(*original, true);
    context.answer(json, text);
  });
}

/// What happened in the recordings of an interview.
struct Moments {
  Moments(const store::Vault& vault, const RecordId& interview)
      : gaps(testimony::gaps(vault, interview)), markers(testimony::markers(vault, interview)) {}
  void add_to(Json& json, const EntityId& media) const {
    json["gaps"] = Json::array();
    for (const auto& gap : gaps)
      if (gap.media == media)
        json["gaps"].push_back({{"from_ms", gap.from_ms},
                                {"silent_ms", gap.silent_ms},
                                {"ms", gap.ms ? Json(*gap.ms) : Json()},
                                {"reason", gap.reason}});
    json["markers"] = Json::array();
    for (const auto& marker : markers)
      if (marker.media == media)
        json["markers"].push_back({{"at_ms", marker.at_ms}, {"kind", marker.kind}, {"text", marker.text}});
  }
  std::string text(const EntityId& media) const {
    std::string lines;
    for (const auto& gap : gaps)
      if (gap.media == media)
        lines += "    " + clock_text(gap.from_ms) + "  " + gap.reason +
                 (gap.ms ? ", " + clock_text(*gap.ms) + " missing" : "") + "\n";
    for (const auto& marker : markers)
      if (marker.media == media)
        lines += "    " + clock_text(marker.at_ms) + "  " + kind_text(marker.kind) +
                 (marker.text.empty() ? "" : ": " + one_line(marker.text)) + "\n";
    return lines;
  }
  static std::string kind_text(const std::string& kind) {
    if (kind.empty()) return "marker";
    if (kind == media::name(media::MarkerKind::Skipped)) return "a question was skipped";
    if (kind == media::name(media::MarkerKind::Distress)) return "distress";
    return "marker (" + one_line(kind) + ")";
  }
  std::vector<MediaGap> gaps;
  std::vector<MediaMarker> markers;
};

void add_off(CLI::App& media_app, Context& context) {
  struct Options {
    std::string id, media;
    std::int64_t from = 0, to = INT64_MAX;
  };
  auto options = std::make_shared<Options>();
  auto* off =
      command(media_app, "off",
              "Off the record: destroy the sound of a span, for good. The rest of the recording still "
              "verifies, and the gap stays visible. Notes and transcripts are not touched",
              "attest --vault field.attest media off KUSO-TAMIRE 5f0c --from 312000 --to 345500");
  off->add_option("ID", options->id, "Record code or id")->required();
  off->add_option("MEDIA", options->media, "The recording's id")->required();
  off->add_option("--from", options->from, "Where it begins, in milliseconds of the recording")
      ->required()
      ->check(CLI::NonNegativeNumber);
  off->add_option("--to", options->to, "Where it ends (default: the recording's end)")
      ->check(CLI::NonNegativeNumber);
  off->callback([=, &context] {
    auto& vault = context.writer();
    const auto item = find_media(vault, find_interview(vault, options->id), options->media);
    const std::int64_t to = std::min(options->to, item.facts.duration_ms() + 1000);
    context.run("Destroying", [&](Job& job) { say_off_record(vault, item, options->from, to, job); });
    Json spans = Json::array();
    std::string text;
    for (const auto& gap : testimony::gaps(vault, item.facts.interview))
      if (gap.media == item.facts.media && gap.reason == media::name(media::GapReason::OffRecord)) {
        spans.push_back({{"from_ms", gap.from_ms}, {"to_ms", gap.from_ms + gap.silent_ms}});
        text += "Off the record: " + clock_text(gap.from_ms) + " to " +
                clock_text(gap.from_ms + gap.silent_ms) + ".\n";
      }
    text += "Its sound is destroyed here";
    if (const auto original = original_of(vault, item.facts.media); original && !original->destroyed.empty())
      text += ", and so is the file that the recording was made of";
    text +=
        ". Bundles that were sent, files that were exported and backups made before hold it still. Whoever "
        "takes in "
        "a new bundle destroys it too; make a new backup, and destroy the old ones.";
    context.answer({{"id", item.facts.media.hex()}, {"off_record", std::move(spans)}}, text);
  });
}

/// The file that `-o` names, which appears once it is whole; or standard output, for `-`.
class Output final : public Sink {
 public:
  Output(Context& context, const std::string& path) : context_(context) {
    if (path != "-") file_.emplace(context.disk(), path, context.force());
  }
  void write(ByteView in) override {
    if (file_)
      file_->write(in);
    else
      context_.write_output("-", in);
  }
  void commit() {
    if (file_) file_->commit();
  }

 private:
  Context& context_;
  std::optional<PendingFile> file_;
};

void add_original(CLI::App& media_app, Context& context) {
  struct Options {
    std::string id, media, output, use = "analysis", reason;
  };
  auto options = std::make_shared<Options>();
  auto* out =
      command(media_app, "original",
              "Write out the file that a recording was made of, as it came. The voice is in it, and what the "
              "device wrote into it: maker, time, place",
              "attest --vault field.attest media original KUSO-TAMIRE 5f0c -o came.m4a --use court");
  out->add_option("ID", options->id, "Record code or id")->required();
  out->add_option("MEDIA", options->media, "The recording's id")->required();
  out->add_option("-o,--output", options->output, "The file to write")->required();
  out->add_option("--use", options->use, "What for");
  out->add_option("--reason", options->reason,
                  "Where consent to that has not been asked yet: why; it is written down");
  out->callback([=, &context] {
    auto& vault = context.writer();
    const auto id = find_interview(vault, options->id);
    const auto item = find_media(vault, id, options->media);
    context.check_output(options->output);
    const auto original = original_of(vault, item.facts.media);
    if (!original)
      throw Error(Code::NotFound,
                  "No other file is kept of this recording. Where it was added, it is the file as it came: "
                  "media export.");
    const auto file = open_original(vault, *original);
    pass(vault, parse_use(options->use), {id, Exit::ExportOriginal}, options->reason, false);
    context.run("Writing", [&](Job& job) {
      job.expect(file->size());
      Output out_file(context, options->output);
      Bytes block(256u << 10);
      std::uint64_t at = 0;
      while (const std::size_t n = file->read_at(at, block)) {
        out_file.write(ByteView(block).first(n));
        crypto::wipe(block);
        at += n;
        job.advance(n);
      }
      out_file.commit();
    });
    context.note(
        "The voice is in this file, and what the device wrote into it. Both may say who spoke, and where.");
    if (options->output != "-")
      context.answer({{"file", options->output},
                      {"bytes", file->size()},
                      {"sha256", original->file.facts.sha256},
                      {"container", original->file.container}},
                     "Wrote " + options->output + ", in the clear, as it came.");
  });
}

/// What a person has to know of a level and of this recording before it leaves.
void note_export(const SoundExport& sound, SoundLevel level, const Context& context) {
  context.note(std::string(warning(level)));
  if (level == SoundLevel::Spoken) return;
  if (!sound.redacted())
    return context.note("There is no redacted transcript of this recording: nothing in it is silenced.");
  std::int64_t silent_ms = 0;
  for (const auto& span : sound.silent()) silent_ms += span.to_ms - span.from_ms;
  context.note(std::to_string(sound.silent().size()) + " place(s) are silenced, " + clock_text(silent_ms) +
               " in all. No line of the transcript covers " + clock_text(sound.uncompared_ms()) +
               " of the recording: whatever is said there leaves with it.");
}

void add_export(CLI::App& media_app, Context& context) {
  struct Options {
    std::string id, media, output, level, transcript, use = "analysis", reason;
  };
  auto options = std::make_shared<Options>();
  auto* out = command(
      media_app, "export", "Write a recording out in the clear, as much of the person as the level says",
      "attest --vault field.attest media export KUSO-TAMIRE 5f0c -o out.opus --level spoken --use website");
  out->add_option("ID", options->id, "Record code or id")->required();
  out->add_option("MEDIA", options->media, "The recording's id")->required();
  out->add_option("-o,--output", options->output, "The file to write")->required();
  out->add_option("--level", options->level,
                  "spoken: the redacted transcript, read by a machine; altered: the voice altered, which may "
                  "still be recognised; original: the voice as it is. Silent where text was redacted")
      ->check(CLI::IsMember({"spoken", "altered", "original"}));
  out->add_option("--transcript", options->transcript,
                  "spoken: the redacted transcript to read, by its id or language (default: the only one)");
  out->add_option("--use", options->use, "What for");
  out->add_option("--reason", options->reason,
                  "Where consent to that has not been asked yet, or text leaves unscanned for names: why; it "
                  "is written down");
  out->callback([=, &context] {
    if (options->level.empty())
      throw Error(Code::Refused,
                  "Sound leaves at a level that is named: --level spoken (a machine reads the redacted "
                  "transcript), altered (may still be recognised) or original (the voice as it is). Not to "
                  "export it is the safest.");
    auto& vault = context.writer();
    const auto id = find_interview(vault, options->id);
    const auto level = parse_sound_level(options->level);
    context.check_output(options->output);
    SoundExport sound(vault, find_media(vault, id, options->media), level, options->transcript);
    sound.pass(vault, parse_use(options->use), options->reason);
    note_export(sound, level, context);
    SoundExport::Written written;
    context.run("Writing", [&](Job& job) {
      Output file(context, options->output);
      written = sound.write(file, job);
      file.commit();
    });
    if (options->output == "-") return;
    Json silent = Json::array();
    for (const auto& span : sound.silent())
      silent.push_back({{"from_ms", span.from_ms}, {"to_ms", span.to_ms}});
    context.answer({{"file", options->output},
                    {"bytes", written.bytes},
                    {"level", options->level},
                    {"codec", std::string(media::name(sound.codec()))},
                    {"duration_ms", written.duration_ms},
                    {"redacted", sound.redacted()},
                    {"silent", std::move(silent)},
                    {"uncompared_ms", sound.uncompared_ms()},
                    {"late_ms", written.late_ms}},
                   "Wrote " + options->output + ", in the clear." +
                       (written.late_ms >= 1000
                            ? " Lines are read up to " + std::to_string((written.late_ms + 999) / 1000) +
                                  " s after their time."
                            : ""));
  });
}

void add_list_and_verify(CLI::App& media_app, Context& context) {
  struct Options {
    std::string id, media;
  };
  auto options = std::make_shared<Options>();
  auto* list = command(media_app, "list", "The recordings of an interview",
                       "attest --vault field.attest media list KUSO-TAMIRE");
  list->add_option("ID", options->id, "Record code or id")->required();
  list->callback([=, &context] {
    Json all = Json::array();
    std::string text;
    const auto& vault = context.reader();
    const auto id = find_interview(vault, options->id);
    const Moments moments(vault, id);
    for (const auto& item : media_of(vault, id)) {
      Json json = media_json(item.facts, item.here);
      moments.add_to(json, item.facts.media);
      text += media_text(item.facts, item.here) + moments.text(item.facts.media);
      const auto original = original_of(vault, item.facts.media);
      json["original"] = original ? original_json(*original, true) : Json();
      if (original) text += original_text(*original, false);
      all.push_back(std::move(json));
    }
    context.answer({{"media", std::move(all)}}, text.empty() ? "No recordings." : text);
  });

  auto* show = command(media_app, "show", "A recording, and what came with the file that it was made of",
                       "attest --vault field.attest media show KUSO-TAMIRE 5f0c");
  show->add_option("ID", options->id, "Record code or id")->required();
  show->add_option("MEDIA", options->media, "The recording's id (default: the first)");
  show->callback([=, &context] {
    const auto& vault = context.reader();
    const auto id = find_interview(vault, options->id);
    const auto item = find_media(vault, id, options->media);
    const Moments moments(vault, id);
    Json json = media_json(item.facts, item.here);
    moments.add_to(json, item.facts.media);
    std::string text = media_text(item.facts, item.here) + moments.text(item.facts.media);
    const auto original = original_of(vault, item.facts.media);
    json["original"] = original ? original_json(*original, true) : Json();
    if (original) text += original_text(*original, true);
    context.answer(json, text);
  });

  auto* verify = command(media_app, "verify", "Read a recording to its end and check every frame",
                         "attest --vault field.attest media verify KUSO-TAMIRE");
  verify->add_option("ID", options->id, "Record code or id")->required();
  verify->callback([=, &context] {
    const auto& vault = context.reader();
    Json damaged = Json::array();
    std::string text;
    const auto say = [&](const EntityId& media, const std::string& reason) {
      damaged.push_back({{"what", "recording"}, {"where", media.hex()}, {"reason", reason}});
      text += media.hex() + ": " + reason + "\n";
    };
    context.run("Verifying", [&](Job& job) {
      for (const auto& item : media_of(vault, find_interview(vault, options->id))) {
        if (const auto original = original_of(vault, item.facts.media); original && original->here) try {
            const auto file = open_original(vault, *original);
            const EntityId& id = original->file.facts.media;
            for (const auto& reason : file->verify(job)) say(id, "the file as it came: " + reason);
            if (file->facts().root != original->file.facts.root ||
                file->facts().sha256 != original->file.facts.sha256)
              say(id, "the file as it came is not the one that was journalled");
          } catch (const Error& e) {
            if (e.code() == Code::Cancelled) throw;
            say(original->file.facts.media, e.what());
          }
        if (!item.here) continue;
        try {
          const auto reader = open_media(vault, item);
          for (const auto& reason : reader->verify(job)) say(item.facts.media, reason);
          if (reader->facts().root != item.facts.root)
            say(item.facts.media, "it is not the recording that was journalled");
        } catch (const Error& e) {
          if (e.code() == Code::Cancelled) throw;
          say(item.facts.media, e.what());
        }
      }
    });
    const bool ok = damaged.empty();
    if (!ok) context.status = exit_status(Code::Damaged);
    context.answer({{"ok", ok}, {"damaged", std::move(damaged)}}, ok ? "All is whole." : text);
  });
}

// ---- Recording

/// SIGINT, which main has blocked, as a descriptor-free question.
bool interrupted() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  const timespec now{0, 0};
  return sigtimedwait(&set, nullptr, &now) == SIGINT;
}

void show_level(const media::SoundRecorder& sound) {
  if (!isatty(STDERR_FILENO)) return;
  const int width = static_cast<int>(sound.level() * 30);
  std::string line =
      "\r● " + clock_text(sound.duration_ms()) + "  " + std::string(static_cast<std::size_t>(width), '|');
  line += "\x1b[K";
  if (::write(STDERR_FILENO, line.data(), line.size()) < 0) return;
}

/// Says once what the disk does not take, and once that it does again.
class DiskWatch {
 public:
  explicit DiskWatch(const Context& context) : context_(context) {}
  void look(const media::SoundRecorder& sound) {
    if (sound.trouble().has_value() == told_) return;
    told_ = !told_;
    context_.note(told_ ? std::string("NOT RECORDING at present: ") + sound.trouble()->what()
                        : "Recording again. What was said meanwhile is missing.");
  }

 private:
  const Context& context_;
  bool told_ = false;
};

/// Signed 16-bit little-endian PCM from standard input, as it comes, until its end or SIGINT.
void record_pcm(media::SoundRecorder& sound, int channels, const Context& context) {
  DiskWatch disk(context);
  const std::size_t frame = 2 * static_cast<std::size_t>(channels);
  Bytes buffer(16u << 10);
  std::vector<std::int16_t> samples;
  std::size_t used = 0;
  for (;;) {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    const int ready = ::poll(&input, 1, 50);
    if (interrupted()) return;
    show_level(sound);
    disk.look(sound);
    if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
    const ssize_t n = ::read(STDIN_FILENO, buffer.data() + used, buffer.size() - used);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw_errno(errno, "Standard input could not be read.");
    if (n == 0) return;
    used += static_cast<std::size_t>(n);
    const std::size_t frames = used / frame;
    samples.resize(frames * static_cast<std::size_t>(channels));
    for (std::size_t i = 0; i < samples.size(); ++i)
      samples[i] = static_cast<std::int16_t>(buffer[2 * i] | buffer[2 * i + 1] << 8);
    if (frames > 0) sound.write(samples.data(), frames);
    const std::size_t taken = frames * frame;
    std::copy(buffer.begin() + static_cast<std::ptrdiff_t>(taken),
              buffer.begin() + static_cast<std::ptrdiff_t>(used), buffer.begin());
    used -= taken;
  }
}

/// From a microphone until SIGINT, whatever microphones do meanwhile.
void record_device(media::SoundRecorder& sound, media::Listener& listener, const Context& context) {
  using What = media::Listener::Heard::What;
  const auto at_once = static_cast<std::size_t>(listener.rate() / 20);
  std::vector<std::int16_t> samples(at_once * static_cast<std::size_t>(listener.channels()));
  DiskWatch disk(context);
  while (!interrupted()) {
    const auto heard = listener.listen(samples.data(), at_once);
    sound.take(heard, samples.data());
    if (heard.what == What::Ended) return;
    if (heard.what == What::Gone)
      context.note(std::string("NOT RECORDING at present: ") +
                   (heard.missing->reason == media::GapReason::Suspended
                        ? "the sound system put the microphone to sleep."
                        : "the microphone went away.") +
                   " It goes on as soon as one answers.");
    if (heard.what == What::Back)
      context.note("Recording again, with " + one_line(listener.device().description) + ".");
    show_level(sound);
    disk.look(sound);
  }
}

void add_record(CLI::App& app, Context& context) {
  struct Options {
    std::string id, device, pcm, codec;
    int rate = 48000, channels = 0;
  };
  auto options = std::make_shared<Options>();
  auto* record = command(app, "record", "Record into an interview until Ctrl+C, or until the input ends",
                         "parec --format=s16le --rate=48000 --channels=1 | attest --vault field.attest "
                         "record KUSO-TAMIRE --pcm -");
  record->add_option("ID", options->id, "Record code or id")->required();
  auto* device =
      record->add_option("--device", options->device, "A microphone, by its name (default: the system's)");
  auto* pcm =
      record->add_option("--pcm", options->pcm, "-: signed 16-bit little-endian samples from standard input")
          ->check(CLI::IsMember({"-"}));
  pcm->excludes(device);
  record->add_option("--rate", options->rate, "Samples a second")->check(CLI::Range(8000, 192000));
  record->add_option("--channels", options->channels, "1 or 2 (default: the project's)")
      ->check(CLI::Range(1, 2));
  record->add_option("--codec", options->codec, "opus (speech) or flac (lossless; default: the project's)")
      ->check(CLI::IsMember({"opus", "flac"}));
  record->callback([=, &context] {
    auto& vault = context.writer();
    const auto id = find_interview(vault, options->id);
    auto settled = project_settings(vault);
    if (!options->codec.empty())
      settled.codec = options->codec == "flac" ? media::Codec::Flac : media::Codec::Opus;
    if (options->channels > 0) settled.channels = options->channels;
    std::unique_ptr<media::Devices> devices;
    std::optional<media::Listener> listener;
    if (options->pcm.empty()) {
      devices = media::make_pulse_devices();
      listener.emplace(*devices, options->device, options->rate, settled.channels);
    }
    Recording recording(vault, id, options->rate, settled.channels, settled.codec);
    if (isatty(STDERR_FILENO)) context.note("Recording. Ctrl+C ends it.");
    if (listener)
      record_device(recording.sound(), *listener, context);
    else
      record_pcm(recording.sound(), settled.channels, context);
    const auto facts = recording.finish();
    Recording::take_in(vault, facts);
    context.answer(media_json(facts, true), "\nRecorded " + media_text(facts, true));
  });
}

}  // namespace

void add_media_commands(CLI::App& app, Context& context) {
  auto* media_app = command(app, "media", "Recordings", "");
  media_app->require_subcommand(1);
  add_add(*media_app, context);
  add_off(*media_app, context);
  add_list_and_verify(*media_app, context);
  add_export(*media_app, context);
  add_original(*media_app, context);
  add_record(app, context);
}

}  // namespace attest::cli
