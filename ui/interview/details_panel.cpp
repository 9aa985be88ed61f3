#include "ui/interview/details_panel.h"

#include <QFrame>
#include <QScrollArea>

#include "ui/text/utf16.h"
#include "ui/text/words.h"

namespace attest::ui {
namespace {
/// A text edit that says when it is left.
class LeavingEdit final : public QObject {
 public:
  LeavingEdit(QPlainTextEdit* edit, std::function<void()> left) : QObject(edit), left_(std::move(left)) {
    edit->installEventFilter(this);
  }
  bool eventFilter(QObject* object, QEvent* event) override {
    if (event->type() == QEvent::FocusOut) left_();
    return QObject::eventFilter(object, event);
  }

 private:
  std::function<void()> left_;
};

QString candidate_text(const store::ConflictCandidate& candidate) {
  if (!candidate.value) return DetailsPanel::tr("(not here)");
  if (candidate.value->is_string()) return from_utf8(candidate.value->get<std::string>());
  return from_utf8(candidate.value->dump());
}
}  // namespace

DetailsPanel::DetailsPanel(Worker& worker, TypedTexts& typed) : Panel(worker), typed_(typed) {
  auto* around = column(0);
  setLayout(around);
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* inside = new QWidget;
  auto* layout = column(2);
  layout->setContentsMargins(0, 0, 8, 0);
  inside->setLayout(layout);
  conflicts_ = column(3);
  layout->addLayout(conflicts_);
  for (const auto& field : testimony::interview_fields()) {
    auto* name = label(field_name(field), theme::Size::Small, "quiet");
    auto* editor = make_field(field);
    name->setBuddy(editor);
    layout->addWidget(name);
    layout->addWidget(editor);
  }
  layout->addStretch(1);
  scroll->setWidget(inside);
  around->addWidget(scroll);
}

QWidget* DetailsPanel::make_field(const std::string& field) {
  const QString name = field_name(field);
  if (field == "summary") {
    summary_ = text_edit(name, {}, 5);
    new LeavingEdit(summary_,
                    [this] { save("summary", summary_->toPlainText()); });  // the edit takes it over
    return summary_;
  }
  if (field == "mode" || field == "status") {
    auto* choice = choices_[field] = new Choice(name);
    choice->addItem(tr("Not said"), QString());
    for (const auto& word : field == "mode" ? testimony::modes() : testimony::statuses())
      choice->addItem(field == "mode" ? mode_name(word) : status_name(word), from_utf8(word));
    connect(choice, &QComboBox::activated, this,
            [this, field, choice] { save(field, choice->currentData().toString()); });
    return choice;
  }
  auto* edit = lines_[field] = line_edit(name);
  connect(edit, &QLineEdit::editingFinished, this,
          [this, field, edit] { save(field, edit->text().trimmed()); });
  return edit;
}

void DetailsPanel::show_interview(const testimony::Interview& interview,
                                  const std::vector<store::Conflict>& conflicts) {
  interview_ = interview;
  const auto value = [&](const std::string& field) {
    const auto found = interview.fields.find(field);
    return found == interview.fields.end() ? QString() : from_utf8(found->second);
  };
  for (const auto& [field, edit] : lines_) typed_.show(edit, from_utf8(field), value(field));
  for (const auto& [field, choice] : choices_) {
    if (choice->findData(value(field)) < 0) choice->addItem(value(field), value(field));
    choice->setCurrentIndex(choice->findData(value(field)));
  }
  typed_.show(summary_, QStringLiteral("summary"), value("summary"));
  empty(conflicts_);
  for (const auto& conflict : conflicts) conflicts_->addWidget(make_conflict(conflict));
}

QWidget* DetailsPanel::make_conflict(const store::Conflict& conflict) {
  auto* card = part("bar");
  card->setProperty("tone", QStringLiteral("caution"));
  auto* layout = column(2);
  layout->setContentsMargins(14, 12, 14, 12);
  card->setLayout(layout);
  const QString field = field_name(conflict.field.empty() ? conflict.type : conflict.field);
  auto* title = heading(tr("%1: two writings differ").arg(field), theme::Size::Body);
  title->setWordWrap(true);
  layout->addWidget(title);
  for (const auto& candidate : conflict.candidates) {
    layout->addWidget(prose(candidate_text(candidate)));
    auto* line = row();
    line->addWidget(label(QStringLiteral("%1 · %2").arg(from_utf8(candidate.author), moment(candidate.time)),
                          theme::Size::Small, "quiet"),
                    1);
    auto* take = button(tr("Keep this one"), Kind::Normal);
    take->setAccessibleName(tr("Keep “%1”").arg(candidate_text(candidate).left(40)));
    line->addWidget(take);
    layout->addLayout(line);
    const std::string commit = store::hex(candidate.commit);
    connect(take, &QPushButton::clicked, this, [this, conflict, commit] {
      ask(worker().vault([conflict, commit](store::Vault& vault) {
        testimony::settle_take(vault, conflict.record, conflict.id, commit);
      }),
          [this] { Q_EMIT changed(); });
    });
  }
  return card;
}

void DetailsPanel::save(const std::string& field, const QString& value) {
  const std::string text = to_utf8(value);
  const auto found = interview_.fields.find(field);
  if (text == (found == interview_.fields.end() ? std::string() : found->second)) return;
  interview_.fields[field] = text;  // a second signal for the same text writes nothing
  ask(worker().vault([id = interview_.id, field, text](store::Vault& vault) {
    testimony::set_fields(vault, id, {{field, text}});
  }),
      [this] { Q_EMIT changed(); });
}

}  // namespace attest::ui
