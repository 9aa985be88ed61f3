#include "ui/vault/project_panel.h"

#include "ui/interview/grounding_card.h"
#include "ui/text/utf16.h"

namespace attest::ui {
namespace {
constexpr int checkin_choices[] = {0, 15, 20, 25, 30, 45, 60};

void choose(Choice* choice, const QVariant& value, const QString& other) {
  int at = choice->findData(value);
  if (at < 0) {
    choice->addItem(other, value);
    at = choice->count() - 1;
  }
  choice->setCurrentIndex(at);
}
}  // namespace

ProjectPanel::ProjectPanel(Worker& worker) : Panel(worker), typed_(worker, this) {
  auto* around = column(0);
  setLayout(around);
  QVBoxLayout* inside = nullptr;
  around->addWidget(section(
      tr("How this project records"),
      tr("For everyone who records for it: these settings go along in the project's bundles. The list "
         "of places stays inside the project; partners never receive it."),
      inside));
  inside->addWidget(contested_ = prose(tr("Two devices have set some of this differently. What is kept here "
                                          "now counts for both."),
                                       "caution"));
  contested_->hide();
  auto* form = form_layout();
  codec_ = new Choice({});
  codec_->addItem(tr("Speech (Opus): about 15 MB an hour"), QStringLiteral("opus"));
  codec_->addItem(tr("Lossless evidence (FLAC): up to 240 MB an hour"), QStringLiteral("flac"));
  add_row(form, tr("Sound"), codec_);
  channels_ = new Choice({});
  channels_->addItem(tr("Mono: one microphone for everyone"), 1);
  channels_->addItem(tr("Stereo: two microphones, one to each side"), 2);
  add_row(form, tr("Channels"), channels_);
  checkin_ = new Choice({});
  for (const int minutes : checkin_choices)
    checkin_->addItem(minutes == 0 ? tr("never") : tr("after %n minute(s) without a break", nullptr, minutes),
                      minutes);
  add_row(form, tr("Check-in"), checkin_);
  for (auto* choice : {codec_, channels_, checkin_})
    choice->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  inside->addLayout(form);
  inside->addWidget(label(tr("Grounding card"), theme::Size::Body, "quiet"));
  inside->addWidget(grounding_ = text_edit(tr("Grounding card"), {}, 9));
  inside->addWidget(label(tr("Places that help"), theme::Size::Body, "quiet"));
  inside->addWidget(referrals_ = text_edit(tr("Places that help"),
                                           tr("A line each: who helps, where, how to reach them. Fill it "
                                              "before the first interview."),
                                           5));
  auto* line = row();
  auto* keep = button(tr("Keep for the project"), Kind::Primary);
  line->addWidget(keep);
  line->addStretch(1);
  inside->addLayout(line);
  connect(keep, &QPushButton::clicked, this, &ProjectPanel::save);
}

void ProjectPanel::show_settings(const testimony::ProjectSettings& settings) {
  // A choice that is not kept yet stays where the page is read again for another reason.
  const bool same = std::exchange(settings_, std::optional(settings)) == settings;
  contested_->setVisible(settings.contested);
  if (!same) codec_->setCurrentIndex(codec_->findData(from_utf8(std::string(media::name(settings.codec)))));
  if (!same) channels_->setCurrentIndex(channels_->findData(settings.channels));
  if (!same)
    choose(checkin_, settings.checkin_minutes,
           tr("after %n minute(s) without a break", nullptr, settings.checkin_minutes));
  typed_.open("project", [](store::Vault& vault) { return EntityId{vault.info().project.bytes}; });
  // The window's own words can be read and changed; they are the project's only once it keeps others.
  typed_.show(grounding_, QStringLiteral("grounding"),
              settings.grounding.empty() ? GroundingCard::usual_text({}) : from_utf8(settings.grounding));
  typed_.show(referrals_, QStringLiteral("referrals"), from_utf8(settings.referrals));
}

void ProjectPanel::save() {
  QString grounding = grounding_->toPlainText().trimmed();
  if (grounding == GroundingCard::usual_text({})) grounding.clear();
  const std::map<std::string, std::string> wanted{
      {"recording.codec", to_utf8(codec_->currentData().toString())},
      {"recording.channels", to_utf8(channels_->currentData().toString())},
      {"checkin_minutes", to_utf8(checkin_->currentData().toString())},
      {"grounding", to_utf8(grounding)},
      {"referrals", to_utf8(referrals_->toPlainText().trimmed())}};
  ask(worker().vault([wanted](store::Vault& vault) { testimony::set_project_settings(vault, wanted); }),
      [this] {
        Q_EMIT said(tr("Kept. It counts for the next recording."));
        Q_EMIT changed();
      });
}

}  // namespace attest::ui
