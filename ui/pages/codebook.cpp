#include "ui/pages/codebook.h"

#include <QHeaderView>
#include <QStackedWidget>
#include <QTreeView>
#include <algorithm>
#include <map>

#include "ui/text/utf16.h"
#include "ui/text/words.h"
#include "ui/widgets/passage_list.h"

namespace attest::ui {
namespace {
constexpr std::size_t most_quotes = 1000;

std::vector<CountedCode> read_codes(store::Vault& vault) {
  std::vector<CountedCode> codes;
  for (auto& info : coding::codes(vault)) {
    const std::size_t count = coding::count_codings(vault, info.id);
    codes.push_back({std::move(info), count});
  }
  return codes;
}

struct ReadQuotes {
  coding::Quotes quotes;
  std::map<RecordId, std::string> record_codes;
};
ReadQuotes read_quotes_of(store::Vault& vault, const EntityId& code, bool nested) {
  ReadQuotes read{coding::quotes(vault, code, most_quotes, nested), {}};
  for (const auto& quote : read.quotes.quotes) {
    if (read.record_codes.contains(quote.interview)) continue;
    const auto entity = vault.entity(main_entity(quote.interview));
    read.record_codes[quote.interview] = entity ? entity->text("record_code") : std::string();
  }
  return read;
}
}  // namespace

CodebookPage::CodebookPage(Worker& worker)
    : Page(worker, tr("Codebook")), typed_(worker, this), model_(new CodesModel(this)) {
  auto* columns = row(6);
  columns->addWidget(make_tree(), 5);
  right_ = new QStackedWidget;
  right_->addWidget(
      empty_state(QStringLiteral("code"), tr("Choose a code"),
                  tr("What was coded with it is shown here, and each quote leads to its moment.")));
  right_->addWidget(make_code());
  columns->addWidget(right_, 7);
  body()->addLayout(columns, 1);
  typed_.open("codebook", [](store::Vault& vault) { return main_entity(vault.codebook()); });
  typed_.show(new_name_, QStringLiteral("new"), {});
  // Leads to the code that somebody was writing about.
  connect(&typed_, &TypedTexts::restored, this, [this] {
    for (const auto& slot : typed_.slots_typed())
      if (const auto id = EntityId::parse(to_utf8(slot.section(QLatin1Char('/'), 0, 0)))) choose_ = *id;
    refresh();
  });
}

QWidget* CodebookPage::make_tree() {
  auto* side = new QWidget;
  auto* layout = column(3);
  side->setLayout(layout);
  auto* line = row();
  new_name_ = line_edit(tr("Name of a new code"), tr("New code; “Parent/Child” nests it"));
  auto* add = button(tr("Add"), Kind::Normal, QStringLiteral("add"));
  add->setAccessibleName(tr("Add the code"));
  line->addWidget(new_name_, 1);
  line->addWidget(add);
  layout->addLayout(line);
  connect(add, &QPushButton::clicked, this, &CodebookPage::create);
  connect(new_name_, &QLineEdit::returnPressed, this, &CodebookPage::create);

  tree_ = new QTreeView;
  tree_->setAccessibleName(tr("Codes"));
  tree_->setModel(model_);
  tree_->setHeaderHidden(true);
  tree_->setUniformRowHeights(true);
  tree_->setIndentation(5 * theme::unit);
  tree_->setIconSize(QSize(20, 20));
  tree_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  tree_->header()->setStretchLastSection(false);
  tree_->header()->setSectionResizeMode(CodesModel::Name, QHeaderView::Stretch);
  tree_->header()->setSectionResizeMode(CodesModel::Count, QHeaderView::ResizeToContents);
  connect(tree_->selectionModel(), &QItemSelectionModel::currentChanged, this, &CodebookPage::show_code);

  stack_ = new QStackedWidget;
  stack_->addWidget(tree_);
  stack_->addWidget(empty_state(QStringLiteral("codebook"), tr("No codes yet"),
                                tr("A code names what a passage is about. Write the first one above.")));
  layout->addWidget(stack_, 1);
  return side;
}

QWidget* CodebookPage::make_code() {
  auto* side = new QWidget;
  auto* layout = column(3);
  side->setLayout(layout);
  auto* title = row();
  name_ = line_edit(tr("Name of the code"));
  name_->setProperty("bare", QStringLiteral("true"));
  name_->setFont(theme::font(theme::Size::Large, true));
  title->addWidget(name_, 1);
  delete_ = button(tr("Delete"), Kind::Danger, QStringLiteral("trash"));
  delete_->setAccessibleName(tr("Delete the code"));
  title->addWidget(delete_);
  layout->addLayout(title);
  layout->addWidget(make_colours());
  description_ = text_edit(tr("Description of the code"), tr("When to use this code, and when not"), 3);
  layout->addWidget(description_);
  auto* place = row();
  under_ = new Choice(tr("Placed under"));
  auto* under = label(tr("Placed under"), theme::Size::Body, "quiet");
  under->setBuddy(under_);
  place->addWidget(under);
  place->addWidget(under_, 1);
  auto* save = button(tr("Save"), Kind::Normal);
  save->setAccessibleName(tr("Save name, description and place of the code"));
  place->addWidget(save);
  layout->addLayout(place);

  auto* line = row();
  line->addWidget(count_ = heading({}));
  line->addStretch(1);
  nested_ = button(tr("With the codes below it"), Kind::Quiet);
  nested_->setCheckable(true);
  nested_->setChecked(true);
  line->addWidget(nested_);
  layout->addLayout(line);
  quotes_ = new PassageList(tr("Quotes of the code"));
  quotes_stack_ = new QStackedWidget;
  quotes_stack_->addWidget(quotes_);
  quotes_stack_->addWidget(empty_state(QStringLiteral("code"), tr("Nothing is coded with it yet"),
                                       tr("Select words in a transcript to give them this code.")));
  layout->addWidget(quotes_stack_, 1);

  connect(quotes_, &PassageList::chosen, this, [this](const Passage& p) { Q_EMIT go(p.place); });
  connect(nested_, &QPushButton::toggled, this, &CodebookPage::read_quotes);
  const auto keep = [this] {
    const auto id = chosen();
    if (!id) return;
    const auto info = model_->at(tree_->currentIndex()).info;
    const std::string new_name = to_utf8(name_->text().trimmed());
    const std::string text = to_utf8(description_->toPlainText());
    const auto above = EntityId::parse(to_utf8(under_->currentData().toString()));
    change([info, new_name, text, above](store::Vault& vault) {
      vault.together([&] {
        if (new_name != info.name) coding::rename_code(vault, info.id, new_name);
        if (text != info.description) coding::set_code(vault, info.id, "description", text);
        if (above != info.parent) coding::move_code(vault, info.id, above);
      });
    });
  };
  connect(save, &QPushButton::clicked, this, keep);
  connect(name_, &QLineEdit::returnPressed, this, keep);
  connect(delete_, &QPushButton::clicked, this, [this] {
    const auto id = chosen();
    if (!id) return;
    const CountedCode& code = model_->at(tree_->currentIndex());
    bar().show_text(tr("Delete “%1”? Its %n quote(s) stay and are shown under no code.", nullptr,
                       static_cast<int>(code.count))
                        .arg(from_utf8(code.info.name)),
                    MessageBar::Tone::Alarm, tr("Delete the code"), [this, id] {
                      change([id = *id](store::Vault& vault) { coding::delete_code(vault, id); });
                    });
  });
  return side;
}

QWidget* CodebookPage::make_colours() {
  auto* line = new QWidget;
  auto* layout = row(1);
  line->setLayout(layout);
  int number = 0;
  for (const auto& colour : coding::palette()) {
    const QString text = from_utf8(colour);
    auto* b = icon_button(QStringLiteral("code"), tr("Colour %1").arg(++number));
    b->setIcon(swatch(text));
    b->setCheckable(true);
    b->setProperty("colour", text);
    connect(b, &QPushButton::clicked, this, [this, colour] {
      if (const auto id = chosen())
        change([id = *id, colour](store::Vault& vault) { coding::set_code(vault, id, "colour", colour); });
    });
    colours_.push_back(b);
    layout->addWidget(b);
  }
  layout->addStretch(1);
  return line;
}

std::optional<EntityId> CodebookPage::chosen() const {
  const QModelIndex index = tree_->currentIndex();
  if (!index.isValid()) return {};
  return model_->at(index).info.id;
}

void CodebookPage::change(std::function<void(store::Vault&)> work) {
  ask(worker().vault([work = std::move(work)](store::Vault& vault) { work(vault); }), [this] { refresh(); });
}

void CodebookPage::create() {
  const std::string path = to_utf8(new_name_->text().trimmed());
  if (path.empty()) return;
  // Each next code takes the next colour.
  const std::size_t number = static_cast<std::size_t>(model_->rowCount());
  const std::string colour = coding::palette()[number % coding::palette().size()];
  ask(worker().vault([path, colour](store::Vault& vault) { return coding::new_code(vault, path, colour); }),
      [this](const coding::CodeInfo& made) {
        new_name_->clear();
        choose_ = made.id;
        refresh();
      });
}

void CodebookPage::refresh() {
  ask(worker().vault(read_codes), [this](std::vector<CountedCode> codes) { show_codes(std::move(codes)); });
}

void CodebookPage::show_codes(std::vector<CountedCode> codes) {
  const auto current = choose_ ? choose_ : chosen();
  choose_.reset();
  under_->clear();
  under_->addItem(tr("Nothing: a top code"), QString());
  for (const auto& code : codes) under_->addItem(from_utf8(code.info.path), from_utf8(code.info.id.hex()));
  model_->set(std::move(codes));
  tree_->expandAll();
  stack_->setCurrentIndex(model_->rowCount() ? 0 : 1);
  for (const auto& slot : typed_.slots_typed())
    if (const auto id = EntityId::parse(to_utf8(slot.section(QLatin1Char('/'), 0, 0)));
        id && !model_->find(*id).isValid())
      typed_.forget(slot);  // of a code that was deleted
  QModelIndex index = current ? model_->find(*current) : QModelIndex();
  if (!index.isValid()) index = model_->index(0, 0);
  tree_->setCurrentIndex(index);
  show_code();
}

void CodebookPage::show_code() {
  const QModelIndex index = tree_->currentIndex();
  right_->setCurrentIndex(index.isValid() ? 1 : 0);
  if (!index.isValid()) return;
  const CountedCode& code = model_->at(index);
  const QString id = from_utf8(code.info.id.hex());
  typed_.show(name_, id + QStringLiteral("/name"), from_utf8(code.info.name));
  typed_.show(description_, id + QStringLiteral("/description"), from_utf8(code.info.description));
  const QString above = code.info.parent ? from_utf8(code.info.parent->hex()) : QString();
  under_->setCurrentIndex(std::max(0, under_->findData(above)));
  for (auto* b : colours_) b->setChecked(b->property("colour").toString() == from_utf8(code.info.colour));
  const bool has_children = model_->rowCount(index.siblingAtColumn(0)) > 0;
  delete_->setEnabled(!has_children);
  delete_->setToolTip(has_children ? tr("Move or delete the codes below it first.") : QString());
  nested_->setVisible(has_children);
  read_quotes();
}

void CodebookPage::read_quotes() {
  const auto id = chosen();
  if (!id) return;
  const bool nested = nested_->isChecked() && nested_->isVisibleTo(this);
  ask(worker().vault([id = *id, nested](store::Vault& vault) { return read_quotes_of(vault, id, nested); }),
      [this, id](const ReadQuotes& read) {
        if (id != chosen()) return;
        std::vector<Passage> rows;
        for (const auto& quote : read.quotes.quotes) {
          Passage p;
          p.head = from_utf8(read.record_codes.at(quote.interview)) + QStringLiteral(" · ") +
                   from_utf8(quote.coder);
          if (quote.from_ms) p.head += QStringLiteral(" · ") + clock_time(*quote.from_ms);
          p.text = quote.text.empty() ? tr("(sound alone)") : from_utf8(quote.text);
          p.foot = from_utf8(quote.memo);
          p.colour = from_utf8(quote.colour);
          p.id = quote.id;
          p.place = {quote.interview, quote.transcript, quote.span, quote.from_ms};
          rows.push_back(std::move(p));
        }
        quotes_stack_->setCurrentIndex(rows.empty() ? 1 : 0);
        quotes_->passages().set(std::move(rows));
        count_->setText(tr("%n quote(s)", nullptr, static_cast<int>(read.quotes.total)));
      });
}

}  // namespace attest::ui
