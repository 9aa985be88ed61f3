// A caption file of any bytes, in each format: refused as Invalid, or a sound transcript that WebVTT gives
// back the same.
#include <cstdlib>

#include "core/exchange/captions.h"
#include "core/foundation/bytes.h"
#include "core/foundation/error.h"

using namespace attest;
using namespace attest::exchange;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

void read(std::string_view bytes, CaptionFormat format) {
  testimony::TranscriptText transcript;
  try {
    transcript = read_captions(bytes, format);
  } catch (const Error& error) {
    demand(error.code() == Code::Invalid);
    return;
  }
  testimony::check(transcript);
  if (fitting_format(transcript) == CaptionFormat::Vtt) {
    demand(read_captions(write_captions(transcript, CaptionFormat::Vtt)) == transcript);
    write_captions(transcript, CaptionFormat::Srt);
  }
  write_captions(transcript, CaptionFormat::Text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  for (const auto format :
       {CaptionFormat::Auto, CaptionFormat::Vtt, CaptionFormat::Srt, CaptionFormat::Text}) {
    read(attest::as_text({data, size}), format);
  }
  return 0;
}
