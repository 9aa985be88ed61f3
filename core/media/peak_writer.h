// Inside this room: the waveform of a recording, as it is made.
#pragma once

#include <span>

#include "core/media/recording.h"

namespace attest::media {

/// Measures samples and writes their peaks, a second at a time. What a disk did not take is written with the
/// next ones.
class PeakWriter {
 public:
  PeakWriter(RecordingWriter& writer, int rate, int channels) : writer_(writer), meter_(rate, channels) {}
  template <class Sample>
  void add(const Sample* interleaved, std::size_t frames) {
    meter_.add(interleaved, frames);
    take(false);
    if (pending_.size() >= at_once) flush();
  }
  /// Measured already, by somebody else.
  void add(std::span<const Peak> peaks) {
    pending_.insert(pending_.end(), peaks.begin(), peaks.end());
    if (pending_.size() >= at_once) flush();
  }
  void finish() {
    take(true);
    flush();
  }
  float level() const { return meter_.level(); }
  /// What has been measured whole is written.
  void flush() {
    if (!pending_.empty()) writer_.peaks(pending_);
    pending_.clear();
  }

 private:
  static constexpr std::size_t at_once = 100;  // a second: what an interruption takes of the waveform

  void take(bool last) {
    const std::vector<Peak> done = meter_.take(last);
    pending_.insert(pending_.end(), done.begin(), done.end());
  }
  RecordingWriter& writer_;
  PeakMeter meter_;
  std::vector<Peak> pending_;
};

}  // namespace attest::media
