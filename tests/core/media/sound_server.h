// A private sound server: PulseAudio, with a loudspeaker that leads nowhere and a microphone that hears it.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <memory>
#include <thread>

#include "tests/support/support.h"

extern char** environ;

namespace attest::test {

/// A program in the background, ended by its own id.
class Background {
 public:
  explicit Background(std::vector<std::string> words) {
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    for (const int fd : {1, 2}) posix_spawn_file_actions_addopen(&actions, fd, "/dev/null", O_WRONLY, 0);
    REQUIRE(posix_spawnp(&pid_, arguments[0], &actions, nullptr, arguments.data(), environ) == 0);
    posix_spawn_file_actions_destroy(&actions);
  }
  ~Background() { stop(); }
  Background(const Background&) = delete;
  void stop() {
    if (pid_ <= 0) return;
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
    pid_ = 0;
  }

 private:
  pid_t pid_ = 0;
};

/// An environment variable for the length of a test.
class Setting {
 public:
  Setting(const char* name, const std::string& value) : name_(name) {
    if (const char* old = std::getenv(name)) old_ = old;
    setenv(name, value.c_str(), 1);
  }
  ~Setting() {
    if (old_.empty())
      unsetenv(name_);
    else
      setenv(name_, old_.c_str(), 1);
  }
  Setting(const Setting&) = delete;

 private:
  const char* name_;
  std::string old_;
};

/// A private sound server with one loudspeaker that leads nowhere and, if asked for, one microphone that
/// hears it.
class SoundServer {
 public:
  explicit SoundServer(bool microphone = true)
      : runtime_("XDG_RUNTIME_DIR", folder_.path().string()), home_("HOME", folder_.path().string()) {
    need_program("pulseaudio");
    need_program("parec");
    std::vector<std::string> words = {"pulseaudio",
                                      "-n",
                                      "--daemonize=no",
                                      "--use-pid-file=no",
                                      "--exit-idle-time=-1",
                                      "-L",
                                      "module-native-protocol-unix socket=" + socket() + " auth-anonymous=1",
                                      "-L",
                                      "module-null-sink sink_name=spk rate=48000 channels=1"};
    if (microphone)
      words.insert(words.end(), {"-L", "module-remap-source source_name=mic master=spk.monitor"});
    unsetenv("PULSE_SERVER");
    daemon_ = std::make_unique<Background>(words);
    for (int i = 0; i < 100 && !std::filesystem::exists(socket()); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    REQUIRE(std::filesystem::exists(socket()));
    address_ = std::make_unique<Setting>("PULSE_SERVER", "unix:" + socket());
    // Without a reader that wants it soon, a null sink works in blocks of 2 s.
    reader_ = std::make_unique<Background>(
        std::vector<std::string>{"parec", "--latency-msec=20", "-d", "spk.monitor"});
    std::this_thread::sleep_for(std::chrono::milliseconds(2500));
  }
  void kill() { daemon_->stop(); }

 private:
  std::string socket() const { return (folder_ / "p").string(); }
  TempFolder folder_;
  Setting runtime_, home_;
  std::unique_ptr<Background> daemon_;
  std::unique_ptr<Setting> address_;
  std::unique_ptr<Background> reader_;
};

}  // namespace attest::test
