#include <sys/stat.h>

#include <algorithm>
#include <catch2/generators/catch_generators.hpp>
#include <set>

#include "tests/core/store/database_support.h"

namespace attest::store::test {
namespace {

using Kind = DiskAct::Kind;

/// Records every act; refuses those after the first `allowed`.
struct Watch {
  std::size_t allowed = SIZE_MAX;
  Code refusal = Code::Io;
  std::string marker = {};
  std::vector<Kind> kinds = {};
  std::set<std::string> names = {};
  bool marker_seen = false;

  Disk::Watcher watcher() {
    return [this](const DiskAct& act) {
      if (kinds.size() >= allowed) throw Error(refusal, "The test refuses.");
      kinds.push_back(act.kind);
      if (act.kind != Kind::SyncFolder) names.insert(act.path.filename().string());
      const auto& bytes = act.bytes;
      if (!marker.empty() &&
          std::search(bytes.begin(), bytes.end(), marker.begin(), marker.end()) != bytes.end()) {
        marker_seen = true;
      }
    };
  }
};

void fill_searchable(Database& database, const std::string& marker, int rows) {
  database.execute(
      "CREATE TABLE t(id INTEGER PRIMARY KEY, body TEXT);"
      "CREATE VIRTUAL TABLE f USING fts5(body, content='', tokenize='attest');"
      "INSERT INTO f(f, rank) VALUES('secure-delete', 1)");
  Transaction transaction(database);
  Statement row = database.prepare("INSERT INTO t(body) VALUES(?)");
  Statement term = database.prepare("INSERT INTO f(rowid, body) VALUES(?, ?)");
  for (int i = 0; i < rows; ++i) {
    const std::string body = marker + std::to_string(i * 7919 % rows) + std::string(400, 'y');
    row.bind(1, body).run();
    term.bind(1, i + 1).bind(2, body.substr(0, 40)).run();
  }
  transaction.commit();
}

TEST_CASE("sorts, temporary tables and full-text work write three files only, and none in the clear") {
  TempFolder folder;
  Watch watch{.marker = "Testimony-Marker-"};
  Disk disk(watch.watcher());
  const auto path = folder / "vault.db";
  {
    auto database = Database::open(disk, path, key_of(1), Mode::Create);
    fill_searchable(*database, watch.marker, 20'000);
    database->execute("PRAGMA cache_size = 10");  // beyond its cache SQLite would sort in a file
    Statement sorted = database->prepare("SELECT body FROM t ORDER BY body DESC");
    std::string last = "z";
    int rows = 0;
    while (sorted.step()) {
      REQUIRE(sorted.text(0) <= last);
      last = sorted.text(0);
      ++rows;
    }
    REQUIRE(rows == 20'000);
    database->execute(
        "CREATE TEMP TABLE copy AS SELECT * FROM t; CREATE INDEX temp.by_body ON copy(body);"
        "INSERT INTO f(f) VALUES('optimize'); CREATE INDEX by_body ON t(body);"
        "UPDATE t SET body = body || 'more' WHERE id IN (SELECT id FROM copy); VACUUM");
    REQUIRE(integer(*database, "SELECT count(*) FROM copy") == 20'000);
    std::set<std::string> present;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
      present.insert(entry.path().filename().string());
      struct stat status;
      REQUIRE(::stat(entry.path().c_str(), &status) == 0);
      CHECK((status.st_mode & 0777) == 0600);
    }
    CHECK(present == std::set<std::string>{"vault.db", "vault.db-wal", "vault.db-shm"});
  }
  CHECK(watch.names == std::set<std::string>{"vault.db", "vault.db-wal", "vault.db-shm"});
  CHECK_FALSE(watch.marker_seen);
  CHECK(std::count(watch.kinds.begin(), watch.kinds.end(), Kind::Sync) > 0);
  CHECK(std::count(watch.kinds.begin(), watch.kinds.end(), Kind::Remove) > 0);
}

TEST_CASE("a temporary file that SQLite is made to want is refused, not written") {
  Fixture f;
  auto database = f.open(Mode::Create);
  fill_searchable(*database, "marker", 20'000);
  database->execute("PRAGMA temp_store = FILE; PRAGMA cache_size = 10");
  Statement sorted = database->prepare("SELECT body FROM t ORDER BY body DESC");
  CHECK(attest::test::code_of([&] { sorted.run(); }) == Code::Internal);
}

TEST_CASE("another database can be neither attached nor made by VACUUM INTO") {
  Fixture f;
  auto database = f.open(Mode::Create);
  const auto other = (f.folder / "other.db").string();
  CHECK(attest::test::code_of([&] { database->execute(("ATTACH '" + other + "' AS o KEY ''").c_str()); }) ==
        Code::Internal);
  CHECK(attest::test::code_of([&] { database->execute(("VACUUM INTO '" + other + "'").c_str()); }) ==
        Code::Internal);
  CHECK_FALSE(std::filesystem::exists(other));
}

TEST_CASE("a rollback journal that somebody puts beside the database is not played back") {
  Fixture f;
  f.fill(100);
  const Bytes old = attest::test::slurp(f.path);
  const auto journal = f.path.string() + "-journal";
  // A journal with SQLite's magic that would truncate the database to one page.
  Bytes hostile = *from_hex("d9d505f920a163d7");
  hostile.resize(512);
  hostile[11] = 0;
  hostile[19] = 1;
  hostile[22] = 2;
  hostile[26] = 0x10;
  attest::test::spit(journal, hostile);
  auto database = f.open(Mode::Write);
  CHECK(integer(*database, "SELECT count(*) FROM t") == 100);
  CHECK(attest::test::slurp(journal) == hostile);
  CHECK(old.size() == std::filesystem::file_size(f.path));
}

TEST_CASE(
    "a refusal at every single act of a transaction comes out as that Error and leaves the old or new "
    "state") {
  const Code refusal = GENERATE(Code::Io, Code::NoSpace, Code::Refused);
  Fixture f;
  f.fill(200);
  const auto change = [](Database& database) {
    Transaction transaction(database);
    database.execute(
        "UPDATE t SET body = 'new' || body; DELETE FROM t WHERE id % 10 = 0; INSERT INTO t(body) "
        "VALUES('last')");
    transaction.commit();
    database.checkpoint();
  };
  const Bytes before = attest::test::slurp(f.path);
  bool finished = false;
  std::size_t refused = 0;
  for (std::size_t allowed = 0; !finished; ++allowed) {
    REQUIRE(allowed < 1000);
    attest::test::spit(f.path, before);
    std::filesystem::remove(f.path.string() + "-wal");
    std::filesystem::remove(f.path.string() + "-shm");
    Watch watch{.allowed = allowed, .refusal = refusal};
    Disk disk(watch.watcher());
    try {
      auto database = Database::open(disk, f.path, key_of(1), Mode::Write);
      change(*database);
      finished = true;
    } catch (const Error& e) {
      REQUIRE(e.code() == refusal);
      ++refused;
    }
    auto database = f.open(Mode::Write);
    const auto fresh = integer(*database, "SELECT count(*) FROM t WHERE body LIKE 'new%' OR body = 'last'");
    const auto all = integer(*database, "SELECT count(*) FROM t");
    const bool committed = fresh == 181 && all == 181;
    INFO("allowed " << allowed << ", rows " << all << ", new " << fresh);
    REQUIRE((committed || (fresh == 0 && all == 200)));
    REQUIRE((!finished || committed));
    REQUIRE(database->check().empty());
  }
  CHECK(refused > 20);
}

TEST_CASE("a connection goes on after a refused write, with the state before it") {
  Fixture f;
  f.fill(10);
  Watch watch;
  Disk disk(watch.watcher());
  auto database = Database::open(disk, f.path, key_of(1), Mode::Write);
  const auto add = [&] {
    Transaction transaction(*database);
    database->execute("INSERT INTO t(body) VALUES('one more')");
    transaction.commit();
  };
  watch.allowed = 0;
  CHECK(attest::test::code_of(add) == Code::Io);
  CHECK(integer(*database, "SELECT count(*) FROM t") == 10);
  watch.allowed = SIZE_MAX;
  add();
  CHECK(integer(*database, "SELECT count(*) FROM t") == 11);
}

TEST_CASE("a refusal at every act of making a database leaves what is Damaged, or an empty database") {
  for (std::size_t allowed = 0;; ++allowed) {
    REQUIRE(allowed < 100);
    TempFolder folder;
    const auto path = folder / "vault.db";
    Watch watch{.allowed = allowed};
    Disk disk(watch.watcher());
    try {
      Database::open(disk, path, key_of(1), Mode::Create);
    } catch (const Error& e) {
      REQUIRE(e.code() == Code::Io);
      // The watcher refuses the clearing up as well.
      Disk plain;
      try {
        auto database = Database::open(plain, path, key_of(1), Mode::Write);
        CHECK(integer(*database, "SELECT count(*) FROM sqlite_schema") == 0);
        CHECK(database->check().empty());
      } catch (const Error& damage) {
        INFO(damage.what());
        CHECK(damage.code() == Code::Damaged);
      }
      continue;
    }
    CHECK(allowed > 3);
    break;
  }
}

}  // namespace
}  // namespace attest::store::test
