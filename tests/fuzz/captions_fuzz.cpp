// A transcript of any bytes, in each format and a few encodings: refused as Invalid, or a sound transcript
// that WebVTT gives back the same, and that can be written in every other format.
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

void read(std::string_view bytes, CaptionFormat format, const std::string& encoding = {}) {
  ReadCaptions read;
  try {
    read = read_captions(bytes, format, encoding, "ko");
  } catch (const Error& error) {
    demand(error.code() == Code::Invalid);
    return;
  }
  const testimony::TranscriptText& transcript = read.content;
  testimony::check(transcript);
  demand(read.replaced == 0 || transcript.cues.empty() || !read.encoding.empty());
  if (fitting_format(transcript) == CaptionFormat::Vtt) {
    demand(read_captions(write_captions(transcript, CaptionFormat::Vtt)).content == transcript);
    write_captions(transcript, CaptionFormat::Srt);
    write_captions(transcript, CaptionFormat::Sami);
  }
  write_captions(transcript, CaptionFormat::Text);
  write_captions(transcript, CaptionFormat::Otr);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = as_text({data, size});
  for (const auto format :
       {CaptionFormat::Auto, CaptionFormat::Vtt, CaptionFormat::Srt, CaptionFormat::Text, CaptionFormat::Otr,
        CaptionFormat::Whisper, CaptionFormat::Ohms, CaptionFormat::Sami}) {
    read(bytes, format);
  }
  for (const char* encoding :
       {"utf-8", "utf-16", "utf-32be", "cp949", "johab", "iso-2022-kr", "gb18030", "hz", "big5"})
    read(bytes, CaptionFormat::Text, encoding);
  return 0;
}
