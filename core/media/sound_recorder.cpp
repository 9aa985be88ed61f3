#include <algorithm>
#include <utility>

#include "core/media/peak_writer.h"
#include "core/media/recording_format.h"

namespace attest::media {
namespace {

constexpr std::int64_t joint_ms = 250;  // more than an encoder holds back

RecordingWriter::Begin with_rate(RecordingWriter::Begin begin, int rate) {
  begin.rate = rate;
  return begin;
}

/// What a disk does that may do otherwise a moment later.
bool may_pass(const Error& e) {
  return e.code() == Code::NoSpace || e.code() == Code::Io;
}

}  // namespace

struct SoundRecorder::State {
  State(Disk& disk, const Clock& clock, const std::filesystem::path& path,
        const RecordingWriter::Begin& begin, TickSource t)
      : rate(begin.rate),
        channels(begin.channels),
        ticks(std::move(t)),
        writer(disk, clock, path, begin),
        peaks(writer, begin.rate, begin.channels) {}

  void begin(Codec codec) {
    EncoderSettings settings;
    settings.codec = codec;
    settings.rate = rate;
    settings.channels = channels;
    encoder = make_encoder(settings, [this](ByteView bytes, std::int64_t count) { keep(bytes, count); });
    began = true;
  }

  /// Without its headers no sound could be read: those must be taken.
  void keep(ByteView bytes, std::int64_t count) {
    if (!began) return writer.sound(bytes, count);
    if (!try_to([&] { writer.sound(bytes, unkept + count); })) {
      unkept += count;
      if (!why_unkept) why_unkept = trouble->code();
      return;
    }
    trouble.reset();
    const auto why = std::exchange(why_unkept, std::nullopt);
    const auto lost = std::exchange(unkept, 0);
    if (lost == 0) return;
    const auto reason = why == Code::NoSpace ? GapReason::NoSpace : GapReason::Failed;
    gaps.push_back({writer.frames() - count - lost, lost, std::string(name(reason)), lost * 1000 / rate});
  }

  /// False where the disk did not take it.
  template <class F>
  bool try_to(F&& write_it) {
    try {
      write_it();
      return true;
    } catch (const Error& e) {
      if (!may_pass(e)) throw;
      trouble = e;
      return false;
    }
  }

  void sound(const std::int16_t* interleaved, std::size_t count) {
    encoder->write(interleaved, count);
    frames += static_cast<std::int64_t>(count);
    try_to([&] { peaks.add(interleaved, count); });
    say();
  }

  /// Writes the gaps and markers that are not yet written.
  void say() {
    if (gaps.empty() && markers.empty()) return;
    if (try_to([this] { say_all(); })) trouble.reset();
  }
  void say_all() {
    for (; !gaps.empty(); gaps.erase(gaps.begin())) writer.gap(gaps.front());
    for (; !markers.empty(); markers.erase(markers.begin())) writer.marker(markers.front());
  }

  /// The silence pushes all that came before out of the encoder.
  void begin_gap() {
    const auto joint = static_cast<std::size_t>(rate * joint_ms / 1000);
    gap = {frames, static_cast<std::int64_t>(joint), std::string(name(reasons.front())), {}};
    gap_since = ticks().boot;
    gaps.push_back(gap);
    const std::vector<std::int16_t> silence(joint * static_cast<std::size_t>(channels));
    sound(silence.data(), joint);
  }
  void end_gap() {
    gap.ms = (ticks().boot - gap_since) / 1000;
    gaps.push_back(gap);
    say();
  }

  int rate, channels;
  TickSource ticks;
  RecordingWriter writer;
  PeakWriter peaks;
  std::unique_ptr<Encoder> encoder;
  bool began = false, ended = false;
  std::int64_t frames = 0;  ///< given to the encoder
  std::int64_t unkept = 0;  ///< that no disk took
  std::optional<Code> why_unkept;
  std::optional<Error> trouble;
  std::vector<Gap> gaps;
  std::vector<Marker> markers;
  std::vector<GapReason> reasons;  ///< why no sound is taken; the first is the present gap's
  Gap gap;
  std::int64_t gap_since = 0;
};

SoundRecorder::SoundRecorder(Disk& disk, const Clock& clock, const std::filesystem::path& path,
                             RecordingWriter::Begin begin, int input_rate, TickSource ticks)
    : state_(std::make_unique<State>(disk, clock, path, with_rate(begin, input_rate), std::move(ticks))) {
  try {
    state_->begin(begin.codec);
  } catch (...) {
    state_.reset();
    disk.remove(path);
    throw;
  }
}
SoundRecorder::~SoundRecorder() = default;

void SoundRecorder::write(const std::int16_t* interleaved, std::size_t frames) {
  if (paused())
    state_->say();
  else
    state_->sound(interleaved, frames);
}

void SoundRecorder::pause(GapReason reason) {
  State& s = *state_;
  if (std::ranges::find(s.reasons, reason) != s.reasons.end()) return;
  s.reasons.push_back(reason);
  if (s.reasons.size() == 1) s.begin_gap();
}

void SoundRecorder::resume(GapReason reason) {
  State& s = *state_;
  const auto found = std::ranges::find(s.reasons, reason);
  if (found == s.reasons.end()) return;
  const bool current = found == s.reasons.begin();
  s.reasons.erase(found);
  if (!current) return;
  s.end_gap();
  if (!s.reasons.empty()) s.begin_gap();
}

std::optional<GapReason> SoundRecorder::paused() const {
  return state_->reasons.empty() ? std::nullopt : std::optional(state_->reasons.front());
}

void SoundRecorder::take(const Listener::Heard& heard, const std::int16_t* samples) {
  using What = Listener::Heard::What;
  switch (heard.what) {
    case What::Sound:
      if (heard.missing) missing(heard.missing->reason, heard.missing->ms);
      return write(samples, heard.frames);
    case What::Gone:
      return pause(heard.missing->reason);
    case What::Back:
      return resume(heard.missing->reason);
    case What::Waiting:
    case What::Ended:
      return;
  }
}

void SoundRecorder::missing(GapReason reason, std::int64_t ms) {
  if (paused()) return;
  state_->gaps.push_back({state_->frames, 0, std::string(name(reason)), ms});
  state_->say();
}

void SoundRecorder::let_go(std::int64_t from) {
  State& s = *state_;
  if (!paused()) throw Error(Code::Internal, "Sound is let go of only in a pause.");
  std::erase_if(s.markers, [&](const Marker& marker) { return marker.at >= from; });
  s.peaks.flush();
  s.say_all();
  s.writer.end_segment();
}

Marker SoundRecorder::marker(const std::string& text, MarkerKind kind) {
  Marker marker{state_->frames, text, std::string(name(kind)), EntityId::random()};
  name_marker(marker, text);
  return marker;
}

void SoundRecorder::name_marker(Marker marker, const std::string& word) {
  if (word.size() > format::max_text) throw Error(Code::Invalid, "The marker's text is too long.");
  marker.text = word;
  state_->markers.push_back(std::move(marker));
  state_->say();
}

float SoundRecorder::level() const {
  return paused() ? 0 : state_->peaks.level();
}
std::int64_t SoundRecorder::duration_ms() const {
  return state_->frames * 1000 / state_->rate;
}
const std::optional<Error>& SoundRecorder::trouble() const {
  return state_->trouble;
}

RecordingFacts SoundRecorder::finish() {
  State& s = *state_;
  if (!std::exchange(s.ended, true)) s.encoder->finish();
  s.peaks.finish();
  s.say_all();
  return s.writer.finish();
}

}  // namespace attest::media
