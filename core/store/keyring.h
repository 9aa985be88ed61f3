// The keys of a vault: store.key and keyring, as files (FORMAT.md §2, §3).
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <vector>

#include "core/crypto/age.h"
#include "core/foundation/disk.h"
#include "core/foundation/id.h"
#include "core/store/way_in.h"

namespace attest::store {

struct VaultTag;
using VaultId = Id<VaultTag>;

struct Keyring {
  std::uint64_t sequence = 0;
  VaultId vault;
  crypto::Secret database;             ///< 48 bytes
  std::optional<crypto::Secret> next;  ///< 48 bytes, while a rekey is under way
  crypto::Secret sign;                 ///< 32 bytes
  crypto::age::Identity device;
  std::vector<crypto::age::Identity>
      former;  ///< of devices whose vault was restored into this one; they only open
  std::map<crypto::age::Recipient, crypto::Secret>
      keys;                 ///< record key pairs and spare ones: recipient -> scalar
  std::vector<WayIn> ways;  ///< of attest-keyring/1 only; later they stand in store.key
  Bytes file;               ///< the copy that was opened or written last, whole

  crypto::Secret text() const;
  static Keyring parse(const crypto::Secret& text);
};

/// What stands in the open in store.key.
struct StoreKeyInfo {
  std::uint64_t sequence = 0;
  VaultId vault;
  crypto::KdfCost cost;
  std::array<Byte, 16> salt{};
};

/// store.key, opened.
struct StoreKey {
  StoreKeyInfo info;
  crypto::age::Identity k_store;
  /// While K_store is being replaced: the one before, which the keyring may still be sealed to.
  std::optional<crypto::age::Identity> previous;
  std::vector<WayIn> ways;           ///< empty in a vault of the first format: then they stand in the keyring
  crypto::age::Recipient opened_by;  ///< the way in that was used
  Bytes file;                        ///< the copy that opened, whole
};

/// Their names in a vault's folder, both copies of both.
inline constexpr std::array<const char*, 4> kKeyFiles{"store.key", "store.key.2", "keyring", "keyring.2"};

/// Whether `folder` holds a store.key of any version. Throws where the disk does not say.
bool is_vault(const std::filesystem::path& folder);

/// Throws NotAVault, NewerVersion, Damaged (both copies), WrongPassphrase, NotEnoughMemory.
StoreKey open_store_key(const std::filesystem::path& folder, const Opening& opening);
/// Whether neither copy is the one that was opened any more.
bool store_key_changed(const std::filesystem::path& folder, const StoreKey& key);
std::uint64_t newest_store_key(const std::filesystem::path& folder);  ///< its sequence

/// The recipient of a passphrase's slot.
crypto::age::Identity passphrase_identity(const crypto::Secret& passphrase, const StoreKeyInfo& info);

/// Both copies, one after the other; sets `key.file` to their bytes.
void write_store_key(Disk& disk, const std::filesystem::path& folder, StoreKey& key);
/// Both copies, one after the other; sets `keyring.file` to their bytes.
void write_keyring(Disk& disk, const std::filesystem::path& folder, Keyring& keyring,
                   const crypto::age::Recipient& k_store);
/// Removes what a writing of key files left that a loss of power cut: old keys are not to lie about.
void remove_unfinished(Disk& disk, const std::filesystem::path& folder);
/// The newest copy that `key` opens; Damaged where none does, NewerVersion.
Keyring read_keyring(const std::filesystem::path& folder, const StoreKey& key);

/// One of the four key files that is not what it should be.
struct KeyFileProblem {
  std::string file;
  /// Otherwise it is missing, or whole but older than the other copy: a write was cut between the two.
  bool damaged = true;
};
std::vector<KeyFileProblem> key_file_problems(const std::filesystem::path& folder, const StoreKey& key,
                                              const Keyring& keyring);
/// Brings the named key file back from its other copy.
void restore_key_file(Disk& disk, const std::filesystem::path& folder, const StoreKey& key,
                      const Keyring& keyring, const std::string& file);

}  // namespace attest::store
