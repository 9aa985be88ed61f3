// Erasing for good: what is said goes at once, then the keys that could still read its remains.
//
// A crash may come between any two steps. What is to be erased is noted in the transaction that takes the
// content out; the rest is done again from there, as often as it takes.
#include <sys/statvfs.h>

#include <algorithm>

#include "core/store/vault_state.h"

namespace attest::store {

namespace fs = std::filesystem;
namespace age = crypto::age;

namespace {

constexpr const char* kTombstone = "tombstone";

bool is_tombstone(const Body& body) {
  return std::ranges::all_of(body.changes, [](const Change& change) { return change.type == kTombstone; });
}

}  // namespace

EntityId tombstone_of(const RecordId& record) {
  Bytes name = to_bytes("attest/tombstone/1");
  name.insert(name.end(), record.bytes.begin(), record.bytes.end());
  return EntityId::from(crypto::blake2b(name));
}

bool Vault::State::is_erased(const RecordId& record) const {
  auto query = db->prepare("SELECT 1 FROM record WHERE id = ? AND state = 'erased'");
  query.bind_blob(1, record.view());
  return query.step();
}

bool Vault::State::may_enter_erased(const std::string& body_text) {
  return is_tombstone(Body::parse(body_text));
}

/// Bodies, values, what is made of them, drafts and what was kept aside: everything of §5.7 that is in the
/// database.
void Vault::State::drop_content(const RecordId& record) {
  const auto run = [&](const char* sql) {
    auto statement = db->prepare(sql);
    statement.bind_blob(1, record.view()).run();
  };
  run("DELETE FROM draft WHERE entity IN (SELECT id FROM entity WHERE record = ?)");
  run("DELETE FROM waiting WHERE record = ?");

  std::set<Hash> kept_values;
  std::vector<CommitId> dropped;
  auto bodies =
      db->prepare("SELECT b.id, b.text FROM body b JOIN header h ON h.id = b.id WHERE h.record = ?");
  bodies.bind_blob(1, record.view());
  while (bodies.step()) {
    const Body body = Body::parse(bodies.text(1));
    if (!is_tombstone(body)) {
      dropped.push_back(hash_of(bodies.blob(0)));
      continue;
    }
    for (const auto& change : body.changes)
      if (change.value) kept_values.insert(*change.value);
  }
  auto drop_body = db->prepare("DELETE FROM body WHERE id = ?");
  for (const auto& id : dropped) drop_body.bind_blob(1, id).run();
  // The index forgets a text by being told it once more: values go after it.
  projection().rebuild(record);
  std::vector<Hash> values;
  auto all = db->prepare("SELECT hash FROM value WHERE record = ?");
  all.bind_blob(1, record.view());
  while (all.step())
    if (const Hash hash = hash_of(all.blob(0)); !kept_values.contains(hash)) values.push_back(hash);
  auto drop_value = db->prepare("DELETE FROM value WHERE hash = ?");
  for (const auto& hash : values) drop_value.bind_blob(1, hash).run();
}

std::vector<std::string> Vault::State::media_files(const RecordId& record) const {
  std::vector<std::string> ids;
  auto query = db->prepare("SELECT id FROM entity WHERE record = ? AND type IN ('media', 'original')");
  query.bind_blob(1, record.view());
  while (query.step()) ids.push_back(to_hex(query.blob(0)));
  return ids;
}

Vault::Space Vault::rekey_space() const {
  return state_->rekey_space();
}

void Vault::erase(const std::vector<RecordId>& records, const std::optional<std::string>& reason, Job& job) {
  State& state = *state_;
  state.need_writer();
  const std::int64_t now = to_ms(clock().now());
  together([&] {
    for (const auto& id : records) {
      const auto info = record(id);
      if (!info) throw Error(Code::NotFound, "There is no such record in this vault.");
      auto note = state.db->prepare(
          "INSERT OR REPLACE INTO erasure(record, kind, time, media, done) VALUES(?, ?, ?, ?, 0)");
      note.bind_blob(1, id.view()).bind(2, reason ? info->kind : std::string());
      note.bind(3, now).bind(4, canonical(Json(state.media_files(id)))).run();
      state.drop_content(id);
      auto mark = state.db->prepare("UPDATE record SET state = 'erased' WHERE id = ?");
      mark.bind_blob(1, id.view()).run();
      if (reason && entities_in(id, kTombstone).empty())
        write(id, info->kind, {Edit::element(tombstone_of(id), kTombstone, Json{{"reason", *reason}})});
    }
  });
  finish_erasure(job);
}

void Vault::finish_erasure(Job& job) {
  State& state = *state_;
  state.need_writer();
  struct Row {
    RecordId record;
    bool tombstone;
    std::vector<std::string> media;
  };
  std::vector<Row> rows;
  {
    auto query = state.db->prepare("SELECT record, kind, media FROM erasure WHERE done = 0");
    while (query.step()) {
      const Json media = stored_json(query.text(2));
      rows.push_back(
          {RecordId::from(query.blob(0)), !query.text(1).empty(), media.get<std::vector<std::string>>()});
    }
  }
  if (rows.empty()) return;
  job.expect(rows.size() + 2);

  // The earlier format's files hold all of it still, and so does what a repair put aside.
  confirm_upgrade();
  state.remove_aside();
  const fs::path folder = state.folder / "media";
  for (const auto& row : rows) {
    job.advance(1);
    for (const auto& media : row.media)
      for (const char* suffix : {"", ".part", ".in"}) state.disk.remove(folder / (media + suffix));
  }
  state.disk.sync_folder(folder);
  state.db->checkpoint();

  // The keys of the recordings go with the keyring that held them, and that goes with K_store.
  std::vector<age::Recipient> keys;
  for (const auto& row : rows)
    if (record(row.record)) keys.push_back(media_recipient(row.record));  // a repair may have lost the row
  const ReaderLock alone(state.folder, true);
  state.need_space_for_rekey();
  state.begin_rekey([&](Keyring& ring) {
    for (const auto& key : keys) ring.keys.erase(key);
  });
  job.advance(1);
  state.finish_rekey([&] {
    auto done = state.db->prepare("UPDATE erasure SET done = 1 WHERE record = ?");
    auto forget = state.db->prepare("DELETE FROM erasure WHERE record = ?");
    for (const auto& row : rows) {
      (row.tombstone ? done : forget).bind_blob(1, row.record.view()).run();
      if (row.tombstone) continue;
      state.forget_record(row.record);
      state.set_meta("discarded", std::to_string(to_ms(clock().now())));  // backups may hold it
    }
  });
  state.db->checkpoint();
}

/// A record that was a mistake leaves no trace.
void Vault::State::forget_record(const RecordId& record) {
  for (const char* sql : {"DELETE FROM body WHERE id IN (SELECT id FROM header WHERE record = ?)",
                          "DELETE FROM header WHERE record = ?", "DELETE FROM signature WHERE record = ?",
                          "DELETE FROM tip WHERE record = ?", "DELETE FROM record WHERE id = ?"}) {
    auto statement = db->prepare(sql);
    statement.bind_blob(1, record.view()).run();
  }
}

std::vector<Vault::Erasure> Vault::erasures() const {
  std::vector<Erasure> all;
  auto query = state_->db->prepare("SELECT record, kind, time, done FROM erasure ORDER BY time, record");
  while (query.step())
    all.push_back({RecordId::from(query.blob(0)), query.text(1), query.integer(2), query.integer(3) != 0});
  return all;
}

Vault::Pending Vault::pending() const {
  Pending pending;
  auto query = state_->db->prepare("SELECT count(*) FROM erasure WHERE done = 0");
  if (query.step()) pending.erasures = static_cast<int>(query.integer(0));
  const std::scoped_lock guard(state_->keys->mutex);
  pending.rekey = state_->keys->keyring.next.has_value();
  pending.keys = state_->keys->store.previous.has_value();
  return pending;
}

bool Vault::erased(const RecordId& record) const {
  return state_->is_erased(record);
}

std::vector<RecordId> Vault::erasures_asked() const {
  std::vector<RecordId> records;
  auto query = state_->db->prepare(
      "SELECT DISTINCT e.record FROM entity e JOIN record r ON r.id = e.record"
      " WHERE e.type = 'tombstone' AND e.live AND r.state != 'erased' ORDER BY e.record");
  while (query.step()) records.push_back(RecordId::from(query.blob(0)));
  return records;
}

}  // namespace attest::store
