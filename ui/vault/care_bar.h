// What a vault waits for, above every page: an erasure that is not finished, keys half replaced, an earlier
// format that is kept.
#pragma once

#include "ui/pages/panel.h"

namespace attest::ui {

class CareBar final : public Panel {
  Q_OBJECT
 public:
  explicit CareBar(Worker& worker);
  void refresh();
  void cancel() { job_->cancel(); }

 private:
  struct Read {
    store::Vault::Pending pending;
    std::optional<store::Vault::EarlierFormat> earlier;
  };
  QFrame* make_bar(QLabel*& text, QPushButton*& act, const char* tone);
  void show(const Read& read);
  void finish();
  void confirm_upgrade();

  JobBar* job_;
  QWidget* pending_;
  QLabel* pending_text_;
  QPushButton* finish_;
  QWidget* earlier_;
  QLabel* earlier_text_;
  QPushButton* confirm_;
  QLabel* problem_;
};

}  // namespace attest::ui
