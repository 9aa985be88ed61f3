// All interviews: a table to filter, and a line to start a new one.
#pragma once

#include "ui/lock/typed_texts.h"
#include "ui/models/interviews_model.h"
#include "ui/pages/page.h"

class QStackedWidget;
class QTableView;

namespace attest::ui {

class InterviewsPage final : public Page {
  Q_OBJECT
 public:
  explicit InterviewsPage(Worker& worker);
  void refresh() override;
  /// Whether to say that a backup is missing or old.
  void set_reminding(bool reminding) { reminding_ = reminding; }

 Q_SIGNALS:
  void back_up();
  void find(const QString& words);  ///< in everything that was said

 private:
  QWidget* make_new_form();
  void create();
  void show_rows(std::vector<testimony::Interview> rows);
  void remind(const std::optional<store::Vault::Backup>& last, std::int64_t now);

  bool reminding_ = true;  ///< until the person has closed it
  MessageBar* reminder_;
  TypedTexts typed_;  ///< in the form for a new interview
  InterviewsModel* model_;
  InterviewsFilter* filter_;
  QLineEdit* words_;
  QPushButton* search_all_;
  QLabel* count_;
  QTableView* table_;
  QStackedWidget* stack_;
  QWidget* form_;
  QLineEdit* date_;
  QLineEdit* place_;
  QLineEdit* language_;
  QLineEdit* interviewer_;
  Choice* mode_;
};

}  // namespace attest::ui
