// A damaged vault by the window: what is damaged is shown, repaired without deleting, and played in part.
#include "tests/support/damage.h"
#include "tests/ui/keeping.h"
#include "ui/models/interviews_model.h"

using namespace attest;
using namespace attest::test;
namespace fs = std::filesystem;

namespace {

fs::path at(const Vaults& vaults) {
  return vaults.folder / "field.attest";
}

/// A vault with some interviews, long enough to fill pages.
std::vector<RecordId> fill(Vaults& vaults, int count = 8) {
  const auto vault = vaults.create("field");
  std::vector<RecordId> ids;
  for (int i = 0; i < count; ++i)
    ids.push_back(testimony::create_interview(
        *vault, {{"place", "place " + std::to_string(i)},
                 {"summary", std::string(static_cast<std::size_t>(i + 1) * 700, 'x')}}));
  return ids;
}

/// Eight seconds of sound in an interview of its own.
EntityId record(Vaults& vaults) {
  const auto vault = vaults.create("field");
  const auto id = testimony::create_interview(*vault, {{"place", "Jilin"}});
  testimony::Recording recording(*vault, id, 48000, 1, media::Codec::Opus);
  std::vector<std::int16_t> samples(8 * 48000);
  for (std::size_t i = 0; i < samples.size(); ++i)
    samples[i] = static_cast<std::int16_t>(9000 * std::sin(static_cast<double>(i) * 0.05));
  recording.sound().write(samples.data(), samples.size());
  const auto facts = recording.finish();
  testimony::Recording::take_in(*vault, facts);
  return facts.media;
}
void damage_middle(const fs::path& recording) {
  const auto middle = fs::file_size(recording) / 2;
  flip(recording, {middle, middle + 40, middle + 80, middle + 120, middle + 160});
}

bool offers(Desk& desk, const char* name) {
  return comes([&] {
    for (const auto* b : desk.window.findChildren<QPushButton*>())
      if (b->isVisible() && b->accessibleName() == QString::fromUtf8(name)) return true;
    return false;
  });
}
/// A button that must not be there, once all has settled.
bool never_offers(Desk& desk, const char* name) {
  QTest::qWait(200);
  for (const auto* b : desk.window.findChildren<QPushButton*>())
    if (b->isVisible() && b->accessibleName() == QString::fromUtf8(name)) return false;
  return true;
}

}  // namespace

TEST_CASE("A whole vault is called whole, and no repair is offered") {
  Vaults vaults;
  fill(vaults);
  Desk desk(folder_of(vaults, "field"));
  open_vault_page(desk);
  desk.press("Check now");
  REQUIRE(says(desk, "Everything is whole."));
  CHECK(says(desk, "Looked at: 10 record(s)"));
  CHECK(never_offers(desk, "Repair…"));
}

TEST_CASE("A damaged key file is named, and brought back after the passphrase; the damaged one lies aside") {
  Vaults vaults;
  fill(vaults);
  const auto whole = slurp(at(vaults) / "keyring");
  Desk desk(folder_of(vaults, "field"));
  open_vault_page(desk);
  flip(at(vaults) / "keyring", {whole.size() / 2});
  desk.press("Check now");
  REQUIRE(says(desk, "Key files"));
  REQUIRE(says(desk, "keyring is not what was written. Its other copy is whole and in use."));
  CHECK(says(desk, "Everything else is whole."));
  desk.press("Repair…");
  REQUIRE(says(desk, "A repair deletes nothing."));
  CHECK(says(desk, "of free space"));
  type(desk, "Passphrase, to repair", "something else");
  desk.press("Repair the vault");
  REQUIRE(says(desk, "The passphrase is not right"));
  REQUIRE(desk.open());
  CHECK_FALSE(fs::exists(at(vaults) / "aside"));
  type(desk, "Passphrase, to repair", first_passphrase);
  desk.press("Repair the vault");
  REQUIRE(says(desk, "keyring was brought back from its other copy."));
  CHECK(says(desk, (at(vaults) / "aside" / "1").c_str()));
  CHECK(slurp(at(vaults) / "keyring") == whole);
  CHECK(slurp(at(vaults) / "aside" / "1" / "keyring") != whole);
  // The vault goes on, with a reader and all.
  desk.go_to("Interviews");
  auto* table = widget<QTableView>(desk.window, "Interviews");
  CHECK(comes([&] { return table->model()->rowCount() == 8; }));
  desk.go_to("Vault");
  desk.press("Check now");
  CHECK(says(desk, "Everything is whole."));
}

TEST_CASE("Where pages are damaged, nothing is called whole that could not be read") {
  Vaults vaults;
  fill(vaults);
  Desk desk(folder_of(vaults, "field"));
  open_vault_page(desk);
  flip_page(at(vaults), 6);
  desk.press("Check now");
  REQUIRE(says(desk, "What stands in damaged pages could not be read."));
  CHECK_FALSE(texts_of(desk.window).contains(QStringLiteral("Everything else is whole.")));
}

TEST_CASE("Where unlocking finds damage, it is shown and repaired in place with what was typed") {
  Vaults vaults;
  const auto ids = fill(vaults);
  flip_page(at(vaults), 1);
  const auto damaged = slurp(at(vaults) / "records.db");
  Desk desk(folder_of(vaults, "field"));
  unlock(desk);
  REQUIRE(says(desk, "This vault is damaged"));
  REQUIRE(offers(desk, "Look at the damage"));
  desk.press("Look at the damage");
  REQUIRE(says(desk, "It does not open. A repair makes it anew from what can be read."));
  CHECK(slurp(at(vaults) / "records.db") == damaged);  // looking changes nothing
  desk.press("Repair…");
  REQUIRE(says(desk, "The passphrase is the one that you just typed."));
  desk.press("Repair the vault");
  REQUIRE(comes([&] { return desk.open(); }));
  REQUIRE(says(desk, "The database was made anew from what could be read; 1 page(s) of it could not be."));
  CHECK(says(desk, "What was damaged lies aside, sealed as it was:"));
  CHECK(slurp(at(vaults) / "aside" / "1" / "records.db") == damaged);
  desk.go_to("Interviews");
  auto* table = widget<QTableView>(desk.window, "Interviews");
  CHECK(comes([&] { return table->model()->rowCount() == static_cast<int>(ids.size()); }));
}

TEST_CASE("A damaged vault is repaired with a recovery key, too") {
  Vaults vaults;
  QString key;
  {
    const auto vault = vaults.create("field");
    key = QString::fromStdString(
        std::string(vault->make_recovery_key(store::WayIn::Kind::Paper, "").text().text()));
  }
  flip_page(at(vaults), 1);
  Desk desk(folder_of(vaults, "field"));
  desk.press("I forgot the passphrase");
  QTest::keyClicks(widget<QPlainTextEdit>(desk.window, "What stands on the paper"), key);
  type_twice(desk, new_passphrase);
  desk.press("Set the new passphrase");
  REQUIRE(says(desk, "This vault is damaged"));
  CHECK_FALSE(texts_of(desk.window).contains(key.mid(16, 8)));
  desk.press("With a recovery key instead");
  QTest::keyClicks(widget<QPlainTextEdit>(desk.window, "What stands on the paper"), key);
  desk.press("Repair the vault");
  REQUIRE(comes([&] { return desk.open(); }));
  CHECK(says(desk, "The database was made anew"));
  CHECK_FALSE(texts_of(desk.window).contains(key.mid(16, 8)));
}

TEST_CASE("Where too little is left to repair, that is said, and everything stays as it was") {
  Vaults vaults;
  fill(vaults, 1);
  spit(at(vaults) / "records.db", {});
  Desk desk(folder_of(vaults, "field"));
  unlock(desk);
  REQUIRE(says(desk, "This vault is damaged"));
  desk.press("Repair…");
  desk.press("Repair the vault");
  REQUIRE(says(desk, "It was not repaired, and nothing was lost."));
  CHECK(says(desk, "Restore the vault from a backup."));
  CHECK_FALSE(desk.open());
  CHECK(fs::file_size(at(vaults) / "records.db") == 0);
  desk.press("Not now");
  CHECK(offers(desk, "Unlock"));
}

TEST_CASE("An interview that lost its history is listed and opened, labelled as shown in part") {
  Vaults vaults;
  const auto ids = fill(vaults, 3);
  lose(at(vaults), ids[1], true, false);
  Desk desk(folder_of(vaults, "field"));
  open_vault_page(desk);
  desk.press("Check now");
  REQUIRE(says(desk, "Shown otherwise than the history says; a repair mends it"));
  desk.press("Repair…");
  type(desk, "Passphrase, to repair", first_passphrase);
  desk.press("Repair the vault");
  const QString name =
      QStringLiteral("Code lost (%1…)").arg(QString::fromStdString(ids[1].hex().substr(0, 8)));
  REQUIRE(says(desk, "Shown in part, until a bundle or a backup brings what is missing"));
  REQUIRE(says(desk, (name + QStringLiteral(": at least 1 part(s) of its history are missing.")).toUtf8()));

  desk.go_to("Interviews");
  auto* table = widget<QTableView>(desk.window, "Interviews");
  int row = -1;
  REQUIRE(comes([&] {
    for (int i = 0; i < table->model()->rowCount(); ++i)
      if (table->model()->index(i, 0).data().toString() == name) row = i;
    return row >= 0;
  }));
  REQUIRE(table->model()->rowCount() == 3);
  CHECK(table->model()->index(row, ui::InterviewsModel::Status).data().toString() ==
        QStringLiteral("Damaged: shown in part, 1 part(s) missing"));
  QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                    table->visualRect(table->model()->index(row, 0)).center());
  REQUIRE(says(desk, "This interview is damaged and shown in part: at least 1 part(s)"));
  CHECK(says(desk, "Consent: unknown, parts are missing"));
  desk.window.findChild<ui::InterviewPage*>()->refresh();
  CHECK(says(desk, "This interview is damaged and shown in part"));
  // Its neighbours are not.
  desk.go_to("Interviews");
  QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                    table->visualRect(table->model()->index(row == 2 ? 1 : 2, 0)).center());
  CHECK(comes([&] {
    for (const auto* label : desk.window.findChildren<QLabel*>())
      if (label->isVisible() && label->text().startsWith(QStringLiteral("This interview is damaged")))
        return false;
    return desk.window.findChild<ui::InterviewPage*>()->isVisible();
  }));
}

TEST_CASE("A recording that is damaged in its middle plays to its end, and it is said where it is silent") {
  Vaults vaults;
  const auto media = record(vaults);
  damage_middle(at(vaults) / "media" / media.hex());
  Desk desk(folder_of(vaults, "field"));
  unlock(desk);
  REQUIRE(comes([&] { return desk.open(); }));
  open_first_interview(desk);
  REQUIRE(says(desk, "It is silent there; a backup may have it whole."));
  auto& player = desk.worker.player();
  REQUIRE(player.holes().size() >= 1);
  const auto hole = player.holes().front();
  CHECK(hole.from_ms > 1000);
  CHECK(hole.to_ms < 7000);
  CHECK(player.duration_ms() == 8000);
  CHECK(says(desk, "Damaged from 0:0"));
  player.play();
  CHECK(comes([&] { return !player.playing(); }));
  CHECK(player.position_ms() == 8000);
  // Into the hole, and on from there.
  player.seek((hole.from_ms + hole.to_ms) / 2);
  player.play();
  CHECK(comes([&] { return !player.playing(); }));
  CHECK(player.position_ms() == 8000);

  desk.go_to("Vault");
  desk.press("Check now");
  REQUIRE(says(desk, "Recordings that are damaged; the rest of them plays"));
  CHECK(says(desk, ": Damaged from 0:0"));
  CHECK(never_offers(desk, "Repair…"));  // it would do nothing for them
}

TEST_CASE("A look that takes long can be stopped, and the vault is used on") {
  Vaults vaults;
  fill(vaults);
  Desk desk(folder_of(vaults, "field"));
  open_vault_page(desk);
  desk.press("Check now");
  desk.press("Cancel");
  REQUIRE(comes([&] { return widget<QPushButton>(desk.window, "Check now")->isEnabled(); }));
  desk.press("Check now");
  CHECK(says(desk, "Everything is whole."));
}
