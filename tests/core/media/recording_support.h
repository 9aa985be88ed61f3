// What the recording's tests share: a small recording, and a second, independent reading of FORMAT.md §4.
#pragma once

#include <algorithm>
#include <optional>
#include <set>

#include "core/media/recording.h"
#include "tests/support/support.h"

namespace attest::media::test {

using namespace attest::test;
using crypto::age::Identity;

struct SetClock final : Clock {
  Instant now() const override { return from_ms(ms); }
  std::int64_t ms = 1'600'000'000'123;
};

struct Studio {
  TempFolder folder;
  Disk disk;
  SetClock clock;
  Identity identity = Identity::random();
  EntityId media = EntityId::random();
  RecordId interview = RecordId::random();
  std::filesystem::path path = folder / "one";

  RecordingWriter::Begin begin() const {
    RecordingWriter::Begin b;
    b.media = media;
    b.interview = interview;
    b.recipient = identity.recipient();
    return b;
  }
  RecordingReader read() const { return read(path); }
  RecordingReader read(const std::filesystem::path& p) const { return {p, media, identity.scalar()}; }
};

inline Bytes joined(const std::vector<Bytes>& pieces) {
  Bytes all;
  for (const Bytes& piece : pieces) all.insert(all.end(), piece.begin(), piece.end());
  return all;
}

/// `count` pieces of 100 ms at 48 kHz; with segment_ms 400 a segment holds four.
inline std::vector<Bytes> pieces(std::size_t count, std::size_t size = 40) {
  std::vector<Bytes> all;
  for (std::size_t i = 0; i < count; ++i)
    all.push_back(noise(size + i % 7, static_cast<std::uint32_t>(i + 1)));
  return all;
}

inline RecordingFacts write_small(Studio& studio, const std::vector<Bytes>& sound, bool finish = true) {
  auto begin = studio.begin();
  begin.segment_ms = 400;
  RecordingWriter writer(studio.disk, studio.clock, studio.path, begin);
  for (std::size_t i = 0; i < sound.size(); ++i) {
    writer.sound(sound[i], 4800);
    if (i % 5 == 4)
      writer.peaks(std::vector<Peak>(50, Peak{static_cast<std::int8_t>(-static_cast<int>(i)), 7}));
  }
  writer.marker({4800, "아버지"});
  writer.gap({9600, 480, "overrun", {}});
  return finish ? writer.finish() : RecordingFacts{};
}

inline Bytes all_sound(RecordingReader& reader) {
  Bytes sound(reader.size());
  REQUIRE(reader.read_at(0, sound) == sound.size());
  return sound;
}

/// Frame by frame: nothing where a frame does not open.
inline std::vector<std::optional<Bytes>> each_frame(RecordingReader& reader) {
  std::vector<std::optional<Bytes>> frames;
  for (std::size_t i = 0; i < reader.frame_count(); ++i) {
    Bytes bytes;
    try {
      reader.frame(i, bytes);
      frames.emplace_back(bytes);
    } catch (const Error& e) {
      REQUIRE(e.code() == Code::Damaged);
      frames.emplace_back(std::nullopt);
    }
  }
  return frames;
}

// The second reading, written from FORMAT.md without a look at the first.
struct ParsedFrame {
  std::size_t at, size;  ///< in the file, whole
  int type;
  Bytes plain;
};
struct ParsedSegment {
  std::size_t at, size;
  std::uint32_t index;
  std::uint64_t leaf, offset;
  Bytes sealed, key;
  std::vector<ParsedFrame> frames;
};

class SecondReading {
 public:
  SecondReading(Bytes file, const EntityId& media, const Identity& identity)
      : file_(std::move(file)), media_(media), identity_(identity) {
    while (at_ < file_.size()) segment();
  }
  std::vector<ParsedSegment> segments;

 private:
  std::uint64_t take(int bytes) {
    std::uint64_t value = 0;
    for (int i = 0; i < bytes; ++i) value |= std::uint64_t{file_.at(at_++)} << (8 * i);
    return value;
  }
  Bytes take_bytes(std::size_t n) {
    REQUIRE(at_ + n <= file_.size());
    Bytes out(file_.begin() + static_cast<std::ptrdiff_t>(at_),
              file_.begin() + static_cast<std::ptrdiff_t>(at_ + n));
    at_ += n;
    return out;
  }
  bool at_segment() const {
    return at_ + 4 <= file_.size() && as_text(ByteView(file_).subspan(at_, 4)) == "ATSG";
  }
  void segment() {
    ParsedSegment s{};
    s.at = at_;
    REQUIRE(at_segment());
    at_ += 4;
    REQUIRE(take(1) == 1);
    REQUIRE(take(3) == 0);
    s.index = static_cast<std::uint32_t>(take(4));
    const auto sealed = take(4);
    s.leaf = take(8);
    s.offset = take(8);
    REQUIRE(s.leaf == leaf_);
    REQUIRE(s.offset == offset_);
    s.sealed = take_bytes(sealed);
    crypto::age::OpenOptions options;
    options.identities = {&identity_};
    const crypto::Secret text = crypto::age::open(s.sealed, options);
    REQUIRE(text.size() == 65);
    REQUIRE(text.text()[64] == '\n');
    s.key = from_hex(text.text().substr(0, 64)).value();
    while (at_ < file_.size() && !at_segment()) s.frames.push_back(frame(s));
    s.size = at_ - s.at;
    segments.push_back(std::move(s));
  }
  ParsedFrame frame(const ParsedSegment& s) {
    ParsedFrame f{};
    f.at = at_;
    const auto size = take(4);
    f.type = static_cast<int>(take(1));
    const std::uint64_t leaves = f.type == 8 ? take(4) : 0, bytes = f.type == 8 ? take(4) : 0;
    const Bytes sealed = take_bytes(size);
    Bytes nonce(4, 0);
    append_le64(nonce, s.frames.size());
    Bytes ad(media_.bytes.begin(), media_.bytes.end());
    append_le32(ad, s.index);
    ad.push_back(static_cast<Byte>(f.type));
    append_le64(ad, leaf_);
    append_le64(ad, offset_);
    if (f.type == 8) {
      append_le32(ad, static_cast<std::uint32_t>(leaves));
      append_le32(ad, static_cast<std::uint32_t>(bytes));
    }
    f.plain.resize(size - 16);
    REQUIRE(crypto::aead_open(f.plain, s.key, nonce, ad, sealed));
    if (f.type == 2) {
      ++leaf_;
      offset_ += f.plain.size() - 20;
    }
    leaf_ += leaves;
    offset_ += bytes;
    f.size = at_ - f.at;
    return f;
  }

  Bytes file_;
  EntityId media_;
  const Identity& identity_;
  std::size_t at_ = 0;
  std::uint64_t leaf_ = 0, offset_ = 0;
};

}  // namespace attest::media::test
