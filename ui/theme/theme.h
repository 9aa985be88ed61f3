// The look, in one place: colours, sizes, the style sheet, and icons that take the colour of the text around
// them.
#pragma once

#include <QApplication>
#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QString>

namespace attest::ui::theme {

enum class Scheme { System, Light, Dark };

/// Dresses the whole application. System follows the palette that the desktop gave.
void apply(QApplication& application, Scheme scheme);

/// Colours that the palette has no role for.
struct Colours {
  QColor ground;     ///< behind everything
  QColor paper;      ///< what is read and written on
  QColor raised;     ///< the rail, panels
  QColor line;       ///< hairlines
  QColor ink;        ///< text
  QColor quiet;      ///< secondary text
  QColor accent;     ///< the one accent
  QColor on_accent;  ///< text on it
  QColor wash;       ///< the accent as a faint ground: selection, the spoken line
  QColor alarm;      ///< recording and destroying, nothing else
  QColor caution;    ///< conflicts, damage
};
/// Those of the scheme that was applied; a widget's own palette does not tell, since its style sheet changes
/// it.
const Colours& colours();

/// The grid: all spacing is a multiple of 4 px.
inline constexpr int unit = 4;

/// The system's font in four sizes.
enum class Size { Small, Body, Large, Title };
QFont font(Size size, bool strong = false);
/// The system's font, with the shapes of Han characters that readers of `language` (BCP 47) know: one code
/// point is drawn in four ways, and a line of mixed ones looks broken.
QFont in_language(QFont font, const QString& language);

/// One of resources/icons, in the colour of the text where it is drawn. `tone` overrides the colour.
QIcon icon(const QString& name, const QColor& tone = {});

/// A code's colour, made readable on paper: the bar's colour, and the faint wash behind
/// words.
QColor bar_colour(const QString& colour);
/// The same for words: at least 4.5 to 1 against the paper (WCAG 2.1, 1.4.3).
QColor word_colour(const QString& colour);
/// WCAG 2.1's contrast ratio, 1 to 21.
double contrast(const QColor& a, const QColor& b);
QColor wash_colour(const QString& colour);

/// The program's emblem, in its own colours.
QPixmap emblem(int size, qreal ratio);

}  // namespace attest::ui::theme
