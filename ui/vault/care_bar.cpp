#include "ui/vault/care_bar.h"

#include "ui/text/errors.h"
#include "ui/text/words.h"
#include "ui/vault/erasures_panel.h"
#include "ui/widgets/choose_file.h"

namespace attest::ui {

using store::Vault;

CareBar::CareBar(Worker& worker) : Panel(worker) {
  auto* layout = column(2);
  layout->setContentsMargins(32, 16, 32, 0);
  setLayout(layout);
  layout->addWidget(pending_ = make_bar(pending_text_, finish_, "caution"));
  layout->addWidget(job_ = new JobBar);
  layout->addWidget(problem_ = prose({}, "caution"));
  layout->addWidget(asked_ = make_bar(asked_text_, look_, "caution"));
  layout->addWidget(earlier_ = make_bar(earlier_text_, confirm_, nullptr));
  finish_->setText(tr("Finish now"));
  finish_->setAccessibleName(finish_->text());
  look_->setText(tr("Show them"));
  look_->setAccessibleName(look_->text());
  confirm_->setText(tr("All is there: remove it"));
  confirm_->setAccessibleName(confirm_->text());
  problem_->hide();
  hide();
  connect(finish_, &QPushButton::clicked, this, &CareBar::finish);
  connect(look_, &QPushButton::clicked, this, &CareBar::look_at_asked);
  connect(confirm_, &QPushButton::clicked, this, &CareBar::confirm_upgrade);
  connect(this, &Panel::failed, this, [this](const Error& e) {
    problem_->setText(sentence(e));
    problem_->show();
  });
  connect(job_, &JobBar::busy, this, [this](bool busy) {
    if (!busy) refresh();
  });
}

QFrame* CareBar::make_bar(QLabel*& text, QPushButton*& act, const char* tone) {
  auto* bar = part("bar");
  if (tone) bar->setProperty("tone", QLatin1String(tone));
  auto* line = row(3);
  line->setContentsMargins(12, 8, 8, 8);
  bar->setLayout(line);
  line->addWidget(text = prose({}), 1);
  line->addWidget(act = button({}, Kind::Normal), 0, Qt::AlignVCenter);
  bar->hide();
  return bar;
}

void CareBar::refresh() {
  ask(worker().vault([](Vault& vault) {
    return Read{vault.pending(), vault.earlier_format(), static_cast<int>(erasures_asked(vault).size())};
  }),
      [this](const Read& read) { show(read); });
}

void CareBar::show(const Read& read) {
  if (!read.pending.any()) problem_->hide();
  pending_text_->setText(read.pending.erasures > 0 ? tr("An erasure is not finished: its words cannot be "
                                                        "read any more, but the keys are not gone yet.")
                                                   : tr("The keys of this vault are half replaced. Nothing "
                                                        "is lost; the old ones still work until it is "
                                                        "finished."));
  pending_->setVisible(read.pending.any() && !job_->running());
  asked_text_->setText(
      tr("Another device erased %n interview(s) that can still be read here.", nullptr, read.asked));
  asked_->setVisible(read.asked > 0);
  earlier_->setVisible(read.earlier.has_value());
  if (read.earlier)
    earlier_text_->setText(
        tr("This vault was brought to the new format. What there was is kept in %1 (%2). Look "
           "whether all is there.")
            .arg(from_path(read.earlier->folder), file_size(read.earlier->bytes)));
  setVisible(read.pending.any() || read.asked > 0 || read.earlier || job_->running());
}

void CareBar::finish() {
  problem_->hide();
  auto job = job_->begin(tr("Finishing the erasure"));
  pending_->hide();
  follow(*job_, worker().alone([job](Vault& vault) {
    if (vault.pending().erasures > 0)
      vault.finish_erasure(*job);
    else
      vault.rekey();
  }),
         [this] { Q_EMIT changed(); });
}

void CareBar::confirm_upgrade() {
  ask(worker().vault([](Vault& vault) { vault.confirm_upgrade(); }), [this] { refresh(); });
}

}  // namespace attest::ui
