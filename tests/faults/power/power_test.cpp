// The power goes at every moment of everything that people do with a vault.
#include "tests/faults/power/power.h"

#include <cstdlib>

#include "tests/faults/scenario.h"

namespace attest::test {
namespace {

/// Sampled disks before each sync; ATTEST_POWER_SEEDS asks for more.
std::size_t seeds() {
  const char* given = std::getenv("ATTEST_POWER_SEEDS");
  return given ? std::strtoul(given, nullptr, 10) : 2;
}

void every_promise_survives(const std::string& name) {
  const Losses losses = lose_power_everywhere(scenario(name), seeds());
  const std::string counts =
      name + ": " + std::to_string(losses.acts) + " acts, " + std::to_string(losses.promises) +
      " promises, " + std::to_string(losses.moments) + " moments, " + std::to_string(losses.disks) + " disks";
  if (std::getenv("ATTEST_POWER_COUNTS")) WARN(counts);
  UNSCOPED_INFO(counts << "; found " << losses.wrong.size() << ", the first ones:");
  for (std::size_t i = 0; i < std::min<std::size_t>(losses.wrong.size(), 10); ++i)
    UNSCOPED_INFO(losses.wrong[i]);
  CHECK(losses.wrong.empty());
  CHECK(losses.promises > 0);
}

TEST_CASE("a vault that is being made is there whole, or not at all") {
  every_promise_survives("a vault is made");
}
TEST_CASE("what was saved outlives a loss of power, and what was being saved is whole or absent") {
  every_promise_survives("work is saved");
}
TEST_CASE("so it is while the log is emptied into the database in the middle of work") {
  every_promise_survives("much work is saved");
}
TEST_CASE("records outlive a loss of power while the keyring is rewritten") {
  every_promise_survives("records use up the spare keys");
}
TEST_CASE("drafts outlive a loss of power") {
  every_promise_survives("drafts");
}
TEST_CASE("a loss of power takes the last half second of a recording, and nothing of a finished one") {
  every_promise_survives("recording");
}
TEST_CASE("a recording that is being recovered is not lost by the next loss of power") {
  every_promise_survives("a cut recording is recovered");
  every_promise_survives("an ended recording is taken in late");
}
TEST_CASE("a sound file that is being added is there whole, or as an interrupted recording") {
  every_promise_survives("a sound file is added");
}
TEST_CASE("a bundle is there whole or not at all, and a sealed one stays") {
  every_promise_survives("a bundle is sealed");
}
TEST_CASE("a bundle has been opened whole, or not at all") {
  every_promise_survives("bundles are opened");
}

TEST_CASE("wherever the power goes: one passphrase opens the vault while it is changed: the old or the new") {
  every_promise_survives("the passphrase is changed");
}
TEST_CASE("wherever the power goes: the other ways in stay while one comes or goes") {
  every_promise_survives("ways in come and go");
}
TEST_CASE("wherever the power goes: a vault whose keys are being replaced opens and can be finished") {
  every_promise_survives("the keys are replaced");
}
TEST_CASE("wherever the power goes: an interview is there or erased, and the erasure can be finished") {
  every_promise_survives("an interview is erased");
}
TEST_CASE("wherever the power goes: there is a whole backup") {
  every_promise_survives("a backup is made");
}
TEST_CASE("wherever the power goes: a vault is restored whole or not at all") {
  every_promise_survives("a backup is restored");
}
TEST_CASE("wherever the power goes: an upgrade leaves a vault that opens, with all it held") {
  every_promise_survives("a vault of the first format is upgraded");
}
TEST_CASE("wherever the power goes: what was deposited is there") {
  every_promise_survives("identities are deposited");
}

}  // namespace
}  // namespace attest::test
