#include "ui/pages/interview.h"

#include <QShortcut>
#include <QStackedWidget>
#include <algorithm>

#include "ui/interview/console_keys.h"
#include "ui/text/utf16.h"
#include "ui/text/words.h"
#include "ui/widgets/choose_file.h"
#include "ui/widgets/job_bar.h"

namespace attest::ui {
namespace {
constexpr int side_width = 312;

QLabel* chip(const char* tone = nullptr) {
  auto* l = label({}, theme::Size::Small, tone);
  l->setProperty("part", QStringLiteral("chip"));
  return l;
}
}  // namespace

struct InterviewPage::Read {
  testimony::Interview interview;
  testimony::Consent consent;
  std::vector<testimony::Media> media;
  std::vector<testimony::MediaGap> gaps;
  std::vector<testimony::MediaMarker> markers;
  std::vector<testimony::Transcript> transcripts;
  std::vector<store::Conflict> conflicts;
  std::vector<testimony::Note> notes;
  std::vector<coding::CodeInfo> codes;
  std::vector<coding::Coding> codings;
  RecordingsPanel::Originals originals;
};

InterviewPage::InterviewPage(Worker& worker) : Page(worker, {}), typed_(worker, this) {
  make_head();
  body()->addWidget(in_part_ = make_in_part());
  body()->addWidget(job_ = new JobBar);
  work_ = new QWidget;
  auto* columns = row(5);
  work_->setLayout(columns);
  columns->addWidget(make_main(), 1);
  columns->addWidget(make_side());
  body()->addWidget(work_, 1);
  body()->addWidget(erase_ = new ErasePanel(worker, *job_), 1);
  erase_->hide();
  connect_parts();
  choose_side(0);
}

InterviewPage::~InterviewPage() {
  transcript_->keep_draft();
}

void InterviewPage::make_head() {
  auto* line = head();
  while (auto* old = line->takeAt(0)) delete old;
  auto* back_button = icon_button(QStringLiteral("interviews"), tr("Back to all interviews"));
  connect(back_button, &QPushButton::clicked, this, &InterviewPage::back);
  line->addWidget(back_button);
  line->addWidget(code_ = heading({}, theme::Size::Title));
  code_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  line->addSpacing(8);
  line->addWidget(state_ = chip());
  line->addWidget(consent_ = chip());
  line->addWidget(conflict_ = chip("caution"));
  line->addStretch(1);
  auto* add = button(tr("Add a recording…"), Kind::Quiet, QStringLiteral("import"));
  connect(add, &QPushButton::clicked, this, &InterviewPage::add_recording);
  line->addWidget(add);
  record_ = button(tr("Record"), Kind::Normal);
  record_->setToolTip(tr("Record, and see the recordings of this interview"));
  record_->setIcon(theme::icon(QStringLiteral("record"), theme::colours().alarm));
  record_->setCheckable(true);
  connect(record_, &QPushButton::toggled, this, &InterviewPage::show_recorder);
  line->addWidget(record_);
  more_ = button(tr("More", "what else can be done with an interview: erase it"), Kind::Quiet);
  more_->setCheckable(true);
  more_->setToolTip(tr("Erase this interview, or discard it"));
  connect(more_, &QPushButton::toggled, this, &InterviewPage::turn);
  line->addWidget(more_);
}

QFrame* InterviewPage::make_in_part() {
  auto* bar = part("bar");
  bar->setProperty("tone", QStringLiteral("caution"));
  auto* line = row(3);
  line->setContentsMargins(12, 8, 12, 8);
  bar->setLayout(line);
  auto* icon = new QLabel;
  icon->setPixmap(theme::icon(QStringLiteral("warning"), theme::colours().caution).pixmap(QSize(20, 20)));
  line->addWidget(icon, 0, Qt::AlignVCenter);
  line->addWidget(in_part_text_ = prose({}), 1);
  in_part_text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  bar->hide();
  return bar;
}

void InterviewPage::turn(bool to_end) {
  if (to_end) {
    leave();
    erase_->set_interview(*id_);
  }
  work_->setVisible(!to_end);
  erase_->setVisible(to_end);
  record_->setEnabled(!to_end);
}

void InterviewPage::show_end() {
  more_->setChecked(true);
}

QWidget* InterviewPage::make_main() {
  auto* widget = new QWidget;
  auto* layout = column(4);
  widget->setLayout(layout);
  recorder_ = new RecorderPanel(worker());
  recordings_ = new RecordingsPanel(worker());
  room_ = new QWidget;
  player_ = new PlayerPanel(worker());
  transcript_ = new TranscriptPanel(worker(), *job_);
  layout->addWidget(recorder_);
  layout->addWidget(recordings_, 1);
  layout->addWidget(player_);
  layout->addWidget(export_ = new ExportSoundPanel(worker(), *job_));
  layout->addWidget(transcript_, 1);
  layout->addWidget(room_, 1);
  for (auto* later : std::initializer_list<QWidget*>{recorder_, recordings_, player_, export_, room_})
    later->hide();
  return widget;
}

QWidget* InterviewPage::make_side() {
  auto* widget = new QWidget;
  widget->setFixedWidth(side_width);
  auto* layout = column(3);
  widget->setLayout(layout);
  auto* line = row(0);
  codes_ = new CodePanel(worker(), typed_);
  notes_ = new NotesPanel(worker(), typed_);
  details_ = new DetailsPanel(worker(), typed_);
  side_ = new QStackedWidget;
  const std::pair<QString, QWidget*> parts[] = {
      {tr("Coding"), codes_}, {tr("Notes"), notes_}, {tr("Details"), details_}};
  for (const auto& [name, panel] : parts) {
    auto* tab = button(name, Kind::Tab);
    tab->setAutoExclusive(true);
    const int number = side_->addWidget(panel);
    connect(tab, &QPushButton::clicked, this, [this, number] { choose_side(number); });
    tabs_.push_back(tab);
    line->addWidget(tab);
  }
  line->addStretch(1);
  layout->addLayout(line);
  layout->addWidget(side_, 1);
  return widget;
}

void InterviewPage::choose_side(int number) {
  tabs_[static_cast<std::size_t>(number)]->setChecked(true);
  side_->setCurrentIndex(number);
}

void InterviewPage::connect_parts() {
  for (Panel* panel : std::initializer_list<Panel*>{recorder_, recordings_, player_, export_, transcript_,
                                                    codes_, notes_, details_, erase_}) {
    connect(panel, &Panel::failed, this, &InterviewPage::show_error);
    connect(panel, &Panel::said, this, [this](const QString& text) { bar().show_text(text); });
    connect(panel, &Panel::complained, this,
            [this](const QString& text) { bar().show_text(text, MessageBar::Tone::Caution); });
    connect(panel, &Panel::changed, this, &InterviewPage::refresh);
  }
  connect(erase_, &ErasePanel::gone, this, &InterviewPage::gone);
  connect(player_, &PlayerPanel::moved, this, [this](qint64 ms, bool playing) {
    transcript_->set_position(player_->loaded(), ms, playing);
    notes_->set_position(player_->loaded(), ms);
  });
  connect(player_, &PlayerPanel::export_wanted, this, [this] { show_export(!export_->isVisible()); });
  connect(player_, &PlayerPanel::chosen, this, [this] { show_export(false); });
  connect(export_, &ExportSoundPanel::closed, this, [this] { show_export(false); });
  connect(transcript_, &TranscriptPanel::hear, player_, &PlayerPanel::play_from);
  connect(transcript_, &TranscriptPanel::play_wanted, player_, &PlayerPanel::toggle);
  connect(export_, &ExportSoundPanel::redacted_wanted, this, [this] {
    show_export(false);
    transcript_->import("redacted");
  });
  connect(notes_, &NotesPanel::go_to, this, &InterviewPage::go_to);
  connect(recordings_, &RecordingsPanel::chosen, this, [this](const EntityId& media) {
    if (player_->choose(media)) record_->setChecked(false);
  });
  connect(recorder_, &RecorderPanel::write_after_note, this, [this] {
    choose_side(1);
    notes_->write_after_note();
  });
  connect(&worker().recorder(), &Recorder::changed, this, &InterviewPage::arrange);
  connect(transcript_, &TranscriptPanel::selection_changed, this, [this] {
    const QString words = transcript_->selected_text();
    codes_->set_selection(words);
    if (!words.isEmpty()) choose_side(0);
  });
  connect(codes_, &CodePanel::apply, transcript_, &TranscriptPanel::apply);
  connect(transcript_, &TranscriptPanel::coded, this, &InterviewPage::refresh);
  connect(transcript_, &TranscriptPanel::coding_clicked, this, [this](const EntityId& id) {
    const auto found =
        std::find_if(codings_.begin(), codings_.end(), [&](const auto& c) { return c.id == id; });
    if (found == codings_.end()) return;
    choose_side(0);
    codes_->show_coding(*found);
    transcript_->choose_coding(id);
  });
  connect(codes_, &CodePanel::closed, this, [this] { transcript_->choose_coding({}); });
  connect(codes_, &CodePanel::remove, this, [this](const EntityId& id) {
    ask(worker().vault([id](store::Vault& vault) { coding::remove_coding(vault, id); }), [this] {
      codes_->show_coding({});
      transcript_->choose_coding({});
      refresh();
    });
  });
  const auto shortcut = [this](const QKeySequence& keys, auto act) {
    auto* s = new QShortcut(keys, this);
    connect(s, &QShortcut::activated, this, act);
  };
  connect(&typed_, &TypedTexts::restored, this,
          [this] { bar().show_text(tr("What was typed and not saved yet is here again.")); });
  shortcut(QKeySequence(Qt::CTRL | Qt::Key_Space), [this] { player_->toggle(); });
  const auto console = [this, shortcut](const QKeySequence& keys, auto act) {
    shortcut(keys, [this, act] {
      if (recorder_->isVisible()) act();
    });
  };
  console(keys::record, [this] { recorder_->toggle(); });
  console(keys::end, [this] { recorder_->end(); });
  console(keys::off_record, [this] { recorder_->toggle_off_record(); });
  console(keys::marker, [this] { recorder_->mark(); });
  console(keys::skipped, [this] { recorder_->mark(media::MarkerKind::Skipped); });
  console(keys::distress, [this] { recorder_->mark(media::MarkerKind::Distress); });
  console(keys::asked, [this] { recorder_->asked(); });
  console(keys::quiet, [this] { recorder_->toggle_quiet(); });
  shortcut(keys::grounding, [this] { recorder_->show_card(); });
  shortcut(keys::note, [this] {
    choose_side(1);
    notes_->write_note();
  });
  shortcut(QKeySequence(Qt::CTRL | Qt::Key_K), [this] {
    choose_side(0);
    codes_->focus_search();
  });
}

void InterviewPage::open(const Place& place) {
  wanted_ = place;
  if (id_ != place.interview) {
    bar().hide();
    codes_->show_coding({});
    record_->setChecked(false);
  }
  more_->setChecked(false);
  id_ = place.interview;
  typed_.open(main_entity(place.interview));
  recorder_->set_interview(place.interview);
  show_export(false);
  if (worker().recorder().active()) record_->setChecked(true);
  refresh();
}

void InterviewPage::leave() {
  worker().player().pause();
  recorder_->leave();
  transcript_->keep_draft();
  typed_.keep();
}

void InterviewPage::refresh() {
  if (!id_) return;
  ask(worker().vault([id = *id_](store::Vault& vault) {
    Read read{testimony::interview(vault, id),
              testimony::consent(vault, id),
              testimony::media_of(vault, id),
              testimony::gaps(vault, id),
              testimony::markers(vault, id),
              testimony::transcripts(vault, id),
              testimony::conflicts(vault, id),
              testimony::notes(vault, id),
              coding::codes(vault),
              coding::codings(vault, id),
              {}};
    for (const auto& media : read.media)
      if (auto original = testimony::original_of(vault, media.facts.media))
        read.originals.emplace(media.facts.media, std::move(*original));
    return read;
  }),
      [this](const Read& read) {
        if (read.interview.id == id_) show(read);
      });
}

void InterviewPage::show(const Read& read) {
  code_->setText(record_code(read.interview));
  in_part_text_->setText(tr(
      "This interview is damaged and shown in part: at least %n part(s) of its history are missing. Open a "
      "bundle that has them, or restore a backup; until then, what is missing may be anything that was "
      "written here.",
      nullptr, static_cast<int>(read.interview.missing)));
  in_part_->setVisible(read.interview.missing > 0);
  consent_->setText(consent_line(read.consent, read.interview.missing > 0));
  const auto field = [&](const char* name) {
    const auto found = read.interview.fields.find(name);
    return found == read.interview.fields.end() ? std::string() : found->second;
  };
  state_->setText(status_name(field("status")));
  state_->setVisible(!field("status").empty());
  conflict_->setText(tr("%n conflict(s) to settle", nullptr, static_cast<int>(read.conflicts.size())));
  conflict_->setVisible(!read.conflicts.empty());
  player_->set_recordings(read.interview.id, read.media);
  recordings_->set_recordings(read.media, read.gaps, read.originals);
  has_recordings_ = !read.media.empty();
  recorder_->set_language(from_utf8(field("language")));
  if (!player_->has_sound() && read.transcripts.empty() && read.interview.missing == 0)
    record_->setChecked(true);
  transcript_->set_transcripts(read.interview.id, read.transcripts, read.media, field("language"));
  codes_->set_codes(read.codes);
  codings_ = read.codings;
  transcript_->set_codings(read.codings);
  notes_->set_notes({read.interview.id, read.notes, read.markers, read.media});
  details_->show_interview(read.interview, read.conflicts);
  tabs_[1]->setText(read.notes.empty() ? tr("Notes") : tr("Notes (%1)").arg(read.notes.size()));
  arrange();
  if (!wanted_) return;
  const Place place = *std::exchange(wanted_, std::nullopt);
  transcript_->show_place(place);
  if (place.ms) player_->show_at(*place.ms);
}

void InterviewPage::show_recorder(bool recorder) {
  if (recorder)
    recorder_->read_devices();
  else
    recorder_->leave();
  arrange();
}

/// The console has the page to itself, with the recordings there are; otherwise sound and words have it.
void InterviewPage::arrange() {
  const bool console = record_->isChecked();
  const bool recording = worker().recorder().active();
  if (recording && !recording_ && worker().recorder().interview() == id_) choose_side(1);  // notes beside it
  recording_ = recording;
  const bool words = !console || (!has_recordings_ && !recording);
  recorder_->setVisible(console);
  recordings_->setVisible(console && has_recordings_);
  player_->setVisible(!console && player_->has_sound());
  transcript_->setVisible(words);
  room_->setVisible(console && !words && !has_recordings_);
}

void InterviewPage::go_to(const std::optional<EntityId>& media, qint64 ms) {
  if (worker().recorder().active()) return;  // nobody's voice into the recording
  if (media && !player_->choose(*media)) return;
  record_->setChecked(false);
  player_->play_from(ms);
}

void InterviewPage::show_export(bool shown) {
  const auto recording = player_->shown();
  export_->setVisible(shown && recording);
  if (shown && recording) export_->set_recording(*recording, code_->text());
}

QString InterviewPage::added(const media::Import& import) {
  QString text = tr("Added, %1 long.", "a recording").arg(clock_time(import.sound.duration_ms()));
  if (import.sound.interrupted)
    text += QLatin1Char(' ') + tr("The file is damaged or was cut; it was taken as far as it goes.");
  if (import.original)
    text += QLatin1Char(' ') +
            tr("The file as it came is kept as evidence, and stays in the project with what its device "
               "wrote into it (see Record).");
  return text;
}

void InterviewPage::add_recording() {
  choose_file(this, tr("A recording"),
              tr("Sound and video (*.wav *.flac *.opus *.ogg *.oga *.mp3 *.m4a *.aac *.amr *.3gp *.aif "
                 "*.aiff *.caf *.wma *.mp4 "
                 "*.mov *.mkv *.webm);;All files (*)"),
              [this](const std::filesystem::path& file) {
                auto job = job_->begin(tr("Adding the recording"));
                worker()
                    .vault([id = *id_, file, job](store::Vault& vault) {
                      FileSource source(file);
                      return testimony::add_media(vault, id, source, *job);
                    })
                    .then(
                        this,
                        [this](const media::Import& import) {
                          job_->finish();
                          bar().show_text(added(import));
                          record_->setChecked(false);
                          refresh();
                        },
                        [this](const Error& e) {
                          job_->finish();
                          show_error(e);
                        });
              });
}

}  // namespace attest::ui
