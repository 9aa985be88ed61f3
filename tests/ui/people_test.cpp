// People by their record codes, and who they are: sealed while the identity vault is shut, read while it is
// open.
#include "ui/pages/people.h"

#include <QListWidget>
#include <QTranslator>
#include <fstream>
#include <set>

#include "core/testimony/identities.h"
#include "tests/ui/keeping.h"
#include "ui/text/words.h"

using namespace attest;
using namespace attest::test;
using namespace std::chrono_literals;

namespace {

const char* const own_passphrase = "lantern gravel otter quill";
const char* const marker = "marker identity 47";

crypto::Secret secret(const char* text) {
  return crypto::Secret::from_text(text);
}

/// A vault with one person, and a window on its People page.
struct Room : Vaults {
  Room() {
    const auto vault = create("field");
    person = testimony::create_person(*vault);
  }
  void start(bool make = true) {
    if (make) {
      const auto vault = open("field");
      testimony::create_identities(*vault, secret(own_passphrase), {8192, 1});
    }
    desk = std::make_unique<Desk>(attest::test::folder_of(*this, "field"));
    open_page();
  }
  void open_page() {
    unlock(*desk);
    REQUIRE(comes([&] { return desk->open(); }));
    desk->go_to("People");
    REQUIRE(comes([&] { return list() != nullptr; }));
    REQUIRE(comes([&] { return list()->count() > 0 && list()->currentItem(); }));
    if (store::Vault::is_vault(folder / "field.attest/identity"))
      REQUIRE(comes([&] { return shows("Passphrase of the identity vault") && shows("Telephone"); }));
  }
  bool shows(const char* field) {
    for (const auto* l : desk->window.findChildren<QLineEdit*>())
      if (l->isVisible() && l->accessibleName() == QString::fromUtf8(field)) return true;
    return false;
  }
  QListWidget* list() {
    for (auto* l : desk->window.findChildren<QListWidget*>())
      if (l->isVisible() && l->accessibleName() == QStringLiteral("People")) return l;
    return nullptr;
  }
  QLineEdit* line(const char* name) { return widget<QLineEdit>(desk->window, name); }
  void open_identities(const char* passphrase = own_passphrase) {
    const char* name = "Passphrase of the identity vault";
    REQUIRE(comes([&] { return shows(name) && line(name)->isEnabled(); }));
    type(*desk, "Passphrase of the identity vault", passphrase);
    desk->press("Open the identity vault");
  }
  void open_and_see() {
    open_identities();
    REQUIRE(says(*desk, "Open: what is in it"));
  }
  void lock_by_idle() { desk->lock_by_idle(); }
  template <class T, class F>
  T ask(F work) {
    return desk->ask<T>(std::move(work));
  }
  bool identities_open() {
    std::optional<bool> is_open;
    desk->worker.people([](store::Vault&, testimony::Identities* open) { return open != nullptr; })
        .then(
            &desk->window, [&](bool value) { is_open = value; }, [](const Error& e) { FAIL(e.what()); });
    REQUIRE(comes([&] { return is_open.has_value(); }));
    return *is_open;
  }
  /// With the window gone.
  std::map<std::string, std::string> kept(const char* passphrase = own_passphrase) {
    desk.reset();
    const auto vault = open("field");
    const auto own = secret(passphrase);
    const auto found = testimony::Identities::open(*vault, store::Opening::with(own)).find(person.id);
    return found ? found->fields : std::map<std::string, std::string>{};
  }
  QString code() const { return QString::fromStdString(person.record_code); }

  testimony::Person person;
  std::unique_ptr<Desk> desk;
};

/// Whatever the vault keeps of anything that was typed.
std::string all_of(store::Vault& vault) {
  std::string all;
  for (const auto& record : vault.records()) {
    all += vault.journal(record.id).file();
    all += vault.draft(main_entity(record.id)).value_or("");
  }
  return all + vault.setting("identities_sealed");
}

}  // namespace

TEST_CASE("A person is added by one button, and shown by a record code") {
  Vaults vaults;
  vaults.create("field");
  Desk desk(folder_of(vaults, "field"));
  unlock(desk);
  REQUIRE(comes([&] { return desk.open(); }));
  desk.go_to("People");
  REQUIRE(says(desk, "No people yet"));
  desk.press("Add a person");
  REQUIRE(says(desk, "Added as "));
  auto* list = desk.window.findChild<ui::PeoplePage*>()->findChild<QListWidget*>();
  REQUIRE(comes([&] { return list->count() == 1 && list->currentItem(); }));
  const QString code = list->currentItem()->text();
  CHECK(says(desk, ("Added as " + code.toStdString()).c_str()));
  desk.press("Add a person");
  REQUIRE(comes([&] { return list->count() == 2; }));
  CHECK(comes([&] { return list->currentItem() && list->currentItem()->text() != code; }));
  desk.lock();
  const auto vault = vaults.open("field");
  CHECK(testimony::people(*vault).size() == 2);
}

TEST_CASE("The identity vault is made with a passphrase of its own, and stays shut") {
  Room room;
  room.start(false);
  Desk& desk = *room.desk;
  REQUIRE(says(desk, "There is none yet"));
  CHECK(says(desk, "Nobody can recover this passphrase"));
  type(desk, "New passphrase", own_passphrase);
  type(desk, "The same passphrase again", "lantern gravel otter quilt");
  desk.press("Make the identity vault");
  REQUIRE(says(desk, "The two passphrases differ"));
  type_twice(desk, own_passphrase);
  desk.press("Make the identity vault");
  REQUIRE(says(desk, "Made, and shut."));
  REQUIRE(comes([&] { return room.shows("Passphrase of the identity vault"); }));
  CHECK(desk.window.focusWidget() == room.line("Passphrase of the identity vault"));
  CHECK_FALSE(room.identities_open());
  CHECK_FALSE(texts_of(desk.window).contains(QString::fromUtf8(own_passphrase)));
}

TEST_CASE("What is filled in is sealed while the identity vault is shut, and the main vault cannot read it") {
  Room room;
  room.start();
  Desk& desk = *room.desk;
  desk.press("Seal into the identity vault");
  REQUIRE(says(desk, "Fill in a field first"));
  type(desk, "Name in Latin letters", marker);
  compose(room.line("Name in Hangul"), QStringLiteral("가명하나"));
  widget<QPlainTextEdit>(desk.window, "Relatives at risk")->setPlainText(QString::fromUtf8(marker));
  desk.press("Seal into the identity vault");
  REQUIRE(says(desk, "Sealed. It can be read only with the identity vault's own passphrase."));
  REQUIRE(says(desk, "1 deposit(s) wait to be read."));
  CHECK(room.line("Name in Latin letters")->text().isEmpty());
  CHECK_FALSE(texts_of(desk.window).contains(QString::fromUtf8(marker)));
  CHECK(room.ask<std::string>([](store::Vault& vault) { return all_of(vault); }).find(marker) ==
        std::string::npos);
  CHECK_FALSE(room.identities_open());
  CHECK(room.kept() == std::map<std::string, std::string>{{"name.latin", marker},
                                                          {"name.hangul", "가명하나"},
                                                          {"relatives_at_risk", marker}});
}

TEST_CASE("A wrong passphrase costs time and moves nothing; the right one shows who it is") {
  Room room;
  room.start();
  Desk& desk = *room.desk;
  type(desk, "Telephone", "010-0000-1234");
  desk.press("Seal into the identity vault");
  REQUIRE(says(desk, "Sealed."));
  auto* line = room.line("Passphrase of the identity vault");
  const auto place = line->mapToGlobal(QPoint());
  room.open_identities(first_passphrase);  // the main vault's
  REQUIRE(says(desk, "The passphrase is not right."));
  REQUIRE(says(desk, "You can try again in 1 second(s)."));
  CHECK_FALSE(line->isEnabled());
  CHECK(line->text().isEmpty());
  CHECK(line->mapToGlobal(QPoint()) == place);
  room.open_identities("something else entirely");
  REQUIRE(says(desk, "You can try again in 2 second(s)."));
  CHECK_FALSE(room.identities_open());
  // Who goes on in the form meanwhile is not torn away from it.
  QTest::mouseClick(room.line("Full name"), Qt::LeftButton);
  REQUIRE(comes([&] { return line->isEnabled(); }));
  CHECK(desk.window.focusWidget() == room.line("Full name"));
  room.open_and_see();
  REQUIRE(comes([&] { return room.line("Telephone")->text() == QStringLiteral("010-0000-1234"); }));
  CHECK(desk.window.focusWidget() == widget<QPushButton>(desk.window, "Shut the identity vault now"));
  CHECK(widget<QPushButton>(desk.window, "Save in the identity vault")->isVisible());
}

TEST_CASE("People are found by any field, and what is wrong is corrected") {
  Room room;
  testimony::Person other;
  {
    const auto vault = room.open("field");
    testimony::create_identities(*vault, secret(own_passphrase), {8192, 1});
    other = testimony::create_person(*vault);
    testimony::deposit(*vault, room.person.id,
                       {{"name", "Gamyeong Hana"}, {"phone", "1"}, {"note", "wrong"}});
    testimony::deposit(*vault, other.id, {{"name.hanzi", "假名一"}, {"address", "Seaside 4"}});
  }
  room.start(false);
  Desk& desk = *room.desk;
  room.open_and_see();
  const auto search = [&](const char* text) {
    type(desk, "Search all that identifies people", "");
    room.line("Search all that identifies people")->setText(QString::fromUtf8(text));
    desk.press("Search the identity vault");
  };
  search("nobody of this name");
  REQUIRE(says(desk, "Nobody"));
  search("seaSIDE");
  REQUIRE(says(desk, "1 person(s) found"));
  auto* found = widget<QListWidget>(desk.window, "People found in the identity vault");
  REQUIRE(found->count() == 1);
  CHECK(found->item(0)->text() == QString::fromStdString(other.record_code) + QString::fromUtf8(" · 假名一"));
  QTest::mouseClick(found->viewport(), Qt::LeftButton, {}, found->visualItemRect(found->item(0)).center());
  REQUIRE(
      comes([&] { return room.line("Name in Chinese characters")->text() == QString::fromUtf8("假名一"); }));
  CHECK(room.list()->currentItem()->text() == QString::fromStdString(other.record_code));
  search("hANA");
  REQUIRE(comes([&] { return found->count() == 1 && found->item(0)->text().startsWith(room.code()); }));
  QTest::mouseClick(found->viewport(), Qt::LeftButton, {}, found->visualItemRect(found->item(0)).center());
  REQUIRE(comes([&] { return room.line("Full name")->text() == QStringLiteral("Gamyeong Hana"); }));
  CHECK(room.line("Name in Chinese characters")->text().isEmpty());

  desk.press("Save in the identity vault");
  REQUIRE(says(desk, "Nothing was changed."));
  type(desk, "Telephone", "010-0000-1234");
  widget<QPlainTextEdit>(desk.window, "Note")->clear();
  desk.press("Save in the identity vault");
  REQUIRE(says(desk, "Saved in the identity vault."));
  desk.lock();
  CHECK(room.kept() ==
        std::map<std::string, std::string>{{"name", "Gamyeong Hana"}, {"phone", "010-0000-1234"}});
}

TEST_CASE("One person's identity is erased for good: with a reason, and the record code typed") {
  Room room;
  const auto stick = room.folder / "stick";
  std::filesystem::create_directory(stick);
  {
    const auto vault = room.open("field");
    testimony::create_identities(*vault, secret(own_passphrase), {8192, 1});
    testimony::deposit(*vault, room.person.id, {{"name", marker}});
    Job job;
    vault->backup(stick, job);
  }
  room.start(false);
  Desk& desk = *room.desk;
  room.open_and_see();
  REQUIRE(comes([&] { return room.line("Full name")->text() == QString::fromUtf8(marker); }));
  desk.press("Erase this identity");
  REQUIRE(says(desk, "Give a reason."));
  type(desk, "Reason for erasing the identity", "withdrawn on 3 May");
  type(desk, "The record code, to erase the identity", "KUSO");
  desk.press("Erase this identity");
  REQUIRE(says(desk, "That is not the record code. Nothing was done."));
  CHECK(room.line("Full name")->text() == QString::fromUtf8(marker));
  type(desk, "The record code, to erase the identity", room.person.record_code.c_str());
  desk.press("Erase this identity");
  REQUIRE(says(desk, "Erased. Backups that were made before hold it still"));
  REQUIRE(comes([&] { return room.line("Full name")->text().isEmpty(); }));
  CHECK_FALSE(texts_of(desk.window).contains(QString::fromUtf8(marker)));
  CHECK(room.list()->count() == 1);  // the code stays
  CHECK(room.ask<bool>([](store::Vault& vault) { return vault.backups().front().stale; }));
  CHECK(room.kept().empty());
}

TEST_CASE("The identity vault is shut by its button, and nothing of it stays on the page") {
  Room room;
  room.start();
  Desk& desk = *room.desk;
  type(desk, "Full name", marker);
  desk.press("Seal into the identity vault");
  REQUIRE(says(desk, "Sealed."));
  room.open_and_see();
  REQUIRE(comes([&] { return room.line("Full name")->text() == QString::fromUtf8(marker); }));
  room.line("Search all that identifies people")->setText(QStringLiteral("47"));
  desk.press("Search the identity vault");
  REQUIRE(says(desk, "1 person(s) found"));
  type(desk, "Telephone", "5550");  // and not saved
  desk.press("Shut the identity vault now");
  REQUIRE(says(desk, "What was typed and not saved yet was sealed into it."));
  CHECK_FALSE(room.identities_open());
  CHECK_FALSE(texts_of(desk.window).contains(QString::fromUtf8(marker)));
  CHECK_FALSE(texts_of(desk.window).contains(QStringLiteral("5550")));
  for (const auto* l : desk.window.findChildren<QListWidget*>())
    for (int i = 0; i < l->count(); ++i) CHECK_FALSE(l->item(i)->text().contains(QString::fromUtf8(marker)));
  CHECK(desk.window.focusWidget() == room.line("Passphrase of the identity vault"));
  CHECK(room.kept() == std::map<std::string, std::string>{{"name", marker}, {"phone", "5550"}});
}

TEST_CASE("When the vault locks, the identity vault is shut, and its passphrase is needed anew") {
  Room room;
  room.start();
  room.open_and_see();
  CHECK(room.identities_open());
  room.lock_by_idle();
  {
    // Nobody holds its lock any more.
    const auto vault = room.open("field");
    const auto own = secret(own_passphrase);
    CHECK_NOTHROW(testimony::Identities::open(*vault, store::Opening::with(own)));
  }
  room.open_page();
  CHECK_FALSE(room.identities_open());
  REQUIRE(comes([&] { return room.line("Passphrase of the identity vault")->isVisible(); }));
}

TEST_CASE("What was being typed about a person when the vault locks is sealed, and it is said afterwards") {
  Room room;
  room.start();
  {
    Desk& desk = *room.desk;
    compose(room.line("Name in Hangul"), QStringLiteral("가명하나"));
    type(desk, "Name in Latin letters", marker);
    // It waits also while another person, or another page, is looked at.
    desk.press("Add a person");
    REQUIRE(
        comes([&] { return room.list()->count() == 2 && room.line("Name in Hangul")->text().isEmpty(); }));
    desk.go_to("Find");
  }
  room.lock_by_idle();
  unlock(*room.desk);
  REQUIRE(comes([&] { return room.desk->open(); }));
  REQUIRE(says(*room.desk, ("something about " + room.person.record_code + " was typed").c_str()));
  room.desk->go_to("People");
  REQUIRE(says(*room.desk, "It was sealed into the identity vault as it stood."));
  REQUIRE(says(*room.desk, "1 deposit(s) wait to be read."));
  CHECK_FALSE(texts_of(room.desk->window).contains(QString::fromUtf8(marker)));
  CHECK(room.ask<std::string>([](store::Vault& vault) { return all_of(vault); }).find(marker) ==
        std::string::npos);
  // It is said once.
  room.lock_by_idle();
  room.open_page();
  QTest::qWait(200);
  CHECK_FALSE(texts_of(room.desk->window).contains(QStringLiteral("as it stood")));
  CHECK(room.kept() ==
        std::map<std::string, std::string>{{"name.latin", marker}, {"name.hangul", "가명하나"}});
}

TEST_CASE("What was being typed about a person when the window is closed is sealed too") {
  Room room;
  room.start();
  type(*room.desk, "Telephone", "5550");
  CHECK(room.kept() == std::map<std::string, std::string>{{"phone", "5550"}});
}

TEST_CASE("A correction that was not saved when the vault locks is sealed, one that empties a field too") {
  Room room;
  room.start();
  type(*room.desk, "Full name", "One");
  type(*room.desk, "Telephone", "1");
  room.desk->press("Seal into the identity vault");
  REQUIRE(says(*room.desk, "Sealed."));
  room.open_and_see();
  REQUIRE(comes([&] { return room.line("Telephone")->text() == QStringLiteral("1"); }));
  room.line("Telephone")->clear();
  type(*room.desk, "Full name", "Two");
  room.lock_by_idle();
  CHECK(room.kept() == std::map<std::string, std::string>{{"name", "Two"}});
}

TEST_CASE("A field takes no more than can be sealed") {
  Room room;
  room.start();
  compose(room.line("Full name"), QString(2000, QChar(0xAC00)));
  REQUIRE(says(*room.desk, "no more than 4096 bytes"));
  CHECK(room.line("Full name")->text().size() == 1365);
  // Nor is a character of two units cut in its middle.
  room.line("Other names")->setText(QStringLiteral("a") + QString::fromUtf8("𠀋").repeated(1100));
  CHECK(room.line("Other names")->text().size() == 1 + 2 * 1023);
  room.lock_by_idle();
  CHECK(room.kept().at("name").size() == 4095);
}

TEST_CASE("A backup takes the identity vault along while it is open: it is shut for that") {
  Room room;
  room.start();
  const auto stick = room.folder / "stick";
  std::filesystem::create_directory(stick);
  Desk& desk = *room.desk;
  room.open_and_see();
  type(desk, "Full name", "One");
  desk.go_to("Vault");
  desk.press("Back up now…");
  choose(desk, stick);
  REQUIRE(says(desk, "Backed up to"));
  CHECK_FALSE(room.identities_open());
  desk.go_to("People");
  REQUIRE(says(desk, "What was typed and not saved yet was sealed into it."));
  CHECK(room.kept() == std::map<std::string, std::string>{{"name", "One"}});
}

TEST_CASE("The identity vault's passphrase is changed, which marks the backups of before") {
  Room room;
  const auto stick = room.folder / "stick";
  std::filesystem::create_directory(stick);
  {
    const auto vault = room.open("field");
    testimony::create_identities(*vault, secret(own_passphrase), {8192, 1});
    testimony::deposit(*vault, room.person.id, {{"name", "One"}});
    Job job;
    vault->backup(stick, job);
  }
  room.start(false);
  Desk& desk = *room.desk;
  room.open_and_see();
  CHECK_FALSE(room.ask<bool>([](store::Vault& vault) { return vault.backups().front().stale; }));
  desk.press("Change its passphrase…");
  type(desk, "New passphrase", "short");
  type(desk, "The same passphrase again", "short");
  desk.press("Change the identity vault's passphrase");
  REQUIRE(says(desk, "The passphrase needs at least"));
  type_twice(desk, new_passphrase);
  desk.press("Change the identity vault's passphrase");
  REQUIRE(says(desk, "Changed. Backups that were made before open with the old passphrase"));
  CHECK(room.ask<bool>([](store::Vault& vault) { return vault.backups().front().stale; }));
  desk.press("Shut the identity vault now");
  room.open_identities(own_passphrase);
  REQUIRE(says(desk, "The passphrase is not right."));
  room.open_identities(new_passphrase);
  REQUIRE(comes([&] { return room.line("Full name")->text() == QStringLiteral("One"); }));
}

TEST_CASE("A deposit that cannot be read is named, kept, and hinders no other") {
  Room room;
  {
    const auto vault = room.open("field");
    testimony::create_identities(*vault, secret(own_passphrase), {8192, 1});
    testimony::deposit(*vault, room.person.id, {{"name", "One"}});
  }
  const auto bad = room.folder / "field.attest/identity/deposits" / (std::string(32, 'a') + ".age");
  spit(bad, to_bytes("not an age file"));
  room.start(false);
  room.open_and_see();
  REQUIRE(says(*room.desk, "1 deposit(s) cannot be read. They are kept:"));
  CHECK(says(*room.desk, (std::string(32, 'a') + ".age").c_str()));
  REQUIRE(comes([&] { return room.line("Full name")->text() == QStringLiteral("One"); }));
  CHECK(std::filesystem::exists(bad));
}

TEST_CASE("Every control of the People page has a name, and every field of an identity has one of its own") {
  Room room;
  room.start();
  room.open_and_see();
  auto* page = room.desk->window.findChild<ui::PeoplePage*>();
  int controls = 0;
  for (const auto* w : page->findChildren<QWidget*>()) {
    const bool control = w->inherits("QAbstractButton") || w->inherits("QLineEdit") ||
                         w->inherits("QPlainTextEdit") || w->inherits("QAbstractItemView") ||
                         w->inherits("QProgressBar");
    if (!control || (w->inherits("QAbstractButton") && !w->isVisible())) continue;
    INFO(w->metaObject()->className());
    CHECK_FALSE(w->accessibleName().isEmpty());
    ++controls;
  }
  CHECK(controls > 25);
  for (const auto& field : testimony::identity_fields()) {
    const QString name = ui::identity_field_name(field);
    INFO(field);
    const auto lines = page->findChildren<QLineEdit*>();
    const auto texts = page->findChildren<QPlainTextEdit*>();
    const auto named = [&](const auto* w) { return w->accessibleName() == name; };
    CHECK(std::count_if(lines.begin(), lines.end(), named) +
              std::count_if(texts.begin(), texts.end(), named) ==
          1);
  }
}

TEST_CASE("What the People page says is there in every language") {
  const auto has_own_words = [](const char* file) {
    QTranslator words;
    REQUIRE(words.load(QString::fromLatin1(file)));
    QCoreApplication::installTranslator(&words);
    std::set<QString> names;
    for (const auto& field : testimony::identity_fields()) {
      const QString name = ui::identity_field_name(field);
      INFO(field);
      CHECK_FALSE(std::any_of(name.begin(), name.end(), [](QChar c) { return c >= u'a' && c <= u'z'; }));
      names.insert(name);
    }
    CHECK(names.size() == testimony::identity_fields().size());
    QCoreApplication::removeTranslator(&words);
  };
  has_own_words(":/i18n/attest_ko.qm");
  has_own_words(":/i18n/attest_zh_CN.qm");
  for (const char* language : {"ko", "zh_CN"}) {
    std::ifstream in(source_folder() / "resources/i18n" / ("attest_" + std::string(language) + ".ts"));
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    for (const char* context :
         {"PeoplePage", "IdentityForm", "IdentityVaultPanel", "EraseIdentityPanel", "TryAgain"}) {
      INFO(language << " " << context);
      const auto from = text.find("<name>attest::ui::" + std::string(context) + "</name>");
      REQUIRE(from != std::string::npos);
      const auto part = text.substr(from, text.find("</context>", from) - from);
      CHECK(part.find("unfinished") == std::string::npos);
      CHECK(part.find("<translation></translation>") == std::string::npos);
    }
  }
}
