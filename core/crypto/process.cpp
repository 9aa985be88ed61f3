#include "core/crypto/process.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "core/crypto/secret.h"

namespace attest::crypto {

namespace fs = std::filesystem;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool foreign_allocator = true;
#else
constexpr bool foreign_allocator = false;
#endif

/// Not believed, but tried: a block that was freed and comes back shows what happens to such blocks.
bool freed_memory_is_wiped() noexcept {
  if (foreign_allocator) return false;
  constexpr std::size_t size = 40;
  constexpr int attempts = 100;
  std::uintptr_t before = 0;
  for (int i = 0; i < attempts; ++i) {
    auto* const block = static_cast<volatile unsigned char*>(std::malloc(size));
    if (!block) return false;
    const bool back = reinterpret_cast<std::uintptr_t>(block) == before;
    bool zero = true;
    // The first two words are the allocator's own while a block is free.
    for (std::size_t at = 2 * sizeof(void*); at < size; ++at) zero = zero && block[at] == 0;
    for (std::size_t at = 0; at < size; ++at) block[at] = 1;
    before = reinterpret_cast<std::uintptr_t>(block);
    std::free(const_cast<unsigned char*>(block));
    if (back) return zero;
  }
  return false;
}

std::string read_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The kernel writes white space and backslashes in paths as three octal digits.
std::string unescaped(std::string_view text) {
  std::string out;
  const auto octal = [](char c) { return c >= '0' && c <= '7'; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 3 < text.size() && octal(text[i + 1]) && octal(text[i + 2]) &&
        octal(text[i + 3])) {
      out += static_cast<char>((text[i + 1] - '0') * 64 + (text[i + 2] - '0') * 8 + (text[i + 3] - '0'));
      i += 3;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::vector<std::string> fields_of(const std::string& line) {
  std::istringstream in(line);
  return {std::istream_iterator<std::string>(in), {}};
}

class SwapLook {
 public:
  explicit SwapLook(fs::path root) : root_(std::move(root)) {}

  Swap worst() const {
    Swap worst = Swap::None;
    std::istringstream in(read_text(root_ / "proc/swaps"));
    std::string line;
    std::getline(in, line);  // the headings
    while (std::getline(in, line)) {
      const auto fields = fields_of(line);
      if (fields.size() < 2) continue;
      worst = std::max(worst, one(unescaped(fields[0]), fields[1]));
    }
    return worst;
  }

 private:
  Swap one(const fs::path& where, const std::string& type) const {
    if (type == "partition") return of_device(device_named(where));
    return of_file(where);
  }

  /// "sda2" for /dev/sda2, for /dev/mapper/... and whatever else leads there.
  std::string device_named(const fs::path& path) const {
    std::error_code error;
    const fs::path real = fs::canonical(root_ / path.relative_path(), error);
    return (error ? path : real).filename().string();
  }

  Swap of_device(const std::string& device, int depth = 0) const {
    constexpr int deepest = 8;
    const fs::path sys = root_ / "sys/class/block" / device;
    if (device.empty() || depth > deepest) return Swap::Open;
    if (device.starts_with("zram")) {
      const auto backing = fields_of(read_text(sys / "backing_dev"));
      if (backing.empty() || backing[0] == "none") return Swap::Zram;
      return of_device(device_named(backing[0]), depth + 1);
    }
    if (read_text(sys / "dm/uuid").starts_with("CRYPT-")) return Swap::Encrypted;
    // A logical volume, an array: as good as the worst of what it lies on.
    bool any = false;
    std::error_code error;
    for (const auto& below : fs::directory_iterator(sys / "slaves", error)) {
      any = true;
      if (of_device(below.path().filename().string(), depth + 1) != Swap::Encrypted) return Swap::Open;
    }
    return any && !error ? Swap::Encrypted : Swap::Open;
  }

  /// By the device of the file system that the file lies on.
  Swap of_file(const fs::path& file) const {
    std::istringstream in(read_text(root_ / "proc/self/mountinfo"));
    std::string line, number, source;
    std::size_t longest = 0;
    while (std::getline(in, line)) {
      // 36 35 98:0 /root /point options [optional]... - type source options
      const auto fields = fields_of(line);
      const auto dash = std::ranges::find(fields, "-");
      if (fields.size() < 7 || fields.end() - dash < 3) continue;
      const std::string point = unescaped(fields[4]);
      const std::string below = point == "/" ? point : point + "/";
      // Of two mounts at one place the later one is seen.
      if (!file.string().starts_with(below) || below.size() < longest) continue;
      longest = below.size();
      number = fields[2];
      source = unescaped(dash[2]);
    }
    if (longest == 0) return Swap::Open;
    std::error_code error;
    const fs::path device = fs::canonical(root_ / "sys/dev/block" / number, error);
    if (!error) return of_device(device.filename().string());
    // btrfs and others have a number of their own, but name the device.
    return source.starts_with("/dev/") ? of_device(device_named(source)) : Swap::Open;
  }

  fs::path root_;
};

}  // namespace

void harden_process() noexcept {
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0);
  rlimit locked{};
  if (getrlimit(RLIMIT_MEMLOCK, &locked) == 0 && locked.rlim_cur != locked.rlim_max) {
    locked.rlim_cur = locked.rlim_max;
    setrlimit(RLIMIT_MEMLOCK, &locked);
  }
}

std::string_view name(Swap swap) {
  switch (swap) {
    case Swap::None:
      return "none";
    case Swap::Zram:
      return "zram";
    case Swap::Encrypted:
      return "encrypted";
    case Swap::Open:
      break;
  }
  return "open";
}

Swap swap_in_use(const fs::path& root) {
  return SwapLook(root).worst();
}

MemoryState memory_state() {
  MemoryState state;
  const Secret one(1);  // or nothing has been tried yet
  state.locked = secrets_are_locked();
  rlimit core{};
  state.core_dumps = getrlimit(RLIMIT_CORE, &core) != 0 || core.rlim_cur != 0;
  state.dumpable = prctl(PR_GET_DUMPABLE) != 0;
  state.swap = swap_in_use();
  state.freed_memory_wiped = freed_memory_is_wiped();
  return state;
}

}  // namespace attest::crypto
