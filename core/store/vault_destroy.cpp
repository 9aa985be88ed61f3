// Everything gone at once, with or without a passphrase: keys first.
#include <array>

#include "core/store/vault_state.h"

namespace attest::store {

namespace fs = std::filesystem;

namespace {

bool is_ours(const fs::path& folder) {
  std::error_code ignored;
  try {
    if (Vault::is_vault(folder)) return true;
  } catch (const Error&) {
    return true;  // its key files are there and cannot be read: they shall go all the same
  }
  return fs::exists(folder / kDatabaseName, ignored);
}

/// The key files of a vault's folder, and of all that is kept in it: identities, an earlier format, what was
/// put aside.
std::vector<fs::path> key_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    if (entry->is_regular_file(error) && (name.starts_with("store.key") || name.starts_with("keyring")))
      files.push_back(entry->path());
    if (error) break;
  }
  return files;
}

class Destroyer {
 public:
  explicit Destroyer(Disk& disk) : disk_(disk) {}
  /// The bytes may live on in a flash disk's spare blocks; what is written over them here is worth a try.
  void overwrite(const fs::path& file) {
    attempt(file, [&] {
      std::error_code error;
      const auto size = fs::file_size(file, error);
      if (error) return;
      OutputFile out = disk_.create(file, Disk::Existing::Append);
      Bytes noise(std::min<std::uintmax_t>(size, 1u << 20));
      for (std::uint64_t at = 0; at < size; at += noise.size()) {
        random_fill(noise);
        out.write_at(at, noise);
      }
      out.sync();
    });
  }
  void remove(const fs::path& path) {
    attempt(path, [&] { disk_.remove(path); });
  }
  void remove_all(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    for (const auto& entry : fs::directory_iterator(folder, error)) entries.push_back(entry);
    for (const auto& entry : entries) {
      if (entry.is_directory(error) && !entry.is_symlink(error)) {
        remove_all(entry.path());
      } else {
        remove(entry.path());
      }
    }
    remove(folder);
  }
  std::vector<fs::path> left() const { return left_; }

 private:
  template <class F>
  void attempt(const fs::path& path, F&& act) {
    try {
      act();
    } catch (const Error&) {
      std::error_code error;
      if (fs::exists(path, error) && (left_.empty() || left_.back() != path)) left_.push_back(path);
    }
  }
  Disk& disk_;
  std::vector<fs::path> left_;
};

}  // namespace

Vault::Destroyed Vault::destroy(Disk& disk, const fs::path& folder) {
  if (!is_ours(folder)) throw Error(Code::NotAVault, "There is no vault at %1.", {folder.string()});
  Destroyer destroyer(disk);
  const auto keys = key_files(folder);
  for (const auto& file : keys) destroyer.overwrite(file);
  for (const auto& file : keys) destroyer.remove(file);
  try {
    disk.sync_folder(folder);
  } catch (const Error&) {
    // The files are gone all the same; whether that is on the disk yet the next sync says.
  }
  std::error_code error;
  const bool keys_gone =
      std::none_of(keys.begin(), keys.end(), [&](const fs::path& file) { return fs::exists(file, error); });
  destroyer.remove_all(folder);
  return {keys_gone, destroyer.left()};
}

}  // namespace attest::store
