// Inside this room: the header of an age file as text.
#pragma once

#include "core/crypto/age.h"

namespace attest::crypto::age {

inline constexpr std::size_t max_stanzas = 64;

/// What the MAC covers: everything from the first line through "---". Throws Invalid where the stanzas could
/// not be read back (a bad argument, or more than the limits of read_header).
Bytes header_text(const std::vector<Stanza>& stanzas);

/// The same with its MAC: a whole header.
Bytes whole_header(const std::vector<Stanza>& stanzas, const Secret& file_key);

/// HMAC-SHA-256 under a key derived from the file key.
std::array<Byte, 32> header_mac(const Secret& file_key, ByteView authenticated);

}  // namespace attest::crypto::age
