#undef _FORTIFY_SOURCE  // its inline functions have the names that are defined here
#include "tests/faults/hunger/hunger.h"

#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <malloc.h>
#include <stdlib.h>

#include <atomic>
#include <cstring>
#include <new>

namespace attest::test {

namespace {

/// What the functions below ask: made before main, as they are called then.
struct Plan {
  std::atomic<bool> active{false};
  std::atomic<std::size_t> nth{0};
  std::atomic<bool> lasting{false};
  std::atomic<std::size_t> count{0}, refused{0};
};
Plan& plan() {
  static constinit Plan the_plan;
  return the_plan;
}

/// Whoever dies for want of memory, instead of saying so: nothing of ours could mend it, so it is fed.
/// - nlohmann-json 3.11 makes a list in the destructor of a value, which must not throw.
/// - libopusfile 0.12, libsndfile 1.2 and libvorbis 1.3 write through what they did not get.
/// - The unwinder of exceptions aborts where it finds no memory for its tables.
bool dies_of_it(const Dl_info& where) {
  if (where.dli_fname)
    for (const char* library : {"libopusfile", "libsndfile", "libvorbis", "libgcc_s", "ld-linux"})
      if (std::strstr(where.dli_fname, library)) return true;
  return where.dli_sname && std::strstr(where.dli_sname, "basic_json") &&
         (std::strstr(where.dli_sname, "destroy") || std::strstr(where.dli_sname, "D1Ev") ||
          std::strstr(where.dli_sname, "D2Ev"));
}

thread_local bool looking = false;  // looking at the callers allocates by itself

bool callers_die_of_it() {
  looking = true;
  void* callers[48];
  const int count = backtrace(callers, 48);
  bool found = false;
  for (int i = 0; i < count && !found; ++i) {
    Dl_info where{};
    // The call is before the address that it returns to.
    if (dladdr(static_cast<char*>(callers[i]) - 1, &where)) found = dies_of_it(where);
  }
  looking = false;
  return found;
}

[[maybe_unused]] bool refuse() {
  Plan& p = plan();
  if (!p.active || looking) return false;
  const std::size_t mine = p.count++;
  if (mine != p.nth && !(p.lasting && mine > p.nth)) return false;
  if (callers_die_of_it()) return false;
  ++p.refused;
  return true;
}

}  // namespace

Hunger::Hunger(Refusal refusal) {
  Plan& p = plan();
  looking = true;
  void* some[4];
  backtrace(some, 4);  // loads what it needs, the first time
  looking = false;
  p.nth = refusal.nth;
  p.lasting = refusal.lasting;
  p.count = p.refused = 0;
  p.active = true;
}
Hunger::~Hunger() {
  plan().active = false;
}
Fed::Fed() : hungry_(plan().active.exchange(false)) {}
Fed::~Fed() {
  plan().active = hungry_;
}
std::size_t Hunger::count() const {
  return plan().count;
}
std::size_t Hunger::refused() const {
  return plan().refused;
}

}  // namespace attest::test

#if defined(__SANITIZE_ADDRESS__)  // it has an allocator of its own, below operator new

namespace {
void* fed(std::size_t size, std::size_t alignment = 0) {
  if (attest::test::refuse()) throw std::bad_alloc();
  void* block = nullptr;
  if (alignment <= alignof(std::max_align_t))
    block = malloc(size ? size : 1);
  else if (posix_memalign(&block, alignment, size) != 0)
    block = nullptr;
  if (!block) throw std::bad_alloc();
  return block;
}
}  // namespace

void* operator new(std::size_t size) {
  return fed(size);
}
void* operator new[](std::size_t size) {
  return fed(size);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  return fed(size, static_cast<std::size_t>(alignment));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
  return fed(size, static_cast<std::size_t>(alignment));
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return attest::test::refuse() ? nullptr : malloc(size ? size : 1);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return attest::test::refuse() ? nullptr : malloc(size ? size : 1);
}
void operator delete(void* block) noexcept {
  free(block);
}
void operator delete[](void* block) noexcept {
  free(block);
}
void operator delete(void* block, std::size_t) noexcept {
  free(block);
}
void operator delete[](void* block, std::size_t) noexcept {
  free(block);
}
void operator delete(void* block, std::align_val_t) noexcept {
  free(block);
}
void operator delete[](void* block, std::align_val_t) noexcept {
  free(block);
}
void operator delete(void* block, std::size_t, std::align_val_t) noexcept {
  free(block);
}
void operator delete[](void* block, std::size_t, std::align_val_t) noexcept {
  free(block);
}

#elif !defined(__SANITIZE_THREAD__)

extern "C" {

// glibc's own, under the names that it keeps for this.
void* __libc_malloc(size_t) noexcept;
void* __libc_calloc(size_t, size_t) noexcept;
void* __libc_realloc(void*, size_t) noexcept;
void* __libc_memalign(size_t, size_t) noexcept;

void* malloc(size_t size) noexcept {
  if (attest::test::refuse()) {
    errno = ENOMEM;
    return nullptr;
  }
  return __libc_malloc(size);
}
void* calloc(size_t count, size_t size) noexcept {
  if (attest::test::refuse()) {
    errno = ENOMEM;
    return nullptr;
  }
  return __libc_calloc(count, size);
}
void* realloc(void* block, size_t size) noexcept {
  if (size > 0 && attest::test::refuse()) {
    errno = ENOMEM;
    return nullptr;
  }
  return __libc_realloc(block, size);
}
void* aligned_alloc(size_t alignment, size_t size) noexcept {
  if (attest::test::refuse()) {
    errno = ENOMEM;
    return nullptr;
  }
  return __libc_memalign(alignment, size);
}
int posix_memalign(void** block, size_t alignment, size_t size) noexcept {
  if (attest::test::refuse()) return ENOMEM;
  *block = __libc_memalign(alignment, size);
  return *block ? 0 : ENOMEM;
}

}  // extern "C"

#endif
