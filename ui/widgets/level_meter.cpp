#include "ui/widgets/level_meter.h"

#include <QPainter>
#include <algorithm>

#include "ui/theme/theme.h"

namespace attest::ui {
namespace {
constexpr double lowest_db = -60;
constexpr double falls_db = 2;  // in a tenth of a second

double place(double db) {
  return std::clamp(1 - db / lowest_db, 0.0, 1.0);
}
}  // namespace

LevelMeter::LevelMeter() : shown_db_(lowest_db) {
  setFixedHeight(8);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("Level of the microphone"));
}

void LevelMeter::set(float level, media::Loudness loudness) {
  const double db = std::max(media::decibels(level), std::max(shown_db_ - falls_db, lowest_db));
  if (db == shown_db_ && loudness == loudness_) return;
  shown_db_ = db;
  loudness_ = loudness;
  update();
}

void LevelMeter::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  const auto& c = theme::colours();
  const double radius = height() / 2.0;
  painter.setBrush(c.line);
  painter.drawRoundedRect(QRectF(rect()), radius, radius);
  const bool loud = loudness_ == media::Loudness::TooLoud || loudness_ == media::Loudness::CutOff;
  painter.setBrush(loud ? c.caution : c.accent);
  const double part = place(shown_db_);
  if (part > 0)
    painter.drawRoundedRect(QRectF(0, 0, std::max(width() * part, 2 * radius), height()), radius, radius);
  const double limit = width() * place(media::LevelWatch::too_loud_db);
  painter.setBrush(c.paper);
  painter.drawRect(QRectF(limit - 1, 0, 2, height()));
}

}  // namespace attest::ui
