// What this computer does not do for what is in memory.
#pragma once

#include <QString>

#include "core/crypto/process.h"

namespace attest::ui {

/// In plain words, with what to do; empty where all is well.
QString memory_caution(const crypto::MemoryState& memory);

}  // namespace attest::ui
