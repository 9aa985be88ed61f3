// Sets plain text like a book: QPlainTextDocumentLayout with room between lines and between paragraphs, which
// Qt's own has no setting for. Lays a paragraph out when it is first looked at, as the base class does, so
// that length costs nothing.
#pragma once

#include <QPlainTextDocumentLayout>

namespace attest::ui {

class BookLayout final : public QPlainTextDocumentLayout {
  Q_OBJECT
 public:
  explicit BookLayout(QTextDocument* document) : QPlainTextDocumentLayout(document) {}
  /// Before the view changes its own width.
  void set_width(qreal width) { width_ = width; }
  /// From one line to the next, in pixels.
  qreal pitch() const;
  QRectF blockBoundingRect(const QTextBlock& block) const override;

 protected:
  void documentChanged(int from, int removed, int added) override;

 private:
  void lay_out(QTextBlock block) const;
  qreal width_ = 0;
};

}  // namespace attest::ui
