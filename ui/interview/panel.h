// A part of the interview's page: asks the bridge, and leaves what fails to the page to show.
#pragma once

#include <QWidget>

#include "ui/lock/typed_texts.h"
#include "ui/widgets/make.h"
#include "ui/worker/worker.h"

namespace attest::ui {

class Panel : public QWidget {
  Q_OBJECT
 Q_SIGNALS:
  void failed(const attest::Error& error);
  void said(const QString& text);  ///< for the page's bar
  void changed();                  ///< the interview is to be read again

 protected:
  explicit Panel(Worker& worker) : worker_(worker) {}
  Worker& worker() { return worker_; }
  template <class T, class F>
  void ask(Request<T> request, F done) {
    std::move(request).then(this, std::move(done), [this](const Error& e) {
      if (e.code() != Code::Cancelled) Q_EMIT failed(e);
    });
  }

 private:
  Worker& worker_;
};

}  // namespace attest::ui
