#include "ui/pages/people.h"

#include <QListWidget>
#include <QStackedWidget>

#include "ui/people/erase_identity_panel.h"
#include "ui/people/identity_form.h"
#include "ui/people/identity_vault_panel.h"
#include "ui/text/utf16.h"

namespace attest::ui {
namespace {

using testimony::Identities;

constexpr int person_role = Qt::UserRole;
constexpr int list_width = 232;

RecordId id_of(const QListWidgetItem& item) {
  return *RecordId::parse(to_utf8(item.data(person_role).toString()));
}

}  // namespace

struct PeoplePage::Read {
  std::vector<testimony::Person> people;
  IdentityVaultPanel::State vault;
  std::optional<RecordId> chosen;              ///< of whom `fields` are
  std::optional<IdentityForm::Fields> fields;  ///< while the identity vault is open
};

PeoplePage::PeoplePage(Worker& worker) : Page(worker, tr("People")) {
  auto* add_one = button(tr("Add a person"), Kind::Primary, QStringLiteral("add"));
  head()->addWidget(add_one);
  connect(add_one, &QPushButton::clicked, this, &PeoplePage::add);
  body()->addWidget(stack_ = new QStackedWidget, 1);
  body()->addWidget(job_ = new JobBar);  // below: it moves no line that takes a passphrase

  auto* columns = row(6);
  auto* both = new QWidget;
  both->setLayout(columns);
  list_ = new QListWidget;
  list_->setAccessibleName(tr("People"));
  list_->setFixedWidth(list_width);
  columns->addWidget(list_);
  auto* inside = new QWidget;
  auto* layout = column(4);
  inside->setLayout(layout);
  vault_ = new IdentityVaultPanel(worker, *job_);
  form_ = new IdentityForm(worker);
  erase_ = new EraseIdentityPanel(worker, *job_);
  for (Panel* panel : std::initializer_list<Panel*>{vault_, form_, erase_}) {
    connect(job_, &JobBar::busy, panel, [panel](bool busy) { panel->setEnabled(!busy); });
    connect_panel(panel);
    layout->addWidget(panel);
  }
  layout->addStretch(1);
  columns->addWidget(scrolling(inside), 1);
  stack_->addWidget(both);

  auto* first = button(tr("Add a person"), Kind::Primary, QStringLiteral("add"));
  connect(first, &QPushButton::clicked, add_one, &QPushButton::click);
  stack_->addWidget(
      empty_state(QStringLiteral("people"), tr("No people yet"),
                  tr("A person gets a random record code that tells nothing. Who it really is can be sealed "
                     "into the identity vault, apart from everything else."),
                  {first}));

  connect(list_, &QListWidget::currentItemChanged, this, &PeoplePage::refresh);
  connect(vault_, &IdentityVaultPanel::chosen, this, [this](const RecordId& person) {
    for (int i = 0; i < list_->count(); ++i)
      if (id_of(*list_->item(i)) == person) return list_->setCurrentRow(i);
    bar().show_text(tr("This person's record is not in this vault."), MessageBar::Tone::Caution);
  });
  connect(erase_, &EraseIdentityPanel::erased, form_, &IdentityForm::forget);
  connect(erase_, &EraseIdentityPanel::erased, vault_, &IdentityVaultPanel::clear_search);
  form_->hide();
  erase_->hide();
  ask(worker.vault(IdentityForm::take_note), [this](const std::string& codes) {
    if (codes.empty()) return;
    const QString text =
        tr("When the vault was locked, something about %1 was typed and not sealed yet. It was sealed into "
           "the identity vault as it stood.")
            .arg(from_utf8(codes));
    bar().show_text(text);
    Q_EMIT sealed_at_lock(text);
  });
}

void PeoplePage::connect_panel(Panel* panel) {
  connect(panel, &Panel::failed, this, &PeoplePage::show_error);
  connect(panel, &Panel::failed, this, &PeoplePage::refresh);  // it may have gone half way
  connect(panel, &Panel::said, this, [this](const QString& text) { bar().show_text(text); });
  connect(panel, &Panel::complained, this,
          [this](const QString& text) { bar().show_text(text, MessageBar::Tone::Caution); });
  connect(panel, &Panel::changed, this, &PeoplePage::refresh);
}

void PeoplePage::add() {
  ask(worker().vault(testimony::create_person), [this](const testimony::Person& person) {
    choose_ = person.id;
    bar().show_text(tr("Added as %1.").arg(from_utf8(person.record_code)));
    refresh();
  });
}

std::optional<RecordId> PeoplePage::chosen() const {
  if (choose_) return choose_;
  if (const auto* item = list_->currentItem()) return id_of(*item);
  return {};
}

void PeoplePage::refresh() {
  ask(worker().people([chosen = chosen()](store::Vault& vault, Identities* open) {
    Read read{testimony::people(vault), IdentityVaultPanel::read(vault, open), chosen, {}};
    if (open) {
      const auto identity = chosen ? open->find(*chosen) : std::nullopt;
      read.fields = identity ? identity->fields : IdentityForm::Fields{};
    }
    return read;
  }),
      [this](const Read& read) { show(read); });
}

void PeoplePage::show(const Read& read) {
  const auto current = chosen();
  const testimony::Person* person = nullptr;
  {
    const QSignalBlocker quiet(list_);
    list_->clear();
    for (const auto& one : read.people) {
      auto* item = new QListWidgetItem(from_utf8(one.record_code), list_);  // the list takes it over
      item->setData(person_role, from_utf8(one.id.hex()));
      if (one.id != current) continue;
      list_->setCurrentItem(item);
      person = &one;
    }
  }
  if (read.chosen == current) choose_.reset();
  stack_->setCurrentIndex(read.people.empty() ? 1 : 0);
  vault_->show_state(read.vault);
  if (read.chosen != current) return;                                   // another reading is under way
  if (!person && !read.people.empty()) return list_->setCurrentRow(0);  // which reads again
  if (!person) return;
  using Door = IdentityVaultPanel::State::Door;
  form_->setVisible(read.vault.door != Door::None);
  form_->show_person(*person, read.fields);
  erase_->setVisible(read.fields && !read.fields->empty());
  erase_->show_person(*person);
}

void PeoplePage::leave() {
  vault_->leave();
  erase_->leave();
}

}  // namespace attest::ui
