#include "ui/interview/notes_panel.h"

#include <QStackedWidget>

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
  text_ = text_edit(tr("New note"), tr("A new note: what the sound does not tell"), 4);
  layout->addWidget(text_);
  auto* line = row();
  at_ = button({}, Kind::Quiet);
  at_->setCheckable(true);
  line->addWidget(at_);
  line->addStretch(1);
  auto* keep = button(tr("Add the note"), Kind::Normal, QStringLiteral("note"));
  line->addWidget(keep);
  layout->addLayout(line);
  connect(keep, &QPushButton::clicked, this, &NotesPanel::add);
  connect(list_, &PassageList::chosen, this, [this](const Passage& p) {
    if (p.place.ms) Q_EMIT go_to(*p.place.ms);
  });
  set_position(0);
}

void NotesPanel::set_notes(const RecordId& interview, const std::vector<testimony::Note>& notes) {
  interview_ = interview;
  typed_.show(text_, QStringLiteral("note"), {});
  std::vector<Passage> rows;
  for (const auto& note : notes) {
    Passage p;
    p.head = QStringLiteral("%1 · %2").arg(from_utf8(note.author), moment(note.time));
    if (note.at_ms)
      p.head += QStringLiteral(" · ") + tr("at %1", "a moment of the recording").arg(clock_time(*note.at_ms));
    p.text = from_utf8(note.text);
    p.id = note.id;
    p.place.ms = note.at_ms;
    rows.push_back(std::move(p));
  }
  stack_->setCurrentIndex(rows.empty() ? 1 : 0);
  list_->passages().set(std::move(rows));
}

void NotesPanel::set_position(std::int64_t ms) {
  position_ = ms;
  at_->setText(tr("At %1", "a moment of the recording").arg(clock_time(ms)));
  at_->setAccessibleName(tr("Tie the note to the moment %1").arg(clock_time(ms)));
}

void NotesPanel::add() {
  const std::string text = to_utf8(text_->toPlainText().trimmed());
  if (text.empty() || !interview_) return;
  const auto at = at_->isChecked() ? std::optional(position_) : std::nullopt;
  ask(worker().vault(
          [id = *interview_, text, at](store::Vault& vault) { testimony::add_note(vault, id, text, at); }),
      [this] {
        text_->clear();
        at_->setChecked(false);
        Q_EMIT changed();
      });
}

}  // namespace attest::ui
