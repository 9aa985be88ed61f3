#include "core/crypto/hash.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/crypto/curve.h"
#include "core/crypto/kdf.h"
#include "tests/support/support.h"

using namespace attest;
using namespace attest::crypto;

namespace {

Bytes hex(const nlohmann::json& value) {
  return from_hex(value.get<std::string>()).value();
}

/// Every test of a Wycheproof file, with its group.
template <class F>
int wycheproof(const std::string& file, F&& f) {
  std::ifstream in(test::testdata("wycheproof") / "testvectors_v1" / file);
  const auto suite = nlohmann::json::parse(in);
  int count = 0;
  for (const auto& group : suite["testGroups"])
    for (const auto& test : group["tests"]) {
      INFO(file << " " << test["tcId"] << " " << test["comment"]);
      f(group, test);
      ++count;
    }
  CHECK(count == suite["numberOfTests"]);
  return count;
}

std::string hex_of(const Secret& secret) {
  return to_hex(secret.view());
}

}  // namespace

TEST_CASE("the digests give the published values") {
  CHECK(to_hex(sha256(as_bytes("abc"))) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(to_hex(sha256({})) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(to_hex(sha512(as_bytes("abc"))) ==
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
  CHECK(to_hex(blake2b_512(as_bytes("abc"))) ==  // RFC 7693, appendix A
        "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
        "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923");
  CHECK(to_hex(blake2b("abc")) == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST_CASE("a digest of pieces is the digest of the whole, wherever it is cut") {
  const Bytes message = test::noise(1000);
  for (const auto kind :
       {Digest::Kind::Sha256, Digest::Kind::Sha512, Digest::Kind::Blake2b256, Digest::Kind::Blake2b512}) {
    Digest whole(kind);
    whole.update(message);
    const Bytes expected = whole.finish();
    for (std::size_t cut = 0; cut <= message.size(); cut += 37) {
      Digest pieces(kind);
      pieces.update(ByteView(message).first(cut));
      pieces.update(ByteView(message).subspan(cut));
      CHECK(pieces.finish() == expected);
    }
  }
}

TEST_CASE("HMAC-SHA-256 agrees with every vector of Wycheproof") {
  CHECK(wycheproof("hmac_sha256_test.json", [](const auto& group, const auto& t) {
          const Hash tag = hmac_sha256(hex(t["key"]), hex(t["msg"]));
          const auto size = group["tagSize"].template get<std::size_t>() / 8;
          CHECK(same(ByteView(tag).first(size), hex(t["tag"])) == (t["result"] == "valid"));
        }) > 100);
}

TEST_CASE("HKDF-SHA-256 agrees with every vector of Wycheproof in its first block") {
  CHECK(wycheproof("hkdf_sha256_test.json", [](const auto&, const auto& t) {
          if (t["result"] != "valid") return;  // these ask for more output than HKDF has
          const Secret block = hkdf(hex(t["ikm"]), hex(t["salt"]), as_text(hex(t["info"])));
          Bytes expected = hex(t["okm"]);
          expected.resize(std::min<std::size_t>(expected.size(), 32));
          CHECK(same(block.view().first(expected.size()), expected));
        }) > 50);
}

TEST_CASE("ChaCha20-Poly1305 agrees with every vector of Wycheproof, and a wrong tag gives out zeros only") {
  CHECK(wycheproof("chacha20_poly1305_test.json", [](const auto& group, const auto& t) {
          const Bytes key = hex(t["key"]), nonce = hex(t["iv"]), ad = hex(t["aad"]), plain = hex(t["msg"]);
          Bytes sealed = hex(t["ct"]);
          const Bytes tag = hex(t["tag"]);
          sealed.insert(sealed.end(), tag.begin(), tag.end());
          Bytes opened(plain.size(), 0xee);
          if (group["ivSize"] != 96) {
            CHECK(test::code_of([&] { (void)aead_open(opened, key, nonce, ad, sealed); }) == Code::Internal);
            return;
          }
          const bool valid = t["result"] == "valid";
          CHECK(aead_open(opened, key, nonce, ad, sealed) == valid);
          CHECK(opened == (valid ? plain : Bytes(plain.size(), 0)));
          Bytes again(plain.size() + 16);
          aead_seal(again, key, nonce, ad, plain);
          CHECK((again == sealed) == valid);
        }) > 300);
}

TEST_CASE("X25519 agrees with every vector of Wycheproof, and a point of small order gives no secret") {
  CHECK(wycheproof("x25519_test.json", [](const auto&, const auto& t) {
          const auto shared = x25519(hex(t["private"]), hex(t["public"]));
          const Bytes expected = hex(t["shared"]);
          const bool zero = std::ranges::all_of(expected, [](Byte b) { return b == 0; });
          if (t["result"] == "valid") REQUIRE(shared);
          if (zero) CHECK_FALSE(shared);
          if (shared) CHECK(shared->equals(expected));
        }) > 500);
}

TEST_CASE("Ed25519 agrees with every vector of Wycheproof") {
  CHECK(wycheproof("ed25519_test.json", [](const auto& group, const auto& t) {
          const Bytes signature = hex(t["sig"]);
          const Bytes key = hex(group["publicKey"]["pk"]);
          const bool valid = t["result"] == "valid";
          if (signature.size() == 64)
            CHECK(ed25519_holds(signature, hex(t["msg"]), key) == valid);
          else
            CHECK_FALSE(valid);
        }) > 100);
}

TEST_CASE("scrypt gives the published value") {
  // RFC 7914, section 12, third vector (N = 16384, r = 8, p = 1), first 32 bytes.
  CHECK(hex_of(scrypt(Secret::from_text("pleaseletmein"), as_bytes("SodiumChloride"), 14)) ==
        "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2");
}

TEST_CASE("Argon2id gives what the reference implementation gives with one lane") {
  // RFC 9106 prints vectors with four lanes only; these are the output of the reference library (libargon2
  // 20171227).
  Bytes salt(16);
  for (Byte i = 0; i < 16; ++i) salt[i] = i;
  const auto key = [&](std::string_view passphrase, std::uint32_t kib, std::uint32_t passes) {
    return hex_of(argon2id(Secret::from_text(passphrase), salt, {kib, passes}));
  };
  CHECK(key("password", 64, 1) == "9c493022877348e034719bce110c99301e5d4d16acacc6a829000ff2044b1b0c");
  CHECK(key("password", 65536, 2) == "3fde0023e9c90652edac14784971e4258e084751bce00b5965d995c639b15cff");
  CHECK(key("", 65536, 3) == "cabd8eb65ac84e96b96e15047b5d84c21dcf0d387defa2220c7d4a6ddbf92a6c");
}

TEST_CASE("a cost outside what is accepted is refused before any memory is taken") {
  const Secret passphrase = Secret::from_text("x");
  const Bytes salt(16);
  for (const KdfCost cost :
       {KdfCost{4096 * 1024 + 1, 3}, KdfCost{65536, 65}, KdfCost{65536, 0}, KdfCost{7, 3}})
    CHECK(test::code_of([&] { argon2id(passphrase, salt, cost); }) == Code::Invalid);
  CHECK(test::code_of([&] { argon2id(passphrase, Bytes(15), KdfCost::floor()); }) == Code::Internal);
}

TEST_CASE("a key that needs more memory than there is says so, and is never taken for a wrong passphrase") {
  std::uint64_t pages = 0;
  std::ifstream("/proc/self/statm") >> pages;
  const auto now = static_cast<rlim_t>(pages) * static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
  rlimit before{};
  REQUIRE(getrlimit(RLIMIT_AS, &before) == 0);
  const rlimit tight{now + (256u << 20), before.rlim_max};
  REQUIRE(setrlimit(RLIMIT_AS, &tight) == 0);
  const Secret passphrase = Secret::from_text("x");
  const Bytes salt(16);
  const Code argon = test::code_of([&] { argon2id(passphrase, salt, {512 * 1024, 1}); });
  const Code with_scrypt = test::code_of([&] { scrypt(passphrase, salt, 19); });
  setrlimit(RLIMIT_AS, &before);
  CHECK(argon == Code::NotEnoughMemory);
  CHECK(with_scrypt == Code::NotEnoughMemory);
}

TEST_CASE("a calibrated cost is never below the floor and never takes more than a quarter of memory") {
  CHECK(calibrate(0) == KdfCost::floor());
  const KdfCost cost = calibrate(400);
  CHECK(cost.memory_kib >= KdfCost::floor().memory_kib);
  CHECK(cost.memory_kib <= 512 * 1024);
  CHECK(cost.passes >= 3);
}
