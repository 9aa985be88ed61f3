// What a project has settled for everyone who records for it: how sound is kept, and what is at hand while
// somebody speaks. It stands in the project's record (FORMAT.md §6) and goes where that goes, so what one
// device sets reaches the others with the next bundle.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/media/sound.h"
#include "core/store/vault.h"

namespace attest::testimony {

struct ProjectSettings {
  media::Codec codec = media::Codec::Opus;  ///< of new recordings
  int channels = 1;                         ///< 1 or 2
  int checkin_minutes = 25;  ///< of recording without a break, until a person is reminded; 0: never
  std::string grounding;     ///< the grounding card; empty: the window's own words
  std::string referrals;     ///< a line each: who, where, how to reach
  bool contested = false;    ///< two devices set one differently; setting it again settles that
  bool operator==(const ProjectSettings&) const = default;
};

/// recording.codec, recording.channels, checkin_minutes, grounding, referrals.
const std::vector<std::string>& project_setting_names();
/// A setting as it is shown and set: "opus", "1", "25".
std::string text_of(const ProjectSettings& settings, const std::string& name);

/// Those that were never set, or set to what this version does not know, have their defaults.
ProjectSettings project_settings(const store::Vault& vault);
/// All or none, by their names. Throws Invalid, saying which names and values there are.
void set_project_settings(store::Vault& vault, const std::map<std::string, std::string>& settings);

}  // namespace attest::testimony
