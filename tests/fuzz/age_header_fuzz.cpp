// Headers of age files. What is read must be written again to the same bytes.
#include <cstdlib>

#include "core/crypto/age_header.h"

using namespace attest;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  MemorySource source({data, data + size});
  try {
    const auto header = crypto::age::read_header(source);
    if (crypto::age::header_text(header.stanzas) != header.authenticated) std::abort();
  } catch (const Error&) {
  }
  return 0;
}
