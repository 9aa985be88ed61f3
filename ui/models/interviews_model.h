// Interviews in a table.
#pragma once

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>
#include <vector>

#include "core/testimony/interview.h"

namespace attest::ui {

class InterviewsModel final : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Code, Date, Place, Language, Interviewer, Status, ColumnCount };
  enum Role { SortRole = Qt::UserRole };  ///< of the column's own type
  using QAbstractTableModel::QAbstractTableModel;
  void set(std::vector<testimony::Interview> interviews);
  const testimony::Interview& at(int row) const { return rows_[static_cast<std::size_t>(row)]; }
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QString text(const testimony::Interview& row, Column column) const;
  static QString in_part(const testimony::Interview& row);
  std::vector<testimony::Interview> rows_;
};

/// Rows where every typed word is part of some shown field.
class InterviewsFilter final : public QSortFilterProxyModel {
  Q_OBJECT
 public:
  explicit InterviewsFilter(QObject* parent = nullptr);
  void set_words(const QString& text);

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  std::vector<std::string> words_;  ///< folded
};

}  // namespace attest::ui
