// Files of other makers: their sound without what their device wrote into it, and the file as it came beside
// it.
#include "core/media/import.h"

#include <sys/wait.h>

#include <chrono>
#include <cmath>
#include <thread>

#include "core/media/split_ogg.h"
#include "tests/core/media/recording_support.h"
#include "tests/core/media/sound_support.h"

using namespace attest;
using namespace attest::media;
using namespace attest::media::test;
using attest::test::need_program;
using attest::test::run;
using attest::test::speech;
namespace fs = std::filesystem;

namespace {

void put(Bytes& out, std::string_view text) {
  out.insert(out.end(), text.begin(), text.end());
}
void put_be(Bytes& out, std::uint64_t value, int bytes) {
  while (bytes-- > 0) out.push_back(static_cast<Byte>(value >> (8 * bytes)));
}

Bytes encoded(Codec codec, double seconds) {
  EncoderSettings settings;
  settings.codec = codec;
  return attest::test::encode(settings, speech(48000, seconds)).bytes;
}

Bytes comments(const std::vector<std::string>& all) {
  Bytes out;
  append_le32(out, 6);
  put(out, "vendor");
  append_le32(out, static_cast<std::uint32_t>(all.size()));
  for (const auto& comment : all) {
    append_le32(out, static_cast<std::uint32_t>(comment.size()));
    put(out, comment);
  }
  return out;
}

/// The FLAC file with further metadata blocks behind its first.
Bytes with_blocks(const Bytes& flac, const std::vector<std::pair<int, Bytes>>& blocks) {
  Bytes out(flac.begin(), flac.begin() + 42);
  out[4] &= 0x7f;
  for (const auto& [type, content] : blocks) {
    out.push_back(static_cast<Byte>(type));
    put_be(out, content.size(), 3);
    out.insert(out.end(), content.begin(), content.end());
  }
  out.insert(out.end(), flac.begin() + 42, flac.end());
  return out;
}

std::vector<Bytes> pages_of(const Bytes& ogg) {
  std::vector<Bytes> pages;
  for (std::size_t at = 0; at < ogg.size();) {
    const auto page = parse_page(ByteView(ogg).subspan(at));
    REQUIRE(page);
    pages.emplace_back(ogg.begin() + static_cast<std::ptrdiff_t>(at),
                       ogg.begin() + static_cast<std::ptrdiff_t>(at + page->size));
    at += page->size;
  }
  return pages;
}
/// The Opus file with these comments, on as many pages as they need.
std::vector<Bytes> with_comments(const Bytes& opus, const std::vector<std::string>& all) {
  std::vector<Bytes> pages = pages_of(opus);
  Bytes packet = to_bytes("OpusTags");
  const Bytes block = comments(all);
  packet.insert(packet.end(), block.begin(), block.end());
  std::vector<Bytes> out{pages[0]};
  for (std::size_t at = 0; at <= packet.size();) {
    const std::size_t take = std::min<std::size_t>(packet.size() - at, 255 * 255);
    const bool last = take < 255 * 255;
    Bytes page(pages[1].begin(), pages[1].begin() + 26);
    page[5] = at > 0 ? 1 : 0;
    const std::size_t segments = last ? take / 255 + 1 : 255;
    page.push_back(static_cast<Byte>(segments));
    for (std::size_t i = 0; i < segments; ++i)
      page.push_back(static_cast<Byte>(last && i + 1 == segments ? take % 255 : 255));
    page.insert(page.end(), packet.begin() + static_cast<std::ptrdiff_t>(at),
                packet.begin() + static_cast<std::ptrdiff_t>(at + take));
    out.push_back(std::move(page));
    at += take + (last ? 1 : 0);
  }
  out.insert(out.end(), pages.begin() + 2, pages.end());
  for (std::size_t i = 0; i < out.size(); ++i) number_page(out[i], static_cast<std::uint32_t>(i));
  return out;
}

struct Arrival {
  Studio studio;
  fs::path original_path = studio.folder / "original";
  fs::path programs = foreign_programs();
  Job job;
  Import take(const Bytes& bytes) {
    MemorySource file(bytes);
    return take(file);
  }
  Import take(RandomSource& file) {
    return import_sound(studio.disk, studio.clock, file, studio.path, original_path, studio.begin(), job,
                        programs);
  }
  Bytes sound() const {
    RecordingReader reader = studio.read();
    return all_sound(reader);
  }
  Bytes original(const Import& import) const {
    RecordingReader reader(original_path, import.original->facts.media, studio.identity.scalar());
    return all_sound(reader);
  }
  bool nothing_left() const { return !fs::exists(studio.path) && !fs::exists(original_path); }
};

std::string value_of(const Metadata& metadata, std::string_view name) {
  for (const auto& [known, value] : metadata.pairs)
    if (known == name) return value;
  return {};
}
bool holds(const Bytes& bytes, std::string_view text) {
  return as_text(bytes).find(text) != std::string_view::npos;
}

/// Made by ffmpeg from a second of a tone.
Bytes made_by_ffmpeg(const TempFolder& folder, const std::string& name, const std::string& arguments) {
  need_program("ffmpeg");
  const auto made =
      run("cd " + folder.path().string() +
          " && ffmpeg -v error -f lavfi -i sine=440:duration=1:sample_rate=48000 " + arguments + " " + name);
  INFO(made.output);
  REQUIRE(made.status == 0);
  return slurp(folder / name);
}

}  // namespace

TEST_CASE("A FLAC file keeps its frames and loses what its device said") {
  Arrival arrival;
  const Bytes plain = encoded(Codec::Flac, 3);
  const Bytes file =
      with_blocks(plain, {{2, to_bytes("ATTSsecretapplication")},
                          {4, comments({"ARTIST=김영희", "encoder=Recorder 5", "LOCATION=42.89,129.50"})},
                          {6, noise(70'000)}});
  const Import import = arrival.take(file);
  REQUIRE(import.original);
  CHECK(import.sha256 == to_hex(crypto::sha256(file)));
  CHECK(arrival.original(import) == file);
  CHECK(import.original->container == "flac");
  CHECK(value_of(import.metadata, "ARTIST") == "김영희");
  CHECK(value_of(import.metadata, "LOCATION") == "42.89,129.50");
  CHECK(value_of(import.metadata, "PICTURE") == "70000 bytes");
  const Bytes sound = arrival.sound();
  CHECK_FALSE(holds(sound, "42.89"));
  CHECK_FALSE(holds(sound, "secretapplication"));
  CHECK(attest::test::decode(sound).samples == attest::test::decode(plain).samples);
  // Its frames are the very same bytes.
  CHECK(std::search(sound.begin(), sound.end(), plain.end() - 2000, plain.end()) != sound.end());
  CHECK_FALSE(import.sound.interrupted);
}

TEST_CASE("A file that says nothing but how to decode it is kept byte for byte, and is its own original") {
  for (const Codec codec : {Codec::Opus, Codec::Flac}) {
    Arrival arrival;
    const Bytes file = encoded(codec, 2);
    const Import import = arrival.take(file);
    CHECK_FALSE(import.original);
    CHECK(import.metadata.pairs.empty());
    CHECK(arrival.sound() == file);
    CHECK(import.sha256 == to_hex(crypto::sha256(file)));
    CHECK_FALSE(fs::exists(arrival.original_path));
  }
}

TEST_CASE(
    "An Opus file keeps its packets whatever pages its comments took, and a page that is missing stays "
    "missing") {
  const Bytes plain = encoded(Codec::Opus, 4);
  const auto whole = attest::test::decode(plain);
  for (const bool picture : {false, true})
    for (const bool torn : {false, true}) {
      INFO("picture " << picture << ", torn " << torn);
      Arrival arrival;
      std::vector<std::string> all{"artist=recorder of KIM", "GEO=42.89"};
      if (picture) all.push_back("METADATA_BLOCK_PICTURE=" + std::string(200'000, 'x'));
      auto pages = with_comments(plain, all);
      if (torn) pages.erase(pages.end() - 12);
      const Bytes file = joined(pages);
      const Import import = arrival.take(file);
      REQUIRE(import.original);
      CHECK(arrival.original(import) == file);
      CHECK(value_of(import.metadata, "GEO") == "42.89");
      const Bytes sound = arrival.sound();
      CHECK_FALSE(holds(sound, "42.89"));
      CHECK_FALSE(holds(sound, "KIM"));
      const auto numbered = pages_of(sound);
      std::vector<std::uint32_t> numbers;
      for (const auto& page : numbered) numbers.push_back(read_le32(ByteView(page).subspan(18)));
      CHECK(numbers[0] == 0);
      CHECK(numbers[1] == 1);
      CHECK(numbers[2] == 2);
      CHECK(numbers.back() == numbers.size() - 1 + (torn ? 1 : 0));
      const auto decoded = attest::test::decode(sound);
      CHECK(decoded.info.frames == whole.info.frames);
      if (!torn) CHECK(decoded.samples == whole.samples);
    }
}

TEST_CASE(
    "Two Opus recordings in one file, each with its own comments, stay one after the other without them") {
  Arrival arrival;
  const Bytes plain = encoded(Codec::Opus, 2);
  Bytes file = joined(with_comments(plain, {"title=first"}));
  auto second = with_comments(encoded(Codec::Opus, 2), {"title=second"});
  for (auto& page : second) {
    for (std::size_t i = 14; i < 18; ++i) page[i] ^= 0x5a;
    number_page(page, read_le32(ByteView(page).subspan(18)));
  }
  const Bytes more = joined(second);
  file.insert(file.end(), more.begin(), more.end());
  const Import import = arrival.take(file);
  REQUIRE(import.original);
  CHECK(import.sound.frames == 4 * 48000);
  CHECK_FALSE(holds(arrival.sound(), "title"));
  CHECK(attest::test::decode(arrival.sound()).info.frames == 4 * 48000);
}

TEST_CASE("What stands in the chunks of a WAV file is told, and its sound is kept to the bit") {
  Arrival arrival;
  const auto samples = speech(44100, 2, 2);
  Bytes file = attest::test::wav(samples, 44100, 2);
  put(file, "LIST");
  append_le32(file, 4 + 8 + 6);
  put(file, "INFOIART");
  append_le32(file, 6);
  put(file, "Chol-\0");
  file.push_back(0);
  put(file, "bext");
  append_le32(file, 602);
  Bytes bext(602);
  const std::string place = "a room in Yanji";
  std::copy(place.begin(), place.end(), bext.begin());
  const std::string maker = "ZOOM Handy Recorder H1";
  std::copy(maker.begin(), maker.end(), bext.begin() + 256);
  file.insert(file.end(), bext.begin(), bext.end());
  const Import import = arrival.take(file);
  REQUIRE(import.original);
  CHECK(import.original->container == "wav");
  CHECK_FALSE(import.original->rounded);
  CHECK(value_of(import.metadata, "IART") == "Chol-");
  CHECK(value_of(import.metadata, "bext.description") == place);
  CHECK(value_of(import.metadata, "bext.originator") == maker);
  CHECK(import.sound.codec == Codec::Flac);
  CHECK(attest::test::as_int16(attest::test::decode(arrival.sound()).samples) == samples);
  CHECK(arrival.original(import) == file);
}

TEST_CASE("What devices write is foreign text: capped, told as cut, never more than fits") {
  std::vector<std::string> all;
  for (int i = 0; i < 100; ++i) all.push_back("NAME" + std::to_string(i) + "=" + std::string(5000, 'x'));
  all.front() = "BAD=\x1b[31m\xff\xfe red";
  Arrival arrival;
  const Import import = arrival.take(with_blocks(encoded(Codec::Flac, 1), {{4, comments(all)}}));
  CHECK(import.metadata.cut);
  CHECK(import.metadata.pairs.size() == Metadata::most);
  for (const auto& [name, value] : import.metadata.pairs) CHECK(value.size() <= Metadata::longest);
  CHECK(value_of(import.metadata, "BAD").find('\x1b') == std::string::npos);
  CHECK(Metadata::parse(import.metadata.json(), true).pairs == import.metadata.pairs);
}

TEST_CASE(
    "Vorbis, MP3, M4A, AMR and a video give their sound; what their device wrote is told, and gone from it") {
  TempFolder folder;
  struct Case {
    const char *name, *arguments, *container;
    bool by_ffmpeg;
    Codec codec;
  };
  const Case cases[] = {
      {"a.ogg", "-c:a libvorbis -ac 2 -metadata location=42.89", "ogg", false, Codec::Opus},
      {"a.mp3", "-c:a libmp3lame -metadata artist=김영희 -metadata location=42.89", "mp3", false,
       Codec::Opus},
      {"a.m4a", "-c:a aac -metadata artist=김영희 -metadata comment=42.89", "m4a", true, Codec::Opus},
      {"b.m4a", "-c:a alac -metadata comment=42.89", "m4a", true, Codec::Flac},
      {"a.mov",
       "-f lavfi -i testsrc=d=1:s=64x64:r=5 -c:v mpeg4 -c:a aac -map 0:a -map 1:v -movflags use_metadata_tags"
       " -metadata com.apple.quicktime.location=42.89",
       "mov", true, Codec::Opus},
      {"a.mkv",
       "-f lavfi -i testsrc=d=1:s=64x64:r=5 -c:v mpeg4 -c:a flac -map 1:v -map 0:a -metadata title=42.89",
       "mkv", true, Codec::Flac},
      {"a.aiff", "-metadata title=42.89 -write_id3v2 1", "aiff", false, Codec::Flac},
      {"a.wav", "-c:a pcm_s24le -metadata comment=42.89", "wav", false, Codec::Flac},
  };
  for (const Case& one : cases) {
    INFO(one.name);
    Arrival arrival;
    const Bytes file = made_by_ffmpeg(folder, one.name, one.arguments);
    const Import import = arrival.take(file);
    REQUIRE(import.original);
    CHECK(import.original->container == one.container);
    CHECK(arrival.original(import) == file);
    CHECK(import.sound.codec == one.codec);
    CHECK_FALSE(import.sound.interrupted);
    CHECK(std::abs(static_cast<double>(import.sound.frames) / import.sound.rate - 1) < 0.06);
    bool told = false;
    for (const auto& [name, value] : import.metadata.pairs) told = told || value == "42.89";
    CHECK(told);
    CHECK_FALSE(holds(arrival.sound(), "42.89"));
    // It is the tone that went in: 880 crossings of zero a second.
    const auto decoded = attest::test::decode(arrival.sound());
    const auto channels = static_cast<std::size_t>(decoded.info.channels);
    int crossings = 0;
    for (std::size_t i = channels; i < decoded.samples.size(); i += channels)
      crossings += (decoded.samples[i] < 0) != (decoded.samples[i - channels] < 0);
    CHECK(std::abs(crossings - 880) < 40);

    // Without ffmpeg, a sentence says what is needed, and nothing is left.
    Arrival poor;
    poor.programs = folder.path() / "nothing";
    if (!one.by_ffmpeg) continue;
    try {
      poor.take(file);
      FAIL("nothing was thrown");
    } catch (const Error& e) {
      CHECK(e.code() == Code::Invalid);
      CHECK(std::string(e.what()).find("ffmpeg") != std::string::npos);
    }
    CHECK(poor.nothing_left());
  }
}

TEST_CASE("An MP3 or M4A file that was cut is taken as far as it goes") {
  TempFolder folder;
  for (const auto& [name, arguments] :
       {std::pair("cut.mp3", "-af aloop=loop=9:size=48000 -c:a libmp3lame"),
        std::pair("cut.ogg", "-af aloop=loop=9:size=48000 -c:a libvorbis"),
        std::pair("cut.m4a", "-af aloop=loop=9:size=48000 -c:a aac -movflags +faststart")}) {
    INFO(name);
    Bytes file = made_by_ffmpeg(folder, name, arguments);
    file.resize(file.size() * 3 / 5);
    Arrival arrival;
    const Import import = arrival.take(file);
    const double seconds = static_cast<double>(import.sound.frames) / import.sound.rate;
    CHECK(seconds > 4);
    CHECK(seconds < 7);
    CHECK(import.sound.interrupted);
    CHECK(arrival.original(import) == file);
  }
}

TEST_CASE("Samples finer than 24 bits are rounded, and that is told") {
  TempFolder folder;
  for (const char* codec : {"pcm_f32le", "pcm_s32le", "pcm_f64le", "pcm_s24le"}) {
    INFO(codec);
    Arrival arrival;
    const Bytes file = made_by_ffmpeg(folder, std::string(codec) + ".wav", std::string("-c:a ") + codec);
    const Import import = arrival.take(file);
    REQUIRE(import.original);
    CHECK(import.original->rounded == (std::string_view(codec) != "pcm_s24le"));
    MemorySource source(file);
    const auto before = attest::test::decode(source).samples;
    const auto after = attest::test::decode(arrival.sound()).samples;
    REQUIRE(before.size() == after.size());
    for (std::size_t i = 0; i < before.size(); ++i) REQUIRE(std::abs(before[i] - after[i]) <= 0x1p-23f);
  }
}

TEST_CASE("Cancelling an import, at whatever write, leaves nothing") {
  const Bytes wav = attest::test::wav(speech(48000, 3), 48000, 1);
  const Bytes flac = with_blocks(encoded(Codec::Flac, 3), {{4, comments({"ARTIST=x"})}});
  for (const Bytes& file : {wav, flac})
    for (const int at : {1, 5, 30}) {
      Arrival arrival;
      MemorySource source(file);
      int writes = 0;
      Disk watched([&](const DiskAct& act) {
        if (act.kind == DiskAct::Kind::Write && ++writes == at) arrival.job.cancel();
      });
      CHECK(code_of([&] {
              import_sound(watched, arrival.studio.clock, source, arrival.studio.path, arrival.original_path,
                           arrival.studio.begin(), arrival.job);
            }) == Code::Cancelled);
      CHECK(arrival.nothing_left());
      Arrival full;
      Disk no_space([&](const DiskAct& act) {
        if (act.kind == DiskAct::Kind::Write && act.offset > 20'000 + 1000 * static_cast<std::uint64_t>(at))
          throw Error(Code::NoSpace, "full");
      });
      CHECK(code_of([&] {
              import_sound(no_space, full.studio.clock, source, full.studio.path, full.original_path,
                           full.studio.begin(), full.job);
            }) == Code::NoSpace);
      CHECK(full.nothing_left());
    }
}

namespace {

/// Stand-ins for ffprobe and ffmpeg.
struct StandIns {
  TempFolder folder;
  void say(const std::string& name, const std::string& script) const {
    spit(folder / name, to_bytes("#!/bin/sh\n" + script + "\n"));
    fs::permissions(folder / name, fs::perms::owner_all);
  }
  StandIns() {
    say("ffprobe",
        "echo '{\"streams\":[{\"codec_type\":\"audio\",\"codec_name\":\"aac\",\"sample_fmt\":\"fltp\","
        "\"sample_rate\":\"8000\",\"channels\":1}],\"format\":{\"duration\":\"1.0\"}}'");
  }
};
const Bytes an_m4a = [] {
  Bytes bytes;
  put_be(bytes, 24, 4);
  put(bytes, "ftypM4A ");
  bytes.resize(5000);
  return bytes;
}();

}  // namespace

TEST_CASE(
    "The other program is shut in: it reads its input and nothing of the person's, and writes nothing") {
  StandIns programs;
  TempFolder home;
  spit(home / "diary", to_bytes("a word"));
  // What it manages stands in the length of the sound, in tenths of a second, four bytes a sample.
  const std::string folder = home.path().string();
  programs.say("ffmpeg",
               "n=1\n"
               "[ \"$(head -c 8 /proc/self/fd/3 | tail -c 4)\" = ftyp ] && n=$((n+1))\n"
               "cat " +
                   folder +
                   "/diary >/dev/null 2>&1 && n=$((n+10))\n"
                   "(echo x > " +
                   folder +
                   "/left) 2>/dev/null\n"
                   "[ -s " +
                   folder +
                   "/left ] && n=$((n+20))\n"
                   "[ -n \"$HOME\" ] && n=$((n+40))\n"
                   "[ -e /proc/self/fd/7 ] && n=$((n+80))\n"
                   "i=0; while [ $i -lt $((n*40)) ]; do printf '%080d' 0; i=$((i+1)); done");
  Arrival arrival;
  arrival.programs = programs.folder.path();
  const Import import = arrival.take(an_m4a);
  // Two tenths: it read its input. (Where the system has no Landlock, it could have read the diary.)
  const auto tenths = import.sound.frames / 800;
  CHECK((tenths == 2 || tenths == 12));
  CHECK((!fs::exists(home / "left") || fs::file_size(home / "left") == 0));
}

TEST_CASE("A program that gets stuck is ended with the import, at once, and so is all that it started") {
  StandIns programs;
  programs.say("ffmpeg", "sleep 1000 & sleep 1000");
  Arrival arrival;
  arrival.programs = programs.folder.path();
  std::thread impatient([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
    arrival.job.cancel();
  });
  const auto start = std::chrono::steady_clock::now();
  CHECK(code_of([&] { arrival.take(an_m4a); }) == Code::Cancelled);
  impatient.join();
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
  CHECK(waitpid(-1, nullptr, WNOHANG) == -1);
  CHECK(arrival.nothing_left());
}

TEST_CASE("A program that says nonsense, too much, or fails is a refusal or an interrupted recording") {
  for (const char* description :
       {"echo nonsense", "head -c 3000000 /dev/zero | tr '\\0' '['", "exit 3",
        "echo '{\"streams\":[{\"codec_type\":\"audio\",\"sample_rate\":\"-1\",\"channels\":900}]}'"}) {
    INFO(description);
    StandIns programs;
    programs.say("ffprobe", description);
    programs.say("ffmpeg", "echo");
    Arrival arrival;
    arrival.programs = programs.folder.path();
    CHECK(code_of([&] { arrival.take(an_m4a); }) == Code::Invalid);
    CHECK(arrival.nothing_left());
  }
  StandIns programs;
  programs.say("ffmpeg",
               "i=0; while [ $i -lt 400 ]; do printf '%080d' 0; i=$((i+1)); done; echo broken >&2; exit 1");
  Arrival arrival;
  arrival.programs = programs.folder.path();
  const Import import = arrival.take(an_m4a);
  CHECK(import.sound.interrupted);
  CHECK(import.sound.frames == 8000);
}
