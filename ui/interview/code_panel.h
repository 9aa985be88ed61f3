// Coding: a search box and the codes for the words that are selected, recent ones first; and, for a coding
// that was clicked, what it says and a way to take it back.
#pragma once

#include <deque>

#include "core/coding/coding.h"
#include "ui/pages/panel.h"

class QListWidget;

namespace attest::ui {

class CodePanel final : public Panel {
  Q_OBJECT
 public:
  CodePanel(Worker& worker, TypedTexts& typed);
  void set_codes(std::vector<coding::CodeInfo> codes);
  /// The words that a code would be given to; empty where nothing is selected.
  void set_selection(const QString& words);
  void show_coding(const std::optional<coding::Coding>& coding);
  void focus_search();

 Q_SIGNALS:
  void apply(const attest::EntityId& code, const QString& memo);
  void remove(const attest::EntityId& coding);
  void closed();  ///< the shown coding

 private:
  void fill();
  void choose();
  QWidget* make_coding();

  TypedTexts& typed_;
  std::vector<coding::CodeInfo> codes_;
  std::deque<EntityId> recent_;
  std::optional<EntityId> shown_;
  bool can_apply_ = false;
  QLabel* words_;
  QLineEdit* search_;
  QListWidget* list_;
  QLineEdit* memo_;
  QPushButton* apply_;
  QFrame* coding_;
  QLabel* coding_name_;
  QLabel* coding_about_;
  QLabel* coding_memo_;
};

}  // namespace attest::ui
