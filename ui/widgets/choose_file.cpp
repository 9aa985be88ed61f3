#include "ui/widgets/choose_file.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>

#include "ui/widgets/make.h"

namespace attest::ui {
namespace {
void ask(QWidget* parent, const QString& title, const QString& filter, QFileDialog::FileMode mode,
         QFileDialog::AcceptMode accept, const QString& suggestion, Chosen chosen) {
  auto* dialog = new QFileDialog(parent, title, QDir::homePath(), filter);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setOption(QFileDialog::DontUseNativeDialog);
  dialog->setFileMode(mode);
  dialog->setAcceptMode(accept);
  if (mode == QFileDialog::Directory) dialog->setOption(QFileDialog::ShowDirsOnly);
  if (!suggestion.isEmpty()) dialog->selectFile(suggestion);
  for (auto* edit : dialog->findChildren<QLineEdit*>()) keep_private(edit);
  QObject::connect(dialog, &QFileDialog::fileSelected, parent,
                   [chosen = std::move(chosen)](const QString& file) { chosen(to_path(file)); });
  dialog->open();
}
}  // namespace

void choose_file(QWidget* parent, const QString& title, const QString& filter, Chosen chosen) {
  ask(parent, title, filter, QFileDialog::ExistingFile, QFileDialog::AcceptOpen, {}, std::move(chosen));
}
void choose_new_file(QWidget* parent, const QString& title, const QString& suggestion, const QString& filter,
                     Chosen chosen) {
  ask(parent, title, filter, QFileDialog::AnyFile, QFileDialog::AcceptSave, suggestion, std::move(chosen));
}
void choose_folder(QWidget* parent, const QString& title, Chosen chosen) {
  ask(parent, title, {}, QFileDialog::Directory, QFileDialog::AcceptOpen, {}, std::move(chosen));
}

QString from_path(const std::filesystem::path& path) {
  return QFile::decodeName(path.c_str());
}
std::filesystem::path to_path(const QString& text) {
  return QFile::encodeName(text).toStdString();
}

}  // namespace attest::ui
