// A vault full of words and keys that are nowhere in this process: another one makes it and says, masked,
// what they are.
#pragma once

#include <filesystem>

#include "core/crypto/secret.h"
#include "tests/memory/scan.h"
#include "tests/support/support.h"

namespace attest::test {

class SecretVault {
 public:
  SecretVault();  ///< made by a child, which is gone when this returns

  std::filesystem::path folder() const { return temp_ / "field.attest"; }
  const std::vector<Needle>& needles() const { return needles_; }
  const Needle& needle(const std::string& name) const;
  crypto::Secret passphrase() const;

 private:
  TempFolder temp_;
  std::vector<Needle> needles_;
};

}  // namespace attest::test
