// A still, dark window while somebody speaks: one small word for the interviewer, whole minutes, and nothing
// that moves, flashes or changes its colour. Everything works by key. It holds nothing of what was said, so
// it stays over the window when the vault locks itself.
#pragma once

#include <QWidget>

#include "ui/worker/worker.h"

class QLabel;
class QLineEdit;

namespace attest::ui {

class QuietView final : public QWidget {
  Q_OBJECT
 public:
  /// Covers `window` while it is wanted and a recording is under way.
  QuietView(Worker& worker, QWidget* window);
  void set_wanted(bool wanted);
  bool wanted() const { return wanted_; }
  /// Something else is shown for a while.
  void set_aside(bool aside);
  /// The vault is about to be locked: what is typed as a note is kept as far as it came, and there are no
  /// more notes; or it is open again.
  void set_locked(bool locked);

 Q_SIGNALS:
  void left();       ///< by key: it is not wanted any more
  void grounding();  ///< the card is asked for
  void noted();      ///< a note was kept

 protected:
  bool event(QEvent* event) override;
  bool eventFilter(QObject* object, QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void show_state();
  bool act(const QKeySequence& keys);
  void begin_note();
  void keep_note();
  void end_note();
  void confirm(const QString& what);
  QString words() const;

  Worker& worker_;
  bool wanted_ = false, aside_ = false, locked_ = false;
  QString done_;              ///< what a key did last; goes with its minute
  std::int64_t done_at_ = 0;  ///< that minute
  QLabel *state_, *keys_;
  QLineEdit* note_;
  std::int64_t note_at_ = 0;  ///< when it was begun, in what
  std::optional<RecordId> note_interview_;
  std::optional<EntityId> note_media_;
};

}  // namespace attest::ui
