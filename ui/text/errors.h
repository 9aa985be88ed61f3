// Failures in a person's words, in their language.
#pragma once

#include <QString>

#include "core/foundation/error.h"

namespace attest::ui {

/// One or two whole sentences. A template that has a translation is shown translated; the others in English,
/// after a translated sentence for their code.
QString sentence(const Error& error);

}  // namespace attest::ui
