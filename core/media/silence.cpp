// Silence in the place of destroyed sound: Ogg Opus pages and FLAC frames made from nothing but numbers.
#include <opus.h>

#include <algorithm>
#include <array>

#include "core/media/flac_frame.h"
#include "core/media/recording_format.h"
#include "core/media/split_ogg.h"

namespace attest::media {

namespace {

constexpr std::size_t max_units_a_leaf = 100;

[[noreturn]] void refuse() {
  throw Error(Code::Invalid, "A destroyed span of a recording is described as none can be.");
}

// ---- Ogg Opus (RFC 3533, RFC 7845)

constexpr std::int64_t long_packet = 960, short_packet = 120;  // samples at 48 kHz
constexpr std::size_t max_packets = 255;                       // of a page
/// A CELT frame whose first symbol says that it is silence (RFC 6716 §4.3), not one that is missing: a
/// decoder would go on with the voice that came before.
constexpr std::array<Byte, 2> silent_frame{0xff, 0xfe};
constexpr Byte fullband_20_ms = 31 << 3, fullband_2_5_ms = 28 << 3, stereo = 1 << 2;

Bytes silent_pages(const Destroyed& destroyed, int channels) {
  const Silence& silence = destroyed.silence;
  if (silence.count == 0 || silence.count > max_units_a_leaf * destroyed.leaves.size() || channels > 2)
    refuse();
  std::int64_t left = silence.samples / long_packet;
  std::int64_t shorter = silence.samples % long_packet / short_packet;
  Bytes out;
  for (std::uint32_t i = 0; i < silence.count; ++i) {
    const bool last = i + 1 == silence.count;
    const auto even = left / (silence.count - i);
    const auto packets = static_cast<std::size_t>(std::min<std::int64_t>(even, max_packets - 8));
    left -= static_cast<std::int64_t>(packets);
    std::vector<Bytes> content;
    const auto add = [&](Byte toc) {
      content.push_back(
          {static_cast<Byte>(toc | (channels == 2 ? stereo : 0)), silent_frame[0], silent_frame[1]});
    };
    for (std::size_t p = 0; p < packets; ++p) add(fullband_20_ms);
    for (; last && shorter > 0; --shorter) add(fullband_2_5_ms);
    OggPage page;
    page.flags = last && (silence.detail & 1) ? 4 : 0;
    page.granule =
        content.empty() && !last ? -1 : silence.place - (left * long_packet + shorter * short_packet);
    if (last) page.granule = silence.place;
    page.serial = silence.stream;
    append_page(out, page, silence.first + i, content);
  }
  return out;
}

// ---- FLAC (RFC 9639)

/// The number's coding extends UTF-8's to 36 bits (§9.1.5).
void append_number(Bytes& out, std::uint64_t number) {
  if (number < 0x80) return out.push_back(static_cast<Byte>(number));
  int more = 1;
  while (more < 6 && number >> (5 * more + 6) != 0) ++more;
  out.push_back(static_cast<Byte>((0xff00 >> (more + 1) & 0xff) | (number >> (6 * more))));
  while (more-- > 0) out.push_back(static_cast<Byte>(0x80 | (number >> (6 * more) & 0x3f)));
}

Bytes silent_frames(const Destroyed& destroyed, int channels) {
  const Silence& silence = destroyed.silence;
  const bool variable = silence.kind == Silence::Kind::FlacVariable;
  const std::int64_t block = silence.first;
  constexpr std::int64_t last_number = (std::int64_t{1} << 36) - 1;
  if (block < 1 || block > 65536 || silence.detail < 4 || silence.detail > 32 || silence.place < 0 ||
      silence.place > last_number - destroyed.frames ||
      destroyed.frames / block > static_cast<std::int64_t>(max_units_a_leaf * destroyed.leaves.size()))
    refuse();
  // The first frame's own codes, as far as they need no bytes behind the number: some players tell a frame by
  // its being like its neighbours.
  const unsigned block_code = silence.stream >> 4 & 15, rate_code = silence.stream & 15,
                 bits_code = silence.stream >> 9 & 7;
  const Byte rate = static_cast<Byte>(rate_code < 12 ? rate_code : 0);
  const Byte bits = static_cast<Byte>(bits_of_code(bits_code) == silence.detail ? bits_code << 1 : 0);
  const std::size_t subframes = (static_cast<std::size_t>(channels) * (8u + silence.detail) + 7) / 8;
  Bytes out, frame;
  std::int64_t number = silence.place;
  for (std::int64_t left = destroyed.frames; left > 0; left -= block) {
    const std::int64_t samples = std::min(left, block);
    const bool coded = samples == block_of_code(block_code);
    frame = {0xff, static_cast<Byte>(variable ? 0xf9 : 0xf8),
             static_cast<Byte>((coded ? block_code << 4 : 7u << 4) | rate),
             static_cast<Byte>(static_cast<Byte>((channels - 1) << 4) | bits)};
    append_number(frame, static_cast<std::uint64_t>(number));
    if (!coded) {
      frame.push_back(static_cast<Byte>((samples - 1) >> 8));
      frame.push_back(static_cast<Byte>(samples - 1));
    }
    frame.push_back(crc8(frame));
    frame.resize(frame.size() + subframes);  // constant subframes (§9.2.3) of value 0: all their bits are 0
    const std::uint16_t crc = crc16(frame);
    frame.push_back(static_cast<Byte>(crc >> 8));
    frame.push_back(static_cast<Byte>(crc));
    out.insert(out.end(), frame.begin(), frame.end());
    number += variable ? samples : 1;
  }
  return out;
}

}  // namespace

Bytes write_run(const Destroyed& run) {
  return format::write_destroyed(run, format::destroyed_size(run.leaves.size()));
}
Destroyed read_run(ByteView bytes, std::uint32_t leaves, std::uint32_t sound_bytes) {
  return format::read_destroyed(bytes, 0, leaves, sound_bytes);
}
std::size_t run_size(std::size_t leaves) {
  return format::destroyed_size(leaves);
}

Bytes silence_of(const Destroyed& destroyed, int channels) {
  switch (destroyed.silence.kind) {
    case Silence::Kind::None:
      return {};
    case Silence::Kind::OggOpus:
      return silent_pages(destroyed, channels);
    case Silence::Kind::Flac:
    case Silence::Kind::FlacVariable:
      return silent_frames(destroyed, channels);
  }
  refuse();
}

namespace format {

namespace {

/// Of the packets that end on a page; of one that began on an earlier page it is not known.
std::uint32_t samples_in(ByteView page, std::size_t header) {
  std::uint32_t samples = 0;
  bool whole = (page[5] & 1) == 0;
  std::size_t from = header, size = 0;
  for (const Byte lacing : page.subspan(27, header - 27)) {
    size += lacing;
    if (lacing == 255) continue;
    const int got = whole && size > 0
                        ? opus_packet_get_nb_samples(page.data() + from, static_cast<opus_int32>(size), 48000)
                        : 0;
    if (got > 0) samples += static_cast<std::uint32_t>(got);
    from += size;
    size = 0;
    whole = true;
  }
  return samples;
}

Silence opus_silence(ByteView sound) {
  Silence silence;
  silence.kind = Silence::Kind::OggOpus;
  bool timed = false;
  for (std::size_t at = 0; at < sound.size();) {
    const auto page = parse_page(sound.subspan(at));
    if (!page) return {};
    const std::uint32_t number = read_le32(sound.subspan(at + 18));
    if (silence.count == 0) silence.first = number, silence.stream = page->serial;
    if (page->begins() || page->serial != silence.stream || number != silence.first + silence.count)
      return {};
    if (page->granule >= 0) silence.place = page->granule, timed = true;
    silence.detail = page->ends() ? 1 : 0;
    silence.samples += samples_in(sound.subspan(at, page->size), page->header);
    ++silence.count;
    at += page->size;
  }
  return timed ? silence : Silence{};
}

Silence flac_silence(ByteView sound, Byte bits) {
  const auto frame = read_flac_frame(sound);
  if (!frame) return {};
  Silence silence;
  silence.kind = frame->fixed ? Silence::Kind::Flac : Silence::Kind::FlacVariable;
  silence.place = static_cast<std::int64_t>(frame->number);
  silence.first = frame->block;
  silence.stream = std::uint32_t{sound[2]} | std::uint32_t{sound[3]} << 8;
  silence.detail = frame->bits ? static_cast<Byte>(frame->bits) : bits;
  return silence;
}

}  // namespace

Silence silence_for(Codec codec, ByteView sound, const Destroyed& destroyed, int channels, Byte bits) {
  Destroyed asked = destroyed;
  asked.silence = codec == Codec::Opus ? opus_silence(sound) : flac_silence(sound, bits);
  try {
    silence_of(asked, channels);
    return asked.silence;
  } catch (const Error& e) {
    if (e.code() != Code::Invalid) throw;
    return {};
  }
}

}  // namespace format

}  // namespace attest::media
