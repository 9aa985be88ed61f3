// A program of this laptop (whisper.cpp and the like) that turns sound into text.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "core/exchange/captions.h"
#include "core/foundation/job.h"
#include "core/media/sound.h"

namespace attest::exchange {

/// How the program is called: words parted by spaces, quoted with ' or " or \ where they hold some; no shell
/// sees them, so that $, *, ; and | are letters. In a word, {wav} is the path of the sound (16 kHz, one
/// channel, 16-bit WAV) and {language} its language ("ko"; "auto" where it is not known). The sound is the
/// program's standard input, too. What it prints is the transcript: lines with times as whisper.cpp prints
/// them, WebVTT, SubRip, or Whisper's JSON.
///
///   whisper-cli -m /opt/models/ggml-large-v3.bin -l {language} -np -f {wav}
///
/// A command comes from a person at this laptop and stays on it (a setting of the device): one that travelled
/// in a kit or a bundle would run a stranger's program. Throws Error{Invalid} for an empty command and an
/// open quote.
std::vector<std::string> split_command(const std::string& command);
/// The setting of a device that holds it.
inline constexpr const char* speech_program_setting = "speech_program";

struct MachineTranscript {
  ReadCaptions read;  ///< machine_made; cues without times are left out where any has some
  /// The program ran without any network. Otherwise this system does not allow a program to be cut off, and a
  /// program that is not trusted can send away what it hears.
  bool network_cut = false;
};

struct SpeechLimits {
  std::chrono::milliseconds time{};  ///< 0: thirty times the sound and ten minutes
  std::size_t output = 32u << 20;    ///< bytes that the program may print
};

/// Runs the program on the whole of `sound` and waits for it. The sound lies in memory that has no name in
/// any folder (memfd, sealed), at most six hours of it; it is neither locked nor kept from the swap, no more
/// than the program's own memory is. The program's file writes fail (RLIMIT_FSIZE), it leaves no core dump,
/// inherits no open file and no ATTEST_... variable, and what it prints to its standard error is not shown,
/// for it may be what was said. It can still talk to other programs of the same person: it is held back from
/// accidents, not from malice.
///
/// Progress is in ms of sound. Cancelling, too much output or too much time kill the program and all its
/// children. Throws NotFound where there is no such program, Invalid where it fails or prints no transcript,
/// Cancelled.
MachineTranscript transcribe(media::Decoder& sound, const std::string& command, const std::string& language,
                             Job& job, SpeechLimits limits = {});

}  // namespace attest::exchange
