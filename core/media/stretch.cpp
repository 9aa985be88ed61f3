#include "core/media/stretch.h"

#include <SoundTouch.h>

#include <algorithm>
#include <cmath>

namespace attest::media {
namespace {

constexpr std::size_t at_once = 2048;         // sample frames decoded at a time
constexpr std::int64_t fade_ms = 5;           // after a jump: a step in the sound would click
constexpr unsigned soundtouch_rate = 192000;  // the most it takes; above, its windows are a little shorter

}  // namespace

struct Stretch::Pipe {
  Pipe(const SoundInfo& info, double tempo) {
    touch.setSampleRate(std::min(static_cast<unsigned>(info.rate), soundtouch_rate));
    touch.setChannels(static_cast<unsigned>(info.channels));
    touch.setTempo(tempo);
  }
  soundtouch::SoundTouch touch;
};

Stretch::Stretch(Decoder& decoder) : decoder_(decoder), info_(decoder.info()) {
  start_ = decoder.position();
}
Stretch::~Stretch() = default;

std::int64_t Stretch::end() const {
  return end_ ? std::clamp<std::int64_t>(*end_, 0, info_.frames) : info_.frames;
}

std::int64_t Stretch::position() const {
  const std::int64_t passed = std::llround(static_cast<double>(given_) * tempo_);
  // A place past the end set by set_end stays where it is.
  return std::max(start_, std::min(start_ + passed, end()));
}

void Stretch::restart(std::int64_t frame) {
  start_ = std::clamp<std::int64_t>(frame, 0, info_.frames);
  given_ = 0;
  faded_ = 0;
  drained_ = false;
  decoder_.seek(start_);
  if (tempo_ == 1)
    pipe_.reset();
  else
    pipe_ = std::make_unique<Pipe>(info_, tempo_);
}

void Stretch::seek(std::int64_t frame) {
  restart(frame);
}

void Stretch::set_tempo(double tempo) {
  tempo = std::clamp(tempo, least_tempo, most_tempo);
  if (tempo == tempo_) return;
  const auto here = position();
  tempo_ = tempo;
  restart(here);
}

void Stretch::set_end(std::optional<std::int64_t> frame) {
  if (frame == end_) return;
  const auto here = position();
  end_ = frame;
  if (pipe_) restart(here);  // it may hold what lies behind the end, or have been told that there is no more
}

void Stretch::fade_in(float* samples, std::size_t frames) {
  if (start_ == 0) return;  // the recording's own beginning
  const auto whole = static_cast<std::size_t>(info_.rate * fade_ms / 1000);
  for (std::size_t i = 0; i < frames && faded_ < whole; ++i, ++faded_)
    for (int c = 0; c < info_.channels; ++c)
      *samples++ *= static_cast<float>(faded_) / static_cast<float>(whole);
}

std::size_t Stretch::read(float* out, std::size_t frames) {
  const auto room = static_cast<double>(std::max<std::int64_t>(end() - start_, 0));
  const auto all = static_cast<std::int64_t>(std::ceil(room / tempo_));
  frames =
      static_cast<std::size_t>(std::clamp<std::int64_t>(all - given_, 0, static_cast<std::int64_t>(frames)));
  if (frames == 0) return 0;
  const std::size_t got = pipe_ ? pull(out, frames) : decoder_.read(out, frames);
  fade_in(out, got);
  given_ += static_cast<std::int64_t>(got);
  return got;
}

std::size_t Stretch::pull(float* out, std::size_t frames) {
  for (;;) {
    if (const auto got = pipe_->touch.receiveSamples(out, static_cast<unsigned>(frames))) return got;
    if (!drained_) {
      feed();
      continue;
    }
    // What the last joint swallowed: the length stays what it is to be.
    std::fill_n(out, frames * static_cast<std::size_t>(info_.channels), 0.f);
    return frames;
  }
}

void Stretch::feed() {
  block_.resize(at_once * static_cast<std::size_t>(info_.channels));
  const auto left = std::max<std::int64_t>(end() - decoder_.position(), 0);
  const std::size_t got =
      decoder_.read(block_.data(), static_cast<std::size_t>(std::min<std::int64_t>(left, at_once)));
  if (got > 0) return pipe_->touch.putSamples(block_.data(), static_cast<unsigned>(got));
  pipe_->touch.flush();
  drained_ = true;
}

void HeardAt::clear(std::int64_t position) {
  runs_.clear();
  given_ = 0;
  rest_ = position;
}

void HeardAt::given(std::size_t frames, std::int64_t position, double tempo) {
  runs_.push_back({given_, position, tempo});
  given_ += static_cast<std::int64_t>(frames);
}

std::int64_t HeardAt::now(std::int64_t held) {
  const auto heard = std::max<std::int64_t>(given_ - std::max<std::int64_t>(held, 0), 0);
  while (runs_.size() > 1 && runs_[1].from <= heard) runs_.pop_front();
  if (runs_.empty()) return rest_;
  const Run& run = runs_.front();
  return run.position +
         std::llround(static_cast<double>(std::max<std::int64_t>(heard - run.from, 0)) * run.tempo);
}

}  // namespace attest::media
