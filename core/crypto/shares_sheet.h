// Inside this room: one sheet of SLIP-0039, between its words and what they mean.
#pragma once

#include "core/crypto/shares.h"

namespace attest::crypto::shares {

struct Sheet {
  Share share;
  Secret value;  ///< share.secret_size bytes
};

constexpr std::size_t smallest_secret = 16;
constexpr std::size_t largest_secret = 64;

/// The words, with one space between. `share` and `value` are taken as they are; an even number of bytes.
Secret write_sheet(const Share& share, ByteView value);
/// As inspect says.
Sheet read_sheet(std::string_view text);

}  // namespace attest::crypto::shares
