#include "ui/widgets/make.h"

#include <QFrame>
#include <QPaintEvent>
#include <QPainter>
#include <QStyle>

namespace attest::ui {
namespace {
const char* name(Kind kind) {
  switch (kind) {
    case Kind::Normal:
      return "normal";
    case Kind::Primary:
      return "primary";
    case Kind::Danger:
      return "danger";
    case Kind::Quiet:
      return "quiet";
    case Kind::Link:
      return "link";
    case Kind::Tab:
      return "tab";
  }
  return "";
}
}  // namespace

void keep_private(QWidget* editor, Qt::InputMethodHints more) {
  editor->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | more);
}

QPushButton* button(const QString& text, Kind kind, const QString& icon) {
  auto* b = new QPushButton(text);
  b->setProperty("kind", QLatin1String(name(kind)));
  b->setAccessibleName(QString(text).remove(QLatin1Char('&')));
  b->setAutoDefault(false);
  if (!icon.isEmpty()) {
    if (!text.isEmpty()) b->setText(QLatin1Char(' ') + text);  // the style sheet knows no gap after an icon
    const auto& c = theme::colours();
    b->setIcon(theme::icon(icon, kind == Kind::Primary  ? c.on_accent
                                 : kind == Kind::Danger ? c.alarm
                                                        : QColor()));
  }
  if (kind == Kind::Tab) b->setCheckable(true);
  return b;
}

QPushButton* icon_button(const QString& icon, const QString& name) {
  auto* b = button({}, Kind::Quiet, icon);
  b->setIconSize(QSize(20, 20));
  b->setAccessibleName(name);
  b->setToolTip(name);
  return b;
}

QLabel* label(const QString& text, theme::Size size, const char* tone) {
  auto* l = new QLabel(text);
  l->setTextFormat(Qt::PlainText);
  l->setFont(theme::font(size));
  if (tone) l->setProperty("tone", QLatin1String(tone));
  return l;
}
QLabel* heading(const QString& text, theme::Size size) {
  auto* l = label(text, size);
  l->setFont(theme::font(size, true));
  return l;
}
QLabel* prose(const QString& text, const char* tone) {
  auto* l = label(text, theme::Size::Body, tone);
  l->setWordWrap(true);
  return l;
}
void set_tone(QWidget* widget, const char* tone) {
  widget->setProperty("tone", tone ? QVariant(QLatin1String(tone)) : QVariant());
  widget->style()->unpolish(widget);
  widget->style()->polish(widget);
}

QLineEdit* line_edit(const QString& name, const QString& placeholder) {
  auto* e = new QLineEdit;
  keep_private(e);
  e->setAccessibleName(name);
  e->setPlaceholderText(placeholder);
  return e;
}
QPlainTextEdit* text_edit(const QString& name, const QString& placeholder, int lines) {
  auto* e = new QPlainTextEdit;
  e->setProperty("field", QStringLiteral("true"));
  keep_private(e, Qt::ImhMultiLine);
  e->setAccessibleName(name);
  e->setPlaceholderText(placeholder);
  e->setTabChangesFocus(true);
  e->setFixedHeight(e->fontMetrics().lineSpacing() * lines + 6 * theme::unit);
  return e;
}

Choice::Choice(const QString& name) {
  setAccessibleName(name);
  keep_private(this);
}
void Choice::paintEvent(QPaintEvent* event) {
  QComboBox::paintEvent(event);
  QPainter painter(this);
  const QRect place(width() - 6 * theme::unit, (height() - 16) / 2, 16, 16);
  theme::icon(QStringLiteral("chevron-down"))
      .paint(&painter, place, Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
}

PassphraseEdit::PassphraseEdit(const QString& name) {
  setEchoMode(QLineEdit::Password);
  keep_private(this, Qt::ImhHiddenText | Qt::ImhNoAutoUppercase);
  setAccessibleName(name);
}
crypto::Secret PassphraseEdit::peek() const {
  QByteArray typed = text().toUtf8();
  auto secret = crypto::Secret::from_text({typed.constData(), static_cast<std::size_t>(typed.size())});
  crypto::wipe({reinterpret_cast<Byte*>(typed.data()), static_cast<std::size_t>(typed.size())});
  return secret;
}
crypto::Secret PassphraseEdit::take() {
  auto secret = peek();
  // Overwriting first: clear() alone would leave the characters in the undo history.
  setText(QString(text().size(), QLatin1Char('*')));
  clear();
  return secret;
}

void add_row(QFormLayout* form, const QString& text, QWidget* field) {
  auto* l = label(text, theme::Size::Body, "quiet");
  l->setBuddy(field);
  field->ensurePolished();
  l->setMinimumHeight(std::min(field->sizeHint().height(), 48));  // in line with the field's text
  if (field->accessibleName().isEmpty()) field->setAccessibleName(QString(text).remove(QLatin1Char('&')));
  form->addRow(l, field);
}
QFormLayout* form_layout() {
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(4 * theme::unit);
  form->setVerticalSpacing(3 * theme::unit);
  form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
  return form;
}

QVBoxLayout* column(int spacing_units) {
  auto* l = new QVBoxLayout;
  l->setContentsMargins(0, 0, 0, 0);
  l->setSpacing(spacing_units * theme::unit);
  return l;
}
QHBoxLayout* row(int spacing_units) {
  auto* l = new QHBoxLayout;
  l->setContentsMargins(0, 0, 0, 0);
  l->setSpacing(spacing_units * theme::unit);
  return l;
}
QFrame* part(const char* name) {
  auto* frame = new QFrame;
  frame->setProperty("part", QLatin1String(name));
  return frame;
}

QFrame* make_card(QVBoxLayout*& inside) {
  auto* card = part("card");
  inside = column(3);
  inside->setContentsMargins(24, 18, 24, 18);
  card->setLayout(inside);
  return card;
}

QWidget* section(const QString& title, const QString& text, QVBoxLayout*& inside) {
  auto* card = make_card(inside);
  inside->addWidget(heading(title));
  if (!text.isEmpty()) inside->addWidget(prose(text, "quiet"));
  return card;
}

QScrollArea* scrolling(QWidget* content) {
  constexpr int widest = 760;
  auto* inside = new QWidget;
  // Across, a layout asks for the height at the width that it will give: down, it would ask for that of the
  // whole page, and lines that wrap would be cut.
  auto* across = row(0);
  across->setContentsMargins(0, 0, 12, 8);
  inside->setLayout(across);
  content->setMaximumWidth(widest);
  across->addWidget(content, 1000);
  across->addStretch(1);
  auto* area = new QScrollArea;
  area->setWidgetResizable(true);
  area->setFrameShape(QFrame::NoFrame);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setWidget(inside);
  return area;
}

void empty(QLayout* layout) {
  while (auto* old = layout->takeAt(0)) {
    if (old->widget()) {
      old->widget()->hide();
      old->widget()->deleteLater();
    }
    if (old->layout()) empty(old->layout());
    delete old;
  }
}

QWidget* empty_state(const QString& icon, const QString& title, const QString& text,
                     const std::vector<QPushButton*>& acts) {
  auto* widget = new QWidget;
  auto* layout = column(3);
  widget->setLayout(layout);
  layout->addStretch(2);
  auto* picture = new QLabel;
  picture->setPixmap(theme::icon(icon, theme::colours().quiet).pixmap(QSize(40, 40)));
  layout->addWidget(picture, 0, Qt::AlignHCenter);
  layout->addWidget(heading(title), 0, Qt::AlignHCenter);
  auto* words = prose(text, "quiet");
  words->setAlignment(Qt::AlignHCenter);
  words->setFixedWidth(420);
  words->setFixedHeight(words->heightForWidth(420));  // the layout would ask at its own width
  layout->addWidget(words, 0, Qt::AlignHCenter);
  for (auto* act : acts) layout->addWidget(act, 0, Qt::AlignHCenter);
  layout->addStretch(3);
  return widget;
}

}  // namespace attest::ui
