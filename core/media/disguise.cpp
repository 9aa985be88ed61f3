#include "core/media/disguise.h"

#include <SoundTouch.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <cstring>
#include <optional>
#include <vector>

#include "core/crypto/secret.h"
#include "core/media/decode.h"

namespace attest::media {
namespace {

constexpr std::size_t order = 20;       // of the linear prediction
constexpr std::size_t frame = 320;      // 20 ms
constexpr std::size_t hop = frame / 2;  // 10 ms
constexpr double widest_pole = 0.998;
constexpr double least_segment = 2.5, most_segment = 5;  // seconds
constexpr double joint = 0.04;                           // seconds in which one segment gives way to the next
constexpr double least_coefficient = 0.6, most_coefficient = 0.9;
constexpr double least_shift = 1, most_shift = 3.5;  // semitones, up or down
constexpr int fastest = 192000;                      // SoundTouch takes no higher rate

using Root = std::complex<double>;
using Roots = std::array<Root, order>;
using Polynomial = std::array<double, order + 1>;  // of z^-1; the first is 1

/// Autocorrelation method, Levinson-Durbin; a little white noise keeps it well conditioned.
std::optional<Polynomial> predictor(const std::array<double, frame>& samples) {
  std::array<double, order + 1> r{};
  for (std::size_t lag = 0; lag <= order; ++lag)
    for (std::size_t n = lag; n < frame; ++n) r[lag] += samples[n] * samples[n - lag];
  if (!(r[0] > 1e-10)) return {};
  double error = r[0] *= 1 + 1e-6;
  Polynomial a{1};
  for (std::size_t i = 1; i <= order; ++i) {
    double k = r[i];
    for (std::size_t j = 1; j < i; ++j) k += a[j] * r[i - j];
    k /= -error;
    Polynomial next = a;
    for (std::size_t j = 1; j < i; ++j) next[j] = a[j] + k * a[i - j];
    next[i] = k;
    a = next;
    error *= 1 - k * k;
    if (!(error > 0)) return {};
  }
  return a;
}

/// All roots at once (Aberth 1973), from what they were in the frame before.
class RootFinder {
 public:
  RootFinder() { start(); }
  /// False where they did not settle.
  bool find(const Polynomial& a, Roots& roots) {
    // Conjugates would stay conjugates for ever; two of them may have to become two real roots.
    for (std::size_t i = 0; i < order; ++i) near_[i] *= std::polar(1.0, 0.001 * static_cast<double>(i + 1));
    if (!settle(a)) {
      start();
      if (!settle(a)) {
        start();
        return false;
      }
    }
    roots = near_;
    return true;
  }

 private:
  void start() {
    for (std::size_t i = 0; i < order; ++i) near_[i] = std::polar(0.9, 0.4 + 0.3141 * static_cast<double>(i));
  }
  bool settle(const Polynomial& a) {
    for (int round = 0; round < 60; ++round) {
      double moved = 0;
      for (std::size_t i = 0; i < order; ++i) {
        const Root z = near_[i];
        Root value = 1, slope = 0;
        for (std::size_t k = 1; k <= order; ++k) {
          slope = slope * z + value;
          value = value * z + a[k];
        }
        if (slope == Root(0)) return false;
        const Root newton = value / slope;
        Root push = 0;
        for (std::size_t j = 0; j < order; ++j)
          if (j != i && near_[j] != z) push += 1.0 / (z - near_[j]);
        const Root step = newton / (1.0 - newton * push);
        if (!std::isfinite(step.real()) || !std::isfinite(step.imag())) return false;
        near_[i] = z - step;
        moved = std::max(moved, std::abs(step));
      }
      if (moved < 1e-9) return true;
    }
    return false;
  }
  Roots near_;
};

/// The polynomial whose poles lie at angle^coefficient, inside the unit circle; none where the roots do not
/// pair.
std::optional<Polynomial> warped(const Roots& roots, double coefficient) {
  constexpr double real = 1e-6;  // so near the axis a root counts as real
  Polynomial a{1};
  std::size_t degree = 0, upper = 0, lower = 0;
  const auto times = [&](double first, double second, std::size_t more) {
    degree += more;
    for (std::size_t k = degree; k > 0; --k) {
      a[k] += first * a[k - 1];
      if (k > 1) a[k] += second * a[k - 2];
    }
  };
  for (const Root& z : roots) {
    const double r = std::min(std::abs(z), widest_pole);
    if (std::abs(z.imag()) <= real) {
      times(-std::copysign(r, z.real()), 0, 1);
    } else if (z.imag() > 0) {
      if (++upper > order / 2) return {};
      if (degree + 2 > order) return {};
      times(-2 * r * std::cos(std::pow(std::arg(z), coefficient)), r * r, 2);
    } else {
      ++lower;
    }
    if (degree > order) return {};
  }
  if (upper != lower || degree != order) return {};
  return a;
}

/// Pole warping of one stretch of sound at 16 kHz, in place.
class Warp {
 public:
  Warp() {
    for (std::size_t n = 0; n < frame; ++n)
      window_[n] = std::sin(M_PI * (static_cast<double>(n) + 0.5) / frame);  // its square adds up to 1
  }
  void apply(std::vector<float>& samples, double coefficient) {
    std::vector<double> sum(samples.size(), 0);
    const auto size = static_cast<std::ptrdiff_t>(samples.size());
    for (std::ptrdiff_t at = -static_cast<std::ptrdiff_t>(hop); at < size; at += hop) {
      std::array<double, frame> x{};
      for (std::size_t n = 0; n < frame; ++n)
        if (const auto i = at + static_cast<std::ptrdiff_t>(n); i >= 0 && i < size)
          x[n] = samples[static_cast<std::size_t>(i)] * window_[n];
      if (!alter(x, coefficient)) continue;  // silent, or not to be altered for certain: silent
      for (std::size_t n = 0; n < frame; ++n)
        if (const auto i = at + static_cast<std::ptrdiff_t>(n); i >= 0 && i < size)
          sum[static_cast<std::size_t>(i)] += x[n] * window_[n];
    }
    std::transform(sum.begin(), sum.end(), samples.begin(),
                   [](double s) { return tame(static_cast<float>(s)); });
  }

 private:
  bool alter(std::array<double, frame>& x, double coefficient) {
    const auto a = predictor(x);
    if (!a) return false;
    Roots roots;
    if (!roots_.find(*a, roots)) return false;
    const auto b = warped(roots, coefficient);
    if (!b) return false;
    std::array<double, frame> y{};
    double before = 0, after = 0;
    for (std::size_t n = 0; n < frame; ++n) {
      double s = 0;
      for (std::size_t k = 0; k <= std::min(order, n); ++k) s += (*a)[k] * x[n - k];
      for (std::size_t k = 1; k <= std::min(order, n); ++k) s -= (*b)[k] * y[n - k];
      y[n] = s;
      before += x[n] * x[n];
      after += s * s;
    }
    if (!std::isfinite(after) || after <= 0) return false;
    const double gain = std::sqrt(before / after);
    for (std::size_t n = 0; n < frame; ++n) x[n] = y[n] * gain;
    return true;
  }
  std::array<double, frame> window_;
  RootFinder roots_;
};

}  // namespace

void secret_random(ByteSpan out) {
  const auto drawn = crypto::Secret::random(out.size());
  std::copy_n(drawn.view().begin(), out.size(), out.begin());
}

struct Disguise::State {
  int rate_in, channels;
  Altered altered;
  RandomFill random;
  Warp warp;
  std::vector<float> waiting;  ///< mono, not yet altered
  std::vector<float> leaving;  ///< the end of the segment before, which gives way
  std::int64_t taken = 0;      ///< sample frames before `waiting`
  std::size_t segment = 0;     ///< sample frames until the next one begins

  /// In [least, most).
  double draw(double least, double most) {
    std::array<Byte, 8> bytes{};
    random(bytes);
    std::uint64_t value = 0;
    std::memcpy(&value, bytes.data(), sizeof value);
    crypto::wipe(bytes);
    return least + (most - least) * static_cast<double>(value >> 11) * 0x1p-53;
  }
  void begin_segment() { segment = static_cast<std::size_t>(draw(least_segment, most_segment) * rate_in); }
  std::size_t overlap() const { return static_cast<std::size_t>(joint * rate_in); }
  /// Where sample frame `n` of what comes is, in what is given.
  std::int64_t out(std::int64_t n) const { return n * rate / rate_in; }

  void work(bool last) {
    while (waiting.size() >= segment + overlap()) alter(segment, overlap());
    if (last && !waiting.empty()) alter(waiting.size(), 0);
  }

  void alter(std::size_t length, std::size_t more) {
    const auto from = out(taken);
    const auto end = out(taken + static_cast<std::int64_t>(length));
    const auto over = out(taken + static_cast<std::int64_t>(length + more));
    std::vector<float> samples = shifted(length + more, static_cast<std::size_t>(over - from));
    double coefficient = draw(least_coefficient, most_coefficient);
    warp.apply(samples, coefficient);
    crypto::wipe(ByteSpan(reinterpret_cast<Byte*>(&coefficient), sizeof coefficient));
    join(samples);
    const auto whole = static_cast<std::size_t>(end - from);
    leaving.assign(samples.begin() + static_cast<std::ptrdiff_t>(whole), samples.end());
    samples.resize(whole);
    give(samples);
    waiting.erase(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(length));
    taken += static_cast<std::int64_t>(length);
    begin_segment();
  }

  /// The first `length` of what waits at another pitch, as `count` samples at 16 kHz.
  std::vector<float> shifted(std::size_t length, std::size_t count) {
    std::vector<float> samples(count, 0.f);
    // SoundTouch gives nothing new for silence; what it left of the sound before would be none.
    if (std::all_of(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(length),
                    [](float s) { return s == 0; }))
      return samples;
    double semitones = draw(least_shift, most_shift);
    if (draw(-1, 1) < 0) semitones = -semitones;
    soundtouch::SoundTouch touch;
    touch.setSampleRate(static_cast<unsigned>(std::min(rate_in, fastest)));
    touch.setChannels(1);
    touch.setRate(static_cast<double>(rate_in) / rate);
    // setRate alone is a tape that runs faster: higher and shorter in samples, the same in seconds at 16 kHz.
    touch.setPitchSemiTones(semitones);
    std::size_t got = 0;
    const auto receive = [&] {
      while (got < count) {
        const auto n = touch.receiveSamples(samples.data() + got, static_cast<unsigned>(count - got));
        if (n == 0) break;
        got += n;
      }
    };
    constexpr std::size_t at_once = 4096;
    for (std::size_t at = 0; at < length; at += at_once) {
      touch.putSamples(waiting.data() + at, static_cast<unsigned>(std::min(at_once, length - at)));
      receive();
    }
    touch.flush();
    receive();
    touch.setPitch(1);
    crypto::wipe(ByteSpan(reinterpret_cast<Byte*>(&semitones), sizeof semitones));
    return samples;
  }

  /// What leaves fades out under what comes, at equal power: the two are of different pitch.
  void join(std::vector<float>& samples) const {
    const std::size_t size = std::min(leaving.size(), samples.size());
    for (std::size_t i = 0; i < size; ++i) {
      const double angle = M_PI / 2 * (static_cast<double>(i) + 0.5) / static_cast<double>(size);
      samples[i] = tame(static_cast<float>(samples[i] * std::sin(angle) + leaving[i] * std::cos(angle)));
    }
  }
  void give(const std::vector<float>& samples) const {
    if (!samples.empty()) altered(samples.data(), samples.size());
  }
};

Disguise::Disguise(int input_rate, int channels, Altered altered, RandomFill random)
    : state_(new State{input_rate, channels, std::move(altered), std::move(random), {}, {}, {}, 0, 0}) {
  state_->begin_segment();
}
Disguise::~Disguise() = default;

void Disguise::write(const float* interleaved, std::size_t frames) {
  const auto channels = static_cast<std::size_t>(state_->channels);
  for (std::size_t i = 0; i < frames; ++i) {
    float sum = 0;
    for (std::size_t c = 0; c < channels; ++c) sum += tame(interleaved[i * channels + c]);
    state_->waiting.push_back(sum / static_cast<float>(channels));
  }
  state_->work(false);
}

void Disguise::finish() {
  state_->work(true);
}

}  // namespace attest::media
