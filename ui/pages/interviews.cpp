#include "ui/pages/interviews.h"

#include <QHeaderView>
#include <QShortcut>
#include <QStackedWidget>
#include <QTableView>

#include "ui/text/utf16.h"
#include "ui/text/words.h"

namespace attest::ui {

InterviewsPage::InterviewsPage(Worker& worker)
    : Page(worker, tr("Interviews")),
      typed_(worker, this),
      model_(new InterviewsModel(this)),
      filter_(new InterviewsFilter(this)) {
  auto* add = button(tr("New interview"), Kind::Primary, QStringLiteral("add"));
  head()->addWidget(add);
  body()->addWidget(reminder_ = new MessageBar);
  connect(reminder_, &MessageBar::dismissed, this, [this] { reminding_ = false; });
  body()->addWidget(form_ = make_new_form());
  form_->hide();
  // Of no record yet, so under an id of its own.
  typed_.open("new interview", [](store::Vault&) { return EntityId::from(as_bytes("draft: interview")); });
  const std::pair<const char*, QLineEdit*> fields[] = {
      {"date", date_}, {"place", place_}, {"language", language_}, {"interviewer", interviewer_}};
  for (const auto& [slot, edit] : fields) typed_.show(edit, QString::fromLatin1(slot), {});
  connect(&typed_, &TypedTexts::restored, this, [this] { form_->show(); });
  connect(add, &QPushButton::clicked, this, [this] {
    form_->setVisible(!form_->isVisible());
    if (form_->isVisible()) date_->setFocus();
  });

  auto* line = row();
  words_ = line_edit(tr("Filter the interviews"), tr("Filter by code, place, interviewer…"));
  words_->setClearButtonEnabled(true);
  words_->setMaximumWidth(420);
  line->addWidget(words_, 1);
  search_all_ = button(tr("Find in everything said"), Kind::Quiet, QStringLiteral("search"));
  line->addWidget(search_all_);
  line->addStretch(1);
  count_ = label({}, theme::Size::Small, "quiet");
  line->addWidget(count_);
  body()->addLayout(line);
  connect(words_, &QLineEdit::textChanged, filter_, &InterviewsFilter::set_words);
  connect(search_all_, &QPushButton::clicked, this, [this] { Q_EMIT find(words_->text()); });
  auto* focus = new QShortcut(QKeySequence::Find, this);
  connect(focus, &QShortcut::activated, words_, [this] { words_->setFocus(); });

  filter_->setSourceModel(model_);
  table_ = new QTableView;
  table_->setAccessibleName(tr("Interviews"));
  table_->setModel(filter_);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setShowGrid(false);
  table_->setSortingEnabled(true);
  table_->sortByColumn(InterviewsModel::Code, Qt::AscendingOrder);
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setTabKeyNavigation(false);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(table_->fontMetrics().lineSpacing() + 5 * theme::unit);
  table_->horizontalHeader()->setHighlightSections(false);
  table_->horizontalHeader()->setStretchLastSection(true);
  const int widths[] = {220, 130, 280, 130, 160};
  for (int i = 0; i < 5; ++i) table_->setColumnWidth(i, widths[i]);
  const auto open = [this](const QModelIndex& index) {
    if (index.isValid()) Q_EMIT go(Place{model_->at(filter_->mapToSource(index).row()).id, {}, {}, {}});
  };
  connect(table_, &QTableView::clicked, this, open);
  connect(table_, &QTableView::activated, this, open);
  const auto counted = [this] {
    count_->setText(filter_->rowCount() == model_->rowCount()
                        ? tr("%n interview(s)", nullptr, model_->rowCount())
                        : tr("%1 of %n interview(s)", nullptr, model_->rowCount()).arg(filter_->rowCount()));
  };
  connect(filter_, &QAbstractItemModel::modelReset, this, counted);
  connect(filter_, &QAbstractItemModel::layoutChanged, this, counted);
  connect(filter_, &QAbstractItemModel::rowsInserted, this, counted);
  connect(filter_, &QAbstractItemModel::rowsRemoved, this, counted);

  auto* first = button(tr("New interview"), Kind::Primary, QStringLiteral("add"));
  connect(first, &QPushButton::clicked, add, &QPushButton::click);
  stack_ = new QStackedWidget;
  stack_->addWidget(table_);
  stack_->addWidget(empty_state(QStringLiteral("interviews"), tr("No interviews yet"),
                                tr("Start one here, or open a bundle that someone sent you under Exchange."),
                                {first}));
  body()->addWidget(stack_, 1);
}

QWidget* InterviewsPage::make_new_form() {
  auto* card = part("card");
  auto* layout = column(3);
  layout->setContentsMargins(20, 16, 20, 16);
  card->setLayout(layout);
  layout->addWidget(heading(tr("New interview")));
  auto* fields = row(3);
  const auto add = [fields](const QString& title, QWidget* field, int stretch) {
    auto* pair = column(1);
    auto* name = label(title, theme::Size::Small, "quiet");
    name->setBuddy(field);
    pair->addWidget(name);
    pair->addWidget(field);
    fields->addLayout(pair, stretch);
  };
  date_ = line_edit(field_name("date"), tr("2021, 2021-03 or 2021-03-14"));
  date_->setToolTip(tr("What is known, and no more. A “~” in front says that it is an estimate."));
  place_ = line_edit(field_name("place"), tr("In general words"));
  language_ = line_edit(field_name("language"), tr("ko, zh, en…"));
  interviewer_ = line_edit(field_name("interviewer"), tr("A code, not a name"));
  mode_ = new Choice(field_name("mode"));
  mode_->addItem(tr("Not said"), QString());
  for (const auto& mode : testimony::modes()) mode_->addItem(mode_name(mode), from_utf8(mode));
  add(field_name("date"), date_, 3);
  add(field_name("place"), place_, 3);
  add(field_name("language"), language_, 1);
  add(field_name("interviewer"), interviewer_, 2);
  add(field_name("mode"), mode_, 2);
  layout->addLayout(fields);
  auto* actions = row();
  actions->addWidget(
      prose(tr("It gets a random record code that tells nothing. Everything here can be changed later."),
            "quiet"),
      1);
  auto* cancel = button(tr("Cancel"), Kind::Quiet);
  auto* create = button(tr("Create the interview"), Kind::Primary);
  actions->addWidget(cancel);
  actions->addWidget(create);
  layout->addLayout(actions);
  connect(cancel, &QPushButton::clicked, card, &QWidget::hide);
  connect(create, &QPushButton::clicked, this, &InterviewsPage::create);
  for (auto* edit : {date_, place_, language_, interviewer_})
    connect(edit, &QLineEdit::returnPressed, this, &InterviewsPage::create);
  return card;
}

void InterviewsPage::create() {
  std::map<std::string, std::string> fields;
  const auto put = [&fields](const char* name, const QString& value) {
    if (!value.trimmed().isEmpty()) fields[name] = to_utf8(value.trimmed());
  };
  put("date", date_->text());
  put("place", place_->text());
  put("language", language_->text());
  put("interviewer", interviewer_->text());
  put("mode", mode_->currentData().toString());
  ask(worker().vault([fields](store::Vault& vault) { return testimony::create_interview(vault, fields); }),
      [this](const RecordId& id) {
        for (auto* edit : {date_, place_, language_, interviewer_}) edit->clear();
        mode_->setCurrentIndex(0);
        form_->hide();
        Q_EMIT go(Place{id, {}, {}, {}});
      });
}

void InterviewsPage::refresh() {
  struct Read {
    std::vector<testimony::Interview> interviews;
    std::optional<store::Vault::Backup> last;
    std::int64_t now;
  };
  ask(worker().vault([](store::Vault& vault) {
    const auto backups = vault.backups();
    return Read{testimony::interviews(vault), backups.empty() ? std::nullopt : std::optional(backups.front()),
                to_ms(vault.clock().now())};
  }),
      [this](Read&& read) {
        show_rows(std::move(read.interviews));
        remind(read.last, read.now);
      });
}

void InterviewsPage::remind(const std::optional<store::Vault::Backup>& last, std::int64_t now) {
  constexpr std::int64_t old_ms = std::int64_t{14} * 24 * 3600 * 1000;
  QString text;
  if (!last)
    text = tr("Nothing here is backed up yet. If this laptop is lost or breaks, the interviews are gone.");
  else if (last->stale)
    text = tr("The last backup still holds what was erased, or opens with what was given up. Renew it.");
  else if (now - last->time > old_ms)
    text = tr("The last backup was made %1.", "'20 days ago'").arg(age_of(last->time, now));
  if (!reminding_ || model_->rowCount() == 0 || text.isEmpty()) return reminder_->hide();
  reminder_->show_text(text, MessageBar::Tone::Caution, tr("To the backups"), [this] { Q_EMIT back_up(); });
}

void InterviewsPage::show_rows(std::vector<testimony::Interview> rows) {
  std::optional<RecordId> current;  // by id: rows move
  if (table_->currentIndex().isValid())
    current = model_->at(filter_->mapToSource(table_->currentIndex()).row()).id;
  model_->set(std::move(rows));
  stack_->setCurrentIndex(model_->rowCount() ? 0 : 1);
  for (int i = 0; current && i < model_->rowCount(); ++i)
    if (model_->at(i).id == *current)
      table_->setCurrentIndex(filter_->mapFromSource(model_->index(i, InterviewsModel::Code)));
}

}  // namespace attest::ui
