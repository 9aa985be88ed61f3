#include <mpg123.h>

#include <algorithm>
#include <array>

#include "core/media/decode.h"
#include "core/media/foreign.h"

namespace attest::media {

namespace {

mpg123_ssize_t on_read(void* cursor, void* out, std::size_t size) {
  auto& from = *static_cast<Cursor*>(cursor);
  const std::size_t got = from.read(out, size);
  return from.failed() ? -1 : static_cast<mpg123_ssize_t>(got);
}
off_t on_seek(void* cursor, off_t offset, int whence) {
  auto& from = *static_cast<Cursor*>(cursor);
  return from.seek(offset, whence) ? from.at() : -1;
}

/// MPEG audio, layers 1 to 3. Straight through libmpg123: libsndfile's way to it writes what it finds wrong
/// to standard error.
class Mp3Sound final : public ForeignSound {
 public:
  explicit Mp3Sound(RandomSource& source) : cursor_(source) {
    int error = MPG123_OK;
    mpg123_init();
    decoder_.reset(mpg123_new(nullptr, &error));
    if (!decoder_) throw Error(Code::NotEnoughMemory, "There is not enough memory to open this MP3 file.");
    set(MPG123_ADD_FLAGS, MPG123_QUIET | MPG123_FORCE_FLOAT | MPG123_NO_FRANKENSTEIN | MPG123_SKIP_ID3V2);
    set(MPG123_RESYNC_LIMIT, -1);  // over damage of any length: one pass over the file at most
    if (mpg123_replace_reader_handle(decoder_.get(), on_read, on_seek, nullptr) != MPG123_OK ||
        mpg123_open_handle(decoder_.get(), &cursor_) != MPG123_OK)
      refuse();
    long rate = 0;
    int channels = 0, encoding = 0;
    const int found = mpg123_getformat(decoder_.get(), &rate, &channels, &encoding);
    cursor_.rethrow();
    if (found != MPG123_OK || rate < 1 || channels < 1 || channels > 2 || encoding != MPG123_ENC_FLOAT_32)
      refuse();
    facts_ = {static_cast<int>(rate), channels, 16, false, false};
    claimed_ = claimed_frames(source);
  }

  const Facts& facts() const override { return facts_; }

  std::size_t read(float* out, std::size_t frames) override {
    const std::size_t frame = sizeof(float) * static_cast<std::size_t>(facts_.channels);
    for (int failures = 0; failures < 16; ++failures) {
      std::size_t bytes = 0;
      const int result = mpg123_read(decoder_.get(), out, frames * frame, &bytes);
      cursor_.rethrow();
      const std::size_t got = bytes / frame;
      std::transform(out, out + got * static_cast<std::size_t>(facts_.channels), out, tame);
      frames_ += static_cast<std::int64_t>(got);
      if (got > 0) return got;
      if (result == MPG123_DONE) return 0;
      // NEW_FORMAT is told once before the first sound, and again where another stream follows, which ends
      // this one.
      if (result == MPG123_NEW_FORMAT && frames_ == 0) continue;
      damaged_ = true;
      if (result == MPG123_NEW_FORMAT) return 0;
    }
    return 0;
  }

  bool complete() const override { return !damaged_ && frames_ + 4 * 1152 >= claimed_; }
  std::uint64_t consumed() const override {
    return static_cast<std::uint64_t>(std::max<std::int64_t>(cursor_.at(), 0));
  }

 private:
  [[noreturn]] void refuse() const {
    cursor_.rethrow();
    throw Error(Code::Invalid, "This MP3 file cannot be used: no sound was found in it.");
  }
  void set(mpg123_parms parameter, long value) { mpg123_param(decoder_.get(), parameter, value, 0); }

  /// How long the first frame of many files says that it is: never believed, but a file that is shorter was
  /// cut.
  std::int64_t claimed_frames(RandomSource& source) const {
    mpg123_frameinfo info{};
    if (mpg123_info(decoder_.get(), &info) != MPG123_OK) return 0;
    std::array<Byte, 4096> head{};
    std::array<Byte, 10> tag{};
    std::uint64_t at = 0;
    if (source.read_at(0, tag) == tag.size() && as_text(ByteView(tag).first(3)) == "ID3")
      for (std::size_t i = 6; i < 10; ++i) at = at << 7 | (tag[i] & 0x7f);
    const ByteView bytes(head.data(), source.read_at(at ? at + 10 : 0, head));
    const std::string_view text = as_text(bytes);
    const auto found = std::min(text.find("Xing"), text.find("Info"));
    if (found == text.npos || found > 200 || bytes.size() < found + 12 || (bytes[found + 7] & 1) == 0)
      return 0;
    std::int64_t count = 0;
    for (std::size_t i = found + 8; i < found + 12; ++i) count = count << 8 | bytes[i];
    return count * (info.layer == 3 && info.version != MPG123_1_0 ? 576 : 1152);
  }

  struct Delete {
    void operator()(mpg123_handle* decoder) const { mpg123_delete(decoder); }
  };
  Cursor cursor_;
  std::unique_ptr<mpg123_handle, Delete> decoder_;
  Facts facts_;
  std::int64_t frames_ = 0, claimed_ = 0;
  bool damaged_ = false;
};

}  // namespace

std::unique_ptr<ForeignSound> open_mp3(RandomSource& source) {
  return std::make_unique<Mp3Sound>(source);
}

}  // namespace attest::media
