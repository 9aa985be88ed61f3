#include "ui/interview/recorder_panel.h"

#include "core/foundation/text.h"
#include "ui/interview/console_keys.h"
#include "ui/interview/grounding_card.h"
#include "ui/interview/quiet_view.h"
#include "ui/interview/sound_test_panel.h"
#include "ui/text/utf16.h"
#include "ui/text/words.h"
#include "ui/widgets/hold_button.h"
#include "ui/widgets/level_meter.h"

namespace attest::ui {
namespace {
constexpr std::int64_t little_minutes = 120;
constexpr int word_kept_after_ms = 1000;
constexpr const char* quiet_setting = "quiet_screen";

/// What the button does, and its key.
void explain(QAbstractButton* b, const QString& what, const QKeySequence& key) {
  b->setToolTip(QStringLiteral("%1 (%2)").arg(what, key.toString(QKeySequence::NativeText)));
}
}  // namespace

RecordingWords recording_words(const RecorderNow& now) {
  using media::GapReason;
  if (now.trouble)
    return {
        now.trouble->code() == Code::NoSpace
            ? RecorderPanel::tr("NOT RECORDING: the disk is full. Make room: it goes on by itself then.")
            : RecorderPanel::tr("NOT RECORDING: the disk takes nothing. It goes on by itself once it does."),
        "alarm", true};
  if (now.paused) switch (*now.paused) {
      case GapReason::Paused:
        return {RecorderPanel::tr("Paused. Nothing is kept until you go on."), "caution"};
      case GapReason::OffRecord:
        return {RecorderPanel::tr("Off the record. Nothing is kept until you go on."), "caution"};
      case GapReason::Suspended:
        return {RecorderPanel::tr(
                    "NOT RECORDING: the sound system put the microphone to sleep. It goes on by itself "
                    "once one answers."),
                "alarm", true};
      default:
        return {RecorderPanel::tr(
                    "NOT RECORDING: the microphone went away. It goes on by itself once one answers."),
                "alarm", true};
    }
  switch (now.loudness) {
    case media::Loudness::Silent:
      return {RecorderPanel::tr("Recording, but nothing is heard. Is the microphone muted?"), "caution"};
    case media::Loudness::CutOff:
      return {RecorderPanel::tr(
                  "Recording, but too loud: words are cut off. Move the microphone away, or turn it down."),
              "caution"};
    case media::Loudness::TooLoud:
      return {RecorderPanel::tr("Recording, but almost too loud: move the microphone away a little."),
              "caution"};
    case media::Loudness::Quiet:
      return {RecorderPanel::tr("Recording, but very quiet: move the microphone closer."), "caution"};
    case media::Loudness::Fine:
      break;
  }
  if (!now.instead_of.empty())
    return {RecorderPanel::tr("Recording goes on with “%1”, since “%2” went away.")
                .arg(from_utf8(one_line(now.microphone)), from_utf8(one_line(now.instead_of))),
            "caution"};
  return {RecorderPanel::tr("Recording. Every second is sealed as it comes."), "alarm"};
}

struct RecorderPanel::Read {
  testimony::ProjectSettings settings;
  std::int64_t minutes = 0;
  bool quiet = false;
};

RecorderPanel::RecorderPanel(Worker& worker) : Panel(worker) {
  auto* frame = part("card");
  auto* around = column(0);
  setLayout(around);
  around->addWidget(frame);
  auto* layout = column(4);
  layout->setContentsMargins(24, 20, 24, 20);
  frame->setLayout(layout);
  auto* top = row(6);
  top->addWidget(make_controls());
  auto* words = column(2);
  auto* line = row(4);
  line->addWidget(time_ = heading(clock_time(0), theme::Size::Title));
  line->addWidget(state_ = prose({}, "quiet"), 1, Qt::AlignBottom);
  words->addLayout(line);
  words->addWidget(form_ = label({}, theme::Size::Small, "quiet"));
  words->addWidget(meter_ = new LevelMeter);
  words->addWidget(microphone_ = make_microphone());
  top->addLayout(words, 1);
  layout->addLayout(top);
  layout->addWidget(tested_ = new SoundTestPanel(worker));
  layout->addWidget(take_back_ = make_take_back());
  layout->addWidget(check_in_ = make_check_in());
  layout->addWidget(make_acts());
  word_ = line_edit(tr("A word for the marker"));
  word_->setMaxLength(200);
  word_->hide();
  layout->addWidget(word_);
  layout->addWidget(after_ = make_after());
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

  word_timer_.setSingleShot(true);
  word_timer_.setInterval(word_kept_after_ms);
  connect(&word_timer_, &QTimer::timeout, this, &RecorderPanel::keep_word);
  connect(word_, &QLineEdit::textEdited, this, [this] {
    word_typed_ = true;
    word_timer_.start();
  });
  connect(word_, &QLineEdit::returnPressed, this, &RecorderPanel::close_word);
  auto& recorder = worker.recorder();
  connect(&recorder, &Recorder::changed, this, &RecorderPanel::show_state);
  connect(&recorder, &Recorder::failed, this, &Panel::failed);
  connect(&recorder, &Recorder::finished, this, [this](const RecordId& interview) {
    if (interview == interview_) after_->show();
    Q_EMIT changed();
  });
  connect(&recorder, &Recorder::taken_back, this, &RecorderPanel::say_taken_back);
  connect(tested_, &Panel::failed, this, &Panel::failed);
  show_state();
}

QWidget* RecorderPanel::make_controls() {
  auto* controls = new QWidget;
  auto* line = row(3);
  controls->setLayout(line);
  for (auto** control : {&control_, &stop_}) {
    *control = new QToolButton;
    (*control)->setProperty("kind", QStringLiteral("record"));
    (*control)->setFixedSize(96, 96);
    (*control)->setIconSize(QSize(44, 44));
    (*control)->setFocusPolicy(Qt::StrongFocus);
    line->addWidget(*control);
  }
  stop_->setIcon(theme::icon(QStringLiteral("stop"), theme::colours().alarm));
  stop_->setAccessibleName(tr("End the recording"));
  explain(stop_, stop_->accessibleName(), keys::end);
  connect(control_, &QToolButton::clicked, this, &RecorderPanel::toggle);
  connect(stop_, &QToolButton::clicked, this, &RecorderPanel::end);
  return controls;
}

QWidget* RecorderPanel::make_microphone() {
  auto* widget = new QWidget;
  auto* line = row(2);
  widget->setLayout(line);
  device_ = new Choice(tr("Microphone"));
  device_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  device_->setMinimumContentsLength(24);
  auto* name = label(tr("Microphone"), theme::Size::Small, "quiet");
  name->setBuddy(device_);
  line->addWidget(name);
  line->addWidget(device_, 1);
  line->addWidget(test_ = button(tr("Test for ten seconds")));
  test_->setToolTip(tr("Listens for ten seconds and says how it sounds. Nothing of it is kept."));
  connect(test_, &QPushButton::clicked, this,
          [this] { tested_->start(to_utf8(device_->currentData().toString()), settings_.channels); });
  return widget;
}

QWidget* RecorderPanel::make_acts() {
  auto* widget = new QWidget;
  auto* all = column(2);
  widget->setLayout(all);
  auto* line = row(2);
  acts_ = new QWidget;
  auto* into = row(2);  // what goes into the recording
  acts_->setLayout(into);
  auto* mark = button(tr("Marker"), Kind::Normal, QStringLiteral("note"));
  explain(mark, tr("Marks this moment"), keys::marker);
  auto* skipped = button(tr("Question skipped"));
  explain(skipped, tr("Marks that a question was left out; nobody asks why"), keys::skipped);
  auto* distress = button(tr("Distress"));
  explain(distress,
          tr("Marks that it was hard here. It says nothing about what was said; partners never receive it"),
          keys::distress);
  off_record_ = button(tr("Off the record"));
  off_record_->setCheckable(true);
  explain(off_record_, tr("Nothing is kept until you go on"), keys::off_record);
  for (auto* b : {mark, skipped, distress, off_record_}) into->addWidget(b);
  line->addWidget(acts_);
  auto* card = button(tr("Grounding card"), Kind::Quiet);
  explain(card, tr("Large and calm, to be turned to the person; with the places that help"), keys::grounding);
  quiet_ = button(tr("Quiet screen"), Kind::Quiet);
  quiet_->setCheckable(true);
  explain(quiet_, tr("While recording, the window is dark and still, and everything works by key"),
          keys::quiet);
  line->addWidget(card);
  line->addWidget(quiet_);
  line->addStretch(1);
  all->addLayout(line);
  marked_ = label({}, theme::Size::Small, "quiet");
  marked_->hide();
  all->addWidget(marked_);
  connect(mark, &QPushButton::clicked, this, [this] { this->mark(); });
  connect(skipped, &QPushButton::clicked, this, [this] { this->mark(media::MarkerKind::Skipped); });
  connect(distress, &QPushButton::clicked, this, [this] { this->mark(media::MarkerKind::Distress); });
  connect(off_record_, &QPushButton::clicked, this, &RecorderPanel::toggle_off_record);
  connect(card, &QPushButton::clicked, this, &RecorderPanel::show_card);
  connect(quiet_, &QPushButton::clicked, this, &RecorderPanel::set_quiet);
  return widget;
}

QWidget* RecorderPanel::make_take_back() {
  auto* bar = part("bar");
  auto* all = column(2);
  all->setContentsMargins(16, 12, 16, 12);
  bar->setLayout(all);
  all->addWidget(prose(
      tr("Shall what was said before go too? It is destroyed for good; the rest of the recording stays, and "
         "the gap can be seen.")));
  auto* line = row(3);
  line->addWidget(back_to_ = new Choice(tr("How far back")));
  auto* hold = new HoldButton(tr("Hold for two seconds to take it back"));
  line->addWidget(hold);
  line->addStretch(1);
  all->addLayout(line);
  connect(hold, &HoldButton::held, this, &RecorderPanel::take_back);
  bar->hide();
  return bar;
}

/// Once when it begins: the times are those of that moment.
void RecorderPanel::offer_take_back(std::int64_t now_ms) {
  back_to_->clear();
  const auto add = [&](const QString& text, std::int64_t from_ms) {
    if (from_ms > 0)
      back_to_->addItem(tr("%1 (since %2)").arg(text, clock_time(from_ms)), qlonglong{from_ms});
  };
  add(tr("The last minute"), now_ms - 60'000);
  add(tr("The last 5 minutes"), now_ms - 300'000);
  add(tr("The last 15 minutes"), now_ms - 900'000);
  if (last_marked_ms_) add(tr("Since the last marker"), *last_marked_ms_);
  back_to_->addItem(tr("Everything until now"), qlonglong{0});
  take_back_->setVisible(now_ms > 0);
}

void RecorderPanel::take_back() {
  word_typed_ = false;  // it may be about what goes
  word_timer_.stop();
  word_->clear();
  word_->hide();
  marked_->hide();
  worker().recorder().take_back(back_to_->currentData().toLongLong());
}

void RecorderPanel::say_taken_back(std::int64_t from_ms) {
  if (last_marked_ms_ >= from_ms) last_marked_ms_.reset();
  take_back_->hide();
  // Here, and not in the page's bar: that would move the controls from under a hand.
  marked_->setText(
      tr("What was said since %1 is destroyed. Off the record until you go on.").arg(clock_time(from_ms)));
  marked_->show();
}

QWidget* RecorderPanel::make_check_in() {
  auto* bar = part("bar");
  auto* line = row(3);
  line->setContentsMargins(16, 8, 8, 8);
  bar->setLayout(line);
  line->addWidget(check_in_text_ = prose({}), 1);
  auto* asked_button = button(tr("Asked"));
  explain(asked_button, tr("The time until the next check-in begins anew"), keys::asked);
  line->addWidget(asked_button);
  connect(asked_button, &QPushButton::clicked, this, &RecorderPanel::asked);
  bar->hide();
  return bar;
}

QWidget* RecorderPanel::make_after() {
  auto* bar = part("bar");
  auto* line = row(3);
  line->setContentsMargins(16, 8, 8, 8);
  bar->setLayout(line);
  line->addWidget(
      prose(tr(
          "The recording is kept. When there is a quiet minute: how did it go, and how are you? A note apart "
          "from the testimony; the project's own people can read it, partners never.")),
      1);
  auto* write = button(tr("Write it"));
  auto* later = button(tr("Not now"), Kind::Quiet);
  line->addWidget(write);
  line->addWidget(later);
  connect(write, &QPushButton::clicked, this, [this] {
    after_->hide();
    Q_EMIT write_after_note();
  });
  connect(later, &QPushButton::clicked, bar, &QWidget::hide);
  bar->hide();
  return bar;
}

QString RecorderPanel::fits() const {
  if (!fits_minutes_) return tr("Not recording");
  if (*fits_minutes_ < 60)
    return tr("Not recording. Only %n minute(s) fit on the disk.", "", static_cast<int>(*fits_minutes_));
  const auto hours = static_cast<int>(std::min<std::int64_t>(*fits_minutes_ / 60, 9999));
  return tr("Not recording. About %n hour(s) fit on the disk.", "", hours);
}

void RecorderPanel::set_interview(const RecordId& interview) {
  if (interview_ != interview) {
    after_->hide();
    marked_->hide();
    tested_->forget();
  }
  interview_ = interview;
  show_state();
}

QuietView* RecorderPanel::quiet_view() {
  if (!view_ && (view_ = window()->findChild<QuietView*>())) {
    connect(view_, &QuietView::left, this, [this] { set_quiet(false); });
    connect(view_, &QuietView::grounding, this, &RecorderPanel::show_card);
    connect(view_, &QuietView::noted, this, &Panel::changed);
  }
  return view_;
}

void RecorderPanel::read_devices() {
  quiet_view();
  ask(worker().inputs(), [this](const std::vector<media::DeviceInfo>& inputs) {
    const QString before = device_->currentData().toString();
    device_->clear();
    device_->addItem(inputs.empty() ? tr("No microphone answers") : tr("The system's choice"), QString());
    for (const auto& input : inputs)
      device_->addItem(from_utf8(one_line(input.description)), from_utf8(input.name));
    device_->setCurrentIndex(std::max(0, device_->findData(before)));
  });
  ask(worker().vault([](store::Vault& vault) {
    Read read{testimony::project_settings(vault), 0, vault.setting(quiet_setting) == "1"};
    read.minutes = testimony::minutes_that_fit(vault, read.settings.codec, read.settings.channels);
    return read;
  }),
      [this](const Read& read) { show_read(read); });
}

void RecorderPanel::show_read(const Read& read) {
  settings_ = read.settings;
  fits_minutes_ = read.minutes;
  const bool lossless = settings_.codec == media::Codec::Flac;
  const bool stereo = settings_.channels > 1;
  form_->setText(lossless ? (stereo ? tr("Recorded without loss (FLAC), in stereo; the project's choice.")
                                    : tr("Recorded without loss (FLAC), in mono; the project's choice."))
                          : (stereo ? tr("Recorded as speech (Opus), in stereo; the project's choice.")
                                    : tr("Recorded as speech (Opus), in mono; the project's choice.")));
  quiet_->setChecked(read.quiet);
  if (auto* view = quiet_view()) view->set_wanted(read.quiet);
  show_state();
}

void RecorderPanel::leave() {
  keep_word();
  tested_->forget();
}

void RecorderPanel::toggle() {
  auto& recorder = worker().recorder();
  if (!recorder.active()) {
    worker().player().pause();  // nobody's voice into another's recording
    tested_->forget();
    after_->hide();
    marked_->hide();
    last_marked_ms_.reset();
    if (interview_) recorder.start(*interview_, to_utf8(device_->currentData().toString()));
  } else if (const auto paused = recorder.now().paused; persons_pause(paused)) {
    recorder.resume(*paused);
  } else {
    recorder.pause(media::GapReason::Paused);
  }
}

void RecorderPanel::end() {
  keep_word();
  worker().recorder().stop();
}

void RecorderPanel::toggle_off_record() {
  auto& recorder = worker().recorder();
  if (!recorder.active()) return;
  if (recorder.now().paused == media::GapReason::OffRecord)
    recorder.resume(media::GapReason::OffRecord);
  else
    recorder.pause(media::GapReason::OffRecord);
}

void RecorderPanel::asked() {
  worker().recorder().asked();
}

void RecorderPanel::mark(media::MarkerKind kind) {
  auto& recorder = worker().recorder();
  if (!recorder.active()) return;
  keep_word();
  recorder.mark(kind);
  last_marked_ms_ = recorder.elapsed_ms();
  const QString at = clock_time(recorder.elapsed_ms());
  word_->clear();
  switch (kind) {
    case media::MarkerKind::Plain:
      marked_->setText(tr("Marked at %1.").arg(at));
      word_->setPlaceholderText(tr("A word for it, if you like"));
      break;
    case media::MarkerKind::Skipped:
      marked_->setText(tr("Question skipped at %1.").arg(at));
      word_->setPlaceholderText(tr("Which question, if you like"));
      break;
    case media::MarkerKind::Distress:
      marked_->setText(tr("Distress marked at %1. It never counts for or against what was said.").arg(at));
      word_->setPlaceholderText(tr("What helped, if you like"));
      break;
  }
  marked_->show();
  word_->show();
  word_->setFocus();
}

/// As it is typed: a lock, an end or a crash takes no word away. The last one of a marker counts.
void RecorderPanel::keep_word() {
  word_timer_.stop();
  if (!std::exchange(word_typed_, false)) return;
  if (worker().recorder().active()) worker().recorder().name_marker(to_utf8(word_->text().trimmed()));
}

void RecorderPanel::close_word() {
  keep_word();
  word_->clear();
  word_->hide();
  control_->setFocus();  // not whatever comes next: a space there would take what is said off the record
}

void RecorderPanel::show_card() {
  if (!card_) {
    // Below the session, so that it goes with it when the vault is locked.
    QWidget* over = this;
    while (over->parentWidget() && over->objectName() != QLatin1String("session"))
      over = over->parentWidget();
    card_ = new GroundingCard(worker(), over);
    connect(card_, &GroundingCard::closed, this, [this] {
      if (view_) view_->set_aside(false);
    });
  }
  ask(worker().vault([](store::Vault& vault) { return testimony::project_settings(vault); }),
      [this](const testimony::ProjectSettings& settings) {
        if (auto* view = quiet_view()) view->set_aside(true);
        card_->open(language_, from_utf8(settings.grounding), from_utf8(settings.referrals));
      });
}

void RecorderPanel::toggle_quiet() {
  set_quiet(!quiet_->isChecked());
}

void RecorderPanel::set_quiet(bool wanted) {
  quiet_->setChecked(wanted);
  keep_word();
  if (auto* view = quiet_view()) view->set_wanted(wanted);
  ask(worker().vault([wanted](store::Vault& vault) { vault.set_setting(quiet_setting, wanted ? "1" : "0"); }),
      [] {});
}

void RecorderPanel::show_state() {
  const auto& recorder = worker().recorder();
  const bool active = recorder.active();
  const bool elsewhere = active && recorder.interview() != interview_;
  const RecorderNow now = recorder.now();
  const bool paused = persons_pause(now.paused);
  const QString name = !active  ? tr("Start recording")
                       : paused ? tr("Go on recording")
                                : tr("Pause the recording");
  if (control_->accessibleName() != name) {
    control_->setIcon(theme::icon(active && !paused ? QStringLiteral("pause") : QStringLiteral("record"),
                                  theme::colours().alarm));
    control_->setAccessibleName(name);
    explain(control_, name, keys::record);
  }
  stop_->setVisible(active);
  acts_->setVisible(active && !elsewhere);
  if (!active || elsewhere) {
    word_->hide();
    marked_->hide();
  }
  const bool off = active && !elsewhere && now.paused == media::GapReason::OffRecord;
  if (off && !std::exchange(offered_, true)) offer_take_back(now.elapsed_ms);
  if (!off) {
    offered_ = false;
    take_back_->hide();
  }
  off_record_->setChecked(off);
  device_->setEnabled(!active);
  test_->setVisible(!active);
  form_->setVisible(!active && !form_->text().isEmpty());
  time_->setText(clock_time(now.elapsed_ms));
  meter_->setVisible(active);
  meter_->set(now.level, now.loudness);
  check_in_->setVisible(active && !elsewhere && now.checkin_due && !now.paused);
  if (now.checkin_due)
    check_in_text_->setText(tr("%n minute(s) without a break. Ask whether the person wants to pause.",
                               nullptr, static_cast<int>(now.since_break_ms / 60'000)));
  RecordingWords words{fits(), "quiet"};
  if (fits_minutes_ && *fits_minutes_ < little_minutes) words.tone = "caution";
  if (active) words = recording_words(now);
  if (elsewhere && !now.paused && !now.trouble) words.text = tr("Recording into another interview");
  if (state_->text() == words.text) return;  // ten times a second
  set_tone(state_, words.tone);
  state_->setFont(theme::font(theme::Size::Body, words.loud));
  state_->setText(words.text);
}

}  // namespace attest::ui
