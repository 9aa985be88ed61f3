// What the records say, and finding words in it.
#include <algorithm>

#include "core/store/schema.h"
#include "core/store/vault_state.h"

namespace attest::store {

std::string Entity::text(const char* field) const {
  const auto member = doc.find(field);
  return member != doc.end() && member->is_string() ? member->get<std::string>() : std::string();
}
std::optional<std::int64_t> Entity::integer(const char* field) const {
  const auto member = doc.find(field);
  if (member == doc.end() || !member->is_number_integer()) return std::nullopt;
  return member->get<std::int64_t>();
}
std::optional<EntityId> Entity::reference(const char* field) const {
  return EntityId::parse(text(field));
}

std::string_view name(MergeOutcome::Status status) {
  switch (status) {
    case MergeOutcome::Status::New:
      return "new";
    case MergeOutcome::Status::Merged:
      return "merged";
    case MergeOutcome::Status::Already:
      return "already";
    case MergeOutcome::Status::Conflict:
      return "conflict";
    case MergeOutcome::Status::Waiting:
      return "waiting";
    case MergeOutcome::Status::Refused:
      return "refused";
  }
  return "";
}

Entity Vault::State::read_entity(Statement& row) const {
  Entity entity{EntityId::from(row.blob(0)), RecordId::from(row.blob(1)), row.text(2),   row.integer(3) != 0,
                row.integer(4) != 0,         row.integer(5) != 0,         Json::object()};
  entity.doc = stored_json(row.text(6));
  return entity;
}

std::vector<RecordInfo> Vault::State::all_records() const {
  std::vector<RecordInfo> records;
  auto query = db->prepare("SELECT id, kind FROM record ORDER BY id");
  while (query.step()) records.push_back({RecordId::from(query.blob(0)), query.text(1)});
  return records;
}

std::vector<RecordInfo> Vault::records() const {
  return state_->all_records();
}

std::optional<RecordInfo> Vault::record(const RecordId& id) const {
  auto query = state_->db->prepare("SELECT kind FROM record WHERE id = ?");
  query.bind_blob(1, id.view());
  if (!query.step()) return std::nullopt;
  return RecordInfo{id, query.text(0)};
}

std::optional<Entity> Vault::entity(const EntityId& id) const {
  // A foreign record may use an id that another has: a record's main entity is its own first.
  auto query =
      state_->db->prepare(std::string("SELECT ") + kEntityColumns +
                          " FROM entity e WHERE e.id = ? ORDER BY e.record = e.id DESC, e.record LIMIT 1");
  query.bind_blob(1, id.view());
  if (!query.step()) return std::nullopt;
  return state_->read_entity(query);
}

std::vector<Entity> Vault::entities(const std::string& type, bool also_removed) const {
  std::vector<Entity> found;
  auto query =
      state_->db->prepare(std::string("SELECT ") + kEntityColumns +
                          " FROM entity e WHERE e.type = ? AND (e.live OR ?) ORDER BY e.record, e.id");
  query.bind(1, type).bind(2, also_removed ? 1 : 0);
  while (query.step()) found.push_back(state_->read_entity(query));
  return found;
}

std::vector<Entity> Vault::entities_in(const RecordId& record, const std::string& type,
                                       bool also_removed) const {
  std::vector<Entity> found;
  auto query =
      state_->db->prepare(std::string("SELECT ") + kEntityColumns +
                          " FROM entity e WHERE e.type = ? AND e.record = ? AND (e.live OR ?) ORDER BY e.id");
  query.bind(1, type).bind_blob(2, record.view()).bind(3, also_removed ? 1 : 0);
  while (query.step()) found.push_back(state_->read_entity(query));
  return found;
}

std::vector<Entity> Vault::referring(const std::string& type, const char* field,
                                     const EntityId& target) const {
  std::vector<Entity> found;
  auto query = state_->db->prepare(
      std::string("SELECT ") + kEntityColumns +
      " FROM link l JOIN entity e ON e.record = l.record AND e.id = l.entity"
      " WHERE l.value = ? AND l.key = ? AND e.type = ? AND e.live ORDER BY e.record, e.id");
  query.bind_blob(1, target.view()).bind(2, field).bind(3, type);
  while (query.step()) found.push_back(state_->read_entity(query));
  return found;
}

std::vector<RecordId> Vault::interviews_with_code(const std::string& record_code) const {
  std::vector<RecordId> found;
  auto query = state_->db->prepare(kByRecordCode);
  query.bind(1, record_code);
  while (query.step()) found.push_back(RecordId::from(query.blob(0)));
  return found;
}

std::optional<Json> Vault::value(const EntityId& entity, const std::string& field) const {
  auto query = state_->db->prepare(
      "SELECT v.text FROM candidate c JOIN entity e ON e.record = c.record AND e.id = c.entity"
      " LEFT JOIN value v ON v.hash = c.value WHERE e.id = ? AND c.field = ?"
      " ORDER BY e.record = e.id DESC, e.record, c.origin, c.header LIMIT 1");
  query.bind_blob(1, entity.view()).bind(2, field);
  if (!query.step() || query.is_null(0)) return std::nullopt;
  return value_of(query.text(0));
}

namespace {

std::string conflict_id(const EntityId& entity, const std::string& field) {
  Bytes name(entity.bytes.begin(), entity.bytes.end());
  name.insert(name.end(), field.begin(), field.end());
  return to_hex(ByteView(crypto::blake2b(name)).first(8));
}

}  // namespace

std::vector<Conflict> Vault::conflicts(const RecordId& record) const {
  std::vector<Conflict> found;
  auto query = state_->db->prepare(
      "SELECT c.entity, e.type, c.field, c.origin, v.text, h.text, c.value FROM candidate c"
      " JOIN entity e ON e.record = c.record AND e.id = c.entity AND e.live AND e.contested"
      " LEFT JOIN value v ON v.hash = c.value LEFT JOIN header h ON h.id = c.origin"
      " WHERE c.record = ? ORDER BY c.entity, c.field, c.origin, c.header");
  query.bind_blob(1, record.view());
  Hash last_value{};
  while (query.step()) {
    const EntityId entity = EntityId::from(query.blob(0));
    const std::string field = query.text(2);
    if (found.empty() || found.back().entity != entity || found.back().field != field)
      found.push_back({conflict_id(entity, field), record, entity, query.text(1), field, {}});
    ConflictCandidate candidate;
    candidate.commit = hash_of(query.blob(3));
    if (!query.is_null(4)) candidate.value = value_of(query.text(4));
    if (!query.is_null(5)) {
      const Header header = Header::parse(query.text(5));
      candidate.device = header.device;
      candidate.author = header.author;
      candidate.time = header.time;
    }
    auto& candidates = found.back().candidates;
    const Hash value = hash_of(query.blob(6));
    const bool same =
        !candidates.empty() && (value == last_value || (candidate.value && candidates.back().value &&
                                                        *candidate.value == *candidates.back().value));
    last_value = value;
    if (!same) candidates.push_back(std::move(candidate));
  }
  std::erase_if(found, [](const Conflict& conflict) { return conflict.candidates.size() < 2; });
  return found;
}

std::vector<HistoryEntry> Vault::history(const RecordId& record, std::size_t limit) const {
  std::vector<HistoryEntry> entries;
  auto query = state_->db->prepare(
      "SELECT h.id, h.text, b.text FROM header h JOIN body b ON b.id = h.id"
      " WHERE h.record = ? ORDER BY h.n DESC");
  query.bind_blob(1, record.view());
  auto value = state_->db->prepare("SELECT text FROM value WHERE hash = ? AND length(text) <= ?");
  while (entries.size() < limit && query.step()) {
    const Header header = Header::parse(query.text(1));
    for (const auto& change : Body::parse(query.text(2)).changes) {
      HistoryEntry entry{hash_of(query.blob(0)),
                         header.author,
                         header.device,
                         header.time,
                         change.entity,
                         change.type,
                         change.field,
                         change.op,
                         {}};
      if (change.value) {
        value.bind_blob(1, *change.value).bind(2, static_cast<std::int64_t>(kDocValueCap));
        if (value.step()) entry.value = value_of(value.text(0));
        value.reset();
      }
      entries.push_back(std::move(entry));
    }
  }
  if (entries.size() > limit) entries.resize(limit);
  return entries;
}

std::vector<WordHit> Vault::words(const std::string& query, bool& indexed) const {
  std::vector<WordHit> hits;
  const std::string match = match_expression(query);
  indexed = !match.empty();
  if (!indexed) return hits;
  auto find = state_->db->prepare(
      "SELECT s.entity, s.field FROM words w JOIN searchable s ON s.row = w.rowid"
      " WHERE words MATCH ? ORDER BY s.record, s.entity, s.field");
  find.bind(1, match);
  while (find.step()) hits.push_back({EntityId::from(find.blob(0)), find.text(1)});
  return hits;
}

}  // namespace attest::store
