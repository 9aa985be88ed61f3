#include "core/testimony/door.h"

#include <algorithm>

#include "core/store/inside.h"

namespace attest::testimony {
namespace {

constexpr const char* kUsePrefix = "use:";
constexpr const char* kStepPrefix = "step:";

EntityId consent_id(const RecordId& interview) {
  Bytes name = to_bytes("attest/consent/1");
  name.insert(name.end(), interview.bytes.begin(), interview.bytes.end());
  return EntityId::from(crypto::blake2b(name));
}

/// no, later, pending, yes: the further left, the stricter.
int strictness(Answer answer) {
  switch (answer) {
    case Answer::No:
      return 3;
    case Answer::Later:
      return 2;
    case Answer::Pending:
      return 1;
    case Answer::Yes:
      return 0;
  }
  return 3;
}

Answer answer_of(const Json& value) {
  // What another version wrote and this one does not know is not a yes.
  if (value == "yes") return Answer::Yes;
  if (value == "later") return Answer::Later;
  if (value == "pending") return Answer::Pending;
  return Answer::No;
}

template <class T>
T parse_word(std::string_view text, const std::vector<std::pair<T, std::string_view>>& words,
             const char* what) {
  std::string list;
  for (const auto& [value, word] : words) {
    if (word == text) return value;
    list += (list.empty() ? "" : ", ") + std::string(word);
  }
  throw Error(Code::Invalid, "“%1” is not %2. There are: %3.", {std::string(text), what, list});
}

template <class T>
std::string_view name_of(T value, const std::vector<std::pair<T, std::string_view>>& words) {
  for (const auto& [other, word] : words)
    if (other == value) return word;
  return "";
}

const std::vector<std::pair<Answer, std::string_view>>& answers() {
  static const std::vector<std::pair<Answer, std::string_view>> all{
      {Answer::Yes, "yes"}, {Answer::No, "no"}, {Answer::Later, "later"}, {Answer::Pending, "pending"}};
  return all;
}

std::string_view name_of_exit(Exit exit) {
  switch (exit) {
    case Exit::SealToProject:
      return "seal-to-project";
    case Exit::SealToPartner:
      return "seal-to-partner";
    case Exit::ExportMedia:
      return "export-media";
    case Exit::ExportOriginal:
      return "export-original";
    case Exit::ExportTranscript:
      return "export-transcript";
    case Exit::ExportCodings:
      return "export-codings";
  }
  return "";
}

}  // namespace

const std::vector<std::pair<Use, std::string_view>>& uses() {
  static const std::vector<std::pair<Use, std::string_view>> all{{Use::Analysis, "analysis"},
                                                                 {Use::Figures, "figures"},
                                                                 {Use::Paraphrase, "paraphrase"},
                                                                 {Use::AnonymousQuote, "anonymous-quote"},
                                                                 {Use::PseudonymQuote, "pseudonym-quote"},
                                                                 {Use::NamedQuote, "named-quote"},
                                                                 {Use::TreatyBody, "treaty-body"},
                                                                 {Use::Media, "media"},
                                                                 {Use::Website, "website"},
                                                                 {Use::Court, "court"},
                                                                 {Use::Partner, "partner"},
                                                                 {Use::Academic, "academic"},
                                                                 {Use::Archive, "archive"},
                                                                 {Use::Training, "training"}};
  return all;
}

const std::vector<std::pair<Step, std::string_view>>& steps() {
  static const std::vector<std::pair<Step, std::string_view>> all{{Step::Interview, "interview"},
                                                                  {Step::Notes, "notes"},
                                                                  {Step::Audio, "audio"},
                                                                  {Step::Video, "video"},
                                                                  {Step::Interpreter, "interpreter"},
                                                                  {Step::Transcript, "transcript"},
                                                                  {Step::Machine, "machine"},
                                                                  {Step::Translation, "translation"}};
  return all;
}

Use parse_use(std::string_view text) {
  return parse_word(text, uses(), "a use");
}
Step parse_step(std::string_view text) {
  return parse_word(text, steps(), "a step");
}
Answer parse_answer(std::string_view text) {
  return parse_word(text, answers(), "an answer");
}
std::string_view name(Use use) {
  return name_of(use, uses());
}
std::string_view name(Step step) {
  return name_of(step, steps());
}
std::string_view name(Answer answer) {
  return name_of(answer, answers());
}

Answer Consent::of(Use use) const {
  const auto found = uses.find(use);
  return found == uses.end() ? Answer::Pending : found->second;
}
Answer Consent::of(Step step) const {
  const auto found = steps.find(step);
  return found == steps.end() ? Answer::Pending : found->second;
}

Consent consent(const store::Vault& vault, const RecordId& interview) {
  Consent result;
  const EntityId id = consent_id(interview);
  const auto entity = vault.entity(id);
  if (!entity) return result;
  std::map<std::string, Answer> all;
  for (const auto& [field, value] : entity->doc.items()) all[field] = answer_of(value);
  if (entity->contested)
    for (const auto& conflict : vault.conflicts(entity->record)) {
      if (conflict.entity != id) continue;
      for (const auto& candidate : conflict.candidates) {
        const Answer answer = candidate.value ? answer_of(*candidate.value) : Answer::No;
        auto& strictest = all[conflict.field];
        if (strictness(answer) > strictness(strictest)) strictest = answer;
      }
    }
  for (const auto& [use, word] : uses())
    if (const auto found = all.find(kUsePrefix + std::string(word)); found != all.end())
      result.uses[use] = found->second;
  for (const auto& [step, word] : steps())
    if (const auto found = all.find(kStepPrefix + std::string(word)); found != all.end())
      result.steps[step] = found->second;
  return result;
}

void allow_machine(const store::Vault& vault, const RecordId& interview) {
  const Answer answer = consent(vault, interview).of(Step::Machine);
  if (answer == Answer::No || answer == Answer::Later)
    throw Error(Code::Refused, "The person said no to a machine's writing down of what was said.");
}

void set_consent(store::Vault& vault, const RecordId& interview, const std::map<Use, Answer>& uses,
                 const std::map<Step, Answer>& steps, std::optional<std::int64_t> at_ms) {
  const EntityId id = consent_id(interview);
  std::vector<store::Edit> edits;
  for (const auto& [use, answer] : uses)
    edits.push_back(
        store::Edit::set(id, "consent", kUsePrefix + std::string(name(use)), std::string(name(answer))));
  for (const auto& [step, answer] : steps)
    edits.push_back(
        store::Edit::set(id, "consent", kStepPrefix + std::string(name(step)), std::string(name(answer))));
  if (edits.empty()) throw Error(Code::Invalid, "There is no answer to set. Give at least one use or step.");
  if (at_ms) edits.push_back(store::Edit::set(id, "consent", "at_ms", *at_ms));
  vault.write(interview, "interview", edits);
}

bool outward(Exit exit) {
  switch (exit) {
    case Exit::SealToProject:
      return false;
    case Exit::SealToPartner:
    case Exit::ExportMedia:
    case Exit::ExportOriginal:
    case Exit::ExportTranscript:
    case Exit::ExportCodings:
      return true;
  }
  return true;
}

Verdict may(const store::Vault& vault, Use use, const Material& material) {
  const auto entity = vault.entity(main_entity(material.interview));
  if (!entity || !entity->live || entity->type != "interview")
    return {false, false, "This interview is not in the vault."};
  const Consent given = consent(vault, material.interview);
  if (given.of(Step::Interview) == Answer::No) return {false, false, "The person said no to this interview."};
  if (!outward(material.exit)) return {true, false, {}};
  if (vault.entity(store::tombstone_of(material.interview)))
    return {false, false, "Consent was withdrawn: this interview was erased elsewhere. Erase it here, too."};
  if (vault.missing_parts(material.interview) > 0)
    return {false, false,
            "Parts of this interview are missing, and the person may have said no in them. A bundle or a "
            "backup that "
            "has them mends it."};
  switch (given.of(use)) {
    case Answer::Yes:
      return {true, false, {}};
    case Answer::No:
      return {false, false, "The person said no to this use."};
    case Answer::Later:
      return {false, false, "The person wants to be asked again before this use."};
    case Answer::Pending:
      return {true, true,
              "Consent to this use has not been asked yet. Give a reason to go on; it is written down."};
  }
  return {};
}

void keep_inside(store::Journal& journal) {
  std::vector<store::Change> changes;
  for (const auto& commit : journal.commits)
    if (commit.body_text)
      for (auto& change : store::Body::parse(*commit.body_text).changes) changes.push_back(std::move(change));
  const auto text = [&](const store::Hash& hash) {
    const auto found = journal.values.find(hash);
    return found == journal.values.end() ? std::nullopt : std::optional(found->second);
  };
  for (const auto& hash : store::inside_values(changes, text)) journal.values.erase(hash);
}

void pass(store::Vault& vault, Use use, const Material& material, const std::string& reason, bool text) {
  const Verdict verdict = may(vault, use, material);
  if (!verdict.allowed) throw Error(Code::Refused, verdict.reason);
  if (verdict.needs_reason && reason.empty()) throw Error(Code::Refused, verdict.reason);
  const bool unscanned = text && outward(material.exit);
  if (unscanned && reason.empty())
    throw Error(Code::Refused,
                "The text has not been scanned for names. Give a reason to go on; it is written down.");
  Json event{{"exit", std::string(name_of_exit(material.exit))},
             {"interview", material.interview.hex()},
             {"time", to_ms(vault.clock().now())},
             {"use", std::string(name(use))},
             {"what", "exported"}};
  if (!material.level.empty()) event["level"] = material.level;
  if (!reason.empty()) event["reason"] = reason;
  if (unscanned) event["scanned"] = false;
  vault.write(vault.ledger(), "ledger",
              {store::Edit::element(EntityId::random(), "event", std::move(event))});
}

}  // namespace attest::testimony
