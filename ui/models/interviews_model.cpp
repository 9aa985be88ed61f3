#include "ui/models/interviews_model.h"

#include <QFont>
#include <algorithm>

#include "core/foundation/text.h"
#include "ui/text/utf16.h"
#include "ui/text/words.h"
#include "ui/theme/theme.h"

namespace attest::ui {
namespace {
std::string field(const testimony::Interview& row, const char* name) {
  const auto found = row.fields.find(name);
  return found == row.fields.end() ? std::string() : found->second;
}
const char* name(InterviewsModel::Column column) {
  switch (column) {
    case InterviewsModel::Code:
      return "record_code";
    case InterviewsModel::Date:
      return "date";
    case InterviewsModel::Place:
      return "place";
    case InterviewsModel::Language:
      return "language";
    case InterviewsModel::Interviewer:
      return "interviewer";
    case InterviewsModel::Status:
      return "status";
    case InterviewsModel::ColumnCount:
      break;
  }
  return "";
}
}  // namespace

void InterviewsModel::set(std::vector<testimony::Interview> interviews) {
  beginResetModel();
  rows_ = std::move(interviews);
  endResetModel();
}

int InterviewsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}
int InterviewsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int{ColumnCount};
}

QString InterviewsModel::text(const testimony::Interview& row, Column column) const {
  switch (column) {
    case Code:
      return record_code(row);
    case Language:
      return field(row, "language").empty() ? QString() : language_name(field(row, "language"));
    case Status:
      return row.missing > 0 ? tr("Damaged: shown in part, %n part(s) missing",
                                  "instead of an interview's status", static_cast<int>(row.missing))
                             : status_name(field(row, "status"));
    case Date:
    case Place:
    case Interviewer:
      return from_utf8(field(row, name(column)));
    case ColumnCount:
      break;
  }
  return {};
}

QString InterviewsModel::in_part(const testimony::Interview& row) {
  return tr(
      "Damaged: shown in part. At least %n part(s) of its history are missing; a bundle or a backup "
      "that has them mends it.",
      nullptr, static_cast<int>(row.missing));
}

QVariant InterviewsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const auto& row = at(index.row());
  const auto column = static_cast<Column>(index.column());
  switch (role) {
    case Qt::DisplayRole:
      return text(row, column);
    case Qt::FontRole:
      return column == Code ? theme::font(theme::Size::Body, true) : QVariant();
    case Qt::DecorationRole:
      if (column != Code) return {};
      if (row.missing > 0) return theme::icon(QStringLiteral("warning"), theme::colours().caution);
      return row.contested ? theme::icon(QStringLiteral("conflict")) : QVariant();
    case Qt::ToolTipRole:
      if (row.missing > 0 && (column == Code || column == Status)) return in_part(row);
      return column == Code && row.contested ? tr("Two writings of a field differ and wait to be settled.")
                                             : QVariant();
    case Qt::AccessibleDescriptionRole:
      return row.missing > 0 && column == Code ? in_part(row) : QVariant();
    case SortRole:
      if (column == Date) return QString(text(row, column)).remove(QLatin1Char('~'));
      if (column == Status) {
        // In the order of the work, not of the alphabet.
        const auto& all = testimony::statuses();
        return static_cast<int>(std::find(all.begin(), all.end(), field(row, "status")) - all.begin());
      }
      return text(row, column);
    default:
      return {};
  }
}

QVariant InterviewsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (role == Qt::TextAlignmentRole) return int{Qt::AlignLeft | Qt::AlignVCenter};
  if (role != Qt::DisplayRole || orientation != Qt::Horizontal) return {};
  return field_name(name(static_cast<Column>(section)));
}

InterviewsFilter::InterviewsFilter(QObject* parent) : QSortFilterProxyModel(parent) {
  setSortRole(InterviewsModel::SortRole);
  setSortLocaleAware(true);
}

void InterviewsFilter::set_words(const QString& text) {
  words_.clear();
  for (const auto& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts))
    words_.push_back(fold(to_utf8(word)));
  invalidateFilter();
}

bool InterviewsFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
  std::string all;
  for (int column = 0; column < sourceModel()->columnCount(); ++column)
    all += to_utf8(sourceModel()->index(row, column, parent).data().toString()) + '\n';
  all = fold(all);
  return std::all_of(words_.begin(), words_.end(),
                     [&](const auto& word) { return all.find(word) != std::string::npos; });
}

}  // namespace attest::ui
