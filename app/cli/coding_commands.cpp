// attest code ..., attest search
#include "app/cli/context.h"
#include "core/coding/coding.h"
#include "core/foundation/text.h"

namespace attest::cli {
namespace {

using namespace coding;

Json code_json(const CodeInfo& code) {
  return {{"id", code.id.hex()},
          {"name", code.name},
          {"path", code.path},
          {"colour", code.colour},
          {"description", code.description}};
}

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json coding_json(const Coding& coding) {
  Json json{{"id", coding.id.hex()},
            {"code_id", coding.code.hex()},
            {"code", coding.code_path},
            {"from", coding.span ? Json(coding.span->from) : Json(nullptr)},
            {"to", coding.span ? Json(coding.span->to) : Json(nullptr)},
            {"from_ms", or_null(coding.from_ms)},
            {"to_ms", or_null(coding.to_ms)},
            {"text", coding.text},
            {"coder", coding.coder},
            {"time", to_iso(from_ms(coding.time))},
            {"memo", coding.memo},
            {"needs_review", coding.transcript.has_value() && !coding.span}};
  if (coding.transcript) json["transcript"] = coding.transcript->hex();
  if (coding.media) json["media"] = coding.media->hex();
  return json;
}

std::string coding_text(const Coding& coding) {
  std::string text = coding.id.hex().substr(0, 8) + "  " +
                     (coding.code_path.empty() ? "(no code)" : coding.code_path) + "  " + coding.coder;
  if (coding.from_ms) text += "  " + clock_text(*coding.from_ms);
  if (coding.transcript && !coding.span) text += "  needs review";
  if (!coding.text.empty()) text += "  “" + one_line(coding.text) + "”";
  return text + "\n";
}

void add_codebook(CLI::App& code, Context& context) {
  struct Options {
    std::string code, name, colour, description, interview;
  };
  auto options = std::make_shared<Options>();
  auto* made = command(code, "new", "A new code; Parent/Child puts it below another",
                       "attest --vault field.attest code new \"Separation/From a child\" --colour #3a6ea5");
  made->add_option("NAME", options->name, "Name, or Parent/Child")->required();
  made->add_option("--colour", options->colour, "#RRGGBB");
  made->add_option("--description", options->description, "What it is for");
  made->callback([=, &context] {
    const auto info = new_code(context.writer(), options->name, options->colour, options->description);
    context.answer(code_json(info), info.path + "  " + info.id.hex());
  });

  auto* list = command(code, "list", "The codebook, or the codings of an interview",
                       "attest --vault field.attest code list KUSO-TAMIRE");
  list->add_option("INTERVIEW", options->interview, "Record code or id");
  list->callback([=, &context] {
    const auto& vault = context.reader();
    Json all = Json::array();
    std::string text;
    if (options->interview.empty()) {
      for (const auto& info : codes(vault)) {
        Json json = code_json(info);
        const auto count = count_codings(vault, info.id);
        json["codings"] = count;
        all.push_back(std::move(json));
        text += info.id.hex().substr(0, 8) + "  " + info.colour + "  " + info.path + "  " +
                std::to_string(count) + "\n";
      }
      context.answer({{"codes", std::move(all)}}, text.empty() ? "The codebook is empty." : text);
      return;
    }
    for (const auto& coding : codings(vault, testimony::find_interview(vault, options->interview))) {
      all.push_back(coding_json(coding));
      text += coding_text(coding);
    }
    context.answer({{"codings", std::move(all)}}, text.empty() ? "No codings." : text);
  });

  auto* rename = command(code, "rename", "Give a code another name",
                         "attest --vault field.attest code rename Separation \"Family separation\"");
  rename->add_option("CODE", options->code, "Id, name or path")->required();
  rename->add_option("NAME", options->name, "Its new name")->required();
  rename->callback([=, &context] {
    auto& vault = context.writer();
    const auto id = find_code(vault, options->code).id;
    rename_code(vault, id, options->name);
    const auto info = find_code(vault, id.hex());
    context.answer(code_json(info), info.path);
  });

  auto* move = command(code, "move", "Put a code below another, or at the top",
                       "attest --vault field.attest code move Child --to Parent");
  move->add_option("CODE", options->code, "Id, name or path")->required();
  move->add_option("--to", options->name, "The code to put it below (default: the top)");
  move->callback([=, &context] {
    auto& vault = context.writer();
    const auto id = find_code(vault, options->code).id;
    move_code(vault, id,
              options->name.empty() ? std::nullopt : std::optional(find_code(vault, options->name).id));
    const auto info = find_code(vault, id.hex());
    context.answer(code_json(info), info.path);
  });

  auto* remove = command(code, "delete", "Take a code out of the codebook; its codings stay, under no code",
                         "attest --vault field.attest code delete Separation");
  remove->add_option("CODE", options->code, "Id, name or path")->required();
  remove->callback([=, &context] {
    auto& vault = context.writer();
    const auto info = find_code(vault, options->code);
    delete_code(vault, info.id);
    context.answer({{"id", info.id.hex()}, {"deleted", true}}, "Deleted " + info.path + ".");
  });
}

void add_codings(CLI::App& code, Context& context) {
  struct Options {
    std::string id, code, coding, transcript, media, memo;
    std::int64_t from = -1, to = -1, from_ms = -1, to_ms = -1;
    std::size_t limit = 1'000'000;
    bool nested = false;
  };
  auto options = std::make_shared<Options>();
  auto* apply = command(code, "apply", "Code some words of a transcript, or a span of a recording",
                        "attest --vault field.attest code apply KUSO-TAMIRE Separation --from 120 --to 164");
  apply->add_option("ID", options->id, "Record code or id")->required();
  apply->add_option("CODE", options->code, "Id, name or path")->required();
  auto* from = apply->add_option("--from", options->from, "First code point")->check(CLI::NonNegativeNumber);
  auto* to =
      apply->add_option("--to", options->to, "One past the last code point")->check(CLI::NonNegativeNumber);
  auto* from_ms = apply->add_option("--from-ms", options->from_ms, "Beginning, in milliseconds")
                      ->check(CLI::NonNegativeNumber);
  auto* to_ms =
      apply->add_option("--to-ms", options->to_ms, "End, in milliseconds")->check(CLI::NonNegativeNumber);
  apply->add_option("--transcript", options->transcript, "Its id or language (default: the original)");
  apply->add_option("--media", options->media, "The recording (default: the only one)");
  apply->add_option("--memo", options->memo, "Why");
  from->needs(to)->excludes(from_ms);
  to->needs(from);
  from_ms->needs(to_ms);
  to_ms->needs(from_ms);
  apply->callback([=, &context] {
    auto& vault = context.writer();
    const auto id = testimony::find_interview(vault, options->id);
    const auto info = find_code(vault, options->code);
    EntityId made;
    if (options->from >= 0) {
      const auto transcript = testimony::find_transcript(vault, id, options->transcript);
      constexpr std::int64_t most = 0xffffffff;
      made = apply_code(vault, transcript.id, info.id,
                        {static_cast<std::uint32_t>(std::min(options->from, most)),
                         static_cast<std::uint32_t>(std::min(options->to, most))},
                        options->memo);
    } else if (options->from_ms >= 0) {
      made = apply_code_to_sound(vault, id, testimony::find_media(vault, id, options->media).facts.media,
                                 info.id, options->from_ms, options->to_ms, options->memo);
    } else {
      throw UsageError("Which words? Give --from and --to, or --from-ms and --to-ms.");
    }
    const auto coding = find_coding(vault, id, made.hex());
    context.answer(coding_json(coding), "Coded " + coding_text(coding));
  });

  auto* remove = command(code, "remove", "Take a coding away; the history keeps it",
                         "attest --vault field.attest code remove KUSO-TAMIRE 5f0c");
  remove->add_option("ID", options->id, "Record code or id")->required();
  remove->add_option("CODING", options->coding, "The coding's id")->required();
  remove->callback([=, &context] {
    auto& vault = context.writer();
    const auto coding = find_coding(vault, testimony::find_interview(vault, options->id), options->coding);
    remove_coding(vault, coding.id);
    context.answer({{"id", coding.id.hex()}, {"removed", true}}, "Removed.");
  });

  auto* list = command(code, "quotes", "Everything that was coded with a code",
                       "attest --vault field.attest code quotes Separation --nested");
  list->add_option("CODE", options->code, "Id, name or path")->required();
  list->add_option("--limit", options->limit, "At most so many");
  list->add_flag("--nested", options->nested, "With the codes below it");
  list->callback([=, &context] {
    const auto& vault = context.reader();
    const auto found = quotes(vault, find_code(vault, options->code).id, options->limit, options->nested);
    Json all = Json::array();
    std::string text;
    for (const auto& quote : found.quotes) {
      const auto main = vault.entity(main_entity(quote.interview));
      const std::string record_code = main ? main->text("record_code") : "";
      Json json = coding_json(quote);
      json["interview"] = quote.interview.hex();
      json["record_code"] = record_code;
      all.push_back(std::move(json));
      text += record_code + "  " + coding_text(quote);
    }
    context.answer({{"quotes", std::move(all)}, {"total", found.total}},
                   text + std::to_string(found.total) + " quote(s)");
  });
}

void add_search(CLI::App& app, Context& context) {
  struct Options {
    std::string query;
    std::size_t limit = 200;
  };
  auto options = std::make_shared<Options>();
  auto* find = command(app, "search", "Find words in all interviews: transcripts, notes, memos, fields",
                       "attest --vault field.attest search 호적");
  find->add_option("QUERY", options->query, "The words; in any script, inside longer words too")->required();
  find->add_option("--limit", options->limit, "At most so many");
  find->callback([=, &context] {
    const auto& vault = context.reader();
    Hits found;
    context.run("Searching", [&](Job& job) { found = search(vault, options->query, options->limit, job); });
    Json all = Json::array();
    std::string text;
    for (const auto& hit : found.hits) {
      Json json{{"interview", hit.interview.hex()},
                {"record_code", hit.record_code},
                {"where", hit.where},
                {"from", hit.span.from},
                {"to", hit.span.to},
                {"snippet", hit.snippet}};
      if (hit.where == "transcript") json["transcript"] = hit.entity.hex();
      json["entity"] = hit.entity.hex();
      all.push_back(std::move(json));
      text += hit.record_code + "  " + hit.where + "  " + one_line(hit.snippet) + "\n";
    }
    context.answer({{"hits", std::move(all)}, {"total", found.total}},
                   text + std::to_string(found.total) + " hit(s)");
  });
}

}  // namespace

void add_coding_commands(CLI::App& app, Context& context) {
  auto* code = command(app, "code", "Codebook and codings", "");
  code->require_subcommand(1);
  add_codebook(*code, context);
  add_codings(*code, context);
  add_search(app, context);
}

}  // namespace attest::cli
