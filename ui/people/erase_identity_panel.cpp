#include "ui/people/erase_identity_panel.h"

#include "ui/text/utf16.h"

namespace attest::ui {

EraseIdentityPanel::EraseIdentityPanel(Worker& worker, JobBar& job) : Panel(worker), job_(job) {
  auto* around = column(0);
  setLayout(around);
  QVBoxLayout* inside = nullptr;
  around->addWidget(
      section(tr("Erase who this is, for good"),
              tr("For when the person withdraws consent. The record code stays, and a tombstone with the "
                 "reason. Not reached: names that were spoken in an interview, images of the disk taken "
                 "before, and backups until they are replaced."),
              inside));
  reason_ = line_edit(tr("Reason for erasing the identity"), tr("Stays for ever: no names"));
  reason_->setMaxLength(200);
  typed_ = line_edit(tr("The record code, to erase the identity"));
  auto* form = form_layout();
  add_row(form, tr("Reason"), reason_);
  add_row(form, tr("Record code, to confirm"), typed_);
  inside->addLayout(form);
  auto* line = row();
  auto* go = button(tr("Erase this identity"), Kind::Danger, QStringLiteral("trash"));
  line->addWidget(go);
  line->addStretch(1);
  inside->addLayout(line);
  connect(go, &QPushButton::clicked, this, &EraseIdentityPanel::erase);
}

void EraseIdentityPanel::show_person(const testimony::Person& person) {
  if (person_ && person_->id != person.id) leave();
  person_ = person;
  typed_->setPlaceholderText(tr("Type %1").arg(from_utf8(person.record_code)));
}

void EraseIdentityPanel::leave() {
  reason_->clear();
  typed_->clear();
}

void EraseIdentityPanel::erase() {
  const std::string reason = to_utf8(reason_->text().trimmed());
  if (reason.empty()) return complained(tr("Give a reason. It stays for ever: no names in it."));
  if (!person_ || to_utf8(typed_->text().trimmed()) != person_->record_code)
    return complained(tr("That is not the record code. Nothing was done."));
  auto job = job_.begin(tr("Erasing"), JobBar::Stop::No);
  follow(
      job_,
      worker().people([person = person_->id, reason, job](store::Vault& vault, testimony::Identities* open) {
        if (!open) throw Error(Code::Cancelled);  // shut meanwhile: the page is about to show it
        open->erase(vault, person, reason, *job);
      }),
      [this, person = person_->id] {
        leave();
        Q_EMIT erased(person);
        Q_EMIT said(tr("Erased. Backups that were made before hold it still: replace or destroy them."));
        Q_EMIT changed();
      });
}

}  // namespace attest::ui
