#include "ui/lock/idle_watch.h"

#include <time.h>

#include <QCoreApplication>
#include <QMouseEvent>
#include <algorithm>

namespace attest::ui {
namespace {
using std::chrono::milliseconds;
constexpr milliseconds look_every{1000};
constexpr milliseconds noticed_sleep{2000};

milliseconds read(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return milliseconds(std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000);
}
}  // namespace

IdleWatch::Clocks IdleWatch::Clocks::system() {
  return {[] { return read(CLOCK_BOOTTIME); }, [] { return read(CLOCK_MONOTONIC); }};
}

IdleWatch::IdleWatch(Clocks clocks) : clocks_(std::move(clocks)) {
  connect(&timer_, &QTimer::timeout, this, &IdleWatch::look);
}

void IdleWatch::start(milliseconds after) {
  after_ = after;
  last_ = clocks_.with_sleep();
  asleep_ = last_ - clocks_.without_sleep();
  timer_.start(std::min(look_every, std::max(after / 4, milliseconds(10))));
  QCoreApplication::instance()->installEventFilter(this);
}

void IdleWatch::stop() {
  timer_.stop();
  QCoreApplication::instance()->removeEventFilter(this);
}

void IdleWatch::look() {
  const auto now = clocks_.with_sleep();
  if (now - clocks_.without_sleep() - asleep_ > noticed_sleep) {
    stop();
    Q_EMIT slept();
  } else if (now - last_ >= after_) {
    stop();
    Q_EMIT idle();
  }
}

bool IdleWatch::eventFilter(QObject* object, QEvent* event) {
  switch (event->type()) {
    case QEvent::MouseMove: {
      // Something that moves below a resting pointer sends this too.
      const QPoint at = static_cast<QMouseEvent*>(event)->globalPosition().toPoint();
      if (at == std::exchange(pointer_, at)) break;
      [[fallthrough]];
    }
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
    case QEvent::InputMethod:  // what is composed, Hangul for one, does not come as keys
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd:
    case QEvent::TabletPress:
    case QEvent::TabletMove:
      last_ = clocks_.with_sleep();
      break;
    default:
      break;
  }
  return QObject::eventFilter(object, event);
}

}  // namespace attest::ui
