#include "core/bundle/contacts.h"

#include <algorithm>

#include "core/bundle/envelope.h"
#include "core/foundation/text.h"

namespace attest::bundle {

namespace {

constexpr const char* card_format = "attest-card/1";
constexpr const char* this_card = "the contact card";
constexpr std::size_t max_card = 16 * 1024;
constexpr std::size_t max_name = 200;  // bytes

std::string fingerprint_of(std::string_view first_line) {
  const std::string letters = base32(ByteView(crypto::blake2b(first_line)).first(15));
  std::string groups;
  for (std::size_t i = 0; i < letters.size(); i += 4) groups += (i ? " " : "") + letters.substr(i, 4);
  return groups;
}

std::string comment_of(const ProjectId& project) {
  return std::string(card_format) + " project=" + project.hex();
}

std::string first_line(const store::Vault& vault) {
  const auto info = vault.info();
  return canonical({{"format", card_format},
                    {"name", info.name},
                    {"project", info.project.hex()},
                    {"project_name", info.project_name},
                    {"age_recipient", vault.device_identity().recipient().text()},
                    {"minisign_public_key", vault.device_signer().public_key().text()}});
}

std::string checked_name(const std::string& name) {
  if (name.empty() || name.size() > max_name || !is_utf8(name) || one_line(name) != name)
    throw Error(Code::Invalid, "A contact's name is one line of 1 to 200 bytes.");
  return to_nfc(name);
}

ProjectId parse_project(const std::string& text) {
  const auto project = ProjectId::parse(text);
  if (!project) throw Error(Code::Invalid, "The contact card names no project.");
  return *project;
}

bool is_trusted(const store::Entity& entity) {
  const auto trusted = entity.doc.find("trusted");
  return trusted != entity.doc.end() && trusted->is_boolean() && trusted->get<bool>();
}

Contact contact_of(const store::Entity& entity) {
  return {entity.id,
          entity.text("name"),
          parse_role(entity.text("role")),
          is_trusted(entity),
          crypto::age::Recipient::parse(entity.text("age_recipient")),
          crypto::minisign::PublicKey::parse(entity.text("minisign_public_key")),
          entity.text("fingerprint")};
}

void write(store::Vault& vault, const Contact& contact) {
  const auto set = [&](const char* field, Json value) {
    return store::Edit::set(contact.id, "contact", field, std::move(value));
  };
  vault.write(vault.ledger(), "ledger",
              {set("name", contact.name), set("role", name(contact.role)), set("trusted", contact.trusted),
               set("age_recipient", contact.recipient.text()), set("minisign_public_key", contact.key.text()),
               set("fingerprint", contact.fingerprint)});
}

/// Work that was kept aside because its device was not trusted.
void take_what_waited(store::Vault& vault) {
  vault.retry_waiting([&](const store::DeviceKey& key) { return trusted_device(vault, key); });
}

}  // namespace

std::string_view name(Role role) {
  switch (role) {
    case Role::Headquarters:
      return "headquarters";
    case Role::Colleague:
      return "colleague";
    case Role::Partner:
      return "partner";
  }
  throw Error(Code::Internal, "a role without a name");
}

Role parse_role(std::string_view text) {
  for (const Role role : {Role::Headquarters, Role::Colleague, Role::Partner})
    if (name(role) == text) return role;
  throw Error(Code::Invalid, "A contact's role is headquarters, colleague or partner.");
}

std::string write_card(const store::Vault& vault) {
  const std::string line = first_line(vault) + "\n";
  return line + vault.device_signer().sign(as_bytes(line), comment_of(vault.info().project));
}

std::string fingerprint(const store::Vault& vault) {
  return fingerprint_of(first_line(vault));
}

Card read_card(std::string_view file) {
  const std::size_t end = file.find('\n');
  if (file.size() > max_card || end == file.npos) throw Error(Code::Invalid, "This is not a contact card.");
  const std::string_view line = file.substr(0, end);
  const Json json = parse_canonical(line, this_card);
  const std::string& format = get_string(json, "format", this_card);
  if (format != card_format) {
    if (format.starts_with("attest-card/"))
      throw Error(Code::NewerVersion, "The contact card was made by a newer Attest.");
    throw Error(Code::Invalid, "This is not a contact card.");
  }
  if (json.size() != 6) throw Error(Code::Invalid, "The contact card says more than a contact card does.");
  Card card{checked_name(get_string(json, "name", this_card)),
            parse_project(get_string(json, "project", this_card)),
            get_string(json, "project_name", this_card),
            crypto::age::Recipient::parse(get_string(json, "age_recipient", this_card)),
            crypto::minisign::PublicKey::parse(get_string(json, "minisign_public_key", this_card)),
            fingerprint_of(line)};
  const std::string comment =
      crypto::minisign::verify(file.substr(end + 1), as_bytes(file.substr(0, end + 1)), card.key);
  if (comment != comment_of(card.project))
    throw Error(Code::Tampered, "The contact card's signature was made for something else.");
  return card;
}

Contact add_contact(store::Vault& vault, const Card& card, const std::string& as, Role role, bool trust) {
  if (card.project != vault.info().project)
    throw Error(Code::Refused, "This contact card belongs to another project.");
  if (card.key == vault.device_signer().public_key() || card.recipient == vault.device_identity().recipient())
    throw Error(Code::Invalid, "This is the contact card of this very vault.");
  Contact contact{
      EntityId::random(), checked_name(as.empty() ? card.name : as), role, trust, card.recipient, card.key,
      card.fingerprint};
  for (const Contact& known : contacts(vault)) {
    if (known.key == card.key) {
      contact.id = known.id;
      // Trust was given to a fingerprint; a card that says something else has to be compared again.
      contact.trusted = trust || (known.trusted && known.fingerprint == card.fingerprint);
    } else if (known.name == contact.name) {
      throw Error(Code::Invalid, "There is another contact of this name. Give this one a name of its own.");
    }
  }
  write(vault, contact);
  if (contact.trusted) take_what_waited(vault);
  return contact;
}

std::vector<Contact> contacts(const store::Vault& vault) {
  std::vector<Contact> all;
  for (const auto& entity : vault.entities_in(vault.ledger(), "contact")) all.push_back(contact_of(entity));
  std::sort(all.begin(), all.end(), [](const Contact& a, const Contact& b) { return a.name < b.name; });
  return all;
}

Contact find_contact(const store::Vault& vault, const std::string& name) {
  for (Contact& contact : contacts(vault))
    if (contact.name == name) return contact;
  throw Error(Code::NotFound, "There is no contact of this name.");
}

void trust_contact(store::Vault& vault, const EntityId& id, bool trusted) {
  const auto all = contacts(vault);
  const auto known = std::find_if(all.begin(), all.end(), [&](const Contact& c) { return c.id == id; });
  if (known == all.end()) throw Error(Code::NotFound, "There is no such contact.");
  if (known->trusted != trusted)
    vault.write(vault.ledger(), "ledger", {store::Edit::set(id, "contact", "trusted", trusted)});
  if (trusted) take_what_waited(vault);
}

bool trusted_device(const store::Vault& vault, const crypto::minisign::PublicKey& key) {
  if (key == vault.device_signer().public_key()) return true;
  const auto all = contacts(vault);
  return std::any_of(all.begin(), all.end(), [&](const Contact& c) { return c.trusted && c.key == key; });
}

}  // namespace attest::bundle
