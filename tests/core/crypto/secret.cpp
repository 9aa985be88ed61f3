#include "core/crypto/secret.h"

#include <sys/resource.h>

#include <algorithm>
#include <fstream>

#include "tests/support/support.h"

using namespace attest;
using namespace attest::crypto;

namespace {

std::size_t mappings() {
  std::ifstream in("/proc/self/maps");
  std::size_t lines = 0;
  for (std::string line; std::getline(in, line);) ++lines;
  return lines;
}

std::size_t locked_kib() {
  std::ifstream in("/proc/self/status");
  std::size_t kib = 0;
  for (std::string word; in >> word;)
    if (word == "VmLck:") in >> kib;
  return kib;
}

/// Not where a sanitizer swallows mlock, nor where the limit is below what Debian sets.
bool locking_works() {
  const std::size_t before = locked_kib();
  const Secret page(4096);
  rlimit limit{};
  getrlimit(RLIMIT_MEMLOCK, &limit);
  return locked_kib() > before && limit.rlim_cur >= 2u << 20;
}

}  // namespace

TEST_CASE("a secret is zero at first, of the size asked for, and can be moved but is empty after") {
  for (const std::size_t size : {1, 16, 32, 128, 129, 4096, 100000}) {
    Secret secret(size);
    REQUIRE(secret.size() == size);
    CHECK(std::ranges::all_of(secret.view(), [](Byte b) { return b == 0; }));
    std::ranges::fill(secret.span(), Byte{7});
    Secret moved = std::move(secret);
    CHECK(secret.empty());
    CHECK(secret.view().empty());
    CHECK(moved.equals(Bytes(size, 7)));
    Secret clone = moved.clone();
    moved.span()[size - 1] = 8;
    CHECK(clone.equals(Bytes(size, 7)));
    CHECK_FALSE(moved.equals(clone.view()));
  }
  CHECK(Secret().equals({}));
  CHECK_FALSE(Secret::from_text("ab").equals(as_bytes("abc")));
}

TEST_CASE("a secret's memory is zero when the next one takes its place") {
  const Byte* where = nullptr;
  {
    const Secret first = Secret::from_text("a passphrase that must not stay");
    where = first.view().data();
  }
  const Secret next(32);
  REQUIRE(next.view().data() == where);  // the newest free place is taken first
  CHECK(std::ranges::all_of(next.view(), [](Byte b) { return b == 0; }));
}

TEST_CASE("ten thousand keys fit the memory a process may lock, and hardly cost a mapping") {
  constexpr std::size_t count = 10000;
  std::vector<Secret> keys;
  keys.reserve(count);  // what the heap itself maps is not counted
  std::vector<std::string> seen(count, std::string(32, ' '));
  const std::size_t before = mappings(), locked_before = locked_kib();
  for (std::size_t i = 0; i < count; ++i) keys.push_back(Secret::random(32));
  CHECK(mappings() - before < 400);
  if (locking_works()) CHECK(locked_kib() - locked_before >= count * 128 / 1024);
  for (std::size_t i = 0; i < count; ++i) seen[i] = keys[i].text();
  std::ranges::sort(seen);
  CHECK(std::ranges::adjacent_find(seen) == seen.end());
  keys.clear();
  CHECK(mappings() < before + 12);
}

TEST_CASE("secret text grows across its first sizes and comes out whole") {
  SecretText text;
  std::string expected;
  for (int i = 0; i < 300; ++i) {
    text.append("line ");
    text.append_hex(Bytes{static_cast<Byte>(i), 0xab});
    expected += "line " + to_hex(Bytes{static_cast<Byte>(i), 0xab});
  }
  CHECK(text.take().text() == expected);
  CHECK(text.take().empty());
}

TEST_CASE("wiping a string leaves nothing in its memory, not even what was cut off") {
  std::string text = "a long passphrase that does not fit into the string object itself";
  const char* memory = text.data();
  const std::size_t size = text.size();
  text.resize(3);
  wipe(text);
  CHECK(text.empty());
  CHECK(std::all_of(memory, memory + size, [](char c) { return c == 0; }));
}
