// A transcript on its way out, in the clear: what it is, as which file, what for.
#pragma once

#include "core/testimony/interview.h"
#include "ui/pages/panel.h"

class QFormLayout;

namespace attest::ui {

class ExportTranscriptPanel final : public Panel {
  Q_OBJECT
 public:
  explicit ExportTranscriptPanel(Worker& worker);
  /// `timed`: every line of it has its time, which some files need.
  void set_transcript(const testimony::Transcript& transcript, bool timed);

 Q_SIGNALS:
  void closed();

 private:
  void choose();
  void write(const std::filesystem::path& file);

  std::optional<testimony::Transcript> transcript_;
  QLabel *title_, *caution_;
  Choice *format_, *use_;
  QLineEdit* reason_;
};

}  // namespace attest::ui
