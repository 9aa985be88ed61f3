#include "ui/widgets/job_bar.h"

#include <QProgressBar>

#include "ui/widgets/make.h"

namespace attest::ui {

JobBar::JobBar() {
  setProperty("part", QStringLiteral("bar"));
  auto* layout = row(3);
  layout->setContentsMargins(12, 8, 8, 8);
  setLayout(layout);
  layout->addWidget(what_ = label({}));
  layout->addWidget(progress_ = new QProgressBar, 1);
  progress_->setTextVisible(false);
  progress_->setAccessibleName(tr("Progress"));
  layout->addWidget(stop_ = button(tr("Cancel"), Kind::Quiet));
  connect(stop_, &QPushButton::clicked, this, &JobBar::cancel);
  timer_.setInterval(100);
  connect(&timer_, &QTimer::timeout, this, &JobBar::poll);
  hide();
}

JobBar::~JobBar() {
  cancel();
}

void JobBar::cancel() {
  if (job_) job_->cancel();
}

std::shared_ptr<Job> JobBar::begin(const QString& what, Stop stop) {
  what_->setText(what);
  stop_->setVisible(stop == Stop::Yes);
  job_ = std::make_shared<Job>();
  progress_->setRange(0, 0);
  timer_.start();
  show();
  Q_EMIT busy(true);
  return job_;
}

void JobBar::finish() {
  timer_.stop();
  job_.reset();
  hide();
  Q_EMIT busy(false);
}

void JobBar::poll() {
  if (!job_) return;
  const auto total = job_->total();
  if (total == 0) return progress_->setRange(0, 0);
  progress_->setRange(0, 1000);
  progress_->setValue(static_cast<int>(std::min<std::uint64_t>(job_->done() * 1000 / total, 1000)));
}

}  // namespace attest::ui
