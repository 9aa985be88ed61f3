#include "ui/theme/theme.h"

#include <QFontDatabase>
#include <QIconEngine>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QStyleFactory>
#include <QSvgRenderer>
#include <cmath>

namespace attest::ui::theme {
namespace {

const Colours& light() {
  static const Colours c{QColor(0xf4f2ee), QColor(0xfdfcfa), QColor(0xebe8e2), QColor(0xd6d1c8),
                         QColor(0x2b2824), QColor(0x6b655c), QColor(0x1f5b5e), QColor(0xffffff),
                         QColor(0xdce8e6), QColor(0xb3261e), QColor(0x8a5a00)};
  return c;
}
const Colours& dark() {
  static const Colours c{QColor(0x211f1c), QColor(0x292623), QColor(0x1b1917), QColor(0x45403a),
                         QColor(0xebe6dd), QColor(0xa9a195), QColor(0x7fc1c0), QColor(0x10292a),
                         QColor(0x2c4140), QColor(0xf2766b), QColor(0xe0b058)};
  return c;
}

QPalette palette_of(const Colours& c) {
  QPalette p;
  p.setColor(QPalette::Window, c.ground);
  p.setColor(QPalette::WindowText, c.ink);
  p.setColor(QPalette::Base, c.paper);
  p.setColor(QPalette::AlternateBase, c.ground);
  p.setColor(QPalette::Text, c.ink);
  p.setColor(QPalette::Button, c.raised);
  p.setColor(QPalette::ButtonText, c.ink);
  p.setColor(QPalette::BrightText, c.alarm);
  p.setColor(QPalette::Highlight, c.accent);
  p.setColor(QPalette::HighlightedText, c.on_accent);
  p.setColor(QPalette::Link, c.accent);
  p.setColor(QPalette::LinkVisited, c.accent);
  p.setColor(QPalette::PlaceholderText, c.quiet);
  p.setColor(QPalette::ToolTipBase, c.paper);
  p.setColor(QPalette::ToolTipText, c.ink);
  p.setColor(QPalette::Mid, c.line);
  p.setColor(QPalette::Light, c.paper);
  p.setColor(QPalette::Midlight, c.raised);
  p.setColor(QPalette::Dark, c.quiet);
  p.setColor(QPalette::Shadow, c.line);
  QColor faint = c.quiet;
  faint.setAlpha(130);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    p.setColor(QPalette::Disabled, role, faint);
  p.setColor(QPalette::Disabled, QPalette::Highlight, c.line);
  return p;
}

QString sheet(const Colours& c) {
  QString s = QStringLiteral(R"(
QToolTip { background: @paper; color: @ink; border: 1px solid @line; padding: 4px 8px; }
QLineEdit, QComboBox, QPlainTextEdit[field="true"] {
  background: @paper; color: @ink; border: 1px solid @line; border-radius: 6px; padding: 6px 8px;
  selection-background-color: @accent; selection-color: @on_accent; }
QLineEdit, QComboBox { min-height: 20px; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit[field="true"]:focus { border: 2px solid @accent; padding: 5px 7px; }
QLineEdit:disabled, QComboBox:disabled { color: @quiet; background: @ground; }
QLineEdit[bare="true"] { background: transparent; border: 1px solid transparent; }
QLineEdit[bare="true"]:hover { border: 1px solid @line; }
QLineEdit[bare="true"]:focus { background: @paper; border: 2px solid @accent; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox QAbstractItemView { background: @paper; border: 1px solid @line; padding: 4px; outline: none; }

QPushButton { background: @paper; color: @ink; border: 1px solid @line; border-radius: 6px;
  padding: 6px 14px; min-height: 20px; }
QPushButton:hover { background: @wash; border-color: @accent; }
QPushButton:pressed { background: @line; }
QPushButton:focus { border: 2px solid @accent; padding: 5px 13px; }
QPushButton:disabled { color: @faint; border-color: @line; background: transparent; }
QPushButton:checked { background: @wash; border-color: @accent; }
QPushButton[kind="primary"] { background: @accent; color: @on_accent; border: 1px solid @accent; }
QPushButton[kind="primary"]:hover { background: @accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid @ink; }
QPushButton[kind="primary"]:disabled { background: @line; border-color: @line; color: @quiet; }
QPushButton[kind="danger"] { color: @alarm; border: 1px solid @alarm; }
QPushButton[kind="danger"]:hover { background: @alarm; color: @paper; }
QPushButton[kind="danger"]:disabled { color: @faint; border-color: @line; }
QPushButton[kind="hold"] { color: @alarm; border: 1px solid @alarm; }
QPushButton[kind="hold"]:hover, QPushButton[kind="hold"]:pressed { background: @paper; border-color: @alarm; }
QPushButton[kind="hold"]:focus { border: 2px solid @alarm; padding: 5px 13px; }
QPushButton[kind="hold"]:disabled { color: @faint; border-color: @line; }
QPushButton[kind="quiet"] { background: transparent; border: 1px solid transparent; padding: 6px 8px; }
QPushButton[kind="quiet"]:hover { background: @wash; }
QPushButton[kind="quiet"]:focus { border: 2px solid @accent; padding: 5px 7px; }
QPushButton[kind="quiet"]:checked { background: @wash; color: @ink; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; color: @accent; text-align: left;
  padding: 4px 4px; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 1px solid @accent; }
QPushButton[kind="tab"] { background: transparent; border: none; border-bottom: 2px solid transparent;
  border-radius: 0; padding: 8px 12px; color: @quiet; }
QPushButton[kind="tab"]:hover { color: @ink; }
QPushButton[kind="tab"]:checked { color: @ink; border-bottom: 2px solid @accent; background: transparent; }
QPushButton[kind="tab"]:focus { color: @accent; padding: 8px 12px; }

QToolButton[kind="rail"] { background: transparent; color: @quiet; border: none; border-radius: 8px;
  padding: 8px 2px 6px 2px; }
QToolButton[kind="rail"]:hover { background: @wash; color: @ink; }
QToolButton[kind="rail"]:focus { border: 2px solid @accent; padding: 6px 0px 4px 0px; }
QToolButton[kind="rail"]:checked { background: @wash; color: @accent; }
QToolButton[kind="record"] { background: transparent; border: 2px solid @alarm; border-radius: 48px; }
QToolButton[kind="record"]:hover, QToolButton[kind="record"]:focus { background: @wash; }
QToolButton[kind="record"]:disabled { border-color: @line; }

QAbstractScrollArea { border: none; background: transparent; }
QListView, QTreeView, QTableView { background: @paper; border: 1px solid @line; border-radius: 8px; outline: none;
  selection-background-color: @wash; selection-color: @ink; }
QListView[flat="true"], QTreeView[flat="true"] { background: transparent; border: none; }
QTableView::item, QListView::item, QTreeView::item { padding: 6px 8px; border: none; }
QTreeView::item { padding: 5px 4px; }
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected { background: @wash; color: @ink; }
QTableView::item:hover, QListView::item:hover, QTreeView::item:hover { background: @hover; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: @quiet; border: none; border-bottom: 1px solid @line;
  padding: 8px 11px; }
QTableCornerButton::section { background: transparent; border: none; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar::handle:vertical { background: @line; border-radius: 4px; min-height: 32px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle:horizontal { background: @line; border-radius: 4px; min-width: 32px; }
QScrollBar::handle:hover { background: @quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QPlainTextEdit[field="true"]:disabled { color: @quiet; background: @ground; }
QProgressBar { background: @line; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QCheckBox, QRadioButton { spacing: 8px; padding: 2px; }
QListView::indicator { width: 14px; height: 14px; border: 1px solid @quiet; border-radius: 3px; background: @paper; }
QListView::indicator:checked { background: @tick; border-color: @accent; image: url(:/icons/check.svg); }
QMenu { background: @paper; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: @wash; color: @ink; }

QFrame[part="rail"] { background: @raised; border: none; border-right: 1px solid @line; }
QFrame[part="card"] { background: @paper; border: 1px solid @line; border-radius: 10px; }
QPlainTextEdit[part="sheet"] { background: @paper; border: 1px solid @line; border-radius: 8px;
  padding: 10px 0 6px 12px; }
QFrame[part="panel"] { background: @raised; border: none; border-left: 1px solid @line; }
QFrame[part="bar"] { background: @wash; border: none; border-radius: 8px; }
QFrame[part="bar"][tone="caution"] { background: @paper; border: 1px solid @caution; }
QFrame[part="bar"][tone="alarm"] { background: @paper; border: 1px solid @alarm; }
QLabel[tone="quiet"] { color: @quiet; }
QLabel[tone="caution"] { color: @caution; }
QLabel[tone="alarm"] { color: @alarm; }
QLabel[part="chip"] { background: @raised; color: @ink; border-radius: 10px; padding: 3px 10px; }
QLabel[part="chip"][tone="caution"] { color: @caution; border: 1px solid @caution; background: transparent; }
)");
  const auto put = [&s](const char* key, const QColor& colour) {
    s.replace(QLatin1Char('@') + QLatin1String(key), QStringLiteral("rgba(%1,%2,%3,%4)")
                                                         .arg(colour.red())
                                                         .arg(colour.green())
                                                         .arg(colour.blue())
                                                         .arg(colour.alpha()));
  };
  QColor faint = c.quiet;
  faint.setAlpha(130);
  QColor hover = c.wash;
  hover.setAlpha(110);
  const bool is_dark = c.ground.lightness() < 128;
  put("accent_hover", is_dark ? c.accent.lighter(112) : c.accent.lighter(118));
  put("tick", is_dark ? c.accent : c.wash);  // the tick itself is black in both schemes
  put("on_accent", c.on_accent);
  put("ground", c.ground);
  put("paper", c.paper);
  put("raised", c.raised);
  put("line", c.line);
  put("ink", c.ink);
  put("quiet", c.quiet);
  put("accent", c.accent);
  put("wash", c.wash);
  put("alarm", c.alarm);
  put("caution", c.caution);
  put("faint", faint);
  put("hover", hover);
  return s;
}

/// Draws the line drawing in one colour: the tone given, or that of the text around it.
class Stroke final : public QIconEngine {
 public:
  Stroke(QString file, QColor tone) : file_(std::move(file)), tone_(std::move(tone)) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    const qreal ratio = painter->device()->devicePixelRatioF();
    QPixmap drawn = scaledPixmap(rect.size() * ratio, mode, state, ratio);
    drawn.setDevicePixelRatio(ratio);
    painter->drawPixmap(rect, drawn);
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    return scaledPixmap(size, mode, state, 1);
  }
  QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override {
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    QSvgRenderer renderer(file_);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(size)));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(image.rect(), colour(mode, state));
    painter.end();
    return QPixmap::fromImage(image);
  }
  QIconEngine* clone() const override { return new Stroke(file_, tone_); }  // QIcon takes it over

 private:
  QColor colour(QIcon::Mode mode, QIcon::State state) const {
    const QPalette palette = QApplication::palette();
    if (mode == QIcon::Disabled) return palette.color(QPalette::Disabled, QPalette::Text);
    if (tone_.isValid()) return tone_;
    return state == QIcon::On ? palette.color(QPalette::Highlight) : palette.color(QPalette::Text);
  }
  QString file_;
  QColor tone_;
};

QColor readable(const QString& colour) {
  QColor c(colour);
  if (!c.isValid()) c = colours().quiet;
  const bool is_dark = colours().ground.lightness() < 128;
  const int least = 120, most = 150;
  if (is_dark && c.lightness() < least) c.setHsl(c.hslHue(), c.hslSaturation(), least);
  if (!is_dark && c.lightness() > most) c.setHsl(c.hslHue(), c.hslSaturation(), most);
  return c;
}

}  // namespace

void apply(QApplication& application, Scheme scheme) {
  const bool system_dark = QApplication::palette().color(QPalette::Window).lightness() < 128;
  const Colours& c = scheme == Scheme::Dark || (scheme == Scheme::System && system_dark) ? dark() : light();
  QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
  QApplication::setPalette(palette_of(c));
  QFont base = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
  if (base.pointSizeF() < 10) base.setPointSizeF(10);
  QApplication::setFont(in_language(base, QLocale().bcp47Name()));
  application.setStyleSheet(sheet(c));
}

const Colours& colours() {
  return QApplication::palette().color(QPalette::Window).lightness() < 128 ? dark() : light();
}

QFont font(Size size, bool strong) {
  QFont f = QApplication::font();
  const qreal body = f.pointSizeF();
  switch (size) {
    case Size::Small:
      f.setPointSizeF(body * 0.9);
      break;
    case Size::Body:
      break;
    case Size::Large:
      f.setPointSizeF(body * 1.2);
      break;
    case Size::Title:
      f.setPointSizeF(body * 1.7);
      break;
  }
  if (strong) f.setWeight(QFont::DemiBold);
  return f;
}

QFont in_language(QFont font, const QString& language) {
  const QString tag = language.toLower().replace(QLatin1Char('_'), QLatin1Char('-'));
  const auto is = [&tag](const char* start) { return tag.startsWith(QLatin1String(start)); };
  QString han = QStringLiteral("JP");
  if (is("ko"))
    han = QStringLiteral("KR");
  else if (is("zh-hant") || is("zh-tw") || is("zh-hk") || is("yue"))
    han = QStringLiteral("TC");
  else if (is("zh"))
    han = QStringLiteral("SC");
  else if (!is("ja"))
    return font;
  font.setFamilies({font.families().value(0, font.family()), QStringLiteral("Noto Sans CJK ") + han});
  return font;
}

QIcon icon(const QString& name, const QColor& tone) {
  return QIcon(new Stroke(QStringLiteral(":/icons/%1.svg").arg(name), tone));  // QIcon takes it over
}

QPixmap emblem(int size, qreal ratio) {
  QPixmap pixmap(QSize(size, size) * ratio);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  QSvgRenderer(QStringLiteral(":/icons/attest.svg")).render(&painter, QRectF(pixmap.rect()));
  painter.end();
  pixmap.setDevicePixelRatio(ratio);
  return pixmap;
}

QColor bar_colour(const QString& colour) {
  return readable(colour);
}

double contrast(const QColor& a, const QColor& b) {
  const auto luminance = [](const QColor& c) {
    const auto linear = [](double v) {
      return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
  };
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

QColor word_colour(const QString& colour) {
  const QColor start = readable(colour), &ink = colours().ink;
  QColor c = start;
  for (double part = 0.1; contrast(c, colours().paper) < 4.5 && part <= 1; part += 0.1)
    c = QColor::fromRgbF(static_cast<float>(start.redF() * (1 - part) + ink.redF() * part),
                         static_cast<float>(start.greenF() * (1 - part) + ink.greenF() * part),
                         static_cast<float>(start.blueF() * (1 - part) + ink.blueF() * part));
  return c;
}

QColor wash_colour(const QString& colour) {
  QColor c = readable(colour);
  c.setAlpha(colours().ground.lightness() < 128 ? 70 : 46);
  return c;
}

}  // namespace attest::ui::theme
