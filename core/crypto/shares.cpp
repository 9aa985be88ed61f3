#include "core/crypto/shares.h"

#include <openssl/evp.h>

#include <algorithm>
#include <map>
#include <span>
#include <string>

#include "core/crypto/hash.h"
#include "core/crypto/libcrypto.h"
#include "core/crypto/shares_field.h"
#include "core/crypto/shares_sheet.h"
#include "core/foundation/error.h"

namespace attest::crypto::shares {

namespace {

constexpr std::size_t attest_secret = 32;
constexpr int most_members = 16;
/// As many as a set can have: 16 groups of 16.
constexpr std::size_t most_sheets = 256;
constexpr std::size_t longest_passphrase = 4096;
/// 2^10 times the usual work takes some ten seconds. What asks for more is a mistake, or meant to hang us.
constexpr int highest_exponent = 10;
constexpr Byte secret_at = 255;
constexpr Byte digest_at = 254;
constexpr std::size_t digest_size = 4;

/// What tells a right secret from a wrong one: the first bytes of a hash under a key that is shared with it.
Secret digest_of(ByteView secret, ByteView key) {
  Hash hash = hmac_sha256(key, secret);
  Secret digest = Secret::copy(ByteView(hash).first(digest_size));
  wipe(hash);
  return digest;
}

/// The values of the members 0 to count - 1.
std::vector<Point> divide(const Secret& secret, int need, int count) {
  std::vector<Point> members;
  std::vector<Point> base;
  for (int i = 0; i < need - 2; ++i) {
    members.push_back({static_cast<Byte>(i), Secret::random(secret.size())});
    base.push_back({static_cast<Byte>(i), members.back().value.clone()});
  }
  Secret digest = Secret::random(secret.size());  // its key is what stays of this
  std::ranges::copy(digest_of(secret.view(), digest.view().subspan(digest_size)).view(),
                    digest.span().begin());
  base.push_back({digest_at, std::move(digest)});
  base.push_back({secret_at, secret.clone()});
  for (int i = need - 2; i < count; ++i)
    members.push_back({static_cast<Byte>(i), value_at(static_cast<Byte>(i), base)});
  return members;
}

/// The secret of which these are exactly the members that are needed.
Secret join(std::span<const Point> members) {
  if (members.size() == 1) return members.front().value.clone();
  Secret secret = value_at(secret_at, members);
  const Secret digest = value_at(digest_at, members);
  if (!digest_of(secret.view(), digest.view().subspan(digest_size)).equals(digest.view().first(digest_size)))
    throw Error(Code::Damaged,
                "These sheets look right, but do not fit together: one of them is of another set, or was "
                "altered. Try again with other sheets of the set.");
  return secret;
}

enum class Way { Encrypt, Decrypt };

/// One round's key stream: PBKDF2-HMAC-SHA-256.
Secret stream_of(int round, const Secret& passphrase, const Share& share, ByteView half) {
  constexpr int usual_iterations = 10000 / 4;
  Secret password(1 + passphrase.size());
  password.span().front() = static_cast<Byte>(round);
  std::ranges::copy(passphrase.view(), password.span().begin() + 1);
  Bytes prefix;
  if (!share.extendable) {
    prefix = to_bytes("shamir");
    prefix.push_back(static_cast<Byte>(share.identifier >> 8));
    prefix.push_back(static_cast<Byte>(share.identifier));
  }
  Secret salt(prefix.size() + half.size());
  std::ranges::copy(half, std::ranges::copy(prefix, salt.span().begin()).out);
  Secret stream(half.size());
  need(PKCS5_PBKDF2_HMAC(password.text().data(), static_cast<int>(password.size()), salt.view().data(),
                         static_cast<int>(salt.size()), usual_iterations << share.iteration_exponent,
                         EVP_sha256(), static_cast<int>(stream.size()), stream.span().data()) == 1);
  return stream;
}

/// The four rounds of a Feistel cipher that the standard lays over the secret before it is divided.
Secret cipher(Way way, const Secret& in, const Secret& passphrase, const Share& share) {
  constexpr int rounds = 4;
  const std::size_t half = in.size() / 2;
  Secret left = Secret::copy(in.view().first(half));
  Secret right = Secret::copy(in.view().subspan(half));
  for (int i = 0; i < rounds; ++i) {
    const int round = way == Way::Encrypt ? i : rounds - 1 - i;
    const Secret stream = stream_of(round, passphrase, share, right.view());
    for (std::size_t at = 0; at < half; ++at) left.span()[at] ^= stream.view()[at];
    std::swap(left, right);
  }
  Secret out(in.size());
  std::ranges::copy(left.view(), std::ranges::copy(right.view(), out.span().begin()).out);
  return out;
}

Sheet read_one(const Secret& words, std::size_t which) {
  try {
    return read_sheet(words.text());
  } catch (const Error& e) {
    auto arguments = e.arguments();
    arguments.push_back(std::to_string(which));
    const std::string place = " (sheet %" + std::to_string(arguments.size()) + " of those given)";
    throw Error(e.code(), e.text() + place, std::move(arguments));
  }
}

[[noreturn]] void of_different_sets(std::size_t one, std::size_t other) {
  throw Error(Code::Invalid,
              "Sheets %1 and %2 of those given are of different sets. Use sheets of one set only.",
              {std::to_string(one), std::to_string(other)});
}

bool same_set(const Share& a, const Share& b) {
  return a.identifier == b.identifier && a.extendable == b.extendable &&
         a.iteration_exponent == b.iteration_exponent && a.groups_needed == b.groups_needed &&
         a.groups == b.groups && a.secret_size == b.secret_size;
}

/// The different sheets of one group.
struct Group {
  int need = 0;
  std::vector<Point> members;
  std::vector<std::size_t> given;  ///< for each member, which of the given sheets it was

  bool complete() const { return static_cast<int>(members.size()) >= need; }
  Secret secret() const { return join(std::span(members).first(static_cast<std::size_t>(need))); }

  void add(Sheet sheet, std::size_t which) {
    if (members.empty()) need = sheet.share.need;
    if (need != sheet.share.need) of_different_sets(given.front(), which);
    const auto x = static_cast<Byte>(sheet.share.number - 1);
    const auto found = std::ranges::find(members, x, &Point::x);
    if (found == members.end()) {
      members.push_back({x, std::move(sheet.value)});
      given.push_back(which);
    } else if (!found->value.equals(sheet.value.view())) {
      throw Error(
          Code::Invalid,
          "Sheets %1 and %2 of those given bear the same number, but different words. One of them is "
          "not of this set.",
          {std::to_string(given[static_cast<std::size_t>(found - members.begin())]), std::to_string(which)});
    }
  }
};

[[noreturn]] void sheets_missing(const Group& group) {
  throw Error(Code::Invalid, "%1 of the %2 sheets that are needed are here. Add more sheets of the same set.",
              {std::to_string(group.members.size()), std::to_string(group.need)});
}

}  // namespace

std::vector<Secret> split(const Secret& secret, int need, int of) {
  if (secret.size() != attest_secret) throw Error(Code::Internal, "A key that is divided has 32 bytes.");
  if (need < 2 || need > of || of > most_members)
    throw Error(Code::Invalid,
                "A key is divided into 2 to %1 sheets, of which at least 2 are needed to get it back.",
                {std::to_string(most_members)});
  Bytes drawn = random_bytes(2);
  Share share;
  share.identifier = (drawn[0] << 8 | drawn[1]) & 0x7fff;
  share.need = need;
  std::vector<Secret> sheets;
  for (const Point& member : divide(cipher(Way::Encrypt, secret, {}, share), need, of)) {
    share.number = member.x + 1;
    sheets.push_back(write_sheet(share, member.value.view()));
  }
  return sheets;
}

Share inspect(const Secret& words) {
  return read_sheet(words.text()).share;
}

Secret combine(const std::vector<Secret>& sheets) {
  return combine(sheets, {});
}

Secret combine(const std::vector<Secret>& sheets, const Secret& passphrase) {
  if (sheets.empty()) throw Error(Code::Invalid, "There is no sheet here. Enter the words of the sheets.");
  if (sheets.size() > most_sheets)
    throw Error(Code::Invalid, "There are more than %1 sheets here. Enter the sheets of one set only.",
                {std::to_string(most_sheets)});
  if (passphrase.size() > longest_passphrase)
    throw Error(Code::Invalid, "The passphrase of the sheets is longer than %1 bytes.",
                {std::to_string(longest_passphrase)});
  std::map<int, Group> groups;
  Share first;
  for (std::size_t which = 1; which <= sheets.size(); ++which) {
    Sheet sheet = read_one(sheets[which - 1], which);
    if (which == 1) first = sheet.share;
    if (!same_set(first, sheet.share)) of_different_sets(1, which);
    const int number = sheet.share.group;
    groups[number].add(std::move(sheet), which);
  }
  if (first.iteration_exponent > highest_exponent)
    throw Error(
        Code::Invalid,
        "These sheets ask for more work than Attest does (iteration exponent %1; at most %2). Use the "
        "program that made them.",
        {std::to_string(first.iteration_exponent), std::to_string(highest_exponent)});

  std::vector<Point> parts;
  for (const auto& [number, group] : groups) {
    if (first.groups == 1 && !group.complete()) sheets_missing(group);
    if (group.complete() && static_cast<int>(parts.size()) < first.groups_needed)
      parts.push_back({static_cast<Byte>(number - 1), group.secret()});
  }
  if (static_cast<int>(parts.size()) < first.groups_needed)
    throw Error(
        Code::Invalid,
        "%1 of the %2 groups of sheets that are needed are complete. Add more sheets of the same set.",
        {std::to_string(parts.size()), std::to_string(first.groups_needed)});
  return cipher(Way::Decrypt, join(parts), passphrase, first);
}

age::Identity recovery_key(const std::vector<Secret>& sheets) {
  Secret key = combine(sheets);
  if (key.size() != 32) throw Error(Code::Invalid, "These sheets hold another program's key, not a vault's.");
  return age::Identity::from_secret(std::move(key));
}

}  // namespace attest::crypto::shares
