#include "core/bundle/contacts.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/core/bundle/bundles.h"

using namespace attest;
using namespace attest::bundle;
using namespace attest::test;

namespace {

std::string signed_card(const Vault& vault, const Json& json, const std::string& comment) {
  const std::string line = canonical(json) + "\n";
  return line + vault.device_signer().sign(as_bytes(line), comment);
}
Json card_json(const std::string& card) {
  return Json::parse(card.substr(0, card.find('\n')));
}

}  // namespace

TEST_CASE("a contact card says who a device is, and its fingerprint is the one that the device shows") {
  TwoVaults two(false);
  const Card card = read_card(write_card(*two.field));
  CHECK(card.name == "field");
  CHECK(card.project == two.field->info().project);
  CHECK(card.project_name == two.field->info().project_name);
  CHECK(card.recipient == two.field->device_identity().recipient());
  CHECK(card.key == two.field->device_signer().public_key());
  CHECK(card.fingerprint == fingerprint(*two.field));
  CHECK(card.fingerprint.size() == 29);
  CHECK(card.fingerprint != fingerprint(*two.office));
}

TEST_CASE("any flipped byte of a contact card is refused") {
  TwoVaults two(false);
  const std::string card = write_card(*two.field);
  const std::size_t untrusted = card.find('\n') + 1;  // minisign's untrusted comment is nobody's word
  const std::size_t after = card.find('\n', untrusted);
  for (std::size_t i = 0; i < card.size(); ++i) {
    if (i >= untrusted && i < after) continue;
    std::string flipped = card;
    flipped[i] = static_cast<char>(flipped[i] ^ 1);
    INFO("byte " << i);
    CHECK_THROWS_AS(read_card(flipped), Error);
  }
}

TEST_CASE("a contact card in another form is refused") {
  TwoVaults two(false);
  const std::string card = write_card(*two.field);
  const std::string comment = "attest-card/1 project=" + two.field->info().project.hex();
  const auto refusal = [&](const std::string& text) { return code_of([&] { read_card(text); }); };
  CHECK(refusal("") == Code::Invalid);
  CHECK(refusal("hello\n") == Code::Invalid);
  CHECK(refusal(std::string(100'000, '\n')) == Code::Invalid);
  CHECK(refusal(card + "more\n") == Code::Invalid);
  for (std::size_t size = 0; size < card.size(); size += 7)
    CHECK_THROWS_AS(read_card(card.substr(0, size)), Error);

  Json json = card_json(card);
  CHECK(read_card(signed_card(*two.field, json, comment)).name == "field");
  CHECK(refusal(signed_card(*two.field, json, "attest-card/1 project=" + std::string(32, '0'))) ==
        Code::Tampered);
  CHECK(refusal(signed_card(*two.office, json, comment)) == Code::Tampered);
  json["more"] = 1;
  CHECK(refusal(signed_card(*two.field, json, comment)) == Code::Invalid);
  json = card_json(card);
  json["format"] = "attest-card/2";
  CHECK(refusal(signed_card(*two.field, json, comment)) == Code::NewerVersion);
  json["format"] = "attest-card/1";
  for (const char* name : {"", "a\nb", "a\u202Eb", "\x1b[2J"}) {
    json["name"] = name;
    CHECK(refusal(signed_card(*two.field, json, comment)) == Code::Invalid);
  }
}

TEST_CASE("a contact is found by its name, with the fingerprint of its card") {
  TwoVaults two(false);
  const Card card = read_card(write_card(*two.office));
  const Contact added = add_contact(*two.field, card, "the office", Role::Headquarters, false);
  const Contact found = find_contact(*two.field, "the office");
  CHECK(found.id == added.id);
  CHECK(found.role == Role::Headquarters);
  CHECK_FALSE(found.trusted);
  CHECK(found.fingerprint == fingerprint(*two.office));
  CHECK(found.recipient == card.recipient);
  CHECK(found.key == card.key);
  CHECK(contacts(*two.field).size() == 1);
  CHECK(code_of([&] { find_contact(*two.field, "office"); }) == Code::NotFound);
}

TEST_CASE("a device is trusted once a person says so, and until a person says otherwise") {
  TwoVaults two(false);
  const auto key = two.office->device_signer().public_key();
  CHECK(trusted_device(*two.field, two.field->device_signer().public_key()));
  CHECK_FALSE(trusted_device(*two.field, key));
  const Contact contact = introduce(*two.field, *two.office, Role::Colleague, false);
  CHECK_FALSE(trusted_device(*two.field, key));
  trust_contact(*two.field, contact.id, true);
  CHECK(trusted_device(*two.field, key));
  trust_contact(*two.field, contact.id, false);
  CHECK_FALSE(trusted_device(*two.field, key));
  CHECK(code_of([&] { trust_contact(*two.field, EntityId::random(), true); }) == Code::NotFound);
}

TEST_CASE("another project's card, one's own card and a taken name are refused") {
  TwoVaults two(false);
  const auto stranger = two.vaults.create("stranger");
  const auto third = two.vaults.create("third", "A3", two.field.get());
  CHECK(code_of([&] { introduce(*two.field, *stranger); }) == Code::Refused);
  CHECK(code_of([&] { introduce(*two.field, *two.field); }) == Code::Invalid);
  introduce(*two.field, *two.office);
  CHECK(code_of([&] {
          add_contact(*two.field, read_card(write_card(*third)), "office", Role::Partner, true);
        }) == Code::Invalid);
  CHECK(contacts(*two.field).size() == 1);
}

TEST_CASE("the same card again changes the contact and makes no second one, and keeps its trust") {
  TwoVaults two;
  const Contact again = introduce(*two.field, *two.office, Role::Partner, false);
  CHECK(again.role == Role::Partner);
  CHECK(again.trusted);
  CHECK(contacts(*two.field).size() == 1);
}

TEST_CASE("a card that says something else by the same key has to be compared again") {
  TwoVaults two;
  Json json = card_json(write_card(*two.office));
  json["name"] = "renamed";
  const auto card =
      read_card(signed_card(*two.office, json, "attest-card/1 project=" + two.office->info().project.hex()));
  CHECK_FALSE(add_contact(*two.field, card, {}, Role::Colleague, false).trusted);
  CHECK_FALSE(trusted_device(*two.field, two.office->device_signer().public_key()));
}

TEST_CASE("the words for roles are three") {
  for (const Role role : {Role::Headquarters, Role::Colleague, Role::Partner})
    CHECK(parse_role(name(role)) == role);
  CHECK(code_of([] { parse_role("boss"); }) == Code::Invalid);
}
