#include "ui/interview/transcript_panel.h"

#include <QDateTime>
#include <QStackedWidget>
#include <algorithm>

#include "core/foundation/text.h"
#include "ui/interview/draft.h"
#include "ui/interview/new_transcript_panel.h"
#include "ui/interview/speaker_bar.h"
#include "ui/interview/transcript_view.h"
#include "ui/text/words.h"
#include "ui/widgets/choose_file.h"
#include "ui/widgets/hold_button.h"

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

TranscriptPanel::TranscriptPanel(Worker& worker, JobBar& job) : Panel(worker) {
  auto* around = column(0);
  setLayout(around);
  stack_ = new QStackedWidget;
  around->addWidget(stack_, 1);
  reading_ = new QWidget;
  auto* layout = column(2);
  layout->setContentsMargins(0, 0, 0, 0);
  reading_->setLayout(layout);
  layout->addWidget(make_bar());
  layout->addWidget(editor_ = make_editor());
  layout->addWidget(view_ = new TranscriptView, 1);
  new_ = new NewTranscriptPanel(worker, job);
  out_ = new ExportTranscriptPanel(worker);
  for (QWidget* page : std::initializer_list<QWidget*>{reading_, make_empty(), new_, out_})
    stack_->addWidget(page);
  connect(view_, &TranscriptView::line_clicked, this, &TranscriptPanel::hear);
  connect(view_, &TranscriptView::coding_clicked, this, &TranscriptPanel::coding_clicked);
  connect(view_, &QPlainTextEdit::selectionChanged, this, &TranscriptPanel::selection_changed);
  connect(view_, &TranscriptView::play_wanted, this, &TranscriptPanel::play_wanted);
  connect(view_, &TranscriptView::speaker_wanted, speakers_, &SpeakerBar::choose);
  connect(view_, &QPlainTextEdit::cursorPositionChanged, this, &TranscriptPanel::show_line);
  connect(view_, &QPlainTextEdit::textChanged, this, [this] {
    if (!editing_) return;
    undrafted_ = true;
    if (!std::exchange(unsaved_, true)) show_state();
    if (!draft_timer_.isActive()) draft_timer_.start();
  });
  connect(speakers_, &SpeakerBar::chosen, this, [this](const QString& name) {
    view_->set_speaker(name);
    view_->setFocus();
  });
  connect(speakers_, &SpeakerBar::renamed, this, [this](const QString& from, const QString& to) {
    view_->rename_speaker(from, to);
    view_->setFocus();
  });
  for (Panel* panel : std::initializer_list<Panel*>{new_, out_}) {
    for (auto signal : {&Panel::said, &Panel::complained}) connect(panel, signal, this, signal);
    connect(panel, &Panel::failed, this, &Panel::failed);
  }
  connect(out_, &ExportTranscriptPanel::closed, this, &TranscriptPanel::close_new);
  connect(new_, &NewTranscriptPanel::closed, this, &TranscriptPanel::close_new);
  connect(new_, &NewTranscriptPanel::write_wanted, this, &TranscriptPanel::begin_writing);
  connect(new_, &NewTranscriptPanel::made, this,
          [this](const RecordId& interview, const EntityId& transcript) {
            if (stack_->currentWidget() == new_) close_new();
            if (interview == interview_ && !editing_) shown_ = transcript;
            Q_EMIT changed();
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
  write_ = icon_button(QStringLiteral("add"), tr("Write another transcript"));
  import_ = icon_button(QStringLiteral("import"), tr("Import another transcript"));
  program_ = icon_button(QStringLiteral("program"), tr("Let a program write a transcript"));
  for (auto* b : {write_, import_, program_}) line->addWidget(b);
  line->addStretch(1);
  state_ = label({}, theme::Size::Small, "quiet");
  line->addWidget(state_);
  line->addWidget(reviewed_ = button(tr("Read against the sound"), Kind::Normal, QStringLiteral("check")));
  reviewed_->setToolTip(
      tr("Say that you have read all of it against the sound, and that it says what was said"));
  export_ = icon_button(QStringLiteral("export"), tr("Export this transcript"));
  line->addWidget(export_);
  line->addWidget(edit_ = button(tr("Edit the text"), Kind::Quiet));
  line->addWidget(close_ = button(tr("Close the editor"), Kind::Quiet));
  discard_ = new HoldButton(tr("Hold to discard"));
  discard_->setToolTip(tr("Hold for two seconds: what was written since the last version is gone then"));
  line->addWidget(discard_);
  line->addWidget(save_ = button(tr("Save a version"), Kind::Primary));
  connect(choice_, &QComboBox::activated, this, [this](int number) {
    shown_ = transcripts_[static_cast<std::size_t>(number)].id;
    load();
  });
  connect(write_, &QPushButton::clicked, this, &TranscriptPanel::show_new);
  connect(import_, &QPushButton::clicked, this, [this] { import(); });
  connect(program_, &QPushButton::clicked, this, &TranscriptPanel::let_a_program);
  connect(export_, &QPushButton::clicked, this, &TranscriptPanel::show_export);
  connect(reviewed_, &QPushButton::clicked, this, &TranscriptPanel::say_reviewed);
  connect(edit_, &QPushButton::clicked, this, [this] { begin_editing(testimony::to_lines(text_), false); });
  connect(save_, &QPushButton::clicked, this, &TranscriptPanel::save);
  connect(close_, &QPushButton::clicked, this, &TranscriptPanel::close_editor);
  connect(discard_, &HoldButton::held, this, &TranscriptPanel::close_editor);
  return widget;
}

/// What is beside the words while they are written.
QWidget* TranscriptPanel::make_editor() {
  auto* widget = new QWidget;
  auto* layout = column(1);
  layout->setContentsMargins(0, 0, 0, 0);
  widget->setLayout(layout);
  layout->addWidget(speakers_ = new SpeakerBar);
  layout->addWidget(hint_ = prose({}, "quiet"));
  hint_->setFont(theme::font(theme::Size::Small));
  return widget;
}

QWidget* TranscriptPanel::make_empty() {
  auto* write = button(tr("Write it beside the sound"), Kind::Primary, QStringLiteral("add"));
  auto* import = button(tr("Import a transcript…"), Kind::Quiet, QStringLiteral("import"));
  first_program_ = button(tr("Let a program write it…"), Kind::Quiet);
  connect(write, &QPushButton::clicked, this, &TranscriptPanel::write);
  connect(import, &QPushButton::clicked, this, [this] { this->import(); });
  connect(first_program_, &QPushButton::clicked, this, &TranscriptPanel::let_a_program);
  return empty_state(
      QStringLiteral("interviews"), tr("No transcript yet"),
      tr("Write down what was said while you listen, or take in captions, a text document, or what a "
         "transcription program wrote. It is read beside the sound, coded and edited here."),
      {write, import, first_program_});
}

NewTranscriptPanel::About TranscriptPanel::about() const {
  return {interview_, language_, transcripts_, media_, heard_};
}

void TranscriptPanel::set_transcripts(const RecordId& interview,
                                      std::vector<testimony::Transcript> transcripts,
                                      std::vector<testimony::Media> media, const std::string& language) {
  if (interview != interview_) {
    shown_.reset();
    view_->set_text({}, {});
    end_editing();
    stack_->setCurrentIndex(0);
  }
  interview_ = interview;
  language_ = language;
  transcripts_ = std::move(transcripts);
  media_ = std::move(media);
  std::erase_if(media_, [](const auto& m) { return !m.here; });
  choice_->clear();
  for (const auto& t : transcripts_) choice_->addItem(shown_name(t));
  if (stack_->currentIndex() <= 1) close_new();
  show_state();
  if (transcripts_.empty() || editing_) return;
  const auto same =
      std::find_if(transcripts_.begin(), transcripts_.end(), [&](const auto& t) { return shown_ == t.id; });
  const auto now = same == transcripts_.end() ? transcripts_.begin() : same;
  choice_->setCurrentIndex(static_cast<int>(now - transcripts_.begin()));
  if (shown_ == now->id && version_ == now->current) {
    show_state();
    return show_codings();
  }
  shown_ = now->id;
  load();
}

/// Which of the acts there are now.
void TranscriptPanel::show_state() {
  const auto* transcript = shown();
  for (QPushButton* b : {write_, import_}) b->setVisible(!editing_);
  program_->setVisible(!editing_ && !media_.empty());
  first_program_->setVisible(!media_.empty());
  choice_->setEnabled(!editing_);
  for (QPushButton* b : {edit_, export_}) b->setVisible(transcript && !editing_);
  reviewed_->setVisible(transcript && !editing_ && transcript->machine_made && !transcript->reviewed);
  editor_->setVisible(editing_);
  close_->setVisible(editing_ && !unsaved_);
  for (QPushButton* b : std::initializer_list<QPushButton*>{save_, discard_})
    b->setVisible(editing_ && unsaved_);
  if (!editing_) return;
  hint_->setText(hears_its_own()
                     ? tr("Return begins a line at the moment that you hear; Ctrl+J sets the line's time "
                          "anew. Esc plays "
                          "and pauses, F4 and F6 go back and forward, F7 and F8 change the speed.")
                     : tr("The recording of this transcript is not open: lines get no times."));
}

const testimony::Transcript* TranscriptPanel::shown() const {
  const auto found = std::ranges::find_if(transcripts_, [&](const auto& t) { return shown_ == t.id; });
  return found == transcripts_.end() ? nullptr : &*found;
}

/// The player has the recording that was transcribed. Transcripts that name none are taken for the first
/// one's.
bool TranscriptPanel::hears_its_own() const {
  const auto* transcript = shown();
  if (!transcript || !heard_) return false;
  return transcript->media ? transcript->media == heard_
                           : !media_.empty() && media_.front().facts.media == heard_;
}

/// What a new line is stamped with.
void TranscriptPanel::show_moment() {
  view_->set_moment(editing_ && hears_its_own() ? std::optional(heard_ms_) : std::nullopt);
}

/// Which line the cursor is in.
void TranscriptPanel::show_line() {
  if (editing_) speakers_->set_current(view_->speaker());
}

QString TranscriptPanel::shown_name(const testimony::Transcript& transcript) {
  const QString name = transcript_name(transcript);
  if (transcript.contested) return tr("%1 (two versions differ)").arg(name);
  if (!transcript.machine_made) return name;
  return transcript.reviewed ? tr("%1 (made by a machine, reviewed)").arg(name)
                             : tr("%1 (made by a machine, not yet reviewed)").arg(name);
}

/// The version that a transcript shows, as it is kept.
TranscriptPanel::Shown TranscriptPanel::read(const store::Vault& vault, const RecordId& interview,
                                             const EntityId& id) {
  const auto transcript = testimony::find_transcript(vault, interview, id.hex());
  return {
      id, transcript.current, transcript.language, testimony::version_text(vault, transcript.current), {}};
}

void TranscriptPanel::load() {
  if (!shown_) return;
  ask(worker().vault([interview = interview_, id = *shown_](store::Vault& vault) {
    Shown shown = read(vault, interview, id);
    if (const auto draft = vault.draft(id)) {
      shown.draft = read_draft(*draft);
      if (const auto& text = shown.draft->text)
        shown.draft->lines = testimony::to_lines(
            testimony::with_edited_text(testimony::version_text(vault, shown.draft->version), *text));
    }
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
  show_state();
  if (wanted_) show_place(*std::exchange(wanted_, std::nullopt));
  if (shown.draft) {
    version_ = shown.draft->version;
    begin_editing(shown.draft->lines, true);
    state_->setText(tr("Changes that were not saved yet are here again."));
  } else if (text_.text.empty()) {  // begun and left: there is nothing else to do with it
    testimony::TranscriptLine first;
    if (hears_its_own()) first.from_ms = 0;
    begin_editing({first}, false);
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
  if (editing_ && place.transcript && place.transcript != shown_) return;  // what is written stays in sight
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

void TranscriptPanel::set_position(const std::optional<EntityId>& media, std::int64_t ms, bool playing) {
  if (heard_ != media) {
    heard_ = media;
    show_state();
  }
  heard_ms_ = ms;
  show_moment();
  view_->set_spoken(hears_its_own() ? ms : -1, playing);
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

void TranscriptPanel::begin_editing(const std::vector<testimony::TranscriptLine>& lines, bool unsaved) {
  editing_ = true;
  view_->edit(lines);
  show_moment();
  draft_timer_.stop();
  undrafted_ = false;
  unsaved_ = unsaved;
  speakers_->set_speakers(view_->speakers());
  state_->setText(tr("A draft is kept every few seconds."));
  show_state();
  show_line();
  view_->setFocus();
  Q_EMIT selection_changed();
}

void TranscriptPanel::end_editing() {
  editing_ = false;
  draft_timer_.stop();
  view_->end_editing();
  state_->clear();
  show_state();
}

void TranscriptPanel::keep_draft() {
  if (!editing_ || !std::exchange(undrafted_, false) || !shown_) return;
  const Draft draft{version_, view_->edited_lines(), {}};
  ask(worker().vault(
          [id = *shown_, draft](store::Vault& vault) { vault.save_draft(id, write_draft(draft)); }),
      [this] {
        if (editing_)
          state_->setText(
              tr("Draft kept at %1.").arg(QLocale().toString(QTime::currentTime(), QLocale::ShortFormat)));
      });
}

void TranscriptPanel::save() {
  const Draft draft{version_, view_->edited_lines(), {}};
  const int timeless = hears_its_own() ? view_->lines_without_time() : 0;
  draft_timer_.stop();
  undrafted_ = false;
  reading_->setEnabled(false);  // until it is kept, nothing is typed that would not be
  ask(
      worker().vault([interview = interview_, id = *shown_, draft](store::Vault& vault) {
        const auto language = testimony::version_text(vault, draft.version).language;
        testimony::save_version(vault, id, draft.version, testimony::from_lines(draft.lines, language));
        vault.drop_draft(id);
        return read(vault, interview, id);
      }),
      [this, timeless](Shown shown) {
        reading_->setEnabled(true);
        end_editing();
        show_text(std::move(shown));
        Q_EMIT said(timeless == 0 ? tr("Saved as a new version. Earlier versions are kept.")
                                  : tr("Saved as a new version. Earlier versions are kept. %n line(s) have "
                                       "no time.",
                                       nullptr, timeless));
        Q_EMIT changed();
      },
      [this] {
        reading_->setEnabled(true);
        undrafted_ = true;
        draft_timer_.start();
      });
}

void TranscriptPanel::close_editor() {
  draft_timer_.stop();
  undrafted_ = false;
  ask(worker().vault([id = *shown_](store::Vault& vault) {
    vault.drop_draft(id);
    return testimony::remove_empty_transcript(vault, id);
  }),
      [this](bool removed) {
        end_editing();
        if (!removed) return load();
        shown_.reset();
        view_->set_text({}, {});
        Q_EMIT changed();
      });
}

/// The first one needs no questions.
void TranscriptPanel::write() {
  testimony::NewTranscript made;
  made.language = language_;
  made.media = heard_ ? heard_ : media_.empty() ? std::nullopt : std::optional(media_.front().facts.media);
  begin_writing(made, {});
}

void TranscriptPanel::show_new() {
  new_->write(about());
  stack_->setCurrentWidget(new_);
}

void TranscriptPanel::show_export() {
  const auto* transcript = shown();
  if (!transcript) return;
  out_->set_transcript(*transcript, exchange::fitting_format(text_) == exchange::CaptionFormat::Vtt);
  stack_->setCurrentWidget(out_);
}

void TranscriptPanel::let_a_program() {
  new_->run_program(about());
  stack_->setCurrentWidget(new_);
}

void TranscriptPanel::import(const std::string& role) {
  choose_file(this, tr("A transcript"), transcript_files(), [this, role](const std::filesystem::path& file) {
    new_->take_file(about(), file, role);
    stack_->setCurrentWidget(new_);
  });
}

void TranscriptPanel::close_new() {
  stack_->setCurrentIndex(transcripts_.empty() ? 1 : 0);
}

/// It is there at once, with nothing in it, so that a draft has a place; what it begins with is such a draft,
/// too: a copy of what was said is not redacted before somebody says so.
void TranscriptPanel::begin_writing(const testimony::NewTranscript& transcript,
                                    const std::vector<testimony::TranscriptLine>& lines) {
  if (std::exchange(beginning_, true)) return;  // a double click
  ask(
      worker().vault([interview = interview_, transcript, lines](store::Vault& vault) {
        const auto id = testimony::import_transcript(vault, interview, transcript);
        if (!lines.empty())
          vault.save_draft(
              id, write_draft({testimony::find_transcript(vault, interview, id.hex()).current, lines, {}}));
        return id;
      }),
      [this, interview = interview_](const EntityId& id) {
        beginning_ = false;
        if (interview != interview_) return;
        shown_ = id;
        stack_->setCurrentIndex(0);
        Q_EMIT changed();
      },
      [this] { beginning_ = false; });
}

void TranscriptPanel::say_reviewed() {
  ask(worker().vault([id = *shown_](store::Vault& vault) { testimony::mark_reviewed(vault, id); }), [this] {
    Q_EMIT said(tr("Said: a person has read this transcript against the sound."));
    Q_EMIT changed();
  });
}

}  // namespace attest::ui
