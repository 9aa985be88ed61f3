// Inside this room: the file key wrapped into a stanza for a key or a passphrase, and back.
#pragma once

#include "core/crypto/age.h"

namespace attest::crypto::age {

Stanza wrap_x25519(const Recipient& recipient, const Secret& file_key);  ///< throws Invalid for a weak key
Stanza dummy_x25519();  ///< nobody can open it; nobody can tell
Stanza wrap_scrypt(const Secret& passphrase, int log2n, const Secret& file_key);

/// The file key, or nullopt where no stanza is for a key of ours. Throws AgeError for stanzas that break the
/// rules.
std::optional<Secret> unwrap(const std::vector<Stanza>& stanzas, const OpenOptions& keys);

}  // namespace attest::crypto::age
