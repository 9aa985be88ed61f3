#include "tests/cli/program.h"

#include <cmath>

namespace attest::test {

void Program::tone(const std::string& name, double seconds) const {
  const auto frames = static_cast<std::uint32_t>(seconds * 48000);
  Bytes wav = to_bytes("RIFF");
  append_le32(wav, 36 + 2 * frames);
  for (const char* text : {"WAVE", "fmt "})
    for (const char c : std::string(text)) wav.push_back(static_cast<Byte>(c));
  append_le32(wav, 16);
  append_le32(wav, 1 | 1 << 16);  // PCM, mono
  append_le32(wav, 48000);
  append_le32(wav, 96000);
  append_le32(wav, 2 | 16 << 16);
  for (const char c : std::string("data")) wav.push_back(static_cast<Byte>(c));
  append_le32(wav, 2 * frames);
  for (std::uint32_t i = 0; i < frames; ++i) {
    const auto sample = static_cast<std::int16_t>(8000 * std::sin(i * 440.0 * 6.283185307 / 48000));
    wav.push_back(static_cast<Byte>(sample & 0xff));
    wav.push_back(static_cast<Byte>((sample >> 8) & 0xff));
  }
  spit(folder / name, wav);
}

void introduce(const Program& program, const std::string& a, const std::string& b) {
  program.json(a, "--force contact card -o " + a + ".card");
  program.json(b, "--force contact card -o " + b + ".card");
  program.json(a, "contact add " + b + ".card --as " + b + " --trust");
  program.json(b, "contact add " + a + ".card --as " + a + " --role headquarters --trust");
}

}  // namespace attest::test
