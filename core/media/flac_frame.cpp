#include "core/media/flac_frame.h"

#include <array>

namespace attest::media {

namespace {

template <class Value, Value polynomial>
constexpr auto crc_table = [] {
  std::array<Value, 256> table{};
  constexpr int bits = 8 * sizeof(Value);
  for (unsigned i = 0; i < 256; ++i) {
    auto r = static_cast<Value>(i << (bits - 8));
    for (int bit = 0; bit < 8; ++bit) r = static_cast<Value>((r << 1) ^ ((r >> (bits - 1)) ? polynomial : 0));
    table[i] = r;
  }
  return table;
}();

}  // namespace

std::uint8_t crc8(ByteView bytes) {
  std::uint8_t crc = 0;
  for (const Byte b : bytes) crc = crc_table<std::uint8_t, 0x07>[crc ^ b];
  return crc;
}

std::uint16_t crc16(ByteView bytes) {
  std::uint16_t crc = 0;
  for (const Byte b : bytes)
    crc = static_cast<std::uint16_t>(crc << 8 ^ crc_table<std::uint16_t, 0x8005>[(crc >> 8 ^ b) & 0xff]);
  return crc;
}

unsigned block_of_code(unsigned code) {
  if (code == 1) return 192;
  if (code >= 2 && code <= 5) return 576u << (code - 2);
  return code >= 8 ? 256u << (code - 8) : 0;
}

unsigned bits_of_code(unsigned code) {
  constexpr std::array<unsigned, 8> bits{0, 8, 12, 0, 16, 20, 24, 32};
  return bits[code & 7];
}

std::optional<FlacFrame> read_flac_frame(ByteView bytes) {
  if (bytes.size() < 8 || bytes[0] != 0xff || (bytes[1] & 0xfe) != 0xf8) return std::nullopt;
  FlacFrame frame;
  frame.fixed = (bytes[1] & 1) == 0;
  frame.bits = bits_of_code(bytes[3] >> 1);
  const unsigned block = bytes[2] >> 4, rate = bytes[2] & 15;
  // The number before the length is coded as UTF-8 is.
  const Byte lead = bytes[4];
  if ((lead & 0xc0) == 0x80 || lead == 0xff) return std::nullopt;
  std::size_t more = 0;
  while (more < 7 && lead & (0x80 >> more)) ++more;
  if (more > 0) --more;
  frame.number = lead & (more == 0 ? 0x7f : 0x3f >> more);
  std::size_t at = 5;
  for (; more > 0; --more, ++at) {
    if (at >= bytes.size() || (bytes[at] & 0xc0) != 0x80) return std::nullopt;
    frame.number = frame.number << 6 | (bytes[at] & 0x3f);
  }
  if (at + 2 > bytes.size()) return std::nullopt;
  frame.block = block_of_code(block);
  if (block == 6) frame.block = bytes[at] + 1u;
  if (block == 7) frame.block = (static_cast<unsigned>(bytes[at]) << 8 | bytes[at + 1]) + 1u;
  frame.head = at + (block == 6 ? 1 : block == 7 ? 2 : 0) + (rate == 12 ? 1 : rate >= 13 ? 2 : 0);
  return frame.block >= 1 ? std::optional(frame) : std::nullopt;
}

bool begins_flac_frame(ByteView bytes) {
  const auto frame = read_flac_frame(bytes);
  return frame && (bytes[2] & 15) != 15 && (bytes[3] >> 4) <= 10 && (bytes[3] & 1) == 0 &&
         bytes.size() > frame->head && crc8(bytes.first(frame->head)) == bytes[frame->head];
}

}  // namespace attest::media
