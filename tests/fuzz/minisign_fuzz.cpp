// Signature files and key files of minisign. What is read has one form only.
#include <cstdlib>

#include "core/crypto/minisign.h"
#include "core/foundation/error.h"

using namespace attest;
using namespace attest::crypto;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(as_text({data, size}));
  try {
    const auto signature = minisign::Signature::parse(text);
    Bytes line = to_bytes("ED");
    line.insert(line.end(), signature.key_id.begin(), signature.key_id.end());
    line.insert(line.end(), signature.signature.begin(), signature.signature.end());
    const std::string expected = to_base64(line, true) + "\ntrusted comment: " + signature.trusted_comment +
                                 "\n" + to_base64(signature.global_signature, true) + "\n";
    if (!text.ends_with(expected)) std::abort();
  } catch (const Error&) {
  }
  try {
    const auto key = minisign::PublicKey::parse(text, true);
    if (text.find(key.text()) == std::string::npos) std::abort();
  } catch (const Error&) {
  }
  return 0;
}
