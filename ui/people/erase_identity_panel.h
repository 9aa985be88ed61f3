// The end of what identifies one person: for good, out of the open identity vault.
#pragma once

#include "core/testimony/identities.h"
#include "ui/pages/panel.h"

namespace attest::ui {

class EraseIdentityPanel final : public Panel {
  Q_OBJECT
 public:
  EraseIdentityPanel(Worker& worker, JobBar& job);
  void show_person(const testimony::Person& person);
  void leave();  ///< empties its lines

 Q_SIGNALS:
  void erased(const attest::RecordId& person);

 private:
  void erase();
  JobBar& job_;
  std::optional<testimony::Person> person_;
  QLineEdit* reason_;
  QLineEdit* typed_;
};

}  // namespace attest::ui
