#include "ui/interview/quiet_view.h"

#include <QKeyEvent>
#include <QPainter>

#include "core/testimony/interview.h"
#include "ui/interview/console_keys.h"
#include "ui/text/utf16.h"
#include "ui/widgets/make.h"

namespace attest::ui {
namespace {
// Of its own, not the theme's: the same in light and dark rooms, and far from both black and white.
const QColor ground(0x26, 0x26, 0x26), ink(0x9a, 0x9a, 0x9a), faint(0x6e, 0x6e, 0x6e);
constexpr int note_width = 560;
constexpr std::int64_t minute_ms = 60'000;

QString coloured(const QColor& colour) {
  return QStringLiteral("color: %1; background: transparent;").arg(colour.name());
}
}  // namespace

QuietView::QuietView(Worker& worker, QWidget* window) : QWidget(window), worker_(worker) {
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::BlankCursor);
  auto* layout = column(2);
  layout->setContentsMargins(32, 24, 32, 24);
  setLayout(layout);
  layout->addStretch(1);
  note_ = line_edit(tr("New note"));
  note_->setMaximumWidth(note_width);
  note_->setMaxLength(2000);
  note_->setStyleSheet(QStringLiteral("QLineEdit, QLineEdit:focus { %1 border: 1px solid %2; border-radius: "
                                      "6px; padding: 6px 8px; }")
                           .arg(coloured(ink), faint.name()));
  layout->addWidget(note_);
  state_ = label({}, theme::Size::Small);
  state_->setStyleSheet(coloured(ink));
  keys_ = label({}, theme::Size::Small);
  keys_->setWordWrap(true);
  keys_->setStyleSheet(coloured(faint));
  const auto key = [](const QKeySequence& k) { return k.toString(QKeySequence::NativeText); };
  keys_->setText(
      tr("%1 pause or go on · %2 off the record · %3 marker · %4 question skipped · %5 distress")
          .arg(key(keys::record), key(keys::off_record), key(keys::marker), key(keys::skipped),
               key(keys::distress)) +
      QLatin1Char('\n') +
      tr("%1 note · %2 grounding card · %3 asked about a break · %4 end · %5 leave the quiet screen")
          .arg(key(keys::note), key(keys::grounding), key(keys::asked), key(keys::end), key(keys::quiet)));
  layout->addWidget(state_);
  layout->addWidget(keys_);
  note_->hide();
  connect(note_, &QLineEdit::returnPressed, this, &QuietView::keep_note);
  connect(&worker.recorder(), &Recorder::changed, this, &QuietView::show_state);
  window->installEventFilter(this);
  hide();
}

void QuietView::set_wanted(bool wanted) {
  wanted_ = wanted;
  show_state();
}

void QuietView::set_locked(bool locked) {
  if (locked && note_->isVisibleTo(this)) {
    keep_note();
    note_->clear();
    end_note();
  }
  locked_ = locked;
  show_state();
}

void QuietView::set_aside(bool aside) {
  aside_ = aside;
  show_state();
}

void QuietView::show_state() {
  const bool shown = wanted_ && !aside_ && worker_.recorder().active();
  if (shown) {
    // Only what is new is drawn anew: nothing on it stirs.
    if (const QString now = words(); state_->text() != now) {
      state_->setText(now);
      setAccessibleName(now);
    }
  }
  if (shown == isVisibleTo(parentWidget())) return;
  if (!shown) {
    keep_note();
    end_note();
    hide();
    return;
  }
  setGeometry(parentWidget()->rect());
  show();
  raise();
  setFocus();
}

QString QuietView::words() const {
  const RecorderNow now = worker_.recorder().now();
  const auto minutes = static_cast<int>(now.elapsed_ms / minute_ms);
  const QString state = now.paused == media::GapReason::OffRecord ? tr("off the record")
                        : now.paused == media::GapReason::Paused  ? tr("paused")
                        : now.trouble ? tr("NOT RECORDING: the disk takes nothing")
                        : now.paused  ? tr("NOT RECORDING: the microphone went away")
                        : now.loudness == media::Loudness::Silent ? tr("recording, but nothing is heard")
                                                                  : tr("recording");
  QString text = minutes > 0 ? tr("%1 · %n min", "'recording · 12 min'", minutes).arg(state) : state;
  const auto add = [&text](const QString& more) { text += QStringLiteral(" · ") + more; };
  if (now.checkin_due) add(tr("ask about a break"));
  if (!done_.isEmpty() && now.elapsed_ms / minute_ms == done_at_) add(done_);
  if (locked_) add(tr("the vault is locked: no notes"));
  return text;
}

void QuietView::confirm(const QString& what) {
  done_ = what;
  done_at_ = worker_.recorder().elapsed_ms() / minute_ms;
  show_state();
}

bool QuietView::event(QEvent* event) {
  // Whatever key it is belongs to this, and none to what lies below; locking stays where it is.
  if (event->type() == QEvent::ShortcutOverride) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (!(key->key() == Qt::Key_L && key->modifiers() == Qt::ControlModifier)) {
      event->accept();
      return true;
    }
  }
  return QWidget::event(event);
}

bool QuietView::eventFilter(QObject* object, QEvent* event) {
  if (object == parentWidget() && event->type() == QEvent::Resize && isVisible())
    setGeometry(parentWidget()->rect());
  if (object == note_ && (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress)) {
    auto* key = static_cast<QKeyEvent*>(event);
    if (event->type() == QEvent::KeyPress && key->key() == Qt::Key_Escape) {
      note_->clear();
      end_note();
      return true;
    }
    // The console's keys work while a note is typed, too; copying and the like are the editor's own.
    if (event->type() == QEvent::ShortcutOverride && key->modifiers() & Qt::ControlModifier) {
      event->accept();
      return true;
    }
    if (event->type() == QEvent::KeyPress && act(QKeySequence(key->keyCombination()))) return true;
  }
  return QWidget::eventFilter(object, event);
}

void QuietView::keyPressEvent(QKeyEvent* event) {
  if (event->isAutoRepeat()) return;
  if (event->key() == Qt::Key_Escape) {
    act(keys::quiet);
    return;
  }
  if (act(QKeySequence(event->keyCombination()))) return;
  // Whoever just types writes a note.
  const QString text = event->text();
  const bool with_others = event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
  if (with_others || text.isEmpty() || !text.front().isPrint() || text.trimmed().isEmpty()) return;
  begin_note();
  note_->insert(text);
}

bool QuietView::act(const QKeySequence& pressed) {
  auto& recorder = worker_.recorder();
  const auto paused = recorder.now().paused;
  using media::GapReason;
  if (pressed == keys::record) {
    if (persons_pause(paused))
      recorder.resume(*paused);
    else
      recorder.pause(GapReason::Paused);
  } else if (pressed == keys::off_record) {
    if (paused == GapReason::OffRecord)
      recorder.resume(GapReason::OffRecord);
    else
      recorder.pause(GapReason::OffRecord);
  } else if (pressed == keys::end) {
    keep_note();
    recorder.stop();
  } else if (pressed == keys::marker) {
    recorder.mark();
    confirm(tr("marked"));
  } else if (pressed == keys::skipped) {
    recorder.mark(media::MarkerKind::Skipped);
    confirm(tr("question skipped"));
  } else if (pressed == keys::distress) {
    recorder.mark(media::MarkerKind::Distress);
    confirm(tr("distress marked"));
  } else if (pressed == keys::asked) {
    recorder.asked();
  } else if (pressed == keys::note) {
    begin_note();
  } else if (pressed == keys::grounding) {
    if (!locked_) Q_EMIT grounding();
  } else if (pressed == keys::quiet) {
    set_wanted(false);
    Q_EMIT left();
  } else {
    return false;
  }
  return true;
}

void QuietView::begin_note() {
  if (locked_ || note_->isVisible()) return;
  note_at_ = worker_.recorder().elapsed_ms();
  note_interview_ = worker_.recorder().interview();
  note_media_ = worker_.recorder().media();
  note_->installEventFilter(this);
  note_->show();
  note_->setFocus();
}

void QuietView::end_note() {
  note_->hide();
  if (isVisible()) setFocus();
}

void QuietView::keep_note() {
  const auto interview = note_interview_;
  const auto media = note_media_;
  const std::string text = to_utf8(note_->text().trimmed());
  if (text.empty() || !interview || !media) {
    if (note_->text().trimmed().isEmpty()) end_note();
    return;
  }
  worker_
      .vault([id = *interview, text, at = note_at_, media = *media](store::Vault& vault) {
        testimony::add_note(vault, id, text, at, media);
      })
      .then(
          this,
          [this] {
            note_->clear();
            end_note();
            confirm(tr("noted"));
            Q_EMIT noted();
          },
          [this](const Error& e) {
            // The words stay where they are.
            if (e.code() != Code::Cancelled) confirm(tr("the note could not be kept yet"));
          });
}

void QuietView::paintEvent(QPaintEvent*) {
  QPainter(this).fillRect(rect(), ground);
}

}  // namespace attest::ui
