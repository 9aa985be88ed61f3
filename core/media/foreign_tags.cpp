// What devices and programs write into sound files beside the sound: Vorbis comments (RFC 9639 §8.6, RFC 7845
// §5.2), ID3v2.2 to 2.4 and ID3v1 (id3.org), RIFF and AIFF chunks (EBU Tech 3285 for bext). Read with caps;
// what cannot be read is passed over, since the file itself is kept.
#include <algorithm>
#include <array>

#include "core/foundation/text.h"
#include "core/media/foreign.h"
#include "core/media/split_ogg.h"

namespace attest::media {

namespace {

constexpr std::size_t max_block = 1u << 20;  // of a tag that is read into memory
constexpr int max_chunks = 2000;

std::string latin1(std::string_view text) {
  std::u32string points;
  for (const char c : text) points.push_back(static_cast<unsigned char>(c));
  return from_points(points);
}

std::string_view as_view(ByteView bytes) {
  return as_text(bytes);
}
std::uint64_t big_endian(ByteView bytes) {
  std::uint64_t value = 0;
  for (const Byte b : bytes) value = value << 8 | b;
  return value;
}
std::uint64_t synchsafe(ByteView bytes) {
  std::uint64_t value = 0;
  for (const Byte b : bytes) value = value << 7 | (b & 0x7f);
  return value;
}
std::string size_text(std::uint64_t bytes) {
  return std::to_string(bytes) + " bytes";
}

/// At most `most` bytes of `text`, whole characters.
std::string_view head_of(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xc0) == 0x80) --most;
  return text.substr(0, most);
}

/// Without control characters (but line feeds), and without blanks around.
std::string tidy(std::string text) {
  for (char& c : text)
    if ((static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7f) c = ' ';
  const auto first = text.find_first_not_of(" \n");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \n") - first + 1);
}

Bytes read_block(RandomSource& source, std::uint64_t at, std::uint64_t size) {
  Bytes bytes(static_cast<std::size_t>(std::min<std::uint64_t>(size, max_block)));
  bytes.resize(source.read_at(at, bytes));
  return bytes;
}

// ---- ID3

/// A text of an ID3v2 frame: one byte says its encoding.
std::string id3_text(Byte encoding, ByteView bytes) {
  switch (encoding) {
    case 0:
      return utf8_of(as_view(bytes));  // Latin-1 by the book; in Korea and China whatever the computer had
    case 1:
      if (bytes.size() >= 2 && bytes[0] == 0xfe && bytes[1] == 0xff)
        return utf8_of_utf16(bytes.subspan(2), true);
      if (bytes.size() >= 2 && bytes[0] == 0xff && bytes[1] == 0xfe)
        return utf8_of_utf16(bytes.subspan(2), false);
      return utf8_of_utf16(bytes, false);
    case 2:
      return utf8_of_utf16(bytes, true);
    default:
      return utf8_of(as_view(bytes));
  }
}

/// Up to the end mark of a text in this encoding; `rest` is what follows.
ByteView until_zero(Byte encoding, ByteView bytes, ByteView& rest) {
  const std::size_t unit = encoding == 1 || encoding == 2 ? 2 : 1;
  for (std::size_t at = 0; at + unit <= bytes.size(); at += unit) {
    if (bytes[at] != 0 || (unit == 2 && bytes[at + 1] != 0)) continue;
    rest = bytes.subspan(at + unit);
    return bytes.first(at);
  }
  rest = {};
  return bytes;
}

void read_id3_frame(const std::string& id, ByteView data, MetadataList& list) {
  if (data.empty()) return;
  const Byte encoding = data[0];
  ByteView rest;
  if (id == "TXXX" || id == "TXX" || id == "WXXX" || id == "WXX") {
    const std::string name = id3_text(encoding, until_zero(encoding, data.subspan(1), rest));
    list.add(id + ":" + name, id[0] == 'W' ? utf8_of(as_view(rest)) : id3_text(encoding, rest));
  } else if (id[0] == 'T') {
    list.add(id, id3_text(encoding, data.subspan(1)));
  } else if (id[0] == 'W') {
    list.add(id, utf8_of(as_view(data)));
  } else if ((id == "COMM" || id == "COM" || id == "USLT" || id == "ULT") && data.size() > 4) {
    until_zero(encoding, data.subspan(4), rest);
    list.add(id, id3_text(encoding, rest));
  } else {
    list.add(id, size_text(data.size()));  // a picture, a private frame: in the file that is kept
  }
}

void read_id3v2(ByteView tag, MetadataList& list) {
  if (tag.size() < 10 || as_view(tag.first(3)) != "ID3") return;
  const int version = tag[3];
  if (version < 2 || version > 4) return;
  const bool whole_unsynchronised = version < 4 && (tag[5] & 0x80);
  Bytes joined;
  ByteView body = tag.subspan(10);
  if (whole_unsynchronised) {
    for (std::size_t i = 0; i < body.size(); ++i) {
      joined.push_back(body[i]);
      if (body[i] == 0xff && i + 1 < body.size() && body[i + 1] == 0) ++i;
    }
    body = joined;
  }
  if (version > 2 && (tag[5] & 0x40) && body.size() >= 4) {
    const std::uint64_t extended = version == 4 ? synchsafe(body.first(4)) : 4 + big_endian(body.first(4));
    if (extended > body.size()) return;
    body = body.subspan(static_cast<std::size_t>(extended));
  }
  const std::size_t id_size = version == 2 ? 3 : 4, head = version == 2 ? 6 : 10;
  for (int frames = 0; body.size() > head && frames < max_chunks; ++frames) {
    const std::string id(as_view(body.first(id_size)));
    if (!std::all_of(id.begin(), id.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }))
      return;
    const ByteView size_bytes = body.subspan(id_size, id_size);
    const std::uint64_t size = version == 4 ? synchsafe(size_bytes) : big_endian(size_bytes);
    if (size > body.size() - head) {
      list.cut();
      return;
    }
    ByteView data = body.subspan(head, static_cast<std::size_t>(size));
    const int flags = version == 2 ? 0 : body[9];
    const bool packed = version == 4 ? (flags & 0x0c) : (flags & 0xc0);
    if (version == 4 && (flags & 1) && data.size() >= 4) data = data.subspan(4);
    if (packed)
      list.add(id, size_text(size));
    else
      read_id3_frame(id, data, list);
    body = body.subspan(head + static_cast<std::size_t>(size));
  }
}

void read_id3v1(RandomSource& source, MetadataList& list) {
  if (source.size() < 128) return;
  const Bytes bytes = read_block(source, source.size() - 128, 128);
  if (bytes.size() != 128 || as_view(ByteView(bytes).first(3)) != "TAG") return;
  struct Field {
    const char* name;
    std::size_t at, size;
  };
  for (const auto& [name, at, size] : std::initializer_list<Field>{
           {"title", 3, 30}, {"artist", 33, 30}, {"album", 63, 30}, {"year", 93, 4}, {"comment", 97, 30}})
    list.add(name, as_view(ByteView(bytes).subspan(at, size)));
}

/// Tags at the beginning of MP3 and FLAC. Returns where they end.
std::uint64_t read_leading_id3(RandomSource& source, MetadataList& list) {
  std::uint64_t at = 0;
  for (int tags = 0; tags < 8; ++tags) {
    const Bytes head = read_block(source, at, 10);
    if (head.size() < 10 || as_view(ByteView(head).first(3)) != "ID3") break;
    const std::uint64_t size = 10 + synchsafe(ByteView(head).subspan(6)) + ((head[5] & 0x10) ? 10 : 0);
    if (size > max_block) list.cut();
    read_id3v2(read_block(source, at, size), list);
    at += size;
  }
  return at;
}

// ---- Vorbis comments

void add_comments(ByteView block, MetadataList& list) {
  std::vector<std::pair<std::string, std::string>> comments;
  std::size_t used = 0;
  if (!read_comments(block, comments, used)) list.cut();
  for (const auto& [name, value] : comments) {
    const bool is_picture = name == "METADATA_BLOCK_PICTURE" || name == "COVERART";
    list.add(name, is_picture ? size_text(value.size()) : value);
  }
}

void read_flac(RandomSource& source, MetadataList& list) {
  std::uint64_t at = read_leading_id3(source, list) + 4;
  for (int blocks = 0; blocks < max_chunks; ++blocks) {
    const Bytes head = read_block(source, at, 4);
    if (head.size() < 4) return;
    const std::uint64_t size = big_endian(ByteView(head).subspan(1));
    switch (head[0] & 0x7f) {
      case 0:
      case 1:
      case 3:
        break;
      case 2:
        list.add("APPLICATION",
                 std::string(as_view(read_block(source, at + 4, std::min<std::uint64_t>(size, 4)))) + ", " +
                     size_text(size));
        break;
      case 4:
        add_comments(read_block(source, at + 4, size), list);
        break;
      case 6:
        list.add("PICTURE", size_text(size));
        break;
      default:
        list.add("block " + std::to_string(head[0] & 0x7f), size_text(size));
    }
    at += 4 + size;
    if (head[0] & 0x80) return;
  }
}

/// The second packet of a Vorbis, Opus or Speex stream is its comments. Only the beginning of the file is
/// looked at.
void read_ogg(RandomSource& source, MetadataList& list) {
  const Bytes start = read_block(source, 0, max_block);
  struct Stream {
    int packets = 0;
    Bytes packet;
  };
  std::vector<std::pair<std::uint32_t, Stream>> streams;
  for (std::size_t at = 0; at < start.size();) {
    const auto page = parse_page(ByteView(start).subspan(at));
    if (!page) {
      ++at;
      continue;
    }
    const auto known =
        std::find_if(streams.begin(), streams.end(), [&](const auto& s) { return s.first == page->serial; });
    if (known == streams.end() && streams.size() >= 16) return;
    Stream& stream =
        known == streams.end() ? streams.emplace_back(page->serial, Stream{}).second : known->second;
    std::size_t from = at + page->header;
    for (std::size_t i = at + 27; i < at + page->header && stream.packets < 2; ++i) {
      stream.packet.insert(stream.packet.end(), start.begin() + static_cast<std::ptrdiff_t>(from),
                           start.begin() + static_cast<std::ptrdiff_t>(from + start[i]));
      from += start[i];
      if (start[i] == 255) continue;
      if (++stream.packets == 2) {
        const ByteView packet(stream.packet);
        if (packet.size() > 8 && as_view(packet.first(8)) == "OpusTags")
          add_comments(packet.subspan(8), list);
        else if (packet.size() > 7 && as_view(packet.first(7)) == "\x03vorbis")
          add_comments(packet.subspan(7), list);
        else if (packet.size() > 4 && (packet[0] & 0x7f) == 4)  // FLAC in Ogg: a metadata block
          add_comments(packet.subspan(4), list);
      }
      stream.packet.clear();
    }
    at += page->size;
  }
}

// ---- Chunks

/// bext: EBU Tech 3285 §2.3.
void read_bext(ByteView data, MetadataList& list) {
  struct Field {
    const char* name;
    std::size_t at, size;
  };
  for (const auto& [name, at, size] : std::initializer_list<Field>{{"bext.description", 0, 256},
                                                                   {"bext.originator", 256, 32},
                                                                   {"bext.originator_reference", 288, 32},
                                                                   {"bext.origination_date", 320, 10},
                                                                   {"bext.origination_time", 330, 8}}) {
    if (data.size() < at + size) return;
    list.add(name, as_view(data.subspan(at, size)));
  }
  if (data.size() > 602) list.add("bext.coding_history", as_view(data.subspan(602)));
}

void read_info(ByteView data, MetadataList& list) {
  for (std::size_t at = 4; at + 8 <= data.size();) {
    const std::uint64_t size = read_le32(data.subspan(at + 4));
    const std::size_t held = static_cast<std::size_t>(std::min<std::uint64_t>(size, data.size() - at - 8));
    list.add(as_view(data.subspan(at, 4)), as_view(data.subspan(at + 8, held)));
    at += 8 + held + (held & 1);
  }
}

void read_chunk(RandomSource& source, const std::string& id, std::uint64_t at, std::uint64_t size, bool aiff,
                MetadataList& list) {
  // What says how to decode, and the sound.
  constexpr std::string_view known[] = {"fmt ", "data", "fact", "ds64", "COMM", "SSND", "FVER", "PEAK",
                                        "JUNK", "junk", "PAD ", "FLLR", "MARK", "INST", "slnt", "wavl"};
  if (std::find(std::begin(known), std::end(known), id) != std::end(known)) return;
  const Bytes data = read_block(source, at, size);
  if (size > max_block) list.cut();
  if (id == "LIST" && data.size() >= 4 && as_view(ByteView(data).first(4)) == "INFO")
    read_info(data, list);
  else if (id == "bext")
    read_bext(data, list);
  else if (id == "id3 " || id == "ID3 ")
    read_id3v2(data, list);
  else if (id == "iXML" || id == "_PMX" || id == "axml" ||
           (aiff && (id == "NAME" || id == "AUTH" || id == "(c) " || id == "ANNO")))
    list.add(id, as_view(data));
  else
    list.add(id, size_text(size));
}

void read_chunks(RandomSource& source, bool aiff, MetadataList& list) {
  std::uint64_t at = 12, long_size = 0;
  for (int chunk = 0; chunk < max_chunks && at + 8 <= source.size(); ++chunk) {
    const Bytes head = read_block(source, at, 24);
    if (head.size() < 8) return;
    const std::string id(as_view(ByteView(head).first(4)));
    std::uint64_t size =
        aiff ? big_endian(ByteView(head).subspan(4, 4)) : read_le32(ByteView(head).subspan(4));
    if (id == "ds64" && head.size() == 24) long_size = read_le64(ByteView(head).subspan(16));
    if (id == "data" && size == 0xffffffff && long_size) size = long_size;
    if (std::all_of(id.begin(), id.end(), [](char c) { return c >= 0x20 && c < 0x7f; }))
      read_chunk(source, id, at + 8, std::min(size, source.size() - at - 8), aiff, list);
    at += 8 + size + (size & 1);
  }
}

}  // namespace

std::string utf8_of(std::string_view text) {
  // ID3v2.4 parts several values by zeros; others end with them.
  std::string out(text);
  while (!out.empty() && out.back() == '\0') out.pop_back();
  std::replace(out.begin(), out.end(), '\0', '\n');
  return is_utf8(out) ? out : latin1(out);
}

std::string utf8_of_utf16(ByteView bytes, bool is_big_endian) {
  std::u32string points;
  const auto unit = [&](std::size_t at) {
    return static_cast<char32_t>(is_big_endian ? bytes[at] << 8 | bytes[at + 1]
                                               : bytes[at + 1] << 8 | bytes[at]);
  };
  for (std::size_t at = 0; at + 2 <= bytes.size(); at += 2) {
    char32_t point = unit(at);
    if (point >= 0xd800 && point < 0xdc00 && at + 4 <= bytes.size() && unit(at + 2) >= 0xdc00 &&
        unit(at + 2) < 0xe000) {
      point = 0x10000 + ((point - 0xd800) << 10) + (unit(at + 2) - 0xdc00);
      at += 2;
    } else if (point >= 0xd800 && point < 0xe000) {
      point = 0xfffd;
    }
    points.push_back(point);
  }
  return utf8_of(from_points(points));
}

void MetadataList::add(std::string_view name, std::string_view value) {
  std::string clean = tidy(utf8_of(value));
  const std::string label(head_of(one_line(tidy(utf8_of(head_of(name, 4 * 64)))), 64));
  if (clean.empty() || label.empty()) return;
  if (clean.size() > Metadata::longest) {
    clean = std::string(head_of(clean, Metadata::longest));
    to_.cut = true;
  }
  std::pair<std::string, std::string> pair{to_nfc(label), to_nfc(clean)};
  if (pair.second.size() > Metadata::longest)
    pair.second = std::string(head_of(pair.second, Metadata::longest));
  if (std::find(to_.pairs.begin(), to_.pairs.end(), pair) != to_.pairs.end()) return;
  if (to_.pairs.size() >= Metadata::most) {
    to_.cut = true;
    return;
  }
  to_.pairs.push_back(std::move(pair));
}

bool read_comments(ByteView block, std::vector<std::pair<std::string, std::string>>& comments,
                   std::size_t& used) {
  std::size_t at = 0;
  const auto text = [&](std::string_view& out) {
    if (block.size() - at < 4) return false;
    const std::uint32_t size = read_le32(block.subspan(at));
    if (size > block.size() - at - 4) return false;
    out = as_view(block.subspan(at + 4, size));
    at += 4 + size;
    return true;
  };
  std::string_view vendor, comment;
  if (!text(vendor) || block.size() - at < 4) return false;
  const std::uint32_t count = read_le32(block.subspan(at));
  at += 4;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (!text(comment)) return false;
    const auto equals = comment.find('=');
    std::string name(comment.substr(0, std::min(equals, comment.size())));
    for (char& c : name)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    comments.emplace_back(std::move(name),
                          equals == comment.npos ? std::string() : std::string(comment.substr(equals + 1)));
    if (comments.size() > static_cast<std::size_t>(max_chunks)) return false;
  }
  used = at;
  return true;
}

bool is_encoders_own(std::string_view name) {
  return name == "ENCODER" || name == "ENCODER_OPTIONS";
}

void read_metadata(RandomSource& source, const Kind& kind, Metadata& metadata) {
  MetadataList list(metadata);
  if (kind.name == "wav" || kind.name == "aiff") {
    read_chunks(source, kind.name == "aiff", list);
  } else if (kind.name == "flac") {
    read_flac(source, list);
    read_id3v1(source, list);
  } else if (kind.name == "opus" || kind.name == "ogg") {
    read_ogg(source, list);
  } else if (kind.name == "mp3" || kind.name == "aac") {
    read_leading_id3(source, list);
    read_id3v1(source, list);
  }
}

Json Metadata::json() const {
  Json list = Json::array();
  for (const auto& [name, value] : pairs) list.push_back(Json::array({name, value}));
  return list;
}

Metadata Metadata::parse(const Json& list, bool cut) {
  Metadata metadata;
  metadata.cut = cut;
  MetadataList to(metadata);
  if (!list.is_array()) return metadata;
  for (const Json& pair : list)
    if (pair.is_array() && pair.size() == 2 && pair[0].is_string() && pair[1].is_string())
      to.add(pair[0].get_ref<const std::string&>(), pair[1].get_ref<const std::string&>());
  return metadata;
}

}  // namespace attest::media
