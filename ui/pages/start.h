// The first page: open a vault, start one, or look at the sample. While nothing is open, nothing else is to
// be seen.
#pragma once

#include <functional>

#include "ui/widgets/make.h"
#include "ui/widgets/message_bar.h"
#include "ui/worker/worker.h"

class QTemporaryDir;

namespace attest::ui {

class DamageView;
class HoldButton;
class JobBar;
class NewPassphrase;
class RecoverPanel;
class RepairPanel;
class RestorePanel;
class TryAgain;

/// Fills a fresh vault with the sample; runs on the vault's lane.
using FillSample = std::function<void(store::Vault&, Job&)>;

class StartPage final : public QWidget {
  Q_OBJECT
 public:
  /// `folder`: what to offer first, or empty.
  StartPage(Worker& worker, FillSample fill_sample, const QString& folder);
  ~StartPage() override;
  bool opening() const { return !forms_->isEnabled(); }  ///< a vault is being opened or made
  void show_locked();  ///< after locking: says so, and waits for the passphrase
  /// The chosen vault does not open because it is damaged: offers to look at that and to repair it. `key`:
  /// what was typed already.
  void show_damaged(const Error& error, std::shared_ptr<TypedKey> key = {});
  /// At once, whichever vault is there; says what came of it.
  void destroy(const std::filesystem::path& folder);

 Q_SIGNALS:
  /// `sample`: it goes when it is locked.
  void opened(const attest::store::VaultInfo& vault, bool sample);
  /// After `opened`: what was done to it before.
  void repaired(const attest::ui::RepairDone& done);

 private:
  enum Form { Open, Create, Recover, Restore, Destroy, Damaged };
  QWidget* make_open(const QString& folder);
  QWidget* make_create();
  QWidget* make_recover();
  QWidget* make_restore();
  QWidget* make_destroy();
  QWidget* make_damaged();
  void look_at_damage();
  /// With its own way back.
  void show_repair(bool shown);
  /// One at a time; what was typed into the others goes.
  void show_form(Form form);
  /// The folder that is chosen for opening, or nothing, which is said.
  std::optional<QString> chosen_folder();
  QWidget* make_recording();
  void unlock();
  void create();
  void open_sample();
  void begin(const QString& what);  ///< locks the form and says what is going on
  void done(const store::VaultInfo& vault);
  void failed(const Error& error);

  Worker& worker_;
  FillSample fill_sample_;
  std::unique_ptr<QTemporaryDir> sample_folder_;  ///< goes with what is in it
  MessageBar* bar_;
  QLabel* busy_;
  QWidget* forms_;
  QWidget* tab_row_;
  std::vector<QWidget*> form_widgets_;  ///< by Form
  QPushButton* tabs_[2];
  JobBar* job_;
  RecoverPanel* recover_;
  RestorePanel* restore_;
  QLabel* damaged_text_;
  QPushButton* look_;
  QPushButton* begin_repair_;
  QPushButton* leave_damaged_;
  DamageView* damage_;
  RepairPanel* repair_;
  QLabel* destroy_text_;
  QPushButton* leave_destroying_;
  Choice* folder_;
  PassphraseEdit* passphrase_;
  QPushButton* open_;
  QLineEdit* name_;
  QLineEdit* author_;
  QLineEdit* new_folder_;
  NewPassphrase* new_passphrase_;
  QLabel* joins_;
  QPushButton* leave_;
  QPushButton* create_;
  std::optional<store::CreateOptions::Join> join_;
  TryAgain* try_again_;
};

}  // namespace attest::ui
