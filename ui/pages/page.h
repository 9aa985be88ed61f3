// What every page has: a title with room for actions, a line for what has happened, and the bridge.
#pragma once

#include <QWidget>

#include "ui/place.h"
#include "ui/text/errors.h"
#include "ui/widgets/make.h"
#include "ui/widgets/message_bar.h"
#include "ui/worker/worker.h"

namespace attest::ui {

class Page : public QWidget {
  Q_OBJECT
 public:
  /// Reads again what it shows. Called whenever it comes to the front.
  virtual void refresh() = 0;
  /// Another page comes to the front, or the vault is being locked.
  virtual void leave() {}
  MessageBar& bar() { return *bar_; }

 Q_SIGNALS:
  void go(const attest::ui::Place& place);
  void care_changed();  ///< an erasure or a change of keys went through, or stopped half way

 protected:
  /// An empty title leaves out the title's row.
  Page(Worker& worker, const QString& title);
  Worker& worker() { return worker_; }
  QVBoxLayout* body() { return body_; }
  QHBoxLayout* head() { return head_; }

  void show_error(const Error& error) {
    if (error.code() != Code::Cancelled) bar_->show_text(sentence(error), MessageBar::Tone::Caution);
  }
  /// Sends a request off; a failure is shown in the bar.
  template <class T, class F>
  void ask(Request<T> request, F done) {
    std::move(request).then(this, std::move(done), [this](const Error& e) { show_error(e); });
  }

 private:
  Worker& worker_;
  QHBoxLayout* head_;
  QVBoxLayout* body_;
  MessageBar* bar_;
};

}  // namespace attest::ui
