// Who people are, kept apart.
#include "core/testimony/identities.h"

#include "tests/support/vaults.h"

using namespace attest;
using namespace attest::testimony;
using attest::test::code_of;
using attest::test::slurp;
using attest::test::spit;
using attest::test::Vaults;

namespace {

namespace fs = std::filesystem;

struct House : Vaults {
  House() : vault(create("field")), person(create_person(*vault)) {}
  void make() { create_identities(*vault, own(), {8192, 1}); }
  static crypto::Secret own() { return crypto::Secret::from_text("another passphrase"); }
  Identities open() {
    const auto passphrase = own();
    return Identities::open(*vault, store::Opening::with(passphrase));
  }
  fs::path folder_of() const { return vault->folder() / "identity"; }
  std::unique_ptr<store::Vault> vault;
  Person person;
};

}  // namespace

TEST_CASE(
    "what is deposited is read back with the identity vault's own passphrase, and not with the main one") {
  House house;
  house.make();
  deposit(*house.vault, house.person.id, {{"name.hangul", "별이"}, {"phone", "010-0000-1234"}});
  CHECK(deposits_waiting(*house.vault) == 1);
  const auto main = Vaults::passphrase();
  CHECK(code_of([&] { Identities::open(*house.vault, store::Opening::with(main)); }) ==
        Code::WrongPassphrase);
  const auto identities = house.open();
  REQUIRE(identities.find(house.person.id));
  CHECK(identities.find(house.person.id)->fields ==
        std::map<std::string, std::string>{{"name.hangul", "별이"}, {"phone", "010-0000-1234"}});
  CHECK(deposits_waiting(*house.vault) == 0);
  CHECK_FALSE(identities.find(RecordId::random()));
}

TEST_CASE("all work goes on with the identity vault shut") {
  House house;
  house.make();
  const auto id = RecordId::random();
  house.vault->write(id, "interview", {store::Edit::set(main_entity(id), "interview", "place", "Jilin")});
  deposit(*house.vault, house.person.id, {{"name", "One"}});
  Job job;
  CHECK(house.vault->check(true, job).empty());
  house.vault->rekey();
  deposit(*house.vault, house.person.id, {{"phone", "2"}});
  CHECK(house.open().find(house.person.id)->fields.size() == 2);
}

TEST_CASE("no identity field stands in the main vault, on the disk, or in a deposit's size") {
  House house;
  house.make();
  deposit(*house.vault, house.person.id, {{"name", "marker-identity-91"}});
  deposit(*house.vault, house.person.id, {{"address", std::string(700, 'a') + "marker-identity-91"}});
  bool indexed = false;
  CHECK(house.vault->words("marker-identity-91", indexed).empty());
  std::set<std::uintmax_t> sizes;
  for (const auto& entry : fs::directory_iterator(house.folder_of() / "deposits"))
    sizes.insert(entry.file_size());
  CHECK(sizes.size() == 1);
  const auto identities = house.open();
  for (const auto& entry : fs::recursive_directory_iterator(house.vault->folder()))
    if (entry.is_regular_file())
      CHECK(as_text(slurp(entry.path())).find("marker-identity-91") == std::string_view::npos);
  // Nor in any record of the main vault.
  for (const auto& record : house.vault->records())
    CHECK(house.vault->journal(record.id).file().find("marker-identity-91") == std::string::npos);
}

TEST_CASE("a later deposit changes its fields and leaves the others") {
  House house;
  house.make();
  deposit(*house.vault, house.person.id, {{"name", "One"}, {"phone", "1"}});
  { house.open(); }
  deposit(*house.vault, house.person.id, {{"phone", "2"}});
  const auto identities = house.open();
  CHECK(identities.find(house.person.id)->fields ==
        std::map<std::string, std::string>{{"name", "One"}, {"phone", "2"}});
}

TEST_CASE("a field is read back and found as long as it may be, line ends and all") {
  House house;
  house.make();
  const std::string longest = std::string(2000, '\n') + std::string(2090, 'a') + "marker";
  REQUIRE(longest.size() == kLongestIdentityField);
  deposit(*house.vault, house.person.id, {{"note", longest}});
  const auto identities = house.open();
  CHECK(identities.find(house.person.id)->fields.at("note") == longest);
  CHECK(identities.search("MARKER").size() == 1);
}

TEST_CASE("people are found by any of their names, whatever the script's composition and case") {
  House house;
  house.make();
  const auto other = create_person(*house.vault);
  deposit(*house.vault, house.person.id, {{"name.hangul", "가명하나"}, {"name.latin", "Gamyeong Hana"}});
  deposit(*house.vault, other.id, {{"name.hanzi", "假名一"}});
  const auto identities = house.open();
  CHECK(identities.search("gamyeong").size() == 1);
  CHECK(identities.search("하나")[0].person == house.person.id);
  CHECK(identities.search("假名一")[0].person == other.id);
  CHECK(identities.search("nobody").empty());
  CHECK(identities.search("").empty());
}

TEST_CASE("a damaged or foreign deposit is kept and named, and hinders no other") {
  House house;
  house.make();
  deposit(*house.vault, house.person.id, {{"name", "One"}});
  const auto folder = house.folder_of() / "deposits";
  const auto good = slurp(fs::directory_iterator(folder)->path());
  auto bad = good;
  bad.back() ^= 1;
  spit(folder / (std::string(32, 'a') + ".age"), bad);
  spit(folder / (std::string(32, 'b') + ".age"), to_bytes("not an age file"));
  const auto identities = house.open();
  CHECK(identities.damaged_deposits().size() == 2);
  CHECK(fs::exists(folder / (std::string(32, 'a') + ".age")));
  CHECK(identities.find(house.person.id)->fields.at("name") == "One");
}

TEST_CASE("a deposit that was taken in before a crash is not taken in twice") {
  House house;
  house.make();
  deposit(*house.vault, house.person.id, {{"name", "One"}});
  const auto file = fs::directory_iterator(house.folder_of() / "deposits")->path();
  const auto bytes = slurp(file);
  { house.open(); }
  spit(file, bytes);  // the crash came before it was removed
  auto identities = house.open();
  CHECK(identities.vault().history(house.person.id).size() == 1);
  CHECK_FALSE(fs::exists(file));
}

TEST_CASE("what identifies a person is erased for good") {
  House house;
  house.make();
  deposit(*house.vault, house.person.id, {{"name", "One"}});
  fs::create_directory(house.folder / "stick");
  Job job;
  house.vault->backup(house.folder / "stick", job);
  auto identities = house.open();
  CHECK(code_of([&] { identities.erase(*house.vault, RecordId::random(), "withdrawn", job); }) ==
        Code::NotFound);
  CHECK_FALSE(house.vault->backups().front().stale);
  identities.erase(*house.vault, house.person.id, "withdrawn", job);
  CHECK_FALSE(identities.find(house.person.id));
  CHECK(identities.search("One").empty());
  CHECK(house.vault->backups().front().stale);  // it holds what was erased
}

TEST_CASE("an erasure that was stopped is finished when the identity vault is opened again") {
  House house;
  house.make();
  deposit(*house.vault, house.person.id, {{"name", "One"}});
  {
    auto identities = house.open();
    const auto reads = identities.vault().reader();
    Job job;
    CHECK(code_of([&] { identities.erase(*house.vault, house.person.id, "withdrawn", job); }) == Code::InUse);
    CHECK(identities.vault().pending().erasures == 1);
    CHECK_FALSE(identities.find(house.person.id));
  }
  CHECK_FALSE(house.open().vault().pending().any());
}

TEST_CASE(
    "the identity vault's passphrase is changed: the old one opens a backup of before, which is stale") {
  House house;
  house.make();
  deposit(*house.vault, house.person.id, {{"name", "One"}});
  fs::create_directory(house.folder / "stick");
  Job job;
  house.vault->backup(house.folder / "stick", job);
  CHECK_FALSE(house.vault->backups().front().stale);
  const auto fresh = crypto::Secret::from_text("a third passphrase");
  house.open().change_passphrase(*house.vault, fresh);
  CHECK(code_of([&] { house.open(); }) == Code::WrongPassphrase);
  CHECK(Identities::open(*house.vault, store::Opening::with(fresh)).find(house.person.id));
  CHECK(house.vault->backups().front().stale);
  // Deposits go on, and a new backup is a good one.
  deposit(*house.vault, house.person.id, {{"phone", "2"}});
  CHECK(Identities::open(*house.vault, store::Opening::with(fresh)).find(house.person.id)->fields.size() ==
        2);
  house.vault->backup(house.folder / "stick", job);
  CHECK_FALSE(house.vault->backups().front().stale);
}

TEST_CASE("wrong ways: no identity vault, a second one, unknown fields") {
  House house;
  CHECK_FALSE(has_identities(*house.vault));
  CHECK(code_of([&] { deposit(*house.vault, house.person.id, {{"name", "One"}}); }) == Code::NotFound);
  CHECK(code_of([&] { house.open(); }) == Code::NotFound);
  house.make();
  CHECK(has_identities(*house.vault));
  CHECK(code_of([&] { house.make(); }) == Code::Io);
  CHECK(code_of([&] { deposit(*house.vault, house.person.id, {{"nmae", "One"}}); }) == Code::Invalid);
  CHECK(code_of([&] { deposit(*house.vault, house.person.id, {}); }) == Code::Invalid);
  CHECK(code_of([&] {
          deposit(*house.vault, house.person.id, {{"name", std::string(5000, 'x')}});
        }) == Code::Invalid);
}

TEST_CASE("a backup takes the identity vault along, shut, and a restored vault opens it") {
  House house;
  house.make();
  deposit(*house.vault, house.person.id, {{"name", "One"}});
  { house.open(); }
  deposit(*house.vault, house.person.id, {{"phone", "2"}});  // waits in the backup, too
  fs::create_directory(house.folder / "stick");
  Job job;
  house.vault->backup(house.folder / "stick", job);
  const auto passphrase = Vaults::passphrase();
  const auto restored =
      store::Vault::restore(house.disk, house.clock, house.folder / "stick", house.folder / "other.attest",
                            store::Opening::with(passphrase), job);
  CHECK(restored.damage.empty());
  const auto vault = store::Vault::open(house.disk, house.clock, house.folder / "other.attest", passphrase,
                                        store::Vault::Access::Write);
  const auto own = House::own();
  auto identities = Identities::open(*vault, store::Opening::with(own));
  CHECK(identities.find(house.person.id)->fields ==
        std::map<std::string, std::string>{{"name", "One"}, {"phone", "2"}});
  CHECK(identities.vault().check(true, job).empty());
}

TEST_CASE("a destroyed vault's identity vault loses its keys with it") {
  House house;
  house.make();
  const auto folder = house.vault->folder();
  house.vault.reset();
  CHECK(store::Vault::destroy(house.disk, folder).keys_gone);
  CHECK_FALSE(fs::exists(folder));
}
