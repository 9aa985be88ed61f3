#include "core/media/disguise.h"

#include <complex>

#include "tests/core/media/sound_support.h"

namespace attest {
namespace {

using namespace media;
using namespace test;

/// Random bytes that are the same each time.
RandomFill repeatable(std::uint32_t seed) {
  return [state = seed](ByteSpan out) mutable {
    for (auto& byte : out) {
      state = state * 1664525u + 1013904223u;
      byte = static_cast<Byte>(state >> 24);
    }
  };
}

std::vector<float> altered(const std::vector<float>& samples, int rate, RandomFill random, int channels = 1,
                           std::size_t step = 1777) {
  std::vector<float> out;
  Disguise disguise(
      rate, channels, [&](const float* s, std::size_t n) { out.insert(out.end(), s, s + n); },
      std::move(random));
  const std::size_t frames = samples.size() / static_cast<std::size_t>(channels);
  for (std::size_t at = 0; at < frames; at += step)
    disguise.write(samples.data() + at * static_cast<std::size_t>(channels), std::min(step, frames - at));
  disguise.finish();
  return out;
}

/// A vowel: pulses of a voice through four resonances.
std::vector<float> vowel(int rate, double seconds, double pitch = 120) {
  const double formants[][2] = {{700, 60}, {1220, 70}, {2600, 110}, {3400, 150}};
  std::vector<float> out(static_cast<std::size_t>(rate * seconds));
  double state[4][2] = {};
  double phase = 0;
  std::uint32_t noise = 1;
  for (auto& sample : out) {
    phase += pitch / rate;
    double x = 0;
    if (phase >= 1) {
      phase -= 1;
      x = 1;
    }
    noise = noise * 1664525u + 1013904223u;
    x += (static_cast<double>(noise >> 8) / (1 << 24) - 0.5) * 0.002;
    for (int f = 0; f < 4; ++f) {
      const double r = std::exp(-M_PI * formants[f][1] / rate);
      const double y =
          x + 2 * r * std::cos(2 * M_PI * formants[f][0] / rate) * state[f][0] - r * r * state[f][1];
      state[f][1] = state[f][0];
      state[f][0] = y;
      x = y * (1 - r);
    }
    sample = static_cast<float>(x);
  }
  float most = 0;
  for (const float s : out) most = std::max(most, std::abs(s));
  for (float& s : out) s *= 0.5f / most;
  return out;
}

double energy(const std::vector<float>& samples) {
  double sum = 0;
  for (const float s : samples) sum += double{s} * s;
  return samples.empty() ? 0 : sum / static_cast<double>(samples.size());
}
float loudest(const std::vector<float>& samples) {
  float most = 0;
  for (const float s : samples) most = std::max(most, std::abs(s));
  return most;
}

/// Power in bands of 100 Hz, of 16 kHz sound.
std::vector<double> spectrum(const std::vector<float>& samples) {
  constexpr std::size_t size = 1600;
  std::vector<double> bands(80, 0);
  for (std::size_t at = 0; at + size <= samples.size(); at += size)
    for (std::size_t band = 0; band < bands.size(); ++band)
      for (std::size_t k = band * 10; k < band * 10 + 10; k += 2) {
        std::complex<double> sum = 0;
        for (std::size_t n = 0; n < size; ++n)
          sum += static_cast<double>(samples[at + n]) *
                 std::polar(1.0, -2 * M_PI * static_cast<double>(k * n % size) / size);
        bands[band] += std::norm(sum);
      }
  return bands;
}
/// The loudest band between two, in Hz.
double peak_of(const std::vector<double>& bands, std::size_t from, std::size_t to) {
  const auto first = bands.begin() + static_cast<std::ptrdiff_t>(from);
  const auto found = std::max_element(first, bands.begin() + static_cast<std::ptrdiff_t>(to));
  return static_cast<double>(found - bands.begin()) * 100;
}

TEST_CASE("An altered voice is as long as the voice was, at any rate and in pieces of any size") {
  for (const auto& [rate, channels] : std::vector<std::pair<int, int>>{
           {8000, 1}, {16000, 1}, {22050, 1}, {44100, 2}, {48000, 1}, {96000, 2}}) {
    CAPTURE(rate, channels);
    for (const std::size_t frames :
         {std::size_t{0}, std::size_t{1}, std::size_t{100}, static_cast<std::size_t>(rate) * 7 + 13}) {
      std::vector<float> samples(frames * static_cast<std::size_t>(channels));
      for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = 0.3f * std::sin(static_cast<float>(i / static_cast<std::size_t>(channels)) * 0.05f);
      const std::size_t expected = frames * 16000 / static_cast<std::size_t>(rate);
      CHECK(altered(samples, rate, repeatable(3), channels).size() == expected);
      CHECK(altered(samples, rate, repeatable(3), channels, 100000).size() == expected);
    }
  }
}

TEST_CASE("The formants of an altered voice have moved, its loudness has not") {
  const auto voice = vowel(16000, 12);
  const auto before = spectrum(voice);
  REQUIRE(peak_of(before, 3, 10) == 700);
  REQUIRE(peak_of(before, 20, 30) == 2600);
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    CAPTURE(seed);
    const auto out = altered(voice, 16000, repeatable(seed));
    REQUIRE(out.size() == voice.size());
    CHECK(energy(out) > 0.5 * energy(voice));
    CHECK(energy(out) < 2 * energy(voice));
    CHECK(loudest(out) <= 1);
    // A spectrum is compared as a shape: how much of the power lies elsewhere.
    const auto after = spectrum(out);
    double all_before = 0, all_after = 0, moved = 0;
    for (const double b : before) all_before += b;
    for (const double a : after) all_after += a;
    for (std::size_t i = 0; i < before.size(); ++i)
      moved += std::abs(before[i] / all_before - after[i] / all_after) / 2;
    CHECK(moved > 0.3);
    CHECK(peak_of(after, 20, 30) != 2600);
  }
}

TEST_CASE("No two alterations of a voice are the same, and the same random bytes give the same") {
  const auto voice = vowel(16000, 8);
  const auto once = altered(voice, 16000, secret_random);
  const auto twice = altered(voice, 16000, secret_random);
  REQUIRE(once.size() == twice.size());
  double apart = 0;
  for (std::size_t i = 0; i < once.size(); ++i) apart += (once[i] - twice[i]) * (once[i] - twice[i]);
  CHECK(apart / static_cast<double>(once.size()) > 0.1 * energy(once));
  CHECK(altered(voice, 16000, repeatable(9)) == altered(voice, 16000, repeatable(9)));
  // Within one alteration the parameters change: the same sound does not come out the same later.
  const auto bands = [&](double from, double to) {
    return spectrum({once.begin() + static_cast<std::ptrdiff_t>(from * 16000),
                     once.begin() + static_cast<std::ptrdiff_t>(to * 16000)});
  };
  const auto early = bands(0.5, 2), late = bands(6.5, 8);
  CHECK(early != late);
}

TEST_CASE("Silence stays silence, and what is silenced in a voice is silent in the altered one") {
  CHECK(loudest(altered(std::vector<float>(48000 * 9), 48000, secret_random)) == 0);
  auto voice = vowel(48000, 10);
  std::fill(voice.begin() + 4 * 48000, voice.begin() + 6 * 48000, 0.f);
  const auto out = altered(voice, 48000, secret_random);
  // The analysis reaches some tens of ms into what is beside it.
  const std::vector<float> inside(out.begin() + 16000 * 41 / 10, out.begin() + 16000 * 59 / 10);
  CHECK(loudest(inside) < 1e-3f);
  const std::vector<float> before(out.begin() + 16000 * 3, out.begin() + 16000 * 39 / 10);
  CHECK(energy(before) > 1e-4);
}

TEST_CASE("A sound is heard when it was") {
  // One burst at 7.3 s.
  std::vector<float> samples(48000 * 10, 0.f);
  const auto burst = vowel(48000, 0.2);
  std::copy(burst.begin(), burst.end(), samples.begin() + 48000 * 73 / 10);
  for (std::uint32_t seed = 1; seed < 8; ++seed) {
    const auto out = altered(samples, 48000, repeatable(seed));
    double weight = 0, middle = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
      weight += out[i] * out[i];
      middle += out[i] * out[i] * static_cast<double>(i) / 16000;
    }
    CAPTURE(seed, middle / weight);
    CHECK(std::abs(middle / weight - 7.4) < 0.05);
  }
}

TEST_CASE("Hostile sound comes out finite and within bounds") {
  const std::size_t size = 16000 * 7;
  std::vector<std::vector<float>> sounds;
  sounds.emplace_back(size, 1.f);  // DC, full scale
  sounds.emplace_back(size, -1.f);
  sounds.emplace_back(size, 1e-7f);
  for (const std::size_t period : {2u, 3u, 16u, 320u, 4000u}) {
    std::vector<float> square(size);
    for (std::size_t i = 0; i < size; ++i) square[i] = i / period % 2 ? 1.f : -1.f;
    sounds.push_back(std::move(square));
  }
  std::vector<float> odd(size);
  std::uint32_t state = 7;
  for (auto& s : odd) {
    state = state * 1664525u + 1013904223u;
    const float values[] = {NAN, INFINITY, -INFINITY, 1e30f, -1e30f, 0, 1, 1e-40f};
    s = values[state >> 29];
  }
  sounds.push_back(odd);
  std::vector<float> impulse(size);
  impulse[size / 2] = 1;
  sounds.push_back(std::move(impulse));
  std::vector<float> sine(size);
  for (std::size_t i = 0; i < size; ++i) sine[i] = std::sin(static_cast<float>(i) * 0.3f);
  sounds.push_back(std::move(sine));
  for (std::size_t i = 0; i < sounds.size(); ++i) {
    CAPTURE(i);
    const auto out = altered(sounds[i], 16000, secret_random);
    REQUIRE(out.size() == size);
    CHECK(std::all_of(out.begin(), out.end(), [](float s) { return s >= -1 && s <= 1; }));
    if (i > 2) CHECK(energy(out) < 2);
  }
}

TEST_CASE("Hardly a frame of speech is lost to a polynomial that cannot be warped") {
  const auto voice = vowel(16000, 20, 97);
  const auto out = altered(voice, 16000, secret_random);
  std::size_t silent = 0, frames = 0;
  for (std::size_t at = 0; at + 160 <= out.size(); at += 160, ++frames)
    silent +=
        std::all_of(out.begin() + static_cast<std::ptrdiff_t>(at),
                    out.begin() + static_cast<std::ptrdiff_t>(at + 160), [](float s) { return s == 0; });
  CHECK(frames == 2000);
  CHECK(silent <= 2);
}

}  // namespace
}  // namespace attest
