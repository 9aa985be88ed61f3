#include "tests/memory/secrets.h"

#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "core/coding/coding.h"
#include "core/crypto/kdf.h"
#include "core/exchange/captions.h"
#include "core/store/keyring.h"
#include "core/store/vault.h"
#include "core/testimony/interview.h"
#include "core/testimony/transcript.h"

namespace attest::test {

namespace {

/// Syllables that nobody else writes.
std::u16string syllables(int count) {
  std::u16string word;
  for (int i = 0; i < count; ++i) {
    const Bytes two = random_bytes(2);
    word += static_cast<char16_t>(0xac00 + (two[0] | two[1] << 8) % 11172);
  }
  return word;
}

std::string utf8(const std::u16string& word) {
  std::string text;
  for (const char16_t c : word) {
    text += static_cast<char>(0xe0 | c >> 12);
    text += static_cast<char>(0x80 | (c >> 6 & 0x3f));
    text += static_cast<char>(0x80 | (c & 0x3f));
  }
  return text;
}

class Maker {
 public:
  explicit Maker(std::ostream& out) : out_(out) {}

  void bytes(const std::string& name, ByteView plain) { out_ << Needle(name, plain).line() << "\n"; }
  /// A new word, to be looked for in both of the ways in which programs write it.
  std::string word(const std::string& name) { return syllables_of(name, syllables(4)); }
  /// As long as a Korean name, with the zero at its end in UTF-16: what an allocator of 16 bytes leaves last.
  std::string person(const std::string& name) { return syllables_of(name, syllables(3)); }
  /// As it is, in two halves, and as it is written.
  void key(const std::string& name, ByteView key) {
    bytes(name + ".raw", key.first(16));
    bytes(name + ".raw-end", key.subspan(key.size() - 16));
    const std::string hex = to_hex(key);
    bytes(name + ".hex", as_bytes(hex).first(32));
    bytes(name + ".hex-end", as_bytes(hex).subspan(hex.size() - 32));
  }
  void identity(const std::string& name, const crypto::Secret& scalar) {
    key(name, scalar.view());
    const crypto::Secret text = crypto::age::text_of(scalar);
    const ByteView upper = text.view();
    Bytes lower(upper.begin(), upper.end());
    for (Byte& c : lower)
      if (c >= 'A' && c <= 'Z') c = static_cast<Byte>(c + 32);
    bytes(name + ".bech32", upper.subspan(20, 24));
    bytes(name + ".bech32-small", ByteView(lower).subspan(20, 24));
  }

 private:
  std::string syllables_of(const std::string& name, const std::u16string& word) {
    bytes(name + ".utf8", as_bytes(utf8(word)));
    bytes(name + ".utf16", {reinterpret_cast<const Byte*>(word.data()), std::size_t{8}});
    return utf8(word);
  }
  std::ostream& out_;
};

void make(const std::filesystem::path& folder, std::ostream& out) {
  Maker maker(out);
  Disk disk;
  const SystemClock clock;
  std::string passphrase;
  for (const Byte b : random_bytes(20)) passphrase += static_cast<char>('a' + b % 26);
  maker.bytes("passphrase.utf8", as_bytes(passphrase));
  std::u16string wide(passphrase.begin(), passphrase.end());
  maker.bytes("passphrase.utf16", {reinterpret_cast<const Byte*>(wide.data()), wide.size() * 2});
  // Two thirds: what an undo stack or a growing buffer may keep.
  maker.bytes("passphrase-part.utf8", as_bytes(passphrase).first(13));
  maker.bytes("passphrase-part.utf16", {reinterpret_cast<const Byte*>(wide.data()), std::size_t{26}});

  const auto secret = crypto::Secret::from_text(passphrase);
  store::CreateOptions options;
  options.name = "Field";
  options.cost = {8 * 1024, 1};
  {
    auto vault = store::Vault::create(disk, clock, folder, secret, options);
    const auto interview = testimony::create_interview(
        *vault, {{"summary", "말 " + maker.word("summary") + " 말 " + maker.word("summary2")},
                 {"place", maker.word("place")}});
    testimony::add_note(*vault, interview, "본 것: " + maker.word("note"), {});
    testimony::NewTranscript transcript;
    transcript.role = "original";
    transcript.language = "ko";
    std::string captions = "WEBVTT\n";
    for (int i = 0; i < 30; ++i) {
      const std::string second = (i < 10 ? "0" : "") + std::to_string(i);
      captions += "\n00:" + second + ".000 --> 00:" + second + ".900\n<v " + maker.person("speaker") +
                  ">그때 " + maker.word("transcript") +
                  (i == 0 ? " " + maker.word("search") : std::string()) + "에서 걸어 나왔습니다.\n";
    }
    transcript.content = exchange::read_captions(captions).content;
    const auto id = testimony::import_transcript(*vault, interview, transcript);
    const auto code = coding::new_code(*vault, maker.word("code"), coding::palette().front());
    coding::apply_code(*vault, id, code.id, {3, 7}, maker.word("memo"));
  }
  const auto opened = store::open_store_key(folder, store::Opening::with(secret));
  const auto keyring = store::read_keyring(folder, opened);
  maker.key("stretched", crypto::argon2id(secret, opened.info.salt, opened.info.cost).view());
  maker.identity("slot", store::passphrase_identity(secret, opened.info).scalar());
  maker.identity("K_store", opened.k_store.scalar());
  maker.key("database", keyring.database.view().first(32));
  maker.key("sign", keyring.sign.view());
  maker.identity("device", keyring.device.scalar());
  for (const auto& [recipient, scalar] : keyring.keys) maker.identity("record", scalar);
}

}  // namespace

SecretVault::SecretVault() {
  const auto list = temp_ / "needles";
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    try {
      std::ofstream out(list);
      make(folder(), out);
      out.close();
      _exit(out ? 0 : 1);
    } catch (const std::exception& e) {
      std::fprintf(stderr, "%s\n", e.what());
      _exit(1);
    }
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  REQUIRE(WEXITSTATUS(status) == 0);
  std::ifstream in(list);
  for (std::string line; std::getline(in, line);) needles_.push_back(Needle::read(line));
  REQUIRE(needles_.size() > 100);
}

const Needle& SecretVault::needle(const std::string& name) const {
  for (const auto& needle : needles_)
    if (needle.name() == name) return needle;
  throw Error(Code::Internal, "no such needle");
}

crypto::Secret SecretVault::passphrase() const {
  const Needle& masked = needle("passphrase.utf8");
  crypto::Secret secret(masked.size());
  for (std::size_t i = 0; i < secret.size(); ++i) secret.span()[i] = masked.plain(i);
  return secret;
}

}  // namespace attest::test
