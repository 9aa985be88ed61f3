#include "core/crypto/secret.h"

#include <sanitizer/asan_interface.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <map>
#include <mutex>
#include <utility>
#include <vector>

#include "core/crypto/constant_time.h"
#include "core/foundation/error.h"

namespace attest::crypto {

namespace {

struct SodiumFree {
  void operator()(Byte* p) const noexcept { sodium_free(p); }
};
using Guarded = std::unique_ptr<Byte, SodiumFree>;

/// Process-wide, as memory is.
std::atomic<bool> some_unlocked{false};

Guarded guarded(std::size_t size) {
  Guarded memory(static_cast<Byte*>(sodium_malloc(size)));
  if (!memory)
    throw Error(Code::NotEnoughMemory, "There is not enough memory. Close other programs and try again.");
  // Done by sodium_malloc already, which does not say how it went; once more does no harm.
  if (sodium_mlock(memory.get(), size) != 0) some_unlocked = true;
  return memory;
}

/// sodium_malloc spends four pages and four mappings on each call. A keyring of 10,000 keys would use up what
/// a process may lock (8 MiB) and much of what it may map (65,530), and past the first of these sodium_malloc
/// goes on unlocked without a word. So small secrets share guarded pages: a slot each, 32 KiB of slots at a
/// time.
class Slots {
 public:
  static constexpr std::size_t slot_size = 128;

  Slots() { start(); }
  ~Slots() {
    for (auto& [base, slab] : slabs_) ASAN_UNPOISON_MEMORY_REGION(base, slot_size * slots);
  }
  Slots(const Slots&) = delete;

  Byte* take(std::size_t size) {
    const std::lock_guard lock(mutex_);
    Slab& slab = with_room();
    Byte* slot = slab.memory.get() + slab.free.back() * slot_size;
    slab.free.pop_back();
    ASAN_UNPOISON_MEMORY_REGION(slot, size);
    std::memset(slot, 0, size);
    return slot;
  }

  /// False where `p` is not one of ours.
  bool give_back(Byte* p) noexcept {
    const std::lock_guard lock(mutex_);
    auto found = slabs_.upper_bound(p);
    if (found == slabs_.begin()) return false;
    --found;
    Byte* base = found->first;
    if (p >= base + slot_size * slots) return false;
    ASAN_UNPOISON_MEMORY_REGION(p, slot_size);
    sodium_memzero(p, slot_size);
    ASAN_POISON_MEMORY_REGION(p, slot_size);
    auto& free = found->second.free;
    free.push_back(static_cast<std::uint16_t>((p - base) / static_cast<std::ptrdiff_t>(slot_size)));
    if (free.size() == slots && slabs_.size() > 1) {
      ASAN_UNPOISON_MEMORY_REGION(base, slot_size * slots);
      slabs_.erase(found);
    }
    return true;
  }

 private:
  static constexpr std::size_t slots = 256;
  struct Slab {
    Guarded memory;
    std::vector<std::uint16_t> free;  ///< never reallocated: give_back must not fail
  };

  Slab& with_room() {
    for (auto& [base, slab] : slabs_)
      if (!slab.free.empty()) return slab;
    Slab slab{guarded(slot_size * slots), {}};
    slab.free.resize(slots);
    for (std::size_t i = 0; i < slots; ++i) slab.free[i] = static_cast<std::uint16_t>(slots - 1 - i);
    Byte* base = slab.memory.get();
    Slab& kept = slabs_.emplace(base, std::move(slab)).first->second;
    ASAN_POISON_MEMORY_REGION(base, slot_size * slots);
    return kept;
  }

  std::mutex mutex_;
  std::map<Byte*, Slab> slabs_;
};

/// Process-wide too.
Slots& small_secrets() {
  static Slots slots;
  return slots;
}

}  // namespace

Secret::Secret(std::size_t size) : size_(size) {
  if (size == 0) return;
  if (size <= Slots::slot_size) {
    data_.reset(small_secrets().take(size));
  } else {
    start();
    data_.reset(guarded(size).release());
    std::memset(data_.get(), 0, size);
  }
}

void Secret::Free::operator()(Byte* p) const noexcept {
  if (!small_secrets().give_back(p)) sodium_free(p);  // which wipes it
}

Secret::Secret(Secret&& other) noexcept
    : data_(std::move(other.data_)), size_(std::exchange(other.size_, 0)) {}

Secret& Secret::operator=(Secret&& other) noexcept {
  data_ = std::move(other.data_);
  size_ = std::exchange(other.size_, 0);
  return *this;
}

Secret Secret::random(std::size_t size) {
  Secret secret(size);
  random_fill(secret.span());
  return secret;
}

Secret Secret::copy(ByteView bytes) {
  Secret secret(bytes.size());
  std::ranges::copy(bytes, secret.span().begin());
  return secret;
}

bool Secret::equals(ByteView other) const noexcept {
  return same(view(), other);
}

void SecretText::append(std::string_view text) {
  if (used_ + text.size() > buffer_.size()) {
    Secret larger(std::max({2 * buffer_.size(), used_ + text.size(), Slots::slot_size}));
    std::ranges::copy(buffer_.view().first(used_), larger.span().begin());
    buffer_ = std::move(larger);
  }
  std::ranges::copy(as_bytes(text), buffer_.span().begin() + static_cast<std::ptrdiff_t>(used_));
  used_ += text.size();
}

void SecretText::append_hex(ByteView bytes) {
  const auto digit = [](std::uint32_t number) {
    return static_cast<char>('0' + number + (ones_if_between(number, 10, 15) & ('a' - '0' - 10)));
  };
  for (const Byte byte : bytes) {
    std::array<char, 2> two{digit(byte >> 4), digit(byte & 15)};
    append({two.data(), two.size()});
    sodium_memzero(two.data(), two.size());
  }
}

Secret SecretText::take() {
  Secret whole = used_ == buffer_.size() ? std::move(buffer_) : Secret::copy(buffer_.view().first(used_));
  buffer_ = {};
  used_ = 0;
  return whole;
}

std::optional<Secret> secret_from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  Secret secret(text.size() / 2);
  std::uint32_t wrong = 0;
  const auto number = [&wrong](char c) {
    const std::uint32_t code = static_cast<unsigned char>(c);
    const std::uint32_t figure = ones_if_between(code, '0', '9'), letter = ones_if_between(code, 'a', 'f');
    wrong |= ~(figure | letter);
    return (figure & (code - '0')) | (letter & (code - 'a' + 10));
  };
  for (std::size_t i = 0; i < secret.size(); ++i)
    secret.span()[i] = static_cast<Byte>(number(text[2 * i]) << 4 | number(text[2 * i + 1]));
  if (public_by_design(wrong != 0)) return std::nullopt;  // the file is damaged, and that is said aloud
  return secret;
}

void wipe(ByteSpan bytes) noexcept {
  sodium_memzero(bytes.data(), bytes.size());
}

void wipe(std::string& text) noexcept {
  text.resize(text.capacity());  // what was cut off earlier is still there
  sodium_memzero(text.data(), text.size());
  text.clear();
}

bool same(ByteView a, ByteView b) noexcept {
  if (a.size() != b.size()) return false;
  if (a.empty()) return true;
  // Whether the two are the same is what everybody asks for: a MAC holds or does not.
  return public_by_design(sodium_memcmp(a.data(), b.data(), a.size())) == 0;
}

void start() {
  if (sodium_init() < 0) throw Error(Code::Internal, "The cryptographic library cannot start.");
}

bool secrets_are_locked() noexcept {
  return !some_unlocked;
}

}  // namespace attest::crypto
