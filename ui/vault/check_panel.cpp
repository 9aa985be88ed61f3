#include "ui/vault/check_panel.h"

#include <QCheckBox>

#include "ui/repair/damage_report.h"
#include "ui/repair/repair_panel.h"

namespace attest::ui {

CheckPanel::CheckPanel(Worker& worker, JobBar& job) : Panel(worker), job_(job) {
  auto* around = column(0);
  setLayout(around);
  QVBoxLayout* inside = nullptr;
  around->addWidget(
      section(tr("Is everything whole?"),
              tr("Reads every key, page and journal, and compares what is shown with what its history says. "
                 "Nothing is changed."),
              inside));
  inside->addWidget(deep_ = new QCheckBox(tr("Read every recording to its end, too")));
  deep_->setAccessibleName(deep_->text());
  deep_->setChecked(true);
  inside->addWidget(result_ = new DamageView);
  auto* framed = part("bar");
  auto* frame = column(3);
  frame->setContentsMargins(16, 14, 16, 14);
  framed->setLayout(frame);
  frame->addWidget(form_ = new RepairPanel(worker, job));
  framed->hide();
  inside->addWidget(framed);
  auto* line = row();
  auto* go = button(tr("Check now"), Kind::Normal, QStringLiteral("check"));
  repair_ = button(tr("Repair…"), Kind::Primary);
  repair_->hide();
  line->addWidget(go);
  line->addWidget(repair_);
  line->addStretch(1);
  inside->addLayout(line);
  connect(go, &QPushButton::clicked, this, &CheckPanel::check);
  connect(repair_, &QPushButton::clicked, this, [this, framed] {
    repair_->hide();
    form_->begin(folder_);
    framed->show();
    form_->setFocus();
    Q_EMIT unfolded(framed);
  });
  connect(form_, &RepairPanel::cancelled, this, [this] {
    leave();
    repair_->show();
  });
  connect(form_, &Panel::failed, this, &Panel::failed);
  connect(form_, &Panel::complained, this, &Panel::complained);
  connect(form_, &RepairPanel::done, this, [this](const RepairDone& done) {
    leave();
    if (!done.open) {
      Q_EMIT closed(done.failed.value_or(Error(Code::Damaged)));
      return;
    }
    show_repaired(done);
    Q_EMIT changed();
  });
}

void CheckPanel::leave() {
  form_->wipe();
  form_->parentWidget()->hide();
}

void CheckPanel::check() {
  leave();
  repair_->hide();
  result_->clear();
  auto job = job_.begin(tr("Checking the vault"));
  follow(job_, worker().vault([job, deep = deep_->isChecked()](store::Vault& vault) {
    return look_at(vault, deep, *job);
  }),
         [this](const DamageReport& report) {
           result_->show_report(report);
           // A repair does nothing for recordings: what is damaged of them is played around.
           using What = store::Vault::Damage::Kind;
           const bool helps = std::ranges::any_of(report.damage, [](const auto& damage) {
             return damage.kind < What::Record && damage.kind != What::Keys;
           });
           repair_->setVisible(helps);
         });
}

void CheckPanel::show_repaired(const RepairDone& done) {
  repair_->hide();
  result_->show_repaired(done);
}

}  // namespace attest::ui
