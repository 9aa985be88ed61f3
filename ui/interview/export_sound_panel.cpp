#include "ui/interview/export_sound_panel.h"

#include <QButtonGroup>
#include <QRadioButton>

#include "ui/interview/uses.h"
#include "ui/text/errors.h"
#include "ui/text/utf16.h"
#include "ui/text/words.h"
#include "ui/widgets/choose_file.h"

namespace attest::ui {

using testimony::SoundExport;
using testimony::SoundLevel;

ExportSoundPanel::ExportSoundPanel(Worker& worker, JobBar& job) : Panel(worker), job_(job) {
  auto* around = column(0);
  setLayout(around);
  QVBoxLayout* inside = nullptr;
  around->addWidget(
      section(tr("Export the sound of this recording"),
              tr("Not to export it is the safest. Each level gives away more than the one before; "
                 "the file lies in the clear where you put it."),
              inside));
  make_levels(inside);
  make_form(inside);
  connect(&job, &JobBar::busy, this, [this](bool busy) { setEnabled(!busy); });
}

void ExportSoundPanel::make_levels(QVBoxLayout* inside) {
  levels_ = new QButtonGroup(this);
  auto* line = row(4);
  for (const auto& [level, word] : testimony::sound_levels()) {
    auto* choice = new QRadioButton(level_name(level));
    levels_->addButton(choice, static_cast<int>(level));
    line->addWidget(choice);
  }
  line->addStretch(1);
  inside->addLayout(line);
  inside->addWidget(warning_ = prose({}, "caution"));
  inside->addWidget(found_ = prose({}, "quiet"));
  import_ = button(tr("Import a redacted transcript…"), Kind::Normal, QStringLiteral("import"));
  auto* below = row();
  below->addWidget(import_);
  below->addStretch(1);
  inside->addLayout(below);
  connect(levels_, &QButtonGroup::idClicked, this, [this](int) { look(); });
  connect(import_, &QPushButton::clicked, this, &ExportSoundPanel::redacted_wanted);
}

void ExportSoundPanel::make_form(QVBoxLayout* inside) {
  form_ = new QWidget;
  auto* form = form_layout();
  form_->setLayout(form);
  use_ = use_choice(tr("What the sound is for"));
  reason_ = reason_line();
  typed_ = line_edit(tr("The record code, to export the voice itself"));
  add_row(form, tr("What for"), use_);
  add_row(form, tr("Reason"), reason_);
  add_row(form, tr("Record code, to confirm"), typed_);
  typed_name_ = qobject_cast<QLabel*>(form->labelForField(typed_));
  inside->addWidget(form_);
  auto* line = row();
  go_ = button(tr("Export…"), Kind::Normal, QStringLiteral("export"));
  auto* close = button(tr("Do not export"), Kind::Quiet);
  line->addWidget(go_);
  line->addWidget(close);
  line->addStretch(1);
  inside->addLayout(line);
  connect(go_, &QPushButton::clicked, this, &ExportSoundPanel::choose);
  connect(close, &QPushButton::clicked, this, &ExportSoundPanel::closed);
}

QString ExportSoundPanel::level_name(SoundLevel level) {
  switch (level) {
    case SoundLevel::Spoken:
      return tr("Read by a machine");
    case SoundLevel::Altered:
      return tr("The voice altered");
    case SoundLevel::Original:
      return tr("The voice as it is");
  }
  return {};
}

QString ExportSoundPanel::level_warning(SoundLevel level) {
  switch (level) {
    case SoundLevel::Spoken:
      return tr(
          "A machine reads the redacted transcript: the voice is not in it. What was said is, and words "
          "alone "
          "can tell who said them.");
    case SoundLevel::Altered:
      return tr(
          "The voice is altered, and that is all: a person who knows the speaker, or a program, may still "
          "recognise it. Words, accent and background are unchanged.");
    case SoundLevel::Original:
      return tr(
          "This is the speaker's own voice. Whoever knows it recognises it; whoever has a sample of it can "
          "prove it.");
  }
  return {};
}

std::optional<SoundLevel> ExportSoundPanel::level() const {
  const int id = levels_->checkedId();
  return id < 0 ? std::nullopt : std::optional(static_cast<SoundLevel>(id));
}

void ExportSoundPanel::set_recording(const testimony::Media& media, const QString& code) {
  const bool same = media_ && media_->facts.media == media.facts.media && code_ == code;
  media_ = media;
  code_ = code;
  if (same) return look();  // there may be a redacted transcript by now
  levels_->setExclusive(false);
  for (auto* choice : levels_->buttons()) choice->setChecked(false);
  levels_->setExclusive(true);
  for (auto* edit : {reason_, typed_}) edit->clear();
  typed_->setPlaceholderText(tr("Type %1").arg(code_));
  look();
}

/// What of this recording the level would give away, asked of the vault before anything is done.
void ExportSoundPanel::look() {
  const auto chosen = level();
  const int question = ++looks_;
  warning_->setVisible(chosen.has_value());
  found_->hide();
  import_->hide();
  form_->setVisible(chosen.has_value());
  go_->setVisible(chosen.has_value());
  go_->setEnabled(false);
  if (!chosen || !media_) return;
  warning_->setText(level_warning(*chosen));
  const bool voice = *chosen == SoundLevel::Original;
  typed_->setVisible(voice);
  if (typed_name_) typed_name_->setVisible(voice);
  worker()
      .vault([media = *media_, level = *chosen](store::Vault& vault) {
        return std::make_shared<SoundExport>(vault, media, level);
      })
      .then(
          this,
          [this, question](const std::shared_ptr<SoundExport>& sound) {
            if (question != looks_) return;
            found_->setText(words(*sound));
            found_->show();
            go_->setEnabled(true);
            import_->setVisible(level() != SoundLevel::Spoken && !sound->redacted());
          },
          [this, question](const Error& e) {
            if (question != looks_ || e.code() == Code::Cancelled) return;
            found_->setText(sentence(e));
            found_->show();
            import_->setVisible(e.code() == Code::Refused);
          });
}

QString ExportSoundPanel::words(const SoundExport& sound) const {
  if (level() == SoundLevel::Spoken)
    return tr("Each speaker gets a voice of the machine; lines keep their times.");
  if (!sound.redacted())
    return tr("There is no redacted transcript of this recording: nothing in it will be silent.");
  std::int64_t silent_ms = 0;
  for (const auto& span : sound.silent()) silent_ms += span.to_ms - span.from_ms;
  return tr("%n place(s) will be silent, where text was redacted: %1 in all.", nullptr,
            static_cast<int>(sound.silent().size()))
             .arg(clock_time(silent_ms)) +
         QLatin1Char(' ') +
         tr("No line of the transcript covers %1 of the recording: whatever is said there leaves with it.")
             .arg(clock_time(sound.uncompared_ms()));
}

void ExportSoundPanel::choose() {
  const auto chosen = level();
  if (!chosen || !media_) return;
  if (*chosen == SoundLevel::Original && (code_.isEmpty() || typed_->text().trimmed() != code_)) {
    Q_EMIT complained(tr("That is not the record code. Nothing was done."));
    return;
  }
  const auto codec = *chosen == SoundLevel::Original ? media_->facts.codec : media::Codec::Opus;
  choose_new_file(this, tr("Where the sound goes, in the clear"),
                  QStringLiteral("sound") + from_utf8(std::string(media::extension(codec))),
                  tr("All files (*)"), [this](const std::filesystem::path& file) { write(file); });
}

void ExportSoundPanel::write(const std::filesystem::path& file) {
  const auto chosen = level();
  if (!chosen || !media_) return;
  const auto use = chosen_use(*use_);
  const std::string reason = to_utf8(reason_->text().trimmed());
  ask(worker().vault([media = *media_, level = *chosen, use, reason](store::Vault& vault) {
    auto sound = std::make_shared<SoundExport>(vault, media, level);
    sound->pass(vault, use, reason);
    return sound;
  }),
      [this, file](const std::shared_ptr<SoundExport>& sound) {
        auto job = job_.begin(tr("Writing the sound"));
        follow(job_, worker().apart([sound, file, job](Disk& disk, const Clock&) {
          // The file dialog has asked before it named a file that exists.
          PendingFile out(disk, file, true);
          const auto written = sound->write(out, *job);
          out.commit();
          return written;
        }),
               [this](const SoundExport::Written& written) {
                 Q_EMIT said(
                     written.late_ms < 1000
                         ? tr("Written, in the clear.")
                         : tr("Written, in the clear. Lines are read up to %n second(s) after their time.",
                              nullptr, static_cast<int>((written.late_ms + 999) / 1000)));
                 typed_->clear();
                 Q_EMIT closed();
               });
      });
}

}  // namespace attest::ui
