#include "ui/worker/sound_tester.h"

#include <atomic>
#include <mutex>
#include <thread>

#include "core/media/listener.h"
#include "ui/worker/recorder.h"
#include "ui/worker/worker.h"

namespace attest::ui {
/// One test and the thread that listens or plays, one at a time.
struct SoundTester::Test {
  ~Test() { end(); }

  void listen(media::Devices& devices, const std::string& device, int channels) {
    thread = std::thread([this, &devices, device, channels] {
      note(attempt([&] { hear(devices, device, channels); }));
      const std::lock_guard lock(mutex);
      if (sound && sound->duration_ms() > 0) state.says = sound->judge();
      state.state = state.says ? State::Heard : State::Nothing;
      state.level = 0;
      over = true;
    });
  }
  void play(media::Devices& devices) {
    join();
    stopping = over = false;
    {
      const std::lock_guard lock(mutex);
      state.state = State::Playing;
    }
    thread = std::thread([this, &devices] {
      note(attempt([&] { give(devices); }));
      const std::lock_guard lock(mutex);
      state.state = State::Heard;
      over = true;
    });
  }
  void end() {
    stopping = true;
    join();
  }
  /// At once; its thread ends as soon as the sound system lets it.
  void wipe() {
    stopping = true;
    const std::lock_guard lock(mutex);
    sound.reset();
  }
  Now now() {
    const std::lock_guard lock(mutex);
    return state;
  }
  std::optional<Error> take_error() {
    const std::lock_guard lock(mutex);
    return std::exchange(error, std::nullopt);
  }

  std::atomic<bool> stopping{false};
  std::atomic<bool> over{false};  ///< its thread has nothing more to do

 private:
  void hear(media::Devices& devices, const std::string& device, int channels) {
    media::Listener listener(devices, device, recorded_rate, channels);
    {
      const std::lock_guard lock(mutex);
      if (stopping) return;
      sound.emplace(listener.rate(), listener.channels());
      state.microphone = listener.device().description;
    }
    std::vector<std::int16_t> samples(recorded_at_once * static_cast<std::size_t>(listener.channels()));
    for (bool full = false; !stopping && !full;) {
      const auto heard = listener.listen(samples.data(), recorded_at_once);
      if (heard.what == media::Listener::Heard::What::Ended) break;
      if (heard.what == media::Listener::Heard::What::Gone)
        throw Error(Code::NoDevice, "The sound device went away, or another program has taken it.");
      const std::lock_guard lock(mutex);
      if (!sound) break;
      sound->take(samples.data(), heard.frames);
      state.heard_ms = sound->duration_ms();
      state.level = sound->level();
      full = sound->full();
    }
    crypto::wipe({reinterpret_cast<Byte*>(samples.data()), samples.size() * sizeof(std::int16_t)});
  }
  void give(media::Devices& devices) {
    std::unique_lock lock(mutex);
    if (!sound) return;
    const int rate = sound->rate(), channels = sound->channels();
    lock.unlock();
    const auto output = devices.open_output(rate, channels);
    std::vector<float> block(recorded_at_once * static_cast<std::size_t>(channels));
    const auto next = [&](std::size_t at) {
      const std::lock_guard reading(mutex);
      return sound ? sound->read(at, block.data(), recorded_at_once) : 0;
    };
    for (std::size_t at = 0, n = 0; !stopping && (n = next(at)) > 0; at += n) output->write(block.data(), n);
    crypto::wipe({reinterpret_cast<Byte*>(block.data()), block.size() * sizeof(float)});
    if (stopping)
      output->flush();
    else
      output->drain();
  }
  void note(std::optional<Error> e) {
    if (!e) return;
    const std::lock_guard lock(mutex);
    error = std::move(e);
  }
  void join() {
    if (thread.joinable()) thread.join();
  }

  std::mutex mutex;
  std::optional<media::SoundTest> sound;
  Now state{State::Listening, 0, 0, {}, {}};
  std::optional<Error> error;
  std::thread thread;
};

SoundTester::SoundTester(media::Devices& devices) : devices_(devices) {
  timer_.setInterval(100);
  connect(&timer_, &QTimer::timeout, this, &SoundTester::poll);
}

SoundTester::~SoundTester() = default;

void SoundTester::start(const std::string& device, int channels) {
  forget();
  drop_ended();
  test_ = std::make_shared<Test>();
  test_->listen(devices_, device, channels);
  timer_.start();
  Q_EMIT changed();
}

void SoundTester::play() {
  if (!test_ || test_->now().state != State::Heard) return;
  test_->play(devices_);
  timer_.start();
  Q_EMIT changed();
}

void SoundTester::stop_playing() {
  if (test_ && test_->now().state == State::Playing) test_->stopping = true;
}

void SoundTester::forget() {
  timer_.stop();
  if (!test_) return;
  test_->wipe();
  going_.push_back(std::exchange(test_, nullptr));
  drop_ended();
  Q_EMIT changed();
}

void SoundTester::drop_ended() {
  std::erase_if(going_, [](const auto& test) { return test->over.load(); });
}

SoundTester::Now SoundTester::now() const {
  return test_ ? test_->now() : Now();
}

void SoundTester::poll() {
  const auto state = test_->now().state;
  const bool busy = state == State::Listening || state == State::Playing;
  if (!busy) timer_.stop();
  const auto error = test_->take_error();
  if (state == State::Nothing) test_.reset();
  Q_EMIT changed();
  if (error) Q_EMIT failed(*error);
}

}  // namespace attest::ui
