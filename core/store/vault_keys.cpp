// The ways into a vault, and its keys replaced. Every change of a way replaces K_store: whoever kept the old
// one finds nothing that is written later.
#include <sys/statvfs.h>

#include <algorithm>

#include "core/foundation/text.h"
#include "core/store/vault_state.h"

namespace attest::store {

namespace fs = std::filesystem;
namespace age = crypto::age;

namespace {

constexpr std::size_t kLongestLabel = 64;

std::string checked_label(const std::string& label) {
  if (label.size() > kLongestLabel || one_line(label) != label)
    throw Error(Code::Invalid, "A label has at most 64 bytes in one line.");
  return label;
}

void add_way(StoreKey& key, WayIn way) {
  if (std::ranges::any_of(key.ways, [&](const WayIn& w) { return w.recipient == way.recipient; }))
    throw Error(Code::Invalid, "This opens the vault already.");
  if (key.ways.size() >= kMostWaysIn)
    throw Error(Code::Invalid, "A vault has at most eight ways in. Remove one first.");
  key.ways.push_back(std::move(way));
}

StoreKey copy_of(const StoreKey& key) {
  StoreKey copy{key.info, key.k_store.clone(), {}, key.ways, key.opened_by, key.file};
  if (key.previous) copy.previous = key.previous->clone();
  return copy;
}

}  // namespace

// ---- Files

void Vault::State::note_key_files() {
  in_transaction([&] {
    set_meta("keyring_sequence", std::to_string(keys->keyring.sequence));
    set_meta("store_key_sequence", std::to_string(keys->store.info.sequence));
  });
}

void Vault::State::check_key_files() const {
  const auto behind = [&](const char* key, std::uint64_t now) {
    const std::string noted = meta(key);
    return !noted.empty() && now < std::strtoull(noted.c_str(), nullptr, 10);
  };
  if (behind("keyring_sequence", keys->keyring.sequence))
    throw Error(
        Code::Tampered,
        "The file “keyring” is older than the database: somebody put an earlier one in its place. Restore "
        "the vault from a backup.");
  if (behind("store_key_sequence", keys->store.info.sequence))
    throw Error(
        Code::Tampered,
        "The file “store.key” is older than the database: somebody put an earlier one in its place, and a "
        "passphrase that was given up may open it. Restore the vault from a backup.");
}

void Vault::State::replace_keys(const std::function<void(StoreKey&, Keyring&)>& change) {
  need_writer();
  finish_k_store();
  const std::scoped_lock guard(keys->mutex);
  StoreKey next = copy_of(keys->store);
  next.previous = std::move(next.k_store);
  next.k_store = age::Identity::random();
  ++next.info.sequence;
  change(next, keys->keyring);
  try {
    write_store_key(disk, folder, next);
  } catch (...) {
    // Both copies shall say the same again; where not even that can be written, the old way in and the new
    // one both open the vault, each by its own copy.
    try {
      for (const auto& problem : key_file_problems(folder, keys->store, keys->keyring))
        restore_key_file(disk, folder, keys->store, keys->keyring, problem.file);
    } catch (const Error&) {
      keys->store.info.sequence = next.info.sequence;
    }
    throw;
  }
  keys->store = std::move(next);
}

void Vault::State::finish_k_store() {
  const std::scoped_lock guard(keys->mutex);
  if (!keys->store.previous) return;
  save_keyring();
  keys->store.previous.reset();
  ++keys->store.info.sequence;
  write_store_key(disk, folder, keys->store);
}

void Vault::State::change_ways(const std::function<void(StoreKey&)>& change) {
  replace_keys([&](StoreKey& key, Keyring&) { change(key); });
  try {
    finish_k_store();
  } catch (const Error& e) {
    // The ways in are changed and nothing is lost; the next writer that opens the vault does the rest.
    if (e.code() != Code::NoSpace && e.code() != Code::Io) throw;
    return;
  }
  in_transaction([&] {
    note_key_files();
    set_meta("ways_changed", std::to_string(to_ms(clock.now())));
  });
}

void Vault::State::finish_keys() {
  if (keys->store.previous) {
    finish_k_store();
    set_meta("ways_changed", std::to_string(to_ms(clock.now())));  // backups of before are stale
  }
  {
    const std::scoped_lock guard(keys->mutex);
    // Opened by the older copy: the change that the newer one is of was cut, and is taken back.
    if (const auto newest = newest_store_key(folder); newest > keys->store.info.sequence) {
      keys->store.info.sequence = newest + 1;
      write_store_key(disk, folder, keys->store);
    }
    for (const auto& problem : key_file_problems(folder, keys->store, keys->keyring))
      if (!problem.damaged) restore_key_file(disk, folder, keys->store, keys->keyring, problem.file);
  }
  if (meta("keyring_sequence") != std::to_string(keys->keyring.sequence) ||
      meta("store_key_sequence") != std::to_string(keys->store.info.sequence))
    note_key_files();
}

// ---- The database's key

void Vault::State::open_database(Database::Mode mode) {
  db.reset();
  Keyring& ring = keys->keyring;
  const auto path = folder / kDatabaseName;
  if (!ring.next) {
    db = Database::open(disk, path, ring.database, mode);
    return;
  }
  // A rekey was cut: the pages have the one key or the other, all of them.
  try {
    db = Database::open(disk, path, ring.database, mode);
  } catch (const Error& e) {
    if (e.code() != Code::Damaged) throw;
    db = Database::open(disk, path, *ring.next, mode);
    if (mode == Database::Mode::Read) return;
    ring.database = std::move(*ring.next);
    ring.next.reset();
    save_keyring();
  }
}

Vault::Space Vault::State::rekey_space() const {
  // SQLCipher writes every page into the log first; the log is dropped when they are in their places.
  Space space;
  std::error_code ignored;
  const auto size = fs::file_size(folder / kDatabaseName, ignored);
  if (!ignored) space.needed = size * 21 / 20 + (1u << 20);
  struct statvfs status {};
  space.known = ::statvfs(folder.c_str(), &status) == 0;
  space.free = std::uint64_t{status.f_bavail} * status.f_frsize;
  return space;
}

void Vault::State::need_space_for_rekey() const {
  const Space space = rekey_space();
  if (space.known && space.free < space.needed)
    throw Error(
        Code::NoSpace,
        "Changing the database's key needs %1 MB of free space for a while; %2 MB are free. Free some "
        "space, then try again.",
        {std::to_string((space.needed + 999'999) / 1'000'000), std::to_string(space.free / 1'000'000)});
}

void Vault::State::begin_rekey(const std::function<void(Keyring&)>& change) {
  replace_keys([&](StoreKey&, Keyring& ring) {
    change(ring);
    if (ring.next) return;  // of a rekey that was cut
    crypto::Secret next(48);
    random_fill(next.span().first(32));
    std::ranges::copy(ring.database.view().subspan(32), next.span().begin() + 32);
    ring.next = std::move(next);
  });
  finish_k_store();  // `next` is durable before a page has it
}

void Vault::State::finish_rekey(const std::function<void()>& note) {
  Keyring& ring = keys->keyring;
  try {
    db->rekey(*ring.next);
  } catch (...) {
    // The file has one key or the other; the connection does not know which.
    open_database(Database::Mode::Write);
    throw;
  }
  ring.database = std::move(*ring.next);
  ring.next.reset();
  save_keyring();
  in_transaction([&] {
    note_key_files();
    note();
  });
}

// ---- What a person does

std::vector<WayIn> Vault::ways_in() const {
  const std::scoped_lock guard(state_->keys->mutex);
  return state_->keys->store.ways;
}

crypto::KdfCost Vault::passphrase_cost() const {
  const std::scoped_lock guard(state_->keys->mutex);
  return state_->keys->store.info.cost;
}

void Vault::add_passphrase(const crypto::Secret& passphrase, const std::string& label) {
  if (passphrase.empty()) throw Error(Code::Invalid, "The passphrase is empty.");
  const auto way = passphrase_identity(passphrase, state_->keys->store.info);
  state_->change_ways([&](StoreKey& key) {
    add_way(key, {WayIn::Kind::Passphrase, way.recipient(), to_ms(clock().now()), checked_label(label)});
  });
}

void Vault::change_passphrase(const crypto::Secret& passphrase, std::optional<crypto::KdfCost> cost) {
  if (passphrase.empty()) throw Error(Code::Invalid, "The passphrase is empty.");
  StoreKeyInfo info = state_->keys->store.info;
  const auto& opened_by = state_->keys->store.opened_by;
  const auto ways = ways_in();
  const auto is_old = [&](const WayIn& way) {
    return way.kind == WayIn::Kind::Passphrase && way.recipient == opened_by;
  };
  const auto is_passphrase = [](const WayIn& way) { return way.kind == WayIn::Kind::Passphrase; };
  const bool replaces = std::ranges::any_of(ways, is_old);
  // After a recovery nobody is known to hold the passphrases there were.
  const bool alone = !replaces || std::ranges::count_if(ways, is_passphrase) == 1;
  if (alone) {
    random_fill(info.salt);  // other passphrases hang on the one there is
    if (cost) info.cost = *cost;
  } else if (cost && *cost != info.cost) {
    throw Error(
        Code::Invalid,
        "Other passphrases open this vault too, and all share one cost. Remove them first, then change it.");
  }
  const auto way = passphrase_identity(passphrase, info);
  if (way.recipient() == opened_by) throw Error(Code::Invalid, "The new passphrase is the old one.");
  state_->change_ways([&](StoreKey& key) {
    std::string label;
    std::erase_if(key.ways, [&](const WayIn& w) {
      const bool old = replaces ? is_old(w) : is_passphrase(w);
      if (old && replaces) label = w.label;
      return old;
    });
    key.info.salt = info.salt;
    key.info.cost = info.cost;
    add_way(key, {WayIn::Kind::Passphrase, way.recipient(), to_ms(clock().now()), label});
    std::rotate(key.ways.begin(), key.ways.end() - 1, key.ways.end());
    key.opened_by = way.recipient();
  });
}

age::Identity Vault::make_recovery_key(WayIn::Kind kind, const std::string& label) {
  if (kind != WayIn::Kind::Paper && kind != WayIn::Kind::Shares)
    throw Error(Code::Internal, "a recovery key is on paper or in shares");
  age::Identity way = age::Identity::random();
  state_->change_ways([&](StoreKey& key) {
    std::erase_if(key.ways, [&](const WayIn& w) { return w.kind == kind; });
    add_way(key, {kind, way.recipient(), to_ms(clock().now()), checked_label(label)});
  });
  return way;
}

void Vault::add_escrow(const age::Recipient& recipient, const std::string& label) {
  state_->change_ways([&](StoreKey& key) {
    add_way(key, {WayIn::Kind::Escrow, recipient, to_ms(clock().now()), checked_label(label)});
  });
}

void Vault::remove_way_in(const age::Recipient& recipient) {
  const auto ways = ways_in();
  const auto found = std::ranges::find(ways, recipient, &WayIn::recipient);
  if (found == ways.end()) throw Error(Code::NotFound, "There is no such way into this vault.");
  const auto passphrases = std::ranges::count(ways, WayIn::Kind::Passphrase, &WayIn::kind);
  if (found->kind == WayIn::Kind::Passphrase && passphrases == 1)
    throw Error(Code::Refused, "This is the only passphrase. Add another first, or change it.");
  state_->change_ways([&](StoreKey& key) {
    std::erase_if(key.ways, [&](const WayIn& w) { return w.recipient == recipient; });
  });
}

void Vault::rekey() {
  State& state = *state_;
  state.need_writer();
  state.need_space_for_rekey();
  const ReaderLock alone(state.folder, true);
  state.begin_rekey([](Keyring&) {});
  state.finish_rekey([] {});
}

}  // namespace attest::store
