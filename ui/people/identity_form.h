// Who a person is, to fill in or to correct. While the identity vault is shut, what is filled in is sealed
// into it and the form is empty again; while it is open, the form shows what it holds.
//
// What is typed here never becomes a draft of the main vault, which its passphrase alone would open for ever.
// Where it could be lost (a lock, the window closed), it is sealed like a deposit instead.
#pragma once

#include <map>

#include "core/testimony/identities.h"
#include "ui/pages/panel.h"

namespace attest::ui {

class IdentityForm final : public Panel {
  Q_OBJECT
 public:
  using Fields = std::map<std::string, std::string>;
  explicit IdentityForm(Worker& worker);
  ~IdentityForm() override;  ///< seals what is typed

  /// `saved`: what the open identity vault holds of the person; absent while it is shut. What was typed about
  /// somebody stays until it is sealed or saved, whoever is shown.
  void show_person(const testimony::Person& person, const std::optional<Fields>& saved);
  /// The vault is about to be locked: seals everything typed, and leaves a note of it for the next opening.
  void seal_typed();
  /// What was typed about the person goes.
  void forget(const RecordId& person);
  /// The record codes of those about whom something was sealed by `seal_typed`, once.
  static std::string take_note(store::Vault& vault);

 private:
  struct Field {
    std::string name;
    std::function<QString()> text;
    std::function<void(const QString&)> put;
  };
  void add_group(QFormLayout* form, const QString& title, std::initializer_list<const char*> names);
  QWidget* make_editor(const std::string& name);
  QString saved_of(const std::string& field) const;
  void typed(const Field& field);
  void put(const Field& field, const QString& text);
  /// Of one person, ready to be kept; they count as typed no more.
  Fields take(const RecordId& person);
  void give_back(const std::map<RecordId, Fields>& typed);
  void seal_all(bool leave_note);
  void go();

  std::vector<Field> fields_;
  QLabel* code_;
  QLabel* about_;
  QPushButton* go_;
  std::optional<testimony::Person> person_;
  std::optional<Fields> saved_;
  std::map<RecordId, Fields> typed_;  ///< and not kept yet
  bool putting_ = false;
};

}  // namespace attest::ui
