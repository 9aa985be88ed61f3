#include "ui/interview/transcript_view.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>
#include <functional>

#include "ui/interview/book_layout.h"
#include "ui/text/words.h"
#include "ui/theme/theme.h"
#include "ui/widgets/make.h"

namespace attest::ui {
namespace {
constexpr int gutter_width = 140;
constexpr int least_margin = 172;
constexpr int lane_width = 7;
constexpr int most_lanes = 8;  // further ones share the last
constexpr int column_characters = 70;

/// Of a paragraph's format, while it is edited. A new paragraph has those of the one that it was part of.
enum LineProperty { from_property = QTextFormat::UserProperty + 1, to_property, speaker_property };
}  // namespace

/// The strips left and right of the text. They only pass on what happens to them.
class TranscriptView::Side final : public QWidget {
 public:
  Side(QWidget* parent, std::function<void(QPainter&)> paint, std::function<void(const QPoint&)> click)
      : QWidget(parent), paint_(std::move(paint)), click_(std::move(click)) {
    setCursor(Qt::PointingHandCursor);
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    paint_(painter);
  }
  void mousePressEvent(QMouseEvent* event) override {
    if (event->button() == Qt::LeftButton) click_(event->position().toPoint());
  }

 private:
  std::function<void(QPainter&)> paint_;
  std::function<void(const QPoint&)> click_;
};

TranscriptView::TranscriptView() {
  setProperty("part", QStringLiteral("sheet"));
  setReadOnly(true);
  setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  keep_private(this, Qt::ImhMultiLine);
  setAccessibleName(tr("Transcript"));
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFont(theme::font(theme::Size::Large));
  document()->setDefaultFont(font());
  document()->setDocumentMargin(theme::unit);
  layout_ = new BookLayout(document());
  document()->setDocumentLayout(layout_);
  gutter_ = new Side(
      this, [this](QPainter& p) { paint_gutter(p); }, [this](const QPoint& at) { gutter_clicked(at); });
  margin_ = new Side(
      this, [this](QPainter& p) { paint_margin(p); }, [this](const QPoint& at) { margin_clicked(at); });
  click_.setSingleShot(true);
  click_.setInterval(250);
  connect(&click_, &QTimer::timeout, this, [this] {
    if (pressed_at_ >= 0 && !textCursor().hasSelection()) hear(pressed_at_);
  });
  connect(document(), &QTextDocument::contentsChange, this, [this](int at, int removed, int added) {
    if (!editing()) return;
    index_.shift(at, removed, added);
    margin_->update();
    gutter_->update();
  });
}

void TranscriptView::set_text(const testimony::TranscriptText& text, const std::string& language) {
  const QFont book = theme::in_language(theme::font(theme::Size::Large), from_utf8(language));
  setFont(book);
  document()->setDefaultFont(book);
  QString shown = from_utf8(text.text);
  shown.replace(QChar::ParagraphSeparator, QChar::LineSeparator);  // of the same length, and no paragraph
  map_ = Utf16Map(shown);
  cues_.clear();
  for (const auto& cue : text.cues) cues_.push_back({cue.from_ms, cue.to_ms, from_utf8(cue.speaker)});
  index_.set({});
  spoken_ = -1;
  setPlainText(shown);
  moveCursor(QTextCursor::Start);
  place_sides();
  gutter_->update();  // they do not see that the text is another one
  margin_->update();
}

void TranscriptView::set_codings(const std::vector<coding::Coding>& codings) {
  std::vector<CodingIndex::Entry> entries;
  for (const auto& c : codings) {
    if (!c.span) continue;
    const QString path = from_utf8(c.code_path);
    entries.push_back({c.id, path.isEmpty() ? tr("(code not here)") : path.section(QLatin1Char('/'), -1),
                       from_utf8(c.colour), map_.to_units(c.span->from), map_.to_units(c.span->to), 0});
  }
  index_.set(std::move(entries));
  viewport()->update();
  margin_->update();
}

void TranscriptView::choose_coding(const std::optional<EntityId>& coding) {
  chosen_ = coding;
  viewport()->update();
  margin_->update();
}

void TranscriptView::set_spoken(std::int64_t ms, bool follow) {
  int cue = -1;
  const auto heard_in = [ms](const auto& line) {
    return line.from_ms >= 0 && line.from_ms <= ms && ms < std::max(line.to_ms, line.from_ms + 1);
  };
  if (editing()) {
    const QTextBlock last = document()->findBlockByNumber(spoken_);
    if (last.isValid() && heard_in(facts(last)) && !heard_in(facts(last.next()))) return;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
      if (heard_in(facts(block))) cue = block.blockNumber();
  } else {
    for (std::size_t i = 0; i < cues_.size(); ++i)
      if (heard_in(cues_[i])) cue = static_cast<int>(i);
  }
  if (cue == spoken_) return;
  spoken_ = cue;
  viewport()->update();
  gutter_->update();
  if (!follow || cue < 0 || editing()) return;  // who writes is somewhere already
  const auto [from, to] = visible_units();
  const QTextBlock block = document()->findBlockByNumber(cue);
  if (block.position() >= from && block.position() + block.length() <= to) return;
  // Scrolls without moving the cursor, which may hold a selection.
  verticalScrollBar()->setValue(std::max(0, block.firstLineNumber() - 2));
}

void TranscriptView::show_span(testimony::Span span) {
  QTextCursor cursor = textCursor();
  cursor.setPosition(map_.to_units(span.from));
  cursor.setPosition(map_.to_units(span.to), QTextCursor::KeepAnchor);
  setTextCursor(cursor);
  centerCursor();
}

std::optional<testimony::Span> TranscriptView::selected() const {
  const QTextCursor cursor = textCursor();
  if (!cursor.hasSelection()) return {};
  return testimony::Span{map_.to_points(cursor.selectionStart()), map_.to_points(cursor.selectionEnd())};
}

std::int64_t TranscriptView::time_at(std::uint32_t point) const {
  return facts(document()->findBlock(map_.to_units(point))).from_ms;
}

void TranscriptView::edit(const std::vector<testimony::TranscriptLine>& lines) {
  QStringList texts;
  for (const auto& line : lines)
    texts += from_utf8(line.text).replace(QChar::ParagraphSeparator, QChar::LineSeparator);
  const QString whole = texts.join(QChar::ParagraphSeparator);
  if (document()->toRawText() != whole) {
    index_.set({});
    setPlainText(whole);
  }
  setReadOnly(false);
  document()->setUndoRedoEnabled(false);  // what the lines were is nothing to undo
  QTextCursor together(document());
  together.beginEditBlock();
  QTextBlock block = document()->begin();
  for (const auto& line : lines) {
    // One that ends where it began is one whose end nobody knows.
    set_facts(block, {line.from_ms, line.to_ms > line.from_ms ? line.to_ms : -1, from_utf8(line.speaker)});
    block = block.next();
  }
  together.endEditBlock();
  document()->setUndoRedoEnabled(true);
  spoken_ = -1;
  viewport()->update();
  gutter_->update();
}

void TranscriptView::end_editing() {
  setReadOnly(true);
  setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  moment_.reset();
  viewport()->update();
}

std::vector<testimony::TranscriptLine> TranscriptView::edited_lines() const {
  std::vector<testimony::TranscriptLine> lines;
  for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
    const LineFacts line = facts(block);
    // Not toPlainText: it turns no-break spaces into plain ones, and testimony is kept as it is.
    lines.push_back({to_utf8(block.text()), line.from_ms, line.to_ms, to_utf8(line.speaker)});
  }
  return lines;
}

TranscriptView::LineFacts TranscriptView::facts(const QTextBlock& block) const {
  if (!editing()) {
    const auto number = static_cast<std::size_t>(block.blockNumber());  // a cue is a line
    if (number >= cues_.size()) return {};
    return {cues_[number].from_ms, cues_[number].to_ms, cues_[number].speaker};
  }
  const QTextBlockFormat format = block.blockFormat();
  if (!format.hasProperty(from_property)) return {};
  return {static_cast<std::int64_t>(format.doubleProperty(from_property)),
          static_cast<std::int64_t>(format.doubleProperty(to_property)),
          format.stringProperty(speaker_property)};
}

void TranscriptView::set_facts(const QTextBlock& block, const LineFacts& facts) {
  QTextBlockFormat format;
  // As double: Qt finds equal formats by a hash, and a long integer has none of its own there.
  format.setProperty(from_property, static_cast<double>(facts.from_ms));
  format.setProperty(to_property, static_cast<double>(facts.to_ms));
  format.setProperty(speaker_property, facts.speaker);
  QTextCursor(block).setBlockFormat(format);
}

void TranscriptView::set_moment(std::optional<std::int64_t> ms) {
  moment_ = ms;
}

/// The second half of a line begins where the sound is, if that can be: after what is before, and not after
/// the next.
void TranscriptView::new_line() {
  QTextCursor cursor = textCursor();
  cursor.beginEditBlock();
  cursor.removeSelectedText();
  LineFacts first = facts(cursor.block());
  LineFacts second{-1, -1, first.speaker};
  std::int64_t before = -1, next = -1;
  for (QTextBlock block = cursor.block(); block.isValid() && before < 0; block = block.previous())
    before = facts(block).from_ms;
  for (QTextBlock block = cursor.block().next(); block.isValid() && next < 0; block = block.next())
    next = facts(block).from_ms;
  if (cursor.atBlockStart() && cursor.block().length() > 1) {
    std::swap(first, second);  // the words keep their time
  } else if (moment_ && *moment_ > before && (next < 0 || *moment_ <= next)) {
    second.from_ms = *moment_;
    if (first.to_ms > *moment_ && !cursor.atBlockEnd()) second.to_ms = first.to_ms;
    if (first.from_ms >= 0) first.to_ms = *moment_;
  }
  cursor.insertBlock();
  set_facts(cursor.block().previous(), first);
  set_facts(cursor.block(), second);
  cursor.endEditBlock();
  setTextCursor(cursor);
  ensureCursorVisible();
  gutter_->update();
}

void TranscriptView::stamp_line() {
  if (!moment_) return;
  const QTextBlock block = textCursor().block();
  LineFacts line = facts(block);
  const std::int64_t was = std::exchange(line.from_ms, *moment_);
  if (line.to_ms < line.from_ms) line.to_ms = -1;
  QTextCursor together(block);
  together.beginEditBlock();
  set_facts(block, line);
  // The line before ended here, unless it is known to have ended somewhere else.
  if (const QTextBlock before = block.previous(); before.isValid()) {
    LineFacts earlier = facts(before);
    if (earlier.from_ms >= 0 && earlier.from_ms <= *moment_ &&
        (earlier.to_ms < 0 || earlier.to_ms == was || earlier.to_ms > *moment_)) {
      earlier.to_ms = *moment_;
      set_facts(before, earlier);
    }
  }
  together.endEditBlock();
  gutter_->update();
}

void TranscriptView::set_speaker(const QString& name) {
  QTextCursor together = textCursor();
  const QTextBlock last = document()->findBlock(together.selectionEnd());
  together.beginEditBlock();
  for (QTextBlock block = document()->findBlock(together.selectionStart()); block.isValid();
       block = block.next()) {
    LineFacts line = facts(block);
    line.speaker = name;
    set_facts(block, line);
    if (block == last) break;
  }
  together.endEditBlock();
  gutter_->update();
  Q_EMIT cursorPositionChanged();
}

void TranscriptView::rename_speaker(const QString& from, const QString& to) {
  QTextCursor together(document());
  together.beginEditBlock();
  for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
    LineFacts line = facts(block);
    if (line.speaker != from) continue;
    line.speaker = to;
    set_facts(block, line);
  }
  together.endEditBlock();
  gutter_->update();
  Q_EMIT cursorPositionChanged();
}

QString TranscriptView::speaker() const {
  return facts(textCursor().block()).speaker;
}

QStringList TranscriptView::speakers() const {
  QStringList names;
  for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
    if (const QString name = facts(block).speaker; !name.isEmpty() && !names.contains(name)) names += name;
  return names;
}

int TranscriptView::lines_without_time() const {
  int count = 0;
  for (QTextBlock block = document()->begin(); block.isValid(); block = block.next())
    if (block.length() > 1 && facts(block).from_ms < 0) ++count;
  return count;
}

bool TranscriptView::is_own_key(const QKeyEvent& event) const {
  if (!editing()) return false;
  const auto modifiers = event.modifiers() & ~Qt::KeypadModifier;
  if (modifiers == Qt::NoModifier) return event.key() == Qt::Key_Escape;
  if (modifiers == Qt::ControlModifier) return event.key() == Qt::Key_J;
  return modifiers == Qt::AltModifier && event.key() >= Qt::Key_0 && event.key() <= Qt::Key_9;
}

void TranscriptView::act_on(const QKeyEvent& event) {
  if (event.key() == Qt::Key_Escape)
    Q_EMIT play_wanted();
  else if (event.key() == Qt::Key_J)
    stamp_line();
  else
    Q_EMIT speaker_wanted(event.key() - Qt::Key_0);
}

bool TranscriptView::event(QEvent* event) {
  // Before the window's shortcuts take it for theirs.
  if (event->type() == QEvent::ShortcutOverride && is_own_key(static_cast<QKeyEvent&>(*event))) {
    event->accept();
    return true;
  }
  return QPlainTextEdit::event(event);
}

void TranscriptView::keyPressEvent(QKeyEvent* event) {
  if (is_own_key(*event)) return act_on(*event);
  if (!editing()) return QPlainTextEdit::keyPressEvent(event);
  const bool command = event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
  if (!command && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) return new_line();
  QTextCursor cursor = textCursor();
  if (!cursor.hasSelection() && event->key() == Qt::Key_Backspace && cursor.atBlockStart())
    cursor.movePosition(QTextCursor::PreviousCharacter, QTextCursor::KeepAnchor);
  else if (!cursor.hasSelection() && event->key() == Qt::Key_Delete && cursor.atBlockEnd())
    cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
  if (removes(*event) &&
      document()->findBlock(cursor.selectionStart()) != document()->findBlock(cursor.selectionEnd())) {
    join_lines(cursor);
    if (event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete) return;
  }
  QPlainTextEdit::keyPressEvent(event);
}

/// Lines that become one end where the last of them did.
void TranscriptView::join_lines(QTextCursor selected) {
  LineFacts line = facts(document()->findBlock(selected.selectionStart()));
  const LineFacts last = facts(document()->findBlock(selected.selectionEnd()));
  if (line.from_ms < 0)
    line = last;
  else
    line.to_ms = std::max(line.to_ms, last.to_ms);
  selected.beginEditBlock();
  selected.removeSelectedText();
  set_facts(selected.block(), line);
  selected.endEditBlock();
  setTextCursor(selected);
  gutter_->update();
}

/// Whether this key takes out what is selected.
bool TranscriptView::removes(const QKeyEvent& event) {
  if (event.key() == Qt::Key_Backspace || event.key() == Qt::Key_Delete) return true;
  const bool command = event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
  return !command && !event.text().isEmpty() && event.text().front().isPrint();
}

/// The first line of what is pasted keeps the time of the line that it came into; nothing is known of the
/// others.
void TranscriptView::insertFromMimeData(const QMimeData* source) {
  if (!editing() || !source->hasText()) return;
  QTextCursor cursor = textCursor();
  cursor.beginEditBlock();
  QTextBlock block = document()->findBlock(cursor.selectionStart());
  cursor.insertText(source->text());
  for (const QTextBlock last = cursor.block(); block.isValid() && block != last;) {
    block = block.next();
    set_facts(block, {-1, -1, facts(block).speaker});
  }
  cursor.endEditBlock();
  setTextCursor(cursor);
  ensureCursorVisible();
  gutter_->update();
}

void TranscriptView::hear(int unit) {
  if (const auto ms = facts(document()->findBlock(unit)).from_ms; ms >= 0) Q_EMIT line_clicked(ms);
}

std::pair<int, int> TranscriptView::visible_units() const {
  QTextBlock block = firstVisibleBlock();
  const int from = block.position();
  qreal bottom = blockBoundingGeometry(block).translated(contentOffset()).bottom();
  while (block.next().isValid() && bottom < viewport()->height()) {
    block = block.next();
    bottom += blockBoundingRect(block).height();
  }
  return {from, block.position() + block.length()};
}

// Where a unit stands in the viewport; the block is near what is visible, or this would walk through the
// document.
int TranscriptView::y_of(int unit, bool bottom) const {
  const QTextBlock block = document()->findBlock(unit);
  const QRectF place = blockBoundingGeometry(block).translated(contentOffset());
  const QTextLine line = block.layout()->lineForTextPosition(unit - block.position());
  const QRectF box = line.isValid() ? line.rect() : QRectF();
  return static_cast<int>(place.top() + (bottom ? box.bottom() : box.top()));
}

void TranscriptView::fill(QPainter& painter, const QTextBlock& block, const QPointF& origin, int from, int to,
                          const QColor& colour) {
  from = std::max(0, from - block.position());
  to = std::min(block.length() - 1, to - block.position());
  if (to <= from) return;
  const QTextLayout* layout = block.layout();
  for (int i = 0; i < layout->lineCount(); ++i) {
    const QTextLine line = layout->lineAt(i);
    const int a = std::max(from, line.textStart());
    const int b = std::min(to, line.textStart() + line.textLength());
    if (b <= a) continue;
    const qreal left = line.cursorToX(a), right = line.cursorToX(b);  // right to left: the other way round
    painter.fillRect(QRectF(origin.x() + std::min(left, right), origin.y() + line.y() - 2,
                            std::abs(right - left), line.height() + 4),
                     colour);
  }
}

void TranscriptView::paintEvent(QPaintEvent* event) {
  {
    QPainter painter(viewport());
    const auto& c = theme::colours();
    QPointF origin = contentOffset();
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
      const qreal tall = blockBoundingRect(block).height();
      if (origin.y() > event->rect().bottom()) break;
      if (origin.y() + tall >= event->rect().top()) {
        const int from = block.position(), to = from + block.length();
        if (block.blockNumber() == spoken_ && !editing())
          painter.fillRect(QRectF(0, origin.y(), viewport()->width(), tall - layout_->pitch() * 0.4), c.wash);
        for (const auto* e : index_.touching(from, to)) {
          QColor wash = theme::wash_colour(e->colour);
          if (chosen_ && e->id == *chosen_) wash.setAlpha(std::min(255, wash.alpha() * 2));
          fill(painter, block, origin, e->from, e->to, wash);
        }
      }
      origin.ry() += tall;
    }
  }
  QPlainTextEdit::paintEvent(event);
}

void TranscriptView::paint_gutter(QPainter& painter) {
  const auto& c = theme::colours();
  QPointF origin = contentOffset();
  const int step = static_cast<int>(layout_->pitch());
  const QFont small = theme::font(theme::Size::Small);
  for (QTextBlock block = firstVisibleBlock(); block.isValid() && origin.y() < height();
       block = block.next()) {
    const qreal tall = blockBoundingRect(block).height();
    if (editing() || block.blockNumber() < static_cast<int>(cues_.size())) {
      const LineFacts shown = facts(block);
      const QRect line(0, static_cast<int>(origin.y()), gutter_width - 12, step);
      const bool heard = block.blockNumber() == spoken_;
      painter.setFont(small);
      painter.setPen(heard ? c.accent : c.quiet);
      if (shown.from_ms >= 0)
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, clock_time(shown.from_ms));
      else if (moment_)
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("–:––"));
      const bool changed = !block.previous().isValid() || facts(block.previous()).speaker != shown.speaker;
      if (changed && !shown.speaker.isEmpty()) {
        painter.setFont(theme::font(theme::Size::Small, true));
        painter.setPen(c.ink);
        painter.drawText(line.adjusted(0, 0, -52, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(shown.speaker, Qt::ElideRight, line.width() - 52));
      }
      if (heard)
        painter.fillRect(QRectF(gutter_width - 4, origin.y(), 3, tall - layout_->pitch() * 0.4), c.accent);
    }
    origin.ry() += tall;
  }
}

void TranscriptView::paint_margin(QPainter& painter) {
  labels_.clear();
  const auto [first, last] = visible_units();
  const int lanes = std::min(index_.lanes(), most_lanes);
  const int names = 8 + lanes * lane_width + 6;
  painter.setFont(theme::font(theme::Size::Small));
  const QFontMetrics metrics = painter.fontMetrics();
  int free = 0;  // the first y that no name uses yet
  for (const auto* e : index_.touching(first, last)) {
    const QColor colour = theme::bar_colour(e->colour);
    const bool strong = chosen_ && e->id == *chosen_;
    const int top = e->from < first ? -4 : y_of(e->from, false);
    const int bottom = e->to > last ? height() + 4 : y_of(std::max(e->from, e->to - 1), true);
    const int lane = std::min(e->lane, most_lanes - 1);
    const QRect bar(8 + lane * lane_width, top, strong ? 5 : 3, std::max(4, bottom - top));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(bar, 1.5, 1.5);
    labels_.push_back({bar.adjusted(-2, 0, 2, 0), e->id});
    const int y = std::max(std::max(top, 2), free);
    if (y > height()) continue;
    const QString name = metrics.elidedText(e->name, Qt::ElideRight, margin_->width() - names - 8);
    const QRect place(names, y, metrics.horizontalAdvance(name) + 8, metrics.height() + 2);
    if (strong) {
      painter.setBrush(theme::wash_colour(e->colour));
      painter.drawRoundedRect(place.adjusted(-2, 0, 0, 0), 4, 4);
    }
    painter.setPen(theme::word_colour(e->colour));
    painter.drawText(place.adjusted(2, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, name);
    labels_.push_back({place, e->id});
    free = place.bottom() + 2;
  }
}

void TranscriptView::gutter_clicked(const QPoint& at) {
  hear(cursorForPosition(QPoint(0, at.y())).position());
}

void TranscriptView::margin_clicked(const QPoint& at) {
  for (const auto& shown : labels_)
    if (shown.place.contains(at)) return Q_EMIT coding_clicked(shown.coding);
}

void TranscriptView::place_sides() {
  const QFontMetrics metrics(font());
  const int bar = verticalScrollBar()->sizeHint().width();
  const int room = contentsRect().width() - gutter_width - least_margin - bar;
  const int column = std::clamp(metrics.averageCharWidth() * column_characters, 240, std::max(240, room));
  const int right = std::max(0, contentsRect().width() - gutter_width - column - bar);
  layout_->set_width(column);
  setViewportMargins(gutter_width, 0, right, 0);
  const QRect inner = viewport()->geometry();
  gutter_->setGeometry(inner.left() - gutter_width, inner.top(), gutter_width, inner.height());
  margin_->setGeometry(inner.right() + 1, inner.top(), right, inner.height());
}

void TranscriptView::resizeEvent(QResizeEvent* event) {
  place_sides();
  QPlainTextEdit::resizeEvent(event);
}

void TranscriptView::scrollContentsBy(int dx, int dy) {
  QPlainTextEdit::scrollContentsBy(dx, dy);
  gutter_->update();
  margin_->update();
}

// The base class looks for the character under the mouse within a line's own height; between two lines it
// would take the line's end. This moves the point into the middle of the line that it is nearest to.
QMouseEvent TranscriptView::snapped(const QMouseEvent& event) const {
  QPointF at = event.position();
  QPointF origin = contentOffset();
  const qreal step = layout_->pitch();
  for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
    const qreal tall = blockBoundingRect(block).height();
    if (at.y() < origin.y() + tall || !block.next().isValid()) {
      const int line =
          std::clamp(static_cast<int>((at.y() - origin.y()) / step), 0, block.layout()->lineCount() - 1);
      at.setY(origin.y() + (line + 0.5) * step);
      break;
    }
    origin.ry() += tall;
  }
  // Beyond the viewport the base class scrolls: leave that to it.
  if (!viewport()->rect().contains(event.position().toPoint())) at = event.position();
  return {event.type(), at, event.globalPosition(), event.button(), event.buttons(), event.modifiers()};
}

void TranscriptView::mousePressEvent(QMouseEvent* event) {
  QMouseEvent moved = snapped(*event);
  QPlainTextEdit::mousePressEvent(&moved);
  click_.stop();
}
void TranscriptView::mouseMoveEvent(QMouseEvent* event) {
  QMouseEvent moved = snapped(*event);
  QPlainTextEdit::mouseMoveEvent(&moved);
}
void TranscriptView::mouseReleaseEvent(QMouseEvent* event) {
  QMouseEvent moved = snapped(*event);
  QPlainTextEdit::mouseReleaseEvent(&moved);
  if (!isReadOnly() || event->button() != Qt::LeftButton || textCursor().hasSelection()) return;
  pressed_at_ = cursorForPosition(moved.position().toPoint()).position();
  click_.start();
}
void TranscriptView::mouseDoubleClickEvent(QMouseEvent* event) {
  click_.stop();
  QMouseEvent moved = snapped(*event);
  QPlainTextEdit::mouseDoubleClickEvent(&moved);
  pressed_at_ = -1;
}

}  // namespace attest::ui
