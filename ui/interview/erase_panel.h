// The end of an interview: erased because consent was withdrawn, or discarded because it was a mistake. What
// goes and what is out of reach is said before anything is done.
#pragma once

#include "core/testimony/erasure.h"
#include "ui/pages/panel.h"

namespace attest::ui {

class ErasePanel final : public Panel {
  Q_OBJECT
 public:
  ErasePanel(Worker& worker, JobBar& job);
  void set_interview(const RecordId& interview);

 Q_SIGNALS:
  /// It cannot be read any more; `whole`: nor can its keys be had.
  void gone(const QString& text, bool whole);

 private:
  struct Read {
    std::string record_code;
    testimony::ErasurePlan plan;
    std::string asked;  ///< the reason of a tombstone that came from elsewhere
  };
  QWidget* make_erase();
  QWidget* make_discard();
  void show_plan(const Read& read);
  bool confirmed(const QLineEdit* typed);
  void erase();
  void discard();
  void stopped(const Error& error, const RecordId& id);

  JobBar& job_;
  std::optional<RecordId> id_;
  QString code_;
  QLabel* goes_;
  QLabel* space_;
  QLabel* reach_;
  QLineEdit* reason_;
  QLineEdit* typed_;
  QLineEdit* discard_typed_;
};

}  // namespace attest::ui
