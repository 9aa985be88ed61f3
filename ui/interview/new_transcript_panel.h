// Another transcript of an interview: written beside the sound, taken from a file, or heard by a program of
// this laptop. What it is, is said first; of a file its encoding and its first lines are shown before it is
// taken in.
#pragma once

#include "core/exchange/captions.h"
#include "core/testimony/interview.h"
#include "ui/pages/panel.h"

class QCheckBox;
class QFormLayout;

namespace attest::ui {

class NewTranscriptPanel final : public Panel {
  Q_OBJECT
 public:
  NewTranscriptPanel(Worker& worker, JobBar& job);
  /// The interview that it belongs to.
  struct About {
    RecordId interview;
    std::string language;
    std::vector<testimony::Transcript> transcripts;
    std::vector<testimony::Media> media;
    std::optional<EntityId> shown;  ///< the recording that is open
  };
  void write(About about);
  /// `role` as in NewTranscript; empty: the first is what was said, and what comes after it a translation.
  void take_file(About about, const std::filesystem::path& file, const std::string& role = {});
  void run_program(About about);

 Q_SIGNALS:
  /// To be begun, with these lines that are not saved yet.
  void write_wanted(const attest::testimony::NewTranscript& transcript,
                    const std::vector<attest::testimony::TranscriptLine>& lines);
  void made(const attest::RecordId& interview, const attest::EntityId& transcript);
  void closed();

 private:
  enum class Way { Write, File, Program };
  void make_form(QVBoxLayout* inside);
  void show_way(Way way, About about, const std::string& role);
  void show_role();
  void name_go(const QString& act);
  void read();
  void show_read(const exchange::ReadCaptions& read);
  void go();
  void begin_writing();
  void take();
  void let_run();
  void import(const RecordId& interview, const testimony::NewTranscript& made, const QString& say);
  testimony::NewTranscript described() const;
  QString how_read(const exchange::ReadCaptions& read) const;

  JobBar& job_;
  Way way_ = Way::Write;
  About about_;
  std::shared_ptr<const std::string> bytes_;  ///< of the file
  std::optional<exchange::ReadCaptions> read_;
  int reads_ = 0;
  QLabel *title_, *text_;
  QFormLayout* form_;
  Choice *role_, *media_, *begin_, *encoding_;
  QLineEdit *language_, *program_;
  QCheckBox* machine_;
  QLabel* found_;
  QPlainTextEdit* preview_;
  QPushButton *go_, *close_;
};

}  // namespace attest::ui
