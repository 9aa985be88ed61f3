// The walls around this process: no core file, closed to others of the same user, keys locked.
#include "core/crypto/process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <fstream>

#include "core/crypto/secret.h"
#include "tests/support/support.h"

using namespace attest;
using namespace attest::test;

namespace {

/// Runs in a child; its exit status.
template <class F>
int in_child(F&& work) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) _exit(work());
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// root may read everything, so that as root somebody else plays both parts.
bool become_nobody() {
  return getuid() != 0 || (setgid(65534) == 0 && setuid(65534) == 0);
}

/// How much another process of the same user gets at: 1 for /proc/PID/mem, 2 for process_vm_readv, 4 for
/// ptrace.
int reach_into(bool hardened) {
  static std::array<char, 16> something{"not for others"};
  std::array<int, 2> ready{}, done{};
  REQUIRE(pipe(ready.data()) == 0);
  REQUIRE(pipe(done.data()) == 0);
  const pid_t target = fork();
  REQUIRE(target >= 0);
  if (target == 0) {
    close(done[1]);
    if (!become_nobody()) _exit(1);
    prctl(PR_SET_DUMPABLE, 1);  // as it is for every program that was simply started
    prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY);
    if (hardened) crypto::harden_process();
    char byte = 1;
    if (write(ready[1], &byte, 1) != 1 || read(done[0], &byte, 1) < 0) _exit(1);
    _exit(0);
  }
  close(ready[1]);
  char byte = 0;
  REQUIRE(read(ready[0], &byte, 1) == 1);
  const int reached = in_child([&] {
    if (!become_nobody()) return 64;
    int got = 0;
    std::array<char, 16> copy{};
    const std::string path = "/proc/" + std::to_string(target) + "/mem";
    const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd >= 0 && pread(fd, copy.data(), copy.size(), reinterpret_cast<off_t>(something.data())) > 0)
      got |= 1;
    const iovec from{something.data(), something.size()}, to{copy.data(), copy.size()};
    if (process_vm_readv(target, &to, 1, &from, 1, 0) > 0) got |= 2;
    if (ptrace(PTRACE_ATTACH, target, nullptr, nullptr) == 0) {
      got |= 4;
      waitpid(target, nullptr, 0);
      ptrace(PTRACE_DETACH, target, nullptr, nullptr);
    }
    return got;
  });
  close(done[1]);
  waitpid(target, nullptr, 0);
  close(ready[0]);
  close(done[0]);
  return reached;
}

}  // namespace

TEST_CASE("a hardened process that crashes leaves no core file") {
  TempFolder folder;
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    if (chdir(folder.path().c_str()) != 0) _exit(1);
    prctl(PR_SET_DUMPABLE, 1);
    rlimit much{};
    getrlimit(RLIMIT_CORE, &much);
    much.rlim_cur = much.rlim_max;
    setrlimit(RLIMIT_CORE, &much);
    crypto::harden_process();
    signal(SIGABRT, SIG_DFL);  // without Catch's report
    abort();
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
  CHECK_FALSE(WCOREDUMP(status));
  CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a hardened process may not be dumped, and its core limit cannot be raised again") {
  CHECK(in_child([] {
          prctl(PR_SET_DUMPABLE, 1);
          crypto::harden_process();
          rlimit core{1, 1}, memory{};
          getrlimit(RLIMIT_CORE, &core);
          getrlimit(RLIMIT_MEMLOCK, &memory);
          return core.rlim_cur == 0 && core.rlim_max == 0 && prctl(PR_GET_DUMPABLE) == 0 &&
                         memory.rlim_cur == memory.rlim_max
                     ? 0
                     : 1;
        }) == 0);
  const auto state = crypto::memory_state();
  CHECK_FALSE(state.dumpable);
  CHECK_FALSE(state.core_dumps);
}

TEST_CASE("another process of the same user cannot read the memory of a hardened one") {
  const int open = reach_into(false);
  if (open == 0) SKIP("SKIPPED: this system lets no process into another anyway, so nothing can be shown");
  REQUIRE((open & 64) == 0);
  CHECK(reach_into(true) == 0);
}

TEST_CASE("where the system allows no locked memory, that is said") {
  CHECK(in_child([] {
          if (!become_nobody()) return 64;  // root may lock what it likes
          const rlimit none{0, 0};
          if (setrlimit(RLIMIT_MEMLOCK, &none) != 0) return 65;
          crypto::harden_process();
          const crypto::Secret large(100'000);
          return crypto::memory_state().locked ? 1 : 0;
        }) == 0);
  CHECK(in_child([] {
          crypto::harden_process();
          return crypto::memory_state().locked ? 0 : 1;
        }) == 0);
}
