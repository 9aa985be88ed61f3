// Vaults of an earlier format, brought to this one: on a copy, which is looked through before anything is
// changed and kept until the person confirms.
#include "core/store/schema.h"
#include "core/store/vault_state.h"

namespace attest::store {

namespace fs = std::filesystem;

namespace {

constexpr const char* kKept = "before-";  // and the version
constexpr std::size_t kKeyFileCap = 256u << 20;

}  // namespace

void Vault::State::upgrade(int version) {
  need_writer();
  const fs::path kept = folder / (kKept + std::to_string(version));
  const fs::path part = kept.string() + ".part";
  remove_tree(disk, part);
  disk.make_folder(part);
  for (const char* name : kKeyFiles)
    if (is_there(folder / name)) disk.replace(part / name, read_file(folder / name, kKeyFileCap));
  Job job;
  {
    auto file = disk.create(part / kDatabaseName);
    db->copy_to(file, job);
    file.sync();
  }
  {
    const auto copy =
        Database::open(disk, part / kDatabaseName, keys->keyring.database, Database::Mode::Write);
    if (!copy->check().empty())
      throw Error(
          Code::Damaged,
          "This vault was made by an earlier Attest and is damaged, so it was not brought to the new format. "
          "Restore it from a backup.");
  }
  disk.sync_folder(part);
  // Of an upgrade that was cut: nothing had been changed after it was made.
  remove_tree(disk, kept);
  disk.rename(part, kept);
  disk.sync_folder(folder);

  // A keyring of the first format holds the ways in; they move to store.key first, so that they are always in
  // one.
  if (keys->store.ways.empty()) {
    keys->store.ways = std::move(keys->keyring.ways);
    ++keys->store.info.sequence;
    write_store_key(disk, folder, keys->store);
    save_keyring();
  }
  Transaction transaction(*db);
  for (int from = version; from < kSchemaVersion; ++from) db->execute(kUpgrades[from - 1]);
  db->execute(("PRAGMA user_version = " + std::to_string(kSchemaVersion)).c_str());
  transaction.commit();
}

std::optional<Vault::EarlierFormat> Vault::earlier_format() const {
  for (int version = kSchemaVersion - 1; version > 0; --version) {
    const fs::path kept = state_->folder / (kKept + std::to_string(version));
    if (!is_folder(kept)) continue;
    std::error_code error;
    EarlierFormat earlier{version, kept, 0};
    for (const auto& entry : fs::directory_iterator(kept, error)) earlier.bytes += entry.file_size(error);
    return earlier;
  }
  return std::nullopt;
}

void Vault::confirm_upgrade() {
  state_->need_writer();
  while (const auto earlier = earlier_format()) {
    remove_tree(state_->disk, earlier->folder);
    state_->disk.sync_folder(state_->folder);
  }
}

}  // namespace attest::store
