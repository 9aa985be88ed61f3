#include "core/testimony/project.h"

#include <algorithm>
#include <charconv>

#include "core/foundation/text.h"

namespace attest::testimony {

using store::Edit;

namespace {

constexpr const char* kKind = "project";
constexpr const char* kCodec = "recording.codec";
constexpr const char* kChannels = "recording.channels";
constexpr const char* kCheckin = "checkin_minutes";
constexpr const char* kGrounding = "grounding";
constexpr const char* kReferrals = "referrals";
constexpr int kLongestCheckin = 240;
constexpr std::size_t kGroundingCap = 4000;  // bytes: more is no card
constexpr std::size_t kReferralsCap = 64'000;

RecordId record_of(const store::Vault& vault) {
  return RecordId{vault.info().project.bytes};
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

Json number_between(const std::string& name, const std::string& text, int least, int most) {
  const auto number = whole_number(text);
  if (!number || *number < least || *number > most)
    throw Error(Code::Invalid, "“%1” is a whole number from %2 to %3.",
                {name, std::to_string(least), std::to_string(most)});
  return *number;
}

Json long_text(const std::string& name, const std::string& text, std::size_t cap) {
  const std::string clean = normalise_input(text, "the setting");
  if (clean.size() > cap)
    throw Error(Code::Invalid, "“%1” is too long (%2 bytes at most).", {name, std::to_string(cap)});
  return clean;
}

Json check_setting(const std::string& name, const std::string& text) {
  if (name == kCodec) {
    if (text != media::name(media::Codec::Opus) && text != media::name(media::Codec::Flac))
      throw Error(Code::Invalid, "“%1” is not a codec. There are: opus, flac.", {text});
    return text;
  }
  if (name == kChannels) return number_between(name, text, 1, 2);
  if (name == kCheckin) return number_between(name, text, 0, kLongestCheckin);
  if (name == kGrounding) return long_text(name, text, kGroundingCap);
  if (name == kReferrals) return long_text(name, text, kReferralsCap);
  std::string list;
  for (const auto& known : project_setting_names()) list += (list.empty() ? "" : ", ") + known;
  throw Error(Code::Invalid, "A project has no setting “%1”. There are: %2.", {name, list});
}

}  // namespace

const std::vector<std::string>& project_setting_names() {
  static const std::vector<std::string> all{kCodec, kChannels, kCheckin, kGrounding, kReferrals};
  return all;
}

std::string text_of(const ProjectSettings& settings, const std::string& name) {
  if (name == kCodec) return std::string(media::name(settings.codec));
  if (name == kChannels) return std::to_string(settings.channels);
  if (name == kCheckin) return std::to_string(settings.checkin_minutes);
  if (name == kGrounding) return settings.grounding;
  if (name == kReferrals) return settings.referrals;
  check_setting(name, {});  // names those there are
  return {};
}

ProjectSettings project_settings(const store::Vault& vault) {
  ProjectSettings settings;
  const EntityId id = main_entity(record_of(vault));
  const auto entity = vault.entity(id);
  if (!entity || !entity->live) return settings;
  settings.contested = entity->contested;
  if (entity->text(kCodec) == media::name(media::Codec::Flac)) settings.codec = media::Codec::Flac;
  const auto number = [&](const char* name, int least, int most, int& into) {
    const auto value = entity->integer(name);
    if (value && *value >= least && *value <= most) into = static_cast<int>(*value);
  };
  number(kChannels, 1, 2, settings.channels);
  number(kCheckin, 0, kLongestCheckin, settings.checkin_minutes);
  const auto text = [&](const char* name, std::string& into) {
    const auto value = vault.value(id, name);  // long ones are not in the doc
    if (value && value->is_string()) into = value->get<std::string>();
  };
  text(kGrounding, settings.grounding);
  text(kReferrals, settings.referrals);
  return settings;
}

void set_project_settings(store::Vault& vault, const std::map<std::string, std::string>& settings) {
  const RecordId record = record_of(vault);
  const ProjectSettings now = project_settings(vault);
  const auto conflicts = vault.record(record) ? vault.conflicts(record) : std::vector<store::Conflict>();
  std::vector<Edit> edits;
  for (const auto& [name, text] : settings) {
    Json value = check_setting(name, text);
    const bool in_conflict = std::ranges::any_of(conflicts, [&](const auto& c) { return c.field == name; });
    const std::string said = value.is_string() ? value.get<std::string>() : value.dump();
    // Writing what holds already would be noise in the history, unless it settles something.
    if (!in_conflict && said == text_of(now, name)) continue;
    edits.push_back(Edit::set(main_entity(record), kKind, name, std::move(value)));
  }
  if (!edits.empty()) vault.write(record, kKind, edits);
}

}  // namespace attest::testimony
