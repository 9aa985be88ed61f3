// The keys of age as texts, and files of them.
#include <algorithm>

#include "core/crypto/age.h"
#include "core/crypto/bech32.h"
#include "core/crypto/curve.h"

namespace attest::crypto::age {

namespace {

constexpr std::string_view recipient_prefix = "age";
constexpr std::string_view identity_prefix = "age-secret-key-";
constexpr std::size_t longest_key = 128;

bool is_lower(Byte c) {
  return c >= 'a' && c <= 'z';
}
bool is_upper(Byte c) {
  return c >= 'A' && c <= 'Z';
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
  if (text.size() <= longest_key &&
      std::ranges::none_of(text, [](char c) { return is_lower(static_cast<Byte>(c)); })) {
    Secret lower = Secret::from_text(text);
    for (Byte& c : lower.span())
      if (is_upper(c)) c = static_cast<Byte>(c + ('a' - 'A'));
    scalar = bech32::decode(identity_prefix, lower.text());
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
  for (Byte& c : text.span())
    if (is_lower(c)) c = static_cast<Byte>(c - ('a' - 'A'));
  return text;
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
