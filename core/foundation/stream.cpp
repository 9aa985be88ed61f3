#include "core/foundation/stream.h"

#include <algorithm>

#include "core/foundation/error.h"

namespace attest {

std::size_t MemorySource::read(ByteSpan out) {
  const std::size_t n = read_at(at_, out);
  at_ += n;
  return n;
}

std::size_t MemorySource::read_at(std::uint64_t offset, ByteSpan out) {
  if (offset >= bytes_.size()) return 0;
  const ByteView rest = ByteView(bytes_).subspan(static_cast<std::size_t>(offset));
  const std::size_t n = std::min(rest.size(), out.size());
  std::copy_n(rest.begin(), n, out.begin());
  return n;
}

std::size_t read_full(Source& source, ByteSpan out) {
  std::size_t have = 0;
  while (have < out.size()) {
    const std::size_t n = source.read(out.subspan(have));
    if (n == 0) break;
    have += n;
  }
  return have;
}

Bytes read_all(Source& source, std::size_t cap, const std::string& what) {
  constexpr std::size_t kStep = 64 * 1024;
  Bytes all;
  while (true) {
    const std::size_t have = all.size();
    // One byte past the cap is asked for, to tell a source that ends there from one that goes on.
    all.resize(have + std::min(kStep, cap - have + 1));
    const std::size_t n = source.read(ByteSpan(all).subspan(have));
    all.resize(have + n);
    if (n == 0) return all;
    if (all.size() > cap) {
      throw Error(Code::Invalid, "%1 is larger than %2 bytes, the most that is read.",
                  {what, std::to_string(cap)});
    }
  }
}

void copy(Source& from, Sink& to, Job& job) {
  Bytes block(256u << 10);
  while (const std::size_t n = from.read(block)) {
    to.write(ByteView(block).first(n));
    job.advance(n);
  }
}

}  // namespace attest
