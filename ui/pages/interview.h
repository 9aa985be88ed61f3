// One interview: its sound, its words, its codings and notes, side by side.
#pragma once

#include "ui/interview/code_panel.h"
#include "ui/interview/details_panel.h"
#include "ui/interview/erase_panel.h"
#include "ui/interview/export_sound_panel.h"
#include "ui/interview/notes_panel.h"
#include "ui/interview/player_panel.h"
#include "ui/interview/recorder_panel.h"
#include "ui/interview/recordings_panel.h"
#include "ui/interview/transcript_panel.h"
#include "ui/pages/page.h"

class QStackedWidget;

namespace attest::ui {

class JobBar;

class InterviewPage final : public Page {
  Q_OBJECT
 public:
  explicit InterviewPage(Worker& worker);
  ~InterviewPage() override;
  void open(const Place& place);
  /// Stops the sound, keeps the draft.
  void leave() override;
  /// Shows how to erase it or to discard it.
  void show_end();
  void refresh() override;

 Q_SIGNALS:
  void back();
  /// Erased or discarded: this page still holds its words and is to go. `whole`: nothing is pending.
  void gone(const QString& text, bool whole);

 private:
  struct Read;
  void make_head();
  QFrame* make_in_part();
  QWidget* make_main();
  QWidget* make_side();
  void connect_parts();
  void show(const Read& read);
  void show_recorder(bool recorder);
  void arrange();
  void go_to(const std::optional<EntityId>& media, qint64 ms);
  void add_recording();
  static QString added(const media::Import& import);
  void show_export(bool shown);
  void turn(bool to_end);
  void choose_side(int number);

  TypedTexts typed_;  ///< in the panels' editors
  std::optional<RecordId> id_;
  std::optional<Place> wanted_;
  std::vector<coding::Coding> codings_;
  QLabel* code_;
  QLabel* consent_;
  QLabel* state_;
  QLabel* conflict_;
  QPushButton* record_;
  QPushButton* more_;
  QFrame* in_part_;  ///< the record lost parts: stays for as long as they are missing
  QLabel* in_part_text_;
  JobBar* job_;
  RecorderPanel* recorder_;
  RecordingsPanel* recordings_;
  QWidget* room_;  ///< below the console while there is nothing else
  bool has_recordings_ = false, recording_ = false;
  PlayerPanel* player_;
  ExportSoundPanel* export_;
  TranscriptPanel* transcript_;
  QStackedWidget* side_;
  std::vector<QPushButton*> tabs_;
  CodePanel* codes_;
  NotesPanel* notes_;
  DetailsPanel* details_;
  QWidget* work_;
  ErasePanel* erase_;
};

}  // namespace attest::ui
