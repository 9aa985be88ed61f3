// An open vault: the rail, and one page at a time.
#pragma once

#include <QWidget>

#include "core/store/vault.h"
#include "ui/place.h"

class QFrame;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace attest::ui {

class CareBar;
class FindPage;
class InterviewPage;
class InterviewsPage;
class Page;
struct RepairDone;
class VaultPage;
class Worker;

class Session final : public QWidget {
  Q_OBJECT
 public:
  /// `sample`: the vault goes when it is locked, so nobody is reminded of backups.
  Session(Worker& worker, const store::VaultInfo& vault, bool sample);
  /// Before locking: keeps the draft, cancels what is under way. Recording goes on.
  void let_go();
  /// Above the page that is shown.
  void say(const QString& text);
  /// Why the window stays open.
  void say_recording();
  /// Of the rail, from the top: interviews, people, codebook, find, exchange, vault.
  void show_page(int number);
  void go(const Place& place);
  void show_repaired(const RepairDone& done);

 Q_SIGNALS:
  void closed(const attest::Error& error);  ///< the vault did not open again after a repair
  void lock();
  void destroy(const std::filesystem::path& folder);

 private:
  QToolButton* rail_button(const QString& icon, const QString& text, const QString& shortcut);
  void add_page(Page* page, const QString& icon, const QString& text);
  void show_recording();
  void make_interview();
  void leave_page();
  void interview_gone(const QString& text, bool whole);

  Worker& worker_;
  QStackedWidget* stack_;
  std::vector<QToolButton*> buttons_;
  QFrame* rail_;
  QLabel* recording_;
  CareBar* care_;
  InterviewsPage* interviews_;
  InterviewPage* interview_ = nullptr;
  FindPage* find_;
  VaultPage* vault_;
};

}  // namespace attest::ui
