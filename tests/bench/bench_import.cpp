// Files from elsewhere: what an import costs against decoding the same file, and what of that its peaks are.
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "core/media/import.h"
#include "tests/bench/measure.h"
#include "tests/support/vaults.h"

using namespace attest;
using namespace attest::media;
using namespace attest::test;

namespace {

constexpr int rate = 48000;
constexpr int seconds = 600;

std::vector<std::int16_t> speech() {
  std::vector<std::int16_t> samples(std::size_t{rate} * seconds);
  std::uint32_t hiss = 1;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    hiss = hiss * 1664525u + 1013904223u;
    const double t = static_cast<double>(i) / rate;
    samples[i] = static_cast<std::int16_t>(9000 * (1 + std::sin(10 * t)) *
                                               std::sin(1400 * t + 3 * std::sin(4 * t)) / 2 +
                                           static_cast<double>(hiss >> 24));
  }
  return samples;
}

Bytes encoded(Codec codec) {
  Bytes all;
  EncoderSettings settings;
  settings.codec = codec;
  const auto encoder = make_encoder(
      settings, [&](ByteView bytes, std::int64_t) { all.insert(all.end(), bytes.begin(), bytes.end()); });
  const auto samples = speech();
  encoder->write(samples.data(), samples.size());
  encoder->finish();
  return all;
}

std::vector<float> decode(RandomSource& source) {
  const auto decoder = open_decoder(source);
  std::vector<float> all(static_cast<std::size_t>(decoder->info().frames * decoder->info().channels));
  const auto channels = static_cast<std::size_t>(decoder->info().channels);
  for (std::size_t at = 0; at * channels < all.size();) {
    const std::size_t got = decoder->read(all.data() + at * channels, 16384);
    if (got == 0) break;
    at += got;
  }
  return all;
}

}  // namespace

TEST_CASE("peaks of an import cost no more than decoding it") {
  for (const Codec codec : {Codec::Opus, Codec::Flac}) {
    MemorySource file(encoded(codec));
    const std::vector<float> samples = decode(file);
    const Peers peaks = in_turn(
        5,
        [&] {
          PeakMeter meter(rate, 1);
          for (std::size_t at = 0; at < samples.size(); at += 16384)
            meter.add(samples.data() + at, std::min<std::size_t>(16384, samples.size() - at));
          CHECK(meter.take(true).size() == seconds * 100);
        },
        [&] { decode(file); });
    tell((std::string(name(codec)) + ", ten minutes: measuring peaks against decoding").c_str(), peaks);
    CHECK(peaks.ours.least().processor <= peaks.peer.least().processor);

    TempFolder folder(quick_place());
    Disk disk;
    SystemClock clock;
    const auto identity = crypto::age::Identity::random();
    int n = 0;
    const Peers whole = in_turn(
        3,
        [&] {
          RecordingWriter::Begin begin;
          begin.media = EntityId::random();
          begin.interview = RecordId::random();
          begin.recipient = identity.recipient();
          Job job;
          const std::string out = std::to_string(n++);
          import_sound(disk, clock, file, folder / out, folder / (out + "o"), begin, job);
        },
        [&] { decode(file); });
    tell((std::string(name(codec)) + ", ten minutes: taking it in against decoding").c_str(), whole);
  }
}
