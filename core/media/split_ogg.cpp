#include "core/media/split_ogg.h"

#include <algorithm>
#include <array>

namespace attest::media {
namespace {

constexpr std::size_t fixed_header = 27;
constexpr std::size_t longest_page = fixed_header + 255 + 255 * 255;

// CRC-32 with polynomial 0x04c11db7, neither reflected nor inverted.
constexpr auto crc_table = [] {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t r = i << 24;
    for (int bit = 0; bit < 8; ++bit) r = (r << 1) ^ ((r & 0x80000000u) ? 0x04c11db7u : 0u);
    table[i] = r;
  }
  return table;
}();

/// What a page's bytes 22 to 25, which count as 0, should say.
std::uint32_t page_crc(ByteView page) {
  std::uint32_t crc = 0;
  for (std::size_t i = 0; i < page.size(); ++i)
    crc = (crc << 8) ^ crc_table[(crc >> 24) ^ (i >= 22 && i < 26 ? 0 : page[i])];
  return crc;
}

}  // namespace

void number_page(ByteSpan page, std::uint32_t number) {
  for (std::size_t i = 0; i < 4; ++i) page[18 + i] = static_cast<Byte>(number >> (8 * i));
  const std::uint32_t crc = page_crc(page);
  for (std::size_t i = 0; i < 4; ++i) page[22 + i] = static_cast<Byte>(crc >> (8 * i));
}

void append_page(Bytes& out, const OggPage& page, std::uint32_t number, const std::vector<Bytes>& packets) {
  Bytes bytes = to_bytes("OggS");
  bytes.push_back(0);
  bytes.push_back(page.flags);
  append_le64(bytes, static_cast<std::uint64_t>(page.granule));
  append_le32(bytes, page.serial);
  append_le64(bytes, 0);  // its number and its CRC
  bytes.push_back(static_cast<Byte>(packets.size()));
  for (const Bytes& packet : packets) bytes.push_back(static_cast<Byte>(packet.size()));
  for (const Bytes& packet : packets) bytes.insert(bytes.end(), packet.begin(), packet.end());
  number_page(bytes, number);
  out.insert(out.end(), bytes.begin(), bytes.end());
}

std::optional<OggPage> parse_page(ByteView bytes) {
  if (bytes.size() < fixed_header || as_text(bytes.first(4)) != "OggS" || bytes[4] != 0) return std::nullopt;
  OggPage page;
  page.header = fixed_header + bytes[26];
  if (bytes.size() < page.header) return std::nullopt;
  page.size = page.header;
  for (const Byte lacing : bytes.subspan(fixed_header, bytes[26])) page.size += lacing;
  if (bytes.size() < page.size || page_crc(bytes.first(page.size)) != read_le32(bytes.subspan(22)))
    return std::nullopt;
  page.flags = bytes[5];
  page.granule = static_cast<std::int64_t>(read_le64(bytes.subspan(6)));
  page.serial = read_le32(bytes.subspan(14));
  return page;
}

std::vector<OggPage> walk_pages(RandomSource& source, std::uint64_t from, Job& job) {
  std::vector<OggPage> pages;
  Bytes window(4 * longest_page);
  for (;;) {
    const ByteView have(window.data(), source.read_at(from, window));
    const bool last = have.size() < window.size();
    std::size_t at = 0;
    // A page that is cut by the window's end is read again as the beginning of the next window.
    while (at < have.size() && (last || have.size() - at >= longest_page)) {
      if (auto page = parse_page(have.subspan(at))) {
        page->offset = from + at;
        at += page->size;
        pages.push_back(*page);
      } else {
        at = static_cast<std::size_t>(
            std::find(have.begin() + static_cast<std::ptrdiff_t>(at) + 1, have.end(), 'O') - have.begin());
      }
    }
    job.advance(at);
    from += at;
    if (last) return pages;
  }
}

bool has_end_mark(RandomSource& source) {
  constexpr std::uint64_t tail = 256 << 10;
  Job job;
  const auto pages = walk_pages(source, source.size() > tail ? source.size() - tail : 0, job);
  return !pages.empty() && pages.back().ends();
}

}  // namespace attest::media
