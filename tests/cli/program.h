// The attest program, run as a person or a script runs it.
#pragma once

#include "core/foundation/json.h"
#include "tests/support/support.h"

namespace attest::test {

/// A folder with vaults in it and a passphrase file.
class Program {
 public:
  Program() { spit(folder / "passphrase", to_bytes("a long passphrase\n")); }

  std::string path(const std::string& name) const { return (folder / name).string(); }

  /// Runs `attest ARGS`; `vault` is a name in the folder, or "" for none.
  Ran run(const std::string& vault, const std::string& args) const {
    return test::run("cd " + folder.path().string() + " && " + std::string(ATTEST_PROGRAM) +
                     (vault.empty() ? "" : " --vault " + vault) + " --passphrase-file passphrase " + args);
  }
  /// Runs with --json; the status must be `status`. What goes to stderr is left out.
  Json json(const std::string& vault, const std::string& args, int status = 0) const {
    const Ran ran = test::run("cd " + folder.path().string() + " && " + std::string(ATTEST_PROGRAM) +
                              (vault.empty() ? "" : " --vault " + vault) +
                              " --passphrase-file passphrase --json " + args + " 2>/dev/null");
    CAPTURE(args, ran.output);
    REQUIRE(ran.status == status);
    return Json::parse(ran.output);
  }
  std::string create(const std::string& name, const std::string& more = {}) const {
    json("", "vault create " + name + " --kdf interactive " + more);
    return name;
  }
  std::string interview(const std::string& vault, const std::string& more = {}) const {
    return json(vault, "interview new " + more)["id"].get<std::string>();
  }
  /// `seconds` of a 440 Hz tone as a WAV file of 48 kHz mono.
  void tone(const std::string& name, double seconds) const;

  TempFolder folder;
};

/// Two vaults of one project that trust each other.
void introduce(const Program& program, const std::string& a, const std::string& b);

}  // namespace attest::test
