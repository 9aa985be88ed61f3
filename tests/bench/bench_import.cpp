// Files from elsewhere, an hour each: what taking one in costs against the codec's own library that only
// decodes it, and encodes it again where that is done; and what of that its peaks are.
#include <FLAC/stream_decoder.h>
#include <mpg123.h>
#include <opusfile.h>
#include <sndfile.h>

#include <catch2/catch_test_macros.hpp>

#include "core/media/import.h"
#include "tests/bench/measure.h"
#include "tests/bench/voice.h"
#include "tests/support/vaults.h"

using namespace attest;
using namespace attest::media;
using namespace attest::test;

namespace {

constexpr int rate = 48000;
constexpr int minutes = 60;
constexpr std::int64_t frames = std::int64_t{60} * minutes * rate;
constexpr int rounds = 3;

// ---- Making one

void by_sndfile(const std::string& path, int format) {
  SF_INFO facts{};
  facts.samplerate = rate;
  facts.channels = 1;
  facts.format = format;
  SNDFILE* file = sf_open(path.c_str(), SFM_WRITE, &facts);
  REQUIRE(file);
  Voice voice;
  for (int second = 0; second < 60 * minutes; ++second)
    REQUIRE(sf_writef_short(file, voice.next(rate).data(), rate) == rate);
  REQUIRE(sf_close(file) == 0);
}
void by_encoder(const std::string& path, Codec codec) {
  Disk disk;
  OutputFile file = disk.create(path);
  const auto encoder =
      make_encoder({.codec = codec}, [&](ByteView bytes, std::int64_t) { file.write(bytes); });
  Voice voice;
  for (int second = 0; second < 60 * minutes; ++second) encoder->write(voice.next(rate).data(), rate);
  encoder->finish();
}

// ---- The peers: each gives its samples to `take`, or to nobody

using Take = std::function<void(const float* samples, std::size_t frames)>;

void decode_wav(const std::string& path, const Take& take) {
  SF_INFO facts{};
  SNDFILE* file = sf_open(path.c_str(), SFM_READ, &facts);
  REQUIRE(file);
  std::vector<float> samples(16384);
  while (const auto got = sf_readf_float(file, samples.data(), 16384))
    take(samples.data(), static_cast<std::size_t>(got));
  sf_close(file);
}

void decode_flac(const std::string& path, const Take&) {
  FLAC__StreamDecoder* decoder = FLAC__stream_decoder_new();
  std::int64_t got = 0;
  const auto on_frame = [](const FLAC__StreamDecoder*, const FLAC__Frame* frame, const FLAC__int32* const*,
                           void* total) {
    *static_cast<std::int64_t*>(total) += frame->header.blocksize;
    return FLAC__STREAM_DECODER_WRITE_STATUS_CONTINUE;
  };
  const auto on_error = [](const FLAC__StreamDecoder*, FLAC__StreamDecoderErrorStatus, void*) {};
  REQUIRE(FLAC__stream_decoder_init_file(decoder, path.c_str(), on_frame, nullptr, on_error, &got) ==
          FLAC__STREAM_DECODER_INIT_STATUS_OK);
  REQUIRE(FLAC__stream_decoder_process_until_end_of_stream(decoder));
  FLAC__stream_decoder_delete(decoder);
  CHECK(got == frames);
}

void decode_opus(const std::string& path, const Take&) {
  OggOpusFile* file = op_open_file(path.c_str(), nullptr);
  REQUIRE(file);
  std::vector<float> samples(11520);
  std::int64_t total = 0;
  while (const int got = op_read_float(file, samples.data(), static_cast<int>(samples.size()), nullptr)) {
    REQUIRE(got > 0);
    total += got;
  }
  op_free(file);
  CHECK(total == frames);
}

void decode_mp3(const std::string& path, const Take& take) {
  mpg123_init();
  mpg123_handle* decoder = mpg123_new(nullptr, nullptr);
  mpg123_param(decoder, MPG123_ADD_FLAGS, MPG123_QUIET | MPG123_FORCE_FLOAT, 0);
  REQUIRE(mpg123_open(decoder, path.c_str()) == MPG123_OK);
  std::vector<float> samples(16384);
  for (int result = MPG123_OK; result != MPG123_DONE;) {
    std::size_t bytes = 0;
    result = mpg123_read(decoder, samples.data(), samples.size() * sizeof(float), &bytes);
    REQUIRE((result == MPG123_OK || result == MPG123_NEW_FORMAT || result == MPG123_DONE));
    if (bytes > 0) take(samples.data(), bytes / sizeof(float));
  }
  mpg123_delete(decoder);
}

// ---- Measuring

void take_in(const std::filesystem::path& path, const std::filesystem::path& folder) {
  Disk disk;
  SystemClock clock;
  Job job;
  FileSource file(path);
  RecordingWriter::Begin begin;
  begin.media = EntityId::random();
  begin.interview = RecordId::random();
  begin.recipient = crypto::age::Identity::random().recipient();
  const auto sound = folder / "sound", original = folder / "original";
  const Import import = import_sound(disk, clock, file, sound, original, begin, job);
  CHECK(std::abs(import.sound.frames - frames) < rate);
  std::filesystem::remove(sound);
  std::filesystem::remove(original);
}

void measure_peaks(const std::vector<float>& samples) {
  PeakMeter meter(rate, 1);
  for (int minute = 0; minute < minutes; ++minute)
    for (std::size_t at = 0; at < samples.size(); at += 16000) meter.add(samples.data() + at, 16000);
  CHECK(meter.take(true).size() == frames / rate * 100);
}

template <class Make>
void measure(const std::string& what, const Make& make, void (*decode)(const std::string&, const Take&),
             const std::optional<EncoderSettings>& again) {
  TempFolder folder(quick_place());
  const std::string path = folder / "file";
  make(path);
  const Take nobody = [](const float*, std::size_t) {};
  Voice voice;
  const auto& said = voice.next(60 * rate);
  std::vector<float> minute(said.begin(), said.end());
  for (float& sample : minute) sample /= 32768;
  const Peers peaks = in_turn(
      rounds, [&] { measure_peaks(minute); }, [&] { decode(path, nobody); });
  tell((what + ", an hour: its peaks measured against decoding").c_str(), peaks);
  CHECK(peaks.ours.least().processor <= peaks.peer.least().processor);

  const auto compare = [&](const char* with, const auto& peer) {
    tell((what + ", an hour: taken in against " + with).c_str(),
         in_turn(
             rounds, [&] { take_in(path, folder / "."); }, peer));
  };
  if (!again) return compare("decoding", [&] { decode(path, nobody); });
  compare("decoding and encoding", [&] {
    const auto encoder = make_encoder(*again, [](ByteView, std::int64_t) {});
    decode(path, [&](const float* samples, std::size_t count) { encoder->write(samples, count); });
    encoder->finish();
  });
}

}  // namespace

TEST_CASE("Peaks of FLAC that is kept cost no more than decoding it") {
  measure("FLAC", [](const auto& path) { by_encoder(path, Codec::Flac); }, decode_flac, {});
}
TEST_CASE("Peaks of Ogg Opus that is kept cost no more than decoding it") {
  measure("Ogg Opus", [](const auto& path) { by_encoder(path, Codec::Opus); }, decode_opus, {});
}
TEST_CASE("Peaks of WAV that becomes FLAC cost no more than decoding it") {
  measure(
      "WAV", [](const auto& path) { by_sndfile(path, SF_FORMAT_WAV | SF_FORMAT_PCM_16); }, decode_wav,
      EncoderSettings{.codec = Codec::Flac});
}
TEST_CASE("Peaks of MP3 that becomes Opus cost no more than decoding it") {
  measure(
      "MP3", [](const auto& path) { by_sndfile(path, SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III); },
      decode_mp3, EncoderSettings{.opus_bitrate = 64000});
}
