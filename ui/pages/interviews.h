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

 Q_SIGNALS:
  void find(const QString& words);  ///< in everything that was said

 private:
  QWidget* make_new_form();
  void create();
  void show_rows(std::vector<testimony::Interview> rows);

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
