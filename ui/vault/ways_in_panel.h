// What opens the vault: the list of the ways in, and everything that adds to it, changes it or takes from it.
#pragma once

#include "ui/pages/panel.h"
#include "ui/recovery/page.h"

namespace attest::ui {

class NewPassphrase;

class WaysInPanel final : public Panel {
  Q_OBJECT
 public:
  WaysInPanel(Worker& worker, JobBar& job);
  void show_ways(const std::vector<store::WayIn>& ways, bool stale_backups);
  /// Empties every field and closes what is open.
  void leave();

 Q_SIGNALS:
  void made(const std::shared_ptr<attest::ui::RecoveryPages>& pages);  ///< to be shown once
  void read_back(attest::store::WayIn::Kind kind);

 private:
  QWidget* make_way(const store::WayIn& way, bool only_passphrase);
  /// A row with what it is, a button, and below them a form that the button opens.
  void add_act(const QString& title, const QString& text, const QString& action, QWidget* form,
               QWidget* first = nullptr);
  QWidget* make_change();
  QWidget* make_add();
  QWidget* make_paper();
  QWidget* make_sheets();
  QWidget* make_escrow();
  QWidget* make_rekey();
  QWidget* make_confirm();
  void open_form(QWidget* form);
  void change();
  void add();
  void make_recovery_pages(store::WayIn::Kind kind);
  void add_escrow();
  void rekey();
  void done(const QString& text);

  JobBar& job_;
  QVBoxLayout* rows_;
  QVBoxLayout* acts_;
  QLabel* stale_;
  std::vector<QWidget*> forms_;
  NewPassphrase* changed_;
  NewPassphrase* added_;
  QLineEdit* added_label_;
  Choice* need_;
  Choice* of_;
  QLineEdit* escrow_;
  QLineEdit* escrow_label_;
  QWidget* confirm_;
  QLabel* confirm_text_;
  crypto::age::Recipient leaving_;
  bool has_paper_ = false, has_sheets_ = false;
  QLabel* paper_replaces_;
  QLabel* sheets_replace_;
};

}  // namespace attest::ui
