#include "ui/interview/speaker_bar.h"

#include <QGridLayout>

#include "ui/widgets/make.h"

namespace attest::ui {
namespace {
constexpr int in_a_row = 4;
}

SpeakerBar::SpeakerBar() {
  auto* line = row(3);
  line->setContentsMargins(0, 0, 0, 0);
  setLayout(line);
  grid_ = new QGridLayout;
  grid_->setSpacing(theme::unit);
  line->addLayout(grid_);
  line->addStretch(1);
  name_ = line_edit(tr("Name of a speaker"), tr("A role, never a name"));
  name_->setMaximumWidth(180);
  name_->setMaxLength(80);
  line->addWidget(name_, 1, Qt::AlignTop);
  line->addWidget(add_ = button(tr("Add", "a speaker"), Kind::Quiet), 0, Qt::AlignTop);
  line->addWidget(rename_ = button(tr("Rename", "a speaker"), Kind::Quiet), 0, Qt::AlignTop);
  connect(add_, &QPushButton::clicked, this, &SpeakerBar::add);
  connect(rename_, &QPushButton::clicked, this, &SpeakerBar::rename);
  connect(name_, &QLineEdit::returnPressed, this, &SpeakerBar::add);
  connect(name_, &QLineEdit::textChanged, this, &SpeakerBar::show_state);
}

void SpeakerBar::set_speakers(QStringList names) {
  if (names.isEmpty()) names = {tr("Interviewer"), tr("Narrator"), tr("Interpreter")};
  names_ = names.mid(0, most);
  show_buttons();
}

void SpeakerBar::set_current(const QString& name) {
  current_ = name;
  show_state();
}

void SpeakerBar::choose(int number) {
  if (number > names_.size()) return;
  Q_EMIT chosen(number == 0 ? QString() : names_[number - 1]);
}

void SpeakerBar::show_buttons() {
  empty(grid_);
  buttons_.clear();
  for (int i = 0; i < names_.size(); ++i) {
    auto* b = button(QString(), Kind::Quiet);
    const QString name = QStringLiteral("%1 %2").arg(i + 1).arg(names_[i]);
    b->setText(b->fontMetrics()
                   .elidedText(name, Qt::ElideRight, 130)
                   .replace(QLatin1Char('&'), QStringLiteral("&&")));
    b->setAccessibleName(names_[i]);
    b->setToolTip(tr("%1 speaks in this line (Alt+%2)").arg(names_[i]).arg(i + 1));
    b->setCheckable(true);
    b->setFocusPolicy(Qt::NoFocus);  // who writes goes on writing
    connect(b, &QPushButton::clicked, this,
            [this, i, b] { Q_EMIT chosen(b->isChecked() ? names_[i] : QString()); });
    grid_->addWidget(b, i / in_a_row, i % in_a_row);
    buttons_.push_back(b);
  }
  show_state();
}

void SpeakerBar::show_state() {
  for (std::size_t i = 0; i < buttons_.size(); ++i)
    buttons_[i]->setChecked(names_[static_cast<qsizetype>(i)] == current_);
  const QString typed = name_->text().simplified();
  const bool known = names_.contains(typed);
  add_->setEnabled(!typed.isEmpty() && !known && names_.size() < most);
  rename_->setEnabled(!typed.isEmpty() && !known && !current_.isEmpty());
  rename_->setToolTip(current_.isEmpty() ? QString() : tr("Call %1 so, in every line").arg(current_));
}

void SpeakerBar::add() {
  if (!add_->isEnabled()) return;
  names_ += name_->text().simplified();
  name_->clear();
  show_buttons();
  Q_EMIT chosen(names_.back());
}

void SpeakerBar::rename() {
  const QString from = current_, to = name_->text().simplified();
  for (auto& name : names_)
    if (name == from) name = to;
  name_->clear();
  current_ = to;
  show_buttons();
  Q_EMIT renamed(from, to);
}

}  // namespace attest::ui
