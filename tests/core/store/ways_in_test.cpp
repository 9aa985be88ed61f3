// The ways into a vault, its keys replaced, and what is left of the old ones.
#include <catch2/generators/catch_generators.hpp>

#include "core/store/database.h"
#include "core/store/keyring.h"
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

crypto::Secret words(const char* text) {
  return crypto::Secret::from_text(text);
}

RecordId add_interview(Vault& vault, const std::string& place) {
  const auto record = RecordId::random();
  vault.write(record, "interview", {Edit::set(main_entity(record), "interview", "place", place)});
  return record;
}

/// A vault with one interview, and what it is opened with.
struct House : Vaults {
  House() {
    const auto vault = create("field");
    record = add_interview(*vault, "Jilin");
  }
  fs::path at() const { return folder / "field.attest"; }
  std::unique_ptr<Vault> with(const char* passphrase, Access access = Access::Write) {
    return Vault::open(disk, clock, at(), words(passphrase), access);
  }
  std::unique_ptr<Vault> with(const crypto::age::Identity& key, Access access = Access::Write) {
    return Vault::open(disk, clock, at(), Opening::with(key), access);
  }
  /// Whether it opens, whole, and still says what it said.
  template <class Key>
  bool opens(const Key& key) {
    try {
      const auto vault = with(key);
      Job job;
      return vault->check(true, job).empty() && vault->entity(main_entity(record))->text("place") == "Jilin";
    } catch (const Error& e) {
      if (e.code() == Code::WrongPassphrase) return false;
      throw;
    }
  }
  RecordId record;
};

constexpr const char* kFirst = "a long passphrase";

}  // namespace

TEST_CASE("a second passphrase opens the vault beside the first, until it is removed") {
  House house;
  house.with(kFirst)->add_passphrase(words("another one"), "the office");
  CHECK(house.opens(kFirst));
  CHECK(house.opens("another one"));
  CHECK_FALSE(house.opens("neither"));
  {
    const auto vault = house.with(kFirst);
    const auto ways = vault->ways_in();
    REQUIRE(ways.size() == 2);
    CHECK(ways[1].kind == WayIn::Kind::Passphrase);
    CHECK(ways[1].label == "the office");
    CHECK(code_of([&] { vault->add_passphrase(words(kFirst), ""); }) == Code::Invalid);
    CHECK(code_of([&] { vault->add_passphrase(words(""), ""); }) == Code::Invalid);
    vault->remove_way_in(ways[1].recipient);
    CHECK(code_of([&] { vault->remove_way_in(ways[0].recipient); }) == Code::Refused);
    CHECK(code_of([&] { vault->remove_way_in(ways[1].recipient); }) == Code::NotFound);
  }
  CHECK(house.opens(kFirst));
  CHECK_FALSE(house.opens("another one"));
}

TEST_CASE("changing the passphrase ends the one it was opened with and no other") {
  House house;
  house.with(kFirst)->add_passphrase(words("another one"), "");
  house.with(kFirst)->change_passphrase(words("the new one"));
  CHECK_FALSE(house.opens(kFirst));
  CHECK(house.opens("the new one"));
  CHECK(house.opens("another one"));
  CHECK(code_of([&] { house.with("the new one")->change_passphrase(words("the new one")); }) ==
        Code::Invalid);
}

TEST_CASE("a passphrase that stands alone gets a fresh salt, and another cost where it is asked for") {
  House house;
  const auto passphrase = words(kFirst);
  const auto before = open_store_key(house.at(), Opening::with(passphrase)).info;
  house.with(kFirst)->change_passphrase(words("the new one"), crypto::KdfCost{16384, 2});
  const auto changed = words("the new one");
  const auto after = open_store_key(house.at(), Opening::with(changed)).info;
  CHECK(after.salt != before.salt);
  CHECK(after.cost == crypto::KdfCost{16384, 2});
  house.with("the new one")->add_passphrase(words("another one"), "");
  CHECK(code_of([&] {
          house.with("the new one")->change_passphrase(words("third"), crypto::KdfCost{8192, 1});
        }) == Code::Invalid);
}

TEST_CASE("a paper key and shares open the vault; a new one of a kind ends the one before") {
  House house;
  const auto paper = house.with(kFirst)->make_recovery_key(WayIn::Kind::Paper, "");
  const auto shares = house.with(kFirst)->make_recovery_key(WayIn::Kind::Shares, "2 of 3");
  CHECK(house.opens(paper));
  CHECK(house.opens(shares));
  const auto fresh = house.with(kFirst)->make_recovery_key(WayIn::Kind::Paper, "");
  CHECK_FALSE(house.opens(paper));
  CHECK(house.opens(fresh));
  CHECK(house.opens(shares));
  CHECK(house.opens(kFirst));
}

TEST_CASE("whoever recovers a vault sets a passphrase, and the forgotten ones end") {
  House house;
  const auto paper = house.with(kFirst)->make_recovery_key(WayIn::Kind::Paper, "");
  house.with(kFirst)->add_passphrase(words("another one"), "");
  house.with(paper)->change_passphrase(words("after recovery"));
  CHECK(house.opens("after recovery"));
  CHECK(house.opens(paper));
  CHECK_FALSE(house.opens(kFirst));
  CHECK_FALSE(house.opens("another one"));
}

TEST_CASE("an escrow's own key opens the vault, and nothing is asked of it before") {
  House house;
  const auto escrow = crypto::age::Identity::random();
  house.with(kFirst)->add_escrow(escrow.recipient(), "headquarters");
  CHECK(house.opens(escrow));
  house.with(kFirst)->remove_way_in(escrow.recipient());
  CHECK_FALSE(house.opens(escrow));
}

TEST_CASE("eight ways in are the most, and their number cannot be seen from outside") {
  House house;
  // What the file counts in the open are its changes: two digits of them, here and below.
  for (int i = 0; i < 5; ++i) house.with(kFirst)->make_recovery_key(WayIn::Kind::Paper, "");
  {
    const auto vault = house.with(kFirst);
    vault->remove_way_in(vault->ways_in()[1].recipient);
  }
  const auto one = slurp(house.at() / "store.key");
  {
    const auto vault = house.with(kFirst);
    for (int i = 0; i < 7; ++i)
      vault->add_escrow(crypto::age::Identity::random().recipient(), std::string(64, 'x'));
    CHECK(code_of([&] { vault->add_escrow(crypto::age::Identity::random().recipient(), ""); }) ==
          Code::Invalid);
  }
  const auto eight = slurp(house.at() / "store.key");
  CHECK(one.size() == eight.size());
  const auto shape = [](std::string_view file) {
    std::string lines;
    for (std::size_t at = 0, end;
         (end = file.find('\n', at)) != file.npos && !file.substr(at).starts_with("---"); at = end + 1)
      lines +=
          std::string(file.substr(at, std::min<std::size_t>(10, end - at)).starts_with("-> X25519") ? "X"
                                                                                                    : "-") +
          std::to_string(end - at) + " ";
    return lines;
  };
  CHECK(shape(as_text(one)) == shape(as_text(eight)));
  CHECK(house.opens(kFirst));
}

TEST_CASE("a way in that is gone and an image of before find nothing new") {
  House house;
  house.with(kFirst)->add_passphrase(words("another one"), "");
  test::TempFolder image;
  for (const char* name : {"store.key", "keyring"}) fs::copy_file(house.at() / name, image / name);
  {
    const auto vault = house.with(kFirst);
    vault->remove_way_in(vault->ways_in()[1].recipient);
  }
  // The old K_store opens the old keyring and not the new one.
  const auto gone = words("another one");
  const auto old_key = open_store_key(image.path(), Opening::with(gone));
  CHECK_NOTHROW(read_keyring(image.path(), old_key));
  CHECK(code_of([&] { read_keyring(house.at(), old_key); }) == Code::Damaged);
}

TEST_CASE("rekeying gives the database another key, and every way in still opens it") {
  House house;
  const auto paper = house.with(kFirst)->make_recovery_key(WayIn::Kind::Paper, "");
  const auto passphrase = words(kFirst);
  const auto before = read_keyring(house.at(), open_store_key(house.at(), Opening::with(passphrase)));
  house.with(kFirst)->rekey();
  const auto after = read_keyring(house.at(), open_store_key(house.at(), Opening::with(passphrase)));
  CHECK_FALSE(after.database.equals(before.database.view()));
  CHECK_FALSE(after.next);
  CHECK(house.opens(kFirst));
  CHECK(house.opens(paper));
  Disk disk;
  CHECK(code_of([&] {
          Database::open(disk, house.at() / "records.db", before.database, Database::Mode::Read);
        }) == Code::Damaged);
}

TEST_CASE("a vault that is rekeyed can be written on, and rekeyed again") {
  House house;
  const auto vault = house.with(kFirst);
  for (int i = 0; i < 3; ++i) {
    vault->rekey();
    add_interview(*vault, "Yanji");
  }
  CHECK(vault->entities("interview").size() == 4);
  Job job;
  CHECK(vault->check(true, job).empty());
}

TEST_CASE("nobody may read the vault while its key is replaced") {
  House house;
  const auto vault = house.with(kFirst);
  {
    const auto reader = vault->reader();
    CHECK(code_of([&] { vault->rekey(); }) == Code::InUse);
    CHECK(reader->entities("interview").size() == 1);
  }
  vault->rekey();
  CHECK(house.with(kFirst, Access::Read)->entities("interview").size() == 1);
}

TEST_CASE("an older keyring put back, or an older store.key, is noticed") {
  House house;
  test::TempFolder image;
  for (const char* name : {"store.key", "store.key.2", "keyring", "keyring.2"})
    fs::copy_file(house.at() / name, image / name);
  const auto put_back = [&](std::initializer_list<const char*> names) {
    for (const char* name : names)
      fs::copy_file(image / name, house.at() / name, fs::copy_options::overwrite_existing);
  };
  {
    const auto vault = house.with(kFirst);
    for (int i = 0; i < 40; ++i) add_interview(*vault, "Yanji");  // the keyring grows
  }
  put_back({"keyring", "keyring.2"});
  CHECK(code_of([&] { house.with(kFirst); }) == Code::Tampered);
  CHECK(code_of([&] { house.with(kFirst, Access::Read); }) == Code::Tampered);
}

TEST_CASE(
    "one copy of a key file put back is brought up to date, and does not bring an old passphrase back") {
  House house;
  test::TempFolder image;
  fs::copy_file(house.at() / "store.key.2", image / "store.key.2");
  house.with(kFirst)->change_passphrase(words("the new one"));
  fs::copy_file(image / "store.key.2", house.at() / "store.key.2", fs::copy_options::overwrite_existing);
  // The old copy names a K_store that the keyring has no more.
  CHECK_FALSE(house.opens(kFirst));
  CHECK(house.opens("the new one"));
  CHECK(slurp(house.at() / "store.key") == slurp(house.at() / "store.key.2"));
  CHECK_FALSE(house.opens(kFirst));
}

TEST_CASE(
    "a vault of the first format opens, keeps what it was until the person confirms, and says the same") {
  const auto first = test::source_folder() / "tests/vectors/vault-1";
  test::TempFolder folder;
  fs::copy(first, folder / "vault", fs::copy_options::recursive);
  Disk disk;
  test::TickingClock clock;
  const auto passphrase = words(kFirst);
  const auto access = GENERATE(Access::Read, Access::Write);
  auto vault = Vault::open(disk, clock, folder / "vault", passphrase, access);

  const Json said = Json::parse(as_text(slurp(test::source_folder() / "tests/vectors/vault-1.digest.json")));
  Json now = Json::array();
  for (const auto& record : vault->digest())
    now.push_back({{"id", record.id.hex()},
                   {"kind", record.kind},
                   {"journal", record.journal},
                   {"projection", record.projection}});
  CHECK(now == said.at("records"));
  Job job;
  CHECK(vault->check(true, job).empty());
  REQUIRE(vault->ways_in().size() == 1);

  REQUIRE(vault->earlier_format());
  CHECK(vault->earlier_format()->version == 1);
  const auto kept = vault->earlier_format()->folder;
  for (const char* name : {"store.key", "store.key.2", "keyring", "keyring.2"})
    CHECK(slurp(kept / name) == slurp(first / name));
  vault.reset();
  vault = Vault::open(disk, clock, folder / "vault", passphrase, Access::Write);
  add_interview(*vault, "Yanji");
  CHECK(vault->earlier_format());
  vault->confirm_upgrade();
  CHECK_FALSE(vault->earlier_format());
  CHECK_FALSE(fs::exists(kept));
}

TEST_CASE("an upgraded vault has the tables that a new one has") {
  test::TempFolder folder;
  fs::copy(test::source_folder() / "tests/vectors/vault-1", folder / "vault", fs::copy_options::recursive);
  Vaults vaults;
  vaults.create("new");
  const auto tables = [&](const fs::path& where) {
    const auto passphrase = words(kFirst);
    Vault::open(vaults.disk, vaults.clock, where, passphrase, Access::Write);
    const auto ring = read_keyring(where, open_store_key(where, Opening::with(passphrase)));
    const auto db = Database::open(vaults.disk, where / "records.db", ring.database, Database::Mode::Read);
    std::map<std::string, std::string> found;
    auto names =
        db->prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'");
    while (names.step()) {
      auto columns = db->prepare("SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_info(?)");
      columns.bind(1, names.text(0));
      while (columns.step())
        for (int i = 0; i < 5; ++i) found[names.text(0)] += columns.text(i) + " ";
    }
    return found;
  };
  CHECK(tables(folder / "vault") == tables(vaults.folder / "new.attest"));
}

TEST_CASE("a damaged vault of an earlier format is left as it is") {
  test::TempFolder folder;
  fs::copy(test::source_folder() / "tests/vectors/vault-1", folder / "vault", fs::copy_options::recursive);
  auto bytes = slurp(folder / "vault/records.db");
  bytes[20 * 4096 + 100] ^= 1;
  spit(folder / "vault/records.db", bytes);
  Disk disk;
  test::TickingClock clock;
  const auto passphrase = words(kFirst);
  CHECK(code_of([&] { Vault::open(disk, clock, folder / "vault", passphrase, Access::Write); }) ==
        Code::Damaged);
  CHECK(slurp(folder / "vault/keyring") == slurp(test::source_folder() / "tests/vectors/vault-1/keyring"));
}
