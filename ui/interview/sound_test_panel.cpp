#include "ui/interview/sound_test_panel.h"

#include <cmath>

#include "core/foundation/text.h"
#include "ui/text/utf16.h"
#include "ui/widgets/level_meter.h"

namespace attest::ui {

SoundTestPanel::SoundTestPanel(Worker& worker) : Panel(worker) {
  auto* around = column(0);
  setLayout(around);
  auto* bar = part("bar");
  around->addWidget(bar);
  auto* layout = column(2);
  layout->setContentsMargins(16, 12, 16, 12);
  bar->setLayout(layout);
  layout->addWidget(words_ = prose({}));
  layout->addWidget(meter_ = new LevelMeter);
  layout->addWidget(measured_ = prose({}, "quiet"));
  measured_->setFont(theme::font(theme::Size::Small));
  auto* line = row(2);
  line->addWidget(hear_ = button(tr("Hear it"), Kind::Normal, QStringLiteral("play")));
  line->addWidget(again_ = button(tr("Test again"), Kind::Quiet));
  line->addWidget(forget_ = button(tr("Close the test"), Kind::Quiet));
  line->addStretch(1);
  layout->addLayout(line);
  auto& tester = worker.tester();
  connect(hear_, &QPushButton::clicked, this, [&tester] {
    if (tester.now().state == SoundTester::State::Playing)
      tester.stop_playing();
    else
      tester.play();
  });
  connect(again_, &QPushButton::clicked, this, [this] { start(device_, channels_); });
  connect(forget_, &QPushButton::clicked, this, &SoundTestPanel::forget);
  connect(&tester, &SoundTester::changed, this, &SoundTestPanel::show_state);
  connect(&tester, &SoundTester::failed, this, &Panel::failed);
  show_state();
}

void SoundTestPanel::start(const std::string& device, int channels) {
  device_ = device;
  channels_ = channels;
  worker().player().pause();  // nobody's voice into the test
  worker().tester().start(device, channels);
}

void SoundTestPanel::forget() {
  worker().tester().forget();
}

void SoundTestPanel::show_state() {
  using State = SoundTester::State;
  const auto now = worker().tester().now();
  setVisible(now.state != State::Nothing);
  const bool listens = now.state == State::Listening;
  if (listens) {
    const auto left = static_cast<int>((media::SoundTest::length_ms - now.heard_ms + 999) / 1000);
    words_->setText(
        tr("Listening for %n more second(s). Speak as it will be in the interview.", nullptr, left));
    meter_->set(now.level);
  }
  if (now.says) {
    words_->setText(judgement(*now.says));
    measured_->setText(measured(now));
  }
  const char* tone =
      now.says && now.says->verdict != media::SoundJudgement::Verdict::Good ? "caution" : nullptr;
  if (words_->property("tone").toString() != QLatin1String(tone)) set_tone(words_, tone);
  meter_->setVisible(listens);
  measured_->setVisible(!listens);
  for (auto* b : {hear_, again_}) b->setVisible(!listens);
  hear_->setText(QLatin1Char(' ') + (now.state == State::Playing ? tr("Stop playing") : tr("Hear it")));
  hear_->setAccessibleName(hear_->text().trimmed());
}

QString SoundTestPanel::judgement(const media::SoundJudgement& says) {
  using Verdict = media::SoundJudgement::Verdict;
  switch (says.verdict) {
    case Verdict::Good:
      return tr("The voice is clear.");
    case Verdict::Nothing:
      return tr("Nothing was heard. Is the microphone muted, or another one chosen?");
    case Verdict::NoVoice:
      return tr("Only the room was heard. Test again, and speak.");
    case Verdict::Quiet:
      return tr("The voice is very quiet. Move the microphone closer.");
    case Verdict::TooLoud:
      return tr("Almost too loud. Move the microphone away a little.");
    case Verdict::CutOff:
      return tr("Too loud: parts were cut off. Move the microphone away, or turn it down.");
    case Verdict::Noisy:
      return tr("The room is nearly as loud as the voice. Close a window, or move the microphone closer.");
  }
  return {};
}

QString SoundTestPanel::measured(const SoundTester::Now& now) {
  const auto db = [](double value) {
    return tr("%1 dB", "decibels")
        .arg(QString::number(static_cast<int>(std::lround(value))).replace(QLatin1Char('-'), QChar(0x2212)));
  };
  return tr("Voice %1, room %2, loudest moment %3. Microphone: %4. It is in memory only and goes when this "
            "is closed.")
      .arg(db(now.says->voice_db), db(now.says->noise_db), db(now.says->peak_db),
           from_utf8(one_line(now.microphone)));
}

}  // namespace attest::ui
