// The real `minisign`, both ways.
#include "core/crypto/minisign.h"
#include "tests/support/support.h"

using namespace attest;
using namespace attest::crypto;

namespace {

const std::string comment = "attest-test/1 project 00ff sequence 7";

}  // namespace

TEST_CASE(
    "minisign verifies what Attest signs, by key file and by key text, and prints the trusted comment") {
  test::need_program("minisign");
  test::TempFolder folder;
  const auto key = minisign::SecretKey::from_seed(Secret::random(32));
  const std::string message = (folder / "message").string();
  test::spit(folder / "key.pub", as_bytes(key.public_key().file()));
  for (const std::size_t size : {0, 1, 300000}) {
    test::spit(message, test::noise(size));
    test::spit(folder / "message.minisig", as_bytes(key.sign(test::noise(size), comment)));
    const auto by_file = test::run("minisign -V -H -p " + (folder / "key.pub").string() + " -m " + message);
    INFO(by_file.output);
    CHECK(by_file.status == 0);
    CHECK(by_file.output.find("Trusted comment: " + comment) != std::string::npos);
    CHECK(test::run("minisign -V -H -P " + key.public_key().text() + " -m " + message).status == 0);
    test::spit(message, test::noise(size + 1));
    CHECK(test::run("minisign -V -H -P " + key.public_key().text() + " -m " + message).status != 0);
  }
}

TEST_CASE("minisign takes the longest trusted comment that Attest writes") {
  test::need_program("minisign");
  test::TempFolder folder;
  const auto key = minisign::SecretKey::from_seed(Secret::random(32));
  const std::string longest = comment + " " + std::string(8000 - comment.size() - 1, 'x');
  test::spit(folder / "message", {});
  test::spit(folder / "message.minisig", as_bytes(key.sign({}, longest)));
  const auto ran =
      test::run("minisign -V -H -P " + key.public_key().text() + " -m " + (folder / "message").string());
  INFO(ran.output);
  CHECK(ran.status == 0);
}

TEST_CASE("Attest verifies what minisign signs, and refuses its legacy form") {
  test::need_program("minisign");
  test::TempFolder folder;
  const std::string pub = (folder / "key.pub").string(), key_file = (folder / "key").string();
  const std::string message = (folder / "message").string();
  REQUIRE(test::run("minisign -G -W -f -p " + pub + " -s " + key_file + " </dev/null").status == 0);
  const auto key = minisign::PublicKey::parse(as_text(test::slurp(pub)), true);
  CHECK(test::code_of([&] { minisign::PublicKey::parse(as_text(test::slurp(pub))); }) == Code::Invalid);
  CHECK(key.file() == as_text(test::slurp(pub)));
  for (const std::size_t size : {0, 1, 300000}) {
    test::spit(message, test::noise(size));
    const std::string sign = "minisign -S -s " + key_file + " -m " + message + " </dev/null";
    REQUIRE(test::run(sign).status == 0);
    CHECK_NOTHROW(minisign::verify(as_text(test::slurp(message + ".minisig")), test::noise(size), key));
    REQUIRE(test::run(sign + " -t 'said on the record'").status == 0);
    const Bytes signature = test::slurp(message + ".minisig");
    CHECK(minisign::verify(as_text(signature), test::noise(size), key) == "said on the record");
    CHECK(test::code_of([&] { minisign::verify(as_text(signature), test::noise(size + 1), key); }) ==
          Code::Tampered);
    REQUIRE(test::run(sign + " -l").status == 0);
    CHECK(test::code_of([&] { minisign::Signature::parse(as_text(test::slurp(message + ".minisig"))); }) ==
          Code::Invalid);
  }
}
