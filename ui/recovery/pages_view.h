// A recovery key on the screen, once: to print, to save, to read back. Drawn, never put into a text widget:
// nothing of it can be selected, copied or asked for by another program. It is wiped when this is closed.
#pragma once

#include <QScrollArea>

#include "ui/pages/panel.h"
#include "ui/recovery/page.h"

class QPrinter;

namespace attest::ui {

/// One page, drawn on paper.
class RecoverySheet final : public QWidget {
  Q_OBJECT
 public:
  RecoverySheet();
  void show_page(const RecoveryPage* page);  ///< borrowed; nullptr: nothing

 protected:
  void paintEvent(QPaintEvent* event) override;
  int heightForWidth(int width) const override;
  bool hasHeightForWidth() const override { return true; }
  QSize sizeHint() const override;

 private:
  const RecoveryPage* page_ = nullptr;
};

class RecoveryPagesView final : public Panel {
  Q_OBJECT
 public:
  explicit RecoveryPagesView(Worker& worker);
  void show_pages(RecoveryPages made);
  /// Wipes what is shown.
  void close_pages();
  bool showing() const { return !made_.pages.empty(); }
  /// All pages, each on a sheet of paper.
  void print(QPrinter& printer);

 Q_SIGNALS:
  void read_back(attest::store::WayIn::Kind kind);
  void done();

 private:
  void show_number(int number);
  void ask_printer();
  void save();
  void write_files(const std::filesystem::path& where);

  RecoveryPages made_;
  int number_ = 0;
  QLabel* title_;
  QLabel* about_;
  QWidget* turning_;
  QLabel* which_;
  QPushButton* before_;
  QPushButton* after_;
  RecoverySheet* sheet_;
  QLabel* warning_;
};

}  // namespace attest::ui
