#include "ui/pages/find.h"

#include <QStackedWidget>
#include <algorithm>

#include "ui/text/utf16.h"
#include "ui/text/words.h"
#include "ui/widgets/passage_list.h"

namespace attest::ui {
namespace {
constexpr std::size_t most_hits = 500;

Passage passage(const coding::Hit& hit) {
  const QString snippet = from_utf8(hit.snippet);
  const Utf16Map map(snippet);
  Passage p;
  p.head = field_name(hit.where);
  p.text = snippet;
  p.from = map.to_units(hit.in_snippet.from);
  p.to = map.to_units(hit.in_snippet.to);
  p.id = hit.entity;
  p.place.interview = hit.interview;
  if (hit.where == "transcript") {
    p.place.transcript = hit.entity;
    p.place.span = hit.span;
  }
  return p;
}
}  // namespace

FindPage::FindPage(Worker& worker) : Page(worker, tr("Find")) {
  auto* line = row();
  words_ = line_edit(tr("Words to find"), tr("Words, in any language; two syllables are enough"));
  words_->setFont(theme::font(theme::Size::Large));
  words_->setClearButtonEnabled(true);
  auto* search = button(tr("Find"), Kind::Primary, QStringLiteral("search"));
  line->addWidget(words_, 1);
  line->addWidget(search);
  body()->addLayout(line);
  body()->addWidget(count_ = label({}, theme::Size::Small, "quiet"));
  list_ = new PassageList(tr("What was found"));
  stack_ = new QStackedWidget;
  stack_->addWidget(
      empty_state(QStringLiteral("find"), tr("Find words across all interviews"),
                  tr("Transcripts, notes, memos and the fields of every interview are looked through. "
                     "Nothing that you type here is kept.")));
  stack_->addWidget(list_);
  stack_->addWidget(empty_state(QStringLiteral("search"), tr("Nothing found"),
                                tr("Try fewer words, or another form of the word.")));
  body()->addWidget(stack_, 1);
  connect(words_, &QLineEdit::returnPressed, this, &FindPage::search);
  connect(search, &QPushButton::clicked, this, &FindPage::search);
  connect(list_, &PassageList::chosen, this, [this](const Passage& p) { Q_EMIT go(p.place); });
}

FindPage::~FindPage() {
  cancel();
}

void FindPage::cancel() {
  if (job_) job_->cancel();
}

void FindPage::forget() {
  cancel();
  job_.reset();
  words_->clear();
  count_->clear();
  list_->passages().set({});
  stack_->setCurrentIndex(0);
}

void FindPage::refresh() {
  words_->setFocus();
}

void FindPage::find(const QString& words) {
  words_->setText(words);
  if (!words.trimmed().isEmpty()) search();
}

void FindPage::search() {
  const std::string query = to_utf8(words_->text());
  if (words_->text().trimmed().isEmpty()) {
    count_->clear();
    return stack_->setCurrentIndex(0);
  }
  cancel();
  job_ = std::make_shared<Job>();
  count_->setText(tr("Looking…"));
  ask(worker().reading([query, job = job_](const store::Vault& vault) {
    return coding::search(vault, query, most_hits, *job);
  }),
      [this, job = job_](const coding::Hits& hits) {
        if (job == job_) show_hits(hits);
      });
}

void FindPage::show_hits(const coding::Hits& hits) {
  auto sorted = hits.hits;
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.record_code < b.record_code; });
  std::vector<Passage> rows;
  int interviews = 0;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if (i == 0 || sorted[i].interview != sorted[i - 1].interview) {
      Passage title;
      title.heading = true;
      title.head = from_utf8(sorted[i].record_code);
      title.place.interview = sorted[i].interview;
      rows.push_back(std::move(title));
      ++interviews;
    }
    rows.push_back(passage(sorted[i]));
  }
  list_->passages().set(std::move(rows));
  stack_->setCurrentIndex(hits.total ? 1 : 2);
  const QString places = tr("%n place(s)", "where words were found", static_cast<int>(hits.total));
  const QString in = tr("in %n interview(s)", "after '3 places'", interviews);
  count_->setText(hits.total > hits.hits.size()
                      ? tr("%1; the first %2 are shown").arg(places).arg(hits.hits.size())
                      : tr("%1 %2", "'3 places' 'in 2 interviews'").arg(places, in));
  if (!hits.total) count_->clear();
}

}  // namespace attest::ui
