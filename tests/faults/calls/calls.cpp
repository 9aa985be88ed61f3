#undef _FORTIFY_SOURCE  // its inline functions have the names that are defined here
#include "tests/faults/calls/calls.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstring>
#include <mutex>

#include "core/foundation/error.h"

namespace attest::test {

namespace {

constexpr std::size_t kCalls = kCallNames.size();
constexpr int kFiles = 4096;

/// What the functions below ask. Not allocated and never destroyed: libc is called before main and after it.
struct Plan {
  std::mutex mutex;
  std::atomic<bool> active{false};
  bool paused = false;
  char folder[4096] = {};
  std::size_t folder_size = 0;
  std::optional<Fault> fault;
  bool again = false;  ///< the call that was interrupted is being tried again
  std::array<std::size_t, kCalls> counts{};
  std::size_t struck = 0;
  std::array<std::atomic<bool>, kFiles> inside{};  ///< descriptors of what was opened below the folder
};
Plan& plan() {
  static Plan the_plan;
  return the_plan;
}

bool is_inside(const char* path) {
  const Plan& p = plan();
  return p.active && path && std::string_view(path).starts_with(std::string_view(p.folder, p.folder_size));
}
bool is_inside(int fd) {
  return plan().active && fd >= 0 && fd < kFiles && plan().inside[static_cast<std::size_t>(fd)];
}
void note_opened(int fd, bool inside) {
  if (fd >= 0 && fd < kFiles) plan().inside[static_cast<std::size_t>(fd)] = inside;
}

enum class Verdict { Go, Fail, Halve };

/// Counts a call and decides on it; sets errno where it is to fail.
Verdict judge(Call call) {
  Plan& p = plan();
  const std::scoped_lock guard(p.mutex);
  if (p.paused) return Verdict::Go;
  const bool ours = p.fault && p.fault->call == call;
  if (ours && p.again) {
    p.again = false;
    return Verdict::Go;
  }
  const std::size_t nth = p.counts[static_cast<std::size_t>(call)]++;
  if (!ours || nth < p.fault->nth || (nth > p.fault->nth && !p.fault->lasting)) return Verdict::Go;
  ++p.struck;
  if (p.fault->how == Fault::How::Short) return Verdict::Halve;
  p.again = p.fault->how == Fault::How::Interrupted;
  errno = p.again ? EINTR : p.fault->error;
  return Verdict::Fail;
}

template <class Where>
bool fails(Call call, Where where) {
  return is_inside(where) && judge(call) == Verdict::Fail;
}

std::size_t halved(std::size_t size) {
  return size > 1 ? size / 2 : size;
}

/// The function that would have been called without this program.
template <class F>
F* next(const char* function) {
  return reinterpret_cast<F*>(dlsym(RTLD_NEXT, function));
}

template <class F>
auto transfer(Call call, int fd, std::size_t size, F&& go) -> ssize_t {
  const Verdict verdict = is_inside(fd) ? judge(call) : Verdict::Go;
  if (verdict == Verdict::Fail) return -1;
  return go(verdict == Verdict::Halve ? halved(size) : size);
}

/// Whether opening makes a file: then, and only then, a full disk can hinder it.
bool creates(int folder, const char* path, int flags) {
  return (flags & O_CREAT) != 0 && faccessat(folder, path, F_OK, AT_SYMLINK_NOFOLLOW) != 0;
}

template <class F>
int open_with(bool inside, int folder, const char* path, int flags, F&& go) {
  if (inside && judge(creates(folder, path, flags) ? Call::Create : Call::Open) == Verdict::Fail) return -1;
  const int fd = go();
  note_opened(fd, inside);
  return fd;
}

mode_t mode_of(int flags, va_list more) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 ? static_cast<mode_t>(va_arg(more, int)) : 0;
}

}  // namespace

std::string Fault::text() const {
  std::string text = "the " + std::to_string(nth) + "th " + name(call);
  if (lasting) text += " and every later one";
  if (how == How::Short) return text + " does half";
  if (how == How::Interrupted) return text + " is interrupted";
  return text + " fails with " + strerrorname_np(error);
}

Calls::Calls(std::filesystem::path folder, std::optional<Fault> fault) {
  Plan& p = plan();
  const std::scoped_lock guard(p.mutex);
  const std::string text = folder.string();
  if (p.active || text.size() >= sizeof p.folder)
    throw Error(Code::Internal, "One watch over calls at a time.");
  p.folder_size = text.copy(p.folder, sizeof p.folder);
  p.fault = fault;
  p.paused = p.again = false;
  p.counts = {};
  p.struck = 0;
  p.active = true;
}

Calls::~Calls() {
  plan().active = false;
}

std::size_t Calls::count(Call call) const {
  const std::scoped_lock guard(plan().mutex);
  return plan().counts[static_cast<std::size_t>(call)];
}
std::size_t Calls::struck() const {
  const std::scoped_lock guard(plan().mutex);
  return plan().struck;
}
void Calls::pause(bool paused) {
  const std::scoped_lock guard(plan().mutex);
  plan().paused = paused;
}

}  // namespace attest::test

// ---- In the place of libc

using namespace attest::test;

extern "C" {

int open(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = mode_of(flags, more);
  va_end(more);
  static const auto go = next<decltype(::open)>("open");
  return open_with(is_inside(path), AT_FDCWD, path, flags, [&] { return go(path, flags, mode); });
}
int open64(const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = mode_of(flags, more);
  va_end(more);
  static const auto go = next<decltype(::open64)>("open64");
  return open_with(is_inside(path), AT_FDCWD, path, flags, [&] { return go(path, flags, mode); });
}
int openat(int folder, const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = mode_of(flags, more);
  va_end(more);
  static const auto go = next<decltype(::openat)>("openat");
  return open_with(is_inside(path) || is_inside(folder), folder, path, flags,
                   [&] { return go(folder, path, flags, mode); });
}
int openat64(int folder, const char* path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  const mode_t mode = mode_of(flags, more);
  va_end(more);
  static const auto go = next<decltype(::openat64)>("openat64");
  return open_with(is_inside(path) || is_inside(folder), folder, path, flags,
                   [&] { return go(folder, path, flags, mode); });
}
int close(int fd) {
  static const auto go = next<decltype(::close)>("close");
  const bool inside = is_inside(fd);
  note_opened(fd, false);
  const int result = go(fd);
  if (inside && judge(Call::Close) == Verdict::Fail) return -1;
  return result;
}

ssize_t read(int fd, void* out, size_t size) {
  static const auto go = next<decltype(::read)>("read");
  return transfer(Call::Read, fd, size, [&](std::size_t n) { return go(fd, out, n); });
}
ssize_t pread(int fd, void* out, size_t size, off_t at) {
  static const auto go = next<decltype(::pread)>("pread");
  return transfer(Call::Read, fd, size, [&](std::size_t n) { return go(fd, out, n, at); });
}
ssize_t pread64(int fd, void* out, size_t size, off64_t at) {
  static const auto go = next<decltype(::pread64)>("pread64");
  return transfer(Call::Read, fd, size, [&](std::size_t n) { return go(fd, out, n, at); });
}
ssize_t write(int fd, const void* in, size_t size) {
  static const auto go = next<decltype(::write)>("write");
  return transfer(Call::Write, fd, size, [&](std::size_t n) { return go(fd, in, n); });
}
ssize_t pwrite(int fd, const void* in, size_t size, off_t at) {
  static const auto go = next<decltype(::pwrite)>("pwrite");
  return transfer(Call::Write, fd, size, [&](std::size_t n) { return go(fd, in, n, at); });
}
ssize_t pwrite64(int fd, const void* in, size_t size, off64_t at) {
  static const auto go = next<decltype(::pwrite64)>("pwrite64");
  return transfer(Call::Write, fd, size, [&](std::size_t n) { return go(fd, in, n, at); });
}

int fsync(int fd) {
  static const auto go = next<decltype(::fsync)>("fsync");
  return fails(Call::Sync, fd) ? -1 : go(fd);
}
int fdatasync(int fd) {
  static const auto go = next<decltype(::fdatasync)>("fdatasync");
  return fails(Call::Sync, fd) ? -1 : go(fd);
}
int ftruncate(int fd, off_t size) noexcept {
  static const auto go = next<decltype(::ftruncate)>("ftruncate");
  return fails(Call::Truncate, fd) ? -1 : go(fd, size);
}
int ftruncate64(int fd, off64_t size) noexcept {
  static const auto go = next<decltype(::ftruncate64)>("ftruncate64");
  return fails(Call::Truncate, fd) ? -1 : go(fd, size);
}
int flock(int fd, int operation) noexcept {
  static const auto go = next<decltype(::flock)>("flock");
  return fails(Call::Lock, fd) ? -1 : go(fd, operation);
}

int rename(const char* from, const char* to) noexcept {
  static const auto go = next<decltype(::rename)>("rename");
  return fails(Call::Rename, from) ? -1 : go(from, to);
}
int unlink(const char* path) noexcept {
  static const auto go = next<decltype(::unlink)>("unlink");
  return fails(Call::Remove, path) ? -1 : go(path);
}
int remove(const char* path) noexcept {
  static const auto go = next<decltype(::remove)>("remove");
  return fails(Call::Remove, path) ? -1 : go(path);
}
int mkdir(const char* path, mode_t mode) noexcept {
  static const auto go = next<decltype(::mkdir)>("mkdir");
  return fails(Call::MakeFolder, path) ? -1 : go(path, mode);
}

int fstat(int fd, struct stat* out) noexcept {
  static const auto go = next<decltype(::fstat)>("fstat");
  return fails(Call::Stat, fd) ? -1 : go(fd, out);
}
int fstat64(int fd, struct stat64* out) noexcept {
  static const auto go = next<decltype(::fstat64)>("fstat64");
  return fails(Call::Stat, fd) ? -1 : go(fd, out);
}
int stat(const char* path, struct stat* out) noexcept {
  static const auto go = next<int(const char*, struct stat*)>("stat");
  return fails(Call::Stat, path) ? -1 : go(path, out);
}
int stat64(const char* path, struct stat64* out) noexcept {
  static const auto go = next<int(const char*, struct stat64*)>("stat64");
  return fails(Call::Stat, path) ? -1 : go(path, out);
}
int lstat(const char* path, struct stat* out) noexcept {
  static const auto go = next<decltype(::lstat)>("lstat");
  return fails(Call::Stat, path) ? -1 : go(path, out);
}
int lstat64(const char* path, struct stat64* out) noexcept {
  static const auto go = next<decltype(::lstat64)>("lstat64");
  return fails(Call::Stat, path) ? -1 : go(path, out);
}
}
