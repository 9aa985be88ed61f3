#include "ui/people/identity_vault_panel.h"

#include <QListWidget>
#include <algorithm>

#include "ui/text/utf16.h"
#include "ui/widgets/new_passphrase.h"
#include "ui/widgets/try_again.h"

namespace attest::ui {
namespace {

using testimony::Identities;
using Door = IdentityVaultPanel::State::Door;

constexpr int most_rows = 6;  // of what was found; the rest scrolls
constexpr int found_role = Qt::UserRole;

struct Found {
  RecordId person;
  std::string record_code;
  std::string name;
};

std::vector<Found> find_people(const store::Vault& vault, const Identities& open, const std::string& text) {
  std::vector<Found> all;
  for (const auto& identity : open.search(text)) {
    const auto entity = vault.entity(main_entity(identity.person));
    Found found{identity.person, entity ? entity->text("record_code") : std::string(), {}};
    for (const auto& field : testimony::identity_fields())
      if (const auto value = identity.fields.find(field);
          found.name.empty() && value != identity.fields.end())
        found.name = value->second;
    all.push_back(std::move(found));
  }
  return all;
}

QWidget* part_of(QVBoxLayout*& inside) {
  auto* widget = new QWidget;
  inside = column(3);
  widget->setLayout(inside);
  return widget;
}

}  // namespace

IdentityVaultPanel::State IdentityVaultPanel::read(const store::Vault& vault, Identities* open) {
  State state;
  state.door = open ? Door::Open : testimony::has_identities(vault) ? Door::Shut : Door::None;
  state.waiting = static_cast<int>(testimony::deposits_waiting(vault));
  if (open) {
    state.damaged = open->damaged_deposits();
    state.waiting = std::max(0, state.waiting - static_cast<int>(state.damaged.size()));
    state.pending = open->vault().pending().any();
  }
  return state;
}

IdentityVaultPanel::IdentityVaultPanel(Worker& worker, JobBar& job) : Panel(worker), job_(job) {
  auto* around = column(0);
  setLayout(around);
  auto* card = part("card");
  auto* inside = column(3);
  inside->setContentsMargins(24, 18, 24, 18);
  card->setLayout(inside);
  around->addWidget(card);
  auto* line = row(3);
  line->addWidget(heading(tr("Identity vault")));
  line->addWidget(state_ = label({}, theme::Size::Body, "quiet"), 0, Qt::AlignBottom);
  line->addStretch(1);
  inside->addLayout(line);
  inside->addWidget(none_ = make_none());
  inside->addWidget(shut_part_ = make_shut());
  inside->addWidget(open_part_ = make_open());
  show_state({});
}

QWidget* IdentityVaultPanel::make_none() {
  QVBoxLayout* inside = nullptr;
  auto* widget = part_of(inside);
  inside->addWidget(
      prose(tr("Who people really are is kept apart, under a passphrase of its own. To seal something into "
               "the identity vault takes no passphrase; to read it takes this one, and the main one does not "
               "do.")));
  inside->addWidget(made_ = new NewPassphrase);
  inside->addWidget(
      prose(tr("Nobody can recover this passphrase. If it is forgotten, only a backup made under an earlier "
               "passphrase that is still known can be read."),
            "caution"));
  auto* line = row();
  auto* go = button(tr("Make the identity vault"), Kind::Primary);
  line->addWidget(go);
  line->addStretch(1);
  inside->addLayout(line);
  connect(go, &QPushButton::clicked, this, &IdentityVaultPanel::make);
  connect(made_, &NewPassphrase::submitted, this, &IdentityVaultPanel::make);
  return widget;
}

QWidget* IdentityVaultPanel::make_shut() {
  QVBoxLayout* inside = nullptr;
  auto* widget = part_of(inside);
  auto* line = row();
  passphrase_ = new PassphraseEdit(tr("Passphrase of the identity vault"));
  passphrase_->setPlaceholderText(passphrase_->accessibleName());
  auto* go = button(tr("Open the identity vault"), Kind::Normal, QStringLiteral("unlock"));
  line->addWidget(passphrase_, 1);
  line->addWidget(go);
  inside->addLayout(line);
  auto* words = row();
  auto* wait = label({}, theme::Size::Body, "quiet");
  words->addWidget(wrong_ = label({}, theme::Size::Body, "caution"));
  words->addWidget(wait);
  words->addStretch(1);
  wait->setMinimumHeight(wait->fontMetrics().lineSpacing());  // a wrong passphrase moves nothing
  inside->addLayout(words);
  try_again_ = new TryAgain(passphrase_, go, wait);  // the line takes it over
  connect(go, &QPushButton::clicked, this, &IdentityVaultPanel::open);
  connect(passphrase_, &QLineEdit::returnPressed, this, &IdentityVaultPanel::open);
  return widget;
}

QWidget* IdentityVaultPanel::make_open() {
  QVBoxLayout* inside = nullptr;
  auto* widget = part_of(inside);
  auto* line = row();
  shut_ = button(tr("Shut it now"), Kind::Normal, QStringLiteral("lock"));
  shut_->setAccessibleName(tr("Shut the identity vault now"));
  shut_->setToolTip(tr("It is also shut when the vault locks, and for a backup."));
  auto* change_it = button(tr("Change its passphrase…"), Kind::Quiet);
  line->addWidget(shut_);
  line->addWidget(change_it);
  line->addStretch(1);
  inside->addLayout(line);
  inside->addWidget(change_form_ = make_change());
  auto* search_line = row();
  words_ = line_edit(tr("Search all that identifies people"), tr("Search names, numbers, places…"));
  auto* go = button(tr("Search"), Kind::Normal, QStringLiteral("search"));
  go->setAccessibleName(tr("Search the identity vault"));
  search_line->addWidget(words_, 1);
  search_line->addWidget(go);
  inside->addLayout(search_line);
  inside->addWidget(count_ = label({}, theme::Size::Small, "quiet"));
  inside->addWidget(found_ = new QListWidget);
  found_->setAccessibleName(tr("People found in the identity vault"));
  inside->addWidget(pending_ = prose(tr("An erasure is not finished: its words cannot be read any more, but "
                                        "the keys are not gone yet. Shut the identity vault and open it "
                                        "again to finish it."),
                                     "caution"));
  inside->addWidget(damaged_ = prose({}, "caution"));
  damaged_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  connect(shut_, &QPushButton::clicked, this, &IdentityVaultPanel::shut);
  connect(change_it, &QPushButton::clicked, this, [this] {
    changed_->wipe();
    change_form_->setVisible(!change_form_->isVisible());
    if (change_form_->isVisible()) changed_->setFocus();
  });
  connect(go, &QPushButton::clicked, this, &IdentityVaultPanel::search);
  connect(words_, &QLineEdit::returnPressed, this, &IdentityVaultPanel::search);
  const auto choose = [this](const QListWidgetItem* item) {
    if (const auto id = RecordId::parse(to_utf8(item->data(found_role).toString()))) Q_EMIT chosen(*id);
  };
  connect(found_, &QListWidget::itemClicked, this, choose);
  connect(found_, &QListWidget::itemActivated, this, choose);
  return widget;
}

QWidget* IdentityVaultPanel::make_change() {
  auto* form = part("bar");
  auto* inside = column(3);
  inside->setContentsMargins(16, 14, 16, 14);
  form->setLayout(inside);
  inside->addWidget(changed_ = new NewPassphrase);
  inside->addWidget(prose(tr("Nobody can recover it. Backups that were made before open with the passphrase "
                             "of now until they are replaced."),
                          "quiet"));
  auto* line = row();
  auto* go = button(tr("Change the identity vault's passphrase"), Kind::Primary);
  line->addWidget(go);
  line->addStretch(1);
  inside->addLayout(line);
  form->hide();
  connect(go, &QPushButton::clicked, this, &IdentityVaultPanel::change);
  connect(changed_, &NewPassphrase::submitted, this, &IdentityVaultPanel::change);
  return form;
}

void IdentityVaultPanel::show_state(const State& state) {
  const bool other = std::exchange(door_, state.door) != state.door;
  state_->setText(state.door == Door::Open   ? tr("Open: what is in it can be read on this screen.")
                  : state.door == Door::Shut ? tr("Shut", "the identity vault")
                                             : tr("There is none yet"));
  none_->setVisible(state.door == Door::None);
  shut_part_->setVisible(state.door == Door::Shut);
  open_part_->setVisible(state.door == Door::Open);
  if (state.waiting > 0)
    state_->setText(QStringLiteral("%1 · %2").arg(
        state_->text(), tr("%n deposit(s) wait to be read.", nullptr, state.waiting)));
  pending_->setVisible(state.pending);
  QStringList files;
  for (const auto& file : state.damaged)
    files.push_back(QStringLiteral("identity/deposits/") + from_utf8(file));
  damaged_->setText(
      tr("%n deposit(s) cannot be read. They are kept:", nullptr, static_cast<int>(files.size())) +
      QLatin1Char('\n') + files.join(QLatin1Char('\n')));
  damaged_->setVisible(!files.isEmpty());
  if (state.door != Door::Open) clear_search();
  if (!other) return;
  leave();
  if (!std::exchange(takes_focus_, false)) return;
  // Not on the rail, where the focus would go by itself.
  if (state.door == Door::Open) shut_->setFocus();
  if (state.door == Door::Shut) passphrase_->setFocus();
}

void IdentityVaultPanel::clear_search() {
  words_->setText({});  // clear() would keep it for undoing
  found_->clear();
  found_->hide();
  count_->clear();
  count_->hide();
}

void IdentityVaultPanel::leave() {
  made_->wipe();
  passphrase_->take();
  changed_->wipe();
  change_form_->hide();
  wrong_->clear();
}

void IdentityVaultPanel::make() {
  QString why_not;
  auto passphrase = made_->take(why_not);
  if (!passphrase) return complained(why_not);
  job_.begin(tr("Measuring how slow this computer can make a guess, then making the identity vault"),
             JobBar::Stop::No);
  follow(job_, worker().make_identities(std::move(*passphrase)), [this] {
    takes_focus_ = true;
    Q_EMIT said(
        tr("Made, and shut. Sealing into it takes no passphrase. Back the vault up soon: the identity "
           "vault goes along."));
    Q_EMIT changed();
  });
}

void IdentityVaultPanel::open() {
  wrong_->clear();
  job_.begin(tr("Deriving the key from the passphrase"), JobBar::Stop::No);
  worker()
      .open_identities(passphrase_->take())
      .then(
          this,
          [this] {
            job_.finish();
            try_again_->right();
            takes_focus_ = true;
            Q_EMIT said(tr("The identity vault is open until you shut it or the vault locks."));
            Q_EMIT changed();
          },
          [this](const Error& e) {
            job_.finish();
            if (e.code() == Code::WrongPassphrase) {
              wrong_->setText(tr("The passphrase is not right."));
              try_again_->wrong();
            } else if (e.code() != Code::Cancelled) {
              Q_EMIT failed(e);
            }
          });
}

void IdentityVaultPanel::shut() {
  ask(worker().shut_identities(), [this] {
    takes_focus_ = true;
    Q_EMIT said(tr("The identity vault is shut."));
    Q_EMIT changed();
  });
}

void IdentityVaultPanel::change() {
  QString why_not;
  auto passphrase = changed_->take(why_not);
  if (!passphrase) return complained(why_not);
  job_.begin(tr("Deriving the key from the passphrase"), JobBar::Stop::No);
  auto secret = std::make_shared<crypto::Secret>(std::move(*passphrase));
  follow(job_, worker().people([secret](store::Vault& vault, Identities* open) {
    if (!open) throw Error(Code::Cancelled);  // shut meanwhile: the page is about to show it
    open->change_passphrase(vault, *secret);
  }),
         [this] {
           leave();
           Q_EMIT said(
               tr("Changed. Backups that were made before open with the old passphrase: replace or "
                  "destroy them."));
           Q_EMIT changed();
           shut_->setFocus();
         });
}

void IdentityVaultPanel::search() {
  const std::string text = to_utf8(words_->text().trimmed());
  if (text.empty()) return clear_search();
  ask(worker().people([text](store::Vault& vault, Identities* open) {
    if (!open) throw Error(Code::Cancelled);  // shut meanwhile: the page is about to show it
    return find_people(vault, *open, text);
  }),
      [this](const std::vector<Found>& all) {
        if (door_ != Door::Open) return;
        found_->clear();
        for (const auto& one : all) {
          const QString code =
              one.record_code.empty() ? from_utf8(one.person.hex()) : from_utf8(one.record_code);
          auto* item =
              new QListWidgetItem(QStringLiteral("%1 · %2").arg(code, from_utf8(one.name).simplified()),
                                  found_);  // the list takes it over
          item->setData(found_role, from_utf8(one.person.hex()));
        }
        count_->setText(all.empty() ? tr("Nobody")
                                    : tr("%n person(s) found", nullptr, static_cast<int>(all.size())));
        count_->show();
        found_->setVisible(!all.empty());
        const int rows = std::min(most_rows, static_cast<int>(all.size()));
        found_->setFixedHeight(rows * found_->sizeHintForRow(0) + 2 * found_->frameWidth() + 2);
      });
}

}  // namespace attest::ui
