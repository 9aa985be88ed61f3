// attest contact ...
#include "app/cli/context.h"
#include "core/bundle/contacts.h"

namespace attest::cli {
namespace {

Json contact_json(const bundle::Contact& contact) {
  return {{"name", contact.name},
          {"age_recipient", contact.recipient.text()},
          {"minisign_public_key", contact.key.text()},
          {"fingerprint", contact.fingerprint},
          {"trusted", contact.trusted},
          {"role", std::string(bundle::name(contact.role))}};
}

std::string contact_text(const bundle::Contact& contact) {
  return contact.name + "  " + std::string(bundle::name(contact.role)) + "  " +
         (contact.trusted ? "trusted" : "not trusted") + "  " + contact.fingerprint + "\n";
}

void trust(Context& context, const bundle::Contact& contact) {
  auto& vault = context.writer();
  bundle::trust_contact(vault, contact.id, true);
  const auto gained =
      vault.retry_waiting([&](const store::DeviceKey& key) { return bundle::trusted_device(vault, key); });
  if (!gained.empty())
    context.note("Work that was waiting for this has entered " + std::to_string(gained.size()) +
                 " record(s).");
}

}  // namespace

void add_contact_commands(CLI::App& app, Context& context) {
  auto* contact = command(app, "contact", "The devices that this one exchanges bundles with", "");
  contact->require_subcommand(1);

  struct Options {
    std::string output, file, name, role = "colleague";
    bool trust = false, withdraw = false;
  };
  auto options = std::make_shared<Options>();

  auto* card = command(*contact, "card", "Write this device's card, to give to others",
                       "attest --vault field.attest contact card -o field.card");
  card->add_option("-o,--output", options->output, "The file to write")->required();
  card->callback([=, &context] {
    context.check_output(options->output);
    context.write_output(options->output, as_bytes(bundle::write_card(context.reader())));
    if (options->output != "-")
      context.answer({{"file", options->output}}, "Wrote " + options->output +
                                                      ". Read this fingerprint to who takes it in: " +
                                                      bundle::fingerprint(context.reader()));
  });

  auto* add = command(*contact, "add",
                      "Take in a card. Trust it only when its fingerprint was compared by voice or in person",
                      "attest --vault field.attest contact add hq.card --role headquarters --trust");
  add->add_option("FILE", options->file, "The card")->required();
  add->add_option("--as", options->name, "What to call it here");
  add->add_option("--role", options->role, "headquarters, colleague or partner")
      ->check(CLI::IsMember({"headquarters", "colleague", "partner"}));
  add->add_flag("--trust", options->trust, "The fingerprint was compared: let this device's work in");
  add->callback([=, &context] {
    const auto read = bundle::read_card(as_text(context.read_input(options->file, 64u << 10)));
    auto made = bundle::add_contact(context.writer(), read, options->name, bundle::parse_role(options->role),
                                    options->trust);
    if (options->trust) trust(context, made);
    context.answer(
        contact_json(made),
        contact_text(made) +
            (made.trusted ? ""
                          : "Compare the fingerprint, then: attest contact trust \"" + made.name + "\"\n"));
  });

  command(*contact, "list", "Everybody known here", "attest --vault field.attest contact list")
      ->callback([&context] {
        Json list = Json::array();
        std::string text;
        for (const auto& known : bundle::contacts(context.reader())) {
          list.push_back(contact_json(known));
          text += contact_text(known);
        }
        context.answer({{"contacts", std::move(list)}}, text.empty() ? "No contacts yet." : text);
      });

  auto* show =
      command(*contact, "show", "One contact", "attest --vault field.attest contact show headquarters");
  show->add_option("NAME", options->name, "Its name")->required();
  show->callback([=, &context] {
    const auto found = bundle::find_contact(context.reader(), options->name);
    context.answer(contact_json(found),
                   contact_text(found) + found.recipient.text() + "\n" + found.key.text());
  });

  auto* trusted = command(*contact, "trust", "Its fingerprint was compared: let this device's work in",
                          "attest --vault field.attest contact trust headquarters");
  trusted->add_option("NAME", options->name, "Its name")->required();
  trusted->add_flag("--withdraw", options->withdraw,
                    "The device is lost, or no longer to be believed: refuse what it sends from now on");
  trusted->callback([=, &context] {
    if (options->withdraw)
      bundle::trust_contact(context.writer(), bundle::find_contact(context.writer(), options->name).id,
                            false);
    else
      trust(context, bundle::find_contact(context.writer(), options->name));
    const auto now = bundle::find_contact(context.writer(), options->name);
    context.answer(contact_json(now), contact_text(now));
  });

  auto* fingerprint = command(*contact, "fingerprint", "The fingerprint of this device, or of a contact",
                              "attest --vault field.attest contact fingerprint headquarters");
  fingerprint->add_option("NAME", options->name, "A contact's name");
  fingerprint->callback([=, &context] {
    const std::string text = options->name.empty()
                                 ? bundle::fingerprint(context.reader())
                                 : bundle::find_contact(context.reader(), options->name).fingerprint;
    context.answer({{"fingerprint", text}}, text);
  });
}

}  // namespace attest::cli
