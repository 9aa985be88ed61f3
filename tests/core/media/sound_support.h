// Sound for the tests of the media room: made here, so that every sample is known.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>
#include <vector>

#include "core/media/sound.h"
#include "tests/support/support.h"

namespace attest::test {

using Samples = std::vector<std::int16_t>;

/// Something like speech: a gliding tone that comes and goes, another in each further channel, and a little
/// noise.
inline Samples speech(int rate, double seconds, int channels = 1) {
  const auto frames = static_cast<std::size_t>(rate * seconds);
  Samples samples(frames * static_cast<std::size_t>(channels));
  std::uint32_t noise = 1;
  for (std::size_t i = 0; i < frames; ++i) {
    const double t = static_cast<double>(i) / rate;
    const double loud = 9000 * (1 + std::sin(2 * M_PI * 1.7 * t));
    for (int c = 0; c < channels; ++c) {
      noise = noise * 1664525u + 1013904223u;
      const double hiss = static_cast<double>(noise >> 16) / 65536 * 200;
      samples[i * static_cast<std::size_t>(channels) + static_cast<std::size_t>(c)] =
          static_cast<std::int16_t>(
              loud * std::sin(2 * M_PI * (220 + 130 * c) * t + 3 * std::sin(2 * M_PI * 0.6 * t)) + hiss);
    }
  }
  return samples;
}

struct Encoded {
  Bytes bytes;
  std::vector<media::Piece> pieces;
  std::int64_t frames = 0;  ///< by the pieces
};

/// Encodes in uneven parts; without `finish` the encoder is dropped as a killed program drops it.
inline Encoded encode(const media::EncoderSettings& settings, const Samples& samples, bool finish = true) {
  Encoded out;
  auto encoder = media::make_encoder(settings, [&](ByteView bytes, std::int64_t frames) {
    out.pieces.push_back(
        {out.bytes.size(), static_cast<std::uint32_t>(bytes.size()), static_cast<std::uint32_t>(frames)});
    out.bytes.insert(out.bytes.end(), bytes.begin(), bytes.end());
    out.frames += frames;
  });
  const std::size_t total = samples.size() / static_cast<std::size_t>(settings.channels);
  std::size_t part = 1;
  for (std::size_t at = 0; at < total;) {
    const std::size_t count = std::min(part = part * 7 % 2911 + 1, total - at);
    encoder->write(samples.data() + at * static_cast<std::size_t>(settings.channels), count);
    at += count;
  }
  if (finish) encoder->finish();
  return out;
}

struct Decoded {
  media::SoundInfo info;
  std::vector<float> samples;
};
inline Decoded decode(RandomSource& source) {
  auto decoder = media::open_decoder(source);
  Decoded out{decoder->info(), {}};
  const auto channels = static_cast<std::size_t>(out.info.channels);
  std::vector<float> block(1777 * channels);
  for (std::size_t n; (n = decoder->read(block.data(), 1777)) > 0;)
    out.samples.insert(out.samples.end(), block.begin(),
                       block.begin() + static_cast<std::ptrdiff_t>(n * channels));
  REQUIRE(decoder->position() == out.info.frames);
  REQUIRE(out.samples.size() == static_cast<std::size_t>(out.info.frames) * channels);
  return out;
}
inline Decoded decode(Bytes bytes) {
  MemorySource source(std::move(bytes));
  return decode(source);
}

inline Samples as_int16(const std::vector<float>& samples) {
  Samples out(samples.size());
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = static_cast<std::int16_t>(std::lrint(std::min(samples[i] * 32768.f, 32767.f)));
  return out;
}

/// A WAV file of 16-bit samples; the sizes in its header can be made to lie.
inline Bytes wav(const Samples& samples, int rate, int channels, std::int64_t claimed = -1) {
  const auto size = static_cast<std::uint32_t>(samples.size() * 2);
  const auto said = claimed < 0 ? size : static_cast<std::uint32_t>(claimed);
  Bytes out = to_bytes("RIFF");
  append_le32(out, claimed < 0 ? size + 36 : said);
  for (const char c : std::string("WAVEfmt ")) out.push_back(static_cast<Byte>(c));
  append_le32(out, 16);
  append_le32(out, 1u | static_cast<std::uint32_t>(channels) << 16);
  append_le32(out, static_cast<std::uint32_t>(rate));
  append_le32(out, static_cast<std::uint32_t>(rate * channels * 2));
  append_le32(out, static_cast<std::uint32_t>(channels * 2) | 16u << 16);
  for (const char c : std::string("data")) out.push_back(static_cast<Byte>(c));
  append_le32(out, said);
  for (const std::int16_t s : samples) {
    out.push_back(static_cast<Byte>(s & 0xff));
    out.push_back(static_cast<Byte>(s >> 8 & 0xff));
  }
  return out;
}

}  // namespace attest::test
