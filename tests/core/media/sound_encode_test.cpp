#include <algorithm>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_range.hpp>

#include "core/foundation/disk.h"
#include "tests/core/media/sound_support.h"

namespace attest {
namespace {

using namespace media;
using namespace test;

/// How far `b` lies behind `a` at best, in samples, and how alike they then are (correlation).
struct Likeness {
  int lag = 0;
  double correlation = -1;
};
Likeness compare(const std::vector<float>& a, const std::vector<float>& b, int reach) {
  Likeness best;
  const auto length = static_cast<int>(std::min(a.size(), b.size())) - 2 * reach;
  for (int lag = -reach; lag <= reach; ++lag) {
    double ab = 0, aa = 1e-12, bb = 1e-12;
    for (int i = reach; i < reach + length; ++i) {
      const double x = a[static_cast<std::size_t>(i)], y = b[static_cast<std::size_t>(i + lag)];
      ab += x * y, aa += x * x, bb += y * y;
    }
    if (const double c = ab / std::sqrt(aa * bb); c > best.correlation) best = {lag, c};
  }
  return best;
}

std::vector<float> as_float(const Samples& samples) {
  std::vector<float> out(samples.size());
  std::transform(samples.begin(), samples.end(), out.begin(),
                 [](std::int16_t s) { return static_cast<float>(s) / 32768.f; });
  return out;
}

double ms_of(std::int64_t frames, int rate) {
  return 1000.0 * static_cast<double>(frames) / rate;
}

constexpr int rates[] = {8000, 11025, 16000, 22050, 44100, 48000, 96000};

TEST_CASE("What an encoder is killed in the middle of decodes to within 120 ms of what went in") {
  const Codec codec = GENERATE(Codec::Opus, Codec::Flac);
  const int rate = GENERATE(from_range(std::begin(rates), std::end(rates)));
  const int channels = GENERATE(1, 2);
  CAPTURE(name(codec), rate, channels);
  const Samples all = speech(rate, 1.5, channels);
  for (const int ms : {1, 130, 333, 700, 1111, 1500}) {
    const auto frames = static_cast<std::int64_t>(rate) * ms / 1000;
    const Samples heard(all.begin(), all.begin() + frames * channels);
    const Encoded out = encode({.codec = codec, .rate = rate, .channels = channels}, heard, false);
    const Decoded back = decode(out.bytes);
    CAPTURE(ms, back.info.frames, back.info.rate);
    const double lost_ms = ms - ms_of(back.info.frames, back.info.rate);
    CHECK(lost_ms < 120);
    CHECK(lost_ms > -1);
    CHECK(std::abs(ms_of(out.frames, rate) - ms_of(back.info.frames, back.info.rate)) < 1);
    if (codec == Codec::Opus) CHECK_FALSE(back.info.complete);
    if (codec == Codec::Flac) {
      CHECK(as_int16(back.samples) ==
            Samples(heard.begin(), heard.begin() + static_cast<std::ptrdiff_t>(back.samples.size())));
    }
  }
}

TEST_CASE("The frames of all pieces are the frames that were written, headers first") {
  const Codec codec = GENERATE(Codec::Opus, Codec::Flac);
  const int rate = GENERATE(from_range(std::begin(rates), std::end(rates)));
  const auto frames = GENERATE(std::size_t{0}, std::size_t{1}, std::size_t{4801}, std::size_t{50001});
  CAPTURE(name(codec), rate, frames);
  Samples samples = speech(rate, 7);
  samples.resize(frames);
  const Encoded out = encode({.codec = codec, .rate = rate}, samples);
  CHECK(out.frames == static_cast<std::int64_t>(frames));
  REQUIRE(out.pieces.size() >= 2);
  CHECK(out.pieces[0].frames == 0);
  CHECK(out.pieces[1].frames == 0);
  for (const Piece& piece : out.pieces) {
    CHECK(piece.frames <= static_cast<std::uint32_t>(rate / 10 + rate / 50));
    CHECK(piece.bytes <= 64 << 10);
  }
  const Decoded back = decode(out.bytes);
  CHECK(back.info.complete);
  // Of nothing at all libopusenc makes one packet, and opusfile plays it: 13.5 ms.
  const double slack_ms = codec == Codec::Opus && frames == 0 ? 20 : 1000.0 / std::min(rate, 48000);
  CHECK(std::abs(ms_of(back.info.frames, back.info.rate) - ms_of(static_cast<std::int64_t>(frames), rate)) <=
        slack_ms);
}

TEST_CASE("FLAC keeps every sample, at any rate, with 16 or 24 bits and up to 8 channels") {
  const int rate = GENERATE(1000, 8000, 11025, 12345, 44100, 48000, 96000, 192000, 768000);
  const int channels = GENERATE(1, 2, 3, 8);
  CAPTURE(rate, channels);
  const Samples samples = speech(rate, 0.3, channels);
  const Encoded out = encode({.codec = Codec::Flac, .rate = rate, .channels = channels}, samples);
  const Decoded back = decode(out.bytes);
  CHECK(back.info.rate == rate);
  CHECK(back.info.channels == channels);
  CHECK(as_int16(back.samples) == samples);

  // 24 bits: floats that no 16-bit sample could hold.
  std::vector<float> fine = as_float(samples);
  for (std::size_t i = 0; i < fine.size(); ++i) fine[i] += static_cast<float>(i % 251) / 8388608.f;
  Bytes bytes;
  std::uint32_t longest = 0;
  auto encoder = make_encoder({.codec = Codec::Flac, .rate = rate, .channels = channels, .bits = 24},
                              [&](ByteView piece, std::int64_t) {
                                bytes.insert(bytes.end(), piece.begin(), piece.end());
                                longest = std::max(longest, static_cast<std::uint32_t>(piece.size()));
                              });
  encoder->write(fine.data(), fine.size() / static_cast<std::size_t>(channels));
  encoder->finish();
  const Decoded exact = decode(bytes);
  CHECK(exact.info.bits == 24);
  CHECK(exact.samples == fine);
  CHECK(longest <= 64 << 10);
}

TEST_CASE("The loudest noise in eight channels of 24 bits still gives pieces of at most 64 KiB") {
  std::vector<float> loud(8 * 20000);
  std::uint32_t noise = 7;
  for (float& s : loud)
    s = static_cast<float>(static_cast<std::int32_t>(noise = noise * 1664525u + 1013904223u)) / 2147483648.f;
  std::size_t longest = 0;
  auto encoder =
      make_encoder({.codec = Codec::Flac, .channels = 8, .bits = 24},
                   [&](ByteView piece, std::int64_t) { longest = std::max(longest, piece.size()); });
  encoder->write(loud.data(), 20000);
  encoder->finish();
  CHECK(longest > 50000);
  CHECK(longest <= 64 << 10);
}

TEST_CASE("Opus comes back in step and alike, whatever the rate it came from") {
  const int rate = GENERATE(8000, 16000, 48000);
  const bool floats = GENERATE(false, true);
  CAPTURE(rate, floats);
  const Samples samples = speech(rate, 2);
  Bytes bytes;
  auto encoder = make_encoder({.rate = rate}, [&](ByteView piece, std::int64_t) {
    bytes.insert(bytes.end(), piece.begin(), piece.end());
  });
  if (floats)
    encoder->write(as_float(samples).data(), samples.size());
  else
    encoder->write(samples.data(), samples.size());
  encoder->finish();
  Decoded back = decode(bytes);
  std::vector<float> thin;
  for (std::size_t i = 0; i < back.samples.size(); i += static_cast<std::size_t>(48000 / rate))
    thin.push_back(back.samples[i]);
  const Likeness likeness = compare(as_float(samples), thin, rate / 400);
  CHECK(std::abs(likeness.lag) <= 1);
  CHECK(likeness.correlation > 0.95);
}

TEST_CASE("Samples beyond full scale, and floats that are no numbers, are tamed before they reach a codec") {
  const Codec codec = GENERATE(Codec::Opus, Codec::Flac);
  const std::vector<float> wild = [] {
    std::vector<float> w(9600, 0.25f);
    for (std::size_t i = 0; i < w.size(); i += 5) w[i] = i % 2 ? INFINITY : NAN;
    for (std::size_t i = 1; i < w.size(); i += 5) w[i] = -1e30f;
    return w;
  }();
  Bytes bytes;
  auto encoder = make_encoder({.codec = codec}, [&](ByteView piece, std::int64_t) {
    bytes.insert(bytes.end(), piece.begin(), piece.end());
  });
  encoder->write(wild.data(), wild.size());
  encoder->finish();
  const Decoded back = decode(bytes);
  CHECK(back.info.frames == 9600);
  CHECK(std::all_of(back.samples.begin(), back.samples.end(), [](float s) { return s >= -1 && s <= 1; }));
}

TEST_CASE("What the receiver of pieces throws comes out of the encoder") {
  const Codec codec = GENERATE(Codec::Opus, Codec::Flac);
  const Samples samples = speech(48000, 1);
  int calls = 0;
  auto encoder = make_encoder({.codec = codec}, [&](ByteView, std::int64_t) {
    if (++calls == 5) throw Error(Code::NoSpace, "The disk is full.");
  });
  CHECK(code_of([&] { encoder->write(samples.data(), samples.size()); }) == Code::NoSpace);
  encoder.reset();
  CHECK(calls == 5);
}

TEST_CASE("Settings out of range are refused before anything is written") {
  const auto refused = [](EncoderSettings settings) {
    return code_of([&] { make_encoder(settings, [](ByteView, std::int64_t) { FAIL("written"); }); }) ==
           Code::Invalid;
  };
  CHECK(refused({.rate = 0}));
  CHECK(refused({.rate = -48000}));
  CHECK(refused({.codec = Codec::Flac, .rate = 2'000'000}));
  CHECK(refused({.channels = 0}));
  CHECK(refused({.channels = 3}));
  CHECK(refused({.codec = Codec::Flac, .channels = 9}));
  CHECK(refused({.codec = Codec::Flac, .bits = 20}));
  CHECK(refused({.opus_bitrate = 1}));
}

TEST_CASE("The real opusdec, flac and ffmpeg hear what was encoded") {
  TempFolder folder;
  const int rate = GENERATE(16000, 44100, 48000);
  const Samples samples = speech(rate, 2.5, 2);
  spit(folder / "a.opus", encode({.rate = rate, .channels = 2}, samples).bytes);
  spit(folder / "a.flac",
       encode({.codec = Codec::Flac, .rate = rate, .channels = 2, .expected_frames = rate * 5 / 2}, samples)
           .bytes);
  spit(folder / "live.flac", encode({.codec = Codec::Flac, .rate = rate, .channels = 2}, samples).bytes);
  const std::string at = folder.path().string();
  Bytes raw(samples.size() * 2);
  std::memcpy(raw.data(), samples.data(), raw.size());

  need_program("flac");
  for (const std::string file : {"a.flac", "live.flac"}) {
    const Ran flac = run("flac -s -d -f --force-raw-format --endian=little --sign=signed -o " + at +
                         "/f.raw " + at + "/" + file);
    CAPTURE(file, flac.output);
    CHECK(flac.status == 0);
    CHECK(slurp(folder / "f.raw") == raw);
  }
  need_program("opusdec");
  const Ran opusdec = run("opusdec --quiet --rate 48000 --force-wav " + at + "/a.opus " + at + "/o.wav");
  CAPTURE(opusdec.output);
  CHECK(opusdec.status == 0);
  const Decoded o = decode(slurp(folder / "o.wav"));
  CHECK(o.info.frames == 120000);
  need_program("ffmpeg");
  const Ran ffmpeg = run("ffmpeg -v error -y -i " + at + "/a.opus -f s16le " + at +
                         "/m.raw && ffmpeg -v error -y -i " + at + "/live.flac -f s16le " + at + "/n.raw");
  CAPTURE(ffmpeg.output);
  CHECK(ffmpeg.status == 0);
  CHECK(ffmpeg.output.empty());
  CHECK(std::filesystem::file_size(folder / "m.raw") == 120000u * 4);
  CHECK(slurp(folder / "n.raw") == raw);
}

TEST_CASE("Peaks are the smallest and the largest sample of each 10 ms, and never drift") {
  const int rate = GENERATE(8000, 11025, 22050, 44100, 48000);
  const int channels = GENERATE(1, 2);
  const Samples samples = speech(rate, 3.333, channels);
  const std::size_t frames = samples.size() / static_cast<std::size_t>(channels);
  std::vector<Peak> naive;
  for (std::size_t span = 0;; ++span) {
    const std::size_t from = span * static_cast<std::size_t>(rate) / 100;
    const std::size_t to = std::min((span + 1) * static_cast<std::size_t>(rate) / 100, frames);
    if (from >= to) break;
    const auto [low, high] =
        std::minmax_element(samples.begin() + static_cast<std::ptrdiff_t>(from) * channels,
                            samples.begin() + static_cast<std::ptrdiff_t>(to) * channels);
    const auto scale = [](std::int16_t s) {
      return static_cast<std::int8_t>(std::clamp(std::lround(s / 256.0), -128L, 127L));
    };
    naive.push_back({scale(*low), scale(*high)});
  }
  PeakMeter whole(rate, channels), parts(rate, channels);
  whole.add(samples.data(), frames);
  const std::vector<float> floats = as_float(samples);
  std::vector<Peak> taken;
  std::size_t part = 1;
  for (std::size_t at = 0; at < frames;) {
    const std::size_t count = std::min(part = part * 7 % 1201 + 1, frames - at);
    parts.add(floats.data() + at * static_cast<std::size_t>(channels), count);
    at += count;
    for (const Peak& peak : parts.take()) taken.push_back(peak);
  }
  for (const Peak& peak : parts.take(true)) taken.push_back(peak);
  CHECK(whole.take(true) == naive);
  CHECK(taken == naive);
}

TEST_CASE("The level is the loudest sample of the last addition") {
  PeakMeter meter(48000, 2);
  const Samples quiet = {100, -16384, 5, 7}, silent(4, 0);
  meter.add(quiet.data(), 2);
  CHECK(meter.level() == 0.5f);
  meter.add(silent.data(), 2);
  CHECK(meter.level() == 0);
}

}  // namespace
}  // namespace attest
