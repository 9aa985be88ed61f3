// The file that a recording was made of: kept, checked, erased with it, and destroyed where a part of it must
// not exist.
#include "core/testimony/originals.h"

#include "core/testimony/erasure.h"
#include "core/testimony/interview.h"
#include "tests/support/damage.h"
#include "tests/support/tape.h"
#include "tests/support/vaults.h"

using namespace attest;
using namespace attest::testimony;
using attest::test::code_of;
using attest::test::noise;
using attest::test::slurp;
using attest::test::spit;
using attest::test::tape;
using attest::test::TempFolder;
using attest::test::Vaults;
namespace fs = std::filesystem;
using store::Vault;

namespace {

EntityId add(Vault& vault, const RecordId& id, const Bytes& bytes) {
  MemorySource file(bytes);
  Job job;
  return add_media(vault, id, file, job).sound.media;
}

Bytes bytes_of(const Vault& vault, const EntityId& media) {
  const auto original = original_of(vault, media);
  REQUIRE(original);
  const auto reader = open_original(vault, *original);
  Bytes bytes(reader->size());
  REQUIRE(reader->read_at(0, bytes) == bytes.size());
  return bytes;
}

std::vector<Vault::Damage> checked(Vault& vault, bool deep = true) {
  Job job;
  auto damage = vault.check(true, job);
  for (auto& more : check_recordings(vault, deep, job)) damage.push_back(std::move(more));
  for (const auto& one : damage) UNSCOPED_INFO(one.what << " " << one.where << ": " << one.reason);
  return damage;
}

std::size_t files_in_media(const Vault& vault) {
  return entries_of(vault.folder() / "media").size();
}

}  // namespace

TEST_CASE("what came is kept beside the recording that was made of it, with what its device wrote") {
  Vaults vaults;
  const auto vault = vaults.create("field");
  const RecordId id = create_interview(*vault, {});
  const Bytes file = tape();
  const EntityId media = add(*vault, id, file);
  CHECK(media_of(*vault, id).size() == 1);
  CHECK(files_in_media(*vault) == 2);
  const auto original = original_of(*vault, media);
  REQUIRE(original);
  CHECK(original->here);
  CHECK(original->destroyed.empty());
  CHECK(original->file.container == "wav");
  CHECK(original->file.facts.sha256 == to_hex(crypto::sha256(file)));
  CHECK(original->file.facts.size == file.size());
  CHECK(original->metadata.pairs == std::vector<std::pair<std::string, std::string>>{{"ISFT", "ZOOM"}});
  CHECK(bytes_of(*vault, media) == file);
  CHECK(checked(*vault).empty());
  // Nothing of it stands in the clear.
  for (const auto& path : entries_of(vault->folder() / "media"))
    CHECK(as_text(slurp(path)).find("ZOOM") == std::string_view::npos);
}

TEST_CASE("an import that was cut before the journal named it leaves nothing, and after that, everything") {
  Vaults vaults;
  const RecordId id = [&] { return create_interview(*vaults.create("field"), {}); }();
  const Bytes file = tape();
  for (const bool named : {false, true}) {
    INFO(named);
    auto vault = vaults.open("field");
    const EntityId media = add(*vault, id, file);
    const auto sound = vault->media_path(media), original = vault->media_path(media::original_id(media));
    if (named) {  // between the commit and the names
      fs::rename(sound, sound.string() + ".part");
      fs::rename(original, original.string() + ".part");
      CHECK(recover_recordings(*vault).empty());
      CHECK(bytes_of(*vault, media) == file);
      CHECK(checked(*vault).empty());
    } else {  // before the commit: files that no journal names
      const EntityId unknown = EntityId::random();
      media::RecordingWriter::Begin begin;
      begin.media = unknown;
      begin.interview = id;
      begin.recipient = vault->media_recipient(id);
      begin.origin = "added";
      {
        media::RecordingWriter writer(vault->disk(), vault->clock(),
                                      vault->media_path(unknown).string() + ".part", begin);
        writer.sound(noise(500), 4800);
      }
      begin.media = media::original_id(unknown);
      begin.codec = media::Codec::File;
      {
        media::RecordingWriter writer(vault->disk(), vault->clock(),
                                      vault->media_path(begin.media).string() + ".part", begin);
        writer.sound(noise(500), 0);
        writer.finish();
      }
      CHECK(files_in_media(*vault) == 4);
      CHECK(recover_recordings(*vault).empty());
      CHECK(files_in_media(*vault) == 2);
      CHECK(checked(*vault).empty());
    }
  }
}

TEST_CASE("an original that is missing or damaged is reported as that") {
  Vaults vaults;
  const auto vault = vaults.create("field");
  const RecordId id = create_interview(*vault, {});
  const EntityId media = add(*vault, id, tape());
  const auto path = vault->media_path(media::original_id(media));
  attest::test::flip(path, {30'000});
  const auto damaged = checked(*vault);
  REQUIRE_FALSE(damaged.empty());
  for (const auto& one : damaged) {
    CHECK(one.kind == Vault::Damage::Kind::Recording);
    CHECK(one.what == "the file that a recording was made of");
    CHECK(one.media == media::original_id(media));
  }
  CHECK(checked(*vault, false).empty());
  fs::remove(path);
  const auto missing = checked(*vault, false);
  REQUIRE(missing.size() == 1);
  CHECK(missing[0].kind == Vault::Damage::Kind::MissingRecording);
  CHECK_FALSE(original_of(*vault, media)->here);
  CHECK(code_of([&] { bytes_of(*vault, media); }) == Code::NotFound);
  CHECK(media_of(*vault, id).at(0).here);
}

TEST_CASE(
    "destroying an original leaves the recording and the digest, here, in backups made after it, for ever") {
  Vaults vaults;
  auto vault = vaults.create("field");
  const RecordId id = create_interview(*vault, {});
  const Bytes file = tape();
  const EntityId media = add(*vault, id, file);
  const EntityId kept = add(*vault, id, tape("ZOOM", 2));
  TempFolder disk;
  Job job;
  vault->backup(disk.path(), job);
  const auto files_in_backup = [&] {
    std::size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(disk.path()))
      files += entry.path().parent_path().filename() == "media";
    return files;
  };
  CHECK(files_in_backup() == 4);
  CHECK_FALSE(vault->backups().at(0).stale);

  destroy_original(*vault, media);
  destroy_original(*vault, media);  // once more: nothing
  CHECK(vault->backups().at(0).stale);
  CHECK_FALSE(fs::exists(vault->media_path(media::original_id(media))));
  const auto original = original_of(*vault, media);
  REQUIRE(original);
  CHECK(original->destroyed == "off-record");
  CHECK_FALSE(original->here);
  CHECK(original->file.facts.sha256 == to_hex(crypto::sha256(file)));
  CHECK(code_of([&] { open_original(*vault, *original); }) == Code::NotFound);
  CHECK(bytes_of(*vault, kept) == tape("ZOOM", 2));
  CHECK(checked(*vault).empty());
  vault->backup(disk.path(), job);
  CHECK(files_in_backup() == 3);

  // What a restored copy, or a power loss between journal and disk, brings back goes again.
  spit(vault->media_path(media::original_id(media)), to_bytes("its bytes"));
  vault.reset();
  vault = vaults.open("field");
  recover_recordings(*vault);
  CHECK_FALSE(fs::exists(vault->media_path(media::original_id(media))));
}

TEST_CASE("a span off the record takes the file that the recording was made of with it") {
  Vaults vaults;
  const auto vault = vaults.create("field");
  const RecordId id = create_interview(*vault, {});
  const EntityId media = add(*vault, id, tape());
  Job job;
  say_off_record(*vault, media_of(*vault, id).at(0), 200, 500, job);
  CHECK_FALSE(fs::exists(vault->media_path(media::original_id(media))));
  CHECK(original_of(*vault, media)->destroyed == "off-record");
  CHECK(media_of(*vault, id).at(0).here);
  CHECK(checked(*vault).empty());
}

TEST_CASE("a backup holds originals, and a restored vault has them") {
  Vaults vaults;
  const auto vault = vaults.create("field");
  const RecordId id = create_interview(*vault, {});
  const EntityId media = add(*vault, id, tape());
  TempFolder disk;
  Job job;
  vault->backup(disk.path(), job);
  const auto passphrase = Vaults::passphrase();
  const auto restored = Vault::restore(vaults.disk, vaults.clock, disk.path(), vaults.folder / "again",
                                       store::Opening::with(passphrase), job);
  CHECK(restored.damage.empty());
  const auto again =
      Vault::open(vaults.disk, vaults.clock, vaults.folder / "again", passphrase, Vault::Access::Write);
  CHECK(bytes_of(*again, media) == tape());
  CHECK(checked(*again).empty());
}

TEST_CASE("erasing and discarding an interview take its originals") {
  Vaults vaults;
  const auto vault = vaults.create("field");
  for (const bool discard : {false, true}) {
    const RecordId id = create_interview(*vault, {});
    add(*vault, id, tape());
    CHECK(plan_erasure(*vault, id).recordings == 1);
    CHECK(plan_erasure(*vault, id).bytes > 96'000 + 50'000);
    Job job;
    discard ? discard_interview(*vault, id, job) : erase_interview(*vault, id, "withdrawn", job);
    CHECK(files_in_media(*vault) == 0);
    CHECK(checked(*vault).empty());
  }
}

TEST_CASE("an original whose description was lost is told anew from its own bytes") {
  Vaults vaults;
  auto vault = vaults.create("field");
  const RecordId id = create_interview(*vault, {});
  const Bytes file = tape();
  const EntityId media = add(*vault, id, file);
  const fs::path folder = vault->folder();
  vault.reset();
  attest::test::lose(folder, id, false, true);
  Job job;
  const auto passphrase = Vaults::passphrase();
  Vault::repair(vaults.disk, vaults.clock, folder, store::Opening::with(passphrase), job);
  vault = vaults.open("field");
  recover_recordings(*vault);
  CHECK(media_of(*vault, id).size() == 1);
  CHECK(bytes_of(*vault, media) == file);
  CHECK(original_of(*vault, media)->metadata.pairs.size() == 1);
}
