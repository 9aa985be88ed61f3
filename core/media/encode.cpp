#include <FLAC/stream_encoder.h>
#include <opusenc.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/media/decode.h"
#include "core/media/split_ogg.h"

namespace attest::media {
namespace {

/// Calls `piece` from C, keeps what it throws, and is quiet once the encoder is being dropped.
class Outlet {
 public:
  explicit Outlet(EncodedPiece piece) : piece_(std::move(piece)) {}
  /// False once something has failed.
  bool give(ByteView bytes, std::int64_t frames) noexcept {
    if (failure_) return false;
    if (closed_) return true;
    try {
      piece_(bytes, frames);
      return true;
    } catch (...) {
      failure_ = std::current_exception();
      return false;
    }
  }
  void close() noexcept { closed_ = true; }
  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  EncodedPiece piece_;
  bool closed_ = false;
  std::exception_ptr failure_;
};

class OpusEncoder final : public Encoder {
 public:
  OpusEncoder(const EncoderSettings& settings, EncodedPiece piece)
      : outlet_(std::move(piece)), rate_(settings.rate), channels_(settings.channels) {
    const std::unique_ptr<OggOpusComments, void (*)(OggOpusComments*)> comments(ope_comments_create(),
                                                                                ope_comments_destroy);
    const OpusEncCallbacks callbacks{on_page, [](void*) { return 0; }};
    int error = 0;
    encoder_.reset(ope_encoder_create_callbacks(&callbacks, this, comments.get(), settings.rate,
                                                settings.channels, 0, &error));
    if (!encoder_) fail(error);
    std::int32_t serial = 0;  // libopusenc would take it from the clock
    random_fill(ByteSpan(reinterpret_cast<Byte*>(&serial), sizeof serial));
    set(OPE_SET_SERIALNO_REQUEST, serial);
    set(OPE_SET_DECISION_DELAY_REQUEST, 0);
    set(OPE_SET_MUXING_DELAY_REQUEST, 4800);
    set(OPE_SET_COMMENT_PADDING_REQUEST, 0);
    set(OPUS_SET_BITRATE_REQUEST, settings.opus_bitrate * settings.channels);
    check(ope_encoder_flush_header(encoder_.get()));
  }
  ~OpusEncoder() override { outlet_.close(); }

  void write(const std::int16_t* interleaved, std::size_t frames) override {
    in_blocks(interleaved, frames, [this](const std::int16_t* block, int count) {
      return ope_encoder_write(encoder_.get(), block, count);
    });
  }
  void write(const float* interleaved, std::size_t frames) override {
    in_blocks(interleaved, frames, [this](const float* block, int count) {
      tamed_.assign(block, block + count * channels_);
      std::transform(tamed_.begin(), tamed_.end(), tamed_.begin(), tame);
      return ope_encoder_write_float(encoder_.get(), tamed_.data(), count);
    });
  }
  void finish() override {
    // Draining an encoder that never had a sample ends the process (libopusenc 0.2.1 asserts): it gets one of
    // silence, which is not counted.
    const std::array<std::int16_t, 8> silence{};
    if (written_ == 0) check(ope_encoder_write(encoder_.get(), silence.data(), 1));
    check(ope_encoder_drain(encoder_.get()));
  }

 private:
  template <class Sample, class Write>
  void in_blocks(const Sample* interleaved, std::size_t frames, Write&& write_block) {
    while (frames > 0) {
      const auto count = static_cast<int>(std::min<std::size_t>(frames, 4800));
      written_ += count;
      check(write_block(interleaved, count));
      interleaved += count * channels_;
      frames -= static_cast<std::size_t>(count);
    }
  }

  /// libopusenc gives whole pages. Their granule positions count samples at 48 kHz, `skip_` of them from
  /// before the start.
  static int on_page(void* self, const unsigned char* bytes, opus_int32 size) {
    auto& encoder = *static_cast<OpusEncoder*>(self);
    const ByteView page_bytes(bytes, static_cast<std::size_t>(size));
    const auto page = parse_page(page_bytes);
    if (!page) return 1;
    if (page->begins()) encoder.skip_ = bytes[page->header + 10] | bytes[page->header + 11] << 8;
    const std::int64_t end =
        page->ends() ? encoder.written_ : (page->granule - encoder.skip_) * encoder.rate_ / 48000;
    const std::int64_t frames = std::max<std::int64_t>(std::min(end, encoder.written_) - encoder.given_, 0);
    encoder.given_ += frames;
    return encoder.outlet_.give(page_bytes, frames) ? 0 : 1;
  }

  void set(int request, std::int32_t value) const { check(ope_encoder_ctl(encoder_.get(), request, value)); }
  void check(int error) const {
    outlet_.rethrow();
    if (error) fail(error);
  }
  [[noreturn]] static void fail(int error) {
    if (error == OPE_ALLOC_FAIL)
      throw Error(Code::NotEnoughMemory, "There is not enough memory to encode sound.");
    throw Error(Code::Invalid, "Sound with these settings cannot be encoded as Opus (%1).",
                {ope_strerror(error)});
  }

  struct Destroy {
    void operator()(OggOpusEnc* encoder) const { ope_encoder_destroy(encoder); }
  };
  Outlet outlet_;
  int rate_;
  int channels_;
  std::int64_t written_ = 0, given_ = 0, skip_ = 0;
  std::vector<float> tamed_;
  std::unique_ptr<OggOpusEnc, Destroy> encoder_;
};

class FlacEncoder final : public Encoder {
 public:
  FlacEncoder(const EncoderSettings& settings, EncodedPiece piece)
      : outlet_(std::move(piece)), channels_(settings.channels), bits_(settings.bits) {
    auto* e = encoder_.get();
    if (!e) throw Error(Code::NotEnoughMemory, "There is not enough memory to encode sound.");
    const auto rate = static_cast<unsigned>(settings.rate);
    bool good = FLAC__stream_encoder_set_compression_level(e, 5);
    good &= FLAC__stream_encoder_set_channels(e, static_cast<unsigned>(channels_));
    good &= FLAC__stream_encoder_set_bits_per_sample(e, static_cast<unsigned>(bits_));
    good &= FLAC__stream_encoder_set_sample_rate(e, rate);
    good &= FLAC__stream_encoder_set_streamable_subset(e, FLAC__format_sample_rate_is_subset(rate));
    good &= FLAC__stream_encoder_set_blocksize(e, block_size(settings));
    good &= FLAC__stream_encoder_set_total_samples_estimate(
        e, static_cast<FLAC__uint64>(std::max<std::int64_t>(settings.expected_frames, 0)));
    if (!good) throw Error(Code::Internal, "The FLAC encoder refused its settings.");
    const auto status = FLAC__stream_encoder_init_stream(e, on_bytes, nullptr, nullptr, nullptr, this);
    outlet_.rethrow();
    if (status != FLAC__STREAM_ENCODER_INIT_STATUS_OK)
      throw Error(Code::Invalid, "Sound with these settings cannot be encoded as FLAC (%1).",
                  {FLAC__StreamEncoderInitStatusString[status]});
  }
  ~FlacEncoder() override { outlet_.close(); }  // deleting libFLAC's encoder would finish it

  void write(const std::int16_t* interleaved, std::size_t frames) override {
    const int factor = 1 << (bits_ - 16);
    encode(interleaved, frames, [factor](std::int16_t s) { return s * factor; });
  }
  void write(const float* interleaved, std::size_t frames) override {
    const auto full = static_cast<float>(1 << (bits_ - 1));
    encode(interleaved, frames, [full](float s) {
      return static_cast<FLAC__int32>(std::lrint(std::min(tame(s) * full, full - 1)));
    });
  }
  void finish() override {
    const bool good = FLAC__stream_encoder_finish(encoder_.get());
    outlet_.rethrow();
    if (!good) throw Error(Code::Internal, "The FLAC encoder could not finish.");
  }

 private:
  /// At most 100 ms, and small enough that no frame is longer than one piece of a sealed recording may be (64
  /// KiB).
  static unsigned block_size(const EncoderSettings& settings) {
    const int fits = 60000 / (settings.channels * settings.bits / 8);
    return static_cast<unsigned>(std::max(16, std::min({4096, settings.rate / 10, fits})));
  }

  template <class Sample, class Convert>
  void encode(const Sample* interleaved, std::size_t frames, Convert&& convert) {
    while (frames > 0) {
      const auto count = std::min<std::size_t>(frames, 4096);
      const auto values = count * static_cast<std::size_t>(channels_);
      block_.resize(values);
      std::transform(interleaved, interleaved + values, block_.begin(), convert);
      const bool good = FLAC__stream_encoder_process_interleaved(encoder_.get(), block_.data(),
                                                                 static_cast<unsigned>(count));
      outlet_.rethrow();
      if (!good) throw Error(Code::Internal, "The FLAC encoder failed.");
      interleaved += values;
      frames -= count;
    }
  }

  static FLAC__StreamEncoderWriteStatus on_bytes(const FLAC__StreamEncoder*, const FLAC__byte bytes[],
                                                 size_t size, std::uint32_t frames, std::uint32_t,
                                                 void* self) {
    return static_cast<FlacEncoder*>(self)->outlet_.give(ByteView(bytes, size), frames)
               ? FLAC__STREAM_ENCODER_WRITE_STATUS_OK
               : FLAC__STREAM_ENCODER_WRITE_STATUS_FATAL_ERROR;
  }

  struct Delete {
    void operator()(FLAC__StreamEncoder* encoder) const { FLAC__stream_encoder_delete(encoder); }
  };
  Outlet outlet_;
  int channels_;
  int bits_;
  std::vector<FLAC__int32> block_;
  std::unique_ptr<FLAC__StreamEncoder, Delete> encoder_{FLAC__stream_encoder_new()};
};

void within(const char* what, std::int64_t value, std::int64_t least, std::int64_t most) {
  if (value < least || value > most)
    throw Error(Code::Invalid, "%1 must be from %2 to %3, not %4.",
                {what, std::to_string(least), std::to_string(most), std::to_string(value)});
}

}  // namespace

std::unique_ptr<Encoder> make_encoder(const EncoderSettings& settings, EncodedPiece piece) {
  within("The sample rate", settings.rate, 1000, 768000);
  within("The number of channels", settings.channels, 1, settings.codec == Codec::Opus ? 2 : 8);
  if (settings.codec == Codec::Opus) {
    within("The bit rate of a channel", settings.opus_bitrate, 6000, 256000);
    return std::make_unique<OpusEncoder>(settings, std::move(piece));
  }
  if (settings.bits != 16 && settings.bits != 24)
    throw Error(Code::Invalid, "FLAC is written with 16 or 24 bits, not %1.",
                {std::to_string(settings.bits)});
  return std::make_unique<FlacEncoder>(settings, std::move(piece));
}

}  // namespace attest::media
