#include "core/store/database.h"

#include <sqlcipher/sqlite3.h>

#include <array>
#include <system_error>

#include "core/foundation/error.h"
#include "core/store/tokenizer.h"
#include "core/store/vfs.h"

namespace attest::store {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t key_size = 32;
constexpr std::size_t salt_size = 16;
constexpr std::size_t page_size = 4096;
constexpr std::int64_t application_id = 0x41545354;  // "ATST"
constexpr int busy_milliseconds = 2000;

Error no_memory() {
  return Error(Code::NotEnoughMemory, "There is not enough memory for the database.");
}

Error damaged(const std::string& path) {
  return Error(Code::Damaged,
               "The database %1 is not what was written. Check the vault to see what is damaged, and repair "
               "it to bring back what can be read.",
               {path});
}

/// SQLite's code as a person's. Its own messages stay inside: they can quote what was searched for or bound.
Error error_of(int code, int system_error, const std::string& path) {
  switch (code & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
      return damaged(path);
    case SQLITE_FULL:
      return Error(Code::NoSpace, "The disk that holds %1 is full. Nothing was changed; free some space.",
                   {path});
    case SQLITE_IOERR:
      if (code == SQLITE_IOERR_NOMEM) break;
      if (code == SQLITE_IOERR_SHORT_READ || code == SQLITE_IOERR_CORRUPTFS) return damaged(path);
      if (system_error == ENOSPC || system_error == EDQUOT) return error_of(SQLITE_FULL, 0, path);
      return Error(Code::Io,
                   "The disk that holds %1 fails (SQLite %2). Nothing was changed; copy the vault away.",
                   {path, std::to_string(code)});
    case SQLITE_CANTOPEN:
      if (code == SQLITE_CANTOPEN_SYMLINK) return damaged(path);
      return Error(Code::Io, "The database %1 cannot be opened. Check that you may read and write it.",
                   {path});
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return Error(Code::InUse, "The database %1 is being written by another window or program. Try again.",
                   {path});
    case SQLITE_INTERRUPT:
      return Error(Code::Cancelled);
    case SQLITE_NOMEM:
      break;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
      return Error(Code::Invalid, "The database refuses a value that does not fit its table (SQLite %1).",
                   {std::to_string(code)});
    default:
      return Error(Code::Internal, "The database was used wrongly (SQLite %1).", {std::to_string(code)});
  }
  return no_memory();
}

/// Whether a line of an integrity check tells of a page that could not be looked at for want of memory, in
/// SQLCipher's words or SQLite's.
bool says_no_memory(std::string_view line) {
  static_assert(SQLITE_NOMEM == 7);
  return line.starts_with("HMAC operation failed") || line.find("error code 7") != line.npos ||
         line.find("error code=7") != line.npos;
}

struct Close {
  void operator()(sqlite3* handle) const { sqlite3_close(handle); }
};
struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using StatementHandle = std::unique_ptr<sqlite3_stmt, Finalize>;

/// SQLCipher's spelling of a raw key with its salt: x'96 hexadecimal digits'.
crypto::Secret raw_key(const crypto::Secret& key) {
  crypto::SecretText text;
  text.append("x'");
  text.append_hex(key.view());
  text.append("'");
  return text.take();
}

void need_key_size(const crypto::Secret& key) {
  if (key.size() != key_size + salt_size) throw Error(Code::Internal, "A database key has to have 48 bytes.");
}

/// An open connection. Statements share it, so that it goes after the last of them.
struct Connection {
  Connection(Disk& door, const fs::path& file) : disk(door), path(file.string()), vfs(door, path) {}

  Disk& disk;
  std::string path;
  Vfs vfs;
  std::unique_ptr<sqlite3, Close> handle;
  Bytes salt;
  bool read_only = false;
  /// After a rekey that failed half way SQLCipher no longer knows which key its pages have.
  bool broken = false;

  /// Every call into SQLite is between these two.
  sqlite3* begin() {
    if (broken)
      throw Error(Code::Io, "Changing the key of %1 failed. Close the vault and open it again.", {path});
    vfs.forget();
    return handle.get();
  }
  void end(int code) {
    if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
    vfs.rethrow();
    if (code == SQLITE_ERROR && !explained()) throw damaged(path);
    // Its log, or the log's index, could be opened for reading only.
    if ((code & 0xFF) == SQLITE_READONLY && !read_only) code = SQLITE_CANTOPEN;
    throw error_of(code, handle ? sqlite3_system_errno(handle.get()) : 0, path);
  }

  /// A page whose HMAC is wrong comes as a bare SQLITE_ERROR; every other use of that code brings a sentence.
  bool explained() const {
    return std::string_view(sqlite3_errmsg(handle.get())) != sqlite3_errstr(SQLITE_ERROR);
  }

  void execute(const char* sql) { end(sqlite3_exec(begin(), sql, nullptr, nullptr, nullptr)); }
  StatementHandle prepare(std::string_view sql);
  void open(const crypto::Secret& key, Database::Mode mode);
  void check_salt();

 private:
  void set_key(const crypto::Secret& key);
  void prove_key(Database::Mode mode);
  void set_limits();
  void set_defences();
  std::string ask(const char* sql);
};

StatementHandle Connection::prepare(std::string_view sql) {
  sqlite3_stmt* out = nullptr;
  const int code = sqlite3_prepare_v3(begin(), sql.data(), static_cast<int>(sql.size()), 0, &out, nullptr);
  StatementHandle statement(out);
  // SQL is ours and values are bound, so here SQLite's message names tables and columns only.
  if (code == SQLITE_ERROR && explained()) {
    throw Error(Code::Internal, "The database does not understand a statement: %1",
                {sqlite3_errmsg(handle.get())});
  }
  end(code);
  if (!statement) throw Error(Code::Internal, "A statement for the database is empty.");
  return statement;
}

std::string Connection::ask(const char* sql) {
  const StatementHandle statement = prepare(sql);
  begin();
  const int code = sqlite3_step(statement.get());
  end(code);
  const auto* text = sqlite3_column_text(statement.get(), 0);
  std::string answer = text == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(text));
  // What a PRAGMA writes is written after its answer.
  end(sqlite3_step(statement.get()));
  return answer;
}

/// Through SQLite's own file: opening and closing another descriptor would drop every lock this process holds
/// on it.
void Connection::check_salt() {
  sqlite3_file* file = nullptr;
  begin();
  end(sqlite3_file_control(handle.get(), "main", SQLITE_FCNTL_FILE_POINTER, &file));
  Bytes present(salt_size);
  end(file->pMethods->xRead(file, present.data(), static_cast<int>(salt_size), 0));
  // SQLCipher takes the salt from the key and never looks at the file's.
  if (present != salt) throw damaged(path);
}

void Connection::set_key(const crypto::Secret& key) {
  const crypto::Secret raw = raw_key(key);
  // Not by PRAGMA key: that would put it into SQL text, which SQLite keeps and traces.
  end(sqlite3_key_v2(begin(), "main", raw.view().data(), static_cast<int>(raw.size())));
}

void Connection::prove_key(Database::Mode mode) {
  execute("PRAGMA cipher_log_level = NONE");
  execute("PRAGMA temp_store = MEMORY");
  ask("SELECT count(*) FROM sqlite_schema");
  if (mode == Database::Mode::Create) {
    // The first page is written before there is a write-ahead log, and must not make a rollback journal.
    execute("PRAGMA journal_mode = OFF");
    execute(("PRAGMA application_id = " + std::to_string(application_id)).c_str());
  } else if (ask("PRAGMA application_id") != std::to_string(application_id)) {
    throw damaged(path);
  }
  // A file without WAL is one whose making was cut short.
  if (ask(mode == Database::Mode::Create ? "PRAGMA journal_mode = WAL" : "PRAGMA journal_mode") != "wal") {
    throw damaged(path);
  }
}

void Connection::set_limits() {
  static constexpr std::array<std::pair<int, int>, 11> limits = {{
      {SQLITE_LIMIT_LENGTH, 128 << 20},
      {SQLITE_LIMIT_SQL_LENGTH, 1 << 20},
      {SQLITE_LIMIT_COLUMN, 100},
      {SQLITE_LIMIT_EXPR_DEPTH, 100},
      {SQLITE_LIMIT_COMPOUND_SELECT, 20},
      {SQLITE_LIMIT_VDBE_OP, 250'000},
      {SQLITE_LIMIT_FUNCTION_ARG, 32},
      {SQLITE_LIMIT_ATTACHED, 1},  // VACUUM attaches one in memory; any other the VFS refuses
      {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000},
      {SQLITE_LIMIT_VARIABLE_NUMBER, 1000},
      {SQLITE_LIMIT_WORKER_THREADS, 0},
  }};
  for (const auto& [limit, value] : limits) sqlite3_limit(handle.get(), limit, value);
}

void Connection::set_defences() {
  for (const char* pragma :
       {"PRAGMA synchronous = FULL", "PRAGMA secure_delete = ON", "PRAGMA foreign_keys = ON",
        "PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON", "PRAGMA mmap_size = 0",
        "PRAGMA cache_size = -65536", "PRAGMA journal_size_limit = 0"}) {
    execute(pragma);
  }
  end(sqlite3_db_config(begin(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr));
}

void Connection::open(const crypto::Secret& key, Database::Mode mode) {
  read_only = mode == Database::Mode::Read;
  salt.assign(key.view().begin() + key_size, key.view().end());
  // Never SQLITE_OPEN_CREATE: a database that went missing must not come back empty.
  const int access = read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  const int flags = access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
  sqlite3* out = nullptr;
  begin();
  const int code = sqlite3_open_v2(path.c_str(), &out, flags, vfs.name());
  handle.reset(out);
  end(code);
  sqlite3_busy_timeout(handle.get(), busy_milliseconds);
  set_limits();
  if (mode != Database::Mode::Create) check_salt();
  set_key(key);
  prove_key(mode);
  set_defences();
  // SQLite opens a file that may not be written as read-only, and says nothing.
  if (!read_only && sqlite3_db_readonly(handle.get(), "main") != 0) throw error_of(SQLITE_CANTOPEN, 0, path);
  const int registered = register_tokenizer(handle.get());
  if (registered == SQLITE_NOMEM) throw error_of(registered, 0, path);
  if (registered != SQLITE_OK) throw Error(Code::Internal, "This SQLite has no full-text search.");
}

/// SQLite refuses symbolic links anywhere in a path; those of the folders above are the person's own affair.
fs::path real_path(const fs::path& path) {
  std::error_code error;
  const fs::path folder = fs::canonical(fs::absolute(path).parent_path(), error);
  if (error) throw_errno(error.value(), "The folder of %1 cannot be opened.", {path.string()});
  return folder / path.filename();
}

void need_whole_page(const fs::path& path) {
  std::error_code error;
  const auto kind = fs::symlink_status(path, error).type();
  if (kind == fs::file_type::none)
    throw_errno(error.value(), "The database %1 cannot be opened.", {path.string()});
  if (kind != fs::file_type::regular) throw damaged(path.string());
  const auto size = fs::file_size(path, error);
  if (error) throw_errno(error.value(), "The database %1 cannot be opened.", {path.string()});
  if (size < page_size) throw damaged(path.string());
}

void remove_made(Disk& disk, const fs::path& path) noexcept {
  for (const char* suffix : {"", "-wal", "-shm"}) {
    try {
      disk.remove(path.string() + suffix);
    } catch (const Error&) {
      // The disk refuses; the Error that stopped the making is the one to report.
    }
  }
}

}  // namespace

struct Statement::State {
  std::shared_ptr<Connection> connection;
  StatementHandle handle;

  sqlite3_stmt* use() const {
    connection->begin();
    return handle.get();
  }
  sqlite3_stmt* at(int column) const {
    if (column < 0 || column >= sqlite3_data_count(handle.get())) {
      throw Error(Code::Internal, "A column was read that the statement does not have.");
    }
    return handle.get();
  }
};

Statement::Statement(std::unique_ptr<State> state) : state_(std::move(state)) {}
Statement::Statement(Statement&&) noexcept = default;
Statement::~Statement() = default;

Statement& Statement::bind(int index, std::int64_t value) {
  state_->connection->end(sqlite3_bind_int64(state_->use(), index, value));
  return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
  const char* data = text.data() == nullptr ? "" : text.data();  // a null address would bind NULL
  state_->connection->end(
      sqlite3_bind_text64(state_->use(), index, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind_blob(int index, ByteView bytes) {
  const void* data = bytes.data() == nullptr ? static_cast<const void*>("") : bytes.data();
  state_->connection->end(sqlite3_bind_blob64(state_->use(), index, data, bytes.size(), SQLITE_TRANSIENT));
  return *this;
}

Statement& Statement::bind_null(int index) {
  state_->connection->end(sqlite3_bind_null(state_->use(), index));
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(state_->use());
  if (code == SQLITE_ROW) return true;
  // At its end or failed, it must neither hold a lock nor refuse to be bound again. The reset repeats the
  // step's code.
  sqlite3_reset(state_->handle.get());
  state_->connection->end(code);
  return false;
}

void Statement::run() {
  while (step()) {
  }
}

void Statement::reset() {
  sqlite3_reset(state_->handle.get());
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(state_->at(column), column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(state_->at(column), column);
}

std::string Statement::text(int column) const {
  const auto* text = sqlite3_column_text(state_->at(column), column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(state_->handle.get(), column));
  return text == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(text), size);
}

Bytes Statement::blob(int column) const {
  const auto* data = static_cast<const Byte*>(sqlite3_column_blob(state_->at(column), column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(state_->handle.get(), column));
  return data == nullptr ? Bytes() : Bytes(data, data + size);
}

struct Database::State {
  std::shared_ptr<Connection> connection;
};

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::~Database() = default;

std::unique_ptr<Database> Database::open(Disk& disk, const fs::path& given, const crypto::Secret& key,
                                         Mode mode) {
  need_key_size(key);
  const fs::path path = real_path(given);
  const bool create = mode == Mode::Create;
  if (create) {
    disk.create(path).sync();
  } else {
    need_whole_page(path);
  }
  try {
    auto connection = std::make_shared<Connection>(disk, path);
    connection->open(key, mode);
    if (create) disk.sync_folder(path.parent_path());
    return std::unique_ptr<Database>(new Database(std::make_unique<State>(State{std::move(connection)})));
  } catch (...) {
    if (create) remove_made(disk, path);
    throw;
  }
}

Statement Database::prepare(std::string_view sql) {
  auto statement = state_->connection->prepare(sql);
  return Statement(
      std::make_unique<Statement::State>(Statement::State{state_->connection, std::move(statement)}));
}

void Database::execute(const char* sql) {
  state_->connection->execute(sql);
}

std::int64_t Database::changes() const {
  return sqlite3_changes64(state_->connection->handle.get());
}

std::int64_t Database::last_insert_rowid() const {
  return sqlite3_last_insert_rowid(state_->connection->handle.get());
}

void Database::rekey(const crypto::Secret& key) {
  need_key_size(key);
  Connection& connection = *state_->connection;
  const ByteView salt = key.view().subspan(key_size);
  if (!std::equal(salt.begin(), salt.end(), connection.salt.begin())) {
    throw Error(Code::Internal, "A new database key has to keep the salt of the old one.");
  }
  const crypto::Secret raw = raw_key(key);
  sqlite3* handle = connection.begin();
  // SQLCipher takes the new key over even where the pages could not be written, and says that all went well.
  // So the file is asked, by a connection that has the new key only, and until it agrees this one is at its
  // end.
  connection.broken = true;
  const int code = sqlite3_rekey_v2(handle, "main", raw.view().data(), static_cast<int>(raw.size()));
  connection.vfs.rethrow();
  if (const int failed = connection.vfs.failure())
    throw error_of(failed, connection.vfs.failure_errno(), connection.path);
  connection.end(code);
  try {
    Connection(connection.disk, connection.path).open(key, Mode::Read);
  } catch (const Error& e) {
    // Of pages that could be read under the old key a moment ago: the new one never reached them.
    if (e.code() != Code::Damaged) throw;
    throw error_of(SQLITE_IOERR, 0, connection.path);
  }
  connection.broken = false;
  checkpoint();  // the pages under the old key go now
}

void Database::copy_to(Sink& out, Job& job) {
  checkpoint();
  Connection& connection = *state_->connection;
  // Through SQLite's own file, as in check_salt; a read transaction keeps another connection's checkpoint
  // away.
  execute("BEGIN");
  struct End {
    sqlite3* handle;
    ~End() { sqlite3_exec(handle, "ROLLBACK", nullptr, nullptr, nullptr); }
  } const end{connection.handle.get()};
  prepare("SELECT count(*) FROM sqlite_schema").run();
  sqlite3_file* file = nullptr;
  sqlite3_int64 size = 0;
  connection.end(sqlite3_file_control(connection.begin(), "main", SQLITE_FCNTL_FILE_POINTER, &file));
  connection.end(file->pMethods->xFileSize(file, &size));
  Bytes block(64u << 10);
  for (sqlite3_int64 at = 0; at < size;) {
    const auto piece = std::min<sqlite3_int64>(size - at, static_cast<sqlite3_int64>(block.size()));
    connection.end(file->pMethods->xRead(file, block.data(), static_cast<int>(piece), at));
    out.write(ByteView(block).first(static_cast<std::size_t>(piece)));
    at += piece;
    job.advance(static_cast<std::uint64_t>(piece));
  }
}

std::vector<std::string> Database::check() {
  std::vector<std::string> found;
  const auto collect = [&](const char* sql, bool silent_when_well) {
    try {
      Statement statement = prepare(sql);
      while (statement.step()) {
        const auto line = statement.text(0);
        if (says_no_memory(line)) throw error_of(SQLITE_NOMEM, 0, state_->connection->path);
        if (silent_when_well || line != "ok") found.push_back(line);
      }
    } catch (const Error& e) {
      if (e.code() != Code::Damaged) throw;
      found.emplace_back(e.what());
    }
  };
  // Pages that are newer in the log may be torn in the file after a power cut: SQLCipher's check reads the
  // file alone.
  if (!state_->connection->read_only) execute("PRAGMA wal_checkpoint(PASSIVE)");
  try {
    state_->connection->check_salt();
  } catch (const Error& e) {
    if (e.code() != Code::Damaged) throw;
    found.emplace_back("The salt at the start of the file is not what was written.");
  }
  collect("PRAGMA cipher_integrity_check", true);
  collect("PRAGMA integrity_check(20)", false);
  return found;
}

void Database::checkpoint() {
  Statement statement = prepare("PRAGMA wal_checkpoint(TRUNCATE)");
  statement.step();
  const bool blocked = statement.integer(0) != 0;
  if (blocked) throw error_of(SQLITE_BUSY, 0, state_->connection->path);
}

void Database::interrupt() {
  sqlite3_interrupt(state_->connection->handle.get());
}

Transaction::Transaction(Database& database) : database_(database) {
  database_.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  sqlite3* handle = database_.state_->connection->handle.get();
  // A full or failing disk makes SQLite roll back by itself.
  if (open_ && sqlite3_get_autocommit(handle) == 0)
    sqlite3_exec(handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  database_.execute("COMMIT");
  open_ = false;
}

}  // namespace attest::store
