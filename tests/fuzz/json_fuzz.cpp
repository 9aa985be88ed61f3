// What is taken as JSON is written canonically and taken again as the same; all else is Invalid.
#include <cstdlib>

#include "core/foundation/bytes.h"
#include "core/foundation/error.h"
#include "core/foundation/json.h"

using namespace attest;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Json value;
  try {
    value = parse_json(attest::as_text({data, size}), "the input");
  } catch (const Error& error) {
    if (error.code() != Code::Invalid) std::abort();
    return 0;
  }
  const std::string text = canonical(value);
  if (parse_canonical(text, "the copy") != value) std::abort();
  return 0;
}
