#include "core/media/machine_voice.h"

#include <espeak-ng/speak_lib.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <exception>

// The library asks for a loudspeaker even where it is to give samples only, and so would make itself known to
// the sound server. This takes the place of libpcaudio's function: there is none.
struct audio_object;
extern "C" audio_object* create_audio_device_object(const char*, const char*, const char*);
extern "C" audio_object* create_audio_device_object(const char*, const char*, const char*) {
  return nullptr;
}

namespace attest::media {
namespace {

constexpr int buffer_ms = 200;
constexpr double usual_rate = espeakRATE_NORMAL;  // words a minute
constexpr std::array timbres{"f2", "m3", "f5", "m7", "f3", "m1", "f4", "m5"};

// As the library itself: one for the process.
std::atomic<bool> taken{false};

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

/// The voice whose list of languages has exactly this one, the most fitting of several; "" where none has.
std::string voice_for(const std::string& language) {
  const char* best = nullptr;
  std::pair<int, std::size_t> rank{};
  for (const auto* const* voice = espeak_ListVoices(nullptr); voice && *voice; ++voice)
    // Each language is a byte of priority and a string; an empty one ends the list.
    for (const char* at = (*voice)->languages; at && *at; at += 2 + std::strlen(at + 1)) {
      const std::pair<int, std::size_t> here{static_cast<unsigned char>(*at),
                                             std::strlen((*voice)->identifier)};
      if (language == lower(at + 1) && (!best || here < rank)) {
        best = (*voice)->identifier;
        rank = here;
      }
    }
  return best ? best : "";
}

std::string find_voice(std::string language) {
  language = lower(language);
  // Written Chinese of Hong Kong and Macao is read in Cantonese; every other "zh" in Mandarin.
  for (const char* place : {"zh-hk", "zh-hant-hk", "zh-mo", "zh-hant-mo"})
    if (language == place) language = "yue";
  while (!language.empty()) {
    if (auto voice = voice_for(language); !voice.empty()) return voice;
    const auto dash = language.rfind('-');
    language.resize(dash == std::string::npos ? 0 : dash);
  }
  return {};
}

/// Begun once: after espeak_Terminate it cannot be begun again (1.51 waits for its thread for ever).
int library_rate() {
  static const int rate =
      espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, buffer_ms, nullptr, espeakINITIALIZE_DONT_EXIT);
  return rate;
}

struct Saying {
  const MachineVoice::Spoken& spoken;
  const Job& job;
  std::exception_ptr failure;
};

int on_samples(short* samples, int count, espeak_EVENT* events) {
  if (!events || !events->user_data) return 0;
  auto& saying = *static_cast<Saying*>(events->user_data);
  try {
    saying.job.check();
    if (samples && count > 0) saying.spoken(samples, static_cast<std::size_t>(count));
    return 0;
  } catch (...) {
    saying.failure = std::current_exception();
    return 1;
  }
}

}  // namespace

MachineVoice::MachineVoice(const std::string& language) {
  if (language.empty())
    throw Error(Code::Invalid,
                "The transcript does not say its language, so no voice can be chosen. Import it with its "
                "language.");
  if (taken.exchange(true))
    throw Error(Code::InUse, "The machine's voice is reading another transcript. Wait until it is done.");
  try {
    rate_ = library_rate();
    if (rate_ <= 0)
      throw Error(Code::NotFound,
                  "The data of the machine's voice are not installed (Debian's package espeak-ng-data).");
    espeak_SetSynthCallback(on_samples);
    voice_ = find_voice(language);
    if (voice_.empty())
      throw Error(Code::NotFound, "The machine has no voice for the language “%1”.", {language});
  } catch (...) {
    taken = false;
    throw;
  }
}

MachineVoice::~MachineVoice() {
  taken = false;
}

void MachineVoice::say(const std::string& text, std::size_t speaker, double pace, const Spoken& spoken,
                       Job& job) {
  // The library takes control characters for orders.
  std::string plain = text;
  std::replace_if(
      plain.begin(), plain.end(), [](char c) { return static_cast<unsigned char>(c) < 32; }, ' ');
  const auto words = static_cast<int>(usual_rate * std::clamp(pace, 0.5, 2.0));
  if (espeak_SetVoiceByName((voice_ + "+" + timbres[speaker % timbres.size()]).c_str()) != EE_OK ||
      espeak_SetParameter(espeakRATE, words, 0) != EE_OK)
    throw Error(Code::Internal, "The machine's voice could not be set.");
  Saying saying{spoken, job, {}};
  const auto result = espeak_Synth(plain.c_str(), plain.size() + 1, 0, POS_CHARACTER, 0,
                                   espeakCHARS_UTF8 | espeakENDPAUSE, nullptr, &saying);
  if (saying.failure) std::rethrow_exception(saying.failure);
  if (result != EE_OK) throw Error(Code::Internal, "The machine's voice failed.");
}

}  // namespace attest::media
