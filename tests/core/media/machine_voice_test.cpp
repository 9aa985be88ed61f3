#include "core/media/machine_voice.h"

#include <dlfcn.h>

#include "tests/core/media/sound_support.h"

namespace attest {
namespace {

using namespace media;
using namespace test;

Samples say(MachineVoice& voice, const std::string& text, std::size_t speaker = 0, double pace = 1) {
  Samples all;
  Job job;
  voice.say(
      text, speaker, pace, [&](const std::int16_t* s, std::size_t n) { all.insert(all.end(), s, s + n); },
      job);
  return all;
}
bool loud(const Samples& samples) {
  return std::any_of(samples.begin(), samples.end(), [](int s) { return std::abs(s) > 3000; });
}

/// By the strongest repetition between 60 and 400 Hz.
double pitch(const Samples& samples, int rate) {
  double best = 0;
  int found = 1;
  for (int lag = rate / 400; lag < rate / 60; ++lag) {
    double sum = 0;
    for (std::size_t i = static_cast<std::size_t>(lag); i < samples.size(); ++i)
      sum += double{1} * samples[i] * samples[i - static_cast<std::size_t>(lag)];
    if (sum > best) {
      best = sum;
      found = lag;
    }
  }
  return static_cast<double>(rate) / found;
}

TEST_CASE("The machine reads aloud in the languages that people are heard in, in memory") {
  for (const auto& [language, text] :
       std::vector<std::pair<std::string, std::string>>{{"ko", "강을 건넜습니다."},
                                                        {"ko-KP", "강을 건넜습니다."},
                                                        {"zh", "我们过了河。"},
                                                        {"zh-Hans-CN", "我们过了河。"},
                                                        {"zh-HK", "我們過了河。"},
                                                        {"en-GB", "We crossed the river."},
                                                        {"my", "မြစ်ကို ဖြတ်ကူးခဲ့သည်။"},
                                                        {"ru", "Мы перешли реку."}}) {
    CAPTURE(language);
    MachineVoice voice(language);
    CHECK(voice.rate() >= 16000);
    const Samples samples = say(voice, text);
    CHECK(static_cast<int>(samples.size()) > voice.rate() / 2);
    CHECK(static_cast<int>(samples.size()) < voice.rate() * 10);
    CHECK(loud(samples));
  }
}

TEST_CASE("Speakers have timbres of their own, and a faster pace takes less time") {
  MachineVoice voice("en");
  const std::string text = "We crossed the river at night and walked until morning.";
  const Samples first = say(voice, text, 0);
  const double one = pitch(first, voice.rate()), other = pitch(say(voice, text, 1), voice.rate());
  CAPTURE(one, other);
  CHECK(std::abs(one - other) > 0.15 * one);
  CHECK(std::abs(pitch(say(voice, text, 8), voice.rate()) - one) < 0.05 * one);
  CHECK(say(voice, text, 0, 1.5).size() < first.size() * 8 / 10);
  CHECK(say(voice, "   ").size() < first.size() / 4);
}

TEST_CASE("What looks like an order is read, not obeyed") {
  MachineVoice voice("en");
  CHECK(loud(say(voice,
                 "<speak>one</speak> [[two]] \x01"
                 "5S three \x1b[2J four")));
  CHECK(loud(say(voice, std::string(20000, 'a'))));
}

TEST_CASE("A language without a voice, or none, is refused in words; and there is one voice at a time") {
  CHECK(code_of([] { MachineVoice voice("xx"); }) == Code::NotFound);
  CHECK(code_of([] { MachineVoice voice(""); }) == Code::Invalid);
  {
    MachineVoice voice("ko");
    CHECK(code_of([] { MachineVoice other("ko"); }) == Code::InUse);
  }
  MachineVoice again("ko");
  CHECK(loud(say(again, "강")));
}

TEST_CASE("Reading stops where the job is cancelled or what takes the sound fails") {
  MachineVoice voice("en");
  Job job;
  std::size_t pieces = 0;
  const std::string text = "One. Two. Three. Four. Five. Six. Seven. Eight. Nine. Ten. Eleven. Twelve.";
  CHECK(code_of([&] {
          voice.say(
              text, 0, 1,
              [&](const std::int16_t*, std::size_t) {
                ++pieces;
                job.cancel();
              },
              job);
        }) == Code::Cancelled);
  CHECK(pieces == 1);
  Job other;
  CHECK(code_of([&] {
          voice.say(
              text, 0, 1, [](const std::int16_t*, std::size_t) { throw Error(Code::NoSpace); }, other);
        }) == Code::NoSpace);
  CHECK(loud(say(voice, text)));
}

TEST_CASE("The machine's voice asks for no loudspeaker: nobody can hear it but the file") {
  // The program's own function stands in the way of the library's, whichever library asks.
  using Create = void* (*)(const char*, const char*, const char*);
  void* found = dlsym(RTLD_DEFAULT, "create_audio_device_object");
  REQUIRE(found);
  Create create = nullptr;
  std::memcpy(&create, &found, sizeof create);
  CHECK(create("", "Attest", "test") == nullptr);
}

}  // namespace
}  // namespace attest
