// The database: SQLCipher, opened one way only. Of all rooms only store/{database,vfs,tokenizer}.cpp include
// sqlite3.h, and only core/store includes this header.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/crypto/secret.h"
#include "core/foundation/disk.h"
#include "core/foundation/job.h"

namespace attest::store {

/// A prepared statement with typed columns. Bound text and blobs are copied. Not shared between threads. It
/// keeps the connection open while it lives.
class Statement {
 public:
  Statement(Statement&&) noexcept;
  ~Statement();

  Statement& bind(int index, std::int64_t value);
  Statement& bind(int index, int value) { return bind(index, static_cast<std::int64_t>(value)); }
  Statement& bind(int index, std::string_view text);
  Statement& bind(int index, const char* text) { return bind(index, std::string_view(text)); }
  Statement& bind_blob(int index, ByteView bytes);
  Statement& bind_null(int index);

  /// True while there is a row. Throws Error: Damaged, NoSpace, Io, InUse, Cancelled as SQLite's code says.
  bool step();
  void run();  ///< steps to the end, then resets, so that it can be bound again
  void reset();

  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  std::string text(int column) const;
  Bytes blob(int column) const;

 private:
  friend class Database;
  struct State;
  explicit Statement(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

class Database {
 public:
  enum class Mode {
    Create,  ///< the file must not exist
    Write,
    Read,  ///< a second connection that cannot write
  };
  /// Opens one fixed way (order of pragmas, caps, DEFENSIVE, WAL, synchronous=FULL, secure_delete, temp_store
  /// MEMORY, no logging to stderr). `key` is 48 bytes: 32 of key and 16 of salt, given by sqlite3_key_v2 as
  /// raw key. A missing or emptied file is Damaged, never a new database, except with Create. A wrong key or
  /// a file that is not what it was is Damaged (the key came from the keyring: it cannot be mistyped). All
  /// writes go through `disk` by a VFS of this object's own; a watcher's Error comes out of the call that
  /// wrote. The exception: after a commit SQLite may copy its log into the file; if that fails the commit
  /// stands and is told so. Nothing is ever written but `path`, `path`-wal and `path`-shm, sorts and
  /// temporary tables included. While it is open no other code of this process may open `path` by itself, not
  /// even to read: closing that descriptor would drop the locks of this one (POSIX).
  static std::unique_ptr<Database> open(Disk& disk, const std::filesystem::path& path,
                                        const crypto::Secret& key, Mode mode);
  ~Database();
  Database(const Database&) = delete;

  Statement prepare(std::string_view sql);
  void execute(const char* sql);  ///< one or more statements without parameters
  std::int64_t changes() const;
  std::int64_t last_insert_rowid() const;
  /// Rekeys every page to `key` (48 bytes, same salt is kept by SQLCipher; the salt given must equal the
  /// present one). No other connection may be open. Where it throws, the file has the old key's pages only,
  /// and this object can do nothing more: open the database again.
  void rekey(const crypto::Secret& key);
  /// The file as it is, ciphertext byte for byte, after a checkpoint. Nothing may be written meanwhile: hold
  /// the vault's lock. InUse where a reader is in the way.
  void copy_to(Sink& out, Job& job);
  /// Full checks: cipher_integrity_check, then integrity_check. Empty when all is well; else readable lines.
  std::vector<std::string> check();
  void checkpoint();  ///< wal_checkpoint(TRUNCATE)
  /// Lets `interrupt` from another thread stop a running statement, which then throws Cancelled.
  void interrupt();

 private:
  friend class Transaction;
  struct State;
  explicit Database(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// BEGIN IMMEDIATE; rolls back unless committed. Transactions do not nest.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

/// The full-text tokenizer `attest` is registered on every connection. It folds (foundation's `fold`: NFC and
/// case folding) and then gives, at every letter, mark or digit of a word, one token of up to n code points
/// that starts there: n = 2 in scripts written without spaces between words or found inside longer ones (Han,
/// Hangul, kana, Thai, Lao, Khmer, Burmese, Tibetan), n = 3 elsewhere; a token ends with its word, so a
/// word's last tokens are shorter. Any substring can so be found exactly: as a phrase of whole tokens, with a
/// prefix at its end where it is short.
///
/// The MATCH expression (FTS5 syntax, safely quoted) that every text containing `query` as a folded substring
/// satisfies. A superset is allowed: callers verify on the text itself. Empty where the query holds nothing
/// that is indexed.
std::string match_expression(std::string_view query);

}  // namespace attest::store
