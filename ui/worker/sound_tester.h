// A ten-second test of a microphone, and hearing it again. It is in memory only, and is wiped when it is
// forgotten; it never plays by itself.
#pragma once

#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

#include "core/foundation/error.h"
#include "core/media/device.h"
#include "core/media/sound_test.h"

namespace attest::ui {

/// Lives on the window's thread.
class SoundTester final : public QObject {
  Q_OBJECT
 public:
  explicit SoundTester(media::Devices& devices);
  ~SoundTester() override;

  /// Forgets an earlier test. `device` as Devices::inputs names it.
  void start(const std::string& device, int channels);
  void play();  ///< what was heard, once
  void stop_playing();
  /// Ends whatever is under way and wipes what was heard.
  void forget();

  enum class State { Nothing, Listening, Heard, Playing };
  struct Now {
    State state = State::Nothing;
    std::int64_t heard_ms = 0;
    float level = 0;
    std::string microphone;                     ///< for a person
    std::optional<media::SoundJudgement> says;  ///< once it is over
  };
  Now now() const;

 Q_SIGNALS:
  void changed();  ///< state or level: ten times a second while listening or playing
  void failed(const attest::Error& error);

 private:
  struct Test;
  void poll();
  void drop_ended();
  media::Devices& devices_;
  QTimer timer_;
  std::shared_ptr<Test> test_;
  /// Forgotten, and wiped; a sound system that hangs keeps their threads for a while, and locking waits for
  /// none.
  std::vector<std::shared_ptr<Test>> going_;
};

}  // namespace attest::ui
