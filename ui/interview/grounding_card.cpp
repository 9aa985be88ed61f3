#include "ui/interview/grounding_card.h"

#include <QEvent>
#include <QPainter>
#include <QShortcut>
#include <QTranslator>

#include "ui/widgets/make.h"

namespace attest::ui {
namespace {
constexpr const char* usual_lines[] = {
    QT_TRANSLATE_NOOP("attest::ui::GroundingCard", "We can stop at any time. You decide."),
    QT_TRANSLATE_NOOP("attest::ui::GroundingCard", "Put both feet on the floor. Feel how it holds you."),
    QT_TRANSLATE_NOOP("attest::ui::GroundingCard", "Breathe out slowly, longer than you breathe in."),
    QT_TRANSLATE_NOOP("attest::ui::GroundingCard",
                      "Look around and name five things you see, four you can touch, three you hear, two you "
                      "smell, one you taste."),
    QT_TRANSLATE_NOOP("attest::ui::GroundingCard", "There is no hurry."),
};
constexpr const char* places_help = QT_TRANSLATE_NOOP("attest::ui::GroundingCard", "Places that help");
constexpr int widest_text = 760;
constexpr int places_width = 320;
constexpr double large = 2.0;  // of the body's size
}  // namespace

QString GroundingCard::in_language(const char* source, const QString& language) {
  // Whoever speaks reads it: in that language, where it is one of the program's. Only the window's own is
  // installed.
  if (language.startsWith(QLatin1String("en"))) return QString::fromUtf8(source);
  QTranslator words;
  const QString file = language.startsWith(QLatin1String("ko"))   ? QStringLiteral(":/i18n/attest_ko.qm")
                       : language.startsWith(QLatin1String("zh")) ? QStringLiteral(":/i18n/attest_zh_CN.qm")
                                                                  : QString();
  QString said;
  if (!file.isEmpty() && words.load(file)) said = words.translate("attest::ui::GroundingCard", source);
  return said.isEmpty() ? tr(source) : said;
}

QString GroundingCard::usual_text(const QString& language) {
  QStringList lines;
  for (const char* line : usual_lines) lines << in_language(line, language);
  return lines.join(QStringLiteral("\n\n"));
}

GroundingCard::GroundingCard(Worker& worker, QWidget* window) : QWidget(window), worker_(worker) {
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Grounding card"));
  auto* all = column(4);
  all->setContentsMargins(40, 32, 40, 24);
  setLayout(all);
  auto* middle = row(12);
  text_ = label({});
  text_->setWordWrap(true);
  QFont font = theme::font(theme::Size::Body);
  font.setPointSizeF(font.pointSizeF() * large);
  text_->setFont(font);
  text_->setMaximumWidth(widest_text);
  auto* centred = column(0);
  centred->addStretch(1);
  centred->addWidget(text_);
  centred->addStretch(1);
  middle->addStretch(1);
  middle->addLayout(centred, 1000);
  auto* side = column(3);
  side->addStretch(1);
  side->addWidget(places_title_ = heading({}));
  side->addWidget(places_ = prose({}));
  places_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  side->addStretch(1);
  auto* beside = new QWidget;
  beside->setFixedWidth(places_width);
  beside->setLayout(side);
  middle->addWidget(beside);
  all->addLayout(middle, 1);
  auto* foot = row(3);
  foot->addWidget(pause_ = button({}, Kind::Normal));
  foot->addWidget(state_ = label({}, theme::Size::Small, "quiet"));
  foot->addStretch(1);
  foot->addWidget(close_ = button(tr("Close (Esc)"), Kind::Quiet));
  all->addLayout(foot);
  connect(close_, &QPushButton::clicked, this, &QWidget::hide);
  auto* escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
  escape->setContext(Qt::WidgetWithChildrenShortcut);
  connect(escape, &QShortcut::activated, this, &QWidget::hide);
  auto& recorder = worker.recorder();
  connect(pause_, &QPushButton::clicked, this, [&recorder] {
    if (const auto paused = recorder.now().paused; persons_pause(paused))
      recorder.resume(*paused);
    else
      recorder.pause(media::GapReason::Paused);
  });
  connect(&recorder, &Recorder::changed, this, &GroundingCard::show_state);
  window->installEventFilter(this);
  hide();
}

void GroundingCard::open(const QString& language, const QString& text, const QString& referrals) {
  text_->setText(text.isEmpty() ? usual_text(language) : text);
  places_title_->setText(in_language(places_help, language));
  const bool none = referrals.trimmed().isEmpty();
  places_->setText(none ? tr("No places are listed yet. Fill the list on the Vault page before the first "
                             "interview: who helps, where, and how to reach them.")
                        : referrals);
  places_->setFont(theme::font(none ? theme::Size::Body : theme::Size::Large));
  set_tone(places_, none ? "quiet" : nullptr);
  show_state();
  setGeometry(parentWidget()->rect());
  show();
  raise();
  setFocus();
}

void GroundingCard::show_state() {
  const auto& recorder = worker_.recorder();
  const RecorderNow now = recorder.now();
  const bool paused = persons_pause(now.paused);
  pause_->setVisible(recorder.active());
  state_->setVisible(recorder.active());
  const QString act = paused ? tr("Go on recording") : tr("Pause the recording");
  const QString state = paused                      ? tr("Paused")
                        : now.paused || now.trouble ? tr("Not recording at present")
                                                    : tr("The recording goes on");
  if (pause_->text() != act) {
    pause_->setText(act);
    pause_->setAccessibleName(act);
  }
  if (state_->text() != state) state_->setText(state);
}

bool GroundingCard::eventFilter(QObject* object, QEvent* event) {
  if (object == parentWidget() && event->type() == QEvent::Resize && isVisible())
    setGeometry(parentWidget()->rect());
  return QWidget::eventFilter(object, event);
}

void GroundingCard::paintEvent(QPaintEvent*) {
  QPainter(this).fillRect(rect(), theme::colours().paper);
}

void GroundingCard::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  text_->clear();
  places_->clear();
  Q_EMIT closed();
}

}  // namespace attest::ui
