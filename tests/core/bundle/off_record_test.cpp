// What is said off the record here is off the record everywhere: told in the journal, obeyed by whoever has
// it, and nobody can put other sound in its place.
#include <catch2/generators/catch_generators.hpp>
#include <cmath>

#include "tests/core/bundle/bundles.h"

using namespace attest;
using namespace attest::test;

namespace {

constexpr int rate = 48000;

/// An interview with eight seconds of a tone, spoken in the field.
struct Spoken : TwoVaults {
  explicit Spoken(media::Codec codec = media::Codec::Opus) : id(interview()) {
    testimony::Recording recording(*field, id, rate, 1, codec);
    std::vector<std::int16_t> tone(rate);
    for (std::size_t i = 0; i < tone.size(); ++i)
      tone[i] = static_cast<std::int16_t>(9000 * std::sin(static_cast<double>(i) * 0.03));
    for (int second = 0; second < 8; ++second) {
      recording.sound().write(tone.data(), tone.size());
      recording.sound().marker("second " + std::to_string(second));
    }
    testimony::Recording::take_in(*field, recording.finish());
  }
  static testimony::Media media(const Vault& vault, const RecordId& id) {
    return testimony::media_of(vault, id).at(0);
  }
  void say_off(Vault& vault, std::int64_t from_ms, std::int64_t to_ms) {
    Job job;
    testimony::say_off_record(vault, media(vault, id), from_ms, to_ms, job);
  }
  /// The loudest sample of [from, to), in seconds.
  float loudest(const Vault& vault, double from, double to) const {
    const auto reader = testimony::open_media(vault, media(vault, id));
    const auto decoder = media::open_decoder(*reader);
    std::vector<float> all(static_cast<std::size_t>(decoder->info().frames));
    std::size_t done = 0;
    while (const std::size_t n = decoder->read(all.data() + done, all.size() - done)) done += n;
    float most = 0;
    for (auto i = static_cast<std::size_t>(from * rate);
         i < std::min(done, static_cast<std::size_t>(to * rate)); ++i)
      most = std::max(most, std::abs(all[i]));
    return most;
  }
  bool silent(const Vault& vault) const { return loudest(vault, 2, 4) < 0.002; }
  bool whole(const Vault& vault) const {
    Job job;
    const auto reader = testimony::open_media(vault, media(vault, id));
    return reader->verify(job).empty() && reader->facts().root == media(vault, id).facts.root &&
           loudest(vault, 0.3, 1.7) > 0.2 && loudest(vault, 4.4, 8) > 0.2;
  }

  RecordId id;
};

std::vector<std::int64_t> off_gaps(const Vault& vault, const RecordId& id) {
  std::vector<std::int64_t> all;
  for (const auto& gap : testimony::gaps(vault, id))
    if (gap.reason == "off-record") all.push_back(gap.from_ms);
  return all;
}

}  // namespace

TEST_CASE("a span said off the record is destroyed here, and shown as a gap") {
  Spoken spoken;
  CHECK_FALSE(spoken.silent(*spoken.field));
  spoken.say_off(*spoken.field, 2000, 4000);
  CHECK(spoken.silent(*spoken.field));
  CHECK(spoken.whole(*spoken.field));
  CHECK(off_gaps(*spoken.field, spoken.id).size() == 1);
  CHECK(testimony::off_record(*spoken.field, spoken.id).size() == 1);
  CHECK(testimony::markers(*spoken.field, spoken.id).size() == 5);
  Job job;
  CHECK(testimony::check_recordings(*spoken.field, true, job).empty());

  CHECK(code_of([&] { spoken.say_off(*spoken.field, 3000, 3000 - 1); }) == Code::Invalid);
  CHECK(code_of([&] { spoken.say_off(*spoken.field, 9000, 10000); }) == Code::Invalid);
  Job cancelled;
  cancelled.cancel();
  CHECK(code_of([&] {
          testimony::say_off_record(*spoken.field, Spoken::media(*spoken.field, spoken.id), 5000, 6000,
                                    cancelled);
        }) == Code::Cancelled);
  CHECK(off_gaps(*spoken.field, spoken.id).size() == 1);
}

TEST_CASE("who receives the recording afterwards gets it without what was destroyed") {
  for (const auto codec : {media::Codec::Opus, media::Codec::Flac}) {
    Spoken spoken(codec);
    spoken.say_off(*spoken.field, 2000, 4000);
    spoken.open(*spoken.office, spoken.seal(*spoken.field, {spoken.id}, *spoken.office));
    CHECK(spoken.silent(*spoken.office));
    CHECK(spoken.whole(*spoken.office));
    CHECK(off_gaps(*spoken.office, spoken.id) == off_gaps(*spoken.field, spoken.id));
    CHECK(digests(*spoken.office) == digests(*spoken.field));
    // And passes it on.
    spoken.open(*spoken.field, spoken.seal(*spoken.office, {spoken.id}, *spoken.field));
    CHECK(spoken.whole(*spoken.field));
  }
}

TEST_CASE("who has the recording already destroys it too, when told") {
  Spoken spoken;
  spoken.open(*spoken.office, spoken.seal(*spoken.field, {spoken.id}, *spoken.office));
  CHECK_FALSE(spoken.silent(*spoken.office));
  spoken.say_off(*spoken.field, 2000, 4000);
  spoken.open(*spoken.office, spoken.seal(*spoken.field, {spoken.id}, *spoken.office, true));  // no media
  CHECK(spoken.silent(*spoken.office));
  CHECK(spoken.whole(*spoken.office));
  CHECK(digests(*spoken.office) == digests(*spoken.field));
}

TEST_CASE("an older copy that comes later is destroyed on arrival") {
  Spoken spoken;
  const auto old = spoken.seal(*spoken.field, {spoken.id}, *spoken.office);
  spoken.say_off(*spoken.field, 2000, 4000);
  spoken.open(*spoken.office, spoken.seal(*spoken.field, {spoken.id}, *spoken.office, true));
  spoken.open(*spoken.office, old);
  CHECK(Spoken::media(*spoken.office, spoken.id).here);
  CHECK(spoken.silent(*spoken.office));
  CHECK(spoken.whole(*spoken.office));
}

TEST_CASE("an end without warning between saying and destroying is made good at the next opening") {
  Spoken spoken;
  const auto path = spoken.field->media_path(Spoken::media(*spoken.field, spoken.id).facts.media);
  const Bytes before = slurp(path);
  spoken.say_off(*spoken.field, 2000, 4000);
  // As if only the journal had been written.
  spoken.field->set_setting("off_obeyed", "");
  spit(path, before);
  spoken.field.reset();
  spoken.field = spoken.vaults.open("field");
  CHECK_FALSE(spoken.silent(*spoken.field));
  testimony::recover_recordings(*spoken.field);
  CHECK(spoken.silent(*spoken.field));
  CHECK(spoken.whole(*spoken.field));
}

TEST_CASE(
    "while recording, what came before is destroyed, survives an end without warning, and is journalled") {
  TwoVaults two;
  const RecordId id = two.interview();
  const bool finish = GENERATE(true, false);
  {
    testimony::Recording recording(*two.field, id, rate, 1, media::Codec::Opus);
    const std::vector<std::int16_t> loud(4 * rate, 9000);
    recording.sound().write(loud.data(), loud.size());
    recording.sound().pause(media::GapReason::OffRecord);
    recording.off_record(1000, two.field->media_secret(id));
    recording.sound().resume(media::GapReason::OffRecord);
    recording.sound().write(loud.data(), loud.size());
    if (finish) testimony::Recording::take_in(*two.field, recording.finish());
  }
  if (!finish) {
    two.field.reset();
    two.field = two.vaults.open("field");
    REQUIRE(testimony::recover_recordings(*two.field).size() == 1);
  }
  const auto media = testimony::media_of(*two.field, id).at(0);
  Job job;
  CHECK(testimony::open_media(*two.field, media)->verify(job).empty());
  const auto off = testimony::off_record(*two.field, id);
  REQUIRE(off.size() == 1);
  CHECK(std::abs(off[0].from - rate) < rate / 4);
  CHECK(off[0].to >= 4 * rate);
  testimony::recover_recordings(*two.field);
  two.open(*two.office, two.seal(*two.field, {id}, *two.office));
  CHECK(testimony::open_media(*two.office, testimony::media_of(*two.office, id).at(0))->verify(job).empty());
}

TEST_CASE("nobody can put sound in the place of what was destroyed, or destroy what was not said") {
  Spoken spoken;
  spoken.say_off(*spoken.field, 2000, 4000);
  const auto file = spoken.seal(*spoken.field, {spoken.id}, *spoken.office);
  const auto honest = unpack(decrypt(file, *spoken.office));
  const Forger forger{*spoken.field, {spoken.office->device_identity().recipient()}};
  const auto refused = [&](const Pieces& pieces) {
    spit(file, forger.forge(pieces));
    return code_of([&] { spoken.open(*spoken.office, file); });
  };
  const auto piece = [](Pieces& pieces, std::string_view end) -> Bytes& {
    for (auto& one : pieces)
      if (one.name.ends_with(end)) return one.content;
    FAIL("no such file");
    return pieces[0].content;
  };
  // The silence of the last run stands some way behind the middle of the file: each byte of it is looked at.
  Pieces pieces = honest;
  Bytes& sound = piece(pieces, ".opus");
  std::size_t changed = 0;
  for (std::size_t at = 0; at + 3 < sound.size(); ++at)
    if (sound[at] == 0xf8 && sound[at + 1] == 0xff && sound[at + 2] == 0xfe && ++changed == 20)
      sound[at + 2] = 0;
  REQUIRE(changed > 20);
  CHECK(refused(pieces) == Code::Tampered);
  // A byte more at the end.
  pieces = honest;
  piece(pieces, ".opus").push_back(0);
  CHECK(refused(pieces) == Code::Tampered);
  // Another leaf.
  pieces = honest;
  Bytes& frames = piece(pieces, ".frames");
  CHECK(as_text(frames).substr(0, 16) == "attest-frames/2\n");
  for (std::size_t at = 16;;) {
    if (read_le32(ByteView(frames).subspan(at)) == 0) {
      frames[at + 12 + 40] ^= 1;
      break;
    }
    at += 24;
  }
  CHECK(refused(pieces) == Code::Tampered);
  // Lists that are cut, or say what no list can.
  for (const std::size_t cut : {std::size_t{5}, std::size_t{200}, frames.size() - 1}) {
    pieces = honest;
    piece(pieces, ".frames").resize(cut);
    CHECK(refused(pieces) == Code::Invalid);
  }
  // It still opens as it was.
  spit(file, forger.forge(honest));
  spoken.open(*spoken.office, file);
  CHECK(spoken.whole(*spoken.office));
}

TEST_CASE("a backup made afterwards does not hold it, and one made before is told to be stale") {
  Spoken spoken;
  const auto stick = spoken.vaults.folder / "stick";
  fs::create_directory(stick);
  Job job;
  spoken.field->backup(stick, job);
  const auto path = spoken.field->media_path(Spoken::media(*spoken.field, spoken.id).facts.media);
  const auto copies = [&] {
    std::vector<Bytes> all;
    for (const auto& entry : fs::recursive_directory_iterator(stick))
      if (entry.path().filename() == path.filename()) all.push_back(slurp(entry.path()));
    return all;
  };
  CHECK(copies() == std::vector<Bytes>{slurp(path)});
  spoken.say_off(*spoken.field, 2000, 4000);
  CHECK(spoken.field->backups().at(0).stale);
  CHECK(copies() != std::vector<Bytes>{slurp(path)});
  spoken.field->backup(stick, job);
  CHECK(copies() == std::vector<Bytes>{slurp(path)});
  CHECK_FALSE(spoken.field->backups().at(0).stale);
}
