#include <FLAC/stream_decoder.h>

#include <algorithm>
#include <array>

#include "core/media/decode.h"

namespace attest::media {
namespace {

struct DeleteFlac {
  void operator()(FLAC__StreamDecoder* decoder) const { FLAC__stream_decoder_delete(decoder); }
};

class FlacDecoder final : public TimedDecoder {
 public:
  explicit FlacDecoder(RandomSource& source);
  Split split(Job& job);

 private:
  bool next(Run& run) override;
  void jump(std::int64_t frame) override;

  /// One metadata block or frame. False at the end. `found_` is empty where none was whole.
  bool step();
  bool decode_one();
  void go_to_byte(std::int64_t at);
  std::uint64_t byte_position() const;
  std::int64_t found_end() const {
    return found_.start + static_cast<std::int64_t>(found_.samples.size()) / info_.channels;
  }
  struct Tail {
    std::int64_t frames = -1;
    std::int64_t end = 0;  ///< byte after the last whole frame
  };
  [[noreturn]] static void no_memory() {
    throw Error(Code::NotEnoughMemory, "There is not enough memory to open this FLAC file.");
  }
  /// What a callback refused, or libFLAC was refused: afterwards it would call the file damaged.
  void rethrow() const {
    cursor_.rethrow();
    if (refusal_) std::rethrow_exception(refusal_);
    if (FLAC__stream_decoder_get_state(decoder_.get()) == FLAC__STREAM_DECODER_MEMORY_ALLOCATION_ERROR)
      no_memory();
  }
  void check_numbering();
  Tail find_tail();
  Tail last_frame_after(std::int64_t at);

  void take(const FLAC__Frame& frame, const FLAC__int32* const channels[]);

  static FLAC__StreamDecoderReadStatus on_read(const FLAC__StreamDecoder*, FLAC__byte* out, size_t* size,
                                               void* self);
  static FLAC__StreamDecoderSeekStatus on_seek(const FLAC__StreamDecoder*, FLAC__uint64 at, void* self);
  static FLAC__StreamDecoderTellStatus on_tell(const FLAC__StreamDecoder*, FLAC__uint64* at, void* self);
  static FLAC__StreamDecoderLengthStatus on_length(const FLAC__StreamDecoder*, FLAC__uint64* size,
                                                   void* self);
  static FLAC__bool on_eof(const FLAC__StreamDecoder*, void* self);
  static FLAC__StreamDecoderWriteStatus on_frame(const FLAC__StreamDecoder*, const FLAC__Frame* frame,
                                                 const FLAC__int32* const channels[], void* self);
  static void on_metadata(const FLAC__StreamDecoder*, const FLAC__StreamMetadata* block, void* self);
  static void on_error(const FLAC__StreamDecoder*, FLAC__StreamDecoderErrorStatus, void* self);

  Cursor cursor_;
  std::unique_ptr<FLAC__StreamDecoder, DeleteFlac> decoder_{FLAC__stream_decoder_new()};
  std::int64_t first_frame_ = 0;     ///< byte offset
  std::int64_t claimed_frames_ = 0;  ///< by STREAMINFO; 0 unknown
  std::int64_t claimed_block_ = 0;   ///< by STREAMINFO; 0 where blocks differ
  bool counted_ = false;             ///< the numbers of frames mean nothing: time is counted from the first
  std::int64_t next_start_ = 0;
  bool damaged_ = false;  ///< the frame libFLAC is about to give fails its CRC
  int given_ = 0;         ///< frames libFLAC gave in this step
  std::exception_ptr refusal_;
  Run found_;
};

FlacDecoder::FlacDecoder(RandomSource& source) : cursor_(source) {
  if (!decoder_) no_memory();
  const auto started = FLAC__stream_decoder_init_stream(decoder_.get(), on_read, on_seek, on_tell, on_length,
                                                        on_eof, on_frame, on_metadata, on_error, this);
  if (started == FLAC__STREAM_DECODER_INIT_STATUS_MEMORY_ALLOCATION_ERROR) no_memory();
  if (started != FLAC__STREAM_DECODER_INIT_STATUS_OK)
    throw Error(Code::Internal, "The FLAC decoder could not be started.");
  const bool read = FLAC__stream_decoder_process_until_end_of_metadata(decoder_.get());
  rethrow();
  if (!read || info_.channels == 0)
    throw Error(Code::Invalid,
                "This FLAC file cannot be used: its beginning (its metadata) is damaged or missing.");
  if (info_.rate == 0) throw Error(Code::Invalid, "This FLAC file holds no sound: its sample rate is 0.");
  first_frame_ = static_cast<std::int64_t>(byte_position());

  check_numbering();
  const Tail tail = find_tail();
  // A frame of up to 65535 samples takes at least 10 bytes. A number beyond that, and beyond a day of holes,
  // would be played as years of silence.
  if (tail.frames > 86400LL * info_.rate && tail.frames / 8192 > cursor_.size())
    throw Error(Code::Invalid, "This FLAC file claims more sound than it can hold.");
  info_.frames = std::max<std::int64_t>(tail.frames, 0);
  info_.complete =
      claimed_frames_ ? info_.frames == claimed_frames_ : std::max(tail.end, first_frame_) == cursor_.size();
  found_ = {};
  go_to_byte(first_frame_);
}

bool FlacDecoder::step() {
  const auto before = static_cast<std::int64_t>(byte_position());
  const std::int64_t start = next_start_;
  bool more = decode_one();
  // Where frames are missing, libFLAC 1.4 gives silence for them and then zeros instead of the frame after
  // them. Once flushed it knows of no hole, and gives that frame.
  if (given_ > 1) {
    go_to_byte(before);
    next_start_ = start;
    more = decode_one();
  }
  return more;
}

bool FlacDecoder::decode_one() {
  damaged_ = false;
  given_ = 0;
  found_.samples.clear();
  const bool good = FLAC__stream_decoder_process_single(decoder_.get());
  rethrow();
  return good && FLAC__stream_decoder_get_state(decoder_.get()) != FLAC__STREAM_DECODER_END_OF_STREAM;
}

void FlacDecoder::go_to_byte(std::int64_t at) {
  FLAC__stream_decoder_flush(decoder_.get());
  cursor_.move(at);
  next_start_ = 0;
}

std::uint64_t FlacDecoder::byte_position() const {
  FLAC__uint64 at = 0;
  return FLAC__stream_decoder_get_decode_position(decoder_.get(), &at)
             ? at
             : static_cast<FLAC__uint64>(cursor_.at());
}

FlacDecoder::Tail FlacDecoder::last_frame_after(std::int64_t at) {
  Tail tail;
  go_to_byte(at);
  for (bool more = true; more;) {
    more = step();
    if (found_.samples.empty()) continue;
    tail = {std::max(tail.frames, found_end()), static_cast<std::int64_t>(byte_position())};
  }
  return tail;
}

/// Frames of equal length are numbered, and libFLAC takes the length from the header. Where that is wrong, or
/// absent, only counting from the beginning tells the time.
void FlacDecoder::check_numbering() {
  const auto second_start = [this] { return step() && !found_.samples.empty() ? found_.start : -1; };
  if (!step() || found_.samples.empty() || found_.start != 0) return;
  const std::int64_t length = found_end();
  const auto at = static_cast<std::int64_t>(byte_position());
  const std::int64_t start = second_start();
  if (start < 0) return;
  go_to_byte(at);
  counted_ = start < length || (claimed_block_ && length != claimed_block_) || second_start() != start;
}

/// The header's total is a claim; the number in the last whole frame is not. Longer looks where frames are
/// huge or much is damaged, in the end at everything.
FlacDecoder::Tail FlacDecoder::find_tail() {
  for (std::int64_t length = 64 << 10;; length *= 16) {
    const std::int64_t from = counted_ ? first_frame_ : std::max(first_frame_, cursor_.size() - length);
    const Tail tail = last_frame_after(from);
    const bool plausible = tail.frames >= 0 && (claimed_frames_ == 0 || tail.frames <= claimed_frames_);
    if (plausible || from == first_frame_) return tail;
  }
}

bool FlacDecoder::next(Run& run) {
  if (found_.samples.empty() && !step() && found_.samples.empty()) return false;
  std::swap(run, found_);
  found_.samples.clear();
  return true;
}

void FlacDecoder::jump(std::int64_t frame) {
  found_.samples.clear();
  damaged_ = false;
  const bool good =
      !counted_ && FLAC__stream_decoder_seek_absolute(decoder_.get(), static_cast<FLAC__uint64>(frame));
  rethrow();
  if (good && !found_.samples.empty() && found_.start <= frame) return;
  found_.samples.clear();
  go_to_byte(first_frame_);
}

Split FlacDecoder::split(Job& job) {
  refuse_too_long(info_.frames, info_.rate);
  expect_more(job, static_cast<std::uint64_t>(cursor_.size()));
  const auto channels = static_cast<std::size_t>(info_.channels);
  PeakMeter meter(info_.rate, info_.channels);
  const auto silence = [&](std::int64_t frames) {
    constexpr std::int64_t at_once = 4096;
    const std::vector<float> zeros(at_once * channels);
    for (; frames > 0; frames -= at_once) {
      meter.add(zeros.data(), static_cast<std::size_t>(std::min(frames, at_once)));
      job.check();
    }
  };
  Split found;
  const auto size = static_cast<std::uint64_t>(cursor_.size());
  auto at = static_cast<std::uint64_t>(first_frame_);
  add_pieces(found.pieces, 0, at, 0);
  std::int64_t so_far = 0;
  for (bool more = true; more;) {
    more = step();
    if (found_.samples.empty()) continue;
    const std::uint64_t end = std::min(byte_position(), size);
    const std::int64_t frames = found_end();
    if (end <= at || frames > info_.frames) continue;
    add_pieces(found.pieces, at, end, std::max(frames - so_far, std::int64_t{0}));
    // As it is played: a hole is silent, and nothing comes twice.
    silence(found_.start - so_far);
    if (frames > so_far) {
      const std::int64_t from = std::max(so_far, found_.start);
      meter.add(found_.samples.data() + static_cast<std::size_t>(from - found_.start) * channels,
                static_cast<std::size_t>(frames - from));
      so_far = frames;
    }
    job.advance(end - at);
    at = end;
  }
  add_pieces(found.pieces, at, size, 0);
  silence(info_.frames - so_far);
  found.peaks = meter.take(true);
  return found;
}

void FlacDecoder::take(const FLAC__Frame& frame, const FLAC__int32* const channels[]) {
  ++given_;
  if (damaged_) return;  // libFLAC gives silence for a frame whose CRC is wrong; so does a hole
  const auto& header = frame.header;
  if (static_cast<int>(header.channels) != info_.channels ||
      static_cast<int>(header.sample_rate) != info_.rate)
    throw Error(Code::Invalid, "This FLAC file changes its channels or its sample rate on the way.");
  found_.start = counted_ ? next_start_ : static_cast<std::int64_t>(header.number.sample_number);
  next_start_ = found_.start + header.blocksize;
  found_.samples.resize(static_cast<std::size_t>(header.blocksize) * header.channels);
  const float scale = 1.f / static_cast<float>(std::int64_t{1} << (header.bits_per_sample - 1));
  for (unsigned c = 0; c < header.channels; ++c) {
    const FLAC__int32* from = channels[c];
    float* to = found_.samples.data() + c;
    for (unsigned i = 0; i < header.blocksize; ++i, to += header.channels)
      *to = static_cast<float>(from[i]) * scale;
  }
}

FLAC__StreamDecoderReadStatus FlacDecoder::on_read(const FLAC__StreamDecoder*, FLAC__byte* out, size_t* size,
                                                   void* self) {
  auto& cursor = static_cast<FlacDecoder*>(self)->cursor_;
  *size = cursor.read(out, *size);
  if (cursor.failed()) return FLAC__STREAM_DECODER_READ_STATUS_ABORT;
  return *size ? FLAC__STREAM_DECODER_READ_STATUS_CONTINUE : FLAC__STREAM_DECODER_READ_STATUS_END_OF_STREAM;
}
FLAC__StreamDecoderSeekStatus FlacDecoder::on_seek(const FLAC__StreamDecoder*, FLAC__uint64 at, void* self) {
  static_cast<FlacDecoder*>(self)->cursor_.move(static_cast<std::int64_t>(at));
  return FLAC__STREAM_DECODER_SEEK_STATUS_OK;
}
FLAC__StreamDecoderTellStatus FlacDecoder::on_tell(const FLAC__StreamDecoder*, FLAC__uint64* at, void* self) {
  *at = static_cast<FLAC__uint64>(static_cast<FlacDecoder*>(self)->cursor_.at());
  return FLAC__STREAM_DECODER_TELL_STATUS_OK;
}
FLAC__StreamDecoderLengthStatus FlacDecoder::on_length(const FLAC__StreamDecoder*, FLAC__uint64* size,
                                                       void* self) {
  *size = static_cast<FLAC__uint64>(static_cast<FlacDecoder*>(self)->cursor_.size());
  return FLAC__STREAM_DECODER_LENGTH_STATUS_OK;
}
FLAC__bool FlacDecoder::on_eof(const FLAC__StreamDecoder*, void* self) {
  const auto& cursor = static_cast<FlacDecoder*>(self)->cursor_;
  return cursor.at() >= cursor.size();
}
FLAC__StreamDecoderWriteStatus FlacDecoder::on_frame(const FLAC__StreamDecoder*, const FLAC__Frame* frame,
                                                     const FLAC__int32* const channels[], void* self) {
  auto& decoder = *static_cast<FlacDecoder*>(self);
  try {
    decoder.take(*frame, channels);
    return FLAC__STREAM_DECODER_WRITE_STATUS_CONTINUE;
  } catch (...) {
    decoder.refusal_ = std::current_exception();
    return FLAC__STREAM_DECODER_WRITE_STATUS_ABORT;
  }
}
void FlacDecoder::on_metadata(const FLAC__StreamDecoder*, const FLAC__StreamMetadata* block, void* self) {
  auto& decoder = *static_cast<FlacDecoder*>(self);
  if (block->type != FLAC__METADATA_TYPE_STREAMINFO || decoder.info_.channels) return;
  const auto& facts = block->data.stream_info;
  decoder.info_.rate = static_cast<int>(facts.sample_rate);
  decoder.info_.channels = static_cast<int>(facts.channels);
  decoder.info_.bits = facts.bits_per_sample > 16 ? 24 : 16;
  decoder.claimed_block_ = facts.min_blocksize == facts.max_blocksize ? facts.min_blocksize : 0;
  decoder.claimed_frames_ = static_cast<std::int64_t>(facts.total_samples);
}
void FlacDecoder::on_error(const FLAC__StreamDecoder*, FLAC__StreamDecoderErrorStatus error, void* self) {
  static_cast<FlacDecoder*>(self)->damaged_ = error == FLAC__STREAM_DECODER_ERROR_STATUS_FRAME_CRC_MISMATCH;
}

}  // namespace

std::unique_ptr<Decoder> open_flac(RandomSource& source) {
  return std::make_unique<FlacDecoder>(source);
}
Split split_flac(RandomSource& source, Job& job) {
  return FlacDecoder(source).split(job);
}

}  // namespace attest::media
