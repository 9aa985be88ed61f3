// The sound of a recording as a picture one can move in: a slider for whoever cannot see it.
#pragma once

#include <QWidget>
#include <vector>

#include "core/media/recording.h"
#include "core/testimony/interview.h"
#include "ui/worker/player.h"

namespace attest::ui {

class Waveform final : public QWidget {
  Q_OBJECT
 public:
  Waveform();
  /// Peaks of 10 ms each.
  void set_peaks(std::vector<media::Peak> peaks, std::int64_t duration_ms);
  void set_holes(std::vector<media::ReadableSound::Hole> holes);
  /// Where sound is missing and why, and what was marked. A click on a flag goes there.
  void set_moments(std::vector<testimony::MediaGap> gaps, std::vector<testimony::MediaMarker> markers);
  void set_loop(std::optional<Player::Span> span);
  void set_position(std::int64_t ms);
  /// What is to be said of the place `x` pixels from the left: a gap's reason, a marker's word, damage.
  QString words_at(double x) const;
  std::int64_t position() const { return position_; }
  std::int64_t duration() const { return duration_; }
  QSize sizeHint() const override;

 Q_SIGNALS:
  void seek(qint64 ms);
  void spanned(qint64 from_ms, qint64 to_ms);  ///< by dragging

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void draw();
  double x_of(std::int64_t ms) const;
  std::int64_t ms_at(double x) const;
  QRectF flag_at(std::int64_t ms) const;
  void paint_gaps(QPainter& painter) const;
  void paint_markers(QPainter& painter) const;
  void paint_loop(QPainter& painter) const;
  void describe();
  static QString gap_words(const testimony::MediaGap& gap);
  static QString marker_words(const testimony::MediaMarker& marker);
  std::vector<media::Peak> peaks_;
  std::vector<media::ReadableSound::Hole> holes_;  ///< where it is damaged, and silent
  std::vector<testimony::MediaGap> gaps_;
  std::vector<testimony::MediaMarker> markers_;
  std::optional<Player::Span> loop_;
  std::optional<double> pressed_, dragged_;  ///< x, while the mouse is held
  std::int64_t duration_ = 0;
  std::int64_t position_ = 0;
  QPixmap picture_, heard_;  ///< drawn once for a size: an hour has 360,000 peaks
};

/// Makes the slider known to screen readers; call once, before the first window.
void install_accessibility();

}  // namespace attest::ui
