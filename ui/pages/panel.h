// A part of a page: asks the bridge, and leaves what fails to the page to show.
#pragma once

#include <QWidget>

#include "ui/lock/typed_texts.h"
#include "ui/widgets/job_bar.h"
#include "ui/widgets/make.h"
#include "ui/worker/worker.h"

namespace attest::ui {

class Panel : public QWidget {
  Q_OBJECT
 Q_SIGNALS:
  void failed(const attest::Error& error);
  void said(const QString& text);        ///< for the page's bar
  void complained(const QString& text);  ///< the same: something is missing or does not fit
  void changed();                        ///< what the page shows is to be read again
  void unfolded(QWidget* form);          ///< to be brought into view

 protected:
  explicit Panel(Worker& worker) : worker_(worker) {}
  Worker& worker() { return worker_; }
  /// `undone`: runs before a failure is shown, also where it was cancelled, which is none.
  template <class T, class F>
  void ask(Request<T> request, F done, std::function<void()> undone = {}) {
    std::move(request).then(this, std::move(done), [this, undone = std::move(undone)](const Error& e) {
      if (undone) undone();
      if (e.code() != Code::Cancelled) Q_EMIT failed(e);
    });
  }

  /// The same for long work, which ends the bar either way.
  template <class T, class F>
  void follow(JobBar& bar, Request<T> request, F done) {
    ask(
        std::move(request),
        [&bar, done = std::move(done)](auto&&... value) {
          bar.finish();
          done(std::forward<decltype(value)>(value)...);
        },
        [&bar] { bar.finish(); });
  }

 private:
  Worker& worker_;
};

}  // namespace attest::ui
