#include "ui/worker/recorder.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

#include "core/testimony/project.h"
#include "ui/worker/worker.h"

namespace attest::ui {
namespace {
constexpr std::size_t queue_chunks =
    20 * 60;  // a minute; then the sound server's own queue holds on for another

/// A microphone's channels as the recording's: one becomes all, several become one.
void fit_channels(std::vector<std::int16_t>& samples, int from, int to) {
  if (from == to) return;
  const std::size_t frames = samples.size() / static_cast<std::size_t>(from);
  std::vector<std::int16_t> fitted;
  fitted.reserve(frames * static_cast<std::size_t>(to));
  for (std::size_t i = 0; i < frames; ++i) {
    int sum = 0;
    for (int c = 0; c < from; ++c)
      sum += samples[i * static_cast<std::size_t>(from) + static_cast<std::size_t>(c)];
    fitted.insert(fitted.end(), static_cast<std::size_t>(to), static_cast<std::int16_t>(sum / from));
  }
  samples.swap(fitted);
  crypto::wipe({reinterpret_cast<Byte*>(fitted.data()), fitted.size() * sizeof(std::int16_t)});
}
}  // namespace

/// One recording and its two threads.
struct Recorder::Take {
  Take(std::unique_ptr<testimony::Recording> r, const testimony::ProjectSettings& settings)
      : media(r->media()),
        channels(settings.channels),
        checkin_ms(std::int64_t{settings.checkin_minutes} * 60'000),
        recording(std::move(r)) {}
  ~Take() { end(); }

  void run(media::Devices& devices, const std::string& device) {
    drain = std::thread([this] { pour(); });
    capture = std::thread([this, &devices, device] {
      note(attempt([&] {
        media::Listener listener(devices, device, recorded_rate, channels);
        listen(listener);
      }));
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
  /// In its turn with the sound, so that it happens at its moment.
  void tell(Act act) {
    const std::lock_guard lock(mutex);
    queue.push_back({{}, {}, std::move(act)});
    wake.notify_all();
  }
  std::optional<Error> problem() {
    const std::lock_guard lock(mutex);
    return error;
  }
  RecorderNow now() {
    const std::lock_guard lock(mutex);
    return state;
  }

  const EntityId media;
  const int channels;
  const std::int64_t checkin_ms;  ///< 0: never
  std::atomic<bool> stopping{false};
  std::atomic<bool> over{false};               ///< the file has its end
  std::optional<media::RecordingFacts> facts;  ///< read only after `over`
  media::Marker last_marker;                   ///< touched by acts only
  std::int64_t last_break = 0;                 ///< by the recording's time; touched by `drain` only

 private:
  struct Item {
    media::Listener::Heard heard;
    std::vector<std::int16_t> samples;
    Act act;
  };

  void listen(media::Listener& listener) {
    show_microphone(listener);
    std::vector<std::int16_t> samples(recorded_at_once * static_cast<std::size_t>(listener.channels()));
    while (!stopping) {
      const auto heard = listener.listen(samples.data(), recorded_at_once);
      if (heard.what == media::Listener::Heard::What::Ended) return;
      if (heard.what == media::Listener::Heard::What::Back) show_microphone(listener);
      const auto values = static_cast<std::ptrdiff_t>(heard.frames) * listener.channels();
      std::vector<std::int16_t> piece(samples.begin(), samples.begin() + values);
      fit_channels(piece, listener.channels(), channels);
      std::unique_lock lock(mutex);
      wake.wait(lock, [this] { return queue.size() < queue_chunks; });
      queue.push_back({heard, std::move(piece), {}});
      wake.notify_all();
    }
  }
  void show_microphone(const media::Listener& listener) {
    const std::lock_guard lock(mutex);
    const std::string& name = listener.device().description;
    if (first_microphone.empty()) first_microphone = name;
    state.microphone = name;
    state.instead_of = name == first_microphone ? std::string() : first_microphone;
  }
  void pour() {
    Item item;
    while (next(item)) {
      const bool ends = !item.act;  // a marker that cannot be taken is no reason to stop
      if (!broken) note(attempt([&] { take(item); }), ends);
    }
    note(attempt([&] { facts = recording->finish(); }));
    recording.reset();
    over = true;
  }
  bool next(Item& item) {
    std::unique_lock lock(mutex);
    wake.wait(lock, [this] { return closed || !queue.empty(); });
    if (queue.empty()) return false;
    item = std::move(queue.front());
    queue.pop_front();
    wake.notify_all();
    return true;
  }
  void take(Item& item) {
    auto& sound = recording->sound();
    if (item.act)
      std::exchange(item.act, {})(*recording);
    else
      sound.take(item.heard, item.samples.data());
    const std::lock_guard lock(mutex);
    const std::int64_t passed = static_cast<std::int64_t>(item.heard.frames) * 1000 / recorded_rate;
    state.elapsed_ms = sound.duration_ms();
    state.level = sound.level();
    state.paused = sound.paused();
    state.trouble = sound.trouble();
    if (state.paused)
      loudness.restart();
    else if (passed > 0)
      loudness.heard(state.level, passed);
    state.loudness = loudness.says();
    if (persons_pause(state.paused)) last_break = state.elapsed_ms;
    state.since_break_ms = state.elapsed_ms - last_break;
    state.checkin_due = checkin_ms > 0 && state.since_break_ms >= checkin_ms;
  }
  /// The first failure counts. What ends a recording leaves what was kept until then.
  void note(std::optional<Error> e, bool ends = false) {
    if (!e) return;
    const std::lock_guard lock(mutex);
    if (!error) error = std::move(e);
    if (ends) broken = stopping = true;
  }

  std::unique_ptr<testimony::Recording> recording;  ///< touched by `drain` only
  std::mutex mutex;
  std::condition_variable wake;
  std::deque<Item> queue;
  bool closed = false;
  bool broken = false;         ///< touched by `drain` only
  media::LevelWatch loudness;  ///< touched by `drain` only
  RecorderNow state;
  std::string first_microphone;
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
        const auto settings = testimony::project_settings(vault);
        return std::make_shared<Take>(std::make_unique<testimony::Recording>(
                                          vault, interview, recorded_rate, settings.channels, settings.codec),
                                      settings);
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
RecorderNow Recorder::now() const {
  return take_ ? take_->now() : RecorderNow();
}

void Recorder::tell_recording(Act act) {
  if (take_) take_->tell(std::move(act));
}
void Recorder::tell(std::function<void(media::SoundRecorder&)> act) {
  tell_recording([act = std::move(act)](testimony::Recording& recording) { act(recording.sound()); });
}
void Recorder::pause(media::GapReason reason) {
  tell([reason](media::SoundRecorder& sound) { sound.pause(reason); });
}
void Recorder::resume(media::GapReason reason) {
  tell([reason](media::SoundRecorder& sound) { sound.resume(reason); });
}
void Recorder::take_back(std::int64_t from_ms) {
  if (!take_ || taking_back_) return;
  pause(media::GapReason::OffRecord);
  taking_back_ = std::make_shared<TakingBack>();
  taking_back_->from_ms = from_ms;
  worker_
      .vault([interview = *interview_](store::Vault& vault) {
        return std::make_shared<crypto::Secret>(vault.media_secret(interview).clone());
      })
      .then(
          this,
          [this, back = taking_back_](std::shared_ptr<crypto::Secret> secret) {
            tell_recording([back, secret](testimony::Recording& recording) {
              try {
                recording.off_record(back->from_ms, *secret);
              } catch (const Error& e) {
                back->error = e;
              }
              back->done = true;
            });
          },
          [this](const Error& e) {
            taking_back_.reset();
            Q_EMIT failed(e);
          });
}
void Recorder::mark(media::MarkerKind kind) {
  tell([take = take_.get(), kind](media::SoundRecorder& sound) {
    take->last_marker = sound.marker({}, kind);
  });
}
void Recorder::asked() {
  tell([take = take_.get()](media::SoundRecorder& sound) { take->last_break = sound.duration_ms(); });
}
std::optional<EntityId> Recorder::media() const {
  return take_ ? std::optional(take_->media) : std::nullopt;
}
void Recorder::name_marker(const std::string& word) {
  tell([take = take_.get(), word](media::SoundRecorder& sound) {
    sound.name_marker(take->last_marker, word);
  });
}

void Recorder::poll() {
  Q_EMIT changed();
  if (taking_back_ && taking_back_->done) {
    const auto back = std::exchange(taking_back_, nullptr);
    if (back->error)
      Q_EMIT failed(*back->error);
    else
      Q_EMIT taken_back(back->from_ms);
  }
  if (take_->over) keep();
}

void Recorder::keep() {
  timer_.stop();
  const auto facts = take_->facts;
  const auto problem = take_->problem();
  const RecordId interview = *interview_;
  take_.reset();
  taking_back_.reset();
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
