// A key on sheets of paper: shares of a secret, any so many of which give it back and fewer of which say
// nothing about it. By SLIP-0039 (SatoshiLabs), so that other programs can put the sheets together too:
// https://github.com/satoshilabs/slips/blob/master/slip-0039.md
#pragma once

#include <vector>

#include "core/crypto/age.h"
#include "core/crypto/secret.h"

namespace attest::crypto::shares {

/// Splits 32 bytes into `of` sheets, any `need` of which give them back: one group, no passphrase,
/// extendable, iteration exponent 0. Each is 33 words with one space between. Throws Invalid unless
/// 2 <= need <= of <= 16.
std::vector<Secret> split(const Secret& secret, int need, int of);

/// What a sheet says of itself. How many sheets were made it does not say.
struct Share {
  int identifier = 0;  ///< 0 to 32767, drawn for each split: all sheets of a set bear it
  int number = 1;      ///< 1 to 16: which sheet of its group
  int need = 1;        ///< how many sheets of its group are needed
  int group = 1;       ///< sheets made by Attest know one group only
  int groups_needed = 1;
  int groups = 1;
  bool extendable = true;
  int iteration_exponent = 0;
  std::size_t secret_size = 32;  ///< in bytes
  bool operator==(const Share&) const = default;
};

/// Reads a sheet as people write it down: in letters of either case, with any white space, words cut after
/// their first four letters or later, numbers before them ("1.", "12)"), and after a "#"
/// anything up to the line's end. Throws Invalid, which says the
/// number of the first unknown word but never a word.
Share inspect(const Secret& words);

/// The secret (16 to 64 bytes: the sheets may be another program's). More sheets than are needed do no harm;
/// the same sheet twice counts once. Throws Invalid where sheets are missing, cannot be read or do not belong
/// together, and Damaged where they look right but what they give does not pass its own check. A wrong
/// passphrase gives another secret, which nothing here can tell.
Secret combine(const std::vector<Secret>& sheets);
Secret combine(const std::vector<Secret>& sheets, const Secret& passphrase);
/// The same where it is a vault's recovery key; Invalid where it has not its 32 bytes.
age::Identity recovery_key(const std::vector<Secret>& sheets);

}  // namespace attest::crypto::shares
