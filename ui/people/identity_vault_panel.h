// The identity vault: made, opened, searched, shut, its passphrase changed.
#pragma once

#include "core/testimony/identities.h"
#include "ui/pages/panel.h"

class QListWidget;

namespace attest::ui {

class NewPassphrase;
class TryAgain;

class IdentityVaultPanel final : public Panel {
  Q_OBJECT
 public:
  struct State {
    enum class Door { None, Shut, Open } door = Door::None;
    int waiting = 0;                   ///< deposits
    std::vector<std::string> damaged;  ///< files of deposits that cannot be read
    bool pending = false;              ///< an erasure, or new keys, half way
  };
  static State read(const store::Vault& vault, testimony::Identities* open);

  IdentityVaultPanel(Worker& worker, JobBar& job);
  void show_state(const State& state);
  void clear_search();
  /// Empties what takes a passphrase.
  void leave();

 Q_SIGNALS:
  void chosen(const attest::RecordId& person);

 private:
  QWidget* make_none();
  QWidget* make_shut();
  QWidget* make_open();
  QWidget* make_change();
  void make();
  void open();
  void shut();
  void change();
  void search();

  JobBar& job_;
  State::Door door_ = State::Door::None;
  bool takes_focus_ = false;  ///< what a person pressed is about to go from the screen
  QLabel* state_;
  QWidget* none_;
  QWidget* shut_part_;
  QWidget* open_part_;
  NewPassphrase* made_;
  PassphraseEdit* passphrase_;
  QLabel* wrong_;
  TryAgain* try_again_;
  QPushButton* shut_;
  QWidget* change_form_;
  NewPassphrase* changed_;
  QLineEdit* words_;
  QLabel* count_;
  QListWidget* found_;
  QLabel* pending_;
  QLabel* damaged_;
};

}  // namespace attest::ui
