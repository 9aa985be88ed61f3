// attest vault backup, restore, erase, destroy, upgrade: what keeps a vault, and what ends it.
#include <unistd.h>

#include <iostream>

#include "app/cli/context.h"
#include "core/testimony/erasure.h"
#include "core/testimony/interview.h"

namespace attest::cli {
namespace {

namespace fs = std::filesystem;
using store::Vault;

void add_backup(CLI::App& vault, Context& context) {
  struct Options {
    std::string folder, forget;
  };
  auto options = std::make_shared<Options>();
  auto* sub = command(
      vault, "backup",
      "Copy what is new to another disk, all of it encrypted. An erased record goes from the backup, too",
      "attest --vault field.attest vault backup -o /media/stick");
  auto* folder = sub->add_option("-o,--output", options->folder, "The folder to keep the backup in");
  sub->add_option("--forget", options->forget, "Instead: the backup at this folder was destroyed or lost")
      ->excludes(folder);
  sub->callback([=, &context] {
    auto& writer = context.writer();
    if (!options->forget.empty()) {
      writer.forget_backup(options->forget);
      return context.answer(Json{{"forgotten", options->forget}}, "Forgotten.");
    }
    if (options->folder.empty()) throw UsageError("Where to? Give -o FOLDER.");
    Vault::Backup made;
    const auto where = fs::absolute(options->folder).lexically_normal();
    context.run("Backing up", [&](Job& job) { made = writer.backup(where, job); });
    std::string text = "Backed up to " + where.string() + ": " + std::to_string(made.recordings) +
                       " new recordings, " + size_text(made.bytes) + " written.";
    for (const auto& other : writer.backups())
      if (other.stale)
        context.note("The backup at " + other.folder +
                     " is older than an erasure or a change of the ways in: replace or destroy it.");
    context.answer(Json{{"folder", made.folder},
                        {"number", made.number},
                        {"recordings", made.recordings},
                        {"bytes", made.bytes}},
                   text);
  });
}

void add_restore(CLI::App& vault, Context& context) {
  struct Options {
    fs::path backup, folder;
    bool drill = false;
  };
  auto options = std::make_shared<Options>();
  auto* sub = command(vault, "restore",
                      "Make a vault from a backup, as a new device; or, with --drill, only rehearse it",
                      "attest vault restore /media/stick restored.attest");
  sub->add_option("BACKUP", options->backup, "The folder that was given to vault backup")->required();
  sub->add_option("DIR", options->folder, "The folder to make");
  sub->add_flag("--drill", options->drill, "Read and compare everything, open the database, change nothing");
  sub->callback([=, &context] {
    if (options->drill == !options->folder.empty()) throw UsageError("Give the folder to make, or --drill.");
    const Key key = context.key();
    Vault::Restored done;
    context.run(options->drill ? "Rehearsing" : "Restoring", [&](Job& job) {
      if (options->drill) {
        const fs::path scratch = fs::temp_directory_path() / ("attest-drill-" + RecordId::random().hex());
        done = Vault::drill(context.disk(), context.clock(), options->backup, key.opening(), scratch, job);
      } else {
        done = Vault::restore(context.disk(), context.clock(), options->backup, options->folder,
                              key.opening(), job);
      }
    });
    if (!done.damage.empty()) context.status = exit_status(Code::Damaged);
    const std::string made = to_iso(from_ms(done.time));
    const std::string text =
        (options->drill ? "The backup of " + made + " can be restored: "
                        : "Restored the backup of " + made + " as a new device: ") +
        std::to_string(done.interviews) + " interviews.\n" +
        (done.damage.empty() ? std::string()
                             : "These files of it are damaged; all else is there:\n" + text_of(done.damage)) +
        (options->drill
             ? std::string()
             : "Give its new contact card to the others (contact card). If the old laptop may be in other "
               "hands, they should stop trusting its card.\n");
    context.answer(Json{{"ok", done.damage.empty()},
                        {"time", done.time},
                        {"interviews", done.interviews},
                        {"damaged", json_of(done.damage)}},
                   text);
  });
}

/// Typed on the terminal, or given as --confirm; UsageError where neither is right.
void confirm(const std::string& given, const std::string& wanted, const std::string& warning) {
  std::string typed = given;
  if (typed.empty()) {
    if (isatty(STDIN_FILENO) == 0)
      throw UsageError(warning + " To go on, give --confirm \"" + wanted + "\".");
    std::cerr << warning << "\nTo go on, type " << wanted << ": " << std::flush;
    std::getline(std::cin, typed);
  }
  if (typed != wanted) throw UsageError("That is not “" + wanted + "”. Nothing was done.");
}

std::string reach_of(const testimony::ErasurePlan& plan) {
  std::string text;
  if (plan.bundles > 0)
    text += "It was sent in " + std::to_string(plan.bundles) + " bundles to " +
            std::to_string(plan.recipients.size()) + " recipients, who keep it.\n";
  if (plan.exports > 0)
    text += "It was exported " + std::to_string(plan.exports) + " times; those files are not reached.\n";
  for (const auto& folder : plan.backups)
    text += "The backup at " + folder + " holds it until it is replaced or destroyed.\n";
  return text;
}

void add_erase(CLI::App& vault, Context& context) {
  struct Options {
    std::string record, reason;
    bool finish = false, plan = false;
  };
  auto options = std::make_shared<Options>();
  auto* sub = command(
      vault, "erase",
      "Erase an interview for good, because consent was withdrawn: words, codings, recordings and their "
      "keys. A tombstone with the reason stays",
      "attest --vault field.attest vault erase KUSO-TAMIRE --reason \"withdrawn on 3 May\"");
  sub->add_option("RECORD", options->record, "The interview's code or id");
  sub->add_option("--reason", options->reason, "Stays for ever and travels: no names");
  sub->add_flag("--plan", options->plan, "Say what would go and what is out of reach; do nothing");
  sub->add_flag("--finish", options->finish, "Finish an erasure that was cut");
  sub->callback([=, &context] {
    if (options->record.empty() == !options->finish)
      throw UsageError("Give the interview to erase, or --finish.");
    auto& writer = context.writer();
    if (options->finish) {
      context.run("Erasing", [&](Job& job) { writer.finish_erasure(job); });
      return context.answer(Json{{"pending", writer.pending().any()}}, "Nothing is pending.");
    }
    const auto id = testimony::find_interview(writer, options->record);
    const auto plan = testimony::plan_erasure(writer, id);
    const Json object{{"records", plan.records.size()},
                      {"recordings", plan.recordings},
                      {"bytes", plan.bytes},
                      {"bundles", plan.bundles},
                      {"recipients", plan.recipients},
                      {"exports", plan.exports},
                      {"backups", plan.backups},
                      {"space_needed", plan.space.needed},
                      {"space_free", plan.space.free}};
    const std::string space = "For a while it needs " + size_text(plan.space.needed) + " of free space; " +
                              size_text(plan.space.free) + " are free.\n";
    if (options->plan)
      return context.answer(object, "Would erase the interview, " + std::to_string(plan.records.size() - 1) +
                                        " coding layers and " + std::to_string(plan.recordings) +
                                        " recordings (" + size_text(plan.bytes) + ").\n" + space +
                                        reach_of(plan));
    if (options->reason.empty())
      throw UsageError("Give --reason TEXT. It stays for ever and travels: no names in it.");
    context.note(space + reach_of(plan));
    try {
      context.run("Erasing", [&](Job& job) { testimony::erase_interview(writer, id, options->reason, job); });
    } catch (const Error&) {
      if (writer.erased(id))
        context.note(
            "Nothing of it can be read any more, but its keys are not gone yet: the erasure is pending. "
            "Finish it with: attest vault erase --finish");
      throw;
    }
    Json done = object;
    done["pending"] = false;
    context.answer(done,
                   "Erased. Whoever copied this disk before, and has a way in of then, can still read "
                   "it; nobody else can.");
  });
}

void add_destroy(CLI::App& vault, Context& context) {
  auto given = std::make_shared<std::string>();
  auto* sub = command(
      vault, "destroy",
      "Destroy this vault at once, without its passphrase: first its keys, then everything. There is no way "
      "back",
      "attest --vault field.attest vault destroy --confirm field.attest");
  sub->add_option("--confirm", *given, "The name of the vault's folder");
  sub->callback([=, &context] {
    fs::path folder = fs::absolute(context.folder()).lexically_normal();
    if (folder.filename().empty()) folder = folder.parent_path();
    if (!Vault::is_vault(folder)) throw Error(Code::NotAVault, "There is no vault at %1.", {folder.string()});
    confirm(*given, folder.filename().string(), "This destroys the vault " + folder.string() + ".");
    const auto done = Vault::destroy(context.disk(), folder);
    if (!done.keys_gone)
      throw Error(Code::Io, "The keys of %1 could not all be removed. Destroy the disk.", {folder.string()});
    Json left = Json::array();
    for (const auto& path : done.left) left.push_back(path.string());
    context.answer(
        Json{{"keys_gone", true}, {"left", left}},
        "The keys are gone, and with them everything in this vault. Not reached: backups, bundles that were "
        "sent, files that were exported, an image of the disk taken before; and a flash disk may keep the "
        "key "
        "file's old blocks, which only a way in of then opens.");
  });
}

void add_upgrade(CLI::App& vault, Context& context) {
  auto sure = std::make_shared<bool>(false);
  auto* sub = command(
      vault, "upgrade",
      "A vault of an earlier Attest is brought to the new format when it is opened. What there was is kept "
      "until you confirm",
      "attest --vault field.attest vault upgrade --confirm");
  sub->add_flag("--confirm", *sure, "All is there: remove what was kept");
  sub->callback([=, &context] {
    auto& writer = context.writer();
    const auto earlier = writer.earlier_format();
    if (*sure) writer.confirm_upgrade();
    if (!earlier)
      return context.answer(Json{{"kept", nullptr}},
                            "This vault has the newest format, and nothing is kept.");
    context.answer(Json{{"kept", *sure ? Json(nullptr) : Json(earlier->folder.string())}},
                   *sure ? "Removed what was kept of format " + std::to_string(earlier->version) + "."
                         : "What there was in format " + std::to_string(earlier->version) + " is kept in " +
                               earlier->folder.string() + " (" + size_text(earlier->bytes) +
                               "). Look whether all is there, then: attest vault upgrade --confirm");
  });
}

}  // namespace

void add_care_commands(CLI::App& vault, Context& context) {
  add_backup(vault, context);
  add_restore(vault, context);
  add_erase(vault, context);
  add_destroy(vault, context);
  add_upgrade(vault, context);
}

}  // namespace attest::cli
