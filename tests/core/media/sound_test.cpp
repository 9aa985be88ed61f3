#include <algorithm>
#include <catch2/generators/catch_generators.hpp>
#include <numeric>

#include "core/foundation/disk.h"
#include "core/foundation/json.h"
#include "core/media/split_ogg.h"
#include "tests/core/media/sound_support.h"

namespace attest {
namespace {

using namespace media;
using namespace test;
namespace fs = std::filesystem;

double seconds(const SoundInfo& info) {
  return static_cast<double>(info.frames) / info.rate;
}

std::vector<fs::path> files_of(const std::string& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(testdata(folder)))
    if (entry.is_regular_file()) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

/// Every byte once, in order, and the frames are those of the decoder.
void check_split(const Bytes& bytes) {
  MemorySource source(bytes);
  const Container container = recognise(source);
  if (container == Container::Wav) return;
  Job job;
  const auto pieces = split(source, container, job).pieces;
  std::uint64_t at = 0;
  std::int64_t frames = 0;
  for (const Piece& piece : pieces) {
    REQUIRE(piece.offset == at);
    REQUIRE(piece.bytes > 0);
    REQUIRE(piece.bytes <= 64 << 10);
    at += piece.bytes;
    frames += piece.frames;
  }
  CHECK(at == bytes.size());
  CHECK(frames == open_decoder(source)->info().frames);
}

/// How many samples `block` lies behind the place it should come from, at best: 0 where it is nowhere more
/// alike.
int best_lag(const std::vector<float>& whole, std::int64_t first, const std::vector<float>& block,
             std::size_t count) {
  int best = 0;
  double least = 1e30;
  for (const int lag : {0, -1, 1, -2, 2, -5, 5, -20, 20, -120, 120, -960, 960}) {
    double error = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const std::int64_t place = first + static_cast<std::int64_t>(i) + lag;
      if (place < 0 || place >= static_cast<std::int64_t>(whole.size())) continue;
      error += std::abs(block[i] - whole[static_cast<std::size_t>(place)]);
    }
    if (error < least) least = error, best = lag;
  }
  return best;
}

enum class Seeking {
  ToTheBit,
  InStep
};  ///< InStep: after a seek an Opus decoder sounds the same, not bit for bit

/// Reads at random places what a reading from the beginning gave there.
void check_seeking(const Bytes& bytes, Seeking how) {
  const Decoded whole = decode(bytes);
  MemorySource source(bytes);
  auto decoder = open_decoder(source);
  const std::int64_t channels = whole.info.channels;
  std::vector<float> block(static_cast<std::size_t>(900 * channels));
  std::mt19937 generator(3);
  for (int i = 0; i < 40; ++i) {
    const auto anywhere =
        static_cast<std::int64_t>(generator() % static_cast<std::uint64_t>(whole.info.frames));
    const std::int64_t frame = i == 0 ? whole.info.frames - 1 : i == 1 ? 0 : anywhere;
    decoder->seek(frame);
    REQUIRE(decoder->position() == frame);
    const std::size_t got = decoder->read(block.data(), 900);
    REQUIRE(got == static_cast<std::size_t>(std::min<std::int64_t>(900, whole.info.frames - frame)));
    const std::size_t values = got * static_cast<std::size_t>(channels);
    CAPTURE(frame);
    if (how == Seeking::ToTheBit)
      CHECK(std::equal(block.begin(), block.begin() + static_cast<std::ptrdiff_t>(values),
                       whole.samples.begin() + frame * channels));
    else if (got == 900)
      CHECK(best_lag(whole.samples, frame * channels, block, values) == 0);
  }
  decoder->seek(whole.info.frames + 1000);
  CHECK(decoder->position() == whole.info.frames);
  CHECK(decoder->read(block.data(), 900) == 0);
  decoder->seek(-5);
  CHECK(decoder->position() == 0);
}

/// The file without the pages [from, to) that carry sound.
std::vector<OggPage> pages_of(const Bytes& bytes) {
  MemorySource source(bytes);
  Job job;
  return walk_pages(source, 0, job);
}
Bytes without(Bytes bytes, std::uint64_t from, std::uint64_t to) {
  bytes.erase(bytes.begin() + static_cast<std::ptrdiff_t>(from),
              bytes.begin() + static_cast<std::ptrdiff_t>(to));
  return bytes;
}

bool silent(const Decoded& sound, double from_s, double to_s) {
  const auto channels = sound.info.channels;
  return std::all_of(sound.samples.begin() + static_cast<std::ptrdiff_t>(from_s * sound.info.rate) * channels,
                     sound.samples.begin() + static_cast<std::ptrdiff_t>(to_s * sound.info.rate) * channels,
                     [](float s) { return s == 0; });
}

TEST_CASE("From each recording of a crashed program comes what can be recovered, or a clear refusal") {
  const fs::path folder = testdata("audio-crashed");
  const Bytes text = slurp(folder / "EXPECTED.json");
  // Its seconds are fractions, which Attest's own JSON has not.
  const auto expected = nlohmann::json::parse(text.begin(), text.end());
  int seen = 0;
  for (const auto& row : expected) {
    const fs::path file = folder / row.at("file").get<std::string>();
    if (!fs::exists(file)) continue;
    CAPTURE(file.filename().string());
    ++seen;
    const Bytes bytes = slurp(file);
    if (row.contains("expect")) {
      CHECK(code_of([&] { decode(bytes); }) == Code::Invalid);
      continue;
    }
    const auto wanted = row.contains("recoverable_s") ? row.at("recoverable_s") : row.at("total_s");
    const Decoded sound = decode(bytes);
    CHECK(std::abs(seconds(sound.info) - wanted.get<double>()) < 0.0005);
    check_split(bytes);
  }
  CHECK(seen >= 10);
}

TEST_CASE("Damage in the middle of Ogg Opus is silence there and nowhere else") {
  const Samples samples = speech(48000, 6);
  const Bytes good = encode({}, samples).bytes;
  const auto pages = pages_of(good);
  REQUIRE(pages.size() > 50);
  const auto start_of = [&](std::size_t page) {
    return static_cast<double>(pages[page - 1].granule - 312) / 48000;
  };
  Bytes bad = good;
  SECTION("a page whose bits have flipped") {
    bad[pages[20].offset + pages[20].size / 2] ^= 1;
  }
  SECTION("pages that are missing") {
    bad = without(good, pages[20].offset, pages[21].offset);
  }
  SECTION("pages overwritten with zeros, as where a passage was destroyed") {
    std::fill(bad.begin() + static_cast<std::ptrdiff_t>(pages[20].offset),
              bad.begin() + static_cast<std::ptrdiff_t>(pages[21].offset), Byte{0});
  }
  const Decoded before = decode(good), after = decode(bad);
  CHECK(after.info.frames == before.info.frames);
  CHECK(after.info.frames == 6 * 48000);
  CHECK(after.info.complete);
  CHECK(silent(after, start_of(20) + 0.0065, start_of(21) - 0.0005));
  CHECK_FALSE(silent(before, start_of(20), start_of(21)));
  CHECK_FALSE(silent(after, start_of(21), start_of(21) + 0.1));  // opusfile leaves out 80 ms after a hole
  // A quarter of a second later the codec has found its way back.
  float worst = 0;
  for (auto i = static_cast<std::size_t>((start_of(21) + 0.25) * 48000); i < after.samples.size(); ++i)
    worst = std::max(worst, std::abs(after.samples[i] - before.samples[i]));
  CHECK(worst < 0.05f);
  check_split(bad);
  check_seeking(bad, Seeking::InStep);
}

TEST_CASE("An hour cut out of Ogg Opus stays an hour") {
  // Granule positions jump by an hour from page 20 on.
  Bytes bytes = encode({}, speech(48000, 4)).bytes;
  const auto pages = pages_of(bytes);
  const auto crc_of = [&](ByteView page) {
    std::uint32_t crc = 0;
    for (const Byte b : page) {
      crc ^= static_cast<std::uint32_t>(b) << 24;
      for (int i = 0; i < 8; ++i) crc = crc << 1 ^ (crc & 0x80000000u ? 0x04c11db7u : 0);
    }
    return crc;
  };
  const auto put = [&](std::size_t at, std::uint64_t value, int size) {
    for (int i = 0; i < size; ++i)
      bytes[at + static_cast<std::size_t>(i)] = static_cast<Byte>(value >> (8 * i));
  };
  const std::int64_t jump = GENERATE(3600LL * 48000, 1LL << 50);
  for (std::size_t i = 20; i < pages.size(); ++i) {
    const auto& page = pages[i];
    put(page.offset + 6, static_cast<std::uint64_t>(page.granule + jump), 8);
    put(page.offset + 18, i + 1000, 4);
    put(page.offset + 22, 0, 4);
    put(page.offset + 22, crc_of(ByteView(bytes).subspan(page.offset, page.size)), 4);
  }
  MemorySource source(bytes);
  if (jump > 1LL << 40) {
    CHECK(code_of([&] { open_decoder(source); }) == Code::Invalid);
    return;
  }
  CHECK(open_decoder(source)->info().frames == 4 * 48000 + jump);
  check_split(bytes);
}

TEST_CASE("Chained Ogg Opus is as long as its links together") {
  const Bytes one = encode({}, speech(48000, 1.5)).bytes;
  Bytes two = one;
  const Bytes other = encode({}, speech(48000, 0.7)).bytes;
  two.insert(two.end(), other.begin(), other.end());
  const Decoded sound = decode(two);
  CHECK(sound.info.frames == 72000 + 33600);
  check_split(two);
  check_seeking(two, Seeking::InStep);
  const Bytes stereo = encode({.channels = 2}, speech(48000, 0.5, 2)).bytes;
  two = one;
  two.insert(two.end(), stereo.begin(), stereo.end());
  CHECK(code_of([&] { decode(two); }) == Code::Invalid);
}

TEST_CASE("Zeros, garbage and a torn page after Ogg Opus take nothing away and are kept as pieces") {
  const Bytes good = encode({}, speech(48000, 2), false).bytes;
  const Decoded whole = decode(good);
  for (Bytes tail :
       {Bytes(65536, 0), noise(100000), to_bytes("OggS"), Bytes(good.begin(), good.begin() + 30)}) {
    Bytes bytes = good;
    bytes.insert(bytes.end(), tail.begin(), tail.end());
    const Decoded sound = decode(bytes);
    CHECK(sound.samples == whole.samples);
    CHECK_FALSE(sound.info.complete);
    check_split(bytes);
  }
}

TEST_CASE("A cut file of any kind plays to its last whole page or frame, wherever it is cut") {
  const Codec codec = GENERATE(Codec::Opus, Codec::Flac);
  const int rate = 16000;
  const Samples samples = speech(rate, 2);
  const Encoded good = encode({.codec = codec, .rate = rate, .expected_frames = rate * 2}, samples);
  for (std::size_t cut = good.bytes.size() - 1; cut > 2000; cut = cut * 5 / 6) {
    CAPTURE(name(codec), cut);
    const Bytes bytes(good.bytes.begin(), good.bytes.begin() + static_cast<std::ptrdiff_t>(cut));
    std::int64_t whole = 0;
    for (const Piece& piece : good.pieces)
      if (piece.offset + piece.bytes <= cut) whole += piece.frames;
    const Decoded sound = decode(bytes);
    CHECK(std::abs(static_cast<double>(whole) / rate - seconds(sound.info)) < 0.001);
    CHECK_FALSE(sound.info.complete);
    check_split(bytes);
  }
}

TEST_CASE("Damage in the middle of FLAC is silence there and every other sample is right") {
  const int rate = 16000;
  const Samples samples = speech(rate, 6);
  const bool total_known = GENERATE(false, true);
  const Encoded good =
      encode({.codec = Codec::Flac, .rate = rate, .expected_frames = total_known ? rate * 6 : 0}, samples);
  const Piece bad_piece = good.pieces[12];
  const auto first = std::accumulate(good.pieces.begin(), good.pieces.begin() + 12, std::int64_t{0},
                                     [](std::int64_t n, const Piece& p) { return n + p.frames; });
  Bytes bytes = good.bytes;
  SECTION("a frame whose bits have flipped") {
    bytes[bad_piece.offset + bad_piece.bytes / 2] ^= 4;
  }
  SECTION("a frame that is missing") {
    bytes = without(bytes, bad_piece.offset, bad_piece.offset + bad_piece.bytes);
  }
  SECTION("a frame overwritten with zeros") {
    std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(bad_piece.offset), bad_piece.bytes, Byte{0});
  }
  Samples expected = samples;
  std::fill_n(expected.begin() + first, bad_piece.frames, std::int16_t{0});
  const Decoded sound = decode(bytes);
  CHECK(sound.info.complete);
  CHECK(as_int16(sound.samples) == expected);
  check_split(bytes);
  check_seeking(bytes, Seeking::ToTheBit);
}

TEST_CASE("FLAC whose header lies about the length of its blocks, or of the whole, is counted") {
  const Samples samples = speech(16000, 3);
  Bytes bytes = encode({.codec = Codec::Flac, .rate = 16000}, samples).bytes;
  // STREAMINFO begins at byte 8: smallest block, largest block, ... and the low 32 bits of the total at
  // byte 22.
  SECTION("blocks of different lengths") {
    bytes[8] = 0, bytes[9] = 16;
  }
  SECTION("shorter blocks") {
    bytes[8] = bytes[10] = 1, bytes[9] = bytes[11] = 0;
  }
  SECTION("longer blocks") {
    bytes[8] = bytes[10] = 16, bytes[9] = bytes[11] = 0;
  }
  SECTION("a total that is too small") {
    bytes[24] = 0x10;
  }
  SECTION("a total that is too large") {
    bytes[22] = 0x10;
  }
  CHECK(as_int16(decode(bytes).samples) == samples);
  check_seeking(bytes, Seeking::ToTheBit);
  check_split(bytes);
}

TEST_CASE("A position is exact in every format, at any rate") {
  const int rate = GENERATE(8000, 22050, 48000);
  const int channels = GENERATE(1, 2);
  const Samples samples = speech(rate, 4, channels);
  CAPTURE(rate, channels);
  check_seeking(wav(samples, rate, channels), Seeking::ToTheBit);
  check_seeking(encode({.codec = Codec::Flac, .rate = rate, .channels = channels}, samples).bytes,
                Seeking::ToTheBit);
  check_seeking(
      encode({.codec = Codec::Flac, .rate = rate, .channels = channels, .expected_frames = rate * 4}, samples)
          .bytes,
      Seeking::ToTheBit);
  check_seeking(encode({.rate = rate, .channels = channels}, samples).bytes, Seeking::InStep);
}

TEST_CASE("A WAV file whose sizes were never written gives all its sound") {
  const Samples samples = speech(16000, 1);
  const std::int64_t claimed = GENERATE(std::int64_t{0}, 0xffffffffLL, 0x7fffffffLL, 100000);
  Bytes bytes = wav(samples, 16000, 1, claimed);
  SECTION("as it is") {}
  SECTION("with an odd byte at the end") {
    bytes.push_back(1);
  }
  const Decoded sound = decode(bytes);
  CHECK(as_int16(sound.samples) == samples);
  CHECK_FALSE(sound.info.complete);
  CHECK(decode(wav(samples, 16000, 1)).info.complete);
}

TEST_CASE("Public recordings decode to the samples that the real decoders give") {
  need_program("flac");
  need_program("ffmpeg");
  const std::string folder = GENERATE("audio-speech", "audio-flac", "audio-falcon", "audio-orca-tts",
                                      "audio-porcupine", "audio-taglib", "audio-tinytag", "audio-wenet");
  TempFolder temp;
  const std::string raw = (temp / "raw").string();
  int decoded = 0;
  for (const fs::path& file : files_of(folder)) {
    CAPTURE(file.string());
    const Bytes bytes = slurp(file);
    MemorySource source(bytes);
    const Container container = recognise(source);
    Decoded sound;
    try {
      sound = decode(bytes);
    } catch (const Error& e) {
      CHECK(e.code() == Code::Invalid);
      CHECK(std::string(e.what()).size() > 30);
      continue;
    }
    CHECK(container != Container::Unknown);
    ++decoded;
    check_split(bytes);
    if (sound.info.frames > 1)
      check_seeking(bytes, container == Container::OggOpus ? Seeking::InStep : Seeking::ToTheBit);
    if (container == Container::OggOpus || sound.info.frames == 0 || sound.info.bits > 16) continue;
    const bool flac = container == Container::Flac;
    fs::remove(raw);  // flac gives it the mode of its input, which may be one that cannot be written to
    run(flac ? "flac -s -d -F -f --force-raw-format --endian=little --sign=signed -o " + raw + " '" +
                   file.string() + "'"
             : "ffmpeg -v quiet -y -i '" + file.string() + "' -f s16le " + raw);
    const Bytes real = slurp(raw);
    if (real.size() < sound.samples.size() * 2) continue;  // 8 bits; or what the real decoder gives up on
    Bytes mine(sound.samples.size() * 2);
    std::memcpy(mine.data(), as_int16(sound.samples).data(), mine.size());
    CHECK(std::equal(mine.begin(), mine.end(), real.begin()));
  }
  CHECK((decoded > 0));
}

TEST_CASE("What is no sound is recognised as such and refused with a word about what it seems to be") {
  const auto refusal = [](const Bytes& bytes) -> std::string {
    MemorySource source(bytes);
    CHECK(recognise(source) == Container::Unknown);
    try {
      open_decoder(source);
    } catch (const Error& e) {
      CHECK(e.code() == Code::Invalid);
      return e.what();
    }
    return {};
  };
  CHECK(refusal({}).find("is empty") != std::string::npos);
  CHECK(refusal(to_bytes("ID3\3\0\0\0\0\0\0aaaaaaaaaaaa")).find("MP3") != std::string::npos);
  CHECK(refusal(to_bytes("FORM0000AIFF")).find("AIFF") != std::string::npos);
  CHECK(refusal(to_bytes("0000ftypM4A ")).find("M4A") != std::string::npos);
  CHECK(refusal(noise(5000)).find("not a sound file") != std::string::npos);
}

TEST_CASE("No damage to a good file does anything but silence, shortening or a refusal") {
  const int kind = GENERATE(0, 1, 2);
  const Samples samples = speech(8000, 1.2);
  const Bytes good = kind == 0   ? wav(samples, 8000, 1)
                     : kind == 1 ? encode({.codec = Codec::Flac, .rate = 8000}, samples).bytes
                                 : encode({.rate = 8000}, samples).bytes;
  std::mt19937 generator(11);
  int refused = 0;
  for (int i = 0; i < 300; ++i) {
    Bytes bytes = good;
    // Half of the damage falls on the headers.
    const std::size_t reach = i % 2 ? bytes.size() : std::min<std::size_t>(bytes.size(), 120);
    for (int hits = 0; hits < 1 + i % 5; ++hits) bytes[generator() % reach] = static_cast<Byte>(generator());
    try {
      MemorySource source(bytes);
      auto decoder = open_decoder(source);
      REQUIRE(decoder->info().channels >= 1);
      REQUIRE(decoder->info().channels <= 8);
      if (decoder->info().frames > 1'000'000) continue;
      decode(bytes);
      decoder->seek(decoder->info().frames / 2);
      check_split(bytes);
    } catch (const Error& e) {
      ++refused;
      if (e.code() != Code::Invalid) FAIL(e.what());
    }
  }
  CHECK(refused > 0);
}

TEST_CASE("What the source throws comes out of the decoder unchanged") {
  class Failing final : public RandomSource {
   public:
    explicit Failing(Bytes bytes) : inner_(std::move(bytes)) {}
    std::uint64_t size() const override { return inner_.size(); }
    std::size_t read_at(std::uint64_t offset, ByteSpan out) override {
      if (broken) throw Error(Code::Damaged, "A frame does not authenticate.");
      return inner_.read_at(offset, out);
    }
    bool broken = false;

   private:
    MemorySource inner_;
  };
  const int kind = GENERATE(0, 1, 2);
  const Samples samples = speech(16000, 20);
  Failing source(kind == 0   ? wav(samples, 16000, 1)
                 : kind == 1 ? encode({.codec = Codec::Flac, .rate = 16000}, samples).bytes
                             : encode({.rate = 16000}, samples).bytes);
  auto decoder = open_decoder(source);
  std::vector<float> block(160000);
  source.broken = true;
  CHECK(code_of([&] {
          decoder->seek(decoder->info().frames * 3 / 4);
          for (int i = 0; i < 30; ++i) decoder->read(block.data(), 160000);
        }) == Code::Damaged);
  CHECK(code_of([&] { open_decoder(source); }) == Code::Damaged);
}

TEST_CASE("Splitting stops when it is asked to") {
  MemorySource source(encode({.codec = Codec::Flac}, speech(48000, 2)).bytes);
  Job job;
  job.cancel();
  CHECK(code_of([&] { split(source, Container::Flac, job); }) == Code::Cancelled);
  CHECK(code_of([&] { split(source, Container::Wav, job); }) == Code::Invalid);
}

}  // namespace
}  // namespace attest
