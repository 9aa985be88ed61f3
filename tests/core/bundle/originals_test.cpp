// Files as they came travel inside the project, and never to a partner.
#include "core/testimony/originals.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/core/bundle/bundles.h"
#include "tests/support/tape.h"

using namespace attest;
using namespace attest::bundle;
using namespace attest::test;

namespace {

const std::string maker = "ZOOM Handy Recorder of Yanji";

EntityId add_tape(Vault& vault, const RecordId& id) {
  MemorySource file(tape(maker));
  Job job;
  return testimony::add_media(vault, id, file, job).sound.media;
}

bool names(const Pieces& pieces, std::string_view part) {
  return std::any_of(pieces.begin(), pieces.end(),
                     [&](const Piece& piece) { return piece.name.find(part) != std::string::npos; });
}
bool says(const Pieces& pieces, std::string_view word) {
  return std::any_of(pieces.begin(), pieces.end(), [&](const Piece& piece) {
    return as_text(piece.content).find(word) != std::string_view::npos;
  });
}
std::vector<store::Vault::Damage> checked(Vault& vault) {
  Job job;
  auto damage = vault.check(true, job);
  for (auto& more : testimony::check_recordings(vault, true, job)) damage.push_back(std::move(more));
  for (const auto& one : damage) UNSCOPED_INFO(one.what << " " << one.where << ": " << one.reason);
  return damage;
}

}  // namespace

TEST_CASE("headquarters gets the file as it came, as a plain file with a line in the manifest") {
  TwoVaults two;
  const RecordId id = two.interview();
  const EntityId media = add_tape(*two.field, id);
  const fs::path file = two.seal(*two.field, {id}, *two.office);
  const Pieces pieces = unpack(decrypt(file, *two.office));
  const auto original = std::find_if(pieces.begin(), pieces.end(), [&](const Piece& piece) {
    return piece.name.ends_with(media.hex() + ".original.wav");
  });
  REQUIRE(original != pieces.end());
  CHECK(original->content == tape(maker));
  const auto manifest = std::find_if(pieces.begin(), pieces.end(),
                                     [](const Piece& piece) { return piece.name == "manifest-sha256.txt"; });
  CHECK(as_text(manifest->content).find(to_hex(crypto::sha256(tape(maker))) + "  " + original->name) !=
        std::string_view::npos);

  two.open(*two.office, file);
  const auto kept = testimony::original_of(*two.office, media);
  REQUIRE(kept);
  CHECK(kept->here);
  CHECK(kept->metadata.pairs.at(0).second == maker);
  const auto reader = testimony::open_original(*two.office, *kept);
  Bytes bytes(reader->size());
  reader->read_at(0, bytes);
  CHECK(bytes == tape(maker));
  CHECK(checked(*two.office).empty());
  CHECK(testimony::media_of(*two.office, id).size() == 1);
}

TEST_CASE(
    "a partner gets the sound, and neither the file nor a word of what its device wrote, and is told of no "
    "damage") {
  TwoVaults two(false);
  introduce(*two.field, *two.office, bundle::Role::Partner);
  introduce(*two.office, *two.field);
  const RecordId id = two.interview();
  const EntityId media = add_tape(*two.field, id);
  testimony::set_consent(*two.field, id, {{testimony::Use::Partner, testimony::Answer::Yes}}, {});

  Job job;
  const auto planned = bundle::plan(*two.field, two.request({id}, *two.office));
  REQUIRE(planned.left_out.size() == 1);
  CHECK(planned.left_out[0].id == id);
  const auto sealed = bundle::seal(*two.field, two.request({id}, *two.office), two.vaults.folder.path(), job);
  REQUIRE(sealed.left_out.size() == 1);
  CHECK(sealed.left_out[0].reason.find("partner") != std::string::npos);
  const Pieces pieces = unpack(decrypt(sealed.file, *two.office));
  CHECK_FALSE(names(pieces, ".original."));
  CHECK_FALSE(names(pieces, media::original_id(media).hex()));
  CHECK_FALSE(says(pieces, maker));
  CHECK_FALSE(says(pieces, to_hex(crypto::sha256(tape(maker)))));
  CHECK(names(pieces, media.hex() + ".flac"));

  two.open(*two.office, sealed.file);
  CHECK(testimony::media_of(*two.office, id).at(0).here);
  CHECK_FALSE(testimony::original_of(*two.office, media));
  CHECK(two.office->missing_parts(id) == 0);
  CHECK(checked(*two.office).empty());
}

TEST_CASE("what a partner was not told comes with a bundle of the project's own") {
  TwoVaults two;
  const RecordId id = two.interview();
  const EntityId media = add_tape(*two.field, id);
  // As a partner's copy: the journal without what the original says, and its sound.
  store::Journal journal = two.field->journal(id);
  const auto before = journal.values.size();
  for (auto value = journal.values.begin(); value != journal.values.end();)
    value = value->second.find(maker) != std::string::npos ||
                    value->second.find("\"container\"") != std::string::npos
                ? journal.values.erase(value)
                : std::next(value);
  REQUIRE(journal.values.size() + 2 == before);
  two.office->together([&] { two.office->merge(journal, [](const store::DeviceKey&) { return true; }); });
  CHECK_FALSE(testimony::original_of(*two.office, media));
  two.open(*two.office, two.seal(*two.field, {id}, *two.office));
  REQUIRE(testimony::original_of(*two.office, media));
  CHECK(testimony::original_of(*two.office, media)->here);
  CHECK(checked(*two.office).empty());
}

TEST_CASE("an original that was destroyed in the field goes at headquarters, too") {
  TwoVaults two;
  const RecordId id = two.interview();
  const EntityId media = add_tape(*two.field, id);
  two.open(*two.office, two.seal(*two.field, {id}, *two.office));
  const auto path = two.office->media_path(media::original_id(media));
  REQUIRE(fs::exists(path));
  testimony::destroy_original(*two.field, media);
  two.open(*two.office, two.seal(*two.field, {id}, *two.office));
  CHECK_FALSE(fs::exists(path));
  CHECK(testimony::original_of(*two.office, media)->destroyed == "off-record");
  CHECK(checked(*two.office).empty());
}

TEST_CASE("an original that is not the one its journal describes is refused") {
  TwoVaults two;
  const RecordId id = two.interview();
  const EntityId media = add_tape(*two.field, id);
  // Another file, sealed in its place by whoever holds the vault: the digests tell.
  const EntityId original = media::original_id(media);
  media::RecordingWriter::Begin begin;
  begin.media = original;
  begin.interview = id;
  begin.recipient = two.field->media_recipient(id);
  begin.codec = media::Codec::File;
  fs::remove(two.field->media_path(original));
  media::RecordingWriter writer(two.field->disk(), two.field->clock(), two.field->media_path(original),
                                begin);
  Bytes other = tape(maker);
  other.back() ^= 1;
  writer.sound(other, 0);
  writer.finish();
  CHECK(code_of([&] { two.seal(*two.field, {id}, *two.office); }) == Code::Damaged);
}
