#include "core/store/keyring.h"

#include <algorithm>
#include <charconv>

#include "core/foundation/text.h"

namespace attest::store {

namespace fs = std::filesystem;
namespace age = crypto::age;

namespace {

constexpr std::string_view kStoreKeyFormat = "attest-vault/1";
constexpr std::string_view kKeyringFormat = "attest-keyring/2";
constexpr std::string_view kFirstKeyringFormat = "attest-keyring/1";
constexpr std::array<const char*, 2> kStoreKeyNames{kKeyFiles[0], kKeyFiles[1]};
constexpr std::array<const char*, 2> kKeyringNames{kKeyFiles[2], kKeyFiles[3]};
/// store.key's payload has one size, whatever the number of ways in.
constexpr std::size_t kPayloadSize = 2048;
constexpr std::size_t kStoreKeyCap = 64u << 10;
constexpr std::size_t kKeyringCap = 256u << 20;

constexpr std::string_view kNewer =
    "A newer Attest made this vault. Nothing was changed; update Attest to open it.";

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
  auto secret = crypto::secret_from_hex(text);
  if (!secret || secret->size() != size) damaged("keyring");
  return std::move(*secret);
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
  } catch (const Error& e) {
    if (e.code() == Code::NotEnoughMemory) throw;
    return std::nullopt;
  }
}

std::optional<WayIn::Kind> parse_kind(std::string_view text) {
  using enum WayIn::Kind;
  for (const auto kind : {Passphrase, Paper, Shares, Escrow})
    if (name(kind) == text) return kind;
  return std::nullopt;
}

/// "<kind> <age1...> <made> <label>"
WayIn parse_way(std::string_view line) {
  const auto [kind_word, after_kind] = split(line);
  const auto [recipient, after_recipient] = split(after_kind);
  const auto [made, label] = split(after_recipient);
  const auto kind = parse_kind(kind_word);
  if (!kind) throw Error(Code::NewerVersion, std::string(kNewer));
  return {*kind, age::Recipient::parse(recipient), number<std::int64_t>(made).value_or(0),
          std::string(label)};
}

/// Fills in what the payload says.
void read_payload(const crypto::Secret& payload, StoreKey& key) {
  Lines lines(payload);
  std::string_view line;
  bool found = false;
  if (!lines.next(line) || line != kStoreKeyFormat) damaged("store.key");
  while (lines.next(line)) {
    const auto [word, value] = split(line);
    if (word == "vault" && value != key.info.vault.hex()) damaged("store.key");
    if (word == "K_store") {
      key.k_store = age::Identity::parse(value);
      found = true;
    }
    if (word == "previous") key.previous = age::Identity::parse(value);
    if (word == "way") key.ways.push_back(parse_way(value));
  }
  if (!found) damaged("store.key");
}

crypto::Secret payload_of(const StoreKey& key) {
  crypto::SecretText text;
  std::size_t size = 0;
  const auto append = [&](std::string_view piece) {
    text.append(piece);
    size += piece.size();
  };
  append(std::string(kStoreKeyFormat) + "\nvault " + key.info.vault.hex() + "\nK_store ");
  append(key.k_store.text().text());
  if (key.previous) {
    append("\nprevious ");
    append(key.previous->text().text());
  }
  append("\n");
  for (const auto& way : key.ways)
    append("way " + std::string(name(way.kind)) + " " + way.recipient.text() + " " +
           std::to_string(way.made) + " " + way.label + "\n");
  if (size + 5 > kPayloadSize) throw Error(Code::Internal, "store.key holds more than it has room for");
  append("pad " + std::string(kPayloadSize - size - 5, '.') + "\n");
  return text.take();
}

/// The readable copies, the newest first.
std::vector<StoreKeyCopy> read_copies(const fs::path& folder) {
  if (!is_folder(folder)) throw Error(Code::NotAVault, "There is no vault at %1.", {folder.string()});
  bool newer = false;
  std::optional<Error> failure;
  std::vector<StoreKeyCopy> copies;
  for (const char* name : kStoreKeyNames)
    if (auto copy = read_copy(folder / name, newer, failure)) copies.push_back(std::move(*copy));
  if (newer) throw Error(Code::NewerVersion, std::string(kNewer));
  if (copies.empty()) {
    if (failure) throw *failure;
    if (!is_vault(folder)) throw Error(Code::NotAVault, "There is no vault at %1.", {folder.string()});
    damaged("store.key");
  }
  std::stable_sort(copies.begin(), copies.end(),
                   [](const auto& a, const auto& b) { return a.info.sequence > b.info.sequence; });
  return copies;
}

/// nullopt where `way` is no way into it; Damaged where it is, and what is inside is not right.
std::optional<StoreKey> open_copy(const StoreKeyCopy& copy, const age::Identity& way) {
  age::OpenOptions options;
  options.identities = {&way};
  StoreKey key{copy.info, {}, {}, {}, way.recipient(), copy.bytes};
  try {
    read_payload(age::open(copy.bytes, options), key);
  } catch (const Error& e) {
    if (e.code() == Code::WrongPassphrase) return std::nullopt;
    throw;
  }
  return key;
}

}  // namespace

bool is_vault(const fs::path& folder) {
  std::optional<Error> failure;
  for (const char* name : kStoreKeyNames) {
    const auto bytes = read_if_there(folder / name, kStoreKeyCap, failure);
    if (!bytes) continue;
    const std::string_view text = as_text(*bytes);
    if (text.starts_with("age-encryption.org/v1\n") &&
        text.find("\n-> attest-vault/") != std::string_view::npos)
      return true;
  }
  if (failure) throw *failure;  // what a disk does not say is no absence
  return false;
}

age::Identity passphrase_identity(const crypto::Secret& passphrase, const StoreKeyInfo& info) {
  const crypto::Secret stretched = crypto::argon2id(passphrase, info.salt, info.cost);
  return age::Identity::from_secret(crypto::hkdf(stretched.view(), {}, "attest/1/passphrase"));
}

std::string_view name(WayIn::Kind kind) {
  switch (kind) {
    case WayIn::Kind::Passphrase:
      return "passphrase";
    case WayIn::Kind::Paper:
      return "paper";
    case WayIn::Kind::Shares:
      return "shares";
    case WayIn::Kind::Escrow:
      return "escrow";
  }
  throw Error(Code::Internal, "a way in without a name");
}

StoreKey open_store_key(const fs::path& folder, const Opening& opening) {
  const auto copies = read_copies(folder);
  // The newest copy first. Copies that differ were left by a change of the ways in that was cut between them:
  // nobody was told yet that it was done, so the old ways open the vault as well as the new ones.
  bool fits = false;
  for (std::size_t i = 0; i < copies.size(); ++i) {
    if (i > 0 && copies[i].bytes == copies[i - 1].bytes) continue;
    const age::Identity way = opening.passphrase ? passphrase_identity(*opening.passphrase, copies[i].info)
                                                 : opening.identity->clone();
    try {
      if (auto key = open_copy(copies[i], way)) return std::move(*key);
    } catch (const Error& e) {
      if (e.code() == Code::NewerVersion || e.code() == Code::NotEnoughMemory) throw;
      fits = true;  // and what is inside is not right
    }
  }
  if (fits) damaged("store.key");
  throw Error(Code::WrongPassphrase,
              opening.passphrase ? "The passphrase is not right." : "This key does not open the vault.");
}

bool store_key_changed(const fs::path& folder, const StoreKey& key) {
  const auto copies = read_copies(folder);
  return std::ranges::none_of(copies, [&](const StoreKeyCopy& copy) { return copy.bytes == key.file; });
}

std::uint64_t newest_store_key(const fs::path& folder) {
  return read_copies(folder).front().info.sequence;
}

void write_store_key(Disk& disk, const fs::path& folder, StoreKey& key) {
  if (key.ways.empty() || key.ways.size() > kMostWaysIn)
    throw Error(Code::Internal, "a vault has one to eight ways in");
  const crypto::Secret payload = payload_of(key);

  // The checksum stands inside the header and is over the payload too: seal, then put the sum into the last
  // stanza.
  const crypto::Secret file_key = crypto::Secret::random(16);
  age::SealOptions options;
  for (const auto& way : key.ways) options.recipients.push_back(way.recipient);
  options.pad_to = kMostWaysIn;
  options.more = {info_stanza(key.info)};
  options.file_key = file_key.clone();
  const Bytes unfinished = age::seal(payload.view(), std::move(options));
  MemorySource source(unfinished);
  age::Header header = age::read_header(source);
  const crypto::Hash sum = checksum_of(unfinished, header);
  header.stanzas.back().body.assign(sum.begin(), sum.end());
  key.file = age::with_stanzas(unfinished, header.stanzas, file_key);
  for (const char* name : kStoreKeyNames) disk.replace(folder / name, key.file);
}

void write_keyring(Disk& disk, const fs::path& folder, Keyring& keyring, const age::Recipient& k_store) {
  age::SealOptions options;
  options.recipients = {k_store};
  const crypto::Secret text = keyring.text();
  keyring.file = age::seal(text.view(), std::move(options));
  for (const char* name : kKeyringNames) disk.replace(folder / name, keyring.file);
}

void remove_unfinished(Disk& disk, const fs::path& folder) {
  for (const char* name : kKeyFiles) {
    const fs::path part = (folder / name).concat(".part");
    std::error_code ignored;
    if (fs::exists(fs::symlink_status(part, ignored))) disk.remove(part);
  }
}

namespace {

/// Nothing where it is absent or `key` does not open it.
std::optional<Keyring> read_keyring_copy(std::optional<Bytes> bytes, const StoreKey& key) {
  if (!bytes) return std::nullopt;
  try {
    age::OpenOptions options;
    options.identities = {&key.k_store};
    if (key.previous) options.identities.push_back(&*key.previous);
    Keyring keyring = Keyring::parse(age::open(*bytes, options));
    keyring.file = std::move(*bytes);
    if (keyring.vault == key.info.vault) return keyring;
  } catch (const Error& e) {
    if (e.code() == Code::NewerVersion || e.code() == Code::NotEnoughMemory) throw;
  }
  return std::nullopt;
}

}  // namespace

Keyring read_keyring(const fs::path& folder, const StoreKey& key) {
  std::optional<Keyring> newest;
  std::optional<Error> failure;
  for (const char* name : kKeyringNames) {
    auto bytes = read_if_there(folder / name, kKeyringCap, failure);
    if (newest && bytes == newest->file) continue;  // opening it once more would take as long again
    auto copy = read_keyring_copy(std::move(bytes), key);
    if (copy && (!newest || copy->sequence > newest->sequence)) newest = std::move(copy);
  }
  if (!newest && failure) throw *failure;
  if (!newest) damaged("keyring");
  return std::move(*newest);
}

std::vector<KeyFileProblem> key_file_problems(const fs::path& folder, const StoreKey& key,
                                              const Keyring& keyring) {
  std::vector<KeyFileProblem> problems;
  std::optional<Error> failure;
  for (const char* name : kStoreKeyNames) {
    bool newer = false;
    const auto copy = read_copy(folder / name, newer, failure);
    if (copy && copy->bytes == key.file) continue;
    problems.push_back({name, copy ? copy->info.sequence >= key.info.sequence : is_there(folder / name)});
  }
  for (const char* name : kKeyringNames) {
    auto bytes = read_if_there(folder / name, kKeyringCap, failure);
    if (bytes && bytes == keyring.file) continue;
    const auto copy = read_keyring_copy(std::move(bytes), key);
    if (copy && copy->sequence == keyring.sequence) continue;
    problems.push_back({name, !copy && is_there(folder / name)});
  }
  return problems;
}

void restore_key_file(Disk& disk, const fs::path& folder, const StoreKey& key, const Keyring& keyring,
                      const std::string& file) {
  if (file.starts_with(kStoreKeyNames[0])) return disk.replace(folder / file, key.file);
  std::optional<Error> failure;
  for (const char* name : kKeyringNames) {
    const auto copy = read_keyring_copy(read_if_there(folder / name, kKeyringCap, failure), key);
    if (copy && copy->sequence == keyring.sequence) return disk.replace(folder / file, copy->file);
  }
  damaged("keyring");
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
  for (const auto& identity : former) {
    out.append("former ");
    out.append(identity.text().text());
    out.append("\n");
  }
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
  if (line != kKeyringFormat && line != kFirstKeyringFormat) {
    if (line.starts_with("attest-keyring/")) throw Error(Code::NewerVersion, std::string(kNewer));
    damaged("keyring");
  }
  std::optional<age::Identity> device;
  Keyring keyring;
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
    } else if (word == "former") {
      keyring.former.push_back(age::Identity::parse(value));
    } else if (word == "slot") {  // of the first format
      keyring.ways.push_back(parse_way(value));
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
