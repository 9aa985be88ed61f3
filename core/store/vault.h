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
#include "core/store/way_in.h"

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

/// Inside a vault's folder: the identity vault (testimony/identities.h), and in it what was deposited.
inline constexpr const char* kIdentityFolder = "identity";
inline constexpr const char* kDepositsFolder = "deposits";

/// The entity that says a record was erased.
EntityId tombstone_of(const RecordId& record);

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
  /// The same by whichever way in. A writer finishes what a crash cut in the key files; a vault of an earlier
  /// format is upgraded first (see `earlier_format`). Tampered: an older key file was put in place.
  static std::unique_ptr<Vault> open(Disk& disk, const Clock& clock, const std::filesystem::path& folder,
                                     const Opening& opening, Access access);
  /// Whether the folder holds a vault, of whatever version. Throws Io where the disk does not say.
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
  /// This one and, after a restore, those it was before: what was sealed to them opens.
  std::vector<const crypto::age::Identity*> device_identities() const;
  bool is_own_device(const DeviceKey& device) const;  ///< this one, or one it was before
  RecordId ledger() const;                            ///< this device's own record
  RecordId codebook() const;                          ///< the project's codebook record; it may not exist yet

  // Ways in. Each change is durable when it returns, and replaces K_store for all of them without needing
  // their secrets: who kept an earlier state and a secret that is gone finds nothing new with it. Writers
  // only; Invalid for a ninth way, or one there is already.
  std::vector<WayIn> ways_in() const;
  crypto::KdfCost passphrase_cost() const;
  void add_passphrase(const crypto::Secret& passphrase, const std::string& label);
  /// Replaces the passphrase that opened the vault; after a recovery key opened it, all of them. `cost` only
  /// where no other passphrase is left.
  void change_passphrase(const crypto::Secret& passphrase, std::optional<crypto::KdfCost> cost = {});
  /// A new key for paper or for shares; it takes the place of an earlier one of its kind.
  crypto::age::Identity make_recovery_key(WayIn::Kind kind, const std::string& label);
  void add_escrow(const crypto::age::Recipient& recipient, const std::string& label);
  void remove_way_in(const crypto::age::Recipient& recipient);  ///< NotFound; Refused for the only passphrase
  /// Replaces K_store and the database's key; recordings keep their own keys. Takes a while (about 2 s for
  /// 100 MB) and free space as large as the database: NoSpace before anything is done. No other connection
  /// may be open: InUse. When cut, it is finished by a later call; until then either key is tried.
  void rekey();

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
  /// Records whose live interview has this record code.
  std::vector<RecordId> interviews_with_code(const std::string& record_code) const;
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

  // Settings of this device alone, kept here so that they are nowhere in the clear. "" where it was never
  // set.
  std::string setting(const std::string& name) const;
  void set_setting(const std::string& name, const std::string& value);

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

  // Erasing (FORMAT.md §5.8). Bodies, values and everything made of them go in one transaction, which leaves
  // the headers and a tombstone with `reason`; then the recordings' files, their keys, K_store and the
  // database's key. Where that is cut or fails (NoSpace, InUse, Io) the erasure is *pending* until
  // finish_erasure has gone through. An erased record stays so: what arrives of it later is dropped. Without
  // a reason the record was a mistake and leaves nothing, not even a header.
  void erase(const std::vector<RecordId>& records, const std::optional<std::string>& reason, Job& job);
  void finish_erasure(Job& job);
  struct Erasure {
    RecordId record;
    std::string kind;  ///< empty: a mistake, which leaves no trace once it is done
    std::int64_t time = 0;
    bool done = false;
  };
  std::vector<Erasure> erasures() const;
  bool erased(const RecordId& record) const;
  /// Records with a tombstone that came from elsewhere: their erasure here is asked for.
  std::vector<RecordId> erasures_asked() const;
  /// What a crash or a full disk left to do.
  struct Pending {
    int erasures = 0;
    bool rekey = false;  ///< the database's key is half replaced; either is tried
    bool keys = false;   ///< K_store is half replaced
    bool any() const { return erasures > 0 || rekey || keys; }
  };
  Pending pending() const;
  struct Space {
    std::uint64_t needed = 0, free = 0;  ///< bytes
    bool known = false;
  };
  /// What replacing the database's key needs for a while.
  Space rekey_space() const;

  /// Key files first, overwritten and removed; then everything else. Needs no passphrase and respects no
  /// lock: whoever holds the laptop can do it. Goes on where something cannot be removed.
  struct Destroyed {
    bool keys_gone = false;
    std::vector<std::filesystem::path> left;
  };
  static Destroyed destroy(Disk& disk, const std::filesystem::path& folder);

  // A vault that an earlier Attest made is brought to this format when it is opened. What there was is kept
  // in its folder until the person confirms that all is there.
  struct EarlierFormat {
    int version = 0;
    std::filesystem::path
        folder;  ///< database and key files as they were; the recordings are the vault's own
    std::uint64_t bytes = 0;
  };
  std::optional<EarlierFormat> earlier_format() const;
  void confirm_upgrade();

  // Checks.
  struct RecordDigest {
    RecordId id;
    std::string kind;
    std::string journal;
    std::string projection;
  };
  std::vector<RecordDigest> digest(bool ledgers = false) const;
  struct Damage {
    enum class Kind {
      KeyFile,           ///< a copy of a key file; the other is whole
      OlderKeyFile,      ///< a copy of a key file is missing, or older than the other
      Keys,              ///< a key file in both copies: beyond repair
      Database,          ///< it does not open
      Page,              ///< of the database, or a part of it that cannot be read to its end
      Journal,           ///< a commit, body, value or signature
      Projection,        ///< what is shown is not what the journal says
      Record,            ///< it lost parts of its journal, and is shown in part
      Recording,         ///< its sound, in places
      MissingRecording,  ///< its file is not here
      StrayRecording,    ///< a file that no record names; it is kept
      OffRecord,         ///< sound that was said off the record, and is here
      Backup,            ///< a file of a backup
    };
    Kind kind;
    std::string what, where, reason;  ///< in English
    std::optional<RecordId> record{};
    std::optional<EntityId> media{};
    std::size_t missing = 0;              ///< of a Record: how many parts, at least
    std::int64_t from_ms = 0, to_ms = 0;  ///< of OffRecord
  };
  /// Whether everything that is not in the list was read and is whole. What stands in damaged pages, or in a
  /// database that does not open, was not read.
  static bool rest_is_whole(const std::vector<Damage>& damage);
  /// Keys, pages and journal hashes; with `rebuild`, that a replay gives the projection that is stored.
  std::vector<Damage> check(bool rebuild, Job& job);

  struct Census {
    std::size_t records = 0, commits = 0, values = 0;
  };
  Census census() const;
  /// As `check`, also for a vault that does not open any more because its keyring or database is damaged.
  /// Throws where the person's own key does not fit, or there is no vault.
  static std::vector<Damage> examine(Disk& disk, const Clock& clock, const std::filesystem::path& folder,
                                     const Opening& opening, bool rebuild, Job& job);
  /// A record that lost parts of its journal: it is shown in part until a bundle or a backup brings them.
  struct DamagedRecord {
    RecordInfo record;
    std::size_t missing = 0;  ///< commits, bodies and values that are named and not here, at least
  };
  std::vector<DamagedRecord> damaged_records() const;
  std::size_t missing_parts(const RecordId& record) const;  ///< 0 where it is whole
  struct Repaired {
    std::filesystem::path aside;         ///< where the damaged files were copied first; empty: none was
    std::vector<std::string> key_files;  ///< brought back from their other copy
    bool database = false;               ///< made anew from what could be read
    std::size_t bad_pages = 0;
    std::size_t rebuilt = 0;  ///< records that were shown anew from their journals
    std::vector<DamagedRecord> damaged;
    std::vector<RecordId> keys_unknown;  ///< whose key has to be found by their recordings (assign_key)
  };
  /// Throws as `open` does where the opening does not fit the vault's key file; looks at nothing else.
  static void try_opening(const std::filesystem::path& folder, const Opening& opening);
  /// Brings a vault back to work and deletes nothing: what is damaged is copied aside first. Throws Damaged
  /// where too little is left (both copies of a key file, the project's own records).
  static Repaired repair(Disk& disk, const Clock& clock, const std::filesystem::path& folder,
                         const Opening& opening, Job& job);
  /// What a repair needs at most: the damaged database beside the one that is made anew. Needs no key.
  static Space repair_space(const std::filesystem::path& folder);
  /// For a record whose key the database forgot: the keys that no record has, and giving it one.
  std::vector<std::pair<crypto::age::Recipient, crypto::Secret>> unassigned_keys() const;
  void assign_key(const RecordId& record, const crypto::age::Recipient& key);
  bool has_aside() const;  ///< a repair put something aside, which is still there

  // Backups (FORMAT.md §11).
  struct Backup {
    std::string folder;  ///< as the person named it
    std::int64_t number = 0;
    std::int64_t time = 0;
    /// Older than an erasure or a change of the ways in, here or in the identity vault: it holds what was
    /// erased, or opens with what was given up. Replace or destroy it.
    bool stale = false;
    std::size_t recordings = 0;  ///< copied this time; the others were there
    std::uint64_t bytes = 0;     ///< written this time
  };
  /// Copies the recordings that are not there yet, then a snapshot of database and keys, which takes the
  /// place of earlier ones when it is whole. Everything is ciphertext. Damaged: the database is, and nothing
  /// was replaced.
  Backup backup(const std::filesystem::path& folder, Job& job);
  std::vector<Backup> backups() const;            ///< the newest first
  void forget_backup(const std::string& folder);  ///< it was destroyed, or lost
  /// Those made so far are stale: what they take along beside this vault's own files is about to be given up.
  void outdate_backups();
  struct Restored {
    std::int64_t time = 0;       ///< when the backup was made
    std::vector<Damage> damage;  ///< files that are missing or not what was backed up; the rest is there
    std::size_t interviews = 0;
  };
  /// Into a new folder, as a new device: it signs with a key of its own, and others have to be given its
  /// contact card. The ways in are those of the backup. Throws as `open` does, and leaves no folder then.
  static Restored restore(Disk& disk, const Clock& clock, const std::filesystem::path& backup,
                          const std::filesystem::path& to, const Opening& opening, Job& job);
  /// Rehearses it: every file is read and compared, the database opened and looked through in the folder
  /// `scratch` (ciphertext; made and removed). Changes nothing in the backup.
  static Restored drill(Disk& disk, const Clock& clock, const std::filesystem::path& backup,
                        const Opening& opening, const std::filesystem::path& scratch, Job& job);

  // Media folder.
  std::filesystem::path media_path(const EntityId& media) const;

 private:
  struct State;
  explicit Vault(std::unique_ptr<State> state);
  static std::unique_ptr<Vault> open(Disk& disk, const Clock& clock, const std::filesystem::path& folder,
                                     std::shared_ptr<Keys> keys, Access access,
                                     std::unique_ptr<WriterLock> lock);
  static void write_first_records(Vault& vault, const CreateOptions& options);
  void keep_signatures(const Journal& incoming);
  std::unique_ptr<State> state_;
};

}  // namespace attest::store
