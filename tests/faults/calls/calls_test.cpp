// Every call to the system fails in everything that people do with a vault: what comes of it is success, or
// an Error that says why; and no promise is broken.
#include "tests/faults/calls/calls.h"

#include <sqlcipher/sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

#include "tests/faults/scenario.h"

namespace attest::test {
namespace {

namespace fs = std::filesystem;
using How = Fault::How;

/// For each kind of failure so many places at most, spread over all of them; ATTEST_CALLS_PLACES asks for
/// more.
std::size_t places() {
  const char* given = std::getenv("ATTEST_CALLS_PLACES");
  return given ? std::strtoul(given, nullptr, 10) : 8;
}

struct Failure {
  Call call;
  int error;
  bool lasting;
  std::vector<Code> codes;  ///< that may be told to a person
};
const std::vector<Failure> kFailures = {
    {Call::Open, EIO, false, {Code::Io}},
    {Call::Open, EACCES, false, {Code::Io}},
    {Call::Open, EACCES, true, {Code::Io}},
    {Call::Open, EMFILE, true, {Code::Io}},
    {Call::Create, ENOSPC, false, {Code::NoSpace}},
    {Call::Create, ENOSPC, true, {Code::NoSpace}},
    {Call::Create, EROFS, true, {Code::Io}},
    {Call::Read, EIO, false, {Code::Io, Code::Damaged}},
    {Call::Read, EIO, true, {Code::Io, Code::Damaged}},
    {Call::Write, ENOSPC, false, {Code::NoSpace}},
    {Call::Write, ENOSPC, true, {Code::NoSpace}},
    {Call::Write, EIO, false, {Code::Io}},
    {Call::Write, EIO, true, {Code::Io}},
    {Call::Sync, EIO, false, {Code::Io}},
    {Call::Sync, EIO, true, {Code::Io}},
    {Call::Sync, ENOSPC, false, {Code::NoSpace}},
    {Call::Truncate, EIO, false, {Code::Io}},
    {Call::Truncate, EIO, true, {Code::Io}},
    {Call::Rename, EIO, false, {Code::Io}},
    {Call::Rename, ENOSPC, false, {Code::NoSpace}},
    {Call::Remove, EIO, false, {Code::Io}},
    {Call::Remove, EIO, true, {Code::Io}},
    {Call::MakeFolder, ENOSPC, false, {Code::NoSpace}},
    {Call::Stat, EIO, false, {Code::Io}},
    {Call::Stat, EIO, true, {Code::Io}},
    {Call::Lock, ENOLCK, true, {Code::Io}},
    {Call::Close, EIO, false, {Code::Io}},
};

/// A scenario, played with every fault.
class Play {
 public:
  explicit Play(const Scenario& scenario) : replay_(scenario) {
    Calls calls(replay_.path());
    replay_.play_clean(pausing(calls));
    for (std::size_t i = 0; i < kCallNames.size(); ++i) counts_[i] = calls.count(static_cast<Call>(i));
  }

  std::size_t count(Call call) const { return counts_[static_cast<std::size_t>(call)]; }
  std::size_t runs() const { return runs_; }

  /// Once with the fault; what is wrong about the outcome or about the vault afterwards goes to `wrong`.
  void with(const Fault& fault, const std::vector<Code>& codes, std::vector<std::string>& wrong) {
    ++runs_;
    replay_.rewind();
    std::string outcome = "it went well";
    std::vector<Promise> promises;
    {
      Calls calls(replay_.path(), fault);
      try {
        replay_.play(promises, pausing(calls));
      } catch (const Error& e) {
        outcome = std::string(name(e.code())) + ", “" + e.what() + "”";
        if (std::find(codes.begin(), codes.end(), e.code()) == codes.end())
          wrong.push_back(fault.text() + ": it said " + outcome);
      } catch (const std::exception& e) {
        wrong.push_back(fault.text() + ": it threw " + e.what());
      }
    }
    for (const auto& line : replay_.examine(promises))
      wrong.push_back(fault.text() + ": " + outcome + ", but afterwards: " + line);
  }

 private:
  static std::function<void(Stage&)> pausing(Calls& calls) {
    return [&calls](Stage& stage) { stage.pause_faults = [&calls](bool paused) { calls.pause(paused); }; };
  }

  Replay replay_;
  std::array<std::size_t, kCallNames.size()> counts_{};
  std::size_t runs_ = 0;
};

void report(const std::string& name, const Play& play, const std::vector<std::string>& wrong) {
  const std::string counts = name + ": " + std::to_string(play.runs()) + " runs";
  if (std::getenv("ATTEST_CALLS_COUNTS")) {
    std::string calls;
    for (std::size_t i = 0; i < kCallNames.size(); ++i)
      calls += std::string(", ") + std::to_string(play.count(static_cast<Call>(i))) + " " + kCallNames[i];
    WARN(counts << calls);
  }
  UNSCOPED_INFO(counts << "; found " << wrong.size() << ", the first ones:");
  for (std::size_t i = 0; i < std::min<std::size_t>(wrong.size(), 40); ++i) UNSCOPED_INFO(wrong[i]);
  CHECK(wrong.empty());
  CHECK(play.runs() > 0);
}

void whatever_fails(const std::string& scenario_name) {
  Play play(scenario(scenario_name));
  std::vector<std::string> wrong;
  for (const Failure& failure : kFailures) {
    const std::size_t all = play.count(failure.call), some = std::min(all, places());
    for (std::size_t i = 0; i < some; ++i)
      play.with(
          {.call = failure.call, .error = failure.error, .nth = i * all / some, .lasting = failure.lasting},
          failure.codes, wrong);
  }
  // None of these is a failure.
  for (const Call call : {Call::Read, Call::Write})
    play.with({.call = call, .how = How::Short, .lasting = true}, {}, wrong);
  for (const Call call : {Call::Open, Call::Create, Call::Read, Call::Write, Call::Truncate, Call::Lock})
    play.with({.call = call, .how = How::Interrupted, .lasting = true}, {}, wrong);
  report(scenario_name, play, wrong);
}

TEST_CASE("the database's own calls are counted, and can be made to fail") {
  TempFolder folder;
  const std::string path = (folder / "plain.db").string();
  const auto insert = [&](std::optional<Fault> fault, std::size_t& writes, std::size_t& syncs) {
    Calls calls(folder.path(), fault);
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &database) == SQLITE_OK);
    const int code = sqlite3_exec(database, "CREATE TABLE IF NOT EXISTS t(a); INSERT INTO t VALUES(1)",
                                  nullptr, nullptr, nullptr);
    sqlite3_close(database);
    writes = calls.count(Call::Write);
    syncs = calls.count(Call::Sync);
    return code;
  };
  std::size_t writes = 0, syncs = 0;
  CHECK(insert({}, writes, syncs) == SQLITE_OK);
  CHECK(writes >= 4);
  CHECK(syncs >= 2);
  CHECK(insert(Fault{.call = Call::Write, .error = ENOSPC}, writes, syncs) == SQLITE_FULL);
  CHECK(insert(Fault{.call = Call::Write, .how = How::Short, .lasting = true}, writes, syncs) == SQLITE_OK);
}

TEST_CASE("an fd is watched from its opening to its closing, and only below the folder") {
  TempFolder folder, other;
  Calls calls(folder.path(), Fault{.call = Call::Write, .error = EIO, .nth = 1});
  Disk disk;
  auto file = disk.create(folder / "a");
  auto elsewhere = disk.create(other / "a");
  file.write(to_bytes("one"));
  elsewhere.write(to_bytes("one"));
  CHECK(calls.count(Call::Write) == 1);
  CHECK(code_of([&] { file.write(to_bytes("two")); }) == Code::Io);
  CHECK(calls.struck() == 1);
  file.write(to_bytes("three"));
  CHECK(slurp(folder / "a") == to_bytes("onethree"));
}

TEST_CASE("whatever call fails, a vault is opened or it is said why not") {
  whatever_fails("a vault is opened");
}
TEST_CASE("whatever call fails, a vault is made whole or not at all") {
  whatever_fails("a vault is made");
}
TEST_CASE("whatever call fails, what was saved is kept") {
  whatever_fails("work is saved");
}
TEST_CASE("whatever call fails while the keyring is rewritten, records are kept") {
  whatever_fails("records use up the spare keys");
}
TEST_CASE("whatever call fails, drafts are kept") {
  whatever_fails("drafts");
}
TEST_CASE("whatever call fails, what was recorded is kept") {
  whatever_fails("recording");
}
TEST_CASE("whatever call fails, recordings are recovered, then or later, to their full length") {
  whatever_fails("a cut recording is recovered");
  whatever_fails("an ended recording is taken in late");
}
TEST_CASE("whatever call fails, a sound file is added or not") {
  whatever_fails("a sound file is added");
}
TEST_CASE("whatever call fails, a bundle is sealed whole or not at all") {
  whatever_fails("a bundle is sealed");
}
TEST_CASE("whatever call fails, a bundle is opened whole or not at all") {
  whatever_fails("bundles are opened");
}

TEST_CASE("whatever call fails, one passphrase opens the vault while it is changed: the old or the new") {
  whatever_fails("the passphrase is changed");
}
TEST_CASE("whatever call fails, the other ways in stay while one comes or goes") {
  whatever_fails("ways in come and go");
}
TEST_CASE("whatever call fails, a vault whose keys are being replaced opens and can be finished") {
  whatever_fails("the keys are replaced");
}
TEST_CASE("whatever call fails, an interview is there or erased, and the erasure can be finished") {
  whatever_fails("an interview is erased");
}
TEST_CASE("whatever call fails, there is a whole backup") {
  whatever_fails("a backup is made");
}
TEST_CASE("whatever call fails, a vault is restored whole or not at all") {
  whatever_fails("a backup is restored");
}
TEST_CASE("whatever call fails, an upgrade leaves a vault that opens, with all it held") {
  whatever_fails("a vault of the first format is upgraded");
}
TEST_CASE("whatever call fails, what was deposited is there") {
  whatever_fails("identities are deposited");
}

}  // namespace
}  // namespace attest::test
