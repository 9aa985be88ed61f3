// How loud it is: a calm bar on a scale of decibels that falls slowly, with the place from which it is too
// loud. What it means stands in words beside it.
#pragma once

#include <QWidget>

#include "core/media/level.h"

namespace attest::ui {

class LevelMeter final : public QWidget {
  Q_OBJECT
 public:
  LevelMeter();
  /// Ten times a second. `level` is the largest sample, [0, 1].
  void set(float level, media::Loudness loudness = media::Loudness::Fine);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  double shown_db_;
  media::Loudness loudness_ = media::Loudness::Fine;
};

}  // namespace attest::ui
