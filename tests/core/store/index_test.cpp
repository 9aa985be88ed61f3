// What keeps a vault quick when it has grown: the index over record codes, and the keyring opened once.
#include "core/store/database.h"
#include "core/store/keyring.h"
#include "core/store/schema.h"
#include "tests/support/vaults.h"

using namespace attest;
using namespace attest::store;
using attest::test::Vaults;

namespace {

struct House : Vaults {
  std::filesystem::path at() const { return folder / "field.attest"; }
  /// The database of the vault, which is closed.
  std::unique_ptr<Database> pages(Database::Mode mode) {
    return Database::open(disk, at() / "records.db",
                          read_keyring(at(), open_store_key(at(), Opening::with(passphrase()))).database,
                          mode);
  }
};

RecordId add(Vault& vault, const std::string& code) {
  const auto record = RecordId::random();
  vault.write(record, "interview", {Edit::set(main_entity(record), "interview", "record_code", code)});
  return record;
}

/// How SQLite looks a record code up.
std::string plan(Database& pages) {
  auto query = pages.prepare(std::string("EXPLAIN QUERY PLAN ") + kByRecordCode);
  std::string lines;
  while (query.step()) lines += query.text(3) + "\n";
  return lines;
}

}  // namespace

TEST_CASE("a record code is looked up by an index, whatever the number of interviews") {
  House house;
  { add(*house.create("field"), "BADA-GUNERI"); }
  const auto pages = house.pages(Database::Mode::Read);
  INFO(plan(*pages));
  CHECK(plan(*pages).find("USING INDEX interview_code") != std::string::npos);
}

TEST_CASE("a vault without the index answers the same, and the next writer makes it") {
  House house;
  RecordId bada, duri;
  {
    const auto vault = house.create("field");
    bada = add(*vault, "BADA-GUNERI");
    duri = add(*vault, "DURI-GUNERI");
    add(*vault, "KIRA-GUNERI");
  }
  house.pages(Database::Mode::Write)->execute("DROP INDEX interview_code");
  {
    const auto reader = house.open("field", Vault::Access::Read);
    CHECK(reader->interviews_with_code("BADA-GUNERI") == std::vector{bada});
    CHECK(reader->interviews_with_code("BADA").empty());
  }
  CHECK(plan(*house.pages(Database::Mode::Read)).find("interview_code") == std::string::npos);
  {
    const auto vault = house.open("field");
    CHECK(vault->interviews_with_code("DURI-GUNERI") == std::vector{duri});
    Job job;
    CHECK(vault->check(true, job).empty());
  }
  CHECK(plan(*house.pages(Database::Mode::Read)).find("USING INDEX interview_code") != std::string::npos);
}

TEST_CASE("a record code follows what the interview says, and goes with the interview") {
  House house;
  const auto vault = house.create("field");
  const RecordId one = add(*vault, "BADA-GUNERI"), two = add(*vault, "BADA-GUNERI");
  const auto both = one < two ? std::vector{one, two} : std::vector{two, one};
  CHECK(vault->interviews_with_code("BADA-GUNERI") == both);
  vault->write(one, "interview", {Edit::set(main_entity(one), "interview", "record_code", "DURI-GUNERI")});
  CHECK(vault->interviews_with_code("BADA-GUNERI") == std::vector{two});
  CHECK(vault->interviews_with_code("DURI-GUNERI") == std::vector{one});
  vault->write(two, "interview", {Edit::remove(main_entity(two), "interview")});
  CHECK(vault->interviews_with_code("BADA-GUNERI").empty());
}

TEST_CASE("a vault is opened for writing on a full disk though the index is missing") {
  House house;
  RecordId bada;
  {
    const auto vault = house.create("field");
    bada = add(*vault, "BADA-GUNERI");
  }
  house.pages(Database::Mode::Write)->execute("DROP INDEX interview_code");
  Disk full([](const DiskAct& act) {
    if (act.kind == DiskAct::Kind::Write) throw Error(Code::NoSpace, "The disk is full.");
  });
  const auto vault = Vault::open(full, house.clock, house.at(), Vaults::passphrase(), Vault::Access::Write);
  CHECK(vault->interviews_with_code("BADA-GUNERI") == std::vector{bada});
}

TEST_CASE("an interview whose doc is no JSON any more keeps nothing from being checked, and has no code") {
  House house;
  { add(*house.create("field"), "BADA-GUNERI"); }
  house.pages(Database::Mode::Write)->execute("UPDATE entity SET doc = '{\"rec' WHERE type = 'interview'");
  const auto vault = house.open("field");
  CHECK(vault->interviews_with_code("BADA-GUNERI").empty());
  Job job;
  CHECK_FALSE(vault->check(true, job).empty());
}

TEST_CASE("the keyring that a writer keeps is the one on the disk") {
  House house;
  const auto vault = house.create("field");
  for (int i = 0; i < 40; ++i) add(*vault, "CODE-" + std::to_string(i));  // more than the first spare keys
  const auto key = open_store_key(house.at(), Opening::with(Vaults::passphrase()));
  Keyring ring = read_keyring(house.at(), key);
  CHECK(ring.file == test::slurp(house.at() / "keyring"));
  CHECK(ring.file == test::slurp(house.at() / "keyring.2"));
  CHECK(key_file_problems(house.at(), key, ring).empty());

  // The bytes of another keyring are looked into, however alike the two are.
  Bytes older = ring.file;
  ++ring.sequence;
  write_keyring(house.disk, house.at(), ring, key.k_store.recipient());
  test::spit(house.at() / "keyring.2", older);
  const auto problems = key_file_problems(house.at(), key, ring);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].file == "keyring.2");
  CHECK_FALSE(problems[0].damaged);
  CHECK(read_keyring(house.at(), key).sequence == ring.sequence);
}
