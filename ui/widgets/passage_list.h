// A list of passages as cards of text: where, the words with what was found marked, a memo below.
#pragma once

#include <QListView>

#include "ui/models/passages_model.h"

namespace attest::ui {

class PassageList final : public QListView {
  Q_OBJECT
 public:
  explicit PassageList(const QString& name);
  PassagesModel& passages() { return *model_; }

 Q_SIGNALS:
  /// A click, or Enter, on a passage.
  void chosen(const attest::ui::Passage& passage);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  PassagesModel* model_;
};

}  // namespace attest::ui
