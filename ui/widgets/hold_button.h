// A button for what cannot be undone and may have to be quick: it acts after it has been held down for two
// seconds, with the mouse or with the space key. Let go earlier, and nothing has happened.
#pragma once

#include <QElapsedTimer>
#include <QPushButton>
#include <QTimer>

namespace attest::ui {

class HoldButton final : public QPushButton {
  Q_OBJECT
 public:
  explicit HoldButton(const QString& text);
  static constexpr int hold_ms = 2000;

 Q_SIGNALS:
  void held();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void keyReleaseEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void begin();
  void let_go();
  void tick();
  QTimer timer_;
  QElapsedTimer since_;
};

}  // namespace attest::ui
