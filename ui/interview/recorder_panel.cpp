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

RecorderPanel::RecorderPanel(Worker& worker) : Panel(worker) {
  auto* frame = part("card");
  auto* around = column(0);
  setLayout(around);
  around->addWidget(frame);
  auto* layout = row(6);
  layout->setContentsMargins(24, 20, 24, 20);
  frame->setLayout(layout);
  control_ = new QToolButton;
  control_->setProperty("kind", QStringLiteral("record"));
  control_->setFixedSize(96, 96);
  control_->setIconSize(QSize(44, 44));
  control_->setFocusPolicy(Qt::StrongFocus);
  layout->addWidget(control_);
  auto* words = column(2);
  auto* line = row(4);
  line->addWidget(time_ = heading(clock_time(0), theme::Size::Title));
  line->addWidget(state_ = label({}, theme::Size::Body, "quiet"), 1, Qt::AlignBottom);
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
  layout->addLayout(words, 1);

  connect(control_, &QToolButton::clicked, this, &RecorderPanel::toggle);
  auto& recorder = worker.recorder();
  connect(&recorder, &Recorder::changed, this, &RecorderPanel::show_state);
  connect(&recorder, &Recorder::failed, this, &Panel::failed);
  connect(&recorder, &Recorder::finished, this, &Panel::changed);
  show_state();
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
}

void RecorderPanel::toggle() {
  auto& recorder = worker().recorder();
  if (recorder.active())
    recorder.stop();
  else if (interview_)
    recorder.start(*interview_, to_utf8(device_->currentData().toString()));
}

void RecorderPanel::show_state() {
  const auto& recorder = worker().recorder();
  const bool active = recorder.active();
  const bool elsewhere = active && recorder.interview() != interview_;
  const auto& c = theme::colours();
  control_->setIcon(theme::icon(active ? QStringLiteral("stop") : QStringLiteral("record"), c.alarm));
  const QString name = active ? tr("End the recording") : tr("Start recording");
  control_->setAccessibleName(name);
  control_->setToolTip(name);
  device_->setEnabled(!active);
  time_->setText(clock_time(recorder.elapsed_ms()));
  meter_->set(recorder.level());
  const bool silent = active && recorder.silent_ms() >= long_silence_ms;
  set_tone(state_, silent ? "caution" : active ? "alarm" : "quiet");
  state_->setText(!active     ? tr("Not recording")
                  : elsewhere ? tr("Recording into another interview")
                  : silent    ? tr("Recording, but nothing is heard. Is the microphone muted?")
                              : tr("Recording. Every second is sealed as it comes."));
}

}  // namespace attest::ui
