#include "core/crypto/kdf.h"

#include <sodium.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <string>

#include "core/crypto/hash.h"
#include "core/crypto/pointer.h"
#include "core/foundation/error.h"

namespace attest::crypto {

namespace {

constexpr std::uint64_t mib = 1024;  // in KiB

[[noreturn]] void not_enough_memory() {
  throw Error(Code::NotEnoughMemory,
              "There is not enough memory to work out the key from the passphrase. Close other programs and "
              "try again.");
}

/// The sum of the named lines of /proc/meminfo, in KiB; 0 where there are none.
std::uint64_t meminfo(std::initializer_list<std::string_view> names) {
  std::ifstream in("/proc/meminfo");
  std::uint64_t sum = 0;
  std::string name;
  for (std::uint64_t kib; in >> name >> kib; in.ignore(64, '\n'))
    if (std::ranges::find(names, name) != names.end()) sum += kib;
  return sum;
}

/// The kernel grants memory that it does not have and kills who uses it, so we ask first.
void need_memory(std::uint64_t kib) {
  const std::uint64_t there = meminfo({"MemAvailable:", "SwapFree:"});
  if (there != 0 && kib > there) not_enough_memory();
}

double milliseconds_for(KdfCost cost) {
  const Secret passphrase = Secret::from_text("calibration");
  const Bytes salt(crypto_pwhash_SALTBYTES);
  const auto begin = std::chrono::steady_clock::now();
  argon2id(passphrase, salt, cost);
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

Secret argon2id(const Secret& passphrase, ByteView salt, KdfCost cost) {
  if (salt.size() != crypto_pwhash_SALTBYTES) throw Error(Code::Internal, "A salt has 16 bytes.");
  if (cost.memory_kib < 8 || cost.memory_kib > 4096 * mib || cost.passes < 1 || cost.passes > 64)
    throw Error(Code::Invalid,
                "The cost of the passphrase is outside what Attest accepts (4 GiB, 64 passes).");
  need_memory(cost.memory_kib);
  Secret key(32);
  if (crypto_pwhash(key.span().data(), key.size(), reinterpret_cast<const char*>(pointer(passphrase.view())),
                    passphrase.size(), salt.data(), cost.passes, std::size_t{cost.memory_kib} * 1024,
                    crypto_pwhash_ALG_ARGON2ID13) != 0)
    not_enough_memory();  // the only failure left: every argument was checked
  return key;
}

KdfCost calibrate(int milliseconds) {
  const std::uint64_t quarter = meminfo({"MemTotal:"}) / 4;
  const std::uint64_t most = std::min<std::uint64_t>(512 * mib, quarter);
  KdfCost cost = KdfCost::floor();
  double took = milliseconds_for(cost);
  // More memory costs the attacker more than more passes, so memory grows first.
  while (cost.memory_kib * 2 <= most && took * 2 <= milliseconds) {
    cost.memory_kib *= 2;
    took = milliseconds_for(cost);
  }
  const double passes = cost.passes * milliseconds / std::max(took, 1.0);
  cost.passes = std::clamp(static_cast<std::uint32_t>(std::min(passes, 64.0)), cost.passes, 64u);
  return cost;
}

Secret scrypt(const Secret& passphrase, ByteView salt, int log2n) {
  const std::uint64_t n = std::uint64_t{1} << log2n;
  need_memory(n);  // 128 * 8 bytes for each
  Secret key(32);
  if (crypto_pwhash_scryptsalsa208sha256_ll(pointer(passphrase.view()), passphrase.size(), salt.data(),
                                            salt.size(), n, 8, 1, key.span().data(), key.size()) != 0)
    not_enough_memory();
  return key;
}

}  // namespace attest::crypto
