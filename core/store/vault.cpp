// Making, opening and writing a vault. Reading is in vault_read.cpp, exchange in vault_exchange.cpp, checks
// in vault_check.cpp.
#include "core/store/vault.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "core/foundation/text.h"
#include "core/store/schema.h"
#include "core/store/vault_state.h"

namespace attest::store {

namespace fs = std::filesystem;
namespace age = crypto::age;

namespace {

/// Spare key pairs kept ready: at least this many, and an eighth of those in use, so that the keyring is
/// rewritten a logarithmic number of times.
constexpr std::size_t kSpareKeys = 16;
/// How often opening begins again because the keys were being replaced.
constexpr int kAttempts = 3;

void check_author(const std::string& author) {
  if (author.empty() || author.size() > 64 || one_line(author) != author)
    throw Error(Code::Invalid, "An author code has 1 to 64 characters in one line.");
}

void check_name(const std::string& name) {
  if (name.size() > 200 || one_line(name) != name)
    throw Error(Code::Invalid, "A vault's name has at most 200 characters in one line.");
}

Keyring new_keyring(const VaultId& vault) {
  Keyring keyring;
  keyring.sequence = 1;
  keyring.vault = vault;
  keyring.database = crypto::Secret::random(48);
  keyring.sign = crypto::Secret::random(32);
  keyring.device = age::Identity::random();
  for (std::size_t i = 0; i < kSpareKeys; ++i) {
    const age::Identity pair = age::Identity::random();
    keyring.keys.emplace(pair.recipient(), pair.scalar().clone());
  }
  return keyring;
}

age::Recipient recipient_of(ByteView blob) {
  age::Recipient recipient;
  if (blob.size() != recipient.key.size())
    throw Error(Code::Damaged, "The vault's database names a key of the wrong size.");
  std::copy(blob.begin(), blob.end(), recipient.key.begin());
  return recipient;
}

void write_meta(Database& db, const char* key, const std::string& value) {
  auto insert = db.prepare("INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)");
  insert.bind(1, key).bind(2, value).run();
}

}  // namespace

// ---- The lock

FolderLock::FolderLock(const fs::path& folder, const char* name, bool exclusive, const char* busy) : fd_(-1) {
  const fs::path path = folder / name;
  while ((fd_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) < 0 &&
         errno == EINTR) {
  }
  // A vault on a medium that cannot be written to can still be read.
  if (fd_ < 0 && !exclusive) fd_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (fd_ < 0 && !exclusive && errno == ENOENT) return;
  if (fd_ < 0) throw_errno(errno, "The vault's folder %1 cannot be written to.", {folder.string()});
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(2);
  while (::flock(fd_, (exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) {
      const int reason = errno;
      ::close(fd_);
      throw_errno(reason, "The vault's folder %1 cannot be locked, so it is not safe to write to it.",
                  {folder.string()});
    }
    if (std::chrono::steady_clock::now() > until) {
      ::close(fd_);
      throw Error(Code::InUse, busy, {folder.string()});
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
}
FolderLock::~FolderLock() {
  if (fd_ >= 0) ::close(fd_);
}
WriterLock::WriterLock(const fs::path& folder)
    : FolderLock(
          folder, "lock", true,
          "The vault %1 is open for writing in another window or command. Close it there, then try again.") {}
ReaderLock::ReaderLock(const fs::path& folder, bool exclusive)
    : FolderLock(
          folder, "reading", exclusive,
          exclusive
              ? "The vault %1 is being read by another window or command. Close it there, then try again."
              : "The keys of the vault %1 are being replaced. Try again in a moment.") {}

// ---- Making and opening

Vault::Vault(std::unique_ptr<State> state) : state_(std::move(state)) {}
Vault::~Vault() = default;

std::unique_ptr<Vault> Vault::create(Disk& disk, const Clock& clock, const fs::path& given,
                                     const crypto::Secret& passphrase, const CreateOptions& options) {
  if (passphrase.empty()) throw Error(Code::Invalid, "The passphrase is empty.");
  check_author(options.author);
  check_name(options.name);
  const fs::path folder = given.filename().empty() ? given.parent_path() : given;
  std::error_code ignored;
  if (is_there(folder) && !fs::is_empty(folder, ignored))
    throw Error(Code::Io, "%1 exists already and is not empty. Choose another folder.", {folder.string()});
  const fs::path parent = folder.has_parent_path() ? folder.parent_path() : fs::path(".");
  if (!is_folder(parent)) throw Error(Code::NotFound, "The folder %1 does not exist.", {parent.string()});
  const fs::path part = folder.string() + ".part";
  if (is_there(part))
    throw Error(Code::Io, "%1 is left of a vault that was not finished. Remove it, then try again.",
                {part.string()});

  StoreKey key{{1, VaultId::random(), options.cost, {}}, age::Identity::random(), {}, {}, {}, {}};
  random_fill(key.info.salt);
  key.opened_by = passphrase_identity(passphrase, key.info).recipient();
  key.ways = {{WayIn::Kind::Passphrase, key.opened_by, to_ms(clock.now()), {}}};
  Keyring keyring = new_keyring(key.info.vault);

  std::shared_ptr<Keys> keys;
  disk.make_folder(part);
  try {
    disk.make_folder(part / "media");
    write_store_key(disk, part, key);
    write_keyring(disk, part, keyring, key.k_store.recipient());
    {
      auto db = Database::open(disk, part / kDatabaseName, keyring.database, Database::Mode::Create);
      Transaction transaction(*db);
      db->execute(kSchema);
      db->execute(kIndexes);
      db->execute(("PRAGMA user_version = " + std::to_string(kSchemaVersion)).c_str());
      const ProjectId project = options.join ? options.join->project : ProjectId::random();
      write_meta(*db, "vault", key.info.vault.hex());
      write_meta(*db, "project", project.hex());
      write_meta(*db, "project_name", options.join ? options.join->project_name : options.name);
      write_meta(*db, "name", options.name);
      write_meta(*db, "author", options.author);
      write_meta(*db, "ledger", RecordId::random().hex());
      transaction.commit();
      db->checkpoint();
    }
    keys = std::make_shared<Keys>(std::move(key), std::move(keyring));
    // Before it has its name: a vault without its first records would never get them.
    write_first_records(*open(disk, clock, part, keys, Access::Write, std::make_unique<WriterLock>(part)),
                        options);
    disk.sync_folder(part);
    disk.rename(part, folder);
    disk.sync_folder(parent);
  } catch (...) {
    fs::remove_all(part, ignored);
    throw;
  }
  return open(disk, clock, folder, std::move(keys), Access::Write, std::make_unique<WriterLock>(folder));
}

void Vault::write_first_records(Vault& vault, const CreateOptions& options) {
  State& state = *vault.state_;
  vault.together([&] {
    vault.write(state.ledger, "ledger",
                {Edit::set(main_entity(state.ledger), "ledger", "device",
                           to_hex(state.keys->signer.public_key().key)),
                 Edit::set(main_entity(state.ledger), "ledger", "name", options.name)});
    if (!options.join) {
      const RecordId record{state.project.bytes};
      vault.write(record, "project", {Edit::set(main_entity(record), "project", "name", options.name)});
    }
  });
}

std::unique_ptr<Vault> Vault::open(Disk& disk, const Clock& clock, const fs::path& folder,
                                   const crypto::Secret& passphrase, Access access) {
  return open(disk, clock, folder, Opening::with(passphrase), access);
}

std::unique_ptr<Vault> Vault::open(Disk& disk, const Clock& clock, const fs::path& folder,
                                   const Opening& opening, Access access) {
  const bool writes = access == Access::Write;
  for (int attempt = 0;; ++attempt) {
    StoreKey key = open_store_key(folder, opening);
    // The lock comes before the keyring is read: a writer may be changing it.
    auto lock = writes ? std::make_unique<WriterLock>(folder) : nullptr;
    // A writer that was waited for may have changed the ways in; a reader may meet one that is at it.
    if (store_key_changed(folder, key) && attempt < kAttempts) continue;
    if (lock) remove_unfinished(disk, folder);
    try {
      Keyring keyring = read_keyring(folder, key);
      return open(disk, clock, folder, std::make_shared<Keys>(std::move(key), std::move(keyring)), access,
                  std::move(lock));
    } catch (const Error& e) {
      // An older copy of store.key whose K_store opens nothing any more: its ways in are gone.
      if (e.code() == Code::Damaged && key.info.sequence < newest_store_key(folder) &&
          !store_key_changed(folder, key))
        throw Error(Code::WrongPassphrase, "The passphrase is not right.");
      if (e.code() != Code::Damaged || attempt >= kAttempts || !store_key_changed(folder, key)) throw;
    }
  }
}

std::unique_ptr<Vault> Vault::open(Disk& disk, const Clock& clock, const fs::path& folder,
                                   std::shared_ptr<Keys> keys, Access access,
                                   std::unique_ptr<WriterLock> lock) {
  const bool writes = access == Access::Write;
  auto reading = writes ? nullptr : std::make_unique<ReaderLock>(folder, false);
  auto state = std::make_unique<State>(State{
      disk, clock, folder, std::move(keys), std::move(lock), std::move(reading), nullptr, {}, {}, {}, {}});
  state->open_database(writes ? Database::Mode::Write : Database::Mode::Read);
  const int version = state->version();
  if (version > kSchemaVersion)
    throw Error(Code::NewerVersion,
                "A newer Attest made this vault. Nothing was changed; update Attest to open it.");
  if (state->meta("vault") != state->keys->keyring.vault.hex())
    throw Error(Code::Damaged, "The vault's database belongs to another vault. Restore it from a backup.");
  state->check_key_files();
  if (version < kSchemaVersion && !writes) {
    // Upgrading is a writer's work, whoever opens the vault.
    auto shared = state->keys;
    state.reset();
    open(disk, clock, folder, shared, Access::Write, std::make_unique<WriterLock>(folder));
    return open(disk, clock, folder, std::move(shared), Access::Read, nullptr);
  }
  if (version < kSchemaVersion) state->upgrade(version);
  if (writes) {
    state->finish_keys();
    state->make_indexes();
  }
  state->author = state->meta("author");
  state->project = ProjectId::parse(state->meta("project")).value_or(ProjectId{});
  state->ledger = RecordId::parse(state->meta("ledger")).value_or(RecordId{});
  return std::unique_ptr<Vault>(new Vault(std::move(state)));
}

void Vault::State::make_indexes() {
  try {
    db->execute(kIndexes);
  } catch (const Error& e) {
    // Looking up is slower without; that is no reason not to open a vault whose disk is full or damaged.
    if (e.code() != Code::NoSpace && e.code() != Code::Io && e.code() != Code::Damaged) throw;
  }
}

int Vault::State::version() const {
  auto query = db->prepare("PRAGMA user_version");
  return query.step() ? static_cast<int>(query.integer(0)) : 0;
}

bool Vault::is_vault(const fs::path& folder) {
  return store::is_vault(folder);
}

std::unique_ptr<Vault> Vault::reader() const {
  auto copy = open(state_->disk, state_->clock, state_->folder, state_->keys, Access::Read, nullptr);
  copy->state_->author = state_->author;
  return copy;
}

// ---- What it is

std::string Vault::State::meta(const char* key) const {
  auto query = db->prepare("SELECT value FROM meta WHERE key = ?");
  query.bind(1, key);
  return query.step() ? query.text(0) : std::string();
}
void Vault::State::set_meta(const char* key, const std::string& value) {
  write_meta(*db, key, value);
}

VaultInfo Vault::info() const {
  VaultInfo info;
  info.vault_id = state_->keys->store.info.vault.hex();
  info.project = state_->project;
  info.name = state_->meta("name");
  info.project_name = state_->meta("project_name");
  if (const auto project = entity(EntityId{state_->project.bytes}); project && !project->text("name").empty())
    info.project_name = project->text("name");
  info.author = state_->author;
  info.format_version = kSchemaVersion;
  return info;
}
const fs::path& Vault::folder() const {
  return state_->folder;
}
Disk& Vault::disk() const {
  return state_->disk;
}
const Clock& Vault::clock() const {
  return state_->clock;
}
const std::string& Vault::author() const {
  return state_->author;
}
void Vault::set_author(std::string code) {
  check_author(code);
  state_->author = std::move(code);
}
const age::Identity& Vault::device_identity() const {
  return state_->keys->keyring.device;
}
const crypto::minisign::SecretKey& Vault::device_signer() const {
  return state_->keys->signer;
}
RecordId Vault::ledger() const {
  return state_->ledger;
}
RecordId Vault::codebook() const {
  Bytes name = to_bytes("attest/codebook/1");
  name.insert(name.end(), state_->project.bytes.begin(), state_->project.bytes.end());
  return RecordId::from(crypto::blake2b(name));
}
fs::path Vault::media_path(const EntityId& media) const {
  return state_->folder / "media" / media.hex();
}

// ---- Keys of records

void Vault::State::need_writer() const {
  if (!lock) throw Error(Code::Internal, "this vault was opened for reading");
}

void Vault::State::need_record(const RecordId& record, const std::string& kind) {
  auto find = db->prepare("SELECT kind FROM record WHERE id = ?");
  find.bind_blob(1, record.view());
  if (find.step()) {
    if (find.text(0) != kind) throw Error(Code::Internal, "a record cannot change its kind");
    return;
  }
  const auto set_aside = arriving.find(record);
  const age::Recipient key = set_aside != arriving.end() ? set_aside->second : take_spare_key();
  auto insert = db->prepare("INSERT INTO record(id, kind, recipient) VALUES(?, ?, ?)");
  insert.bind_blob(1, record.view()).bind(2, kind).bind_blob(3, key.key).run();
}

age::Recipient Vault::State::take_spare_key() {
  const std::scoped_lock guard(keys->mutex);
  Keyring& ring = keys->keyring;
  if (!keys->spare) {
    std::set<age::Recipient> used;
    auto taken = db->prepare("SELECT recipient FROM record");
    while (taken.step()) used.insert(recipient_of(taken.blob(0)));
    keys->spare.emplace();
    for (const auto& [recipient, scalar] : ring.keys)
      if (!used.contains(recipient)) keys->spare->push_back(recipient);
  }
  if (keys->spare->empty()) {
    const std::size_t more = std::max(kSpareKeys, ring.keys.size() / 8);
    std::vector<age::Recipient> fresh;
    for (std::size_t i = 0; i < more; ++i) {
      const age::Identity pair = age::Identity::random();
      ring.keys.emplace(pair.recipient(), pair.scalar().clone());
      fresh.push_back(pair.recipient());
    }
    try {
      save_keyring();
    } catch (...) {
      for (const auto& recipient : fresh) ring.keys.erase(recipient);  // never used before they are durable
      throw;
    }
    keys->spare = std::move(fresh);
    set_meta("keyring_sequence", std::to_string(ring.sequence));
  }
  const age::Recipient key = keys->spare->back();
  keys->spare->pop_back();
  return key;
}

age::Recipient Vault::media_recipient(const RecordId& record) const {
  auto query = state_->db->prepare("SELECT recipient FROM record WHERE id = ?");
  query.bind_blob(1, record.view());
  if (!query.step()) throw Error(Code::NotFound, "There is no such record in this vault.");
  return recipient_of(query.blob(0));
}

age::Recipient Vault::arrival_recipient(const RecordId& record) {
  state_->need_writer();
  if (this->record(record)) return media_recipient(record);
  auto& arriving = state_->arriving;
  if (!arriving.contains(record)) arriving.emplace(record, state_->take_spare_key());
  return arriving.at(record);
}

const crypto::Secret& Vault::media_secret(const RecordId& record) const {
  const age::Recipient recipient = media_recipient(record);
  const std::scoped_lock guard(state_->keys->mutex);
  const auto found = state_->keys->keyring.keys.find(recipient);
  if (found == state_->keys->keyring.keys.end())
    throw Error(Code::NotFound, "The key of this record is not in this vault any more.");
  return found->second;
}

// ---- Writing

void Vault::State::in_transaction(const std::function<void()>& work) {
  need_writer();
  if (together) return work();
  Transaction transaction(*db);
  together = true;
  try {
    work();
    together = false;
  } catch (...) {
    together = false;
    throw;
  }
  transaction.commit();
}

void Vault::together(const std::function<void()>& work) {
  state_->in_transaction(work);
}

std::vector<CommitId> Vault::State::tips(const RecordId& record) const {
  std::vector<CommitId> ids;
  auto query = db->prepare("SELECT header FROM tip WHERE record = ? ORDER BY header");
  query.bind_blob(1, record.view());
  while (query.step()) ids.push_back(hash_of(query.blob(0)));
  return ids;
}

void Vault::State::insert_value(const RecordId& record, const Hash& hash, const std::string& text) {
  auto insert = db->prepare("INSERT OR IGNORE INTO value(hash, record, text) VALUES(?, ?, ?)");
  insert.bind_blob(1, hash).bind_blob(2, record.view()).bind(3, text).run();
}

void Vault::State::insert_commit(const RecordId& record, const CommitId& id, const std::string& header,
                                 const std::optional<std::string>& body) {
  auto insert = db->prepare("INSERT OR IGNORE INTO header(id, record, text) VALUES(?, ?, ?)");
  insert.bind_blob(1, id).bind_blob(2, record.view()).bind(3, header).run();
  if (!body) return;
  auto with = db->prepare("INSERT OR IGNORE INTO body(id, text) VALUES(?, ?)");
  with.bind_blob(1, id).bind(2, *body).run();
}

void Vault::State::put_signature(const RecordId& record, const DeviceKey& device, const CommitId& head,
                                 const std::string& text) {
  auto insert =
      db->prepare("INSERT OR REPLACE INTO signature(record, device, head, text) VALUES(?, ?, ?, ?)");
  insert.bind_blob(1, record.view()).bind_blob(2, device.key).bind_blob(3, head).bind(4, text).run();
}

CommitId Vault::write(const RecordId& record, const std::string& kind, const std::vector<Edit>& edits) {
  if (edits.empty()) throw Error(Code::Internal, "a commit without a change");
  CommitId id{};
  state_->in_transaction([&] {
    state_->need_record(record, kind);
    Body body;
    body.salt = fresh_salt();
    for (const auto& edit : edits) {
      Change change{edit.entity, edit.type, Op::Set, edit.field, {}, edit.takes};
      if (edit.takes) {
        change.op = Op::Settle;
        auto taken = state_->db->prepare(
            "SELECT value FROM candidate WHERE record = ? AND entity = ? AND field = ? AND (origin = ? OR "
            "header = ?)");
        taken.bind_blob(1, record.view()).bind_blob(2, edit.entity.view()).bind(3, edit.field);
        taken.bind_blob(4, *edit.takes).bind_blob(5, *edit.takes);
        if (!taken.step()) throw Error(Code::NotFound, "That commit is not among the conflict's candidates.");
        change.value = hash_of(taken.blob(0));
      } else if (edit.value) {
        const SaltedValue value = SaltedValue::make(*edit.value);
        state_->insert_value(record, value.hash, value.text);
        change.value = value.hash;
      } else {
        change.op = Op::Remove;
        change.field.clear();
      }
      body.changes.push_back(std::move(change));
    }
    const std::string body_text = body.text();
    Body::parse(body_text);  // what is written can be read

    Header header;
    header.record = record;
    header.kind = kind;
    header.parents = state_->tips(record);
    header.device = state_->keys->signer.public_key();
    header.author = state_->author;
    header.time = to_ms(state_->clock.now());
    header.body = crypto::blake2b(body_text);
    const std::string header_text = header.text();
    id = crypto::blake2b(header_text);
    state_->insert_commit(record, id, header_text, body_text);
    state_->put_signature(record, header.device, id,
                          state_->keys->signer.sign(as_bytes(header_text), head_comment(record, id)));
    state_->projection().advance(record, id, body);
  });
  return id;
}

// ---- Settings

std::string Vault::setting(const std::string& name) const {
  return state_->meta(("setting." + name).c_str());
}
void Vault::set_setting(const std::string& name, const std::string& value) {
  state_->in_transaction([&] { state_->set_meta(("setting." + name).c_str(), value); });
}

// ---- Drafts

void Vault::save_draft(const EntityId& entity, const std::string& text) {
  state_->in_transaction([&] {
    auto insert = state_->db->prepare("INSERT OR REPLACE INTO draft(entity, text, time) VALUES(?, ?, ?)");
    insert.bind_blob(1, entity.view()).bind(2, text).bind(3, to_ms(state_->clock.now())).run();
  });
}
std::optional<std::string> Vault::draft(const EntityId& entity) const {
  auto query = state_->db->prepare("SELECT text FROM draft WHERE entity = ?");
  query.bind_blob(1, entity.view());
  if (!query.step()) return std::nullopt;
  return query.text(0);
}
void Vault::drop_draft(const EntityId& entity) {
  state_->in_transaction([&] {
    auto drop = state_->db->prepare("DELETE FROM draft WHERE entity = ?");
    drop.bind_blob(1, entity.view()).run();
  });
}

}  // namespace attest::store
