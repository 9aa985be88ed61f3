// Passages in a list: quotes, search hits, notes, codings. Each has a line that says where, the words, and a
// place to go to.
#pragma once

#include <QAbstractListModel>
#include <vector>

#include "ui/place.h"

namespace attest::ui {

struct Passage {
  bool heading = false;  ///< a group's title: `head` only, not chosen
  QString head;
  QString text;
  int from = 0, to = 0;  ///< the words found in `text`, in units
  QString foot;          ///< a memo
  QString colour;        ///< "#rrggbb", or empty
  EntityId id;
  Place place;
  std::optional<EntityId> media{};  ///< the recording that `place.ms` is in
};

class PassagesModel final : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role { HeadingRole = Qt::UserRole, HeadRole, FromRole, ToRole, FootRole, ColourRole };
  using QAbstractListModel::QAbstractListModel;
  void set(std::vector<Passage> passages);
  const Passage& at(const QModelIndex& index) const {
    return passages_[static_cast<std::size_t>(index.row())];
  }
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  std::vector<Passage> passages_;
};

}  // namespace attest::ui
