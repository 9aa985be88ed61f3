#include "ui/models/codes_model.h"

#include <QPainter>
#include <QPixmap>
#include <map>

#include "ui/text/utf16.h"
#include "ui/theme/theme.h"

namespace attest::ui {

QIcon swatch(const QString& colour, int depth) {
  const int indent = swatch_indent * 32 / swatch_size * std::min(depth, deepest_indent);
  QPixmap pixmap(indent + 32, 32);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme::bar_colour(colour));
  painter.drawRoundedRect(QRectF(indent + 6, 6, 20, 20), 6, 6);
  return pixmap;
}

void CodesModel::set(std::vector<CountedCode> codes) {
  beginResetModel();
  nodes_.clear();
  tops_.clear();
  std::map<EntityId, std::size_t> places;
  for (auto& code : codes) {
    const std::size_t place = nodes_.size();
    places[code.info.id] = place;
    Node node{std::move(code), top, 0, {}};
    if (node.code.info.parent) {
      const auto above = places.find(*node.code.info.parent);
      if (above != places.end()) node.parent = above->second;
    }
    auto& siblings = node.parent == top ? tops_ : nodes_[node.parent].children;
    node.row = static_cast<int>(siblings.size());
    siblings.push_back(place);
    nodes_.push_back(std::move(node));
  }
  endResetModel();
}

QModelIndex CodesModel::find(const EntityId& code) const {
  for (std::size_t i = 0; i < nodes_.size(); ++i)
    if (nodes_[i].code.info.id == code) return createIndex(nodes_[i].row, 0, i);
  return {};
}

QModelIndex CodesModel::index(int row, int column, const QModelIndex& parent) const {
  if (!hasIndex(row, column, parent)) return {};
  const auto& siblings = parent.isValid() ? nodes_[parent.internalId()].children : tops_;
  return createIndex(row, column, siblings[static_cast<std::size_t>(row)]);
}
QModelIndex CodesModel::parent(const QModelIndex& index) const {
  if (!index.isValid()) return {};
  const std::size_t above = nodes_[index.internalId()].parent;
  return above == top ? QModelIndex() : createIndex(nodes_[above].row, 0, above);
}
int CodesModel::rowCount(const QModelIndex& parent) const {
  if (parent.column() > 0) return 0;
  return static_cast<int>(parent.isValid() ? nodes_[parent.internalId()].children.size() : tops_.size());
}
int CodesModel::columnCount(const QModelIndex&) const {
  return ColumnCount;
}

QVariant CodesModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const CountedCode& code = at(index);
  switch (static_cast<Column>(index.column())) {
    case Name:
      if (role == Qt::DisplayRole || role == SortRole) return from_utf8(code.info.name);
      if (role == Qt::DecorationRole) return swatch(from_utf8(code.info.colour));
      if (role == Qt::ToolTipRole) return from_utf8(code.info.description);
      return {};
    case Count:
      if (role == Qt::DisplayRole) return code.count ? QString::number(code.count) : QString();
      if (role == SortRole) return static_cast<qulonglong>(code.count);
      if (role == Qt::TextAlignmentRole) return int{Qt::AlignRight | Qt::AlignVCenter};
      if (role == Qt::ForegroundRole) return theme::colours().quiet;
      return {};
    case ColumnCount:
      break;
  }
  return {};
}

QVariant CodesModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  return section == Name ? tr("Code") : tr("Quotes");
}

}  // namespace attest::ui
