// Opening a vault of ten thousand interviews up to the list that the window shows, against the key derivation
// alone.
#include <catch2/catch_test_macros.hpp>

#include "core/testimony/interview.h"
#include "tests/bench/measure.h"
#include "tests/support/vaults.h"

using namespace attest;
using namespace attest::test;
using store::Vault;

TEST_CASE("a vault of 10 000 interviews is opened, against its key derivation") {
  Vaults vaults;
  const auto path = vaults.folder / "many.attest";
  store::CreateOptions options;
  options.name = "many";
  options.cost = crypto::KdfCost::floor();
  constexpr int interviews = 10'000, batch = 500;
  {
    const auto vault = Vault::create(vaults.disk, vaults.clock, path, Vaults::passphrase(), options);
    const Cost making = cost_once([&] {
      for (int i = 0; i < interviews; i += batch)
        vault->together([&] {
          for (int j = i; j < i + batch; ++j)
            testimony::create_interview(
                *vault, {{"title", "Interview " + std::to_string(j)},
                         {"date", "2021-03"},
                         {"place", "a room above the market"},
                         {"language", "ko-KP"},
                         {"interviewer", "I" + std::to_string(j % 7)},
                         {"mode", "in-person"},
                         {"status", "recorded"},
                         {"summary", "She spoke of the winter, the river and the road back."}});
        });
    });
    tell("making 10 000 interviews of eight fields in batches of 500", making);
  }

  Runs derivation, writing, list, reading, whole;
  for (int i = 0; i < 7; ++i) {
    const Bytes salt(16);
    derivation.add(cost_once([&] { crypto::argon2id(Vaults::passphrase(), salt, options.cost); }));
    std::unique_ptr<Vault> vault, reader;
    Cost all{};
    const auto step = [&](Runs& runs, auto&& f) {
      const Cost cost = cost_once(f);
      runs.add(cost);
      all.wall += cost.wall;
      all.processor += cost.processor;
    };
    step(writing, [&] {
      vault = Vault::open(vaults.disk, vaults.clock, path, Vaults::passphrase(), Vault::Access::Write);
      testimony::recover_recordings(*vault);
    });
    step(reading, [&] { reader = vault->reader(); });
    step(list, [&] { REQUIRE(testimony::interviews(*vault).size() == interviews); });
    whole.add(all);
  }
  const Cost kdf = derivation.least();
  tell("the key derivation alone, least", kdf);
  tell("the vault's own opening, derivation included, least", writing.least());
  tell("a second connection that reads, least", reading.least());
  tell("the list of interviews, least", list.least());
  const auto beyond = [&](const char* which, const Cost& cost, const Cost& derived) {
    std::printf("opening and list beyond the derivation, %s: clock %.0f ms, processors %.0f ms\n", which,
                cost.wall - derived.wall, cost.processor - derived.processor);
  };
  beyond("least", whole.least(), kdf);
  beyond("median", whole.median(), derivation.median());
}
