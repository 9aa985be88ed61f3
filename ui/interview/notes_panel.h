// Notes on an interview, some of them at a moment of the recording.
#pragma once

#include "core/testimony/interview.h"
#include "ui/pages/panel.h"

class QStackedWidget;

namespace attest::ui {

class PassageList;

class NotesPanel final : public Panel {
  Q_OBJECT
 public:
  NotesPanel(Worker& worker, TypedTexts& typed);
  void set_notes(const RecordId& interview, const std::vector<testimony::Note>& notes);
  /// The moment that a new note can be tied to.
  void set_position(std::int64_t ms);

 Q_SIGNALS:
  void go_to(qint64 ms);

 private:
  void add();
  TypedTexts& typed_;
  std::optional<RecordId> interview_;
  std::int64_t position_ = 0;
  QStackedWidget* stack_;
  PassageList* list_;
  QPlainTextEdit* text_;
  QPushButton* at_;
};

}  // namespace attest::ui
