// Playing a recording: decoded and decrypted in memory, on a lane of its own.
#pragma once

#include <QObject>
#include <QTimer>
#include <memory>

#include "core/media/device.h"
#include "core/media/recording.h"
#include "ui/worker/lane.h"

namespace attest::ui {

/// Lives on the window's thread.
class Player final : public QObject {
  Q_OBJECT
 public:
  explicit Player(media::Devices& devices);
  ~Player() override;

  /// Damage is silence. `again`, the same once more, is looked through for it beside the playing.
  void load(std::unique_ptr<media::ReadableSound> sound, std::unique_ptr<media::ReadableSound> again);
  /// Stops and forgets the recording and its key.
  void unload();
  /// Only ever called for a person's key or click. After a pause it goes back a little first.
  void play();
  void pause();
  void seek(std::int64_t ms);
  /// Pitch stays. Clipped to [0.5, 2]; kept from one recording to the next.
  void set_tempo(double tempo);
  double tempo() const { return tempo_; }
  /// A stretch that is played over and over, once the playing has come into it.
  struct Span {
    std::int64_t from_ms = 0, to_ms = 0;
    bool operator==(const Span&) const = default;
  };
  /// At least 100 ms; what is shorter, and nothing, ends it.
  void set_loop(std::optional<Span> span);
  const std::optional<Span>& loop() const { return loop_; }
  void set_resume_back(std::int64_t ms) { resume_back_ms_ = ms; }

  bool loaded() const { return tape_ != nullptr; }
  bool playing() const;
  std::int64_t position_ms() const;  ///< what is heard now
  std::int64_t duration_ms() const { return duration_ms_; }
  /// Where it is silent because of damage, once that is known.
  const std::vector<media::ReadableSound::Hole>& holes() const { return holes_; }

 Q_SIGNALS:
  void holes_found();
  void changed();  ///< state or position: ten times a second while playing
  void failed(const attest::Error& error);

 private:
  struct Tape;
  void poll();
  void look_through(std::unique_ptr<media::ReadableSound> sound);
  media::Devices& devices_;
  QTimer timer_;
  std::shared_ptr<Tape> tape_;
  std::int64_t duration_ms_ = 0;
  double tempo_ = 1;
  std::optional<Span> loop_;
  std::int64_t resume_back_ms_ = 2000;
  bool paused_ = false;  ///< and not moved since
  std::vector<media::ReadableSound::Hole> holes_;
  std::shared_ptr<Job> looking_;
  Lane lane_, look_lane_;  ///< last: they are joined first
};

}  // namespace attest::ui
