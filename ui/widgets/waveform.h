// The sound of a recording as a picture one can move in: a slider for whoever cannot see it.
#pragma once

#include <QWidget>
#include <vector>

#include "core/media/recording.h"

namespace attest::ui {

class Waveform final : public QWidget {
  Q_OBJECT
 public:
  Waveform();
  /// Peaks of 10 ms each.
  void set_peaks(std::vector<media::Peak> peaks, std::int64_t duration_ms);
  void set_holes(std::vector<media::ReadableSound::Hole> holes);
  void set_position(std::int64_t ms);
  std::int64_t position() const { return position_; }
  std::int64_t duration() const { return duration_; }
  QSize sizeHint() const override;

 Q_SIGNALS:
  void seek(qint64 ms);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void draw();
  void seek_to(double x);
  std::vector<media::Peak> peaks_;
  std::vector<media::ReadableSound::Hole> holes_;  ///< where it is damaged, and silent
  std::int64_t duration_ = 0;
  std::int64_t position_ = 0;
  QPixmap picture_, heard_;  ///< drawn once for a size: an hour has 360,000 peaks
};

/// Makes the slider known to screen readers; call once, before the first window.
void install_accessibility();

}  // namespace attest::ui
