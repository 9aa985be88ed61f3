#include "ui/widgets/hold_button.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include "ui/theme/theme.h"

namespace attest::ui {

HoldButton::HoldButton(const QString& text) : QPushButton(text) {
  setProperty("kind", QStringLiteral("hold"));
  setAccessibleName(text);
  setAutoDefault(false);
  timer_.setInterval(16);
  connect(&timer_, &QTimer::timeout, this, &HoldButton::tick);
  connect(this, &QPushButton::pressed, this, &HoldButton::begin);
  connect(this, &QPushButton::released, this, &HoldButton::let_go);
}

void HoldButton::begin() {
  since_.start();
  timer_.start();
}

void HoldButton::let_go() {
  timer_.stop();
  update();
}

void HoldButton::tick() {
  update();
  if (since_.elapsed() < hold_ms) return;
  let_go();
  setDown(false);
  Q_EMIT held();
}

void HoldButton::keyPressEvent(QKeyEvent* event) {
  // A key that is held repeats itself; Enter would press and release at once.
  if (event->isAutoRepeat()) return event->accept();
  if (event->key() == Qt::Key_Space) return QPushButton::keyPressEvent(event);
  event->ignore();
}
void HoldButton::keyReleaseEvent(QKeyEvent* event) {
  if (event->isAutoRepeat()) return event->accept();
  QPushButton::keyReleaseEvent(event);
}
void HoldButton::focusOutEvent(QFocusEvent* event) {
  let_go();
  setDown(false);
  QPushButton::focusOutEvent(event);
}
void HoldButton::hideEvent(QHideEvent* event) {
  let_go();
  setDown(false);
  QPushButton::hideEvent(event);
}

void HoldButton::paintEvent(QPaintEvent* event) {
  QPushButton::paintEvent(event);
  if (!timer_.isActive()) return;
  const double part = std::min(1.0, static_cast<double>(since_.elapsed()) / hold_ms);
  const auto& colours = theme::colours();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QPainterPath shape;
  shape.addRoundedRect(QRectF(rect()), 6, 6);
  painter.setClipPath(shape);
  painter.setClipRect(QRectF(0, 0, width() * part, height()), Qt::IntersectClip);
  painter.fillRect(rect(), colours.alarm);
  painter.setPen(colours.paper);
  painter.setFont(font());
  painter.drawText(rect(), Qt::AlignCenter, text());
}

}  // namespace attest::ui
