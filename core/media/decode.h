// Inside media: what the three decoders share. The codec libraries are C; nothing thrown may cross their
// frames.
#pragma once

#include <exception>

#include "core/media/sound.h"

namespace attest::media {

/// A borrowed source with a position, as the C libraries want it. What the source throws is kept until
/// `rethrow`.
class Cursor {
 public:
  explicit Cursor(RandomSource& source) : source_(source), size_(static_cast<std::int64_t>(source.size())) {}

  std::int64_t size() const noexcept { return size_; }
  std::int64_t at() const noexcept { return at_; }
  void move(std::int64_t at) noexcept { at_ = at; }
  /// lseek(2)'s whence; false before the beginning.
  bool seek(std::int64_t offset, int whence) noexcept;
  /// Bytes read, 0 at the end and after a failure.
  std::size_t read(void* out, std::size_t size) noexcept;
  bool failed() const noexcept { return failure_ != nullptr; }
  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  RandomSource& source_;
  std::int64_t size_;
  std::int64_t at_ = 0;
  std::exception_ptr failure_;
};

/// A decoder whose library says where in time each run of samples lies. Holes become silence and overlaps are
/// dropped, so that exactly info().frames frames can be read, each at its own place.
class TimedDecoder : public Decoder {
 public:
  SoundInfo info() const final { return info_; }
  std::int64_t position() const final { return at_; }
  std::size_t read(float* out, std::size_t frames) final;
  void seek(std::int64_t frame) final;

 protected:
  struct Run {
    std::int64_t start = 0;
    std::vector<float> samples;  ///< interleaved, info_.channels
  };
  /// Decodes on into `run`, which is empty; it may stay empty. False at the end.
  virtual bool next(Run& run) = 0;
  /// The following next() gives the run that holds `frame`, or an earlier one.
  virtual void jump(std::int64_t frame) = 0;
  /// info().frames is a claim: reading ends with the last run, and not with silence up to there.
  void end_with_last_run() { open_end_ = true; }

  SoundInfo info_;

 private:
  std::int64_t run_end() const {
    return run_.start + static_cast<std::int64_t>(run_.samples.size()) / info_.channels;
  }
  Run run_;
  std::int64_t at_ = 0;
  bool ended_ = false, open_end_ = false;
};

/// In [-1, 1]; what is no number is silence.
inline float tame(float sample) {
  return sample >= -1 ? (sample <= 1 ? sample : 1.f) : (sample < -1 ? -1.f : 0.f);
}

/// Adds [from, to) as pieces of at most 64 KiB, the frames with the last.
void add_pieces(std::vector<Piece>& pieces, std::uint64_t from, std::uint64_t to, std::int64_t frames);

/// That there is more to do, where nobody has said so yet.
inline void expect_more(Job& job, std::uint64_t amount) {
  if (job.total() < job.done() + amount) job.expect(job.done() + amount);
}

/// Throws Invalid for more than a recording may hold.
void refuse_too_long(std::int64_t frames, int rate);

std::unique_ptr<Decoder> open_wav(RandomSource& source);
std::unique_ptr<Decoder> open_flac(RandomSource& source);
std::unique_ptr<Decoder> open_opus(RandomSource& source);
Split split_flac(RandomSource& source, Job& job);
std::vector<Piece> split_opus(RandomSource& source, Job& job);

}  // namespace attest::media
