#include "core/testimony/identities.h"

#include <algorithm>
#include <filesystem>

#include "core/foundation/text.h"
#include "core/testimony/interview.h"

namespace attest::testimony {

namespace {

namespace fs = std::filesystem;
namespace age = crypto::age;
using store::Edit;
using store::Vault;

constexpr const char* kRecipient = "identity_recipient";
constexpr const char* kFormat = "attest-deposit/1";
constexpr const char* kThis = "a deposit";
constexpr std::size_t kStep = 1024;  // deposits are padded to it, so that their size tells little
constexpr std::size_t kDepositCap = 256u << 10;

fs::path folder_of(const Vault& vault) {
  return vault.folder() / store::kIdentityFolder;
}

std::map<std::string, std::string> checked(const std::map<std::string, std::string>& fields) {
  if (fields.empty())
    throw Error(Code::Invalid, "There is no field to set. Give at least one, for example name=...");
  std::map<std::string, std::string> all;
  const auto& known = identity_fields();
  for (const auto& [field, value] : fields) {
    if (std::find(known.begin(), known.end(), field) == known.end()) {
      std::string list;
      for (const auto& name : known) list += (list.empty() ? "" : " ") + name;
      throw Error(Code::Invalid, "An identity has no field “%1”. It has: %2.", {field, list});
    }
    if (!is_utf8(value) || value.size() > kLongestIdentityField)
      throw Error(Code::Invalid, "The field %1 takes text of at most 4096 bytes.", {field});
    all[field] = to_nfc(value);
  }
  return all;
}

std::vector<Edit> edits_of(const RecordId& person, const std::map<std::string, std::string>& fields) {
  std::vector<Edit> edits;
  for (const auto& [field, value] : fields)
    edits.push_back(Edit::set(main_entity(person), "identity", field, value));
  return edits;
}

std::vector<fs::path> deposit_files(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& path : entries_of(folder / store::kDepositsFolder))
    if (path.extension() == ".age") files.push_back(path);
  return files;
}

Identity identity_of(const Vault& vault, const store::Entity& entity) {
  Identity identity{entity.record, {}};
  for (const auto& field : identity_fields()) {
    std::string text = entity.text(field.c_str());
    // An entity leaves out what is long.
    if (!entity.doc.contains(field))
      if (const auto value = vault.value(entity.id, field); value && value->is_string())
        text = value->get<std::string>();
    if (!text.empty()) identity.fields[field] = std::move(text);
  }
  return identity;
}

}  // namespace

// ---- People

Person create_person(Vault& vault) {
  const Person person{RecordId::random(), random_record_code()};
  vault.write(person.id, "person",
              {Edit::set(main_entity(person.id), "person", "record_code", person.record_code)});
  return person;
}

std::vector<Person> people(const Vault& vault) {
  std::vector<Person> all;
  for (const auto& entity : vault.entities("person"))
    all.push_back({entity.record, entity.text("record_code")});
  std::sort(all.begin(), all.end(), [](const Person& a, const Person& b) {
    return std::tie(a.record_code, a.id) < std::tie(b.record_code, b.id);
  });
  return all;
}

Person find_person(const Vault& vault, const std::string& text) {
  std::vector<Person> found;
  for (const auto& person : people(vault)) {
    if (person.record_code == text || person.id.hex() == text) return person;
    if (!text.empty() && person.id.hex().starts_with(text)) found.push_back(person);
  }
  if (found.empty()) throw Error(Code::NotFound, "There is no person “%1” in this vault.", {text});
  if (found.size() > 1)
    throw Error(Code::Invalid, "“%1” stands for more than one person. Write more of the id.", {text});
  return found.front();
}

// ---- Deposits

const std::vector<std::string>& identity_fields() {
  static const std::vector<std::string> all{
      "name",        "name.hangul", "name.hanja", "name.hanzi",        "name.pinyin",  "name.latin",
      "other_names", "phone",       "address",    "contact",           "safe_contact", "document",
      "birth_date",  "birth_place", "relatives",  "relatives_at_risk", "note"};
  return all;
}

void create_identities(Vault& vault, const crypto::Secret& passphrase, crypto::KdfCost cost) {
  const fs::path folder = folder_of(vault);
  if (Vault::is_vault(folder)) throw Error(Code::Io, "There is an identity vault already.");
  store::CreateOptions options;
  options.name = "identities";
  options.author = vault.author();
  options.cost = cost;
  options.join = {{vault.info().project, vault.info().project_name}};
  const auto made = Vault::create(vault.disk(), vault.clock(), folder, passphrase, options);
  vault.disk().make_folder(folder / store::kDepositsFolder);
  vault.disk().sync_folder(folder);
  vault.set_setting(kRecipient, made->device_identity().recipient().text());
}

bool has_identities(const Vault& vault) {
  return Vault::is_vault(folder_of(vault)) && !vault.setting(kRecipient).empty();
}

void deposit(Vault& vault, const RecordId& person, const std::map<std::string, std::string>& fields) {
  const auto values = checked(fields);
  if (!has_identities(vault))
    throw Error(Code::NotFound,
                "This vault has no identity vault yet. Make one first: attest identity create.");
  std::string text = canonical(Json{{"author", vault.author()},
                                    {"fields", values},
                                    {"format", kFormat},
                                    {"person", person.hex()},
                                    {"time", to_ms(vault.clock().now())}}) +
                     "\n";
  text.resize((text.size() + kStep - 1) / kStep * kStep, ' ');
  const auto plain = crypto::Secret::from_text(text);
  crypto::wipe(text);
  age::SealOptions options;
  options.recipients = {age::Recipient::parse(vault.setting(kRecipient))};
  const fs::path folder = folder_of(vault) / store::kDepositsFolder;
  vault.disk().make_folder(folder);
  vault.disk().replace(folder / (RecordId::random().hex() + ".age"),
                       age::seal(plain.view(), std::move(options)));
}

std::size_t deposits_waiting(const Vault& vault) {
  return deposit_files(folder_of(vault)).size();
}

// ---- Open

Identities Identities::open(const Vault& vault, const store::Opening& opening) {
  const fs::path folder = folder_of(vault);
  if (!Vault::is_vault(folder))
    throw Error(Code::NotFound,
                "This vault has no identity vault yet. Make one first: attest identity create.");
  Identities identities(Vault::open(vault.disk(), vault.clock(), folder, opening, Vault::Access::Write));
  identities.vault_->set_author(vault.author());
  identities.take_in();
  identities.finish_erasure();
  return identities;
}

void Identities::finish_erasure() {
  if (!vault_->pending().any()) return;
  try {
    Job job;
    if (vault_->pending().erasures > 0)
      vault_->finish_erasure(job);
    else
      vault_->rekey();
  } catch (const Error& e) {
    // What there is can be read all the same; the next opening tries again.
    if (e.code() != Code::NoSpace && e.code() != Code::Io && e.code() != Code::InUse) throw;
  }
}

void Identities::take_in() {
  for (const auto& file : deposit_files(vault_->folder())) {
    const std::string id = file.stem().string();
    try {
      const Bytes sealed = read_file(file, kDepositCap);
      age::OpenOptions options;
      options.identities = vault_->device_identities();
      const crypto::Secret plain = age::open(sealed, options);
      const std::string_view line = plain.text().substr(0, plain.text().find('\n'));
      const Json json = parse_canonical(line, kThis);
      if (get_string(json, "format", kThis) != kFormat)
        throw Error(Code::NewerVersion, "A deposit was made by a newer Attest. It is kept.");
      const auto person = RecordId::parse(get_string(json, "person", kThis));
      const auto list = json.find("fields");
      if (!person || list == json.end() || !list->is_object())
        throw Error(Code::Invalid, "A deposit is damaged.");
      std::map<std::string, std::string> fields;
      for (const auto& [field, value] : list->items()) {
        if (!value.is_string()) throw Error(Code::Invalid, "A deposit is damaged.");
        fields[field] = value.get<std::string>();
      }
      // A crash may come before the file is gone: what is noted is not taken in twice.
      if (!vault_->seen_bundle(id))
        vault_->together([&] {
          vault_->write(*person, "identity", edits_of(*person, checked(fields)));
          vault_->note_bundle(id, "");
        });
      vault_->disk().remove(file);
    } catch (const Error& e) {
      if (e.code() == Code::NoSpace || e.code() == Code::Io || e.code() == Code::NotEnoughMemory) throw;
      damaged_.push_back(file.filename().string());
    }
  }
}

std::optional<Identity> Identities::find(const RecordId& person) const {
  const auto entity = vault_->entity(main_entity(person));
  if (!entity || entity->type != "identity") return std::nullopt;
  return identity_of(*vault_, *entity);
}

std::vector<Identity> Identities::search(const std::string& text) const {
  std::vector<Identity> found;
  const std::string wanted = fold(text);
  if (wanted.empty()) return found;
  for (const auto& entity : vault_->entities("identity")) {
    Identity identity = identity_of(*vault_, entity);
    if (std::any_of(identity.fields.begin(), identity.fields.end(),
                    [&](const auto& field) { return fold(field.second).find(wanted) != std::string::npos; }))
      found.push_back(std::move(identity));
  }
  return found;
}

void Identities::set(const RecordId& person, const std::map<std::string, std::string>& fields) {
  vault_->write(person, "identity", edits_of(person, checked(fields)));
}

// The mark comes first: whatever is cut between the two, no backup that holds what was given up is taken for
// a good one.
void Identities::erase(Vault& main, const RecordId& person, const std::string& reason, Job& job) {
  if (!vault_->record(person))
    throw Error(Code::NotFound, "The identity vault holds nothing of this person.");
  main.outdate_backups();
  vault_->erase({person}, reason, job);
}

void Identities::change_passphrase(Vault& main, const crypto::Secret& passphrase) {
  main.outdate_backups();
  vault_->change_passphrase(passphrase);
}

}  // namespace attest::testimony
