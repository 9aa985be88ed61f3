// Inside this room: Bech32 (BIP 173, constant 1) in lower case, for age's keys. Everything is treated as
// secret.
#pragma once

#include <optional>
#include <string_view>

#include "core/crypto/secret.h"

namespace attest::crypto::bech32 {

/// `prefix`, "1", the data and the checksum, in lower case.
Secret encode(std::string_view prefix, ByteView data);

/// The data of a text with this prefix; nullopt for another prefix, a capital letter, a wrong checksum, or
/// padding that is not zero or too long.
std::optional<Secret> decode(std::string_view prefix, std::string_view text);

}  // namespace attest::crypto::bech32
