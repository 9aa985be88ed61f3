// Interviews: what is kept about one conversation.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/media/import.h"
#include "core/media/recording.h"
#include "core/store/vault.h"
#include "core/testimony/transcript.h"

namespace attest::testimony {

/// The fields of an interview in their order (FORMAT.md §6), record_code apart.
const std::vector<std::string>& interview_fields();
/// Checks and normalises a field's text (dates, BCP 47, mode's words). Throws Invalid naming the field and
/// what it takes.
std::string check_field(const std::string& field, const std::string& value);
const std::vector<std::string>& modes();  ///< in-person phone video written
const std::vector<std::string>&
statuses();  ///< suggestions, not a rule: planned recorded transcribed coded closed

struct Interview {
  RecordId id;
  std::string record_code;
  std::map<std::string, std::string> fields;  ///< those that are set
  bool contested = false;
  /// Parts of its journal that are lost, at least: it is shown in part, perhaps without its code, until a
  /// bundle or a backup brings them.
  std::size_t missing = 0;
};

/// A random code of five syllables ("KUSO-TAMIRE" style): no date, no initials, no order.
std::string random_record_code();

RecordId create_interview(store::Vault& vault, const std::map<std::string, std::string>& fields);
/// An empty value unsets the field (writes "").
void set_fields(store::Vault& vault, const RecordId& id, const std::map<std::string, std::string>& fields);
Interview interview(const store::Vault& vault, const RecordId& id);  ///< NotFound
/// By record code. One of which only the id is left is among them, at the beginning.
std::vector<Interview> interviews(const store::Vault& vault);
/// By record code, full id or unambiguous id prefix; NotFound or Invalid (ambiguous).
RecordId find_interview(const store::Vault& vault, const std::string& text);

/// Settles a conflict (id or unambiguous prefix): by taking a candidate's commit (hex, prefix) or by a new
/// text.
void settle_take(store::Vault& vault, const RecordId& record, const std::string& conflict,
                 const std::string& commit);
void settle_value(store::Vault& vault, const RecordId& record, const std::string& conflict,
                  const std::string& text);
/// Every conflict of an interview, those of its coding layers included.
std::vector<store::Conflict> conflicts(const store::Vault& vault, const RecordId& interview);

// Recordings.
struct Media {
  media::RecordingFacts facts;
  bool here = true;  ///< the sound itself is in this vault
};
std::vector<Media> media_of(const store::Vault& vault, const RecordId& interview);
Media find_media(const store::Vault& vault, const RecordId& interview,
                 const std::string& text);  ///< "" = the only or first one
std::unique_ptr<media::RecordingReader> open_media(const store::Vault& vault, const Media& media);
/// What happened in a recording, in its own time.
struct MediaGap {
  EntityId media;
  std::int64_t from_ms = 0;
  std::int64_t silent_ms = 0;      ///< so much of the recording is silence there
  std::optional<std::int64_t> ms;  ///< how long sound was missing; none where nobody could say
  std::string reason;              ///< media::gap_reason, or another word
};
struct MediaMarker {
  EntityId id, media;
  std::int64_t at_ms = 0;
  std::string text;
  std::string kind;  ///< a media::MarkerKind's name, or another word
};
/// Of all recordings of an interview, each in order.
std::vector<MediaGap> gaps(const store::Vault& vault, const RecordId& interview);
std::vector<MediaMarker> markers(const store::Vault& vault, const RecordId& interview);

// Off the record: a span whose sound is destroyed, wherever its recording is. The journal says so, and every
// vault that takes that in obeys. What was written of it (transcripts, notes) is not touched.
struct OffRecord {
  EntityId id, media;
  std::int64_t from = 0, to = 0;  ///< sample frames
};
std::vector<OffRecord> off_record(const store::Vault& vault, const RecordId& interview);
/// Cut to the recording's length. Journalled first, so that it is done, once said, whatever happens. Backups
/// made before hold the sound still, and are marked as such. Throws Invalid for an empty span, NotFound where
/// the sound is not here. Cancelled before it is said only.
void say_off_record(store::Vault& vault, const Media& media, std::int64_t from_ms, std::int64_t to_ms,
                    Job& job);
/// Destroys what the journal says is off the record and is still here; a writer calls it after opening and
/// after taking a bundle in. Recordings that are being written, and damaged ones, are passed over.
void obey_off_record(store::Vault& vault);

/// Adds a file that was recorded elsewhere; the file as it came is kept beside it (originals.h). Throws as
/// media::import_sound; cancelled or cut, nothing of it is there.
media::Import add_media(store::Vault& vault, const RecordId& interview, RandomSource& file, Job& job,
                        const std::filesystem::path& programs = media::foreign_programs());
/// A recording under way: write samples, then finish; if it is never finished, what came is taken in at the
/// next opening.
class Recording {
 public:
  Recording(store::Vault& vault, const RecordId& interview, int rate, int channels, media::Codec codec);
  const EntityId& media() const;  ///< its id, which the journal names once it has ended
  ~Recording();
  /// The sound's own way to the disk: written, paused, marked (media::SoundRecorder).
  media::SoundRecorder& sound();
  /// Destroys what was said from `from_ms` on, while paused. `record_secret`: the record's key
  /// (store::Vault::media_secret). Throws as media::destroy_sound; what is off the record is so even then,
  /// once the vault is opened anew.
  void off_record(std::int64_t from_ms, const crypto::Secret& record_secret);
  /// Ends the file; needs no database. Call it from the recorder's lane. Throws Invalid, and leaves no file,
  /// where no sound came.
  media::RecordingFacts finish();
  /// Then, with the vault: journals what was finished, with its gaps and markers.
  static void take_in(store::Vault& vault, const media::RecordingFacts& facts);

 private:
  struct State;
  std::unique_ptr<State> state_;
};
/// How long a recording the free space of the disk holds.
std::int64_t minutes_that_fit(const store::Vault& vault, media::Codec codec, int channels);
/// Takes in recordings that were interrupted or ended while the vault was locked, and removes what arriving
/// bundles left; a writer calls it after opening. Returns the recordings that were recovered.
std::vector<media::RecordingFacts> recover_recordings(store::Vault& vault);

/// What is wrong with the recordings: a file that should be here is missing, a file that no record names,
/// sound that the journal says is off the record and is here, and with `deep` everything that reading each of
/// them to its end finds.
std::vector<store::Vault::Damage> check_recordings(const store::Vault& vault, bool deep, Job& job);
/// After a repair: gives records whose key the database forgot the one that opens their recordings. Returns
/// those that none does.
std::vector<RecordId> find_keys(store::Vault& vault, const std::vector<RecordId>& records);

// Transcripts.
struct Transcript {
  EntityId id;
  RecordId interview;
  std::string role;  ///< original, translation, redacted (the original without what may not leave)
  std::string language;
  std::optional<EntityId> media;
  EntityId current;  ///< the version shown
  bool contested = false;
  /// A program heard it. It may have left out, invented or turned around what was said, so that it counts as
  /// nobody's word until somebody has read it against the sound.
  bool machine_made = false;
  std::optional<EntityId> reviewed;  ///< the version that a person has read against the sound
};
struct Version {
  EntityId id;
  EntityId transcript;
  std::optional<EntityId> made_from;
  std::int64_t characters = 0;
  std::string author;
  std::int64_t time = 0;
};
struct NewTranscript {
  TranscriptText content;
  std::string language;
  std::string role = "original";
  std::optional<EntityId> media;
  bool machine_made = false;
};
EntityId import_transcript(store::Vault& vault, const RecordId& interview, const NewTranscript& transcript);
std::vector<Transcript> transcripts(const store::Vault& vault, const RecordId& interview);
Transcript find_transcript(const store::Vault& vault, const RecordId& interview,
                           const std::string& text);                                   ///< "" = first
std::vector<Version> versions(const store::Vault& vault, const EntityId& transcript);  ///< oldest first
TranscriptText version_text(const store::Vault& vault, const EntityId& version);
/// A new version made from `from`; the transcript shows it. Returns it, or `from` where nothing changed.
EntityId save_version(store::Vault& vault, const EntityId& transcript, const EntityId& from,
                      const TranscriptText& content);

/// Removes a transcript in which nothing was ever written; false, and nothing, where something was.
bool remove_empty_transcript(store::Vault& vault, const EntityId& transcript);

/// A person says that the version shown has been read against the sound. Editing says no such thing: who
/// corrects one word need not have heard the others. Later versions of people's making stay reviewed. Throws
/// Invalid for a transcript that no machine made.
void mark_reviewed(store::Vault& vault, const EntityId& transcript);

// Notes.
/// A note's `kind` that stands for the interviewer's own note afterwards: how it went, and how the
/// interviewer is. It is no testimony, and never goes outward (door.h).
inline constexpr const char* kAfterNote = "after";
struct Note {
  EntityId id;
  std::string text;
  std::optional<std::int64_t> at_ms;  ///< in `media`, or in the interview's only recording
  std::optional<EntityId> media;      ///< it may not be here, or not be journalled yet
  std::string kind;                   ///< "", kAfterNote, or another word
  std::string author;
  std::int64_t time = 0;
};
EntityId add_note(store::Vault& vault, const RecordId& interview, const std::string& text,
                  std::optional<std::int64_t> at_ms, const std::optional<EntityId>& media = {},
                  const std::string& kind = {});
std::vector<Note> notes(const store::Vault& vault, const RecordId& interview);

}  // namespace attest::testimony
