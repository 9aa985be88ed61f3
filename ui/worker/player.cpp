#include "ui/worker/player.h"

#include <atomic>
#include <mutex>
#include <vector>

#include "core/media/sound.h"
#include "ui/worker/worker.h"

namespace attest::ui {

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

 private:
  void play(media::Devices& devices) {
    if (!decoder) decoder = sound->decoder();
    const auto info = decoder->info();
    const auto output = devices.open_output(info.rate, info.channels);
    const std::size_t step = static_cast<std::size_t>(info.rate) / 25;  // 40 ms
    std::vector<float> samples(step * static_cast<std::size_t>(info.channels));
    if (wish < 0) wish = position.load();
    while (playing) {
      if (const auto to = wish.exchange(-1); to >= 0) {
        output->flush();
        decoder->seek(to * info.rate / 1000);
        position = to;
      }
      const std::size_t frames = decoder->read(samples.data(), step);
      if (frames == 0) {
        output->drain();
        position = info.duration_ms();
        playing = false;
        return;
      }
      output->write(samples.data(), frames);
      position = std::max<std::int64_t>(0, decoder->position() * 1000 / info.rate - output->latency_ms());
    }
    output->flush();
  }

  std::unique_ptr<media::ReadableSound> sound;
  std::unique_ptr<media::Decoder> decoder;  ///< borrows from it
  std::mutex mutex;
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
  Q_EMIT changed();
}

void Player::play() {
  if (!tape_ || tape_->playing.exchange(true)) return;
  if (position_ms() >= duration_ms_) seek(0);
  lane_.post([tape = tape_, this] { tape->run(devices_); });
  timer_.start();
  Q_EMIT changed();
}

void Player::pause() {
  if (tape_) tape_->playing = false;
  Q_EMIT changed();
}

void Player::seek(std::int64_t ms) {
  if (!tape_) return;
  ms = std::clamp<std::int64_t>(ms, 0, duration_ms_);
  tape_->wish = ms;
  if (!tape_->playing) tape_->position = ms;
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
