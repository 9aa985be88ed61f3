// What the project has settled for everyone who records: the form of the sound, the check-in, the grounding
// card and the places that help.
#pragma once

#include "core/testimony/project.h"
#include "ui/pages/panel.h"

namespace attest::ui {

class ProjectPanel final : public Panel {
  Q_OBJECT
 public:
  explicit ProjectPanel(Worker& worker);
  void show_settings(const testimony::ProjectSettings& settings);

 private:
  void save();
  TypedTexts typed_;  ///< in the two texts
  std::optional<testimony::ProjectSettings> settings_;
  QLabel* contested_;
  Choice *codec_, *channels_, *checkin_;
  QPlainTextEdit *grounding_, *referrals_;
};

}  // namespace attest::ui
