// A record's journal of any bytes: refused, or written, read and written again to the same bytes, and
// replayed.
#include <cstdlib>

#include "core/foundation/bytes.h"
#include "core/foundation/error.h"
#include "core/store/journal.h"

using namespace attest;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = as_text({data, size});
  try {
    const auto journal = store::Journal::parse(text);
    const std::string file = journal.file();  // its values may have come in another order
    if (store::Journal::parse(file).file() != file) std::abort();
    journal.replay();
  } catch (const Error& error) {
    if (error.code() == Code::NotEnoughMemory) throw;
    if (error.code() != Code::Invalid && error.code() != Code::NewerVersion) std::abort();
  }
  return 0;
}
