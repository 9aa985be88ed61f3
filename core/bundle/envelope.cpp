#include "core/bundle/envelope.h"

#include <algorithm>

namespace attest::bundle {

namespace {

constexpr const char* bundle_format = "attest-bundle/1";
constexpr const char* this_file = "attest.json";

[[noreturn]] void refuse() {
  throw Error(Code::Invalid, "What the bundle says of itself cannot be read.");
}

const Json& get_array(const Json& json, const char* key, std::size_t cap) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_array() || found->size() > cap) refuse();
  return *found;
}

template <class Id>
Id get_id(const Json& json, const char* key) {
  const auto id = Id::parse(get_string(json, key, this_file));
  if (!id) refuse();
  return *id;
}

crypto::Hash get_hash(const Json& json, const char* key) {
  const auto hash = store::parse_hash(get_string(json, key, this_file));
  if (!hash) refuse();
  return *hash;
}

std::vector<crypto::age::Recipient> get_recipients(const Json& json) {
  std::vector<crypto::age::Recipient> recipients;
  std::string last;
  for (const Json& text : get_array(json, "recipients", max_recipients)) {
    if (!text.is_string() || text.get_ref<const std::string&>() <= last) refuse();
    last = text;
    recipients.push_back(crypto::age::Recipient::parse(last));
  }
  if (recipients.empty()) refuse();
  return recipients;
}

std::vector<Envelope::File> get_files(const Json& json) {
  std::vector<Envelope::File> files;
  for (const Json& file : get_array(json, "files", 200'000)) {
    const std::int64_t bytes = get_integer(file, "bytes", this_file);
    if (bytes < 0) refuse();
    files.push_back({get_string(file, "path", this_file), static_cast<std::uint64_t>(bytes)});
    if (files.size() > 1 && !comes_before(files[files.size() - 2].path, files.back().path)) refuse();
  }
  return files;
}

std::vector<Envelope::Head> get_heads(const Json& json) {
  std::vector<Envelope::Head> heads;
  for (const Json& head : get_array(json, "heads", 200'000)) {
    heads.push_back({get_id<RecordId>(head, "record"), get_hash(head, "head")});
    if (heads.size() > 1 && !(heads[heads.size() - 2] < heads.back())) refuse();
  }
  return heads;
}

std::vector<store::RecordInfo> get_records(const Json& json) {
  std::vector<store::RecordInfo> records;
  for (const Json& record : get_array(json, "records", 100'000)) {
    records.push_back({get_id<RecordId>(record, "id"), get_string(record, "kind", this_file)});
    if (records.size() > 1 && !(records[records.size() - 2].id < records.back().id)) refuse();
  }
  return records;
}

void check_format(const Json& json) {
  const std::string& format = get_string(json, "format", this_file);
  if (format != bundle_format && !format.starts_with("attest-bundle/")) refuse();
  if (format != bundle_format || get_string(json, "kind", this_file) != "submit")
    throw Error(Code::NewerVersion,
                "The bundle was sealed by a newer Attest. Install a newer one to open it.");
}

std::string start_of(std::string_view hex) {
  return std::string(hex.substr(0, 16));
}

}  // namespace

std::string Envelope::text() const {
  Json json{{"bundle", bundle},
            {"created", created},
            {"device", to_hex(device.key)},
            {"files", Json::array()},
            {"format", bundle_format},
            {"heads", Json::array()},
            {"kind", "submit"},
            {"previous", previous},
            {"project", project.hex()},
            {"recipients", Json::array()},
            {"records", Json::array()},
            {"seal", to_hex(seal)},
            {"sender", sender.text()},
            {"sequence", sequence}};
  for (const auto& file : files) json["files"].push_back({{"bytes", file.bytes}, {"path", file.path}});
  for (const auto& head : heads)
    json["heads"].push_back({{"head", store::hex(head.head)}, {"record", head.record.hex()}});
  for (const auto& recipient : recipients) json["recipients"].push_back(recipient.text());
  for (const auto& record : records)
    json["records"].push_back({{"id", record.id.hex()}, {"kind", record.kind}});
  return canonical(json) + "\n";
}

Envelope Envelope::parse(std::string_view text) {
  const Json json = parse_json(text, this_file, {max_tag_file, 8});
  if (!json.is_object()) refuse();
  check_format(json);
  Envelope envelope;
  envelope.bundle = get_string(json, "bundle", this_file);
  envelope.created = get_integer(json, "created", this_file);
  envelope.device.key = get_hash(json, "device");
  envelope.files = get_files(json);
  envelope.heads = get_heads(json);
  envelope.previous = get_string(json, "previous", this_file);
  envelope.project = get_id<ProjectId>(json, "project");
  envelope.recipients = get_recipients(json);
  envelope.records = get_records(json);
  envelope.seal = get_hash(json, "seal");
  envelope.sender = crypto::age::Recipient::parse(get_string(json, "sender", this_file));
  envelope.sequence = get_integer(json, "sequence", this_file);
  if (!store::parse_hash(envelope.bundle) || envelope.sequence < 1) refuse();
  if (!envelope.previous.empty() && !store::parse_hash(envelope.previous)) refuse();
  // Whatever else may stand there is found by writing it again.
  if (envelope.text() != text) refuse();
  return envelope;
}

std::string Envelope::comment() const {
  return std::string(bundle_format) + " id=" + start_of(bundle) + " seq=" + std::to_string(sequence) +
         " to=" + start_of(to_hex(crypto::sha256(as_bytes(joined(recipients))))) +
         " project=" + start_of(project.hex());
}

std::string joined(const std::vector<crypto::age::Recipient>& recipients) {
  std::string text;
  for (const auto& recipient : recipients) text += (text.empty() ? "" : "\n") + recipient.text();
  return text;
}

std::string base32(ByteView bytes) {
  std::string text;
  std::uint64_t held = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    held = held << 8 | bytes[i];
    if (i % 5 != 4) continue;
    for (int shift = 35; shift >= 0; shift -= 5)
      text += "abcdefghijklmnopqrstuvwxyz234567"[held >> shift & 31];
  }
  return text;
}

std::string journal_path(const RecordId& record) {
  return std::string(journal_folder) + record.hex() + ".jsonl";
}
std::string frames_path(const EntityId& media) {
  return "data/frames/" + media.hex() + ".frames";
}
std::string sound_path(const std::string& folder, const EntityId& media, media::Codec codec) {
  return folder + media.hex() + std::string(media::extension(codec));
}

std::string original_path(const std::string& folder, const EntityId& media, const std::string& container) {
  return folder + media.hex() + ".original." + container;
}
bool comes_before(const std::string& a, const std::string& b) {
  const bool a_first = a.starts_with(journal_folder), b_first = b.starts_with(journal_folder);
  return a_first != b_first ? a_first : a < b;
}

}  // namespace attest::bundle
