// What the tests of keeping a vault share: a real vault that a desk opens by its passphrase.
#pragma once

#include <QPlainTextEdit>

#include "core/testimony/interview.h"
#include "tests/support/vaults.h"
#include "tests/ui/desk.h"
#include "ui/pages/interviews.h"

namespace attest::test {

inline constexpr const char* first_passphrase = "a long passphrase";  // as Vaults has it
inline constexpr const char* new_passphrase = "anvil marrow tepid scone";

inline QString folder_of(const Vaults& vaults, const char* name) {
  return QString::fromStdString((vaults.folder / (std::string(name) + ".attest")).string());
}
inline void type(Desk& desk, const char* field, const char* text) {
  auto* line = widget<QLineEdit>(desk.window, field);
  line->clear();
  QTest::keyClicks(line, QString::fromUtf8(text));
}
inline void type_twice(Desk& desk, const char* text) {
  type(desk, "New passphrase", text);
  type(desk, "The same passphrase again", text);
}
inline void unlock(Desk& desk, const char* passphrase = first_passphrase) {
  REQUIRE(comes([&] { return widget<QPushButton>(desk.window, "Unlock")->isEnabled(); }));
  type(desk, "Passphrase", passphrase);
  desk.press("Unlock");
}
inline void open_vault_page(Desk& desk, const char* passphrase = first_passphrase) {
  unlock(desk, passphrase);
  REQUIRE(comes([&] { return desk.open(); }));
  desk.go_to("Vault");
  REQUIRE(says(desk, "Passphrase"));
}
inline void open_first_interview(Desk& desk) {
  desk.go_to("Interviews");
  auto* table = desk.window.findChild<ui::InterviewsPage*>()->findChild<QTableView*>();
  REQUIRE(comes([&] { return table->isVisible() && table->model()->rowCount() > 0; }));
  QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                    table->visualRect(table->model()->index(0, 0)).center());
  REQUIRE(comes([&] { return desk.window.findChild<ui::InterviewPage*>()->isVisible(); }));
}

/// Every text that a widget of the window holds, visible or not.
inline QString texts_of(QWidget& window) {
  QString all;
  for (const auto* w : window.findChildren<QWidget*>()) {
    all += w->accessibleName() + w->accessibleDescription() + w->toolTip() + w->windowTitle() +
           QLatin1Char('\n');
    for (const char* name : {"text", "plainText", "displayText", "placeholderText"})
      all += w->property(name).toString() + QLatin1Char('\n');
  }
  return all;
}

}  // namespace attest::test
