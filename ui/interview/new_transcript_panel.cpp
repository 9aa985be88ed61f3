#include "ui/interview/new_transcript_panel.h"

#include <QCheckBox>

#include "core/exchange/encodings.h"
#include "core/exchange/speech_to_text.h"
#include "core/testimony/door.h"
#include "ui/text/errors.h"
#include "ui/text/utf16.h"
#include "ui/text/words.h"

namespace attest::ui {
namespace {
constexpr std::size_t shown_lines = 200;

QString preview_of(const testimony::TranscriptText& text) {
  QStringList shown;
  for (const auto& line : testimony::to_lines(text)) {
    if (static_cast<std::size_t>(shown.size()) == shown_lines) {
      shown += QStringLiteral("…");
      break;
    }
    QString one;
    if (line.from_ms >= 0) one += clock_time(line.from_ms) + QStringLiteral("  ");
    if (!line.speaker.empty()) one += from_utf8(line.speaker) + QStringLiteral(": ");
    shown += one + from_utf8(line.text);
  }
  return shown.join(QLatin1Char('\n'));
}

/// A program's work, from the vault's sound to the transcript.
struct Hearing {
  std::unique_ptr<media::ReadableSound> sound;
  exchange::MachineTranscript heard;
};
}  // namespace

NewTranscriptPanel::NewTranscriptPanel(Worker& worker, JobBar& job) : Panel(worker), job_(job) {
  auto* around = column(0);
  setLayout(around);
  QVBoxLayout* inside = nullptr;
  around->addWidget(scrolling(make_card(inside)), 1);
  inside->addWidget(title_ = heading({}));
  inside->addWidget(text_ = prose({}, "quiet"));
  make_form(inside);
  inside->addWidget(found_ = prose({}));
  preview_ = text_edit(tr("The first lines of the file"), {}, 5);
  preview_->setReadOnly(true);
  inside->addWidget(preview_, 1);
  auto* line = row();
  line->addWidget(go_ = button({}, Kind::Primary));
  line->addWidget(close_ = button(tr("Cancel"), Kind::Quiet));
  line->addStretch(1);
  inside->addLayout(line);
  inside->addStretch(0);
  connect(go_, &QPushButton::clicked, this, &NewTranscriptPanel::go);
  connect(close_, &QPushButton::clicked, this, [this] {
    ++reads_;
    bytes_.reset();
    read_.reset();
    preview_->clear();
    Q_EMIT closed();
  });
  connect(&job, &JobBar::busy, this, [this](bool busy) { setEnabled(!busy); });
}

void NewTranscriptPanel::make_form(QVBoxLayout* inside) {
  form_ = form_layout();
  role_ = new Choice(tr("What the transcript is"));
  role_->addItem(tr("What was said"), QStringLiteral("original"));
  role_->addItem(tr("A translation"), QStringLiteral("translation"));
  role_->addItem(tr("What may leave: names and places taken out"), QStringLiteral("redacted"));
  language_ = line_edit(tr("Language of the transcript"), tr("A code, such as ko, zh or en"));
  language_->setMaxLength(64);
  media_ = new Choice(tr("The recording that it belongs to"));
  begin_ = new Choice(tr("What it begins with"));
  encoding_ = new Choice(tr("How the file's letters are coded"));
  encoding_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  program_ = line_edit(tr("The program and its words"),
                       QStringLiteral("whisper-cli -m /opt/model.bin -l {language} -np -f {wav}"));
  machine_ = new QCheckBox(tr("A program heard it, and nobody has read it against the sound"));
  add_row(form_, tr("What it is"), role_);
  add_row(form_, tr("Language"), language_);
  add_row(form_, tr("Recording"), media_);
  add_row(form_, tr("Begin with"), begin_);
  add_row(form_, tr("Encoding"), encoding_);
  add_row(form_, tr("Program"), program_);
  form_->addRow(QString(), machine_);
  inside->addLayout(form_);
  connect(role_, &QComboBox::activated, this, &NewTranscriptPanel::show_role);
  connect(encoding_, &QComboBox::activated, this, &NewTranscriptPanel::read);
}

void NewTranscriptPanel::write(About about) {
  title_->setText(tr("Write a transcript"));
  text_->setText(tr("Beside the sound, line by line. A draft is kept as you write."));
  name_go(tr("Begin to write"));
  show_way(Way::Write, std::move(about), {});
}

void NewTranscriptPanel::take_file(About about, const std::filesystem::path& file, const std::string& role) {
  title_->setText(tr("A transcript from a file"));
  text_->setText(
      tr("Look whether the letters are right before you take it in. The file itself stays where it is."));
  name_go(tr("Take it in"));
  show_way(Way::File, std::move(about), role);
  encoding_->clear();
  encoding_->addItem(tr("found by itself"), QString());
  for (const auto& name : exchange::common_encodings()) encoding_->addItem(from_utf8(name), from_utf8(name));
  bytes_.reset();
  ask(worker().apart([file](Disk&, const Clock&) {
    const auto bytes = read_file(file, exchange::caption_cap + 1);
    return std::make_shared<const std::string>(as_text(bytes));
  }),
      [this](std::shared_ptr<const std::string> bytes) {
        bytes_ = std::move(bytes);
        read();
      });
}

void NewTranscriptPanel::run_program(About about) {
  title_->setText(tr("Let a program write it"));
  text_->setText(
      tr("A program of this laptop hears the whole recording and writes down what it takes it for: {wav} is "
         "the sound, "
         "in memory, {language} its language. It runs without a network where this system allows that, and "
         "can write "
         "no file; that holds back accidents, not malice, so name one that you trust. What it writes is "
         "marked as a "
         "machine's until somebody has read it against the sound."));
  name_go(tr("Let it listen"));
  show_way(Way::Program, std::move(about), "original");
  ask(worker().vault([](store::Vault& vault) { return vault.setting(exchange::speech_program_setting); }),
      [this](const std::string& program) { program_->setText(from_utf8(program)); });
}

void NewTranscriptPanel::name_go(const QString& act) {
  go_->setText(act);
  go_->setAccessibleName(act);
}

void NewTranscriptPanel::show_way(Way way, About about, const std::string& role) {
  way_ = way;
  about_ = std::move(about);
  read_.reset();
  ++reads_;
  const bool first = about_.transcripts.empty();
  role_->setCurrentIndex(role_->findData(from_utf8(!role.empty() ? role
                                                   : first       ? "original"
                                                                 : "translation")));
  media_->clear();
  for (const auto& m : about_.media) {
    media_->addItem(tr("%1, %2 long", "a recording: when, how long")
                        .arg(moment(m.facts.started), clock_time(m.facts.duration_ms())));
    if (about_.shown == m.facts.media) media_->setCurrentIndex(media_->count() - 1);
  }
  if (way != Way::Program) media_->addItem(tr("none"));
  begin_->clear();
  begin_->addItem(tr("an empty page"));
  for (const auto& t : about_.transcripts) begin_->addItem(transcript_name(t));
  machine_->setChecked(false);
  found_->hide();
  preview_->clear();
  preview_->setVisible(way == Way::File);
  form_->setRowVisible(role_, way != Way::Program);
  form_->setRowVisible(media_, about_.media.size() > 1 || (way != Way::Program && !about_.media.empty()));
  form_->setRowVisible(begin_, way == Way::Write && !first);
  form_->setRowVisible(encoding_, way == Way::File);
  form_->setRowVisible(program_, way == Way::Program);
  form_->setRowVisible(machine_, way == Way::File);
  go_->setEnabled(way != Way::File);
  show_role();
}

/// What may leave is made from what was said, in its language.
void NewTranscriptPanel::show_role() {
  const std::string role = to_utf8(role_->currentData().toString());
  const auto original = std::ranges::find(about_.transcripts, "original", &testimony::Transcript::role);
  const bool there = original != about_.transcripts.end();
  language_->setText(role == "translation" ? QString()
                     : there               ? from_utf8(original->language)
                                           : from_utf8(about_.language));
  begin_->setCurrentIndex(
      role == "redacted" && there ? static_cast<int>(original - about_.transcripts.begin()) + 1 : 0);
}

testimony::NewTranscript NewTranscriptPanel::described() const {
  testimony::NewTranscript made;
  made.role = to_utf8(role_->currentData().toString());
  made.language = to_utf8(language_->text().trimmed());
  if (const auto number = static_cast<std::size_t>(media_->currentIndex()); number < about_.media.size())
    made.media = about_.media[number].facts.media;
  return made;
}

void NewTranscriptPanel::read() {
  if (!bytes_) return;
  go_->setEnabled(false);
  const int question = ++reads_;
  const auto encoding = to_utf8(encoding_->currentData().toString());
  worker()
      .apart([bytes = bytes_, encoding](Disk&, const Clock&) {
        return exchange::read_captions(*bytes, exchange::CaptionFormat::Auto, encoding);
      })
      .then(
          this,
          [this, question](const exchange::ReadCaptions& read) {
            if (question == reads_) show_read(read);
          },
          [this, question](const Error& e) {
            if (question != reads_) return;
            read_.reset();
            preview_->clear();
            found_->setText(sentence(e));
            set_tone(found_, "caution");
            found_->show();
          });
}

void NewTranscriptPanel::show_read(const exchange::ReadCaptions& read) {
  read_ = read;
  preview_->setPlainText(preview_of(read.content));
  found_->setText(how_read(read));
  set_tone(found_, read.encoding_certain && read.replaced == 0 ? nullptr : "caution");
  found_->show();
  if (encoding_->currentIndex() == 0)
    encoding_->setItemText(0, read.encoding_certain
                                  ? tr("%1, found by itself", "an encoding").arg(from_utf8(read.encoding))
                                  : tr("%1, a guess", "an encoding").arg(from_utf8(read.encoding)));
  if (read.machine_made) machine_->setChecked(true);
  if (!read.content.language.empty()) language_->setText(from_utf8(read.content.language));
  go_->setEnabled(true);
}

QString NewTranscriptPanel::how_read(const exchange::ReadCaptions& read) const {
  QString text = tr("%n line(s).", "of a transcript", static_cast<int>(read.content.cues.size()));
  if (!read.encoding_certain)
    text += QLatin1Char(' ') +
            tr("How its letters are coded is a guess: choose another encoding where they look wrong.");
  if (read.replaced > 0)
    text += QLatin1Char(' ') + tr("%n places could not be read; � stands for them.", nullptr,
                                  static_cast<int>(std::min<std::size_t>(read.replaced, 1'000'000)));
  if (!read.other_languages.empty()) {
    QStringList names;
    for (const std::string& language : read.other_languages) names += language_name(language);
    text += QLatin1Char(' ') +
            tr("The file holds other languages, too: %1.").arg(names.join(QStringLiteral(", ")));
  }
  return text;
}

void NewTranscriptPanel::go() {
  if (way_ == Way::Write) return begin_writing();
  if (way_ == Way::File) return take();
  let_run();
}

void NewTranscriptPanel::begin_writing() {
  const auto made = described();
  const auto number = static_cast<std::size_t>(begin_->currentIndex());
  if (number == 0) return Q_EMIT write_wanted(made, {});
  ask(worker().vault(
          [interview = about_.interview, from = about_.transcripts.at(number - 1).id](store::Vault& vault) {
            return testimony::to_lines(testimony::version_text(
                vault, testimony::find_transcript(vault, interview, from.hex()).current));
          }),
      [this, made](const std::vector<testimony::TranscriptLine>& lines) {
        Q_EMIT write_wanted(made, lines);
      });
}

void NewTranscriptPanel::take() {
  if (!read_) return;
  auto made = described();
  made.content = read_->content;
  made.machine_made = machine_->isChecked();
  import(about_.interview, made,
         tr("Taken in: %n line(s).", "of a transcript", static_cast<int>(made.content.cues.size())));
}

void NewTranscriptPanel::import(const RecordId& interview, const testimony::NewTranscript& made,
                                const QString& say) {
  ask(worker().vault([interview, made](store::Vault& vault) {
    return testimony::import_transcript(vault, interview, made);
  }),
      [this, interview, say](const EntityId& transcript) {
        bytes_.reset();
        read_.reset();
        preview_->clear();
        Q_EMIT said(say);
        Q_EMIT this->made(interview, transcript);
      });
}

void NewTranscriptPanel::let_run() {
  auto made = described();
  made.machine_made = true;
  const auto number = static_cast<std::size_t>(media_->currentIndex());
  if (number >= about_.media.size()) return;
  const std::string program = to_utf8(program_->text().trimmed());
  const QString what = tr("A program is listening");
  auto hearing = std::make_shared<Hearing>();
  job_.begin(what);
  follow(job_, worker().vault([media = about_.media[number], program, hearing](store::Vault& vault) {
    exchange::split_command(program);
    testimony::allow_machine(vault, media.facts.interview);
    vault.set_setting(exchange::speech_program_setting, program);
    hearing->sound = std::make_unique<media::ReadableSound>(testimony::open_media(vault, media));
  }),
         [this, what, hearing, program, made, interview = about_.interview] {
           Q_EMIT closed();  // it may take hours, in which there is other work
           auto job = job_.begin(what);
           follow(
               job_,
               worker().hearing(job,
                                [hearing, program, language = made.language, job] {
                                  const auto sound = std::move(hearing->sound);
                                  hearing->heard =
                                      exchange::transcribe(*sound->decoder(), program, language, *job);
                                }),
               [this, hearing, made, interview] {
                 auto heard = made;
                 heard.content = hearing->heard.read.content;
                 if (heard.language.empty()) heard.language = heard.content.language;
                 import(
                     interview, heard,
                     hearing->heard.network_cut
                         ? tr("The program ran without a network. It may have written what nobody said.")
                         : tr("This system does not let a program be cut off from the network: it could have "
                              "sent away what it heard. It may have written what nobody said."));
               });
         });
}

}  // namespace attest::ui
