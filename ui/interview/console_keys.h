// The keys of the console: on the interview's page, and in the quiet view, which has nothing else.
#pragma once

#include <QKeySequence>

namespace attest::ui::keys {

inline const QKeySequence record{Qt::CTRL | Qt::SHIFT | Qt::Key_Space};  ///< record, pause, go on
inline const QKeySequence end{Qt::CTRL | Qt::SHIFT | Qt::Key_E};
inline const QKeySequence off_record{Qt::CTRL | Qt::SHIFT | Qt::Key_O};
inline const QKeySequence marker{Qt::CTRL | Qt::Key_M};
inline const QKeySequence skipped{Qt::CTRL | Qt::Key_J};
inline const QKeySequence distress{Qt::CTRL | Qt::Key_D};
inline const QKeySequence asked{Qt::CTRL | Qt::SHIFT | Qt::Key_A};
inline const QKeySequence grounding{Qt::CTRL | Qt::Key_G};
inline const QKeySequence note{Qt::CTRL | Qt::Key_N};
inline const QKeySequence quiet{Qt::CTRL | Qt::SHIFT | Qt::Key_Q};

}  // namespace attest::ui::keys
