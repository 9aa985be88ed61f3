#include "ui/widgets/passage_list.h"

#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>

#include "ui/theme/theme.h"

namespace attest::ui {
namespace {
constexpr int pad = 12;

class PassageDelegate final : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const int width = option.widget ? static_cast<const QListView*>(option.widget)->viewport()->width() : 400;
    return {width, draw(nullptr, QRect(0, 0, width, 0), index)};
  }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const auto& c = theme::colours();
    painter->save();
    const bool heading = index.data(PassagesModel::HeadingRole).toBool();
    if (!heading && option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
      QColor ground = c.wash;
      if (!(option.state & QStyle::State_Selected)) ground.setAlpha(110);
      painter->setPen(Qt::NoPen);
      painter->setBrush(ground);
      painter->setRenderHint(QPainter::Antialiasing);
      painter->drawRoundedRect(QRectF(option.rect).adjusted(4, 1, -4, -1), 6, 6);
    }
    draw(painter, option.rect, index);
    painter->restore();
  }

 private:
  /// Draws, or with no painter only measures. Returns the height.
  int draw(QPainter* painter, const QRect& rect, const QModelIndex& index) const {
    const auto& c = theme::colours();
    const bool heading = index.data(PassagesModel::HeadingRole).toBool();
    const QString head = index.data(PassagesModel::HeadRole).toString();
    const QString colour = index.data(PassagesModel::ColourRole).toString();
    const int left = rect.left() + pad + (colour.isEmpty() ? 0 : 8);
    const int width = rect.right() - pad - left;
    int y = rect.top() + (heading ? pad + 4 : 9);
    const QFont small = theme::font(theme::Size::Small, heading);
    if (!head.isEmpty()) {
      const QFontMetrics metrics(small);
      if (painter) {
        painter->setFont(small);
        painter->setPen(heading ? c.ink : c.quiet);
        painter->drawText(QRect(left, y, width, metrics.height()), Qt::AlignVCenter,
                          metrics.elidedText(head, Qt::ElideRight, width));
      }
      y += metrics.height() + 3;
    }
    if (heading) return y - rect.top() + 2;
    const int from = index.data(PassagesModel::FromRole).toInt(),
              to = index.data(PassagesModel::ToRole).toInt();
    y = block(painter, index.data(Qt::DisplayRole).toString(), theme::font(theme::Size::Body), c.ink, left, y,
              width, from, to, c.wash, c.accent);
    const QString foot = index.data(PassagesModel::FootRole).toString();
    if (!foot.isEmpty()) y = block(painter, foot, small, c.quiet, left, y + 3, width, 0, 0, {}, {});
    if (painter && !colour.isEmpty()) {
      painter->setPen(Qt::NoPen);
      painter->setBrush(theme::bar_colour(colour));
      painter->drawRoundedRect(QRectF(rect.left() + pad, rect.top() + 10, 3, y - rect.top() - 10), 1.5, 1.5);
    }
    return y - rect.top() + 10;
  }
  /// Wrapped text with [from, to) marked; returns where it ends.
  static int block(QPainter* painter, const QString& text, const QFont& font, const QColor& ink, int x, int y,
                   int width, int from, int to, const QColor& ground, const QColor& mark) {
    QTextLayout layout(QString(text).replace(QLatin1Char('\n'), QChar::LineSeparator), font);
    layout.setCacheEnabled(true);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    if (to > from) {
      QTextLayout::FormatRange found;
      found.start = from;
      found.length = to - from;
      found.format.setBackground(ground);
      found.format.setForeground(mark);
      found.format.setFontWeight(QFont::DemiBold);
      layout.setFormats({found});
    }
    layout.beginLayout();
    qreal at = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
      line.setLineWidth(width);
      line.setPosition(QPointF(0, at));
      at += line.height() * 1.2;
    }
    layout.endLayout();
    if (painter) {
      painter->setPen(ink);
      layout.draw(painter, QPointF(x, y));
    }
    return y + static_cast<int>(std::ceil(at));
  }
};
}  // namespace

PassageList::PassageList(const QString& name) : model_(new PassagesModel(this)) {
  setAccessibleName(name);
  setModel(model_);
  setItemDelegate(new PassageDelegate(this));
  setMouseTracking(true);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  const auto choose = [this](const QModelIndex& index) {
    if (index.isValid() && !model_->at(index).heading) Q_EMIT chosen(model_->at(index));
  };
  connect(this, &QListView::clicked, this, choose);
  connect(this, &QListView::activated, this, choose);
}

void PassageList::resizeEvent(QResizeEvent* event) {
  QListView::resizeEvent(event);
  scheduleDelayedItemsLayout();
}

}  // namespace attest::ui
