#include "ui/vault/check_panel.h"

#include "ui/vault/backup_panel.h"

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
  inside->addWidget(result_ = prose({}));
  result_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  result_->hide();
  auto* line = row();
  auto* go = button(tr("Check now"), Kind::Normal, QStringLiteral("check"));
  line->addWidget(go);
  line->addStretch(1);
  inside->addLayout(line);
  connect(go, &QPushButton::clicked, this, &CheckPanel::check);
}

void CheckPanel::check() {
  result_->hide();
  auto job = job_.begin(tr("Checking the vault"));
  follow(job_, worker().vault([job](store::Vault& vault) { return vault.check(true, *job); }),
         [this](const std::vector<store::Vault::Damage>& damage) {
           set_tone(result_, damage.empty() ? nullptr : "caution");
           result_->setText(damage.empty()
                                ? tr("Everything is whole.")
                                : tr("%n part(s) are damaged:", nullptr, static_cast<int>(damage.size())) +
                                      QLatin1Char('\n') + damage_lines(damage));
           result_->show();
         });
}

}  // namespace attest::ui
