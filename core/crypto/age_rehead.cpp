// The same sealed file under another header.
#include "core/crypto/age.h"
#include "core/crypto/age_header.h"

namespace attest::crypto::age {

Bytes with_stanzas(ByteView sealed, const std::vector<Stanza>& stanzas, const Secret& file_key) {
  MemorySource source({sealed.begin(), sealed.end()});
  const Header old = read_header(source);
  Bytes out = header_text(stanzas);
  const std::string mac = " " + to_base64(header_mac(file_key, out), false) + "\n";
  out.insert(out.end(), mac.begin(), mac.end());
  out.insert(out.end(), sealed.begin() + static_cast<std::ptrdiff_t>(old.size), sealed.end());
  return out;
}

}  // namespace attest::crypto::age
