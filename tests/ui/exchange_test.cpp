// Two devices of one project, by the exchange page of each: cards, trust, sealing, opening, a conflict.
#include "ui/pages/exchange.h"

#include <QLabel>
#include <QListWidget>

#include "tests/support/vaults.h"
#include "tests/ui/desk.h"

using namespace attest;
using namespace attest::test;

namespace {

ui::ExchangePage& page(Desk& desk) {
  auto* page = desk.window.findChild<ui::ExchangePage*>();
  REQUIRE(comes([&] { return page->isVisible(); }));
  return *page;
}

bool bar_says(Desk& desk, const char* start) {
  return comes([&] { return page(desk).bar().text().startsWith(QString::fromUtf8(start)); });
}

void tick_all(Desk& desk, const char* list) {
  auto* rows = widget<QListWidget>(desk.window, list);
  REQUIRE(comes([&] { return rows->count() > 0; }));
  for (int i = 0; i < rows->count(); ++i) rows->item(i)->setCheckState(Qt::Checked);
}

void unlock(Desk& desk) {
  QTest::keyClicks(widget<QLineEdit>(desk.window, "Passphrase"), QStringLiteral("a long passphrase"));
  desk.press("Unlock");
  REQUIRE(comes([&] { return desk.open(); }));
  desk.go_to("Exchange");
}

QString folder_of(const store::Vault& vault) {
  return QString::fromStdString(vault.folder().string());
}

void add_and_trust(Desk& desk, const std::filesystem::path& card, const char* name) {
  desk.press("Add from a card…");
  choose(desk, card);
  REQUIRE(says(desk, "Ask them to read theirs aloud"));
  desk.press("Add the contact");
  REQUIRE(says(desk, "not trusted yet: compare the fingerprint"));
  desk.press((std::string(name) + ": Fingerprints agree: trust").c_str());
  REQUIRE(says(desk, "trusted: their work is taken in"));
}

std::filesystem::path only_bundle(const std::filesystem::path& folder) {
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".age") return entry.path();
  FAIL("there is no bundle in " << folder);
  return {};
}

}  // namespace

TEST_CASE("Cards, trust, a sealed bundle and its opening, by the exchange pages of two devices") {
  Vaults vaults;
  RecordId id;
  QString field, office;
  {
    const auto first = vaults.create("field");
    id = testimony::create_interview(*first, {{"summary", "about the border"}});
    const auto second = vaults.create("office", "H1", first.get());
    field = folder_of(*first);
    office = folder_of(*second);
  }
  const auto field_card = vaults.folder / "field-card.json", office_card = vaults.folder / "office-card.json";
  const auto out = vaults.folder / "out", back = vaults.folder / "back";
  std::filesystem::create_directories(out);
  std::filesystem::create_directories(back);
  {
    Desk desk(office);
    unlock(desk);
    desk.press("Save the card…");
    choose(desk, office_card);
    REQUIRE(bar_says(desk, "The card is saved."));
  }
  {
    Desk desk(field);
    unlock(desk);
    desk.press("Save the card…");
    choose(desk, field_card);
    REQUIRE(bar_says(desk, "The card is saved."));
    add_and_trust(desk, office_card, "office");
    CHECK_FALSE(widget<QPushButton>(desk.window, "Seal…")->isEnabled());
    tick_all(desk, "Interviews to seal");
    tick_all(desk, "Contacts to seal for");
    REQUIRE(says(desk, "Goes:"));
    REQUIRE(comes([&] { return widget<QPushButton>(desk.window, "Seal…")->isEnabled(); }));
    desk.press("Seal…");
    choose(desk, out);
    REQUIRE(bar_says(desk, "Sealed:"));
  }
  {
    Desk desk(office);
    unlock(desk);
    desk.press("Open a bundle…");
    choose(desk, only_bundle(out));
    // Nobody is believed unasked.
    REQUIRE(bar_says(desk, "The sender of this bundle is not a trusted contact."));
    add_and_trust(desk, field_card, "field");
    desk.press("Open a bundle…");
    choose(desk, only_bundle(out));
    REQUIRE(says(desk, "From field:"));
    auto* rows = widget<QListWidget>(desk.window, "Interviews to seal");
    REQUIRE(comes([&] { return rows->count() == 1; }));
  }
  // Both write one field; the window of the field shows both, and settles it.
  testimony::set_fields(*vaults.open("field"), id, {{"place", "here"}});
  {
    const auto vault = vaults.open("office");
    testimony::set_fields(*vault, id, {{"place", "there"}});
    bundle::SealRequest request;
    request.interviews = {id};
    for (const auto& contact : bundle::contacts(*vault)) request.recipients.push_back(contact.recipient);
    Job job;
    bundle::seal(*vault, request, back, job);
  }
  {
    Desk desk(field);
    unlock(desk);
    desk.press("Open a bundle…");
    choose(desk, only_bundle(back));
    REQUIRE(says(desk, "From office:"));
    CHECK(says(desk, "two writings differ and wait for you"));
    desk.go_to("Interviews");
    auto* table = widget<QTableView>(desk.window, "Interviews");
    REQUIRE(comes([&] { return table->model()->rowCount() == 1; }));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualRect(table->model()->index(0, 0)).center());
    desk.press("Details");
    const auto labels = [&] {
      QString all;
      for (const auto* label : desk.window.findChildren<QLabel*>())
        if (label->isVisible()) all += label->text() + QLatin1Char('\n');
      return all;
    };
    REQUIRE(comes([&] {
      const QString all = labels();
      return all.contains(QStringLiteral("here")) && all.contains(QStringLiteral("there"));
    }));
    desk.press("Keep “there”");
    REQUIRE(comes([&] { return !labels().contains(QStringLiteral("two writings differ")); }));
  }
  const auto vault = vaults.open("field");
  CHECK(testimony::conflicts(*vault, id).empty());
  CHECK(testimony::interview(*vault, id).fields.at("place") == "there");
}
