// Changes to a transcript that are not saved yet. A draft remembers which version it was made from, so that
// saving it never undoes what arrived meanwhile.
#pragma once

#include "core/foundation/id.h"
#include "core/foundation/json.h"
#include "core/testimony/transcript.h"

namespace attest::ui {

struct Draft {
  EntityId version;
  std::vector<testimony::TranscriptLine> lines;
  std::optional<std::string> text;  ///< in the place of lines, in drafts that knew no times
};

inline std::string write_draft(const Draft& draft) {
  Json lines = Json::array();
  for (const auto& line : draft.lines) lines.push_back({line.text, line.from_ms, line.to_ms, line.speaker});
  return canonical(Json{{"version", draft.version.hex()}, {"lines", std::move(lines)}});
}
inline Draft read_draft(const std::string& text) {
  const Json json = parse_json(text, "the draft");
  const auto version = EntityId::parse(get_string(json, "version", "the draft"));
  if (!version) throw Error(Code::Damaged, "The draft cannot be read.");
  Draft draft{*version, {}, {}};
  if (!json.contains("lines")) {
    draft.text = get_string(json, "text", "the draft");
    return draft;
  }
  try {
    for (const Json& line : json.at("lines"))
      draft.lines.push_back({line.at(0).get<std::string>(), line.at(1).get<std::int64_t>(),
                             line.at(2).get<std::int64_t>(), line.at(3).get<std::string>()});
  } catch (const Json::exception&) {
    throw Error(Code::Damaged, "The draft cannot be read.");
  }
  return draft;
}

}  // namespace attest::ui
