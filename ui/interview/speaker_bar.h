// Who speaks in a transcript that is being written: a button and a key for each.
#pragma once

#include <QWidget>

class QGridLayout;
class QLineEdit;
class QPushButton;

namespace attest::ui {

class SpeakerBar final : public QWidget {
  Q_OBJECT
 public:
  static constexpr int most = 9;  ///< as many as there are digits
  SpeakerBar();
  /// Those of a transcript; where it has none yet, the usual ones.
  void set_speakers(QStringList names);
  void set_current(const QString& name);  ///< of the line that is written
  void choose(int number);                ///< by its key: 1 to `most`; 0: nobody in particular

 Q_SIGNALS:
  void chosen(const QString& name);
  void renamed(const QString& from, const QString& to);

 private:
  void show_buttons();
  void show_state();
  void add();
  void rename();
  QStringList names_;
  QString current_;
  QGridLayout* grid_;
  std::vector<QPushButton*> buttons_;
  QLineEdit* name_;
  QPushButton *add_, *rename_;
};

}  // namespace attest::ui
