#include <algorithm>

#include "core/media/decode.h"
#include "core/media/peak_writer.h"
#include "core/media/recording_format.h"

namespace attest::media {

namespace {

constexpr std::size_t samples_at_once = 16384;  // decoded at a time

EncodedPiece into(RecordingWriter& writer) {
  return [&writer](ByteView bytes, std::int64_t frames) { writer.sound(bytes, frames); };
}

constexpr std::uint64_t max_foreign = 4ULL << 30;

/// One sound file being taken in.
class Taking {
 public:
  Taking(RandomSource& file, Container container, RecordingWriter::Begin begin, Split known, Job& job)
      : file_(file),
        container_(container),
        decoder_(open_decoder(file)),
        info_(decoder_->info()),
        split_(std::move(known)),
        job_(job) {
    if (info_.frames <= 0) throw Error(Code::Invalid, "The sound file holds no sound.");
    refuse_too_long(info_.frames, info_.rate);
    begin_ = std::move(begin);
    begin_.codec = container == Container::OggOpus ? Codec::Opus : Codec::Flac;
    begin_.rate = info_.rate;
    begin_.channels = info_.channels;
  }
  const RecordingWriter::Begin& begin() const { return begin_; }

  RecordingFacts into(RecordingWriter& writer) {
    PeakWriter peaks(writer, info_.rate, info_.channels);
    if (container_ == Container::Wav)
      encode(writer, peaks);
    else
      keep(writer, peaks);
    peaks.finish();
    return writer.finish(!info_.complete);
  }

 private:
  /// Decodes up to sample frame `until`; calls `take(samples, frames)`.
  template <class F>
  void decode(std::int64_t until, F&& take) {
    const auto channels = static_cast<std::size_t>(info_.channels);
    samples_.resize(samples_at_once * channels);
    while (decoder_->position() < until) {
      const auto left = static_cast<std::size_t>(until - decoder_->position());
      const std::size_t frames = decoder_->read(samples_.data(), std::min(left, samples_at_once));
      if (frames == 0) return;
      take(samples_.data(), frames);
      job_.check();
    }
  }

  void encode(RecordingWriter& writer, PeakWriter& peaks) {
    EncoderSettings settings;
    settings.codec = begin_.codec;
    settings.rate = info_.rate;
    settings.channels = info_.channels;
    settings.bits = info_.bits;
    settings.expected_frames = info_.frames;
    const auto encoder = make_encoder(settings, attest::media::into(writer));
    job_.expect(static_cast<std::uint64_t>(info_.frames));
    decode(info_.frames, [&](const float* samples, std::size_t frames) {
      encoder->write(samples, frames);
      peaks.add(samples, frames);
      job_.advance(frames);
    });
    encoder->finish();
  }

  bool fits(const Split& split) const {
    std::uint64_t bytes = 0, frames = 0;
    for (const Piece& piece : split.pieces) {
      bytes += piece.bytes;
      frames += piece.frames;
    }
    return bytes == file_.size() && frames == static_cast<std::uint64_t>(info_.frames);
  }

  /// Units are joined up to 100 ms: a file of tiny ones would cost more tags than sound.
  void keep(RecordingWriter& writer, PeakWriter& peaks) {
    if (!fits(split_)) split_ = split(file_, container_, job_);
    const std::vector<Piece>& pieces = split_.pieces;
    std::span<const Peak> measured = split_.peaks;
    std::int64_t given = 0;
    job_.expect(job_.done() + file_.size());
    const auto frames_at_once = static_cast<std::uint64_t>(info_.rate) / 10;
    std::int64_t until = 0;
    for (std::size_t i = 0; i < pieces.size();) {
      const std::uint64_t offset = pieces[i].offset;
      std::size_t bytes = 0;
      std::uint64_t frames = 0;
      do {
        bytes += pieces[i].bytes;
        frames += pieces[i].frames;
        ++i;
      } while (i < pieces.size() && (frames > 0) == (pieces[i].frames > 0) &&
               bytes + pieces[i].bytes <= format::max_sound && frames + pieces[i].frames <= frames_at_once);
      bytes_.resize(bytes);
      if (file_.read_at(offset, bytes_) != bytes)
        throw Error(Code::Io, "The sound file changed while it was read.");
      writer.sound(bytes_, static_cast<std::int64_t>(frames));
      until += static_cast<std::int64_t>(frames);
      if (split_.peaks.empty()) {
        decode(until, [&](const float* samples, std::size_t count) { peaks.add(samples, count); });
      } else {
        // Beside its sound, so that a segment holds the waveform of what is in it.
        const std::int64_t due = PeakMeter::complete(until, info_.rate);
        const auto count = std::min(static_cast<std::size_t>(due - given), measured.size());
        peaks.add(measured.first(count));
        measured = measured.subspan(count);
        given = due;
      }
      job_.advance(bytes);
    }
    peaks.add(measured);
  }

  RandomSource& file_;
  Container container_;
  std::unique_ptr<Decoder> decoder_;
  SoundInfo info_;
  RecordingWriter::Begin begin_;
  Split split_;  ///< of a file that is kept
  Job& job_;
  std::vector<float> samples_;
  Bytes bytes_;
};

}  // namespace

RecordingFacts add_sound_file(Disk& disk, const Clock& clock, RandomSource& file,
                              const std::filesystem::path& path, RecordingWriter::Begin begin, Job& job,
                              Split known) {
  if (file.size() > max_foreign)
    throw Error(Code::Invalid, "The sound file is larger than 4 GiB. Cut it into parts.");
  const Container container = recognise(file);
  if (container == Container::Unknown)
    throw Error(Code::Invalid,
                "This is no sound file that Attest can keep. It takes WAV, FLAC and Ogg Opus.");
  Taking taking(file, container, std::move(begin), std::move(known), job);
  std::optional<RecordingWriter> writer(std::in_place, disk, clock, path, taking.begin());
  try {
    return taking.into(*writer);
  } catch (...) {
    writer.reset();
    disk.remove(path);
    throw;
  }
}

}  // namespace attest::media
