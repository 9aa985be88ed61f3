// A recovery key that comes back from paper: typed or from files, whole or as sheets.
#pragma once

#include "core/store/way_in.h"
#include "ui/widgets/make.h"

namespace attest::ui {

/// What is typed here can be seen, since it is long, but neither copied nor dragged out nor offered as the
/// selection; no undo keeps it. QTextDocument's own memory cannot be wiped: it goes back to the heap as it
/// is. So this is emptied as soon as its text is used.
class TypedSecret final : public QPlainTextEdit {
  Q_OBJECT
 public:
  explicit TypedSecret(const QString& name);
  crypto::Secret peek() const;
  void wipe();
  bool is_empty() const { return document()->isEmpty(); }

 protected:
  QMimeData* createMimeDataFromSelection() const override;
  void keyPressEvent(QKeyEvent* event) override;
};

class RecoveryInput final : public QWidget {
  Q_OBJECT
 public:
  RecoveryInput();
  void set_kind(store::WayIn::Kind kind);
  void lock_kind();  ///< hides the choice between paper and sheets
  store::WayIn::Kind kind() const { return kind_; }
  /// The key, from what is here so far. Throws as read_typed_key and shares::combine do; what was typed
  /// stays, to be compared with the paper, until `wipe`.
  crypto::age::Identity identity();
  void wipe();

 Q_SIGNALS:
  void failed(const attest::Error& error);

 private:
  void load();
  void add_typed();
  void add_sheet(crypto::Secret words);
  void show_state();

  store::WayIn::Kind kind_ = store::WayIn::Kind::Paper;
  std::optional<crypto::Secret> loaded_;  ///< a key from a file
  std::vector<crypto::Secret> sheets_;
  int need_ = 0;
  QWidget* choice_;
  QPushButton* tabs_[2];
  TypedSecret* edit_;
  QPushButton* add_;
  QLabel* state_;
};

}  // namespace attest::ui
