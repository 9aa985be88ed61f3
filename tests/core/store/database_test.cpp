#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <catch2/generators/catch_generators.hpp>
#include <chrono>
#include <thread>

#include "tests/core/store/database_support.h"

namespace attest::store::test {
namespace {

using attest::test::code_of;
using attest::test::slurp;
using attest::test::spit;

/// What a call prints to standard error, by its descriptor.
class StderrCatcher {
 public:
  explicit StderrCatcher(const std::filesystem::path& file) : file_(file), saved_(dup(STDERR_FILENO)) {
    const int fd = ::open(file.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
    REQUIRE(fd >= 0);
    dup2(fd, STDERR_FILENO);
    ::close(fd);
  }
  ~StderrCatcher() {
    dup2(saved_, STDERR_FILENO);
    ::close(saved_);
  }
  std::string printed() const { return std::string(as_text(slurp(file_))); }

 private:
  std::filesystem::path file_;
  int saved_;
};

bool damage_is_found(Fixture& f, Mode mode) {
  try {
    return !f.open(mode)->check().empty();
  } catch (const Error& e) {
    INFO(e.what());
    REQUIRE(e.code() == Code::Damaged);
    return true;
  }
}

TEST_CASE("what is bound comes back, of every type, empty and large") {
  Fixture f;
  auto database = f.open(Mode::Create);
  database->execute("CREATE TABLE v(id INTEGER PRIMARY KEY, a, b, c, d)");
  const Bytes large = attest::test::noise(3'000'000);
  const std::string odd("a\0고문", 8);
  Statement insert = database->prepare("INSERT INTO v(a, b, c, d) VALUES(?, ?, ?, ?)");
  insert.bind(1, std::int64_t{-1} << 62).bind(2, odd).bind_blob(3, large).bind_null(4).run();
  CHECK(database->last_insert_rowid() == 1);
  CHECK(database->changes() == 1);
  insert.bind(1, 5).bind(2, std::string_view()).bind_blob(3, {}).bind(4, "x").run();
  Statement select = database->prepare("SELECT a, b, c, d FROM v ORDER BY id");
  REQUIRE(select.step());
  CHECK(select.integer(0) == std::int64_t{-1} << 62);
  CHECK(select.text(1) == odd);
  CHECK(select.blob(2) == large);
  CHECK(select.is_null(3));
  REQUIRE(select.step());
  CHECK_FALSE(select.is_null(1));
  CHECK(select.text(1).empty());
  CHECK_FALSE(select.is_null(2));
  CHECK(select.blob(2).empty());
  CHECK(code_of([&] { select.integer(4); }) == Code::Internal);
  CHECK_FALSE(select.step());
  CHECK(code_of([&] { select.text(0); }) == Code::Internal);
  CHECK(code_of([&] { insert.bind(9, 1); }) == Code::Internal);
}

TEST_CASE("a wrong key, another salt and a file that is no database are Damaged") {
  Fixture f;
  f.fill(50);
  CHECK(code_of([&] { f.open(Mode::Write, 2); }) == Code::Damaged);
  CHECK(code_of([&] { f.open(Mode::Read, 2); }) == Code::Damaged);
  CHECK(code_of([&] { Database::open(f.disk, f.path, key_of(1, 8), Mode::Write); }) == Code::Damaged);
  CHECK(code_of([&] { Database::open(f.disk, f.path, crypto::Secret(32), Mode::Write); }) == Code::Internal);
  spit(f.path, attest::test::noise(40'960));
  CHECK(code_of([&] { f.open(Mode::Write); }) == Code::Damaged);
}

TEST_CASE("a missing, emptied or cut database is Damaged and is not made anew") {
  Fixture f;
  const Mode mode = GENERATE(Mode::Write, Mode::Read);
  CHECK(code_of([&] { f.open(mode); }) == Code::Damaged);
  CHECK(std::filesystem::is_empty(f.folder.path()));
  f.fill(50);
  Bytes whole = slurp(f.path);
  for (const std::size_t size : {0, 1, 15, 16, 512, 4095}) {
    spit(f.path, ByteView(whole).first(size));
    CHECK(code_of([&] { f.open(mode); }) == Code::Damaged);
    CHECK(std::filesystem::file_size(f.path) == size);
  }
  std::filesystem::remove(f.path);
  std::filesystem::create_directory(f.path);
  CHECK(code_of([&] { f.open(mode); }) == Code::Damaged);
}

TEST_CASE("making a database refuses where a file is, and leaves it alone") {
  Fixture f;
  spit(f.path, as_bytes("mine"));
  CHECK(code_of([&] { f.open(Mode::Create); }) == Code::Io);
  CHECK(as_text(slurp(f.path)) == "mine");
}

TEST_CASE("a link in the database's place is Damaged, one in the folders above is followed") {
  Fixture f;
  f.fill(5);
  std::filesystem::create_symlink(f.path, f.folder / "link.db");
  CHECK(code_of([&] { Database::open(f.disk, f.folder / "link.db", key_of(1), Mode::Write); }) ==
        Code::Damaged);
  std::filesystem::create_directory_symlink(f.folder.path(), f.folder / "folder");
  auto database = Database::open(f.disk, f.folder / "folder" / "vault.db", key_of(1), Mode::Write);
  CHECK(integer(*database, "SELECT count(*) FROM t") == 5);
}

TEST_CASE("a database cut at a page is found out, and one made longer") {
  Fixture f;
  f.fill(400);
  const Bytes whole = slurp(f.path);
  REQUIRE(whole.size() > 10 * 4096);
  for (std::size_t size = 4096; size < whole.size(); size += 4096) {
    spit(f.path, ByteView(whole).first(size));
    INFO(size << " of " << whole.size());
    CHECK(damage_is_found(f, Mode::Write));
  }
  Bytes longer = whole;
  longer.resize(whole.size() + 4096);
  spit(f.path, longer);
  CHECK(damage_is_found(f, Mode::Write));
  spit(f.path, whole);
  CHECK(f.open(Mode::Write)->check().empty());
}

TEST_CASE("a changed bit anywhere in the database is found") {
  Fixture f;
  f.fill(200);
  const Bytes whole = slurp(f.path);
  std::size_t tried = 0;
  const auto found = [&](std::size_t at) {
    Bytes changed = whole;
    changed[at] ^= static_cast<Byte>(1u << (at % 8));
    spit(f.path, changed);
    ++tried;
    return damage_is_found(f, Mode::Read);
  };
  for (std::size_t at = 0; at < whole.size(); at += at < 128 ? 1 : 61) {
    INFO("byte " << at);
    REQUIRE(found(at));
  }
  CHECK(tried > 800);
}

TEST_CASE("two pages that change places are found") {
  Fixture f;
  f.fill(200);
  Bytes bytes = slurp(f.path);
  std::swap_ranges(bytes.begin() + 4096 * 3, bytes.begin() + 4096 * 4, bytes.begin() + 4096 * 4);
  spit(f.path, bytes);
  CHECK(damage_is_found(f, Mode::Write));
}

TEST_CASE("a changed bit in the log gives an earlier committed state or Damaged, never a third") {
  Fixture f;
  f.fill(5);
  Bytes file;
  Bytes log;
  {
    auto database = f.open(Mode::Write);
    for (int i = 0; i < 4; ++i) {
      Transaction transaction(*database);
      database->execute(
          "INSERT INTO t(body) VALUES('late'); UPDATE t SET body = 'n' || (SELECT count(*) FROM t)");
      transaction.commit();
    }
    file = slurp(f.path);  // what a power cut leaves; its locks no longer matter to this test
    log = slurp(f.path.string() + "-wal");
  }
  REQUIRE(log.size() > 4 * 4096);
  for (std::size_t at = 0; at < log.size(); at += 97) {
    Bytes changed = log;
    changed[at] ^= 0x10;
    spit(f.path, file);
    spit(f.path.string() + "-wal", changed);
    INFO("byte " << at);
    try {
      auto database = f.open(Mode::Write);
      const auto rows = integer(*database, "SELECT count(*) FROM t");
      REQUIRE((rows >= 5 && rows <= 9));
      const std::string expected = rows == 5 ? "row%" : "n" + std::to_string(rows);
      REQUIRE(integer(*database, "SELECT count(*) FROM t WHERE body LIKE '" + expected + "'") == rows);
      REQUIRE(database->check().empty());
    } catch (const Error& e) {
      REQUIRE(e.code() == Code::Damaged);
    }
  }
}

TEST_CASE("two readers see the state they began with while one writes") {
  Fixture f;
  f.fill(20);
  auto writer = f.open(Mode::Write);
  auto first = f.open(Mode::Read);
  auto second = f.open(Mode::Read);
  Statement held = first->prepare("SELECT id FROM t");
  REQUIRE(held.step());
  {
    Transaction transaction(*writer);
    writer->execute("DELETE FROM t WHERE id > 10");
    CHECK(integer(*second, "SELECT count(*) FROM t") == 20);
    transaction.commit();
  }
  CHECK(integer(*second, "SELECT count(*) FROM t") == 10);
  int rest = 1;
  while (held.step()) ++rest;
  CHECK(rest == 20);
  CHECK(integer(*first, "SELECT count(*) FROM t") == 10);
}

TEST_CASE("a connection for reading writes nothing") {
  Fixture f;
  f.fill(3);
  auto reader = f.open(Mode::Read);
  for (const char* sql :
       {"INSERT INTO t(body) VALUES('x')", "DROP TABLE t", "PRAGMA user_version = 9", "VACUUM"}) {
    INFO(sql);
    CHECK(code_of([&] { reader->execute(sql); }) == Code::Internal);
  }
  CHECK(integer(*reader, "SELECT count(*) FROM t") == 3);
  CHECK(reader->check().empty());
}

TEST_CASE("a second writer waits a little, then the database is InUse") {
  Fixture f;
  f.fill(3);
  auto first = f.open(Mode::Write);
  auto second = f.open(Mode::Write);
  const auto start = std::chrono::steady_clock::now();
  {
    Transaction held(*first);
    CHECK(code_of([&] { Transaction transaction(*second); }) == Code::InUse);
    const auto waited = std::chrono::steady_clock::now() - start;
    CHECK(waited > std::chrono::seconds(1));
    CHECK(waited < std::chrono::seconds(20));
  }
  std::atomic<bool> begun = false;
  std::thread short_write([&] {
    Transaction transaction(*first);
    begun = true;
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    transaction.commit();
  });
  while (!begun) std::this_thread::yield();
  CHECK_NOTHROW(Transaction(*second));
  short_write.join();
}

TEST_CASE("a transaction that is not committed leaves no trace, and transactions do not nest") {
  Fixture f;
  f.fill(3);
  auto database = f.open(Mode::Write);
  {
    Transaction transaction(*database);
    database->execute("DELETE FROM t");
    CHECK(code_of([&] { Transaction inner(*database); }) == Code::Internal);
  }
  CHECK(integer(*database, "SELECT count(*) FROM t") == 3);
}

TEST_CASE("after a rekey the new key opens and the old one does not, in the file's own bytes too") {
  Fixture f;
  f.fill(300);
  const Bytes old = slurp(f.path);
  {
    auto database = f.open(Mode::Write);
    CHECK(code_of([&] { database->rekey(key_of(2, 8)); }) == Code::Internal);  // another salt
    database->rekey(key_of(2));
    CHECK(integer(*database, "SELECT count(*) FROM t") == 300);
    database->execute("INSERT INTO t(body) VALUES('after')");
  }
  CHECK(code_of([&] { f.open(Mode::Write); }) == Code::Damaged);
  auto database = f.open(Mode::Write, 2);
  CHECK(integer(*database, "SELECT count(*) FROM t") == 301);
  CHECK(database->check().empty());
  const Bytes now = slurp(f.path);
  for (std::size_t page = 0; page + 4096 <= std::min(old.size(), now.size()); page += 4096) {
    const std::size_t from = page == 0 ? 16 : page;
    CHECK_FALSE(std::equal(old.begin() + from, old.begin() + page + 4096, now.begin() + from));
  }
}

TEST_CASE("a rekey refused at any act leaves a database that one of the two keys opens whole") {
  Fixture f;
  f.fill(60);
  const Bytes before = slurp(f.path);
  for (std::size_t allowed = 0;; ++allowed) {
    REQUIRE(allowed < 500);
    spit(f.path, before);
    std::filesystem::remove(f.path.string() + "-wal");
    std::size_t acts = 0;
    bool armed = false;
    bool refused = false;
    Disk disk([&](const DiskAct&) {
      if (armed && acts++ >= allowed) throw Error(Code::NoSpace, "The test refuses.");
    });
    {
      auto database = Database::open(disk, f.path, key_of(1), Mode::Write);
      armed = true;
      try {
        database->rekey(key_of(2));
      } catch (const Error& e) {
        refused = true;
        CHECK(e.code() == Code::NoSpace);
      }
    }
    std::unique_ptr<Database> database;
    try {
      database = f.open(Mode::Write, 1);
      REQUIRE(refused);
    } catch (const Error&) {
      database = f.open(Mode::Write, 2);
    }
    INFO("allowed " << allowed);
    REQUIRE(integer(*database, "SELECT count(*) FROM t WHERE body LIKE 'row %'") == 60);
    REQUIRE(database->check().empty());
    if (!refused) break;
  }
}

TEST_CASE("after a rekey that failed the connection says that it has to be opened again") {
  Fixture f;
  f.fill(60);
  bool full = false;
  Disk disk([&](const DiskAct&) {
    if (full) throw Error(Code::NoSpace, "The test refuses.");
  });
  auto database = Database::open(disk, f.path, key_of(1), Mode::Write);
  full = true;
  CHECK(code_of([&] { database->rekey(key_of(2)); }) == Code::NoSpace);
  full = false;
  CHECK(code_of([&] { database->execute("SELECT 1"); }) == Code::Io);
  database.reset();
  CHECK(integer(*f.open(Mode::Write), "SELECT count(*) FROM t") == 60);
}

TEST_CASE("an interrupt from another thread ends a running statement as Cancelled") {
  Fixture f;
  auto database = f.open(Mode::Create);
  std::atomic<bool> done = false;
  std::thread other([&] {
    while (!done) {
      database->interrupt();
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
  });
  CHECK(code_of([&] {
          database->execute(
              "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n");
        }) == Code::Cancelled);
  done = true;
  other.join();
  CHECK(integer(*database, "SELECT 1") == 1);
}

TEST_CASE("errors print nothing") {
  Fixture f;
  f.fill(100);
  std::string printed;
  {
    const StderrCatcher catcher(f.folder / "stderr");
    CHECK(code_of([&] { f.open(Mode::Write, 2); }) == Code::Damaged);
    {
      auto database = f.open(Mode::Write);
      CHECK(code_of([&] { database->prepare("SELECT nothing FROM nowhere"); }) == Code::Internal);
      CHECK(code_of([&] { database->execute("INSERT INTO t(id, body) VALUES(1, 'x')"); }) == Code::Invalid);
    }
    Bytes bytes = slurp(f.path);
    for (std::size_t at = 4096; at < bytes.size(); at += 4096) bytes[at + 100] ^= 1;
    spit(f.path, bytes);
    auto database = f.open(Mode::Write);
    CHECK_FALSE(database->check().empty());
    CHECK(code_of([&] { database->execute("SELECT sum(length(body)) FROM t"); }) == Code::Damaged);
    printed = catcher.printed();
  }
  CHECK(printed.empty());
}

TEST_CASE("errors never carry what was bound") {
  Fixture f;
  auto database = f.open(Mode::Create);
  database->execute(
      "CREATE TABLE u(name TEXT UNIQUE); CREATE VIRTUAL TABLE f USING fts5(x, tokenize='attest')");
  Statement insert = database->prepare("INSERT INTO u VALUES(?)");
  insert.bind(1, "Hong Gildong").run();
  const auto what = [](auto&& call) {
    try {
      call();
    } catch (const Error& e) {
      return std::string(e.what());
    }
    FAIL("nothing was thrown");
    return std::string();
  };
  CHECK(what([&] { insert.bind(1, "Hong Gildong").run(); }).find("Hong") == std::string::npos);
  Statement match = database->prepare("SELECT rowid FROM f WHERE f MATCH ?");
  CHECK(what([&] { match.bind(1, "Hong : (").step(); }).find("Hong") == std::string::npos);
}

TEST_CASE("every connection has the pragmas and limits that it must have") {
  Fixture f;
  f.fill(1);
  const Mode mode = GENERATE(Mode::Write, Mode::Read);
  auto database = f.open(mode);
  const std::vector<std::pair<std::string, std::string>> expected = {
      {"journal_mode", "wal"},
      {"synchronous", "2"},
      {"temp_store", "2"},
      {"secure_delete", "1"},
      {"foreign_keys", "1"},
      {"trusted_schema", "0"},
      {"cell_size_check", "1"},
      {"mmap_size", "0"},
      {"cache_size", "-65536"},
      {"journal_size_limit", "0"},
      {"cipher_page_size", "4096"},
      {"cipher_use_hmac", "1"},
      {"cipher_memory_security", "0"},
      {"cipher_plaintext_header_size", "0"},
      {"cipher_log_level", "NONE"},
      {"cipher_hmac_algorithm", "HMAC_SHA512"},
      {"application_id", "1096045396"},
      {"busy_timeout", "2000"},
      {"query_only", "0"},
  };
  for (const auto& [pragma, value] : expected) {
    INFO(pragma);
    CHECK(text(*database, "PRAGMA " + pragma) == value);
  }
  CHECK(text(*database, "PRAGMA cipher_version") >= "4.6");
  // DEFENSIVE, and no way to load code.
  if (mode == Mode::Write) {
    database->execute("PRAGMA writable_schema = ON");
    CHECK(code_of([&] { database->execute("DELETE FROM sqlite_schema"); }) == Code::Internal);
  }
  CHECK(code_of([&] { database->execute("SELECT load_extension('x')"); }) == Code::Internal);
  std::string deep = "SELECT 1";
  for (int i = 0; i < 200; ++i) deep += "+1";
  CHECK(code_of([&] { database->execute(deep.c_str()); }) == Code::Internal);
  CHECK(code_of([&] { database->execute("SELECT hex(zeroblob(200000000))"); }) == Code::Invalid);
}

TEST_CASE("a statement outlives its database object harmlessly") {
  Fixture f;
  f.fill(3);
  auto database = f.open(Mode::Write);
  Statement count = database->prepare("SELECT count(*) FROM t");
  database.reset();
  REQUIRE(count.step());
  CHECK(count.integer(0) == 3);
}

/// Every page of a closed database decrypted by hand (AES-256-CBC; each page ends with its IV and its HMAC),
/// so that free pages and the unused ends of pages are seen as well.
std::string decrypted_pages(const std::filesystem::path& path, const crypto::Secret& key) {
  constexpr std::size_t page_size = 4096, reserved = 80, salt = 16;
  const Bytes file = slurp(path);
  std::string all;
  for (std::size_t page = 0; page + page_size <= file.size(); page += page_size) {
    const std::size_t skip = page == 0 ? salt : 0;
    const Byte* iv = file.data() + page + page_size - reserved;
    const auto size = static_cast<int>(page_size - reserved - skip);
    Bytes plain(page_size);
    int written = 0;
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> cipher(EVP_CIPHER_CTX_new(),
                                                                                 EVP_CIPHER_CTX_free);
    REQUIRE(EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_cbc(), nullptr, key.view().data(), iv) == 1);
    EVP_CIPHER_CTX_set_padding(cipher.get(), 0);
    REQUIRE(EVP_DecryptUpdate(cipher.get(), plain.data(), &written, file.data() + page + skip, size) == 1);
    all.append(as_text(ByteView(plain).first(static_cast<std::size_t>(written))));
  }
  return all;
}

TEST_CASE("what was deleted is in none of the decrypted pages, and a checkpoint empties the log") {
  Fixture f;
  {
    auto database = f.open(Mode::Create);
    database->execute(
        "CREATE TABLE t(id INTEGER PRIMARY KEY, body TEXT);"
        "CREATE VIRTUAL TABLE s USING fts5(body, content='', tokenize='attest');"
        "INSERT INTO s(s, rank) VALUES('secure-delete', 1)");
    Statement row = database->prepare("INSERT INTO t(body) VALUES(?)");
    Statement terms = database->prepare("INSERT INTO s(rowid, body) VALUES(?, ?)");
    for (int i = 1; i <= 200; ++i) {
      const std::string word = i % 2 == 0 ? "erase쀍뷁" : "keepword";
      row.bind(1, word + std::to_string(i) + std::string(500, 'z')).run();
      terms.bind(1, i).bind(2, word).run();
    }
    database->checkpoint();
    const std::string before = decrypted_pages(f.path, key_of(1));
    REQUIRE(before.find("erase") != std::string::npos);
    REQUIRE(before.find("쀍뷁") != std::string::npos);
    Transaction transaction(*database);
    Statement remove = database->prepare("INSERT INTO s(s, rowid, body) VALUES('delete', ?, 'erase쀍뷁')");
    for (int i = 2; i <= 200; i += 2) remove.bind(1, i).run();
    database->execute("DELETE FROM t WHERE id % 2 = 0");
    transaction.commit();
    database->checkpoint();
    CHECK(std::filesystem::file_size(f.path.string() + "-wal") == 0);
  }
  const std::string after = decrypted_pages(f.path, key_of(1));
  CHECK(after.find("erase") == std::string::npos);
  CHECK(after.find("쀍뷁") == std::string::npos);
  CHECK(after.find("keepword") != std::string::npos);
}

}  // namespace
}  // namespace attest::store::test
