// Files as they came from elsewhere, kept beside the recordings made of them: evidence, and what their device
// wrote into them. They stay inside the project.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/media/import.h"
#include "core/store/vault.h"

namespace attest::testimony {

inline constexpr const char* kOriginal = "original";  ///< the entity's type

struct KeptOriginal {
  media::Original file;
  media::Metadata metadata;  ///< foreign text
  bool here = true;          ///< its bytes are in this vault
  std::string destroyed;     ///< why it was destroyed here or elsewhere; "" where it was not
};
/// Of a recording; nullopt where the recording is what came, byte for byte, or where this vault was not told
/// (as a partner is not).
std::optional<KeptOriginal> original_of(const store::Vault& vault, const EntityId& media);
/// Its bytes. Throws NotFound where they are not here.
std::unique_ptr<media::RecordingReader> open_original(const store::Vault& vault,
                                                      const KeptOriginal& original);

/// Of a recording of which a part must no longer exist anywhere: a foreign file cannot be cut, so it goes as
/// a whole, and its digest stays. Nothing happens where there is none. `reason` is journalled and travels: a
/// word, such as "off-record". Backups made before still hold it, and are marked so.
void destroy_original(store::Vault& vault, const EntityId& media, const std::string& reason = "off-record");

/// The first half of that, for a transaction of the caller's (Vault::together); remove_destroyed_originals is
/// the other, and is done again when a writer opens the vault. False where there is nothing to destroy.
bool journal_destroyed_original(store::Vault& vault, const EntityId& media, const std::string& reason);

/// The edits that journal an import's original; nothing where there is none.
std::vector<store::Edit> original_edits(const media::Import& import);
/// Removes the files of originals that were destroyed, here or, by what a bundle brought, elsewhere; and of
/// recordings of which a span is off the record.
void remove_destroyed_originals(store::Vault& vault);
/// An original whose description was lost: told anew from its bytes, where its recording is known. False
/// where not.
bool describe_anew(store::Vault& vault, const EntityId& id);

}  // namespace attest::testimony
