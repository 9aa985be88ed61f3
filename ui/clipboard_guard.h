// What other programs may see of the words on this screen. X11 offers whatever is selected to every program
// without being asked: that is taken back at once. What a person copies is theirs to copy, but not for ever:
// clipboard managers keep what they see, some of them on the disk.
#pragma once

#include <QTimer>
#include <chrono>

class QClipboard;

namespace attest::ui {

class ClipboardGuard final : public QObject {
  Q_OBJECT
 public:
  explicit ClipboardGuard(std::chrono::milliseconds keep = std::chrono::minutes(1));
  /// Empties it: at its end Qt would hand over to a clipboard manager what is still there.
  ~ClipboardGuard() override;
  /// Takes back what was copied here, if it is still there.
  void empty();

 Q_SIGNALS:
  /// A person has copied something: tell them what that means.
  void copied();

 private:
  QClipboard& clipboard_;
  QTimer timer_;
};

}  // namespace attest::ui
