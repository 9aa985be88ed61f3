// The codebook: codes in a tree, and on the right the quotes of the chosen one.
#pragma once

#include "ui/lock/typed_texts.h"
#include "ui/models/codes_model.h"
#include "ui/pages/page.h"

class QStackedWidget;
class QTreeView;

namespace attest::ui {

class PassageList;

class CodebookPage final : public Page {
  Q_OBJECT
 public:
  explicit CodebookPage(Worker& worker);
  void refresh() override;

 private:
  QWidget* make_tree();
  QWidget* make_code();
  QWidget* make_colours();
  void show_codes(std::vector<CountedCode> codes);
  void show_code();
  void read_quotes();
  /// Does `work` with the writing vault, then reads everything again.
  void change(std::function<void(store::Vault&)> work);
  void create();
  std::optional<EntityId> chosen() const;

  TypedTexts typed_;  ///< of the codes, and a new one's name
  CodesModel* model_;
  QTreeView* tree_;
  QStackedWidget* stack_;
  QStackedWidget* right_;
  QLineEdit* new_name_;
  QLineEdit* name_;
  QPlainTextEdit* description_;
  Choice* under_;
  std::vector<QPushButton*> colours_;
  QPushButton* delete_;
  QLabel* count_;
  PassageList* quotes_;
  QPushButton* nested_;
  QStackedWidget* quotes_stack_;
  std::optional<EntityId> choose_;  ///< after the next reading
};

}  // namespace attest::ui
