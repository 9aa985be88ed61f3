// Damage to a vault on the disk, for the tests of what is shown and repaired of it.
#pragma once

#include <fstream>

#include "core/store/database.h"
#include "core/store/keyring.h"

namespace attest::test {

/// Flips a bit at each of these places of a file, which stays the same file.
inline void flip(const std::filesystem::path& path, std::initializer_list<std::size_t> places) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.exceptions(std::ios::failbit | std::ios::badbit | std::ios::eofbit);
  for (const auto place : places) {
    file.seekg(static_cast<std::streamoff>(place));
    const int byte = file.get();
    file.seekp(static_cast<std::streamoff>(place));
    file.put(static_cast<char>(byte ^ 1));
  }
}
/// Flips a bit in a page of the vault's database, counted from 1.
inline void flip_page(const std::filesystem::path& vault, std::size_t page) {
  flip(vault / "records.db", {(page - 1) * 4096 + 200});
}

/// As where damaged pages took them along: the bodies of a record's commits, or its values, are gone.
inline void lose(const std::filesystem::path& vault, const RecordId& record, bool bodies, bool values) {
  Disk disk;
  const auto passphrase = crypto::Secret::from_text("a long passphrase");
  const auto key = store::read_keyring(vault, store::open_store_key(vault, store::Opening::with(passphrase)));
  const auto db =
      store::Database::open(disk, vault / "records.db", key.database, store::Database::Mode::Write);
  const auto run = [&](const char* sql) {
    auto statement = db->prepare(sql);
    statement.bind_blob(1, record.view()).run();
  };
  if (bodies) run("DELETE FROM body WHERE id IN (SELECT id FROM header WHERE record = ?)");
  if (values) run("DELETE FROM value WHERE record = ?");
}

}  // namespace attest::test
