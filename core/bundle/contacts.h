// Contacts: the devices that this one knows, kept in its own ledger.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/store/vault.h"

namespace attest::bundle {

enum class Role { Headquarters, Colleague, Partner };
std::string_view name(Role role);
Role parse_role(std::string_view text);  ///< Invalid

struct Card {
  std::string name;
  ProjectId project;
  std::string project_name;
  crypto::age::Recipient recipient;
  crypto::minisign::PublicKey key;
  std::string fingerprint;  ///< six groups of four; what people compare
};
/// This device's card, as a file (FORMAT.md §9).
std::string write_card(const store::Vault& vault);
/// Strict; Invalid, Tampered (its signature), NewerVersion.
Card read_card(std::string_view file);
std::string fingerprint(const store::Vault& vault);

struct Contact {
  EntityId id;
  std::string name;
  Role role = Role::Colleague;
  bool trusted = false;
  crypto::age::Recipient recipient;
  crypto::minisign::PublicKey key;
  std::string fingerprint;
};
/// Refused: another project's card; Invalid: this device's own, or a name already taken by another key.
Contact add_contact(store::Vault& vault, const Card& card, const std::string& as, Role role, bool trust);
std::vector<Contact> contacts(const store::Vault& vault);                  ///< by name
Contact find_contact(const store::Vault& vault, const std::string& name);  ///< NotFound
void trust_contact(store::Vault& vault, const EntityId& contact, bool trusted);
/// Trusted contacts' keys, and this device's own.
bool trusted_device(const store::Vault& vault, const crypto::minisign::PublicKey& key);

}  // namespace attest::bundle
