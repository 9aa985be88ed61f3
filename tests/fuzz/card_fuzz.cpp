// A contact card of any bytes: taken with a signature that fits, or refused.
#include <cstdlib>

#include "core/bundle/contacts.h"

using namespace attest;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    if (bundle::read_card(as_text({data, size})).fingerprint.empty()) std::abort();
  } catch (const Error& error) {
    if (error.code() == Code::NotEnoughMemory) throw;
    if (error.code() != Code::Invalid && error.code() != Code::Tampered && error.code() != Code::NewerVersion)
      std::abort();
  }
  return 0;
}
