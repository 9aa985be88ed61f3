// What has just happened, in a line above the page; stays until it is read or replaced.
#pragma once

#include <QFrame>
#include <functional>

class QLabel;
class QPushButton;

namespace attest::ui {

class MessageBar final : public QFrame {
  Q_OBJECT
 public:
  enum class Tone { Plain, Caution, Alarm };
  MessageBar();
  /// With an action, a button on the right does it and closes the bar.
  void show_text(const QString& text, Tone tone = Tone::Plain, const QString& action = {},
                 std::function<void()> act = {});
  QString text() const;

 Q_SIGNALS:
  void dismissed();  ///< closed by the person

 private:
  QLabel* icon_;
  QLabel* text_;
  QPushButton* action_;
  std::function<void()> act_;
};

}  // namespace attest::ui
