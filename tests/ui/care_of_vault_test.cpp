// Backups, erasure, upgrade and destruction by the window.
#include <catch2/generators/catch_generators.hpp>

#include "core/bundle/bundle.h"
#include "core/testimony/erasure.h"
#include "tests/ui/keeping.h"
#include "ui/widgets/hold_button.h"

using namespace attest;
using namespace attest::test;
namespace fs = std::filesystem;

namespace {

/// Whether a push button of this name is to be seen.
bool offers(Desk& desk, const char* name) {
  for (const auto* b : desk.window.findChildren<QPushButton*>())
    if (b->isVisible() && b->accessibleName() == QString::fromUtf8(name)) return true;
  return false;
}

std::string code_of(Vaults& vaults, const RecordId& id) {
  return testimony::interview(*vaults.open("field", store::Vault::Access::Read), id).record_code;
}

void open_end_of_interview(Desk& desk) {
  open_first_interview(desk);
  desk.press("More");
  REQUIRE(says(desk, "What goes: everything written in"));
}

}  // namespace

TEST_CASE("A backup is made, rehearsed and restored, and the reminder goes with it") {
  Vaults vaults;
  const auto stick = vaults.folder / "stick";
  fs::create_directory(stick);
  testimony::create_interview(*vaults.create("field"), {{"summary", "about the bridge"}});
  Desk desk(folder_of(vaults, "field"));
  unlock(desk);
  REQUIRE(comes([&] { return desk.open(); }));
  REQUIRE(says(desk, "Nothing here is backed up yet"));
  desk.press("To the backups");
  REQUIRE(says(desk, "None yet."));
  desk.press("Back up now…");
  choose(desk, stick);
  REQUIRE(says(desk, "Backed up to"));
  REQUIRE(says(desk, "today"));

  const std::string row = stick.string() + ": Rehearse…";
  desk.press(row.c_str());
  type(desk, "Passphrase of the backup", "something else");
  desk.press("Rehearse the restore");
  REQUIRE(says(desk, "The passphrase is not right"));
  type(desk, "Passphrase of the backup", first_passphrase);
  desk.press("Rehearse the restore");
  REQUIRE(says(desk, "can be restored: 1 interview(s) could be read."));

  desk.go_to("Interviews");
  QTest::qWait(300);
  CHECK_FALSE(offers(desk, "To the backups"));

  desk.lock();
  desk.press("Restore from a backup");
  type(desk, "Folder of the backup", stick.string().c_str());
  type(desk, "Folder for the restored vault", (vaults.folder / "new.attest").string().c_str());
  type(desk, "Passphrase of the backup", "something else");
  desk.press("Restore");
  REQUIRE(says(desk, "The passphrase is not right"));
  REQUIRE(comes([&] { return widget<QPushButton>(desk.window, "Restore")->isEnabled(); }));
  type(desk, "Passphrase of the backup", first_passphrase);
  desk.press("Restore");
  REQUIRE(says(desk, "Restored the backup of"));
  CHECK(fs::exists(vaults.folder / "new.attest"));
  unlock(desk);
  REQUIRE(comes([&] { return desk.open(); }));
  CHECK(says(desk, "1 interview"));
}

TEST_CASE("A backup is restored with a recovery key, which is gone from the page afterwards") {
  Vaults vaults;
  const auto stick = vaults.folder / "stick";
  fs::create_directory(stick);
  QString key;
  {
    const auto vault = vaults.create("field");
    key = QString::fromStdString(
        std::string(vault->make_recovery_key(store::WayIn::Kind::Paper, "").text().text()));
    Job job;
    vault->backup(stick, job);
  }
  Desk desk;
  desk.press("Open a vault");
  desk.press("Restore from a backup");
  type(desk, "Folder of the backup", stick.string().c_str());
  type(desk, "Folder for the restored vault", (vaults.folder / "new.attest").string().c_str());
  desk.press("With a recovery key instead");
  QTest::keyClicks(widget<QPlainTextEdit>(desk.window, "What stands on the paper"), key);
  desk.press("Restore");
  REQUIRE(says(desk, "Restored the backup of"));
  CHECK_FALSE(texts_of(desk.window).contains(key.mid(16, 8)));
  unlock(desk);
  CHECK(comes([&] { return desk.open(); }));
}

TEST_CASE("The reminder speaks of an old backup, is closed for the session, and a forgotten one is gone") {
  Vaults vaults;  // its clock stands in 2020
  const auto stick = vaults.folder / "stick";
  fs::create_directory(stick);
  {
    const auto vault = vaults.create("field");
    testimony::create_interview(*vault, {});
    Job job;
    vault->backup(stick, job);
  }
  Desk desk(folder_of(vaults, "field"));
  unlock(desk);
  REQUIRE(comes([&] { return desk.open(); }));
  REQUIRE(says(desk, "The last backup was made"));
  desk.press("Close");
  desk.go_to("Vault");
  REQUIRE(says(desk, stick.string().c_str()));
  desk.press((stick.string() + ": Forget").c_str());
  REQUIRE(says(desk, "None yet."));
  desk.go_to("Interviews");
  QTest::qWait(300);
  CHECK_FALSE(offers(desk, "To the backups"));
}

TEST_CASE("A change of the ways in marks earlier backups on the page") {
  Vaults vaults;
  const auto stick = vaults.folder / "stick";
  fs::create_directory(stick);
  {
    Job job;
    vaults.create("field")->backup(stick, job);
  }
  Desk desk(folder_of(vaults, "field"));
  open_vault_page(desk);
  desk.press("Change the passphrase: Change…");
  type_twice(desk, new_passphrase);
  desk.press("Change the passphrase");
  REQUIRE(says(desk, "Earlier backups still open with what was given up"));
  CHECK(says(desk, "replace or destroy it."));
  desk.press((stick.string() + ": Renew").c_str());
  REQUIRE(says(desk, "Backed up to"));
  CHECK(comes([&] { return !texts_of(desk.window).contains(QStringLiteral("replace or destroy it.")); }));
}

TEST_CASE("An interview is erased from its page, after the code was typed right; nothing of it is left") {
  Vaults vaults;
  const auto id =
      testimony::create_interview(*vaults.create("field"), {{"summary", "about the bridge at Yanji"}});
  const std::string code = code_of(vaults, id);
  Desk desk(folder_of(vaults, "field"));
  unlock(desk);
  REQUIRE(comes([&] { return desk.open(); }));
  open_end_of_interview(desk);
  CHECK(says(desk, "nobody else has any of it"));
  desk.press("Erase for good");
  REQUIRE(says(desk, "Give a reason"));
  type(desk, "Reason of the erasure", "withdrawn");
  type(desk, "The record code, to erase", "KUSO-TAMIRO");
  desk.press("Erase for good");
  REQUIRE(says(desk, "That is not the record code"));
  type(desk, "The record code, to erase", code.c_str());
  desk.press("Erase for good");
  REQUIRE(says(desk, "Erased."));
  REQUIRE(says(desk, "No interviews yet"));
  QTest::qWait(200);
  CHECK_FALSE(texts_of(desk.window).contains(QStringLiteral("Yanji")));
  CHECK_FALSE(offers(desk, "Finish now"));
  desk.lock();
  const auto vault = vaults.open("field");
  CHECK(vault->erased(id));
  CHECK_FALSE(vault->pending().any());
}

TEST_CASE("An erasure that is stopped half way is said above every page until it is finished") {
  Vaults vaults;
  const auto id = testimony::create_interview(*vaults.create("field"), {});
  const std::string code = code_of(vaults, id);
  Desk desk(folder_of(vaults, "field"));
  unlock(desk);
  REQUIRE(comes([&] { return desk.open(); }));
  open_end_of_interview(desk);
  type(desk, "Reason of the erasure", "withdrawn");
  type(desk, "The record code, to erase", code.c_str());
  auto reader = vaults.open("field", store::Vault::Access::Read);  // another window reads
  desk.press("Erase for good");
  REQUIRE(says(desk, "is being read by another window"));
  REQUIRE(says(desk, "An erasure is not finished"));
  for (const char* page : {"Codebook", "Vault", "Interviews"}) {
    desk.go_to(page);
    CHECK(says(desk, "An erasure is not finished"));
  }
  desk.press("Finish now");
  REQUIRE(comes([&] { return offers(desk, "Finish now"); }));
  reader.reset();
  desk.press("Finish now");
  REQUIRE(comes([&] { return !texts_of(desk.window).isEmpty() && !offers(desk, "Finish now"); }));
  REQUIRE(comes([&] {
    bool pending = true, known = false;
    desk.worker.vault([](store::Vault& vault) { return vault.pending().any(); })
        .then(
            &desk.window,
            [&](bool any) {
              pending = any;
              known = true;
            },
            [](const Error&) {});
    return comes([&] { return known; }) && !pending;
  }));
  CHECK_FALSE(offers(desk, "Finish now"));
}

TEST_CASE("A mistake is discarded without a trace, but not once it was sent") {
  Vaults vaults;
  RecordId id;
  const bool sent = GENERATE(false, true);
  {
    const auto field = vaults.create("field");
    id = testimony::create_interview(*field, {});
    const auto office = vaults.create("office", "H1", field.get());
    if (sent) {
      bundle::add_contact(*field, bundle::read_card(bundle::write_card(*office)), "office",
                          bundle::Role::Colleague, true);
      bundle::SealRequest request;
      request.interviews = {id};
      request.recipients = {office->device_identity().recipient()};
      Job job;
      bundle::seal(*field, request, vaults.folder.path(), job);
    }
  }
  const std::string code = code_of(vaults, id);
  Desk desk(folder_of(vaults, "field"));
  unlock(desk);
  REQUIRE(comes([&] { return desk.open(); }));
  open_end_of_interview(desk);
  type(desk, "The record code, to discard", code.c_str());
  desk.press("Discard");
  if (!sent) {
    REQUIRE(says(desk, "Discarded. Nothing of it is left"));
    desk.lock();
    CHECK_FALSE(vaults.open("field")->record(id));
    return;
  }
  CHECK(says(desk, "It was sent in 1 bundle"));
  REQUIRE(says(desk, "This interview was sent in a bundle"));
  desk.lock();
  CHECK(vaults.open("field")->record(id));
}

TEST_CASE("An erasure that another device asked for is listed, and done from there") {
  Vaults vaults;
  RecordId id;
  std::string code;
  {
    const auto office = vaults.create("office");
    const auto field = vaults.create("field", "A2", office.get());
    id = testimony::create_interview(*office, {});
    code = testimony::interview(*office, id).record_code;
    const auto merge = [&] {
      field->together([&] { field->merge(office->journal(id), [](const auto&) { return true; }); });
    };
    merge();
    Job job;
    testimony::erase_interview(*office, id, "withdrawn in May", job);
    merge();
    REQUIRE(field->erasures_asked().size() == 1);
  }
  Desk desk(folder_of(vaults, "field"));
  unlock(desk);
  REQUIRE(comes([&] { return desk.open(); }));
  REQUIRE(says(desk, "Another device erased 1 interview"));
  desk.press("Show them");
  REQUIRE(says(desk, "withdrawn in May"));
  desk.press((code + ": Erase here too…").c_str());
  REQUIRE(says(desk, "What goes: everything written in"));
  CHECK(widget<QLineEdit>(desk.window, "Reason of the erasure")->text() ==
        QStringLiteral("withdrawn in May"));
  type(desk, "The record code, to erase", code.c_str());
  desk.press("Erase for good");
  REQUIRE(says(desk, "Erased."));
  desk.go_to("Vault");
  CHECK(comes([&] { return !offers(desk, (code + ": Erase here too…").c_str()); }));
}

TEST_CASE("A vault of the first format says that it was brought to the new one, until that is confirmed") {
  Vaults vaults;
  fs::copy(source_folder() / "tests/vectors/vault-1", vaults.folder / "old.attest",
           fs::copy_options::recursive);
  Desk desk(folder_of(vaults, "old"));
  unlock(desk);
  REQUIRE(comes([&] { return desk.open(); }));
  REQUIRE(says(desk, "This vault was brought to the new format"));
  desk.press("All is there: remove it");
  CHECK(comes([&] { return !offers(desk, "All is there: remove it"); }));
  CHECK_FALSE(fs::exists(vaults.folder / "old.attest/before-1"));
}

TEST_CASE("A vault is destroyed by holding the button for two seconds, and by nothing shorter") {
  Vaults vaults;
  testimony::create_interview(*vaults.create("field"), {});
  const auto folder = vaults.folder / "field.attest";
  Desk desk(folder_of(vaults, "field"));
  const bool opened = GENERATE(true, false);
  if (opened) {
    open_vault_page(desk);
  } else {
    desk.press("Destroy a vault");
  }
  auto* hold =
      static_cast<ui::HoldButton*>(widget<QPushButton>(desk.window, "Hold for two seconds to destroy"));
  CHECK(says(desk, "Not reached: backups"));
  QTest::mousePress(hold, Qt::LeftButton);
  QTest::qWait(900);
  QTest::mouseRelease(hold, Qt::LeftButton);
  QTest::qWait(1500);
  QTest::mouseClick(hold, Qt::LeftButton);
  QTest::keyClick(hold, Qt::Key_Return);
  QTest::qWait(300);
  CHECK(desk.open() == opened);
  REQUIRE(store::Vault::is_vault(folder));

  if (opened) {
    QTest::mousePress(hold, Qt::LeftButton);
  } else {
    hold->setFocus();
    QTest::keyPress(hold, Qt::Key_Space);
  }
  REQUIRE(says(desk, "The keys are gone, and with them everything in this vault."));
  CHECK_FALSE(desk.open());
  CHECK_FALSE(fs::exists(folder));
}
