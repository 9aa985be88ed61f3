// What somebody is typing and has not saved: kept in the vault's drafts, so that a lock or a crash takes
// nothing away, and put back where it was typed.
#pragma once

#include <QObject>
#include <QTimer>
#include <functional>
#include <map>
#include <optional>

#include "core/foundation/id.h"

class QLineEdit;
class QPlainTextEdit;

namespace attest::store {
class Vault;
}

namespace attest::ui {

class Worker;

/// The texts of one record, or of one form. Each is named by a slot.
class TypedTexts final : public QObject {
  Q_OBJECT
 public:
  TypedTexts(Worker& worker, QObject* parent);
  ~TypedTexts() override;  ///< keeps them

  /// Whose texts these are from now on: keeps those of the one before, and asks the vault for what was kept,
  /// which comes a moment later. The same one again changes nothing.
  void open(const EntityId& of);
  void open(const std::string& name, std::function<EntityId(store::Vault&)> of);
  /// Puts into the editor what is saved in the slot, or what somebody typed over it.
  void show(QLineEdit* editor, const QString& slot, const QString& saved);
  void show(QPlainTextEdit* editor, const QString& slot, const QString& saved);
  /// What the slot was about is gone.
  void forget(const QString& slot);
  /// The slots that hold something unsaved.
  QStringList slots_typed() const;
  /// Now; it is done on its own every few seconds, too.
  void keep();

 Q_SIGNALS:
  void restored();  ///< something that was kept is here again

 private:
  struct Editor {
    QString slot, saved;
    std::function<QString()> text;
    std::function<void(const QString&)> put;
    std::function<bool()> focused;
  };
  void show(QObject* key, Editor editor);
  void typed(QObject* key);
  void came(const std::optional<std::string>& kept);

  Worker& worker_;
  std::string name_;
  std::function<EntityId(store::Vault&)> of_;
  std::map<QString, QString> texts_;  ///< slot -> what was typed and is not saved
  std::map<QObject*, Editor> editors_;
  bool putting_ = false;
  bool came_ = false;     ///< what the vault had
  bool changed_ = false;  ///< since it was kept
  int opening_ = 0;       ///< which answer is awaited
  QTimer timer_;
};

}  // namespace attest::ui
