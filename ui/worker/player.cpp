#include "ui/worker/player.h"

#include <atomic>
#include <mutex>
#include <vector>

#include "core/media/sound.h"
#include "core/media/stretch.h"
#include "ui/worker/worker.h"

namespace attest::ui {
namespace {
constexpr std::int64_t shortest_loop_ms = 100;
}

/// One loaded recording. The window sets wishes; only the lane touches decoder and device.
struct Player::Tape {
  explicit Tape(std::unique_ptr<media::ReadableSound> s) : sound(std::move(s)) {}

  void run(media::Devices& devices) {
    const auto e = attempt([&] { play(devices); });
    if (!e) return;
    playing = false;
    const std::lock_guard lock(mutex);
    error = e;
  }
  std::optional<Error> take_error() {
    const std::lock_guard lock(mutex);
    return std::exchange(error, std::nullopt);
  }

  std::atomic<bool> playing{false};
  std::atomic<std::int64_t> position{0};  ///< ms, heard
  std::atomic<std::int64_t> wish{-1};     ///< ms to go to, or -1
  std::atomic<double> tempo{1};
  void set_loop(const std::optional<Span>& span) {
    const std::lock_guard lock(mutex);
    loop = span;
  }

 private:
  std::optional<Span> current_loop() {
    const std::lock_guard lock(mutex);
    return loop;
  }

  void play(media::Devices& devices) {
    if (!decoder) {
      decoder = sound->decoder();
      stretch.emplace(*decoder);
    }
    const auto info = decoder->info();
    const auto frame = [&](std::int64_t ms) { return ms * info.rate / 1000; };
    const auto output = devices.open_output(info.rate, info.channels);
    const std::size_t step = static_cast<std::size_t>(info.rate) / 25;  // 40 ms
    std::vector<float> samples(step * static_cast<std::size_t>(info.channels));
    media::HeardAt heard;
    bool came = true;           // sound, since the loop began anew
    std::optional<Span> round;  // the loop that the playing is in
    if (wish < 0) wish = position.load();
    while (playing) {
      if (const auto to = wish.exchange(-1); to >= 0) {
        output->flush();
        stretch->seek(frame(to));
        heard.clear(stretch->position());
        position = to;
        round.reset();
      }
      stretch->set_tempo(tempo);
      const auto span = current_loop();
      const auto again = [&] {
        stretch->seek(frame(span->from_ms));
        came = false;
      };
      const bool before = span && stretch->position() < frame(span->to_ms);
      if (span && span == round && !before && came) {
        again();
        continue;
      }
      round = before ? span : std::nullopt;
      stretch->set_end(before ? std::optional(frame(span->to_ms)) : std::nullopt);
      const auto at = stretch->position();
      const std::size_t frames = stretch->read(samples.data(), step);
      if (frames == 0) {
        if (round && came) {  // the loop reaches to the recording's end
          again();
          continue;
        }
        output->drain();
        position = info.duration_ms();
        playing = false;
        return;
      }
      came = true;
      output->write(samples.data(), frames);
      heard.given(frames, at, stretch->tempo());
      position = heard.now(output->latency_ms() * info.rate / 1000) * 1000 / info.rate;
    }
    output->flush();
  }

  std::unique_ptr<media::ReadableSound> sound;
  std::unique_ptr<media::Decoder> decoder;  ///< borrows from it
  std::optional<media::Stretch> stretch;    ///< borrows from that
  std::mutex mutex;
  std::optional<Span> loop;
  std::optional<Error> error;
};

Player::Player(media::Devices& devices) : devices_(devices) {
  timer_.setInterval(100);
  connect(&timer_, &QTimer::timeout, this, &Player::poll);
}

Player::~Player() {
  unload();
}

void Player::load(std::unique_ptr<media::ReadableSound> sound, std::unique_ptr<media::ReadableSound> again) {
  unload();
  duration_ms_ = sound->duration_ms();
  tape_ = std::make_shared<Tape>(std::move(sound));
  tape_->tempo = tempo_;
  look_through(std::move(again));
  Q_EMIT changed();
}

void Player::look_through(std::unique_ptr<media::ReadableSound> sound) {
  looking_ = std::make_shared<Job>();
  look_lane_.post([this, job = looking_, shared = std::shared_ptr(std::move(sound))]() mutable {
    std::vector<media::ReadableSound::Hole> found;
    attempt([&] { found = shared->holes(*job); });
    shared.reset();  // its key
    if (found.empty() || job->cancelled()) return;
    QMetaObject::invokeMethod(
        this,
        [this, job, found] {
          if (looking_ != job) return;
          holes_ = found;
          Q_EMIT holes_found();
        },
        Qt::QueuedConnection);
  });
}

void Player::unload() {
  timer_.stop();
  if (looking_) looking_->cancel();
  looking_.reset();
  holes_.clear();
  if (!tape_) return;
  tape_->playing = false;
  tape_.reset();
  duration_ms_ = 0;
  loop_.reset();
  paused_ = false;
  Q_EMIT changed();
}

void Player::play() {
  if (!tape_ || tape_->playing.exchange(true)) return;
  if (position_ms() >= duration_ms_)
    seek(0);
  else if (paused_ && resume_back_ms_ > 0)
    seek(position_ms() - resume_back_ms_);
  paused_ = false;
  lane_.post([tape = tape_, this] { tape->run(devices_); });
  timer_.start();
  Q_EMIT changed();
}

void Player::pause() {
  if (tape_ && tape_->playing.exchange(false)) paused_ = true;
  Q_EMIT changed();
}

void Player::seek(std::int64_t ms) {
  if (!tape_) return;
  paused_ = false;
  ms = std::clamp<std::int64_t>(ms, 0, duration_ms_);
  tape_->wish = ms;
  if (!tape_->playing) tape_->position = ms;
  Q_EMIT changed();
}

void Player::set_tempo(double tempo) {
  tempo_ = std::clamp(tempo, media::least_tempo, media::most_tempo);
  if (tape_) tape_->tempo = tempo_;
  Q_EMIT changed();
}

void Player::set_loop(std::optional<Span> span) {
  if (!tape_) return;
  if (span) {
    span->from_ms = std::clamp<std::int64_t>(span->from_ms, 0, duration_ms_);
    span->to_ms = std::clamp<std::int64_t>(span->to_ms, 0, duration_ms_);
    if (span->to_ms - span->from_ms < shortest_loop_ms) span.reset();
  }
  loop_ = span;
  tape_->set_loop(span);
  Q_EMIT changed();
}

bool Player::playing() const {
  return tape_ && tape_->playing;
}
std::int64_t Player::position_ms() const {
  if (!tape_) return 0;
  const auto wish = tape_->wish.load();
  return wish >= 0 ? wish : tape_->position.load();
}

void Player::poll() {
  if (!tape_) return;
  if (!tape_->playing) timer_.stop();
  Q_EMIT changed();
  if (const auto e = tape_->take_error()) Q_EMIT failed(*e);
}

}  // namespace attest::ui
