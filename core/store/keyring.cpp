#include "core/store/keyring.h"

#include <algorithm>
#include <charconv>

#include "core/foundation/text.h"

namespace attest::store {

namespace fs = std::filesystem;
namespace age = crypto::age;

namespace {

constexpr std::string_view kStoreKeyFormat = "attest-vault/1";
constexpr std::string_view kKeyringFormat = "attest-keyring/1";
constexpr const char* kStoreKeyNames[] = {"store.key", "store.key.2"};
constexpr const char* kKeyringNames[] = {"keyring", "keyring.2"};
constexpr std::size_t kStanzas = 8;
constexpr std::size_t kStoreKeyCap = 64u << 10;
constexpr std::size_t kKeyringCap = 256u << 20;

[[noreturn]] void damaged(const char* file) {
  throw Error(Code::Damaged, "The vault's file “%1” is damaged in both copies. Restore it from a backup.",
              {file});
}

template <class T>
std::optional<T> number(std::string_view text) {
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  if (text.size() > 1 && text[0] == '0') return std::nullopt;
  return value;
}

/// The lines of a key file, one at a time; the views borrow from the secret.
class Lines {
 public:
  explicit Lines(const crypto::Secret& secret) : rest_(secret.text()) {}
  bool next(std::string_view& line) {
    if (rest_.empty()) return false;
    const auto end = rest_.find('\n');
    if (end == std::string_view::npos) damaged("keyring");
    line = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    return true;
  }

 private:
  std::string_view rest_;
};

std::pair<std::string_view, std::string_view> split(std::string_view line) {
  const auto space = line.find(' ');
  if (space == std::string_view::npos) return {line, {}};
  return {line.substr(0, space), line.substr(space + 1)};
}

crypto::Secret hex_secret(std::string_view text, std::size_t size) {
  if (text.size() != size * 2) damaged("keyring");
  crypto::Secret secret(size);
  const auto digit = [](char c) -> int {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
  };
  for (std::size_t i = 0; i < size; ++i) {
    const int high = digit(text[2 * i]);
    const int low = digit(text[2 * i + 1]);
    if (high < 0 || low < 0) damaged("keyring");
    secret.span()[i] = static_cast<Byte>(high * 16 + low);
  }
  return secret;
}

/// The stanza of store.key that holds what stands in the open. Its checksum is over the bytes named in
/// FORMAT.md §2.
age::Stanza info_stanza(const StoreKeyInfo& info) {
  age::Stanza stanza;
  stanza.args = {
      std::string(kStoreKeyFormat),         std::to_string(info.sequence),    info.vault.hex(), "argon2id",
      std::to_string(info.cost.memory_kib), std::to_string(info.cost.passes), to_hex(info.salt)};
  stanza.body.assign(32, 0);
  return stanza;
}

std::optional<StoreKeyInfo> parse_info(const age::Stanza& stanza) {
  const auto& args = stanza.args;
  if (args.size() != 7 || args[0] != kStoreKeyFormat || args[3] != "argon2id" || stanza.body.size() != 32)
    return std::nullopt;
  StoreKeyInfo info;
  const auto sequence = number<std::uint64_t>(args[1]);
  const auto vault = VaultId::parse(args[2]);
  const auto memory = number<std::uint32_t>(args[4]);
  const auto passes = number<std::uint32_t>(args[5]);
  const auto salt = from_hex(args[6]);
  if (!sequence || !vault || !memory || !passes || !salt || salt->size() != 16) return std::nullopt;
  if (*memory < 8 * 1024 || *memory > 4u * 1024 * 1024 || *passes < 1 || *passes > 64) return std::nullopt;
  info.sequence = *sequence;
  info.vault = *vault;
  info.cost = {*memory, *passes};
  std::copy(salt->begin(), salt->end(), info.salt.begin());
  return info;
}

/// One copy of store.key as read: nullopt where it is absent or damaged.
struct StoreKeyCopy {
  StoreKeyInfo info;
  Bytes bytes;
};

/// Nothing where it is absent or cannot be a key file. What kept a disk from giving it goes to `failure`: it
/// may be whole.
std::optional<Bytes> read_if_there(const fs::path& path, std::size_t cap, std::optional<Error>& failure) {
  try {
    return read_file(path, cap);
  } catch (const Error& e) {
    if (e.code() != Code::NotFound && e.code() != Code::Invalid && !failure) failure = e;
    return std::nullopt;
  }
}
std::optional<Bytes> read_if_there(const fs::path& path, std::size_t cap) {
  std::optional<Error> failure;
  return read_if_there(path, cap, failure);
}

/// Where the stanza's argument line ends and the payload begins.
crypto::Hash checksum_of(ByteView file, const age::Header& header) {
  const std::string mark = "-> " + std::string(kStoreKeyFormat) + " ";
  const std::string_view text = as_text(file);
  const auto line = text.rfind(mark, header.size);
  const auto end = line == std::string_view::npos ? line : text.find('\n', line);
  if (end == std::string_view::npos) return {};
  crypto::Digest digest(crypto::Digest::Kind::Sha256);
  digest.update(file.first(end + 1));
  digest.update(file.subspan(header.size));
  const Bytes sum = digest.finish();
  crypto::Hash hash;
  std::copy(sum.begin(), sum.end(), hash.begin());
  return hash;
}

const age::Stanza* find_stanza(const age::Header& header, std::string_view prefix) {
  for (const auto& stanza : header.stanzas)
    if (stanza.args[0].starts_with(prefix)) return &stanza;
  return nullptr;
}

std::optional<StoreKeyCopy> read_copy(const fs::path& path, bool& newer, std::optional<Error>& failure) {
  auto bytes = read_if_there(path, kStoreKeyCap, failure);
  if (!bytes) return std::nullopt;
  try {
    MemorySource source(*bytes);
    const age::Header header = age::read_header(source);
    const age::Stanza* stanza = find_stanza(header, "attest-vault/");
    if (!stanza) return std::nullopt;
    if (stanza->args[0] != kStoreKeyFormat) {
      newer = true;
      return std::nullopt;
    }
    const auto info = parse_info(*stanza);
    if (!info || !crypto::same(checksum_of(*bytes, header), stanza->body)) return std::nullopt;
    return StoreKeyCopy{*info, std::move(*bytes)};
  } catch (const Error&) {
    return std::nullopt;
  }
}

StoreKeyInfo check_payload(const crypto::Secret& payload, const StoreKeyInfo& info,
                           std::optional<age::Identity>& k) {
  Lines lines(payload);
  std::string_view line;
  if (!lines.next(line) || line != kStoreKeyFormat) damaged("store.key");
  while (lines.next(line)) {
    const auto [word, value] = split(line);
    if (word == "vault" && value != info.vault.hex()) damaged("store.key");
    if (word == "K_store") k = age::Identity::parse(value);
  }
  if (!k) damaged("store.key");
  return info;
}

}  // namespace

bool is_vault(const fs::path& folder) {
  for (const char* name : kStoreKeyNames) {
    const auto bytes = read_if_there(folder / name, kStoreKeyCap);
    if (!bytes) continue;
    const std::string_view text = as_text(*bytes);
    if (text.starts_with("age-encryption.org/v1\n") &&
        text.find("\n-> attest-vault/") != std::string_view::npos)
      return true;
  }
  return false;
}

age::Identity passphrase_identity(const crypto::Secret& passphrase, const StoreKeyInfo& info) {
  const crypto::Secret stretched = crypto::argon2id(passphrase, info.salt, info.cost);
  return age::Identity::from_secret(crypto::hkdf(stretched.view(), {}, "attest/1/passphrase"));
}

OpenedStoreKey open_store_key(const fs::path& folder, const crypto::Secret& passphrase) {
  if (!is_folder(folder)) throw Error(Code::NotAVault, "There is no vault at %1.", {folder.string()});
  bool newer = false;
  std::optional<Error> failure;
  std::vector<StoreKeyCopy> copies;
  for (const char* name : kStoreKeyNames)
    if (auto copy = read_copy(folder / name, newer, failure)) copies.push_back(std::move(*copy));
  if (newer)
    throw Error(Code::NewerVersion,
                "A newer Attest made this vault. Nothing was changed; update Attest to open it.");
  if (copies.empty()) {
    if (failure) throw *failure;
    if (!is_vault(folder)) throw Error(Code::NotAVault, "There is no vault at %1.", {folder.string()});
    damaged("store.key");
  }
  std::sort(copies.begin(), copies.end(),
            [](const auto& a, const auto& b) { return a.info.sequence > b.info.sequence; });

  // The newest copy first; an older one only where the newest opens but is inconsistent.
  for (std::size_t i = 0; i < copies.size(); ++i) {
    const age::Identity identity = passphrase_identity(passphrase, copies[i].info);
    try {
      age::OpenOptions options;
      options.identities = {&identity};
      const crypto::Secret payload = age::open(copies[i].bytes, options);
      std::optional<age::Identity> k_store;
      const StoreKeyInfo info = check_payload(payload, copies[i].info, k_store);
      return {info, std::move(*k_store), std::move(copies[i].bytes)};
    } catch (const Error& e) {
      if (e.code() == Code::WrongPassphrase)
        throw Error(Code::WrongPassphrase, "The passphrase is not right.");
      if (i + 1 == copies.size()) damaged("store.key");
    }
  }
  damaged("store.key");
}

Bytes write_store_key(Disk& disk, const fs::path& folder, const StoreKeyInfo& info,
                      const std::vector<Slot>& slots, const age::Identity& k_store) {
  crypto::SecretText text;
  text.append(std::string(kStoreKeyFormat) + "\nvault " + info.vault.hex() + "\nK_store ");
  text.append(k_store.text().text());
  text.append("\n");
  const crypto::Secret payload = text.take();

  // The checksum stands inside the header and is over the payload too: seal, then put the sum into the last
  // stanza.
  if (slots.size() > kStanzas) throw Error(Code::Internal, "more than eight ways in");
  const crypto::Secret file_key = crypto::Secret::random(16);
  age::SealOptions options;
  for (const auto& slot : slots) options.recipients.push_back(slot.recipient);
  options.pad_to = kStanzas;
  options.more = {info_stanza(info)};
  options.file_key = file_key.clone();
  const Bytes unfinished = age::seal(payload.view(), std::move(options));
  MemorySource source(unfinished);
  age::Header header = age::read_header(source);
  const crypto::Hash sum = checksum_of(unfinished, header);
  header.stanzas.back().body.assign(sum.begin(), sum.end());
  const Bytes sealed = age::with_stanzas(unfinished, header.stanzas, file_key);
  for (const char* name : kStoreKeyNames) disk.replace(folder / name, sealed);
  return sealed;
}

void write_keyring(Disk& disk, const fs::path& folder, const Keyring& keyring,
                   const age::Recipient& k_store) {
  age::SealOptions options;
  options.recipients = {k_store};
  const crypto::Secret text = keyring.text();
  const Bytes sealed = age::seal(text.view(), std::move(options));
  for (const char* name : kKeyringNames) disk.replace(folder / name, sealed);
}

namespace {

struct KeyringCopy {
  Keyring keyring;
  Bytes bytes;
};

std::optional<KeyringCopy> read_keyring_copy(const fs::path& path, const VaultId& vault,
                                             const age::Identity& k_store, std::optional<Error>& failure) {
  auto bytes = read_if_there(path, kKeyringCap, failure);
  if (!bytes) return std::nullopt;
  try {
    age::OpenOptions options;
    options.identities = {&k_store};
    Keyring keyring = Keyring::parse(age::open(*bytes, options));
    if (keyring.vault == vault) return KeyringCopy{std::move(keyring), std::move(*bytes)};
  } catch (const Error& e) {
    if (e.code() == Code::NewerVersion || e.code() == Code::NotEnoughMemory) throw;
  }
  return std::nullopt;
}

KeyringCopy read_newest_keyring(const fs::path& folder, const VaultId& vault, const age::Identity& k_store) {
  std::optional<KeyringCopy> newest;
  std::optional<Error> failure;
  for (const char* name : kKeyringNames) {
    auto copy = read_keyring_copy(folder / name, vault, k_store, failure);
    if (copy && (!newest || copy->keyring.sequence > newest->keyring.sequence)) newest = std::move(copy);
  }
  if (!newest && failure) throw *failure;
  if (!newest) damaged("keyring");
  return std::move(*newest);
}

}  // namespace

Keyring read_keyring(const fs::path& folder, const VaultId& vault, const age::Identity& k_store) {
  return read_newest_keyring(folder, vault, k_store).keyring;
}

Keyring read_keyring_to_write(Disk& disk, const fs::path& folder, const OpenedStoreKey& opened) {
  for (const char* name : {kStoreKeyNames[0], kStoreKeyNames[1], kKeyringNames[0], kKeyringNames[1]}) {
    const fs::path part = (folder / name).concat(".part");
    std::error_code ignored;
    if (fs::exists(fs::symlink_status(part, ignored))) disk.remove(part);
  }
  bool newer = false;
  std::optional<Error> unreadable;
  for (const char* name : kStoreKeyNames) {
    const auto copy = read_copy(folder / name, newer, unreadable);
    if (copy ? copy->info.sequence < opened.info.sequence : !is_there(folder / name))
      disk.replace(folder / name, opened.file);
  }
  KeyringCopy newest = read_newest_keyring(folder, opened.info.vault, opened.k_store);
  for (const char* name : kKeyringNames) {
    const auto copy = read_keyring_copy(folder / name, opened.info.vault, opened.k_store, unreadable);
    if (copy ? copy->keyring.sequence < newest.keyring.sequence : !is_there(folder / name))
      disk.replace(folder / name, newest.bytes);
  }
  return std::move(newest.keyring);
}

std::vector<std::string> key_file_problems(const fs::path& folder, const VaultId& vault,
                                           const age::Identity& k_store, ByteView store_key) {
  std::vector<std::string> problems;
  for (const char* name : kStoreKeyNames) {
    const auto copy = read_if_there(folder / name, kStoreKeyCap);
    if (!copy || !std::equal(copy->begin(), copy->end(), store_key.begin(), store_key.end()))
      problems.emplace_back(name);
  }
  std::optional<Error> failure;
  for (const char* name : kKeyringNames)
    if (!read_keyring_copy(folder / name, vault, k_store, failure)) problems.emplace_back(name);
  return problems;
}

crypto::Secret Keyring::text() const {
  crypto::SecretText out;
  out.append(std::string(kKeyringFormat) + "\nseq " + std::to_string(sequence) + "\nvault " + vault.hex() +
             "\ndatabase ");
  out.append_hex(database.view());
  if (next) {
    out.append("\nnext ");
    out.append_hex(next->view());
  }
  out.append("\nsign ");
  out.append_hex(sign.view());
  out.append("\ndevice ");
  out.append(device.text().text());
  out.append("\n");
  for (const auto& slot : slots) out.append("slot " + slot.kind + " " + slot.recipient.text() + "\n");
  for (const auto& [recipient, scalar] : keys) {
    out.append("key " + recipient.text() + " ");
    out.append(age::text_of(scalar).text());
    out.append("\n");
  }
  return out.take();
}

Keyring Keyring::parse(const crypto::Secret& text) {
  Lines lines(text);
  std::string_view line;
  if (!lines.next(line)) damaged("keyring");
  if (line != kKeyringFormat) {
    if (line.starts_with("attest-keyring/"))
      throw Error(Code::NewerVersion,
                  "A newer Attest made this vault. Nothing was changed; update Attest to open it.");
    damaged("keyring");
  }
  std::optional<age::Identity> device;
  Keyring keyring{0, {}, {}, {}, {}, age::Identity::random(), {}, {}};
  while (lines.next(line)) {
    const auto [word, value] = split(line);
    if (word == "seq") {
      keyring.sequence = number<std::uint64_t>(value).value_or(0);
    } else if (word == "vault") {
      keyring.vault = VaultId::parse(value).value_or(VaultId{});
    } else if (word == "database") {
      keyring.database = hex_secret(value, 48);
    } else if (word == "next") {
      keyring.next = hex_secret(value, 48);
    } else if (word == "sign") {
      keyring.sign = hex_secret(value, 32);
    } else if (word == "device") {
      device = age::Identity::parse(value);
    } else if (word == "slot") {
      const auto [kind, recipient] = split(value);
      keyring.slots.push_back({std::string(kind), age::Recipient::parse(recipient)});
    } else if (word == "key") {
      const auto [recipient, secret] = split(value);
      // The pair is believed without recomputing it: the file is authenticated, and 10 000 of them would cost
      // a second.
      keyring.keys.emplace(age::Recipient::parse(recipient), age::scalar_of(secret));
    } else {
      damaged("keyring");
    }
  }
  if (!device || keyring.database.empty() || keyring.sign.empty()) damaged("keyring");
  keyring.device = std::move(*device);
  return keyring;
}

}  // namespace attest::store
