// Run under valgrind by constant_time_test.cpp: secrets are poisoned, and memcheck reports every branch and
// every address that depends on them. One case at a time, by its name; without one, lists them.
#include <cstdio>
#include <cstring>
#include <functional>
#include <map>
#include <string>

#if __has_include(<valgrind/memcheck.h>)
#include <valgrind/memcheck.h>
#else
#define VALGRIND_MAKE_MEM_UNDEFINED(a, b) static_cast<void>(a)
#define VALGRIND_MAKE_MEM_DEFINED(a, b) static_cast<void>(a)
#define RUNNING_ON_VALGRIND 0
#endif

#include "core/crypto/age.h"
#include "core/crypto/age_header.h"
#include "core/crypto/bech32.h"
#include "core/crypto/hash.h"
#include "core/crypto/shares.h"
#include "core/crypto/shares_field.h"
#include "core/crypto/shares_words.h"

using namespace attest;
using namespace attest::crypto;

namespace {

Secret poisoned(Secret secret) {
  VALGRIND_MAKE_MEM_UNDEFINED(secret.span().data(), secret.size());
  return secret;
}
Secret poisoned(std::size_t size) {
  return poisoned(Secret::random(size));
}
/// For what the case itself looks at.
void clear(ByteView bytes) {
  VALGRIND_MAKE_MEM_DEFINED(bytes.data(), bytes.size());
}
template <class T>
void clear_value(T& value) {
  VALGRIND_MAKE_MEM_DEFINED(&value, sizeof value);
}
void must(bool holds) {
  if (!holds) std::exit(3);
}

__attribute__((noinline)) bool naive(const Byte* a, const Byte* b, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i)
    if (a[i] != b[i]) return false;
  return true;
}

const std::map<std::string, std::function<void()>> cases = {
    // These two have to be reported, or the others say nothing.
    {"control-compare",
     [] {
       const Secret a = poisoned(32), b = poisoned(32);
       must(!naive(a.view().data(), b.view().data(), 32));
     }},
    {"control-address",
     [] {
       static const Byte table[256] = {1, 2, 3};
       const Secret a = poisoned(1);
       volatile Byte looked_up = table[a.view()[0]];
       (void)looked_up;
     }},

    {"same",
     [] {
       const Secret a = poisoned(32), b = poisoned(a.clone()), c = poisoned(32);
       must(same(a.view(), b.view()));
       must(!same(a.view(), c.view()));
     }},
    {"equals",
     [] {
       const Secret a = poisoned(16), b = poisoned(a.clone());
       must(a.equals(b.view()));
     }},
    {"hex",
     [] {
       const Secret key = poisoned(48);
       SecretText text;
       text.append_hex(key.view());
       const Secret hex = text.take();
       const auto back = secret_from_hex(hex.text());
       must(back.has_value());
       must(back->equals(key.view()));
     }},
    {"bech32",
     [] {
       const Secret key = poisoned(32);
       const Secret text = bech32::encode("age-secret-key-", key.view());
       Secret copy = Secret::copy(text.view());
       clear(copy.view().first(16));  // the prefix is no secret
       const auto back = bech32::decode("age-secret-key-", copy.text());
       must(back.has_value());
       must(back->equals(key.view()));
     }},
    {"key-text",
     [] {
       const Secret key = poisoned(32);
       Secret text = age::text_of(key);
       clear(text.view().first(16));
       const Secret back = age::scalar_of(text.text());
       must(back.equals(key.view()));
     }},
    {"field",
     [] {
       std::vector<shares::Point> points;
       for (const Byte x : {Byte{0}, Byte{3}, Byte{255}}) points.push_back({x, poisoned(32)});
       const Secret between = shares::value_at(7, points);
       std::vector<shares::Point> others;
       others.push_back({7, between.clone()});
       others.push_back({3, points[1].value.clone()});
       others.push_back({255, points[2].value.clone()});
       must(shares::value_at(0, others).equals(points[0].value.view()));
     }},
    {"words",
     [] {
       Secret two = poisoned(2);
       const std::uint32_t number = (two.view()[0] | two.view()[1] << 8) & 1023;
       const shares::Letters letters = shares::word(number);
       auto found = shares::find_word(letters, shares::longest_word);
       must(found.has_value());
       bool right = *found == number;
       clear_value(right);
       must(right);
     }},
    {"split",
     [] {
       const Secret key = poisoned(32);
       // Not read back: what a person typed is read letter by letter.
       must(shares::split(key, 2, 3).size() == 3);
     }},
    {"mac",
     [] {
       const Secret file_key = poisoned(16);
       const Bytes header = to_bytes("age-encryption.org/v1\n-> X25519 abc\n---");
       const auto right = age::header_mac(file_key, header);
       auto wrong = right;
       wrong[31] ^= 1;
       must(same(age::header_mac(file_key, header), right));
       must(!same(age::header_mac(file_key, header), wrong));
     }},
    {"derivation",
     [] {
       const Secret key = poisoned(32);
       const Secret a = hkdf(key.view(), {}, "payload"), b = hkdf(key.view(), {}, "payload");
       must(a.equals(b.view()));
       const auto identity = age::Identity::from_secret(poisoned(32));
       clear(identity.recipient().key);  // a public key
       must(identity.recipient().text().size() == 62);
     }},
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    for (const auto& [name, run] : cases) std::puts(name.c_str());
    return 0;
  }
  if (!RUNNING_ON_VALGRIND) return 77;
  start();
  const auto found = cases.find(argv[1]);
  if (found == cases.end()) return 2;
  found->second();
  return 0;
}
