#include "ui/pages/vault.h"

#include "core/testimony/interview.h"
#include "ui/lock/lock_card.h"
#include "ui/text/utf16.h"
#include "ui/text/words.h"
#include "ui/widgets/choose_file.h"
#include "ui/widgets/job_bar.h"

namespace attest::ui {
namespace {
QLabel* value(const QString& text) {
  auto* l = label(text);
  l->setTextInteractionFlags(Qt::TextSelectableByMouse);
  return l;
}
struct Facts {
  std::filesystem::path folder;
  int interviews = 0;
};
}  // namespace

VaultPage::VaultPage(Worker& worker, const store::VaultInfo& vault) : Page(worker, tr("Vault")) {
  body()->addWidget(job_ = new JobBar);
  auto* card = part("card");
  card->setMaximumWidth(760);
  auto* layout = column(4);
  layout->setContentsMargins(24, 20, 24, 20);
  card->setLayout(layout);
  auto* form = form_layout();
  form->setHorizontalSpacing(32);
  const auto add = [form](const QString& name, QLabel* text) {
    form->addRow(label(name, theme::Size::Body, "quiet"), text);
  };
  add(tr("Name"), value(from_utf8(vault.name)));
  add(tr("Project"), value(from_utf8(vault.project_name)));
  add(tr("Author code"), value(from_utf8(vault.author)));
  add(tr("Folder"), folder_ = value({}));
  add(tr("Interviews"), interviews_ = value({}));
  layout->addLayout(form);
  body()->addWidget(card);

  auto* whole = part("card");
  whole->setMaximumWidth(760);
  auto* checking = column(3);
  checking->setContentsMargins(24, 20, 24, 20);
  whole->setLayout(checking);
  checking->addWidget(heading(tr("Is everything whole?")));
  checking->addWidget(
      prose(tr("Reads every key, page and journal, and compares what is shown with what its history says. "
               "Nothing is changed."),
            "quiet"));
  checking->addWidget(result_ = prose({}));
  result_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  result_->hide();
  auto* line = row();
  line->addWidget(check_ = button(tr("Check now"), Kind::Normal, QStringLiteral("check")));
  line->addStretch(1);
  checking->addLayout(line);
  body()->addWidget(whole);
  connect(check_, &QPushButton::clicked, this, &VaultPage::check);

  body()->addWidget(new LockCard);
  auto* closing = row(4);
  auto* lock_button = button(tr("Lock the vault"), Kind::Primary, QStringLiteral("lock"));
  closing->addWidget(lock_button);
  closing->addWidget(
      prose(tr("Closes it and wipes its keys from memory. A recording under way goes on."), "quiet"), 1);
  body()->addLayout(closing);
  body()->addStretch(1);
  connect(lock_button, &QPushButton::clicked, this, &VaultPage::lock);
}

void VaultPage::refresh() {
  ask(worker().vault([](store::Vault& vault) {
    return Facts{vault.folder(), static_cast<int>(testimony::interviews(vault).size())};
  }),
      [this](const Facts& facts) {
        folder_->setText(from_path(facts.folder));
        interviews_->setText(QString::number(facts.interviews));
      });
}

void VaultPage::check() {
  check_->setEnabled(false);
  result_->hide();
  auto job = job_->begin(tr("Checking the vault"));
  const auto finished = [this] {
    job_->finish();
    check_->setEnabled(true);
  };
  worker()
      .vault([job](store::Vault& vault) { return vault.check(true, *job); })
      .then(
          this,
          [this, finished](const std::vector<store::Vault::Damage>& damage) {
            finished();
            QStringList lines;
            for (const auto& d : damage)
              lines.push_back(QStringLiteral("%1 · %2 · %3")
                                  .arg(from_utf8(d.what), from_utf8(d.where), from_utf8(d.reason)));
            set_tone(result_, damage.empty() ? nullptr : "caution");
            result_->setText(damage.empty()
                                 ? tr("Everything is whole.")
                                 : tr("%n part(s) are damaged:", nullptr, static_cast<int>(damage.size())) +
                                       QLatin1Char('\n') + lines.join(QLatin1Char('\n')));
            result_->show();
          },
          [this, finished](const Error& e) {
            finished();
            show_error(e);
          });
}

}  // namespace attest::ui
