#include "ui/pages/start.h"

#include <QDir>
#include <QScrollArea>
#include <QTemporaryDir>

#include "core/bundle/contacts.h"
#include "ui/interview/recorder_panel.h"
#include "ui/lock/memory_caution.h"
#include "ui/pages/card_file.h"
#include "ui/repair/damage_report.h"
#include "ui/repair/repair_panel.h"
#include "ui/start/recover_panel.h"
#include "ui/start/restore_panel.h"
#include "ui/text/errors.h"
#include "ui/text/utf16.h"
#include "ui/text/words.h"
#include "ui/vault/end_panel.h"
#include "ui/widgets/choose_file.h"
#include "ui/widgets/hold_button.h"
#include "ui/widgets/job_bar.h"
#include "ui/widgets/new_passphrase.h"
#include "ui/widgets/try_again.h"

namespace attest::ui {
namespace {
/// Vaults in plain sight. They are looked for each time: a list of them is written nowhere.
QStringList vaults_at_home() {
  QStringList found;
  const QDir home = QDir::home();
  for (const auto& entry :
       home.entryInfoList({QStringLiteral("*.attest")}, QDir::Dirs | QDir::NoDotAndDotDot))
    try {
      if (store::Vault::is_vault(to_path(entry.absoluteFilePath())))
        found.push_back(entry.absoluteFilePath());
    } catch (const Error&) {
      continue;  // not ours to read
    }
  return found;
}
}  // namespace

StartPage::StartPage(Worker& worker, FillSample fill_sample, const QString& folder)
    : worker_(worker), fill_sample_(std::move(fill_sample)) {
  auto* around = column(0);
  setLayout(around);
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  auto* ground = new QWidget;
  auto* all = column(4);
  all->setContentsMargins(32, 24, 32, 24);
  ground->setLayout(all);
  scroll->setWidget(ground);
  around->addWidget(scroll);
  all->addWidget(make_recording());
  all->addStretch(2);

  auto* middle = new QWidget;
  middle->setFixedWidth(480);
  auto* layout = column(4);
  middle->setLayout(layout);
  auto* brand = row(3);
  auto* mark = new QLabel;
  mark->setPixmap(theme::emblem(48, devicePixelRatioF()));
  brand->addWidget(mark);
  auto* words = column(0);
  words->addWidget(heading(QStringLiteral("Attest"), theme::Size::Title));
  words->addWidget(label(tr("What was said, kept safe and kept whole."), theme::Size::Body, "quiet"));
  brand->addLayout(words, 1);
  layout->addLayout(brand);
  layout->addWidget(bar_ = new MessageBar);
  // Its room is kept: a word about a wrong passphrase must not move the fields, or the next one is typed in
  // the clear where the folder stood.
  QSizePolicy keeps = bar_->sizePolicy();
  keeps.setRetainSizeWhenHidden(true);
  bar_->setSizePolicy(keeps);
  auto* memory = new MessageBar;
  layout->addWidget(memory);
  if (const QString caution = memory_caution(crypto::memory_state()); !caution.isEmpty())
    memory->show_text(caution, MessageBar::Tone::Caution);

  auto* card = part("card");
  auto* inside = column(4);
  inside->setContentsMargins(24, 8, 24, 24);
  card->setLayout(inside);
  auto* tabs = row(0);
  tab_row_ = new QWidget;
  tab_row_->setLayout(tabs);
  tabs_[0] = button(tr("Open a vault"), Kind::Tab);
  tabs_[1] = button(tr("Start a vault"), Kind::Tab);
  for (int i = 0; i < 2; ++i) {
    tabs->addWidget(tabs_[i]);
    tabs_[i]->setAutoExclusive(true);
    connect(tabs_[i], &QPushButton::clicked, this, [this, i] { show_form(i == 0 ? Open : Create); });
  }
  tabs->addStretch(1);
  inside->addWidget(tab_row_);
  job_ = new JobBar;
  form_widgets_ = {make_open(folder), make_create(),  make_recover(),
                   make_restore(),    make_destroy(), make_damaged()};
  for (auto* form : form_widgets_) inside->addWidget(form);
  forms_ = card;
  layout->addWidget(card);
  layout->addWidget(job_);
  busy_ = prose({}, "quiet");
  busy_->setMinimumHeight(busy_->fontMetrics().lineSpacing());
  layout->addWidget(busy_);
  try_again_ = new TryAgain(passphrase_, open_, busy_);  // the line takes it over

  auto* sample = row(1);
  sample->addWidget(label(tr("New here?"), theme::Size::Body, "quiet"));
  auto* look = button(tr("Open the sample interview"), Kind::Link);
  look->setToolTip(tr("Made up, in a vault of its own in a temporary folder; both go when you lock it."));
  connect(look, &QPushButton::clicked, this, &StartPage::open_sample);
  sample->addWidget(look);
  sample->addStretch(1);
  layout->addLayout(sample);

  // Across: see `scrolling`.
  auto* across = row(0);
  across->addStretch(1);
  across->addWidget(middle);
  across->addStretch(1);
  all->addLayout(across);
  all->addStretch(3);

  show_form(folder_->currentText().isEmpty() ? Create : Open);
}

StartPage::~StartPage() = default;

void StartPage::show_form(Form form) {
  recover_->wipe();
  restore_->wipe();
  repair_->wipe();
  damage_->clear();
  new_passphrase_->wipe();
  tab_row_->setVisible(form <= Create);
  if (form <= Create) tabs_[form]->setChecked(true);
  for (std::size_t i = 0; i < form_widgets_.size(); ++i)
    form_widgets_[i]->setVisible(static_cast<int>(i) == form);
}

std::optional<QString> StartPage::chosen_folder() {
  const QString folder = folder_->currentText().trimmed();
  if (!folder.isEmpty()) return folder;
  bar_->show_text(tr("Choose the folder of the vault first."), MessageBar::Tone::Caution);
  return std::nullopt;
}

QWidget* StartPage::make_recover() {
  recover_ = new RecoverPanel;
  connect(recover_, &RecoverPanel::failed, this, &StartPage::failed);
  connect(recover_, &RecoverPanel::complained, this,
          [this](const QString& text) { bar_->show_text(text, MessageBar::Tone::Caution); });
  connect(recover_, &RecoverPanel::back, this, [this] { show_form(Open); });
  connect(recover_, &RecoverPanel::recover, this,
          [this](const std::shared_ptr<crypto::age::Identity>& key,
                 const std::shared_ptr<crypto::Secret>& passphrase) {
            begin(tr("Opening the vault with the recovery key and setting the new passphrase."));
            worker_
                .recover(to_path(folder_->currentText().trimmed()), std::move(*key), std::move(*passphrase))
                .then(
                    this,
                    [this](const store::VaultInfo& vault) {
                      show_form(Open);
                      done(vault);
                    },
                    [this](const Error& e) {
                      failed(e);
                      if (e.code() == Code::Damaged) show_damaged(e);
                    });
          });
  return recover_;
}

QWidget* StartPage::make_restore() {
  restore_ = new RestorePanel(worker_, *job_);
  connect(job_, &JobBar::busy, this, [this](bool busy) { forms_->setEnabled(!busy); });
  connect(restore_, &Panel::failed, this, &StartPage::failed);
  connect(restore_, &Panel::complained, this,
          [this](const QString& text) { bar_->show_text(text, MessageBar::Tone::Caution); });
  connect(restore_, &RestorePanel::back, this, [this] { show_form(Open); });
  connect(restore_, &RestorePanel::restored, this,
          [this](const QString& folder, const QString& text, bool whole) {
            bar_->show_text(text, whole ? MessageBar::Tone::Plain : MessageBar::Tone::Caution);
            folder_->setEditText(folder);
            show_form(Open);
            passphrase_->setFocus();
          });
  return restore_;
}

QWidget* StartPage::make_destroy() {
  auto* form = new QWidget;
  auto* layout = column(3);
  layout->setContentsMargins(0, 12, 0, 0);
  form->setLayout(layout);
  layout->addWidget(heading(tr("Destroy this vault")));
  layout->addWidget(destroy_text_ = prose({}));
  auto* reach = prose(out_of_reach(), "quiet");
  reach->setFont(theme::font(theme::Size::Small));
  layout->addWidget(reach);
  auto* line = row();
  auto* hold = new HoldButton(tr("Hold for two seconds to destroy"));
  leave_destroying_ = button(tr("Back"), Kind::Quiet);
  line->addWidget(hold);
  line->addWidget(leave_destroying_);
  line->addStretch(1);
  layout->addLayout(line);
  connect(hold, &HoldButton::held, this, [this] { destroy(to_path(folder_->currentText().trimmed())); });
  connect(leave_destroying_, &QPushButton::clicked, this, [this] { show_form(Open); });
  return form;
}

QWidget* StartPage::make_damaged() {
  auto* form = new QWidget;
  auto* layout = column(3);
  layout->setContentsMargins(0, 12, 0, 0);
  form->setLayout(layout);
  layout->addWidget(heading(tr("This vault is damaged")));
  layout->addWidget(damaged_text_ = prose({}));
  layout->addWidget(damage_ = new DamageView);
  layout->addWidget(repair_ = new RepairPanel(worker_, *job_));
  auto* line = row();
  look_ = button(tr("Look at the damage"), Kind::Normal, QStringLiteral("search"));
  begin_repair_ = button(tr("Repair…"), Kind::Primary);
  leave_damaged_ = button(tr("Back"), Kind::Quiet);
  line->addWidget(begin_repair_);
  line->addWidget(look_);
  line->addWidget(leave_damaged_);
  line->addStretch(1);
  layout->addLayout(line);
  connect(look_, &QPushButton::clicked, this, &StartPage::look_at_damage);
  connect(begin_repair_, &QPushButton::clicked, this, [this] { show_repair(true); });
  connect(leave_damaged_, &QPushButton::clicked, this, [this] { show_form(Open); });
  connect(repair_, &RepairPanel::cancelled, this, [this] { show_form(Open); });
  connect(repair_, &Panel::failed, this, &StartPage::failed);
  connect(repair_, &Panel::complained, this,
          [this](const QString& text) { bar_->show_text(text, MessageBar::Tone::Caution); });
  connect(repair_, &RepairPanel::done, this, [this](const RepairDone& result) {
    if (!result.open) {
      show_repair(true);  // its key is wiped: it is typed anew
      repair_->begin(to_path(folder_->currentText().trimmed()));
      return damage_->show_repaired(result);
    }
    bar_->hide();
    show_form(Open);
    try_again_->right();
    done(*result.open);
    Q_EMIT repaired(result);
  });
  return form;
}

void StartPage::show_damaged(const Error& error, std::shared_ptr<TypedKey> key) {
  bar_->hide();
  show_form(Damaged);
  damaged_text_->setText(sentence(error));
  // Without a key there is nothing to look with: the field for it is shown at once.
  show_repair(!key);
  look_->setFocus();
  repair_->begin(to_path(folder_->currentText().trimmed()), std::move(key));
}

void StartPage::show_repair(bool shown) {
  repair_->setVisible(shown);
  begin_repair_->setVisible(!shown);
  leave_damaged_->setVisible(!shown);
}

void StartPage::look_at_damage() {
  const auto key = repair_->key();
  if (!key) return;
  bar_->hide();
  damage_->clear();
  auto job = job_->begin(tr("Looking at the damage"));
  worker_
      .apart([folder = to_path(folder_->currentText().trimmed()), key, job](Disk& disk, const Clock& clock) {
        return look_at(disk, clock, folder, key->opening(), true, *job);
      })
      .then(
          this,
          [this](const DamageReport& report) {
            job_->finish();
            damage_->show_report(report);
          },
          [this](const Error& e) {
            job_->finish();
            failed(e);
          });
}

void StartPage::destroy(const std::filesystem::path& folder) {
  show_form(Open);
  bar_->hide();
  busy_->setText(tr("Destroying the vault."));
  forms_->setEnabled(false);
  worker_.destroy(folder).then(
      this,
      [this](const store::Vault::Destroyed& destroyed) {
        forms_->setEnabled(true);
        busy_->clear();
        sample_folder_.reset();
        const int at = folder_->findText(folder_->currentText());
        if (at >= 0) folder_->removeItem(at);
        folder_->clearEditText();
        if (!destroyed.keys_gone)
          return bar_->show_text(tr("The keys could not all be removed. Destroy the disk."),
                                 MessageBar::Tone::Alarm);
        QString text = tr("The keys are gone, and with them everything in this vault.") + QLatin1Char(' ') +
                       out_of_reach();
        if (!destroyed.left.empty())
          text += QLatin1Char('\n') + tr("%n file(s) of it could not be removed; they hold ciphertext only.",
                                         nullptr, static_cast<int>(destroyed.left.size()));
        bar_->show_text(text);
      },
      [this](const Error& e) { failed(e); });
}

QWidget* StartPage::make_open(const QString& folder) {
  auto* form = new QWidget;
  auto* layout = form_layout();
  form->setLayout(layout);
  folder_ = new Choice(tr("Folder of the vault"));
  folder_->setEditable(true);
  keep_private(folder_->lineEdit());
  folder_->lineEdit()->setAccessibleName(folder_->accessibleName());
  folder_->setInsertPolicy(QComboBox::NoInsert);
  folder_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  folder_->addItems(vaults_at_home());
  if (!folder.isEmpty()) folder_->setEditText(folder);
  auto* choose = button(tr("Choose…"), Kind::Normal);
  choose->setAccessibleName(tr("Choose the folder of the vault"));
  connect(choose, &QPushButton::clicked, this, [this] {
    choose_folder(this, tr("The folder of the vault"),
                  [this](const auto& path) { folder_->setEditText(from_path(path)); });
  });
  auto* line = row();
  line->addWidget(folder_, 1);
  line->addWidget(choose);
  auto* name = label(tr("Folder"), theme::Size::Body, "quiet");
  name->setBuddy(folder_);
  layout->addRow(name, line);
  passphrase_ = new PassphraseEdit(tr("Passphrase"));
  add_row(layout, tr("Passphrase"), passphrase_);
  open_ = button(tr("Unlock"), Kind::Primary);
  layout->addRow(QString(), open_);
  connect(open_, &QPushButton::clicked, this, &StartPage::unlock);
  connect(passphrase_, &QLineEdit::returnPressed, this, &StartPage::unlock);
  auto* more = column(0);
  const auto add = [this, more](const QString& text, auto act) {
    auto* link = button(text, Kind::Link);
    more->addWidget(link, 0, Qt::AlignLeft);
    connect(link, &QPushButton::clicked, this, act);
  };
  add(tr("I forgot the passphrase"), [this] {
    const auto chosen = chosen_folder();
    if (!chosen) return;
    bar_->hide();
    show_form(Recover);
    recover_->begin(*chosen);
  });
  add(tr("Restore from a backup"), [this] {
    bar_->hide();
    show_form(Restore);
    restore_->begin();
  });
  add(tr("Destroy a vault"), [this] {
    const auto chosen = chosen_folder();
    if (!chosen) return;
    bar_->hide();
    destroy_text_->setText(
        tr("Destroys what is in %1: first its keys, then everything, at once and for ever. No "
           "passphrase is needed.")
            .arg(*chosen));
    show_form(Destroy);
    leave_destroying_->setFocus();
  });
  layout->addRow(QString(), more);
  return form;
}

QWidget* StartPage::make_create() {
  auto* form = new QWidget;
  auto* layout = form_layout();
  form->setLayout(layout);
  name_ = line_edit(tr("Name of the vault"), tr("Shown to those you exchange bundles with"));
  add_row(layout, tr("Name"), name_);
  author_ = line_edit(tr("Your author code"), tr("A code, not a name: A1, K-07"));
  author_->setText(QStringLiteral("A1"));
  author_->setMaxLength(32);
  add_row(layout, tr("Author code"), author_);
  new_folder_ = line_edit(tr("Folder for the new vault"));
  new_folder_->setText(QDir::home().filePath(QStringLiteral("field.attest")));
  add_row(layout, tr("Folder"), new_folder_);
  new_passphrase_ = new NewPassphrase;
  auto* name = label(tr("Passphrase"), theme::Size::Body, "quiet");
  name->setBuddy(new_passphrase_);
  name->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  name->setContentsMargins(0, 8, 0, 0);
  layout->addRow(name, new_passphrase_);

  auto* joining = row();
  joins_ = prose(tr("Starts a project of this name."), "quiet");
  auto* join = button(tr("Join a project…"), Kind::Normal);
  leave_ = button(tr("Do not join"), Kind::Quiet);
  leave_->hide();
  joining->addWidget(joins_, 1);
  joining->addWidget(join);
  joining->addWidget(leave_);
  layout->addRow(QString(), joining);
  connect(join, &QPushButton::clicked, this, [this] {
    choose_file(this, tr("The contact card of someone in the project"), tr("All files (*)"),
                [this](const auto& path) {
                  const auto e = attempt([&] {
                    const auto card = read_card_file(path);
                    join_ = store::CreateOptions::Join{card.project, card.project_name};
                    joins_->setText(tr("Joins the project “%1”.").arg(from_utf8(card.project_name)));
                    leave_->show();
                  });
                  if (e) failed(*e);
                });
  });
  connect(leave_, &QPushButton::clicked, this, [this] {
    join_.reset();
    joins_->setText(tr("Starts a project of this name."));
    leave_->hide();
  });
  layout->addRow(QString(), prose(tr("Without its passphrase a vault opens only by a recovery key that you "
                                     "made before. Make one on its Vault page."),
                                  "quiet"));
  create_ = button(tr("Create the vault"), Kind::Primary);
  layout->addRow(QString(), create_);
  connect(create_, &QPushButton::clicked, this, &StartPage::create);
  connect(new_passphrase_, &NewPassphrase::submitted, this, &StartPage::create);
  return form;
}

QWidget* StartPage::make_recording() {
  auto* shown = part("bar");
  auto* layout = row(3);
  layout->setContentsMargins(12, 8, 12, 8);
  shown->setLayout(layout);
  auto* words = label({});
  set_tone(words, "alarm");
  layout->addWidget(words, 1);
  auto* stop = button(tr("End the recording"), Kind::Danger, QStringLiteral("stop"));
  layout->addWidget(stop);
  auto& recorder = worker_.recorder();
  connect(stop, &QPushButton::clicked, &recorder, &Recorder::stop);
  const auto update = [shown, words, &recorder] {
    shown->setVisible(recorder.active());
    const auto now = recorder.now();
    words->setText(
        now.paused || now.trouble
            ? recording_words(now).text
            : tr("A recording goes on: %1. It is sealed as it comes and can be heard only after unlocking.")
                  .arg(clock_time(now.elapsed_ms)));
  };
  connect(&recorder, &Recorder::changed, shown, update);
  update();
  return shown;
}

void StartPage::begin(const QString& what) {
  bar_->hide();
  sample_folder_.reset();  // of one that could not be made
  busy_->setText(what);
  forms_->setEnabled(false);
}

void StartPage::unlock() {
  const auto folder = chosen_folder();
  if (!folder) return;
  begin(
      tr("Deriving the key from the passphrase. This takes about a second and slows down whoever guesses."));
  auto key = std::make_shared<TypedKey>();
  key->passphrase = passphrase_->take();
  worker_.unlock(to_path(*folder), key->passphrase->clone())
      .then(
          this,
          [this](const store::VaultInfo& vault) {
            try_again_
                ->right();  // here only: a sample or a new vault must not give fresh attempts at this one
            done(vault);
          },
          [this, key](const Error& e) {
            failed(e);
            if (e.code() == Code::Damaged) show_damaged(e, key);
          });
}

void StartPage::create() {
  const auto complain = [this](const QString& text) { bar_->show_text(text, MessageBar::Tone::Caution); };
  if (name_->text().trimmed().isEmpty()) return complain(tr("Give the vault a name."));
  if (author_->text().trimmed().isEmpty())
    return complain(tr("Give an author code. It stands beside everything you write."));
  QString why_not;
  auto passphrase = new_passphrase_->take(why_not);
  if (!passphrase) return complain(why_not);
  store::CreateOptions options;
  options.name = to_utf8(name_->text().trimmed());
  options.author = to_utf8(author_->text().trimmed());
  options.join = join_;
  const auto folder = to_path(new_folder_->text().trimmed());
  begin(tr(
      "Measuring how slow this computer can make a guess, then making the vault. This takes a few seconds."));
  worker_.create(folder, std::move(*passphrase), options)
      .then(
          this,
          [this, folder](const store::VaultInfo& vault) {
            folder_->setEditText(from_path(folder));  // offered after the next lock
            done(vault);
          },
          [this](const Error& e) { failed(e); });
}

void StartPage::open_sample() {
  store::CreateOptions options;
  options.name = to_utf8(tr("Sample (made up)"));
  options.author = "A1";
  begin(tr("Making a vault for the sample in a temporary folder."));
  sample_folder_ =
      std::make_unique<QTemporaryDir>(QDir::temp().filePath(QStringLiteral("attest-sample-XXXXXX")));
  // Nobody needs this passphrase again: the vault goes when it is locked.
  worker_
      .create(to_path(sample_folder_->filePath(QStringLiteral("sample.attest"))), crypto::Secret::random(32),
              options)
      .then(
          this,
          [this](const store::VaultInfo& vault) {
            worker_
                .vault([fill = fill_sample_](store::Vault& v) {
                  Job job;
                  fill(v, job);
                })
                .then(
                    this, [this, vault] { done(vault); }, [this](const Error& e) { failed(e); });
          },
          [this](const Error& e) { failed(e); });
}

void StartPage::done(const store::VaultInfo& vault) {
  forms_->setEnabled(true);
  busy_->clear();
  Q_EMIT opened(vault, sample_folder_ != nullptr);
}

void StartPage::failed(const Error& error) {
  forms_->setEnabled(true);
  busy_->clear();
  if (error.code() != Code::Cancelled) bar_->show_text(sentence(error), MessageBar::Tone::Caution);
  passphrase_->setFocus();
  if (error.code() == Code::WrongPassphrase) try_again_->wrong();
}

void StartPage::show_locked() {
  const bool sample = sample_folder_ != nullptr;
  sample_folder_.reset();
  bar_->show_text(sample ? tr("The sample is locked and gone.")
                         : tr("Locked. Nothing can be read without the passphrase."));
  show_form(Open);
  passphrase_->setFocus();
}

}  // namespace attest::ui
