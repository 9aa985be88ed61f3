// Opens foreign sound, reads, seeks and splits it: a decoder gives the frames it promised, and pieces cover
// every byte.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "core/media/sound.h"

namespace {

using namespace attest;
using namespace attest::media;

void demand(bool holds) {
  if (!holds) std::abort();
}

void check_reading(RandomSource& source) {
  const auto decoder = open_decoder(source);
  const SoundInfo info = decoder->info();
  demand(info.rate > 0 && info.channels >= 1 && info.channels <= 8 && info.frames >= 0);
  std::vector<float> block(static_cast<std::size_t>(4800 * info.channels));
  // The end, the middle, then from the beginning; silence of hours is true but takes too long here.
  for (const std::int64_t from : {info.frames - 100, info.frames / 2, std::int64_t{0}}) {
    decoder->seek(from);
    const std::int64_t least = std::min<std::int64_t>(info.frames, decoder->position() + 48000);
    while (decoder->position() < least) {
      const std::size_t got = decoder->read(block.data(), 4800);
      demand(got > 0);
      for (std::size_t i = 0; i < got * static_cast<std::size_t>(info.channels); ++i)
        demand(std::abs(block[i]) <= 1);
    }
  }
}

void check_split(RandomSource& source, Container container) {
  Job job;
  std::uint64_t at = 0;
  for (const Piece& piece : split(source, container, job).pieces) {
    demand(piece.offset == at && piece.bytes > 0 && piece.bytes <= 64 << 10);
    at += piece.bytes;
  }
  demand(at == source.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  MemorySource source(Bytes(data, data + size));
  try {
    const Container container = recognise(source);
    check_reading(source);
    if (container != Container::Wav) check_split(source, container);
  } catch (const Error& e) {
    if (e.code() == Code::NotEnoughMemory) throw;
    demand(e.code() == Code::Invalid);
  }
  return 0;
}
