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

  void load(std::unique_ptr<media::RecordingReader> recording);
  /// Stops and forgets the recording and its key.
  void unload();
  void play();
  void pause();
  void seek(std::int64_t ms);

  bool loaded() const { return tape_ != nullptr; }
  bool playing() const;
  std::int64_t position_ms() const;  ///< what is heard now
  std::int64_t duration_ms() const { return duration_ms_; }

 Q_SIGNALS:
  void changed();  ///< state or position: ten times a second while playing
  void failed(const attest::Error& error);

 private:
  struct Tape;
  void poll();
  media::Devices& devices_;
  QTimer timer_;
  std::shared_ptr<Tape> tape_;
  std::int64_t duration_ms_ = 0;
  Lane lane_;  ///< last: it is joined first
};

}  // namespace attest::ui
