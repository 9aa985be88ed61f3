#include "ui/interview/export_transcript_panel.h"

#include "core/exchange/captions.h"
#include "ui/interview/uses.h"
#include "ui/text/utf16.h"
#include "ui/text/words.h"
#include "ui/widgets/choose_file.h"

namespace attest::ui {

using exchange::CaptionFormat;

ExportTranscriptPanel::ExportTranscriptPanel(Worker& worker) : Panel(worker) {
  auto* around = column(0);
  setLayout(around);
  QVBoxLayout* inside = nullptr;
  around->addWidget(scrolling(make_card(inside)), 1);
  inside->addWidget(title_ = heading({}));
  inside->addWidget(
      prose(tr("Not to export it is the safest: the file lies in the clear where you put it. Nobody has "
               "scanned the text for names."),
            "quiet"));
  inside->addWidget(caution_ = prose({}, "caution"));
  auto* form = form_layout();
  format_ = new Choice(tr("Kind of file"));
  use_ = use_choice(tr("What the transcript is for"));
  reason_ = reason_line();
  add_row(form, tr("File"), format_);
  add_row(form, tr("What for"), use_);
  add_row(form, tr("Reason"), reason_);
  inside->addLayout(form);
  auto* line = row();
  auto* go = button(tr("Export…"), Kind::Normal, QStringLiteral("export"));
  auto* close = button(tr("Do not export"), Kind::Quiet);
  line->addWidget(go);
  line->addWidget(close);
  line->addStretch(1);
  inside->addLayout(line);
  inside->addStretch(1);
  connect(go, &QPushButton::clicked, this, &ExportTranscriptPanel::choose);
  connect(close, &QPushButton::clicked, this, &ExportTranscriptPanel::closed);
}

void ExportTranscriptPanel::set_transcript(const testimony::Transcript& transcript, bool timed) {
  transcript_ = transcript;
  title_->setText(tr("Export: %1", "a transcript").arg(transcript_name(transcript)));
  QStringList cautions;
  if (transcript.role != "redacted") cautions += tr("Whatever names and places were said are in it.");
  if (transcript.machine_made && !transcript.reviewed)
    cautions +=
        tr("A machine made it, and nobody has read it against the sound: it may say what nobody said.");
  if (!timed) cautions += tr("Lines without times: WebVTT, SubRip and SAMI need a time for each.");
  caution_->setText(cautions.join(QLatin1Char(' ')));
  caution_->setVisible(!cautions.isEmpty());
  format_->clear();
  const auto offer = [this](const QString& name, CaptionFormat format) {
    format_->addItem(name, from_utf8(exchange::name_of(format)));
  };
  if (timed) offer(tr("Captions (WebVTT)"), CaptionFormat::Vtt);
  if (timed) offer(tr("Captions (SubRip)"), CaptionFormat::Srt);
  offer(tr("Text document (Word, DOCX)"), CaptionFormat::Docx);
  offer(tr("Text document (ODT)"), CaptionFormat::Odt);
  offer(tr("Plain text, the words alone"), CaptionFormat::Text);
  offer(tr("oTranscribe"), CaptionFormat::Otr);
  if (timed) offer(tr("Captions (SAMI)"), CaptionFormat::Sami);
  reason_->clear();
}

void ExportTranscriptPanel::choose() {
  const QString suffix = format_->currentData().toString();
  choose_new_file(
      this, tr("Where the transcript goes, in the clear"),
      QStringLiteral("transcript.") + (suffix == QLatin1String("sami") ? QStringLiteral("smi") : suffix),
      tr("All files (*)"), [this](const std::filesystem::path& file) { write(file); });
}

void ExportTranscriptPanel::write(const std::filesystem::path& file) {
  if (!transcript_) return;
  ask(worker().vault([transcript = *transcript_, file, format = to_utf8(format_->currentData().toString()),
                      use = chosen_use(*use_),
                      reason = to_utf8(reason_->text().trimmed())](store::Vault& vault) {
    const auto now = testimony::find_transcript(vault, transcript.interview, transcript.id.hex());
    auto content = testimony::version_text(vault, now.current);
    if (content.language.empty()) content.language = now.language;
    const std::string written = exchange::write_captions(content, exchange::format_named(format));
    testimony::pass(vault, use, {transcript.interview, testimony::Exit::ExportTranscript}, reason, true);
    // The file dialog has asked before it named a file that exists.
    vault.disk().replace(file, as_bytes(written));
  }),
      [this] {
        Q_EMIT said(tr("Written, in the clear and not scanned for names."));
        Q_EMIT closed();
      });
}

}  // namespace attest::ui
