#include "ui/widgets/waveform.h"

#include <QAccessibleWidget>
#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include "ui/text/utf16.h"
#include "ui/text/words.h"
#include "ui/theme/theme.h"

namespace attest::ui {
namespace {
constexpr std::int64_t step_ms = 5000;
constexpr double flag_width = 9, flag_height = 10;
constexpr double least_gap = 3;  ///< pixels: a pause of a quarter second is to be seen in three hours
constexpr std::size_t most_described = 20;

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

void Waveform::set_moments(std::vector<testimony::MediaGap> gaps,
                           std::vector<testimony::MediaMarker> markers) {
  gaps_ = std::move(gaps);
  markers_ = std::move(markers);
  describe();
  update();
}

void Waveform::set_loop(std::optional<Player::Span> span) {
  if (span == loop_) return;
  loop_ = span;
  update();
}

QString Waveform::gap_words(const testimony::MediaGap& gap) {
  return gap.ms ? tr("%1: %2 are missing at %3", "Paused: 3:07 are missing at 0:12")
                      .arg(gap_reason(gap.reason), clock_time(*gap.ms), clock_time(gap.from_ms))
                : tr("%1: sound is missing at %2", "Paused: sound is missing at 0:12")
                      .arg(gap_reason(gap.reason), clock_time(gap.from_ms));
}
QString Waveform::marker_words(const testimony::MediaMarker& marker) {
  return marker.text.empty() ? tr("Marker at %1").arg(clock_time(marker.at_ms))
                             : tr("Marker at %1: %2").arg(clock_time(marker.at_ms), from_utf8(marker.text));
}

/// For whoever cannot see the picture.
void Waveform::describe() {
  QStringList words;
  for (const auto& gap : gaps_) words.push_back(gap_words(gap));
  for (const auto& marker : markers_) words.push_back(marker_words(marker));
  if (words.size() > static_cast<int>(most_described)) {
    const int more = static_cast<int>(words.size()) - static_cast<int>(most_described);
    words = words.mid(0, static_cast<int>(most_described));
    words.push_back(tr("and %n more", "gaps and markers of a recording", more));
  }
  setAccessibleDescription(words.join(QStringLiteral(". ")));
}

double Waveform::x_of(std::int64_t ms) const {
  return duration_ > 0 ? width() * static_cast<double>(ms) / static_cast<double>(duration_) : 0;
}
std::int64_t Waveform::ms_at(double x) const {
  return width() > 0
             ? static_cast<std::int64_t>(std::clamp(x / width(), 0.0, 1.0) * static_cast<double>(duration_))
             : 0;
}
QRectF Waveform::flag_at(std::int64_t ms) const {
  return {std::min(x_of(ms), width() - flag_width), 0, flag_width, flag_height};
}

QString Waveform::words_at(double x) const {
  QStringList words;
  for (const auto& marker : markers_)
    if (const auto flag = flag_at(marker.at_ms); x >= flag.left() - 2 && x <= flag.right() + 2)
      words.push_back(marker_words(marker));
  for (const auto& gap : gaps_) {
    const double from = x_of(gap.from_ms), to = std::max(from + least_gap, x_of(gap.from_ms + gap.silent_ms));
    if (x >= from - 2 && x <= to + 2) words.push_back(gap_words(gap));
  }
  for (const auto& hole : holes_)
    if (x >= x_of(hole.from_ms) - 2 && x <= x_of(hole.to_ms) + 2) words.push_back(damaged_spans({hole}));
  if (words.isEmpty())
    words.push_back(
        tr("%1. Click to go there, drag to hear a stretch over and over.", "0:12").arg(clock_time(ms_at(x))));
  return words.join(QLatin1Char('\n'));
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
  std::vector<double> tall(static_cast<std::size_t>(std::max(bars, 0)), 1);
  for (std::size_t bar = 0; bar < tall.size(); ++bar) {
    const std::size_t from = peaks_.size() * bar / tall.size();
    const std::size_t to = std::max(from + 1, peaks_.size() * (bar + 1) / tall.size());
    int most = 0;
    for (std::size_t i = from; i < to && i < peaks_.size(); ++i)
      most = std::max({most, -peaks_[i].low, int{peaks_[i].high}});
    tall[bar] = std::max(1.0, most * (half - 2) / loudest);
  }
  const auto paint = [&](QPixmap& on, const QColor& colour) {
    QPainter painter(&on);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    for (std::size_t bar = 0; bar < tall.size(); ++bar)
      painter.drawRoundedRect(QRectF(static_cast<double>(bar) * 3, half - tall[bar], 2, 2 * tall[bar]), 1, 1);
  };
  QColor ahead = c.quiet;
  ahead.setAlpha(120);
  paint(picture_, ahead);
  paint(heard_, c.accent);
}

void Waveform::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const auto& c = theme::colours();
  const double x = x_of(position_);
  painter.save();
  painter.setClipRect(QRectF(x, 0, width() - x, height()));
  painter.drawPixmap(0, 0, picture_);
  painter.setClipRect(QRectF(0, 0, x, height()));
  painter.drawPixmap(0, 0, heard_);
  painter.restore();
  for (const auto& hole : holes_) {
    const QRectF span(x_of(hole.from_ms), 0, std::max(3.0, x_of(hole.to_ms) - x_of(hole.from_ms)), height());
    QColor ground = c.caution;
    ground.setAlpha(48);
    painter.fillRect(span, ground);
    painter.fillRect(QRectF(span.left(), height() - 3, span.width(), 3), c.caution);
  }
  paint_gaps(painter);
  paint_loop(painter);
  paint_markers(painter);
  painter.fillRect(QRectF(std::clamp(x - 1, 0.0, width() - 2.0), 0, 2, height()), c.accent);
  if (hasFocus()) {
    painter.setPen(QPen(c.accent, 1, Qt::DotLine));
    painter.drawRect(QRectF(0.5, 0.5, width() - 1, height() - 1));
  }
}

void Waveform::paint_gaps(QPainter& painter) const {
  const auto& c = theme::colours();
  for (const auto& gap : gaps_) {
    const double from = x_of(gap.from_ms);
    const QRectF span(from, 0, std::max(least_gap, x_of(gap.from_ms + gap.silent_ms) - from), height());
    painter.fillRect(span, c.paper);
    painter.fillRect(span, QBrush(c.quiet, Qt::BDiagPattern));
    painter.setPen(QPen(c.quiet, 1));
    painter.drawLine(span.topLeft(), span.bottomLeft());
    painter.drawLine(span.topRight(), span.bottomRight());
  }
}

void Waveform::paint_loop(QPainter& painter) const {
  const auto& c = theme::colours();
  double from = 0, to = 0;
  if (pressed_ && dragged_) {
    from = std::min(*pressed_, *dragged_);
    to = std::max(*pressed_, *dragged_);
  } else if (loop_) {
    from = x_of(loop_->from_ms);
    to = std::max(from + 2, x_of(loop_->to_ms));
  } else {
    return;
  }
  QColor ground = c.accent;
  ground.setAlpha(40);
  painter.fillRect(QRectF(from, 0, to - from, height()), ground);
  painter.fillRect(QRectF(from, 0, 2, height()), c.accent);
  painter.fillRect(QRectF(to - 2, 0, 2, height()), c.accent);
}

void Waveform::paint_markers(QPainter& painter) const {
  const auto& c = theme::colours();
  painter.save();
  painter.setFont(theme::font(theme::Size::Small));
  const QFontMetrics metrics = painter.fontMetrics();
  for (std::size_t i = 0; i < markers_.size(); ++i) {
    const QRectF flag = flag_at(markers_[i].at_ms);
    painter.fillRect(QRectF(flag.left(), 0, 1, height()), c.ink);
    QPainterPath path(flag.topLeft());
    path.lineTo(flag.right(), flag.center().y());
    path.lineTo(flag.bottomLeft());
    path.closeSubpath();
    painter.fillPath(path, c.ink);
    if (markers_[i].text.empty()) continue;
    // Its word, as far as the next flag lets it.
    const double left = flag.right() + 2;
    const double right = i + 1 < markers_.size() ? flag_at(markers_[i + 1].at_ms).left() - 4 : width();
    const QString word =
        metrics.elidedText(from_utf8(markers_[i].text), Qt::ElideRight, static_cast<int>(right - left));
    if (word.size() < 2) continue;
    const QRectF place(left, 0, metrics.horizontalAdvance(word) + 4, metrics.height());
    QColor ground = c.paper;
    ground.setAlpha(200);
    painter.fillRect(place, ground);
    painter.setPen(c.ink);
    painter.drawText(place.adjusted(2, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, word);
  }
  painter.restore();
}

void Waveform::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  pressed_ = event->position().x();
  dragged_.reset();
}
void Waveform::mouseMoveEvent(QMouseEvent* event) {
  if (!pressed_) return;
  const double x = std::clamp(event->position().x(), 0.0, static_cast<double>(width()));
  if (!dragged_ && std::abs(x - *pressed_) < QApplication::startDragDistance()) return;
  dragged_ = x;
  update();
}
void Waveform::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !pressed_) return;
  const double pressed = *std::exchange(pressed_, std::nullopt);
  const auto dragged = std::exchange(dragged_, std::nullopt);
  update();
  if (dragged) return Q_EMIT spanned(ms_at(std::min(pressed, *dragged)), ms_at(std::max(pressed, *dragged)));
  for (const auto& marker : markers_)
    if (flag_at(marker.at_ms).contains(QPointF(pressed, event->position().y())))
      return Q_EMIT seek(marker.at_ms);
  Q_EMIT seek(ms_at(pressed));
}
bool Waveform::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  QToolTip::showText(help->globalPos(), words_at(help->pos().x()), this);
  return true;
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
