// attest vault ...
#include "app/cli/context.h"
#include "core/bundle/contacts.h"
#include "core/crypto/process.h"
#include "core/testimony/interview.h"

namespace attest::cli {

crypto::KdfCost cost_of(const std::string& name) {
  if (name == "interactive") return crypto::KdfCost::floor();
  crypto::KdfCost cost = crypto::calibrate(1000);
  if (name == "paranoid") cost.passes *= 3;
  return cost;
}

Json json_of(const std::vector<store::Vault::Damage>& damage) {
  Json list = Json::array();
  for (const auto& item : damage)
    list.push_back({{"what", item.what}, {"where", item.where}, {"reason", item.reason}});
  return list;
}

std::string text_of(const std::vector<store::Vault::Damage>& damage) {
  std::string text;
  for (const auto& item : damage) text += item.what + " (" + item.where + "): " + item.reason + "\n";
  return text;
}

namespace {

namespace fs = std::filesystem;
using store::Vault;

std::uint64_t media_bytes(const Vault& vault) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(vault.folder() / "media", error)) {
    const auto size = entry.file_size(error);
    if (!error) bytes += size;
  }
  return bytes;
}

/// What a person has to know about this computer, a line each; nothing where all is well.
std::string memory_text(const crypto::MemoryState& memory) {
  std::string text = "memory       ";
  text += memory.locked ? "keys are locked in memory"
                        : "KEYS ARE NOT LOCKED IN MEMORY: raise the limit (ulimit -l)";
  text += memory.freed_memory_wiped ? ", freed memory is wiped" : ", freed memory is not wiped";
  text += "\nswap         " + std::string(crypto::name(memory.swap));
  if (memory.swap == crypto::Swap::Open)
    text +=
        "  (WHAT IS OPEN CAN BE WRITTEN TO THE DISK IN THE CLEAR: encrypt it, or switch it off: swapoff -a)";
  return text + "\n";
}

void answer_info(Context& context, const Vault& vault, const std::string& first_line) {
  const auto info = vault.info();
  const std::string recipient = vault.device_identity().recipient().text();
  const std::string key = vault.device_signer().public_key().text();
  const std::string fingerprint = bundle::fingerprint(vault);
  const auto interviews = vault.entities("interview").size();
  const auto bytes = media_bytes(vault);
  const auto memory = crypto::memory_state();
  Json backups = Json::array();
  std::string care;
  for (const auto& backup : vault.backups()) {
    backups.push_back({{"folder", backup.folder}, {"time", backup.time}, {"stale", backup.stale}});
    care +=
        "backup       " + to_iso(from_ms(backup.time)) + "  " + backup.folder +
        (backup.stale ? "  (older than an erasure or a change of the ways in: replace or destroy it)" : "") +
        "\n";
  }
  if (care.empty()) care = "backup       never\n";
  const auto pending = vault.pending();
  if (pending.erasures > 0)
    care += "pending      " + std::to_string(pending.erasures) +
            " erasures are not finished: attest vault erase --finish\n";
  if (pending.rekey || pending.keys) care += "pending      replacing the keys was cut: attest vault rekey\n";
  const auto asked = vault.erasures_asked();
  if (!asked.empty())
    care += "withdrawn    " + std::to_string(asked.size()) +
            " records were erased elsewhere and are here still\n";
  const auto earlier = vault.earlier_format();
  if (earlier)
    care += "earlier      what there was in format " + std::to_string(earlier->version) +
            " is kept: attest vault upgrade\n";
  context.answer(Json{{"id", info.vault_id},
                      {"project", info.project.hex()},
                      {"project_name", info.project_name},
                      {"name", info.name},
                      {"author", info.author},
                      {"age_recipient", recipient},
                      {"minisign_public_key", key},
                      {"fingerprint", fingerprint},
                      {"interviews", interviews},
                      {"media_bytes", bytes},
                      {"backups", std::move(backups)},
                      {"pending", {{"erasures", pending.erasures}, {"rekey", pending.rekey || pending.keys}}},
                      {"erasures_asked", asked.size()},
                      {"memory",
                       {{"locked", memory.locked},
                        {"core_dumps", memory.core_dumps},
                        {"dumpable", memory.dumpable},
                        {"swap", crypto::name(memory.swap)},
                        {"freed_memory_wiped", memory.freed_memory_wiped}}},
                      {"format_version", info.format_version}},
                 first_line + "vault        " + info.name + "\nproject      " + info.project_name +
                     "\nauthor       " + info.author + "\ninterviews   " + std::to_string(interviews) + ", " +
                     size_text(bytes) + " of recordings\nfingerprint  " + fingerprint + "\nage          " +
                     recipient + "\nminisign     " + key + "\n" + memory_text(memory) + care);
}

void add_create(CLI::App& vault, Context& context) {
  struct Options {
    std::filesystem::path folder;
    std::string name, kdf = "default", author = "A1", join;
  };
  auto options = std::make_shared<Options>();
  auto* sub = command(
      vault, "create", "Make a vault: start a project, or join one by a contact card",
      "attest vault create field.attest --name \"Field laptop\" --author F1 --join headquarters.card");
  sub->add_option("DIR", options->folder, "The folder to make")->required();
  sub->add_option("--name", options->name, "What this vault is called");
  sub->add_option("--kdf", options->kdf,
                  "How long a passphrase takes to try: interactive, default (a second), paranoid")
      ->check(CLI::IsMember({"interactive", "default", "paranoid"}));
  sub->add_option("--join", options->join, "A contact card of the project to join");
  sub->callback([=, &context] {
    store::CreateOptions create;
    create.name = options->name;
    if (!context.author().empty()) create.author = context.author();
    if (!options->join.empty()) {
      const auto card = bundle::read_card(as_text(context.read_input(options->join, 64u << 10)));
      create.join = {card.project, card.project_name};
    }
    if (create.name.empty()) create.name = options->folder.stem().string();
    create.cost = cost_of(options->kdf);
    const auto passphrase = read_passphrase(context.passphrase(), "New passphrase", true);
    const auto made = Vault::create(context.disk(), context.clock(), options->folder, passphrase, create);
    answer_info(context, *made, "Made " + options->folder.string() + ".\n");
  });
}

void add_check(CLI::App& vault, Context& context) {
  struct Options {
    bool deep = false, rebuild = false;
  };
  auto options = std::make_shared<Options>();
  auto* sub = command(vault, "check",
                      "Look for damage: key files, pages, journal, signatures, recordings; changes nothing",
                      "attest --vault field.attest vault check --deep --rebuild");
  sub->add_flag("--deep", options->deep, "Read every recording to its end, too");
  sub->add_flag("--rebuild", options->rebuild, "Replay every journal and compare with what is shown");
  sub->callback([=, &context] {
    const fs::path& folder = context.folder();
    if (!Vault::is_vault(folder)) throw Error(Code::NotAVault, "There is no vault at %1.", {folder.string()});
    const Key key = context.key();
    std::vector<Vault::Damage> damage;
    Vault::Census census;
    std::size_t recordings = 0;
    context.run("Checking", [&](Job& job) {
      damage = Vault::examine(context.disk(), context.clock(), folder, key.opening(), options->rebuild, job);
      try {
        const auto opened =
            Vault::open(context.disk(), context.clock(), folder, key.opening(), Vault::Access::Read);
        census = opened->census();
        recordings = opened->entities("media").size();
        const auto more = testimony::check_recordings(*opened, options->deep, job);
        damage.insert(damage.end(), more.begin(), more.end());
      } catch (const Error& e) {
        if (e.code() != Code::Damaged && e.code() != Code::Tampered) throw;  // said already
      }
    });
    if (!damage.empty()) context.status = exit_status(Code::Damaged);
    const std::string looked = std::to_string(census.records) + " records, " +
                               std::to_string(census.commits) + " commits, " + std::to_string(census.values) +
                               " values and " + std::to_string(recordings) + " recordings";
    context.answer(Json{{"ok", damage.empty()},
                        {"damaged", json_of(damage)},
                        {"looked_at",
                         {{"records", census.records},
                          {"commits", census.commits},
                          {"values", census.values},
                          {"recordings", recordings}}}},
                   damage.empty()
                       ? "All is whole: " + looked + "."
                       : text_of(damage) +
                             (Vault::rest_is_whole(damage)
                                  ? "All else is whole, of " + looked + ".\n"
                                  : std::string("The rest can be looked at after a repair.\n")) +
                             "To bring it back to work, without deleting anything: attest vault repair");
  });
}

void add_repair(CLI::App& vault, Context& context) {
  auto* sub = command(
      vault, "repair",
      "Bring a damaged vault back to work. Deletes nothing: what is damaged is copied aside first, and "
      "records that lost something are shown in part and labelled",
      "attest --vault field.attest vault repair");
  sub->callback([&context] {
    const fs::path& folder = context.folder();
    if (!Vault::is_vault(folder)) throw Error(Code::NotAVault, "There is no vault at %1.", {folder.string()});
    const Key key = context.key();
    Vault::Repaired done;
    std::vector<RecordId> no_key;
    context.run("Repairing", [&](Job& job) {
      done = Vault::repair(context.disk(), context.clock(), folder, key.opening(), job);
      if (done.keys_unknown.empty()) return;
      const auto opened =
          Vault::open(context.disk(), context.clock(), folder, key.opening(), Vault::Access::Write);
      no_key = testimony::find_keys(*opened, done.keys_unknown);
    });
    std::string text;
    Json damaged = Json::array(), lost = Json::array();
    for (const auto& file : done.key_files) text += file + " was brought back from its other copy.\n";
    if (done.database)
      text += "The database was made anew from what could be read; " + std::to_string(done.bad_pages) +
              " of its pages could not.\n";
    if (!done.database && done.rebuilt > 0)
      text += std::to_string(done.rebuilt) + " records are shown anew from their journals.\n";
    for (const auto& record : done.damaged) {
      damaged.push_back(
          {{"id", record.record.id.hex()}, {"kind", record.record.kind}, {"missing", record.missing}});
      text += "Shown in part: " + record.record.id.hex() + " (" + record.record.kind + "), " +
              std::to_string(record.missing) +
              " parts are missing. A bundle or a backup that has them mends it.\n";
    }
    for (const auto& record : no_key) {
      lost.push_back(record.hex());
      text += "The recordings of " + record.hex() + " cannot be opened: their key is gone. They are kept.\n";
    }
    if (!done.aside.empty()) text += "What was damaged lies in " + done.aside.string() + ".\n";
    if (text.empty()) text = "Nothing was damaged.\n";
    context.answer(Json{{"key_files", done.key_files},
                        {"database", done.database},
                        {"bad_pages", done.bad_pages},
                        {"rebuilt", done.rebuilt},
                        {"damaged", std::move(damaged)},
                        {"keys_lost", std::move(lost)},
                        {"aside", done.aside.empty() ? Json(nullptr) : Json(done.aside.string())}},
                   text);
  });
}

}  // namespace

void add_vault_commands(CLI::App& app, Context& context) {
  auto* vault = command(app, "vault", "Make a vault and look after it", "");
  vault->require_subcommand(1);
  add_create(*vault, context);
  command(*vault, "info", "What this vault is", "attest --vault field.attest vault info")
      ->callback([&context] { answer_info(context, context.reader(), ""); });
  add_check(*vault, context);
  add_repair(*vault, context);
  add_key_commands(*vault, context);
  add_care_commands(*vault, context);
  command(*vault, "digest", "Hashes of each record, for comparing two vaults",
          "attest --vault field.attest vault digest")
      ->callback([&context] {
        Json records = Json::array();
        std::string text;
        for (const auto& record : context.reader().digest()) {
          records.push_back({{"id", record.id.hex()},
                             {"kind", record.kind},
                             {"journal", record.journal},
                             {"projection", record.projection}});
          text += record.id.hex() + "  " + record.journal.substr(0, 16) + "  " +
                  record.projection.substr(0, 16) + "  " + record.kind + "\n";
        }
        context.answer(Json{{"records", std::move(records)}}, text);
      });
}

}  // namespace attest::cli
