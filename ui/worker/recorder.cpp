#include "ui/worker/recorder.h"

#include <array>
#include <cmath>

#include "ui/worker/worker.h"

namespace attest::ui {
namespace {
constexpr int sample_rate = 48000;
constexpr std::size_t chunk_frames = sample_rate / 20;  // 50 ms
constexpr std::size_t queue_chunks =
    20 * 60;                       // a minute; then the sound server's own queue holds on for another
constexpr float audible = 0.001f;  // -60 dB
}  // namespace

/// One recording and its two threads.
struct Recorder::Take {
  explicit Take(std::unique_ptr<testimony::Recording> r) : recording(std::move(r)) {}
  ~Take() { end(); }

  void run(media::Devices& devices, const std::string& device) {
    drain = std::thread([this] { pour(); });
    capture = std::thread([this, &devices, device] {
      note(attempt([&] { listen(*devices.open_input(device, sample_rate, 1)); }));
      const std::lock_guard lock(mutex);
      closed = true;
      wake.notify_all();
    });
  }
  void end() {
    stopping = true;
    if (capture.joinable()) capture.join();
    if (drain.joinable()) drain.join();
  }
  std::optional<Error> problem() {
    const std::lock_guard lock(mutex);
    return error;
  }

  std::atomic<bool> stopping{false};
  std::atomic<bool> over{false};  ///< the file has its end
  std::atomic<std::int64_t> elapsed{0};
  std::atomic<std::int64_t> silent{0};
  std::atomic<float> level{0};
  std::optional<media::RecordingFacts> facts;  ///< read only after `over`

 private:
  void listen(media::Input& input) {
    std::vector<std::int16_t> samples(chunk_frames * static_cast<std::size_t>(input.channels()));
    while (!stopping) {
      const std::size_t frames = input.read(samples.data(), chunk_frames);
      if (frames == 0) return;
      std::unique_lock lock(mutex);
      wake.wait(lock, [this] { return queue.size() < queue_chunks; });
      queue.emplace_back(samples.begin(), samples.begin() + static_cast<std::ptrdiff_t>(frames));
      wake.notify_all();
    }
  }
  void pour() {
    std::vector<std::int16_t> samples;
    while (next(samples)) {
      if (!broken) note(attempt([&] { write(samples); }), true);
    }
    note(attempt([&] { facts = recording->finish(); }));
    recording.reset();
    over = true;
  }
  bool next(std::vector<std::int16_t>& samples) {
    std::unique_lock lock(mutex);
    wake.wait(lock, [this] { return closed || !queue.empty(); });
    if (queue.empty()) return false;
    samples = std::move(queue.front());
    queue.pop_front();
    wake.notify_all();
    return true;
  }
  void write(const std::vector<std::int16_t>& samples) {
    recording->write(samples.data(), samples.size());
    level = recording->level();
    elapsed = recording->duration_ms();
    silent = level < audible ? silent + static_cast<std::int64_t>(samples.size()) * 1000 / sample_rate : 0;
  }
  /// The first failure counts. A disk that takes nothing more ends the recording; what it took is kept.
  void note(std::optional<Error> e, bool ends = false) {
    if (!e) return;
    const std::lock_guard lock(mutex);
    if (!error) error = std::move(e);
    if (ends) broken = stopping = true;
  }

  std::unique_ptr<testimony::Recording> recording;  ///< touched by `drain` only
  std::mutex mutex;
  std::condition_variable wake;
  std::deque<std::vector<std::int16_t>> queue;
  bool closed = false;
  bool broken = false;  ///< touched by `drain` only
  std::optional<Error> error;
  std::thread capture, drain;
};

Recorder::Recorder(Worker& worker, media::Devices& devices) : worker_(worker), devices_(devices) {
  timer_.setInterval(100);
  connect(&timer_, &QTimer::timeout, this, &Recorder::poll);
}

Recorder::~Recorder() = default;

void Recorder::start(const RecordId& interview, const std::string& device) {
  if (active_) return;
  active_ = true;
  stop_asked_ = false;
  interview_ = interview;
  worker_
      .vault([interview](store::Vault& vault) {
        return std::make_shared<Take>(
            std::make_unique<testimony::Recording>(vault, interview, sample_rate, 1, media::Codec::Opus));
      })
      .then(
          this,
          [this, device](std::shared_ptr<Take> take) {
            take->run(devices_, device);
            began(std::move(take));
          },
          [this](const Error& e) {
            active_ = false;
            Q_EMIT changed();
            Q_EMIT failed(e);
          });
  Q_EMIT changed();
}

void Recorder::began(std::shared_ptr<Take> take) {
  take_ = std::move(take);
  timer_.start();
  if (stop_asked_) take_->stopping = true;
  Q_EMIT changed();
}

void Recorder::stop() {
  stop_asked_ = true;
  if (take_) take_->stopping = true;
}

bool Recorder::active() const {
  return active_;
}
std::int64_t Recorder::elapsed_ms() const {
  return take_ ? take_->elapsed.load() : 0;
}
float Recorder::level() const {
  return take_ ? take_->level.load() : 0;
}
std::int64_t Recorder::silent_ms() const {
  return take_ ? take_->silent.load() : 0;
}

void Recorder::poll() {
  Q_EMIT changed();
  if (take_->over) keep();
}

void Recorder::keep() {
  timer_.stop();
  const auto facts = take_->facts;
  const auto problem = take_->problem();
  const RecordId interview = *interview_;
  take_.reset();
  active_ = false;
  Q_EMIT changed();
  if (problem) Q_EMIT failed(*problem);
  if (!facts) return;
  worker_.vault([facts](store::Vault& vault) { testimony::Recording::take_in(vault, *facts); })
      .then(
          this, [this, interview] { Q_EMIT finished(interview); },
          [this](const Error& e) {
            // Locked meanwhile: the next opening takes it in.
            if (e.code() != Code::Cancelled) Q_EMIT failed(e);
          });
}

}  // namespace attest::ui
