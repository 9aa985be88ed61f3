// The ways into a vault by the window: passphrases, a recovery key on paper, sheets; and getting in by them.
#include <QClipboard>
#include <QPrintDialog>
#include <QPrinter>
#include <QProgressBar>
#include <fstream>

#include "tests/ui/keeping.h"
#include "ui/recovery/input.h"
#include "ui/recovery/pages_view.h"
#include "ui/widgets/new_passphrase.h"

using namespace attest;
using namespace attest::test;

namespace {

/// The key in a saved page.
std::string key_in(const std::filesystem::path& file) {
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);)
    if (!line.starts_with("#")) return line;
  FAIL("no key in " << file);
  return {};
}

void make_paper_key(Desk& desk, const std::filesystem::path& file) {
  desk.press("A recovery key on paper: Make…");
  desk.press("Make the recovery key");
  auto* view = desk.window.findChild<ui::RecoveryPagesView*>();
  REQUIRE(comes([&] { return view->isVisible() && view->showing(); }));
  desk.press("Save as file…");
  choose(desk, file);
  REQUIRE(says(desk, "This file alone opens the vault"));
}

void read_back(Desk& desk, const std::string& text) {
  auto* edit = widget<QPlainTextEdit>(desk.window, "What stands on the paper");
  edit->clear();
  QTest::keyClicks(edit, QString::fromStdString(text));
  desk.press("Does it open this vault?");
}

}  // namespace

TEST_CASE("The passphrase is changed on the vault's page, and only the new one opens the vault") {
  Vaults vaults;
  vaults.create("field");
  Desk desk(folder_of(vaults, "field"));
  open_vault_page(desk);
  desk.press("Change the passphrase: Change…");
  type(desk, "New passphrase", "anvil marrow");
  type(desk, "The same passphrase again", "anvil narrow");
  desk.press("Change the passphrase");
  REQUIRE(says(desk, "The two passphrases differ"));
  type_twice(desk, new_passphrase);
  desk.press("Change the passphrase");
  REQUIRE(says(desk, "the old one does not"));
  desk.lock();
  unlock(desk);
  REQUIRE(says(desk, "The passphrase is not right"));
  CHECK_FALSE(desk.open());
  unlock(desk, new_passphrase);
  CHECK(comes([&] { return desk.open(); }));
}

TEST_CASE("A second passphrase opens the vault too, and can be taken away") {
  Vaults vaults;
  vaults.create("field");
  Desk desk(folder_of(vaults, "field"));
  open_vault_page(desk);
  desk.press("Another passphrase: Add…");
  type(desk, "Whose passphrase it is", "K-07");
  type_twice(desk, new_passphrase);
  desk.press("Add the passphrase");
  REQUIRE(says(desk, "Either passphrase opens the vault"));
  REQUIRE(says(desk, "Passphrase · K-07"));
  desk.lock();
  open_vault_page(desk, new_passphrase);
  REQUIRE(says(desk, "Passphrase · K-07"));
  desk.press("Passphrase · K-07: Take away…");
  desk.press("Take it away");
  REQUIRE(says(desk, "It opens the vault no more"));
  desk.lock();
  unlock(desk, new_passphrase);
  CHECK(says(desk, "The passphrase is not right"));
}

TEST_CASE("A recovery key is shown once, saved, and read back: right, mistyped, of another vault") {
  Vaults vaults;
  vaults.create("field");
  Desk desk(folder_of(vaults, "field"));
  open_vault_page(desk);
  const auto file = vaults.folder / "recovery.txt";
  make_paper_key(desk, file);
  const std::string key = key_in(file);
  CHECK(key.starts_with("AGE-SECRET-KEY-1"));
  CHECK(crypto::age::parse_identity_file(crypto::Secret::copy(slurp(file))).size() == 1);

  SECTION("no widget holds it as text, not even while it is shown, and none after a lock") {
    CHECK_FALSE(texts_of(desk.window).contains(QString::fromStdString(key.substr(16, 8))));
    CHECK_FALSE(texts_of(desk.window).contains(QString::fromStdString(key.substr(16, 4))));
    desk.press("Read it back…");
    auto* edit = widget<QPlainTextEdit>(desk.window, "What stands on the paper");
    QTest::keyClicks(edit, QString::fromStdString(key));
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_C, Qt::ControlModifier);
    CHECK_FALSE(QGuiApplication::clipboard()->text().contains(QString::fromStdString(key.substr(16, 4))));
    desk.lock();
    CHECK_FALSE(texts_of(desk.window).contains(QString::fromStdString(key.substr(16, 4))));
  }
  SECTION("it is read back") {
    desk.press("Read it back…");
    CHECK_FALSE(desk.window.findChild<ui::RecoveryPagesView*>()->showing());
    read_back(desk, key);
    REQUIRE(says(desk, "It opens this vault."));
    std::string wrong = key;
    wrong[20] = wrong[20] == 'Q' ? 'P' : 'Q';
    read_back(desk, wrong);
    REQUIRE(says(desk, "The recovery key is not whole"));
    read_back(desk, std::string(crypto::age::Identity::random().text().text()));
    REQUIRE(says(desk, "it does not open this vault"));
  }
  SECTION("leaving the page closes it, and a newer key takes its place") {
    desk.go_to("Interviews");
    CHECK_FALSE(desk.window.findChild<ui::RecoveryPagesView*>()->showing());
    desk.go_to("Vault");
    make_paper_key(desk, vaults.folder / "second.txt");
    desk.press("Read it back…");
    read_back(desk, key);
    CHECK(says(desk, "it does not open this vault"));
  }
  SECTION("it is printed") {
    QPrinter printer;
    printer.setOutputFormat(QPrinter::PdfFormat);
    const auto pdf = vaults.folder / "page.pdf";
    printer.setOutputFileName(QString::fromStdString(pdf.string()));
    desk.window.findChild<ui::RecoveryPagesView*>()->print(printer);
    CHECK(slurp(pdf).size() > 1000);
    desk.press("Print…");
    REQUIRE(comes([&] { return desk.window.findChild<QPrintDialog*>(); }));
    desk.window.findChild<QPrintDialog*>()->reject();
    CHECK(comes([&] { return !desk.window.findChild<QPrintDialog*>(); }));
  }
  SECTION("it sets a new passphrase on the first page") {
    desk.lock();
    desk.press("I forgot the passphrase");
    std::string typed = key;
    for (auto& c : typed) c = static_cast<char>(std::tolower(c));
    for (std::size_t at = typed.size() / 4 * 4; at > 0; at -= 4) typed.insert(at, " ");
    const auto type_key = [&] {
      QTest::keyClicks(widget<QPlainTextEdit>(desk.window, "What stands on the paper"),
                       QString::fromStdString(typed));
    };
    type_key();
    desk.press("Back");
    CHECK_FALSE(texts_of(desk.window).contains(QString::fromStdString(typed.substr(15, 9))));
    desk.press("I forgot the passphrase");
    type_key();
    type_twice(desk, new_passphrase);
    desk.press("Set the new passphrase");
    REQUIRE(comes([&] { return desk.open(); }));
    CHECK_FALSE(texts_of(desk.window).contains(QString::fromStdString(typed.substr(15, 9))));
    desk.lock();
    unlock(desk);
    REQUIRE(says(desk, "The passphrase is not right"));
    unlock(desk, new_passphrase);
    CHECK(comes([&] { return desk.open(); }));
  }
}

TEST_CASE("Two sheets of three open a vault whose passphrase is forgotten") {
  Vaults vaults;
  vaults.create("field");
  Desk desk(folder_of(vaults, "field"));
  open_vault_page(desk);
  desk.press("Recovery sheets: Make…");
  desk.press("Make the sheets");
  auto* view = desk.window.findChild<ui::RecoveryPagesView*>();
  REQUIRE(comes([&] { return view->isVisible() && view->showing(); }));
  REQUIRE(says(desk, "Sheet 1 of 3"));
  desk.press("Next sheet");
  CHECK(says(desk, "Sheet 2 of 3"));
  const auto folder = vaults.folder / "sheets";
  std::filesystem::create_directory(folder);
  desk.press("Save as file…");
  choose(desk, folder);
  REQUIRE(says(desk, "These files together open the vault"));

  desk.press("Read it back…");
  desk.press("From a file…");
  choose(desk, folder / "share-2.txt");
  REQUIRE(says(desk, "1 of the 2 sheets that are needed are in."));
  desk.press("Does it open this vault?");
  REQUIRE(says(desk, "1 of the 2 sheets that are needed are here."));
  desk.press("From a file…");
  choose(desk, folder / "share-3.txt");
  REQUIRE(says(desk, "2 sheets are in: enough."));
  desk.press("Does it open this vault?");
  REQUIRE(says(desk, "It opens this vault."));
  desk.press("Back to the vault");
  CHECK(says(desk, "Recovery sheets: any 2 of 3"));

  desk.lock();
  desk.press("I forgot the passphrase");
  desk.press("Sheets");
  desk.press("From a file…");
  choose(desk, folder / "share-1.txt");
  REQUIRE(says(desk, "1 of the 2 sheets that are needed are in."));
  std::string words;
  std::ifstream sheet(folder / "share-3.txt");
  for (std::string line; std::getline(sheet, line);)
    if (!line.starts_with("#")) words += line + " ";
  QTest::keyClicks(widget<QPlainTextEdit>(desk.window, "What stands on the paper"),
                   QString::fromStdString(words));
  type_twice(desk, new_passphrase);
  desk.press("Set the new passphrase");
  REQUIRE(comes([&] { return desk.open(); }));
  CHECK_FALSE(texts_of(desk.window).contains(QString::fromStdString(words.substr(0, 20))));
}

TEST_CASE("Headquarters' key is added and taken away, and keys are replaced with the reader open again") {
  Vaults vaults;
  const auto id =
      testimony::create_interview(*vaults.create("field"), {{"summary", "about the bridge at Yanji"}});
  Desk desk(folder_of(vaults, "field"));
  open_vault_page(desk);
  desk.press("Headquarters' key: Add…");
  type(desk, "Headquarters' public key", "age1nothing");
  desk.press("Let this key open the vault");
  REQUIRE(says(desk, "Check that it was copied whole"));
  const auto key = crypto::age::Identity::random();
  type(desk, "Headquarters' public key", key.recipient().text().c_str());
  type(desk, "Whose key it is", "office");
  desk.press("Let this key open the vault");
  REQUIRE(says(desk, "Headquarters' key · office"));
  desk.press("New keys inside: Replace…");
  desk.press("Replace the keys");
  REQUIRE(says(desk, "The keys are new."));
  desk.go_to("Find");
  type(desk, "Words to find", "bridge");
  desk.press("Find");
  CHECK(says(desk, "1 place(s) in 1 interview(s)"));
  desk.lock();
  CHECK(store::Vault::open(vaults.disk, vaults.clock, vaults.folder / "field.attest",
                           store::Opening::with(key), store::Vault::Access::Read)
            ->entity(main_entity(id)));
}

TEST_CASE("The hint below a new passphrase moves with what is typed, and forbids nothing") {
  Desk desk;
  desk.press("Start a vault");
  const auto* hint = [&]() -> ui::StrengthHint* {
    for (auto* h : desk.window.findChildren<ui::StrengthHint*>())
      if (h->isVisible()) return h;
    return nullptr;
  }();
  REQUIRE(hint);
  using Level = ui::StrengthHint::Level;
  CHECK(hint->level() == Level::Empty);
  type(desk, "New passphrase", "password1");
  REQUIRE(comes([&] { return hint->level() == Level::Weak; }));
  CHECK(says(desk, "Weak:"));
  const int weak = hint->findChild<QProgressBar*>()->value();
  type(desk, "New passphrase", "anvil marrow tepid scone gully");
  REQUIRE(comes([&] { return hint->level() == Level::Strong; }));
  CHECK(hint->findChild<QProgressBar*>()->value() > weak);
  CHECK(says(desk, "Counted without Korean words and names"));
}
