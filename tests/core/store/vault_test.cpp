// What a vault promises.
#include "core/store/vault.h"

#include <fstream>

#include "core/store/keyring.h"
#include "tests/support/vaults.h"

using namespace attest;
using namespace attest::store;
using attest::test::code_of;
using attest::test::slurp;
using attest::test::spit;
using attest::test::Vaults;

namespace {

RecordId add_interview(Vault& vault, const std::string& place) {
  const auto record = RecordId::random();
  vault.write(record, "interview",
              {Edit::set(main_entity(record), "interview", "record_code", "KUSO-TAMIRE"),
               Edit::set(main_entity(record), "interview", "place", place)});
  return record;
}

std::string place_of(const Vault& vault, const RecordId& record) {
  return vault.entity(main_entity(record))->text("place");
}

const auto trust_all = [](const DeviceKey&) { return true; };

void exchange(Vault& from, Vault& to) {
  to.together([&] {
    for (const auto& record : from.records())
      if (record.kind != "ledger") to.merge(Journal::parse(from.journal(record.id).file()), trust_all);
  });
}

using Digest = std::map<std::string, std::pair<std::string, std::string>>;
Digest digest(const Vault& vault) {
  Digest result;
  for (const auto& record : vault.digest()) result[record.id.hex()] = {record.journal, record.projection};
  return result;
}

std::set<std::string> files_of(const std::filesystem::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    names.insert(std::filesystem::relative(entry.path(), folder).string());
  return names;
}

}  // namespace

TEST_CASE("a vault is made, closed and opened again, and what was written is there") {
  Vaults vaults;
  RecordId record;
  {
    auto vault = vaults.create("field");
    record = add_interview(*vault, "Jilin");
    CHECK(vault->info().name == "field");
    CHECK(vault->info().project_name == "field");
  }
  auto vault = vaults.open("field");
  CHECK(place_of(*vault, record) == "Jilin");
  CHECK(vault->info().author == "A1");
  CHECK(vault->history(record).size() == 2);
  CHECK(vault->history(record)[0].author == "A1");
  Job job;
  CHECK(vault->check(true, job).empty());
}

TEST_CASE("a vault holds its few named files and no others") {
  Vaults vaults;
  auto vault = vaults.create("field");
  add_interview(*vault, "Jilin");
  for (const auto& name : files_of(vault->folder()))
    CHECK((std::set<std::string>{"keyring", "keyring.2", "lock", "media", "reading", "records.db",
                                 "records.db-shm", "records.db-wal", "store.key", "store.key.2"})
              .contains(name));
}

TEST_CASE("a wrong passphrase, no vault, and a newer version are told apart") {
  Vaults vaults;
  vaults.create("field");
  const auto folder = vaults.folder / "field.attest";
  const auto open_with = [&](const std::string& passphrase, const std::filesystem::path& where) {
    return code_of([&] {
      Vault::open(vaults.disk, vaults.clock, where, crypto::Secret::from_text(passphrase),
                  Vault::Access::Read);
    });
  };
  CHECK(open_with("wrong", folder) == Code::WrongPassphrase);
  CHECK(open_with("wrong", vaults.folder / "nowhere") == Code::NotAVault);
  std::filesystem::create_directory(vaults.folder / "other");
  spit(vaults.folder / "other/store.key", to_bytes("something else"));
  CHECK(open_with("wrong", vaults.folder / "other") == Code::NotAVault);

  for (const char* name : {"store.key", "store.key.2"}) {
    auto bytes = slurp(folder / name);
    std::string text(as_text(bytes));
    text.replace(text.find("attest-vault/1"), 14, "attest-vault/2");
    spit(folder / name, as_bytes(text));
  }
  CHECK(open_with("a long passphrase", folder) == Code::NewerVersion);
}

TEST_CASE("a flip of any byte in one copy of a key file leaves the vault open, and check names the file") {
  Vaults vaults;
  vaults.create("field");
  const auto folder = vaults.folder / "field.attest";
  for (const char* name : {"store.key", "keyring"}) {
    const Bytes whole = slurp(folder / name);
    for (std::size_t at = 0; at < whole.size(); at += whole.size() / 12) {
      Bytes bent = whole;
      bent[at] ^= 0x10;
      spit(folder / name, bent);
      auto vault = vaults.open("field", Vault::Access::Read);
      Job job;
      const auto damage = vault->check(false, job);
      REQUIRE(damage.size() == 1);
      CHECK(damage[0].what == name);
    }
    spit(folder / name, whole);
  }
}

TEST_CASE("a copy of a key file that is missing or older is made anew when a writer opens the vault") {
  Vaults vaults;
  vaults.create("field");
  const auto folder = vaults.folder / "field.attest";
  const Bytes old_keyring = slurp(folder / "keyring");
  {
    auto vault = vaults.open("field");
    for (int i = 0; i < 20; ++i) add_interview(*vault, "Jilin");  // more than there were spare keys for
  }
  const Bytes keyring = slurp(folder / "keyring"), store_key = slurp(folder / "store.key");
  REQUIRE(keyring != old_keyring);
  for (const char* name : {"store.key", "store.key.2", "keyring", "keyring.2"}) {
    CAPTURE(name);
    std::filesystem::remove(folder / name);
    if (std::string(name).starts_with("keyring")) spit(folder / name, old_keyring);
    vaults.open("field", Vault::Access::Read);
    vaults.open("field");
    CHECK(slurp(folder / name) == (std::string(name).starts_with("keyring") ? keyring : store_key));
  }
}

TEST_CASE("both copies of store.key damaged is damage, never a wrong passphrase") {
  Vaults vaults;
  vaults.create("field");
  const auto folder = vaults.folder / "field.attest";
  const Bytes whole = slurp(folder / "store.key");
  for (std::size_t at = 0; at < whole.size(); at += 5) {
    Bytes bent = whole;
    bent[at] ^= 0x01;
    spit(folder / "store.key", bent);
    spit(folder / "store.key.2", bent);
    const Code code = code_of([&] { vaults.open("field", Vault::Access::Read); });
    CHECK((code == Code::Damaged || code == Code::NotAVault || code == Code::NewerVersion));
  }
}

TEST_CASE("a second writer is told that the vault is in use; readers are let in") {
  Vaults vaults;
  auto writer = vaults.create("field");
  const auto record = add_interview(*writer, "Jilin");
  CHECK(code_of([&] { vaults.open("field"); }) == Code::InUse);
  auto reader = vaults.open("field", Vault::Access::Read);
  CHECK(place_of(*reader, record) == "Jilin");
  auto lane = writer->reader();
  writer->write(record, "interview", {Edit::set(main_entity(record), "interview", "place", "Liaoning")});
  CHECK(place_of(*lane, record) == "Liaoning");
  CHECK(code_of([&] { add_interview(*reader, "x"); }) == Code::Internal);
}

TEST_CASE("a vault is never made over something that is there") {
  Vaults vaults;
  std::filesystem::create_directory(vaults.folder / "field.attest");
  spit(vaults.folder / "field.attest/letter.txt", to_bytes("dear"));
  CHECK(code_of([&] { vaults.create("field"); }) == Code::Io);
  CHECK(slurp(vaults.folder / "field.attest/letter.txt") == to_bytes("dear"));
}

TEST_CASE("work done in two vaults joins, and both say the same in whichever order they exchange") {
  for (const bool first_way : {true, false}) {
    Vaults vaults;
    auto a = vaults.create("a", "A1");
    auto b = vaults.create("b", "B1", a.get());
    const auto record = add_interview(*a, "Jilin");
    exchange(*a, *b);
    CHECK(digest(*a) == digest(*b));

    a->write(record, "interview", {Edit::set(main_entity(record), "interview", "summary", "from a")});
    b->write(record, "interview", {Edit::set(main_entity(record), "interview", "language", "ko-KP")});
    a->write(record, "interview", {Edit::set(main_entity(record), "interview", "place", "Yanji")});
    b->write(record, "interview", {Edit::set(main_entity(record), "interview", "place", "Hunchun")});
    if (first_way) {
      exchange(*a, *b);
      exchange(*b, *a);
    } else {
      exchange(*b, *a);
      exchange(*a, *b);
    }
    CHECK(digest(*a) == digest(*b));
    CHECK(a->entity(main_entity(record))->text("language") == "ko-KP");
    CHECK(b->entity(main_entity(record))->text("summary") == "from a");

    const auto conflicts = a->conflicts(record);
    REQUIRE(conflicts.size() == 1);
    CHECK(conflicts[0].field == "place");
    REQUIRE(conflicts[0].candidates.size() == 2);
    CHECK(place_of(*a, record) == conflicts[0].candidates[0].value->get<std::string>());
    CHECK(place_of(*b, record) == place_of(*a, record));

    // Both settle by taking the same write: they agree.
    const auto take = conflicts[0].candidates[1].commit;
    Edit settle{main_entity(record), "interview", "place", {}, take};
    a->write(record, "interview", {settle});
    b->write(record, "interview", {settle});
    exchange(*a, *b);
    exchange(*b, *a);
    CHECK(a->conflicts(record).empty());
    CHECK(digest(*a) == digest(*b));
    CHECK(place_of(*a, record) == conflicts[0].candidates[1].value->get<std::string>());

    Job job;
    CHECK(a->check(true, job).empty());
    CHECK(b->check(true, job).empty());
  }
}

TEST_CASE("merging the same journal twice changes nothing") {
  Vaults vaults;
  auto a = vaults.create("a");
  auto b = vaults.create("b", "B1", a.get());
  const auto record = add_interview(*a, "Jilin");
  const auto journal = a->journal(record);
  CHECK(b->merge(journal, trust_all).status == MergeOutcome::Status::New);
  const auto once = digest(*b);
  CHECK(b->merge(journal, trust_all).status == MergeOutcome::Status::Already);
  CHECK(digest(*b) == once);
  CHECK(a->merge(b->journal(record), trust_all).status == MergeOutcome::Status::Already);
}

TEST_CASE("work of a device that is not trusted waits, and enters when it is") {
  Vaults vaults;
  auto a = vaults.create("a");
  auto b = vaults.create("b", "B1", a.get());
  const auto record = add_interview(*a, "Jilin");
  const auto nobody = [](const DeviceKey&) { return false; };
  CHECK(b->merge(a->journal(record), nobody).status == MergeOutcome::Status::Waiting);
  CHECK_FALSE(b->entity(main_entity(record)).has_value());
  CHECK(b->retry_waiting(trust_all) == std::vector{record});
  CHECK(place_of(*b, record) == "Jilin");
  CHECK(b->retry_waiting(trust_all).empty());
}

TEST_CASE("a commit that nobody signed does not enter, and a forged signature refuses the record") {
  Vaults vaults;
  auto a = vaults.create("a");
  auto b = vaults.create("b", "B1", a.get());
  const auto record = add_interview(*a, "Jilin");
  auto journal = a->journal(record);
  auto unsigned_journal = journal;
  unsigned_journal.signatures.clear();
  CHECK(b->merge(unsigned_journal, trust_all).status == MergeOutcome::Status::Waiting);
  auto forged = journal;
  forged.signatures[0].text = b->device_signer().sign(as_bytes(journal.commits.back().header_text),
                                                      head_comment(record, journal.commits.back().id));
  CHECK(b->merge(forged, trust_all).status == MergeOutcome::Status::Refused);
  CHECK_FALSE(b->entity(main_entity(record)).has_value());
  CHECK(b->merge(journal, trust_all).status == MergeOutcome::Status::New);
}

TEST_CASE("what lacks its ancestors waits until they come") {
  Vaults vaults;
  auto a = vaults.create("a");
  auto b = vaults.create("b", "B1", a.get());
  const auto record = add_interview(*a, "Jilin");
  a->write(record, "interview", {Edit::set(main_entity(record), "interview", "place", "Yanji")});
  auto whole = a->journal(record);
  auto late = whole;
  late.commits.erase(late.commits.begin());
  CHECK(b->merge(late, trust_all).status == MergeOutcome::Status::Waiting);
  auto early = whole;
  early.commits.pop_back();
  early.signatures.clear();
  CHECK(b->merge(early, trust_all).status ==
        MergeOutcome::Status::Waiting);  // its signature came with the later part
  CHECK(b->merge(whole, trust_all).status == MergeOutcome::Status::New);
  CHECK(b->retry_waiting(trust_all).empty());
  CHECK(digest(*a).at(record.hex()) == digest(*b).at(record.hex()));
}

TEST_CASE("words are found inside longer ones, and removed words are not") {
  Vaults vaults;
  auto vault = vaults.create("field");
  const auto record = add_interview(*vault, "Jilin");
  const auto note = EntityId::random();
  vault->write(record, "interview",
               {Edit::set(note, "note", "text", "그들은 고문이나 협박을 했다. 他们使用酷刑。")});
  bool indexed = false;
  for (const char* query : {"고문", "문이", "酷刑", "刑", "협박을", "고문이나 협박"}) {
    const auto hits = vault->words(query, indexed);
    CAPTURE(query);
    CHECK(indexed);
    REQUIRE(hits.size() == 1);
    CHECK(hits[0].entity == note);
  }
  CHECK(vault->words("jili", indexed).size() == 1);
  CHECK(vault->words("없음", indexed).empty());
  vault->write(record, "interview", {Edit::remove(note, "note")});
  CHECK(vault->words("고문", indexed).empty());
  Job job;
  CHECK(vault->check(true, job).empty());
}

TEST_CASE("a large value is kept whole and left out of the doc") {
  Vaults vaults;
  auto vault = vaults.create("field");
  const auto record = add_interview(*vault, "Jilin");
  const std::string text(100'000, 'x');
  vault->write(record, "interview", {Edit::set(main_entity(record), "interview", "summary", text)});
  CHECK(vault->entity(main_entity(record))->text("summary").empty());
  CHECK(vault->value(main_entity(record), "summary")->get<std::string>() == text);
}

TEST_CASE("settings of a device are kept in its vault, apart from what the vault itself notes there") {
  Vaults vaults;
  auto vault = vaults.create("field");
  CHECK(vault->setting("name").empty());  // not the vault's own name
  CHECK(vault->setting("lock_minutes").empty());
  vault->set_setting("lock_minutes", "10");
  vault->set_setting("name", "x");
  vault.reset();
  vault = vaults.open("field");
  CHECK(vault->setting("lock_minutes") == "10");
  CHECK(vault->info().name == "field");
  CHECK(code_of([&] { vaults.open("field", store::Vault::Access::Read)->set_setting("a", "b"); }) ==
        Code::Internal);
}

TEST_CASE("drafts survive closing") {
  Vaults vaults;
  const auto transcript = EntityId::random();
  vaults.create("field")->save_draft(transcript, "half a sen");
  auto vault = vaults.open("field");
  CHECK(vault->draft(transcript) == "half a sen");
  vault->drop_draft(transcript);
  CHECK_FALSE(vault->draft(transcript).has_value());
}

TEST_CASE("the keyring is rewritten rarely while records are made") {
  std::size_t writes = 0;
  test::TempFolder folder;
  test::TickingClock clock;
  Disk disk([&](const DiskAct& act) {
    writes += act.kind == DiskAct::Kind::Rename && act.to.filename() == "keyring";
  });
  CreateOptions options;
  options.cost = {8192, 1};
  auto vault = Vault::create(disk, clock, folder / "field.attest", Vaults::passphrase(), options);
  writes = 0;
  vault->together([&] {
    for (int i = 0; i < 300; ++i) add_interview(*vault, "Jilin");
  });
  CHECK(writes < 20);
  CHECK(vault->entities("interview").size() == 300);
  // Each has a key of its own.
  std::set<crypto::age::Recipient> keys;
  for (const auto& record : vault->records()) {
    keys.insert(vault->media_recipient(record.id));
    CHECK(crypto::age::Identity::from_secret(vault->media_secret(record.id).clone()).recipient() ==
          vault->media_recipient(record.id));
  }
  CHECK(keys.size() == vault->records().size());
}

TEST_CASE("the age program opens store.key with a slot's key, and the keyring with K_store") {
  test::need_program("age");
  Vaults vaults;
  vaults.create("field");
  const auto folder = vaults.folder / "field.attest";
  const auto passphrase = Vaults::passphrase();
  const auto opened = open_store_key(folder, Opening::with(passphrase));
  const auto slot = passphrase_identity(Vaults::passphrase(), opened.info);
  spit(vaults.folder / "slot", slot.text().view());
  const auto store_key =
      test::run("age -d -i " + (vaults.folder / "slot").string() + " " + (folder / "store.key").string());
  CHECK(store_key.status == 0);
  const auto at = store_key.output.find("K_store ");
  REQUIRE(at != std::string::npos);
  spit(vaults.folder / "k",
       as_bytes(store_key.output.substr(at + 8, store_key.output.find('\n', at) - at - 8)));
  const auto keyring =
      test::run("age -d -i " + (vaults.folder / "k").string() + " " + (folder / "keyring").string());
  CHECK(keyring.status == 0);
  CHECK(keyring.output.starts_with("attest-keyring/2\nseq "));
  CHECK(keyring.output.find("\ndatabase ") != std::string::npos);
}
