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

class FindPage;
class InterviewPage;
class Page;
class Worker;

class Session final : public QWidget {
  Q_OBJECT
 public:
  Session(Worker& worker, const store::VaultInfo& vault);
  /// Before locking: keeps the draft, cancels what is under way. Recording goes on.
  void let_go();
  /// Above the page that is shown.
  void say(const QString& text);
  /// Why the window stays open.
  void say_recording();
  /// Of the rail, from the top: interviews, codebook, find, exchange, vault.
  void show_page(int number);
  void go(const Place& place);

 Q_SIGNALS:
  void lock();

 private:
  QToolButton* rail_button(const QString& icon, const QString& text, const QString& shortcut);
  void add_page(Page* page, const QString& icon, const QString& text);
  void show_recording();

  Worker& worker_;
  QStackedWidget* stack_;
  std::vector<QToolButton*> buttons_;
  QFrame* rail_;
  QLabel* recording_;
  InterviewPage* interview_;
  FindPage* find_;
};

}  // namespace attest::ui
