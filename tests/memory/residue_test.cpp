// What stays in memory of a vault that was opened, read and locked: nothing.
#include <malloc.h>

#include <QPlainTextEdit>

#include "core/coding/coding.h"
#include "core/crypto/process.h"
#include "tests/memory/secrets.h"
#include "tests/ui/desk.h"
#include "ui/pages/find.h"
#include "ui/session.h"
#include "ui/widgets/passage_list.h"

using namespace attest;
using namespace attest::test;

namespace {

/// What has done its work once the vault is open.
const char* const only_for_opening[] = {"passphrase", "stretched", "slot"};

void type(QWidget* into, const Needle& utf16) {
  for (std::size_t i = 0; i < utf16.size(); i += 2)
    compose(into, QString(QChar(utf16.plain(i) | utf16.plain(i + 1) << 8)));
}

}  // namespace

TEST_CASE("freed memory is zero to its last byte, whoever frees it, also when a block moves") {
  REQUIRE(crypto::memory_state().freed_memory_wiped);
  for (const std::size_t size : {24, 40, 104, 200, 1000, 1032, 5000, 100'000}) {
    // Held on both sides, so that the block itself is what comes back into view.
    void* const below = std::malloc(64);
    auto* volatile block = static_cast<unsigned char*>(std::malloc(size));
    void* const above = std::malloc(64);
    const std::size_t room = malloc_usable_size(block);
    const Needle mark("mark", noise(room > 16 ? 8 : room, static_cast<std::uint32_t>(size)));
    for (std::size_t at = 0; at + 8 <= room; at += 8)
      for (std::size_t i = 0; i < 8; ++i) block[at + i] = mark.plain(i);
    CHECK(scan_own_memory({mark}).size() >= room / 8);
    if (size == 1032) {
      void* const moved = std::realloc(block, 60'000);
      CHECK(scan_own_memory({mark}).size() == room / 8);
      std::free(moved);
    } else {
      std::free(block);
    }
    INFO(size << "\n" << listing(scan_own_memory({mark})));
    CHECK(scan_own_memory({mark}).empty());
    std::free(below);
    std::free(above);
  }
}

TEST_CASE("a vault that core opened, read, searched and closed leaves no key and no word in memory") {
  const SecretVault made;
  {
    Disk disk;
    const SystemClock clock;
    std::unique_ptr<store::Vault> vault;
    {
      const auto passphrase = made.passphrase();
      CHECK(holds(scan_own_memory(made.needles()), "passphrase"));
      vault = store::Vault::open(disk, clock, made.folder(), passphrase, store::Vault::Access::Write);
    }
    const auto reader = vault->reader();
    const auto interviews = testimony::interviews(*vault);
    REQUIRE(interviews.size() == 1);
    const auto transcripts = testimony::transcripts(*vault, interviews[0].id);
    REQUIRE(transcripts.size() == 1);
    const auto text = testimony::version_text(*vault, transcripts[0].current);
    std::string words;
    words.reserve(64);  // not in the string itself, on this very stack
    for (std::size_t i = 0; i < made.needle("search.utf8").size(); ++i)
      words += static_cast<char>(made.needle("search.utf8").plain(i));
    Job job;
    CHECK(coding::search(*reader, words, 10, job).total == 1);
    vault->check(true, job);
    const auto found = scan_own_memory(made.needles());
    for (const char* needed : {"summary.utf8", "transcript.utf8", "search.utf8", "K_store.raw",
                               "database.raw", "sign.raw", "device.raw", "record.raw"}) {
      INFO(needed);
      CHECK(holds(found, needed));
    }
    for (const char* gone : only_for_opening) {
      INFO(listing(found));
      CHECK_FALSE(holds(found, gone));
    }
    // Our keys are in memory as bytes only; SQLCipher keeps the text of the database's while it is open.
    for (const char* written : {"record.hex", "record.bech32", "device.hex", "device.bech32", "K_store.hex",
                                "K_store.bech32", "sign.hex"}) {
      INFO(written);
      CHECK_FALSE(holds(found, written));
    }
  }
  const auto left = scan_own_memory(made.needles());
  INFO(listing(left));
  CHECK(left.empty());
}

TEST_CASE("a window that was unlocked, read, searched, written in and locked leaves no key and no word") {
  const SecretVault made;
  Desk desk(QString::fromStdString(made.folder().string()));
  const auto unlock = [&] {
    auto* line = widget<QLineEdit>(desk.window, "Passphrase");
    type(line, made.needle("passphrase.utf16"));
    desk.press("Unlock");
    REQUIRE(comes([&] { return desk.open(); }));
  };
  unlock();
  auto* table = widget<QTableView>(desk.window, "Interviews");
  REQUIRE(comes([&] { return table->model()->rowCount() == 1; }));
  QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                    table->visualRect(table->model()->index(0, 0)).center());
  auto* page = desk.window.findChild<ui::InterviewPage*>();
  auto* view = page->findChild<ui::TranscriptView*>();
  REQUIRE(comes([&] { return page->isVisible() && !view->toPlainText().isEmpty(); }));
  desk.press("Details");
  QTest::qWait(50);
  desk.window.grab();
  desk.press("Notes");
  type(widget<QPlainTextEdit>(desk.window, "New note"), made.needle("note.utf16"));
  desk.window.grab();
  desk.press("Coding");
  desk.press("Edit the text");
  type(view, made.needle("place.utf16"));
  QTest::keyClick(view, Qt::Key_Z, Qt::ControlModifier);
  desk.window.grab();
  desk.go_to("Find");
  auto* words = widget<QLineEdit>(desk.window, "Words to find");
  type(words, made.needle("search.utf16"));
  QTest::keyClick(words, Qt::Key_Return);
  auto* hits = desk.window.findChild<ui::FindPage*>()->findChild<ui::PassageList*>();
  REQUIRE(comes([&] { return hits->passages().rowCount() > 1; }));
  desk.window.grab();
  desk.go_to("Codebook");
  QTest::qWait(100);
  desk.window.grab();
  {
    const auto found = scan_own_memory(made.needles());
    for (const char* needed : {"summary.utf16", "transcript.utf16", "search.utf16", "K_store.raw",
                               "database.raw", "sign.raw", "device.raw", "record.raw", "code.utf16"}) {
      INFO(needed);
      CHECK(holds(found, needed));
    }
    for (const char* gone : only_for_opening) {
      INFO(listing(found));
      CHECK_FALSE(holds(found, gone));
    }
  }
  desk.lock();
  QTest::qWait(100);
  const auto left = scan_own_memory(made.needles());
  INFO(listing(left));
  CHECK(left.empty());
}
