// Vaults for tests: cheap to open, on a clock that the test sets.
#pragma once

#include <atomic>

#include "core/foundation/disk.h"
#include "core/store/vault.h"
#include "tests/support/support.h"

namespace attest::test {

/// A clock that moves one second at each look.
class TickingClock final : public Clock {
 public:
  Instant now() const override { return from_ms(now_ += 1000); }

 private:
  mutable std::atomic<std::int64_t> now_ = 1'600'000'000'000;
};

/// A folder with vaults in it, their disk and their clock.
class Vaults {
 public:
  std::unique_ptr<store::Vault> create(const std::string& name, const std::string& author = "A1",
                                       const store::Vault* join = nullptr) {
    store::CreateOptions options;
    options.name = name;
    options.author = author;
    options.cost = {8192, 1};
    if (join) options.join = {{join->info().project, join->info().project_name}};
    return store::Vault::create(disk, clock, folder / (name + ".attest"), passphrase(), options);
  }
  std::unique_ptr<store::Vault> open(const std::string& name,
                                     store::Vault::Access access = store::Vault::Access::Write) {
    return store::Vault::open(disk, clock, folder / (name + ".attest"), passphrase(), access);
  }
  static crypto::Secret passphrase() { return crypto::Secret::from_text("a long passphrase"); }

  TempFolder folder;
  Disk disk;
  TickingClock clock;
};

}  // namespace attest::test
