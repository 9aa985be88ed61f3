// A voice altered beyond casual recognition, and no further. Pole warping by the McAdams coefficient (Patino,
// Tomashenko, Todisco, Nautsch, Evans: "Speaker anonymisation using the McAdams coefficient", Interspeech
// 2021, arXiv:2011.01130) and a pitch shift, at 16 kHz, both drawn anew at random every few seconds and never
// kept.
//
// What it is worth, measured on the same method with one coefficient for each speaker (baseline B2 of the
// VoicePrivacy Challenge 2024, arXiv:2404.02677, results of its repository): a program that compares voices
// errs, where 50 % would be guessing (women / men),
//   - in 8.8 / 0.4 % of comparisons of unaltered voices,
//   - in 33.2 / 28.5 % if it knows nothing of the method, 32.1 / 27.0 % if it alters its own samples too,
//   - in 7.5 / 1.6 % if it was trained on voices so altered: that is next to no protection.
// Protection is usually over-estimated (Panariello et al. 2025, arXiv:2507.22534). Parameters that change
// within a recording were not part of these measurements, and no figure is claimed for them. Words, way of
// speaking, accent and what is heard in the background stay. Nobody may call the outcome more than altered.
#pragma once

#include <functional>
#include <memory>

#include "core/foundation/bytes.h"

namespace attest::media {

/// Fills with random bytes.
using RandomFill = std::function<void(ByteSpan out)>;
/// From the system's generator, by libsodium.
void secret_random(ByteSpan out);

/// Takes sound of any rate and number of channels as it comes, and gives mono at 16 kHz of the same length:
/// sample frame n of what comes is sample floor(n * 16000 / rate). Silence stays silence; where a frame can
/// not be altered for certain it is silent. Samples given are in [-1, 1]. Holds about six seconds.
class Disguise {
 public:
  static constexpr int rate = 16000;
  using Altered = std::function<void(const float* samples, std::size_t count)>;
  Disguise(int input_rate, int channels, Altered altered, RandomFill random = secret_random);
  ~Disguise();
  void write(const float* interleaved, std::size_t frames);
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace attest::media
