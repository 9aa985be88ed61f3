#include "ui/interview/code_panel.h"

#include <QFrame>
#include <QListWidget>
#include <algorithm>
#include <map>

#include "core/foundation/text.h"
#include "ui/models/codes_model.h"
#include "ui/text/utf16.h"
#include "ui/text/words.h"

namespace attest::ui {
namespace {
constexpr std::size_t most_recent = 5;
constexpr int most_words = 120;
}  // namespace

CodePanel::CodePanel(Worker& worker, TypedTexts& typed) : Panel(worker), typed_(typed) {
  auto* layout = column(3);
  setLayout(layout);
  layout->addWidget(make_coding());
  layout->addWidget(words_ = prose({}, "quiet"));
  search_ = line_edit(tr("Search the codes"), tr("Search the codes, or name a new one"));
  search_->setClearButtonEnabled(true);
  layout->addWidget(search_);
  list_ = new QListWidget;
  list_->setAccessibleName(tr("Codes to give"));
  list_->setIconSize(QSize(swatch_size + swatch_indent * deepest_indent, swatch_size));
  layout->addWidget(list_, 1);
  memo_ = line_edit(tr("Memo on this coding"), tr("Memo, if there is something to say"));
  layout->addWidget(memo_);
  apply_ = button(tr("Give this code"), Kind::Primary, QStringLiteral("code"));
  layout->addWidget(apply_);
  connect(search_, &QLineEdit::textChanged, this, &CodePanel::fill);
  connect(search_, &QLineEdit::returnPressed, this, &CodePanel::choose);
  connect(memo_, &QLineEdit::returnPressed, this, &CodePanel::choose);
  connect(apply_, &QPushButton::clicked, this, &CodePanel::choose);
  connect(list_, &QListWidget::itemDoubleClicked, this, &CodePanel::choose);
  set_selection({});
}

QWidget* CodePanel::make_coding() {
  coding_ = part("card");
  auto* layout = column(1);
  layout->setContentsMargins(14, 12, 14, 12);
  coding_->setLayout(layout);
  layout->addWidget(coding_name_ = heading({}, theme::Size::Body));
  coding_name_->setWordWrap(true);
  layout->addWidget(coding_about_ = label({}, theme::Size::Small, "quiet"));
  layout->addWidget(coding_memo_ = prose({}));
  auto* actions = row();
  auto* remove_button = button(tr("Take back"), Kind::Danger, QStringLiteral("trash"));
  remove_button->setAccessibleName(tr("Take this coding back"));
  auto* close = button(tr("Close", "a shown coding"), Kind::Quiet);
  actions->addWidget(remove_button);
  actions->addStretch(1);
  actions->addWidget(close);
  layout->addLayout(actions);
  connect(remove_button, &QPushButton::clicked, this, [this] {
    if (shown_) Q_EMIT remove(*shown_);
  });
  connect(close, &QPushButton::clicked, this, [this] {
    show_coding({});
    Q_EMIT closed();
  });
  coding_->hide();
  return coding_;
}

void CodePanel::set_codes(std::vector<coding::CodeInfo> codes) {
  codes_ = std::move(codes);
  typed_.show(memo_, QStringLiteral("memo"), {});
  fill();
}

void CodePanel::set_selection(const QString& words) {
  can_apply_ = !words.isEmpty();
  QString shown = words.simplified();
  if (shown.size() > most_words) shown = shown.left(most_words) + QStringLiteral("…");
  set_tone(words_, can_apply_ ? nullptr : "quiet");
  words_->setText(can_apply_ ? tr("“%1”", "the selected words in quotation marks").arg(shown)
                             : tr("Select words in the transcript to give them a code."));
  apply_->setEnabled(can_apply_ && list_->count() > 0);
}

void CodePanel::show_coding(const std::optional<coding::Coding>& coding) {
  coding_->setVisible(coding.has_value());
  shown_ = coding ? std::optional(coding->id) : std::nullopt;
  if (!coding) return;
  coding_name_->setText(coding->code_path.empty() ? tr("(code not here)") : from_utf8(coding->code_path));
  coding_about_->setText(QStringLiteral("%1 · %2").arg(from_utf8(coding->coder), moment(coding->time)));
  coding_memo_->setText(coding->memo.empty() ? tr("No memo.") : from_utf8(coding->memo));
}

void CodePanel::focus_search() {
  search_->setFocus();
  search_->selectAll();
}

void CodePanel::fill() {
  const std::string wanted = fold(to_utf8(search_->text().trimmed()));
  std::vector<const coding::CodeInfo*> shown;
  for (const auto& code : codes_)
    if (wanted.empty() || fold(code.path).find(wanted) != std::string::npos) shown.push_back(&code);
  const auto age = [this](const coding::CodeInfo* code) {
    return std::find(recent_.begin(), recent_.end(), code->id) - recent_.begin();
  };
  std::stable_sort(shown.begin(), shown.end(), [&](const auto* a, const auto* b) { return age(a) < age(b); });
  list_->clear();
  std::map<EntityId, int> depths;  // a code comes after the one it is under
  for (const auto& code : codes_) {
    const auto above = code.parent ? depths.find(*code.parent) : depths.end();
    depths[code.id] = above == depths.end() ? 0 : above->second + 1;
  }
  for (const auto* code : shown) {
    const bool in_place = wanted.empty() && std::ranges::find(recent_, code->id) == recent_.end();
    auto* item = new QListWidgetItem(swatch(from_utf8(code->colour), in_place ? depths[code->id] : 0),
                                     from_utf8(code->name), list_);  // the list's
    item->setData(Qt::UserRole, from_utf8(code->id.hex()));
    item->setToolTip(
        from_utf8(code->description.empty() ? code->path : code->path + "\n" + code->description));
  }
  if (shown.empty() && !wanted.empty())
    new QListWidgetItem(theme::icon(QStringLiteral("add")),
                        tr("New code “%1”").arg(search_->text().trimmed()), list_);
  list_->setCurrentRow(0);
  apply_->setEnabled(can_apply_ && list_->count() > 0);
}

void CodePanel::choose() {
  const auto* item = list_->currentItem();
  if (!item || !can_apply_) return;
  const QString memo = memo_->text().trimmed();
  const auto give = [this, memo](const EntityId& code) {
    std::erase(recent_, code);
    recent_.push_front(code);
    if (recent_.size() > most_recent) recent_.pop_back();
    memo_->clear();
    search_->clear();
    Q_EMIT apply(code, memo);
  };
  if (const auto code = EntityId::parse(to_utf8(item->data(Qt::UserRole).toString()))) return give(*code);
  const std::string name = to_utf8(search_->text().trimmed());
  const std::string colour = coding::palette()[codes_.size() % coding::palette().size()];
  ask(worker().vault([name, colour](store::Vault& vault) { return coding::new_code(vault, name, colour); }),
      [give](const coding::CodeInfo& made) { give(made.id); });
}

}  // namespace attest::ui
