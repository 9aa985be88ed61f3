// The sample: a short interview that is made up, in Korean with a Chinese and an English translation. What
// the window's first page offers and `attest demo` works on goes into a vault by the same doors as real
// testimony.
#pragma once

#include <string>
#include <vector>

#include "core/coding/coding.h"
#include "core/foundation/job.h"

namespace attest::app {

struct SampleIds {
  RecordId interview;
  EntityId media;
  std::vector<EntityId> transcripts;  ///< ko (original), zh-CN, en
};

/// Imports recording, transcripts, codebook, codings and a note. `language` (ko, zh, en) names the codes.
/// Steps are counted on `job`. Throws Invalid where the vault already has a codebook of these names.
SampleIds fill_sample(store::Vault& vault, Job& job, const std::string& language = "ko");

}  // namespace attest::app
