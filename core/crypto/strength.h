// How long a passphrase would stand against somebody who guesses: an estimate, by zxcvbn (libzxcvbn), without
// a network.
#pragma once

#include "core/crypto/secret.h"

namespace attest::crypto {

/// The logarithm to base 10 of the guesses that it would take; 0 for an empty one. An upper limit: zxcvbn
/// knows English words, names and keyboard patterns, no Korean or Chinese ones, and nothing about the person.
/// A character beyond ASCII counts as one of 128, which is about what a syllable of a common Korean word is
/// worth. Only the first 100 characters are looked at. zxcvbn does not wipe what it works with.
double guesses_log10(const Secret& passphrase);

}  // namespace attest::crypto
