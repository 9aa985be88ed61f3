#include "core/media/decode.h"

#include <unistd.h>

#include <algorithm>
#include <limits>

#include "core/media/recording_format.h"

namespace attest::media {

bool Cursor::seek(std::int64_t offset, int whence) noexcept {
  const std::int64_t base = whence == SEEK_CUR ? at_ : whence == SEEK_END ? size_ : 0;
  std::int64_t to = 0;
  if (__builtin_add_overflow(base, offset, &to) || to < 0) return false;
  at_ = to;
  return true;
}

std::size_t Cursor::read(void* out, std::size_t size) noexcept {
  if (failure_ || at_ >= size_) return 0;
  try {
    const std::size_t got =
        source_.read_at(static_cast<std::uint64_t>(at_), ByteSpan(static_cast<Byte*>(out), size));
    at_ += static_cast<std::int64_t>(got);
    return got;
  } catch (...) {
    failure_ = std::current_exception();
    return 0;
  }
}

std::size_t TimedDecoder::read(float* out, std::size_t frames) {
  const auto channels = static_cast<std::size_t>(info_.channels);
  const std::size_t want = static_cast<std::size_t>(
      std::min<std::uint64_t>(frames, static_cast<std::uint64_t>(info_.frames - at_)));
  std::size_t done = 0;
  while (done < want) {
    if (!ended_ && at_ >= run_end()) {
      run_.samples.clear();
      ended_ = !next(run_);
      continue;
    }
    std::size_t count = want - done;
    float* to = out + done * channels;
    if (ended_ && open_end_) {
      info_.frames = at_;
      return done;
    }
    if (ended_) {
      std::fill_n(to, count * channels, 0.f);
    } else if (at_ < run_.start) {
      count = static_cast<std::size_t>(
          std::min<std::int64_t>(static_cast<std::int64_t>(count), run_.start - at_));
      std::fill_n(to, count * channels, 0.f);
    } else {
      count =
          static_cast<std::size_t>(std::min<std::int64_t>(static_cast<std::int64_t>(count), run_end() - at_));
      std::copy_n(run_.samples.data() + static_cast<std::size_t>(at_ - run_.start) * channels,
                  count * channels, to);
    }
    at_ += static_cast<std::int64_t>(count);
    done += count;
  }
  return done;
}

void TimedDecoder::seek(std::int64_t frame) {
  at_ = std::clamp<std::int64_t>(frame, 0, info_.frames);
  if (at_ == info_.frames || (!ended_ && at_ >= run_.start && at_ < run_end())) return;
  run_ = {};
  ended_ = false;
  jump(at_);
}

void add_pieces(std::vector<Piece>& pieces, std::uint64_t from, std::uint64_t to, std::int64_t frames) {
  constexpr std::uint64_t most = 64 << 10;
  if (frames < 0 || frames > std::numeric_limits<std::uint32_t>::max())
    throw Error(Code::Invalid, "This sound file leaves out more than a day of sound in one place.");
  for (; from < to; from += most) {
    const std::uint64_t bytes = std::min(most, to - from);
    const bool last = from + bytes == to;
    pieces.push_back(
        {from, static_cast<std::uint32_t>(bytes), last ? static_cast<std::uint32_t>(frames) : 0});
  }
}

void refuse_too_long(std::int64_t frames, int rate) {
  if (frames / rate >= format::max_hours * 3600)
    throw Error(Code::Invalid, "The sound file is longer than %1 hours. Cut it into parts.",
                {std::to_string(format::max_hours)});
}

}  // namespace attest::media
