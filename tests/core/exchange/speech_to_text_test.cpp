// The program that hears is a shell script here; what a real one prints is in formats_test.cpp.
#include "core/exchange/speech_to_text.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <fstream>
#include <numbers>
#include <thread>

#include "core/foundation/text.h"
#include "tests/support/support.h"

using namespace attest;
using namespace attest::exchange;
using attest::test::code_of;
namespace fs = std::filesystem;

namespace {

/// A tone of a length, at a rate.
class Tone final : public media::Decoder {
 public:
  Tone(int rate, int channels, double seconds)
      : frames_(static_cast<std::int64_t>(rate * seconds)), rate_(rate), channels_(channels) {}
  media::SoundInfo info() const override {
    media::SoundInfo info;
    info.rate = rate_;
    info.channels = channels_;
    info.frames = frames_;
    return info;
  }
  std::size_t read(float* out, std::size_t frames) override {
    const auto count =
        static_cast<std::size_t>(std::min<std::int64_t>(static_cast<std::int64_t>(frames), frames_ - at_));
    for (std::size_t i = 0; i < count; ++i, ++at_)
      for (int c = 0; c < channels_; ++c)
        *out++ =
            static_cast<float>(0.5 * std::sin(2 * std::numbers::pi * 440 * static_cast<double>(at_) / rate_));
    return count;
  }
  void seek(std::int64_t frame) override { at_ = frame; }
  std::int64_t position() const override { return at_; }

 private:
  std::int64_t frames_;
  std::int64_t at_ = 0;
  int rate_;
  int channels_;
};

/// A program made of shell.
std::string script(const test::TempFolder& folder, const std::string& body) {
  const fs::path path = folder / "hears";
  std::ofstream(path) << "#!/bin/sh\n" << body << "\n";
  fs::permissions(path, fs::perms::owner_all);
  return path.string();
}

MachineTranscript hear(const std::string& command, const std::string& language = "ko-KP",
                       SpeechLimits limits = {}) {
  Tone tone(48000, 1, 2);
  Job job;
  return transcribe(tone, command, language, job, limits);
}

}  // namespace

TEST_CASE("a program's lines with times become a transcript that a machine made") {
  const test::TempFolder folder;
  const auto made = hear(script(folder,
                                "echo '[00:00:00.000 --> 00:00:01.500]   안녕하세요.'; "
                                "echo 'loading $1' >&2; echo '[00:00:01.500 --> 00:00:02.000]  네.'"));
  CHECK(made.read.machine_made);
  CHECK(made.read.content.text == "안녕하세요.\n네.");
  CHECK(made.read.content.cues[1].from_ms == 1500);
  CHECK(made.read.content.cues[1].to_ms == 2000);
}

TEST_CASE("WebVTT, SubRip and JSON are taken, and chatter between lines with times is left out") {
  const test::TempFolder folder;
  CHECK(hear(script(folder, "printf 'WEBVTT\\n\\n00:00.000 --> 00:01.000\\na\\n'")).read.content.text == "a");
  CHECK(hear(script(folder, "printf '1\\n00:00:00,000 --> 00:00:01,000\\nb\\n'")).read.content.text == "b");
  CHECK(hear(script(folder, "echo '{\"segments\":[{\"start\":0,\"end\":1,\"text\":\"c\"}]}'"))
            .read.content.text == "c");
  CHECK(
      hear(script(folder, "echo Detecting language; echo '[00:00.000 --> 00:01.000] d'")).read.content.text ==
      "d");
}

TEST_CASE(
    "the program hears 16 kHz in one channel, by its path and by its standard input, and cannot change it") {
  const test::TempFolder folder;
  const std::string program =
      script(folder,
             "head -c 44 \"$2\" | od -An -tu4 -j24 -N4; wc -c < \"$2\"; cat | wc -c; echo $3; "
             "( echo x >> \"$2\" ) 2>/dev/null && echo changed; exit 0");
  for (const auto& [rate, channels] : {std::pair{48000, 1}, {44100, 2}, {16000, 1}, {8000, 1}}) {
    INFO(rate);
    Tone tone(rate, channels, 2);
    Job job;
    const auto lines = transcribe(tone, program + " -f {wav} {language}", "ko-KP", job).read.content.text;
    INFO(lines);
    CHECK(lines.starts_with("16000\n"));
    const auto size = std::stol(lines.substr(6));
    CHECK(std::abs(size - 44 - 64000) < 200);
    CHECK(lines.ends_with("\nko"));
    CHECK(job.done() == 2000);
  }
}

TEST_CASE("the tone arrives as the tone") {
  const test::TempFolder folder;
  // How often it crosses zero in the middle second: twice for each of 440 waves.
  test::need_program("python3");
  const auto made = hear(script(folder,
                                "python3 -c \"import sys,struct; d=sys.stdin.buffer.read()[44:]; "
                                "s=struct.unpack('<%dh'%(len(d)//2),d)[8000:24000]; "
                                "print(sum((a<0)!=(b<0) for a,b in zip(s,s[1:])), max(s)//100)\""));
  CHECK(std::abs(std::stoi(made.read.content.text) - 880) <= 2);
  const int loudest = std::stoi(made.read.content.text.substr(made.read.content.text.find(' ')));
  CHECK(std::abs(loudest - 163) <= 2);  // half of full scale
}

TEST_CASE("a command is words, and no shell sees it") {
  CHECK(split_command("a  'b c' \"d e\" f\\ g '' $HOME;x|y") ==
        std::vector<std::string>{"a", "b c", "d e", "f g", "", "$HOME;x|y"});
  CHECK(split_command("\"a\\\"b\" 'c\\d'") == std::vector<std::string>{"a\"b", "c\\d"});
  for (const char* bad : {"", "   ", "'open", "a \"b", "'' x", "a\nb"}) {
    INFO(bad);
    CHECK(code_of([&] { split_command(bad); }) == Code::Invalid);
  }
  const test::TempFolder folder;
  CHECK(hear(script(folder, "echo \"$1\"") + " '$(id);`id`'").read.content.text == "$(id);`id`");
}

TEST_CASE("the program writes no file, dumps no core, and inherits neither files nor our variables") {
  const test::TempFolder folder;
  setenv("ATTEST_SECRET", "x", 1);
  const int open_file = open("/dev/zero", O_RDONLY);  // not close-on-exec
  const auto made = hear(script(folder, "( echo leak > " + (folder / "leak").string() +
                                            " ) 2>/dev/null; ulimit -c; "
                                            "echo \"[$ATTEST_SECRET]\"; ls /proc/self/fd | wc -w"));
  close(open_file);
  unsetenv("ATTEST_SECRET");
  CHECK(made.read.content.text == "0\n[]\n4");  // 0 1 2, and the folder that ls reads
  CHECK((!fs::exists(folder / "leak") || fs::file_size(folder / "leak") == 0));
}

TEST_CASE("it says whether the network was cut, and then there is none") {
  const test::TempFolder folder;
  const auto made =
      hear(script(folder, "tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d ' ' | sort | tr '\\n' ' '"));
  INFO(made.read.content.text);
  if (made.network_cut) {
    CHECK(made.read.content.text == "lo");
  } else {
    WARN("this system does not let a program be cut off from the network");
  }
}

TEST_CASE("a program that is not there, fails, says nothing, or says no transcript, is told apart") {
  const test::TempFolder folder;
  CHECK(code_of([] { hear("/nowhere/at/all"); }) == Code::NotFound);
  CHECK(code_of([] { hear("no-such-program-anywhere"); }) == Code::NotFound);
  CHECK(code_of([&] { hear(script(folder, "echo '[00:00.000 --> 00:01.000] secret words'; exit 3")); }) ==
        Code::Invalid);
  try {
    hear(script(folder, "echo secret words; echo secret words >&2; exit 3"));
    FAIL("nothing was thrown");
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find("secret") == std::string::npos);
    CHECK(std::string(error.what()).find("status 3") != std::string::npos);
  }
  CHECK(code_of([&] { hear(script(folder, "kill -9 $$")); }) == Code::Invalid);
  CHECK(code_of([&] { hear(script(folder, "true")); }) == Code::Invalid);
  CHECK(code_of([&] { hear(script(folder, "head -c 1000 /dev/zero")); }) == Code::Invalid);
}

TEST_CASE("too much output and too much time end the program and its children") {
  const test::TempFolder folder;
  SpeechLimits limits;
  limits.output = 1 << 20;
  CHECK(code_of([&] { hear(script(folder, "yes"), "ko", limits); }) == Code::Invalid);
  const auto start = std::chrono::steady_clock::now();
  limits.time = std::chrono::milliseconds(300);
  CHECK(code_of([&] { hear(script(folder, "sleep 60 & sleep 60"), "ko", limits); }) == Code::Invalid);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
  // One that closes its output and stays, and a child that keeps it open when the program is gone.
  CHECK(code_of([&] { hear(script(folder, "echo x; exec >&-; sleep 60"), "ko", limits); }) == Code::Invalid);
  CHECK(hear(script(folder, "echo x; sleep 60 & exit 0")).read.content.text == "x");
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
}

TEST_CASE("cancelling kills the program and its children at once, and progress is told on the way") {
  const test::TempFolder folder;
  const fs::path told = folder / "told";
  REQUIRE(mkfifo(told.c_str(), 0600) == 0);
  // Files cannot be written by the program, a pipe can.
  const std::string program = script(folder, "sleep 300 & echo $! $$ > " + told.string() +
                                                 "; echo '[00:00.000 --> 00:01.000] a'; sleep 300");
  Tone tone(48000, 1, 2);
  Job job;
  Code code = Code::Internal;
  std::thread hearing([&] {
    try {
      transcribe(tone, program, "ko", job);
    } catch (const Error& error) {
      code = error.code();
    }
  });
  pid_t child = 0;
  pid_t parent = 0;
  std::ifstream(told) >> child >> parent;
  const auto start = std::chrono::steady_clock::now();
  while (job.done() < 1000 && std::chrono::steady_clock::now() - start < std::chrono::seconds(20))
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  CHECK(job.done() == 1000);
  CHECK(job.total() == 2000);
  job.cancel();
  hearing.join();
  CHECK(code == Code::Cancelled);
  REQUIRE(child > 0);
  // Its parent is gone, so that it is init that reaps it.
  for (int i = 0; i < 500 && kill(child, 0) == 0; ++i) {
    std::ifstream stat("/proc/" + std::to_string(child) + "/stat");
    std::string text{std::istreambuf_iterator<char>(stat), {}};
    if (text.find(") Z ") != std::string::npos) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  std::ifstream stat("/proc/" + std::to_string(child) + "/stat");
  const std::string text{std::istreambuf_iterator<char>(stat), {}};
  CHECK((text.empty() || text.find(") Z ") != std::string::npos));
  CHECK(kill(parent, 0) != 0);
}
