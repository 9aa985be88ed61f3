// attest bundle ...
#include "app/cli/context.h"
#include "core/bundle/bundle.h"
#include "core/testimony/interview.h"

namespace attest::cli {
namespace {

Json record_json(const store::RecordInfo& record) {
  return {{"id", record.id.hex()}, {"kind", record.kind}};
}

void add_seal(CLI::App& app, Context& context) {
  struct Options {
    std::string output, use = "partner", reason;
    std::vector<std::string> to, interviews, without;
    bool all = false;
  };
  auto options = std::make_shared<Options>();
  auto* seal =
      command(app, "seal", "Seal interviews for others, with all that belongs to them",
              "attest --vault field.attest bundle seal -o outbox --to headquarters --interview KUSO-TAMIRE");
  seal->add_option("-o,--output", options->output, "A file, or a folder in which a name is made up")
      ->required();
  seal->add_option("--to", options->to,
                   "A contact's name, or an age1... key of this project's own headquarters")
      ->required()
      ->allow_extra_args(false);
  auto* interviews =
      seal->add_option("--interview", options->interviews, "Record code or id, as often as wanted");
  auto* all = seal->add_flag("--all", options->all, "Every interview");
  all->excludes(interviews);
  seal->add_option("--without", options->without, "media: leave the sound out")
      ->check(CLI::IsMember({"media"}));
  seal->add_option("--use", options->use, "What for, where a recipient is a partner");
  seal->add_option("--reason", options->reason,
                   "Why, where consent to that has not been asked yet; it is written down");
  seal->callback([=, &context] {
    if (options->output == "-")
      throw UsageError("A bundle is sealed into a file or a folder, not to standard output.");
    auto& vault = context.writer();
    bundle::SealRequest request;
    for (const auto& name : options->to)
      request.recipients.push_back(name.starts_with("age1") ? crypto::age::Recipient::parse(name)
                                                            : bundle::find_contact(vault, name).recipient);
    if (options->all)
      for (const auto& interview : testimony::interviews(vault)) request.interviews.push_back(interview.id);
    else
      for (const auto& text : options->interviews)
        request.interviews.push_back(testimony::find_interview(vault, text));
    if (request.interviews.empty())
      throw UsageError("Which interviews? Give --interview ID, or --all where there are any.");
    request.without_media = !options->without.empty();
    request.use = testimony::parse_use(options->use);
    request.reason = options->reason;
    request.overwrite = context.force();
    bundle::Sealed sealed;
    context.run("Sealing", [&](Job& job) { sealed = bundle::seal(vault, request, options->output, job); });
    Json records = Json::array(), left_out = Json::array();
    std::string text = "Sealed " + std::to_string(sealed.records.size()) + " record(s), " +
                       size_text(sealed.bytes) + ": " + sealed.file.string() + "\n";
    for (const auto& record : sealed.records) records.push_back(record_json(record));
    for (const auto& item : sealed.left_out) {
      left_out.push_back({{"id", item.id.hex()}, {"reason", item.reason}});
      text += "Left out " + item.id.hex() + ": " + item.reason + "\n";
    }
    context.answer({{"file", sealed.file.string()},
                    {"bytes", sealed.bytes},
                    {"records", std::move(records)},
                    {"left_out", std::move(left_out)}},
                   text);
  });
}

void add_inspect(CLI::App& app, Context& context) {
  auto file = std::make_shared<std::string>();
  auto* inspect = command(app, "inspect", "Check everything of a bundle and keep nothing",
                          "attest --vault hq.attest bundle inspect b.age");
  inspect->add_option("FILE", *file, "The bundle")->required();
  inspect->callback([=, &context] {
    auto& vault = context.reader();
    bundle::Inspection seen;
    context.run("Checking", [&](Job& job) { seen = bundle::inspect(vault, *file, job); });
    Json records = Json::array();
    for (const auto& record : seen.records) records.push_back(record_json(record));
    if (!seen.ok && seen.for_me) context.status = exit_status(seen.code);
    Json json{{"ok", seen.ok},
              {"for_me", seen.for_me},
              {"sender", seen.sender_name.empty() ? Json(nullptr) : Json(seen.sender_name)},
              {"trusted", seen.trusted},
              {"created", seen.created == 0 ? Json(nullptr) : Json(to_iso(from_ms(seen.created)))},
              {"recipients", seen.recipients},
              {"records", std::move(records)}};
    if (!seen.problem.empty()) json["problem"] = seen.problem;
    std::string text;
    if (!seen.for_me)
      text =
          seen.problem.empty() ? "This bundle is not for this vault: no key of ours opens it." : seen.problem;
    else if (!seen.ok)
      text = seen.problem;
    else
      text = "Whole and signed by " +
             (seen.sender_name.empty() ? std::string("a device that is not a contact") : seen.sender_name) +
             (seen.trusted ? " (trusted)" : " (not trusted)") + ", made " + to_iso(from_ms(seen.created)) +
             ": " + std::to_string(seen.records.size()) + " record(s) for " +
             std::to_string(seen.recipients.size()) + " recipient(s).";
    context.answer(json, text);
  });
}

Json opened_json(const bundle::Opened& opened) {
  Json records = Json::array();
  for (const auto& record : opened.records)
    records.push_back({{"id", record.id.hex()},
                       {"kind", record.kind},
                       {"status", std::string(store::name(record.outcome.status))},
                       {"reason", record.outcome.reason}});
  return {{"records", std::move(records)},
          {"sender", opened.sender_name},
          {"seen_before", opened.seen_before},
          {"receipt", nullptr}};
}

std::string opened_text(const bundle::Opened& opened) {
  std::string text = "From " + opened.sender_name + ":\n";
  for (const auto& record : opened.records)
    text += "  " + std::string(store::name(record.outcome.status)) + "  " + record.kind + "  " +
            record.id.hex() + (record.outcome.reason.empty() ? "" : "  " + record.outcome.reason) + "\n";
  return text;
}

void add_open(CLI::App& app, Context& context) {
  auto files = std::make_shared<std::vector<std::string>>();
  auto* open = command(app, "open", "Open bundles into this vault",
                       "attest --vault hq.attest bundle open inbox/*.age");
  open->add_option("FILE", *files, "The bundles")->required();
  open->callback([=, &context] {
    auto& vault = context.writer();
    if (files->size() == 1) {
      bundle::Opened opened;
      context.run("Opening", [&](Job& job) { opened = bundle::open(vault, files->front(), job); });
      context.answer(opened_json(opened), opened_text(opened));
      return;
    }
    // A bad bundle does not stop the good ones; the exit status is the worst.
    Json all = Json::array();
    std::string text;
    for (const auto& file : *files) {
      Json json;
      text += file + "\n";
      try {
        bundle::Opened opened;
        context.run("Opening", [&](Job& job) { opened = bundle::open(vault, file, job); });
        json = opened_json(opened);
        text += opened_text(opened);
      } catch (const Error& e) {
        if (e.code() == Code::Cancelled) throw;
        json["error"] = {{"code", std::string(name(e.code()))}, {"message", e.what()}};
        text += "  " + std::string(e.what()) + "\n";
        context.status = std::max(context.status, exit_status(e.code()));
      }
      json["file"] = file;
      all.push_back(std::move(json));
    }
    context.answer({{"files", std::move(all)}}, text);
  });
}

}  // namespace

void add_bundle_commands(CLI::App& app, Context& context) {
  auto* bundle_app = command(app, "bundle", "Sealed bundles: from the field to headquarters and back", "");
  bundle_app->require_subcommand(1);
  add_seal(*bundle_app, context);
  add_inspect(*bundle_app, context);
  add_open(*bundle_app, context);
}

}  // namespace attest::cli
