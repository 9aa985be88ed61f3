#include <vorbis/vorbisfile.h>

#include <algorithm>

#include "core/media/decode.h"
#include "core/media/foreign.h"
#include "core/media/split_ogg.h"

namespace attest::media {

namespace {

std::size_t on_read(void* out, std::size_t size, std::size_t count, void* cursor) {
  return size ? static_cast<Cursor*>(cursor)->read(out, size * count) / size : 0;
}
int on_seek(void* cursor, ogg_int64_t offset, int whence) {
  return static_cast<Cursor*>(cursor)->seek(offset, whence) ? 0 : -1;
}
long on_tell(void* cursor) {
  return static_cast<long>(static_cast<Cursor*>(cursor)->at());
}

/// Pages that are missing are silence of their length, by the granule positions of those that follow.
class VorbisDecoder final : public TimedDecoder {
 public:
  explicit VorbisDecoder(RandomSource& source) : cursor_(source) {
    const ov_callbacks callbacks{on_read, on_seek, nullptr, on_tell};
    const int error = ov_open_callbacks(&cursor_, &file_, nullptr, 0, callbacks);
    cursor_.rethrow();
    if (error)
      throw Error(Code::Invalid,
                  "This Ogg file cannot be used: it holds no Vorbis sound, or its beginning is damaged.");
    opened_ = true;
    const vorbis_info* info = ov_info(&file_, 0);
    facts_ = {static_cast<int>(info->rate), info->channels, 16, false, false};
    if (facts_.channels < 1 || facts_.channels > 8 || facts_.rate < 1)
      throw Error(Code::Invalid, "This Ogg Vorbis file cannot be used: its header makes no sense.");
    for (int link = 1; link < ov_streams(&file_); ++link)
      if (ov_info(&file_, link)->channels != facts_.channels || ov_info(&file_, link)->rate != info->rate)
        throw Error(Code::Invalid,
                    "This Ogg Vorbis file changes its channels or its sample rate on the way.");
    info_.rate = facts_.rate;
    info_.channels = facts_.channels;
    info_.frames = ov_pcm_total(&file_, -1);
    // A packet is at least a byte, and at most 8192 samples: more than that, and than a day of holes, is a
    // lie.
    if (info_.frames < 0 ||
        (info_.frames > 86400 * std::int64_t{facts_.rate} && info_.frames / 8192 > cursor_.size()))
      throw Error(Code::Invalid, "This Ogg Vorbis file claims more sound than it can hold.");
    ended_ = has_end_mark(source);
    end_with_last_run();
  }
  ~VorbisDecoder() override {
    if (opened_) ov_clear(&file_);
  }
  VorbisDecoder(const VorbisDecoder&) = delete;

  const ForeignSound::Facts& facts() const { return facts_; }
  bool complete() const { return ended_ && !damaged_; }
  std::int64_t at_byte() const { return cursor_.at(); }

 private:
  bool next(Run& run) override {
    float** channels = nullptr;
    int link = 0;
    const long got = ov_read_float(&file_, &channels, 4096, &link);
    cursor_.rethrow();
    if (got < 0) {
      damaged_ = true;
      // A hole is told once, and what follows is given; a stream in which nothing follows ends.
      return got == OV_HOLE || ++failures_ < 1000;
    }
    if (got == 0) return false;
    run.start = std::max<std::int64_t>(ov_pcm_tell(&file_) - got, 0);
    const auto count = static_cast<std::size_t>(info_.channels);
    run.samples.resize(static_cast<std::size_t>(got) * count);
    for (std::size_t c = 0; c < count; ++c)
      for (std::size_t i = 0; i < static_cast<std::size_t>(got); ++i)
        run.samples[i * count + c] = tame(channels[c][i]);
    return true;
  }
  void jump(std::int64_t frame) override {
    ov_pcm_seek(&file_, frame);
    cursor_.rethrow();
  }

  Cursor cursor_;
  OggVorbis_File file_{};
  bool opened_ = false, damaged_ = false, ended_ = false;
  int failures_ = 0;
  ForeignSound::Facts facts_;
};

class VorbisSound final : public ForeignSound {
 public:
  explicit VorbisSound(RandomSource& source) : decoder_(source) {}
  const Facts& facts() const override { return decoder_.facts(); }
  std::size_t read(float* out, std::size_t frames) override { return decoder_.read(out, frames); }
  bool complete() const override { return decoder_.complete(); }
  std::uint64_t consumed() const override {
    return static_cast<std::uint64_t>(std::max<std::int64_t>(decoder_.at_byte(), 0));
  }

 private:
  VorbisDecoder decoder_;
};

}  // namespace

std::unique_ptr<ForeignSound> open_vorbis(RandomSource& source) {
  return std::make_unique<VorbisSound>(source);
}

}  // namespace attest::media
