// Inside this room: what an open vault holds.
#pragma once

#include <mutex>
#include <set>

#include "core/store/database.h"
#include "core/store/keyring.h"
#include "core/store/projection.h"
#include "core/store/vault.h"

namespace attest::store {

/// The keys, shared by the lanes of one opened vault; only the writer changes them.
struct Keys {
  Keys(StoreKey key, Keyring ring)
      : store(std::move(key)),
        keyring(std::move(ring)),
        signer(crypto::minisign::SecretKey::from_seed(keyring.sign)) {}
  /// Both copies of the keyring, one further in its sequence.
  void save_keyring(Disk& disk, const std::filesystem::path& folder) {
    ++keyring.sequence;
    write_keyring(disk, folder, keyring, store.k_store.recipient());
  }
  std::mutex mutex;
  StoreKey store;
  Keyring keyring;
  crypto::minisign::SecretKey signer;
  /// Key pairs that no record uses yet; found once for each opening. One that a rolled back transaction took
  /// is found again at the next.
  std::optional<std::vector<crypto::age::Recipient>> spare;
};

/// flock on a file of the vault's folder, for as long as it lives.
class FolderLock {
 public:
  /// InUse, with `busy` as its sentence, after two seconds.
  FolderLock(const std::filesystem::path& folder, const char* name, bool exclusive, const char* busy);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;

 private:
  int fd_;
};
/// One writer at a time.
class WriterLock : public FolderLock {
 public:
  explicit WriterLock(const std::filesystem::path& folder);
};
/// Every reader holds a shared one; who changes the database's key needs to be alone.
class ReaderLock : public FolderLock {
 public:
  ReaderLock(const std::filesystem::path& folder, bool exclusive);
};

struct Vault::State {
  Disk& disk;
  const Clock& clock;
  std::filesystem::path folder;
  std::shared_ptr<Keys> keys;
  std::unique_ptr<WriterLock> lock;     ///< a writer's
  std::unique_ptr<ReaderLock> reading;  ///< a reader's
  std::unique_ptr<Database> db;
  std::string author;
  ProjectId project;
  RecordId ledger;
  std::map<RecordId, crypto::age::Recipient>
      arriving;           ///< key pairs set aside for records that may be merged
  bool together = false;  ///< a transaction of `together` is open

  Projection projection() { return Projection(*db); }
  int version() const;  ///< of the database's tables
  /// Takes an earlier format to this one, on a copy: what there was is kept until the person confirms.
  void upgrade(int version);
  void make_indexes();  ///< those that an earlier Attest did not make yet
  std::string meta(const char* key) const;
  void set_meta(const char* key, const std::string& value);
  void need_writer() const;
  /// Runs `work` in a transaction, or in the one that is open already.
  void in_transaction(const std::function<void()>& work);
  /// The record's row, made with a key pair of its own where it is new here.
  void need_record(const RecordId& record, const std::string& kind);
  crypto::age::Recipient take_spare_key();

  // vault_keys.cpp
  /// Replaces K_store, with whatever `change` does to store.key and the keyring before they are written. Old
  /// or new state, whenever it is cut; what was cut is finished when a writer opens the vault.
  void replace_keys(const std::function<void(StoreKey&, Keyring&)>& change);
  void finish_k_store();  ///< the rest of it: the keyring under the new K_store, the old one dropped
  void change_ways(const std::function<void(StoreKey&)>& change);
  /// After opening: finishes what a crash cut, and brings an older copy of a key file up to date.
  void finish_keys();
  void save_keyring() { keys->save_keyring(disk, folder); }
  /// Remembers how far the key files had come, so that older ones put in their place are noticed.
  void note_key_files();
  void check_key_files() const;
  void open_database(Database::Mode mode);
  Space rekey_space() const;
  void need_space_for_rekey() const;
  /// A next key for the database, and a new K_store, both durable; `change` may take keys out of the keyring.
  void begin_rekey(const std::function<void(Keyring&)>& change);
  /// Every page under the next key, which then is the only one; `note` runs in the transaction after it.
  void finish_rekey(const std::function<void()>& note);

  void become_new_device();  ///< vault_backup.cpp

  // vault_repair.cpp
  /// Parents, bodies, values and signed heads that the record's journal names and that are not here.
  std::size_t missing_pieces(const RecordId& record) const;
  void label(const RecordId& record);  ///< as damaged, or as whole again
  void remove_aside();

  // vault_erase.cpp
  bool is_erased(const RecordId& record) const;
  static bool may_enter_erased(const std::string& body_text);  ///< tombstones only
  void drop_content(const RecordId& record);
  void forget_record(const RecordId& record);
  std::vector<std::string> media_files(const RecordId& record) const;  ///< their ids
  std::vector<CommitId> tips(const RecordId& record) const;
  bool has_header(const CommitId& id) const;
  void insert_value(const RecordId& record, const Hash& hash, const std::string& text);
  void insert_commit(const RecordId& record, const CommitId& id, const std::string& header,
                     const std::optional<std::string>& body);
  void put_signature(const RecordId& record, const DeviceKey& device, const CommitId& head,
                     const std::string& text);
  Entity read_entity(Statement& row) const;
  std::vector<RecordInfo> all_records() const;
};

inline constexpr const char* kDatabaseName = "records.db";

/// The columns that read_entity wants, in its order.
inline constexpr const char* kEntityColumns = "e.id, e.record, e.type, e.live, e.flagged, e.contested, e.doc";

}  // namespace attest::store
