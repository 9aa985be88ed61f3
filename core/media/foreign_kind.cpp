#include <algorithm>
#include <array>

#include "core/media/foreign.h"

namespace attest::media {

namespace {

bool has(ByteView bytes, std::size_t at, std::string_view text) {
  return bytes.size() >= at + text.size() && as_text(bytes.subspan(at, text.size())) == text;
}

/// MPEG audio's frame header (ISO 11172-3 §2.4.1.3): the layer 1 to 3, or 0 where it is none.
int mpeg_layer(ByteView bytes) {
  if (bytes.size() < 4 || bytes[0] != 0xff || (bytes[1] & 0xe0) != 0xe0) return 0;
  const int version = bytes[1] >> 3 & 3, layer = bytes[1] >> 1 & 3;
  if (version == 1 || layer == 0 || (bytes[2] & 0xf0) == 0xf0 || (bytes[2] & 0x0c) == 0x0c) return 0;
  return 4 - layer;
}
bool is_adts(ByteView bytes) {
  return bytes.size() >= 7 && bytes[0] == 0xff && (bytes[1] & 0xf6) == 0xf0 && (bytes[2] >> 2 & 15) < 13;
}
bool is_transport_stream(ByteView bytes) {
  for (const std::size_t size : {std::size_t{188}, std::size_t{192}}) {
    const std::size_t first = size - 188;
    if (bytes.size() > first + 3 * size && bytes[first] == 0x47 && bytes[first + size] == 0x47 &&
        bytes[first + 2 * size] == 0x47)
      return true;
  }
  return false;
}

/// After any ID3v2 tags.
std::uint64_t after_tags(RandomSource& source) {
  std::uint64_t at = 0;
  for (int tags = 0; tags < 8; ++tags) {
    std::array<Byte, 10> head{};
    const ByteView bytes(head.data(), source.read_at(at, head));
    if (bytes.size() < 10 || !has(bytes, 0, "ID3")) break;
    std::uint64_t size = 0;
    for (std::size_t i = 6; i < 10; ++i) size = size << 7 | (bytes[i] & 0x7f);
    at += 10 + size + ((bytes[5] & 0x10) ? 10 : 0);
  }
  return at;
}

struct Brand {
  std::string_view brand, name;
};
Kind mp4_kind(ByteView bytes) {
  if (has(bytes, 4, "ftyp")) {
    constexpr Brand brands[] = {
        {"M4A ", "m4a"}, {"M4B ", "m4a"}, {"qt  ", "mov"}, {"3gp", "3gp"}, {"3g2", "3gp"}};
    for (const auto& [brand, name] : brands)
      if (has(bytes, 8, brand)) return {name, "mov"};
    return {"mp4", "mov"};
  }
  for (const std::string_view atom : {"moov", "mdat", "wide", "pnot"})
    if (has(bytes, 4, atom)) return {"mov", "mov"};
  return {};
}

}  // namespace

Kind kind_of(RandomSource& source) {
  switch (recognise(source)) {
    case Container::Wav:
      return {"wav", "wav"};
    case Container::Flac:
      return {"flac", "flac"};
    case Container::OggOpus:
      return {"opus", "ogg"};
    case Container::Unknown:
      break;
  }
  Bytes head(1024);
  head.resize(source.read_at(0, head));
  const ByteView bytes(head);
  struct Magic {
    std::size_t at;
    std::string_view text;
    Kind kind;
  };
  using namespace std::string_view_literals;
  static constexpr Magic known[] = {
      {0, "OggS", {"ogg", "ogg"}},
      {0, "riff\x2e\x91\xcf\x11"sv, {"w64", "w64"}},
      {0, "caff", {"caf", "caf"}},
      {0, ".snd", {"au", "au"}},
      {0, "#!AMR", {"amr", "amr"}},
      {0, "\x1a\x45\xdf\xa3", {"mkv", "matroska"}},
      {0, "\x30\x26\xb2\x75\x8e\x66\xcf\x11"sv, {"wma", "asf"}},
      {8, "AVI ", {"avi", "avi"}},
      {0, "\0\0\1\xba"sv, {"mpg", "mpeg"}},
      {0, "MAC ", {"ape", "ape"}},
      {0, "wvpk", {"wv", "wv"}},
      {0, "TTA1", {"tta", "tta"}},
  };
  if (has(bytes, 0, "FORM") && (has(bytes, 8, "AIFF") || has(bytes, 8, "AIFC"))) return {"aiff", "aiff"};
  for (const Magic& magic : known)
    if (has(bytes, magic.at, magic.text)) return magic.kind;
  if (const Kind kind = mp4_kind(bytes); !kind.name.empty()) return kind;
  std::array<Byte, 16> first{};
  const std::uint64_t at = after_tags(source);
  const ByteView frame(first.data(), source.read_at(at, first));
  if (is_adts(frame)) return {"aac", "aac"};
  if (mpeg_layer(frame) || at > 0) return {"mp3", "mp3"};
  if (is_transport_stream(bytes)) return {"ts", "mpegts"};
  return {};
}

}  // namespace attest::media
