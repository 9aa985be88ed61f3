// A vault: one project on one device. This is the door to everything that is kept: records, their history,
// search, keys and the places of recordings. Not shared between threads: each lane opens its own
// (Vault::reader).
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/crypto/age.h"
#include "core/crypto/minisign.h"
#include "core/foundation/disk.h"
#include "core/foundation/instant.h"
#include "core/foundation/job.h"
#include "core/store/journal.h"

namespace attest::store {

/// What is shown of an entity: the members of doc are its fields (or, for an element, its own members).
/// Values over 4096 bytes are left out; Vault::value reads them.
struct Entity {
  EntityId id;
  RecordId record;
  std::string type;
  bool live = true;
  bool flagged = false;    ///< an edit beat a removal
  bool contested = false;  ///< some field is in conflict
  Json doc = Json::object();

  /// A text member, or "".
  std::string text(const char* field) const;
  std::optional<std::int64_t> integer(const char* field) const;
  /// A member that names an entity.
  std::optional<EntityId> reference(const char* field) const;
};

/// One intended change. Values are checked to be canonical JSON without fractions.
struct Edit {
  EntityId entity;
  std::string type;
  std::string field;              ///< "" for a whole element
  std::optional<Json> value;      ///< absent: remove the entity
  std::optional<CommitId> takes;  ///< settle by taking that commit's write (value is ignored)

  static Edit set(EntityId entity, std::string type, std::string field, Json value) {
    return {entity, std::move(type), std::move(field), std::move(value), {}};
  }
  static Edit element(EntityId entity, std::string type, Json value) {
    return set(entity, std::move(type), "", std::move(value));
  }
  static Edit remove(EntityId entity, std::string type) { return {entity, std::move(type), "", {}, {}}; }
};

struct ConflictCandidate {
  CommitId commit{};          ///< the write it stands for; what `settle --take` names
  std::optional<Json> value;  ///< absent: erased, withheld or not here yet
  DeviceKey device;
  std::string author;
  std::int64_t time = 0;
};
struct Conflict {
  std::string id;  ///< 16 hex, from entity and field
  RecordId record;
  EntityId entity;
  std::string type;
  std::string field;
  std::vector<ConflictCandidate> candidates;
};

/// One change in a record's history, newest first.
struct HistoryEntry {
  CommitId commit{};
  std::string author;
  DeviceKey device;
  std::int64_t time = 0;
  EntityId entity;
  std::string type;
  std::string field;
  Op op = Op::Set;
  std::optional<Json> value;  ///< small values only
};

struct RecordInfo {
  RecordId id;
  std::string kind;
};

/// Where words were found: the upper rooms turn it into a place and a snippet.
struct WordHit {
  EntityId entity;
  std::string field;
};

struct VaultInfo {
  std::string vault_id;
  ProjectId project;
  std::string name;  ///< this vault's own; what its contact card says
  std::string project_name;
  std::string author;
  int format_version = 1;
};

struct CreateOptions {
  std::string name;  ///< this vault's; a vault that starts a project names it so too
  std::string author = "A1";
  crypto::KdfCost cost;
  struct Join {
    ProjectId project;
    std::string project_name;
  };
  std::optional<Join> join;  ///< joins that project instead of starting one
};

/// What merging a journal came to.
struct MergeOutcome {
  enum class Status { New, Merged, Already, Conflict, Waiting, Refused };
  Status status = Status::Already;
  std::string reason;  ///< a fixed English sentence, or empty
};
std::string_view name(MergeOutcome::Status status);

struct Keys;       // inside this room
class WriterLock;  // inside this room

class Vault {
 public:
  enum class Access { Read, Write };

  /// Throws Io where the folder exists and is not empty. The vault appears whole or not at all.
  static std::unique_ptr<Vault> create(Disk& disk, const Clock& clock, const std::filesystem::path& folder,
                                       const crypto::Secret& passphrase, const CreateOptions& options);
  /// Throws NotAVault, NewerVersion, WrongPassphrase, Damaged, InUse (after two seconds), NotEnoughMemory.
  static std::unique_ptr<Vault> open(Disk& disk, const Clock& clock, const std::filesystem::path& folder,
                                     const crypto::Secret& passphrase, Access access);
  /// Whether the folder holds a vault, of whatever version.
  static bool is_vault(const std::filesystem::path& folder);
  /// A second connection that only reads, for another lane; costs no key derivation.
  std::unique_ptr<Vault> reader() const;
  ~Vault();
  Vault(const Vault&) = delete;

  VaultInfo info() const;
  const std::filesystem::path& folder() const;
  Disk& disk() const;
  const Clock& clock() const;
  /// Who works: the author code written into commits.
  const std::string& author() const;
  void set_author(std::string code);  ///< for this opening only

  // The device.
  const crypto::age::Identity& device_identity() const;
  const crypto::minisign::SecretKey& device_signer() const;
  RecordId ledger() const;    ///< this device's own record
  RecordId codebook() const;  ///< the project's codebook record; it may not exist yet

  // Records.
  /// Writes one commit: all edits or none, durably. Creates the record (with a key pair) where it is new
  /// here.
  CommitId write(const RecordId& record, const std::string& kind, const std::vector<Edit>& edits);
  /// Several commits in one transaction: `write` calls inside `work` share it.
  void together(const std::function<void()>& work);
  std::vector<RecordInfo> records() const;
  std::optional<RecordInfo> record(const RecordId& id) const;
  /// The key that media of this record are sealed to, and (writers and readers alike) the one that opens
  /// them.
  crypto::age::Recipient media_recipient(const RecordId& record) const;
  const crypto::Secret& media_secret(const RecordId& record) const;
  /// The same where the record may not be here yet: a key pair is set aside, durable like every other, which
  /// the record gets if it is merged during this opening.
  crypto::age::Recipient arrival_recipient(const RecordId& record);

  // What the records say. Only live entities, unless asked.
  std::optional<Entity> entity(const EntityId& id) const;  ///< also when not live
  std::vector<Entity> entities(const std::string& type, bool also_removed = false) const;
  std::vector<Entity> entities_in(const RecordId& record, const std::string& type,
                                  bool also_removed = false) const;
  /// Entities of `type` whose member `field` names `target`.
  std::vector<Entity> referring(const std::string& type, const char* field, const EntityId& target) const;
  /// A field's shown value, of any size; "" is an element's. nullopt: never written, or not here.
  std::optional<Json> value(const EntityId& entity, const std::string& field) const;
  std::vector<Conflict> conflicts(const RecordId& record) const;
  std::vector<HistoryEntry> history(const RecordId& record, std::size_t limit = 1000) const;

  // Words.
  /// Entities and fields whose text may contain `query` as a folded substring (a superset; see
  /// match_expression). Nothing, with `indexed` false, where the query holds nothing that is indexed.
  std::vector<WordHit> words(const std::string& query, bool& indexed) const;

  // Drafts of edits that are not saved yet: durable, one for each entity.
  void save_draft(const EntityId& entity, const std::string& text);
  std::optional<std::string> draft(const EntityId& entity) const;
  void drop_draft(const EntityId& entity);

  // Exchange.
  Journal journal(const RecordId& record) const;
  /// `trusted` says which devices' commits may enter. Throws only for failures of the store; what is wrong
  /// with the journal is in the outcome. Call inside `together`.
  MergeOutcome merge(const Journal& incoming, const std::function<bool(const DeviceKey&)>& trusted);
  /// Tries again what was kept aside, after trust has changed. Returns the records that gained something.
  std::vector<RecordId> retry_waiting(const std::function<bool(const DeviceKey&)>& trusted);
  bool seen_bundle(const std::string& bundle) const;
  void note_bundle(const std::string& bundle, const std::string& tagmanifest_sha256);
  struct Sequence {
    std::int64_t number = 0;
    std::string previous;  ///< SHA-256 of the previous tagmanifest, or ""
  };
  /// The last number given for these recipients (joined by LF); note it when the bundle is whole.
  Sequence last_sequence(const std::string& recipients) const;
  void note_sequence(const std::string& recipients, const Sequence& sequence);

  // Checks.
  struct RecordDigest {
    RecordId id;
    std::string kind;
    std::string journal;
    std::string projection;
  };
  std::vector<RecordDigest> digest(bool ledgers = false) const;
  struct Damage {
    std::string what, where, reason;
  };
  /// Keys, pages and journal hashes; with `rebuild`, that a replay gives the projection that is stored.
  std::vector<Damage> check(bool rebuild, Job& job);

  // Media folder.
  std::filesystem::path media_path(const EntityId& media) const;

 private:
  struct State;
  explicit Vault(std::unique_ptr<State> state);
  static std::unique_ptr<Vault> open(Disk& disk, const Clock& clock, const std::filesystem::path& folder,
                                     std::shared_ptr<Keys> keys, Access access,
                                     std::unique_ptr<WriterLock> lock = {});
  static void write_first_records(Vault& vault, const CreateOptions& options);
  void keep_signatures(const Journal& incoming);
  std::unique_ptr<State> state_;
};

}  // namespace attest::store
