#include "core/crypto/strength.h"

#include <zxcvbn.h>

namespace attest::crypto {

namespace {

constexpr std::size_t kLookedAt = 100;  // its time grows with the square of the length
constexpr double kLog10Of2 = 0.30102999566398120;

/// One byte for each character: as UTF-8 a Hangul syllable would count three times.
Secret narrowed(std::string_view text) {
  Secret out(kLookedAt + 1);  // zeros: it ends where zxcvbn looks for an end
  std::size_t size = 0;
  for (std::size_t at = 0; at < text.size() && size < kLookedAt;) {
    const auto first = static_cast<unsigned char>(text[at++]);
    if (first == 0) continue;
    unsigned value = first;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80)
      value = value * 31 + static_cast<unsigned char>(text[at++]);
    out.span()[size++] = static_cast<Byte>(first < 0x80 ? first : 0x80 | (value & 0x7f));
  }
  return out;
}

}  // namespace

double guesses_log10(const Secret& passphrase) {
  if (passphrase.empty()) return 0;
  const Secret text = narrowed(passphrase.text());
  return ZxcvbnMatch(reinterpret_cast<const char*>(text.view().data()), nullptr, nullptr) * kLog10Of2;
}

}  // namespace attest::crypto
