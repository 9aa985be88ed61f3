// attest person ..., attest identity ...: people by their codes, and who they are.
#include "app/cli/context.h"
#include "core/testimony/identities.h"

namespace attest::cli {
namespace {

using namespace testimony;

void add_person(CLI::App& app, Context& context) {
  auto* person = command(app, "person", "People, by codes that say nothing of them", "");
  person->require_subcommand(1);
  command(*person, "new", "A new person's code", "attest --vault field.attest person new")
      ->callback([&context] {
        const auto made = create_person(context.writer());
        context.answer(Json{{"id", made.id.hex()}, {"record_code", made.record_code}},
                       made.record_code + "  " + made.id.hex());
      });
  command(*person, "list", "All people", "attest --vault field.attest person list")->callback([&context] {
    Json list = Json::array();
    std::string text;
    for (const auto& one : people(context.reader())) {
      list.push_back({{"id", one.id.hex()}, {"record_code", one.record_code}});
      text += one.record_code + "  " + one.id.hex() + "\n";
    }
    context.answer(Json{{"people", std::move(list)}}, text.empty() ? "No people yet." : text);
  });
}

std::map<std::string, std::string> fields_of(const std::vector<std::string>& words) {
  std::map<std::string, std::string> fields;
  for (const auto& word : words) {
    const auto equals = word.find('=');
    if (equals == word.npos) throw UsageError("Give fields as FIELD=VALUE, for example name=...");
    fields[word.substr(0, equals)] = word.substr(equals + 1);
  }
  return fields;
}

/// A file's whole content as one field's value, so that no name stands in the shell's history.
std::map<std::string, std::string> fields_from(const std::string& path) {
  std::map<std::string, std::string> fields;
  const crypto::Secret text = read_secret_file(path);
  std::string_view rest = text.text();
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty() || line[0] == '#') continue;
    const auto equals = line.find('=');
    if (equals == line.npos) throw Error(Code::Invalid, "Each line of the file is FIELD=VALUE.");
    fields[std::string(line.substr(0, equals))] = std::string(line.substr(equals + 1));
  }
  return fields;
}

Json json_of(const store::Vault& vault, const Identity& identity) {
  const auto person = vault.entity(main_entity(identity.person));
  return {{"person", identity.person.hex()},
          {"record_code", person ? person->text("record_code") : ""},
          {"fields", identity.fields}};
}
std::string text_of(const store::Vault& vault, const Identity& identity) {
  const auto person = vault.entity(main_entity(identity.person));
  std::string text =
      (person ? person->text("record_code") : std::string()) + "  " + identity.person.hex() + "\n";
  for (const auto& [field, value] : identity.fields)
    text += "  " + field + std::string(field.size() < 18 ? 18 - field.size() : 1, ' ') + value + "\n";
  return text;
}

Identities open_identities(Context& context, const store::Vault& vault) {
  const auto passphrase = context.identity_passphrase(false);
  auto identities = Identities::open(vault, store::Opening::with(passphrase));
  for (const auto& file : identities.damaged_deposits())
    context.note("A deposit cannot be read; it is kept: identity/deposits/" + file);
  return identities;
}

void add_identity(CLI::App& app, Context& context) {
  auto* identity =
      command(app, "identity",
              "Who people are: names, contacts, birth, documents. Under a passphrase of its own; everything "
              "else goes on while it is shut",
              "");
  identity->require_subcommand(1);
  struct Options {
    std::string person, text, kdf = "default", reason, file;
    std::vector<std::string> fields;
  };
  auto options = std::make_shared<Options>();

  auto* create = command(*identity, "create", "Make the identity vault, with a passphrase of its own",
                         "attest --vault field.attest identity create");
  create
      ->add_option("--kdf", options->kdf,
                   "How long its passphrase takes to try: interactive, default, paranoid")
      ->check(CLI::IsMember({"interactive", "default", "paranoid"}));
  create->callback([=, &context] {
    auto& writer = context.writer();
    if (has_identities(writer)) throw Error(Code::Io, "There is an identity vault already.");
    create_identities(writer, context.identity_passphrase(true), cost_of(options->kdf));
    context.answer(Json{{"made", true}},
                   "Made. Deposits need no passphrase; reading them needs this one. Nobody can recover it "
                   "for you unless "
                   "you give it ways in of its own: attest --vault " +
                       (context.folder() / "identity").string() + " vault recovery paper -o FILE");
  });

  auto* put =
      command(*identity, "deposit",
              "Seal fields of a person into the identity vault, without opening it. In a shell that keeps a "
              "history, use --from",
              "attest --vault field.attest identity deposit KUSO-TAMIRE --from fields.txt");
  put->add_option("PERSON", options->person, "The person's code or id")->required();
  put->add_option("FIELD=VALUE", options->fields, "Fields, for example name.hangul=... phone=...");
  put->add_option("--from", options->file, "A file with a line FIELD=VALUE for each; - is standard input");
  put->callback([=, &context] {
    auto& writer = context.writer();
    const auto person = find_person(writer, options->person);
    auto fields = fields_of(options->fields);
    if (!options->file.empty())
      for (auto& [field, value] : fields_from(options->file)) fields[field] = value;
    deposit(writer, person.id, fields);
    context.answer(
        Json{{"person", person.id.hex()}, {"fields", fields.size()}, {"waiting", deposits_waiting(writer)}},
        "Deposited. It can be read only when the identity vault is opened.");
  });

  auto* show =
      command(*identity, "show", "Who a person is", "attest --vault field.attest identity show KUSO-TAMIRE");
  show->add_option("PERSON", options->person, "The person's code or id")->required();
  show->callback([=, &context] {
    auto& reader = context.reader();
    const auto person = find_person(reader, options->person);
    const auto identities = open_identities(context, reader);
    const auto found = identities.find(person.id);
    if (!found) throw Error(Code::NotFound, "The identity vault holds nothing of this person.");
    context.answer(json_of(reader, *found), text_of(reader, *found));
  });

  auto* find = command(*identity, "find", "People any of whose fields holds a text",
                       "attest --vault field.attest identity find 010-1234");
  find->add_option("TEXT", options->text, "What to look for")->required();
  find->callback([=, &context] {
    auto& reader = context.reader();
    const auto identities = open_identities(context, reader);
    Json list = Json::array();
    std::string text;
    for (const auto& found : identities.search(options->text)) {
      list.push_back(json_of(reader, found));
      text += text_of(reader, found);
    }
    context.answer(Json{{"people", std::move(list)}}, text.empty() ? "Nobody." : text);
  });

  auto* erase =
      command(*identity, "erase", "Erase what identifies a person, for good",
              "attest --vault field.attest identity erase KUSO-TAMIRE --reason \"withdrawn on 3 May\"");
  erase->add_option("PERSON", options->person, "The person's code or id")->required();
  erase->add_option("--reason", options->reason, "Stays for ever: no names")->required();
  erase->callback([=, &context] {
    auto& writer = context.writer();
    const auto person = find_person(writer, options->person);
    auto identities = open_identities(context, writer);
    context.run("Erasing", [&](Job& job) { identities.erase(writer, person.id, options->reason, job); });
    context.answer(Json{{"person", person.id.hex()}},
                   "Erased. Backups that were made before hold it until they are replaced.");
  });

  auto* passphrase = command(*identity, "passphrase", "A new passphrase for the identity vault",
                             "attest --vault field.attest identity passphrase");
  passphrase->callback([=, &context] {
    auto& writer = context.writer();
    auto identities = open_identities(context, writer);
    const auto fresh = context.new_passphrase("New passphrase of the identity vault");
    identities.change_passphrase(writer, fresh);
    context.answer(Json{{"changed", true}},
                   "Changed. Backups that were made before open with the old one until they are replaced.");
  });
}

}  // namespace

void add_identity_commands(CLI::App& app, Context& context) {
  add_person(app, context);
  add_identity(app, context);
}

}  // namespace attest::cli
