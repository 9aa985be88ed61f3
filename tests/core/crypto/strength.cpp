#include "core/crypto/strength.h"

#include <catch2/catch_test_macros.hpp>
#include <chrono>

using attest::crypto::guesses_log10;
using attest::crypto::Secret;

namespace {
double of(std::string_view text) {
  return guesses_log10(Secret::from_text(text));
}
}  // namespace

TEST_CASE("A passphrase of several words stands longer than a word with a number") {
  CHECK(of("") == 0);
  CHECK(of("password1") < 5);
  CHECK(of("qwertyuiop") < 6);
  CHECK(of("anvil marrow tepid scone gully rhyme") > 14);
  CHECK(of("password1") < of("password1 anvil"));
}

TEST_CASE("A Korean syllable counts once, not once for each of its bytes") {
  // Two common words of two syllables: as bytes they would pass for something strong.
  CHECK(of("사랑나라") < 10);
  CHECK(of("사랑나라") > of("사랑"));
  CHECK(of("가가가가가가가가") < of("나무책상바람구름"));
}

TEST_CASE("A very long passphrase takes no longer to look at") {
  const auto begin = std::chrono::steady_clock::now();
  CHECK(of(std::string(100000, 'x') + "y") >= 0);
  std::string words;
  while (words.size() < 5000) words += "anvil marrow tepid ";
  CHECK(of(words) > 14);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
}
