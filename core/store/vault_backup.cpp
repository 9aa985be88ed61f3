// Backups and restoring (FORMAT.md §11): recordings' ciphertext once, and a fresh snapshot of database and
// keys each time.
#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "core/foundation/text.h"
#include "core/store/vault_state.h"

namespace attest::store {

namespace fs = std::filesystem;
namespace age = crypto::age;

namespace {

constexpr const char* kFormat = "attest-backup/1";
constexpr const char* kContents = "contents";
/// A snapshot has one copy of each.
constexpr const char* kSnapshotKeys[] = {"store.key", "keyring"};
constexpr std::size_t kContentsCap = 64u << 20;
constexpr std::size_t kKeyFileCap = 256u << 20;

/// Passes bytes on and takes their SHA-256.
class Hashing final : public Sink {
 public:
  explicit Hashing(Sink& out) : out_(out) {}
  void write(ByteView in) override {
    digest_.update(in);
    out_.write(in);
  }
  std::string hex() { return to_hex(digest_.finish()); }

 private:
  Sink& out_;
  crypto::Digest digest_{crypto::Digest::Kind::Sha256};
};

/// The digest of what was copied; the copy is whole and on the disk.
std::string copy_file(Disk& disk, const fs::path& from, const fs::path& to, Job& job) {
  FileSource in(from);
  PendingFile out(disk, to, true);
  Hashing hashing(out);
  copy(in, hashing, job);
  out.commit();
  return hashing.hex();
}

std::string digest_of(const fs::path& file, Job& job) {
  struct Nowhere final : Sink {
    void write(ByteView) override {}
  } nowhere;
  FileSource in(file);
  Hashing hashing(nowhere);
  copy(in, hashing, job);
  return hashing.hex();
}

/// What the file `contents` of a snapshot says; sha256sum reads it too.
struct Contents {
  std::string vault;  ///< hex
  std::int64_t number = 0;
  std::int64_t time = 0;
  std::map<std::string, std::string> files;  ///< path from the backup's own folder -> SHA-256

  std::string text() const {
    std::string text = "# " + std::string(kFormat) + " " + vault + " " + std::to_string(number) + " " +
                       std::to_string(time) + "\n";
    for (const auto& [path, digest] : files) text += digest + "  " + path + "\n";
    return text;
  }
};

[[noreturn]] void damaged_contents(const fs::path& folder) {
  throw Error(Code::Damaged, "The list of what the backup at %1 holds is damaged.", {folder.string()});
}

/// A path of ours: "12/records.db", "media/<32 hex>", "12/identity/keyring"; never one that leads elsewhere.
bool is_plain(std::string_view path) {
  if (path.empty() || path.front() == '/' || path.back() == '/' || path.size() > 200) return false;
  for (std::size_t at = 0; at <= path.size();) {
    const auto end = std::min(path.find('/', at), path.size());
    const auto part = path.substr(at, end - at);
    if (part.empty() || part == "." || part == "..") return false;
    for (const char c : part)
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-')) return false;
    at = end + 1;
  }
  return true;
}

Contents parse_contents(const fs::path& folder, std::string_view text) {
  Contents contents;
  bool first = true;
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (end == text.npos) damaged_contents(folder);
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    if (first) {
      first = false;
      std::vector<std::string> words;
      for (std::size_t at = 0; at <= line.size();) {
        const auto space = std::min(line.find(' ', at), line.size());
        words.emplace_back(line.substr(at, space - at));
        at = space + 1;
      }
      if (words.size() != 5 || words[0] != "#" || !words[1].starts_with("attest-backup/"))
        damaged_contents(folder);
      if (words[1] != kFormat)
        throw Error(Code::NewerVersion, "A newer Attest made this backup. Update Attest to restore it.");
      contents.vault = words[2];
      const auto number = [&](const std::string& word) {
        std::int64_t value = 0;
        const auto [rest, error] = std::from_chars(word.data(), word.data() + word.size(), value);
        if (error != std::errc{} || rest != word.data() + word.size()) damaged_contents(folder);
        return value;
      };
      contents.number = number(words[3]);
      contents.time = number(words[4]);
      continue;
    }
    if (line.size() < 67 || line.substr(64, 2) != "  " || !from_hex(line.substr(0, 64)) ||
        !is_plain(line.substr(66)))
      damaged_contents(folder);
    contents.files.emplace(line.substr(66), line.substr(0, 64));
  }
  if (first) damaged_contents(folder);
  return contents;
}

/// Numbers of the whole snapshots in a backup's own folder, the newest first.
std::vector<std::int64_t> snapshots(const fs::path& folder) {
  std::vector<std::int64_t> numbers;
  for (const auto& path : entries_of(folder)) {
    const std::string name = path.filename().string();
    std::int64_t number = 0;
    const auto [rest, bad] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (bad == std::errc{} && rest == name.data() + name.size() && is_there(path / kContents))
      numbers.push_back(number);
  }
  std::sort(numbers.rbegin(), numbers.rend());
  return numbers;
}

Contents read_contents(const fs::path& folder, std::int64_t number) {
  const Bytes bytes = read_file(folder / std::to_string(number) / kContents, kContentsCap);
  Contents contents = parse_contents(folder, as_text(bytes));
  if (contents.number != number) damaged_contents(folder);
  return contents;
}

/// The backup's own folder: the one given, or the only one in it.
fs::path own_folder(const fs::path& given) {
  if (!snapshots(given).empty()) return given;
  std::vector<fs::path> found;
  for (const auto& path : entries_of(given))
    if (is_folder(path) && !snapshots(path).empty()) found.push_back(path);
  if (found.empty()) throw Error(Code::NotFound, "There is no backup of a vault at %1.", {given.string()});
  std::sort(found.begin(), found.end());
  if (found.size() > 1)
    throw Error(Code::Invalid,
                "There is more than one backup at %1. Name one of its folders, for example %2.",
                {given.string(), found.front().string()});
  return found.front();
}

/// Every file of a snapshot that is not what was backed up, in words.
std::vector<Vault::Damage> differences(const fs::path& folder, const Contents& contents, Job& job) {
  std::vector<Vault::Damage> damage;
  for (const auto& [path, digest] : contents.files) {
    const auto tell = [&](const char* what) {
      damage.push_back({Vault::Damage::Kind::Backup, "backup", path, what});
    };
    try {
      if (!is_there(folder / path))
        tell("it is missing");
      else if (digest_of(folder / path, job) != digest)
        tell("its bytes are not what was backed up");
    } catch (const Error& e) {
      if (e.code() == Code::Cancelled) throw;
      tell("it cannot be read");
    }
  }
  return damage;
}

std::uint64_t bytes_of(const fs::path& folder, const Contents& contents) {
  std::uint64_t bytes = 0;
  for (const auto& [path, digest] : contents.files) {
    std::error_code error;
    const auto size = fs::file_size(folder / path, error);
    if (!error) bytes += size;
  }
  return bytes;
}

/// Down from `top`, which is there.
void make_folders(Disk& disk, const fs::path& folder, const fs::path& top) {
  if (folder == top || folder.string().size() <= top.string().size()) return;
  make_folders(disk, folder.parent_path(), top);
  disk.make_folder(folder);
}

/// The files of one snapshot into a vault's folder. Recordings too, if asked.
void lay_out(Disk& disk, const fs::path& from, const Contents& contents, const fs::path& to, bool media,
             Job& job) {
  const std::string prefix = std::to_string(contents.number) + "/";
  disk.make_folder(to);
  disk.make_folder(to / "media");
  for (const auto& [path, digest] : contents.files) {
    const bool in_snapshot = path.starts_with(prefix);
    if (!in_snapshot && !(media && path.starts_with("media/"))) continue;
    if (!in_snapshot && !is_there(from / path)) continue;  // reported; the rest is worth having
    const fs::path target = to / (in_snapshot ? path.substr(prefix.size()) : path);
    make_folders(disk, target.parent_path(), to);
    copy_file(disk, from / path, target, job);
  }
  for (const fs::path& folder : {to, to / kIdentityFolder})
    for (const char* name : kSnapshotKeys)
      if (is_there(folder / name))
        disk.replace(folder / (std::string(name) + ".2"), read_file(folder / name, kKeyFileCap));
  if (Vault::is_vault(to / kIdentityFolder)) disk.make_folder(to / kIdentityFolder / "media");
}

/// Nothing where it is not there; throws Io where the disk does not say.
std::optional<std::uint64_t> size_of(const fs::path& path) {
  if (!is_there(path)) return std::nullopt;
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (error) throw_errno(error.value(), "Cannot look at %1.", {path.string()});
  return size;
}

bool is_inside(const fs::path& path, const fs::path& folder) {
  const auto real = [](const fs::path& given) {
    std::error_code error;
    fs::path found = fs::weakly_canonical(given, error);
    if (error) throw_errno(error.value(), "Cannot look at %1.", {given.string()});
    return found;
  };
  const fs::path a = real(path), b = real(folder);
  return std::mismatch(b.begin(), b.end(), a.begin(), a.end()).first == b.end();
}

}  // namespace

Vault::Backup Vault::backup(const fs::path& given, Job& job) {
  State& state = *state_;
  state.need_writer();
  if (!is_folder(given)) throw Error(Code::NotFound, "There is no folder %1.", {given.string()});
  if (is_inside(given, state.folder))
    throw Error(Code::Invalid,
                "A backup inside the vault's own folder would be lost with it. Choose another disk.");
  // A damaged database must not take the place of a whole one.
  if (!state.db->check().empty())
    throw Error(
        Code::Damaged,
        "The vault's database is damaged, so it was not backed up: an earlier backup stays as it is. Look at "
        "vault check.");

  const std::string vault_id = state.keys->store.info.vault.hex();
  const fs::path folder = given / ("attest-" + vault_id.substr(0, 16));
  disk().make_folder(folder);
  disk().make_folder(folder / "media");
  const auto earlier = snapshots(folder);
  Contents before;
  if (!earlier.empty()) try {
      before = read_contents(folder, earlier.front());
    } catch (const Error&) {
      before = {};  // then every file is compared anew
    }
  Contents now{vault_id, earlier.empty() ? 1 : earlier.front() + 1, to_ms(clock().now()), {}};

  // What is to be copied, so that progress can be told.
  std::vector<std::string> media;
  std::set<std::string> recordings;  // the other sealed files are what they were made of
  std::uint64_t total = size_of(state.folder / kDatabaseName).value_or(0);
  // Sound said off the record was destroyed in place: such a recording is as long as it was.
  std::set<EntityId> changed;
  for (const auto& off : entities("off", true))
    if (const auto id = off.reference("media")) changed.insert(*id);
  auto sealed_files = entities("media", true);
  const auto originals = entities("original", true);
  sealed_files.insert(sealed_files.end(), originals.begin(), originals.end());
  for (const auto& entity : sealed_files) {
    const std::string path = "media/" + entity.id.hex();
    const auto size = size_of(state.folder / path);
    if (!size) continue;  // not here: sent without its sound, or lost
    media.push_back(path);
    if (entity.type == "media") recordings.insert(path);
    const auto known = before.files.find(path);
    if (size_of(folder / path) == size && known != before.files.end() &&
        (!changed.contains(entity.id) || digest_of(state.folder / path, job) == known->second)) {
      now.files[path] = known->second;
    } else {
      total += *size;
    }
  }
  job.expect(total);
  Backup made{given.string(), now.number, now.time, false, 0, 0};
  for (const auto& path : media) {
    if (now.files.contains(path)) continue;
    now.files[path] = copy_file(disk(), state.folder / path, folder / path, job);
    if (recordings.contains(path)) ++made.recordings;
    made.bytes += size_of(folder / path).value_or(0);
  }

  const std::string number = std::to_string(now.number);
  const fs::path part = folder / (number + ".part");
  remove_tree(disk(), part);
  disk().make_folder(part);
  for (const char* name : kSnapshotKeys) {
    const Bytes bytes = read_file(state.folder / name, kKeyFileCap);
    disk().replace(part / name, bytes);
    now.files[number + "/" + name] = to_hex(crypto::sha256(bytes));
  }
  {
    PendingFile out(disk(), part / kDatabaseName, true);
    Hashing hashing(out);
    state.db->copy_to(hashing, job);
    made.bytes += out.size();
    out.commit();
    now.files[number + "/" + kDatabaseName] = hashing.hex();
  }
  // The identity vault is shut: its files are copied as they are, while nobody writes them.
  if (const fs::path identity = state.folder / kIdentityFolder; is_vault(identity)) {
    const WriterLock still(identity);
    const fs::path to = part / kIdentityFolder;
    disk().make_folder(to);
    disk().make_folder(to / kDepositsFolder);
    std::vector<std::string> files{"store.key", "keyring", kDatabaseName};
    const std::string log = std::string(kDatabaseName) + "-wal";
    if (size_of(identity / log).value_or(0) > 0) files.push_back(log);
    for (const auto& path : entries_of(identity / kDepositsFolder))
      if (path.extension() == ".age")
        files.push_back(std::string(kDepositsFolder) + "/" + path.filename().string());
    for (const auto& file : files)
      now.files[number + "/" + kIdentityFolder + "/" + file] =
          copy_file(disk(), identity / file, to / file, job);
  }
  disk().replace(part / kContents, as_bytes(now.text()));
  disk().rename(part, folder / number);
  disk().sync_folder(folder);

  // What was erased goes from the backup too: earlier snapshots held its keys, and its recordings.
  for (const auto old : earlier) remove_tree(disk(), folder / std::to_string(old));
  for (const auto& file : entries_of(folder / "media")) {
    if (now.files.contains("media/" + file.filename().string())) continue;
    const auto id = EntityId::parse(file.filename().string());
    // Named by the journal and not here: the backup's copy may be the last one. An original that was
    // destroyed is not to be anywhere.
    const auto named = id ? entity(*id) : std::nullopt;
    if (named && (named->live || named->type != "original")) continue;
    disk().remove(file);
  }
  disk().sync_folder(folder / "media");

  state.in_transaction([&] {
    auto note = state.db->prepare("INSERT OR REPLACE INTO backup(folder, number, time) VALUES(?, ?, ?)");
    note.bind(1, given.string()).bind(2, now.number).bind(3, now.time).run();
  });
  return made;
}

std::vector<Vault::Backup> Vault::backups() const {
  std::int64_t changed = std::strtoll(state_->meta("ways_changed").c_str(), nullptr, 10);
  auto erased = state_->db->prepare("SELECT max(time) FROM erasure");
  if (erased.step()) changed = std::max(changed, erased.integer(0));
  changed = std::max<std::int64_t>(changed, std::strtoll(state_->meta("discarded").c_str(), nullptr, 10));
  std::vector<Backup> all;
  auto query = state_->db->prepare("SELECT folder, number, time FROM backup ORDER BY time DESC, folder");
  while (query.step())
    all.push_back({query.text(0), query.integer(1), query.integer(2), query.integer(2) <= changed, 0, 0});
  return all;
}

void Vault::forget_backup(const std::string& folder) {
  state_->in_transaction([&] {
    auto forget = state_->db->prepare("DELETE FROM backup WHERE folder = ?");
    forget.bind(1, folder).run();
    if (state_->db->changes() == 0)
      throw Error(Code::NotFound, "No backup at %1 is written down here.", {folder});
  });
}

void Vault::outdate_backups() {
  state_->in_transaction([&] { state_->set_meta("ways_changed", std::to_string(to_ms(clock().now()))); });
}

Vault::Restored Vault::drill(Disk& disk, const Clock& clock, const fs::path& given, const Opening& opening,
                             const fs::path& scratch, Job& job) {
  const fs::path folder = own_folder(given);
  const Contents contents = read_contents(folder, snapshots(folder).front());
  job.expect(2 * bytes_of(folder, contents));
  Restored found{contents.time, differences(folder, contents, job), 0};
  lay_out(disk, folder, contents, scratch, false, job);
  try {
    const auto vault = open(disk, clock, scratch, opening, Access::Write);
    for (const auto& line : vault->state_->db->check())
      found.damage.push_back({Damage::Kind::Page, "database", "a page", line});
    found.interviews = vault->entities("interview").size();
  } catch (...) {
    remove_tree(disk, scratch);
    throw;
  }
  remove_tree(disk, scratch);
  return found;
}

Vault::Restored Vault::restore(Disk& disk, const Clock& clock, const fs::path& given, const fs::path& to,
                               const Opening& opening, Job& job) {
  const fs::path folder = own_folder(given);
  const Contents contents = read_contents(folder, snapshots(folder).front());
  const fs::path target = to.filename().empty() ? to.parent_path() : to;
  if (is_there(target) && !(is_folder(target) && entries_of(target).empty()))
    throw Error(Code::Io, "%1 exists already and is not empty. Choose another folder.", {target.string()});
  const fs::path parent = target.has_parent_path() ? target.parent_path() : fs::path(".");
  if (!is_folder(parent)) throw Error(Code::NotFound, "The folder %1 does not exist.", {parent.string()});
  // Before hours are spent on copying.
  open_store_key(folder / std::to_string(contents.number), opening);

  job.expect(2 * bytes_of(folder, contents));
  Restored restored{contents.time, differences(folder, contents, job), 0};
  const fs::path part = target.string() + ".part";
  remove_tree(disk, part);
  try {
    lay_out(disk, folder, contents, part, true, job);
    {
      const auto vault = open(disk, clock, part, opening, Access::Write);
      const std::string former = vault->device_signer().public_key().text();
      vault->state_->become_new_device();
      vault->write(vault->ledger(), "ledger",
                   {Edit::set(main_entity(vault->ledger()), "ledger", "device",
                              to_hex(vault->device_signer().public_key().key)),
                    Edit::element(EntityId::random(), "event",
                                  {{"what", "restored"}, {"former", former}, {"time", to_ms(clock.now())}})});
      restored.interviews = vault->entities("interview").size();
    }
    disk.rename(part, target);
    disk.sync_folder(parent);
  } catch (...) {
    remove_tree(disk, part);
    throw;
  }
  return restored;
}

/// Two laptops must never sign as one. The old device's heads are signed already, with each of its commits;
/// from here on a new key signs. The old age identity stays, to open what is under way to it.
void Vault::State::become_new_device() {
  const std::string former = to_hex(keys->signer.public_key().key);
  const VaultId vault = VaultId::random();
  replace_keys([&](StoreKey& key, Keyring& ring) {
    key.info.vault = vault;
    ring.vault = vault;
    ring.former.push_back(std::move(ring.device));
    ring.device = age::Identity::random();
    ring.sign = crypto::Secret::random(32);
  });
  finish_k_store();
  keys->signer = crypto::minisign::SecretKey::from_seed(keys->keyring.sign);
  in_transaction([&] {
    note_key_files();
    set_meta("vault", vault.hex());
    const std::string all = meta("former_devices");
    set_meta("former_devices", all.empty() ? former : all + " " + former);
    db->execute("DELETE FROM sequence");
    db->execute("DELETE FROM backup");
  });
}

bool Vault::is_own_device(const DeviceKey& device) const {
  if (device == state_->keys->signer.public_key()) return true;
  return state_->meta("former_devices").find(to_hex(device.key)) != std::string::npos;
}

std::vector<const age::Identity*> Vault::device_identities() const {
  std::vector<const age::Identity*> all{&state_->keys->keyring.device};
  for (const auto& identity : state_->keys->keyring.former) all.push_back(&identity);
  return all;
}

}  // namespace attest::store
