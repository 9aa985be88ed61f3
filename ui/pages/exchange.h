// Exchange: this device's card, the contacts, sealing interviews for some of them, and opening what they
// sent.
#pragma once

#include "core/bundle/bundle.h"
#include "ui/pages/page.h"

class QListWidget;
class QVBoxLayout;

namespace attest::ui {

class JobBar;

class ExchangePage final : public Page {
  Q_OBJECT
 public:
  explicit ExchangePage(Worker& worker);
  void refresh() override;

 private:
  struct Read {
    std::string fingerprint;
    std::vector<bundle::Contact> contacts;
    std::vector<testimony::Interview> interviews;
  };
  QWidget* make_card();
  QWidget* make_contacts();
  QWidget* make_seal();
  QWidget* make_open();
  void show(const Read& read);
  QWidget* contact_row(const bundle::Contact& contact);
  void add_contact(const std::filesystem::path& file);
  void confirm_contact();
  void plan();
  void seal(const std::filesystem::path& to);
  void open_bundle(const std::filesystem::path& file);
  bundle::SealRequest request() const;
  void set_busy(bool busy);

  JobBar* job_;
  QLabel* fingerprint_;
  QVBoxLayout* contact_rows_;
  QWidget* confirm_;
  QLabel* confirm_text_;
  QLineEdit* confirm_name_;
  Choice* confirm_role_;
  std::optional<bundle::Card> waiting_card_;
  QListWidget* interviews_;
  QListWidget* recipients_;
  std::vector<bundle::Contact> contacts_;
  QPushButton* with_media_;
  QLineEdit* reason_;
  QLabel* plan_;
  QPushButton* seal_;
  QPushButton* open_;
  QLabel* opened_;
};

}  // namespace attest::ui
