#include "core/media/recording_format.h"

#include <algorithm>

namespace attest::media::format {

namespace {

constexpr std::string_view age_line = "age-encryption.org/v1\n";
static_assert(segment_look == segment_head_size + age_line.size());

void append(Bytes& out, ByteView bytes) {
  out.insert(out.end(), bytes.begin(), bytes.end());
}

bool is_hex(const std::string& text, std::size_t digits) {
  return text.size() == digits &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

const std::string what = "the recording";

[[noreturn]] void invalid(const char* key) {
  throw Error(Code::Invalid, "%1 of the recording is out of range.", {key});
}
std::int64_t integer(const Json& json, const char* key, std::int64_t low, std::int64_t high) {
  const std::int64_t value = get_integer(json, key, what);
  if (value < low || value > high) invalid(key);
  return value;
}
std::string digest(const Json& json, const char* key, std::size_t digits) {
  const std::string& text = get_string(json, key, what);
  if (!is_hex(text, digits)) invalid(key);
  return text;
}
bool boolean(const Json& json, const char* key) {
  if (!json.is_object() || !json.contains(key) || !json[key].is_boolean()) invalid(key);
  return json[key].get<bool>();
}

constexpr std::int64_t max_integer = (std::int64_t{1} << 53) - 1;
constexpr int max_rate = 1 << 20;  // FLAC's field has 20 bits

void read_shape(const Json& json, RecordingFacts& facts) {
  const std::string& codec = get_string(json, "codec", what);
  for (const Codec known : {Codec::Opus, Codec::Flac, Codec::File})
    if (codec == name(known)) facts.codec = known;
  if (codec != name(facts.codec)) invalid("codec");
  facts.channels = static_cast<int>(integer(json, "channels", 1, 8));
  facts.rate = static_cast<int>(integer(json, "rate", 1, max_rate));
  facts.origin = get_string(json, "origin", what);
  if (facts.origin != "recorded" && facts.origin != "added" && facts.origin != "received") invalid("origin");
  facts.started = integer(json, "started", -max_integer, max_integer);
}
void read_counts(const Json& json, RecordingFacts& facts) {
  facts.frames = integer(json, "frames", 0, max_hours * 3600 * facts.rate);
  facts.leaves = static_cast<std::uint64_t>(integer(json, "leaves", 0, max_frames));
  facts.size = static_cast<std::uint64_t>(integer(json, "size", 0, static_cast<std::int64_t>(max_file)));
  facts.root = digest(json, "root", 64);
  facts.sha256 = digest(json, "sha256", 64);
  facts.sha512 = digest(json, "sha512", 128);
  facts.interrupted = boolean(json, "interrupted");
}
Json shape_json(Codec codec, int channels, int rate, const std::string& origin, std::int64_t started) {
  return {{"codec", std::string(name(codec))},
          {"channels", channels},
          {"rate", rate},
          {"origin", origin},
          {"started", started}};
}

template <class Tag>
Id<Tag> id(const Json& json, const char* key) {
  const auto parsed = Id<Tag>::parse(get_string(json, key, what));
  if (!parsed) invalid(key);
  return *parsed;
}

}  // namespace

Bytes write_segment_head(const SegmentHead& head) {
  Bytes out = to_bytes(magic);
  out.insert(out.end(), {version, 0, 0, 0});
  append_le32(out, head.index);
  append_le32(out, head.sealed_size);
  append_le64(out, head.leaf);
  append_le64(out, head.offset);
  return out;
}

std::optional<SegmentHead> read_segment_head(ByteView bytes) {
  constexpr Byte after_magic[] = {version, 0, 0, 0};
  if (bytes.size() < segment_look || as_text(bytes.first(4)) != magic) return std::nullopt;
  if (!std::ranges::equal(bytes.subspan(4, 4), after_magic)) return std::nullopt;
  if (as_text(bytes.subspan(segment_head_size, age_line.size())) != age_line) return std::nullopt;
  const SegmentHead head{read_le32(bytes.subspan(8)), read_le32(bytes.subspan(12)),
                         read_le64(bytes.subspan(16)), read_le64(bytes.subspan(24))};
  if (head.sealed_size > max_sealed || head.leaf > max_frames || head.offset > max_file) return std::nullopt;
  return head;
}

std::array<Byte, 12> nonce(const Place& place) {
  std::array<Byte, 12> out{};
  for (std::size_t i = 0; i < 8; ++i) out[4 + i] = static_cast<Byte>(place.number >> (8 * i));
  return out;
}

Bytes associated(const EntityId& media, const Place& place) {
  Bytes out;
  out.reserve(45);
  append(out, media.bytes);
  append_le32(out, place.segment);
  out.push_back(static_cast<Byte>(place.type));
  append_le64(out, place.leaf);
  append_le64(out, place.offset);
  if (place.type == Type::Destroyed) {
    append_le32(out, place.leaves);
    append_le32(out, place.bytes);
  }
  return out;
}

void seal_frame(Bytes& out, const EntityId& media, const crypto::Secret& key, const Place& place,
                ByteView plain) {
  append_le32(out, static_cast<std::uint32_t>(plain.size() + tag_size));
  out.push_back(static_cast<Byte>(place.type));
  if (place.type == Type::Destroyed) {
    append_le32(out, place.leaves);
    append_le32(out, place.bytes);
  }
  const std::size_t at = out.size();
  out.resize(at + plain.size() + tag_size);
  crypto::aead_seal(ByteSpan(out).subspan(at), key.view(), nonce(place), associated(media, place), plain);
}

Bytes seal_key(const crypto::Secret& key, const crypto::age::Recipient& recipient) {
  crypto::SecretText payload;
  payload.append_hex(key.view());
  payload.append("\n");
  crypto::age::SealOptions options;
  options.recipients = {recipient};
  return crypto::age::seal(payload.take().view(), std::move(options));
}

std::optional<crypto::Secret> open_key(ByteView sealed, const crypto::age::Identity& identity) {
  try {
    crypto::age::OpenOptions options;
    options.identities = {&identity};
    MemorySource source(Bytes(sealed.begin(), sealed.end()));
    crypto::age::Opener opener(source, options);
    // Not age::open: a Secret of the payload's size is a slot among others, one of the file's size costs
    // system calls.
    crypto::Secret payload(2 * key_size + 2);
    const std::size_t size = read_full(opener, payload.span());
    if (size != 2 * key_size + 1 || payload.text()[size - 1] != '\n') return std::nullopt;
    auto key = from_hex(payload.text().substr(0, 2 * key_size));
    if (!key) return std::nullopt;
    auto secret = crypto::Secret::copy(*key);
    crypto::wipe(*key);
    return secret;
  } catch (const Error& e) {
    if (e.code() == Code::NotEnoughMemory || e.code() == Code::Internal) throw;
    return std::nullopt;
  }
}

Json begin_json(const RecordingWriter::Begin& begin, std::int64_t started) {
  Json json = shape_json(begin.codec, begin.channels, begin.rate, begin.origin, started);
  json["format"] = "attest-media/1";
  json["interview"] = begin.interview.hex();
  json["media"] = begin.media.hex();
  return json;
}

RecordingFacts read_begin(ByteView plain) {
  const Json json = parse_canonical(as_text(plain), what);
  if (get_string(json, "format", what) != "attest-media/1") invalid("format");
  RecordingFacts facts;
  facts.media = id<EntityTag>(json, "media");
  facts.interview = id<RecordTag>(json, "interview");
  read_shape(json, facts);
  return facts;
}

Json end_json(const RecordingFacts& facts) {
  return {{"frames", facts.frames}, {"interrupted", facts.interrupted}, {"leaves", facts.leaves},
          {"root", facts.root},     {"sha256", facts.sha256},           {"sha512", facts.sha512},
          {"size", facts.size}};
}

void read_end(ByteView plain, RecordingFacts& facts) {
  read_counts(parse_canonical(as_text(plain), what), facts);
}

Json gap_json(const Gap& gap) {
  Json json = {{"from", gap.from}, {"frames", gap.frames}, {"reason", gap.reason}};
  if (gap.ms) json["ms"] = *gap.ms;
  return json;
}

Gap read_gap(ByteView plain) {
  const Json json = parse_canonical(as_text(plain), what);
  Gap gap{get_integer(json, "from", what),
          get_integer(json, "frames", what),
          get_string(json, "reason", what),
          {}};
  if (json.contains("ms")) gap.ms = get_integer(json, "ms", what);
  return gap;
}

Marker read_marker(ByteView plain) {
  const Json json = parse_canonical(as_text(plain), what);
  Marker marker{
      get_integer(json, "at", what), get_string(json, "text", what), string_or(json, "kind", {}, what), {}};
  if (json.contains("id")) marker.id = id<EntityTag>(json, "id");
  return marker;
}

std::size_t destroyed_size(std::size_t leaves) {
  return destroyed_head_size + sizeof(crypto::Hash) * leaves;
}

Bytes write_destroyed(const Destroyed& destroyed, std::size_t size) {
  const Silence& silence = destroyed.silence;
  Bytes out;
  out.reserve(size);
  append_le64(out, static_cast<std::uint64_t>(destroyed.from));
  append_le32(out, static_cast<std::uint32_t>(destroyed.frames));
  out.push_back(static_cast<Byte>(silence.kind));
  out.push_back(silence.detail);
  append_le64(out, static_cast<std::uint64_t>(silence.place));
  append_le32(out, silence.first);
  append_le32(out, silence.count);
  append_le32(out, silence.samples);
  append_le32(out, silence.stream);
  for (const crypto::Hash& leaf : destroyed.leaves) append(out, leaf);
  if (out.size() > size) throw Error(Code::Internal, "A destroyed run has no room.");
  out.resize(size);
  return out;
}

Destroyed read_destroyed(ByteView plain, std::uint64_t leaf, std::uint32_t leaves, std::uint32_t bytes) {
  if (leaves == 0 || leaves > Destroyed::max_leaves || plain.size() < destroyed_size(leaves))
    invalid("destroyed");
  Destroyed run;
  run.leaf = leaf;
  run.bytes = bytes;
  run.from = static_cast<std::int64_t>(read_le64(plain));
  run.frames = read_le32(plain.subspan(8));
  if (run.from < 0 || run.from > max_integer || plain[12] > static_cast<Byte>(Silence::Kind::FlacVariable))
    invalid("destroyed");
  run.silence.kind = static_cast<Silence::Kind>(plain[12]);
  run.silence.detail = plain[13];
  run.silence.place = static_cast<std::int64_t>(read_le64(plain.subspan(14)));
  run.silence.first = read_le32(plain.subspan(22));
  run.silence.count = read_le32(plain.subspan(26));
  run.silence.samples = read_le32(plain.subspan(30));
  run.silence.stream = read_le32(plain.subspan(34));
  run.leaves.resize(leaves);
  for (std::size_t i = 0; i < leaves; ++i)
    std::ranges::copy(plain.subspan(destroyed_head_size + i * sizeof(crypto::Hash), sizeof(crypto::Hash)),
                      run.leaves[i].begin());
  return run;
}

Bytes write_clock(const ClockReading& reading) {
  Bytes out;
  append_le64(out, static_cast<std::uint64_t>(reading.claimed_ms));
  append_le64(out, static_cast<std::uint64_t>(reading.monotonic_ms));
  append_le64(out, reading.frames);
  return out;
}

std::optional<ClockReading> read_clock(ByteView plain) {
  if (plain.size() != 24) return std::nullopt;
  return ClockReading{static_cast<std::int64_t>(read_le64(plain)),
                      static_cast<std::int64_t>(read_le64(plain.subspan(8))), read_le64(plain.subspan(16))};
}

}  // namespace attest::media::format

namespace attest::media {

Json RecordingFacts::json() const {
  Json json = format::end_json(*this);
  json.update(format::shape_json(codec, channels, rate, origin, started));
  json["duration_ms"] = duration_ms();
  return json;
}

RecordingFacts RecordingFacts::parse(const EntityId& media, const RecordId& interview, const Json& element) {
  RecordingFacts facts;
  facts.media = media;
  facts.interview = interview;
  format::read_shape(element, facts);
  format::read_counts(element, facts);
  if (facts.codec == Codec::File) throw Error(Code::Invalid, "A file as it came is no recording.");
  return facts;
}

}  // namespace attest::media
