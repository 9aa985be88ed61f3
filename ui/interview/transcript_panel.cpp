#include "ui/interview/transcript_panel.h"

#include <QDateTime>
#include <QStackedWidget>
#include <algorithm>

#include "core/exchange/captions.h"
#include "core/foundation/text.h"
#include "ui/interview/draft.h"
#include "ui/interview/transcript_view.h"
#include "ui/text/words.h"
#include "ui/widgets/choose_file.h"

namespace attest::ui {
namespace {
constexpr int draft_every_ms = 3000;
}  // namespace

struct TranscriptPanel::Shown {
  EntityId transcript;
  EntityId version;
  std::string language;
  testimony::TranscriptText text;
  std::optional<Draft> draft;
};

struct TranscriptPanel::Imported {
  EntityId transcript;
  exchange::ReadCaptions read;
};

TranscriptPanel::TranscriptPanel(Worker& worker) : Panel(worker) {
  auto* layout = column(2);
  setLayout(layout);
  layout->addWidget(make_bar());
  view_ = new TranscriptView;
  stack_ = new QStackedWidget;
  stack_->addWidget(view_);
  auto* first = button(tr("Import a transcript…"), Kind::Primary, QStringLiteral("import"));
  connect(first, &QPushButton::clicked, this, &TranscriptPanel::import);
  stack_->addWidget(empty_state(QStringLiteral("interviews"), tr("No transcript yet"),
                                tr("Import captions, a text document, or what a transcription program wrote. "
                                   "It is read beside the sound, coded "
                                   "and edited here."),
                                first));
  layout->addWidget(stack_, 1);
  connect(view_, &TranscriptView::line_clicked, this, &TranscriptPanel::hear);
  connect(view_, &TranscriptView::coding_clicked, this, &TranscriptPanel::coding_clicked);
  connect(view_, &QPlainTextEdit::selectionChanged, this, &TranscriptPanel::selection_changed);
  connect(view_, &QPlainTextEdit::textChanged, this, [this] {
    if (!editing_) return;
    unsaved_ = true;
    if (!draft_timer_.isActive()) draft_timer_.start();
  });
  draft_timer_.setSingleShot(true);
  draft_timer_.setInterval(draft_every_ms);
  connect(&draft_timer_, &QTimer::timeout, this, &TranscriptPanel::keep_draft);
  end_editing();
}

QWidget* TranscriptPanel::make_bar() {
  auto* widget = new QWidget;
  auto* line = row(2);
  widget->setLayout(line);
  choice_ = new Choice(tr("Transcript"));
  choice_->setMinimumContentsLength(18);
  line->addWidget(choice_);
  import_ = icon_button(QStringLiteral("import"), tr("Import another transcript"));
  line->addWidget(import_);
  line->addStretch(1);
  state_ = label({}, theme::Size::Small, "quiet");
  line->addWidget(state_);
  line->addWidget(edit_ = button(tr("Edit the text"), Kind::Quiet));
  line->addWidget(discard_ = button(tr("Discard the changes"), Kind::Danger));
  line->addWidget(save_ = button(tr("Save a version"), Kind::Primary));
  connect(choice_, &QComboBox::activated, this, [this](int number) {
    shown_ = transcripts_[static_cast<std::size_t>(number)].id;
    load();
  });
  connect(import_, &QPushButton::clicked, this, &TranscriptPanel::import);
  connect(edit_, &QPushButton::clicked, this, [this] { begin_editing({}); });
  connect(save_, &QPushButton::clicked, this, &TranscriptPanel::save);
  connect(discard_, &QPushButton::clicked, this, &TranscriptPanel::discard);
  return widget;
}

void TranscriptPanel::set_transcripts(const RecordId& interview,
                                      std::vector<testimony::Transcript> transcripts,
                                      const std::string& language) {
  if (interview != interview_) {
    shown_.reset();
    view_->set_text({}, {});
    end_editing();
  }
  interview_ = interview;
  language_ = language;
  transcripts_ = std::move(transcripts);
  choice_->clear();
  for (const auto& t : transcripts_) choice_->addItem(shown_name(t));
  stack_->setCurrentIndex(transcripts_.empty() ? 1 : 0);
  for (QWidget* w : std::initializer_list<QWidget*>{choice_, import_}) w->setVisible(!transcripts_.empty());
  edit_->setVisible(!transcripts_.empty() && !editing_);
  if (transcripts_.empty() || editing_) return;
  const auto same =
      std::find_if(transcripts_.begin(), transcripts_.end(), [&](const auto& t) { return shown_ == t.id; });
  const auto now = same == transcripts_.end() ? transcripts_.begin() : same;
  choice_->setCurrentIndex(static_cast<int>(now - transcripts_.begin()));
  if (shown_ == now->id && version_ == now->current) return show_codings();
  shown_ = now->id;
  load();
}

QString TranscriptPanel::shown_name(const testimony::Transcript& transcript) {
  const QString name = transcript_name(transcript);
  if (transcript.contested) return tr("%1 (two versions differ)").arg(name);
  if (!transcript.machine_made) return name;
  return transcript.reviewed ? tr("%1 (made by a machine, reviewed)").arg(name)
                             : tr("%1 (made by a machine, not yet reviewed)").arg(name);
}

void TranscriptPanel::load() {
  if (!shown_) return;
  ask(worker().vault([interview = interview_, id = *shown_](store::Vault& vault) {
    const auto transcript = testimony::find_transcript(vault, interview, id.hex());
    Shown shown{
        id, transcript.current, transcript.language, testimony::version_text(vault, transcript.current), {}};
    if (const auto draft = vault.draft(id)) shown.draft = read_draft(*draft);
    return shown;
  }),
      [this](Shown shown) { show_text(std::move(shown)); });
}

void TranscriptPanel::show_text(Shown shown) {
  if (shown.transcript != shown_ || editing_) return;
  version_ = shown.version;
  text_ = std::move(shown.text);
  view_->set_text(text_, shown.language);
  for (std::size_t i = 0; i < transcripts_.size(); ++i)
    if (transcripts_[i].id == shown.transcript) choice_->setCurrentIndex(static_cast<int>(i));
  show_codings();
  if (wanted_) show_place(*std::exchange(wanted_, std::nullopt));
  if (shown.draft) {
    version_ = shown.draft->version;
    begin_editing(from_utf8(shown.draft->text));
    state_->setText(tr("Changes that were not saved yet are here again."));
  }
}

void TranscriptPanel::set_codings(std::vector<coding::Coding> codings) {
  codings_ = std::move(codings);
  show_codings();
}

void TranscriptPanel::show_codings() {
  std::vector<coding::Coding> here;
  for (const auto& c : codings_)
    if (c.transcript && c.transcript == shown_ && !editing_) here.push_back(c);
  view_->set_codings(here);
}

void TranscriptPanel::show_place(const Place& place) {
  const bool loaded = text_.text.size() > 0 && (!place.transcript || place.transcript == shown_);
  if (!loaded) {
    wanted_ = place;
    if (place.transcript && place.transcript != shown_) {
      shown_ = place.transcript;
      load();
    }
    return;
  }
  if (place.span) view_->show_span(*place.span);
}

void TranscriptPanel::set_position(std::int64_t ms, bool playing) {
  view_->set_spoken(ms, playing);
}
void TranscriptPanel::choose_coding(const std::optional<EntityId>& coding) {
  view_->choose_coding(coding);
}
QString TranscriptPanel::selected_text() const {
  return editing_ ? QString() : view_->textCursor().selectedText();
}
std::optional<testimony::Span> TranscriptPanel::selected() const {
  return editing_ ? std::nullopt : view_->selected();
}
std::int64_t TranscriptPanel::time_at(std::uint32_t point) const {
  return view_->time_at(point);
}

void TranscriptPanel::apply(const EntityId& code, const QString& memo) {
  const auto span = selected();
  if (!span || !shown_) return;
  ask(worker().vault([id = *shown_, code, span = *span, memo = to_utf8(memo)](store::Vault& vault) {
    coding::apply_code(vault, id, code, span, memo);
  }),
      [this] {
        QTextCursor cursor = view_->textCursor();
        cursor.clearSelection();
        view_->setTextCursor(cursor);
        Q_EMIT coded();
      });
}

void TranscriptPanel::begin_editing(const std::optional<QString>& draft) {
  if (draft) view_->setPlainText(*draft);
  editing_ = true;
  unsaved_ = false;
  view_->set_editing(true);
  for (QPushButton* b : {save_, discard_}) b->show();
  edit_->hide();
  choice_->setEnabled(false);
  import_->setEnabled(false);
  state_->setText(tr("Editing. A draft is kept every few seconds."));
  view_->setFocus();
  Q_EMIT selection_changed();
}

void TranscriptPanel::end_editing() {
  editing_ = false;
  draft_timer_.stop();
  view_->set_editing(false);
  for (QPushButton* b : {save_, discard_}) b->hide();
  edit_->setVisible(!transcripts_.empty());
  choice_->setEnabled(true);
  import_->setEnabled(true);
  state_->clear();
}

void TranscriptPanel::keep_draft() {
  if (!editing_ || !std::exchange(unsaved_, false) || !shown_) return;
  const Draft draft{version_, to_nfc(view_->edited_text())};
  ask(worker().vault(
          [id = *shown_, draft](store::Vault& vault) { vault.save_draft(id, write_draft(draft)); }),
      [this] {
        if (editing_)
          state_->setText(
              tr("Draft kept at %1.").arg(QLocale().toString(QTime::currentTime(), QLocale::ShortFormat)));
      });
}

void TranscriptPanel::save() {
  const Draft draft{version_, view_->edited_text()};
  draft_timer_.stop();
  ask(worker().vault([id = *shown_, draft](store::Vault& vault) {
    const auto before = testimony::version_text(vault, draft.version);
    const auto text = normalise_input(draft.text, "the transcript");
    testimony::save_version(vault, id, draft.version, testimony::with_edited_text(before, text));
    vault.drop_draft(id);
  }),
      [this] {
        end_editing();
        Q_EMIT said(tr("Saved as a new version. Earlier versions are kept."));
        Q_EMIT changed();
        load();
      });
}

void TranscriptPanel::discard() {
  draft_timer_.stop();
  ask(worker().vault([id = *shown_](store::Vault& vault) { vault.drop_draft(id); }), [this] {
    end_editing();
    load();
  });
}

void TranscriptPanel::import() {
  choose_file(this, tr("A transcript"), transcript_files(), [this](const std::filesystem::path& file) {
    testimony::NewTranscript meta;
    // The first is what was said; what comes after it is taken for a translation.
    meta.role = transcripts_.empty() ? "original" : "translation";
    meta.language = transcripts_.empty() ? language_ : std::string();
    ask(worker().vault([id = interview_, file, meta](store::Vault& vault) mutable {
      Imported imported{{}, exchange::read_captions(as_text(read_file(file, exchange::caption_cap + 1)))};
      meta.content = imported.read.content;
      meta.machine_made = imported.read.machine_made;
      if (!meta.content.language.empty()) meta.language = meta.content.language;
      if (const auto media = testimony::media_of(vault, id); !media.empty())
        meta.media = media.front().facts.media;
      imported.transcript = testimony::import_transcript(vault, id, meta);
      return imported;
    }),
        [this](const Imported& imported) {
          shown_ = imported.transcript;
          Q_EMIT said(how_read(imported));
          Q_EMIT changed();
        });
  });
}

QString TranscriptPanel::how_read(const Imported& imported) const {
  const auto& read = imported.read;
  const QString encoding = QString::fromStdString(read.encoding);
  QString text =
      read.encoding_certain
          ? tr("Read as %1.", "an encoding").arg(encoding)
          : tr("Read as %1, which is a guess. Look whether the text is right.", "an encoding").arg(encoding);
  if (read.replaced > 0) {
    text += QLatin1Char(' ') + tr("%n places could not be read; � stands for them.", nullptr,
                                  static_cast<int>(std::min<std::size_t>(read.replaced, 1'000'000)));
  }
  if (!read.other_languages.empty()) {
    QStringList names;
    for (const std::string& language : read.other_languages) names += language_name(language);
    text += QLatin1Char(' ') +
            tr("The file holds other languages, too: %1.").arg(names.join(QStringLiteral(", ")));
  }
  if (read.machine_made) text += QLatin1Char(' ') + tr("A machine made it, and nobody has reviewed it yet.");
  return text;
}

}  // namespace attest::ui
