#include "ui/session.h"

#include <QApplication>
#include <QMouseEvent>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>

#include "ui/pages/codebook.h"
#include "ui/pages/exchange.h"
#include "ui/pages/find.h"
#include "ui/pages/interview.h"
#include "ui/pages/interviews.h"
#include "ui/pages/people.h"
#include "ui/pages/vault.h"
#include "ui/text/words.h"
#include "ui/vault/care_bar.h"
#include "ui/widgets/job_bar.h"

namespace attest::ui {
namespace {

/// The second press of a double click belongs to the list that was left: on the page that came in its place
/// it would press whatever lies there, and play somebody's voice.
class SecondPress final : public QObject {
 public:
  explicit SecondPress(QObject* parent) : QObject(parent) {
    QCoreApplication::instance()->installEventFilter(this);
    QTimer::singleShot(QApplication::doubleClickInterval(), this, [this] {
      if (!taken_) deleteLater();
    });
  }
  bool eventFilter(QObject* to, QEvent* event) override {
    if (over_ || !to->isWidgetType()) return false;
    const bool press = event->type() == QEvent::MouseButtonPress;  // another click begins
    const bool release = event->type() == QEvent::MouseButtonRelease && taken_;
    if (event->type() == QEvent::MouseButtonDblClick) return taken_ = true;
    if (!press && !release) return false;
    over_ = true;
    deleteLater();
    return release;
  }

 private:
  bool taken_ = false, over_ = false;
};

}  // namespace
namespace {
constexpr int rail_width = 104;
}

Session::Session(Worker& worker, const store::VaultInfo& vault, bool sample)
    : worker_(worker), stack_(new QStackedWidget) {
  setObjectName(QStringLiteral("session"));
  auto* all = row(0);
  setLayout(all);
  all->addWidget(rail_ = part("rail"));
  auto* right = column(0);
  right->addWidget(care_ = new CareBar(worker));
  right->addWidget(stack_, 1);
  all->addLayout(right, 1);
  auto* rail = column(1);
  rail->setContentsMargins(8, 16, 8, 16);
  rail_->setLayout(rail);
  rail_->setFixedWidth(rail_width);

  interviews_ = new InterviewsPage(worker);
  interviews_->set_reminding(!sample);
  find_ = new FindPage(worker);
  vault_ = new VaultPage(worker, vault);
  add_page(interviews_, QStringLiteral("interviews"), tr("Interviews"));
  auto* people = new PeoplePage(worker);
  add_page(people, QStringLiteral("people"), tr("People"));
  add_page(new CodebookPage(worker), QStringLiteral("codebook"), tr("Codebook"));
  add_page(find_, QStringLiteral("find"), tr("Find"));
  add_page(new ExchangePage(worker), QStringLiteral("exchange"), tr("Exchange"));
  add_page(vault_, QStringLiteral("vault"), tr("Vault"));
  make_interview();
  connect(interviews_, &InterviewsPage::find, this, [this](const QString& words) {
    show_page(3);
    find_->find(words);
  });
  connect(interviews_, &InterviewsPage::back_up, this, [this] {
    show_page(5);
    vault_->show_backups();
  });
  connect(vault_, &VaultPage::lock, this, &Session::lock);
  connect(vault_, &VaultPage::destroy, this, &Session::destroy);
  connect(vault_, &VaultPage::closed, this, &Session::closed);
  connect(vault_, &VaultPage::erase, this, [this](const RecordId& interview) {
    go(Place{interview, {}, {}, {}});
    interview_->show_end();
  });
  connect(care_, &CareBar::look_at_asked, this, [this] { show_page(5); });
  connect(people, &PeoplePage::sealed_at_lock, this, &Session::say);
  connect(care_, &Panel::changed, this, [this] {
    if (auto* page = qobject_cast<Page*>(stack_->currentWidget())) page->refresh();
  });

  rail->addStretch(1);
  recording_ = label({}, theme::Size::Small, "alarm");
  recording_->setAlignment(Qt::AlignHCenter);
  recording_->setWordWrap(true);
  rail->addWidget(recording_);
  connect(&worker.recorder(), &Recorder::changed, this, &Session::show_recording);
  show_recording();
  auto* state = label(tr("Open"), theme::Size::Small, "quiet");
  state->setAlignment(Qt::AlignHCenter);
  state->setToolTip(tr("The vault is open: what is in it can be read on this screen."));
  rail->addWidget(state);
  auto* lock_button = rail_button(QStringLiteral("lock"), tr("Lock"), QStringLiteral("Ctrl+L"));
  connect(lock_button, &QToolButton::clicked, this, &Session::lock);
  rail->addWidget(lock_button);
  show_page(0);
}

QToolButton* Session::rail_button(const QString& icon, const QString& text, const QString& shortcut) {
  auto* b = new QToolButton;
  b->setProperty("kind", QStringLiteral("rail"));
  b->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
  b->setIcon(theme::icon(icon));
  b->setIconSize(QSize(24, 24));
  b->setText(text);
  b->setAccessibleName(text);
  b->setShortcut(QKeySequence(shortcut));
  b->setToolTip(QStringLiteral("%1 (%2)").arg(text, b->shortcut().toString(QKeySequence::NativeText)));
  b->setFocusPolicy(Qt::StrongFocus);
  b->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  return b;
}

void Session::add_page(Page* page, const QString& icon, const QString& text) {
  const int number = static_cast<int>(buttons_.size());
  auto* b = rail_button(icon, text, QStringLiteral("Ctrl+%1").arg(number + 1));
  b->setCheckable(true);
  rail_->layout()->addWidget(b);
  buttons_.push_back(b);
  stack_->addWidget(page);
  connect(b, &QToolButton::clicked, this, [this, number] { show_page(number); });
  connect(page, &Page::go, this, &Session::go);
  connect(page, &Page::care_changed, care_, &CareBar::refresh);
}

void Session::make_interview() {
  auto* before = interview_;
  interview_ = new InterviewPage(worker_);
  stack_->addWidget(interview_);
  connect(interview_, &Page::go, this, &Session::go);
  connect(interview_, &Page::care_changed, care_, &CareBar::refresh);
  connect(interview_, &InterviewPage::back, this, [this] { show_page(0); });
  connect(interview_, &InterviewPage::gone, this, &Session::interview_gone);
  if (before) before->deleteLater();
}

void Session::interview_gone(const QString& text, bool whole) {
  show_page(0);
  // What was said in it stands in widgets still.
  make_interview();
  find_->forget();
  interviews_->bar().show_text(text, whole ? MessageBar::Tone::Plain : MessageBar::Tone::Caution);
}

void Session::leave_page() {
  if (auto* page = qobject_cast<Page*>(stack_->currentWidget())) page->leave();
}

void Session::show_page(int number) {
  for (std::size_t i = 0; i < buttons_.size(); ++i) buttons_[i]->setChecked(static_cast<int>(i) == number);
  leave_page();
  stack_->setCurrentIndex(number);
  static_cast<Page*>(stack_->widget(number))->refresh();
  care_->refresh();
}

void Session::show_repaired(const RepairDone& done) {
  show_page(stack_->indexOf(vault_));
  vault_->show_repaired(done);
}

void Session::go(const Place& place) {
  for (std::size_t i = 0; i < buttons_.size(); ++i) buttons_[i]->setChecked(i == 0);
  leave_page();
  stack_->setCurrentWidget(interview_);
  new SecondPress(this);
  interview_->open(place);
  care_->refresh();
}

void Session::show_recording() {
  const auto& recorder = worker_.recorder();
  recording_->setVisible(recorder.active());
  if (!recorder.active()) return;
  const auto now = recorder.now();
  const bool keeps = !now.paused && !now.trouble;
  recording_->setText(
      (keeps ? tr("Recording %1") : tr("Not recording (%1)", "it is interrupted; how much there is so far"))
          .arg(clock_time(now.elapsed_ms)));
}

void Session::let_go() {
  leave_page();
  find_->cancel();
  for (auto* job : findChildren<JobBar*>()) job->cancel();
}

void Session::say(const QString& text) {
  static_cast<Page*>(stack_->currentWidget())->bar().show_text(text, MessageBar::Tone::Caution);
}

void Session::say_recording() {
  if (const auto interview = worker_.recorder().interview()) go(Place{*interview, {}, {}, {}});
  say(tr("A recording is under way. End it first; then the window can be closed."));
}

}  // namespace attest::ui
