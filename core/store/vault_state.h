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
  Keys(Keyring ring, crypto::age::Identity k, Bytes store_key_file)
      : keyring(std::move(ring)),
        k_store(std::move(k)),
        store_key(std::move(store_key_file)),
        signer(crypto::minisign::SecretKey::from_seed(keyring.sign)) {}
  std::mutex mutex;
  Keyring keyring;
  crypto::age::Identity k_store;
  Bytes store_key;  ///< the file, as it opened
  crypto::minisign::SecretKey signer;
  /// Key pairs that no record uses yet; found once for each opening. One that a rolled back transaction took
  /// is found again at the next.
  std::optional<std::vector<crypto::age::Recipient>> spare;
};

/// flock(LOCK_EX) on the vault's lock file, for as long as it lives.
class WriterLock {
 public:
  explicit WriterLock(const std::filesystem::path& folder);  ///< InUse after two seconds
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;

 private:
  int fd_;
};

struct Vault::State {
  Disk& disk;
  const Clock& clock;
  std::filesystem::path folder;
  std::shared_ptr<Keys> keys;
  std::unique_ptr<WriterLock> lock;  ///< a writer's
  std::unique_ptr<Database> db;
  std::string author;
  ProjectId project;
  RecordId ledger;
  std::map<RecordId, crypto::age::Recipient>
      arriving;           ///< key pairs set aside for records that may be merged
  bool together = false;  ///< a transaction of `together` is open

  Projection projection() { return Projection(*db); }
  std::string meta(const char* key) const;
  void set_meta(const char* key, const std::string& value);
  void need_writer() const;
  /// Runs `work` in a transaction, or in the one that is open already.
  void in_transaction(const std::function<void()>& work);
  /// The record's row, made with a key pair of its own where it is new here.
  void need_record(const RecordId& record, const std::string& kind);
  crypto::age::Recipient take_spare_key();
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

/// The columns that read_entity wants, in its order.
inline constexpr const char* kEntityColumns = "e.id, e.record, e.type, e.live, e.flagged, e.contested, e.doc";

}  // namespace attest::store
