// The real `age` and `age-keygen`, both ways.
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/crypto/age.h"
#include "tests/support/support.h"

using namespace attest;
using namespace attest::crypto;

namespace {

/// A key pair made by age-keygen, and its file.
struct RealKey {
  test::TempFolder folder;
  std::string file = (folder / "key.txt").string();
  age::Identity identity;

  RealKey() : identity(made(file)) {}
  age::OpenOptions options() const { return {{&identity}, nullptr, 20}; }

 private:
  static age::Identity made(const std::string& file) {
    REQUIRE(test::run("age-keygen -o " + file).status == 0);
    auto found = age::parse_identity_file(Secret::copy(test::slurp(file)));
    REQUIRE(found.size() == 1);
    return std::move(found.front());
  }
};

/// Runs a command in a terminal of its own and types `lines` there, each when something is asked. Its exit
/// status.
int run_in_terminal(const std::string& command, std::vector<std::string> lines) {
  int terminal = -1;
  const pid_t child = forkpty(&terminal, nullptr, nullptr, nullptr);
  REQUIRE(child >= 0);
  if (child == 0) {
    execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
    _exit(127);
  }
  std::string shown;
  std::size_t next = 0;
  for (pollfd waiting{terminal, POLLIN, 0}; poll(&waiting, 1, 60000) > 0;) {
    std::array<char, 256> buffer;
    const ssize_t size = read(terminal, buffer.data(), buffer.size());
    if (size <= 0) break;
    shown.append(buffer.data(), static_cast<std::size_t>(size));
    if (next < lines.size() && shown.find("phrase") != std::string::npos && shown.ends_with(": ")) {
      const std::string line = lines[next++] + "\n";
      REQUIRE(write(terminal, line.data(), line.size()) == static_cast<ssize_t>(line.size()));
      shown.clear();
    }
  }
  close(terminal);
  int status = 0;
  waitpid(child, &status, 0);
  UNSCOPED_INFO(shown);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("age opens what Attest seals, binary and armored, of every size around a chunk") {
  test::need_program("age");
  const RealKey key;
  for (const std::size_t size : {0, 1, 65535, 65536, 65537, 131072, 1500000})
    for (const bool armor : {false, true}) {
      const Bytes plain = test::noise(size);
      age::SealOptions options;
      options.recipients.push_back(key.identity.recipient());
      options.recipients.push_back(age::Identity::random().recipient());
      options.pad_to = 8;
      options.armor = armor;
      const std::string in = (key.folder / "sealed.age").string(), out = (key.folder / "plain").string();
      test::spit(in, age::seal(plain, std::move(options)));
      const auto ran = test::run("age -d -i " + key.file + " -o " + out + " " + in);
      INFO(ran.output << " at " << size << (armor ? " armored" : ""));
      REQUIRE(ran.status == 0);
      CHECK((size == 0 || test::slurp(out) == plain));
    }
}

TEST_CASE("Attest opens what age seals, binary and armored, of every size around a chunk") {
  test::need_program("age");
  const RealKey key;
  for (const std::size_t size : {0, 1, 65535, 65536, 65537, 131072, 1500000})
    for (const std::string armor : {"", "-a "}) {
      const Bytes plain = test::noise(size);
      const std::string in = (key.folder / "plain").string(), out = (key.folder / "sealed.age").string();
      test::spit(in, plain);
      const auto ran =
          test::run("age " + armor + "-r " + key.identity.recipient().text() + " -o " + out + " " + in);
      INFO(ran.output << " at " << size << armor);
      REQUIRE(ran.status == 0);
      CHECK(age::open(test::slurp(out), key.options()).equals(plain));
    }
}

TEST_CASE("a key of Attest's is a key of age's: age-keygen names the same public key") {
  test::need_program("age-keygen");
  test::TempFolder folder;
  const age::Identity identity = age::Identity::random();
  test::spit(folder / "key.txt", identity.text().view());
  const auto ran = test::run("age-keygen -y " + (folder / "key.txt").string());
  CHECK(ran.status == 0);
  CHECK(ran.output == identity.recipient().text() + "\n");
}

TEST_CASE(
    "age passes over an unknown stanza of Attest's and opens the file, as a lost vault's key file needs") {
  test::need_program("age");
  const RealKey key;
  age::SealOptions options;
  options.recipients.push_back(key.identity.recipient());
  options.pad_to = 8;
  options.more.push_back(
      {{"attest-vault/1", "00112233445566778899aabbccddeeff", "7", "65536", "3"}, test::noise(96)});
  options.more.push_back({{"attest-vault-slots/1"}, test::noise(8 * 128 + 5)});
  test::spit(key.folder / "store.key", age::seal(as_bytes("K_store 00ff\n"), std::move(options)));
  const auto ran = test::run("age -d -i " + key.file + " " + (key.folder / "store.key").string());
  CHECK(ran.status == 0);
  CHECK(ran.output == "K_store 00ff\n");
}

TEST_CASE("age refuses what Attest refuses: a cut file, a flipped bit, another key") {
  test::need_program("age");
  const RealKey key;
  age::SealOptions options;
  options.recipients.push_back(key.identity.recipient());
  const Bytes sealed = age::seal(test::noise(100), std::move(options));
  const auto status = [&](ByteView bytes, const std::string& with) {
    test::spit(key.folder / "x.age", bytes);
    return test::run("age -d -i " + with + " -o /dev/null " + (key.folder / "x.age").string()).status;
  };
  CHECK(status(sealed, key.file) == 0);
  CHECK(status(ByteView(sealed).first(sealed.size() - 1), key.file) != 0);
  Bytes flipped = sealed;
  flipped.back() = static_cast<Byte>(flipped.back() ^ 1);
  CHECK(status(flipped, key.file) != 0);
  CHECK(status(sealed, RealKey().file) != 0);
}

TEST_CASE("a passphrase seals and opens both ways, and age tells a wrong one too") {
  test::need_program("age");
  test::TempFolder folder;
  const std::string phrase = "correct horse battery staple";
  const Secret passphrase = Secret::from_text(phrase);
  const std::string plain = (folder / "plain").string(), sealed = (folder / "sealed.age").string();

  age::SealOptions options;
  options.passphrase = passphrase.clone();
  options.scrypt_log2n = 12;
  test::spit(sealed, age::seal(as_bytes("testimony"), std::move(options)));
  CHECK(run_in_terminal("age -d -o " + plain + " " + sealed, {phrase}) == 0);
  CHECK(as_text(test::slurp(plain)) == "testimony");
  CHECK(run_in_terminal("age -d -o /dev/null " + sealed, {"another"}) != 0);

  CHECK(run_in_terminal("age -p -o " + sealed + " " + plain, {phrase, phrase}) == 0);
  CHECK(age::open(test::slurp(sealed), {{}, &passphrase, 20}).text() == "testimony");
  const Secret wrong = Secret::from_text("another");
  CHECK(test::code_of([&] { age::open(test::slurp(sealed), {{}, &wrong, 20}); }) == Code::WrongPassphrase);
}
