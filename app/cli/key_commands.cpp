// attest vault passphrase, rekey, recovery ..., escrow ...: the ways into a vault.
#include <algorithm>

#include "app/cli/context.h"
#include "core/crypto/shares.h"

namespace attest::cli {
namespace {

namespace age = crypto::age;
namespace fs = std::filesystem;
namespace shares = crypto::shares;
using store::Vault;
using store::WayIn;

constexpr const char* kStale =
    "Earlier backups open with what was given up: replace or destroy them (vault info lists them).";

Json json_of(const WayIn& way) {
  return {{"kind", store::name(way.kind)},
          {"recipient", way.recipient.text()},
          {"label", way.label},
          {"made", way.made}};
}

void answer_ways(Context& context, const Vault& vault, const std::string& done) {
  Json list = Json::array();
  std::string text = done;
  for (const auto& way : vault.ways_in()) {
    list.push_back(json_of(way));
    text += std::string(store::name(way.kind)) + std::string(12 - store::name(way.kind).size(), ' ') +
            way.recipient.text() + (way.label.empty() ? "" : "  " + way.label) + "\n";
  }
  const auto backups = vault.backups();
  if (std::any_of(backups.begin(), backups.end(), [](const auto& backup) { return backup.stale; }))
    context.note(kStale);
  context.answer(Json{{"ways", std::move(list)}}, text);
}

void add_passphrase_command(CLI::App& vault, Context& context) {
  struct Options {
    bool add = false;
    std::string label, kdf, remove;
  };
  auto options = std::make_shared<Options>();
  auto* sub = command(vault, "passphrase", "Change the passphrase that opened the vault, or add another",
                      "attest --vault field.attest vault passphrase");
  auto* add = sub->add_flag("--add", options->add, "Add a passphrase beside the others");
  sub->add_option("--label", options->label, "With --add: whose it is")->needs(add);
  sub->add_option("--remove", options->remove,
                  "Take the passphrase away that goes by this recipient (age1...)")
      ->excludes(add);
  sub->add_option("--kdf", options->kdf,
                  "How long it takes to try: interactive, default (a second), paranoid")
      ->check(CLI::IsMember({"interactive", "default", "paranoid"}))
      ->excludes(add);
  sub->callback([=, &context] {
    auto& writer = context.writer();
    if (!options->remove.empty()) {
      writer.remove_way_in(age::Recipient::parse(options->remove));
      return answer_ways(context, writer, "Removed. These open the vault now:\n");
    }
    const auto passphrase = context.new_passphrase("New passphrase");
    if (options->add) {
      writer.add_passphrase(passphrase, options->label);
      return answer_ways(context, writer, "Added. These open the vault now:\n");
    }
    std::optional<crypto::KdfCost> cost;
    if (!options->kdf.empty()) cost = cost_of(options->kdf);
    writer.change_passphrase(passphrase, cost);
    answer_ways(context, writer, "Changed. These open the vault now:\n");
  });
}

void add_rekey(CLI::App& vault, Context& context) {
  auto* sub = command(
      vault, "rekey",
      "Replace the vault's inner keys, for every way in, without needing their secrets: when somebody "
      "may have copied the folder and seen a passphrase. Recordings keep their own keys",
      "attest --vault field.attest vault rekey");
  sub->callback([&context] {
    auto& writer = context.writer();
    writer.rekey();
    context.note(kStale);
    context.answer(Json{{"done", true}}, "The keys are new. Every way in still opens the vault.");
  });
}

/// The page as a text file that age reads as an identity file.
crypto::Secret paper_page(const Vault& vault, const age::Identity& key) {
  crypto::SecretText page;
  const auto info = vault.info();
  page.append(
      "# Attest: paper recovery key\n#\n# Vault    " + info.name + "\n# Project  " + info.project_name +
      "\n# Key      " + key.recipient().text() +
      "\n#\n# Whoever holds this page and the laptop, or a backup, can read everything in the vault.\n"
      "# Keep it where neither is. To set a new passphrase with it:\n#\n"
      "#     attest vault recovery restore DIR --paper FILE\n#\n"
      "# FILE holds the line below, or the same typed in again; its last six characters are a "
      "checksum.\n#\n");
  const crypto::Secret text = key.text();
  page.append(text.text());
  page.append("\n#\n# The same in groups of four, for typing:\n#\n");
  page.append(age::in_groups(text, "#     ").text());
  return page.take();
}

crypto::Secret share_sheet(const Vault& vault, const crypto::Secret& words, int number, int of, int need) {
  crypto::SecretText sheet;
  const std::string count = std::to_string(need) + " of these " + std::to_string(of);
  sheet.append(
      "# Attest: recovery sheet " + std::to_string(number) + " of " + std::to_string(of) +
      "\n#\n# Vault    " + vault.info().name + "\n#\n# Any " + count +
      " sheets together open the vault; fewer tell nothing. Keep each in another place.\n"
      "# To set a new passphrase with them:\n#\n"
      "#     attest vault recovery restore DIR --shares SHEET SHEET ...\n#\n"
      "# The words are a share by the standard SLIP-0039. Capital letters and line ends do not matter.\n#\n");
  std::string_view rest = words.text();
  for (int word = 1; !rest.empty(); ++word) {
    const auto end = std::min(rest.find(' '), rest.size());
    sheet.append(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    sheet.append(rest.empty() || word % 6 == 0 ? "\n" : " ");
  }
  return sheet.take();
}

struct Sources {
  std::string paper;
  std::vector<std::string> sheets;
};

void add_sources(CLI::App* sub, const std::shared_ptr<Sources>& sources) {
  auto* paper = sub->add_option("--paper", sources->paper, "The file with the paper key, or - to type it in");
  sub->add_option("--shares", sources->sheets, "The files with the sheets' words")->excludes(paper);
}

age::Identity recovery_key(const Sources& sources) {
  if (!sources.paper.empty()) return age::read_typed_key(read_secret_file(sources.paper));
  if (sources.sheets.empty()) throw UsageError("Give --paper FILE or --shares FILE FILE ...");
  std::vector<crypto::Secret> words;
  for (const auto& sheet : sources.sheets) words.push_back(read_secret_file(sheet));
  return shares::recovery_key(words);
}

void add_recovery(CLI::App& vault, Context& context) {
  auto* recovery = command(vault, "recovery", "Ways in for when the passphrase is forgotten", "");
  recovery->require_subcommand(1);

  struct Options {
    std::string output;
    int of = 3, need = 2;
  };
  auto options = std::make_shared<Options>();
  auto* paper = command(*recovery, "paper", "A recovery key to print; it takes the place of an earlier one",
                        "attest --vault field.attest vault recovery paper -o recovery.txt");
  paper->add_option("-o,--output", options->output, "The file to write; print it, then destroy it")
      ->required();
  paper->callback([=, &context] {
    context.check_output(options->output);
    auto& writer = context.writer();
    const auto key = writer.make_recovery_key(WayIn::Kind::Paper, "");
    context.write_output(options->output, paper_page(writer, key).view());
    if (options->output == "-") return;
    context.note(
        "This file alone opens the vault. Print it, check the print with `vault recovery drill --paper`, "
        "then "
        "destroy the file.");
    context.answer(Json{{"file", options->output}, {"recipient", key.recipient().text()}},
                   "Wrote " + options->output + ". An earlier paper key opens the vault no more.");
  });

  auto* split =
      command(*recovery, "split", "A recovery key in shares: any K of N sheets together open the vault",
              "attest --vault field.attest vault recovery split --of 5 --need 3 -o sheets");
  split->add_option("--of", options->of, "How many sheets")->required()->check(CLI::Range(2, 16));
  split->add_option("--need", options->need, "How many of them are needed")
      ->required()
      ->check(CLI::Range(2, 16));
  split->add_option("-o,--output", options->output, "The folder to write share-1.txt, share-2.txt ... into")
      ->required();
  split->callback([=, &context] {
    if (options->need > options->of) throw UsageError("More sheets would be needed than there are.");
    const fs::path folder = options->output;
    std::vector<fs::path> files;
    for (int i = 1; i <= options->of; ++i) {
      files.push_back(folder / ("share-" + std::to_string(i) + ".txt"));
      context.check_output(files.back().string());
    }
    auto& writer = context.writer();
    context.disk().make_folder(folder);
    const auto key = writer.make_recovery_key(
        WayIn::Kind::Shares, std::to_string(options->need) + " of " + std::to_string(options->of));
    const auto sheets = shares::split(key.scalar(), options->need, options->of);
    Json list = Json::array();
    for (int i = 0; i < options->of; ++i) {
      const auto at = static_cast<std::size_t>(i);
      context.write_output(files[at].string(),
                           share_sheet(writer, sheets[at], i + 1, options->of, options->need).view());
      list.push_back(files[at].string());
    }
    context.note(
        "These files together open the vault. Take each to its place, rehearse with `vault recovery drill "
        "--shares`, then destroy what is left here.");
    context.answer(Json{{"files", std::move(list)}, {"need", options->need}, {"of", options->of}},
                   "Wrote " + std::to_string(options->of) + " sheets into " + folder.string() + "; any " +
                       std::to_string(options->need) +
                       " of them open the vault. Earlier sheets open it no more.");
  });

  auto sources = std::make_shared<Sources>();
  auto folder = std::make_shared<fs::path>();
  auto* drill = command(
      *recovery, "drill",
      "Rehearse a recovery: does this page open the vault, or do these sheets? "
      "Changes nothing",
      "attest --vault field.attest vault recovery drill --shares sheets/share-1.txt sheets/share-3.txt");
  add_sources(drill, sources);
  drill->callback([=, &context] {
    const auto key = recovery_key(*sources);
    const auto opened = Vault::open(context.disk(), context.clock(), context.folder(),
                                    store::Opening::with(key), Vault::Access::Read);
    const auto interviews = opened->entities("interview").size();
    context.answer(Json{{"opens", true}, {"interviews", interviews}},
                   "It opens the vault: " + std::to_string(interviews) +
                       " interviews could be read. Nothing was changed.");
  });

  auto* restore =
      command(*recovery, "restore", "Set a new passphrase with a recovery key; the forgotten ones end",
              "attest vault recovery restore field.attest --paper recovery.txt");
  restore->add_option("DIR", *folder, "The vault's folder")->required();
  add_sources(restore, sources);
  restore->callback([=, &context] {
    const auto key = recovery_key(*sources);
    const auto opened = Vault::open(context.disk(), context.clock(), *folder, store::Opening::with(key),
                                    Vault::Access::Write);
    opened->change_passphrase(context.new_passphrase("New passphrase"));
    answer_ways(context, *opened,
                "The new passphrase opens the vault; earlier ones do not. What opens it now:\n");
  });
}

void add_escrow(CLI::App& vault, Context& context) {
  auto* escrow =
      command(vault, "escrow", "Headquarters' key as a way in: it can open this vault without you", "");
  escrow->require_subcommand(1);
  struct Options {
    std::string recipient, label;
  };
  auto options = std::make_shared<Options>();
  auto* add = command(*escrow, "add", "Let the holder of a key open this vault",
                      "attest --vault field.attest vault escrow add age1... --label headquarters");
  add->add_option("RECIPIENT", options->recipient, "age1...")->required();
  add->add_option("--label", options->label, "Whose it is");
  add->callback([=, &context] {
    auto& writer = context.writer();
    writer.add_escrow(age::Recipient::parse(options->recipient), options->label);
    answer_ways(context, writer, "Added. These open the vault now:\n");
  });
  auto* remove = command(*escrow, "remove", "Take such a key, or any other way in, away",
                         "attest --vault field.attest vault escrow remove age1...");
  remove->add_option("RECIPIENT", options->recipient, "age1...")->required();
  remove->callback([=, &context] {
    auto& writer = context.writer();
    writer.remove_way_in(age::Recipient::parse(options->recipient));
    answer_ways(context, writer, "Removed. These open the vault now:\n");
  });
  command(*escrow, "list", "Every way into this vault", "attest --vault field.attest vault escrow list")
      ->callback([&context] { answer_ways(context, context.reader(), ""); });
}

}  // namespace

void add_key_commands(CLI::App& vault, Context& context) {
  add_passphrase_command(vault, context);
  add_rekey(vault, context);
  add_recovery(vault, context);
  add_escrow(vault, context);
}

}  // namespace attest::cli
