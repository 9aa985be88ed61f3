// What the records say, kept as tables beside the journal and changed in the same transaction.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "core/store/database.h"
#include "core/store/journal.h"

namespace attest::store {

/// Values above this many bytes of JSON are left out of docs.
inline constexpr std::size_t kDocValueCap = 4096;

class Projection {
 public:
  explicit Projection(Database& db) : db_(db) {}

  /// A commit that was just written on top of all heads of its record: every earlier write is before it.
  void advance(const RecordId& record, const CommitId& id, const Body& body);
  /// The whole record again from its journal.
  void rebuild(const RecordId& record);
  /// Whether the tables say what a replay says. Empty if so; else the places where they differ.
  std::vector<std::string> compare(const RecordId& record);
  /// BLAKE2b over what the tables say of a record.
  Hash digest(const RecordId& record);

  Replay replay(const RecordId& record);

 private:
  struct Row {
    EntityId id;
    std::string type;
    bool live, flagged, contested;
    std::string doc;
    std::map<std::string, std::vector<Candidate>> fields;
    bool operator==(const Row&) const = default;
  };
  Replay replay_in_part(const RecordId& record);
  std::optional<Row> row(const RecordId& record, const EntityId& id);
  std::vector<EntityId> entities(const RecordId& record);
  void fill(Row& row);
  void put(const RecordId& record, const Row& row);
  void index(const RecordId& record, const Row& row);
  void unindex(const RecordId& record, const EntityId& entity, const std::string& field);
  std::optional<std::string> value_text(const Hash& hash);
  std::optional<std::string> searchable_text(const std::string& field, const Hash& value);

  Database& db_;
};

/// JSON as a column holds it; Damaged where it is none.
Json stored_json(std::string_view text);
/// A hash as a column holds it; Damaged where it has another size.
Hash hash_of(ByteView blob);

}  // namespace attest::store
