// The keys of a vault: store.key and keyring, as files (FORMAT.md §2, §3).
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <vector>

#include "core/crypto/age.h"
#include "core/foundation/disk.h"
#include "core/foundation/id.h"

namespace attest::store {

struct VaultTag;
using VaultId = Id<VaultTag>;

struct Slot {
  std::string kind;
  crypto::age::Recipient recipient;
};

struct Keyring {
  std::uint64_t sequence = 0;
  VaultId vault;
  crypto::Secret database;             ///< 48 bytes
  std::optional<crypto::Secret> next;  ///< 48 bytes, while a rekey is under way
  crypto::Secret sign;                 ///< 32 bytes
  crypto::age::Identity device;
  std::vector<Slot> slots;
  std::map<crypto::age::Recipient, crypto::Secret>
      keys;  ///< record key pairs and spare ones: recipient -> scalar

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

/// Whether `folder` holds a store.key of any version.
bool is_vault(const std::filesystem::path& folder);

/// Opens with a passphrase. Throws NotAVault, NewerVersion, Damaged (both copies), WrongPassphrase,
/// NotEnoughMemory.
struct OpenedStoreKey {
  StoreKeyInfo info;
  crypto::age::Identity k_store;
  Bytes file;  ///< the copy that opened, whole
};
OpenedStoreKey open_store_key(const std::filesystem::path& folder, const crypto::Secret& passphrase);

/// The recipient of a passphrase's slot.
crypto::age::Identity passphrase_identity(const crypto::Secret& passphrase, const StoreKeyInfo& info);

/// Both copies, one after the other; returns their bytes.
Bytes write_store_key(Disk& disk, const std::filesystem::path& folder, const StoreKeyInfo& info,
                      const std::vector<Slot>& slots, const crypto::age::Identity& k_store);
void write_keyring(Disk& disk, const std::filesystem::path& folder, const Keyring& keyring,
                   const crypto::age::Recipient& k_store);
/// The names of those of the four key files that are absent or are not what was written. `store_key` is a
/// copy that is known to open: the header's MAC can be checked with a way in only.
std::vector<std::string> key_file_problems(const std::filesystem::path& folder, const VaultId& vault,
                                           const crypto::age::Identity& k_store, ByteView store_key);
Keyring read_keyring(const std::filesystem::path& folder, const VaultId& vault,
                     const crypto::age::Identity& k_store);
/// The same for a writer, which ends what a loss of power cut while key files were written: what is
/// unfinished goes, for old keys are not to lie about, and a copy that is missing or older becomes the
/// newest. A damaged one stays, for `key_file_problems` to name.
Keyring read_keyring_to_write(Disk& disk, const std::filesystem::path& folder, const OpenedStoreKey& opened);

}  // namespace attest::store
