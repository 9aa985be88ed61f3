#include "ui/main_window.h"

#include <QCloseEvent>
#include <QStackedWidget>

#include "ui/session.h"

namespace attest::ui {

MainWindow::MainWindow(Worker& worker, FillSample fill_sample, const QString& folder) : worker_(worker) {
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
  connect(&clipboard_, &ClipboardGuard::copied, this, [this] {
    if (session_)
      session_->say(
          tr("Copied. Other programs can read it until the vault is locked, at most for a minute."));
  });
}

void MainWindow::open(const store::VaultInfo& vault, bool sample) {
  session_ = new Session(worker_, vault, sample);
  stack_->addWidget(session_);
  stack_->setCurrentWidget(session_);
  connect(session_, &Session::lock, this, &MainWindow::lock);
  connect(session_, &Session::destroy, this, &MainWindow::destroy);
}

void MainWindow::close_session() {
  clipboard_.empty();
  session_->let_go();
  session_->hide();
  stack_->setCurrentWidget(start_);
  session_->deleteLater();
  session_.clear();
}

void MainWindow::lock() {
  if (!session_) return;
  // What shows something first; then the keys.
  close_session();
  worker_.lock().then(
      start_, [this] { start_->show_locked(); }, [](const Error&) {});
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
