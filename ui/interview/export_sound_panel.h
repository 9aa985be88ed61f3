// A recording on its way out: in which level, what for, and what has to be known before. Nothing is chosen
// beforehand: not to export it is the safest.
#pragma once

#include "core/testimony/sound_export.h"
#include "ui/pages/panel.h"

class QButtonGroup;

namespace attest::ui {

class ExportSoundPanel final : public Panel {
  Q_OBJECT
 public:
  ExportSoundPanel(Worker& worker, JobBar& job);
  /// `code` is what has to be typed before the voice itself leaves.
  void set_recording(const testimony::Media& media, const QString& code);

 Q_SIGNALS:
  void closed();
  void redacted_wanted();  ///< a transcript without what may not leave is missing, and in a file perhaps

 private:
  void make_levels(QVBoxLayout* inside);
  void make_form(QVBoxLayout* inside);
  std::optional<testimony::SoundLevel> level() const;
  static QString level_name(testimony::SoundLevel level);
  static QString level_warning(testimony::SoundLevel level);
  void look();
  QString words(const testimony::SoundExport& sound) const;
  void choose();
  void write(const std::filesystem::path& file);

  JobBar& job_;
  std::optional<testimony::Media> media_;
  QString code_;
  QButtonGroup* levels_;
  QLabel* warning_;
  QLabel* found_;
  QPushButton* import_;
  QWidget* form_;
  Choice* use_;
  QLineEdit* reason_;
  QLabel* typed_name_;
  QLineEdit* typed_;
  QPushButton* go_;
  int looks_ = 0;  ///< the newest question to the vault
};

}  // namespace attest::ui
