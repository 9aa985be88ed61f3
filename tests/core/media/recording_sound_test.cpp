// From samples, and from other people's sound files, to a sealed recording and back.
#include <cmath>

#include "tests/core/media/recording_support.h"

using namespace attest;
using namespace attest::media;
using namespace attest::media::test;

namespace {

constexpr int rate = 48000;

/// Two tones that rise and fall, so that a place in time can be told from another.
std::vector<std::int16_t> tones(std::size_t frames, int channels) {
  std::vector<std::int16_t> samples;
  for (std::size_t i = 0; i < frames; ++i)
    for (int c = 0; c < channels; ++c) {
      const double t = static_cast<double>(i) / rate;
      const double loud = 0.5 + 0.4 * std::sin(t);
      samples.push_back(static_cast<std::int16_t>(20000 * loud * std::sin(2 * M_PI * (300 + 100 * c) * t)));
    }
  return samples;
}

void record(SoundRecorder& recorder, const std::vector<std::int16_t>& samples, int channels) {
  const auto step = static_cast<std::size_t>(rate / 50);
  const std::size_t frames = samples.size() / static_cast<std::size_t>(channels);
  for (std::size_t at = 0; at < frames; at += step)
    recorder.write(samples.data() + at * static_cast<std::size_t>(channels), std::min(step, frames - at));
}

std::vector<float> decoded(RandomSource& source) {
  const auto decoder = open_decoder(source);
  const auto channels = static_cast<std::size_t>(decoder->info().channels);
  std::vector<float> all, block(4096 * channels);
  for (std::size_t n; (n = decoder->read(block.data(), 4096)) > 0;)
    all.insert(all.end(), block.begin(), block.begin() + static_cast<std::ptrdiff_t>(n * channels));
  return all;
}

void le(Bytes& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<Byte>(value >> (8 * i)));
}
/// A WAV file of `bits` (16 or 24); 24-bit samples have noise in their lowest byte.
Bytes wav(const std::vector<std::int16_t>& samples, int channels, int bits) {
  Bytes data;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (bits == 24) data.push_back(static_cast<Byte>(i * 37));
    le(data, static_cast<std::uint16_t>(samples[i]), 2);
  }
  const int block = channels * bits / 8;
  Bytes out = to_bytes("RIFF");
  le(out, 36 + data.size(), 4);
  const Bytes fmt = to_bytes("WAVEfmt ");
  out.insert(out.end(), fmt.begin(), fmt.end());
  le(out, 16, 4);
  le(out, 1, 2);
  le(out, static_cast<std::uint64_t>(channels), 2);
  le(out, rate, 4);
  le(out, static_cast<std::uint64_t>(rate * block), 4);
  le(out, static_cast<std::uint64_t>(block), 2);
  le(out, static_cast<std::uint64_t>(bits), 2);
  const Bytes name = to_bytes("data");
  out.insert(out.end(), name.begin(), name.end());
  le(out, data.size(), 4);
  out.insert(out.end(), data.begin(), data.end());
  return out;
}

/// A finished sound file as the recorder would make it.
Bytes sound_file(Codec codec, std::size_t frames) {
  Bytes all;
  EncoderSettings settings;
  settings.codec = codec;
  const auto encoder = make_encoder(
      settings, [&](ByteView bytes, std::int64_t) { all.insert(all.end(), bytes.begin(), bytes.end()); });
  encoder->write(tones(frames, 1).data(), frames);
  encoder->finish();
  return all;
}

RecordingFacts add(Studio& studio, const Bytes& bytes) {
  MemorySource file(bytes);
  Job job;
  auto begin = studio.begin();
  begin.origin = "added";
  return add_sound_file(studio.disk, studio.clock, file, studio.path, begin, job);
}

}  // namespace

TEST_CASE("A recording that nobody finished keeps all but the last quarter of a second, and plays") {
  for (const Codec codec : {Codec::Opus, Codec::Flac})
    for (const int channels : {1, 2}) {
      INFO(name(codec) << ", " << channels << " channels");
      Studio studio;
      const auto samples = tones(10 * rate, channels);
      auto begin = studio.begin();
      begin.codec = codec;
      begin.channels = channels;
      SoundRecorder recorder(studio.disk, studio.clock, studio.path, begin, rate);
      record(recorder, samples, channels);
      CHECK(recorder.duration_ms() == 10'000);
      // Read while it is still open, which is what a kill -9 at this moment would leave.
      RecordingReader reader = studio.read();
      CHECK(reader.interrupted());
      CHECK(reader.facts().duration_ms() >= 9750);
      CHECK(reader.peaks().size() >= 900);
      const auto decoder = open_decoder(reader);
      CHECK(decoder->info().channels == channels);
      CHECK(decoder->info().duration_ms() >= 9750);
      CHECK(decoded(reader).size() >=
            static_cast<std::size_t>(9.75 * rate) * static_cast<std::size_t>(channels));
    }
}

TEST_CASE("A finished recording decodes to all that was heard") {
  for (const Codec codec : {Codec::Opus, Codec::Flac}) {
    INFO(name(codec));
    Studio studio;
    const std::size_t frames = 3 * rate + 777;
    const auto samples = tones(frames, 1);
    auto begin = studio.begin();
    begin.codec = codec;
    SoundRecorder recorder(studio.disk, studio.clock, studio.path, begin, rate);
    record(recorder, samples, 1);
    CHECK(recorder.level() > 0.01f);
    const RecordingFacts facts = recorder.finish();
    CHECK(facts.frames == static_cast<std::int64_t>(frames));
    RecordingReader reader = studio.read();
    CHECK(reader.facts().json() == facts.json());
    Job job;
    CHECK(reader.verify(job).empty());
    CHECK(reader.peaks().size() == (frames + 479) / 480);
    const auto back = decoded(reader);
    REQUIRE(back.size() == frames);
    double wrong = 0, power = 0;
    for (std::size_t i = 0; i < frames; ++i) {
      const double was = samples[i] / 32768.0;
      if (codec == Codec::Flac) REQUIRE(back[i] == static_cast<float>(was));
      wrong += (back[i] - was) * (back[i] - was);
      power += was * was;
    }
    CHECK(wrong < power / 10);
  }
}

TEST_CASE("A recorder whose settings no codec takes leaves no file") {
  Studio studio;
  auto begin = studio.begin();
  begin.channels = 3;
  CHECK(code_of([&] { SoundRecorder(studio.disk, studio.clock, studio.path, begin, rate); }) ==
        Code::Invalid);
  CHECK_FALSE(std::filesystem::exists(studio.path));
}

TEST_CASE("Opus and FLAC files are kept byte for byte, with peaks of their sound") {
  for (const Codec codec : {Codec::Opus, Codec::Flac}) {
    INFO(name(codec));
    Studio studio;
    const Bytes file = sound_file(codec, 5 * rate);
    const RecordingFacts facts = add(studio, file);
    CHECK(facts.codec == codec);
    CHECK(facts.origin == "added");
    CHECK(facts.size == file.size());
    CHECK(facts.sha256 == to_hex(crypto::sha256(file)));
    CHECK(facts.frames == 5 * rate);
    CHECK_FALSE(facts.interrupted);
    RecordingReader reader = studio.read();
    CHECK(all_sound(reader) == file);
    REQUIRE(reader.peaks().size() == 500);
    CHECK(reader.peaks()[100].high > 40);
    CHECK(reader.peaks()[100].low < -40);
    Job job;
    CHECK(reader.verify(job).empty());
  }
}

TEST_CASE("A WAV file is kept as FLAC without losing a bit") {
  for (const int bits : {16, 24})
    for (const int channels : {1, 2}) {
      INFO(bits << " bits, " << channels << " channels");
      Studio studio;
      const Bytes file = wav(tones(2 * rate + 5, channels), channels, bits);
      const RecordingFacts facts = add(studio, file);
      CHECK(facts.codec == Codec::Flac);
      CHECK(facts.channels == channels);
      CHECK(facts.frames == 2 * rate + 5);
      RecordingReader reader = studio.read();
      CHECK(recognise(reader) == Container::Flac);
      MemorySource original(file);
      CHECK(decoded(reader) == decoded(original));
      CHECK(reader.peaks().size() == 201);
    }
}

TEST_CASE("A sound file that was cut is taken as far as it goes, as interrupted") {
  for (const Codec codec : {Codec::Opus, Codec::Flac}) {
    INFO(name(codec));
    Studio studio;
    Bytes file = sound_file(codec, 5 * rate);
    file.resize(file.size() * 3 / 5);
    const RecordingFacts facts = add(studio, file);
    CHECK(facts.interrupted);
    CHECK(facts.size == file.size());
    CHECK(facts.duration_ms() > 1000);
    CHECK(facts.duration_ms() < 4500);
    RecordingReader reader = studio.read();
    CHECK(reader.interrupted());
    CHECK(all_sound(reader) == file);
    CHECK(reader.facts().json() == facts.json());
    Job job;
    CHECK(reader.verify(job).empty());
  }
}

TEST_CASE("What holds no sound is refused, and leaves no file") {
  Studio studio;
  const Bytes flac = sound_file(Codec::Flac, rate), opus = sound_file(Codec::Opus, rate);
  const std::vector<Bytes> files{{},
                                 noise(5000),
                                 to_bytes("OggS"),
                                 Bytes(flac.begin(), flac.begin() + 60),
                                 Bytes(opus.begin(), opus.begin() + 60),
                                 wav({}, 1, 16)};
  for (std::size_t i = 0; i < files.size(); ++i) {
    INFO("file " << i);
    CHECK(code_of([&] { add(studio, files[i]); }) == Code::Invalid);
    CHECK_FALSE(std::filesystem::exists(studio.path));
  }
}

TEST_CASE("Taking a sound file in shows its progress, and cancelling leaves no file") {
  const Bytes flac = sound_file(Codec::Flac, 5 * rate);
  const Bytes pcm = wav(tones(5 * rate, 1), 1, 16);
  for (const Bytes& bytes : {flac, pcm}) {
    Studio studio;
    MemorySource file(bytes);
    Job whole;
    add_sound_file(studio.disk, studio.clock, file, studio.path, studio.begin(), whole);
    CHECK(whole.total() > 0);
    CHECK(whole.done() == whole.total());
    std::filesystem::remove(studio.path);

    Job job;
    int writes = 0;
    Disk watched([&](const DiskAct& act) {
      if (act.kind == DiskAct::Kind::Write && ++writes == 20) job.cancel();
    });
    CHECK(code_of([&] { add_sound_file(watched, studio.clock, file, studio.path, studio.begin(), job); }) ==
          Code::Cancelled);
    CHECK(writes >= 20);
    CHECK_FALSE(std::filesystem::exists(studio.path));
  }
}

TEST_CASE("Taking a sound file in never touches a file that is there") {
  Studio studio;
  spit(studio.path, to_bytes("something"));
  CHECK(code_of([&] { add(studio, sound_file(Codec::Flac, rate)); }) == Code::Io);
  CHECK(slurp(studio.path) == to_bytes("something"));
}

TEST_CASE("Sound files of other programs are taken in byte for byte or refused") {
  int taken = 0;
  for (const char* folder : {"audio-flac", "audio-speech", "audio-taglib", "audio-tinytag", "audio-crashed"})
    for (const auto& entry : std::filesystem::recursive_directory_iterator(testdata(folder))) {
      if (!entry.is_regular_file() || entry.file_size() > 3'000'000) continue;
      Studio studio;
      FileSource file(entry.path());
      INFO(entry.path().filename());
      Job job;
      try {
        const auto facts = add_sound_file(studio.disk, studio.clock, file, studio.path, studio.begin(), job);
        RecordingReader reader = studio.read();
        if (recognise(file) != Container::Wav) CHECK(all_sound(reader) == slurp(entry.path()));
        CHECK(facts.frames == open_decoder(file)->info().frames);
        CHECK(reader.verify(job).empty());
        ++taken;
      } catch (const Error& e) {
        CHECK(e.code() == Code::Invalid);
        CHECK_FALSE(std::filesystem::exists(studio.path));
      }
    }
  CHECK(taken > 10);
}
