// Recording through what happens: pauses, losses, markers, a disk that takes nothing for a while.
#include <catch2/generators/catch_generators.hpp>
#include <cmath>

#include "tests/core/media/recording_support.h"

using namespace attest;
using namespace attest::media;
using namespace attest::media::test;

namespace {

constexpr int rate = 48000;
constexpr std::size_t joint = rate / 4;

/// Every sample is another than its neighbours: none can be missing, moved or doubled unseen.
std::vector<std::int16_t> ramp(std::size_t frames, std::size_t from = 0) {
  std::vector<std::int16_t> samples(frames);
  for (std::size_t i = 0; i < frames; ++i) samples[i] = static_cast<std::int16_t>((from + i) * 7 % 30011 + 1);
  return samples;
}

struct Session {
  explicit Session(Codec codec = Codec::Flac) : recorder(make(codec)) {}

  std::unique_ptr<SoundRecorder> make(Codec codec) {
    auto begin = studio.begin();
    begin.codec = codec;
    return std::make_unique<SoundRecorder>(disk, studio.clock, studio.path, begin, rate,
                                           [this] { return now; });
  }
  void speak(const std::vector<std::int16_t>& samples) {
    for (std::size_t at = 0; at < samples.size(); at += 2400)
      recorder->write(samples.data() + at, std::min<std::size_t>(2400, samples.size() - at));
  }
  void pass(std::int64_t ms) { now.boot += ms * 1000; }
  /// As samples, exactly.
  std::vector<std::int16_t> heard() {
    RecordingReader reader = studio.read();
    const auto decoder = open_decoder(reader);
    std::vector<float> all(static_cast<std::size_t>(decoder->info().frames) + 1);
    all.resize(decoder->read(all.data(), all.size()));
    std::vector<std::int16_t> samples;
    for (const float s : all) samples.push_back(static_cast<std::int16_t>(std::lrint(s * 32768)));
    return samples;
  }

  Studio studio;
  bool full = false;
  Code refusal = Code::NoSpace;
  Disk disk{[this](const DiskAct& act) {
    if (full && act.kind == DiskAct::Kind::Write) throw Error(refusal, "full");
  }};
  Ticks now{1'000'000, 0};
  std::unique_ptr<SoundRecorder> recorder;
};

template <class T>
std::vector<T> operator+(std::vector<T> a, const std::vector<T>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

}  // namespace

TEST_CASE("A pause is a quarter of a second of silence, and says how long it was") {
  Session session;
  const auto before = ramp(rate), after = ramp(rate, 5000);
  session.speak(before);
  session.recorder->pause(GapReason::Paused);
  CHECK(session.recorder->paused() == GapReason::Paused);
  session.speak(ramp(3 * rate, 777));
  session.pass(61'000);
  session.recorder->resume(GapReason::Paused);
  CHECK_FALSE(session.recorder->paused());
  session.speak(after);
  const auto facts = session.recorder->finish();

  CHECK(facts.frames == 2 * rate + static_cast<int>(joint));
  CHECK(session.heard() == before + std::vector<std::int16_t>(joint) + after);
  auto reader = session.studio.read();
  CHECK(reader.gaps() == std::vector<Gap>{{rate, joint, "paused", 61'000}});
  Job job;
  CHECK(reader.verify(job).empty());
}

TEST_CASE("When a pause begins, all that was said before it is on the disk") {
  for (const Codec codec : {Codec::Opus, Codec::Flac}) {
    Session session(codec);
    session.speak(ramp(rate * 2 + 1234));
    session.recorder->pause(GapReason::OffRecord);
    auto reader = session.studio.read();
    CHECK(reader.interrupted());
    CHECK(reader.facts().frames >= rate * 2 + 1234);
    REQUIRE(reader.gaps().size() == 1);
    CHECK(reader.gaps()[0].reason == "off-record");
    CHECK_FALSE(reader.gaps()[0].ms);  // whoever was killed in it could not say how long it was
  }
}

TEST_CASE("Sound goes on when the last reason for a pause is over, and each reason has its own time") {
  Session session;
  auto& recorder = *session.recorder;
  session.speak(ramp(rate));
  recorder.pause(GapReason::Paused);
  session.pass(1000);
  recorder.pause(GapReason::Unplugged);
  recorder.resume(GapReason::OffRecord);
  CHECK(recorder.paused() == GapReason::Paused);
  session.pass(1000);
  recorder.resume(GapReason::Paused);
  CHECK(recorder.paused() == GapReason::Unplugged);
  session.speak(ramp(rate));
  session.pass(5000);
  recorder.resume(GapReason::Unplugged);
  CHECK_FALSE(recorder.paused());
  recorder.pause(GapReason::Paused);
  recorder.pause(GapReason::Unplugged);
  recorder.resume(GapReason::Unplugged);
  CHECK(recorder.paused() == GapReason::Paused);
  recorder.finish();
  CHECK(session.studio.read().gaps() == std::vector<Gap>{{rate, joint, "paused", 2000},
                                                         {rate + joint, joint, "unplugged", 5000},
                                                         {rate + 2 * joint, joint, "paused", {}}});
}

TEST_CASE("What a microphone does becomes gaps, and nothing of its sound is lost otherwise") {
  using Heard = Listener::Heard;
  Session session;
  auto& recorder = *session.recorder;
  const auto one = ramp(rate, 1), two = ramp(rate, 2), three = ramp(rate, 3);
  recorder.take({Heard::What::Sound, one.size(), {}}, one.data());
  recorder.take({Heard::What::Gone, 0, Missing{GapReason::Unplugged, 0}}, nullptr);
  recorder.take({Heard::What::Waiting, 0, {}}, nullptr);
  session.pass(4000);
  recorder.take({Heard::What::Back, 0, Missing{GapReason::Unplugged, 4000}}, nullptr);
  recorder.take({Heard::What::Sound, two.size(), {}}, two.data());
  recorder.take({Heard::What::Sound, three.size(), Missing{GapReason::Lost, 320}}, three.data());
  recorder.finish();
  CHECK(session.heard() == one + std::vector<std::int16_t>(joint) + two + three);
  CHECK(session.studio.read().gaps() ==
        std::vector<Gap>{{rate, joint, "unplugged", 4000}, {2 * rate + joint, 0, "lost", 320}});
}

TEST_CASE("Sound that was lost leaves its place, its reason and its length") {
  Session session;
  const auto before = ramp(rate), after = ramp(rate, 9);
  session.speak(before);
  session.recorder->missing(GapReason::Asleep, 3'600'000);
  session.speak(after);
  session.recorder->finish();
  CHECK(session.heard() == before + after);
  CHECK(session.studio.read().gaps() == std::vector<Gap>{{rate, 0, "asleep", 3'600'000}});
}

TEST_CASE("A marker stands at its moment, and takes its word later") {
  Session session;
  session.speak(ramp(rate));
  const Marker first = session.recorder->marker("");
  CHECK(first.at == rate);
  session.speak(ramp(rate));
  session.recorder->name_marker(first, "강을 건너다");
  const Marker second = session.recorder->marker("the list of names");
  session.recorder->finish();
  CHECK(session.studio.read().markers() == std::vector<Marker>{{rate, "강을 건너다", {}, first.id}, second});
  CHECK(code_of([&] { session.recorder->marker(std::string(5000, 'x')); }) == Code::Invalid);
}

TEST_CASE("Markers of one moment stand beside one another, each of its kind") {
  Session session;
  session.speak(ramp(rate));
  session.recorder->pause(GapReason::Paused);  // no time passes in the recording
  const Marker distress = session.recorder->marker("", MarkerKind::Distress);
  const Marker skipped = session.recorder->marker("", MarkerKind::Skipped);
  const Marker plain = session.recorder->marker("");
  session.recorder->name_marker(distress, "a glass of water helped");
  session.recorder->resume(GapReason::Paused);
  session.recorder->finish();
  CHECK(distress.at == plain.at);
  const auto markers = session.studio.read().markers();
  REQUIRE(markers.size() == 3);
  const auto of = [&](const Marker& marker) { return *std::ranges::find(markers, marker.id, &Marker::id); };
  CHECK(of(distress).kind == "distress");
  CHECK(of(distress).text == "a glass of water helped");
  CHECK(of(skipped).kind == "skipped");
  CHECK(of(plain) == Marker{plain.at, "", "", plain.id});
}

TEST_CASE("A marker of an earlier version has neither kind nor id, and the last one of a moment counts") {
  Studio studio;
  RecordingWriter writer(studio.disk, studio.clock, studio.path, studio.begin());
  writer.sound(noise(40), 4800);
  writer.marker({4800, "the riv"});
  writer.marker({4800, "the river"});
  writer.finish();
  CHECK(studio.read().markers() == std::vector<Marker>{{4800, "the river"}});
}

TEST_CASE("A disk that takes nothing for a while ends nothing: sound goes on in its own time") {
  const auto refusal = GENERATE(Code::NoSpace, Code::Io);
  Session session;
  session.refusal = refusal;
  session.speak(ramp(rate * 2));
  CHECK_FALSE(session.recorder->trouble());
  session.full = true;
  session.speak(ramp(rate * 3, 11));
  REQUIRE(session.recorder->trouble());
  CHECK(session.recorder->trouble()->code() == refusal);
  const auto at = session.recorder->marker("while it was full");
  session.full = false;
  session.speak(ramp(rate * 2, 22));
  CHECK_FALSE(session.recorder->trouble());
  const auto facts = session.recorder->finish();
  CHECK(facts.frames == rate * 7);

  auto reader = session.studio.read();
  REQUIRE(reader.gaps().size() == 1);
  const Gap gap = reader.gaps()[0];
  CHECK(gap.reason == (refusal == Code::NoSpace ? "no-space" : "failed"));
  CHECK(std::abs(gap.from - 2 * rate) < rate / 8);
  CHECK(std::abs(gap.frames - 3 * rate) < rate / 8);
  CHECK(gap.ms == gap.frames * 1000 / rate);
  CHECK(reader.markers() == std::vector<Marker>{at});
  Job job;
  CHECK(reader.verify(job).empty());
  const auto heard = session.heard();
  REQUIRE(heard.size() == rate * 7);
  const auto all = ramp(rate * 2) + ramp(rate * 3, 11) + ramp(rate * 2, 22);
  const auto until = static_cast<std::size_t>(gap.from + gap.frames);
  CHECK(std::equal(heard.begin(), heard.begin() + gap.from, all.begin()));
  CHECK(std::all_of(heard.begin() + gap.from, heard.begin() + static_cast<std::ptrdiff_t>(until),
                    [](auto s) { return s == 0; }));
  CHECK(std::equal(heard.begin() + static_cast<std::ptrdiff_t>(until), heard.end(),
                   all.begin() + static_cast<std::ptrdiff_t>(until)));
}

TEST_CASE("Opus too goes on in its own time after a disk took nothing") {
  Session session(Codec::Opus);
  session.speak(ramp(rate * 2));
  session.full = true;
  session.speak(ramp(rate * 3));
  session.full = false;
  session.speak(ramp(rate * 2));
  CHECK(session.recorder->finish().frames == rate * 7);
  CHECK(session.heard().size() == rate * 7);
  CHECK(session.studio.read().peaks().size() == 700);
}

TEST_CASE("A recording whose end did not fit can be ended again") {
  Session session;
  session.speak(ramp(rate));
  session.full = true;
  CHECK(code_of([&] { session.recorder->finish(); }) == Code::NoSpace);
  session.full = false;
  const auto facts = session.recorder->finish();
  CHECK_FALSE(facts.interrupted);
  Job job;
  CHECK(session.studio.read().verify(job).empty());
}

TEST_CASE("A recorder never touches a file that is there") {
  Session session;
  session.speak(ramp(rate));
  session.recorder->finish();
  const auto before = slurp(session.studio.path);
  CHECK_THROWS_AS(session.make(Codec::Flac), Error);
  CHECK(slurp(session.studio.path) == before);
}
