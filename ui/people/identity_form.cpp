#include "ui/people/identity_form.h"

#include <algorithm>

#include "ui/text/utf16.h"
#include "ui/text/words.h"

namespace attest::ui {
namespace {

using testimony::Identities;

/// In the main vault: record codes, and nothing that was typed.
constexpr const char* note_setting = "identities_sealed";

/// Fields that take more than a line.
int lines_of(const std::string& field) {
  if (field == "relatives" || field == "relatives_at_risk" || field == "note") return 3;
  return field == "address" || field == "safe_contact" ? 2 : 1;
}

}  // namespace

IdentityForm::IdentityForm(Worker& worker) : Panel(worker) {
  auto* around = column(0);
  setLayout(around);
  auto* card = part("card");
  auto* inside = column(3);
  inside->setContentsMargins(24, 18, 24, 18);
  card->setLayout(inside);
  around->addWidget(card);
  code_ = heading({});
  code_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  inside->addWidget(code_);
  inside->addWidget(about_ = prose({}, "quiet"));
  auto* form = form_layout();  // one for all, so that every line begins in the same place
  inside->addLayout(form);
  add_group(form, tr("Names"),
            {"name", "name.hangul", "name.hanja", "name.hanzi", "name.pinyin", "name.latin", "other_names"});
  add_group(form, tr("How to reach the person"), {"phone", "address", "contact", "safe_contact"});
  add_group(form, tr("Birth and papers"), {"birth_date", "birth_place", "document"});
  add_group(form, tr("Relatives, and what else is to be known"), {"relatives", "relatives_at_risk", "note"});
  auto* line = row();
  go_ = button({}, Kind::Primary);
  line->addWidget(go_);
  line->addStretch(1);
  inside->addSpacing(4);
  inside->addLayout(line);
  connect(go_, &QPushButton::clicked, this, &IdentityForm::go);
}

IdentityForm::~IdentityForm() {
  seal_typed();
}

void IdentityForm::add_group(QFormLayout* form, const QString& title,
                             std::initializer_list<const char*> names) {
  auto* above = heading(title, theme::Size::Body);
  above->setContentsMargins(0, 8, 0, 0);
  form->addRow(above);
  for (const char* name : names) add_row(form, identity_field_name(name), make_editor(name));
}

QWidget* IdentityForm::make_editor(const std::string& name) {
  const QString words = identity_field_name(name);
  if (const int lines = lines_of(name); lines > 1) {
    auto* edit = text_edit(words, {}, lines);
    fields_.push_back({name, [edit] { return edit->toPlainText(); },
                       [edit](const QString& text) {
                         edit->setPlainText(text);
                         edit->moveCursor(QTextCursor::End);
                       }});
    connect(edit, &QPlainTextEdit::textChanged, this, [this, field = fields_.back()] { typed(field); });
    return edit;
  }
  auto* edit = line_edit(words);
  if (name == "birth_date") edit->setPlaceholderText(tr("2021, 2021-03 or 2021-03-14"));
  fields_.push_back(
      {name, [edit] { return edit->text(); }, [edit](const QString& text) { edit->setText(text); }});
  connect(edit, &QLineEdit::textChanged, this, [this, field = fields_.back()] { typed(field); });
  connect(edit, &QLineEdit::returnPressed, this, &IdentityForm::go);
  return edit;
}

QString IdentityForm::saved_of(const std::string& field) const {
  if (!saved_) return {};
  const auto found = saved_->find(field);
  return found == saved_->end() ? QString() : from_utf8(found->second);
}

void IdentityForm::put(const Field& field, const QString& text) {
  putting_ = true;
  if (field.text() != text) field.put(text);
  putting_ = false;
}

void IdentityForm::typed(const Field& field) {
  if (putting_ || !person_) return;
  QString text = field.text();
  // A longer one could not be sealed when the vault locks.
  if (to_utf8(text).size() > testimony::kLongestIdentityField) {
    text.truncate(testimony::kLongestIdentityField);  // a unit is a byte at least
    while (to_utf8(text).size() > testimony::kLongestIdentityField) text.chop(1);
    if (text.back().isHighSurrogate()) text.chop(1);
    put(field, text);
    Q_EMIT complained(tr("A field holds no more than 4096 bytes. What did not fit was left out."));
  }
  auto& words = typed_[person_->id];
  if (text == saved_of(field.name))
    words.erase(field.name);
  else
    words[field.name] = to_utf8(text);
  if (words.empty()) typed_.erase(person_->id);
}

void IdentityForm::show_person(const testimony::Person& person, const std::optional<Fields>& saved) {
  if (saved_ && !saved && !typed_.empty()) {
    // Corrections make no sense beside an empty form.
    seal_all(false);
    Q_EMIT said(tr("The identity vault is shut. What was typed and not saved yet was sealed into it."));
  }
  person_ = person;
  saved_ = saved;
  code_->setText(from_utf8(person.record_code));
  about_->setText(saved_ ? tr("What the identity vault holds of this person.")
                         : tr("What you fill in is sealed into the identity vault, which stays shut. What it "
                              "holds already is not shown; a field left empty stays as it is there."));
  go_->setText(saved_ ? tr("Save in the identity vault") : tr("Seal into the identity vault"));
  go_->setAccessibleName(go_->text());
  const auto words = typed_.find(person.id);
  for (const auto& field : fields_) {
    const auto over = words == typed_.end() ? Fields::const_iterator() : words->second.find(field.name);
    const bool typed_over = words != typed_.end() && over != words->second.end();
    put(field, typed_over ? from_utf8(over->second) : saved_of(field.name));
  }
}

void IdentityForm::forget(const RecordId& person) {
  typed_.erase(person);
}

IdentityForm::Fields IdentityForm::take(const RecordId& person) {
  Fields fields;
  auto node = typed_.extract(person);
  if (node.empty()) return fields;
  for (const auto& [field, text] : node.mapped()) {
    const std::string trimmed = to_utf8(from_utf8(text).trimmed());
    // Emptied in the open form: to be emptied in the vault. In the shut one nothing was said of it.
    if (!trimmed.empty() || saved_) fields[field] = trimmed;
  }
  return fields;
}

void IdentityForm::give_back(const std::map<RecordId, Fields>& typed) {
  for (const auto& [person, fields] : typed)
    for (const auto& [field, text] : fields) typed_[person].emplace(field, text);
}

void IdentityForm::seal_typed() {
  seal_all(true);
}

void IdentityForm::seal_all(bool leave_note) {
  std::map<RecordId, Fields> all;
  while (!typed_.empty()) {
    const RecordId person = typed_.begin()->first;
    if (auto fields = take(person); !fields.empty()) all[person] = std::move(fields);
  }
  if (all.empty()) return;
  worker()
      .vault([all, leave_note](store::Vault& vault) {
        std::string codes = leave_note ? vault.setting(note_setting) : std::string();
        for (const auto& [person, fields] : all) {
          testimony::deposit(vault, person, fields);
          const auto entity = vault.entity(main_entity(person));
          codes += (codes.empty() ? "" : ", ") + (entity ? entity->text("record_code") : person.hex());
        }
        if (leave_note) vault.set_setting(note_setting, codes);
      })
      .then(
          this, [this] { Q_EMIT changed(); },
          [this, all](const Error& e) {
            give_back(all);
            if (e.code() != Code::Cancelled) Q_EMIT failed(e);
          });
}

std::string IdentityForm::take_note(store::Vault& vault) {
  const std::string codes = vault.setting(note_setting);
  if (!codes.empty()) vault.set_setting(note_setting, "");
  return codes;
}

void IdentityForm::go() {
  if (!person_) return;
  const auto fields = take(person_->id);
  if (fields.empty())
    return complained(saved_ ? tr("Nothing was changed.") : tr("Fill in a field first. Nothing was sealed."));
  worker()
      .people([person = person_->id, fields](store::Vault& vault, Identities* open) {
        if (open)
          open->set(person, fields);
        else
          testimony::deposit(vault, person, fields);
        return open != nullptr;
      })
      .then(
          this,
          [this](bool saved) {
            Q_EMIT said(saved ? tr("Saved in the identity vault.")
                              : tr("Sealed. It can be read only with the identity vault's own passphrase."));
            Q_EMIT changed();
          },
          [this, person = person_->id, fields](const Error& e) {
            give_back({{person, fields}});
            if (e.code() != Code::Cancelled) Q_EMIT failed(e);
          });
}

}  // namespace attest::ui
