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
  auto* stop = button(tr("Cancel"), Kind::Quiet);
  layout->addWidget(stop);
  connect(stop, &QPushButton::clicked, this, &JobBar::cancel);
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

std::shared_ptr<Job> JobBar::begin(const QString& what) {
  what_->setText(what);
  job_ = std::make_shared<Job>();
  progress_->setRange(0, 0);
  timer_.start();
  show();
  return job_;
}

void JobBar::finish() {
  timer_.stop();
  job_.reset();
  hide();
}

void JobBar::poll() {
  if (!job_) return;
  const auto total = job_->total();
  if (total == 0) return progress_->setRange(0, 0);
  progress_->setRange(0, 1000);
  progress_->setValue(static_cast<int>(std::min<std::uint64_t>(job_->done() * 1000 / total, 1000)));
}

}  // namespace attest::ui
