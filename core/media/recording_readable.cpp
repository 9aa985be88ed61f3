// Listening to a damaged recording. The decoders play what cannot be read as silence of the right length, by
// the times that stand in Ogg pages and FLAC frames; so zeros for what is damaged are enough, except at the
// beginning, which a decoder has to understand, and at the end, which tells how long the whole is.
#include <algorithm>

#include "core/media/flac_frame.h"
#include "core/media/recording_format.h"
#include "core/media/split_ogg.h"

namespace attest::media {

namespace {

void append_be(Bytes& out, std::uint64_t value, int bytes) {
  while (bytes-- > 0) out.push_back(static_cast<Byte>(value >> (8 * bytes)));
}

/// A FLAC beginning of exactly `size` bytes, or nothing.
Bytes flac_beginning(const RecordingReader::Shape& shape, ByteView first, std::size_t size) {
  constexpr std::size_t least = 4 + 4 + 34, block_head = 4, max_block = (1 << 24) - 1;
  const auto frame = read_flac_frame(first);
  if (!frame || frame->block < 16 || size < least || (size > least && size < least + block_head)) return {};
  Bytes out = to_bytes("fLaC");
  append_be(out, size == least ? 0x80 : 0, 1);  // STREAMINFO
  append_be(out, 34, 3);
  append_be(out, frame->fixed ? frame->block : 16, 2);
  append_be(out, frame->fixed ? frame->block : 65535, 2);
  append_be(out, 0, 6);  // sizes of frames: unknown
  append_be(out,
            static_cast<std::uint64_t>(shape.rate) << 44 |
                static_cast<std::uint64_t>(shape.channels - 1) << 41 |
                static_cast<std::uint64_t>((frame->bits ? frame->bits : 16) - 1) << 36 |
                static_cast<std::uint64_t>(shape.frames.value_or(0)),
            8);
  out.resize(least);  // the digest: unknown
  while (out.size() < size) {
    std::size_t padding = std::min(size - out.size() - block_head, max_block);
    const std::size_t left = size - out.size() - block_head - padding;
    if (left > 0 && left < block_head) padding -= block_head;
    append_be(out, out.size() + block_head + padding == size ? 0x81 : 1, 1);
    append_be(out, padding, 3);
    out.resize(out.size() + padding);
  }
  return out;
}

/// The first page of an Ogg Opus file says what is in it; where it cannot be read, what encoders say.
Bytes opus_head(const RecordingReader::Shape& shape, ByteView start) {
  constexpr unsigned skip = 312;  // what libopus looks ahead at 48 kHz
  if (const auto page = parse_page(start)) {
    const ByteView content = start.subspan(page->header, page->size - page->header);
    if (content.size() < 255 && content.size() >= 19 && as_text(content.first(8)) == "OpusHead")
      return {content.begin(), content.end()};
  }
  if (shape.channels > 2) return {};
  Bytes head = to_bytes("OpusHead");
  head.push_back(1);
  head.push_back(static_cast<Byte>(shape.channels));
  head.push_back(skip & 0xff);
  head.push_back(skip >> 8);
  append_le32(head, 48000);
  head.resize(19);  // gain 0, one stream
  return head;
}

/// An Ogg Opus beginning of `size` bytes, or nothing: its pages, then zeros, which belong to no page. `first`
/// begins with the first page that is left; `missing` is how much sound is lost before it, at 48 kHz. A
/// decoder takes the first page of sound for the beginning of time, so where some is lost there is one of
/// silence at the beginning.
Bytes opus_beginning(const Bytes& head, ByteView first, std::int64_t frames, std::int64_t missing,
                     std::size_t size) {
  constexpr std::int64_t packet = 960, second = 48000;
  const auto page = parse_page(first);
  if (!page || head.empty()) return {};
  Bytes out;
  append_page(out, {.flags = 2, .granule = 0, .serial = page->serial}, 0, {head});
  Bytes tags = to_bytes("OpusTags");
  append_le64(tags, 0);  // no vendor, no comments
  append_page(out, {.flags = 0, .granule = 0, .serial = page->serial}, 1, {tags});
  if (missing > packet) {
    // A stream may count its time from anywhere. A packet without a frame is 20 ms of nothing.
    const std::int64_t begins = page->granule - frames - missing;
    const Byte stereo = head[9] == 2 ? 0x04 : 0;
    append_page(out, {.flags = 0, .granule = (begins < second ? 0 : begins) + packet, .serial = page->serial},
                2, {{static_cast<Byte>(0xf8 | stereo)}});
  }
  if (out.size() > size) return {};
  out.resize(size);
  return out;
}

/// As long as the recording was: where its end is damaged the decoder knows of less.
class LongDecoder final : public Decoder {
 public:
  LongDecoder(std::unique_ptr<Decoder> inner, std::int64_t duration_frames)
      : inner_(std::move(inner)), info_(inner_->info()) {
    info_.frames = std::max(info_.frames, duration_frames);
  }
  SoundInfo info() const override { return info_; }
  std::int64_t position() const override { return at_; }
  std::size_t read(float* out, std::size_t frames) override {
    const auto left = static_cast<std::uint64_t>(info_.frames - at_);
    const auto want = static_cast<std::size_t>(std::min<std::uint64_t>(frames, left));
    std::size_t done = 0;
    if (at_ < inner_->info().frames) done = inner_->read(out, want);
    if (done == 0) {
      std::fill_n(out, want * static_cast<std::size_t>(info_.channels), 0.f);
      done = want;
    }
    at_ += static_cast<std::int64_t>(done);
    return done;
  }
  void seek(std::int64_t frame) override {
    at_ = std::clamp<std::int64_t>(frame, 0, info_.frames);
    inner_->seek(std::min(at_, inner_->info().frames));
  }

 private:
  std::unique_ptr<Decoder> inner_;
  SoundInfo info_;
  std::int64_t at_ = 0;
};

}  // namespace

struct ReadableSound::State final : RandomSource {
  explicit State(std::unique_ptr<RecordingReader> r) : recording(std::move(r)), shape(recording->shape()) {
    make_beginning();
  }

  std::uint64_t size() const override { return recording->size(); }
  std::size_t read_at(std::uint64_t offset, ByteSpan out) override {
    if (offset >= beginning.size()) return recording->read_with_holes(offset, out);
    const auto from = static_cast<std::size_t>(offset);
    const std::size_t n = std::min(out.size(), beginning.size() - from);
    std::copy_n(beginning.begin() + static_cast<std::ptrdiff_t>(from), n, out.begin());
    return n < out.size() ? n + read_at(offset + n, out.subspan(n)) : n;
  }

  /// Where anything before the first sound that can be read is damaged, and no decoder can start on what is
  /// left, or would start too late, all of that is made anew.
  void make_beginning() {
    bool damaged = false;
    Bytes bytes;
    for (std::size_t i = 0; i < recording->frame_count() && beginning.empty(); ++i) {
      try {
        const auto frame = recording->frame(i, bytes);
        if (frame.frames == 0) continue;
        if (!damaged) return;
        const auto size = static_cast<std::size_t>(frame.offset);
        if (shape.codec == Codec::Flac) {
          if (starts()) return;
          beginning = flac_beginning(shape, bytes, size);
        } else {
          Job job;
          const auto& found = look_through(job).holes;
          const std::int64_t missing =
              found.empty() || found.front().from > 0 ? 0 : found.front().frames * 48000 / shape.rate;
          if (missing == 0 && starts()) return;
          Bytes start(std::min<std::size_t>(size, 64 * 1024));
          recording->read_with_holes(0, start);
          beginning = opus_beginning(opus_head(shape, start), bytes,
                                     std::int64_t{frame.frames} * 48000 / shape.rate, missing, size);
        }
      } catch (const Error& e) {
        if (e.code() != Code::Damaged) throw;
        damaged = true;
      }
    }
    crypto::wipe(bytes);
    if (damaged && beginning.empty())
      throw Error(
          Code::Damaged,
          "Nothing of this recording can be heard: all its sound is damaged. Look for it in a backup.");
  }

  bool starts() {
    try {
      open_decoder(*this);
      return true;
    } catch (const Error& e) {
      if (e.code() != Code::Invalid) throw;
      return false;
    }
  }

  const RecordingReader::Survey& look_through(Job& job) {
    if (!survey) survey = recording->survey(job);
    return *survey;
  }

  std::int64_t frames() {
    Job job;
    return shape.frames ? *shape.frames : look_through(job).frames;
  }

  std::unique_ptr<RecordingReader> recording;
  RecordingReader::Shape shape;
  Bytes beginning;
  std::optional<RecordingReader::Survey> survey;
  std::vector<Hole> holes;
  bool told = false;
};

ReadableSound::ReadableSound(std::unique_ptr<RecordingReader> recording)
    : state_(std::make_unique<State>(std::move(recording))) {}
ReadableSound::~ReadableSound() = default;

std::int64_t ReadableSound::duration_ms() {
  return state_->frames() * 1000 / state_->shape.rate;
}

std::unique_ptr<Decoder> ReadableSound::decoder() {
  auto decoder = open_decoder(*state_);
  const std::int64_t frames = state_->frames() * decoder->info().rate / state_->shape.rate;
  return std::make_unique<LongDecoder>(std::move(decoder), frames);
}

const std::vector<ReadableSound::Hole>& ReadableSound::holes(Job& job) {
  State& s = *state_;
  if (!s.told)
    for (const auto& hole : s.look_through(job).holes)
      s.holes.push_back({hole.from * 1000 / s.shape.rate, (hole.from + hole.frames) * 1000 / s.shape.rate});
  s.told = true;
  return s.holes;
}

}  // namespace attest::media
