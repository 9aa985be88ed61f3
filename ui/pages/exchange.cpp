#include "ui/pages/exchange.h"

#include <QListWidget>
#include <QScrollArea>
#include <map>

#include "ui/pages/card_file.h"
#include "ui/text/utf16.h"
#include "ui/text/words.h"
#include "ui/widgets/choose_file.h"
#include "ui/widgets/job_bar.h"

namespace attest::ui {
namespace {

/// Four groups a line apart would be misread; six groups of four, spaced, are read aloud one by one.
QLabel* fingerprint_label(const QString& text) {
  auto* l = label(text, theme::Size::Large);
  QFont font = l->font();
  font.setStyleHint(QFont::Monospace);
  font.setFamily(QStringLiteral("monospace"));
  l->setFont(font);
  l->setTextInteractionFlags(Qt::TextSelectableByMouse);
  return l;
}

QListWidget* check_list(const QString& name) {
  auto* list = new QListWidget;
  list->setAccessibleName(name);
  list->setSelectionMode(QAbstractItemView::NoSelection);
  list->setFixedHeight(152);
  list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);  // what does not fit ends in an ellipsis
  return list;
}

/// Fills a list, keeping what was ticked by id.
void fill_list(QListWidget* list, const std::vector<std::pair<QString, QString>>& rows) {
  QStringList ticked;
  for (int i = 0; i < list->count(); ++i)
    if (list->item(i)->checkState() == Qt::Checked)
      ticked.push_back(list->item(i)->data(Qt::UserRole).toString());
  const QSignalBlocker quiet(list);
  list->clear();
  for (const auto& [id, text] : rows) {
    auto* item = new QListWidgetItem(text, list);  // the list takes it over
    item->setToolTip(text);
    item->setData(Qt::UserRole, id);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsUserCheckable | Qt::ItemIsSelectable);
    item->setCheckState(ticked.contains(id) ? Qt::Checked : Qt::Unchecked);
  }
}

/// Its code, and what helps to know it again.
QString told(const testimony::Interview& interview) {
  QStringList parts{record_code(interview)};
  for (const char* field : {"date", "place"})
    if (const auto found = interview.fields.find(field); found != interview.fields.end())
      if (!found->second.empty()) parts.push_back(from_utf8(found->second));
  return parts.join(QStringLiteral(" · "));
}

QString counted(const std::vector<store::RecordInfo>& records) {
  std::map<std::string, int> kinds;
  for (const auto& r : records) ++kinds[r.kind];
  QStringList parts;
  for (const auto& [kind, count] : kinds)
    parts.push_back(QStringLiteral("%1 × %2").arg(count).arg(record_kind(kind)));
  return parts.join(QStringLiteral(", "));
}
}  // namespace

ExchangePage::ExchangePage(Worker& worker) : Page(worker, tr("Exchange")) {
  body()->addWidget(job_ = new JobBar);
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  auto* inside = new QWidget;
  auto* columns = row(4);
  inside->setLayout(columns);
  auto* left = column(4);
  left->addWidget(make_seal());
  left->addWidget(make_open());
  left->addStretch(1);
  auto* right = column(4);
  right->addWidget(make_card());
  right->addWidget(make_contacts());
  right->addStretch(1);
  columns->addLayout(left, 6);
  columns->addLayout(right, 5);
  scroll->setWidget(inside);
  body()->addWidget(scroll, 1);
}

QWidget* ExchangePage::make_card() {
  QVBoxLayout* inside = nullptr;
  auto* card = section(
      tr("This device"),
      tr("Others need your card to seal bundles for you. It holds no secret; the fingerprint shows, read "
         "aloud over a phone, that nobody has exchanged it on the way."),
      inside);
  inside->addWidget(fingerprint_ = fingerprint_label({}));
  auto* line = row();
  auto* save = button(tr("Save the card…"), Kind::Normal, QStringLiteral("export"));
  line->addWidget(save);
  line->addStretch(1);
  inside->addLayout(line);
  connect(save, &QPushButton::clicked, this, [this] {
    choose_new_file(
        this, tr("Where the card goes"), QStringLiteral("card.json"), tr("All files (*)"),
        [this](const std::filesystem::path& file) {
          ask(worker().vault([file](store::Vault& vault) {
            // The file dialog has asked before it named a file that exists.
            vault.disk().replace(file, as_bytes(bundle::write_card(vault)));
          }),
              [this] {
                bar().show_text(
                    tr("The card is saved. Send it by any way; compare the fingerprint by another."));
              });
        });
  });
  return card;
}

QWidget* ExchangePage::make_contacts() {
  QVBoxLayout* inside = nullptr;
  auto* card = section(tr("Contacts"), {}, inside);
  contact_rows_ = column(2);
  inside->addLayout(contact_rows_);
  auto* line = row();
  auto* add = button(tr("Add from a card…"), Kind::Normal, QStringLiteral("import"));
  line->addWidget(add);
  line->addStretch(1);
  inside->addLayout(line);
  connect(add, &QPushButton::clicked, this, [this] {
    choose_file(this, tr("A contact's card"), tr("All files (*)"),
                [this](const auto& file) { add_contact(file); });
  });

  confirm_ = part("bar");
  auto* layout = column(2);
  layout->setContentsMargins(16, 12, 16, 12);
  confirm_->setLayout(layout);
  layout->addWidget(confirm_text_ = prose({}));
  auto* form = form_layout();
  confirm_name_ = line_edit(tr("Name of the contact"));
  add_row(form, tr("Name"), confirm_name_);
  confirm_role_ = new Choice(tr("Role of the contact"));
  for (const auto role : {bundle::Role::Colleague, bundle::Role::Headquarters, bundle::Role::Partner})
    confirm_role_->addItem(role_name(role), static_cast<int>(role));
  add_row(form, tr("Role"), confirm_role_);
  layout->addLayout(form);
  auto* actions = row();
  auto* keep = button(tr("Add the contact"), Kind::Primary);
  auto* leave = button(tr("Cancel"), Kind::Quiet);
  actions->addStretch(1);
  actions->addWidget(leave);
  actions->addWidget(keep);
  layout->addLayout(actions);
  confirm_->hide();
  inside->addWidget(confirm_);
  connect(keep, &QPushButton::clicked, this, &ExchangePage::confirm_contact);
  connect(leave, &QPushButton::clicked, confirm_, &QWidget::hide);
  return card;
}

QWidget* ExchangePage::make_seal() {
  QVBoxLayout* inside = nullptr;
  auto* card = section(
      tr("Seal interviews"),
      tr("Makes one encrypted file that only the chosen contacts can open, by any way that carries files."),
      inside);
  auto* lists = row(4);
  const auto add = [lists](const QString& title, QListWidget* list) {
    auto* pair = column(1);
    auto* name = label(title, theme::Size::Small, "quiet");
    name->setBuddy(list);
    pair->addWidget(name);
    pair->addWidget(list);
    lists->addLayout(pair, 1);
  };
  interviews_ = check_list(tr("Interviews to seal"));
  recipients_ = check_list(tr("Contacts to seal for"));
  add(tr("Interviews"), interviews_);
  add(tr("For"), recipients_);
  inside->addLayout(lists);
  reason_ = line_edit(tr("Reason, where consent is pending"), tr("Kept in this device's ledger"));
  auto* form = form_layout();
  add_row(form, tr("Reason, where consent is pending"), reason_);
  inside->addLayout(form);
  inside->addWidget(plan_ =
                        prose(tr("Choose interviews and contacts: then this says what would go."), "quiet"));
  auto* line = row();
  with_media_ = button(tr("With recordings"), Kind::Normal, QStringLiteral("check"));
  with_media_->setCheckable(true);
  with_media_->setChecked(true);
  line->addWidget(with_media_);
  line->addStretch(1);
  seal_ = button(tr("Seal…"), Kind::Primary, QStringLiteral("export"));
  seal_->setEnabled(false);
  line->addWidget(seal_);
  inside->addLayout(line);
  connect(with_media_, &QPushButton::toggled, this, [this](bool with) {
    with_media_->setText(with ? tr("With recordings") : tr("Without recordings"));
    with_media_->setAccessibleName(with_media_->text());
    with_media_->setIcon(with ? theme::icon(QStringLiteral("check")) : QIcon());
    plan();
  });
  connect(interviews_, &QListWidget::itemChanged, this, &ExchangePage::plan);
  connect(recipients_, &QListWidget::itemChanged, this, &ExchangePage::plan);
  connect(reason_, &QLineEdit::editingFinished, this, &ExchangePage::plan);
  connect(seal_, &QPushButton::clicked, this, [this] {
    choose_folder(this, tr("The folder that the bundle goes to"),
                  [this](const auto& folder) { seal(folder); });
  });
  return card;
}

QWidget* ExchangePage::make_open() {
  QVBoxLayout* inside = nullptr;
  auto* card = section(
      tr("Open a bundle"),
      tr("Checks everything first. What you have written here stays; what came is joined to it."), inside);
  auto* line = row();
  open_ = button(tr("Open a bundle…"), Kind::Normal, QStringLiteral("import"));
  line->addWidget(open_);
  line->addStretch(1);
  inside->addLayout(line);
  inside->addWidget(opened_ = prose({}));
  opened_->hide();
  connect(open_, &QPushButton::clicked, this, [this] {
    choose_file(this, tr("A sealed bundle"), tr("Bundles (*.age);;All files (*)"),
                [this](const auto& file) { open_bundle(file); });
  });
  return card;
}

void ExchangePage::refresh() {
  ask(worker().vault([](store::Vault& vault) {
    return Read{bundle::fingerprint(vault), bundle::contacts(vault), testimony::interviews(vault)};
  }),
      [this](const Read& read) { show(read); });
}

void ExchangePage::show(const Read& read) {
  fingerprint_->setText(from_utf8(read.fingerprint));
  contacts_ = read.contacts;
  empty(contact_rows_);
  std::vector<std::pair<QString, QString>> people, records;
  for (const auto& contact : contacts_) {
    contact_rows_->addWidget(contact_row(contact));
    people.emplace_back(from_utf8(contact.id.hex()),
                        from_utf8(contact.name) + QStringLiteral(" · ") + role_name(contact.role));
  }
  if (contacts_.empty())
    contact_rows_->addWidget(prose(tr("Nobody yet. Ask a colleague for the card of their device."), "quiet"));
  for (const auto& interview : read.interviews)
    records.emplace_back(from_utf8(interview.id.hex()), told(interview));
  fill_list(interviews_, records);
  fill_list(recipients_, people);
  plan();
}

QWidget* ExchangePage::contact_row(const bundle::Contact& contact) {
  auto* widget = new QWidget;
  auto* layout = row(3);
  widget->setLayout(layout);
  auto* words = column(0);
  words->addWidget(heading(from_utf8(contact.name), theme::Size::Body));
  words->addWidget(label(role_name(contact.role) + QStringLiteral(" · ") +
                             (contact.trusted ? tr("trusted: their work is taken in")
                                              : tr("not trusted yet: compare the fingerprint")),
                         theme::Size::Small, contact.trusted ? "quiet" : "caution"));
  auto* print = label(from_utf8(contact.fingerprint), theme::Size::Small, "quiet");
  print->setTextInteractionFlags(Qt::TextSelectableByMouse);
  words->addWidget(print);
  layout->addLayout(words, 1);
  auto* trust = button(contact.trusted ? tr("Stop trusting") : tr("Fingerprints agree: trust"), Kind::Normal);
  trust->setAccessibleName(QStringLiteral("%1: %2").arg(from_utf8(contact.name), trust->text()));
  layout->addWidget(trust, 0, Qt::AlignVCenter);
  connect(trust, &QPushButton::clicked, this, [this, id = contact.id, trusted = !contact.trusted] {
    ask(worker().vault([id, trusted](store::Vault& vault) { bundle::trust_contact(vault, id, trusted); }),
        [this] { refresh(); });
  });
  return widget;
}

void ExchangePage::add_contact(const std::filesystem::path& file) {
  const auto e = attempt([&] { waiting_card_ = read_card_file(file); });
  if (e) return show_error(*e);
  confirm_text_->setText(tr("A card of “%1”. Its fingerprint is\n%2\nAsk them to read theirs aloud. Add it "
                            "now; trust it once both agree.")
                             .arg(from_utf8(waiting_card_->name), from_utf8(waiting_card_->fingerprint)));
  confirm_name_->setText(from_utf8(waiting_card_->name));
  confirm_->show();
  confirm_name_->setFocus();
}

void ExchangePage::confirm_contact() {
  const std::string name = to_utf8(confirm_name_->text().trimmed());
  const auto role = static_cast<bundle::Role>(confirm_role_->currentData().toInt());
  ask(worker().vault([card = *waiting_card_, name, role](store::Vault& vault) {
    bundle::add_contact(vault, card, name, role, false);
  }),
      [this] {
        confirm_->hide();
        refresh();
      });
}

bundle::SealRequest ExchangePage::request() const {
  bundle::SealRequest request;
  for (int i = 0; i < interviews_->count(); ++i)
    if (interviews_->item(i)->checkState() == Qt::Checked)
      if (const auto id = RecordId::parse(to_utf8(interviews_->item(i)->data(Qt::UserRole).toString())))
        request.interviews.push_back(*id);
  for (int i = 0; i < recipients_->count(); ++i)
    if (recipients_->item(i)->checkState() == Qt::Checked)
      request.recipients.push_back(contacts_[static_cast<std::size_t>(i)].recipient);
  request.without_media = !with_media_->isChecked();
  request.reason = to_utf8(reason_->text().trimmed());
  return request;
}

void ExchangePage::plan() {
  const auto wanted = request();
  if (wanted.interviews.empty() || wanted.recipients.empty()) {
    seal_->setEnabled(false);
    set_tone(plan_, "quiet");
    plan_->setText(tr("Choose interviews and contacts: then this says what would go."));
    return;
  }
  worker()
      .vault([wanted](store::Vault& vault) { return bundle::plan(vault, wanted); })
      .then(
          this,
          [this](const bundle::Sealed& plan) {
            QString text = tr("Goes: %1.").arg(counted(plan.records));
            for (const auto& left : plan.left_out)
              text += QLatin1Char('\n') + tr("Stays: %1").arg(sentence(Error(Code::Refused, left.reason)));
            set_tone(plan_, plan.left_out.empty() ? nullptr : "caution");
            plan_->setText(text);
            seal_->setEnabled(!plan.records.empty() && !job_->running());
          },
          [this](const Error& e) {
            set_tone(plan_, "caution");
            plan_->setText(sentence(e));
            seal_->setEnabled(false);
          });
}

void ExchangePage::set_busy(bool busy) {
  seal_->setEnabled(!busy);
  open_->setEnabled(!busy);
  if (!busy) job_->finish();
}

void ExchangePage::seal(const std::filesystem::path& to) {
  auto job = job_->begin(tr("Sealing"));
  set_busy(true);
  worker()
      .vault([wanted = request(), to, job](store::Vault& vault) {
        return bundle::seal(vault, wanted, to, *job);
      })
      .then(
          this,
          [this](const bundle::Sealed& sealed) {
            set_busy(false);
            bar().show_text(tr("Sealed: %1 (%2). Send this file by any way.")
                                .arg(from_path(sealed.file), file_size(sealed.bytes)));
          },
          [this](const Error& e) {
            set_busy(false);
            show_error(e);
          });
}

void ExchangePage::open_bundle(const std::filesystem::path& file) {
  auto job = job_->begin(tr("Checking and opening the bundle"));
  set_busy(true);
  opened_->hide();
  worker()
      .vault([file, job](store::Vault& vault) { return bundle::open(vault, file, *job); })
      .then(
          this,
          [this](const bundle::Opened& opened) {
            set_busy(false);
            QStringList lines{tr("From %1:").arg(from_utf8(opened.sender_name))};
            if (opened.seen_before) lines.push_back(tr("This bundle was opened here before."));
            for (const auto& r : opened.records) {
              QString line = QStringLiteral("%1 · %2").arg(record_kind(r.kind), outcome(r.outcome.status));
              if (!r.outcome.reason.empty())
                line += QStringLiteral(" (%1)").arg(sentence(Error(Code::Refused, r.outcome.reason)));
              lines.push_back(line);
            }
            opened_->setText(lines.join(QLatin1Char('\n')));
            opened_->show();
            refresh();
          },
          [this](const Error& e) {
            set_busy(false);
            show_error(e);
          });
}

}  // namespace attest::ui
