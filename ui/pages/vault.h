// The vault itself: what it is, what opens it, its backups, whether it is whole, and its end. Each part is a
// panel of ui/vault.
#pragma once

#include "ui/pages/page.h"
#include "ui/recovery/page.h"
#include "ui/vault/erasures_panel.h"

class QScrollArea;
class QStackedWidget;

namespace attest::ui {

class BackupPanel;
class CheckPanel;
class EndPanel;
class JobBar;
class ProjectPanel;
class ReadBackPanel;
class RecoveryPagesView;
class WaysInPanel;

class VaultPage final : public Page {
  Q_OBJECT
 public:
  VaultPage(Worker& worker, const store::VaultInfo& vault);
  void refresh() override;
  /// Wipes and closes what shows or takes a secret.
  void leave() override;
  void show_backups();  ///< scrolls there, when the page is in front
  void show_repaired(const RepairDone& done);

 Q_SIGNALS:
  void lock();
  void closed(const attest::Error& error);  ///< the vault did not open again after a repair
  void destroy(const std::filesystem::path& folder);
  void erase(const attest::RecordId& interview);

 private:
  struct Read;
  QWidget* make_facts(const store::VaultInfo& vault);
  void connect_panel(Panel* panel);
  void show(const Read& read);
  void show_once(RecoveryPages pages);
  void read_back(store::WayIn::Kind kind);
  void show_cards();

  std::filesystem::path folder_;
  JobBar* job_;
  QStackedWidget* stack_;
  QScrollArea* cards_;
  QLabel* where_;
  QLabel* interviews_;
  WaysInPanel* ways_;
  ProjectPanel* project_;
  BackupPanel* backups_;
  CheckPanel* check_;
  ErasuresPanel* asked_;
  EndPanel* end_;
  RecoveryPagesView* pages_;
  ReadBackPanel* read_back_;
};

}  // namespace attest::ui
