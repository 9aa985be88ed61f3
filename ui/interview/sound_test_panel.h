// The ten-second test of a microphone: what it heard in words, and hearing it. Never kept.
#pragma once

#include "ui/pages/panel.h"

namespace attest::ui {

class LevelMeter;

class SoundTestPanel final : public Panel {
  Q_OBJECT
 public:
  explicit SoundTestPanel(Worker& worker);
  void start(const std::string& device, int channels);
  /// Nothing of it is left.
  void forget();

 private:
  void show_state();
  static QString judgement(const media::SoundJudgement& says);
  static QString measured(const SoundTester::Now& now);

  std::string device_;
  int channels_ = 1;
  QLabel *words_, *measured_;
  LevelMeter* meter_;
  QPushButton *hear_, *again_, *forget_;
};

}  // namespace attest::ui
