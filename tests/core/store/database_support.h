// What the tests of the database share.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/store/database.h"
#include "tests/support/support.h"

namespace attest::store::test {

using attest::test::TempFolder;
using Mode = Database::Mode;

inline crypto::Secret key_of(std::uint32_t seed, std::uint32_t salt_seed = 7) {
  Bytes bytes = attest::test::noise(32, seed);
  const Bytes salt = attest::test::noise(16, salt_seed);
  bytes.insert(bytes.end(), salt.begin(), salt.end());
  return crypto::Secret::copy(bytes);
}

/// A database in a folder of its own.
struct Fixture {
  TempFolder folder;
  Disk disk;
  std::filesystem::path path = folder / "vault.db";

  std::unique_ptr<Database> open(Mode mode, std::uint32_t seed = 1) {
    return Database::open(disk, path, key_of(seed), mode);
  }
  /// A closed database with `rows` rows of `t(id, body)`; all pages are in its file.
  void fill(int rows) {
    auto database = open(Mode::Create);
    database->execute("CREATE TABLE t(id INTEGER PRIMARY KEY, body TEXT)");
    Transaction transaction(*database);
    Statement insert = database->prepare("INSERT INTO t(body) VALUES(?)");
    for (int i = 0; i < rows; ++i) insert.bind(1, "row " + std::to_string(i) + std::string(200, 'x')).run();
    transaction.commit();
  }
};

inline std::int64_t integer(Database& database, std::string_view sql) {
  Statement statement = database.prepare(sql);
  REQUIRE(statement.step());
  return statement.integer(0);
}

inline std::string text(Database& database, std::string_view sql) {
  Statement statement = database.prepare(sql);
  REQUIRE(statement.step());
  return statement.text(0);
}

}  // namespace attest::store::test
