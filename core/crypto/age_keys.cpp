// The keys of age as texts, and files of them.
#include <algorithm>

#include "core/crypto/age.h"
#include "core/crypto/bech32.h"
#include "core/crypto/constant_time.h"
#include "core/crypto/curve.h"

namespace attest::crypto::age {

namespace {

constexpr std::string_view recipient_prefix = "age";
constexpr std::string_view identity_prefix = "age-secret-key-";
constexpr std::size_t longest_key = 128;

// Letters of a secret, so without a branch.
std::uint32_t ones_if_lower(Byte c) {
  return ones_if_between(c, 'a', 'z');
}
std::uint32_t ones_if_upper(Byte c) {
  return ones_if_between(c, 'A', 'Z');
}
Byte upper(Byte c) {
  return static_cast<Byte>(c - (ones_if_lower(c) & ('a' - 'A')));
}
Byte lower(Byte c) {
  return static_cast<Byte>(c + (ones_if_upper(c) & ('a' - 'A')));
}

/// nullopt where there is no such key on the line.
std::optional<Identity> parse_line(std::string_view line, std::size_t number) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.empty() || line.starts_with('#')) return std::nullopt;
  try {
    return Identity::parse(line);
  } catch (const Error& e) {
    throw Error(e.code(), e.text() + " (line %1 of the key file)", {std::to_string(number)});
  }
}

}  // namespace

Recipient Recipient::parse(std::string_view text) {
  if (text.starts_with("age1pq1"))
    throw Error(Code::Invalid,
                "This is a post-quantum key (age1pq1...), which is not supported yet. Ask for an X25519 key "
                "(age1...).");
  auto key = text.size() <= longest_key ? bech32::decode(recipient_prefix, text) : std::nullopt;
  Recipient recipient;
  if (!key || key->size() != recipient.key.size())
    throw Error(Code::Invalid,
                "This is not a key that can be sealed to (age1...). Check that it was copied whole.");
  std::ranges::copy(key->view(), recipient.key.begin());
  return recipient;
}

std::string Recipient::text() const {
  return std::string(bech32::encode(recipient_prefix, key).text());
}

Identity Identity::random() {
  return from_secret(Secret::random(32));
}

Identity Identity::from_secret(Secret scalar) {
  Identity identity;
  identity.recipient_.key = x25519_public(scalar.view());
  identity.scalar_ = std::move(scalar);
  return identity;
}

Identity Identity::parse(std::string_view text) {
  return from_secret(scalar_of(text));
}

Secret scalar_of(std::string_view text) {
  if (text.starts_with("AGE-SECRET-KEY-PQ-1"))
    throw Error(Code::Invalid,
                "This is a post-quantum secret key (AGE-SECRET-KEY-PQ-1...), which is not supported yet.");
  std::optional<Secret> scalar;
  std::uint32_t wrong = 0;
  if (text.size() <= longest_key) {
    Secret small = Secret::from_text(text);
    for (Byte& c : small.span()) {
      wrong |= ones_if_lower(c);
      c = lower(c);
    }
    // That a key is written wrongly is said aloud.
    if (public_by_design(wrong == 0)) scalar = bech32::decode(identity_prefix, small.text());
  }
  if (!scalar || scalar->size() != 32)
    throw Error(Code::Invalid,
                "This is not a secret key (AGE-SECRET-KEY-1...). Check that it was copied whole.");
  return std::move(*scalar);
}

Secret Identity::text() const {
  return text_of(scalar_);
}

Secret text_of(const Secret& scalar) {
  Secret text = bech32::encode(identity_prefix, scalar.view());
  for (Byte& c : text.span()) c = upper(c);
  return text;
}

Identity read_typed_key(const Secret& text) {
  if (text.size() > (64u << 10)) throw Error(Code::Invalid, "This is far too long for a recovery key.");
  Secret typed(text.size() + 1);
  std::size_t used = 0;
  std::string_view rest = text.text();
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.starts_with("#")) continue;
    for (const char c : line) {
      if (c == ' ' || c == '\t' || c == '\r') continue;
      typed.span()[used++] = upper(static_cast<Byte>(c));
    }
  }
  const std::string_view key = as_text(typed.view().first(used));
  if (key.empty()) throw Error(Code::Invalid, "There is no recovery key (AGE-SECRET-KEY-1...) in it.");
  std::optional<Secret> scalar;
  try {
    scalar = scalar_of(key);
  } catch (const Error& e) {
    if (e.code() != Code::Invalid) throw;
    throw Error(Code::Invalid,
                "The recovery key is not whole: its checksum does not fit. Compare it with the page, letter "
                "by letter "
                "(there is no 1, B, I or O in it after the first “-1”).");
  }
  return Identity::from_secret(std::move(*scalar));
}

Secret in_groups(const Secret& key, std::string_view margin) {
  SecretText out;
  const std::string_view text = key.text();
  for (std::size_t at = 0; at < text.size(); at += 4) {
    out.append(at % 32 == 0 ? (at == 0 ? margin : std::string_view("\n")) : std::string_view(" "));
    if (at % 32 == 0 && at > 0) out.append(margin);
    out.append(text.substr(at, 4));
  }
  out.append("\n");
  return out.take();
}

std::vector<Identity> parse_identity_file(const Secret& content) {
  std::vector<Identity> identities;
  std::string_view rest = content.text();
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    if (auto identity = parse_line(rest.substr(0, end), number)) identities.push_back(std::move(*identity));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (identities.empty())
    throw Error(Code::Invalid, "There is no secret key (AGE-SECRET-KEY-1...) in the key file.");
  return identities;
}

}  // namespace attest::crypto::age
