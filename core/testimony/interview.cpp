// Interviews and their fields; conflicts. Recordings are in recordings.cpp, transcripts and notes in
// transcripts.cpp.
#include "core/testimony/interview.h"

#include <algorithm>

#include "core/foundation/text.h"

namespace attest::testimony {

using store::Edit;
using store::Entity;

namespace {

constexpr const char* kKind = "interview";

bool is_language(const std::string& text) {
  // BCP 47 in shape: a language of 2 to 8 letters, then subtags of 1 to 8 letters or digits.
  std::size_t at = 0;
  for (int tag = 0; at <= text.size(); ++tag) {
    const std::size_t end = std::min(text.find('-', at), text.size());
    const std::string part = text.substr(at, end - at);
    if (part.empty() || part.size() > 8 || (tag == 0 && part.size() < 2)) return false;
    for (const char c : part) {
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && (tag == 0 || c < '0' || c > '9')) return false;
    }
    at = end + 1;
  }
  return text.size() <= 64;
}

template <class T>
bool has_prefix(const T& id, const std::string& prefix) {
  return id.hex().starts_with(prefix);
}

Interview interview_of(const Entity& entity) {
  Interview interview{entity.record, entity.text("record_code"), {}, entity.contested, 0};
  for (const auto& field : interview_fields())
    if (auto text = entity.text(field.c_str()); !text.empty())
      interview.fields.emplace(field, std::move(text));
  return interview;
}

}  // namespace

const std::vector<std::string>& interview_fields() {
  static const std::vector<std::string> fields{"title",       "date",        "place",  "language",
                                               "interviewer", "interpreter", "mode",   "kind",
                                               "purpose",     "status",      "summary"};
  return fields;
}
const std::vector<std::string>& modes() {
  static const std::vector<std::string> all{"in-person", "phone", "video", "written"};
  return all;
}
const std::vector<std::string>& statuses() {
  static const std::vector<std::string> all{"planned", "recorded", "transcribed", "coded", "closed"};
  return all;
}

std::string check_field(const std::string& field, const std::string& value) {
  const auto& known = interview_fields();
  if (std::find(known.begin(), known.end(), field) == known.end()) {
    std::string list;
    for (const auto& name : known) list += (list.empty() ? "" : ", ") + name;
    throw Error(Code::Invalid, "An interview has no field “%1”. There are: %2.", {field, list});
  }
  const std::string text = normalise_input(value, "the field");
  if (text.empty()) return text;
  if (text.size() > 64'000)
    throw Error(Code::Invalid, "The field “%1” is too long (64 000 bytes at most).", {field});
  if (field != "summary" && text.find('\n') != std::string::npos)
    throw Error(Code::Invalid, "The field “%1” takes one line.", {field});
  if (field == "date") {
    const auto date = PartialDate::parse(text);
    if (!date)
      throw Error(Code::Invalid,
                  "“%1” is not a date. Write 2021, 2021-03 or 2021-03-14, with ~ before an estimate.",
                  {text});
    return date->text();
  }
  if (field == "language" && !is_language(text))
    throw Error(Code::Invalid, "“%1” is not a language tag. Write it like ko, ko-KP or zh-Hans-CN.", {text});
  if (field == "mode" && std::find(modes().begin(), modes().end(), text) == modes().end())
    throw Error(Code::Invalid, "“%1” is not a mode. There are: in-person, phone, video, written.", {text});
  return text;
}

std::string random_record_code() {
  // 14 consonants by 5 vowels, five syllables: 1.7 thousand million codes, and none of them says anything.
  constexpr std::string_view consonants = "BDGHJKLMNPRSTZ";
  constexpr std::string_view vowels = "AEIOU";
  const auto pick = [](std::string_view letters) {
    Byte b;
    do random_fill({&b, 1});
    while (b >= 256 / letters.size() * letters.size());
    return letters[b % letters.size()];
  };
  std::string code;
  for (int syllable = 0; syllable < 5; ++syllable) {
    if (syllable == 2) code += '-';
    code += pick(consonants);
    code += pick(vowels);
  }
  return code;
}

RecordId create_interview(store::Vault& vault, const std::map<std::string, std::string>& fields) {
  std::map<std::string, std::string> checked;
  for (const auto& [field, value] : fields) checked[field] = check_field(field, value);
  std::string code;
  do code = random_record_code();
  while (!vault.interviews_with_code(code).empty());
  const RecordId id = RecordId::random();
  std::vector<Edit> edits{Edit::set(main_entity(id), kKind, "record_code", code)};
  for (const auto& [field, value] : checked)
    if (!value.empty()) edits.push_back(Edit::set(main_entity(id), kKind, field, value));
  vault.write(id, kKind, edits);
  return id;
}

void set_fields(store::Vault& vault, const RecordId& id, const std::map<std::string, std::string>& fields) {
  const Interview now = interview(vault, id);
  const auto conflicts = vault.conflicts(id);
  std::vector<Edit> edits;
  for (const auto& [field, value] : fields) {
    const std::string text = check_field(field, value);
    const auto present = now.fields.find(field);
    const bool in_conflict =
        std::any_of(conflicts.begin(), conflicts.end(), [&](const auto& c) { return c.field == field; });
    // Writing what stands there already would be noise in the history, unless it settles something.
    if (!in_conflict && text == (present == now.fields.end() ? "" : present->second)) continue;
    edits.push_back(Edit::set(main_entity(id), kKind, field, text));
  }
  if (!edits.empty()) vault.write(id, kKind, edits);
}

Interview interview(const store::Vault& vault, const RecordId& id) {
  const auto entity = vault.entity(main_entity(id));
  const std::size_t missing = vault.missing_parts(id);
  if (!entity || entity->type != kKind || !entity->live) {
    const auto record = missing > 0 ? vault.record(id) : std::nullopt;
    if (record && record->kind == kKind) return {id, "", {}, false, missing};
    throw Error(Code::NotFound, "There is no such interview in this vault.");
  }
  Interview result = interview_of(*entity);
  result.missing = missing;
  // Long fields are not in the doc.
  for (const auto& field : interview_fields()) {
    if (result.fields.contains(field) || field != "summary") continue;
    if (const auto value = vault.value(main_entity(id), field);
        value && value->is_string() && !value->get<std::string>().empty())
      result.fields.emplace(field, value->get<std::string>());
  }
  return result;
}

std::vector<Interview> interviews(const store::Vault& vault) {
  std::vector<Interview> all;
  for (const auto& entity : vault.entities(kKind)) all.push_back(interview_of(entity));
  for (const auto& damaged : vault.damaged_records()) {
    if (damaged.record.kind != kKind) continue;
    auto shown = std::ranges::find(all, damaged.record.id, &Interview::id);
    if (shown == all.end()) shown = all.insert(all.end(), {damaged.record.id, "", {}, false, 0});
    shown->missing = damaged.missing;
  }
  std::sort(all.begin(), all.end(), [](const Interview& a, const Interview& b) {
    return std::tie(a.record_code, a.id) < std::tie(b.record_code, b.id);
  });
  return all;
}

RecordId find_interview(const store::Vault& vault, const std::string& text) {
  if (const auto id = RecordId::parse(text)) return interview(vault, *id).id;
  if (const auto coded = vault.interviews_with_code(text); !coded.empty()) return coded.front();
  std::vector<RecordId> found;
  for (const auto& candidate : interviews(vault))
    if (text.size() >= 2 && has_prefix(candidate.id, text)) found.push_back(candidate.id);
  if (found.empty()) throw Error(Code::NotFound, "There is no interview “%1” in this vault.", {text});
  if (found.size() > 1)
    throw Error(Code::Invalid, "“%1” stands for more than one interview. Write more of the id.", {text});
  return found.front();
}

namespace {

store::Conflict find_conflict(const store::Vault& vault, const RecordId& record, const std::string& text) {
  std::vector<store::Conflict> found;
  for (auto& conflict : conflicts(vault, record))
    if (!text.empty() && conflict.id.starts_with(text)) found.push_back(std::move(conflict));
  if (found.empty()) throw Error(Code::NotFound, "There is no such conflict in this interview.");
  if (found.size() > 1)
    throw Error(Code::Invalid, "“%1” stands for more than one conflict. Write more of the id.", {text});
  return std::move(found.front());
}

std::string kind_of(const store::Vault& vault, const RecordId& record) {
  const auto info = vault.record(record);
  if (!info) throw Error(Code::NotFound, "There is no such record in this vault.");
  return info->kind;
}

}  // namespace

void settle_take(store::Vault& vault, const RecordId& record, const std::string& id,
                 const std::string& commit) {
  const auto conflict = find_conflict(vault, record, id);
  std::vector<store::CommitId> found;
  for (const auto& candidate : conflict.candidates)
    if (!commit.empty() && store::hex(candidate.commit).starts_with(commit))
      found.push_back(candidate.commit);
  if (found.size() != 1) throw Error(Code::NotFound, "That commit is not among the conflict's candidates.");
  vault.write(conflict.record, kind_of(vault, conflict.record),
              {Edit{conflict.entity, conflict.type, conflict.field, {}, found.front()}});
}

void settle_value(store::Vault& vault, const RecordId& record, const std::string& id,
                  const std::string& text) {
  const auto conflict = find_conflict(vault, record, id);
  if (conflict.field.empty())
    throw Error(Code::Invalid, "This conflict is settled by taking one of its candidates.");
  const std::string value =
      conflict.type == kKind ? check_field(conflict.field, text) : normalise_input(text, "the value");
  vault.write(conflict.record, kind_of(vault, conflict.record),
              {Edit::set(conflict.entity, conflict.type, conflict.field, value)});
}

std::vector<store::Conflict> conflicts(const store::Vault& vault, const RecordId& id) {
  auto all = vault.conflicts(id);
  for (const auto& layer : vault.referring("layer", "interview", main_entity(id)))
    for (auto& conflict : vault.conflicts(layer.record)) all.push_back(std::move(conflict));
  return all;
}

}  // namespace attest::testimony
