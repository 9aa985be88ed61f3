#include <sndfile.h>

#include <algorithm>
#include <array>

#include "core/media/decode.h"
#include "core/media/foreign.h"

namespace attest::media {
namespace {

struct CloseWav {
  void operator()(SNDFILE* file) const { sf_close(file); }
};

/// A WAV file whose data chunk is made to say how much it really holds: libsndfile finds nothing in one that
/// says 0, as a recorder leaves it that died before it wrote the sizes.
struct WavFile {
  explicit WavFile(RandomSource& source) : cursor(source) { find_data(source); }

  Cursor cursor;
  std::int64_t size_at = -1;  ///< where the data chunk's wrong size stands; -1 where it is right
  std::array<Byte, 4> size{};
  bool whole = false;  ///< the file holds what the data chunk claims

  void find_data(RandomSource& source) {
    std::uint64_t at = 12;
    std::uint64_t long_size = 0;
    for (int chunk = 0; chunk < 1000; ++chunk) {
      std::array<Byte, 24> head{};
      const ByteView bytes(head.data(), source.read_at(at, head));
      if (bytes.size() < 8) return;
      const auto id = as_text(bytes.first(4));
      std::uint64_t claimed = read_le32(bytes.subspan(4));
      if (id == "ds64" && bytes.size() == head.size()) long_size = read_le64(bytes.subspan(16));
      if (id == "data") {
        const std::uint64_t held = source.size() - at - 8;
        if (claimed == 0xffffffff && long_size) claimed = long_size;
        whole = claimed ? claimed <= held : held == 0;
        if (!whole && !long_size) correct(at + 4, held);
        return;
      }
      at += 8 + claimed + (claimed & 1);
    }
  }
  void correct(std::uint64_t at, std::uint64_t held) {
    size_at = static_cast<std::int64_t>(at);
    for (std::size_t i = 0; i < 4; ++i)
      size[i] = static_cast<Byte>(std::min<std::uint64_t>(held, 0xfffffff0) >> (8 * i));
  }
  std::size_t read(Byte* out, std::size_t count) {
    const std::int64_t at = cursor.at();
    const std::size_t got = cursor.read(out, count);
    for (std::int64_t i = 0; size_at >= 0 && i < 4; ++i)
      if (const std::int64_t place = size_at + i - at; place >= 0 && place < static_cast<std::int64_t>(got))
        out[place] = size[static_cast<std::size_t>(i)];
    return got;
  }
};

sf_count_t on_length(void* file) {
  return static_cast<WavFile*>(file)->cursor.size();
}
sf_count_t on_seek(sf_count_t offset, int whence, void* file) {
  auto& cursor = static_cast<WavFile*>(file)->cursor;
  return cursor.seek(offset, whence) ? cursor.at() : -1;
}
sf_count_t on_read(void* out, sf_count_t size, void* file) {
  const auto count = static_cast<std::size_t>(std::max<sf_count_t>(size, 0));
  return static_cast<sf_count_t>(static_cast<WavFile*>(file)->read(static_cast<Byte*>(out), count));
}
sf_count_t on_write(const void*, sf_count_t, void*) {
  return 0;
}
sf_count_t on_tell(void* file) {
  return static_cast<WavFile*>(file)->cursor.at();
}

/// Bits that keep every sample, as far as 24 do; 0 for a compression that is not taken (it cannot be sought
/// in, or is no sound of a recorder).
int bits_of(int format) {
  switch (format & SF_FORMAT_SUBMASK) {
    case SF_FORMAT_PCM_U8:
    case SF_FORMAT_PCM_S8:
    case SF_FORMAT_ALAC_16:
    case SF_FORMAT_PCM_16:
    case SF_FORMAT_ULAW:
    case SF_FORMAT_ALAW:
    case SF_FORMAT_IMA_ADPCM:
    case SF_FORMAT_MS_ADPCM:
      return 16;
    case SF_FORMAT_PCM_24:
    case SF_FORMAT_PCM_32:
    case SF_FORMAT_ALAC_20:
    case SF_FORMAT_ALAC_24:
    case SF_FORMAT_ALAC_32:
    case SF_FORMAT_FLOAT:
    case SF_FORMAT_DOUBLE:
      return 24;
    default:
      return 0;
  }
}

bool is_finer_than_24_bits(int format) {
  switch (format & SF_FORMAT_SUBMASK) {
    case SF_FORMAT_PCM_32:
    case SF_FORMAT_ALAC_32:
    case SF_FORMAT_FLOAT:
    case SF_FORMAT_DOUBLE:
      return true;
    default:
      return false;
  }
}

/// Of the sizes that stand in the headers of these, whether the file holds them: libsndfile gives what is
/// there.
bool holds_its_size(RandomSource& source, std::string_view kind) {
  std::array<Byte, 24> bytes{};
  if (source.read_at(0, bytes) < bytes.size()) return false;
  const auto big_endian = [&](std::size_t at) {
    std::uint64_t value = 0;
    for (std::size_t i = at; i < at + 4; ++i) value = value << 8 | bytes[i];
    return value;
  };
  if (kind == "aiff") return 8 + big_endian(4) <= source.size();
  if (kind == "au") return big_endian(8) == 0xffffffff || big_endian(4) + big_endian(8) <= source.size();
  if (kind == "w64") return read_le64(ByteView(bytes).subspan(16)) <= source.size();
  return true;
}

/// WAV and what else libsndfile reads as plain samples.
class WavDecoder final : public TimedDecoder {
 public:
  explicit WavDecoder(RandomSource& source, const std::string& kind = "WAV") : wav_(source) {
    SF_VIRTUAL_IO io{on_length, on_seek, on_read, on_write, on_tell};
    SF_INFO facts{};
    file_.reset(sf_open_virtual(&io, SFM_READ, &facts, &wav_));
    wav_.cursor.rethrow();
    if (!file_)
      throw Error(Code::Invalid, "This %1 file cannot be used: its header is damaged, or of an unknown kind.",
                  {kind});
    if (!bits_of(facts.format))
      throw Error(
          Code::Invalid,
          "This %1 file is compressed in a way that Attest does not read. Convert it to plain PCM first.",
          {kind});
    if (facts.channels < 1 || facts.channels > 8)
      throw Error(Code::Invalid, "This %1 file has %2 channels; Attest takes up to 8.",
                  {kind, std::to_string(facts.channels)});
    if (facts.samplerate < 1 || facts.frames < 0 || !facts.seekable)
      throw Error(Code::Invalid, "This %1 file cannot be used: its header makes no sense.", {kind});
    info_ = {facts.samplerate, facts.channels, bits_of(facts.format), facts.frames, wav_.whole};
    rounded_ = is_finer_than_24_bits(facts.format);
  }
  bool rounded() const { return rounded_; }
  std::int64_t at_byte() const { return wav_.cursor.at(); }
  void read_once() { end_with_last_run(); }

 private:
  bool next(Run& run) override {
    run.start = sf_seek(file_.get(), 0, SEEK_CUR);
    run.samples.resize(4096 * static_cast<std::size_t>(info_.channels));
    const sf_count_t got = sf_readf_float(file_.get(), run.samples.data(), 4096);
    wav_.cursor.rethrow();
    run.samples.resize(static_cast<std::size_t>(std::max<sf_count_t>(got, 0)) *
                       static_cast<std::size_t>(info_.channels));
    std::transform(run.samples.begin(), run.samples.end(), run.samples.begin(), tame);
    return !run.samples.empty();
  }
  void jump(std::int64_t frame) override {
    sf_seek(file_.get(), frame, SEEK_SET);
    wav_.cursor.rethrow();
  }

  WavFile wav_;
  std::unique_ptr<SNDFILE, CloseWav> file_;
  bool rounded_ = false;
};

class PlainSamples final : public ForeignSound {
 public:
  PlainSamples(RandomSource& source, const Kind& kind)
      : decoder_(source, kind.name == "wav" ? "WAV" : std::string(kind.name)),
        claimed_(decoder_.info().frames),
        whole_(kind.name == "wav" ? decoder_.info().complete : holds_its_size(source, kind.name)) {
    const SoundInfo info = decoder_.info();
    facts_ = {info.rate, info.channels, info.bits, true, decoder_.rounded()};
    decoder_.read_once();
  }
  const Facts& facts() const override { return facts_; }
  std::size_t read(float* out, std::size_t frames) override { return decoder_.read(out, frames); }
  bool complete() const override { return whole_ && decoder_.position() >= claimed_; }
  std::uint64_t consumed() const override {
    return static_cast<std::uint64_t>(std::max<std::int64_t>(decoder_.at_byte(), 0));
  }

 private:
  WavDecoder decoder_;
  std::int64_t claimed_;
  bool whole_;
  Facts facts_;
};

}  // namespace

std::unique_ptr<ForeignSound> open_by_sndfile(RandomSource& source, const Kind& kind) {
  return std::make_unique<PlainSamples>(source, kind);
}

std::unique_ptr<Decoder> open_wav(RandomSource& source) {
  return std::make_unique<WavDecoder>(source);
}

}  // namespace attest::media
