// The journal's three layers as values, and what a record says as a pure function of them (FORMAT.md §5).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/crypto/hash.h"
#include "core/crypto/minisign.h"
#include "core/foundation/id.h"
#include "core/foundation/instant.h"
#include "core/foundation/json.h"

namespace attest::store {

using crypto::Hash;
using CommitId = Hash;
using DeviceKey = crypto::minisign::PublicKey;

std::string hex(const Hash& hash);
std::optional<Hash> parse_hash(std::string_view text);

struct Header {
  RecordId record;
  std::string kind;
  std::vector<CommitId> parents;  ///< sorted
  DeviceKey device;
  std::string author;
  std::int64_t time = 0;  ///< claimed, ms since 1970
  Hash body{};

  std::string text() const;  ///< canonical JSON
  CommitId id() const;       ///< BLAKE2b of text()
  /// Strict; throws Invalid, or NewerVersion for a later format.
  static Header parse(std::string_view text);
};

std::string fresh_salt();  ///< 64 hex digits of 32 random bytes

enum class Op { Set, Remove, Settle };

struct Change {
  EntityId entity;
  std::string type;
  Op op = Op::Set;
  std::string field;
  std::optional<Hash> value;
  std::optional<CommitId> takes;
};

struct Body {
  std::vector<Change> changes;
  std::string salt;  ///< 64 hex; fresh_salt() for a new one
  std::string text() const;
  static Body parse(std::string_view text);
};

/// {"salt":...,"value":...} with a fresh salt, and its hash.
struct SaltedValue {
  std::string text;
  Hash hash{};
  static SaltedValue make(const Json& value);
};
/// The value inside a salted value's text; throws Invalid.
Json value_of(std::string_view salted_text);

/// One surviving write of a field.
struct Candidate {
  CommitId commit{};  ///< that made it maximal
  CommitId origin{};  ///< the commit whose write it stands for
  Hash value{};
  auto operator<=>(const Candidate&) const = default;
};

struct EntityState {
  std::string type;
  bool live = true;
  bool flagged = false;
  std::map<std::string, std::vector<Candidate>>
      fields;  ///< candidates sorted by origin, then commit; never empty
};

/// Replays commits in any order in which ancestors come first, and answers what the record says.
class Replay {
 public:
  /// `body` is nullptr where it is not here. Parents must have been added before; throws Invalid otherwise.
  void add(const CommitId& id, const std::vector<CommitId>& parents, const Body* body);
  bool has(const CommitId& id) const { return nodes_.contains(id); }
  /// Whether a is before b (a is an ancestor of b); false for a == b.
  bool before(const CommitId& a, const CommitId& b) const;
  std::vector<CommitId> tips() const;  ///< sorted
  std::map<EntityId, EntityState> state() const;

 private:
  // Commits fall into lanes, each a chain of ancestors; a commit knows how far up each lane its ancestors
  // reach.
  struct Node {
    std::uint32_t lane;
    std::uint32_t place;
    std::map<std::uint32_t, std::uint32_t> reach;
  };
  struct Entity {
    std::map<CommitId, std::string> types;
    std::map<std::string, std::vector<Candidate>> fields;
    std::vector<CommitId> removes;
  };

  std::map<CommitId, Node> nodes_;
  std::vector<CommitId> lane_ends_;
  std::set<CommitId> tips_;
  std::map<EntityId, Entity> entities_;
};

/// A record's journal outside a database: as it comes in a bundle.
struct Journal {
  RecordId record;
  std::string kind;
  struct Entry {
    CommitId id{};
    Header header;
    std::string header_text;
    std::optional<std::string> body_text;
  };
  std::vector<Entry> commits;  ///< ancestors first, ties by id
  std::map<Hash, std::string> values;
  struct HeadSignature {
    DeviceKey device;
    CommitId head{};
    std::string text;
  };
  std::vector<HeadSignature> signatures;

  /// FORMAT.md §5.6.
  std::string file() const;
  /// Strict: form, hashes of bodies and values, order. Signatures are parsed, not judged. Throws Invalid,
  /// NewerVersion.
  static Journal parse(std::string_view file);
  /// What it says by itself; throws Invalid where a parent is missing.
  Replay replay() const;
};
/// Ancestors first, ties by id; parents that are not among them are passed over. Invalid for a circle.
std::vector<Journal::Entry> in_causal_order(std::vector<Journal::Entry> entries);
/// The trusted comment of a head signature.
std::string head_comment(const RecordId& record, const CommitId& head);

}  // namespace attest::store
