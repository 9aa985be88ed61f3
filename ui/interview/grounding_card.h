// A card in large calm type that can be turned to whoever speaks, with the places that help beside it. It
// covers the window; a recording goes on below it, or pauses, as the person chooses.
#pragma once

#include <QWidget>

#include "ui/worker/worker.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace attest::ui {

class GroundingCard final : public QWidget {
  Q_OBJECT
 public:
  /// Covers `window`, and goes with it.
  GroundingCard(Worker& worker, QWidget* window);
  /// The card that a project has without writing its own, in the language (BCP 47) if there is one, else in
  /// the window's.
  static QString usual_text(const QString& language);
  /// `text`: the project's own; empty: the usual one.
  void open(const QString& language, const QString& text, const QString& referrals);

 Q_SIGNALS:
  void closed();

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void show_state();
  Worker& worker_;
  static QString in_language(const char* source, const QString& language);
  QLabel *text_, *places_title_, *places_, *state_;
  QPushButton *pause_, *close_;
};

}  // namespace attest::ui
