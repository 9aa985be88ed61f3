// What several threads may do at once: each lane of the window has its own connection to the vault, secrets
// are made and dropped anywhere, and a job is watched and cancelled from outside.
#include <atomic>
#include <thread>

#include "tests/core/bundle/bundles.h"

using namespace attest;
using namespace attest::crypto;
using namespace attest::test;

TEST_CASE("secrets can be made and dropped by many threads at once") {
  std::vector<std::jthread> threads;
  std::atomic<int> wrong = 0;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&wrong, t] {
      std::vector<Secret> mine;
      for (int i = 0; i < 4000; ++i) {
        mine.push_back(Secret::copy(Bytes(32, static_cast<Byte>(t))));
        if (i % 3 == 0) mine.erase(mine.begin());
      }
      for (const Secret& secret : mine)
        if (!secret.equals(Bytes(32, static_cast<Byte>(t)))) ++wrong;
    });
  threads.clear();
  CHECK(wrong == 0);
}

TEST_CASE("lanes that read see whole records while the writing lane makes them") {
  Vaults vaults;
  const auto writer = vaults.create("field");
  const RecordId first = testimony::create_interview(*writer, {{"summary", "0"}});
  std::atomic<bool> done = false;
  std::atomic<int> wrong = 0, looks = 0;
  {
    std::vector<std::jthread> lanes;
    for (int lane = 0; lane < 2; ++lane)
      lanes.emplace_back([&, reader = writer->reader()] {
        std::size_t before = 0;
        do {
          const auto interviews = testimony::interviews(*reader);
          if (interviews.size() < before) ++wrong;
          before = interviews.size();
          for (const auto& interview : interviews)
            if (!interview.fields.contains("summary")) ++wrong;
          if (reader->media_secret(first).empty()) ++wrong;
          ++looks;
        } while (!done);
      });
    for (int i = 1; i <= 40; ++i) testimony::create_interview(*writer, {{"summary", std::to_string(i)}});
    done = true;
  }
  CHECK(wrong == 0);
  CHECK(looks > 1);
  CHECK(testimony::interviews(*writer->reader()).size() == 41);
}

TEST_CASE("sealing is watched and cancelled from another thread, and leaves nothing") {
  TwoVaults two;
  const RecordId id = two.whole_interview(8'000'000);
  const auto target = two.vaults.folder / "cancelled.age";
  // A watcher that the machine keeps waiting may come too late: then once more.
  bool cancelled = false;
  for (int attempt = 0; attempt < 20 && !cancelled; ++attempt) {
    Job job;
    std::jthread watcher([&job] {
      while (job.done() == 0 && !job.cancelled()) std::this_thread::yield();
      job.cancel();
    });
    try {
      bundle::seal(*two.field, two.request({id}, *two.office), target, job);
      std::filesystem::remove(target);
    } catch (const Error& e) {
      REQUIRE(e.code() == Code::Cancelled);
      cancelled = true;
    }
    job.cancel();  // so that the watcher ends even if nothing was counted
  }
  CHECK(cancelled);
  CHECK_FALSE(std::filesystem::exists(target));
  for (const auto& entry : std::filesystem::directory_iterator(two.vaults.folder.path()))
    CHECK(entry.path().extension() == ".attest");
}
