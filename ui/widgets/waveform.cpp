#include "ui/widgets/waveform.h"

#include <QAccessibleWidget>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "ui/text/words.h"
#include "ui/theme/theme.h"

namespace attest::ui {
namespace {
constexpr std::int64_t step_ms = 5000;

class WaveformAccess final : public QAccessibleWidget, public QAccessibleValueInterface {
 public:
  explicit WaveformAccess(Waveform* waveform)
      : QAccessibleWidget(waveform, QAccessible::Slider), waveform_(waveform) {}
  void* interface_cast(QAccessible::InterfaceType type) override {
    if (type == QAccessible::ValueInterface) return static_cast<QAccessibleValueInterface*>(this);
    return QAccessibleWidget::interface_cast(type);
  }
  QString text(QAccessible::Text text) const override {
    if (text == QAccessible::Value)
      return Waveform::tr("%1 of %2", "position and length of a recording")
          .arg(clock_time(waveform_->position()), clock_time(waveform_->duration()));
    return QAccessibleWidget::text(text);
  }
  QVariant currentValue() const override { return static_cast<double>(waveform_->position()) / 1000; }
  void setCurrentValue(const QVariant& value) override {
    Q_EMIT waveform_->seek(static_cast<qint64>(value.toDouble() * 1000));
  }
  QVariant maximumValue() const override { return static_cast<double>(waveform_->duration()) / 1000; }
  QVariant minimumValue() const override { return 0.0; }
  QVariant minimumStepSize() const override { return static_cast<double>(step_ms) / 1000; }

 private:
  Waveform* waveform_;
};

QAccessibleInterface* make_access(const QString&, QObject* object) {
  auto* waveform = qobject_cast<Waveform*>(object);
  return waveform ? new WaveformAccess(waveform) : nullptr;  // Qt takes it over
}
}  // namespace

void install_accessibility() {
  QAccessible::installFactory(make_access);
}

Waveform::Waveform() {
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("Position in the recording"));
  setToolTip(tr("Click to hear from there."));
  setCursor(Qt::PointingHandCursor);
}

QSize Waveform::sizeHint() const {
  return {400, 56};
}

void Waveform::set_peaks(std::vector<media::Peak> peaks, std::int64_t duration_ms) {
  peaks_ = std::move(peaks);
  duration_ = duration_ms;
  position_ = 0;
  draw();
  update();
}

void Waveform::set_position(std::int64_t ms) {
  if (ms == position_) return;
  position_ = ms;
  QAccessibleValueChangeEvent event(this, static_cast<double>(ms) / 1000);
  QAccessible::updateAccessibility(&event);
  update();
}

void Waveform::set_holes(std::vector<media::ReadableSound::Hole> holes) {
  holes_ = std::move(holes);
  update();
}

void Waveform::draw() {
  const qreal ratio = devicePixelRatioF();
  picture_ = QPixmap(size() * ratio);
  picture_.setDevicePixelRatio(ratio);
  picture_.fill(Qt::transparent);
  heard_ = picture_;
  const auto& c = theme::colours();
  // Bars of 2 px with 1 px between: a quiet picture, and the same at any length.
  const int bars = width() / 3;
  int loudest = 24;  // silence stays flat
  for (const auto& p : peaks_) loudest = std::max({loudest, -p.low, int{p.high}});
  const double half = height() / 2.0;
  const auto paint = [&](QPixmap& on, const QColor& colour) {
    QPainter painter(&on);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    for (int bar = 0; bar < bars; ++bar) {
      const std::size_t from = peaks_.size() * static_cast<std::size_t>(bar) / static_cast<std::size_t>(bars);
      const std::size_t to = std::max(
          from + 1, peaks_.size() * static_cast<std::size_t>(bar + 1) / static_cast<std::size_t>(bars));
      int low = 0, high = 0;
      for (std::size_t i = from; i < to && i < peaks_.size(); ++i) {
        low = std::min(low, int{peaks_[i].low});
        high = std::max(high, int{peaks_[i].high});
      }
      const double tall = std::max(1.0, std::max(-low, high) * (half - 2) / loudest);
      painter.drawRoundedRect(QRectF(bar * 3, half - tall, 2, 2 * tall), 1, 1);
    }
  };
  QColor ahead = c.quiet;
  ahead.setAlpha(120);
  paint(picture_, ahead);
  paint(heard_, c.accent);
}

void Waveform::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const auto& c = theme::colours();
  const double x =
      duration_ > 0 ? width() * static_cast<double>(position_) / static_cast<double>(duration_) : 0;
  painter.save();
  painter.setClipRect(QRectF(x, 0, width() - x, height()));
  painter.drawPixmap(0, 0, picture_);
  painter.setClipRect(QRectF(0, 0, x, height()));
  painter.drawPixmap(0, 0, heard_);
  painter.restore();
  for (const auto& hole : holes_) {
    const auto at = [&](std::int64_t ms) {
      return duration_ > 0 ? width() * static_cast<double>(ms) / static_cast<double>(duration_) : 0;
    };
    const QRectF span(at(hole.from_ms), 0, std::max(3.0, at(hole.to_ms) - at(hole.from_ms)), height());
    QColor ground = c.caution;
    ground.setAlpha(48);
    painter.fillRect(span, ground);
    painter.fillRect(QRectF(span.left(), height() - 3, span.width(), 3), c.caution);
  }
  painter.fillRect(QRectF(std::clamp(x - 1, 0.0, width() - 2.0), 0, 2, height()), c.accent);
  if (hasFocus()) {
    painter.setPen(QPen(c.accent, 1, Qt::DotLine));
    painter.drawRect(QRectF(0.5, 0.5, width() - 1, height() - 1));
  }
}

void Waveform::seek_to(double x) {
  if (width() > 0)
    Q_EMIT seek(static_cast<qint64>(std::clamp(x / width(), 0.0, 1.0) * static_cast<double>(duration_)));
}
void Waveform::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) seek_to(event->position().x());
}
void Waveform::mouseMoveEvent(QMouseEvent* event) {
  if (event->buttons() & Qt::LeftButton) seek_to(event->position().x());
}
void Waveform::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
      Q_EMIT seek(position_ - step_ms);
      break;
    case Qt::Key_Right:
      Q_EMIT seek(position_ + step_ms);
      break;
    case Qt::Key_Home:
      Q_EMIT seek(0);
      break;
    case Qt::Key_End:
      Q_EMIT seek(duration_);
      break;
    default:
      QWidget::keyPressEvent(event);
  }
}
void Waveform::resizeEvent(QResizeEvent*) {
  draw();
}
void Waveform::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) draw();
  QWidget::changeEvent(event);
}

}  // namespace attest::ui
