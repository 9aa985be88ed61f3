// Text read aloud by a machine (espeak-ng's library, in this process): nothing of a person's voice is in it.
// The voice data come with Debian's package espeak-ng-data; which languages there are is up to it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "core/foundation/job.h"

namespace attest::media {

/// The library is one for the whole process, and no thread but one may use it: there is one voice at a time.
/// From the first one on it keeps a thread of its own, which sleeps, and the last text that it read; and the
/// process's LC_CTYPE is C.UTF-8. No sound device is opened and no file written.
class MachineVoice {
 public:
  /// `language` is BCP 47; where there is no voice for "ko-KP" that of "ko" is taken. Throws InUse where
  /// there is another voice, NotFound where no voice speaks the language or the data are not installed.
  explicit MachineVoice(const std::string& language);
  ~MachineVoice();
  MachineVoice(const MachineVoice&) = delete;

  int rate() const { return rate_; }  ///< Hz, mono
  using Spoken = std::function<void(const std::int16_t* samples, std::size_t count)>;
  /// Speakers are told apart by timbre: eight, then the first again. They say nothing of who spoke. `pace` is
  /// 1 for the usual one, from 0.5 to 2. What `spoken` throws comes out; a cancelled job throws Cancelled.
  void say(const std::string& text, std::size_t speaker, double pace, const Spoken& spoken, Job& job);

 private:
  std::string voice_;
  int rate_ = 0;
};

}  // namespace attest::media
