// What a keyring says, of any bytes: refused, or written back and taken again as the same.
#include <cstdlib>

#include "core/store/keyring.h"

using namespace attest;

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  crypto::start();
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    const auto keyring = store::Keyring::parse(crypto::Secret::copy({data, size}));
    const auto again = store::Keyring::parse(keyring.text());
    if (again.keys.size() != keyring.keys.size() || again.sequence != keyring.sequence) std::abort();
  } catch (const Error& error) {
    if (error.code() == Code::NotEnoughMemory || error.code() == Code::Internal) throw;
  }
  return 0;
}
