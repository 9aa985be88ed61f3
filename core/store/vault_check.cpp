// Digests, and looking for damage.
#include <algorithm>

#include "core/store/vault_state.h"

namespace attest::store {

std::vector<Vault::RecordDigest> Vault::digest(bool ledgers) const {
  std::vector<RecordDigest> digests;
  for (const auto& record : state_->all_records()) {
    if ((record.kind == "ledger") != ledgers) continue;
    crypto::Digest journal(crypto::Digest::Kind::Blake2b256);
    auto commits = state_->db->prepare(
        "SELECT h.id, b.id IS NOT NULL FROM header h LEFT JOIN body b ON b.id = h.id"
        " WHERE h.record = ? ORDER BY h.id");
    commits.bind_blob(1, record.id.view());
    while (commits.step()) {
      journal.update(commits.blob(0));
      const Byte here = commits.integer(1) != 0;
      journal.update({&here, 1});
    }
    auto values = state_->db->prepare("SELECT hash FROM value WHERE record = ? ORDER BY hash");
    values.bind_blob(1, record.id.view());
    while (values.step()) journal.update(values.blob(0));
    digests.push_back(
        {record.id, record.kind, to_hex(journal.finish()), hex(state_->projection().digest(record.id))});
  }
  return digests;
}

namespace {

using Kind = Vault::Damage::Kind;

/// A row of the journal whose text does not give the hash it stands under.
void check_hashes(Database& db, const char* sql, const char* what, std::vector<Vault::Damage>& damage,
                  Job& job) {
  auto query = db.prepare(sql);
  while (query.step()) {
    job.check();
    const std::string text = query.text(1);
    if (crypto::blake2b(text) != hash_of(query.blob(0)))
      damage.push_back({Kind::Journal, what, to_hex(query.blob(0)), "its bytes are not what was written"});
  }
}

}  // namespace

bool Vault::rest_is_whole(const std::vector<Damage>& damage) {
  return std::none_of(damage.begin(), damage.end(), [](const Damage& one) {
    return one.kind == Kind::Page || one.kind == Kind::Database || one.kind == Kind::Keys;
  });
}

std::vector<Vault::Damage> Vault::check(bool rebuild, Job& job) {
  std::vector<Damage> damage;
  Database& db = *state_->db;
  for (const auto& problem : key_file_problems(state_->folder, state_->keys->store, state_->keys->keyring))
    damage.push_back({problem.damaged ? Kind::KeyFile : Kind::OlderKeyFile, problem.file,
                      "the vault's folder",
                      problem.damaged ? "it is not what was written; the other copy is in use"
                                      : "it is missing or older than the other copy, which is in use"});
  for (const auto& line : db.check()) damage.push_back({Kind::Page, "database", "a page", line});
  // One part that cannot be read does not keep the others from being looked at.
  const auto part = [&](const char* what, auto&& look) {
    try {
      look();
    } catch (const Error& e) {
      if (e.code() != Code::Damaged && e.code() != Code::Invalid) throw;
      damage.push_back({Kind::Page, what, "the database", "it cannot be read to its end"});
    }
  };
  part("the commits",
       [&] { check_hashes(db, "SELECT id, text FROM header", "a commit's header", damage, job); });
  part("the values", [&] { check_hashes(db, "SELECT hash, text FROM value", "a value", damage, job); });
  part("the commits' bodies", [&] {
    auto bodies = db.prepare("SELECT h.id, h.text, b.text FROM body b JOIN header h ON h.id = b.id");
    while (bodies.step()) {
      job.check();
      if (crypto::blake2b(bodies.text(2)) != Header::parse(bodies.text(1)).body)
        damage.push_back(
            {Kind::Journal, "a commit's body", to_hex(bodies.blob(0)), "its bytes are not what was written"});
    }
  });
  part("the head signatures", [&] {
    auto signatures = db.prepare(
        "SELECT s.record, s.device, s.head, s.text, h.text FROM signature s"
        " LEFT JOIN header h ON h.id = s.head");
    while (signatures.step()) {
      const auto where = to_hex(signatures.blob(0));
      if (signatures.is_null(4)) continue;  // counted among what is missing
      try {
        DeviceKey device;
        device.key = hash_of(signatures.blob(1));
        const std::string comment =
            crypto::minisign::verify(signatures.text(3), as_bytes(signatures.text(4)), device);
        if (comment != head_comment(RecordId::from(signatures.blob(0)), hash_of(signatures.blob(2))))
          throw Error(Code::Tampered);
      } catch (const Error&) {
        damage.push_back({Kind::Journal, "a head signature", where, "it does not hold"});
      }
    }
  });
  std::vector<RecordInfo> records;
  part("the records", [&] { records = state_->all_records(); });
  for (const auto& record : records)
    part("a record", [&] {
      job.check();
      if (const auto missing = state_->missing_pieces(record.id); missing > 0)
        damage.push_back({Kind::Record,
                          "a record (" + record.kind + ")",
                          record.id.hex(),
                          std::to_string(missing) + " parts of its journal are missing; it is shown in part",
                          record.id,
                          {},
                          missing});
      if (!rebuild) return;
      for (const auto& difference : state_->projection().compare(record.id))
        damage.push_back({Kind::Projection, "what the record says", record.id.hex(),
                          "a replay of its journal differs in " + difference, record.id});
    });
  return damage;
}

Vault::Census Vault::census() const {
  const auto count = [&](const char* table) {
    auto query = state_->db->prepare(std::string("SELECT count(*) FROM ") + table);
    return query.step() ? static_cast<std::size_t>(query.integer(0)) : 0;
  };
  return {count("record"), count("header"), count("value")};
}

}  // namespace attest::store
