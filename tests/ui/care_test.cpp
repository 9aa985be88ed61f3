// What every page owes to whoever cannot see it, reads another language, or must leave no trace in an input
// method.
#include <QAccessible>
#include <QComboBox>
#include <QFile>
#include <QPlainTextEdit>
#include <QXmlStreamReader>

#include "tests/ui/desk.h"
#include "ui/pages/interviews.h"
#include "ui/session.h"

using namespace attest;
using namespace attest::test;

namespace {

bool interactive(QAccessible::Role role) {
  switch (role) {
    case QAccessible::Button:
    case QAccessible::CheckBox:
    case QAccessible::EditableText:
    case QAccessible::ComboBox:
    case QAccessible::Slider:
    case QAccessible::List:
    case QAccessible::Tree:
    case QAccessible::Table:
      return true;
    default:
      return false;
  }
}

/// Class names of interactive widgets that are shown and have no name.
void collect_nameless(QAccessibleInterface* node, QStringList& nameless) {
  if (!node || node->state().invisible) return;
  const auto* widget = qobject_cast<QWidget*>(node->object());
  // The line inside an editable combo box and the frames of scroll areas speak through their owner.
  const bool part = widget && widget->objectName().startsWith(QStringLiteral("qt_"));
  if (interactive(node->role()) && node->text(QAccessible::Name).trimmed().isEmpty() && !part)
    nameless.push_back(node->object() ? QString::fromLatin1(node->object()->metaObject()->className()) +
                                            QLatin1Char(':') + node->object()->objectName()
                                      : QStringLiteral("?"));
  if (node->role() == QAccessible::Table || node->role() == QAccessible::Tree ||
      node->role() == QAccessible::List)
    return;  // cells are content
  for (int i = 0; i < node->childCount(); ++i) collect_nameless(node->child(i), nameless);
}

void check_names(Desk& desk, const char* page) {
  QTest::qWait(50);
  QStringList nameless;
  collect_nameless(QAccessible::queryAccessibleInterface(&desk.window), nameless);
  INFO(page << ": " << nameless.join(QStringLiteral(", ")).toStdString());
  CHECK(nameless.isEmpty());
}

struct Message {
  QString source, context, type;
  QStringList translations;
};
std::vector<Message> read_messages(const QString& language) {
  QFile file(QString::fromStdString(test::source_folder() / "resources/i18n") +
             QStringLiteral("/attest_%1.ts").arg(language));
  REQUIRE(file.open(QIODevice::ReadOnly));
  QXmlStreamReader xml(&file);
  std::vector<Message> messages;
  QString context;
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement) continue;
    if (xml.name() == QLatin1String("name"))
      context = xml.readElementText();
    else if (xml.name() == QLatin1String("message"))
      messages.push_back({{}, context, {}, {}});
    else if (xml.name() == QLatin1String("source"))
      messages.back().source = xml.readElementText();
    else if (xml.name() == QLatin1String("translation")) {
      messages.back().type = xml.attributes().value(QLatin1String("type")).toString();
      messages.back().translations.push_back(xml.readElementText(QXmlStreamReader::IncludeChildElements));
    }
  }
  REQUIRE_FALSE(xml.hasError());
  return messages;
}
}  // namespace

TEST_CASE("Every control on every page has a name for a screen reader") {
  Desk desk;
  check_names(desk, "open");
  desk.press("Start a vault");
  check_names(desk, "start");
  desk.press("Open a vault");
  widget<QComboBox>(desk.window, "Folder of the vault")->setEditText(QStringLiteral("/nowhere"));
  for (const char* form : {"I forgot the passphrase", "Restore from a backup", "Destroy a vault"}) {
    desk.press(form);
    check_names(desk, form);
    desk.press("Back");
  }
  desk.open_sample();
  for (const char* page : {"Interviews", "Codebook", "Find", "Exchange", "Vault"}) {
    desk.go_to(page);
    check_names(desk, page);
  }
  for (const char* act :
       {"Change the passphrase: Change…", "Another passphrase: Add…", "Headquarters' key: Add…",
        "A recovery key on paper: Make…", "New keys inside: Replace…", "Recovery sheets: Make…"}) {
    desk.press(act);
    check_names(desk, act);
  }
  desk.press("Make the sheets");
  REQUIRE(says(desk, "Sheet 1 of 3"));
  check_names(desk, "recovery sheets");
  desk.press("Read it back…");
  check_names(desk, "reading back");
  desk.go_to("Interviews");
  desk.press("New interview");
  check_names(desk, "new interview");
  std::optional<RecordId> interview;
  desk.worker.vault([](store::Vault& vault) { return testimony::interviews(vault).front().id; })
      .then(
          &desk.window, [&](const RecordId& id) { interview = id; }, [](const Error& e) { FAIL(e.what()); });
  REQUIRE(comes([&] { return interview.has_value(); }));
  desk.window.findChild<ui::Session*>()->go(ui::Place{*interview, {}, {}, {}});
  REQUIRE(comes([&] { return desk.worker.player().loaded(); }));
  for (const char* side : {"Coding", "Notes", "Details"}) {
    desk.press(side);
    check_names(desk, side);
  }
  desk.press("More");
  check_names(desk, "erasing");
}

TEST_CASE("No input method learns what is typed, anywhere") {
  Desk desk;
  desk.open_sample();
  int seen = 0;
  const auto check = [&](const QWidget* w) {
    INFO(w->metaObject()->className() << " " << w->accessibleName().toStdString());
    CHECK(w->inputMethodHints().testFlag(Qt::ImhSensitiveData));
    CHECK(w->inputMethodHints().testFlag(Qt::ImhNoPredictiveText));
    ++seen;
  };
  for (const auto* w : desk.window.findChildren<QLineEdit*>()) check(w);
  for (const auto* w : desk.window.findChildren<QPlainTextEdit*>()) check(w);
  CHECK(seen > 20);
}

TEST_CASE("The rail shows what exists and nothing else") {
  Desk desk;
  desk.open_sample();
  QStringList names;
  for (const auto* b : desk.window.findChildren<QToolButton*>())
    if (b->isCheckable()) names.push_back(b->text());
  CHECK(names.join(QLatin1Char(' ')) == QStringLiteral("Interviews People Codebook Find Exchange Vault"));
}

TEST_CASE("Every sentence has its Korean, with every placeholder in its place") {
  const auto messages = read_messages(QStringLiteral("ko"));
  CHECK(messages.size() > 250);
  for (const auto& m : messages) {
    INFO(m.context.toStdString() << ": " << m.source.toStdString());
    CHECK(m.type.isEmpty());
    REQUIRE(m.translations.size() == 1);
    CHECK_FALSE(m.translations.front().trimmed().isEmpty());
    for (const char* placeholder : {"%1", "%2", "%3", "%n"})
      CHECK(m.source.contains(QLatin1String(placeholder)) ==
            m.translations.front().contains(QLatin1String(placeholder)));
  }
}

TEST_CASE("The Chinese and English files know the same sentences as the Korean one") {
  const auto korean = read_messages(QStringLiteral("ko"));
  CHECK(read_messages(QStringLiteral("zh_CN")).size() == korean.size());
  for (const auto& m : read_messages(QStringLiteral("en"))) {
    INFO(m.source.toStdString());
    CHECK(m.type.isEmpty());  // plurals only, all of them written
  }
}

TEST_CASE("Words stand out from what they are written on, in light and in dark") {
  auto& application = *qobject_cast<QApplication*>(QCoreApplication::instance());
  for (const auto scheme : {ui::theme::Scheme::Dark, ui::theme::Scheme::Light}) {
    ui::theme::apply(application, scheme);
    const auto& c = ui::theme::colours();
    for (const auto& ground : {c.ground, c.paper, c.raised})
      for (const auto& words : {c.ink, c.quiet, c.accent, c.alarm, c.caution}) {
        INFO(words.name().toStdString() << " on " << ground.name().toStdString());
        CHECK(ui::theme::contrast(words, ground) >= 4.5);
      }
    CHECK(ui::theme::contrast(c.on_accent, c.accent) >= 4.5);
    for (const auto& colour : coding::palette()) {
      INFO(colour);
      CHECK(ui::theme::contrast(ui::theme::word_colour(QString::fromStdString(colour)), c.paper) >= 4.5);
    }
  }
}
