#include "core/media/sound_test.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

#include "core/foundation/error.h"
#include "core/media/level.h"

namespace attest::media {
namespace {

constexpr int span_ms = 50;
constexpr double full_scale = 32768;
constexpr double clipped = 32700 / full_scale;
constexpr double nothing_db = LevelWatch::silent_db;
constexpr double voice_range_db = 10;  // a voice is so much above the room
constexpr double quiet_voice_db = -42;
constexpr double noisy_db = 15;  // less than this between voice and room

double root_mean_square(double sum, std::size_t count) {
  return count ? std::sqrt(sum / static_cast<double>(count)) : 0;
}

std::size_t frames_of(int rate, int channels) {
  if (rate < 1000 || rate > 768'000 || channels < 1 || channels > 8)
    throw Error(Code::Invalid, "This microphone's sound has a form that cannot be tested.");
  return static_cast<std::size_t>(rate) * static_cast<std::size_t>(SoundTest::length_ms) / 1000;
}

}  // namespace

SoundTest::SoundTest(int rate, int channels)
    : rate_(rate),
      channels_(channels),
      capacity_(frames_of(rate, channels)),
      samples_(capacity_ * static_cast<std::size_t>(channels) * sizeof(std::int16_t)) {}

std::size_t SoundTest::take(const std::int16_t* interleaved, std::size_t frames) {
  const std::size_t taken = std::min(frames, capacity_ - frames_);
  const auto width = static_cast<std::size_t>(channels_);
  if (taken == 0) return 0;
  std::memcpy(samples_.span().data() + frames_ * width * sizeof(std::int16_t), interleaved,
              taken * width * sizeof(std::int16_t));
  frames_ += taken;
  double loudest = 0;
  for (std::size_t i = 0; i < taken * width; ++i)
    loudest = std::max(loudest, std::abs(interleaved[i] / full_scale));
  level_ = static_cast<float>(loudest);
  return taken;
}

std::int64_t SoundTest::duration_ms() const {
  return static_cast<std::int64_t>(frames_) * 1000 / rate_;
}

std::size_t SoundTest::read(std::size_t from, float* out, std::size_t frames) const {
  if (from >= frames_) return 0;
  const std::size_t given = std::min(frames, frames_ - from);
  const auto width = static_cast<std::size_t>(channels_);
  const Byte* at = samples_.view().data() + from * width * sizeof(std::int16_t);
  for (std::size_t i = 0; i < given * width; ++i) {
    std::int16_t sample = 0;
    std::memcpy(&sample, at + i * sizeof sample, sizeof sample);
    out[i] = static_cast<float>(sample / full_scale);
  }
  return given;
}

SoundJudgement SoundTest::judge() const {
  const auto width = static_cast<std::size_t>(channels_);
  const auto span = std::max<std::size_t>(static_cast<std::size_t>(rate_) * span_ms / 1000, 1);
  std::vector<float> block(span * width);
  std::vector<double> loudness;  // of each span
  double peak = 0;
  std::size_t cut_off = 0;
  for (std::size_t at = 0, n = 0; (n = read(at, block.data(), span)) > 0; at += n) {
    double sum = 0;
    for (std::size_t i = 0; i < n * width; ++i) {
      const double sample = std::abs(static_cast<double>(block[i]));
      sum += sample * sample;
      peak = std::max(peak, sample);
      cut_off += sample >= clipped;
    }
    loudness.push_back(decibels(root_mean_square(sum, n * width)));
  }
  crypto::wipe({reinterpret_cast<Byte*>(block.data()), block.size() * sizeof(float)});
  std::ranges::sort(loudness);
  const auto part = [&](double of) {
    return loudness.empty()
               ? least_db
               : loudness[static_cast<std::size_t>(of * static_cast<double>(loudness.size() - 1))];
  };
  using Verdict = SoundJudgement::Verdict;
  SoundJudgement judgement{Verdict::Good, decibels(peak), part(0.9), part(0.1)};
  const double range = judgement.voice_db - judgement.noise_db;
  if (judgement.peak_db < nothing_db)
    judgement.verdict = Verdict::Nothing;
  else if (cut_off >= 3)
    judgement.verdict = Verdict::CutOff;
  else if (judgement.peak_db > LevelWatch::too_loud_db)
    judgement.verdict = Verdict::TooLoud;
  else if (range < voice_range_db && judgement.voice_db < quiet_voice_db)
    judgement.verdict = Verdict::NoVoice;
  else if (judgement.voice_db < quiet_voice_db)
    judgement.verdict = Verdict::Quiet;
  else if (range < noisy_db)
    judgement.verdict = Verdict::Noisy;
  return judgement;
}

}  // namespace attest::media
