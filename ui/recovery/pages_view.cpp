#include "ui/recovery/pages_view.h"

#include <QPaintEvent>
#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>

#include "ui/widgets/choose_file.h"

namespace attest::ui {
namespace {
constexpr int sheet_margin = 40;
constexpr int sheet_width = 712;
}  // namespace

RecoverySheet::RecoverySheet() {
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  // The key itself is said to no screen reader: what one is told, every program on the bus may hear.
  setAccessibleName(tr("The page with the recovery key"));
}

void RecoverySheet::show_page(const RecoveryPage* page) {
  page_ = page;
  updateGeometry();
  update();
}

int RecoverySheet::heightForWidth(int width) const {
  if (!page_) return 0;
  const QRectF area(0, 0, width - 2 * sheet_margin, 1e6);
  return static_cast<int>(page_->draw(nullptr, const_cast<RecoverySheet*>(this), area)) + 2 * sheet_margin;
}

QSize RecoverySheet::sizeHint() const {
  return {sheet_width, heightForWidth(sheet_width)};
}

void RecoverySheet::paintEvent(QPaintEvent*) {
  if (!page_) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(theme::colours().line);
  painter.setBrush(theme::colours().paper);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  painter.setPen(theme::colours().ink);
  page_->draw(&painter, this,
              QRectF(rect()).adjusted(sheet_margin, sheet_margin, -sheet_margin, -sheet_margin));
}

RecoveryPagesView::RecoveryPagesView(Worker& worker) : Panel(worker) {
  auto* layout = column(4);
  setLayout(layout);
  auto* head = row();
  head->addWidget(title_ = heading({}, theme::Size::Large), 1);
  turning_ = new QWidget;
  auto* turn = row();
  turning_->setLayout(turn);
  before_ = button(tr("Sheet before"), Kind::Quiet);
  after_ = button(tr("Next sheet"), Kind::Quiet);
  turn->addWidget(before_);
  turn->addWidget(which_ = label({}));
  turn->addWidget(after_);
  head->addWidget(turning_);
  layout->addLayout(head);
  layout->addWidget(about_ = prose({}, "quiet"));
  connect(before_, &QPushButton::clicked, this, [this] { show_number(number_ - 1); });
  connect(after_, &QPushButton::clicked, this, [this] { show_number(number_ + 1); });

  auto* actions = row();
  auto* print_button = button(tr("Print…"), Kind::Primary);
  auto* save_button = button(tr("Save as file…"), Kind::Normal, QStringLiteral("export"));
  auto* read_button = button(tr("Read it back…"), Kind::Normal, QStringLiteral("check"));
  auto* done_button = button(tr("Done: close it"), Kind::Quiet);
  actions->addWidget(print_button);
  actions->addWidget(save_button);
  actions->addWidget(read_button);
  actions->addWidget(done_button);
  actions->addStretch(1);
  layout->addLayout(actions);
  layout->addWidget(sheet_ = new RecoverySheet);
  layout->addWidget(warning_ = prose({}, "quiet"));
  layout->addStretch(1);
  connect(print_button, &QPushButton::clicked, this, &RecoveryPagesView::ask_printer);
  connect(save_button, &QPushButton::clicked, this, &RecoveryPagesView::save);
  connect(read_button, &QPushButton::clicked, this, [this] { Q_EMIT read_back(made_.kind); });
  connect(done_button, &QPushButton::clicked, this, &RecoveryPagesView::done);
}

void RecoveryPagesView::show_pages(RecoveryPages made) {
  sheet_->show_page(nullptr);
  made_ = std::move(made);
  const bool paper = made_.kind == store::WayIn::Kind::Paper;
  title_->setText(paper ? tr("The recovery key") : tr("The recovery sheets"));
  about_->setText(
      paper ? tr("It is shown only now. Print it or write it down, read it back, then close this page.")
            : tr("They are shown only now. Print or write down every sheet, read them back, then close this "
                 "page."));
  warning_->setText(
      paper ? tr("A file with this page in the clear opens the vault: destroy it once it is printed. The "
                 "print queue and many printers keep what they print for a while; use one that you trust.")
            : tr("Files with these sheets in the clear open the vault together: take each to its place, then "
                 "destroy what is left here. The print queue and many printers keep what they print for a "
                 "while; use one that you trust."));
  turning_->setVisible(made_.pages.size() > 1);
  show_number(0);
}

void RecoveryPagesView::close_pages() {
  sheet_->show_page(nullptr);
  made_ = {};
}

void RecoveryPagesView::show_number(int number) {
  number_ = number;
  const int count = static_cast<int>(made_.pages.size());
  before_->setEnabled(number > 0);
  after_->setEnabled(number + 1 < count);
  which_->setText(tr("Sheet %1 of %2").arg(number + 1).arg(count));
  sheet_->show_page(number < count ? &made_.pages[static_cast<std::size_t>(number)] : nullptr);
}

void RecoveryPagesView::ask_printer() {
  auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
  printer->setDocName(QStringLiteral("Attest"));  // seen by everyone who sees the queue
  auto* dialog = new QPrintDialog(printer.get(), this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, qOverload<QPrinter*>(&QPrintDialog::accepted), this,
          [this, printer](QPrinter*) { print(*printer); });
  connect(dialog, &QObject::destroyed, this, [printer] {});  // lives as long as the dialog
  dialog->open();
}

void RecoveryPagesView::print(QPrinter& printer) {
  QPainter painter;
  if (!painter.begin(&printer)) {
    Q_EMIT failed(Error(Code::Io));
    return;
  }
  painter.setPen(Qt::black);
  bool first = true;
  for (const auto& page : made_.pages) {
    if (!first) printer.newPage();
    first = false;
    page.draw(&painter, &printer,
              QRectF(QPointF(), printer.pageLayout().paintRectPixels(printer.resolution()).size()));
  }
  Q_EMIT said(tr("Sent to the printer. Read the print back before you rely on it."));
}

void RecoveryPagesView::save() {
  const auto write = [this](const std::filesystem::path& where) { write_files(where); };
  if (made_.kind == store::WayIn::Kind::Paper)
    return choose_new_file(this, tr("Where the recovery key goes, in the clear"),
                           QStringLiteral("recovery.txt"), tr("All files (*)"), write);
  choose_folder(this, tr("The folder that the sheets go to, in the clear"), write);
}

void RecoveryPagesView::write_files(const std::filesystem::path& where) {
  struct File {
    std::filesystem::path path;
    std::shared_ptr<crypto::Secret> text;
  };
  std::vector<File> files;
  const bool paper = made_.kind == store::WayIn::Kind::Paper;
  for (const auto& page : made_.pages)
    files.push_back({paper ? where : where / ("share-" + std::to_string(page.number) + ".txt"),
                     std::make_shared<crypto::Secret>(page.file())});
  ask(worker().apart([files, paper](Disk& disk, const Clock&) {
    for (const auto& file : files) {
      std::error_code error;
      // For one file the dialog has asked; a folder may hold the sheets of another vault.
      if (!paper && std::filesystem::exists(file.path, error))
        throw Error(Code::Io, "%1 exists already; choose another name or allow it to be replaced.",
                    {file.path.string()});
      disk.replace(file.path, file.text->view());
    }
  }),
      [this, paper, where] {
        Q_EMIT said((paper ? tr("Saved in the clear: %1. This file alone opens the vault: print it, read the "
                                "print back, then destroy the file.")
                           : tr("Saved in the clear in %1. These files together open the vault: take each to "
                                "its place, then destroy what is left here."))
                        .arg(from_path(where)));
      });
}

}  // namespace attest::ui
