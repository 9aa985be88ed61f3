#include <chrono>
#include <iostream>

#include "tests/core/media/recording_support.h"

using namespace attest;
using namespace attest::media;
using namespace attest::media::test;

TEST_CASE(
    "The end of a recording is written when everything before it is safe, and is safe when it is finished") {
  Studio studio;
  std::vector<DiskAct::Kind> acts;
  Disk disk([&](const DiskAct& act) { acts.push_back(act.kind); });
  RecordingWriter writer(disk, studio.clock, studio.path, studio.begin());
  writer.sound(noise(40), 4800);
  acts.clear();
  writer.finish();
  using Kind = DiskAct::Kind;
  CHECK(acts == std::vector{Kind::Sync, Kind::Write, Kind::Sync});
}

TEST_CASE("A recording stands in its file as FORMAT.md says, field by field") {
  Studio studio;
  const auto sound = pieces(10);
  const RecordingFacts facts = write_small(studio, sound);
  const SecondReading second(slurp(studio.path), studio.media, studio.identity);

  REQUIRE(second.segments.size() == 3);
  Bytes all;
  std::uint64_t frames = 0, spans = 0;
  std::vector<int> types;
  std::set<Bytes> keys, salts;
  FrameTree tree;
  const std::string begin =
      "{\"channels\":1,\"codec\":\"opus\",\"format\":\"attest-media/1\",\"interview\":\"" +
      studio.interview.hex() + "\",\"media\":\"" + studio.media.hex() +
      "\",\"origin\":\"recorded\",\"rate\":48000,\"started\":1600000000123}";
  for (std::size_t i = 0; i < second.segments.size(); ++i) {
    const ParsedSegment& segment = second.segments[i];
    CHECK(segment.index == i);
    keys.insert(segment.key);
    REQUIRE(segment.frames.size() > 2);
    CHECK(segment.frames[0].type == 1);
    CHECK(as_text(segment.frames[0].plain) == begin);
    CHECK(segment.frames[1].type == 4);
    REQUIRE(segment.frames[1].plain.size() == 24);
    CHECK(read_le64(segment.frames[1].plain) == 1'600'000'000'123);
    CHECK(read_le64(ByteView(segment.frames[1].plain).subspan(16)) == frames);
    for (const ParsedFrame& frame : segment.frames) {
      types.push_back(frame.type);
      const ByteView plain = frame.plain;
      if (frame.type == 2) {
        salts.insert({plain.begin(), plain.begin() + 16});
        frames += read_le32(plain.subspan(16));
        all.insert(all.end(), plain.begin() + 20, plain.end());
        tree.add(plain);
      }
      if (frame.type == 3) {
        CHECK(read_le32(plain) == spans);
        CHECK(static_cast<int>(plain[5]) == 7);
        spans += (plain.size() - 4) / 2;
      }
    }
  }
  CHECK(types == std::vector<int>{1, 4, 2, 2, 2, 2, 1, 4, 2, 3, 2, 2, 2, 1, 4, 2, 2, 3, 6, 5, 7});
  CHECK(keys.size() == 3);
  CHECK(salts.size() == 10);
  CHECK(all == joined(sound));
  CHECK(spans == 100);
  const auto& last = second.segments.back().frames;
  CHECK(as_text(last[last.size() - 3].plain) == "{\"at\":4800,\"text\":\"아버지\"}");
  CHECK(as_text(last[last.size() - 2].plain) == "{\"frames\":480,\"from\":9600,\"reason\":\"overrun\"}");
  CHECK(as_text(last.back().plain) ==
        "{\"frames\":48000,\"interrupted\":false,\"leaves\":10,\"root\":\"" + to_hex(tree.root()) +
            "\",\"sha256\":\"" + to_hex(crypto::sha256(all)) + "\",\"sha512\":\"" +
            to_hex(crypto::sha512(all)) + "\",\"size\":" + std::to_string(all.size()) + "}");
  CHECK(facts.frames == 48000);
  CHECK(facts.duration_ms() == 1000);
  CHECK(facts.root == to_hex(tree.root()));
}

TEST_CASE("What was recorded is read back at any place") {
  Studio studio;
  const auto sound = pieces(200, 300);
  const RecordingFacts facts = write_small(studio, sound);
  const Bytes whole = joined(sound);
  RecordingReader reader = studio.read();
  REQUIRE(reader.size() == whole.size());
  CHECK(all_sound(reader) == whole);
  std::mt19937 random(7);
  for (int i = 0; i < 2000; ++i) {
    const std::size_t at = random() % (whole.size() + 100), want = random() % 2000;
    Bytes out(want);
    const std::size_t got = reader.read_at(at, out);
    const std::size_t there = at < whole.size() ? std::min(want, whole.size() - at) : 0;
    REQUIRE(got == there);
    REQUIRE(std::equal(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(got),
                       whole.begin() + static_cast<std::ptrdiff_t>(std::min(at, whole.size()))));
  }
  CHECK(reader.facts().json() == facts.json());
  CHECK_FALSE(reader.interrupted());
  CHECK(reader.peaks().size() == 200 * 10);
  CHECK(reader.peaks()[50] == Peak{-9, 7});
  REQUIRE(reader.gaps().size() == 1);
  CHECK(reader.gaps()[0].from == 9600);
  CHECK(reader.gaps()[0].frames == 480);
  CHECK(reader.gaps()[0].reason == "overrun");
  REQUIRE(reader.markers().size() == 1);
  CHECK(reader.markers()[0].at == 4800);
  CHECK(reader.markers()[0].text == "아버지");
  Job job;
  CHECK(reader.verify(job).empty());
  CHECK(job.done() > whole.size());
}

TEST_CASE("A frame comes with its salt, and salts that are given are kept") {
  Studio studio;
  const Bytes salt = noise(16, 99);
  {
    RecordingWriter writer(studio.disk, studio.clock, studio.path, studio.begin());
    writer.sound(noise(100, 1), 4800, salt);
    writer.sound(noise(50, 2), 2400);
    writer.finish();
  }
  RecordingReader reader = studio.read();
  Bytes bytes;
  const auto first = reader.frame(0, bytes);
  CHECK(bytes == noise(100, 1));
  CHECK(std::ranges::equal(first.salt, salt));
  CHECK(first.frames == 4800);
  const auto second = reader.frame(1, bytes);
  CHECK(second.offset == 100);
  CHECK(second.bytes == 50);
  CHECK(second.frames == 2400);
  CHECK(bytes == noise(50, 2));
  CHECK(code_of([&] { reader.frame(2, bytes); }) == Code::NotFound);
}

TEST_CASE("The same frames with the same salts have the same root elsewhere") {
  Studio studio;
  const auto sound = pieces(9);
  const RecordingFacts facts = write_small(studio, sound);
  RecordingReader reader = studio.read();
  auto begin = studio.begin();
  begin.origin = "received";
  begin.segment_ms = 900;
  RecordingWriter writer(studio.disk, studio.clock, studio.folder / "two", begin);
  Bytes bytes;
  for (std::size_t i = 0; i < reader.frame_count(); ++i) {
    const auto frame = reader.frame(i, bytes);
    writer.sound(bytes, frame.frames, frame.salt);
  }
  const RecordingFacts again = writer.finish();
  CHECK(again.root == facts.root);
  CHECK(again.leaves == facts.leaves);
  CHECK(again.sha512 == facts.sha512);
}

TEST_CASE("A unit of more than 64 KiB is kept in several frames, its time with the last") {
  Studio studio;
  const Bytes unit = noise(150'000);
  {
    RecordingWriter writer(studio.disk, studio.clock, studio.path, studio.begin());
    writer.sound(unit, 9600);
    writer.finish();
  }
  RecordingReader reader = studio.read();
  REQUIRE(reader.frame_count() == 3);
  CHECK(all_sound(reader) == unit);
  Bytes bytes;
  CHECK(reader.frame(0, bytes).frames == 0);
  CHECK(reader.frame(2, bytes).frames == 9600);
}

TEST_CASE("An empty recording can be finished and read") {
  Studio studio;
  const auto facts = write_small(studio, {});
  CHECK(facts.leaves == 0);
  RecordingReader reader = studio.read();
  CHECK(reader.size() == 0);
  Bytes out(10);
  CHECK(reader.read_at(0, out) == 0);
  CHECK(reader.facts().root == to_hex(crypto::blake2b(ByteView{})));
}

TEST_CASE("A writer needs the record's public key alone, and each segment has another key") {
  // A Recipient is all that Begin takes; that no earlier key is left in the writer cannot be seen from here,
  // that the keys differ can.
  Studio studio;
  write_small(studio, pieces(12));
  const SecondReading second(slurp(studio.path), studio.media, studio.identity);
  std::set<Bytes> keys;
  for (const auto& segment : second.segments) keys.insert(segment.key);
  CHECK(keys.size() == second.segments.size());
  const Identity other = Identity::random();
  CHECK(code_of([&] { RecordingReader(studio.path, studio.media, other.scalar()); }) == Code::Damaged);
  CHECK(code_of([&] { RecordingReader(studio.path, EntityId::random(), studio.identity.scalar()); }) ==
        Code::Damaged);
  CHECK(code_of([&] { studio.read(studio.folder / "none"); }) == Code::NotFound);
}

TEST_CASE("Every frame is one write at the end, and reaches the disk in time") {
  Studio studio;
  std::vector<std::size_t> writes;
  std::uint64_t end = 0;
  int syncs = 0;
  Disk watched([&](const DiskAct& act) {
    if (act.kind == DiskAct::Kind::Sync) ++syncs;
    if (act.kind != DiskAct::Kind::Write) return;
    CHECK(act.offset == end);
    end += act.bytes.size();
    writes.push_back(act.bytes.size());
  });
  auto begin = studio.begin();
  begin.sync_every_ms = 0;
  RecordingWriter writer(watched, studio.clock, studio.path, begin);
  writer.sound(noise(100), 4800);
  REQUIRE(writes.size() == 4);  // the segment's head, begin, clock, sound
  CHECK(writes[3] == 5 + 20 + 100 + 16);
  CHECK(syncs == 1);
  writer.sound(noise(100), 4800);
  CHECK(writes.size() == 5);
  CHECK(syncs == 2);
  // Nothing is held back: what a kill -9 would leave is read now.
  RecordingReader reader = studio.read();
  CHECK(reader.frame_count() == 2);
  CHECK(reader.interrupted());
}

TEST_CASE("With half a second between syncs a burst of frames costs few of them") {
  Studio studio;
  int syncs = 0;
  Disk watched([&](const DiskAct& act) { syncs += act.kind == DiskAct::Kind::Sync; });
  RecordingWriter writer(watched, studio.clock, studio.path, studio.begin());
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < 100; ++i) writer.sound(noise(100), 4800);
  const auto ms =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start).count();
  CHECK(syncs <= 1 + ms / 500);
  const int before = syncs;
  writer.marker({0, "here"});
  CHECK(syncs == before + 1);
}

TEST_CASE("A full disk loses what did not fit and nothing else, and no nonce is used twice") {
  Studio studio;
  int left = 1000;
  Disk failing([&](const DiskAct& act) {
    if (act.kind == DiskAct::Kind::Write && --left == 0) throw Error(Code::NoSpace, "full");
  });
  const auto sound = pieces(12);
  for (int at = 1; at <= 20; ++at) {
    INFO("write " << at << " fails");
    const auto path = studio.folder / std::to_string(at);
    auto begin = studio.begin();
    begin.segment_ms = 400;
    std::vector<Bytes> kept;
    {
      left = 1000;
      RecordingWriter writer(failing, studio.clock, path, begin);
      left = at;
      for (const Bytes& piece : sound) {
        try {
          writer.sound(piece, 4800);
          kept.push_back(piece);
        } catch (const Error& e) {
          REQUIRE(e.code() == Code::NoSpace);
        }
      }
      REQUIRE(kept.size() == sound.size() - 1);
      writer.finish();
    }
    RecordingReader reader = studio.read(path);
    Job job;
    CHECK(reader.verify(job).empty());
    CHECK(all_sound(reader) == joined(kept));
    CHECK(reader.facts().frames == 11 * 4800);
  }
}

TEST_CASE("After the end nothing is written") {
  Studio studio;
  RecordingWriter writer(studio.disk, studio.clock, studio.path, studio.begin());
  writer.sound(noise(100), 4800);
  writer.finish();
  CHECK(code_of([&] { writer.sound(noise(100), 4800); }) == Code::Internal);
  CHECK(code_of([&] { writer.peaks({Peak{}}); }) == Code::Internal);
  CHECK(code_of([&] { writer.finish(); }) == Code::Internal);
  CHECK(studio.read().frame_count() == 1);
}

TEST_CASE("A recording is never begun over another file") {
  Studio studio;
  spit(studio.path, to_bytes("something"));
  CHECK(code_of([&] { RecordingWriter(studio.disk, studio.clock, studio.path, studio.begin()); }) ==
        Code::Io);
  CHECK(slurp(studio.path) == to_bytes("something"));
}

TEST_CASE("A recording of a newer version is refused as such") {
  Studio studio;
  write_small(studio, pieces(3));
  Bytes file = slurp(studio.path);
  file[4] = 2;
  spit(studio.path, file);
  CHECK(code_of([&] { studio.read(); }) == Code::NewerVersion);
}

TEST_CASE("A recording's facts survive their journal element, and wrong elements are refused") {
  Studio studio;
  const RecordingFacts facts = write_small(studio, pieces(3));
  const Json element = facts.json();
  CHECK(element["duration_ms"] == 300);
  const auto again = RecordingFacts::parse(facts.media, facts.interview, element);
  CHECK(again.json() == element);
  CHECK(again.media == facts.media);
  for (const auto& [key, value] : element.items()) {
    if (key == "duration_ms") continue;
    INFO(key);
    Json without = element;
    without.erase(key);
    CHECK(code_of([&] { RecordingFacts::parse(facts.media, facts.interview, without); }) == Code::Invalid);
    for (const Json& wrong :
         {Json(-1), Json("x"), Json::array(), Json(nullptr), Json(std::int64_t{1} << 52)}) {
      if (key == "started" && wrong.is_number()) continue;
      Json changed = element;
      changed[key] = wrong;
      CHECK(code_of([&] { RecordingFacts::parse(facts.media, facts.interview, changed); }) == Code::Invalid);
    }
  }
  CHECK(code_of([&] { RecordingFacts::parse(facts.media, facts.interview, Json::array()); }) ==
        Code::Invalid);
}

TEST_CASE("Opening three hours of frames takes well under 300 ms", "[.bench]") {
  Studio studio;
  const Bytes piece = noise(420);
  const auto now = [] { return std::chrono::steady_clock::now(); };
  const auto ms = [](auto from, auto to) {
    return std::chrono::duration<double, std::milli>(to - from).count();
  };
  auto t = now();
  {
    RecordingWriter writer(studio.disk, studio.clock, studio.path, studio.begin());
    const std::vector<Peak> second(100);
    for (int i = 0; i < 108'000; ++i) {
      writer.sound(piece, 4800);
      if (i % 10 == 9) writer.peaks(second);
    }
    writer.finish();
  }
  const auto written = now();
  RecordingReader reader = studio.read();
  const auto opened = now();
  CHECK(reader.frame_count() == 108'000);
  CHECK(reader.facts().frames == 108'000LL * 4800);
  const auto before_peaks = now();
  CHECK(reader.peaks().size() == 1'080'000);
  const auto with_peaks = now();
  std::mt19937 random(3);
  Bytes out(4096);
  for (int i = 0; i < 1000; ++i) reader.read_at(random() % (reader.size() - out.size()), out);
  const auto sought = now();
  Job job;
  CHECK(reader.verify(job).empty());
  const auto verified = now();
  std::cout << "3 h, 108000 frames, " << std::filesystem::file_size(studio.path) / 1000 << " kB: written "
            << ms(t, written) << " ms, opened " << ms(written, opened) << " ms, peaks "
            << ms(before_peaks, with_peaks) << " ms, 1000 random reads of 4 KiB " << ms(with_peaks, sought)
            << " ms, verified " << ms(sought, verified) << " ms\n";
  CHECK(ms(written, opened) < 300);
}
