#include "ui/lock/typed_texts.h"

#include <QLineEdit>
#include <QPlainTextEdit>

#include "core/foundation/json.h"
#include "ui/text/utf16.h"
#include "ui/worker/worker.h"

namespace attest::ui {
namespace {
constexpr int keep_typed_every_ms = 3000;

/// Whatever is not a text is passed over.
std::map<QString, QString> read_texts(const std::optional<std::string>& kept) {
  std::map<QString, QString> texts;
  if (!kept) return texts;
  attempt([&] {
    const Json json = parse_json(*kept, "the draft");
    if (!json.is_object()) return;
    for (const auto& [slot, text] : json.items())
      if (text.is_string()) texts[from_utf8(slot)] = from_utf8(text.get<std::string>());
  });
  return texts;
}

std::string write_texts(const std::map<QString, QString>& texts) {
  Json json = Json::object();
  for (const auto& [slot, text] : texts) json[to_utf8(slot)] = to_utf8(text);
  return canonical(json);
}
}  // namespace

TypedTexts::TypedTexts(Worker& worker, QObject* parent) : QObject(parent), worker_(worker) {
  timer_.setSingleShot(true);
  timer_.setInterval(keep_typed_every_ms);
  connect(&timer_, &QTimer::timeout, this, &TypedTexts::keep);
}

TypedTexts::~TypedTexts() {
  keep();
}

void TypedTexts::open(const EntityId& of) {
  open(of.hex(), [of](store::Vault&) { return of; });
}

void TypedTexts::open(const std::string& name, std::function<EntityId(store::Vault&)> of) {
  if (name == name_) return;
  keep();
  name_ = name;
  of_ = std::move(of);
  texts_.clear();
  editors_.clear();
  came_ = changed_ = false;
  worker_.vault([of = of_](store::Vault& vault) { return vault.draft(of(vault)); })
      .then(
          this,
          [this, number = ++opening_](const std::optional<std::string>& kept) {
            if (number == opening_) came(kept);
          },
          [](const Error&) {});
}

void TypedTexts::came(const std::optional<std::string>& kept) {
  came_ = true;
  bool any = false;
  for (const auto& [slot, text] : read_texts(kept)) any = texts_.emplace(slot, text).second || any;
  if (!any) return;
  for (auto& [key, editor] : editors_) show(key, Editor(editor));
  Q_EMIT restored();
}

void TypedTexts::show(QLineEdit* editor, const QString& slot, const QString& saved) {
  if (!editors_.contains(editor)) {
    disconnect(editor, &QLineEdit::textChanged, this, nullptr);
    connect(editor, &QLineEdit::textChanged, this, [this, editor] { typed(editor); });
  }
  show(editor, Editor{slot, saved, [editor] { return editor->text(); },
                      [editor](const QString& text) {
                        editor->setText(text);
                        editor->setCursorPosition(0);
                      },
                      [editor] { return editor->hasFocus(); }});
}

void TypedTexts::show(QPlainTextEdit* editor, const QString& slot, const QString& saved) {
  if (!editors_.contains(editor)) {
    disconnect(editor, &QPlainTextEdit::textChanged, this, nullptr);
    connect(editor, &QPlainTextEdit::textChanged, this, [this, editor] { typed(editor); });
  }
  show(editor, Editor{slot, saved, [editor] { return editor->toPlainText(); },
                      [editor](const QString& text) { editor->setPlainText(text); },
                      [editor] { return editor->hasFocus(); }});
}

void TypedTexts::show(QObject* key, Editor editor) {
  const auto found = texts_.find(editor.slot);
  // Spaces around it are taken off when it is saved; not below the fingers of whoever types them.
  if (found != texts_.end() && !editor.focused() && found->second.trimmed() == editor.saved.trimmed()) {
    texts_.erase(found);
    changed_ = true;
    timer_.start();
  }
  const auto typed_over = texts_.find(editor.slot);
  const QString text = typed_over == texts_.end() ? editor.saved : typed_over->second;
  putting_ = true;
  if (editor.text() != text) editor.put(text);
  putting_ = false;
  editors_.insert_or_assign(key, std::move(editor));
}

void TypedTexts::typed(QObject* key) {
  const auto found = editors_.find(key);
  if (putting_ || found == editors_.end()) return;
  const Editor& editor = found->second;
  const QString text = editor.text();
  if (text == editor.saved)
    texts_.erase(editor.slot);
  else
    texts_[editor.slot] = text;
  changed_ = true;
  if (!timer_.isActive()) timer_.start();
}

void TypedTexts::forget(const QString& slot) {
  if (texts_.erase(slot) == 0) return;
  changed_ = true;
  timer_.start();
}

QStringList TypedTexts::slots_typed() const {
  QStringList names;
  for (const auto& [slot, text] : texts_) names.push_back(slot);
  return names;
}

void TypedTexts::keep() {
  timer_.stop();
  if (!of_ || !std::exchange(changed_, false)) return;
  worker_
      .vault([of = of_, texts = texts_, whole = came_](store::Vault& vault) mutable {
        const EntityId id = of(vault);
        // What the vault had has not come yet: it stays beside this.
        if (!whole)
          for (const auto& [slot, text] : read_texts(vault.draft(id))) texts.emplace(slot, text);
        if (texts.empty())
          vault.drop_draft(id);
        else
          vault.save_draft(id, write_texts(texts));
      })
      .then(
          this, [] {}, [](const Error&) {});
}

}  // namespace attest::ui
