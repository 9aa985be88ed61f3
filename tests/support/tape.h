// A file from a recorder that signs what it makes.
#pragma once

#include <string>

#include "tests/support/support.h"

namespace attest::test {

/// A WAV file of noise, 48 kHz mono, with its maker's word in it (an even number of bytes).
inline Bytes tape(const std::string& maker = "ZOOM", std::uint32_t seed = 1, std::size_t bytes = 96'000) {
  const Bytes data = noise(bytes, seed);
  Bytes out;
  const auto text = [&](const std::string& word) { out.insert(out.end(), word.begin(), word.end()); };
  text("RIFF");
  append_le32(out, static_cast<std::uint32_t>(data.size() + 36 + 20 + maker.size()));
  text("WAVEfmt ");
  append_le32(out, 16);
  append_le32(out, 1 | 1 << 16);
  append_le32(out, 48000);
  append_le32(out, 96000);
  append_le32(out, 2 | 16 << 16);
  text("LIST");
  append_le32(out, static_cast<std::uint32_t>(12 + maker.size()));
  text("INFOISFT");
  append_le32(out, static_cast<std::uint32_t>(maker.size()));
  text(maker);
  text("data");
  append_le32(out, static_cast<std::uint32_t>(data.size()));
  out.insert(out.end(), data.begin(), data.end());
  return out;
}

}  // namespace attest::test
