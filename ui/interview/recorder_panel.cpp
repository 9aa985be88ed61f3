#include "ui/interview/recorder_panel.h"

#include <QPainter>
#include <cmath>

#include "core/foundation/text.h"
#include "ui/text/utf16.h"
#include "ui/text/words.h"

namespace attest::ui {
namespace {
constexpr std::int64_t long_silence_ms = 5000;
constexpr double quietest_db = -60;
constexpr std::int64_t little_minutes = 120;

/// A pause that a person made, and ends.
bool is_persons(const std::optional<media::GapReason>& paused) {
  return paused == media::GapReason::Paused || paused == media::GapReason::OffRecord;
}
}  // namespace

/// How loud it is, on a scale of decibels.
class LevelMeter final : public QWidget {
 public:
  LevelMeter() {
    setFixedHeight(8);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  }
  void set(float level) {
    const double db = level > 0 ? 20 * std::log10(level) : quietest_db;
    part_ = std::clamp(1 - db / quietest_db, 0.0, 1.0);
    update();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const auto& c = theme::colours();
    painter.setBrush(c.line);
    painter.drawRoundedRect(rect(), 4, 4);
    painter.setBrush(c.accent);
    if (part_ > 0) painter.drawRoundedRect(QRectF(0, 0, width() * part_, height()), 4, 4);
  }

 private:
  double part_ = 0;
};

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
  if (now.silent_ms >= long_silence_ms)
    return {RecorderPanel::tr("Recording, but nothing is heard. Is the microphone muted?"), "caution"};
  if (now.clipping)
    return {RecorderPanel::tr(
                "Recording, but too loud: words are cut off. Move the microphone away, or turn it down."),
            "caution"};
  if (!now.instead_of.empty())
    return {RecorderPanel::tr("Recording goes on with “%1”, since “%2” went away.")
                .arg(from_utf8(one_line(now.microphone)), from_utf8(one_line(now.instead_of))),
            "caution"};
  return {RecorderPanel::tr("Recording. Every second is sealed as it comes."), "alarm"};
}

RecorderPanel::RecorderPanel(Worker& worker) : Panel(worker) {
  auto* frame = part("card");
  auto* around = column(0);
  setLayout(around);
  around->addWidget(frame);
  auto* layout = row(6);
  layout->setContentsMargins(24, 20, 24, 20);
  frame->setLayout(layout);
  layout->addWidget(make_controls());
  auto* words = column(2);
  auto* line = row(4);
  line->addWidget(time_ = heading(clock_time(0), theme::Size::Title));
  line->addWidget(state_ = prose({}, "quiet"), 1, Qt::AlignBottom);
  words->addLayout(line);
  words->addWidget(meter_ = new LevelMeter);
  auto* device = row(2);
  device_ = new Choice(tr("Microphone"));
  device_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  device_->setMinimumContentsLength(24);
  auto* name = label(tr("Microphone"), theme::Size::Small, "quiet");
  name->setBuddy(device_);
  device->addWidget(name);
  device->addWidget(device_, 1);
  words->addLayout(device);
  words->addWidget(acts_ = make_acts());
  layout->addLayout(words, 1);

  auto& recorder = worker.recorder();
  connect(&recorder, &Recorder::changed, this, &RecorderPanel::show_state);
  connect(&recorder, &Recorder::failed, this, &Panel::failed);
  connect(&recorder, &Recorder::finished, this, &Panel::changed);
  show_state();
}

QWidget* RecorderPanel::make_controls() {
  auto* controls = new QWidget;
  auto* line = row(3);
  line->setContentsMargins(0, 0, 0, 0);
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
  stop_->setToolTip(stop_->accessibleName());
  connect(control_, &QToolButton::clicked, this, &RecorderPanel::toggle);
  connect(stop_, &QToolButton::clicked, this, [this] { worker().recorder().stop(); });
  return controls;
}

QWidget* RecorderPanel::make_acts() {
  auto* acts = new QWidget;
  auto* line = row(2);
  line->setContentsMargins(0, 0, 0, 0);
  acts->setLayout(line);
  mark_ = button(tr("Marker"), Kind::Normal, QStringLiteral("note"));
  mark_->setToolTip(tr("Marks this moment (Ctrl+M)"));
  word_ = line_edit(tr("A word for the marker"), tr("A word for it, if you like"));
  word_->setMaxLength(200);
  word_->hide();
  off_record_ = button(tr("Off the record"), Kind::Normal);
  off_record_->setCheckable(true);
  line->addWidget(mark_);
  line->addWidget(word_);
  line->addWidget(off_record_);
  line->addStretch(1);
  connect(mark_, &QPushButton::clicked, this, &RecorderPanel::mark);
  connect(word_, &QLineEdit::returnPressed, this, &RecorderPanel::name_marker);
  connect(off_record_, &QPushButton::clicked, this, &RecorderPanel::toggle_record);
  return acts;
}

QString RecorderPanel::fits(std::int64_t minutes) {
  if (minutes < 60)
    return tr("Not recording. Only %n minute(s) fit on the disk.", "", static_cast<int>(minutes));
  const auto hours = static_cast<int>(std::min<std::int64_t>(minutes / 60, 9999));
  return tr("Not recording. About %n hour(s) fit on the disk.", "", hours);
}

void RecorderPanel::set_interview(const RecordId& interview) {
  interview_ = interview;
  show_state();
}

void RecorderPanel::read_devices() {
  ask(worker().inputs(), [this](const std::vector<media::DeviceInfo>& inputs) {
    const QString before = device_->currentData().toString();
    device_->clear();
    device_->addItem(inputs.empty() ? tr("No microphone answers") : tr("The system's choice"), QString());
    for (const auto& input : inputs)
      device_->addItem(from_utf8(one_line(input.description)), from_utf8(input.name));
    device_->setCurrentIndex(std::max(0, device_->findData(before)));
  });
  ask(worker().vault(
          [](store::Vault& vault) { return testimony::minutes_that_fit(vault, media::Codec::Opus, 1); }),
      [this](std::int64_t minutes) {
        fits_minutes_ = minutes;
        show_state();
      });
}

void RecorderPanel::toggle() {
  auto& recorder = worker().recorder();
  if (!recorder.active()) {
    worker().player().pause();  // nobody's voice into another's recording
    if (interview_) recorder.start(*interview_, to_utf8(device_->currentData().toString()));
  } else if (const auto paused = recorder.now().paused; is_persons(paused)) {
    recorder.resume(*paused);
  } else {
    recorder.pause(media::GapReason::Paused);
  }
}

void RecorderPanel::toggle_record(bool off) {
  auto& recorder = worker().recorder();
  if (off)
    recorder.pause(media::GapReason::OffRecord);
  else
    recorder.resume(media::GapReason::OffRecord);
}

void RecorderPanel::mark() {
  if (!worker().recorder().active()) return;
  worker().recorder().mark();
  word_->clear();
  word_->show();
  word_->setFocus();
}

void RecorderPanel::name_marker() {
  if (const QString word = word_->text().trimmed(); !word.isEmpty())
    worker().recorder().name_marker(to_utf8(word));
  word_->clear();
  word_->hide();
  control_->setFocus();  // not whatever comes next: a space there would take what is said off the record
}

void RecorderPanel::show_state() {
  const auto& recorder = worker().recorder();
  const bool active = recorder.active();
  const bool elsewhere = active && recorder.interview() != interview_;
  const RecorderNow now = recorder.now();
  const bool paused = is_persons(now.paused);
  const auto& c = theme::colours();
  control_->setIcon(
      theme::icon(active && !paused ? QStringLiteral("pause") : QStringLiteral("record"), c.alarm));
  const QString name = !active  ? tr("Start recording")
                       : paused ? tr("Go on recording")
                                : tr("Pause the recording");
  control_->setAccessibleName(name);
  control_->setToolTip(tr("%1 (Ctrl+Shift+Space)", "Start recording, Pause the recording").arg(name));
  stop_->setVisible(active);
  acts_->setVisible(active && !elsewhere);
  if (!active) word_->hide();
  off_record_->setChecked(now.paused == media::GapReason::OffRecord);
  device_->setEnabled(!active);
  time_->setText(clock_time(now.elapsed_ms));
  meter_->set(now.level);
  RecordingWords words{fits_minutes_ ? fits(*fits_minutes_) : tr("Not recording"), "quiet"};
  if (fits_minutes_ && *fits_minutes_ < little_minutes) words.tone = "caution";
  if (active) words = recording_words(now);
  if (elsewhere && !now.paused && !now.trouble) words.text = tr("Recording into another interview");
  set_tone(state_, words.tone);
  state_->setFont(theme::font(theme::Size::Body, words.loud));
  state_->setText(words.text);
}

}  // namespace attest::ui
