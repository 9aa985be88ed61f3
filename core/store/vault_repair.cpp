// A damaged vault: what is wrong with it, and a repair that deletes nothing. What was damaged is copied aside
// first; the database is made anew from every row that proves itself by its hash; what is missing leaves its
// record labelled, shown in part, and can be mended by a bundle or a backup.
#include <algorithm>
#include <map>

#include "core/store/carve.h"
#include "core/store/schema.h"
#include "core/store/vault_state.h"

namespace attest::store {

namespace fs = std::filesystem;
namespace age = crypto::age;

namespace {

constexpr const char* kAside = "aside";
constexpr const char* kDone = "done";
constexpr const char* kNewDatabase = "records.new";

void copy_aside(Disk& disk, const fs::path& from, const fs::path& folder, Job& job) {
  if (!is_there(from)) return;
  FileSource in(from);
  PendingFile out(disk, folder / from.filename(), true);
  copy(in, out, job);
  out.commit();
}

template <class T>
const T* cell(const Row& row, std::size_t i) {
  return i < row.cells.size() ? std::get_if<T>(&row.cells[i]) : nullptr;
}

std::optional<Hash> hash_cell(const Row& row, std::size_t i) {
  const Bytes* bytes = cell<Bytes>(row, i);
  if (!bytes || bytes->size() != 32) return std::nullopt;
  return hash_of(*bytes);
}

std::optional<RecordId> id_cell(const Row& row, std::size_t i) {
  const Bytes* bytes = cell<Bytes>(row, i);
  if (!bytes || bytes->size() != 16) return std::nullopt;
  return RecordId::from(*bytes);
}

bool is_null(const Row& row, std::size_t i) {
  return i < row.cells.size() && std::holds_alternative<std::monostate>(row.cells[i]);
}

/// Everything of the journal that a damaged database still holds, each piece proved by its hash.
struct Salvage {
  struct KnownRecord {
    std::string kind;
    std::optional<age::Recipient> recipient;
    std::string state;
  };
  std::map<RecordId, KnownRecord> records;
  std::map<RecordId, std::vector<Journal::Entry>> commits;
  std::map<CommitId, Hash> bodies_of;  ///< commit -> hash of its body
  std::map<Hash, std::string> bodies;  ///< by their own hash
  std::map<Hash, std::pair<RecordId, std::string>> values;
  std::map<std::pair<RecordId, DeviceKey>, std::pair<CommitId, std::string>> signatures;
  std::map<std::string, std::string> meta;
  std::vector<Row> waiting, drafts, seen, sequences, erasures, backups;

  void take(const Row& row) {
    const auto first_hash = hash_cell(row, 0);
    if (is_null(row, 0) && hash_cell(row, 1) && id_cell(row, 2) && cell<std::string>(row, 3)) {
      take_text(*hash_cell(row, 1), *id_cell(row, 2), *cell<std::string>(row, 3));
    } else if (first_hash && row.cells.size() == 2 && cell<std::string>(row, 1)) {
      // A body stands under its commit's id; its own hash is in the commit's header.
      const std::string& text = *cell<std::string>(row, 1);
      bodies.emplace(crypto::blake2b(text), text);
    } else if (const auto id = id_cell(row, 0)) {
      take_of_record(*id, row);
    } else if (is_null(row, 0) && id_cell(row, 1) && hash_cell(row, 2) && row.cells.size() == 5) {
      waiting.push_back(row);
    } else if (const auto* text = cell<std::string>(row, 0)) {
      const auto* second = cell<std::string>(row, 1);
      if (second && row.cells.size() == 2) {
        if (text->size() == 64 && from_hex(*text)) {
          seen.push_back(row);
        } else {
          meta.emplace(*text, *second);
        }
      } else if (cell<std::int64_t>(row, 1) && row.cells.size() == 3) {
        (cell<std::string>(row, 2) ? sequences : backups).push_back(row);
      }
    }
  }

 private:
  void take_text(const Hash& hash, const RecordId& record, const std::string& text) {
    if (crypto::blake2b(text) != hash) return;
    try {
      if (text.find("\"format\":\"attest-commit/1\"") != text.npos) {
        Journal::Entry entry{hash, Header::parse(text), text, {}};
        if (entry.header.record != record || bodies_of.contains(hash)) return;
        bodies_of.emplace(hash, entry.header.body);
        commits[record].push_back(std::move(entry));
        return;
      }
    } catch (const Error&) {
      // A value may hold that text.
    }
    try {
      value_of(text);
      values.emplace(hash, std::make_pair(record, text));
    } catch (const Error&) {
      return;
    }
  }

  void take_of_record(const RecordId& id, const Row& row) {
    const auto* kind = cell<std::string>(row, 1);
    if (kind && hash_cell(row, 2) && (row.cells.size() == 3 || row.cells.size() == 4)) {
      age::Recipient recipient;
      recipient.key = *hash_cell(row, 2);
      const auto* state = cell<std::string>(row, 3);
      records.emplace(id, KnownRecord{*kind, recipient, state ? *state : std::string()});
    } else if (hash_cell(row, 1) && hash_cell(row, 2) && cell<std::string>(row, 3) && row.cells.size() == 4) {
      DeviceKey device;
      device.key = *hash_cell(row, 1);
      signatures.emplace(std::make_pair(id, device),
                         std::make_pair(*hash_cell(row, 2), *cell<std::string>(row, 3)));
    } else if (kind && cell<std::int64_t>(row, 2) && row.cells.size() == 3) {
      drafts.push_back(row);
    } else if (kind && cell<std::int64_t>(row, 2) && cell<std::string>(row, 3) && row.cells.size() == 5) {
      erasures.push_back(row);
    }
  }
};

/// What meta said, from what else is known.
void restore_meta(Salvage& salvage, const StoreKey& key, const DeviceKey& device) {
  auto& meta = salvage.meta;
  meta["vault"] = key.info.vault.hex();
  std::string author;
  for (const auto& [record, commits] : salvage.commits)
    for (const auto& entry : commits) {
      if (entry.header.kind == "project") meta.emplace("project", record.hex());
      if (entry.header.kind == "ledger") meta.emplace("ledger", record.hex());
      if (entry.header.device == device) author = entry.header.author;
    }
  meta.emplace("author", author.empty() ? "A1" : author);
  meta.emplace("name", "");
  meta.emplace("project_name", "");
  if (!meta.contains("project") || !meta.contains("ledger"))
    throw Error(
        Code::Damaged,
        "Too little of the vault's database can be read to repair it. Restore the vault from a backup.");
}

void insert_rows(Database& db, const char* sql, const std::vector<Row>& rows, bool numbered = false) {
  auto insert = db.prepare(sql);
  for (const auto& row : rows) {
    int column = 0;
    for (std::size_t i = numbered ? 1 : 0; i < row.cells.size(); ++i) {
      ++column;
      std::visit(
          [&](const auto& value) {
            using T = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<T, std::int64_t>) {
              insert.bind(column, value);
            } else if constexpr (std::is_same_v<T, std::string>) {
              insert.bind(column, std::string_view(value));
            } else if constexpr (std::is_same_v<T, Bytes>) {
              insert.bind_blob(column, value);
            } else {
              insert.bind_null(column);
            }
          },
          row.cells[i]);
    }
    insert.run();
  }
}

}  // namespace

// ---- What is missing of a record

std::size_t Vault::State::missing_pieces(const RecordId& record) const {
  if (is_erased(record)) return 0;
  std::size_t missing = 0;
  std::set<CommitId> known, parents;
  std::vector<Hash> values;
  auto commits = db->prepare(
      "SELECT h.id, h.text, b.text FROM header h LEFT JOIN body b ON b.id = h.id WHERE h.record = ?");
  commits.bind_blob(1, record.view());
  while (commits.step()) {
    known.insert(hash_of(commits.blob(0)));
    const Header header = Header::parse(commits.text(1));
    parents.insert(header.parents.begin(), header.parents.end());
    if (commits.is_null(2)) {
      ++missing;
      continue;
    }
    for (const auto& change : Body::parse(commits.text(2)).changes)
      // What devices wrote into files from elsewhere is kept from partners (FORMAT.md §6): not here is not
      // lost.
      if (change.value && change.type != "original") values.push_back(*change.value);
  }
  auto heads = db->prepare("SELECT head FROM signature WHERE record = ?");
  heads.bind_blob(1, record.view());
  while (heads.step()) parents.insert(hash_of(heads.blob(0)));
  missing += static_cast<std::size_t>(
      std::count_if(parents.begin(), parents.end(), [&](const CommitId& id) { return !known.contains(id); }));
  auto find = db->prepare("SELECT 1 FROM value WHERE hash = ?");
  for (const auto& hash : values) {
    find.bind_blob(1, hash);
    if (!find.step()) ++missing;
    find.reset();
  }
  return missing;
}

void Vault::State::label(const RecordId& record) {
  if (is_erased(record)) return;
  auto mark = db->prepare("UPDATE record SET state = ? WHERE id = ? AND state != 'erased'");
  mark.bind(1, missing_pieces(record) > 0 ? "damaged" : "").bind_blob(2, record.view()).run();
}

std::vector<Vault::DamagedRecord> Vault::damaged_records() const {
  std::vector<DamagedRecord> all;
  auto query = state_->db->prepare("SELECT id, kind FROM record WHERE state = 'damaged' ORDER BY id");
  while (query.step()) {
    const auto record = RecordId::from(query.blob(0));
    all.push_back({{record, query.text(1)}, state_->missing_pieces(record)});
  }
  return all;
}

std::size_t Vault::missing_parts(const RecordId& record) const {
  auto query = state_->db->prepare("SELECT 1 FROM record WHERE id = ? AND state = 'damaged'");
  query.bind_blob(1, record.view());
  return query.step() ? state_->missing_pieces(record) : 0;
}

// ---- Looking

std::vector<Vault::Damage> Vault::examine(Disk& disk, const Clock& clock, const fs::path& folder,
                                          const Opening& opening, bool rebuild, Job& job) {
  const StoreKey key = open_store_key(folder, opening);
  try {
    return open(disk, clock, folder, opening, Access::Read)->check(rebuild, job);
  } catch (const Error& e) {
    if (e.code() != Code::Damaged && e.code() != Code::Tampered) throw;
    std::vector<Damage> damage;
    try {
      const Keyring keyring = read_keyring(folder, key);
      for (const auto& problem : key_file_problems(folder, key, keyring))
        damage.push_back({problem.damaged ? Damage::Kind::KeyFile : Damage::Kind::OlderKeyFile, problem.file,
                          "the vault's folder", "it is not what was written; the other copy is whole"});
      damage.push_back({Damage::Kind::Database, "database", "the vault's folder", e.what()});
    } catch (const Error&) {
      damage.push_back({Damage::Kind::Keys, "keyring", "the vault's folder", e.what()});
    }
    return damage;
  }
}

// ---- Repairing

Vault::Space Vault::repair_space(const fs::path& folder) {
  Space space;
  std::error_code error;
  for (const char* suffix : {"", "-wal"})
    if (const auto size = fs::file_size(folder / (std::string(kDatabaseName) + suffix), error); !error)
      space.needed += 2 * size;
  for (const char* name : kKeyFiles)
    if (const auto size = fs::file_size(folder / name, error); !error) space.needed += size;
  const auto disk = fs::space(folder, error);
  space.known = !error;
  if (space.known) space.free = disk.available;
  return space;
}

void Vault::try_opening(const fs::path& folder, const Opening& opening) {
  open_store_key(folder, opening);
}

Vault::Repaired Vault::repair(Disk& disk, const Clock& clock, const fs::path& folder, const Opening& opening,
                              Job& job) {
  Repaired repaired;
  StoreKey key = open_store_key(folder, opening);
  auto lock = std::make_unique<WriterLock>(folder);
  auto keys = std::make_shared<Keys>(std::move(key), read_keyring(folder, key));
  StoreKey& store = keys->store;
  Keyring& ring = keys->keyring;

  // A place of its own for what is damaged; nothing is written over before it is there.
  fs::path aside;
  std::vector<fs::path> unfinished;
  for (int n = 1;; ++n) {
    aside = folder / kAside / std::to_string(n);
    if (!is_there(aside)) break;
    if (!is_there(aside / kDone)) unfinished.push_back(aside);
  }
  bool made = false;
  const auto need_aside = [&] {
    if (std::exchange(made, true)) return;
    disk.make_folder(folder / kAside);
    disk.make_folder(aside);
    disk.sync_folder(folder / kAside);
    repaired.aside = aside;
  };

  for (const auto& problem : key_file_problems(folder, store, ring)) {
    if (problem.damaged) {
      need_aside();
      copy_aside(disk, folder / problem.file, aside, job);
    }
    restore_key_file(disk, folder, store, ring, problem.file);
    repaired.key_files.push_back(problem.file);
  }

  const auto finish = [&] {
    if (!made) return;
    disk.replace(aside / kDone, {});
    for (const auto& earlier : unfinished) disk.replace(earlier / kDone, {});
  };
  try {
    auto vault = open(disk, clock, folder, keys, Access::Write, std::move(lock));
    const bool pages_whole = vault->state_->db->check().empty();
    if (pages_whole && unfinished.empty()) {
      // The pages are sound: what may differ is what is made of the journal.
      for (const auto& record : vault->state_->all_records()) {
        job.check();
        if (vault->state_->projection().compare(record.id).empty()) continue;
        vault->together([&] { vault->state_->projection().rebuild(record.id); });
        ++repaired.rebuilt;
      }
      vault->together([&] {
        for (const auto& record : vault->state_->all_records()) vault->state_->label(record.id);
      });
      repaired.damaged = vault->damaged_records();
      finish();
      return repaired;
    }
    lock = std::move(vault->state_->lock);
  } catch (const Error& e) {
    if (e.code() != Code::Damaged) throw;
    if (!lock) lock = std::make_unique<WriterLock>(folder);
  }

  // The database anew.
  const ReaderLock alone(folder, true);
  need_aside();
  for (const char* name : {"records.db", "records.db-wal"}) copy_aside(disk, folder / name, aside, job);
  Salvage salvage;
  const auto carve_all = [&](const fs::path& database, const crypto::Secret& with) {
    const auto carved = carve(
        database, with, [&](const Row& row) { salvage.take(row); }, job);
    repaired.bad_pages += carved.bad_pages.size();
  };
  carve_all(folder / kDatabaseName, ring.database);
  if (ring.next) carve_all(folder / kDatabaseName, *ring.next);
  for (const auto& earlier : unfinished) carve_all(earlier / kDatabaseName, ring.database);
  restore_meta(salvage, store, keys->signer.public_key());

  // Under a key of its own, so that no page or log of the old one can ever be taken for its.
  disk.remove(folder / kNewDatabase);
  for (const char* suffix : {"-wal", "-shm"}) disk.remove(folder / (std::string(kNewDatabase) + suffix));
  ring.next = crypto::Secret::random(48);
  keys->save_keyring(disk, folder);
  {
    auto state = std::make_unique<State>(
        State{disk, clock, folder, keys, std::move(lock), nullptr, nullptr, {}, {}, {}, {}});
    state->db = Database::open(disk, folder / kNewDatabase, *ring.next, Database::Mode::Create);
    Database& db = *state->db;
    Transaction transaction(db);
    state->together = true;
    db.execute(kSchema);
    db.execute(("PRAGMA user_version = " + std::to_string(kSchemaVersion)).c_str());
    for (const auto& [name, value] : salvage.meta) state->set_meta(name.c_str(), value);

    for (const auto& [record, commits] : salvage.commits)
      if (!commits.empty())
        salvage.records.try_emplace(record, Salvage::KnownRecord{commits[0].header.kind, {}, ""});
    std::set<age::Recipient> used;
    for (const auto& [id, record] : salvage.records)
      if (record.recipient) used.insert(*record.recipient);
    std::vector<age::Recipient> spare;
    for (const auto& [recipient, scalar] : ring.keys)
      if (!used.contains(recipient)) spare.push_back(recipient);
    auto add_record = db.prepare("INSERT INTO record(id, kind, recipient, state) VALUES(?, ?, ?, ?)");
    for (auto& [id, record] : salvage.records) {
      if (!record.recipient) {
        // Its own key is among those that no record names; whoever opens its recordings finds it
        // (assign_key).
        if (spare.empty()) throw Error(Code::Damaged, "The vault has no key left for a record.");
        record.recipient = spare.back();
        spare.pop_back();
        repaired.keys_unknown.push_back(id);
      }
      add_record.bind_blob(1, id.view()).bind(2, record.kind).bind_blob(3, record.recipient->key);
      add_record.bind(4, record.state == "erased" ? "erased" : "").run();
    }
    for (auto& [record, commits] : salvage.commits) {
      job.check();
      const bool erased = salvage.records.at(record).state == "erased";
      for (const auto& entry : in_causal_order(std::move(commits))) {
        const auto body = salvage.bodies.find(entry.header.body);
        const bool enters =
            body != salvage.bodies.end() && (!erased || State::may_enter_erased(body->second));
        state->insert_commit(record, entry.id, entry.header_text,
                             enters ? std::optional(body->second) : std::nullopt);
        if (!enters || !erased) continue;
        for (const auto& change : Body::parse(body->second).changes)
          if (const auto value = change.value ? salvage.values.find(*change.value) : salvage.values.end();
              value != salvage.values.end())
            state->insert_value(record, value->first, value->second.second);
      }
    }
    for (const auto& [hash, value] : salvage.values) {
      const auto record = salvage.records.find(value.first);
      if (record != salvage.records.end() && record->second.state != "erased")
        state->insert_value(value.first, hash, value.second);
    }
    for (const auto& [whose, signature] : salvage.signatures)
      state->put_signature(whose.first, whose.second, signature.first, signature.second);
    insert_rows(db, "INSERT OR IGNORE INTO waiting(record, hash, reason, text) VALUES(?, ?, ?, ?)",
                salvage.waiting, true);
    insert_rows(db, "INSERT OR IGNORE INTO draft(entity, text, time) VALUES(?, ?, ?)", salvage.drafts);
    insert_rows(db, "INSERT OR IGNORE INTO seen(bundle, tagmanifest) VALUES(?, ?)", salvage.seen);
    insert_rows(db, "INSERT OR IGNORE INTO sequence(recipients, number, previous) VALUES(?, ?, ?)",
                salvage.sequences);
    insert_rows(db, "INSERT OR IGNORE INTO erasure(record, kind, time, media, done) VALUES(?, ?, ?, ?, ?)",
                salvage.erasures);
    insert_rows(db, "INSERT OR IGNORE INTO backup(folder, number, time) VALUES(?, ?, ?)", salvage.backups);
    for (const auto& record : state->all_records()) {
      job.check();
      state->label(record.id);
      state->projection().rebuild(record.id);
      ++repaired.rebuilt;
    }
    state->together = false;
    transaction.commit();
    db.checkpoint();
    if (!db.check().empty()) throw Error(Code::Internal, "the database that was made anew is not sound");
    lock = std::move(state->lock);
  }
  // From here on the old one is needed no more: it lies aside.
  for (const char* suffix : {"-wal", "-shm"}) disk.remove(folder / (std::string(kDatabaseName) + suffix));
  disk.rename(folder / kNewDatabase, folder / kDatabaseName);
  disk.sync_folder(folder);
  ring.database = std::move(*ring.next);
  ring.next.reset();
  keys->save_keyring(disk, folder);
  finish();
  repaired.database = true;
  const auto vault = open(disk, clock, folder, keys, Access::Write, std::move(lock));
  repaired.damaged = vault->damaged_records();
  return repaired;
}

void Vault::assign_key(const RecordId& record, const age::Recipient& key) {
  state_->in_transaction([&] {
    auto other = state_->db->prepare("SELECT 1 FROM record WHERE recipient = ? AND id != ?");
    other.bind_blob(1, key.key).bind_blob(2, record.view());
    if (other.step()) throw Error(Code::Internal, "that key is another record's");
    auto set = state_->db->prepare("UPDATE record SET recipient = ? WHERE id = ?");
    set.bind_blob(1, key.key).bind_blob(2, record.view()).run();
  });
  const std::scoped_lock guard(state_->keys->mutex);
  state_->keys->spare.reset();
}

std::vector<std::pair<age::Recipient, crypto::Secret>> Vault::unassigned_keys() const {
  std::set<Bytes> used;
  auto taken = state_->db->prepare("SELECT recipient FROM record");
  while (taken.step()) used.insert(taken.blob(0));
  std::vector<std::pair<age::Recipient, crypto::Secret>> keys;
  const std::scoped_lock guard(state_->keys->mutex);
  for (const auto& [recipient, scalar] : state_->keys->keyring.keys)
    if (!used.contains(Bytes(recipient.key.begin(), recipient.key.end())))
      keys.emplace_back(recipient, scalar.clone());
  return keys;
}

bool Vault::has_aside() const {
  std::error_code error;
  return fs::is_directory(state_->folder / kAside, error);
}

void Vault::State::remove_aside() {
  remove_tree(disk, folder / kAside);
}

}  // namespace attest::store
