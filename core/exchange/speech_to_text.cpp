#include "core/exchange/speech_to_text.h"

#include <fcntl.h>
#include <linux/close_range.h>
#include <poll.h>
#include <sched.h>
#include <speex/speex_resampler.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <memory>
#include <new>
#include <optional>

#include "core/exchange/captions_parts.h"
#include "core/foundation/error.h"
#include "core/foundation/text.h"

namespace attest::exchange {
namespace {

constexpr int kRate = 16000;
constexpr std::int64_t kLongestMs = std::int64_t{6} * 3600 * 1000;

class File {
 public:
  explicit File(int fd = -1) : fd_(fd) {}
  File(File&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  File& operator=(File&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~File() { reset(); }
  int get() const { return fd_; }
  void reset() {
    if (fd_ >= 0) close(std::exchange(fd_, -1));
  }

 private:
  int fd_;
};

void write_all(int fd, const void* data, std::size_t size) {
  const char* at = static_cast<const char*>(data);
  while (size > 0) {
    const ssize_t written = write(fd, at, size);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0)
      throw_errno(errno, "There is not enough memory for the sound that the program is to hear.");
    at += written;
    size -= static_cast<std::size_t>(written);
  }
}

/// RIFF WAVE, PCM, for `bytes` of samples.
std::string wav_header(std::uint32_t bytes) {
  std::string header;
  const auto number = [&](std::uint32_t value, int size) {
    for (int i = 0; i < size; ++i) header += static_cast<char>(value >> (8 * i) & 0xFF);
  };
  header += "RIFF";
  number(bytes + 36, 4);
  header += "WAVEfmt ";
  number(16, 4);
  number(1, 2);
  number(1, 2);
  number(kRate, 4);
  number(kRate * 2, 4);
  number(2, 2);
  number(16, 2);
  header += "data";
  number(bytes, 4);
  return header;
}

/// All of the sound at 16 kHz in one channel, in memory that can no longer be changed.
File sound_in_memory(media::Decoder& sound, Job& job) {
  const media::SoundInfo info = sound.info();
  File memory(memfd_create("sound", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (memory.get() < 0)
    throw_errno(errno, "There is not enough memory for the sound that the program is to hear.");
  write_all(memory.get(), wav_header(0).data(), 44);
  int error = 0;
  constexpr int kQuality = 8;
  const std::unique_ptr<SpeexResamplerState, decltype(&speex_resampler_destroy)> resampler(
      speex_resampler_init(1, static_cast<spx_uint32_t>(info.rate), kRate, kQuality, &error),
      &speex_resampler_destroy);
  if (!resampler) throw std::bad_alloc();
  speex_resampler_skip_zeros(resampler.get());
  const auto channels = static_cast<std::size_t>(info.channels);
  std::vector<float> samples(8192 * channels);
  std::vector<float> mono(8192);
  std::vector<float> resampled(8192 * kRate / 1000 + 64);
  std::vector<std::int16_t> out;
  std::uint32_t bytes = 0;
  const auto resample = [&](const float* in, std::size_t frames) {
    while (frames > 0) {
      auto taken = static_cast<spx_uint32_t>(frames);
      auto made = static_cast<spx_uint32_t>(resampled.size());
      speex_resampler_process_float(resampler.get(), 0, in, &taken, resampled.data(), &made);
      if (taken == 0 && made == 0) return;
      out.clear();
      for (std::size_t i = 0; i < made; ++i)
        out.push_back(static_cast<std::int16_t>(std::clamp(resampled[i] * 32767.f, -32768.f, 32767.f)));
      write_all(memory.get(), out.data(), out.size() * 2);
      bytes += static_cast<std::uint32_t>(out.size() * 2);
      in += taken;
      frames -= taken;
    }
  };
  while (const std::size_t frames = sound.read(samples.data(), mono.size())) {
    for (std::size_t i = 0; i < frames; ++i) {
      float sum = 0;
      for (std::size_t c = 0; c < channels; ++c) sum += samples[i * channels + c];
      mono[i] = sum / static_cast<float>(channels);
    }
    resample(mono.data(), frames);
    job.advance(0);
  }
  const std::vector<float> silence(
      static_cast<std::size_t>(speex_resampler_get_input_latency(resampler.get())));
  resample(silence.data(), silence.size());
  const std::string header = wav_header(bytes);
  if (pwrite(memory.get(), header.data(), header.size(), 0) != static_cast<ssize_t>(header.size()) ||
      lseek(memory.get(), 0, SEEK_SET) != 0 ||
      fcntl(memory.get(), F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) != 0) {
    throw_errno(errno, "The sound cannot be made ready for the program.");
  }
  return memory;
}

/// What the child tells before it becomes the program: by a pipe that closes when it does.
struct Told {
  std::int32_t network_cut;
  std::int32_t error;  ///< of execvp, 0 as long as it has not failed
};

/// In the child, between fork and exec: nothing here allocates or locks.
[[noreturn]] void become(char* const* arguments, char* const* environment, int sound, int output, int told) {
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
  const bool open_files =
      dup2(sound, 0) == 0 && dup2(output, 1) == 1 && dup2(nothing, 2) == 2 && dup2(told, 3) == 3;
  Told tell{};
  if (open_files) {
    // 0 to 3 are open; whatever this process has open beside them is not for the program.
    close_range(4, ~0U, 0);
    fcntl(3, F_SETFD, FD_CLOEXEC);
    tell.network_cut = unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0 || unshare(CLONE_NEWNET) == 0;
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    setrlimit(RLIMIT_FSIZE, &none);
    std::signal(SIGXFSZ, SIG_IGN);  // a write fails, rather than the program
    std::signal(SIGPIPE, SIG_DFL);
    if (write(3, &tell, sizeof tell) == sizeof tell) {
      execvpe(arguments[0], arguments, environment);
      tell.error = errno;
      (void)!write(3, &tell, sizeof tell);
    }
  }
  _exit(127);
}

/// A program that runs, with all its children; killed when this goes.
class Running {
 public:
  Running(const std::vector<std::string>& words, const File& sound) {
    std::vector<std::string> kept;
    for (char** variable = environ; *variable; ++variable)
      if (!std::string_view(*variable).starts_with("ATTEST_")) kept.emplace_back(*variable);
    std::vector<std::string> copies = words;
    std::vector<char*> arguments;
    std::vector<char*> environment;
    for (std::string& word : copies) arguments.push_back(word.data());
    for (std::string& variable : kept) environment.push_back(variable.data());
    arguments.push_back(nullptr);
    environment.push_back(nullptr);
    auto [output, output_end] = pipe_ends();
    auto [told, told_end] = pipe_ends();
    pid_ = fork();
    if (pid_ < 0) throw_errno(errno, "The program cannot be started.");
    if (pid_ == 0)
      become(arguments.data(), environment.data(), sound.get(), output_end.get(), told_end.get());
    setpgid(pid_, pid_);  // in both, so that neither has to wait for the other
    output_ = std::move(output);
    output_end.reset();
    told_end.reset();
    listen(told, words.front());
  }
  ~Running() { end(); }
  Running(const Running&) = delete;

  int output() const { return output_.get(); }
  bool network_cut() const { return network_cut_; }
  bool has_ended() const {
    siginfo_t info{};
    return waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           info.si_pid == pid_;
  }
  /// Kills what is left of it, and says how the program itself ended: its exit status, or nullopt.
  std::optional<int> end() {
    if (pid_ <= 0) return {};
    // It is not reaped yet, so its number is still its own.
    const bool ended = has_ended();
    kill(-pid_, SIGKILL);
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    if (!ended || !WIFEXITED(status)) return {};
    return WEXITSTATUS(status);
  }

 private:
  static std::pair<File, File> pipe_ends() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw_errno(errno, "The program cannot be started.");
    return {File(ends[0]), File(ends[1])};
  }

  /// Until the program runs, or cannot.
  void listen(const File& told, const std::string& name) {
    Told tell{};
    for (;;) {
      const ssize_t got = read(told.get(), &tell, sizeof tell);
      if (got < 0 && errno == EINTR) continue;
      if (got != sizeof tell) return;
      network_cut_ = tell.network_cut != 0;
      if (tell.error == 0) continue;
      end();
      if (tell.error == ENOENT) throw Error(Code::NotFound, "There is no program %1 on this laptop.", {name});
      throw_errno(tell.error, "The program %1 cannot be started.", {name});
    }
  }

  pid_t pid_ = -1;
  File output_;
  bool network_cut_ = false;
};

void replace_all(std::string& word, std::string_view what, std::string_view by) {
  for (std::size_t at = 0; (at = word.find(what, at)) != word.npos; at += by.size())
    word.replace(at, what.size(), by);
}

/// The end of the last line with times in what came so far, in ms; whole lines only.
std::int64_t heard_until(std::string_view output) {
  const std::size_t end = output.rfind('\n');
  if (end == output.npos || end == 0) return 0;
  const std::size_t from = output.rfind('\n', end - 1);
  const std::string_view line =
      output.substr(from == output.npos ? 0 : from + 1, end - (from == output.npos ? 0 : from + 1));
  if (!is_utf8(line)) return 0;
  const auto lines = captions::stamped({line});
  return lines.empty() ? 0 : lines[0].to_ms.value_or(lines[0].from_ms.value_or(0));
}

void keep_timed(testimony::TranscriptText& content) {
  const auto timed = [](const testimony::Cue& cue) { return cue.from_ms >= 0; };
  if (std::none_of(content.cues.begin(), content.cues.end(), timed)) return;
  captions::Collector collector;
  for (const testimony::Cue& cue : content.cues)
    if (timed(cue))
      collector.add(std::string(slice_points(content.text, cue.from, cue.to)), cue.speaker, cue.from_ms,
                    cue.to_ms);
  collector.transcript.language = content.language;
  content = std::move(collector.transcript);
}

}  // namespace

std::vector<std::string> split_command(const std::string& command) {
  std::vector<std::string> words;
  std::string word;
  bool in_word = false;
  char quote = 0;
  for (std::size_t i = 0; i < command.size(); ++i) {
    const char c = command[i];
    if (c == '\0' || c == '\n') throw Error(Code::Invalid, "The program's command is one line.");
    if (quote != 0 && c == quote) {
      quote = 0;
    } else if (quote == 0 && (c == '\'' || c == '"')) {
      quote = c;
      in_word = true;
    } else if (quote != '\'' && c == '\\' && i + 1 < command.size()) {
      word += command[++i];
      in_word = true;
    } else if (quote == 0 && (c == ' ' || c == '\t')) {
      if (in_word) words.push_back(std::exchange(word, {}));
      in_word = false;
    } else {
      word += c;
      in_word = true;
    }
  }
  if (quote != 0) throw Error(Code::Invalid, "A quote in the program's command is not closed.");
  if (in_word) words.push_back(word);
  if (words.empty() || words.front().empty()) throw Error(Code::Invalid, "No program is named.");
  return words;
}

MachineTranscript transcribe(media::Decoder& sound, const std::string& command, const std::string& language,
                             Job& job, SpeechLimits limits) {
  std::vector<std::string> words = split_command(command);
  const std::string code = captions::lower(language.substr(0, language.find('-')));
  for (std::string& word : words) {
    replace_all(word, "{wav}", "/proc/self/fd/0");
    replace_all(word, "{language}", code.empty() ? "auto" : code);
  }
  const std::int64_t length = sound.info().duration_ms();
  if (length > kLongestMs)
    throw Error(Code::Invalid,
                "The recording is longer than six hours, which is more than fits into memory.");
  job.expect(static_cast<std::uint64_t>(length));
  using Steady = std::chrono::steady_clock;
  if (limits.time.count() == 0)
    limits.time = std::chrono::milliseconds(length * 30) + std::chrono::minutes(10);
  const File memory = sound_in_memory(sound, job);
  Running program(words, memory);
  const auto latest = Steady::now() + limits.time;
  std::string output;
  std::int64_t heard = 0;
  std::array<char, 1 << 16> buffer{};
  for (bool ended = false;;) {
    pollfd waiting{program.output(), POLLIN, 0};
    const int ready = poll(&waiting, 1, ended ? 0 : 100);
    job.check();
    if (Steady::now() > latest)
      throw Error(Code::Invalid, "The program took too long and was stopped; nothing was taken in.");
    if (ready > 0) {
      const ssize_t got = read(program.output(), buffer.data(), buffer.size());
      if (got == 0) break;
      if (got < 0 && errno != EINTR && errno != EAGAIN)
        throw_errno(errno, "What the program says cannot be read.");
      if (got > 0) output.append(buffer.data(), static_cast<std::size_t>(got));
      if (output.size() > limits.output)
        throw Error(
            Code::Invalid,
            "The program printed more than a transcript can hold and was stopped; nothing was taken in.");
      const std::int64_t until = std::clamp(heard_until(output), heard, std::max(heard, length));
      job.advance(static_cast<std::uint64_t>(until - heard));
      heard = until;
    } else if (ended) {
      break;  // a child of the program's keeps its output open, and says nothing more
    } else {
      ended = program.has_ended();
    }
  }
  while (!program.has_ended() && Steady::now() < latest) {
    job.check();
    poll(nullptr, 0, 20);
  }
  MachineTranscript made;
  made.network_cut = program.network_cut();
  const auto status = program.end();
  if (!status || *status != 0) {
    throw Error(
        Code::Invalid,
        "The program failed (%1); nothing was taken in. Try it by hand on a sound that is no testimony.",
        {status ? "status " + std::to_string(*status) : "it was stopped"});
  }
  if (captions::trim(output).empty()) throw Error(Code::Invalid, "The program printed nothing.");
  made.read = read_captions(output);
  made.read.machine_made = true;
  keep_timed(made.read.content);
  job.advance(static_cast<std::uint64_t>(length - heard));
  return made;
}

}  // namespace attest::exchange
