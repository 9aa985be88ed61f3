// What erasing leaves, and what a power cut or a lack of space leaves of an erasure.
#include <unistd.h>

#include "core/store/database.h"
#include "core/store/keyring.h"
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

const std::string kMarker = "고문실의 이름 marker-73";

RecordId add_interview(Vault& vault, const std::string& summary) {
  const auto record = RecordId::random();
  vault.write(record, "interview",
              {Edit::set(main_entity(record), "interview", "record_code", "KUSO-TAMIRE"),
               Edit::set(main_entity(record), "interview", "summary", summary)});
  vault.write(record, "interview", {Edit::set(EntityId::random(), "note", "text", summary + " note")});
  vault.save_draft(main_entity(record), summary + " draft");
  return record;
}

EntityId add_media(Vault& vault, const RecordId& record) {
  const auto media = EntityId::random();
  vault.write(record, "interview", {Edit::element(media, "media", {{"codec", "opus"}})});
  spit(vault.media_path(media), test::noise(1000));
  return media;
}

crypto::Secret database_key(const fs::path& folder) {
  const auto passphrase = Vaults::passphrase();
  return read_keyring(folder, open_store_key(folder, Opening::with(passphrase))).database.clone();
}

/// Whether any file of the vault holds the marker: as it is, or in a page of the database or of its log.
bool vault_holds(const fs::path& folder, const crypto::Secret& key, std::string_view marker) {
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const Bytes file = slurp(entry.path());
    if (as_text(file).find(marker) != std::string_view::npos) return true;
    if (entry.path().filename() == "records.db" && test::pages_hold(file, key, marker)) return true;
    if (entry.path().filename() == "records.db-wal" && test::pages_hold(file, key, marker, true)) return true;
  }
  return false;
}

void merge_all(Vault& from, Vault& to) {
  to.together([&] {
    for (const auto& record : from.records())
      if (record.kind != "ledger")
        to.merge(Journal::parse(from.journal(record.id).file()), [](const DeviceKey&) { return true; });
  });
}

}  // namespace

TEST_CASE("an erased record says nothing any more, but that it was erased, and why") {
  Vaults vaults;
  auto vault = vaults.create("field");
  const auto record = add_interview(*vault, kMarker);
  const auto other = add_interview(*vault, "another");
  const auto media = add_media(*vault, record);
  const auto headers = vault->journal(record).commits.size();
  Job job;
  vault->erase({record}, "withdrawn", job);

  CHECK(vault->erased(record));
  CHECK_FALSE(vault->entity(main_entity(record)));
  CHECK_FALSE(vault->draft(main_entity(record)));
  CHECK_FALSE(fs::exists(vault->media_path(media)));
  CHECK(code_of([&] { vault->media_secret(record); }) == Code::NotFound);
  bool indexed = false;
  CHECK(vault->words("고문실", indexed).empty());
  REQUIRE(vault->entity(tombstone_of(record)));
  CHECK(vault->entity(tombstone_of(record))->text("reason") == "withdrawn");

  const auto journal = vault->journal(record);
  CHECK(journal.commits.size() == headers + 1);
  CHECK(std::count_if(journal.commits.begin(), journal.commits.end(),
                      [](const auto& commit) { return commit.body_text.has_value(); }) == 1);
  CHECK(journal.values.size() == 1);
  CHECK_FALSE(vault->pending().any());
  REQUIRE(vault->erasures().size() == 1);
  CHECK(vault->erasures()[0].done);

  CHECK(vault->entity(main_entity(other))->text("summary") == "another");
  CHECK_NOTHROW(vault->media_secret(other));
  CHECK(vault->check(true, job).empty());
}

TEST_CASE(
    "no page of the database or its log, freed ones included, and no file holds a word of what was erased") {
  Vaults vaults;
  const auto folder = vaults.folder / "field.attest";
  auto vault = vaults.create("field");
  const auto record = add_interview(*vault, kMarker);
  // The search finds what is there: in the log first, then in the database.
  CHECK(vault_holds(folder, database_key(folder), "marker-73"));
  vault.reset();
  CHECK(vault_holds(folder, database_key(folder), "marker-73"));
  vault = vaults.open("field");
  const auto old_key = database_key(folder);
  Job job;
  vault->erase({record}, "withdrawn", job);
  CHECK_FALSE(vault_holds(folder, database_key(folder), "marker-73"));
  CHECK_FALSE(vault_holds(folder, old_key, "marker-73"));
  vault.reset();
  CHECK_FALSE(vault_holds(folder, database_key(folder), "marker-73"));
  CHECK_FALSE(vault_holds(folder, old_key, "marker-73"));
}

TEST_CASE("the free space of the disk holds nothing of what was erased that today's keys open") {
  if (::geteuid() != 0) SKIP("Mounting a disk image needs root.");
  test::need_program("mkfs.ext4");
  Vaults vaults;
  const auto image = vaults.folder / "image", disk = vaults.folder / "disk";
  fs::create_directory(disk);
  spit(image, Bytes(24u << 20));
  if (test::run("mkfs.ext4 -q -F " + image.string() + " && mount -o loop " + image.string() + " " +
                disk.string())
          .status != 0)
    SKIP("This machine cannot mount a disk image.");
  struct Unmount {
    fs::path at;
    ~Unmount() { test::run("umount " + at.string()); }
  };
  const auto passphrase = Vaults::passphrase();
  const auto blocks_hold = [&](const crypto::Secret& key) {
    test::run("sync -f " + disk.string());
    const Bytes all = slurp(image);
    return as_text(all).find("marker-73") != std::string_view::npos ||
           test::pages_hold(all, key, "marker-73");
  };
  {
    const Unmount at_the_end{disk};
    CreateOptions options;
    options.cost = {8192, 1};
    auto vault = Vault::create(vaults.disk, vaults.clock, disk / "field.attest", passphrase, options);
    const auto record = add_interview(*vault, kMarker);
    vault.reset();
    CHECK(blocks_hold(database_key(disk / "field.attest")));  // the search can find it
    vault = Vault::open(vaults.disk, vaults.clock, disk / "field.attest", passphrase, Vault::Access::Write);
    Job job;
    vault->erase({record}, "withdrawn", job);
    CHECK_FALSE(blocks_hold(database_key(disk / "field.attest")));
    vault.reset();
    CHECK_FALSE(blocks_hold(database_key(disk / "field.attest")));
  }
}

TEST_CASE("after an erasure no key of before opens anything of now") {
  Vaults vaults;
  const auto folder = vaults.folder / "field.attest";
  const auto passphrase = Vaults::passphrase();
  auto vault = vaults.create("field");
  const auto record = add_interview(*vault, kMarker);
  const auto key = open_store_key(folder, Opening::with(passphrase));
  const auto ring = read_keyring(folder, key);
  const auto recipient = vault->media_recipient(record);
  Job job;
  vault->erase({record}, "withdrawn", job);
  vault.reset();
  CHECK(code_of([&] { read_keyring(folder, key); }) == Code::Damaged);
  CHECK(code_of([&] {
          Database::open(vaults.disk, folder / "records.db", ring.database, Database::Mode::Read);
        }) == Code::Damaged);
  CHECK_FALSE(
      read_keyring(folder, open_store_key(folder, Opening::with(passphrase))).keys.contains(recipient));
}

TEST_CASE("what comes of an erased record later is dropped, whoever brings it") {
  Vaults vaults;
  auto field = vaults.create("field");
  auto office = vaults.create("office", "H1", field.get());
  const auto record = add_interview(*field, kMarker);
  merge_all(*field, *office);
  office->write(record, "interview", {Edit::set(main_entity(record), "interview", "place", "Jilin")});
  Job job;
  field->erase({record}, "withdrawn", job);
  merge_all(*office, *field);
  CHECK_FALSE(field->entity(main_entity(record)));
  CHECK(field->journal(record).values.size() == 1);
  CHECK(field->check(true, job).empty());
}

TEST_CASE("a tombstone that comes asks for the erasure, and does not do it by itself") {
  Vaults vaults;
  auto field = vaults.create("field");
  auto office = vaults.create("office", "H1", field.get());
  const auto record = add_interview(*field, kMarker);
  merge_all(*field, *office);
  Job job;
  field->erase({record}, "withdrawn", job);
  merge_all(*field, *office);
  CHECK(office->entity(main_entity(record))->text("summary") == kMarker);
  REQUIRE(office->erasures_asked() == std::vector{record});
  office->erase({record}, "withdrawn", job);
  CHECK(office->erasures_asked().empty());
  CHECK_FALSE(office->entity(main_entity(record)));
  // It was not said twice.
  CHECK(office->journal(record).values.size() == 1);
  const auto digest = [&](Vault& vault) {
    for (const auto& d : vault.digest())
      if (d.id == record) return d.journal + d.projection;
    return std::string();
  };
  CHECK(digest(*field) == digest(*office));
}

TEST_CASE("a record that was a mistake leaves not even a header") {
  Vaults vaults;
  auto vault = vaults.create("field");
  const auto record = add_interview(*vault, kMarker);
  Job job;
  vault->erase({record}, std::nullopt, job);
  CHECK_FALSE(vault->record(record));
  CHECK(vault->erasures().empty());
  CHECK(vault->check(true, job).empty());
  CHECK(vault->digest().size() == 1);  // the project
}

TEST_CASE("an erasure that a reader hinders is pending: nothing can be read, and it is finished later") {
  Vaults vaults;
  auto vault = vaults.create("field");
  const auto record = add_interview(*vault, kMarker);
  const auto media = add_media(*vault, record);
  Job job;
  {
    const auto reader = vault->reader();
    CHECK(code_of([&] { vault->erase({record}, "withdrawn", job); }) == Code::InUse);
    CHECK_FALSE(reader->entity(main_entity(record)));
  }
  CHECK(vault->pending().erasures == 1);
  CHECK_FALSE(vault->erasures()[0].done);
  CHECK_FALSE(fs::exists(vault->media_path(media)));
  vault.reset();
  vault = vaults.open("field");
  CHECK(vault->pending().erasures == 1);
  vault->finish_erasure(job);
  CHECK_FALSE(vault->pending().any());
  vault->finish_erasure(job);  // nothing to do is no fault
}

TEST_CASE("before it begins, an erasure says what space it needs, and a lack of it leaves it pending") {
  Vaults vaults;
  auto vault = vaults.create("field");
  const auto space = vault->rekey_space();
  CHECK(space.known);
  CHECK(space.needed > fs::file_size(vaults.folder / "field.attest/records.db"));
  CHECK(space.free > 0);
}

TEST_CASE("erasing takes along what was kept of an earlier format") {
  test::TempFolder folder;
  fs::copy(test::source_folder() / "tests/vectors/vault-1", folder / "vault", fs::copy_options::recursive);
  Disk disk;
  test::TickingClock clock;
  const auto passphrase = Vaults::passphrase();
  auto vault = Vault::open(disk, clock, folder / "vault", passphrase, Vault::Access::Write);
  REQUIRE(vault->earlier_format());
  Job job;
  vault->erase({vault->entities("interview")[0].record}, "withdrawn", job);
  CHECK_FALSE(vault->earlier_format());
  CHECK(vault->check(true, job).empty());
}

TEST_CASE("a vault is destroyed without its passphrase: keys first, then everything") {
  Vaults vaults;
  const auto folder = vaults.folder / "field.attest";
  {
    auto vault = vaults.create("field");
    add_media(*vault, add_interview(*vault, kMarker));
  }
  std::vector<std::string> acts;
  Disk watched([&](const DiskAct& act) {
    if (act.kind == DiskAct::Kind::Remove) acts.push_back(act.path.filename().string());
    if (act.kind == DiskAct::Kind::Write) CHECK(act.offset == 0);
  });
  const auto done = Vault::destroy(watched, folder);
  CHECK(done.keys_gone);
  CHECK(done.left.empty());
  CHECK_FALSE(fs::exists(folder));
  REQUIRE(acts.size() > 4);
  CHECK(std::set<std::string>(acts.begin(), acts.begin() + 4) ==
        std::set<std::string>{"store.key", "store.key.2", "keyring", "keyring.2"});
  CHECK(code_of([&] { Vault::destroy(watched, folder); }) == Code::NotAVault);
}

TEST_CASE("destroying goes on where something cannot be removed, and says what is left") {
  Vaults vaults;
  const auto folder = vaults.folder / "field.attest";
  vaults.create("field");
  Disk failing([&](const DiskAct& act) {
    if (act.kind == DiskAct::Kind::Remove && act.path.filename() == "records.db") throw Error(Code::Io, "no");
  });
  const auto done = Vault::destroy(failing, folder);
  CHECK(done.keys_gone);
  CHECK(std::find(done.left.begin(), done.left.end(), folder / "records.db") != done.left.end());
  CHECK_FALSE(fs::exists(folder / "store.key"));
}

TEST_CASE("a folder that is no vault is not destroyed") {
  test::TempFolder folder;
  spit(folder / "letter", to_bytes("dear"));
  Disk disk;
  CHECK(code_of([&] { Vault::destroy(disk, folder.path()); }) == Code::NotAVault);
  CHECK(fs::exists(folder / "letter"));
}
