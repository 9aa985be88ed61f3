#include "ui/vault/end_panel.h"

#include "ui/widgets/hold_button.h"

namespace attest::ui {

QString out_of_reach() {
  return EndPanel::tr(
      "Not reached: backups, bundles that were sent, files that were exported, an image of the disk taken "
      "before. A flash disk may keep old blocks of the key file, which only a way in of then opens.");
}

EndPanel::EndPanel(Worker& worker) : Panel(worker) {
  auto* around = column(0);
  setLayout(around);
  QVBoxLayout* inside = nullptr;
  around->addWidget(section(tr("Destroy this vault"),
                            tr("First its keys, then everything in its folder, at once and for ever. A "
                               "recording under way ends with it."),
                            inside));
  auto* line = row(4);
  auto* hold = new HoldButton(tr("Hold for two seconds to destroy"));
  line->addWidget(hold, 0, Qt::AlignVCenter);
  auto* reach = prose(out_of_reach(), "quiet");
  reach->setFont(theme::font(theme::Size::Small));
  line->addWidget(reach, 1);
  inside->addLayout(line);
  connect(hold, &HoldButton::held, this, &EndPanel::destroy);
}

}  // namespace attest::ui
