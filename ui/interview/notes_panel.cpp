#include "ui/interview/notes_panel.h"

#include <QKeyEvent>
#include <QStackedWidget>
#include <algorithm>

#include "ui/text/utf16.h"
#include "ui/text/words.h"
#include "ui/widgets/passage_list.h"

namespace attest::ui {

NotesPanel::NotesPanel(Worker& worker, TypedTexts& typed) : Panel(worker), typed_(typed) {
  auto* layout = column(3);
  setLayout(layout);
  list_ = new PassageList(tr("Notes"));
  stack_ = new QStackedWidget;
  stack_->addWidget(list_);
  auto* none =
      prose(tr("No notes yet. Write down what was seen and not said, or what to ask next time."), "quiet");
  none->setAlignment(Qt::AlignTop);
  stack_->addWidget(none);
  layout->addWidget(stack_, 1);
  text_ = text_edit(tr("New note"), {}, 4);
  text_->installEventFilter(this);
  layout->addWidget(text_);
  stamp_ = line_edit({});
  stamp_->setParent(this);
  stamp_->hide();
  auto* line = row(1);
  at_ = button({}, Kind::Quiet);
  at_->setCheckable(true);
  line->addWidget(at_);
  after_ = button(tr("Afterwards"), Kind::Quiet);
  after_->setCheckable(true);
  after_->setToolTip(
      tr("How the interview went, and how you are. The project's own people can read it, partners never"));
  line->addWidget(after_);
  line->addStretch(1);
  keep_ = button(tr("Add"), Kind::Normal);
  keep_->setAccessibleName(tr("Add the note"));
  line->addWidget(keep_);
  layout->addLayout(line);
  connect(keep_, &QPushButton::clicked, this, &NotesPanel::add);
  connect(after_, &QPushButton::clicked, this, &NotesPanel::show_kind);
  connect(text_, &QPlainTextEdit::textChanged, this, &NotesPanel::typed);
  connect(list_, &PassageList::chosen, this, [this](const Passage& p) {
    if (p.place.ms) Q_EMIT go_to(p.media, *p.place.ms);
  });
  connect(&worker.recorder(), &Recorder::changed, this, &NotesPanel::show_state);
  show_kind();
}

bool NotesPanel::live() {
  const auto& recorder = worker().recorder();
  return recorder.active() && recorder.media() && recorder.interview() == interview_;
}

void NotesPanel::set_notes(const Read& read) {
  interview_ = read.interview;
  show_kind();
  std::vector<Passage> rows;
  const auto heads = [&](const QString& text) {
    Passage head;
    head.heading = true;
    head.head = text;
    rows.push_back(std::move(head));
  };
  const auto is_placed = [&](const testimony::Note& note) {
    return note.at_ms && note.media && note.kind != testimony::kAfterNote;
  };
  // Recordings that the journal does not know yet: the one under way.
  std::vector<std::pair<EntityId, QString>> recordings;
  for (const auto& media : read.media)
    recordings.emplace_back(media.facts.media, tr("Recording %1 · %2", "a number and a date")
                                                   .arg(recordings.size() + 1)
                                                   .arg(day(media.facts.started)));
  for (const auto& note : read.notes)
    if (is_placed(note) && std::ranges::find(recordings, *note.media,
                                             &decltype(recordings)::value_type::first) == recordings.end())
      recordings.emplace_back(*note.media, tr("Another recording"));
  if (live())
    for (auto& [media, name] : recordings)
      if (media == worker().recorder().media()) name = tr("This recording");
  for (const auto& [media, name] : recordings) {
    std::vector<Passage> moments;
    for (const auto& note : read.notes)
      if (is_placed(note) && note.media == media) moments.push_back(note_row(note));
    for (const auto& marker : read.markers)
      if (marker.media == media) moments.push_back(marker_row(marker));
    std::ranges::stable_sort(moments, {}, [](const Passage& p) { return p.place.ms.value_or(0); });
    if (!moments.empty()) heads(name);
    std::ranges::move(moments, std::back_inserter(rows));
  }
  const bool grouped = !rows.empty();
  const auto rest = [&](bool after, const QString& name) {
    bool first = true;
    for (const auto& note : read.notes) {
      if (is_placed(note) || (note.kind == testimony::kAfterNote) != after) continue;
      if (std::exchange(first, false) && (grouped || after)) heads(name);
      rows.push_back(note_row(note));
    }
  };
  rest(false, tr("On the whole interview"));
  rest(true, tr("Afterwards, of the interviewer"));
  stack_->setCurrentIndex(rows.empty() ? 1 : 0);
  list_->passages().set(std::move(rows));
  if (live()) list_->scrollToBottom();
}

Passage NotesPanel::note_row(const testimony::Note& note) {
  Passage p;
  p.head = QStringLiteral("%1 · %2").arg(from_utf8(note.author), moment(note.time));
  if (note.at_ms)
    p.head = tr("at %1", "a moment of the recording").arg(clock_time(*note.at_ms)) + QStringLiteral(" · ") +
             from_utf8(note.author);
  p.text = from_utf8(note.text);
  p.id = note.id;
  p.place.ms = note.at_ms;
  p.media = note.media;
  return p;
}

Passage NotesPanel::marker_row(const testimony::MediaMarker& marker) {
  Passage p;
  p.head = tr("at %1", "a moment of the recording").arg(clock_time(marker.at_ms));
  const QString kind = marker.kind.empty()                                       ? tr("Marker")
                       : marker.kind == media::name(media::MarkerKind::Skipped)  ? tr("Question skipped")
                       : marker.kind == media::name(media::MarkerKind::Distress) ? tr("Distress")
                                                                                 : from_utf8(marker.kind);
  p.text = marker.text.empty()
               ? kind
               : tr("%1: %2", "a kind of marker and its word").arg(kind, from_utf8(marker.text));
  p.id = marker.id;
  p.place.ms = marker.at_ms;
  p.media = marker.media;
  return p;
}

void NotesPanel::set_position(const std::optional<EntityId>& media, std::int64_t ms) {
  media_ = media;
  position_ = ms;
  show_state();
}

void NotesPanel::write_after_note() {
  after_->setChecked(true);
  show_kind();
  text_->setFocus();
}

void NotesPanel::write_note() {
  after_->setChecked(false);
  show_kind();
  text_->setFocus();
}

/// The two kinds are typed apart, so that neither is kept as the other.
void NotesPanel::show_kind() {
  const bool after = after_->isChecked();
  if (interview_) {
    typed_.show(text_, after ? QStringLiteral("after-note") : QStringLiteral("note"), {});
    typed_.show(stamp_, QStringLiteral("note at"), {});
  }
  show_state();
}

void NotesPanel::show_state() {
  const bool after = after_->isChecked(), live = this->live();
  const auto tied = stamp();
  if (std::exchange(was_live_, live) && !live) at_->setChecked(false);
  at_->setVisible(!after);
  at_->setEnabled(!live && !tied);
  if (live || tied) at_->setChecked(true);
  const std::int64_t ms = tied ? tied->ms : live ? worker().recorder().elapsed_ms() : position_;
  const QString at = tr("At %1", "a moment of the recording").arg(clock_time(ms));
  if (at_->text() != at) {
    at_->setText(at);
    at_->setAccessibleName(tr("Tie the note to the moment %1").arg(clock_time(ms)));
  }
  const QString hint = after  ? tr("How did it go? How are you? No testimony; partners never receive it.")
                       : live ? tr("A note at this moment; Enter keeps it")
                              : tr("A new note: what the sound does not tell");
  if (text_->placeholderText() == hint) return;
  text_->setPlaceholderText(hint);
  text_->viewport()->update();
}

std::optional<NotesPanel::Stamp> NotesPanel::stamp() const {
  const auto parts = stamp_->text().split(QLatin1Char(' '));
  if (parts.size() != 2) return std::nullopt;
  const auto media = EntityId::parse(to_utf8(parts[0]));
  bool is_number = false;
  const qint64 ms = parts[1].toLongLong(&is_number);
  if (!media || !is_number || ms < 0) return std::nullopt;
  return Stamp{*media, ms};
}

/// The first key of a note that is typed during a recording fixes its moment.
void NotesPanel::typed() {
  if (after_->isChecked() || !interview_) return;
  if (text_->toPlainText().isEmpty()) {
    if (stamp_->text().isEmpty()) return;
    stamp_->clear();
    at_->setChecked(false);
  } else if (stamp_->text().isEmpty() && live() && text_->hasFocus()) {
    stamp_->setText(QStringLiteral("%1 %2")
                        .arg(from_utf8(worker().recorder().media()->hex()))
                        .arg(worker().recorder().elapsed_ms()));
  }
  show_state();
}

bool NotesPanel::eventFilter(QObject* object, QEvent* event) {
  if (object == text_ && event->type() == QEvent::KeyPress && live() && !after_->isChecked()) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (enter && !(key->modifiers() & Qt::ShiftModifier)) {
      add();
      return true;
    }
  }
  return Panel::eventFilter(object, event);
}

void NotesPanel::add() {
  const std::string text = to_utf8(text_->toPlainText().trimmed());
  if (text.empty() || !interview_) return;
  const bool after = after_->isChecked();
  std::optional<Stamp> at = after ? std::nullopt : stamp();
  std::optional<std::int64_t> ms;
  std::optional<EntityId> media;
  if (at) {
    ms = at->ms;
    media = at->media;
  } else if (!after && at_->isChecked()) {
    ms = position_;
    media = media_;
  }
  ask(worker().vault([id = *interview_, text, ms, media, after](store::Vault& vault) {
    testimony::add_note(vault, id, text, ms, media, after ? testimony::kAfterNote : "");
  }),
      [this] {
        text_->clear();
        stamp_->clear();
        at_->setChecked(false);
        after_->setChecked(false);
        show_kind();
        Q_EMIT changed();
      });
}

}  // namespace attest::ui
