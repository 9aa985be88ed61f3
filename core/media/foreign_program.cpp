#include "core/media/foreign_program.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <poll.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <fstream>

#include "core/crypto/secret.h"
#include "core/foundation/error.h"

namespace attest::media {

namespace {

constexpr int input_fd = 3;
constexpr std::chrono::seconds patience{60};

std::uint64_t free_memory() {
  std::ifstream in("/proc/meminfo");
  for (std::string word; in >> word;)
    if (std::uint64_t kib = 0; word == "MemAvailable:" && in >> kib) return kib << 10;
  return 0;
}

// ---- Between fork and exec: only calls that a signal handler might make. What the system does not offer is
// gone without; what it refuses that everybody has, ends the child.

void limit(__rlimit_resource_t resource, rlim_t most) {
  const rlimit value{most, most};
  if (setrlimit(resource, &value) != 0) _exit(126);
}

void close_from(int first) {
  if (syscall(SYS_close_range, static_cast<unsigned>(first), ~0u, 0u) == 0) return;
  for (int fd = first; fd < 65536; ++fd) ::close(fd);
}

/// It can read programs and libraries, and no other file; it can write none (Landlock, Linux 5.13). `home` is
/// where the program is.
void forbid_files(const char* home) {
  landlock_ruleset_attr rules{};
  rules.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
  const long ruleset = syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
  if (ruleset < 0) return;
  constexpr std::uint64_t read = LANDLOCK_ACCESS_FS_READ_FILE;
  constexpr std::uint64_t run = read | LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_DIR;
  struct Allowed {
    const char* path;
    std::uint64_t access;
  };
  const Allowed allowed[] = {
      {home, run},        {"/usr", run}, {"/lib", run}, {"/lib64", run}, {"/etc/ld.so.cache", read},
      {"/dev/null", read}};
  for (const Allowed& one : allowed) {
    landlock_path_beneath_attr beneath{};
    beneath.allowed_access = one.access;
    beneath.parent_fd = open(one.path, O_PATH | O_CLOEXEC);
    if (beneath.parent_fd < 0) continue;
    syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
    ::close(beneath.parent_fd);
  }
  syscall(SYS_landlock_restrict_self, ruleset, 0);
  ::close(static_cast<int>(ruleset));
}

[[noreturn]] void become(const char* program, const char* home, char* const* arguments, int input, int output,
                         int complaints, pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(126);  // it went before that was set
  setpgid(0, 0);
  const int nothing = open("/dev/null", O_RDONLY);
  if (nothing < 0) _exit(126);
  // None of these may lie where another is put.
  const int moved[] = {fcntl(nothing, F_DUPFD, 16), fcntl(output, F_DUPFD, 16),
                       fcntl(complaints, F_DUPFD, 16), fcntl(input, F_DUPFD, 16)};
  for (int fd = 0; fd <= input_fd; ++fd)
    if (moved[fd] < 0 || dup2(moved[fd], fd) < 0) _exit(126);
  close_from(input_fd + 1);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_AS, rlim_t{4} << 30);
  limit(RLIMIT_CPU, 4 * 3600);
  limit(RLIMIT_NOFILE, 64);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  // A network of its own, in which nothing is. Who is not root needs a user space of its own for that.
  if (unshare(CLONE_NEWNET) != 0 && unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0) {
    // Not allowed here; it is not asked to reach out either.
  }
  forbid_files(home);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  signal(SIGPIPE, SIG_DFL);
  char language[] = "LC_ALL=C.UTF-8";
  char* const environment[] = {language, nullptr};
  execve(program, arguments, environment);
  _exit(127);
}

struct Pipe {
  Descriptor from, to;
};
Pipe make_pipe() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw_errno(errno, "No pipe to another program could be made.");
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

}  // namespace

Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

Descriptor in_memory(RandomSource& source, Job& job) {
  const std::uint64_t size = source.size();
  if (size > free_memory() / 2)
    throw Error(Code::NotEnoughMemory,
                "There is not enough memory to convert this file without writing it to the disk. Close other "
                "programs, "
                "or convert it to WAV or FLAC first, on a computer that is safe.");
  Descriptor memory(memfd_create("sound", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (memory.get() < 0) throw_errno(errno, "No memory for another program could be had.");
  Bytes block(256u << 10);
  for (std::uint64_t at = 0; at < size;) {
    const std::size_t got = source.read_at(at, block);
    if (got == 0) break;
    for (std::size_t done = 0; done < got;) {
      const ssize_t wrote = ::write(memory.get(), block.data() + done, got - done);
      if (wrote < 0 && errno == EINTR) continue;
      if (wrote <= 0)
        throw Error(
            Code::NotEnoughMemory,
            "There is not enough memory to convert this file without writing it to the disk. Close other "
            "programs, or convert it to WAV or FLAC first, on a computer that is safe.");
      done += static_cast<std::size_t>(wrote);
    }
    at += got;
    job.check();
  }
  crypto::wipe(block);
  if (fcntl(memory.get(), F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) != 0)
    throw_errno(errno, "Memory for another program could not be sealed.");
  return memory;
}

ShutInProgram::ShutInProgram(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                             const Descriptor& input) {
  Pipe output = make_pipe(), complaints = make_pipe();
  std::vector<std::string> words{program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (auto& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const std::string home = program.parent_path().string();
  const pid_t parent = getpid();
  child_ = fork();
  if (child_ < 0) throw_errno(errno, "Another program could not be started.");
  if (child_ == 0)
    become(pointers[0], home.c_str(), pointers.data(), input.get(), output.to.get(), complaints.to.get(),
           parent);
  setpgid(child_, child_);  // whoever of the two comes first
  output_ = std::move(output.from);
  complaints_ = std::move(complaints.from);
  for (const int fd : {output_.get(), complaints_.get()}) fcntl(fd, F_SETFL, O_NONBLOCK);
}

ShutInProgram::~ShutInProgram() {
  if (child_ < 0 || status_ >= 0) return;
  ::kill(-child_, SIGKILL);
  ::kill(child_, SIGKILL);  // where it had no group yet
  status();
}

std::size_t ShutInProgram::read(ByteSpan out, Job& job) {
  const auto start = std::chrono::steady_clock::now();
  for (;;) {
    job.check();
    std::array<pollfd, 2> both{pollfd{output_.get(), POLLIN, 0}, pollfd{complaints_.get(), POLLIN, 0}};
    const int ready = poll(both.data(), both.size(), 100);
    if (ready < 0 && errno != EINTR) throw_errno(errno, "Another program could not be listened to.");
    if (both[1].revents) listen_to_complaints();
    if (both[0].revents) {
      const ssize_t got = ::read(output_.get(), out.data(), out.size());
      if (got > 0) return static_cast<std::size_t>(got);
      if (got == 0) return 0;
      if (errno != EINTR && errno != EAGAIN) throw_errno(errno, "Another program could not be listened to.");
    }
    if (std::chrono::steady_clock::now() - start > patience)
      throw Error(Code::Invalid, "The program that was to convert this file got stuck in it, and was ended.");
  }
}

/// That there are some is all that is taken of them: they may quote the file.
void ShutInProgram::listen_to_complaints() {
  std::array<char, 4096> words{};
  for (;;) {
    const ssize_t got = ::read(complaints_.get(), words.data(), words.size());
    if (got > 0) complained_ = true;
    if (got < 0 && errno == EINTR) continue;
    if (got > 0) continue;
    if (got == 0) complaints_.close();  // poll passes over it from now on
    return;
  }
}

int ShutInProgram::status() {
  if (status_ >= 0) return status_;
  int raw = 0;
  while (waitpid(child_, &raw, 0) < 0)
    if (errno != EINTR) return status_ = 255;
  return status_ = WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw);
}

bool ShutInProgram::went_well() {
  // It has shut its output; what it still does is to end.
  for (int i = 0; i < 100 && complaints_.get() >= 0; ++i) {
    pollfd last{complaints_.get(), POLLIN, 0};
    if (poll(&last, 1, 100) > 0) listen_to_complaints();
  }
  if (complaints_.get() >= 0) ::kill(-child_, SIGKILL);
  return status() == 0 && !complained_;
}

}  // namespace attest::media
