#include "ui/interview/erase_panel.h"

#include "ui/text/errors.h"
#include "ui/text/utf16.h"
#include "ui/text/words.h"
#include "ui/vault/erasures_panel.h"

namespace attest::ui {

using store::Vault;

ErasePanel::ErasePanel(Worker& worker, JobBar& job) : Panel(worker), job_(job) {
  auto* around = column(0);
  setLayout(around);
  auto* inside = new QWidget;
  auto* layout = column(4);
  inside->setLayout(layout);
  layout->addWidget(make_erase());
  layout->addWidget(make_discard());
  layout->addStretch(1);
  around->addWidget(scrolling(inside));
  connect(&job, &JobBar::busy, inside, [inside](bool busy) { inside->setEnabled(!busy); });
}

QWidget* ErasePanel::make_erase() {
  QVBoxLayout* inside = nullptr;
  auto* card =
      section(tr("Erase this interview for good"),
              tr("For when the person withdraws consent. A tombstone with the reason stays, and tells every "
                 "device that has the interview that it is to be erased there too."),
              inside);
  inside->addWidget(goes_ = prose({}));
  inside->addWidget(reach_ = prose({}));
  inside->addWidget(space_ = prose({}, "quiet"));
  reason_ = line_edit(tr("Reason of the erasure"), tr("Stays for ever and is sent along: no names"));
  reason_->setMaxLength(200);
  typed_ = line_edit(tr("The record code, to erase"));
  auto* form = form_layout();
  add_row(form, tr("Reason"), reason_);
  add_row(form, tr("Record code, to confirm"), typed_);
  inside->addLayout(form);
  auto* line = row();
  auto* go = button(tr("Erase for good"), Kind::Danger, QStringLiteral("trash"));
  line->addWidget(go);
  line->addStretch(1);
  inside->addLayout(line);
  connect(go, &QPushButton::clicked, this, &ErasePanel::erase);
  return card;
}

QWidget* ErasePanel::make_discard() {
  QVBoxLayout* inside = nullptr;
  auto* card = section(tr("Discard it: it was a mistake"),
                       tr("For a record that nobody else has, such as a test. Nothing of it stays, not even "
                          "that it was there."),
                       inside);
  discard_typed_ = line_edit(tr("The record code, to discard"));
  auto* form = form_layout();
  add_row(form, tr("Record code, to confirm"), discard_typed_);
  inside->addLayout(form);
  auto* line = row();
  auto* go = button(tr("Discard"), Kind::Danger, QStringLiteral("trash"));
  line->addWidget(go);
  line->addStretch(1);
  inside->addLayout(line);
  connect(go, &QPushButton::clicked, this, &ErasePanel::discard);
  return card;
}

void ErasePanel::set_interview(const RecordId& interview) {
  id_ = interview;
  code_.clear();
  for (auto* edit : {reason_, typed_, discard_typed_}) edit->clear();
  for (auto* text : {goes_, reach_, space_}) text->clear();
  ask(worker().vault([interview](Vault& vault) {
    Read read{
        testimony::interview(vault, interview).record_code, testimony::plan_erasure(vault, interview), {}};
    for (const auto& one : erasures_asked(vault))
      if (one.interview == interview) read.asked = one.reason;
    return read;
  }),
      [this, interview](const Read& read) {
        if (id_ == interview) show_plan(read);
      });
}

void ErasePanel::show_plan(const Read& read) {
  const auto& plan = read.plan;
  // Where the code is lost, the beginning of the id is what has to be typed.
  code_ = from_utf8(read.record_code.empty() ? id_->hex().substr(0, 8) : read.record_code);
  goes_->setText(
      plan.recordings == 0
          ? tr("What goes: everything written in %1, and what was coded on it.").arg(code_)
          : tr("What goes: everything written in %1, what was coded on it, and %n recording(s) (%2), with "
               "their keys.",
               nullptr, static_cast<int>(plan.recordings))
                .arg(code_, file_size(plan.bytes)));
  QStringList reach;
  if (plan.bundles > 0) {
    // Two numbers are two sentences: each has its own plural.
    reach.push_back(tr("It was sent in %n bundle(s), which stay with those who have them.", nullptr,
                       static_cast<int>(plan.bundles)));
    reach.push_back(tr("They went to %n recipient(s); ask each of them to erase it.", nullptr,
                       static_cast<int>(plan.recipients.size())));
  }
  if (plan.exports > 0)
    reach.push_back(tr("It was exported %n time(s); those files are not reached.", nullptr,
                       static_cast<int>(plan.exports)));
  for (const auto& folder : plan.backups)
    reach.push_back(
        tr("The backup at %1 holds it until it is replaced or destroyed.").arg(from_utf8(folder)));
  reach_->setText(reach.isEmpty() ? tr("As far as this vault knows, nobody else has any of it.")
                                  : tr("Out of reach:") + QLatin1Char('\n') + reach.join(QLatin1Char('\n')));
  set_tone(reach_, reach.isEmpty() ? "quiet" : "caution");
  const bool tight = plan.space.known && plan.space.free < plan.space.needed;
  space_->setText(tr("For a while it needs %1 of free space; %2 are free.")
                      .arg(file_size(plan.space.needed), file_size(plan.space.free)));
  space_->setVisible(plan.space.known);
  set_tone(space_, tight ? "caution" : "quiet");
  if (!read.asked.empty()) reason_->setText(from_utf8(read.asked));
  for (auto* edit : {typed_, discard_typed_}) edit->setPlaceholderText(tr("Type %1").arg(code_));
}

bool ErasePanel::confirmed(const QLineEdit* typed) {
  if (worker().recorder().active() && worker().recorder().interview() == id_) {
    Q_EMIT complained(tr("A recording of this interview is under way. End it first."));
    return false;
  }
  if (!code_.isEmpty() && typed->text().trimmed() == code_) return true;
  Q_EMIT complained(tr("That is not the record code. Nothing was done."));
  return false;
}

void ErasePanel::erase() {
  if (reason_->text().trimmed().isEmpty()) {
    Q_EMIT complained(tr("Give a reason. It stays for ever and is sent along: no names in it."));
    return;
  }
  if (!confirmed(typed_)) return;
  const std::string reason = to_utf8(reason_->text().trimmed());
  auto job = job_.begin(tr("Erasing"));
  worker()
      .alone([id = *id_, reason, job](Vault& vault) { testimony::erase_interview(vault, id, reason, *job); })
      .then(
          this,
          [this] {
            job_.finish();
            Q_EMIT gone(
                tr("Erased. What may be left in this disk's worn-out blocks opens only with an earlier "
                   "image of the vault and a passphrase of then."),
                true);
          },
          [this, id = *id_](const Error& e) { stopped(e, id); });
}

void ErasePanel::discard() {
  if (!confirmed(discard_typed_)) return;
  auto job = job_.begin(tr("Discarding"));
  worker()
      .alone([id = *id_, job](Vault& vault) { testimony::discard_interview(vault, id, *job); })
      .then(
          this,
          [this] {
            job_.finish();
            Q_EMIT gone(tr("Discarded. Nothing of it is left in this vault."), true);
          },
          [this, id = *id_](const Error& e) { stopped(e, id); });
}

/// Refused before anything was done, or stopped when the words were gone and the keys not yet.
void ErasePanel::stopped(const Error& error, const RecordId& id) {
  job_.finish();
  worker()
      .vault([id](Vault& vault) { return vault.erased(id); })
      .then(
          this,
          [this, error](bool erased) {
            if (erased)
              Q_EMIT gone(sentence(error), false);
            else if (error.code() != Code::Cancelled)
              Q_EMIT failed(error);
          },
          [](const Error&) {});
}

}  // namespace attest::ui
