// What of a damaged vault is found, named, and brought back.
#include "core/store/carve.h"
#include "core/store/database.h"
#include "core/store/keyring.h"
#include "core/store/projection.h"
#include "tests/core/store/pages.h"
#include "tests/support/vaults.h"

using namespace attest;
using namespace attest::store;
using attest::test::code_of;
using attest::test::slurp;
using attest::test::spit;
using attest::test::Vaults;

namespace {

namespace fs = std::filesystem;
using Access = Vault::Access;

constexpr std::size_t kPageSize = 4096;

/// A vault with many records, some of them long, and with what they say.
struct House : Vaults {
  explicit House(int count = 16) {
    const auto vault = create("field");
    for (int i = 0; i < count; ++i) {
      const auto id = RecordId::random();
      vault->write(id, "interview",
                   {Edit::set(main_entity(id), "interview", "place", "place " + std::to_string(i)),
                    Edit::set(main_entity(id), "interview", "summary",
                              std::string(static_cast<std::size_t>(i) * 500, 'x'))});
      vault->write(id, "interview",
                   {Edit::set(main_entity(id), "interview", "place", "later " + std::to_string(i))});
      places[id] = "later " + std::to_string(i);
    }
    vault->save_draft(main_entity(places.begin()->first), "half a sentence");
  }
  /// The same vault, as it was made, in a place of its own.
  House(const House& other) : Vaults(), places(other.places) {
    fs::copy(other.at(), at(), fs::copy_options::recursive);
  }
  fs::path at() const { return folder / "field.attest"; }
  fs::path database() const { return at() / "records.db"; }
  std::vector<Vault::Damage> examine(bool rebuild = true) {
    Job job;
    const auto passphrase = Vaults::passphrase();
    return Vault::examine(disk, clock, at(), Opening::with(passphrase), rebuild, job);
  }
  Vault::Repaired repair() {
    Job job;
    const auto passphrase = Vaults::passphrase();
    return Vault::repair(disk, clock, at(), Opening::with(passphrase), job);
  }
  void damage_page(std::size_t number) {
    auto bytes = slurp(database());
    bytes[(number - 1) * kPageSize + 200] ^= 1;
    spit(database(), bytes);
  }
  std::size_t pages() const { return fs::file_size(database()) / kPageSize; }
  crypto::Secret key() {
    const auto passphrase = Vaults::passphrase();
    return read_keyring(at(), open_store_key(at(), Opening::with(passphrase))).database.clone();
  }
  /// Interviews that say what they said; none may say anything else without being labelled.
  std::size_t whole_interviews(const Vault& vault) {
    std::set<RecordId> labelled;
    for (const auto& damaged : vault.damaged_records()) labelled.insert(damaged.record.id);
    std::size_t whole = 0;
    for (const auto& [id, place] : places) {
      const auto entity = vault.entity(main_entity(id));
      if (entity && entity->text("place") == place && !labelled.contains(id)) ++whole;
      if (entity && entity->text("place") != place) CHECK(labelled.contains(id));
    }
    return whole;
  }
  std::map<RecordId, std::string> places;
};

}  // namespace

TEST_CASE(
    "every row of a whole database is carved out of its pages, log included, and SQLCipher is not asked") {
  House house(20);
  const auto count = [&](const char* table) {
    const auto db = Database::open(house.disk, house.database(), house.key(), Database::Mode::Read);
    auto query = db->prepare(std::string("SELECT count(*) FROM ") + table);
    query.step();
    return query.integer(0);
  };
  const auto headers = count("header"), values = count("value");
  const auto carve_journal = [&] {
    std::pair<std::int64_t, std::int64_t> found;
    Job job;
    const auto carved = carve(
        house.database(), house.key(),
        [&](const Row& row) {
          if (row.cells.size() != 4 || !std::holds_alternative<std::string>(row.cells[3])) return;
          const auto* hash = std::get_if<Bytes>(&row.cells[1]);
          const auto& text = std::get<std::string>(row.cells[3]);
          if (!hash || hash->size() != 32 || crypto::blake2b(text) != hash_of(*hash)) return;
          ++(text.find("attest-commit/1") != text.npos ? found.first : found.second);
        },
        job);
    CHECK(carved.bad_pages.empty());
    CHECK(carved.cut_rows == 0);
    CHECK(carved.pages == house.pages());
    return found;
  };
  CHECK(carve_journal() == std::pair(headers, values));
  // Again with the newest of it in the log.
  auto vault = house.open("field");
  const auto id = RecordId::random();
  vault->write(id, "interview", {Edit::set(main_entity(id), "interview", "place", "in the log")});
  REQUIRE(fs::file_size(house.database().string() + "-wal") > 0);
  std::int64_t found = 0;
  Job job;
  carve(
      house.database(), house.key(),
      [&](const Row& row) {
        if (row.cells.size() == 4)
          if (const auto* text = std::get_if<std::string>(&row.cells[3]);
              text && text->find("in the log") != text->npos)
            ++found;
      },
      job);
  CHECK(found == 1);
}

TEST_CASE("what stands in a whole vault is called whole") {
  House house(5);
  CHECK(house.examine().empty());
  const auto repaired = house.repair();
  CHECK_FALSE(repaired.database);
  CHECK(repaired.aside.empty());
  CHECK(repaired.rebuilt == 0);
  CHECK(repaired.damaged.empty());
  CHECK(house.open("field")->census().records == 7);
}

TEST_CASE("a damaged copy of a key file is brought back from the other, and lies aside") {
  const std::vector<std::string> names{"store.key", "store.key.2", "keyring", "keyring.2"};
  const House first(2);
  for (const auto& name : names) {
    House house(first);
    const auto whole = slurp(house.at() / name);
    auto bytes = whole;
    bytes[bytes.size() / 2] ^= 1;
    spit(house.at() / name, bytes);
    REQUIRE(house.examine().size() == 1);
    CHECK(house.examine()[0].what == name);
    CHECK(house.examine()[0].kind == Vault::Damage::Kind::KeyFile);
    const auto repaired = house.repair();
    CHECK(repaired.key_files == std::vector{name});
    CHECK(slurp(house.at() / name) == whole);
    CHECK(slurp(repaired.aside / name) == bytes);
    CHECK(house.examine().empty());
    CHECK(house.open("field")->has_aside());
  }
}

TEST_CASE("a missing copy of a key file is brought back") {
  House house(2);
  fs::remove(house.at() / "keyring");
  fs::remove(house.at() / "store.key.2");
  CHECK(house.examine().size() == 2);
  for (const auto& damage : house.examine()) CHECK(damage.kind == Vault::Damage::Kind::OlderKeyFile);
  CHECK(house.repair().key_files.size() == 2);
  CHECK(house.examine().empty());
}

TEST_CASE(
    "with any one page damaged, what the others hold comes back, and nothing is said that is not labelled") {
  House first;
  const std::size_t pages = first.pages();
  const std::size_t step = std::getenv("ATTEST_THOROUGH") ? 1 : 5;
  std::size_t least = first.places.size();
  for (std::size_t page = 1; page <= pages; page += page == 1 ? 1 : step) {
    CAPTURE(page);
    House house(first);
    house.damage_page(page);
    const auto bytes = slurp(house.database());
    CHECK_FALSE(house.examine(false).empty());
    const auto repaired = house.repair();
    CHECK(repaired.database);
    CHECK(repaired.bad_pages == 1);
    CHECK(slurp(repaired.aside / "records.db") == bytes);
    const auto vault = house.open("field");
    Job job;
    const auto left = vault->check(true, job);
    for (const auto& damage : left) {
      CHECK(damage.kind == Vault::Damage::Kind::Record);
      CHECK(vault->missing_parts(damage.record.value()) == damage.missing);
    }
    // What is left to say is which records are not whole.
    CHECK(left.size() == vault->damaged_records().size());
    least = std::min(least, house.whole_interviews(*vault));
    CHECK(vault->info().project == ProjectId::parse(vault->info().project.hex()));
    // The vault goes on.
    const auto id = RecordId::random();
    vault->write(id, "interview", {Edit::set(main_entity(id), "interview", "place", "after")});
    CHECK(vault->entity(main_entity(id))->text("place") == "after");
  }
  CHECK(least > first.places.size() / 3);
}

TEST_CASE("a database cut to any length is damage, never a new vault; what was before the cut comes back") {
  const House first;
  for (const double part : {0.0, 0.00001, 0.1, 0.5, 0.9, 0.999}) {
    CAPTURE(part);
    House house(first);
    auto bytes = slurp(house.database());
    bytes.resize(static_cast<std::size_t>(static_cast<double>(bytes.size()) * part));
    spit(house.database(), bytes);
    CHECK_FALSE(house.examine().empty());
    if (part < 0.1) {
      CHECK(house.examine().back().kind == Vault::Damage::Kind::Database);
      CHECK(code_of([&] { house.open("field"); }) == Code::Damaged);
      CHECK(code_of([&] { house.repair(); }) == Code::Damaged);
      // Nothing was made of nothing.
      CHECK(slurp(house.database()) == bytes);
      continue;
    }
    try {
      house.repair();
      const auto vault = house.open("field");
      if (part >= 0.5) CHECK(house.whole_interviews(*vault) > 0);
    } catch (const Error& e) {
      CHECK(e.code() == Code::Damaged);  // the project's own record lay behind the cut
    }
  }
}

TEST_CASE("a record that lost a part is mended by a bundle that brings it") {
  House house;
  Vaults elsewhere;
  auto office = elsewhere.create("office", "H1", house.open("field").get());
  const auto all = [](const DeviceKey&) { return true; };
  {
    const auto field = house.open("field");
    office->together([&] {
      for (const auto& record : field->records())
        if (record.kind != "ledger") office->merge(Journal::parse(field->journal(record.id).file()), all);
    });
  }
  std::vector<Vault::DamagedRecord> damaged;
  for (std::size_t page = house.pages() / 2; page < house.pages() && damaged.empty(); ++page) {
    house.damage_page(page);
    damaged = house.repair().damaged;
  }
  REQUIRE_FALSE(damaged.empty());
  auto field = house.open("field");
  field->together([&] {
    for (const auto& record : office->records())
      if (record.kind != "ledger") field->merge(Journal::parse(office->journal(record.id).file()), all);
  });
  std::set<RecordId> left;
  for (const auto& record : field->damaged_records())
    if (record.record.kind != "ledger") left.insert(record.record.id);
  CHECK(left.empty());
  for (const auto& [id, place] : house.places) CHECK(field->entity(main_entity(id))->text("place") == place);
}

TEST_CASE("an erased record stays erased through a repair") {
  House house(10);
  const auto record = house.places.begin()->first;
  {
    const auto vault = house.open("field");
    Job job;
    vault->erase({record}, "withdrawn", job);
  }
  house.damage_page(house.pages() - 1);
  house.repair();
  const auto vault = house.open("field");
  if (vault->record(record)) CHECK(vault->journal(record).values.size() <= 1);
  CHECK_FALSE(vault->entity(main_entity(record)));
}

TEST_CASE("erasing takes along what a repair put aside") {
  House house(10);
  house.damage_page(house.pages() / 2);
  house.repair();
  const auto vault = house.open("field");
  REQUIRE(vault->has_aside());
  Job job;
  vault->erase({house.places.begin()->first}, "withdrawn", job);
  CHECK_FALSE(vault->has_aside());
}

TEST_CASE("drafts and the ways in come through a repair") {
  House house;
  house.damage_page(house.pages() / 2);
  house.repair();
  const auto vault = house.open("field");
  CHECK(vault->draft(main_entity(house.places.begin()->first)) == "half a sentence");
  CHECK(vault->ways_in().size() == 1);
}

TEST_CASE("what is shown is made anew where it is not what the journal says") {
  House house(3);
  {
    const auto db = Database::open(house.disk, house.database(), house.key(), Database::Mode::Write);
    db->execute("UPDATE entity SET doc = '{}' WHERE type = 'interview'");
  }
  CHECK(house.examine().size() == 3);
  for (const auto& damage : house.examine()) {
    CHECK(damage.kind == Vault::Damage::Kind::Projection);
    CHECK(house.places.contains(damage.record.value()));
  }
  const auto repaired = house.repair();
  CHECK_FALSE(repaired.database);
  CHECK(repaired.rebuilt == 3);
  CHECK(house.examine().empty());
  CHECK(house.whole_interviews(*house.open("field")) == 3);
}

TEST_CASE("an old page put back is found wherever it changes what the vault says") {
  House house;
  const auto old_bytes = slurp(house.database());
  {
    const auto vault = house.open("field");
    for (const auto& [id, place] : house.places)
      vault->write(id, "interview", {Edit::set(main_entity(id), "interview", "place", "newest")});
  }
  const auto new_bytes = slurp(house.database());
  const auto says = [&]() -> std::optional<std::string> {
    try {
      const auto vault = house.open("field", Access::Read);
      std::string all;
      for (const auto& digest : vault->digest()) all += digest.journal + digest.projection;
      for (const auto& digest : vault->digest(true)) all += digest.journal + digest.projection;
      return all;
    } catch (const Error&) {
      return std::nullopt;
    }
  };
  const auto whole = says();
  std::size_t put_back = 0, noticed = 0;
  const std::size_t step = std::getenv("ATTEST_THOROUGH") ? 1 : 3;
  for (std::size_t page = 0; page + 1 <= old_bytes.size() / kPageSize; page += step) {
    const auto at = static_cast<std::ptrdiff_t>(page * kPageSize);
    if (std::equal(old_bytes.begin() + at, old_bytes.begin() + at + kPageSize, new_bytes.begin() + at))
      continue;
    CAPTURE(page + 1);
    auto bytes = new_bytes;
    std::copy(old_bytes.begin() + at, old_bytes.begin() + at + kPageSize, bytes.begin() + at);
    spit(house.database(), bytes);
    for (const char* suffix : {"-wal", "-shm"}) fs::remove(house.database().string() + suffix);
    ++put_back;
    const bool changed = says() != whole;
    const bool found = !house.examine().empty();
    noticed += found;
    if (changed) CHECK(found);
  }
  CHECK(put_back > 10);
  CHECK(noticed > put_back / 2);
}

TEST_CASE("a repair says beforehand how much space it takes at most") {
  House house;
  house.damage_page(house.pages() / 2);
  const auto space = Vault::repair_space(house.at());
  const auto size_of = [&] {
    std::uint64_t bytes = 0;
    for (const auto& entry : fs::recursive_directory_iterator(house.at()))
      if (entry.is_regular_file()) bytes += entry.file_size();
    return bytes;
  };
  const auto before = size_of();
  CHECK(space.known);
  house.repair();
  CHECK(size_of() - before <= space.needed);
}

TEST_CASE("whether a key fits is known before anything is done") {
  House house(1);
  house.damage_page(1);
  const auto passphrase = Vaults::passphrase(), wrong = crypto::Secret::from_text("another");
  Vault::try_opening(house.at(), Opening::with(passphrase));
  CHECK(code_of([&] { Vault::try_opening(house.at(), Opening::with(wrong)); }) == Code::WrongPassphrase);
}
