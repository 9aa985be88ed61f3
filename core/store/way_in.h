// The ways into a vault: passphrases, a paper key, shares, headquarters' escrow. Each is an age recipient
// that store.key is sealed to; their number is hidden from who holds none of them (FORMAT.md §2).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/crypto/age.h"

namespace attest::store {

struct WayIn {
  enum class Kind { Passphrase, Paper, Shares, Escrow };
  Kind kind = Kind::Passphrase;
  crypto::age::Recipient recipient;
  std::int64_t made = 0;  ///< claimed, ms since 1970; 0: not known
  std::string label;      ///< one line of at most 64 bytes: whose it is, how many sheets
};
std::string_view name(WayIn::Kind kind);
/// At most so many; the stanzas of store.key that no way needs are dummies.
inline constexpr std::size_t kMostWaysIn = 8;

/// What a person opens a vault with: one of the two, borrowed for the call.
struct Opening {
  const crypto::Secret* passphrase = nullptr;
  const crypto::age::Identity* identity = nullptr;  ///< from paper, from shares, or an escrow's
  static Opening with(const crypto::Secret& passphrase) { return {&passphrase, nullptr}; }
  static Opening with(const crypto::age::Identity& identity) { return {nullptr, &identity}; }
};

}  // namespace attest::store
