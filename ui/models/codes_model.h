// The codebook as a tree, with how often each code is used.
#pragma once

#include <QAbstractItemModel>
#include <QIcon>
#include <vector>

#include "core/coding/coding.h"

namespace attest::ui {

struct CountedCode {
  coding::CodeInfo info;
  std::size_t count = 0;
};

class CodesModel final : public QAbstractItemModel {
  Q_OBJECT
 public:
  enum Column { Name, Count, ColumnCount };
  enum Role { SortRole = Qt::UserRole };
  using QAbstractItemModel::QAbstractItemModel;
  /// As coding::codes gives them: parents before children.
  void set(std::vector<CountedCode> codes);
  const CountedCode& at(const QModelIndex& index) const { return nodes_[index.internalId()].code; }
  QModelIndex find(const EntityId& code) const;  ///< invalid where it is not here

  QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  QModelIndex parent(const QModelIndex& index) const override;
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  static constexpr std::size_t top = static_cast<std::size_t>(-1);
  struct Node {
    CountedCode code;
    std::size_t parent = top;
    int row = 0;
    std::vector<std::size_t> children;
  };
  std::vector<Node> nodes_;
  std::vector<std::size_t> tops_;
};

/// A square of a code's colour; in a flat list, set in by how deep the code is nested.
QIcon swatch(const QString& colour, int depth = 0);
inline constexpr int deepest_indent = 6;
inline constexpr int swatch_size = 18, swatch_indent = 16;

}  // namespace attest::ui
