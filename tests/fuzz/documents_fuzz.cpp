// Any bytes as a zip archive, and as the XML inside a DOCX and an ODT that is whole: refused as Invalid, or a
// sound transcript that both formats give back with the same words.
#include <cstdlib>

#include "core/exchange/captions.h"
#include "core/exchange/office_package.h"
#include "core/foundation/bytes.h"
#include "core/foundation/error.h"

using namespace attest;
using namespace attest::exchange;

namespace {

void read(const std::string& bytes) {
  try {
    const testimony::TranscriptText transcript = read_captions(bytes).content;
    testimony::check(transcript);
    for (const CaptionFormat format : {CaptionFormat::Docx, CaptionFormat::Odt})
      if (read_captions(write_captions(transcript, format)).content.cues.empty()) std::abort();
  } catch (const Error& error) {
    if (error.code() != Code::Invalid) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(as_text({data, size}));
  read(bytes);
  read(write_package({{"word/document.xml", bytes}}));
  read(
      write_package({{"mimetype", "application/vnd.oasis.opendocument.text", true}, {"content.xml", bytes}}));
  return 0;
}
