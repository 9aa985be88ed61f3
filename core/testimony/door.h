// The one door: may this material be put to this use? Every exit asks here, and nothing else decides.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/vault.h"

namespace attest::testimony {

/// What a person can allow, by name (CLI.md).
enum class Use {
  Analysis,
  Figures,
  Paraphrase,
  AnonymousQuote,
  PseudonymQuote,
  NamedQuote,
  TreatyBody,
  Media,
  Website,
  Court,
  Partner,
  Academic,
  Archive,
  Training,
};
enum class Step { Interview, Notes, Audio, Video, Interpreter, Transcript, Machine, Translation };
enum class Answer { Pending, Yes, No, Later };

const std::vector<std::pair<Use, std::string_view>>& uses();
const std::vector<std::pair<Step, std::string_view>>& steps();
Use parse_use(std::string_view text);  ///< Invalid, naming the uses there are
Step parse_step(std::string_view text);
Answer parse_answer(std::string_view text);
std::string_view name(Use use);
std::string_view name(Step step);
std::string_view name(Answer answer);

/// What an interview's consent says now. While an answer is in conflict, the strictest holds (no, later,
/// pending, yes).
struct Consent {
  std::map<Use, Answer> uses;
  std::map<Step, Answer> steps;
  Answer of(Use use) const;
  Answer of(Step step) const;
};
Consent consent(const store::Vault& vault, const RecordId& interview);
void set_consent(store::Vault& vault, const RecordId& interview, const std::map<Use, Answer>& uses,
                 const std::map<Step, Answer>& steps, std::optional<std::int64_t> at_ms = {});

/// Throws Refused where the person said no, or not yet, to a program's writing down of what was said.
void allow_machine(const store::Vault& vault, const RecordId& interview);

/// Every way out of a vault. A new exit is a new value here, and the compiler leads to the rule for it.
enum class Exit {
  SealToProject,
  SealToPartner,
  ExportMedia,
  ExportOriginal,
  ExportTranscript,
  ExportCodings
};
/// Outward exits need consent; inside ones are allowed while it is pending, and refused by a "no" to the
/// interview itself.
bool outward(Exit exit);

struct Material {
  RecordId interview;
  Exit exit;
  std::string level = {};  ///< of sound (sound_export.h): written down, decides nothing here
};
/// The verdict, with a fixed English sentence for a refusal.
struct Verdict {
  bool allowed = false;
  bool needs_reason = false;  ///< consent is pending: allowed if a reason is given, which is journalled
  std::string reason;
};
/// A "no" (or "later") always refuses; so does a missing interview, and outward one of which parts are
/// missing: a "no" may be among them.
Verdict may(const store::Vault& vault, Use use, const Material& material);
/// Throws Refused unless allowed; journals in this device's ledger what leaves, by which exit, for which use,
/// and the reason. Text leaves unscanned for names as long as there is no identity vault: `text` demands a
/// reason for that too.
void pass(store::Vault& vault, Use use, const Material& material, const std::string& reason, bool text);

/// Takes out of a record's journal what never goes outward, whatever was consented to: the words behind
/// headers and bodies go, so that what is left still verifies (FORMAT.md §10).
/// - Markers, all of them: that somebody wept or left out a question would be read as a judgement of what was
///   said. If only those were missing, what is missing would say it.
/// - The interviewer's notes afterwards (kAfterNote), which are about the interviewer.
/// - The project's referral list: whom a safe house belongs to is nobody else's to know.
void keep_inside(store::Journal& journal);

}  // namespace attest::testimony
