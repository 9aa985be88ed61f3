#include "ui/recovery/input.h"

#include <QFontDatabase>
#include <QKeyEvent>
#include <QMimeData>

#include "core/crypto/shares.h"
#include "ui/recovery/page.h"
#include "ui/widgets/choose_file.h"
#include "ui/worker/worker.h"

namespace attest::ui {
namespace {

namespace shares = crypto::shares;
using store::WayIn;

}  // namespace

TypedSecret::TypedSecret(const QString& name) {
  setProperty("field", QStringLiteral("true"));
  setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase |
                      Qt::ImhPreferLatin | Qt::ImhMultiLine);
  setAccessibleName(name);
  setUndoRedoEnabled(false);
  setContextMenuPolicy(Qt::NoContextMenu);
  setTabChangesFocus(true);
  QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
  fixed.setPointSizeF(theme::font(theme::Size::Body).pointSizeF());
  setFont(fixed);
  setFixedHeight(fontMetrics().lineSpacing() * 3 + 6 * theme::unit);
}

crypto::Secret TypedSecret::peek() const {
  QString text = toPlainText();
  QByteArray typed = text.toUtf8();
  auto secret = crypto::Secret::from_text({typed.constData(), static_cast<std::size_t>(typed.size())});
  crypto::wipe({reinterpret_cast<Byte*>(typed.data()), static_cast<std::size_t>(typed.size())});
  text.fill(QLatin1Char('*'));
  return secret;
}

void TypedSecret::wipe() {
  clear();
}

QMimeData* TypedSecret::createMimeDataFromSelection() const {
  return new QMimeData;  // nothing; the caller takes it over
}

void TypedSecret::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Copy) || event->matches(QKeySequence::Cut)) return event->accept();
  QPlainTextEdit::keyPressEvent(event);
}

RecoveryInput::RecoveryInput() {
  auto* layout = column(2);
  setLayout(layout);
  choice_ = new QWidget;
  auto* choice = row(0);
  choice_->setLayout(choice);
  tabs_[0] = button(tr("Paper key"), Kind::Tab);
  tabs_[1] = button(tr("Sheets"), Kind::Tab);
  for (int i = 0; i < 2; ++i) {
    tabs_[i]->setAutoExclusive(true);
    choice->addWidget(tabs_[i]);
    connect(tabs_[i], &QPushButton::clicked, this,
            [this, i] { set_kind(i == 0 ? WayIn::Kind::Paper : WayIn::Kind::Shares); });
  }
  choice->addStretch(1);
  layout->addWidget(choice_);
  layout->addWidget(edit_ = new TypedSecret(tr("What stands on the paper")));
  layout->addWidget(state_ = prose({}, "quiet"));
  auto* actions = row();
  add_ = button(tr("Add this sheet"), Kind::Normal, QStringLiteral("add"));
  auto* file = button(tr("From a file…"), Kind::Normal, QStringLiteral("import"));
  actions->addWidget(add_);
  actions->addWidget(file);
  actions->addStretch(1);
  layout->addLayout(actions);
  setFocusProxy(edit_);
  connect(add_, &QPushButton::clicked, this, [this] {
    if (const auto e = attempt([this] { add_typed(); })) Q_EMIT failed(*e);
  });
  connect(file, &QPushButton::clicked, this, &RecoveryInput::load);
  set_kind(WayIn::Kind::Paper);
}

void RecoveryInput::set_kind(WayIn::Kind kind) {
  wipe();
  kind_ = kind;
  const bool paper = kind == WayIn::Kind::Paper;
  tabs_[paper ? 0 : 1]->setChecked(true);
  add_->setVisible(!paper);
  edit_->setPlaceholderText(paper ? tr("AGE-SECRET-KEY-1…; small letters and spaces do not matter")
                                  : tr("The words of one sheet, in their order"));
  show_state();
}

void RecoveryInput::lock_kind() {
  choice_->hide();
}

void RecoveryInput::wipe() {
  edit_->wipe();
  loaded_.reset();
  sheets_.clear();
  need_ = 0;
  show_state();
}

void RecoveryInput::add_typed() {
  add_sheet(edit_->peek());
  edit_->wipe();
  edit_->setFocus();
}

void RecoveryInput::add_sheet(crypto::Secret words) {
  const auto share = shares::inspect(words);
  const bool again = std::any_of(sheets_.begin(), sheets_.end(),
                                 [&](const auto& other) { return shares::inspect(other) == share; });
  if (!again) sheets_.push_back(std::move(words));
  need_ = share.need;
  show_state();
}

void RecoveryInput::show_state() {
  if (kind_ == WayIn::Kind::Paper)
    return state_->setText(loaded_ ? tr("The key is read from the file.")
                                   : tr("Type the key as it stands on the page, group by group."));
  const int count = static_cast<int>(sheets_.size());
  if (count == 0)
    return state_->setText(tr("Type one sheet after the other; capital letters and numbers do not matter."));
  state_->setText(count < need_ ? tr("%1 of the %2 sheets that are needed are in.").arg(count).arg(need_)
                                : tr("%1 sheets are in: enough.", "of recovery sheets").arg(count));
}

void RecoveryInput::load() {
  choose_file(this, kind_ == WayIn::Kind::Paper ? tr("The file with the paper key") : tr("A sheet's file"),
              tr("All files (*)"), [this](const std::filesystem::path& file) {
                const auto e = attempt([&] {
                  if (kind_ == WayIn::Kind::Paper)
                    loaded_ = read_secret(file);
                  else
                    add_sheet(read_secret(file));
                });
                if (e) Q_EMIT failed(*e);
                show_state();
              });
}

crypto::age::Identity RecoveryInput::identity() {
  if (kind_ == WayIn::Kind::Paper)
    return loaded_ && edit_->is_empty() ? crypto::age::read_typed_key(*loaded_)
                                        : crypto::age::read_typed_key(edit_->peek());
  if (!edit_->is_empty()) add_typed();
  return shares::recovery_key(sheets_);
}

}  // namespace attest::ui
