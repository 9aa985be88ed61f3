// Backups, restoring, and the rehearsal of it.
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

struct Desk : Vaults {
  Desk() : vault(create("field")) {
    fs::create_directory(folder / "stick");
    record = add("Jilin");
    media = add_media(record, 1);
  }
  RecordId add(const std::string& place) {
    const auto id = RecordId::random();
    vault->write(id, "interview", {Edit::set(main_entity(id), "interview", "place", place)});
    return id;
  }
  EntityId add_media(const RecordId& of, std::uint32_t seed) {
    const auto id = EntityId::random();
    vault->write(of, "interview", {Edit::element(id, "media", {{"codec", "opus"}})});
    spit(vault->media_path(id), test::noise(5000, seed));
    return id;
  }
  Vault::Backup back_up() {
    Job job;
    return vault->backup(stick(), job);
  }
  fs::path stick() const { return folder / "stick"; }
  fs::path own() const {
    for (const auto& entry : fs::directory_iterator(stick())) return entry.path();
    return {};
  }
  Vault::Restored restore(const std::string& name) {
    Job job;
    const auto passphrase = Vaults::passphrase();
    return Vault::restore(disk, clock, stick(), folder / name, Opening::with(passphrase), job);
  }
  std::unique_ptr<Vault> open_restored(const std::string& name) {
    return Vault::open(disk, clock, folder / name, Vaults::passphrase(), Access::Write);
  }
  std::unique_ptr<Vault> vault;
  RecordId record;
  EntityId media;
};

std::map<std::string, std::string> digest_of(const Vault& vault) {
  std::map<std::string, std::string> all;
  for (const auto& d : vault.digest()) all[d.id.hex()] = d.journal + d.projection;
  return all;
}

}  // namespace

TEST_CASE("a backup is restored on another machine, whole") {
  Desk desk;
  const auto made = desk.back_up();
  CHECK(made.recordings == 1);
  const auto before = digest_of(*desk.vault);
  const auto restored = desk.restore("other.attest");
  CHECK(restored.damage.empty());
  CHECK(restored.interviews == 1);
  CHECK(restored.time == made.time);
  const auto vault = desk.open_restored("other.attest");
  CHECK(digest_of(*vault) == before);
  CHECK(slurp(vault->media_path(desk.media)) == test::noise(5000, 1));
  CHECK_NOTHROW(vault->media_secret(desk.record));
  Job job;
  CHECK(vault->check(true, job).empty());
}

TEST_CASE("a restored vault is a new device, which opens what was sealed to the old one") {
  Desk desk;
  desk.back_up();
  desk.restore("other.attest");
  const auto vault = desk.open_restored("other.attest");
  CHECK(vault->info().vault_id != desk.vault->info().vault_id);
  CHECK_FALSE(vault->device_signer().public_key() == desk.vault->device_signer().public_key());
  CHECK_FALSE(vault->device_identity().recipient() == desk.vault->device_identity().recipient());
  REQUIRE(vault->device_identities().size() == 2);
  CHECK(vault->device_identities()[1]->recipient() == desk.vault->device_identity().recipient());
  CHECK(vault->is_own_device(desk.vault->device_signer().public_key()));
  // Its commits are its own; the ones of before still verify.
  vault->write(desk.record, "interview",
               {Edit::set(main_entity(desk.record), "interview", "place", "Yanji")});
  CHECK(vault->history(desk.record)[0].device == vault->device_signer().public_key());
  CHECK(vault->journal(desk.record).signatures.size() == 2);
  Job job;
  CHECK(vault->check(true, job).empty());
  CHECK(vault->last_sequence("anybody").number == 0);
}

TEST_CASE("a second backup copies only what is new, and takes the place of the first") {
  Desk desk;
  desk.back_up();
  const auto more = desk.add_media(desk.record, 2);
  const auto made = desk.back_up();
  CHECK(made.number == 2);
  CHECK(made.recordings == 1);
  CHECK(fs::exists(desk.own() / "2"));
  CHECK_FALSE(fs::exists(desk.own() / "1"));
  desk.restore("other.attest");
  const auto vault = desk.open_restored("other.attest");
  CHECK(slurp(vault->media_path(more)) == test::noise(5000, 2));
  CHECK(desk.vault->backups().size() == 1);
}

TEST_CASE("sha256sum checks a backup without Attest") {
  test::need_program("sha256sum");
  Desk desk;
  desk.back_up();
  const auto ran = test::run("cd " + desk.own().string() + " && sha256sum --strict -c 1/contents");
  CHECK(ran.status == 0);
  CHECK(ran.output.find("records.db: OK") != std::string::npos);
}

TEST_CASE("an erasure or a change of the ways in marks earlier backups, and the next backup is without it") {
  Desk desk;
  desk.back_up();
  CHECK_FALSE(desk.vault->backups()[0].stale);
  Job job;
  desk.vault->erase({desk.record}, "withdrawn", job);
  CHECK(desk.vault->backups()[0].stale);
  CHECK(fs::exists(desk.own() / "media" / desk.media.hex()));
  desk.back_up();
  CHECK_FALSE(desk.vault->backups()[0].stale);
  CHECK_FALSE(fs::exists(desk.own() / "media" / desk.media.hex()));
  desk.vault->change_passphrase(crypto::Secret::from_text("another one"));
  CHECK(desk.vault->backups()[0].stale);
  desk.vault->forget_backup(desk.stick().string());
  CHECK(desk.vault->backups().empty());
  CHECK(code_of([&] { desk.vault->forget_backup("nowhere"); }) == Code::NotFound);
}

TEST_CASE("a discarded mistake marks backups, too") {
  Desk desk;
  desk.back_up();
  Job job;
  desk.vault->erase({desk.record}, std::nullopt, job);
  CHECK(desk.vault->backups()[0].stale);
}

TEST_CASE("a recording that the vault lost stays in the backup") {
  Desk desk;
  desk.back_up();
  fs::remove(desk.vault->media_path(desk.media));
  desk.back_up();
  CHECK(fs::exists(desk.own() / "media" / desk.media.hex()));
}

TEST_CASE("a damaged database does not take the place of a whole backup") {
  Desk desk;
  desk.back_up();
  for (int i = 0; i < 30; ++i) desk.add("Yanji");
  desk.vault.reset();
  auto bytes = slurp(desk.folder / "field.attest/records.db");
  bytes[bytes.size() - 100] ^= 1;
  spit(desk.folder / "field.attest/records.db", bytes);
  desk.vault = desk.open("field");
  CHECK(code_of([&] { desk.back_up(); }) == Code::Damaged);
  CHECK(fs::exists(desk.own() / "1/contents"));
  CHECK(desk.restore("other.attest").interviews == 1);
}

TEST_CASE("a restore drill reads all of it and leaves nothing behind") {
  Desk desk;
  desk.back_up();
  const auto passphrase = Vaults::passphrase();
  Job job;
  const auto scratch = desk.folder / "scratch";
  auto found = Vault::drill(desk.disk, desk.clock, desk.stick(), Opening::with(passphrase), scratch, job);
  CHECK(found.damage.empty());
  CHECK(found.interviews == 1);
  CHECK_FALSE(fs::exists(scratch));
  auto bytes = slurp(desk.own() / "media" / desk.media.hex());
  bytes[100] ^= 1;
  spit(desk.own() / "media" / desk.media.hex(), bytes);
  found = Vault::drill(desk.disk, desk.clock, desk.stick(), Opening::with(passphrase), scratch, job);
  REQUIRE(found.damage.size() == 1);
  CHECK(found.damage[0].where == "media/" + desk.media.hex());
  CHECK_FALSE(fs::exists(scratch));
  const auto wrong = crypto::Secret::from_text("wrong");
  CHECK(code_of([&] {
          Vault::drill(desk.disk, desk.clock, desk.stick(), Opening::with(wrong), scratch, job);
        }) == Code::WrongPassphrase);
  CHECK_FALSE(fs::exists(scratch));
}

TEST_CASE("what is damaged in a backup is named, and the rest restored") {
  Desk desk;
  const auto more = desk.add_media(desk.record, 2);
  desk.back_up();
  fs::remove(desk.own() / "media" / desk.media.hex());
  const auto restored = desk.restore("other.attest");
  REQUIRE(restored.damage.size() == 1);
  CHECK(restored.damage[0].reason == "it is missing");
  const auto vault = desk.open_restored("other.attest");
  CHECK_FALSE(fs::exists(vault->media_path(desk.media)));
  CHECK(slurp(vault->media_path(more)) == test::noise(5000, 2));
}

TEST_CASE("restoring refuses what it must, and leaves no folder") {
  Desk desk;
  CHECK(code_of([&] { desk.restore("other.attest"); }) == Code::NotFound);
  desk.back_up();
  Job job;
  const auto wrong = crypto::Secret::from_text("wrong");
  CHECK(code_of([&] {
          Vault::restore(desk.disk, desk.clock, desk.stick(), desk.folder / "other.attest",
                         Opening::with(wrong), job);
        }) == Code::WrongPassphrase);
  CHECK(code_of([&] { desk.restore("field.attest"); }) == Code::Io);
  CHECK(code_of([&] { desk.restore("no/where"); }) == Code::NotFound);
  auto bytes = slurp(desk.own() / "1/records.db");
  bytes.resize(bytes.size() / 2);
  spit(desk.own() / "1/records.db", bytes);
  Job again;
  job.cancel();
  CHECK(code_of([&] {
          const auto passphrase = Vaults::passphrase();
          Vault::restore(desk.disk, desk.clock, desk.stick(), desk.folder / "other.attest",
                         Opening::with(passphrase), job);
        }) == Code::Cancelled);
  for (const auto& entry : fs::directory_iterator(desk.folder.path()))
    CHECK(!entry.path().filename().string().starts_with("other"));
}

TEST_CASE("a backup's list of contents that leads elsewhere is refused") {
  Desk desk;
  desk.back_up();
  const auto list = desk.own() / "1/contents";
  const std::string whole(as_text(slurp(list)));
  for (const char* path : {"../../etc/passwd", "/etc/passwd", "media/../../x", "media//x", "1/", "ME", ""}) {
    spit(list, as_bytes(whole + std::string(64, 'a') + "  " + path + "\n"));
    CHECK(code_of([&] { desk.restore("other.attest"); }) == Code::Damaged);
  }
  for (const std::string& text : {std::string(), std::string("\n"), whole.substr(0, whole.size() - 1),
                                  "# attest-backup/1 x y z\n" + whole, std::string("attest-backup/1\n")}) {
    spit(list, as_bytes(text));
    CHECK(code_of([&] { desk.restore("other.attest"); }) == Code::Damaged);
  }
  spit(list, as_bytes("# attest-backup/2 " + std::string(32, 'a') + " 1 2\n"));
  CHECK(code_of([&] { desk.restore("other.attest"); }) == Code::NewerVersion);
}

TEST_CASE("a backup is refused where it would be lost with the vault, or where there is no folder") {
  Desk desk;
  Job job;
  CHECK(code_of([&] { desk.vault->backup(desk.folder / "field.attest", job); }) == Code::Invalid);
  CHECK(code_of([&] { desk.vault->backup(desk.folder / "field.attest/media", job); }) == Code::Invalid);
  CHECK(code_of([&] { desk.vault->backup(desk.folder / "nowhere", job); }) == Code::NotFound);
}

TEST_CASE("a cancelled backup leaves the earlier one") {
  Desk desk;
  desk.back_up();
  desk.add_media(desk.record, 2);
  Job job;
  job.cancel();
  CHECK(code_of([&] { desk.vault->backup(desk.stick(), job); }) == Code::Cancelled);
  CHECK(fs::exists(desk.own() / "1/contents"));
  CHECK(desk.restore("other.attest").damage.empty());
  CHECK(desk.back_up().number == 2);
}
