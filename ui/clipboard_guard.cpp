#include "ui/clipboard_guard.h"

#include <QClipboard>
#include <QGuiApplication>

namespace attest::ui {

ClipboardGuard::ClipboardGuard(std::chrono::milliseconds keep) : clipboard_(*QGuiApplication::clipboard()) {
  timer_.setSingleShot(true);
  timer_.setInterval(keep);
  connect(&timer_, &QTimer::timeout, this, &ClipboardGuard::empty);
  // Nobody can have asked for it yet: requests are served by the event loop that we are in.
  connect(&clipboard_, &QClipboard::selectionChanged, this, [this] {
    if (clipboard_.ownsSelection()) clipboard_.clear(QClipboard::Selection);
  });
  connect(&clipboard_, &QClipboard::dataChanged, this, [this] {
    if (!clipboard_.ownsClipboard()) return timer_.stop();
    timer_.start();
    Q_EMIT copied();
  });
}

ClipboardGuard::~ClipboardGuard() {
  empty();
}

void ClipboardGuard::empty() {
  timer_.stop();
  if (clipboard_.ownsClipboard()) clipboard_.clear();
}

}  // namespace attest::ui
