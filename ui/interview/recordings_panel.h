// The recordings of one interview: by day, since those of a day are one session; one of them is chosen for
// playing.
#pragma once

#include "core/testimony/interview.h"
#include "core/testimony/originals.h"
#include "ui/pages/panel.h"

namespace attest::ui {

class PassageList;

class RecordingsPanel final : public Panel {
  Q_OBJECT
 public:
  explicit RecordingsPanel(Worker& worker);
  /// Originals: of a recording that was made of a file, that file.
  using Originals = std::map<EntityId, testimony::KeptOriginal>;
  void set_recordings(const std::vector<testimony::Media>& media,
                      const std::vector<testimony::MediaGap>& gaps, const Originals& originals);

 Q_SIGNALS:
  void chosen(const attest::EntityId& media);

 private:
  static QString about(const testimony::Media& media, const std::vector<testimony::MediaGap>& gaps);
  static QString about(const testimony::KeptOriginal& original);
  QLabel* title_;
  PassageList* list_;
};

}  // namespace attest::ui
