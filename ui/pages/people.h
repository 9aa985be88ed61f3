// The people of the vault by their record codes, and the identity vault that says who they are. Each part is
// a panel of ui/people.
#pragma once

#include "core/testimony/identities.h"
#include "ui/pages/page.h"

class QListWidget;
class QStackedWidget;

namespace attest::ui {

class EraseIdentityPanel;
class IdentityForm;
class IdentityVaultPanel;
class JobBar;
class Panel;

class PeoplePage final : public Page {
  Q_OBJECT
 public:
  explicit PeoplePage(Worker& worker);
  void refresh() override;
  void leave() override;

 Q_SIGNALS:
  /// Soon after an opening: what was being typed when the vault was locked last was sealed.
  void sealed_at_lock(const QString& text);

 private:
  struct Read;
  void connect_panel(Panel* panel);
  void add();
  std::optional<RecordId> chosen() const;
  void show(const Read& read);

  JobBar* job_;
  QStackedWidget* stack_;
  QListWidget* list_;
  IdentityVaultPanel* vault_;
  IdentityForm* form_;
  EraseIdentityPanel* erase_;
  std::optional<RecordId> choose_;  ///< as soon as it is in the list
};

}  // namespace attest::ui
