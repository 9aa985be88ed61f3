// A FLAC frame's head and its two checksums (RFC 9639 §9).
#pragma once

#include <optional>

#include "core/foundation/bytes.h"

namespace attest::media {

/// Over a frame's head.
std::uint8_t crc8(ByteView bytes);
/// Over a whole frame; 0 where its last two bytes are what they should be.
std::uint16_t crc16(ByteView bytes);

/// Samples that the code of a block's length (§9.1.1) says by itself; 0 where bytes behind say it.
unsigned block_of_code(unsigned code);
/// Bits that the code of a sample's size (§9.1.4) says; 0 where the file's beginning says them, or nothing
/// does.
unsigned bits_of_code(unsigned code);

/// What a FLAC frame says of itself (§9.1).
struct FlacFrame {
  bool fixed = true;         ///< frames of equal length, which are numbered
  std::uint64_t number = 0;  ///< of the frame, or of its first sample
  unsigned block = 0;        ///< samples
  unsigned bits = 0;         ///< of a sample; 0: as the file's beginning says
  std::size_t head = 0;      ///< bytes before its CRC-8
};
/// Of the frame at the beginning of `bytes`, checksums and what decoding needs besides unseen.
std::optional<FlacFrame> read_flac_frame(ByteView bytes);

/// Whether a frame begins here: nothing in its head is forbidden, and its CRC-8 is right.
bool begins_flac_frame(ByteView bytes);

}  // namespace attest::media
