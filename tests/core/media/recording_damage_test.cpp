// Listening to a damaged recording: silence where it is damaged, for as long as the sound there was, and
// everything else in its place. What is passed on is read strictly, as before.
#include <catch2/generators/catch_generators.hpp>
#include <cmath>

#include "tests/core/media/recording_support.h"
#include "tests/core/media/sound_support.h"

using namespace attest;
using namespace attest::media;
using namespace attest::media::test;
using attest::test::speech;

namespace {

using Hole = ReadableSound::Hole;
constexpr int rate = 48000;

struct Heard {
  std::vector<float> samples;
  std::vector<Hole> holes;
  std::int64_t duration_ms = 0;
};

std::vector<float> play(Decoder& decoder) {
  std::vector<float> all, block(4096 * static_cast<std::size_t>(decoder.info().channels));
  for (std::size_t n; (n = decoder.read(block.data(), 4096)) > 0;)
    all.insert(
        all.end(), block.begin(),
        block.begin() + static_cast<std::ptrdiff_t>(n * static_cast<std::size_t>(decoder.info().channels)));
  return all;
}

Heard listen(std::unique_ptr<RecordingReader> reader) {
  ReadableSound sound(std::move(reader));
  Heard heard;
  Job job;
  heard.holes = sound.holes(job);
  heard.duration_ms = sound.duration_ms();
  heard.samples = play(*sound.decoder());
  return heard;
}

/// A recording of this program's own, its sound in frames of about 100 ms, ten to a segment.
struct Recorded : Studio {
  explicit Recorded(Codec codec, double seconds = 6, bool finish = true) {
    auto b = begin();
    b.codec = codec;
    b.segment_ms = 1000;
    SoundRecorder recorder(disk, clock, path, b, rate);
    const auto samples = speech(rate, seconds);
    for (std::size_t at = 0; at < samples.size(); at += 960)
      recorder.write(samples.data() + at, std::min<std::size_t>(960, samples.size() - at));
    if (finish) recorder.finish();
    file = slurp(path);
    const SecondReading second(file, media, identity);
    std::int64_t at = 0;
    for (const auto& segment : second.segments) {
      segments.push_back({segment.at, segment.size});
      for (const auto& frame : segment.frames) {
        if (frame.type != 2) continue;
        const std::int64_t length = read_le32(ByteView(frame.plain).subspan(16));
        frames.push_back({frame.at, frame.size, at, length});
        at += length;
      }
    }
    whole = listen(reader(file));
  }
  std::unique_ptr<RecordingReader> reader(const Bytes& bytes) {
    const auto changed = folder / "changed";
    spit(changed, bytes);
    return std::make_unique<RecordingReader>(changed, media, identity.scalar());
  }
  Heard listen_to(const Bytes& bytes) { return listen(reader(bytes)); }
  Bytes flipped(std::initializer_list<std::size_t> numbers) const {
    Bytes bytes = file;
    for (const auto number : numbers) bytes[frames.at(number).at + 12] ^= 1;
    return bytes;
  }
  /// From the first frame to the last.
  Hole hole(std::size_t first, std::size_t last) const {
    return {frames.at(first).from * 1000 / rate,
            (frames.at(last).from + frames.at(last).length) * 1000 / rate};
  }

  struct Frame {
    std::size_t at, size;
    std::int64_t from, length;
  };
  struct Segment {
    std::size_t at, size;
  };
  Bytes file;
  std::vector<Frame> frames;
  std::vector<Segment> segments;
  Heard whole;
};

/// As long as the whole, silent in the holes, and everywhere else what was recorded. An Opus decoder takes
/// its time to find its way back.
void check_heard(const Heard& whole, const Heard& heard, Codec codec) {
  REQUIRE(heard.samples.size() == whole.samples.size());
  CHECK(heard.duration_ms == whole.duration_ms);
  const std::int64_t slack = codec == Codec::Opus ? 400 : 0;
  std::size_t wrong = 0, loud = 0;
  for (std::size_t i = 0; i < heard.samples.size(); ++i) {
    const auto ms = static_cast<double>(i) * 1000 / rate;
    bool inside = false, near = false;
    for (const auto& hole : heard.holes) {
      inside |= ms >= static_cast<double>(hole.from_ms) + 7 && ms < static_cast<double>(hole.to_ms) - 1;
      near |= ms >= static_cast<double>(hole.from_ms) - 1 && ms < static_cast<double>(hole.to_ms + slack) + 1;
    }
    if (inside && heard.samples[i] != 0.f) ++loud;
    if (!near && std::abs(heard.samples[i] - whole.samples[i]) > (codec == Codec::Opus ? 0.05f : 0.f))
      ++wrong;
  }
  CHECK(loud == 0);
  CHECK(wrong == 0);
}

}  // namespace

TEST_CASE("A whole recording has no holes, and is heard as it is read") {
  const Codec codec = GENERATE(Codec::Opus, Codec::Flac);
  Recorded recorded(codec);
  CHECK(recorded.whole.holes.empty());
  CHECK(recorded.whole.duration_ms == 6000);
  const auto strict = recorded.reader(recorded.file);
  CHECK(recorded.whole.samples == play(*open_decoder(*strict)));
}

TEST_CASE("With any one frame damaged, all others are heard in their places, and the hole is named") {
  const Codec codec = GENERATE(Codec::Opus, Codec::Flac);
  Recorded recorded(codec);
  for (std::size_t i = 0; i < recorded.frames.size(); ++i) {
    CAPTURE(name(codec), i);
    const Heard heard = recorded.listen_to(recorded.flipped({i}));
    const Hole hole = recorded.hole(i, i);
    if (recorded.frames[i].length == 0)
      CHECK(heard.holes.empty());  // of the beginning, which holds no sound
    else
      CHECK(heard.holes == std::vector{hole});
    check_heard(recorded.whole, heard, codec);
  }
}

TEST_CASE("Several damaged frames of a segment are several holes, each as long as the sound there was") {
  const Codec codec = GENERATE(Codec::Opus, Codec::Flac);
  Recorded recorded(codec);
  const Heard heard = recorded.listen_to(recorded.flipped({15, 16, 18, 40}));
  CHECK(heard.holes == std::vector{recorded.hole(15, 16), recorded.hole(18, 18), recorded.hole(40, 40)});
  check_heard(recorded.whole, heard, codec);
}

TEST_CASE("A segment that is wiped out, or cut out, is a hole of its length") {
  const Codec codec = GENERATE(Codec::Opus, Codec::Flac);
  const bool cut = GENERATE(false, true);
  const std::size_t number = GENERATE(0, 2, 5);
  CAPTURE(name(codec), cut, number);
  Recorded recorded(codec);
  REQUIRE(recorded.segments.size() > number);
  const auto& segment = recorded.segments[number];
  std::size_t first = 0, last = 0;
  for (std::size_t i = 0; i < recorded.frames.size(); ++i) {
    if (recorded.frames[i].at < segment.at) first = i + 1;
    if (recorded.frames[i].at < segment.at + segment.size) last = i;
  }
  Bytes bytes = recorded.file;
  const auto from = bytes.begin() + static_cast<std::ptrdiff_t>(segment.at);
  const auto to = from + static_cast<std::ptrdiff_t>(segment.size);
  if (cut)
    bytes.erase(from, to);
  else
    std::fill(from, to, Byte{0});
  if (number == 5) {
    // The last one, and the end of the recording with it: what is before is heard, as interrupted.
    if (recorded.segments.size() == 6) {
      const Heard heard = recorded.listen_to(bytes);
      CHECK(heard.holes.empty());
      CHECK(heard.duration_ms == recorded.frames[first].from * 1000 / rate);
      return;
    }
  }
  const Heard heard = recorded.listen_to(bytes);
  CHECK(heard.holes == std::vector{recorded.hole(first, last)});
  check_heard(recorded.whole, heard, codec);
}

TEST_CASE("Going to any place, holes included, hears what plays there") {
  const Codec codec = GENERATE(Codec::Opus, Codec::Flac);
  Recorded recorded(codec);
  ReadableSound sound(recorded.reader(recorded.flipped({20, 21, 22, 23, 24, 25})));
  const auto decoder = sound.decoder();
  const auto straight = play(*decoder);
  std::vector<float> block(480);
  for (std::int64_t ms = 0; ms < 6000; ms += 130) {
    CAPTURE(name(codec), ms);
    const std::int64_t frame = ms * rate / 1000;
    decoder->seek(frame);
    REQUIRE(decoder->position() == frame);
    REQUIRE(decoder->read(block.data(), block.size()) == block.size());
    float worst = 0;
    for (std::size_t i = 0; i < block.size(); ++i)
      worst = std::max(worst, std::abs(block[i] - straight[static_cast<std::size_t>(frame) + i]));
    CHECK(worst < (codec == Codec::Opus ? 0.1f : 1e-9f));
  }
  decoder->seek(6000 * rate / 1000);
  CHECK(decoder->read(block.data(), block.size()) == 0);
}

TEST_CASE("A recording that nobody finished and that is damaged in the middle is heard to its end") {
  const Codec codec = GENERATE(Codec::Opus, Codec::Flac);
  Recorded recorded(codec, 8, false);
  // What is damaged in the last five seconds of an unfinished file counts as torn; this lies before.
  const Heard heard = recorded.listen_to(recorded.flipped({8, 9}));
  CHECK(heard.holes == std::vector{recorded.hole(8, 9)});
  check_heard(recorded.whole, heard, codec);
}

TEST_CASE("A file from elsewhere, kept byte for byte, is heard with its holes, too") {
  const Codec codec = GENERATE(Codec::Opus, Codec::Flac);
  Studio studio;
  Bytes sound_file;
  EncoderSettings settings;
  settings.codec = codec;
  const auto encoder = make_encoder(settings, [&](ByteView bytes, std::int64_t) {
    sound_file.insert(sound_file.end(), bytes.begin(), bytes.end());
  });
  const auto samples = speech(rate, 4);
  encoder->write(samples.data(), samples.size());
  encoder->finish();
  MemorySource source(sound_file);
  auto begin = studio.begin();
  begin.origin = "added";
  Job job;
  add_sound_file(studio.disk, studio.clock, source, studio.path, begin, job);
  const auto reader = [&] {
    return std::make_unique<RecordingReader>(studio.path, studio.media, studio.identity.scalar());
  };
  const Heard whole = listen(reader());
  const Bytes file = slurp(studio.path);
  const SecondReading second(file, studio.media, studio.identity);
  std::vector<ParsedFrame> frames;
  for (const auto& segment : second.segments)
    for (const auto& frame : segment.frames)
      if (frame.type == 2) frames.push_back(frame);
  for (const std::size_t i : {std::size_t{0}, frames.size() / 2, frames.size() - 1}) {
    CAPTURE(name(codec), i);
    Bytes bytes = file;
    bytes[frames[i].at + 12] ^= 1;
    spit(studio.path, bytes);
    const Heard heard = listen(reader());
    REQUIRE(heard.holes.size() <= 1);
    if (i > 0) CHECK(heard.holes.size() == 1);
    check_heard(whole, heard, codec);
  }
}

TEST_CASE("Where nothing is left of the sound, that is said") {
  Recorded recorded(GENERATE(Codec::Opus, Codec::Flac), 2);
  Bytes bytes = recorded.file;
  for (const auto& frame : recorded.frames) bytes[frame.at + 12] ^= 1;
  CHECK(code_of([&] { ReadableSound(recorded.reader(bytes)); }) == Code::Damaged);
}

TEST_CASE("What is sealed, verified or exported is read strictly, whoever listens meanwhile") {
  Recorded recorded(Codec::Opus);
  const auto reader = recorded.reader(recorded.flipped({20}));
  Job job;
  CHECK(reader->survey(job).holes.size() == 1);
  Bytes all(reader->size());
  reader->read_with_holes(0, all);
  CHECK(code_of([&] { reader->read_at(0, all); }) == Code::Damaged);
  CHECK(code_of([&] { reader->frame(20, all); }) == Code::Damaged);
  CHECK_FALSE(reader->verify(job).empty());
  CHECK(code_of([&] { play(*open_decoder(*reader)); }) == Code::Damaged);
}
