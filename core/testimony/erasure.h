// Withdrawn consent, and records that were a mistake: what erasing an interview takes with it, and what it
// does not reach.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/store/vault.h"

namespace attest::testimony {

/// To be shown before anything is done.
struct ErasurePlan {
  std::vector<store::RecordInfo> records;  ///< the interview and every coder's layer on it
  std::size_t recordings = 0;
  std::uint64_t bytes = 0;  ///< of the recordings' files, and of the files they were made of
  store::Vault::Space space;
  // Out of reach.
  std::size_t bundles = 0;           ///< sent from here with it inside
  std::set<std::string> recipients;  ///< age1..., of those bundles
  std::size_t exports = 0;           ///< files written in the clear
  std::vector<std::string> backups;  ///< folders whose backup holds it still
};
/// By id also for an interview whose erasure is pending or was asked for elsewhere; NotFound.
ErasurePlan plan_erasure(const store::Vault& vault, const RecordId& interview);
/// `reason` stays for ever, in the tombstone, and travels with it: no names in it. May throw with the erasure
/// pending (Vault::pending): nothing can be read any more, but its keys are not gone yet.
void erase_interview(store::Vault& vault, const RecordId& interview, const std::string& reason, Job& job);
/// A record that nobody else has: no trace is left of it. Refused where it came from elsewhere, was worked on
/// by another device, was sent or exported.
void discard_interview(store::Vault& vault, const RecordId& interview, Job& job);

}  // namespace attest::testimony
