// One interview's transcripts: which one is shown, reading and coding it, writing it beside the sound with
// drafts that survive a crash.
#pragma once

#include "core/coding/coding.h"
#include "ui/interview/export_transcript_panel.h"
#include "ui/interview/new_transcript_panel.h"
#include "ui/place.h"

class QStackedWidget;

namespace attest::ui {

class HoldButton;
class SpeakerBar;
class TranscriptView;

class TranscriptPanel final : public Panel {
  Q_OBJECT
 public:
  TranscriptPanel(Worker& worker, JobBar& job);
  /// `language` of the interview, for what is made anew.
  void set_transcripts(const RecordId& interview, std::vector<testimony::Transcript> transcripts,
                       std::vector<testimony::Media> media, const std::string& language);
  void set_codings(std::vector<coding::Coding> codings);
  void show_place(const Place& place);
  /// Of the recording that is played.
  void set_position(const std::optional<EntityId>& media, std::int64_t ms, bool playing);
  /// A further transcript of this role, from a file.
  void import(const std::string& role = {});
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
  void play_wanted();  ///< or a pause
  void selection_changed();
  void coding_clicked(const attest::EntityId& coding);
  void coded();

 private:
  struct Shown;
  QWidget* make_bar();
  QWidget* make_editor();
  QWidget* make_empty();
  static Shown read(const store::Vault& vault, const RecordId& interview, const EntityId& id);
  void load();
  void show_text(Shown shown);
  void show_state();
  const testimony::Transcript* shown() const;
  /// `unsaved`: not what the version that is shown says.
  void begin_editing(const std::vector<testimony::TranscriptLine>& lines, bool unsaved);
  void end_editing();
  void save();
  void close_editor();
  void write();
  void begin_writing(const testimony::NewTranscript& transcript,
                     const std::vector<testimony::TranscriptLine>& lines);
  void say_reviewed();
  void show_new();
  void show_export();
  void let_a_program();
  NewTranscriptPanel::About about() const;
  bool hears_its_own() const;
  void show_moment();
  void close_new();
  static QString shown_name(const testimony::Transcript& transcript);
  void show_codings();
  void show_line();

  RecordId interview_;
  std::string language_;
  std::vector<testimony::Transcript> transcripts_;
  std::vector<testimony::Media> media_;
  std::optional<EntityId> heard_;  ///< the recording that the player has
  std::int64_t heard_ms_ = 0;      ///< and where it is
  std::vector<coding::Coding> codings_;
  std::optional<EntityId> shown_;  ///< the transcript
  EntityId version_;               ///< the version that is on the screen
  testimony::TranscriptText text_;
  std::optional<Place> wanted_;  ///< once it is loaded
  bool editing_ = false;
  bool undrafted_ = false;  ///< typed since the last draft
  bool unsaved_ = false;    ///< there is something to save, or to discard
  bool beginning_ = false;  ///< another transcript has been asked for and is not there yet
  QTimer draft_timer_;
  QStackedWidget* stack_;
  Choice* choice_;
  QPushButton* edit_;
  QPushButton* save_;
  QPushButton* close_;
  HoldButton* discard_;
  QPushButton *write_, *import_, *program_, *first_program_;
  QPushButton *reviewed_, *export_;
  QLabel* state_;
  QWidget* reading_;  ///< the bar, the view, and what is beside them while it is written
  QWidget* editor_;
  SpeakerBar* speakers_;
  QLabel* hint_;
  TranscriptView* view_;
  NewTranscriptPanel* new_;
  ExportTranscriptPanel* out_;
};

}  // namespace attest::ui
