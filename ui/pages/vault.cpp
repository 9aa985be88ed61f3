#include "ui/pages/vault.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTimer>
#include <algorithm>

#include "core/testimony/interview.h"
#include "ui/lock/lock_card.h"
#include "ui/recovery/pages_view.h"
#include "ui/text/utf16.h"
#include "ui/vault/backup_panel.h"
#include "ui/vault/check_panel.h"
#include "ui/vault/end_panel.h"
#include "ui/vault/project_panel.h"
#include "ui/vault/read_back_panel.h"
#include "ui/vault/ways_in_panel.h"
#include "ui/widgets/choose_file.h"

namespace attest::ui {
namespace {
QLabel* value(const QString& text) {
  auto* l = label(text);
  l->setTextInteractionFlags(Qt::TextSelectableByMouse);
  return l;
}

}  // namespace

struct VaultPage::Read {
  std::filesystem::path folder;
  int interviews = 0;
  std::vector<store::WayIn> ways;
  std::vector<store::Vault::Backup> backups;
  std::vector<ErasureAsked> asked;
  std::int64_t now = 0;
  testimony::ProjectSettings project;
};

VaultPage::VaultPage(Worker& worker, const store::VaultInfo& vault) : Page(worker, tr("Vault")) {
  auto* lock_button = button(tr("Lock the vault"), Kind::Normal, QStringLiteral("lock"));
  lock_button->setToolTip(tr("Closes it and wipes its keys from memory. A recording under way goes on."));
  head()->addWidget(lock_button);
  connect(lock_button, &QPushButton::clicked, this, &VaultPage::lock);
  body()->addWidget(job_ = new JobBar);
  body()->addWidget(stack_ = new QStackedWidget, 1);

  auto* inside = new QWidget;
  auto* layout = column(4);
  inside->setLayout(layout);
  asked_ = new ErasuresPanel(worker);
  project_ = new ProjectPanel(worker);
  ways_ = new WaysInPanel(worker, *job_);
  backups_ = new BackupPanel(worker, *job_);
  check_ = new CheckPanel(worker, *job_);
  end_ = new EndPanel(worker);
  layout->addWidget(make_facts(vault));
  layout->addWidget(new LockCard);
  for (Panel* panel : std::initializer_list<Panel*>{asked_, project_, ways_, backups_, check_}) {
    connect(job_, &JobBar::busy, panel, [panel](bool busy) { panel->setEnabled(!busy); });
    connect_panel(panel);
    layout->addWidget(panel);
  }
  layout->addWidget(end_);  // never waits for anything
  layout->addStretch(1);
  stack_->addWidget(cards_ = scrolling(inside));

  pages_ = new RecoveryPagesView(worker);
  read_back_ = new ReadBackPanel(worker);
  stack_->addWidget(scrolling(pages_));
  stack_->addWidget(scrolling(read_back_));
  connect_panel(pages_);
  connect_panel(read_back_);

  connect(ways_, &WaysInPanel::made, this,
          [this](const std::shared_ptr<RecoveryPages>& made) { show_once(std::move(*made)); });
  connect(ways_, &WaysInPanel::read_back, this, &VaultPage::read_back);
  connect(pages_, &RecoveryPagesView::read_back, this, &VaultPage::read_back);
  connect(pages_, &RecoveryPagesView::done, this, &VaultPage::show_cards);
  connect(read_back_, &ReadBackPanel::done, this, &VaultPage::show_cards);
  connect(check_, &CheckPanel::closed, this, &VaultPage::closed);
  connect(asked_, &ErasuresPanel::erase, this, &VaultPage::erase);
  connect(end_, &EndPanel::destroy, this, [this] { Q_EMIT destroy(folder_); });
}

void VaultPage::connect_panel(Panel* panel) {
  connect(panel, &Panel::failed, this, &VaultPage::show_error);
  connect(panel, &Panel::failed, this, &VaultPage::refresh);  // it may have gone half way
  connect(panel, &Panel::failed, this, &Page::care_changed);
  connect(panel, &Panel::said, this, [this](const QString& text) { bar().show_text(text); });
  connect(panel, &Panel::complained, this,
          [this](const QString& text) { bar().show_text(text, MessageBar::Tone::Caution); });
  connect(panel, &Panel::changed, this, &VaultPage::refresh);
  connect(panel, &Panel::unfolded, this, [this](QWidget* form) {
    // After the layout has found the heights.
    QTimer::singleShot(0, form, [this, form] { cards_->ensureWidgetVisible(form, 0, 16); });
  });
  connect(panel, &Panel::changed, this, &Page::care_changed);
}

QWidget* VaultPage::make_facts(const store::VaultInfo& vault) {
  auto* card = part("card");
  auto* layout = column(4);
  layout->setContentsMargins(24, 18, 24, 18);
  card->setLayout(layout);
  auto* form = form_layout();
  form->setHorizontalSpacing(32);
  const auto add = [form](const QString& name, QLabel* text) {
    form->addRow(label(name, theme::Size::Body, "quiet"), text);
  };
  add(tr("Name"), value(from_utf8(vault.name)));
  add(tr("Project"), value(from_utf8(vault.project_name)));
  add(tr("Author code"), value(from_utf8(vault.author)));
  add(tr("Folder"), where_ = value({}));
  add(tr("Interviews"), interviews_ = value({}));
  layout->addLayout(form);
  return card;
}

void VaultPage::refresh() {
  // By itself: a damaged database may say nothing else, and this is what a repair needs to know.
  ask(worker().vault([](store::Vault& vault) { return vault.folder(); }),
      [this](const std::filesystem::path& folder) {
        folder_ = folder;
        check_->set_folder(folder);
      });
  ask(worker().vault([](store::Vault& vault) {
    return Read{vault.folder(),
                static_cast<int>(testimony::interviews(vault).size()),
                vault.ways_in(),
                vault.backups(),
                erasures_asked(vault),
                to_ms(vault.clock().now()),
                testimony::project_settings(vault)};
  }),
      [this](const Read& read) { show(read); });
}

void VaultPage::show(const Read& read) {
  where_->setText(from_path(read.folder));
  interviews_->setText(QString::number(read.interviews));
  ways_->show_ways(read.ways, std::any_of(read.backups.begin(), read.backups.end(),
                                          [](const auto& backup) { return backup.stale; }));
  backups_->show_backups(read.backups, read.now);
  asked_->show_asked(read.asked);
  project_->show_settings(read.project);
}

void VaultPage::leave() {
  ways_->leave();
  backups_->leave();
  check_->leave();
  show_cards();
}

void VaultPage::show_cards() {
  pages_->close_pages();
  read_back_->wipe();
  stack_->setCurrentIndex(0);
}

void VaultPage::show_once(RecoveryPages pages) {
  bar().hide();
  pages_->show_pages(std::move(pages));
  stack_->setCurrentIndex(1);
}

void VaultPage::read_back(store::WayIn::Kind kind) {
  bar().hide();
  pages_->close_pages();
  read_back_->begin(kind);
  stack_->setCurrentIndex(2);
}

void VaultPage::show_repaired(const RepairDone& done) {
  check_->show_repaired(done);
  QTimer::singleShot(0, check_, [this] { cards_->verticalScrollBar()->setValue(check_->y()); });
}

void VaultPage::show_backups() {
  // After the layout has found the heights.
  QTimer::singleShot(0, backups_, [this] { cards_->verticalScrollBar()->setValue(backups_->y()); });
}

}  // namespace attest::ui
