// Asking for a file or a folder, without a nested loop. Qt's own dialog always: a desktop's would note what
// was chosen in its list of recent files.
#pragma once

#include <QWidget>
#include <filesystem>
#include <functional>

namespace attest::ui {

using Chosen = std::function<void(const std::filesystem::path&)>;
/// `filter` as QFileDialog takes it: "Sound (*.wav *.flac);;All files (*)".
void choose_file(QWidget* parent, const QString& title, const QString& filter, Chosen chosen);
void choose_new_file(QWidget* parent, const QString& title, const QString& suggestion, const QString& filter,
                     Chosen chosen);
void choose_folder(QWidget* parent, const QString& title, Chosen chosen);

QString from_path(const std::filesystem::path& path);
std::filesystem::path to_path(const QString& text);

}  // namespace attest::ui
