// Journals out and in.
#include <algorithm>
#include <set>

#include "core/store/vault_state.h"

namespace attest::store {
namespace {

using Status = MergeOutcome::Status;

constexpr const char* kNotTrusted = "It holds work of a device that is not trusted here.";
constexpr const char* kNotSigned = "It holds work that its own device did not sign.";
constexpr const char* kNoParent = "It builds on work that has not arrived yet.";

/// One incoming journal being judged: which of its commits may enter.
class Judge {
 public:
  Judge(const Journal& incoming, const std::function<std::optional<Header>(const CommitId&)>& known,
        const std::function<bool(const DeviceKey&)>& trusted)
      : known_(known) {
    for (const auto& entry : incoming.commits) by_id_.emplace(entry.id, &entry);
    for (const auto& signature : incoming.signatures) vouch(incoming.record, signature);
    for (const auto& entry : incoming.commits) judge(entry, trusted);
  }
  const std::vector<const Journal::Entry*>& accepted() const { return accepted_; }
  const std::set<DeviceKey>& forged() const { return forged_; }
  bool is_valid(const DeviceKey& device) const { return heads_.contains(device); }
  const char* reason() const { return reason_; }

 private:
  const Header* header(const CommitId& id) {
    if (const auto found = by_id_.find(id); found != by_id_.end()) return &found->second->header;
    auto cached = cache_.find(id);
    if (cached == cache_.end()) cached = cache_.emplace(id, known_(id)).first;
    return cached->second ? &*cached->second : nullptr;
  }

  /// Marks what a valid head signature vouches for: its device's commits among the head and its ancestors.
  void vouch(const RecordId& record, const Journal::HeadSignature& signature) {
    const Header* head = header(signature.head);
    if (!head || head->device != signature.device) return;
    try {
      const std::string comment =
          crypto::minisign::verify(signature.text, as_bytes(head->text()), signature.device);
      if (comment != head_comment(record, signature.head)) throw Error(Code::Tampered);
    } catch (const Error& e) {
      if (e.code() == Code::NotEnoughMemory) throw;
      forged_.insert(signature.device);
      return;
    }
    heads_.insert(signature.device);
    // Walks incoming commits only: what is known already was judged when it came.
    std::vector<CommitId> open{signature.head};
    std::set<CommitId> visited;
    while (!open.empty()) {
      const CommitId id = open.back();
      open.pop_back();
      const auto found = by_id_.find(id);
      if (found == by_id_.end() || !visited.insert(id).second) continue;
      const Header& at = found->second->header;
      if (at.device == signature.device) vouched_.insert(id);
      open.insert(open.end(), at.parents.begin(), at.parents.end());
    }
  }

  void judge(const Journal::Entry& entry, const std::function<bool(const DeviceKey&)>& trusted) {
    if (known_(entry.id)) {
      entered_.insert(entry.id);
      accepted_.push_back(&entry);  // a body may have been missing here
      return;
    }
    const bool parents = std::all_of(
        entry.header.parents.begin(), entry.header.parents.end(),
        [&](const CommitId& id) { return entered_.contains(id) || (!by_id_.contains(id) && known_(id)); });
    if (!trusted(entry.header.device)) {
      reason_ = kNotTrusted;
    } else if (!vouched_.contains(entry.id)) {
      reason_ = reason_ ? reason_ : kNotSigned;
    } else if (!parents) {
      reason_ = reason_ ? reason_ : kNoParent;
    } else {
      entered_.insert(entry.id);
      accepted_.push_back(&entry);
    }
  }

  const std::function<std::optional<Header>(const CommitId&)>& known_;
  std::map<CommitId, const Journal::Entry*> by_id_;
  std::map<CommitId, std::optional<Header>> cache_;
  std::set<CommitId> vouched_, entered_;
  std::set<DeviceKey> heads_, forged_;
  std::vector<const Journal::Entry*> accepted_;
  const char* reason_ = nullptr;
};

}  // namespace

Journal Vault::journal(const RecordId& record) const {
  Database& db = *state_->db;
  Journal journal;
  journal.record = record;
  const auto info = this->record(record);
  if (!info) throw Error(Code::NotFound, "There is no such record in this vault.");
  journal.kind = info->kind;
  auto commits = db.prepare(
      "SELECT h.id, h.text, b.text FROM header h LEFT JOIN body b ON b.id = h.id"
      " WHERE h.record = ? ORDER BY h.n");
  commits.bind_blob(1, record.view());
  while (commits.step()) {
    Journal::Entry entry{hash_of(commits.blob(0)), Header::parse(commits.text(1)), commits.text(1), {}};
    if (!commits.is_null(2)) entry.body_text = commits.text(2);
    journal.commits.push_back(std::move(entry));
  }
  auto values = db.prepare("SELECT hash, text FROM value WHERE record = ?");
  values.bind_blob(1, record.view());
  while (values.step()) journal.values.emplace(hash_of(values.blob(0)), values.text(1));
  auto signatures = db.prepare("SELECT device, head, text FROM signature WHERE record = ? ORDER BY device");
  signatures.bind_blob(1, record.view());
  while (signatures.step()) {
    DeviceKey device;
    device.key = hash_of(signatures.blob(0));
    journal.signatures.push_back({device, hash_of(signatures.blob(1)), signatures.text(2)});
  }
  return journal;
}

MergeOutcome Vault::merge(const Journal& incoming, const std::function<bool(const DeviceKey&)>& trusted) {
  Database& db = *state_->db;
  const auto known_record = record(incoming.record);
  if (known_record && known_record->kind != incoming.kind)
    return {Status::Refused, "This vault knows the record as another kind."};

  std::map<CommitId, std::optional<Header>> headers;
  const std::function<std::optional<Header>(const CommitId&)> known = [&](const CommitId& id) {
    auto found = headers.find(id);
    if (found == headers.end()) {
      auto query = db.prepare("SELECT text FROM header WHERE id = ? AND record = ?");
      query.bind_blob(1, id).bind_blob(2, incoming.record.view());
      std::optional<Header> header;
      if (query.step()) header = Header::parse(query.text(0));
      found = headers.emplace(id, std::move(header)).first;
    }
    return found->second;
  };
  Judge judge(incoming, known, trusted);
  if (!judge.forged().empty()) return {Status::Refused, "A signature in the record's journal does not hold."};

  bool grew = false;
  MergeOutcome outcome;
  state_->in_transaction([&] {
    const auto count = [&](const char* sql) {
      auto query = db.prepare(sql);
      query.bind_blob(1, incoming.record.view());
      return query.step() ? query.integer(0) : 0;
    };
    constexpr const char* kSize =
        "SELECT (SELECT count(*) FROM header WHERE record = ?1) + (SELECT count(*) FROM value WHERE record = "
        "?1)"
        " + (SELECT count(*) FROM body b JOIN header h ON h.id = b.id WHERE h.record = ?1)";
    if (!judge.accepted().empty()) state_->need_record(incoming.record, incoming.kind);
    const std::int64_t before = count(kSize);
    const bool erased = state_->is_erased(incoming.record);
    for (const auto* entry : judge.accepted()) {
      const bool enters = entry->body_text && (!erased || State::may_enter_erased(*entry->body_text));
      state_->insert_commit(incoming.record, entry->id, entry->header_text,
                            enters ? entry->body_text : std::nullopt);
      if (!enters) continue;
      for (const auto& change : Body::parse(*entry->body_text).changes) {
        if (!change.value) continue;
        const auto value = incoming.values.find(*change.value);
        if (value != incoming.values.end())
          state_->insert_value(incoming.record, value->first, value->second);
      }
    }
    grew = count(kSize) != before;
    if (grew) {
      state_->label(incoming.record);  // what was lost may have come back
      state_->projection().rebuild(incoming.record);
    }
    keep_signatures(incoming);
    if (judge.reason() && !erased) {
      const std::string text = incoming.file();
      auto keep = db.prepare("INSERT OR IGNORE INTO waiting(record, hash, reason, text) VALUES(?, ?, ?, ?)");
      keep.bind_blob(1, incoming.record.view()).bind_blob(2, crypto::blake2b(text));
      keep.bind(3, judge.reason()).bind(4, text).run();
    }
  });
  if (judge.reason())
    outcome = {Status::Waiting, judge.reason()};
  else if (state_->is_erased(incoming.record))
    outcome = {grew ? Status::Merged : Status::Already, "It was erased here; what came of it was dropped."};
  else if (!grew)
    outcome = {Status::Already, {}};
  else if (!conflicts(incoming.record).empty())
    outcome = {Status::Conflict, {}};
  else
    outcome = {known_record ? Status::Merged : Status::New, {}};
  return outcome;
}

/// Of two signatures by one device the one whose head has the other's among its ancestors is kept.
void Vault::keep_signatures(const Journal& incoming) {
  Database& db = *state_->db;
  std::optional<Replay> replay;
  for (const auto& signature : incoming.signatures) {
    auto in_record = db.prepare("SELECT 1 FROM header WHERE id = ? AND record = ?");
    in_record.bind_blob(1, signature.head).bind_blob(2, incoming.record.view());
    if (!in_record.step()) continue;
    auto find = db.prepare("SELECT head FROM signature WHERE record = ? AND device = ?");
    find.bind_blob(1, incoming.record.view()).bind_blob(2, signature.device.key);
    if (find.step()) {
      const CommitId present = hash_of(find.blob(0));
      if (present == signature.head) continue;
      if (!replay) replay = state_->projection().replay(incoming.record);
      if (!replay->before(present, signature.head)) continue;
    }
    state_->put_signature(incoming.record, signature.device, signature.head, signature.text);
  }
}

std::vector<RecordId> Vault::retry_waiting(const std::function<bool(const DeviceKey&)>& trusted) {
  std::set<RecordId> gained;
  state_->in_transaction([&] {
    for (bool progress = true; progress;) {
      progress = false;
      std::vector<std::pair<std::int64_t, std::string>> rows;
      auto query = state_->db->prepare("SELECT n, text FROM waiting ORDER BY n");
      while (query.step()) rows.emplace_back(query.integer(0), query.text(1));
      for (const auto& [n, text] : rows) {
        const Journal journal = Journal::parse(text);
        const auto outcome = merge(journal, trusted);
        if (outcome.status != Status::Waiting) {
          auto drop = state_->db->prepare("DELETE FROM waiting WHERE n = ?");
          drop.bind(1, n).run();
        }
        if (outcome.status == Status::New || outcome.status == Status::Merged ||
            outcome.status == Status::Conflict) {
          gained.insert(journal.record);
          progress = true;
        }
      }
    }
  });
  return {gained.begin(), gained.end()};
}

bool Vault::seen_bundle(const std::string& bundle) const {
  auto query = state_->db->prepare("SELECT 1 FROM seen WHERE bundle = ?");
  query.bind(1, bundle);
  return query.step();
}
void Vault::note_bundle(const std::string& bundle, const std::string& tagmanifest_sha256) {
  state_->in_transaction([&] {
    auto insert = state_->db->prepare("INSERT OR IGNORE INTO seen(bundle, tagmanifest) VALUES(?, ?)");
    insert.bind(1, bundle).bind(2, tagmanifest_sha256).run();
  });
}
Vault::Sequence Vault::last_sequence(const std::string& recipients) const {
  auto query = state_->db->prepare("SELECT number, previous FROM sequence WHERE recipients = ?");
  query.bind(1, recipients);
  if (!query.step()) return {};
  return {query.integer(0), query.text(1)};
}
void Vault::note_sequence(const std::string& recipients, const Sequence& sequence) {
  state_->in_transaction([&] {
    auto insert =
        state_->db->prepare("INSERT OR REPLACE INTO sequence(recipients, number, previous) VALUES(?, ?, ?)");
    insert.bind(1, recipients).bind(2, sequence.number).bind(3, sequence.previous).run();
  });
}

}  // namespace attest::store
