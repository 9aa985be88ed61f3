// A manifest, and what a bundle says of itself, of any bytes: refused, or written back to the same bytes.
#include <cstdlib>

#include "core/bundle/bag.h"
#include "core/bundle/envelope.h"

using namespace attest;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = as_text({data, size});
  try {
    if (bundle::write_manifest(bundle::parse_manifest(text, 32)) != text) std::abort();
  } catch (const Error& error) {
    if (error.code() == Code::Internal) std::abort();
  }
  try {
    if (bundle::Envelope::parse(text).text() != text) std::abort();
  } catch (const Error& error) {
    if (error.code() == Code::Internal) std::abort();
  }
  return 0;
}
