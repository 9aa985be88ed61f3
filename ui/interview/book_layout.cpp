#include "ui/interview/book_layout.h"

#include <QFontMetricsF>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

namespace attest::ui {
namespace {
constexpr qreal leading = 1.5;
constexpr qreal paragraph_gap = 0.4;  // of a line
}  // namespace

qreal BookLayout::pitch() const {
  return std::ceil(QFontMetricsF(document()->defaultFont()).height() * leading);
}

void BookLayout::lay_out(QTextBlock block) const {
  QTextLayout* layout = block.layout();
  QTextOption option = document()->defaultTextOption();
  option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  layout->setTextOption(option);
  const qreal margin = document()->documentMargin();
  const qreal step = pitch();
  layout->beginLayout();
  qreal y = 0;
  for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine()) {
    line.setLineWidth(std::max<qreal>(width_ - 2 * margin, 40));
    // A line that falls back to a taller font (Hangul, Han) keeps the step: lines stand evenly whatever is in
    // them.
    line.setPosition(QPointF(margin, y + (step - line.height()) / 2));
    y += step;
  }
  layout->endLayout();
  block.setLineCount(layout->lineCount());
}

QRectF BookLayout::blockBoundingRect(const QTextBlock& block) const {
  if (!block.isValid()) return {};
  if (block.layout()->lineCount() == 0) lay_out(block);
  const qreal step = pitch();
  return {0, 0, width_, block.layout()->lineCount() * step + std::ceil(step * paragraph_gap)};
}

void BookLayout::documentChanged(int from, int removed, int added) {
  QPlainTextDocumentLayout::documentChanged(from, removed, added);
  // The base class may just have laid the paragraph out in its own way.
  QTextBlock block = document()->findBlock(from);
  const QTextBlock last = document()->findBlock(std::max(0, from + added - 1));
  for (; block.isValid(); block = block.next()) {
    block.clearLayout();
    if (block == last) break;
  }
  Q_EMIT documentSizeChanged(documentSize());
}

}  // namespace attest::ui
