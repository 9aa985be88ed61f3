// Recording from a microphone. One thread reads the device and fills a bounded queue; the recorder's lane
// drains it into the sealed file, so that neither an export nor a lock delays or stops a recording.
#pragma once

#include <QObject>
#include <QTimer>
#include <memory>

#include "core/media/device.h"
#include "core/testimony/interview.h"

namespace attest::ui {

class Worker;

/// Lives on the window's thread. A locked vault goes on recording: what it wrote is taken in when it is
/// opened again.
class Recorder final : public QObject {
  Q_OBJECT
 public:
  Recorder(Worker& worker, media::Devices& devices);
  /// Ends the recording, if there is one, and keeps it.
  ~Recorder() override;

  /// `device` as Devices::inputs names it; empty is the default one.
  void start(const RecordId& interview, const std::string& device);
  /// Ends and keeps; `finished` follows.
  void stop();

  bool active() const;  ///< from any thread: starting, recording or finishing
  std::optional<RecordId> interview() const { return interview_; }
  std::int64_t elapsed_ms() const;
  float level() const;  ///< [0, 1]
  /// How long nothing has been heard at all: a muted or dead microphone.
  std::int64_t silent_ms() const;

 Q_SIGNALS:
  void changed();  ///< state, time or level: ten times a second while recording
  void finished(const attest::RecordId& interview);
  void failed(const attest::Error& error);

 private:
  struct Take;
  void began(std::shared_ptr<Take> take);
  void poll();
  void keep();
  Worker& worker_;
  media::Devices& devices_;
  QTimer timer_;
  std::shared_ptr<Take> take_;
  std::optional<RecordId> interview_;
  std::atomic<bool> active_{false};
  bool stop_asked_ = false;
};

}  // namespace attest::ui
