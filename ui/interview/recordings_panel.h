// The recordings of one interview: by day, since those of a day are one session; one of them is chosen for
// playing.
#pragma once

#include "core/testimony/interview.h"
#include "ui/pages/panel.h"

namespace attest::ui {

class PassageList;

class RecordingsPanel final : public Panel {
  Q_OBJECT
 public:
  explicit RecordingsPanel(Worker& worker);
  void set_recordings(const std::vector<testimony::Media>& media,
                      const std::vector<testimony::MediaGap>& gaps);

 Q_SIGNALS:
  void chosen(const attest::EntityId& media);

 private:
  static QString about(const testimony::Media& media, const std::vector<testimony::MediaGap>& gaps);
  QLabel* title_;
  PassageList* list_;
};

}  // namespace attest::ui
