// The encrypted database against plain SQLite: the same library without a key, the same schema, statements
// and settings, the same disk; in turn, the least and the median of several runs. Every figure is plain /
// encrypted: 0.8x means that the encrypted one needs 1.25 times as long.
#include <sqlcipher/sqlite3.h>

#include <catch2/catch_test_macros.hpp>
#include <random>
#include <stdexcept>

#include "core/crypto/secret.h"
#include "core/foundation/json.h"
#include "core/store/database.h"
#include "core/store/schema.h"
#include "core/store/tokenizer.h"
#include "core/testimony/interview.h"
#include "tests/bench/measure.h"
#include "tests/support/vaults.h"

using namespace attest;
using namespace attest::test;
namespace fs = std::filesystem;

namespace {

// ---- The peer

/// Plain SQLite with what core/store/database.cpp sets, encryption and its disk shim apart.
class Plain {
 public:
  class Row {
   public:
    explicit Row(sqlite3_stmt* handle) : handle_(handle) {}
    Row(Row&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
    ~Row() { sqlite3_finalize(handle_); }
    Row& bind(int index, std::int64_t value) {
      need(sqlite3_bind_int64(handle_, index, value));
      return *this;
    }
    Row& bind(int index, std::string_view text) {
      need(sqlite3_bind_text64(handle_, index, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8));
      return *this;
    }
    Row& bind_blob(int index, ByteView bytes) {
      need(sqlite3_bind_blob64(handle_, index, bytes.data(), bytes.size(), SQLITE_STATIC));
      return *this;
    }
    bool step() {
      const int code = sqlite3_step(handle_);
      if (code == SQLITE_ROW) return true;
      sqlite3_reset(handle_);
      need(code == SQLITE_DONE ? SQLITE_OK : code);
      return false;
    }
    void run() {
      while (step()) {
      }
    }
    void reset() { sqlite3_reset(handle_); }
    std::int64_t integer(int column) const { return sqlite3_column_int64(handle_, column); }
    std::string text(int column) const {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
      return text == nullptr
                 ? std::string()
                 : std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column)));
    }
    Bytes blob(int column) const {
      const auto* data = static_cast<const Byte*>(sqlite3_column_blob(handle_, column));
      return data == nullptr ? Bytes() : Bytes(data, data + sqlite3_column_bytes(handle_, column));
    }

   private:
    static void need(int code) {  // an assertion would be a cost that only the peer has
      if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errstr(code));
    }
    sqlite3_stmt* handle_;
  };

  explicit Plain(const fs::path& path) {
    sqlite3* out = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    const int code = sqlite3_open_v2(path.c_str(), &out, flags, "unix");
    handle_.reset(out);
    REQUIRE(code == SQLITE_OK);
    for (const char* pragma :
         {"PRAGMA temp_store = MEMORY", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
          "PRAGMA secure_delete = ON", "PRAGMA foreign_keys = ON", "PRAGMA trusted_schema = OFF",
          "PRAGMA cell_size_check = ON", "PRAGMA mmap_size = 0", "PRAGMA journal_size_limit = 0"})
      execute(pragma);
    // The cache is whatever ours has: see the constructor of Encrypted.
    REQUIRE(store::register_tokenizer(handle_.get()) == SQLITE_OK);
  }
  Row prepare(std::string_view sql) {
    sqlite3_stmt* out = nullptr;
    const int code =
        sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()), 0, &out, nullptr);
    if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(handle_.get()));
    return Row(out);
  }
  void execute(const char* sql) {
    REQUIRE(sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  }
  std::int64_t last_insert_rowid() const { return sqlite3_last_insert_rowid(handle_.get()); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close(handle); }
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

template <class Db>
std::string answer(Db& db, const char* sql) {
  auto query = db.prepare(sql);
  return query.step() ? query.text(0) : std::string();
}

/// One of each, with the tables of a vault.
struct Two {
  Two() {
    const crypto::Secret key = crypto::Secret::random(48);
    ours = store::Database::open(disk, folder / "ours.db", key, store::Database::Mode::Create);
    peer = std::make_unique<Plain>(folder / "plain.db");
    peer->execute(("PRAGMA cache_size = " + answer(*ours, "PRAGMA cache_size")).c_str());
    for (const char* tables : {store::kSchema, store::kIndexes}) {
      ours->execute(tables);
      peer->execute(tables);
    }
    for (const char* setting :
         {"PRAGMA journal_mode", "PRAGMA synchronous", "PRAGMA secure_delete", "PRAGMA page_size",
          "PRAGMA cache_size", "PRAGMA wal_autocheckpoint", "PRAGMA temp_store"})
      CHECK(answer(*ours, setting) == answer(*peer, setting));
  }
  TempFolder folder;
  Disk disk;
  std::unique_ptr<store::Database> ours;
  std::unique_ptr<Plain> peer;
};

// ---- What is written: a vault's commits, as Vault::write and the projection write them

class Inventor {
 public:
  explicit Inventor(std::uint32_t seed) : random_(seed) {}
  Bytes bytes(std::size_t size) {
    Bytes out(size);
    for (Byte& b : out) b = static_cast<Byte>(random_());
    return out;
  }
  std::string hex(std::size_t size) { return to_hex(bytes(size)); }
  std::string word() {
    static constexpr std::array<const char*, 12> korean{"국경을",   "건넜고",   "보위부가", "어머니와",
                                                        "겨울에",   "강가에서", "잡혀서",   "구류장",
                                                        "조사받고", "돌아왔다", "쌀을",     "팔았다"};
    static constexpr std::array<const char*, 12> english{"border", "crossed",   "officers", "mother",
                                                         "winter", "river",     "caught",   "centre",
                                                         "asked",  "questions", "rice",     "market"};
    const auto n = random_();
    // Now and then a name that stands nowhere else.
    if (n % 16 == 0) return hex(3);
    return n % 2 != 0 ? korean[n / 32 % korean.size()] : english[n / 32 % english.size()];
  }
  std::string text(std::size_t words) {
    std::string out;
    for (std::size_t i = 0; i < words; ++i) out += (i == 0 ? "" : i % 12 == 0 ? "\n" : " ") + word();
    return out;
  }

 private:
  std::mt19937 random_;
};

struct Value {
  std::string field;
  Bytes hash;
  std::string text;  ///< as the column holds it
};
struct Written {
  Bytes id;
  std::string type;
  std::string doc;
  std::vector<Value> values;
  std::vector<std::pair<std::string, Bytes>> links;
  std::vector<std::pair<std::string, std::string>> searched;  ///< field and words
};
struct Commit {
  Bytes record, recipient, id, device;
  std::string kind = "interview", header, body, signature;
  std::vector<Written> entities;
};

Value value_of(Inventor& invent, const std::string& field, const Json& value) {
  return {field, invent.bytes(32), canonical(Json{{"salt", invent.hex(32)}, {"value", value}})};
}

void finish(Inventor& invent, Commit& commit) {
  commit.header = std::string(420, 'h');  // the size of a header with one parent
  std::size_t changes = 0;
  for (const auto& entity : commit.entities) changes += entity.values.size();
  commit.body = invent.hex(32 + 90 * changes);
  commit.signature = invent.hex(160);
}

Commit interview_of(Inventor& invent, std::size_t fields) {
  Commit commit;
  commit.record = invent.bytes(16);
  commit.recipient = invent.bytes(32);
  commit.id = invent.bytes(32);
  commit.device = Bytes(32, 7);
  Written entity{commit.record, "interview", "", {}, {}, {}};
  Json doc = Json::object();
  for (std::size_t i = 0; i < fields; ++i) {
    const std::string field = i == 0 ? "record_code" : "field" + std::to_string(i);
    const std::string text = invent.text(i == fields - 1 ? 30 : 3);
    doc[field] = text;
    entity.values.push_back(value_of(invent, field, text));
    if (i > 0) entity.searched.emplace_back(field, text);
  }
  entity.doc = canonical(doc);
  commit.entities.push_back(std::move(entity));
  finish(invent, commit);
  return commit;
}

Commit transcript_of(Inventor& invent, const Commit& interview, std::size_t words) {
  Commit commit;
  commit.record = interview.record;
  commit.recipient = interview.recipient;
  commit.id = invent.bytes(32);
  commit.device = interview.device;
  const std::string text = invent.text(words);
  Json cues = Json::array();
  for (std::size_t i = 0; i < words / 12; ++i)
    cues.push_back(Json::array({i * 60, i * 60 + 59, i * 4000, i * 4000 + 3900, "B1"}));
  Written version{invent.bytes(16), "version", "", {}, {}, {}};
  Written transcript{invent.bytes(16), "transcript", "", {}, {}, {}};
  version.values = {value_of(invent, "characters", static_cast<std::int64_t>(text.size())),
                    value_of(invent, "cues", cues),
                    value_of(invent, "hash", invent.hex(32)),
                    value_of(invent, "language", "ko"),
                    value_of(invent, "text", text),
                    value_of(invent, "transcript", to_hex(transcript.id))};
  version.doc =
      canonical(Json{{"characters", text.size()}, {"language", "ko"}, {"transcript", to_hex(transcript.id)}});
  version.links = {{"transcript", transcript.id}};
  transcript.values = {value_of(invent, "current", to_hex(version.id)), value_of(invent, "language", "ko"),
                       value_of(invent, "role", "original")};
  transcript.doc = canonical(Json{{"current", to_hex(version.id)}, {"language", "ko"}, {"role", "original"}});
  transcript.links = {{"current", version.id}};
  transcript.searched = {{"text", text}};
  commit.entities = {std::move(version), std::move(transcript)};
  finish(invent, commit);
  return commit;
}

/// Every statement of Vault::write, once for each row, in its order.
template <class Db>
class Writer {
 public:
  explicit Writer(Db& db) : db_(db) {}

  void write(const Commit& commit) {
    known_.bind_blob(1, commit.record);
    const bool known = known_.step();
    known_.reset();
    if (!known) record_.bind_blob(1, commit.record).bind(2, commit.kind).bind_blob(3, commit.recipient).run();
    for (const auto& entity : commit.entities)
      for (const auto& value : entity.values)
        value_.bind_blob(1, value.hash).bind_blob(2, commit.record).bind(3, value.text).run();
    tips_.bind_blob(1, commit.record).run();
    header_.bind_blob(1, commit.id).bind_blob(2, commit.record).bind(3, commit.header).run();
    body_.bind_blob(1, commit.id).bind(2, commit.body).run();
    signature_.bind_blob(1, commit.record).bind_blob(2, commit.device).bind_blob(3, commit.id);
    signature_.bind(4, commit.signature).run();
    for (const auto& entity : commit.entities) put(commit, entity);
    for (const auto& entity : commit.entities) index(commit, entity);
    clear_tip_.bind_blob(1, commit.record).run();
    tip_.bind_blob(1, commit.record).bind_blob(2, commit.id).run();
  }

 private:
  using Row = decltype(std::declval<Db&>().prepare(""));

  void put(const Commit& commit, const Written& entity) {
    look_.bind_blob(1, commit.record).bind_blob(2, entity.id).run();
    candidates_.bind_blob(1, commit.record).bind_blob(2, entity.id).run();
    for (const auto& value : entity.values) shown_.bind_blob(1, value.hash).run();
    entity_.bind_blob(1, commit.record).bind_blob(2, entity.id).bind(3, entity.type).bind(4, std::int64_t{1});
    entity_.bind(5, std::int64_t{0}).bind(6, std::int64_t{0}).bind(7, entity.doc).run();
    drop_candidates_.bind_blob(1, commit.record).bind_blob(2, entity.id).run();
    for (const auto& value : entity.values) {
      candidate_.bind_blob(1, commit.record)
          .bind_blob(2, entity.id)
          .bind(3, value.field)
          .bind_blob(4, commit.id);
      candidate_.bind_blob(5, commit.id).bind_blob(6, value.hash).run();
    }
    drop_links_.bind_blob(1, commit.record).bind_blob(2, entity.id).run();
    for (const auto& [key, target] : entity.links)
      link_.bind_blob(1, target).bind(2, key).bind_blob(3, commit.record).bind_blob(4, entity.id).run();
  }
  void index(const Commit& commit, const Written& entity) {
    searchable_now_.bind_blob(1, commit.record).bind_blob(2, entity.id).run();
    for (const auto& [field, text] : entity.searched) {
      searchable_.bind_blob(1, commit.record)
          .bind_blob(2, entity.id)
          .bind(3, field)
          .bind_blob(4, commit.id)
          .run();
      words_.bind(1, db_.last_insert_rowid()).bind(2, text).run();
    }
  }

  Db& db_;
  Row known_ = db_.prepare("SELECT kind FROM record WHERE id = ?");
  Row record_ = db_.prepare("INSERT INTO record(id, kind, recipient) VALUES(?, ?, ?)");
  Row value_ = db_.prepare("INSERT OR IGNORE INTO value(hash, record, text) VALUES(?, ?, ?)");
  Row tips_ = db_.prepare("SELECT header FROM tip WHERE record = ? ORDER BY header");
  Row header_ = db_.prepare("INSERT OR IGNORE INTO header(id, record, text) VALUES(?, ?, ?)");
  Row body_ = db_.prepare("INSERT OR IGNORE INTO body(id, text) VALUES(?, ?)");
  Row signature_ =
      db_.prepare("INSERT OR REPLACE INTO signature(record, device, head, text) VALUES(?, ?, ?, ?)");
  Row look_ =
      db_.prepare("SELECT type, live, flagged, contested, doc FROM entity WHERE record = ? AND id = ?");
  Row candidates_ = db_.prepare(
      "SELECT field, header, origin, value FROM candidate WHERE record = ? AND entity = ? ORDER BY field, "
      "origin, "
      "header");
  Row shown_ = db_.prepare("SELECT text FROM value WHERE hash = ?");
  Row entity_ = db_.prepare(
      "INSERT OR REPLACE INTO entity(record, id, type, live, flagged, contested, doc) VALUES(?, ?, ?, ?, ?, "
      "?, ?)");
  Row drop_candidates_ = db_.prepare("DELETE FROM candidate WHERE record = ? AND entity = ?");
  Row candidate_ = db_.prepare(
      "INSERT INTO candidate(record, entity, field, header, origin, value) VALUES(?, ?, ?, ?, ?, ?)");
  Row drop_links_ = db_.prepare("DELETE FROM link WHERE record = ? AND entity = ?");
  Row link_ = db_.prepare("INSERT INTO link(value, key, record, entity) VALUES(?, ?, ?, ?)");
  Row searchable_now_ = db_.prepare("SELECT field, value FROM searchable WHERE record = ? AND entity = ?");
  Row searchable_ = db_.prepare("INSERT INTO searchable(record, entity, field, value) VALUES(?, ?, ?, ?)");
  Row words_ = db_.prepare("INSERT INTO words(rowid, text) VALUES(?, ?)");
  Row clear_tip_ = db_.prepare("DELETE FROM tip WHERE record = ?");
  Row tip_ = db_.prepare("INSERT INTO tip(record, header) VALUES(?, ?)");
};

std::vector<Commit> interviews_with_transcripts(std::size_t count, std::size_t words, std::uint32_t seed) {
  Inventor invent(seed);
  std::vector<Commit> commits;
  for (std::size_t i = 0; i < count; ++i) {
    commits.push_back(interview_of(invent, 9));
    commits.push_back(transcript_of(invent, commits.back(), words));
  }
  return commits;
}

template <class Db>
void write_all(Db& db, const std::vector<Commit>& commits) {
  db.execute("BEGIN IMMEDIATE");
  {
    Writer<Db> writer(db);
    for (const auto& commit : commits) writer.write(commit);
  }
  db.execute("COMMIT");
}

// ---- What is read

struct Asked {
  std::vector<std::pair<Bytes, Bytes>> entities;  ///< of a record
  std::vector<std::string> queries;
};

/// Vault::entity, entities_in and value.
template <class Db>
std::size_t read_all(Db& db, const Asked& asked) {
  auto entity = db.prepare(
      "SELECT e.id, e.record, e.type, e.live, e.flagged, e.contested, e.doc FROM entity e WHERE e.id = ? "
      "ORDER BY "
      "e.record = e.id DESC, e.record LIMIT 1");
  auto in = db.prepare(
      "SELECT e.id, e.record, e.type, e.live, e.flagged, e.contested, e.doc FROM entity e WHERE e.type = ? "
      "AND "
      "e.record = ? AND (e.live OR ?) ORDER BY e.id");
  auto value = db.prepare(
      "SELECT v.text FROM candidate c JOIN entity e ON e.record = c.record AND e.id = c.entity LEFT JOIN "
      "value v ON "
      "v.hash = c.value WHERE e.id = ? AND c.field = ? ORDER BY e.record = e.id DESC, e.record, c.origin, "
      "c.header "
      "LIMIT 1");
  std::size_t bytes = 0;
  for (const auto& [record, id] : asked.entities) {
    entity.bind_blob(1, id);
    while (entity.step()) bytes += entity.text(6).size();
    in.bind(1, "transcript").bind_blob(2, record).bind(3, std::int64_t{0});
    while (in.step()) bytes += in.text(6).size();
    value.bind_blob(1, id).bind(2, "record_code");
    while (value.step()) bytes += value.text(0).size();
  }
  return bytes;
}

template <class Db>
std::size_t search_all(Db& db, const Asked& asked) {
  auto find = db.prepare(
      "SELECT s.entity, s.field FROM words w JOIN searchable s ON s.row = w.rowid WHERE words MATCH ? ORDER "
      "BY "
      "s.record, s.entity, s.field");
  std::size_t hits = 0;
  for (const auto& query : asked.queries) {
    const std::string match = store::match_expression(query);
    find.bind(1, match);
    for (; find.step(); ++hits) {
      find.blob(0);
      find.text(1);
    }
  }
  return hits;
}

Asked questions(const std::vector<Commit>& commits, std::size_t reads, std::size_t searches) {
  std::mt19937 random(5);
  Asked asked;
  for (std::size_t i = 0; i < reads; ++i) {
    const Commit& commit = commits[random() % commits.size()];
    asked.entities.emplace_back(commit.record, commit.entities[random() % commit.entities.size()].id);
  }
  Inventor invent(9);
  for (std::size_t i = 0; i < searches; ++i) {
    // A word that many hold, one that few do, two in a row, a syllable inside a word.
    const auto& spoken = commits[random() % commits.size()].entities.back().searched.back().second;
    const std::size_t from = spoken.find(' ', random() % (spoken.size() / 2));
    switch (i % 4) {
      case 0:
        asked.queries.push_back(invent.word());
        break;
      case 1:
        asked.queries.push_back(spoken.substr(from + 1, spoken.find(' ', from + 1) - from - 1));
        break;
      case 2:
        asked.queries.push_back(
            spoken.substr(from + 1, spoken.find(' ', spoken.find(' ', from + 1) + 1) - from - 1));
        break;
      default:
        asked.queries.push_back("위부");
    }
  }
  return asked;
}

void measure_reads(const char* size, std::size_t interviews, std::size_t words) {
  Two two;
  const auto commits = interviews_with_transcripts(interviews, words, 3);
  write_all(*two.ours, commits);
  write_all(*two.peer, commits);
  two.ours->checkpoint();
  two.peer->execute("PRAGMA wal_checkpoint(TRUNCATE)");
  std::printf("%zu interviews with a transcript of %zu words each: %.1f MiB (the cache has %d)\n", interviews,
              words, static_cast<double>(fs::file_size(two.folder / "ours.db")) / (1 << 20),
              -std::stoi(answer(*two.ours, "PRAGMA cache_size")) / 1024);
  const Asked asked = questions(commits, 20'000, 200);
  REQUIRE(read_all(*two.ours, asked) == read_all(*two.peer, asked));
  REQUIRE(search_all(*two.ours, asked) == search_all(*two.peer, asked));
  REQUIRE(search_all(*two.ours, asked) > 0);
  const std::string what = std::string(size) + ": ";
  read_all(*two.peer, asked);
  read_all(*two.ours, asked);
  tell((what + "60 000 indexed reads").c_str(),
       in_turn(
           9, [&] { read_all(*two.ours, asked); }, [&] { read_all(*two.peer, asked); }));
  search_all(*two.peer, asked);
  search_all(*two.ours, asked);
  tell((what + "200 searches for words").c_str(),
       in_turn(
           9, [&] { search_all(*two.ours, asked); }, [&] { search_all(*two.peer, asked); }));
}

}  // namespace

TEST_CASE("many interviews and transcripts in one transaction, against plain SQLite") {
  const auto commits = interviews_with_transcripts(100, 6000, 1);
  Peers runs;
  for (int i = 0; i < 5; ++i) {
    Two two;
    runs.peer.add(cost_once([&] { write_all(*two.peer, commits); }));
    runs.ours.add(cost_once([&] { write_all(*two.ours, commits); }));
  }
  tell("100 interviews with a transcript of 6000 words each", runs);

  Inventor invent(2);
  std::vector<Commit> small;
  for (int i = 0; i < 3000; ++i) small.push_back(interview_of(invent, 9));
  Peers records;
  for (int i = 0; i < 5; ++i) {
    Two two;
    records.peer.add(cost_once([&] { write_all(*two.peer, small); }));
    records.ours.add(cost_once([&] { write_all(*two.ours, small); }));
  }
  tell("3000 interviews of nine fields without a transcript", records);
}

TEST_CASE("warm indexed reads and searches, against plain SQLite") {
  measure_reads("fits the cache", 100, 400);
  measure_reads("larger than the cache", 2000, 2500);
}

TEST_CASE("one durable save, against plain SQLite") {
  Two two;
  const auto before = interviews_with_transcripts(100, 1000, 4);
  write_all(*two.ours, before);
  write_all(*two.peer, before);
  Inventor invent(6);
  std::vector<Commit> saves;
  for (int i = 0; i < 400; ++i) saves.push_back(interview_of(invent, 2));
  std::size_t next_ours = 0, next_peer = 0;
  tell("one commit of two fields, the same statements",
       in_turn(
           static_cast<int>(saves.size()), [&] { write_all(*two.ours, {saves[next_ours++]}); },
           [&] { write_all(*two.peer, {saves[next_peer++]}); }));

  // A vault's whole save: read, salted, hashed, signed, written.
  Vaults vaults;
  const auto vault = vaults.create("one");
  const RecordId id = testimony::create_interview(*vault, {{"title", "one"}});
  int number = 0;
  next_peer = 0;
  Two again;
  write_all(*again.peer, before);
  tell("one field changed and saved by a vault, signature and all, against plain SQLite's commit of two",
       in_turn(
           static_cast<int>(saves.size()),
           [&] {
             testimony::set_fields(*vault, id, {{"title", "take " + std::to_string(++number)}});
           },
           [&] { write_all(*again.peer, {saves[next_peer++]}); }));
}
