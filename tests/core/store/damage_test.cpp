// Bits that flip, files that are cut, and files of another time or another vault, in a whole vault: what
// comes of it is what was, an earlier state that was whole, or an Error that says what is wrong. Never
// silence, and never a new vault.
#include <algorithm>
#include <map>

#include "core/store/keyring.h"
#include "tests/support/vaults.h"

using namespace attest;
using namespace attest::store;
using attest::test::slurp;
using attest::test::spit;
using attest::test::TempFolder;
using attest::test::Vaults;

namespace {

namespace fs = std::filesystem;
using Access = Vault::Access;
using Files = std::map<fs::path, Bytes>;

/// The files of a vault's folder.
Files files_of(const fs::path& folder) {
  Files all;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.is_regular_file()) all[entry.path().filename()] = slurp(entry.path());
  return all;
}

std::string said(const Vault& vault) {
  std::string text;
  for (const bool ledgers : {false, true})
    for (const auto& digest : vault.digest(ledgers)) text += digest.journal + digest.projection + "\n";
  return text;
}

/// Some interviews, written one by one.
struct House : Vaults {
  explicit House(int count = 6) {
    const auto vault = create("field");
    paper = vault->make_recovery_key(WayIn::Kind::Paper, "");
    states.push_back(said(*vault));
    for (int i = 0; i < count; ++i) write(*vault, "place " + std::to_string(i));
  }
  void write(Vault& vault, const std::string& place) {
    const auto id = RecordId::random();
    vault.write(id, "interview",
                {Edit::set(main_entity(id), "interview", "place", place),
                 Edit::set(main_entity(id), "interview", "summary", std::string(900, 'x'))});
    states.push_back(said(vault));
  }
  fs::path at() const { return folder / "field.attest"; }

  /// What a loss of power leaves while it is open: the log holds what was written since it was opened.
  Files cut_off(int writes) {
    const auto vault = open_by_paper(Access::Write);
    for (int i = 0; i < writes; ++i) write(*vault, "written " + std::to_string(i));
    Files files = files_of(at());
    files.erase("records.db-shm");
    return files;
  }
  void put_back(const Files& files) {
    for (const auto& [name, bytes] : files_of(at()))
      if (!files.contains(name)) fs::remove(at() / name);
    for (const auto& [name, bytes] : files) spit(at() / name, bytes);
  }

  /// The paper key opens it without deriving a key from a passphrase: thousands of times in a minute.
  std::unique_ptr<Vault> open_by_paper(Access access) {
    return Vault::open(disk, clock, at(), Opening::with(paper), access);
  }

  /// Opens the vault as it lies there: the place in `states` of what it says, or nothing for a named error.
  /// Anything else fails the test.
  std::optional<std::size_t> opens(Access access) {
    try {
      const auto vault = open_by_paper(access);
      const auto found = std::find(states.begin(), states.end(), said(*vault));
      if (found == states.end()) FAIL("it says what it never said");
      return static_cast<std::size_t>(found - states.begin());
    } catch (const Error& e) {
      INFO(name(e.code()) << ": " << e.what());
      const bool named = e.code() == Code::Damaged || e.code() == Code::Tampered ||
                         e.code() == Code::NotAVault || e.code() == Code::NewerVersion;
      CHECK(named);
      return std::nullopt;
    }
  }
  std::size_t newest() const { return states.size() - 1; }

  crypto::age::Identity paper;
  std::vector<std::string> states;
};

}  // namespace

TEST_CASE("a bit flipped at any byte of both copies of a key file is named, and the files stay as they are") {
  House house(2);
  for (const std::string name : {"store.key", "keyring"}) {
    const Bytes whole = slurp(house.at() / name);
    for (std::size_t at = 0; at < whole.size(); ++at) {
      Bytes bent = whole;
      bent[at] ^= static_cast<Byte>(1u << at % 8);
      spit(house.at() / name, bent);
      spit(house.at() / (name + ".2"), bent);
      INFO(name << ", byte " << at);
      REQUIRE_FALSE(house.opens(Access::Write));
      REQUIRE(slurp(house.at() / name) == bent);
    }
    spit(house.at() / name, whole);
    spit(house.at() / (name + ".2"), whole);
    REQUIRE(house.opens(Access::Write) == house.newest());
  }
}

TEST_CASE("key files cut at any byte are named where both are, and brought up from the other where one is") {
  House house(2);
  for (const std::string name : {"store.key", "keyring"}) {
    const Bytes whole = slurp(house.at() / name);
    for (std::size_t size = 0; size < whole.size(); size += size < 200 ? 1 : 13) {
      const ByteView cut = ByteView(whole).first(size);
      spit(house.at() / name, cut);
      INFO(name << " cut to " << size);
      REQUIRE(house.opens(Access::Read) == house.newest());
      spit(house.at() / (name + ".2"), cut);
      REQUIRE_FALSE(house.opens(Access::Write));
      spit(house.at() / (name + ".2"), whole);
    }
    REQUIRE(house.opens(Access::Write) == house.newest());
  }
}

TEST_CASE("a flipped bit anywhere in the database is named, or hurts nothing that is read") {
  House house(4);
  { house.open_by_paper(Access::Write); }  // empties the log
  const Files whole = files_of(house.at());
  const Bytes& database = whole.at("records.db");
  std::size_t named = 0, tried = 0;
  for (std::size_t at = 0; at < database.size(); at += at < 4096 ? 97 : 997) {
    Bytes bent = database;
    bent[at] ^= 0x20;
    spit(house.at() / "records.db", bent);
    INFO("byte " << at);
    const auto state = house.opens(Access::Read);
    ++tried;
    if (!state)
      ++named;
    else
      REQUIRE(state == house.newest());
    // Whether or not it was read: a check names it.
    Job job;
    REQUIRE_FALSE(
        Vault::examine(house.disk, house.clock, house.at(), Opening::with(house.paper), false, job).empty());
  }
  CHECK(named > tried / 4);
  house.put_back(whole);
  CHECK(house.opens(Access::Write) == house.newest());
}

TEST_CASE("a database cut to nothing, or anywhere, is damage and never a new vault") {
  House house(3);
  { house.open_by_paper(Access::Write); }
  const Files whole = files_of(house.at());
  const Bytes& database = whole.at("records.db");
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, std::size_t{100}, std::size_t{4095}, std::size_t{4096},
        database.size() / 2, database.size() - 4096, database.size() - 1})
    for (const Access access : {Access::Read, Access::Write}) {
      house.put_back(whole);
      spit(house.at() / "records.db", ByteView(database).first(size));
      INFO("cut to " << size);
      CHECK_FALSE(house.opens(access));
      CHECK(slurp(house.at() / "records.db").size() == size);
    }
}

TEST_CASE("a flipped bit anywhere in the log gives an earlier state or is named") {
  House house(2);
  const Files files = house.cut_off(3);
  const Bytes& log = files.at("records.db-wal");
  REQUIRE(log.size() > 4 * 4096);
  house.put_back(files);
  REQUIRE(house.opens(Access::Write) == house.newest());
  for (std::size_t at = 0; at < log.size(); at += at < 64 ? 1 : 311) {
    Files bent = files;
    bent["records.db-wal"][at] ^= 0x04;
    house.put_back(bent);
    INFO("byte " << at);
    house.opens(Access::Write);
  }
}

TEST_CASE("a log that is cut anywhere gives an earlier state or is named") {
  House house(2);
  const Files files = house.cut_off(3);
  const std::size_t size = files.at("records.db-wal").size();
  for (std::size_t to = 0; to < size; to += to < 64 ? 7 : 511) {
    Files cut = files;
    cut["records.db-wal"].resize(to);
    house.put_back(cut);
    INFO("cut to " << to);
    house.opens(Access::Write);
  }
}

TEST_CASE(
    "a log that was deleted, that is of an earlier time, or of another vault, is never taken for the "
    "vault's") {
  House house(2), other(2);
  const Files early = house.cut_off(2);
  house.put_back(early);
  { house.open_by_paper(Access::Write); }  // what the log held is in the database now
  const Files late = house.cut_off(2);
  const Files foreign = other.cut_off(2);

  SECTION("deleted") {
    Files files = late;
    files.erase("records.db-wal");
    house.put_back(files);
    // What it held is gone without a trace: no key of the vault says that there was a log.
    const auto state = house.opens(Access::Write);
    REQUIRE(state);
    CHECK(*state == house.newest() - 2);
  }
  SECTION("of an earlier time") {
    Files files = late;
    files["records.db-wal"] = early.at("records.db-wal");
    house.put_back(files);
    house.opens(Access::Write);
  }
  SECTION("of another vault") {
    Files files = late;
    files["records.db-wal"] = foreign.at("records.db-wal");
    house.put_back(files);
    house.opens(Access::Write);
  }
  SECTION("a database of an earlier time under the log of now") {
    Files files = late;
    files["records.db"] = early.at("records.db");
    house.put_back(files);
    house.opens(Access::Write);
  }
  SECTION("a database of another vault") {
    Files files = late;
    files["records.db"] = foreign.at("records.db");
    files["records.db-wal"] = foreign.at("records.db-wal");
    house.put_back(files);
    CHECK_FALSE(house.opens(Access::Write));
  }
}

TEST_CASE(
    "an older keyring put back under the database of now is named where a record's key is missing from it") {
  House house(0);
  const Files early = files_of(house.at());
  {
    const auto vault = house.open_by_paper(Access::Write);
    for (int i = 0; i < 40; ++i) house.write(*vault, "place " + std::to_string(i));  // more than spare keys
  }
  const Files now = files_of(house.at());
  REQUIRE(now.at("keyring") != early.at("keyring"));
  Files files = now;
  for (const char* name : {"keyring", "keyring.2"}) files[name] = early.at(name);
  house.put_back(files);
  Job job;
  const auto damage =
      Vault::examine(house.disk, house.clock, house.at(), Opening::with(house.paper), false, job);
  CHECK_FALSE(damage.empty());
}
