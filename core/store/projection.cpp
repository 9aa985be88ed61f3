#include "core/store/projection.h"

#include <algorithm>

namespace attest::store {
namespace {

bool is_id(const Json& value) {
  return value.is_string() && value.get_ref<const std::string&>().size() == 32 &&
         from_hex(value.get_ref<const std::string&>()).has_value();
}

/// Which fields of which entities are searched (FORMAT.md §8). "current" stands for the text of the version
/// it names.
bool is_searched(const std::string& type, const std::string& field) {
  if (type == "interview") return field != "record_code";
  if (type == "note") return field == "text";
  if (type == "coding") return field.empty();
  if (type == "transcript") return field == "current";
  return false;
}

Json small_part(const Json& value) {
  Json part = Json::object();
  for (const auto& [key, member] : value.items())
    if (canonical(member).size() <= kDocValueCap) part[key] = member;
  return part;
}

}  // namespace

Hash hash_of(ByteView blob) {
  Hash hash{};
  if (blob.size() != hash.size())
    throw Error(Code::Damaged, "The vault's database holds a hash of the wrong size.");
  std::copy(blob.begin(), blob.end(), hash.begin());
  return hash;
}

Json stored_json(std::string_view text) {
  Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded())
    throw Error(Code::Damaged, "The vault's database does not hold what was written. Look at vault check.");
  return json;
}

std::optional<std::string> Projection::value_text(const Hash& hash) {
  auto query = db_.prepare("SELECT text FROM value WHERE hash = ?");
  query.bind_blob(1, hash);
  if (!query.step()) return std::nullopt;
  return query.text(0);
}

std::optional<Projection::Row> Projection::row(const RecordId& record, const EntityId& id) {
  auto query =
      db_.prepare("SELECT type, live, flagged, contested, doc FROM entity WHERE record = ? AND id = ?");
  query.bind_blob(1, record.view()).bind_blob(2, id.view());
  if (!query.step()) return std::nullopt;
  Row row{
      id, query.text(0), query.integer(1) != 0, query.integer(2) != 0, query.integer(3) != 0, query.text(4),
      {}};
  auto candidates = db_.prepare(
      "SELECT field, header, origin, value FROM candidate WHERE record = ? AND entity = ? ORDER BY field, "
      "origin, header");
  candidates.bind_blob(1, record.view()).bind_blob(2, id.view());
  while (candidates.step())
    row.fields[candidates.text(0)].push_back(
        {hash_of(candidates.blob(1)), hash_of(candidates.blob(2)), hash_of(candidates.blob(3))});
  return row;
}

std::vector<EntityId> Projection::entities(const RecordId& record) {
  std::vector<EntityId> ids;
  auto query = db_.prepare("SELECT id FROM entity WHERE record = ? ORDER BY id");
  query.bind_blob(1, record.view());
  while (query.step()) ids.push_back(EntityId::from(query.blob(0)));
  return ids;
}

/// doc and contested from the candidates and the values present.
void Projection::fill(Row& row) {
  Json doc = Json::object();
  row.contested = false;
  for (const auto& [field, candidates] : row.fields) {
    const auto shown = value_text(candidates.front().value);
    for (std::size_t i = 1; i < candidates.size(); ++i) {
      if (candidates[i].value == candidates.front().value) continue;
      const auto other = value_text(candidates[i].value);
      if (!shown || !other || value_of(*shown) != value_of(*other)) row.contested = true;
    }
    if (!shown) continue;
    const Json value = value_of(*shown);
    if (field.empty()) {  // sorts first: fields of the same name stand over an element's members
      if (value.is_object()) doc = small_part(value);
    } else if (canonical(value).size() <= kDocValueCap) {
      doc[field] = value;
    }
  }
  row.doc = canonical(doc);
}

void Projection::put(const RecordId& record, const Row& row) {
  auto entity = db_.prepare(
      "INSERT OR REPLACE INTO entity(record, id, type, live, flagged, contested, doc)"
      " VALUES(?, ?, ?, ?, ?, ?, ?)");
  entity.bind_blob(1, record.view()).bind_blob(2, row.id.view()).bind(3, row.type).bind(4, row.live ? 1 : 0);
  entity.bind(5, row.flagged ? 1 : 0).bind(6, row.contested ? 1 : 0).bind(7, row.doc).run();

  auto drop = db_.prepare("DELETE FROM candidate WHERE record = ? AND entity = ?");
  drop.bind_blob(1, record.view()).bind_blob(2, row.id.view()).run();
  auto insert = db_.prepare(
      "INSERT INTO candidate(record, entity, field, header, origin, value) VALUES(?, ?, ?, ?, ?, ?)");
  for (const auto& [field, candidates] : row.fields)
    for (const auto& candidate : candidates) {
      insert.bind_blob(1, record.view()).bind_blob(2, row.id.view()).bind(3, field);
      insert.bind_blob(4, candidate.commit)
          .bind_blob(5, candidate.origin)
          .bind_blob(6, candidate.value)
          .run();
    }

  auto unlink = db_.prepare("DELETE FROM link WHERE record = ? AND entity = ?");
  unlink.bind_blob(1, record.view()).bind_blob(2, row.id.view()).run();
  const Json doc = stored_json(row.doc);
  auto link = db_.prepare("INSERT INTO link(value, key, record, entity) VALUES(?, ?, ?, ?)");
  for (const auto& [key, member] : doc.items()) {
    if (!is_id(member)) continue;
    const auto target = from_hex(member.get_ref<const std::string&>());
    link.bind_blob(1, *target).bind(2, key).bind_blob(3, record.view()).bind_blob(4, row.id.view()).run();
  }
}

std::optional<std::string> Projection::searchable_text(const std::string& field, const Hash& value) {
  const auto text = value_text(value);
  if (!text) return std::nullopt;
  const Json json = value_of(*text);
  if (field == "memo") {
    const auto memo = json.is_object() ? json.find("memo") : json.end();
    if (memo == json.end() || !memo->is_string() || memo->get_ref<const std::string&>().empty())
      return std::nullopt;
    return memo->get<std::string>();
  }
  if (!json.is_string() || json.get_ref<const std::string&>().empty()) return std::nullopt;
  return json.get<std::string>();
}

void Projection::unindex(const RecordId& record, const EntityId& entity, const std::string& field) {
  auto find = db_.prepare("SELECT row, value FROM searchable WHERE record = ? AND entity = ? AND field = ?");
  find.bind_blob(1, record.view()).bind_blob(2, entity.view()).bind(3, field);
  if (!find.step()) return;
  const std::int64_t n = find.integer(0);
  const auto text = searchable_text(field, hash_of(find.blob(1)));
  find.reset();
  if (text) {
    auto forget = db_.prepare("INSERT INTO words(words, rowid, text) VALUES('delete', ?, ?)");
    forget.bind(1, n).bind(2, *text).run();
  }
  auto drop = db_.prepare("DELETE FROM searchable WHERE row = ?");
  drop.bind(1, n).run();
}

/// Brings the full-text index of one entity to what its row says, touching only what changed.
void Projection::index(const RecordId& record, const Row& row) {
  std::map<std::string, Hash> wanted;
  if (row.live) {
    for (const auto& [field, candidates] : row.fields) {
      if (!is_searched(row.type, field)) continue;
      if (row.type == "coding") {
        wanted["memo"] = candidates.front().value;
      } else if (row.type == "transcript") {
        const Json doc = stored_json(row.doc);
        const auto current = doc.find("current");
        if (current == doc.end() || !is_id(*current)) continue;
        auto version = db_.prepare(
            "SELECT value FROM candidate WHERE record = ? AND entity = ? AND field = 'text'"
            " ORDER BY origin, header LIMIT 1");
        version.bind_blob(1, record.view()).bind_blob(2, *from_hex(current->get_ref<const std::string&>()));
        if (version.step()) wanted["text"] = hash_of(version.blob(0));
      } else {
        wanted[field] = candidates.front().value;
      }
    }
  }
  std::map<std::string, Hash> present;
  auto find = db_.prepare("SELECT field, value FROM searchable WHERE record = ? AND entity = ?");
  find.bind_blob(1, record.view()).bind_blob(2, row.id.view());
  while (find.step()) present.emplace(find.text(0), hash_of(find.blob(1)));

  for (const auto& [field, value] : present)
    if (const auto found = wanted.find(field); found == wanted.end() || found->second != value)
      unindex(record, row.id, field);
  for (const auto& [field, value] : wanted) {
    if (const auto found = present.find(field); found != present.end() && found->second == value) continue;
    const auto text = searchable_text(field, value);
    if (!text) continue;
    auto insert = db_.prepare("INSERT INTO searchable(record, entity, field, value) VALUES(?, ?, ?, ?)");
    insert.bind_blob(1, record.view()).bind_blob(2, row.id.view()).bind(3, field).bind_blob(4, value).run();
    auto words = db_.prepare("INSERT INTO words(rowid, text) VALUES(?, ?)");
    words.bind(1, db_.last_insert_rowid()).bind(2, *text).run();
  }
}

void Projection::advance(const RecordId& record, const CommitId& id, const Body& body) {
  std::map<EntityId, Row> touched;
  for (const auto& change : body.changes) {
    auto found = touched.find(change.entity);
    if (found == touched.end()) {
      auto known = row(record, change.entity);
      found = touched
                  .emplace(change.entity,
                           known ? *known : Row{change.entity, change.type, false, false, false, "", {}})
                  .first;
    }
    Row& row = found->second;
    if (row.type != change.type) throw Error(Code::Internal, "an entity cannot change its type");
    row.flagged = false;
    row.live = change.op != Op::Remove;
    if (row.live) row.fields[change.field] = {{id, change.takes.value_or(id), change.value.value()}};
  }
  for (auto& [entity, row] : touched) {
    if (row.fields.empty()) continue;
    fill(row);
    put(record, row);
  }
  for (const auto& [entity, row] : touched) index(record, row);

  auto clear = db_.prepare("DELETE FROM tip WHERE record = ?");
  clear.bind_blob(1, record.view()).run();
  auto tip = db_.prepare("INSERT INTO tip(record, header) VALUES(?, ?)");
  tip.bind_blob(1, record.view()).bind_blob(2, id).run();
}

Replay Projection::replay(const RecordId& record) {
  auto state = db_.prepare("SELECT 1 FROM record WHERE id = ? AND state = 'damaged'");
  state.bind_blob(1, record.view());
  if (state.step()) return replay_in_part(record);
  Replay replay;
  auto query = db_.prepare(
      "SELECT h.id, h.text, b.text FROM header h LEFT JOIN body b ON b.id = h.id"
      " WHERE h.record = ? ORDER BY h.n");
  query.bind_blob(1, record.view());
  while (query.step()) {
    const Header header = Header::parse(query.text(1));
    std::optional<Body> body;
    if (!query.is_null(2)) body = Body::parse(query.text(2));
    replay.add(hash_of(query.blob(0)), header.parents, body ? &*body : nullptr);
  }
  return replay;
}

/// A record that lost commits: what is left of its order counts. Writes whose order is lost become a
/// conflict, which shows them all.
Replay Projection::replay_in_part(const RecordId& record) {
  std::vector<Journal::Entry> entries;
  auto query = db_.prepare(
      "SELECT h.id, h.text, b.text FROM header h LEFT JOIN body b ON b.id = h.id WHERE h.record = ?");
  query.bind_blob(1, record.view());
  while (query.step()) {
    Journal::Entry entry{hash_of(query.blob(0)), Header::parse(query.text(1)), query.text(1), {}};
    if (!query.is_null(2)) entry.body_text = query.text(2);
    entries.push_back(std::move(entry));
  }
  Replay replay;
  for (const auto& entry : in_causal_order(std::move(entries))) {
    std::vector<CommitId> parents = entry.header.parents;
    std::erase_if(parents, [&](const CommitId& id) { return !replay.has(id); });
    std::optional<Body> body;
    if (entry.body_text) body = Body::parse(*entry.body_text);
    replay.add(entry.id, parents, body ? &*body : nullptr);
  }
  return replay;
}

void Projection::rebuild(const RecordId& record) {
  const Replay replayed = replay(record);
  std::vector<Row> rows;
  for (auto& [id, state] : replayed.state()) {
    Row row{id, state.type, state.live, state.flagged, false, "", state.fields};
    fill(row);
    rows.push_back(std::move(row));
  }
  // A record only grows, so nothing has to be taken out but what a replay no longer knows (bodies that went
  // away).
  std::set<EntityId> known;
  for (const auto& row : rows) known.insert(row.id);
  for (const auto& id : entities(record)) {
    if (known.contains(id)) continue;
    index(record, Row{id, "", false, false, false, "{}", {}});
    for (const char* table : {"DELETE FROM candidate WHERE record = ? AND entity = ?",
                              "DELETE FROM link WHERE record = ? AND entity = ?",
                              "DELETE FROM entity WHERE record = ? AND id = ?"}) {
      auto drop = db_.prepare(table);
      drop.bind_blob(1, record.view()).bind_blob(2, id.view()).run();
    }
  }
  for (const auto& row : rows)
    if (this->row(record, row.id) != row) put(record, row);
  for (const auto& row : rows) index(record, row);

  auto clear = db_.prepare("DELETE FROM tip WHERE record = ?");
  clear.bind_blob(1, record.view()).run();
  auto tip = db_.prepare("INSERT INTO tip(record, header) VALUES(?, ?)");
  for (const auto& id : replayed.tips()) tip.bind_blob(1, record.view()).bind_blob(2, id).run();
}

std::vector<std::string> Projection::compare(const RecordId& record) {
  std::vector<std::string> differences;
  const Replay replayed = replay(record);
  const auto state = replayed.state();
  const auto stored = entities(record);
  if (stored.size() != state.size()) differences.push_back("the number of entities");
  for (const auto& [id, entity] : state) {
    Row expected{id, entity.type, entity.live, entity.flagged, false, "", entity.fields};
    fill(expected);
    if (row(record, id) != expected) differences.push_back("entity " + id.hex());
  }
  std::vector<CommitId> tips;
  auto query = db_.prepare("SELECT header FROM tip WHERE record = ? ORDER BY header");
  query.bind_blob(1, record.view());
  while (query.step()) tips.push_back(hash_of(query.blob(0)));
  if (tips != replayed.tips()) differences.push_back("the heads");
  return differences;
}

Hash Projection::digest(const RecordId& record) {
  crypto::Digest digest(crypto::Digest::Kind::Blake2b256);
  for (const auto& id : entities(record)) {
    const Row row = *this->row(record, id);
    Json fields = Json::object();
    for (const auto& [field, candidates] : row.fields) {
      Json list = Json::array();
      for (const auto& candidate : candidates)
        list.push_back(Json{hex(candidate.commit), hex(candidate.origin), hex(candidate.value)});
      fields.emplace(field, std::move(list));
    }
    digest.update(as_bytes(canonical(Json{{"contested", row.contested},
                                          {"doc", stored_json(row.doc)},
                                          {"fields", std::move(fields)},
                                          {"flagged", row.flagged},
                                          {"id", id.hex()},
                                          {"live", row.live},
                                          {"type", row.type}})));
    digest.update(as_bytes("\n"));
  }
  return hash_of(digest.finish());
}

}  // namespace attest::store
