// Off the record: what was said in a span is destroyed, and the rest of the recording still stands.
#include <catch2/generators/catch_generators.hpp>
#include <random>

#include "tests/core/media/recording_support.h"
#include "tests/core/media/sound_support.h"

using namespace attest;
using namespace attest::media;
using namespace attest::media::test;

namespace {

constexpr int rate = 48000;
constexpr std::int64_t second = rate;

/// Twelve seconds of a voice; segments of one second.
struct Interview {
  explicit Interview(Codec codec = Codec::Opus, int channels = 1, bool finish = true) : channels_(channels) {
    auto begin = studio.begin();
    begin.codec = codec;
    begin.channels = channels;
    begin.segment_ms = 1000;
    SoundRecorder recorder(studio.disk, studio.clock, studio.path, begin, rate);
    const Samples said = speech(rate, 12, channels);
    for (int at = 0; at < 12; ++at) {
      recorder.write(said.data() + at * rate * channels, rate);
      if (at % 2 == 0) recorder.marker("word " + std::to_string(at));
    }
    if (finish) recorder.finish();
    file = slurp(studio.path);
  }

  void destroy(std::int64_t from, std::int64_t to) { destroy(studio.disk, from, to); }
  void destroy(Disk& disk, std::int64_t from, std::int64_t to) {
    Job job;
    destroy_sound(disk, studio.path, studio.media, studio.identity.scalar(), from, to, job);
  }
  std::filesystem::path beside() const { return std::filesystem::path(studio.path).concat(".off"); }
  std::vector<std::string> verify() const {
    Job job;
    return studio.read().verify(job);
  }
  std::vector<float> heard() const {
    RecordingReader reader = studio.read();
    return decode(reader).samples;
  }
  /// The loudest sample of [from, to), in seconds.
  float loudest(const std::vector<float>& samples, double from, double to) const {
    float most = 0;
    const auto at = [&](double s) {
      return static_cast<std::size_t>(s * rate) * static_cast<std::size_t>(channels_);
    };
    for (std::size_t i = at(from); i < std::min(at(to), samples.size()); ++i)
      most = std::max(most, std::abs(samples[i]));
    return most;
  }

  Studio studio;
  Bytes file;  ///< as it was recorded
  int channels_;
};

/// Every plaintext of a recording's file.
Bytes all_plain(const Interview& interview) {
  Bytes all;
  for (const auto& segment :
       SecondReading(slurp(interview.studio.path), interview.studio.media, interview.studio.identity)
           .segments)
    for (const auto& frame : segment.frames) all.insert(all.end(), frame.plain.begin(), frame.plain.end());
  return all;
}

bool contains(const Bytes& all, ByteView piece) {
  return std::search(all.begin(), all.end(), piece.begin(), piece.end()) != all.end();
}

}  // namespace

TEST_CASE("what was said off the record is gone, the rest is as it was, and the hole is crossed") {
  const auto [codec, channels] = GENERATE(std::pair{Codec::Opus, 1}, std::pair{Codec::Opus, 2},
                                          std::pair{Codec::Flac, 1}, std::pair{Codec::Flac, 2});
  Interview interview(codec, channels);
  const auto before = interview.heard();
  RecordingReader old = interview.studio.read();
  const auto facts = old.facts();
  std::vector<Bytes> frames(old.frame_count());
  std::vector<RecordingReader::Frame> heads;
  for (std::size_t i = 0; i < frames.size(); ++i) heads.push_back(old.frame(i, frames[i]));
  const auto peaks = old.peaks();

  interview.destroy(4 * second, 7 * second);

  // The recording is what it was: its size on the disk, its tree, its length.
  CHECK(interview.verify().empty());
  CHECK(slurp(interview.studio.path).size() == interview.file.size());
  CHECK_FALSE(is_there(interview.beside()));
  RecordingReader now = interview.studio.read();
  CHECK(now.facts().root == facts.root);
  CHECK(now.facts().sha256 == facts.sha256);
  CHECK(now.facts().frames == facts.frames);
  CHECK(now.frame_count() == frames.size());

  // Frames outside are byte for byte what they were; of those inside nothing can be read by any key.
  const Bytes plain = all_plain(interview);
  std::int64_t at = 0;
  std::size_t gone = 0;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    const std::int64_t from = at, to = at += heads[i].frames;
    Bytes bytes;
    const bool destroyed = std::ranges::any_of(now.destroyed(), [&](const Destroyed& run) {
      return i >= run.leaf && i < run.leaf + run.leaves.size();
    });
    if (!destroyed) {
      now.frame(i, bytes);
      CHECK(bytes == frames[i]);
      CHECK((to <= 4 * second || from >= 7 * second));
      continue;
    }
    ++gone;
    CHECK(code_of([&] { now.frame(i, bytes); }) == Code::NotFound);
    CHECK(to > 4 * second - rate / 5);
    CHECK(from < 7 * second + rate / 5);
    const auto middle = ByteView(frames[i]).subspan(frames[i].size() / 3, 16);
    REQUIRE_FALSE(contains(plain, middle));
    REQUIRE_FALSE(contains(plain, heads[i].salt));
  }
  CHECK(gone > 25);

  // It is played to its end, silent where nothing is left, and the same as before elsewhere.
  const auto after = interview.heard();
  REQUIRE(after.size() == before.size());
  CHECK(interview.loudest(after, 4.0, 7.0) < 0.002);
  CHECK(interview.loudest(before, 4.0, 7.0) > 0.3);
  const auto index = [&](double s) {
    return static_cast<std::size_t>(s * rate) * static_cast<std::size_t>(channels);
  };
  CHECK(std::equal(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(index(3.7)), after.begin()));
  CHECK(interview.loudest(after, 7.4, 12) > 0.3);
  if (codec == Codec::Flac)
    CHECK(std::equal(before.begin() + static_cast<std::ptrdiff_t>(index(7.3)), before.end(),
                     after.begin() + static_cast<std::ptrdiff_t>(index(7.3))));

  // The gap is there to be seen; the waveform and the words in it went too.
  bool seen = false;
  for (const auto& gap : now.gaps())
    if (gap.reason == name(GapReason::OffRecord)) {
      seen = true;
      CHECK(gap.from <= 4 * second);
      CHECK(gap.from > 4 * second - rate / 4);
      CHECK(gap.from + gap.frames >= 7 * second);
      CHECK(gap.from + gap.frames < 7 * second + rate / 4);
    }
  CHECK(seen);
  REQUIRE(now.peaks().size() == peaks.size());
  for (std::size_t i = 0; i < peaks.size(); ++i)
    if (i >= 400 && i < 700)
      CHECK(now.peaks()[i] == Peak{});
    else if (i < 370 || i >= 730)
      CHECK(now.peaks()[i] == peaks[i]);
  for (const auto& marker : now.markers()) CHECK((marker.at < 4 * second || marker.at >= 7 * second));
  CHECK(now.markers().size() == 4);
  CHECK_FALSE(contains(plain, as_bytes("word 4")));
  CHECK(contains(plain, as_bytes("word 10")));
}

TEST_CASE("a span can be destroyed at the beginning, at the end, twice, and wholly") {
  const Codec codec = GENERATE(Codec::Opus, Codec::Flac);
  Interview interview(codec);
  const auto root = interview.studio.read().facts().root;
  const auto length = interview.heard().size();
  const auto whole = [&] {
    CHECK(interview.verify().empty());
    CHECK(interview.studio.read().facts().root == root);
    CHECK(interview.heard().size() == length);
  };
  interview.destroy(0, second);
  whole();
  CHECK(interview.loudest(interview.heard(), 0, 1) < 0.002);
  interview.destroy(11 * second, 20 * second);
  whole();
  CHECK(interview.loudest(interview.heard(), 11, 12) < 0.002);
  CHECK(interview.loudest(interview.heard(), 1.4, 10.7) > 0.3);
  interview.destroy(2 * second, 4 * second);
  interview.destroy(3 * second, 5 * second);
  interview.destroy(3 * second, 5 * second);
  whole();
  CHECK(interview.loudest(interview.heard(), 2, 5) < 0.002);
  CHECK(interview.studio.read().gaps().size() == 3);
  interview.destroy(0, 12 * second);
  whole();
  CHECK(interview.loudest(interview.heard(), 0, 12) < 0.002);
  CHECK(interview.studio.read().gaps().size() == 1);
}

TEST_CASE("what the span destroys of an interrupted recording leaves it as interrupted as it was") {
  Interview interview(Codec::Opus, 1, false);
  const auto facts = interview.studio.read().facts();
  interview.destroy(2 * second, 3 * second);
  const auto now = interview.studio.read().facts();
  CHECK(now.interrupted);
  CHECK(now.root == facts.root);
  CHECK(now.frames == facts.frames);
  CHECK(now.size == facts.size);
  CHECK(interview.verify().empty());
}

TEST_CASE("while it is being recorded, what came before is destroyed and recording goes on") {
  const Codec codec = GENERATE(Codec::Opus, Codec::Flac);
  Studio studio;
  auto begin = studio.begin();
  begin.codec = codec;
  SoundRecorder recorder(studio.disk, studio.clock, studio.path, begin, rate);
  const Samples said = speech(rate, 5);
  recorder.write(said.data(), said.size());
  recorder.marker("a name");
  recorder.pause(GapReason::OffRecord);
  recorder.let_go(2 * second);
  Job job;
  destroy_sound(studio.disk, studio.path, studio.media, studio.identity.scalar(), 2 * second,
                recorder.duration_ms() * rate / 1000, job);
  recorder.resume(GapReason::OffRecord);
  recorder.write(said.data(), said.size());
  const auto facts = recorder.finish();

  RecordingReader reader = studio.read();
  CHECK(reader.verify(job).empty());
  CHECK(reader.facts().root == facts.root);
  CHECK(reader.markers().empty());
  const auto heard = decode(reader).samples;
  const auto loud = [&](double from, double to) {
    float most = 0;
    for (auto i = static_cast<std::size_t>(from * rate); i < static_cast<std::size_t>(to * rate); ++i)
      most = std::max(most, std::abs(heard[i]));
    return most;
  };
  CHECK(loud(0.2, 1.8) > 0.3);
  CHECK(loud(2, 5.2) < 0.002);
  CHECK(loud(5.6, 10) > 0.3);
}

TEST_CASE("a crash at any act of destroying leaves a recording that is finished at the next opening") {
  struct Crash {};
  const bool torn = GENERATE(false, true);
  Interview whole;
  whole.destroy(4 * second, 7 * second);
  const auto wanted = whole.heard();
  std::size_t acts = 0;
  for (std::size_t stop = 0;; ++stop) {
    Interview interview;
    std::size_t act = 0;
    Disk failing([&](const DiskAct& now) {
      if (act++ != stop) return;
      if (torn && now.kind == DiskAct::Kind::Write) {
        // Half of it reaches the disk.
        std::filesystem::path path = now.path;
        Bytes file = slurp(path);
        if (file.size() < now.offset + now.bytes.size() / 2) file.resize(now.offset + now.bytes.size() / 2);
        std::copy_n(now.bytes.begin(), now.bytes.size() / 2,
                    file.begin() + static_cast<std::ptrdiff_t>(now.offset));
        spit(path, file);
      }
      throw Crash{};
    });
    bool crashed = false;
    try {
      interview.destroy(failing, 4 * second, 7 * second);
    } catch (const Crash&) {
      crashed = true;
    }
    const bool begun = is_there(interview.beside()) && slurp(interview.beside()).size() >= 40;
    finish_destroying(interview.studio.disk, interview.studio.path, interview.studio.media,
                      interview.studio.identity.scalar());
    INFO("stopped at act " << stop);
    CHECK_FALSE(is_there(interview.beside()));
    CHECK(interview.verify().empty());
    const auto heard = interview.heard();
    REQUIRE(heard.size() == wanted.size());
    // All or, where it had not been decided yet, nothing.
    const bool silent = interview.loudest(heard, 4, 7) < 0.002;
    CHECK((silent || slurp(interview.studio.path) == interview.file));
    if (begun) CHECK(silent);
    if (silent) {
      CHECK(interview.studio.read().markers().size() == 4);
      for (std::size_t i = 400; i < 700; ++i) REQUIRE(interview.studio.read().peaks()[i] == Peak{});
      break;
    }
    if (!crashed) break;
    acts = stop;
  }
  CHECK(acts < 100);
}

TEST_CASE("how far destroying is can be seen, and once begun it goes on to its end") {
  Studio studio;
  auto begin = studio.begin();
  begin.codec = Codec::Flac;
  begin.channels = 2;
  begin.segment_ms = 1000;
  std::mt19937 random(1);
  std::uniform_int_distribution<int> any(-32000, 32000);
  Samples loud(rate * 2);
  for (auto& sample : loud) sample = static_cast<std::int16_t>(any(random));
  SoundRecorder recorder(studio.disk, studio.clock, studio.path, begin, rate);
  for (int i = 0; i < 60; ++i) recorder.write(loud.data(), rate);
  recorder.finish();

  Job job;
  std::set<std::uint64_t> seen;
  Disk disk([&](const DiskAct& act) {
    if (act.kind != DiskAct::Kind::Write || act.path != studio.path) return;
    seen.insert(job.done());
    job.cancel();
  });
  destroy_sound(disk, studio.path, studio.media, studio.identity.scalar(), 2 * second, 57 * second, job);
  CHECK(seen.size() >= 2);
  CHECK(*seen.begin() > 0);
  CHECK(*seen.begin() < job.total());
  CHECK(job.total() > slurp(studio.path).size() / 2);
  CHECK(job.done() == job.total());
  CHECK(studio.read().destroyed().front().from <= 2 * second);
  CHECK_FALSE(holds_sound(studio.path, studio.media, studio.identity.scalar(), 2 * second, 57 * second));
  CHECK(holds_sound(studio.path, studio.media, studio.identity.scalar(), 57 * second, 59 * second));
}

TEST_CASE("a full disk does not keep what was said off the record") {
  Interview interview;
  Disk full([&](const DiskAct& act) {
    if (act.kind == DiskAct::Kind::Write && act.path == interview.beside())
      throw Error(Code::NoSpace, "full");
  });
  interview.destroy(full, 4 * second, 7 * second);
  CHECK(interview.verify().empty());
  CHECK(interview.loudest(interview.heard(), 4, 7) < 0.002);
  CHECK_FALSE(is_there(interview.beside()));
}

TEST_CASE("damage that was there stays damage, and what is off the record goes all the same") {
  Interview interview;
  // A sound frame inside the span and one outside, in the same segment.
  const auto segments =
      SecondReading(interview.file, interview.studio.media, interview.studio.identity).segments;
  Bytes file = interview.file;
  file[segments[4].frames[3].at + 30] ^= 1;
  file[segments[8].frames[3].at + 30] ^= 1;
  spit(interview.studio.path, file);
  interview.destroy(4 * second, 7 * second);
  CHECK(interview.verify().size() >= 1);
  Job job;
  ReadableSound readable(std::make_unique<RecordingReader>(interview.studio.path, interview.studio.media,
                                                           interview.studio.identity.scalar()));
  CHECK(readable.holes(job).size() >= 1);
  const auto decoder = readable.decoder();
  std::vector<float> heard(static_cast<std::size_t>(decoder->info().frames));
  std::size_t done = 0;
  while (const std::size_t n = decoder->read(heard.data() + done, heard.size() - done)) done += n;
  CHECK(done == heard.size());
  CHECK(interview.loudest(heard, 4.3, 6.8) < 0.002);
  CHECK(interview.loudest(heard, 9, 12) > 0.3);
}

TEST_CASE("a recording that comes without what was destroyed is written so") {
  Interview interview;
  const auto facts = interview.studio.read().facts();
  interview.destroy(4 * second, 7 * second);
  RecordingReader from = interview.studio.read();
  auto begin = interview.studio.begin();
  begin.origin = "received";
  const auto copy = interview.studio.folder / "copy";
  RecordingWriter writer(interview.studio.disk, interview.studio.clock, copy, begin);
  auto run = from.destroyed().begin();
  for (std::size_t i = 0; i < from.frame_count();) {
    if (run != from.destroyed().end() && run->leaf == i) {
      writer.destroyed(*run);
      i += run++->leaves.size();
      continue;
    }
    Bytes bytes;
    const auto frame = from.frame(i++, bytes);
    writer.sound(bytes, frame.frames, frame.salt);
  }
  CHECK(writer.finish(facts).root == facts.root);
  RecordingReader reader = interview.studio.read(copy);
  Job job;
  CHECK(reader.verify(job).empty());
  CHECK(reader.facts().sha256 == facts.sha256);
  CHECK(all_sound(reader) == all_sound(from));
  REQUIRE(reader.destroyed().size() == from.destroyed().size());
  CHECK(std::ranges::equal(reader.destroyed(), from.destroyed()));
}

TEST_CASE("silence is refused where no destroyed sound could have been so") {
  Destroyed run;
  run.leaves.resize(2);
  run.bytes = 200;
  run.frames = 9600;
  const auto refused = [&](Silence silence, int channels = 1) {
    run.silence = silence;
    try {
      silence_of(run, channels);
      return false;
    } catch (const Error& e) {
      return e.code() == Code::Invalid;
    }
  };
  using Kind = Silence::Kind;
  CHECK(refused({Kind::OggOpus, 0, 1, 0xffffffff, 9600, 1, 0}));
  CHECK(refused({Kind::OggOpus, 0, 1, 0, 9600, 1, 0}));
  CHECK(refused({Kind::OggOpus, 0, 1, 2, 9600, 1, 0}, 6));
  CHECK(refused({Kind::Flac, 0, 0, 0, 9600, 0, 16}));
  CHECK(refused({Kind::Flac, 0, 1, 0, 9600, 0, 16}));
  CHECK(refused({Kind::Flac, -1, 4096, 0, 9600, 0, 16}));
  CHECK(refused({Kind::Flac, std::int64_t{1} << 36, 4096, 0, 9600, 0, 16}));
  CHECK(refused({Kind::FlacVariable, 0, 4096, 0, 9600, 0, 64}));
  CHECK_FALSE(refused({Kind::Flac, 0, 4096, 0, 9600, 0, 16}));
  CHECK_FALSE(refused({Kind::None, 0, 0, 0, 9600, 0, 0}));
}

TEST_CASE("other programs play across the hole") {
  const Codec codec = GENERATE(Codec::Opus, Codec::Flac);
  need_program("ffmpeg");
  need_program(codec == Codec::Opus ? "opusdec" : "flac");
  Interview interview(codec);
  interview.destroy(4 * second, 7 * second);
  interview.destroy(11 * second, 12 * second);
  RecordingReader reader = interview.studio.read();
  const auto file = interview.studio.folder / (codec == Codec::Opus ? "out.opus" : "out.flac");
  spit(file, all_sound(reader));
  const auto wave = (interview.studio.folder / "out.wav").string();
  const Ran ffmpeg = run("ffmpeg -v warning -nostdin -y -i " + file.string() + " -f wav " + wave + " 2>&1");
  CHECK(ffmpeg.status == 0);
  CHECK(ffmpeg.output == "");
  const Ran own = run(codec == Codec::Opus ? "opusdec --quiet " + file.string() + " " + wave + " 2>&1"
                                           : "flac -s -d -f -o " + wave + " " + file.string() + " 2>&1");
  CHECK(own.status == 0);
  CHECK(own.output.find("ERROR") == std::string::npos);
  CHECK(slurp(wave).size() >= 12 * rate * 2);
}
