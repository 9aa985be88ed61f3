// Inside this room: what the journals in a bundle say, as files that anybody can read without Attest. Pure
// functions of the journals, so that whoever opens a bundle can make the files again and compare.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/media/import.h"
#include "core/store/journal.h"

namespace attest::bundle {

/// What one journal says by itself: its live entities, by id.
struct Said {
  struct Entity {
    EntityId id;
    std::string type;
    Json fields = Json::object();  ///< those whose values are here
    std::vector<std::string>
        contested;                    ///< fields in conflict; the candidate that is shown stands in `fields`
    std::vector<std::string> absent;  ///< fields whose values are not here
    std::string author;
    std::int64_t time = 0;
  };
  RecordId record;
  std::string kind;
  std::vector<Entity> entities;
  std::vector<store::CommitId> tips;

  const Entity* find(const EntityId& id) const;
  /// A text field of the main entity, or "".
  std::string main_text(const char* field) const;
  /// The recordings of an interview that are described as one can be.
  std::vector<media::RecordingFacts> media() const;
  /// Spans of a recording that were said off the record, in sample frames.
  std::vector<std::pair<std::int64_t, std::int64_t>> off_record(const EntityId& media) const;
  /// The files that recordings were made of, as far as it is told of them.
  std::vector<media::Original> originals() const;
};
/// Invalid where the journal does not hold together.
Said say(const store::Journal& journal);

struct ReadableFile {
  std::string path;
  std::string text;
};
/// The folder of each interview, "data/interview/<record code>/". An interview whose code is no plain name,
/// or is another's too, goes by its id.
std::map<RecordId, std::string> folders(const std::map<RecordId, std::string>& record_codes);
/// An interview's files but for its sound: interview.json, transcripts, codings.json. `layers` are those of
/// this interview, by id; `codebook` may be nullptr.
std::vector<ReadableFile> readable_interview(const Said& interview, const std::string& folder,
                                             const std::vector<Said>& layers, const Said* codebook);
std::string readable_codebook(const Said& codebook);

}  // namespace attest::bundle
