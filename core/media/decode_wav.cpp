#include <sndfile.h>

#include <algorithm>
#include <array>

#include "core/media/decode.h"

namespace attest::media {
namespace {

struct CloseWav {
  void operator()(SNDFILE* file) const { sf_close(file); }
};

sf_count_t on_length(void* cursor) {
  return static_cast<Cursor*>(cursor)->size();
}
sf_count_t on_seek(sf_count_t offset, int whence, void* cursor) {
  auto& c = *static_cast<Cursor*>(cursor);
  return c.seek(offset, whence) ? c.at() : -1;
}
sf_count_t on_read(void* out, sf_count_t size, void* cursor) {
  return static_cast<sf_count_t>(
      static_cast<Cursor*>(cursor)->read(out, static_cast<std::size_t>(std::max<sf_count_t>(size, 0))));
}
sf_count_t on_write(const void*, sf_count_t, void*) {
  return 0;
}
sf_count_t on_tell(void* cursor) {
  return static_cast<Cursor*>(cursor)->at();
}

/// Whether the file holds all that its data chunk claims. Sizes of 0 or 0xffffffff are what a recorder leaves
/// that died before it wrote them.
bool data_is_whole(RandomSource& source) {
  std::uint64_t at = 12;
  std::uint64_t long_size = 0;
  for (int chunk = 0; chunk < 1000; ++chunk) {
    std::array<Byte, 24> head{};
    const ByteView bytes(head.data(), source.read_at(at, head));
    if (bytes.size() < 8) return false;
    const auto id = as_text(bytes.first(4));
    std::uint64_t size = read_le32(bytes.subspan(4));
    if (id == "ds64" && bytes.size() == 24) long_size = read_le64(bytes.subspan(16));
    if (id == "data") {
      if (size == 0xffffffff && long_size) size = long_size;
      const std::uint64_t left = source.size() - at - 8;
      return size ? size <= left : left == 0;
    }
    at += 8 + size + (size & 1);
  }
  return false;
}

/// Bits that keep every sample; 0 for a compression that is not taken (it cannot be sought in, or is no sound
/// of a recorder).
int bits_of(int format) {
  switch (format & SF_FORMAT_SUBMASK) {
    case SF_FORMAT_PCM_U8:
    case SF_FORMAT_PCM_16:
    case SF_FORMAT_ULAW:
    case SF_FORMAT_ALAW:
    case SF_FORMAT_IMA_ADPCM:
    case SF_FORMAT_MS_ADPCM:
      return 16;
    case SF_FORMAT_PCM_24:
    case SF_FORMAT_PCM_32:
    case SF_FORMAT_FLOAT:
    case SF_FORMAT_DOUBLE:
      return 24;
    default:
      return 0;
  }
}

class WavDecoder final : public TimedDecoder {
 public:
  explicit WavDecoder(RandomSource& source) : cursor_(source) {
    SF_VIRTUAL_IO io{on_length, on_seek, on_read, on_write, on_tell};
    SF_INFO facts{};
    file_.reset(sf_open_virtual(&io, SFM_READ, &facts, &cursor_));
    cursor_.rethrow();
    if (!file_) throw Error(Code::Invalid, "This WAV file cannot be used: %1", {sf_strerror(nullptr)});
    if (facts.channels < 1 || facts.channels > 8)
      throw Error(Code::Invalid, "This WAV file has %1 channels; Attest takes up to 8.",
                  {std::to_string(facts.channels)});
    if (facts.samplerate < 1 || facts.frames < 0 || !facts.seekable)
      throw Error(Code::Invalid, "This WAV file cannot be used: its header makes no sense.");
    info_ = {facts.samplerate, facts.channels, bits_of(facts.format), facts.frames, data_is_whole(source)};
    if (!info_.bits)
      throw Error(
          Code::Invalid,
          "This WAV file is compressed in a way that Attest does not read. Convert it to plain PCM first.");
  }

 private:
  bool next(Run& run) override {
    run.start = sf_seek(file_.get(), 0, SEEK_CUR);
    run.samples.resize(4096 * static_cast<std::size_t>(info_.channels));
    const sf_count_t got = sf_readf_float(file_.get(), run.samples.data(), 4096);
    cursor_.rethrow();
    run.samples.resize(static_cast<std::size_t>(std::max<sf_count_t>(got, 0)) *
                       static_cast<std::size_t>(info_.channels));
    std::transform(run.samples.begin(), run.samples.end(), run.samples.begin(), tame);
    return !run.samples.empty();
  }
  void jump(std::int64_t frame) override {
    sf_seek(file_.get(), frame, SEEK_SET);
    cursor_.rethrow();
  }

  Cursor cursor_;
  std::unique_ptr<SNDFILE, CloseWav> file_;
};

}  // namespace

std::unique_ptr<Decoder> open_wav(RandomSource& source) {
  return std::make_unique<WavDecoder>(source);
}

}  // namespace attest::media
