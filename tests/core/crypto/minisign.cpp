#include "core/crypto/minisign.h"

#include <algorithm>

#include "tests/support/support.h"

using namespace attest;
using namespace attest::crypto;

namespace {

minisign::SecretKey key_of(int seed) {
  return minisign::SecretKey::from_seed(Secret::copy(Bytes(32, static_cast<Byte>(seed))));
}

const std::string comment = "attest-test/1 a comment";

std::string line_of(const std::string& file, int number) {
  std::size_t at = 0;
  for (int i = 0; i < number; ++i) at = file.find('\n', at) + 1;
  return file.substr(at, file.find('\n', at) - at);
}

std::string with_line(const std::string& file, int number, const std::string& line) {
  std::string out;
  for (int i = 0; i < 4; ++i) out += (i == number ? line : line_of(file, i)) + "\n";
  return out;
}

}  // namespace

TEST_CASE("what is signed verifies and gives its trusted comment back") {
  const auto key = key_of(1);
  for (const std::size_t size : {0, 1, 100000}) {
    const Bytes message = test::noise(size);
    const std::string file = key.sign(message, comment);
    CHECK(minisign::verify(file, message, key.public_key()) == comment);
    CHECK(file == key.sign_digest(blake2b_512(message), comment));
    CHECK(minisign::verify_digest(minisign::Signature::parse(file), blake2b_512(message), key.public_key()) ==
          comment);
  }
}

TEST_CASE("another message, another key, another comment and another key id are all tampering") {
  const auto key = key_of(1), other = key_of(2);
  const Bytes message = test::noise(100);
  const std::string file = key.sign(message, comment);
  const auto code = [](const std::string& f, ByteView m, const minisign::PublicKey& k) {
    return test::code_of([&] { minisign::verify(f, m, k); });
  };
  CHECK(code(file, test::noise(99), key.public_key()) == Code::Tampered);
  CHECK(code(file, message, other.public_key()) == Code::Tampered);
  CHECK(code(with_line(file, 2, "trusted comment: attest-test/1 b comment"), message, key.public_key()) ==
        Code::Tampered);
  // The other key's signature under this key's id.
  Bytes line = from_base64(line_of(other.sign(message, comment), 1), true).value();
  std::ranges::copy(key.public_key().id(), line.begin() + 2);
  CHECK(code(with_line(file, 1, to_base64(line, true)), message, key.public_key()) == Code::Tampered);
  // Two signatures that hold, but of different files.
  const std::string second = key.sign(message, "attest-test/1 another");
  CHECK(code(with_line(file, 3, line_of(second, 3)), message, key.public_key()) == Code::Tampered);
}

TEST_CASE("every flipped bit of a signature file is refused, but in the comment that nobody signed") {
  const auto key = key_of(3);
  const Bytes message = test::noise(50);
  const std::string file = key.sign(message, comment);
  const std::size_t untrusted = std::string("untrusted comment: ").size(), end = file.find('\n');
  for (std::size_t bit = 0; bit < file.size() * 8; ++bit) {
    if (bit / 8 >= untrusted && bit / 8 < end) continue;
    std::string flipped = file;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ 1 << bit % 8);
    INFO("bit " << bit);
    const Code code = test::code_of([&] { minisign::verify(flipped, message, key.public_key()); });
    REQUIRE((code == Code::Tampered || code == Code::Invalid));
  }
}

TEST_CASE("a signature file that is not exactly four lines of the right form is refused") {
  const std::string file = key_of(1).sign({}, comment);
  const auto code = [](const std::string& f) {
    return test::code_of([&] { minisign::Signature::parse(f); });
  };
  CHECK(minisign::Signature::parse(file).trusted_comment == comment);
  CHECK(code("") == Code::Invalid);
  CHECK(code(file + "\n") == Code::Invalid);
  CHECK(code(file + "x\n") == Code::Invalid);
  CHECK(code(file.substr(0, file.size() - 1)) == Code::Invalid);
  CHECK(code("\n" + file) == Code::Invalid);
  CHECK(code(with_line(file, 1, line_of(file, 1) + "=")) == Code::Invalid);
  CHECK(code(with_line(file, 1, line_of(file, 3))) == Code::Invalid);
  CHECK(code(with_line(file, 0, "untrusted comment: " + std::string(1025, 'a'))) == Code::Invalid);
  CHECK(code(with_line(file, 2, "trusted comment: " + std::string(8001, 'a'))) == Code::Invalid);
  CHECK(code(with_line(file, 2, "trusted comment: \x1b[2J")) == Code::Invalid);
  std::string crlf = file;
  for (std::size_t at = 0; (at = crlf.find('\n', at)) != std::string::npos; at += 2) crlf.insert(at, "\r");
  CHECK(code(crlf) == Code::Invalid);
  CHECK(code(std::string(1u << 20, 'a')) == Code::Invalid);
  for (std::size_t cut = 0; cut < file.size(); ++cut) REQUIRE(code(file.substr(0, cut)) == Code::Invalid);
}

TEST_CASE("a device key signs only what begins with a tag of Attest's, in one line") {
  const auto key = key_of(1);
  for (const std::string& bad : {std::string("timestamp:1"), std::string(), std::string("attest-a/1\nb"),
                                 std::string("attest-a/1\r"), "attest-" + std::string(8000, 'a')})
    CHECK(test::code_of([&] { (void)key.sign({}, bad); }) == Code::Internal);
}

TEST_CASE("a key survives both of its text forms, and its number is its own") {
  const auto key = key_of(7).public_key();
  CHECK(key.text().starts_with("RW"));
  CHECK(minisign::PublicKey::parse(key.text()) == key);
  CHECK(minisign::PublicKey::parse(key.file()) == key);
  Bytes raw = from_base64(key.text(), true).value();
  raw[2] = static_cast<Byte>(raw[2] ^ 1);
  CHECK(test::code_of([&] { minisign::PublicKey::parse(to_base64(raw, true)); }) == Code::Invalid);
  const auto foreign = minisign::PublicKey::parse(to_base64(raw, true), true);
  CHECK(foreign.id() != key.id());
  CHECK(minisign::PublicKey::parse(foreign.text(), true) == foreign);
  for (const std::string& bad : {std::string(), std::string("RW"), key.text() + "A",
                                 std::string("untrusted comment: "), key.text().substr(4)})
    CHECK(test::code_of([&] { minisign::PublicKey::parse(bad); }) == Code::Invalid);
}

TEST_CASE("legacy signatures are refused, though their keys are read") {
  for (const auto& [folder, key, file] :
       {std::tuple{"internal/testdata", "minisign.pub", "message.txt.minisig"},
        std::tuple{"go-minisign", "minisign.pub", "test.legacy.minisig"}}) {
    const auto path = test::testdata("minisign") / folder;
    const Bytes pub = test::slurp(path / key), signature = test::slurp(path / file);
    CHECK_NOTHROW(minisign::PublicKey::parse(as_text(pub), true));
    try {
      minisign::Signature::parse(as_text(signature));
      FAIL("it was read");
    } catch (const Error& e) {
      CHECK(e.code() == Code::Invalid);
      CHECK(std::string(e.what()).find("legacy") != std::string::npos);
    }
  }
}
