#include "ui/main_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QInputMethod>
#include <QStackedWidget>

#include "ui/interview/quiet_view.h"
#include "ui/lock/lock_card.h"
#include "ui/lock/typed_texts.h"
#include "ui/people/identity_form.h"
#include "ui/session.h"

namespace attest::ui {

MainWindow::MainWindow(Worker& worker, FillSample fill_sample, const QString& folder,
                       std::unique_ptr<SystemWatch> system)
    : worker_(worker), guard_(worker, std::move(system)) {
  // Never anything of the content: titles are seen in task lists and screen shares.
  setWindowTitle(QStringLiteral("Attest"));
  setWindowIcon(theme::emblem(128, 1));
  resize(1280, 760);
  setMinimumSize(960, 600);
  stack_ = new QStackedWidget;
  setCentralWidget(stack_);
  start_ = new StartPage(worker, std::move(fill_sample), folder);
  stack_->addWidget(start_);
  connect(start_, &StartPage::opened, this, &MainWindow::open);
  connect(start_, &StartPage::repaired, this, [this](const RepairDone& done) {
    if (session_) session_->show_repaired(done);
  });
  quiet_ = new QuietView(worker, this);
  connect(&guard_, &LockGuard::lock, this, &MainWindow::lock);
  connect(&clipboard_, &ClipboardGuard::copied, this, [this] {
    if (session_)
      session_->say(
          tr("Copied. Other programs can read it until the vault is locked, at most for a minute."));
  });
}

void MainWindow::open(const store::VaultInfo& vault, bool sample) {
  quiet_->set_locked(false);
  session_ = new Session(worker_, vault, sample);
  stack_->addWidget(session_);
  stack_->setCurrentWidget(session_);
  connect(session_, &Session::lock, this, &MainWindow::lock);
  connect(session_, &Session::destroy, this, &MainWindow::destroy);
  connect(session_, &Session::closed, this, [this](const Error& error) {
    close_session();
    guard_.locked();
    start_->show_damaged(error);
  });
  guard_.opened();
  if (auto* card = session_->findChild<LockCard*>()) guard_.serve(*card);
  if (std::exchange(lock_when_open_, false)) lock();
}

void MainWindow::close_session() {
  clipboard_.empty();
  // Everything that shows something goes first, with its jobs, and from the screen at once; then the keys.
  session_->let_go();
  session_->hide();
  for (auto* other : QApplication::topLevelWidgets())  // dialogs, menus, tool tips
    if (other != this) other->hide();
  stack_->setCurrentWidget(start_);
  session_->deleteLater();
  session_.clear();
  repaint();
}

void MainWindow::lock() {
  if (!session_) {
    lock_when_open_ = start_->opening();
    return;
  }
  // What was typed goes to the vault's lane, which does that before it closes the vault.
  QGuiApplication::inputMethod()->commit();  // a syllable that is still being put together
  quiet_->set_locked(true);
  for (auto* typed : session_->findChildren<TypedTexts*>()) typed->keep();
  for (auto* form : session_->findChildren<IdentityForm*>()) form->seal_typed();
  close_session();
  worker_.lock().then(
      start_,
      [this] {
        start_->show_locked();
        guard_.locked();
      },
      [this](const Error&) { guard_.locked(); });
}

void MainWindow::destroy(const std::filesystem::path& folder) {
  if (!session_) return;
  close_session();
  start_->destroy(folder);
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!worker_.recorder().active()) return event->accept();
  event->ignore();
  if (session_) session_->say_recording();
}

}  // namespace attest::ui
