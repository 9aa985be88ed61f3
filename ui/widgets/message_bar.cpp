#include "ui/widgets/message_bar.h"

#include "ui/widgets/make.h"

namespace attest::ui {

MessageBar::MessageBar() {
  setProperty("part", QStringLiteral("bar"));
  auto* layout = row(3);
  layout->setContentsMargins(12, 8, 8, 8);
  setLayout(layout);
  layout->addWidget(icon_ = new QLabel, 0, Qt::AlignVCenter);
  layout->addWidget(text_ = prose({}), 1);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  layout->addWidget(action_ = button({}, Kind::Normal), 0, Qt::AlignVCenter);
  auto* close = button(tr("Close", "a message bar"), Kind::Quiet);
  layout->addWidget(close, 0, Qt::AlignVCenter);
  connect(close, &QPushButton::clicked, this, &QWidget::hide);
  connect(close, &QPushButton::clicked, this, &MessageBar::dismissed);
  connect(action_, &QPushButton::clicked, this, [this] {
    hide();
    if (act_) act_();
  });
  hide();
}

void MessageBar::show_text(const QString& text, Tone tone, const QString& action, std::function<void()> act) {
  const auto& c = theme::colours();
  const char* names[] = {nullptr, "caution", "alarm"};
  const QColor tones[] = {c.accent, c.caution, c.alarm};
  set_tone(this, names[static_cast<int>(tone)]);
  icon_->setPixmap(theme::icon(tone == Tone::Plain ? QStringLiteral("check") : QStringLiteral("warning"),
                               tones[static_cast<int>(tone)])
                       .pixmap(QSize(20, 20)));
  text_->setText(text);
  setAccessibleName(text);
  action_->setText(action);
  action_->setAccessibleName(action);
  action_->setVisible(!action.isEmpty());
  act_ = std::move(act);
  show();
}

QString MessageBar::text() const {
  return text_->text();
}

}  // namespace attest::ui
