// attest interview ..., attest consent ..., attest note ...
#include "app/cli/context.h"
#include "core/foundation/text.h"
#include "core/testimony/door.h"
#include "core/testimony/erasure.h"
#include "core/testimony/interview.h"

namespace attest::cli {
namespace {

using namespace testimony;
using store::Vault;

std::map<std::string, std::string> assignments(const std::vector<std::string>& given) {
  std::map<std::string, std::string> result;
  for (const auto& item : given) {
    const auto equals = item.find('=');
    if (equals == std::string::npos || equals == 0) throw UsageError("“" + item + "” is not FIELD=VALUE.");
    result[item.substr(0, equals)] = item.substr(equals + 1);
  }
  return result;
}

Json consent_json(const Consent& consent) {
  Json uses_json = Json::object(), steps_json = Json::object();
  for (const auto& [use, word] : uses()) uses_json[std::string(word)] = std::string(name(consent.of(use)));
  for (const auto& [step, word] : steps())
    steps_json[std::string(word)] = std::string(name(consent.of(step)));
  return {{"uses", std::move(uses_json)}, {"steps", std::move(steps_json)}};
}

std::string consent_text(const Consent& consent) {
  std::string text;
  for (const auto& [use, answer] : consent.uses)
    text += "use " + std::string(name(use)) + ": " + std::string(name(answer)) + "\n";
  for (const auto& [step, answer] : consent.steps)
    text += "step " + std::string(name(step)) + ": " + std::string(name(answer)) + "\n";
  return text.empty() ? "Consent has not been asked yet.\n" : text;
}

Json transcript_json(const Transcript& transcript) {
  Json json{{"id", transcript.id.hex()},
            {"language", transcript.language},
            {"role", transcript.role},
            {"version", transcript.current.hex()}};
  if (transcript.media) json["media"] = transcript.media->hex();
  return json;
}

Json interview_json(const Vault& vault, const Interview& interview) {
  Json media = Json::array(), texts = Json::array(), notes_json = Json::array();
  for (const auto& item : media_of(vault, interview.id))
    media.push_back(
        {{"id", item.facts.media.hex()}, {"duration_ms", item.facts.duration_ms()}, {"here", item.here}});
  for (const auto& item : transcripts(vault, interview.id)) texts.push_back(transcript_json(item));
  for (const auto& note : notes(vault, interview.id)) {
    Json json{{"id", note.id.hex()}, {"text", note.text}, {"author", note.author}, {"time", note.time}};
    if (note.at_ms) json["at_ms"] = *note.at_ms;
    if (note.media) json["media"] = note.media->hex();
    if (!note.kind.empty()) json["kind"] = note.kind;
    notes_json.push_back(std::move(json));
  }
  return {{"id", interview.id.hex()},       {"record_code", interview.record_code},
          {"fields", interview.fields},     {"consent", consent_json(consent(vault, interview.id))},
          {"media", std::move(media)},      {"transcripts", std::move(texts)},
          {"notes", std::move(notes_json)}, {"conflicts", conflicts(vault, interview.id).size()},
          {"missing", interview.missing}};
}

std::string code_text(const Interview& interview) {
  return interview.record_code.empty() ? "(its code is lost)" : interview.record_code;
}

std::string in_part(const Interview& interview) {
  return "damaged: shown in part, " + std::to_string(interview.missing) + " parts are missing";
}

std::string interview_text(const Vault& vault, const Interview& interview) {
  std::string text = code_text(interview) + "  " + interview.id.hex() + "\n";
  if (interview.missing > 0)
    text += "  " + in_part(interview) + ". A bundle or a backup that has them mends it.\n";
  for (const auto& field : interview_fields())
    if (const auto found = interview.fields.find(field); found != interview.fields.end())
      text += "  " + field + ": " + found->second + "\n";
  text += "  consent: " + consent_text(consent(vault, interview.id));
  for (const auto& item : media_of(vault, interview.id))
    text += "  recording " + item.facts.media.hex() + "  " + clock_text(item.facts.duration_ms()) +
            (item.here ? "" : "  (its sound is not here)") + "\n";
  for (const auto& item : transcripts(vault, interview.id))
    text += "  transcript " + item.id.hex() + "  " + item.language + "  " + item.role + "\n";
  for (const auto& note : notes(vault, interview.id))
    text += (note.kind == kAfterNote ? "  afterwards: " : "  note: ") + note.text + "\n";
  if (const auto open = conflicts(vault, interview.id).size(); open > 0)
    text += "  " + std::to_string(open) + " conflict(s): attest interview conflicts " +
            interview.record_code + "\n";
  return text;
}

std::string value_text(const std::optional<Json>& value) {
  if (!value) return "(not here)";
  std::string text = value->is_string() ? value->get<std::string>() : value->dump();
  if (count_points(text) > 60) text = std::string(slice_points(text, 0, 60)) + "…";
  return one_line(text);
}

void add_new_and_set(CLI::App& interview_app, Context& context) {
  struct Options {
    std::string id;
    std::vector<std::string> set;
  };
  auto options = std::make_shared<Options>();
  auto* made = command(interview_app, "new", "A new interview",
                       "attest --vault field.attest interview new --set date=2021-03 --set language=ko-KP");
  made->add_option("--set", options->set, "FIELD=VALUE, as often as wanted")->allow_extra_args(false);
  made->callback([=, &context] {
    auto& vault = context.writer();
    const auto created = testimony::interview(vault, create_interview(vault, assignments(options->set)));
    context.answer({{"id", created.id.hex()}, {"record_code", created.record_code}},
                   created.record_code + "  " + created.id.hex());
  });
  auto* set = command(interview_app, "set", "Change fields; an empty value takes one away",
                      "attest --vault field.attest interview set KUSO-TAMIRE place=Jilin status=recorded");
  set->add_option("ID", options->id, "Record code or id")->required();
  set->add_option("FIELD=VALUE", options->set, "What to set")->required();
  set->callback([=, &context] {
    auto& vault = context.writer();
    const auto id = find_interview(vault, options->id);
    set_fields(vault, id, assignments(options->set));
    const auto now = testimony::interview(vault, id);
    context.answer(interview_json(vault, now), interview_text(vault, now));
  });
}

void add_list_and_show(CLI::App& interview_app, Context& context) {
  struct Options {
    std::string id;
    std::vector<std::string> where;
  };
  auto options = std::make_shared<Options>();
  auto* list = command(interview_app, "list", "All interviews, or those with certain fields",
                       "attest --vault field.attest interview list --where status=recorded");
  list->add_option("--where", options->where, "FIELD=VALUE, as often as wanted")->allow_extra_args(false);
  list->callback([=, &context] {
    const auto& vault = context.reader();
    const auto wanted = assignments(options->where);
    for (const auto& [field, value] : wanted)
      if (field != "record_code") check_field(field, "");
    Json all = Json::array();
    std::string text;
    for (const auto& item : interviews(vault)) {
      const auto has = [&](const auto& want) {
        if (want.first == "record_code") return item.record_code == want.second;
        const auto found = item.fields.find(want.first);
        return (found == item.fields.end() ? "" : found->second) == want.second;
      };
      if (!std::all_of(wanted.begin(), wanted.end(), has)) continue;
      all.push_back({{"id", item.id.hex()},
                     {"record_code", item.record_code},
                     {"fields", item.fields},
                     {"contested", item.contested},
                     {"missing", item.missing}});
      text += code_text(item) + "  " + item.id.hex();
      for (const char* field : {"date", "place", "language", "status", "title"})
        if (const auto found = item.fields.find(field); found != item.fields.end())
          text += "  " + one_line(found->second);
      if (item.contested) text += "  (conflict)";
      if (item.missing > 0) text += "  (" + in_part(item) + ")";
      text += "\n";
    }
    context.answer({{"interviews", std::move(all)}}, text.empty() ? "No interviews." : text);
  });
  auto* show = command(interview_app, "show", "One interview",
                       "attest --vault field.attest interview show KUSO-TAMIRE");
  show->add_option("ID", options->id, "Record code or id")->required();
  show->callback([=, &context] {
    const auto& vault = context.reader();
    const auto found = testimony::interview(vault, find_interview(vault, options->id));
    context.answer(interview_json(vault, found), interview_text(vault, found));
  });
}

void add_history(CLI::App& interview_app, Context& context) {
  auto id = std::make_shared<std::string>();
  auto* history = command(interview_app, "history", "Who changed what, newest first",
                          "attest --vault field.attest interview history KUSO-TAMIRE");
  history->add_option("ID", *id, "Record code or id")->required();
  history->callback([=, &context] {
    const auto& vault = context.reader();
    const RecordId interview = find_interview(vault, *id);
    std::vector<RecordId> records{interview};
    for (const auto& layer : vault.referring("layer", "interview", main_entity(interview)))
      records.push_back(layer.record);
    std::vector<std::pair<RecordId, store::HistoryEntry>> entries;
    for (const auto& record : records)
      for (auto& entry : vault.history(record)) entries.emplace_back(record, std::move(entry));
    std::ranges::stable_sort(entries, std::greater{}, [](const auto& e) { return e.second.time; });
    Json all = Json::array();
    std::string text;
    for (const auto& [record, entry] : entries) {
      const char* op = entry.op == store::Op::Set      ? "set"
                       : entry.op == store::Op::Remove ? "remove"
                                                       : "settle";
      Json json{{"commit", store::hex(entry.commit)},
                {"record", record.hex()},
                {"author", entry.author},
                {"device", entry.device.text()},
                {"time", entry.time},
                {"entity", entry.entity.hex()},
                {"type", entry.type},
                {"field", entry.field},
                {"op", op}};
      if (entry.value) json["value"] = *entry.value;
      all.push_back(std::move(json));
      text += to_iso(from_ms(entry.time)) + "  " + entry.author + "  " + op + " " + entry.type + " " +
              entry.field + (entry.op == store::Op::Remove ? "" : " = " + value_text(entry.value)) + "\n";
    }
    context.answer({{"history", std::move(all)}}, text);
  });
}

void add_conflicts(CLI::App& interview_app, Context& context) {
  struct Options {
    std::string id, conflict, take, value;
  };
  auto options = std::make_shared<Options>();
  auto* list =
      command(interview_app, "conflicts", "Fields that two people changed without knowing of each other",
              "attest --vault field.attest interview conflicts KUSO-TAMIRE");
  list->add_option("ID", options->id, "Record code or id")->required();
  list->callback([=, &context] {
    const auto& vault = context.reader();
    Json all = Json::array();
    std::string text;
    for (const auto& conflict : conflicts(vault, find_interview(vault, options->id))) {
      Json candidates = Json::array();
      text += conflict.id + "  " + conflict.type + " " + conflict.field + "\n";
      for (const auto& candidate : conflict.candidates) {
        candidates.push_back({{"commit", store::hex(candidate.commit)},
                              {"value", candidate.value ? *candidate.value : Json(nullptr)},
                              {"device", candidate.device.text()},
                              {"author", candidate.author},
                              {"time", to_iso(from_ms(candidate.time))}});
        text += "    " + store::hex(candidate.commit).substr(0, 12) + "  " + candidate.author + "  " +
                to_iso(from_ms(candidate.time)) + "  " + value_text(candidate.value) + "\n";
      }
      all.push_back({{"id", conflict.id},
                     {"record", conflict.record.hex()},
                     {"entity", conflict.entity.hex()},
                     {"type", conflict.type},
                     {"field", conflict.field},
                     {"candidates", std::move(candidates)}});
    }
    context.answer({{"conflicts", std::move(all)}}, text.empty() ? "No conflicts." : text);
  });
  auto* settle =
      command(interview_app, "settle", "Settle a conflict: take one of its candidates, or give a new value",
              "attest --vault field.attest interview settle KUSO-TAMIRE 5f0c --take 91ab");
  settle->add_option("ID", options->id, "Record code or id")->required();
  settle->add_option("CONFLICT", options->conflict, "The conflict's id")->required();
  auto* take = settle->add_option("--take", options->take, "The commit of the candidate to take");
  auto* value = settle->add_option("--value", options->value, "A new value");
  take->excludes(value);
  settle->callback([=, &context] {
    auto& vault = context.writer();
    const auto id = find_interview(vault, options->id);
    if (take->count())
      settle_take(vault, id, options->conflict, options->take);
    else if (value->count())
      settle_value(vault, id, options->conflict, options->value);
    else
      throw UsageError("Give --take COMMIT or --value TEXT.");
    const auto left = conflicts(vault, id).size();
    context.answer({{"settled", true}, {"conflicts", left}},
                   "Settled. " + std::to_string(left) + " conflict(s) left.");
  });
}

void add_consent(CLI::App& app, Context& context) {
  struct Options {
    std::string id;
    std::vector<std::string> use, step;
    std::int64_t at = -1;
  };
  auto options = std::make_shared<Options>();
  auto* consent_app = command(app, "consent", "What the person allows", "");
  consent_app->require_subcommand(1);
  auto* set = command(
      *consent_app, "set", "Write down what the person answered",
      "attest --vault field.attest consent set KUSO-TAMIRE --use analysis=yes --use media=no --at 61000");
  set->add_option("ID", options->id, "Record code or id")->required();
  set->add_option("--use", options->use, "USE=yes|no|later")->allow_extra_args(false);
  set->add_option("--step", options->step, "STEP=yes|no|later")->allow_extra_args(false);
  set->add_option("--at", options->at, "When it was said, in milliseconds of the recording")
      ->check(CLI::NonNegativeNumber);
  set->callback([=, &context] {
    auto& vault = context.writer();
    const auto id = find_interview(vault, options->id);
    std::map<Use, Answer> use_answers;
    std::map<Step, Answer> step_answers;
    for (const auto& [use, answer] : assignments(options->use))
      use_answers[parse_use(use)] = parse_answer(answer);
    for (const auto& [step, answer] : assignments(options->step))
      step_answers[parse_step(step)] = parse_answer(answer);
    set_consent(vault, id, use_answers, step_answers,
                options->at < 0 ? std::nullopt : std::optional(options->at));
    context.answer(consent_json(consent(vault, id)), consent_text(consent(vault, id)));
  });
  auto* show = command(*consent_app, "show", "What is written down",
                       "attest --vault field.attest consent show KUSO-TAMIRE");
  show->add_option("ID", options->id, "Record code or id")->required();
  show->callback([=, &context] {
    const auto given = consent(context.reader(), find_interview(context.reader(), options->id));
    context.answer(consent_json(given), consent_text(given));
  });
}

void add_note_command(CLI::App& app, Context& context) {
  struct Options {
    std::string id, text, media;
    std::int64_t at = -1;
    bool after = false;
  };
  auto options = std::make_shared<Options>();
  auto* note_app = command(app, "note", "Notes beside an interview", "");
  note_app->require_subcommand(1);
  auto* add = command(*note_app, "add", "Add a note",
                      "attest --vault field.attest note add KUSO-TAMIRE \"Pause here.\" --at 61000");
  add->add_option("ID", options->id, "Record code or id")->required();
  add->add_option("TEXT", options->text, "The note, or - for standard input")->required();
  add->add_option("--at", options->at, "The moment it belongs to, in milliseconds of the recording")
      ->check(CLI::NonNegativeNumber);
  add->add_option("--media", options->media, "The recording that the moment is in");
  add->add_flag("--after", options->after,
                "How the interview went, and how you are: no testimony, and it never goes outward");
  add->callback([=, &context] {
    auto& vault = context.writer();
    const std::string text =
        options->text == "-" ? std::string(as_text(context.read_input("-", 1u << 20))) : options->text;
    const auto id = find_interview(vault, options->id);
    std::optional<EntityId> media;
    if (!options->media.empty()) media = find_media(vault, id, options->media).facts.media;
    const auto note = add_note(vault, id, text, options->at < 0 ? std::nullopt : std::optional(options->at),
                               media, options->after ? kAfterNote : "");
    context.answer({{"id", note.hex()}}, "Noted.");
  });
}

void add_discard(CLI::App& interview_app, Context& context) {
  auto id = std::make_shared<std::string>();
  auto* discard =
      command(interview_app, "discard",
              "Remove an interview that was a mistake and that nobody else has; no trace of it stays",
              "attest --vault field.attest interview discard KUSO-TAMIRE");
  discard->add_option("ID", *id, "The interview's code or id")->required();
  discard->callback([=, &context] {
    auto& writer = context.writer();
    const auto record = testimony::find_interview(writer, *id);
    context.run("Discarding", [&](Job& job) { testimony::discard_interview(writer, record, job); });
    context.answer(Json{{"id", record.hex()}}, "Discarded.");
  });
}

}  // namespace

void add_interview_commands(CLI::App& app, Context& context) {
  auto* interview_app = command(app, "interview", "Interviews and their fields", "");
  interview_app->require_subcommand(1);
  add_new_and_set(*interview_app, context);
  add_list_and_show(*interview_app, context);
  add_history(*interview_app, context);
  add_conflicts(*interview_app, context);
  add_discard(*interview_app, context);
  add_consent(app, context);
  add_note_command(app, context);
}

}  // namespace attest::cli
