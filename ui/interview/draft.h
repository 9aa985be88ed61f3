// Changes to a transcript that are not saved yet. A draft remembers which version it was made from, so that
// saving it never undoes what arrived meanwhile.
#pragma once

#include "core/foundation/id.h"
#include "core/foundation/json.h"

namespace attest::ui {

struct Draft {
  EntityId version;
  std::string text;
};

inline std::string write_draft(const Draft& draft) {
  return canonical(Json{{"version", draft.version.hex()}, {"text", draft.text}});
}
inline Draft read_draft(const std::string& text) {
  const Json json = parse_json(text, "the draft");
  const auto version = EntityId::parse(get_string(json, "version", "the draft"));
  if (!version) throw Error(Code::Damaged, "The draft cannot be read.");
  return {*version, get_string(json, "text", "the draft")};
}

}  // namespace attest::ui
