#include "ui/pages/page.h"

namespace attest::ui {

Page::Page(Worker& worker, const QString& title) : worker_(worker) {
  auto* all = column(4);
  all->setContentsMargins(32, 24, 32, 24);
  setLayout(all);
  all->addLayout(head_ = row());
  if (!title.isEmpty()) head_->addWidget(heading(title, theme::Size::Title));
  head_->addStretch(1);
  all->addWidget(bar_ = new MessageBar);
  all->addLayout(body_ = column(4), 1);
}

}  // namespace attest::ui
