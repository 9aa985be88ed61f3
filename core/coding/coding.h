// Codebook, codings, quotes, and finding words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/foundation/job.h"
#include "core/testimony/interview.h"

namespace attest::coding {

struct CodeInfo {
  EntityId id;
  std::string name;
  std::optional<EntityId> parent;
  std::string path;    ///< "Parent/Child"
  std::string colour;  ///< "#rrggbb"
  std::string description;
  bool contested = false;
};

/// Depth first, siblings by name. A cycle is cut at the smallest id; a missing parent makes a code top-level;
/// merged and removed codes are left out.
std::vector<CodeInfo> codes(const store::Vault& vault);
/// By id prefix, unique name, or path. NotFound, Invalid (ambiguous).
CodeInfo find_code(const store::Vault& vault, const std::string& text);
/// `path` is a name or "Parent/Child"; missing parents are made. Invalid: empty, over 200 characters, or
/// there already.
CodeInfo new_code(store::Vault& vault, const std::string& path, const std::string& colour = {},
                  const std::string& description = {});
void rename_code(store::Vault& vault, const EntityId& code, const std::string& name);
void move_code(store::Vault& vault, const EntityId& code,
               std::optional<EntityId> parent);  ///< Invalid: into itself
void set_code(store::Vault& vault, const EntityId& code, const std::string& field,
              const std::string& value);  ///< colour, description
void delete_code(
    store::Vault& vault,
    const EntityId& code);  ///< its codings stay, shown under no code; Invalid where it has children
const std::vector<std::string>& palette();  ///< 12 colours that differ in lightness as well as hue

struct Coding {
  EntityId id;
  RecordId layer;
  RecordId interview;
  EntityId code;
  std::string code_path;  ///< "" where the code is not here or removed
  std::string colour;
  std::string coder;
  std::int64_t time = 0;
  std::string memo;
  std::string text;  ///< the quoted words, as they were when coded
  std::optional<EntityId> transcript;
  std::optional<EntityId> version;  ///< made on
  /// Where it lies in the transcript's shown version (anchor/1); nullopt: needs review, or a coding of sound
  /// alone.
  std::optional<testimony::Span> span;
  std::optional<EntityId> media;
  std::optional<std::int64_t> from_ms, to_ms;
};

/// Codes the span [from, to) of the transcript's shown version. Times follow from the cues it touches, where
/// they are known. Invalid: empty or outside the text.
EntityId apply_code(store::Vault& vault, const EntityId& transcript, const EntityId& code,
                    testimony::Span span, const std::string& memo = {});
EntityId apply_code_to_sound(store::Vault& vault, const RecordId& interview, const EntityId& media,
                             const EntityId& code, std::int64_t from_ms, std::int64_t to_ms,
                             const std::string& memo = {});
void remove_coding(store::Vault& vault, const EntityId& coding);
/// All codings of an interview, every coder's, by place.
std::vector<Coding> codings(const store::Vault& vault, const RecordId& interview);
Coding find_coding(const store::Vault& vault, const RecordId& interview, const std::string& text);

/// Quotes of a code and, with `nested`, of the codes below it. `total` counts all of them. Codes merged into
/// it count.
struct Quotes {
  std::vector<Coding> quotes;
  std::size_t total = 0;
};
Quotes quotes(const store::Vault& vault, const EntityId& code, std::size_t limit, bool nested = false);
std::size_t count_codings(const store::Vault& vault, const EntityId& code);

/// Finds a folded substring in transcripts (shown versions), notes, memos and interview fields.
struct Hit {
  RecordId interview;
  std::string record_code;
  std::string where;           ///< transcript, note, memo, or the field's name
  EntityId entity;             ///< the transcript, note, coding or interview
  testimony::Span span;        ///< code points
  std::string snippet;         ///< one line around it
  testimony::Span in_snippet;  ///< where the words stand in the snippet
};
struct Hits {
  std::vector<Hit> hits;
  std::size_t total = 0;
};
/// `limit` bounds hits, not total. Invalid where the query is empty or blank.
Hits search(const store::Vault& vault, const std::string& query, std::size_t limit, Job& job);

}  // namespace attest::coding
