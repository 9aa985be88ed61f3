// An archive of any bytes: read to its end or refused, and what was read writes back to the same bytes.
#include <cstdlib>

#include "core/bundle/tar.h"

using namespace attest;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Bytes archive(data, data + size);
  MemorySource source(archive);
  MemorySink again;
  try {
    bundle::TarReader reader(source, Code::Tampered);
    bundle::TarWriter writer(again);
    while (const auto entry = reader.next()) {
      writer.begin(entry->name, entry->size);
      writer.write(read_all(reader, size, "the entry"));
    }
    writer.finish();
  } catch (const Error& error) {
    if (error.code() == Code::Internal) std::abort();
    return 0;
  }
  if (again.bytes != archive) std::abort();
  return 0;
}
