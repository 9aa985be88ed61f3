#include "ui/vault/erasures_panel.h"

#include "core/testimony/interview.h"
#include "ui/text/utf16.h"

namespace attest::ui {

std::vector<ErasureAsked> erasures_asked(const store::Vault& vault) {
  std::vector<ErasureAsked> all;
  for (const auto& id : vault.erasures_asked()) {
    const auto record = vault.record(id);
    // A coder's layer goes with its interview.
    if (!record || record->kind != "interview") continue;
    const auto tombstone = vault.value(store::tombstone_of(id), "");
    all.push_back({id, testimony::interview(vault, id).record_code,
                   tombstone && tombstone->contains("reason") && tombstone->at("reason").is_string()
                       ? tombstone->at("reason").get<std::string>()
                       : std::string()});
  }
  return all;
}

ErasuresPanel::ErasuresPanel(Worker& worker) : Panel(worker) {
  auto* around = column(0);
  setLayout(around);
  QVBoxLayout* inside = nullptr;
  around->addWidget(section(
      tr("Erasures that were asked for"),
      tr("Another device erased these interviews. Here they can be read until they are erased here too."),
      inside));
  inside->addLayout(rows_ = column(2));
  hide();
}

void ErasuresPanel::show_asked(const std::vector<ErasureAsked>& asked) {
  empty(rows_);
  setVisible(!asked.empty());
  for (const auto& one : asked) {
    auto* widget = new QWidget;
    auto* line = row(2);
    widget->setLayout(line);
    auto* words = column(0);
    words->addWidget(heading(from_utf8(one.record_code), theme::Size::Body));
    if (!one.reason.empty()) {
      auto* reason = prose(from_utf8(one.reason), "quiet");
      reason->setFont(theme::font(theme::Size::Small));
      words->addWidget(reason);
    }
    line->addLayout(words, 1);
    auto* go = button(tr("Erase here too…"), Kind::Normal);
    go->setAccessibleName(QStringLiteral("%1: %2").arg(from_utf8(one.record_code), go->text()));
    line->addWidget(go, 0, Qt::AlignVCenter);
    connect(go, &QPushButton::clicked, this, [this, id = one.interview] { Q_EMIT erase(id); });
    rows_->addWidget(widget);
  }
}

}  // namespace attest::ui
