#include "ui/models/passages_model.h"

namespace attest::ui {

void PassagesModel::set(std::vector<Passage> passages) {
  beginResetModel();
  passages_ = std::move(passages);
  endResetModel();
}

int PassagesModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(passages_.size());
}

QVariant PassagesModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const Passage& p = at(index);
  switch (role) {
    case Qt::DisplayRole:
      return p.heading ? p.head : p.text;
    case Qt::AccessibleTextRole:
      return p.heading ? p.head : p.head + QStringLiteral(": ") + p.text;
    case HeadingRole:
      return p.heading;
    case HeadRole:
      return p.head;
    case FromRole:
      return p.from;
    case ToRole:
      return p.to;
    case FootRole:
      return p.foot;
    case ColourRole:
      return p.colour;
    default:
      return {};
  }
}

Qt::ItemFlags PassagesModel::flags(const QModelIndex& index) const {
  if (index.isValid() && at(index).heading) return Qt::ItemIsEnabled;
  return QAbstractListModel::flags(index);
}

}  // namespace attest::ui
