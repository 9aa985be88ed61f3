// A place in a vault that a person can be led to.
#pragma once

#include <QMetaType>
#include <optional>

#include "core/foundation/id.h"
#include "core/testimony/transcript.h"

namespace attest::ui {

struct Place {
  RecordId interview;
  std::optional<EntityId> transcript;
  std::optional<testimony::Span> span;
  std::optional<std::int64_t> ms;
};

}  // namespace attest::ui
Q_DECLARE_METATYPE(attest::ui::Place)
