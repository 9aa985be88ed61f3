// Widgets as this program makes them: named for those who cannot see them, closed to input methods that
// learn, spaced on the grid. Everything made here belongs to the parent or the layout it is put into.
#pragma once

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/crypto/secret.h"
#include "ui/theme/theme.h"

namespace attest::ui {

enum class Kind { Normal, Primary, Danger, Quiet, Link, Tab };
QPushButton* button(const QString& text, Kind kind = Kind::Normal, const QString& icon = {});
/// A button that shows an icon only; `name` is its tool tip and what a screen reader says.
QPushButton* icon_button(const QString& icon, const QString& name);

/// Plain text always: what comes from elsewhere is never read as HTML.
QLabel* label(const QString& text, theme::Size size = theme::Size::Body, const char* tone = nullptr);
QLabel* heading(const QString& text, theme::Size size = theme::Size::Large);
/// A label that wraps its sentences.
QLabel* prose(const QString& text, const char* tone = nullptr);
/// Changes a label's tone ("quiet", "caution", "alarm" or nullptr) after it was made.
void set_tone(QWidget* widget, const char* tone);

/// No predictive text, no learning of what is typed (ImhSensitiveData). Whatever can be typed into comes from
/// here or is given to this.
void keep_private(QWidget* editor, Qt::InputMethodHints more = Qt::ImhNone);
QLineEdit* line_edit(const QString& name, const QString& placeholder = {});
QPlainTextEdit* text_edit(const QString& name, const QString& placeholder = {}, int lines = 4);

/// A combo box with this program's arrow.
class Choice final : public QComboBox {
 public:
  explicit Choice(const QString& name);

 protected:
  void paintEvent(QPaintEvent* event) override;
};

/// What is typed goes straight into a Secret; the line is emptied and forgets.
class PassphraseEdit final : public QLineEdit {
 public:
  explicit PassphraseEdit(const QString& name);
  crypto::Secret take();
  crypto::Secret peek() const;  ///< what is typed so far, which stays
  bool same_as(const PassphraseEdit& other) const { return text() == other.text(); }
};

/// Adds a row whose label is the field's buddy.
void add_row(QFormLayout* form, const QString& text, QWidget* field);
QFormLayout* form_layout();

QVBoxLayout* column(int spacing_units = 2);
QHBoxLayout* row(int spacing_units = 2);
/// A framed part of the window: "card", "panel", "rail", "bar".
QFrame* part(const char* name);

/// A card; `inside` is what goes into it.
QFrame* make_card(QVBoxLayout*& inside);
/// A card with a heading and, where `text` is not empty, what it is about. `inside` is what more goes into.
QWidget* section(const QString& title, const QString& text, QVBoxLayout*& inside);
/// A page that scrolls, its content no wider than what is comfortable to read.
QScrollArea* scrolling(QWidget* content);
/// Everything in a layout goes.
void empty(QLayout* layout);

/// Says in the middle of an empty place what belongs there and what to do: the first act first.
QWidget* empty_state(const QString& icon, const QString& title, const QString& text,
                     const std::vector<QPushButton*>& acts = {});

}  // namespace attest::ui
