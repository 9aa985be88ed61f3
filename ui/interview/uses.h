// What something that leaves is for, and why: asked in the same way wherever something leaves.
#pragma once

#include "core/testimony/door.h"
#include "ui/widgets/make.h"

namespace attest::ui {

/// Every use that a person can allow; none is better than another.
Choice* use_choice(const QString& name);
testimony::Use chosen_use(const Choice& choice);
QLineEdit* reason_line();

}  // namespace attest::ui
