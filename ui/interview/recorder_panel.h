// The recorder: record and pause, stop, a marker with its word; what is heard, how long, and which
// microphone.
#pragma once

#include "ui/pages/panel.h"

namespace attest::ui {

class LevelMeter;

/// What a recording under way is doing, for a person. `tone` is set_tone's.
struct RecordingWords {
  QString text;
  const char* tone;
  bool loud = false;  ///< nothing is recorded, and nobody asked for that
};
RecordingWords recording_words(const RecorderNow& now);

class RecorderPanel final : public Panel {
  Q_OBJECT
 public:
  explicit RecorderPanel(Worker& worker);
  void set_interview(const RecordId& interview);
  /// Reads which microphones there are, and how much fits on the disk.
  void read_devices();
  // By keys, wherever on the page.
  void toggle();  ///< record, pause, go on
  void mark();

 private:
  QWidget* make_controls();
  QWidget* make_acts();
  void toggle_record(bool off);
  void name_marker();
  void show_state();
  static QString fits(std::int64_t minutes);

  std::optional<RecordId> interview_;
  std::optional<std::int64_t> fits_minutes_;
  QToolButton *control_, *stop_;
  QLabel* time_;
  QLabel* state_;
  LevelMeter* meter_;
  Choice* device_;
  QWidget* acts_;
  QPushButton *mark_, *off_record_;
  QLineEdit* word_;
};

}  // namespace attest::ui
