// The player: the sound's picture to move in, and few controls.
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
  /// Another recording of the interview, from its beginning; it does not play by itself. False where its
  /// sound is not here.
  bool choose(const EntityId& media);
  std::optional<EntityId> chosen() const { return loaded_; }
  void play_from(std::int64_t ms);
  void show_at(std::int64_t ms);  ///< goes there without playing
  void toggle();
  std::int64_t position_ms();

 Q_SIGNALS:
  void moved(qint64 ms, bool playing);

 private:
  void load(int number);
  void show_state();
  void show_holes();

  std::vector<testimony::Media> media_;
  std::optional<EntityId> loaded_;
  std::optional<std::int64_t> then_show_, then_play_;  ///< once it is loaded
  Choice* choice_;
  QPushButton* play_;
  QPushButton* back_;
  QPushButton* forward_;
  QLabel* time_;
  QLabel* damage_;
  Waveform* waveform_;
};

}  // namespace attest::ui
