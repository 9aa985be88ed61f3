// attest project settings
#include "app/cli/context.h"
#include "core/foundation/text.h"
#include "core/testimony/project.h"

namespace attest::cli {
namespace {

using namespace testimony;

Json settings_json(const ProjectSettings& settings) {
  Json json{{"recording.codec", text_of(settings, "recording.codec")},
            {"recording.channels", settings.channels},
            {"checkin_minutes", settings.checkin_minutes},
            {"grounding", settings.grounding},
            {"referrals", settings.referrals}};
  return {{"settings", std::move(json)}, {"contested", settings.contested}};
}

std::string settings_text(const ProjectSettings& settings) {
  std::string text;
  for (const auto& name : project_setting_names()) {
    std::string value = text_of(settings, name);
    if (name == "checkin_minutes" && value == "0") value = "0 (nobody is reminded)";
    if (value.empty()) value = name == "grounding" ? "(the window's own words)" : "(none yet)";
    std::string indented;
    for (const char c : value) indented += c == '\n' ? "\n    " : std::string(1, c);
    const bool several = value.find('\n') != std::string::npos;
    text += name + ":" + (several ? "\n    " : " ") + indented + "\n";
  }
  if (settings.contested)
    text += "Two devices set some of this differently; what is set again here counts for both.\n";
  return text;
}

}  // namespace

void add_project_commands(CLI::App& app, Context& context) {
  auto set = std::make_shared<std::vector<std::string>>();
  auto* project = command(app, "project", "What the project has settled for everyone", "");
  project->require_subcommand(1);
  auto* settings = command(*project, "settings",
                           "How sound is recorded, the check-in, the grounding card and the list of places "
                           "that help: shows them, or sets some",
                           "attest --vault field.attest project settings --set recording.codec=flac --set "
                           "checkin_minutes=20");
  settings->add_option("--set", *set, "NAME=VALUE, as often as wanted")->allow_extra_args(false);
  settings->callback([=, &context] {
    std::map<std::string, std::string> wanted;
    for (const auto& one : *set) {
      const auto equals = one.find('=');
      if (equals == std::string::npos || equals == 0) throw UsageError("“" + one + "” is not NAME=VALUE.");
      wanted[one.substr(0, equals)] = one.substr(equals + 1);
    }
    if (!wanted.empty()) set_project_settings(context.writer(), wanted);
    const auto now = project_settings(wanted.empty() ? context.reader() : context.writer());
    context.answer(settings_json(now), settings_text(now));
  });
}

}  // namespace attest::cli
