#include "core/testimony/sound_export.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/foundation/text.h"
#include "core/media/disguise.h"
#include "core/media/machine_voice.h"

namespace attest::testimony {
namespace {

constexpr std::int64_t margin_ms = 150;
constexpr std::int64_t longest_ms =
    200 * 3600 * 1000;                  // no recording is longer: a transcript may say anything
constexpr std::size_t at_once = 16384;  // sample frames
constexpr int spoken_bitrate = 32000;   // bits a second
constexpr int anew_bitrate = 64000;     // for each channel: what was Opus once loses little the second time
constexpr std::int64_t late_ms = 500;   // from here on the machine hurries
constexpr double hurried = 1.35;

using Line = TranscriptLine;
std::vector<Line> lines_of(const TranscriptText& transcript) {
  auto lines = to_lines(transcript);
  for (auto& line : lines) {
    line.from_ms = std::min(line.from_ms, longest_ms);
    line.to_ms = std::min(line.to_ms, longest_ms);
  }
  return lines;
}

std::vector<SoundSpan> joined(std::vector<SoundSpan> spans) {
  std::ranges::sort(spans, {}, &SoundSpan::from_ms);
  std::vector<SoundSpan> all;
  for (const auto& span : spans) {
    if (!all.empty() && span.from_ms <= all.back().to_ms)
      all.back().to_ms = std::max(all.back().to_ms, span.to_ms);
    else
      all.push_back(span);
  }
  return all;
}

[[noreturn]] void refuse(const char* sentence) {
  throw Error(Code::Refused, sentence);
}

/// The transcripts of one recording.
struct Comparison {
  struct Text {
    std::string language;
    TranscriptText content;
  };
  std::vector<Text> originals, redacted;

  Comparison(const store::Vault& vault, const Media& media, const std::string& chosen) {
    const RecordId& interview = media.facts.interview;
    const bool only = media_of(vault, interview).size() == 1;
    for (const auto& transcript : transcripts(vault, interview)) {
      const bool is_redacted = transcript.role == "redacted";
      if (!is_redacted && transcript.role != "original") continue;
      if (!transcript.media && !only && is_redacted)
        refuse(
            "A redacted transcript does not say which of the recordings it is of. Import it again and name "
            "the "
            "recording.");
      if (transcript.media ? *transcript.media != media.facts.media : !only) continue;
      if (is_redacted && !chosen.empty() && !transcript.id.hex().starts_with(chosen) &&
          transcript.language != chosen)
        continue;
      if (transcript.contested)
        refuse("Two versions of a transcript of this recording differ. Settle that first.");
      (is_redacted ? redacted : originals)
          .push_back({transcript.language, version_text(vault, transcript.current)});
    }
  }

  std::vector<SoundSpan> to_silence() const {
    std::vector<SoundSpan> spans;
    for (const auto& one : redacted) {
      bool compared = false;
      for (const auto& original : originals) {
        if (original.language != one.language && !original.language.empty() && !one.language.empty())
          continue;
        compared = true;
        std::ranges::move(spans_to_silence(original.content, one.content), std::back_inserter(spans));
      }
      if (!compared)
        refuse(
            "The redacted transcript of this recording has no original in its language to be compared with, "
            "so "
            "it cannot be told what to silence. Import the original, too.");
    }
    return joined(std::move(spans));
  }

  std::int64_t uncompared_ms(std::int64_t duration_ms) const {
    std::vector<SoundSpan> covered;
    for (const auto& original : originals)
      for (const auto& cue : original.content.cues)
        if (cue.from_ms >= 0)
          covered.push_back({std::min(cue.from_ms, duration_ms), std::min(cue.to_ms, duration_ms)});
    for (const auto& span : joined(std::move(covered))) duration_ms -= span.to_ms - span.from_ms;
    return duration_ms;
  }
};

}  // namespace

const std::vector<std::pair<SoundLevel, std::string_view>>& sound_levels() {
  static const std::vector<std::pair<SoundLevel, std::string_view>> all{
      {SoundLevel::Spoken, "spoken"}, {SoundLevel::Altered, "altered"}, {SoundLevel::Original, "original"}};
  return all;
}
std::string_view name(SoundLevel level) {
  for (const auto& [other, word] : sound_levels())
    if (other == level) return word;
  return "";
}
SoundLevel parse_sound_level(std::string_view text) {
  for (const auto& [level, word] : sound_levels())
    if (word == text) return level;
  throw Error(Code::Invalid, "“%1” is not a level of sound. There are: spoken, altered, original.",
              {std::string(text)});
}
std::string_view warning(SoundLevel level) {
  switch (level) {
    case SoundLevel::Spoken:
      return "A machine reads the redacted transcript: the voice is not in it. What was said is, and words "
             "alone can tell who said them.";
    case SoundLevel::Altered:
      return "The voice is altered, and that is all: a person who knows the speaker, or a program, may still "
             "recognise it. Words, accent and background are unchanged.";
    case SoundLevel::Original:
      return "This is the speaker's own voice. Whoever knows it recognises it; whoever has a sample of it "
             "can "
             "prove it.";
  }
  return "";
}

std::vector<SoundSpan> spans_to_silence(const TranscriptText& original, const TranscriptText& redacted) {
  using Timed = std::tuple<std::string, std::int64_t, std::int64_t>;
  std::map<Timed, int> timed;            // lines that were left, by where they are
  std::map<std::string, int> somewhere;  // lines that were left, without times
  for (const auto& line : lines_of(redacted)) {
    if (line.from_ms < 0)
      ++somewhere[line.text];
    else
      ++timed[{line.text, line.from_ms, line.to_ms}];
  }
  std::vector<Line> gone;
  std::map<std::string, int> often;
  for (const auto& line : lines_of(original)) {
    // One that has no times can be told by its text only.
    const auto found = line.from_ms < 0 ? timed.end() : timed.find({line.text, line.from_ms, line.to_ms});
    if (found != timed.end() && found->second > 0) {
      --found->second;
      continue;
    }
    ++often[line.text];
    gone.push_back(line);
  }
  std::vector<SoundSpan> spans;
  for (const auto& line : gone) {
    // Which of several equal lines was taken out cannot be told then: all of them count as taken out.
    if (somewhere[line.text] >= often[line.text]) continue;
    if (line.text.empty()) continue;
    if (line.from_ms < 0)
      refuse(
          "A line that was redacted has no times in the original transcript, so it cannot be told where to "
          "silence it. Give that line its times first.");
    spans.push_back({std::max<std::int64_t>(line.from_ms - margin_ms, 0), line.to_ms + margin_ms});
  }
  return joined(std::move(spans));
}

struct SoundExport::State {
  Media media;
  SoundLevel level;
  bool redacted = false;
  std::vector<SoundSpan> silent;
  std::int64_t uncompared_ms = 0;
  std::vector<Line> lines;  ///< to be read aloud
  std::string language;
  std::unique_ptr<media::RecordingReader> sound;

  media::Codec codec() const {
    return level == SoundLevel::Original ? media.facts.codec : media::Codec::Opus;
  }

  /// The encoder's pieces into `out`, counted.
  struct Outlet {
    Sink& out;
    Written& written;
    std::unique_ptr<media::Encoder> encoder;
    Outlet(Sink& o, Written& w, const media::EncoderSettings& settings) : out(o), written(w) {
      encoder = media::make_encoder(settings, [this](ByteView bytes, std::int64_t) {
        out.write(bytes);
        written.bytes += bytes.size();
      });
    }
  };

  Written copy(Sink& out, Job& job) {
    Written written;
    job.expect(sound->size());
    Bytes block(256u << 10);
    for (std::uint64_t at = 0; at < sound->size();) {
      const std::size_t n = sound->read_at(at, block);
      if (n == 0) break;
      // The digest of the samples in a FLAC file's beginning fits them no more: unknown (RFC 9639 §8.2).
      if (at == 0 && !sound->destroyed().empty() && as_text(ByteView(block).first(4)) == "fLaC")
        std::fill_n(block.begin() + 26, 16, Byte{0});
      out.write(ByteView(block).first(n));
      crypto::wipe(block);
      at += n;
      job.advance(n);
    }
    written.bytes = sound->size();
    written.duration_ms = media.facts.duration_ms();
    return written;
  }

  /// Decodes all of it, silent where it is to be; calls `take(samples, frames)`.
  template <class F>
  void decode(media::Decoder& decoder, Job& job, F&& take) {
    const auto info = decoder.info();
    const auto channels = static_cast<std::size_t>(info.channels);
    job.expect(static_cast<std::uint64_t>(info.frames));
    std::vector<float> samples(at_once * channels);
    for (std::size_t span = 0;;) {
      const std::int64_t from = decoder.position();
      const std::size_t frames = decoder.read(samples.data(), at_once);
      if (frames == 0) return;
      const std::int64_t to = from + static_cast<std::int64_t>(frames);
      while (span < silent.size() && last_frame(silent[span], info.rate) <= from) ++span;
      for (std::size_t i = span; i < silent.size() && first_frame(silent[i], info.rate) < to; ++i) {
        const auto a = std::max(first_frame(silent[i], info.rate), from) - from;
        const auto b = std::min(last_frame(silent[i], info.rate), to) - from;
        std::fill(samples.begin() + a * info.channels, samples.begin() + b * info.channels, 0.f);
      }
      take(samples.data(), frames);
      job.advance(frames);
    }
  }
  static std::int64_t first_frame(const SoundSpan& span, int rate) { return span.from_ms * rate / 1000; }
  static std::int64_t last_frame(const SoundSpan& span, int rate) { return (span.to_ms * rate + 999) / 1000; }

  Written write_anew(Sink& out, Job& job) {
    const auto decoder = media::open_decoder(*sound);
    const auto info = decoder->info();
    media::EncoderSettings settings;
    settings.codec = codec();
    settings.rate = info.rate;
    settings.channels = info.channels;
    settings.bits = info.bits;
    settings.opus_bitrate = anew_bitrate;
    settings.expected_frames = info.frames;
    // What was more than stereo in Opus is written as one channel.
    const bool one = settings.codec == media::Codec::Opus && info.channels > 2;
    if (one) settings.channels = 1;
    Written written;
    Outlet outlet(out, written, settings);
    std::vector<float> mixed;
    decode(*decoder, job, [&](const float* samples, std::size_t frames) {
      if (one) {
        const auto channels = static_cast<std::size_t>(info.channels);
        mixed.assign(frames, 0);
        for (std::size_t i = 0; i < frames * channels; ++i)
          mixed[i / channels] += samples[i] / static_cast<float>(channels);
        samples = mixed.data();
      }
      outlet.encoder->write(samples, frames);
    });
    outlet.encoder->finish();
    written.duration_ms = info.duration_ms();
    return written;
  }

  Written write_altered(Sink& out, Job& job) {
    const auto decoder = media::open_decoder(*sound);
    const auto info = decoder->info();
    media::EncoderSettings settings;
    settings.rate = media::Disguise::rate;
    Written written;
    Outlet outlet(out, written, settings);
    media::Disguise disguise(info.rate, info.channels, [&](const float* samples, std::size_t count) {
      outlet.encoder->write(samples, count);
    });
    decode(*decoder, job, [&](const float* samples, std::size_t frames) { disguise.write(samples, frames); });
    disguise.finish();
    outlet.encoder->finish();
    written.duration_ms = info.duration_ms();
    return written;
  }

  Written write_spoken(Sink& out, Job& job) {
    media::MachineVoice voice(language);
    media::EncoderSettings settings;
    settings.rate = voice.rate();
    settings.opus_bitrate = spoken_bitrate;
    Written written;
    Outlet outlet(out, written, settings);
    std::int64_t at = 0;  // sample frames written
    const std::vector<float> nothing(at_once);
    const auto ms = [&](std::int64_t frames) { return frames * 1000 / voice.rate(); };
    const auto silence_until = [&](std::int64_t until_ms) {
      const std::int64_t until = until_ms * voice.rate() / 1000;
      while (at < until) {
        const auto n = std::min<std::int64_t>(until - at, static_cast<std::int64_t>(at_once));
        outlet.encoder->write(nothing.data(), static_cast<std::size_t>(n));
        at += n;
        job.check();
      }
    };
    std::vector<std::string> speakers;
    job.expect(lines.size());
    for (const auto& line : lines) {
      const std::int64_t time = std::min(line.from_ms, media.facts.duration_ms());
      if (time >= 0) silence_until(time);
      const std::int64_t late = time >= 0 ? ms(at) - time : 0;
      written.late_ms = std::max(written.late_ms, late);
      auto known = std::ranges::find(speakers, line.speaker);
      if (known == speakers.end()) known = speakers.insert(known, line.speaker);
      voice.say(
          line.text, static_cast<std::size_t>(known - speakers.begin()), late > late_ms ? hurried : 1,
          [&](const std::int16_t* samples, std::size_t count) {
            outlet.encoder->write(samples, count);
            at += static_cast<std::int64_t>(count);
          },
          job);
      job.advance(1);
    }
    silence_until(media.facts.duration_ms());
    outlet.encoder->finish();
    written.duration_ms = ms(at);
    return written;
  }
};

SoundExport::SoundExport(const store::Vault& vault, const Media& media, SoundLevel level,
                         const std::string& transcript)
    : state_(new State{media, level, {}, {}, {}, {}, {}, {}}) {
  const bool spoken = level == SoundLevel::Spoken;
  Comparison comparison(vault, media, spoken ? transcript : std::string());
  state_->redacted = !comparison.redacted.empty();
  if (!spoken) {
    state_->silent = comparison.to_silence();
    if (state_->redacted) state_->uncompared_ms = comparison.uncompared_ms(media.facts.duration_ms());
    state_->sound = open_media(vault, media);
    return;
  }
  if (comparison.redacted.empty())
    refuse(
        "There is no redacted transcript of this recording for the machine to read. Import one with the role "
        "“redacted”.");
  if (comparison.redacted.size() > 1)
    refuse("There are several redacted transcripts of this recording. Choose the one to be read aloud.");
  state_->language = comparison.redacted.front().language;
  state_->lines = lines_of(comparison.redacted.front().content);
}
SoundExport::~SoundExport() = default;

bool SoundExport::redacted() const {
  return state_->redacted;
}
const std::vector<SoundSpan>& SoundExport::silent() const {
  return state_->silent;
}
std::int64_t SoundExport::uncompared_ms() const {
  return state_->uncompared_ms;
}
media::Codec SoundExport::codec() const {
  return state_->codec();
}

void SoundExport::pass(store::Vault& vault, Use use, const std::string& reason) const {
  testimony::pass(vault, use,
                  {state_->media.facts.interview, Exit::ExportMedia, std::string(name(state_->level))},
                  reason, state_->level == SoundLevel::Spoken);
}

SoundExport::Written SoundExport::write(Sink& out, Job& job) {
  switch (state_->level) {
    case SoundLevel::Spoken:
      return state_->write_spoken(out, job);
    case SoundLevel::Altered:
      return state_->write_altered(out, job);
    case SoundLevel::Original:
      return state_->redacted ? state_->write_anew(out, job) : state_->copy(out, job);
  }
  return {};
}

}  // namespace attest::testimony
