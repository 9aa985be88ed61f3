// The payload of an age file, under a key that the fuzzer cannot know, and, for the other half of the inputs,
// sealed right first and then changed: nothing that was not sealed may come out.
#include <algorithm>
#include <cstdlib>

#include "core/crypto/age_payload.h"

using namespace attest;
using namespace attest::crypto;

namespace {

const Bytes nonce(age::payload_nonce_size);

/// How much comes out of `sealed` before it ends or fails; aborts where that is not the beginning of `plain`.
void open(Bytes sealed, const Secret& key, ByteView plain, bool untouched) {
  MemorySource source(std::move(sealed));
  age::PayloadOpener opener(source, key, nonce);
  std::size_t at = 0;
  Bytes out(5000);
  bool whole = false;
  try {
    std::size_t size;
    while ((size = opener.read(out)) > 0) {
      if (at + size > plain.size() ||
          !std::equal(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(size),
                      plain.begin() + static_cast<std::ptrdiff_t>(at)))
        std::abort();
      at += size;
    }
    whole = true;
  } catch (const Error&) {
  }
  if (whole != untouched || (whole && at != plain.size())) std::abort();
}

}  // namespace

/// Bytes 0 to 7: how many chunks, where to change them and how; the rest is the text, or the sealed file
/// itself.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 8) return 0;
  const Secret key = Secret::copy(Bytes(16, 7));
  const ByteView rest{data + 8, size - 8};
  if (data[0] & 1) {
    open({rest.begin(), rest.end()}, key, {}, false);
    return 0;
  }
  Bytes plain((data[0] >> 1 & 3) * age::chunk_size);
  plain.insert(plain.end(), rest.begin(), rest.end());
  MemorySink sink;
  age::PayloadSealer sealer(sink, key, nonce);
  sealer.write(plain);
  sealer.finish();
  const Bytes sealed = sink.bytes;
  Bytes changed = sealed;
  const std::size_t where = read_le32({data + 1, 4}) % sealed.size();
  switch (data[5] % 4) {
    case 0:
      changed[where] = static_cast<Byte>(changed[where] ^ data[6]);
      break;
    case 1:
      changed.resize(where);
      break;
    case 2:
      changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(where), data[6]);
      break;
    default:
      changed.insert(changed.end(), sealed.begin(), sealed.begin() + static_cast<std::ptrdiff_t>(where));
  }
  open(changed, key, plain, changed == sealed);
  return 0;
}
