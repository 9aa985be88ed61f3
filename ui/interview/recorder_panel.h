// The console: record and pause, stop, markers of three kinds; what is heard, how long, and with which
// microphone; the check-in, the grounding card and the quiet screen. Calm, for whoever sits before it.
#pragma once

#include <QTimer>

#include "core/testimony/project.h"
#include "ui/pages/panel.h"

namespace attest::ui {

class Choice;
class GroundingCard;
class LevelMeter;
class QuietView;
class SoundTestPanel;

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
  /// Of whoever speaks (BCP 47): what the grounding card is written in.
  void set_language(const QString& language) { language_ = language; }
  /// Reads which microphones there are, how much fits on the disk, and what the project has settled.
  void read_devices();
  /// The word of a marker is kept as far as it came, and the ten-second test goes.
  void leave();
  // By keys, wherever on the page.
  void toggle();  ///< record, pause, go on
  void end();
  void mark(media::MarkerKind kind = media::MarkerKind::Plain);
  void toggle_off_record();
  void asked();
  void show_card();
  void toggle_quiet();

 Q_SIGNALS:
  void write_after_note();

 private:
  struct Read;
  QWidget* make_controls();
  QWidget* make_acts();
  QWidget* make_microphone();
  QWidget* make_take_back();
  void offer_take_back(std::int64_t now_ms);
  void take_back();
  void say_taken_back(std::int64_t from_ms);
  QWidget* make_check_in();
  QWidget* make_after();
  void show_read(const Read& read);
  void keep_word();
  void close_word();
  void set_quiet(bool wanted);
  void show_state();
  QuietView* quiet_view();
  QString fits() const;

  std::optional<RecordId> interview_;
  std::optional<std::int64_t> fits_minutes_;
  testimony::ProjectSettings settings_;
  QString language_;
  QToolButton *control_, *stop_;
  QLabel* time_;
  QLabel* state_;
  QLabel* form_;  ///< how it will be recorded
  LevelMeter* meter_;
  QWidget* microphone_;
  Choice* device_;
  QPushButton* test_;
  SoundTestPanel* tested_;
  QWidget* acts_;
  QPushButton *off_record_, *quiet_;
  QLabel* marked_;
  QLineEdit* word_;
  QTimer word_timer_;
  bool word_typed_ = false;  ///< and not yet kept
  QWidget* take_back_;
  Choice* back_to_;
  bool offered_ = false;  ///< to take back; once in a pause
  std::optional<std::int64_t> last_marked_ms_;
  QWidget* check_in_;
  QLabel* check_in_text_;
  QWidget* after_;
  GroundingCard* card_ = nullptr;
  QuietView* view_ = nullptr;
};

}  // namespace attest::ui
