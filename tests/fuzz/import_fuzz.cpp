// Foreign files of every kind: what stands in them is read within its caps, and what is left of a FLAC or Ogg
// Opus file without it is decoded to the same length and says nothing any more. Other programs are not asked.
#include <cstdlib>

#include "core/media/foreign.h"

namespace {

using namespace attest;
using namespace attest::media;

void demand(bool holds) {
  if (!holds) std::abort();
}

void check_metadata(RandomSource& source) {
  const Metadata metadata = metadata_of(source);
  demand(metadata.pairs.size() <= Metadata::most);
  for (const auto& [name, value] : metadata.pairs)
    demand(!name.empty() && !value.empty() && value.size() <= Metadata::longest);
  demand(Metadata::parse(metadata.json(), metadata.cut).pairs.size() == metadata.pairs.size());
}

void check_clean(RandomSource& source, const Kind& kind) {
  Job job;
  const auto clean = (kind.name == "flac" ? clean_flac(source, job) : clean_opus(source, job)).file;
  if (!clean) return;
  Bytes all(static_cast<std::size_t>(clean->size()));
  demand(clean->read_at(0, all) == all.size());
  MemorySource alone(all);
  demand(kind_of(alone).name == kind.name);
  demand(metadata_of(alone).pairs.empty());
  const std::int64_t frames = open_decoder(source)->info().frames;
  demand(frames == 0 || open_decoder(alone)->info().frames >= 0);
  // Once is enough.
  const auto again = (kind.name == "flac" ? clean_flac(alone, job) : clean_opus(alone, job)).file;
  demand(!again || again->size() <= clean->size());
}

void check_decoding(RandomSource& source, const Kind& kind) {
  const auto sound = kind.name == "mp3"   ? open_mp3(source)
                     : kind.name == "ogg" ? open_vorbis(source)
                                          : open_by_sndfile(source, kind);
  const auto facts = sound->facts();
  demand(facts.rate > 0 && facts.channels >= 1 && facts.channels <= 8);
  std::vector<float> block(4096 * static_cast<std::size_t>(facts.channels));
  std::size_t total = 0;
  while (const std::size_t frames = sound->read(block.data(), 4096)) {
    for (std::size_t i = 0; i < frames * static_cast<std::size_t>(facts.channels); ++i)
      demand(block[i] >= -1 && block[i] <= 1);
    if ((total += frames) > 1'000'000) return;  // silence of hours is true, but takes too long here
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  MemorySource source(Bytes(data, data + size));
  check_metadata(source);
  const Kind kind = kind_of(source);
  try {
    if (kind.name == "flac" || kind.name == "opus")
      check_clean(source, kind);
    else if (kind.name == "mp3" || kind.name == "ogg" || kind.name == "wav" || kind.name == "aiff" ||
             kind.name == "au" || kind.name == "caf" || kind.name == "w64")
      check_decoding(source, kind);
  } catch (const Error& e) {
    if (e.code() == Code::NotEnoughMemory) throw;
    demand(e.code() == Code::Invalid);
  }
  return 0;
}
