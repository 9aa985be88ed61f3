// Erasures that others asked for: their tombstones have come, the interviews are here still.
#pragma once

#include "ui/pages/panel.h"

namespace attest::ui {

struct ErasureAsked {
  RecordId interview;
  std::string record_code;
  std::string reason;
};
/// On the vault's lane.
std::vector<ErasureAsked> erasures_asked(const store::Vault& vault);

class ErasuresPanel final : public Panel {
  Q_OBJECT
 public:
  explicit ErasuresPanel(Worker& worker);
  void show_asked(const std::vector<ErasureAsked>& asked);

 Q_SIGNALS:
  void erase(const attest::RecordId& interview);

 private:
  QVBoxLayout* rows_;
};

}  // namespace attest::ui
