// What a vault waits for, above every page: an erasure that is not finished or is asked for, keys half
// replaced, an earlier format that is kept.
#pragma once

#include "ui/pages/panel.h"

namespace attest::ui {

class CareBar final : public Panel {
  Q_OBJECT
 public:
  explicit CareBar(Worker& worker);
  void refresh();

 Q_SIGNALS:
  void look_at_asked();  ///< where they are listed

 private:
  struct Read {
    store::Vault::Pending pending;
    std::optional<store::Vault::EarlierFormat> earlier;
    int asked = 0;  ///< erasures that another device did
  };
  QFrame* make_bar(QLabel*& text, QPushButton*& act, const char* tone);
  void show(const Read& read);
  void finish();
  void confirm_upgrade();

  JobBar* job_;
  QWidget* pending_;
  QLabel* pending_text_;
  QPushButton* finish_;
  QWidget* asked_;
  QLabel* asked_text_;
  QPushButton* look_;
  QWidget* earlier_;
  QLabel* earlier_text_;
  QPushButton* confirm_;
  QLabel* problem_;
};

}  // namespace attest::ui
