// Sound on its way out: what each level gives away, what it silences, and what it refuses.
#include "core/testimony/sound_export.h"

#include <fstream>

#include "core/exchange/captions.h"
#include "core/foundation/text.h"
#include "tests/core/media/sound_support.h"
#include "tests/support/vaults.h"

using namespace attest;
using namespace attest::testimony;
using namespace attest::test;

namespace {

/// One line of a transcript; without times where from_ms is -1.
struct Said {
  std::string text;
  std::int64_t from_ms = -1, to_ms = -1;
  std::string speaker = "A";
};
TranscriptText text_of(const std::vector<Said>& lines) {
  TranscriptText made;
  std::uint32_t at = 0;
  for (const auto& line : lines) {
    if (at > 0) {
      made.text += '\n';
      ++at;
    }
    const auto size = static_cast<std::uint32_t>(count_points(line.text));
    made.text += line.text;
    made.cues.push_back({at, at + size, line.from_ms, line.to_ms, line.speaker});
    at += size;
  }
  return made;
}

const std::vector<Said> kSaid{{"We came to the river.", 500, 2000},
                              {"My brother is Kim Chol.", 2200, 4000},
                              {"Yes.", 4500, 5000, "B"},
                              {"He lives at number nine.", 5500, 7000},
                              {"Yes.", 7200, 7600, "B"},
                              {"Then we walked.", 8000, 9500}};

struct Field {
  Vaults vaults;
  std::unique_ptr<store::Vault> vault = vaults.create("field");
  RecordId id = create_interview(*vault, {{"language", "en"}});

  Media add(const Samples& samples, int rate, int channels, media::Codec codec = media::Codec::Flac) {
    Bytes file = wav(samples, rate, channels);
    if (codec == media::Codec::Opus) {
      media::EncoderSettings settings;
      settings.rate = rate;
      settings.channels = channels;
      file = encode(settings, samples).bytes;
    }
    MemorySource source(std::move(file));
    Job job;
    const auto facts = add_media(*vault, id, source, job).sound;
    return find_media(*vault, id, facts.media.hex());
  }
  EntityId transcript(const std::vector<Said>& lines, const std::string& role, const std::string& language,
                      std::optional<EntityId> media = {}) {
    return import_transcript(*vault, id, {text_of(lines), language, role, media});
  }
  struct Out {
    Bytes bytes;
    SoundExport::Written written;
    std::vector<SoundSpan> silent;
    std::int64_t uncompared_ms;
  };
  Out write(const Media& media, SoundLevel level) {
    SoundExport sound(*vault, media, level);
    MemorySink sink;
    Job job;
    const auto written = sound.write(sink, job);
    CHECK(written.bytes == sink.bytes.size());
    CHECK(job.done() == job.total());
    return {std::move(sink.bytes), written, sound.silent(), sound.uncompared_ms()};
  }
};

float loudest(const std::vector<float>& samples, double from, double to, int rate, int channels = 1) {
  float most = 0;
  for (auto i = static_cast<std::size_t>(from * rate) * static_cast<std::size_t>(channels);
       i < static_cast<std::size_t>(to * rate) * static_cast<std::size_t>(channels) && i < samples.size();
       ++i)
    most = std::max(most, std::abs(samples[i]));
  return most;
}

/// The second line is without its name, the fourth is gone.
std::vector<Said> redacted() {
  auto lines = kSaid;
  lines[1].text = "My brother is [name].";
  lines.erase(lines.begin() + 3);
  return lines;
}
const std::vector<SoundSpan> kSilent{{2050, 4150}, {5350, 7150}};

}  // namespace

TEST_CASE("every line that was changed or taken out is silenced with a margin, and no other") {
  CHECK(spans_to_silence(text_of(kSaid), text_of(kSaid)).empty());
  CHECK(spans_to_silence(text_of(kSaid), text_of(redacted())) == kSilent);
  CHECK(spans_to_silence(text_of(kSaid), {}) ==
        std::vector<SoundSpan>{{350, 4150}, {4350, 5150}, {5350, 7750}, {7850, 9650}});
  // A line that was moved is not the line that was said then.
  auto moved = kSaid;
  moved[0].from_ms += 1;
  CHECK(spans_to_silence(text_of(kSaid), text_of(moved)) == std::vector<SoundSpan>{{350, 2150}});
  // The speaker is no part of the text.
  auto other = kSaid;
  other[0].speaker = "C";
  CHECK(spans_to_silence(text_of(kSaid), text_of(other)).empty());
}

TEST_CASE("of equal lines, the one that is missing is silenced; where times do not tell which, all of them") {
  auto lines = kSaid;
  lines.erase(lines.begin() + 2);  // the first "Yes."
  CHECK(spans_to_silence(text_of(kSaid), text_of(lines)) == std::vector<SoundSpan>{{4350, 5150}});
  for (auto& line : lines) line.from_ms = line.to_ms = -1;
  CHECK(spans_to_silence(text_of(kSaid), text_of(lines)) ==
        std::vector<SoundSpan>{{4350, 5150}, {7050, 7750}});
  auto all = kSaid;
  for (auto& line : all) line.from_ms = line.to_ms = -1;
  CHECK(spans_to_silence(text_of(kSaid), text_of(all)).empty());
}

TEST_CASE("a redacted line without times cannot be silenced, and is no reason to guess") {
  auto untimed = kSaid;
  untimed[1].from_ms = untimed[1].to_ms = -1;
  CHECK(code_of([&] { spans_to_silence(text_of(untimed), text_of(redacted())); }) == Code::Refused);
  auto changed = redacted();
  changed.insert(changed.begin() + 1, {"My brother is Kim Chol."});  // it is there after all
  changed.insert(changed.begin() + 4, kSaid[3]);
  CHECK(spans_to_silence(text_of(untimed), text_of(changed)).empty());
}

TEST_CASE("the original leaves byte for byte where nothing was redacted") {
  Field field;
  for (const auto codec : {media::Codec::Flac, media::Codec::Opus}) {
    const auto media = field.add(speech(48000, 3), 48000, 1, codec);
    const auto out = field.write(media, SoundLevel::Original);
    const auto reader = open_media(*field.vault, media);
    Bytes whole(reader->size());
    REQUIRE(reader->read_at(0, whole) == whole.size());
    CHECK(out.bytes == whole);
    CHECK(to_hex(crypto::sha256(out.bytes)) == media.facts.sha256);
    CHECK(out.written.duration_ms == 3000);
  }
}

TEST_CASE("a FLAC file of which some was destroyed leaves without the digest of what it was") {
  Field field;
  spit(field.vaults.folder / "in.wav", wav(speech(48000, 6), 48000, 1));
  const auto flac = field.vaults.folder / "in.flac", left = field.vaults.folder / "out.flac";
  REQUIRE(run("flac -s -o " + flac.string() + " " + (field.vaults.folder / "in.wav").string()).status == 0);
  MemorySource source(slurp(flac));
  Job job;
  const auto facts = add_media(*field.vault, field.id, source, job).sound;
  const auto media = find_media(*field.vault, field.id, facts.media.hex());
  const auto tested = [&] {
    spit(left, field.write(media, SoundLevel::Original).bytes);
    const Ran ran = run("flac -t " + left.string() + " 2>&1");
    CHECK(ran.status == 0);
    return ran.output;
  };
  CHECK(tested().find("cannot check MD5") == std::string::npos);
  const Bytes whole = slurp(left);
  say_off_record(*field.vault, media, 2000, 4000, job);
  CHECK(tested().find("cannot check MD5") != std::string::npos);
  const Bytes now = slurp(left);
  CHECK(std::equal(now.begin(), now.begin() + 26, whole.begin()));
  CHECK(std::count(now.begin() + 26, now.begin() + 42, Byte{0}) == 16);
}

TEST_CASE(
    "in the original, what was redacted is silent and everything else is what it was, sample for sample") {
  Field field;
  const int channels = 2;
  const auto samples = speech(44100, 10, channels);
  const auto media = field.add(samples, 44100, channels);
  field.transcript(kSaid, "original", "en");
  field.transcript(redacted(), "redacted", "en");
  const auto out = field.write(media, SoundLevel::Original);
  CHECK(out.silent == kSilent);
  CHECK(out.uncompared_ms == 10000 - (1500 + 1800 + 500 + 1500 + 400 + 1500));
  const auto decoded = decode(out.bytes);
  REQUIRE(decoded.info.rate == 44100);
  REQUIRE(decoded.info.channels == channels);
  const auto heard = as_int16(decoded.samples);
  REQUIRE(heard.size() == samples.size());
  std::size_t silent = 0;
  for (std::size_t i = 0; i < heard.size(); ++i) {
    const double ms = static_cast<double>(i / channels) * 1000 / 44100;
    const bool in = (ms >= 2050 && ms < 4150) || (ms >= 5350 && ms < 7150);
    if (in) ++silent;
    REQUIRE(heard[i] == (in ? 0 : samples[i]));
  }
  CHECK(silent > 44100 * 3);
  // Not a byte of the file that was: no tags, no frames of it.
  CHECK(as_text(out.bytes).starts_with("fLaC"));
}

TEST_CASE("a redacted Opus recording is silent where it is to be, and stays Opus without tags") {
  Field field;
  const auto media = field.add(speech(48000, 10), 48000, 1, media::Codec::Opus);
  field.transcript(kSaid, "original", "en");
  field.transcript(redacted(), "redacted", "en");
  const auto out = field.write(media, SoundLevel::Original);
  const auto decoded = decode(out.bytes);
  CHECK(decoded.info.duration_ms() == media.facts.duration_ms());
  // A codec rings for some ms beyond an edge, of what is outside of it.
  CHECK(loudest(decoded.samples, 2.10, 4.10, 48000) < 0.005f);
  CHECK(loudest(decoded.samples, 5.40, 7.10, 48000) < 0.005f);
  for (const double at : {0.5, 4.3, 7.5, 9.0}) CHECK(loudest(decoded.samples, at, at + 0.6, 48000) > 0.05f);
}

TEST_CASE("an altered voice is Opus of the same length, differs each time, and is silent where redacted") {
  Field field;
  const auto media = field.add(speech(48000, 10, 2), 48000, 2);
  field.transcript(kSaid, "original", "en");
  field.transcript(redacted(), "redacted", "en");
  const auto out = field.write(media, SoundLevel::Altered), again = field.write(media, SoundLevel::Altered);
  CHECK(out.bytes != again.bytes);
  const auto decoded = decode(out.bytes);
  CHECK(decoded.info.channels == 1);
  CHECK(std::abs(decoded.info.duration_ms() - 10000) <= 1);
  CHECK(loudest(decoded.samples, 2.15, 4.05, 48000) < 0.01f);
  CHECK(loudest(decoded.samples, 5.45, 7.05, 48000) < 0.01f);
  CHECK(loudest(decoded.samples, 8, 9, 48000) > 0.05f);
  // Nothing above 8 kHz is left: neighbours at 48 kHz hardly differ.
  double step = 0, size = 0;
  for (std::size_t i = 1; i < decoded.samples.size(); ++i) {
    step +=
        std::pow(decoded.samples[i] - 2 * decoded.samples[i - 1] + (i > 1 ? decoded.samples[i - 2] : 0), 2);
    size += std::pow(decoded.samples[i], 2);
  }
  CHECK(step < size);
}

TEST_CASE("the machine reads the redacted transcript, each line no earlier than its time") {
  Field field;
  const auto media = field.add(speech(8000, 20), 8000, 1);
  field.transcript(kSaid, "original", "en");
  const auto id = field.transcript({{"We came to the river.", 3000, 5000},
                                    {"My brother is [name].", 9000, 10000, "B"},
                                    {"Then we walked.", 15000, 16000}},
                                   "redacted", "en");
  const auto out = field.write(media, SoundLevel::Spoken);
  CHECK(out.silent.empty());
  CHECK(out.written.late_ms == 0);
  CHECK(out.written.duration_ms == 20000);
  const auto decoded = decode(out.bytes);
  CHECK(decoded.info.duration_ms() == 20000);
  CHECK(loudest(decoded.samples, 0, 2.95, 48000) < 0.003f);
  CHECK(loudest(decoded.samples, 3.0, 3.4, 48000) > 0.03f);
  CHECK(loudest(decoded.samples, 6.5, 8.95, 48000) < 0.003f);
  CHECK(loudest(decoded.samples, 9.0, 9.4, 48000) > 0.03f);
  CHECK(loudest(decoded.samples, 15.0, 15.4, 48000) > 0.03f);
  CHECK(loudest(decoded.samples, 18.0, 20.0, 48000) < 0.003f);

  // Nothing of the voice is opened for it: it is read even where the sound is not here.
  std::filesystem::remove(field.vault->media_path(media.facts.media));
  CHECK(field.write(find_media(*field.vault, field.id, ""), SoundLevel::Spoken).written.duration_ms == 20000);
  CHECK(find_transcript(*field.vault, field.id, id.hex()).role == "redacted");
}

TEST_CASE("lines that take longer to read than they had are told by how late they make what follows") {
  Field field;
  const auto media = field.add(speech(8000, 4), 8000, 1);
  std::string text = "We walked for three days and three nights and the river was high and cold";
  field.transcript(
      {{text, 0, 500}, {text, 500, 1000}, {"No times at all"}, {"End", 9'000'000'000'000, 9'000'000'000'001}},
      "redacted", "en");
  const auto out = field.write(media, SoundLevel::Spoken);
  CHECK(out.written.late_ms > 2000);
  CHECK(out.written.late_ms < 20000);
  CHECK(out.written.duration_ms > 4000);
  CHECK(out.written.duration_ms < 30000);
  CHECK(decode(out.bytes).info.duration_ms() == out.written.duration_ms);
}

TEST_CASE("what a level needs and is not there is refused with what to do") {
  Field field;
  const auto media = field.add(speech(8000, 4), 8000, 1);
  const auto refuses = [&](SoundLevel level) {
    return code_of([&] { SoundExport(*field.vault, media, level); }) == Code::Refused;
  };
  CHECK(refuses(SoundLevel::Spoken));
  const auto translated = field.transcript(kSaid, "translation", "ko");
  CHECK(refuses(SoundLevel::Spoken));
  field.transcript(redacted(), "redacted", "en");
  CHECK_NOTHROW(SoundExport(*field.vault, media, SoundLevel::Spoken));
  // With nothing to compare it with, nobody knows what to silence.
  CHECK(refuses(SoundLevel::Altered));
  CHECK(refuses(SoundLevel::Original));
  const auto original = field.transcript(kSaid, "original", "ko");
  CHECK(refuses(SoundLevel::Original));
  field.transcript(kSaid, "original", "en");
  CHECK(SoundExport(*field.vault, media, SoundLevel::Original).silent() == kSilent);
  // Two to choose from.
  field.transcript(redacted(), "redacted", "ko");
  CHECK(refuses(SoundLevel::Spoken));
  CHECK_NOTHROW(SoundExport(*field.vault, media, SoundLevel::Spoken, "ko"));
  // With a second recording, a redacted transcript that names none might be of either.
  const auto second = field.add(speech(8000, 2), 8000, 1);
  CHECK(refuses(SoundLevel::Original));
  CHECK(code_of([&] { SoundExport(*field.vault, second, SoundLevel::Original); }) == Code::Refused);
  CHECK(original != translated);
  CHECK(code_of([&] { field.transcript(kSaid, "secret", "en"); }) == Code::Invalid);
}

TEST_CASE("a redacted transcript silences its own recording and no other") {
  Field field;
  const auto first = field.add(speech(16000, 10), 16000, 1);
  const auto second = field.add(speech(16000, 9), 16000, 1);
  field.transcript(kSaid, "original", "en", first.facts.media);
  field.transcript(redacted(), "redacted", "en", first.facts.media);
  CHECK(SoundExport(*field.vault, first, SoundLevel::Altered).silent() == kSilent);
  CHECK(SoundExport(*field.vault, second, SoundLevel::Altered).silent().empty());
  CHECK_FALSE(SoundExport(*field.vault, second, SoundLevel::Original).redacted());
}

TEST_CASE("a language that no machine's voice speaks is refused when it is to be read") {
  Field field;
  const auto media = field.add(speech(8000, 2), 8000, 1);
  field.transcript(kSaid, "redacted", "qaa");
  CHECK(code_of([&] { field.write(media, SoundLevel::Spoken); }) == Code::NotFound);
}

TEST_CASE("every level asks the door, and what leaves is journalled with its level") {
  Field field;
  const auto media = field.add(speech(8000, 2), 8000, 1);
  field.transcript(kSaid, "redacted", "en");
  field.transcript(kSaid, "original", "en");
  const auto events = [&] { return field.vault->entities_in(field.vault->ledger(), "event"); };
  for (const auto& [level, word] : sound_levels()) {
    CAPTURE(std::string(word));
    const SoundExport sound(*field.vault, media, level);
    const auto before = events().size();
    CHECK(code_of([&] { sound.pass(*field.vault, Use::Court, ""); }) == Code::Refused);
    CHECK(events().size() == before);
    sound.pass(*field.vault, Use::Court, "the court asked");
    bool found = false;
    for (const auto& event : events())
      found |= event.text("level") == word && event.text("exit") == "export-media";
    CHECK(found);
  }
  set_consent(*field.vault, field.id, {{Use::Court, Answer::Yes}}, {});
  SoundExport(*field.vault, media, SoundLevel::Original).pass(*field.vault, Use::Court, "");
  // What is read aloud leaves as text that nobody has scanned for names.
  CHECK(code_of([&] {
          SoundExport(*field.vault, media, SoundLevel::Spoken).pass(*field.vault, Use::Court, "");
        }) == Code::Refused);
  set_consent(*field.vault, field.id, {{Use::Court, Answer::No}}, {});
  for (const auto& [level, word] : sound_levels())
    CHECK(code_of([&, l = level] {
            SoundExport(*field.vault, media, l).pass(*field.vault, Use::Court, "x");
          }) == Code::Refused);
}

TEST_CASE("a cancelled export leaves no file, at whatever level") {
  Field field;
  const auto media = field.add(speech(16000, 60), 16000, 1);
  field.transcript(kSaid, "original", "en");
  field.transcript(redacted(), "redacted", "en");
  for (const auto& [level, word] : sound_levels()) {
    CAPTURE(std::string(word));
    const auto path = field.vaults.folder / ("out." + std::string(word));
    class Stopping final : public Sink {
     public:
      Stopping(Sink& sink, Job& job) : sink_(sink), job_(job) {}
      void write(ByteView in) override {
        sink_.write(in);
        job_.cancel();
      }

     private:
      Sink& sink_;
      Job& job_;
    };
    Job job;
    CHECK(code_of([&, l = level] {
            SoundExport sound(*field.vault, media, l);
            PendingFile file(field.vaults.disk, path, false);
            Stopping stopping(file, job);
            sound.write(stopping, job);
            file.commit();
          }) == Code::Cancelled);
    for (const auto& left : entries_of(field.vaults.folder.path()))
      CHECK(left.filename().string().find("out.") == std::string::npos);
  }
}

TEST_CASE("no level is called what none of them is") {
  // "Anonymous" promises what no alteration of a voice keeps. A quote may be agreed to without a name: that
  // use has its name from the consent forms.
  const std::vector<std::string> allowed{"AnonymousQuote", "anonymous-quote", "MAP_ANONYMOUS",
                                         "Speaker anonymisation using", "\"Anonymous\" promises"};
  std::size_t seen = 0;
  for (const char* room : {"app", "core", "ui", "resources", "packaging"})
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source_folder() / room)) {
      if (!entry.is_regular_file()) continue;
      const auto ending = entry.path().extension().string();
      if (ending == ".png" || ending == ".opus" || ending == ".flac") continue;
      std::ifstream in(entry.path());
      for (std::string line; std::getline(in, line);) {
        ++seen;
        for (const auto& word : allowed)
          for (std::size_t at; (at = line.find(word)) != std::string::npos;) line.erase(at, word.size());
        std::string low = line;
        std::transform(low.begin(), low.end(), low.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        const bool says = low.find("anonym") != std::string::npos || low.find("익명") != std::string::npos ||
                          low.find("匿名") != std::string::npos;
        INFO(entry.path().string() << ": " << line);
        CHECK_FALSE(says);
      }
    }
  CHECK(seen > 10000);
  for (const auto& [level, word] : sound_levels()) CHECK(warning(level).size() > 80);
}
