#include "tests/memory/scan.h"

#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <bitset>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>

#include "core/foundation/error.h"

namespace attest::test {

namespace {

constexpr std::size_t piece = 1 << 20;

struct Region {
  std::uintptr_t from = 0, to = 0;
  std::string name;
};

std::vector<Region> readable_regions() {
  std::ifstream in("/proc/self/maps");
  std::vector<Region> regions;
  for (std::string line; std::getline(in, line);) {
    std::istringstream fields(line);
    std::string range, rights, offset, device, inode, name;
    fields >> range >> rights >> offset >> device >> inode;
    std::getline(fields >> std::ws, name);
    if (rights[0] != 'r' || name == "[vvar]" || name == "[vsyscall]") continue;
    const auto dash = range.find('-');
    regions.push_back({std::stoull(range.substr(0, dash), nullptr, 16),
                       std::stoull(range.substr(dash + 1), nullptr, 16), name.empty() ? "anonymous" : name});
  }
  return regions;
}

void show(const Byte* at, std::size_t before, std::size_t after) {
  std::string text;
  for (const Byte* p = at - before; p < at + after; ++p) {
    char hex[4];
    std::snprintf(hex, sizeof hex, "%02x ", *p);
    text += hex;
  }
  std::fprintf(stderr, "  %s\n", text.c_str());
}

}  // namespace

Needle::Needle(std::string name, ByteView plain) : name_(std::move(name)), pad_(random_bytes(plain.size())) {
  for (std::size_t i = 0; i < plain.size(); ++i) masked_.push_back(plain[i] ^ pad_[i]);
}

Needle Needle::read(const std::string& line) {
  Needle needle;
  std::istringstream in(line);
  std::string pad, masked;
  in >> needle.name_ >> pad >> masked;
  needle.pad_ = from_hex(pad).value();
  needle.masked_ = from_hex(masked).value();
  return needle;
}

std::string Needle::line() const {
  return name_ + " " + to_hex(pad_) + " " + to_hex(masked_);
}

std::vector<Found> scan_own_memory(const std::vector<Needle>& needles) {
  // Two bytes of each, by which nearly every place is passed over; they give nothing away.
  auto first = std::make_unique<std::bitset<65536>>();
  std::size_t longest = 0;
  for (const auto& needle : needles) {
    first->set(static_cast<std::size_t>(needle.plain(0) | needle.plain(1) << 8));
    longest = std::max(longest, needle.size());
  }
  // Memory is copied before it is looked at, into a place that is not looked at.
  const std::size_t room = piece + longest;
  auto* const copy =
      static_cast<Byte*>(mmap(nullptr, room, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
  if (copy == MAP_FAILED) throw Error(Code::NotEnoughMemory);
  const auto own = reinterpret_cast<std::uintptr_t>(copy);
  std::vector<Found> found;
  for (const Region& region : readable_regions()) {
    for (std::uintptr_t at = region.from; at < region.to; at += piece) {
      std::size_t size = std::min<std::size_t>(room, region.to - at);
      if (at < own + room && at + size > own) {  // neighbours may have grown together with it
        if (at >= own) {
          at = own + room - piece;
          continue;
        }
        size = own - at;
      }
      const iovec from{reinterpret_cast<void*>(at), size};
      const iovec to{copy, size};
      const ssize_t got = process_vm_readv(getpid(), &to, 1, &from, 1, 0);
      if (got < 2) continue;
      const auto end = static_cast<std::size_t>(got);
      for (std::size_t i = 0; i + 1 < std::min(end, piece + 1); ++i) {
        if (!first->test(static_cast<std::size_t>(copy[i] | copy[i + 1] << 8))) continue;
        for (const auto& needle : needles) {
          if (i + needle.size() > end || !needle.at(copy + i)) continue;
          found.push_back({needle.name(), region.name, at + i});
          if (std::getenv("ATTEST_SCAN_SHOW") && found.size() <= 20)
            show(copy + i, std::min<std::size_t>(i, 64), std::min<std::size_t>(end - i, 96));
        }
      }
    }
  }
  munmap(copy, room);
  return found;
}

std::string listing(const std::vector<Found>& found) {
  std::string text;
  for (const auto& f : found) {
    char address[32];
    std::snprintf(address, sizeof address, "%zx", static_cast<std::size_t>(f.address));
    text += f.needle + " in " + f.where + " at " + address + "\n";
  }
  return text;
}

bool holds(const std::vector<Found>& found, const std::string& name_start) {
  return std::ranges::any_of(found, [&](const Found& f) { return f.needle.starts_with(name_start); });
}

}  // namespace attest::test
