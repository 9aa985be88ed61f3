#include "core/media/sound.h"

#include <algorithm>
#include <array>

#include "core/media/decode.h"
#include "core/media/split_ogg.h"

namespace attest::media {
namespace {

constexpr std::size_t head_size =
    64 << 10;  // as far as an Ogg stream may begin after bytes that are not its own

bool has(ByteView bytes, std::size_t at, std::string_view text) {
  return bytes.size() >= at + text.size() && as_text(bytes.subspan(at, text.size())) == text;
}

/// Where FLAC begins: after any ID3v2 tags, whose sizes are four times seven bits.
bool begins_flac(RandomSource& source) {
  std::uint64_t at = 0;
  for (int tags = 0; tags < 8; ++tags) {
    std::array<Byte, 10> head{};
    const ByteView bytes(head.data(), source.read_at(at, head));
    if (has(bytes, 0, "fLaC")) return true;
    if (bytes.size() < 10 || !has(bytes, 0, "ID3")) return false;
    std::uint64_t size = 0;
    for (int i = 6; i < 10; ++i) size = size << 7 | (bytes[static_cast<std::size_t>(i)] & 0x7f);
    at += 10 + size + ((bytes[5] & 0x10) ? 10 : 0);
  }
  return false;
}

bool begins_opus(ByteView bytes) {
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto page = parse_page(bytes.subspan(at));
    if (page && page->begins() && has(bytes.subspan(at), page->header, "OpusHead")) return true;
    if (page) at += page->size - 1;
  }
  return false;
}

/// What a file of another kind seems to be, for the person who chose it.
std::string_view guess(ByteView bytes) {
  if (bytes.empty()) return "is empty";
  if (has(bytes, 0, "OggS"))
    return "is an Ogg file of another kind, such as Vorbis, or its beginning is damaged";
  if (has(bytes, 4, "ftyp")) return "seems to be MP4 or M4A";
  if (has(bytes, 0, "FORM")) return "seems to be AIFF";
  if (has(bytes, 0, "\x1a\x45\xdf\xa3")) return "seems to be WebM or Matroska";
  if (has(bytes, 0, "ID3") || (bytes.size() > 1 && bytes[0] == 0xff && bytes[1] >= 0xe0))
    return "seems to be MP3";
  return "is not a sound file that Attest knows";
}

Bytes head_of(RandomSource& source) {
  Bytes bytes(head_size);
  bytes.resize(source.read_at(0, bytes));
  return bytes;
}

Container recognise(RandomSource& source, ByteView head) {
  if ((has(head, 0, "RIFF") || has(head, 0, "RF64")) && has(head, 8, "WAVE")) return Container::Wav;
  if (begins_flac(source)) return Container::Flac;
  if (begins_opus(head)) return Container::OggOpus;
  return Container::Unknown;
}

}  // namespace

std::string_view name(Codec codec) noexcept {
  return codec == Codec::Opus ? "opus" : codec == Codec::Flac ? "flac" : "file";
}
std::string_view extension(Codec codec) noexcept {
  return codec == Codec::Opus ? ".opus" : codec == Codec::Flac ? ".flac" : ".bin";
}

Container recognise(RandomSource& source) {
  return recognise(source, head_of(source));
}

std::unique_ptr<Decoder> open_decoder(RandomSource& source) {
  const Bytes head = head_of(source);
  switch (recognise(source, head)) {
    case Container::Wav:
      return open_wav(source);
    case Container::Flac:
      return open_flac(source);
    case Container::OggOpus:
      return open_opus(source);
    case Container::Unknown:
      break;
  }
  throw Error(Code::Invalid,
              "This file %1. Attest takes WAV, FLAC and Ogg Opus: convert it to one of these first.",
              {std::string(guess(head))});
}

Split split(RandomSource& source, Container container, Job& job) {
  if (container == Container::Flac) return split_flac(source, job);
  if (container == Container::OggOpus) return {split_opus(source, job), {}};
  throw Error(Code::Invalid, "Only FLAC and Ogg Opus files are kept byte for byte.");
}

}  // namespace attest::media
