// Notes and markers of an interview, recording by recording in the order of their moments. While it is being
// recorded, a note is stamped with the moment of its first key and kept by Enter.
#pragma once

#include "core/testimony/interview.h"
#include "ui/pages/panel.h"

class QStackedWidget;

namespace attest::ui {

class PassageList;
struct Passage;

class NotesPanel final : public Panel {
  Q_OBJECT
 public:
  NotesPanel(Worker& worker, TypedTexts& typed);
  struct Read {
    RecordId interview;
    std::vector<testimony::Note> notes;
    std::vector<testimony::MediaMarker> markers;
    std::vector<testimony::Media> media;
  };
  void set_notes(const Read& read);
  /// The moment that a new note can be tied to: of the recording that is played.
  void set_position(const std::optional<EntityId>& media, std::int64_t ms);
  /// Offers the note that is about the interviewer.
  void write_after_note();
  void write_note();

 Q_SIGNALS:
  void go_to(const std::optional<attest::EntityId>& media, qint64 ms);

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  /// Where a note belongs.
  struct Stamp {
    EntityId media;
    std::int64_t ms = 0;
  };
  void add();
  void show_kind();
  void show_state();
  void typed();
  std::optional<Stamp> stamp() const;
  bool live();
  static Passage note_row(const testimony::Note& note);
  static Passage marker_row(const testimony::MediaMarker& marker);

  TypedTexts& typed_;
  std::optional<RecordId> interview_;
  std::optional<EntityId> media_;
  std::int64_t position_ = 0;
  bool was_live_ = false;
  QStackedWidget* stack_;
  PassageList* list_;
  QPlainTextEdit* text_;
  QLineEdit* stamp_;  ///< never seen: the moment of a note that is typed, kept with its words
  QPushButton *at_, *after_, *keep_;
};

}  // namespace attest::ui
