// The player: the sound's picture to move in, and few controls; every one of them by keys too, so that a foot
// pedal serves. Nothing is ever played but for a person's key or click.
#pragma once

#include "core/testimony/interview.h"
#include "ui/pages/panel.h"

namespace attest::ui {

class Waveform;

class PlayerPanel final : public Panel {
  Q_OBJECT
 public:
  explicit PlayerPanel(Worker& worker);
  void set_recordings(const RecordId& interview, std::vector<testimony::Media> media);
  bool has_sound() const { return !media_.empty(); }
  std::optional<testimony::Media> shown() const;  ///< the recording that is chosen
  /// Another recording of the interview, from its beginning; it does not play by itself. False where its
  /// sound is not here.
  bool choose(const EntityId& media);
  std::optional<EntityId> loaded() const { return loaded_; }
  void play_from(std::int64_t ms);
  void show_at(std::int64_t ms);  ///< goes there without playing
  void toggle();
  std::int64_t position_ms();

 Q_SIGNALS:
  void moved(qint64 ms, bool playing);
  void export_wanted();
  void chosen();  ///< another recording is shown

 private:
  void make_acts();
  void make_keys();
  void load(int number);
  void forget();
  void show_state();
  void show_holes();
  QString gap_here(std::int64_t ms) const;
  void skip(std::int64_t ms);
  void faster(int steps);
  void set_loop_start();
  void set_loop_end();
  void toggle_loop();
  void keep_resume_back();

  std::vector<testimony::Media> media_;
  std::vector<testimony::MediaGap> gaps_;  ///< of the recording that is loaded
  std::optional<EntityId> loaded_;
  std::optional<std::int64_t> then_show_, then_play_;  ///< once it is loaded
  std::optional<std::int64_t> loop_start_;             ///< set, and its end not yet
  Choice* choice_;
  QPushButton* play_;
  QPushButton* back_;
  QPushButton* forward_;
  QLabel* time_;
  QLabel* damage_;
  Waveform* waveform_;
  QWidget* acts_;
  Choice* tempo_;
  QPushButton* loop_;
  Choice* resume_;
  QLabel* here_;
};

}  // namespace attest::ui
