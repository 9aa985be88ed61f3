#include "core/store/journal.h"

#include <algorithm>

#include "core/foundation/text.h"

namespace attest::store {
namespace {

constexpr const char* kHeaderFormat = "attest-commit/1";
constexpr const char* kJournalFormat = "attest-journal/1";
// A hostile journal must not buy more work than an honest large one.
constexpr std::size_t kMaxCommits = 1'000'000;
constexpr std::size_t kMaxChanges = 100'000;
constexpr std::size_t kMaxParents = 64;

[[noreturn]] void invalid(const char* what) {
  throw Error(Code::Invalid, "The journal is not well formed (%1).", {what});
}

Hash need_hash(const Json& object, const char* key, const char* what) {
  auto hash = parse_hash(get_string(object, key, what));
  if (!hash) invalid(key);
  return *hash;
}

template <class T>
T need_id(const Json& object, const char* key, const char* what) {
  auto id = T::parse(get_string(object, key, what));
  if (!id || id->hex() != get_string(object, key, what)) invalid(key);
  return *id;
}

void check_word(const std::string& word, std::size_t most, const char* what) {
  if (word.size() > most || one_line(word) != word) invalid(what);
}

DeviceKey need_device(const Json& object, const char* key, const char* what) {
  DeviceKey device;
  const Hash raw = need_hash(object, key, what);
  std::copy(raw.begin(), raw.end(), device.key.begin());
  return device;
}

void refuse_other_members(const Json& object, std::initializer_list<const char*> known) {
  for (const auto& [key, value] : object.items())
    if (std::find(known.begin(), known.end(), key) == known.end()) invalid("a member that is not known");
}

Op parse_op(const std::string& text) {
  if (text == "set") return Op::Set;
  if (text == "remove") return Op::Remove;
  if (text == "settle") return Op::Settle;
  invalid("op");
}

std::string_view op_name(Op op) {
  switch (op) {
    case Op::Set:
      return "set";
    case Op::Remove:
      return "remove";
    case Op::Settle:
      return "settle";
  }
  return "";
}

bool is_salt(const std::string& text) {
  auto raw = parse_hash(text);
  return raw.has_value();
}

Change parse_change(const Json& json) {
  if (!json.is_object()) invalid("change");
  refuse_other_members(json, {"entity", "field", "op", "takes", "type", "value"});
  Change change;
  change.entity = need_id<EntityId>(json, "entity", "a change");
  change.type = get_string(json, "type", "a change");
  check_word(change.type, 64, "type");
  change.op = parse_op(get_string(json, "op", "a change"));
  if (change.op == Op::Remove) {
    if (json.contains("field") || json.contains("value") || json.contains("takes")) invalid("remove");
    return change;
  }
  change.field = get_string(json, "field", "a change");
  check_word(change.field, 128, "field");
  change.value = need_hash(json, "value", "a change");
  if (change.op == Op::Settle)
    change.takes = need_hash(json, "takes", "a change");
  else if (json.contains("takes"))
    invalid("takes");
  return change;
}

}  // namespace

std::string fresh_salt() {
  return to_hex(random_bytes(32));
}

std::string hex(const Hash& hash) {
  return to_hex(hash);
}

std::optional<Hash> parse_hash(std::string_view text) {
  auto raw = from_hex(text);
  if (!raw || raw->size() != 32) return std::nullopt;
  Hash hash;
  std::copy(raw->begin(), raw->end(), hash.begin());
  if (to_hex(hash) != text) return std::nullopt;
  return hash;
}

std::string Header::text() const {
  Json parents_json = Json::array();
  for (const auto& parent : parents) parents_json.push_back(hex(parent));
  return canonical(Json{{"author", author},
                        {"body", hex(body)},
                        {"device", to_hex(device.key)},
                        {"format", kHeaderFormat},
                        {"kind", kind},
                        {"parents", std::move(parents_json)},
                        {"record", record.hex()},
                        {"time", time}});
}

CommitId Header::id() const {
  return crypto::blake2b(text());
}

Header Header::parse(std::string_view text) {
  const char* what = "a commit's header";
  const Json json = parse_canonical(text, what, {64u << 10, 4});
  const std::string& format = get_string(json, "format", what);
  if (format != kHeaderFormat) {
    if (format.starts_with("attest-commit/"))
      throw Error(Code::NewerVersion, "A newer Attest wrote this journal. Update Attest to read it.");
    invalid("format");
  }
  refuse_other_members(json, {"author", "body", "device", "format", "kind", "parents", "record", "time"});
  Header header;
  header.record = need_id<RecordId>(json, "record", what);
  header.kind = get_string(json, "kind", what);
  check_word(header.kind, 64, "kind");
  header.author = get_string(json, "author", what);
  check_word(header.author, 128, "author");
  header.device = need_device(json, "device", what);
  header.body = need_hash(json, "body", what);
  header.time = get_integer(json, "time", what);
  const auto parents = json.find("parents");
  if (parents == json.end() || !parents->is_array() || parents->size() > kMaxParents) invalid("parents");
  for (const auto& parent : *parents) {
    auto id = parent.is_string() ? parse_hash(parent.get_ref<const std::string&>()) : std::nullopt;
    if (!id) invalid("parents");
    if (!header.parents.empty() && !(header.parents.back() < *id)) invalid("parents are not sorted");
    header.parents.push_back(*id);
  }
  return header;
}

std::string Body::text() const {
  Json list = Json::array();
  for (const auto& change : changes) {
    Json json{{"entity", change.entity.hex()}, {"op", op_name(change.op)}, {"type", change.type}};
    if (change.op != Op::Remove) {
      json["field"] = change.field;
      json["value"] = hex(change.value.value());
    }
    if (change.takes) json["takes"] = hex(*change.takes);
    list.push_back(std::move(json));
  }
  return canonical(Json{{"changes", std::move(list)}, {"salt", salt}});
}

Body Body::parse(std::string_view text) {
  const char* what = "a commit's body";
  const Json json = parse_canonical(text, what, {32u << 20, 6});
  refuse_other_members(json, {"changes", "salt"});
  Body body;
  body.salt = get_string(json, "salt", what);
  if (!is_salt(body.salt)) invalid("salt");
  const auto changes = json.find("changes");
  if (changes == json.end() || !changes->is_array() || changes->empty() || changes->size() > kMaxChanges)
    invalid("changes");
  std::set<std::pair<EntityId, std::string>> written;
  for (const auto& change : *changes) {
    body.changes.push_back(parse_change(change));
    const auto& last = body.changes.back();
    if (last.op != Op::Remove && !written.emplace(last.entity, last.field).second)
      invalid("a field is written twice");
  }
  return body;
}

SaltedValue SaltedValue::make(const Json& value) {
  SaltedValue made;
  made.text = canonical(Json{{"salt", fresh_salt()}, {"value", value}});
  made.hash = crypto::blake2b(made.text);
  return made;
}

Json value_of(std::string_view salted_text) {
  const char* what = "a value";
  Json json = parse_canonical(salted_text, what, {64u << 20, 32});
  refuse_other_members(json, {"salt", "value"});
  if (!is_salt(get_string(json, "salt", what)) || !json.contains("value")) invalid("value");
  return std::move(json["value"]);
}

std::string head_comment(const RecordId& record, const CommitId& head) {
  return "attest-head/1 record=" + record.hex() + " head=" + hex(head);
}

// ---- Replay

void Replay::add(const CommitId& id, const std::vector<CommitId>& parents, const Body* body) {
  if (nodes_.contains(id)) return;
  Node node{};
  bool placed = false;
  for (const auto& parent : parents) {
    const auto found = nodes_.find(parent);
    if (found == nodes_.end()) invalid("a commit stands before its parent");
    const Node& p = found->second;
    for (const auto& [lane, place] : p.reach) {
      auto& reach = node.reach[lane];
      reach = std::max(reach, place);
    }
    auto& reach = node.reach[p.lane];
    reach = std::max(reach, p.place + 1);
    if (!placed && lane_ends_[p.lane] == parent) {
      node.lane = p.lane;
      node.place = p.place + 1;
      lane_ends_[p.lane] = id;
      placed = true;
    }
    tips_.erase(parent);
  }
  if (!placed) {
    node.lane = static_cast<std::uint32_t>(lane_ends_.size());
    node.place = 0;
    lane_ends_.push_back(id);
  }
  nodes_.emplace(id, std::move(node));
  tips_.insert(id);
  if (!body) return;

  for (const auto& change : body->changes) {
    Entity& entity = entities_[change.entity];
    if (change.op == Op::Remove) {
      std::erase_if(entity.removes, [&](const CommitId& other) { return before(other, id); });
      entity.removes.push_back(id);
      continue;
    }
    entity.types.emplace(id, change.type);
    auto& candidates = entity.fields[change.field];
    std::erase_if(candidates, [&](const Candidate& other) { return before(other.commit, id); });
    candidates.push_back({id, change.takes.value_or(id), change.value.value()});
  }
}

bool Replay::before(const CommitId& a, const CommitId& b) const {
  const auto x = nodes_.find(a);
  const auto y = nodes_.find(b);
  if (x == nodes_.end() || y == nodes_.end()) return false;
  const auto reach = y->second.reach.find(x->second.lane);
  return reach != y->second.reach.end() && x->second.place < reach->second;
}

std::vector<CommitId> Replay::tips() const {
  return {tips_.begin(), tips_.end()};
}

std::map<EntityId, EntityState> Replay::state() const {
  std::map<EntityId, EntityState> result;
  for (const auto& [id, entity] : entities_) {
    if (entity.fields.empty()) continue;  // removed before anything of it was known
    EntityState state;
    state.type = entity.types.begin()->second;
    state.fields = entity.fields;
    bool live = false;
    std::vector<CommitId> writes;
    for (auto& [field, candidates] : state.fields) {
      std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return std::tie(a.origin, a.commit) < std::tie(b.origin, b.commit);
      });
      for (const auto& candidate : candidates) {
        writes.push_back(candidate.commit);
        live = live || std::none_of(entity.removes.begin(), entity.removes.end(),
                                    [&](const CommitId& remove) { return before(candidate.commit, remove); });
      }
    }
    state.live = live;
    state.flagged =
        live && std::any_of(entity.removes.begin(), entity.removes.end(), [&](const CommitId& remove) {
          return std::none_of(writes.begin(), writes.end(),
                              [&](const CommitId& write) { return before(remove, write); });
        });
    result.emplace(id, std::move(state));
  }
  return result;
}

// ---- Journal

namespace {

/// Ancestors first, ties by id. Throws where parents form no order (impossible by hashing, but bytes are
/// foreign).
Journal::Entry parse_entry(const Json& json, const Journal& journal) {
  refuse_other_members(json, {"body", "header"});
  Journal::Entry entry;
  entry.header_text = canonical(json.at("header"));
  entry.header = Header::parse(entry.header_text);
  entry.id = crypto::blake2b(entry.header_text);
  if (entry.header.record != journal.record || entry.header.kind != journal.kind)
    invalid("another record's commit");
  if (const auto body = json.find("body"); body != json.end()) {
    entry.body_text = canonical(*body);
    if (crypto::blake2b(*entry.body_text) != entry.header.body) invalid("a body is not its header's");
    Body::parse(*entry.body_text);
  }
  return entry;
}

}  // namespace

std::vector<Journal::Entry> in_causal_order(std::vector<Journal::Entry> entries) {
  std::map<CommitId, std::size_t> index;
  for (std::size_t i = 0; i < entries.size(); ++i)
    if (!index.emplace(entries[i].id, i).second) invalid("a commit stands twice");
  std::vector<std::size_t> missing(entries.size(), 0);
  std::vector<std::vector<std::size_t>> children(entries.size());
  std::set<std::pair<CommitId, std::size_t>> ready;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    for (const auto& parent : entries[i].header.parents) {
      const auto found = index.find(parent);
      if (found == index.end()) continue;  // not in this file: judged by whoever merges
      children[found->second].push_back(i);
      ++missing[i];
    }
    if (missing[i] == 0) ready.emplace(entries[i].id, i);
  }
  std::vector<Journal::Entry> sorted;
  sorted.reserve(entries.size());
  while (!ready.empty()) {
    const std::size_t i = ready.begin()->second;
    ready.erase(ready.begin());
    for (const std::size_t child : children[i])
      if (--missing[child] == 0) ready.emplace(entries[child].id, child);
    sorted.push_back(std::move(entries[i]));
  }
  if (sorted.size() != entries.size()) invalid("commits are in a circle");
  return sorted;
}

std::string Journal::file() const {
  std::string out =
      canonical(Json{{"format", kJournalFormat}, {"kind", kind}, {"record", record.hex()}}) + "\n";
  for (const auto& entry : in_causal_order(commits)) {
    // Both texts are canonical already, and "body" sorts before "header".
    out += '{';
    if (entry.body_text) out += "\"body\":" + *entry.body_text + ",";
    out += "\"header\":" + entry.header_text + "}\n";
  }
  for (const auto& [hash, text] : values) out += "{\"value\":" + text + "}\n";
  auto sorted = signatures;
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.device < b.device; });
  for (const auto& signature : sorted)
    out += canonical(Json{{"device", to_hex(signature.device.key)},
                          {"head", hex(signature.head)},
                          {"signature", signature.text}}) +
           "\n";
  return out;
}

Journal Journal::parse(std::string_view file) {
  Journal journal;
  bool first = true;
  while (!file.empty()) {
    const auto end = file.find('\n');
    if (end == std::string_view::npos) invalid("the last line has no end");
    const std::string_view line = file.substr(0, end);
    file.remove_prefix(end + 1);
    const Json json = parse_canonical(line, "the journal", {64u << 20, 40});
    if (!json.is_object()) invalid("line");
    if (first) {
      first = false;
      const std::string& format = get_string(json, "format", "the journal");
      if (format != kJournalFormat) {
        if (format.starts_with("attest-journal/"))
          throw Error(Code::NewerVersion, "A newer Attest wrote this journal. Update Attest to read it.");
        invalid("format");
      }
      journal.record = need_id<RecordId>(json, "record", "the journal");
      journal.kind = get_string(json, "kind", "the journal");
      check_word(journal.kind, 64, "kind");
    } else if (json.contains("header")) {
      if (journal.commits.size() >= kMaxCommits) invalid("too many commits");
      journal.commits.push_back(parse_entry(json, journal));
    } else if (json.contains("value")) {
      refuse_other_members(json, {"value"});
      std::string text = canonical(json["value"]);
      value_of(text);
      const Hash hash = crypto::blake2b(text);
      journal.values.emplace(hash, std::move(text));
    } else if (json.contains("head")) {
      refuse_other_members(json, {"device", "head", "signature"});
      HeadSignature signature;
      signature.device = need_device(json, "device", "the journal");
      signature.head = need_hash(json, "head", "the journal");
      signature.text = get_string(json, "signature", "the journal");
      crypto::minisign::Signature::parse(signature.text);
      journal.signatures.push_back(std::move(signature));
    } else {
      invalid("line");
    }
  }
  if (first) invalid("empty");
  journal.commits = in_causal_order(std::move(journal.commits));
  return journal;
}

Replay Journal::replay() const {
  Replay replay;
  for (const auto& entry : commits) {
    std::optional<Body> body;
    if (entry.body_text) body = Body::parse(*entry.body_text);
    replay.add(entry.id, entry.header.parents, body ? &*body : nullptr);
  }
  return replay;
}

}  // namespace attest::store
