// The sound of a FLAC or Ogg Opus file without what else stands in it. Frames and packets stay as they are,
// byte for byte; nothing is decoded and encoded again.
#include <algorithm>
#include <array>

#include "core/media/decode.h"
#include "core/media/flac_frame.h"
#include "core/media/foreign.h"
#include "core/media/split_ogg.h"

namespace attest::media {

void Pieced::keep(std::uint64_t from, std::uint64_t bytes) {
  if (bytes == 0) return;
  if (!parts_.empty() && !parts_.back().own && parts_.back().from + (size_ - parts_.back().at) == from) {
    size_ += bytes;
    return;
  }
  parts_.push_back({size_, from, false});
  size_ += bytes;
}

void Pieced::put(ByteView bytes) {
  if (bytes.empty()) return;
  if (parts_.empty() || !parts_.back().own) parts_.push_back({size_, own_.size(), true});
  own_.insert(own_.end(), bytes.begin(), bytes.end());
  size_ += bytes.size();
}

std::size_t Pieced::read_at(std::uint64_t offset, ByteSpan out) {
  std::size_t done = 0;
  auto part = std::upper_bound(parts_.begin(), parts_.end(), offset,
                               [](std::uint64_t at, const Part& p) { return at < p.at; });
  if (part != parts_.begin()) --part;
  for (; part != parts_.end() && done < out.size() && offset + done < size_; ++part) {
    const std::uint64_t end = part + 1 == parts_.end() ? size_ : (part + 1)->at;
    const std::uint64_t into = offset + done - part->at;
    const auto want =
        static_cast<std::size_t>(std::min<std::uint64_t>(end - part->at - into, out.size() - done));
    if (part->own) {
      std::copy_n(own_.begin() + static_cast<std::ptrdiff_t>(part->from + into), want, out.data() + done);
    } else if (source_.read_at(part->from + into, out.subspan(done, want)) != want) {
      throw Error(Code::Io, "The sound file changed while it was read.");
    }
    done += want;
  }
  return done;
}

namespace {

// ---- FLAC (RFC 9639)

/// Where in [from, to) the frame begins that ends at `to`; nullopt where none does. A frame of a foreign file
/// is at most 16 MiB; more before it is no sound.
std::optional<std::uint64_t> frame_start(RandomSource& source, std::uint64_t from, std::uint64_t to,
                                         Job& job) {
  constexpr std::uint64_t longest = 16u << 20;
  if (to - from > longest) from = to - longest;
  Bytes bytes(static_cast<std::size_t>(to - from));
  if (source.read_at(from, bytes) != bytes.size())
    throw Error(Code::Io, "The sound file changed while it was read.");
  const ByteView all(bytes);
  int tried = 0;
  for (auto at = bytes.begin(); (at = std::find(at, bytes.end(), 0xff)) != bytes.end(); ++at) {
    const ByteView rest = all.subspan(static_cast<std::size_t>(at - bytes.begin()));
    if (!begins_flac_frame(rest)) continue;
    if (crc16(rest) == 0) return from + static_cast<std::uint64_t>(at - bytes.begin());
    job.check();
    if (++tried == 1000) break;  // made to take long
  }
  return std::nullopt;
}

struct FlacHead {
  std::uint64_t end = 0;  ///< byte after the metadata
  Bytes stream_info;      ///< 34 bytes
  bool plain = false;     ///< nothing but how to decode
};

bool only_zeros(RandomSource& source, std::uint64_t from, std::uint64_t size) {
  Bytes block(64 << 10);
  while (size > 0) {
    const std::size_t got = source.read_at(
        from, ByteSpan(block).first(static_cast<std::size_t>(std::min<std::uint64_t>(size, block.size()))));
    if (got == 0) return false;
    if (std::any_of(block.begin(), block.begin() + static_cast<std::ptrdiff_t>(got),
                    [](Byte b) { return b; }))
      return false;
    from += got;
    size -= got;
  }
  return true;
}

bool only_encoders_words(RandomSource& source, std::uint64_t from, std::uint64_t size) {
  if (size > 64 << 10) return false;
  Bytes block(static_cast<std::size_t>(size));
  std::vector<std::pair<std::string, std::string>> comments;
  std::size_t used = 0;
  return source.read_at(from, block) == size && read_comments(block, comments, used) && used == size &&
         std::all_of(comments.begin(), comments.end(),
                     [](const auto& c) { return is_encoders_own(c.first); });
}

FlacHead read_flac_head(RandomSource& source) {
  FlacHead head;
  std::array<Byte, 10> bytes{};
  const auto look = [&](std::uint64_t at) { return ByteView(bytes.data(), source.read_at(at, bytes)); };
  std::uint64_t at = 0;
  head.plain = true;
  for (int tags = 0; tags < 8; ++tags) {
    const ByteView start = look(at);
    if (start.size() < 10 || as_text(start.first(3)) != "ID3") break;
    head.plain = false;
    std::uint64_t size = 0;
    for (std::size_t i = 6; i < 10; ++i) size = size << 7 | (start[i] & 0x7f);
    at += 10 + size + ((start[5] & 0x10) ? 10 : 0);
  }
  at += 4;
  for (int blocks = 0;; ++blocks) {
    const ByteView start = look(at);
    if (start.size() < 4 || blocks > 10'000) {
      head.plain = false;
      break;
    }
    const int type = start[0] & 0x7f;
    const std::uint64_t size = std::uint64_t{start[1]} << 16 | std::uint64_t{start[2]} << 8 | start[3];
    if (type == 0 && size == 34 && head.stream_info.empty()) {
      head.stream_info.resize(34);
      if (source.read_at(at + 4, head.stream_info) != 34) head.stream_info.clear();
      head.plain = head.plain && blocks == 0;
    } else if (type == 1) {
      head.plain = head.plain && only_zeros(source, at + 4, size);
    } else if (type == 4) {
      head.plain = head.plain && only_encoders_words(source, at + 4, size);
    } else if (type != 3) {  // a seek table
      head.plain = false;
    }
    at += 4 + size;
    if (start[0] & 0x80) break;
  }
  head.end = at;
  return head;
}

}  // namespace

Cleaned clean_flac(RandomSource& source, Job& job) {
  const FlacHead head = read_flac_head(source);
  if (head.stream_info.empty())
    throw Error(Code::Invalid,
                "This FLAC file cannot be used: its beginning (its metadata) is damaged or missing.");
  auto clean = std::make_unique<Pieced>(source);
  Bytes own = to_bytes("fLaC");
  own.insert(own.end(), {0x80, 0, 0, 34});
  own.insert(own.end(), head.stream_info.begin(), head.stream_info.end());
  clean->put(own);
  Split whole = split(source, Container::Flac, job), kept;
  add_pieces(kept.pieces, 0, clean->size(), 0);
  bool plain = head.plain, all = true;
  std::uint64_t from = 0, until = head.end;
  for (const Piece& piece : whole.pieces) {
    if (piece.frames == 0) continue;
    const std::uint64_t to = piece.offset + piece.bytes;
    const auto start = frame_start(source, from, to, job);
    plain = plain && start == until;
    all = all && start;
    if (start) {
      const std::uint64_t at = clean->size();
      clean->keep(*start, to - *start);
      add_pieces(kept.pieces, at, clean->size(), piece.frames);
    }
    from = until = to;
  }
  if (plain && until == source.size()) return {nullptr, std::move(whole)};
  kept.peaks = std::move(whole.peaks);
  return {std::move(clean), all ? std::move(kept) : Split{}};
}

// ---- Ogg Opus (RFC 7845)

namespace {

constexpr std::size_t page_head = 27;

Bytes header_page(std::uint8_t flags, std::uint32_t serial, std::uint32_t number, ByteView packet) {
  Bytes page;
  append_page(page, {.flags = flags, .granule = 0, .serial = serial}, number,
              {Bytes(packet.begin(), packet.end())});
  return page;
}

/// No vendor, no comments.
ByteView empty_tags() {
  static constexpr std::array<Byte, 16> packet{'O', 'p', 'u', 's', 'T', 'a', 'g', 's'};
  return packet;
}

/// How long an OpusHead is that says how to decode, and nothing else; 0 where it is none.
std::size_t opus_head_size(ByteView packet) {
  if (packet.size() < 19 || as_text(packet.first(8)) != "OpusHead") return 0;
  const std::size_t size = packet[18] == 0 ? 19 : std::size_t{21} + packet[9];
  return size <= packet.size() && size < 255 ? size : 0;
}

class OpusCleaning {
 public:
  OpusCleaning(RandomSource& source, Job& job)
      : source_(source), job_(job), clean_(std::make_unique<Pieced>(source)) {}

  std::unique_ptr<Pieced> run() {
    std::uint64_t until = 0;
    for (const OggPage& page : walk_pages(source_, 0, job_)) {
      job_.check();
      plain_ = plain_ && page.offset == until;
      until = page.offset + page.size;
      take(page);
    }
    plain_ = plain_ && until == source_.size();
    return plain_ ? nullptr : std::move(clean_);
  }

 private:
  enum class Wants { Head, Tags, Sound };

  void take(const OggPage& page) {
    if (page.begins()) {
      begin(page);
    } else if (wants_ == Wants::Head || page.serial != serial_) {
      heads_only_ = false;
      plain_ = false;
    } else {
      heads_only_ = false;
      Bytes bytes = read(page);
      if (wants_ == Wants::Tags && !take_tags(page, bytes)) return;
      take_sound(page, bytes);
    }
  }

  /// Of streams side by side the first is taken; one that begins after another's sound goes on from it.
  void begin(const OggPage& page) {
    const Bytes bytes = read(page);
    const ByteView packet = ByteView(bytes).subspan(page.header);
    const std::size_t size = opus_head_size(packet);
    if (size == 0 || (wants_ != Wants::Head && heads_only_)) {
      plain_ = false;
      return;
    }
    plain_ = plain_ && size == packet.size();
    clean_->put(header_page(2, page.serial, 0, packet.first(size)));
    plain_ = plain_ && number_of(bytes) == 0;
    serial_ = page.serial;
    wants_ = Wants::Tags;
    heads_only_ = true;
    tags_.clear();
  }

  /// True where the page is sound already: the page of the tags is lost.
  bool take_tags(const OggPage& page, const Bytes& bytes) {
    const ByteView lacing = ByteView(bytes).subspan(page_head, page.header - page_head);
    const ByteView content = ByteView(bytes).subspan(page.header);
    const bool lost = tags_.empty() && (content.size() < 8 || as_text(content.first(8)) != "OpusTags");
    std::size_t size = 0, segments = 0;
    bool ends = false;
    for (const Byte segment : lacing) {
      size += segment;
      ++segments;
      if ((ends = segment < 255)) break;
    }
    if (!lost) {
      // What is past the cap is only looked at for its length: pictures can be large.
      if (tags_.size() < max_tags)
        tags_.insert(tags_.end(), content.begin(), content.begin() + static_cast<std::ptrdiff_t>(size));
      if (!ends) return false;
    }
    plain_ = plain_ && !lost && segments == lacing.size() && says_nothing(tags_);
    clean_->put(header_page(0, serial_, 1, empty_tags()));
    // The first page of sound is number 2, so that one that is missing can still be told.
    shift_ = number_of(bytes) - (lost ? 2 : 1);
    wants_ = Wants::Sound;
    return lost;
  }

  static bool says_nothing(ByteView packet) {
    std::vector<std::pair<std::string, std::string>> comments;
    std::size_t used = 0;
    if (packet.size() < 8 || packet.size() >= max_tags || !read_comments(packet.subspan(8), comments, used))
      return false;
    const ByteView rest = packet.subspan(8 + used);
    return std::all_of(rest.begin(), rest.end(), [](Byte b) { return b == 0; }) &&
           std::all_of(comments.begin(), comments.end(),
                       [](const auto& c) { return is_encoders_own(c.first); });
  }

  void take_sound(const OggPage& page, Bytes& bytes) {
    if (shift_ == 0)
      clean_->keep(page.offset, page.size);
    else {
      // The page's content stays where it is; only its head is made anew.
      number_page(bytes, number_of(bytes) - shift_);
      clean_->put(ByteView(bytes).first(page.header));
      clean_->keep(page.offset + page.header, page.size - page.header);
    }
  }

  Bytes read(const OggPage& page) {
    Bytes bytes(page.size);
    if (source_.read_at(page.offset, bytes) != bytes.size())
      throw Error(Code::Io, "The sound file changed while it was read.");
    return bytes;
  }
  static std::uint32_t number_of(const Bytes& page) { return read_le32(ByteView(page).subspan(18)); }

  static constexpr std::size_t max_tags = 64 << 10;
  RandomSource& source_;
  Job& job_;
  std::unique_ptr<Pieced> clean_;
  bool plain_ = true;
  Wants wants_ = Wants::Head;
  bool heads_only_ = false;  ///< since the stream began, only others' beginnings have come
  std::uint32_t serial_ = 0, shift_ = 0;
  Bytes tags_;
};

}  // namespace

Cleaned clean_opus(RandomSource& source, Job& job) {
  return {OpusCleaning(source, job).run(), {}};
}

}  // namespace attest::media
