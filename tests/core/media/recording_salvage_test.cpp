// What a cut, rotten or forged recording still gives, and what it never does: give sound that is not what was
// recorded at that place.
#include "tests/core/media/recording_support.h"

using namespace attest;
using namespace attest::media;
using namespace attest::media::test;

namespace {

/// Reads a changed recording in every way there is. Returns whether something told of the change; fails where
/// sound comes out that was not there.
struct Outcome {
  bool told = false;
  std::size_t whole_frames = 0;
};
Outcome read_changed(const Studio& studio, const std::vector<Bytes>& sound,
                     const std::filesystem::path& path) {
  std::optional<RecordingReader> reader;
  try {
    reader.emplace(path, studio.media, studio.identity.scalar());
  } catch (const Error& e) {
    REQUIRE((e.code() == Code::Damaged || e.code() == Code::NewerVersion));
    return {true, 0};
  }
  Outcome outcome;
  const Bytes whole = joined(sound);
  const auto frames = each_frame(*reader);
  REQUIRE(frames.size() <= sound.size());
  for (std::size_t i = 0; i < frames.size(); ++i)
    if (frames[i]) REQUIRE(*frames[i] == sound[i]);
  outcome.whole_frames = static_cast<std::size_t>(
      std::ranges::count_if(frames, [](const auto& frame) { return frame.has_value(); }));
  REQUIRE(reader->size() <= whole.size());
  for (std::size_t at = 0; at < reader->size(); at += 29) {
    Bytes out(std::min<std::size_t>(31, reader->size() - at));
    try {
      const std::size_t got =
          reader->read_at(at, out);  // outside of REQUIRE, which would catch what it throws
      REQUIRE(got == out.size());
      REQUIRE(std::equal(out.begin(), out.end(), whole.begin() + static_cast<std::ptrdiff_t>(at)));
    } catch (const Error& e) {
      REQUIRE(e.code() == Code::Damaged);
      outcome.told = true;
    }
  }
  Job job;
  outcome.told |= !reader->verify(job).empty() || reader->interrupted();
  reader->peaks();
  reader->gaps();
  reader->markers();
  try {
    reader->facts();
  } catch (const Error& e) {
    REQUIRE(e.code() == Code::Damaged);
  }
  return outcome;
}

Bytes cut_out(const Bytes& file, std::size_t at, std::size_t size) {
  Bytes out = file;
  out.erase(out.begin() + static_cast<std::ptrdiff_t>(at),
            out.begin() + static_cast<std::ptrdiff_t>(at + size));
  return out;
}
Bytes slice(const Bytes& file, std::size_t at, std::size_t size) {
  const auto from = file.begin() + static_cast<std::ptrdiff_t>(at);
  return {from, from + static_cast<std::ptrdiff_t>(size)};
}
Bytes put_in(const Bytes& file, std::size_t at, const Bytes& more) {
  Bytes out = file;
  out.insert(out.begin() + static_cast<std::ptrdiff_t>(at), more.begin(), more.end());
  return out;
}

}  // namespace

TEST_CASE("A recording cut at any byte gives everything up to the last whole frame, as interrupted") {
  Studio studio;
  const auto sound = pieces(10);
  write_small(studio, sound);
  const Bytes file = slurp(studio.path);
  const SecondReading second(file, studio.media, studio.identity);
  const auto cut = studio.folder / "cut";
  for (std::size_t size = 0; size < file.size(); ++size) {
    INFO("cut at " << size << " of " << file.size());
    std::vector<Bytes> whole;
    bool begun = false;
    FrameTree tree;
    for (const auto& segment : second.segments)
      for (const auto& frame : segment.frames) {
        if (frame.at + frame.size > size) continue;
        begun |= frame.type == 1;
        if (frame.type != 2) continue;
        whole.emplace_back(frame.plain.begin() + 20, frame.plain.end());
        tree.add(frame.plain);
      }
    spit(cut, ByteView(file).first(size));
    if (!begun) {
      CHECK(code_of([&] { studio.read(cut); }) == Code::Damaged);
      continue;
    }
    RecordingReader reader = studio.read(cut);
    REQUIRE(reader.interrupted());
    REQUIRE(all_sound(reader) == joined(whole));
    const RecordingFacts& facts = reader.facts();
    REQUIRE(facts.interrupted);
    REQUIRE(facts.frames == static_cast<std::int64_t>(whole.size()) * 4800);
    REQUIRE(facts.leaves == whole.size());
    REQUIRE(facts.root == to_hex(tree.root()));
    REQUIRE(facts.sha256 == to_hex(crypto::sha256(joined(whole))));
    REQUIRE(facts.sha512 == to_hex(crypto::sha512(joined(whole))));
    Job job;
    REQUIRE(reader.verify(job).empty());
  }
}

TEST_CASE("Any flipped bit is told of, and no other frame's sound is lost beyond its segment") {
  Studio studio;
  const auto sound = pieces(6, 24);
  write_small(studio, sound);
  const Bytes file = slurp(studio.path);
  const auto changed = studio.folder / "changed";
  for (std::size_t at = 0; at < file.size(); ++at)
    for (int bit = 0; bit < 8; ++bit) {
      INFO("bit " << bit << " of byte " << at << " of " << file.size());
      Bytes rotten = file;
      rotten[at] = static_cast<Byte>(rotten[at] ^ (1 << bit));
      spit(changed, rotten);
      const Outcome outcome = read_changed(studio, sound, changed);
      REQUIRE(outcome.told);
      const bool version = at == 4;                      // refused as a newer one
      if (!version) REQUIRE(outcome.whole_frames >= 2);  // a segment holds four of the six
    }
}

TEST_CASE("A damaged sound frame is a hole; what is before and after it is read") {
  Studio studio;
  const auto sound = pieces(10);
  write_small(studio, sound);
  Bytes file = slurp(studio.path);
  const SecondReading second(file, studio.media, studio.identity);
  const auto& frame = second.segments[1].frames[4];  // begin, clock, leaf 4, peaks, leaf 5
  REQUIRE(frame.type == 2);
  file[frame.at + 10] ^= 1;
  spit(studio.path, file);
  RecordingReader reader = studio.read();
  CHECK_FALSE(reader.interrupted());
  const auto frames = each_frame(reader);
  for (std::size_t i = 0; i < sound.size(); ++i) {
    INFO("frame " << i);
    REQUIRE(frames[i].has_value() == (i != 5));
    if (i != 5) CHECK(*frames[i] == sound[i]);
  }
  Job job;
  const auto damage = reader.verify(job);
  REQUIRE(damage.size() == 2);
  CHECK(damage[0] == "Segment 1, frame 4 is damaged.");
}

TEST_CASE("A segment whose beginning is destroyed is a hole; the segments around it are read") {
  Studio studio;
  const auto sound = pieces(16);
  write_small(studio, sound);
  const Bytes file = slurp(studio.path);
  const SecondReading second(file, studio.media, studio.identity);
  for (std::size_t broken = 0; broken < 4; ++broken) {
    INFO("segment " << broken);
    Bytes rotten = file;
    std::fill_n(rotten.begin() + static_cast<std::ptrdiff_t>(second.segments[broken].at), 400, Byte{0});
    spit(studio.path, rotten);
    RecordingReader reader = studio.read();
    const auto frames = each_frame(reader);
    REQUIRE(frames.size() == 16);
    for (std::size_t i = 0; i < frames.size(); ++i) CHECK(frames[i].has_value() == (i / 4 != broken));
    Job job;
    CHECK_FALSE(reader.verify(job).empty());
    CHECK_FALSE(reader.interrupted());
  }
}

TEST_CASE("Frames that are dropped, repeated or exchanged are told of and never heard at another place") {
  Studio studio;
  const auto sound = pieces(12, 40);
  write_small(studio, sound);
  const Bytes file = slurp(studio.path);
  const SecondReading second(file, studio.media, studio.identity);
  std::vector<ParsedFrame> all;
  for (const auto& segment : second.segments)
    all.insert(all.end(), segment.frames.begin(), segment.frames.end());
  const auto changed = studio.folder / "changed";
  const auto told = [&](const Bytes& forged) {
    spit(changed, forged);
    return read_changed(studio, sound, changed).told;
  };
  for (std::size_t i = 0; i < all.size(); ++i) {
    INFO("frame " << i << " of type " << all[i].type);
    CHECK(told(cut_out(file, all[i].at, all[i].size)));
    CHECK(told(put_in(file, all[i].at + all[i].size, slice(file, all[i].at, all[i].size))));
    for (std::size_t j = i + 1; j < all.size(); ++j) {
      Bytes swapped = cut_out(file, all[j].at, all[j].size);
      swapped = put_in(swapped, all[j].at, slice(file, all[i].at, all[i].size));
      swapped = cut_out(swapped, all[i].at, all[i].size);
      swapped = put_in(swapped, all[i].at, slice(file, all[j].at, all[j].size));
      CHECK(told(swapped));
    }
  }
}

TEST_CASE("Segments that are dropped, repeated or exchanged are told of; the others are read") {
  Studio studio;
  const auto sound = pieces(16);
  write_small(studio, sound);
  const Bytes file = slurp(studio.path);
  const SecondReading second(file, studio.media, studio.identity);
  const auto changed = studio.folder / "changed";
  const auto& segments = second.segments;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    INFO("segment " << i);
    spit(changed, cut_out(file, segments[i].at, segments[i].size));
    auto outcome = read_changed(studio, sound, changed);
    CHECK(outcome.told);
    CHECK(outcome.whole_frames == (i < 4 ? 12 : 16));  // the last one holds the marker, the gap and the end
    const Bytes copy = slice(file, segments[i].at, segments[i].size);
    for (std::size_t j = 0; j < segments.size(); ++j) {
      spit(changed, put_in(file, segments[j].at, copy));
      outcome = read_changed(studio, sound, changed);
      CHECK(outcome.told);
      spit(changed, put_in(cut_out(file, segments[i].at, segments[i].size),
                           segments[j].at - (j > i ? segments[i].size : 0), copy));
      outcome = read_changed(studio, sound, changed);
      CHECK((outcome.told || j == i || j == i + 1));
      // A late segment that comes too early hides the ones before it, as taking them away would.
      CHECK((outcome.whole_frames >= 4 || i == 4));
    }
  }
}

TEST_CASE("Segments of another recording of the same record are not taken in") {
  Studio studio;
  const auto sound = pieces(8);
  write_small(studio, sound);
  const Bytes file = slurp(studio.path);
  const SecondReading second(file, studio.media, studio.identity);
  const auto other_path = studio.folder / "other";
  auto begin = studio.begin();
  begin.media = EntityId::random();
  begin.segment_ms = 400;
  {
    RecordingWriter writer(studio.disk, studio.clock, other_path, begin);
    for (const Bytes& piece : sound) writer.sound(piece, 4800);
    writer.finish();
  }
  const Bytes other = slurp(other_path);
  const SecondReading foreign(other, begin.media, studio.identity);
  Bytes mixed = slice(file, 0, second.segments[1].at);
  const Bytes tail = slice(other, foreign.segments[1].at, other.size() - foreign.segments[1].at);
  mixed.insert(mixed.end(), tail.begin(), tail.end());
  spit(studio.path, mixed);
  const Outcome outcome = read_changed(studio, sound, studio.path);
  CHECK(outcome.told);
  CHECK(outcome.whole_frames == 4);
}

TEST_CASE("A tail that a loss of power left as zeros or as old bytes is left out") {
  Studio studio;
  const auto sound = pieces(10);
  write_small(studio, sound, false);
  const Bytes file = slurp(studio.path);
  const SecondReading second(file, studio.media, studio.identity);
  const auto& last = second.segments[2].frames;
  for (const Byte with : {Byte{0}, Byte{0xa7}}) {
    Bytes torn = file;
    // The head of leaf 8 stands, its bytes and all that follow do not.
    std::fill(torn.begin() + static_cast<std::ptrdiff_t>(last[2].at + 5), torn.end(), with);
    torn.resize(torn.size() + 5000, with);
    spit(studio.path, torn);
    RecordingReader reader = studio.read();
    CHECK(reader.interrupted());
    CHECK(all_sound(reader) == joined({sound.begin(), sound.begin() + 8}));
    CHECK(reader.facts().leaves == 8);
  }
}

TEST_CASE(
    "Of the last moments a loss of power may leave later ones without earlier ones: what is before counts") {
  Studio studio;
  const auto sound = pieces(10);
  write_small(studio, sound, false);
  const Bytes file = slurp(studio.path);
  const SecondReading second(file, studio.media, studio.identity);
  for (std::size_t s = 0; s < second.segments.size(); ++s)
    for (const auto& frame : second.segments[s].frames) {
      std::size_t before = 0;
      bool begun = false;
      for (const auto& segment : second.segments)
        for (const auto& other : segment.frames) {
          begun |= other.type == 1 && other.at < frame.at;
          before += other.type == 2 && other.at < frame.at;
        }
      // Its bytes were never written, or its head was not either.
      for (const std::size_t from : {std::size_t{5}, std::size_t{0}}) {
        INFO("segment " << s << ", frame at " << frame.at << ", from byte " << from);
        Bytes torn = file;
        std::fill_n(torn.begin() + static_cast<std::ptrdiff_t>(frame.at + from), frame.size - from, Byte{0});
        spit(studio.path, torn);
        if (!begun) continue;
        RecordingReader reader = studio.read();
        REQUIRE(reader.interrupted());
        REQUIRE(all_sound(reader) ==
                joined({sound.begin(), sound.begin() + static_cast<std::ptrdiff_t>(before)}));
        REQUIRE(reader.facts().leaves == before);
        Job job;
        REQUIRE(reader.verify(job).empty());
      }
    }
}

TEST_CASE("A hole long before the end of an interrupted recording costs nothing of what comes after it") {
  Studio studio;
  const auto sound = pieces(80);
  write_small(studio, sound, false);
  Bytes file = slurp(studio.path);
  const SecondReading second(file, studio.media, studio.identity);
  file[second.segments[1].frames[4].at + 10] ^= 1;  // leaf 5
  spit(studio.path, file);
  RecordingReader reader = studio.read();
  const auto frames = each_frame(reader);
  REQUIRE(frames.size() == 80);
  for (std::size_t i = 0; i < frames.size(); ++i) CHECK(frames[i].has_value() == (i != 5));
}

TEST_CASE("What follows the end of a recording is told of") {
  Studio studio;
  const auto sound = pieces(6);
  write_small(studio, sound);
  Bytes file = slurp(studio.path);
  file.push_back('x');
  spit(studio.path, file);
  RecordingReader reader = studio.read();
  CHECK(all_sound(reader) == joined(sound));
  Job job;
  CHECK(reader.verify(job) == std::vector<std::string>{"Something follows the recording's end."});
}

TEST_CASE("Files that are no recordings are refused, whatever they hold") {
  Studio studio;
  std::vector<Bytes> files{{}, to_bytes("ATSG"), noise(100'000), Bytes(100'000, 0), Bytes(100'000, 0xff)};
  // A thousand heads that lead nowhere, and the same after a true beginning.
  Bytes head = to_bytes("ATSG");
  head.insert(head.end(), {1, 0, 0, 0});
  append_le32(head, 7);
  append_le32(head, 200);
  append_le64(head, 3);
  append_le64(head, 1000);
  const Bytes age = to_bytes("age-encryption.org/v1\n-> X25519 x\n");
  head.insert(head.end(), age.begin(), age.end());
  Bytes many;
  for (int i = 0; i < 3000; ++i) many.insert(many.end(), head.begin(), head.end());
  files.push_back(many);
  for (const Bytes& file : files) {
    spit(studio.path, file);
    CHECK(code_of([&] { studio.read(); }) == Code::Damaged);
  }
  std::filesystem::remove(studio.path);
  const auto sound = pieces(4);
  write_small(studio, sound);
  Bytes file = slurp(studio.path);
  file.insert(file.end(), many.begin(), many.end());
  spit(studio.path, file);
  const Outcome outcome = read_changed(studio, sound, studio.path);
  CHECK(outcome.told);
  CHECK(outcome.whole_frames == 4);
}

TEST_CASE("Checking a recording can be cancelled") {
  Studio studio;
  write_small(studio, pieces(6));
  RecordingReader reader = studio.read();
  Job job;
  job.cancel();
  CHECK(code_of([&] { reader.verify(job); }) == Code::Cancelled);
}
