// The recorder: one big control, what is heard, how long, and which microphone.
#pragma once

#include "ui/pages/panel.h"

namespace attest::ui {

class LevelMeter;

class RecorderPanel final : public Panel {
  Q_OBJECT
 public:
  explicit RecorderPanel(Worker& worker);
  void set_interview(const RecordId& interview);
  void read_devices();

 private:
  void toggle();
  void show_state();

  std::optional<RecordId> interview_;
  QToolButton* control_;
  QLabel* time_;
  QLabel* state_;
  LevelMeter* meter_;
  Choice* device_;
};

}  // namespace attest::ui
