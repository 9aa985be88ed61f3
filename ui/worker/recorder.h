// Recording from a microphone. One thread reads the device and fills a bounded queue; the recorder's lane
// drains it into the sealed file, so that neither an export nor a lock delays or stops a recording.
#pragma once

#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>

#include "core/media/level.h"
#include "core/media/listener.h"
#include "core/testimony/interview.h"

namespace attest::ui {

class Worker;

/// What is asked of a microphone.
inline constexpr int recorded_rate = 48000;
inline constexpr std::size_t recorded_at_once = recorded_rate / 20;  // 50 ms

/// What a recording under way is doing.
struct RecorderNow {
  std::int64_t elapsed_ms = 0;  ///< of sound
  float level = 0;              ///< [0, 1]
  media::Loudness loudness = media::Loudness::Fine;
  std::int64_t since_break_ms = 0;         ///< recorded since the person paused, or was asked about that
  bool checkin_due = false;                ///< by the project's time for that
  std::optional<media::GapReason> paused;  ///< why no sound is kept
  std::optional<Error> trouble;            ///< why the disk takes nothing
  std::string microphone;                  ///< the one that is heard, for a person
  std::string instead_of;                  ///< the one that it stands in for; empty where it is the first
};

/// A pause that a person made, and ends.
inline bool persons_pause(const std::optional<media::GapReason>& paused) {
  return paused == media::GapReason::Paused || paused == media::GapReason::OffRecord;
}

/// Lives on the window's thread. A locked vault goes on recording: what it wrote is taken in when it is
/// opened again.
class Recorder final : public QObject {
  Q_OBJECT
 public:
  Recorder(Worker& worker, media::Devices& devices);
  /// Ends the recording, if there is one, and keeps it.
  ~Recorder() override;

  /// `device` as Devices::inputs names it; empty is the default one. Codec and channels are the project's.
  void start(const RecordId& interview, const std::string& device);
  /// Ends and keeps; `finished` follows.
  void stop();

  /// Of a person (Paused, OffRecord); microphones and disks pause and go on by themselves.
  void pause(media::GapReason reason);
  void resume(media::GapReason reason);
  /// Off the record from now on, and back to `from_ms`: what was said since is destroyed. `taken_back` or
  /// `failed` follows.
  void take_back(std::int64_t from_ms);
  /// A marker at this moment; its word may come later, and anew, by name_marker, which is the last one's.
  void mark(media::MarkerKind kind = media::MarkerKind::Plain);
  void name_marker(const std::string& word);
  /// The person was asked whether to pause: the time until the next check-in begins anew.
  void asked();

  bool active() const;  ///< from any thread: starting, recording or finishing
  std::optional<RecordId> interview() const { return interview_; }
  std::optional<EntityId> media() const;  ///< what is being recorded
  RecorderNow now() const;
  std::int64_t elapsed_ms() const { return now().elapsed_ms; }

 Q_SIGNALS:
  void changed();  ///< state, time or level: ten times a second while recording
  void finished(const attest::RecordId& interview);
  void taken_back(qint64 from_ms);
  void failed(const attest::Error& error);

 private:
  struct Take;
  using Act = std::function<void(testimony::Recording&)>;
  void tell_recording(Act act);
  void tell(std::function<void(media::SoundRecorder&)> act);
  void began(std::shared_ptr<Take> take);
  void poll();
  void keep();
  Worker& worker_;
  media::Devices& devices_;
  QTimer timer_;
  std::shared_ptr<Take> take_;
  std::optional<RecordId> interview_;
  struct TakingBack {
    std::int64_t from_ms;
    std::optional<Error> error;  ///< read only after `done`
    std::atomic<bool> done{false};
  };
  std::shared_ptr<TakingBack> taking_back_;  ///< looked at with everything else, ten times a second
  std::atomic<bool> active_{false};
  bool stop_asked_ = false;
};

}  // namespace attest::ui
