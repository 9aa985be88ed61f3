#include "ui/vault/ways_in_panel.h"

#include <algorithm>

#include "ui/text/utf16.h"
#include "ui/text/words.h"
#include "ui/widgets/new_passphrase.h"

namespace attest::ui {
namespace {

using store::Vault;
using store::WayIn;

constexpr int most_sheets = 16;

/// Offers the numbers from 2, keeping what was chosen where it is still offered.
void offer_numbers(Choice* choice, int most, int wanted) {
  const int before = choice->count() ? choice->currentData().toInt() : wanted;
  choice->clear();
  for (int number = 2; number <= most; ++number) choice->addItem(QString::number(number), number);
  choice->setCurrentIndex(std::min(before, most) - 2);
}

/// The form below an act: its fields, then a line of buttons.
QFrame* form_part(QVBoxLayout*& inside) {
  auto* form = part("bar");
  inside = column(3);
  inside->setContentsMargins(16, 14, 16, 14);
  form->setLayout(inside);
  form->hide();
  return form;
}

}  // namespace

WaysInPanel::WaysInPanel(Worker& worker, JobBar& job) : Panel(worker), job_(job) {
  auto* around = column(0);
  setLayout(around);
  QVBoxLayout* inside = nullptr;
  around->addWidget(section(
      tr("Ways in"),
      tr("What opens this vault. Every change here also replaces the key inside, so that an old copy of the "
         "folder and a passphrase that was given up open nothing new."),
      inside));
  rows_ = column(2);
  inside->addLayout(rows_);
  inside->addWidget(confirm_ = make_confirm());
  inside->addWidget(
      stale_ = prose(
          tr("Earlier backups still open with what was given up: replace or destroy them. They are marked "
             "below."),
          "caution"));
  stale_->hide();
  acts_ = column(3);
  inside->addSpacing(8);
  inside->addLayout(acts_);

  auto* change_form = make_change();
  add_act(tr("Change the passphrase"), tr("The one that this vault was opened with gives way to a new one."),
          tr("Change…", "the passphrase"), change_form, changed_);
  auto* add_form = make_add();
  add_act(tr("Another passphrase"), tr("For a second person, who opens the vault with one of their own."),
          tr("Add…", "a passphrase"), add_form, added_);
  add_act(tr("A recovery key on paper"),
          tr("For when the passphrase is forgotten: a page to keep elsewhere. Whoever holds it and the "
             "laptop, or a backup, can read everything."),
          tr("Make…", "a recovery key"), make_paper());
  auto* sheets_form = make_sheets();
  add_act(tr("Recovery sheets"),
          tr("The same, divided among people: any two of three sheets open the vault, one alone tells "
             "nothing."),
          tr("Make…", "recovery sheets"), sheets_form, need_);
  auto* escrow_form = make_escrow();
  add_act(tr("Headquarters' key"),
          tr("Whoever holds the other half of that key can open this vault, or its backups, without you."),
          tr("Add…", "headquarters' key"), escrow_form, escrow_);
  add_act(tr("New keys inside"),
          tr("For when somebody may have copied the folder and seen a passphrase. Every way in stays; "
             "recordings keep their own keys."),
          tr("Replace…", "the keys inside the vault"), make_rekey());
}

void WaysInPanel::add_act(const QString& title, const QString& text, const QString& action, QWidget* form,
                          QWidget* first) {
  auto* line = row(4);
  auto* words = column(0);
  words->addWidget(heading(title, theme::Size::Body));
  auto* about = prose(text, "quiet");
  about->setFont(theme::font(theme::Size::Small));
  words->addWidget(about);
  line->addLayout(words, 1);
  auto* open = button(action, Kind::Normal);
  open->setAccessibleName(QStringLiteral("%1: %2").arg(title, action));
  open->setMinimumWidth(104);
  line->addWidget(open, 0, Qt::AlignVCenter);
  acts_->addLayout(line);
  acts_->addWidget(form);
  forms_.push_back(form);
  connect(open, &QPushButton::clicked, this, [this, form, first] {
    open_form(form->isVisible() ? nullptr : form);
    if (form->isVisible() && first) first->setFocus();
  });
}

void WaysInPanel::open_form(QWidget* form) {
  changed_->wipe();
  added_->wipe();
  for (auto* other : forms_) other->setVisible(other == form);
  confirm_->setVisible(confirm_ == form);
  if (form) Q_EMIT unfolded(form);
}

void WaysInPanel::leave() {
  open_form(nullptr);
}

QWidget* WaysInPanel::make_change() {
  QVBoxLayout* inside = nullptr;
  auto* form = form_part(inside);
  inside->addWidget(changed_ = new NewPassphrase);
  auto* line = row();
  auto* go = button(tr("Change the passphrase"), Kind::Primary);
  line->addWidget(go);
  line->addStretch(1);
  inside->addLayout(line);
  connect(go, &QPushButton::clicked, this, &WaysInPanel::change);
  connect(changed_, &NewPassphrase::submitted, this, &WaysInPanel::change);
  return form;
}

QWidget* WaysInPanel::make_add() {
  QVBoxLayout* inside = nullptr;
  auto* form = form_part(inside);
  added_label_ = line_edit(tr("Whose passphrase it is"), tr("Whose it is: a code, not a name"));
  added_label_->setMaxLength(20);
  inside->addWidget(added_label_);
  inside->addWidget(added_ = new NewPassphrase);
  auto* line = row();
  auto* go = button(tr("Add the passphrase"), Kind::Primary);
  line->addWidget(go);
  line->addStretch(1);
  inside->addLayout(line);
  connect(go, &QPushButton::clicked, this, &WaysInPanel::add);
  connect(added_, &NewPassphrase::submitted, this, &WaysInPanel::add);
  return form;
}

QWidget* WaysInPanel::make_paper() {
  QVBoxLayout* inside = nullptr;
  auto* form = form_part(inside);
  inside->addWidget(prose(tr("The key is shown on the screen next: be alone with it.")));
  inside->addWidget(
      paper_replaces_ =
          prose(tr("The recovery key that was made before opens the vault no more then."), "caution"));
  auto* line = row();
  auto* go = button(tr("Make the recovery key"), Kind::Primary);
  line->addWidget(go);
  line->addStretch(1);
  inside->addLayout(line);
  connect(go, &QPushButton::clicked, this, [this] { make_recovery_pages(WayIn::Kind::Paper); });
  return form;
}

QWidget* WaysInPanel::make_sheets() {
  QVBoxLayout* inside = nullptr;
  auto* form = form_part(inside);
  inside->addWidget(prose(tr("The sheets are shown on the screen next: be alone with them.")));
  auto* numbers = row(3);
  of_ = new Choice(tr("How many sheets are made"));
  need_ = new Choice(tr("How many of them open the vault"));
  offer_numbers(of_, most_sheets, 3);
  offer_numbers(need_, 3, 2);
  numbers->addWidget(label(tr("Sheets in all"), theme::Size::Body, "quiet"));
  numbers->addWidget(of_);
  numbers->addSpacing(16);
  numbers->addWidget(label(tr("Needed to open"), theme::Size::Body, "quiet"));
  numbers->addWidget(need_);
  numbers->addStretch(1);
  inside->addLayout(numbers);
  connect(of_, &QComboBox::currentIndexChanged, need_,
          [this] { offer_numbers(need_, of_->currentData().toInt(), 2); });
  inside->addWidget(sheets_replace_ = prose(
                        tr("The sheets that were made before open the vault no more then."), "caution"));
  auto* line = row();
  auto* go = button(tr("Make the sheets"), Kind::Primary);
  line->addWidget(go);
  line->addStretch(1);
  inside->addLayout(line);
  connect(go, &QPushButton::clicked, this, [this] { make_recovery_pages(WayIn::Kind::Shares); });
  return form;
}

QWidget* WaysInPanel::make_escrow() {
  QVBoxLayout* inside = nullptr;
  auto* form = form_part(inside);
  escrow_ = line_edit(tr("Headquarters' public key"), tr("age1…, as headquarters gave it to you"));
  escrow_label_ = line_edit(tr("Whose key it is"), tr("Whose it is"));
  escrow_label_->setMaxLength(20);
  inside->addWidget(escrow_);
  inside->addWidget(escrow_label_);
  auto* line = row();
  auto* go = button(tr("Let this key open the vault"), Kind::Primary);
  line->addWidget(go);
  line->addStretch(1);
  inside->addLayout(line);
  connect(go, &QPushButton::clicked, this, &WaysInPanel::add_escrow);
  connect(escrow_label_, &QLineEdit::returnPressed, this, &WaysInPanel::add_escrow);
  return form;
}

QWidget* WaysInPanel::make_rekey() {
  QVBoxLayout* inside = nullptr;
  auto* form = form_part(inside);
  inside->addWidget(prose(
      tr("This takes a moment and, for as long, free space as large as the database. What plays stops.")));
  auto* line = row();
  auto* go = button(tr("Replace the keys"), Kind::Primary);
  line->addWidget(go);
  line->addStretch(1);
  inside->addLayout(line);
  connect(go, &QPushButton::clicked, this, &WaysInPanel::rekey);
  return form;
}

QWidget* WaysInPanel::make_confirm() {
  QVBoxLayout* inside = nullptr;
  auto* form = form_part(inside);
  inside->addWidget(confirm_text_ = prose({}));
  auto* line = row();
  auto* go = button(tr("Take it away"), Kind::Danger);
  auto* leave_it = button(tr("Leave it"), Kind::Quiet);
  line->addWidget(go);
  line->addWidget(leave_it);
  line->addStretch(1);
  inside->addLayout(line);
  connect(go, &QPushButton::clicked, this, [this] {
    ask(worker().vault([way = leaving_](Vault& vault) { vault.remove_way_in(way); }),
        [this] { done(tr("Taken away. It opens the vault no more.")); });
  });
  connect(leave_it, &QPushButton::clicked, this, [this] { open_form(nullptr); });
  return form;
}

void WaysInPanel::show_ways(const std::vector<WayIn>& ways, bool stale_backups) {
  empty(rows_);
  const auto passphrases = std::count_if(
      ways.begin(), ways.end(), [](const WayIn& way) { return way.kind == WayIn::Kind::Passphrase; });
  has_paper_ = has_sheets_ = false;
  for (const auto& way : ways) {
    has_paper_ = has_paper_ || way.kind == WayIn::Kind::Paper;
    has_sheets_ = has_sheets_ || way.kind == WayIn::Kind::Shares;
    rows_->addWidget(make_way(way, way.kind == WayIn::Kind::Passphrase && passphrases == 1));
  }
  paper_replaces_->setVisible(has_paper_);
  sheets_replace_->setVisible(has_sheets_);
  stale_->setVisible(stale_backups);
}

QWidget* WaysInPanel::make_way(const WayIn& way, bool only_passphrase) {
  auto* widget = new QWidget;
  auto* line = row(2);
  widget->setLayout(line);
  auto* words = column(0);
  const bool labelled = !way.label.empty() && way.kind != WayIn::Kind::Shares;
  const QString name =
      labelled ? QStringLiteral("%1 · %2").arg(way_in(way), from_utf8(way.label)) : way_in(way);
  words->addWidget(heading(name, theme::Size::Body));
  const QString key = short_key(way.recipient.text());
  auto* more =
      label(way.made > 0 ? tr("made %1 · %2", "date, short public key").arg(day(way.made), key) : key,
            theme::Size::Small, "quiet");
  more->setToolTip(from_utf8(way.recipient.text()));
  words->addWidget(more);
  line->addLayout(words, 1);
  if (way.kind == WayIn::Kind::Paper || way.kind == WayIn::Kind::Shares) {
    auto* check = button(tr("Read it back…"), Kind::Quiet);
    check->setAccessibleName(QStringLiteral("%1: %2").arg(name, check->text()));
    line->addWidget(check, 0, Qt::AlignVCenter);
    connect(check, &QPushButton::clicked, this, [this, kind = way.kind] { Q_EMIT read_back(kind); });
  }
  if (!only_passphrase) {
    auto* remove = button(tr("Take away…"), Kind::Quiet);
    remove->setAccessibleName(QStringLiteral("%1: %2").arg(name, remove->text()));
    line->addWidget(remove, 0, Qt::AlignVCenter);
    connect(remove, &QPushButton::clicked, this, [this, name, way] {
      leaving_ = way.recipient;
      confirm_text_->setText(
          tr("“%1” (%2) will open this vault no more.").arg(name, short_key(way.recipient.text())));
      open_form(confirm_);
    });
  }
  return widget;
}

void WaysInPanel::done(const QString& text) {
  leave();
  Q_EMIT said(text);
  Q_EMIT changed();
}

void WaysInPanel::change() {
  QString why_not;
  auto passphrase = changed_->take(why_not);
  if (!passphrase) return complained(why_not);
  job_.begin(tr("Deriving the key from the passphrase"), JobBar::Stop::No);
  auto secret = std::make_shared<crypto::Secret>(std::move(*passphrase));
  follow(job_, worker().vault([secret](Vault& vault) { vault.change_passphrase(*secret); }),
         [this] { done(tr("Changed. The new passphrase opens the vault; the old one does not.")); });
}

void WaysInPanel::add() {
  QString why_not;
  auto passphrase = added_->take(why_not);
  if (!passphrase) return complained(why_not);
  job_.begin(tr("Deriving the key from the passphrase"), JobBar::Stop::No);
  auto secret = std::make_shared<crypto::Secret>(std::move(*passphrase));
  const std::string whose = to_utf8(added_label_->text().trimmed());
  follow(job_, worker().vault([secret, whose](Vault& vault) { vault.add_passphrase(*secret, whose); }),
         [this] {
           added_label_->clear();
           done(tr("Added. Either passphrase opens the vault."));
         });
}

void WaysInPanel::make_recovery_pages(WayIn::Kind kind) {
  const int need = need_->currentData().toInt(), of = of_->currentData().toInt();
  ask(worker().vault([kind, need, of](Vault& vault) { return make_recovery(vault, kind, need, of); }),
      [this](RecoveryPages&& pages) {
        leave();
        Q_EMIT made(std::make_shared<RecoveryPages>(std::move(pages)));
        Q_EMIT changed();
      });
}

void WaysInPanel::add_escrow() {
  const std::string key = to_utf8(escrow_->text().trimmed());
  const std::string whose = to_utf8(escrow_label_->text().trimmed());
  ask(worker().vault(
          [key, whose](Vault& vault) { vault.add_escrow(crypto::age::Recipient::parse(key), whose); }),
      [this] {
        escrow_->clear();
        escrow_label_->clear();
        done(tr("Added. Whoever holds the other half of this key can open the vault."));
      });
}

void WaysInPanel::rekey() {
  job_.begin(tr("Replacing the keys"), JobBar::Stop::No);
  follow(job_, worker().alone([](Vault& vault) { vault.rekey(); }),
         [this] { done(tr("The keys are new. Every way in still opens the vault.")); });
}

}  // namespace attest::ui
