// The identity vault: who the people really are, under a passphrase of its own, inside the vault's folder and
// shut while everything else goes on. A deposit needs only its public key; reading needs it open.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/store/vault.h"

namespace attest::testimony {

// People: pseudonymised records of the main vault. What identifies them is not in here.
struct Person {
  RecordId id;
  std::string record_code;
};
Person create_person(store::Vault& vault);
std::vector<Person> people(const store::Vault& vault);  ///< by record code
/// By record code, full id or unambiguous id prefix; NotFound or Invalid.
Person find_person(const store::Vault& vault, const std::string& text);

/// The fields of an identity, in their order: names by script, contacts, birth, documents, relatives at risk.
const std::vector<std::string>& identity_fields();
inline constexpr std::size_t kLongestIdentityField = 4096;  ///< bytes of UTF-8

/// Makes the identity vault. Io where there is one already.
void create_identities(store::Vault& vault, const crypto::Secret& passphrase, crypto::KdfCost cost);
bool has_identities(const store::Vault& vault);
/// Seals fields of a person to the identity vault, which stays shut: nobody can read them back with the main
/// vault alone. Durable when it returns. Throws NotFound without an identity vault, Invalid for an unknown
/// field.
void deposit(store::Vault& vault, const RecordId& person, const std::map<std::string, std::string>& fields);
std::size_t deposits_waiting(const store::Vault& vault);  ///< sealed, not taken in yet

struct Identity {
  RecordId person;
  std::map<std::string, std::string> fields;  ///< those that are set
};

/// The identity vault, open. It takes in what was deposited meanwhile, and finishes an erasure that was cut
/// where it can: else that stays pending (see store::Vault::pending).
class Identities {
 public:
  /// Throws NotFound, and what store::Vault::open throws.
  static Identities open(const store::Vault& vault, const store::Opening& opening);
  /// Deposits that do not open or cannot be read: they are kept. By file name.
  const std::vector<std::string>& damaged_deposits() const { return damaged_; }

  std::optional<Identity> find(const RecordId& person) const;
  /// People any of whose fields holds `text`, whatever its case and composition.
  std::vector<Identity> search(const std::string& text) const;
  void set(const RecordId& person, const std::map<std::string, std::string>& fields);
  // Backups of the main vault take the identity vault along: both of these make those that there are stale.
  /// For good, with the keys of before (see store::Vault::erase). NotFound where there is nothing of the
  /// person.
  void erase(store::Vault& main, const RecordId& person, const std::string& reason, Job& job);
  /// See store::Vault::change_passphrase.
  void change_passphrase(store::Vault& main, const crypto::Secret& passphrase);
  store::Vault& vault() { return *vault_; }  ///< for its ways in, check and rekey

 private:
  explicit Identities(std::unique_ptr<store::Vault> vault) : vault_(std::move(vault)) {}
  void take_in();
  void finish_erasure();
  std::unique_ptr<store::Vault> vault_;
  std::vector<std::string> damaged_;
};

}  // namespace attest::testimony
