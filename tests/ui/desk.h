// A window at a desk: real core, a cheap key derivation, a microphone that is a file.
#pragma once

#include <QApplication>
#include <QFileDialog>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QTest>
#include <cmath>
#include <optional>

#include "app/sample/sample.h"
#include "tests/support/support.h"
#include "ui/interview/transcript_view.h"
#include "ui/main_window.h"
#include "ui/pages/interview.h"

namespace attest::test {

/// Waits for what another thread brings; false after twenty seconds.
template <class F>
bool comes(F condition) {
  return QTest::qWaitFor(condition, 20000);
}

/// The visible widget of this type and accessible name; fails the test where there is none.
template <class W>
W* widget(QWidget& in, const char* name) {
  for (auto* w : in.findChildren<W*>())
    if (w->isVisibleTo(&in) && w->accessibleName() == QString::fromUtf8(name)) return w;
  FAIL("no widget is named " << name);
  return nullptr;
}

/// As an input method writes Hangul; QTest::keyClicks knows the keys of ASCII only.
inline void compose(QWidget* into, const QString& text) {
  QInputMethodEvent event;
  event.setCommitString(text);
  QApplication::sendEvent(into, &event);
}

/// Three seconds of a tone, 48 kHz mono, as a WAV file.
inline std::string write_tone(const std::filesystem::path& file) {
  constexpr std::uint32_t rate = 48000, frames = 3 * rate;
  Bytes bytes;
  const auto text = [&](const char* t) { bytes.insert(bytes.end(), t, t + 4); };
  const auto two = [&](std::uint32_t v) {
    bytes.push_back(static_cast<Byte>(v));
    bytes.push_back(static_cast<Byte>(v >> 8));
  };
  text("RIFF");
  append_le32(bytes, 36 + frames * 2);
  text("WAVE");
  text("fmt ");
  append_le32(bytes, 16);
  two(1);
  two(1);
  append_le32(bytes, rate);
  append_le32(bytes, rate * 2);
  two(2);
  two(16);
  text("data");
  append_le32(bytes, frames * 2);
  for (std::uint32_t i = 0; i < frames; ++i)
    two(static_cast<std::uint16_t>(static_cast<std::int16_t>(9000 * std::sin(i * 0.0576))));
  spit(file, bytes);
  return file.string();
}

class Desk {
 public:
  explicit Desk(const QString& folder = {}, std::unique_ptr<ui::SystemWatch> system = nullptr,
                std::unique_ptr<media::Devices> devices = media::make_file_devices({}, false))
      : devices_(std::move(devices)),
        worker(disk_, clock_, *devices_,
               [] {
                 return crypto::KdfCost{8 * 1024, 1};
               }),
        window(
            worker, [](store::Vault& vault, Job& job) { app::fill_sample(vault, job); }, folder,
            std::move(system)) {
    window.resize(1366, 768);
    window.show();
  }
  /// Through the first page's link.
  void open_sample() {
    QTest::mouseClick(widget<QPushButton>(window, "Open the sample interview"), Qt::LeftButton);
    REQUIRE(comes([this] { return open(); }));
  }
  /// The sample's only interview, through the table.
  ui::TranscriptView* open_sample_interview() {
    open_sample();
    auto* table = widget<QTableView>(window, "Interviews");
    REQUIRE(comes([&] { return table->model()->rowCount() == 1; }));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualRect(table->model()->index(0, 0)).center());
    auto* page = window.findChild<ui::InterviewPage*>();
    REQUIRE(comes([&] { return page->isVisible(); }));
    auto* view = page->findChild<ui::TranscriptView*>();
    REQUIRE(comes([&] { return !view->toPlainText().isEmpty(); }));
    return view;
  }
  bool open() { return window.findChild<QWidget*>(QStringLiteral("session")) != nullptr; }
  /// On the first page, where the vault's folder stands already.
  void unlock(const char* passphrase) {
    auto* line = widget<QLineEdit>(window, "Passphrase");
    REQUIRE(comes([&] { return line->isEnabled(); }));
    QTest::keyClicks(line, QString::fromUtf8(passphrase));
    press("Unlock");
    REQUIRE(comes([&] { return open(); }));
  }
  /// Through the rail, and until the first page says so.
  void lock() {
    go_to("Lock");
    be_locked();
  }
  void lock_by_idle() {
    window.lock_guard().lock_after(std::chrono::milliseconds(50));
    be_locked();
  }
  void be_locked() {
    auto* start = window.findChild<ui::StartPage*>();
    REQUIRE(comes([&] {
      return !open() && start->findChild<ui::MessageBar*>()->text().startsWith(QStringLiteral("Locked"));
    }));
  }
  /// What the vault's lane answers.
  template <class T, class F>
  T ask(F work) {
    std::optional<T> got;
    worker.vault(std::move(work))
        .then(
            &window, [&](T&& value) { got = std::move(value); }, [](const Error& e) { FAIL(e.what()); });
    REQUIRE(comes([&] { return got.has_value(); }));
    return *got;
  }
  void press(const char* name) { QTest::mouseClick(widget<QPushButton>(window, name), Qt::LeftButton); }
  void go_to(const char* rail) { QTest::mouseClick(widget<QToolButton>(window, rail), Qt::LeftButton); }

 private:
  Disk disk_;
  SystemClock clock_;
  std::unique_ptr<media::Devices> devices_;

 public:
  ui::Worker worker;
  ui::MainWindow window;
};

/// Answers the file dialog that is open.
inline void choose(Desk& desk, const std::filesystem::path& path) {
  QFileDialog* dialog = nullptr;
  REQUIRE(comes([&] { return (dialog = desk.window.findChild<QFileDialog*>()) && dialog->isVisible(); }));
  auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
  name->setText(QString::fromStdString(path.string()));
  QTest::keyClick(name, Qt::Key_Return);
  REQUIRE(comes([&] { return !desk.window.findChild<QFileDialog*>(); }));
}

/// Some label or bar that is to be seen says this.
inline bool says(Desk& desk, const char* words) {
  return comes([&] {
    for (const auto* label : desk.window.findChildren<QLabel*>())
      if (label->isVisible() && label->text().contains(QString::fromUtf8(words))) return true;
    return false;
  });
}

}  // namespace attest::test
