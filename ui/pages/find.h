// Words, wherever they were said or written; a hit leads to its place.
#pragma once

#include "core/coding/coding.h"
#include "ui/pages/page.h"

class QStackedWidget;

namespace attest::ui {

class PassageList;

class FindPage final : public Page {
  Q_OBJECT
 public:
  explicit FindPage(Worker& worker);
  ~FindPage() override;
  void refresh() override;
  void find(const QString& words);
  void cancel();
  /// Lets go of what was found: some of it was erased.
  void forget();

 private:
  void search();
  void show_hits(const coding::Hits& hits);

  QLineEdit* words_;
  QLabel* count_;
  PassageList* list_;
  QStackedWidget* stack_;
  std::shared_ptr<Job> job_;
};

}  // namespace attest::ui
