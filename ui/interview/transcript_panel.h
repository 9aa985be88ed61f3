// One interview's transcripts: which one is shown, reading and coding it, editing it with drafts that survive
// a crash.
#pragma once

#include "core/coding/coding.h"
#include "ui/pages/panel.h"
#include "ui/place.h"

class QStackedWidget;

namespace attest::ui {

class TranscriptView;

class TranscriptPanel final : public Panel {
  Q_OBJECT
 public:
  explicit TranscriptPanel(Worker& worker);
  /// `language` of the interview, for what is imported.
  void set_transcripts(const RecordId& interview, std::vector<testimony::Transcript> transcripts,
                       const std::string& language);
  void set_codings(std::vector<coding::Coding> codings);
  void show_place(const Place& place);
  void set_position(std::int64_t ms, bool playing);
  void apply(const EntityId& code, const QString& memo);
  void choose_coding(const std::optional<EntityId>& coding);
  QString selected_text() const;
  std::optional<testimony::Span> selected() const;
  /// The time of the first selected words, or -1.
  std::int64_t time_at(std::uint32_t point) const;
  bool editing() const { return editing_; }
  /// Writes the draft now; the page is being left.
  void keep_draft();

 Q_SIGNALS:
  void hear(qint64 ms);
  void selection_changed();
  void coding_clicked(const attest::EntityId& coding);
  void coded();

 private:
  struct Shown;
  struct Imported;
  QWidget* make_bar();
  void load();
  void show_text(Shown shown);
  void begin_editing(const std::optional<QString>& draft);
  void end_editing();
  void save();
  void discard();
  void import();
  QString how_read(const Imported& imported) const;
  static QString shown_name(const testimony::Transcript& transcript);
  void show_codings();

  RecordId interview_;
  std::string language_;
  std::vector<testimony::Transcript> transcripts_;
  std::vector<coding::Coding> codings_;
  std::optional<EntityId> shown_;  ///< the transcript
  EntityId version_;               ///< the version that is on the screen
  testimony::TranscriptText text_;
  std::optional<Place> wanted_;  ///< once it is loaded
  bool editing_ = false;
  bool unsaved_ = false;  ///< typed since the last draft
  QTimer draft_timer_;
  QStackedWidget* stack_;
  Choice* choice_;
  QPushButton* edit_;
  QPushButton* save_;
  QPushButton* discard_;
  QPushButton* import_;
  QLabel* state_;
  TranscriptView* view_;
};

}  // namespace attest::ui
