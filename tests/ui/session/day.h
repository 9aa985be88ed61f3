// The words of a day's work, which may be found in no file.
#pragma once

namespace attest::test {

inline constexpr const char* kDayWords = "꿩의다리표식말";  // nobody else writes them
inline constexpr const char* kDayPassphrase = "anvil marrow tepid scone";

}  // namespace attest::test
