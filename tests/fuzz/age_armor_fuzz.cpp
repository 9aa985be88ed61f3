// The armored form. What is read must be written again to the same text, but for line ends and the white
// space around.
#include <cstdlib>

#include "core/crypto/age.h"
#include "core/crypto/age_armor.h"

using namespace attest;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  MemorySource source({data, data + size});
  crypto::age::Dearmor dearmor(source);
  Bytes binary;
  try {
    binary = read_all(dearmor, 1u << 24, "armor");
  } catch (const Error&) {
    return 0;
  }
  MemorySink sink;
  crypto::age::Armor armor(sink);
  armor.write(binary);
  armor.finish();
  std::string given(as_text({data, size}));
  std::erase(given, '\r');
  std::string written(as_text(sink.bytes));
  written.pop_back();  // the last line end may be missing
  if (given.find(written) == std::string::npos) std::abort();
  return 0;
}
