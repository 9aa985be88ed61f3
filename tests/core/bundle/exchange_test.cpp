// Bundles between people who trust each other.
#include <catch2/catch_test_macros.hpp>

#include "core/testimony/project.h"
#include "tests/core/bundle/bundles.h"

using namespace attest;
using namespace attest::bundle;
using namespace attest::test;
using Status = store::MergeOutcome::Status;

namespace {

Status status_of(const Opened& opened, const RecordId& id) {
  for (const auto& record : opened.records)
    if (record.id == id) return record.outcome.status;
  FAIL("the bundle did not hold the record");
  return Status::Refused;
}

Bytes sound_of(const Vault& vault, const RecordId& interview) {
  const auto media = testimony::media_of(vault, interview).at(0);
  const auto reader = testimony::open_media(vault, media);
  Bytes bytes(reader->size());
  REQUIRE(reader->read_at(0, bytes) == bytes.size());
  return bytes;
}

std::vector<Json> events(const Vault& vault, const std::string& what) {
  std::vector<Json> found;
  for (const auto& event : vault.entities_in(vault.ledger(), "event"))
    if (event.text("what") == what) found.push_back(event.doc);
  return found;
}

}  // namespace

TEST_CASE("a bundle carries an interview whole: fields, transcript, codings, codes, sound") {
  TwoVaults two;
  const RecordId id = two.whole_interview();
  const fs::path file = two.seal(*two.field, {id}, *two.office);
  CHECK(file.extension() == ".age");
  CHECK(file.filename().string().size() == 20);

  const Opened opened = two.open(*two.office, file);
  CHECK(opened.sender_name == "field");
  CHECK_FALSE(opened.seen_before);
  CHECK(status_of(opened, id) == Status::New);
  CHECK(testimony::interview(*two.office, id).fields.at("summary") == "about the border");
  const auto codings = coding::codings(*two.office, id);
  REQUIRE(codings.size() == 1);
  CHECK(codings[0].text == "walked");
  CHECK(codings[0].code_path == "journey/walking");
  CHECK(codings[0].memo == "by night");
  CHECK(sound_of(*two.office, id) == sound_of(*two.field, id));
  const auto media = testimony::media_of(*two.office, id).at(0);
  CHECK(media.here);
  Job job;
  CHECK(testimony::open_media(*two.office, media)->verify(job).empty());
  CHECK(testimony::open_media(*two.office, media)->facts().root == media.facts.root);
  CHECK(testimony::open_media(*two.office, media)->peaks().size() == 2);
  CHECK(digests(*two.office) == digests(*two.field));
}

TEST_CASE("the received recording still opens after the vault has been shut") {
  TwoVaults two;
  const RecordId id = two.whole_interview();
  two.open(*two.office, two.seal(*two.field, {id}, *two.office));
  const Bytes sound = sound_of(*two.field, id);
  two.office.reset();
  two.office = two.vaults.open("office");
  testimony::recover_recordings(*two.office);
  CHECK(sound_of(*two.office, id) == sound);
}

TEST_CASE("opening a bundle again changes nothing and says so") {
  TwoVaults two;
  const fs::path file = two.seal(*two.field, {two.whole_interview()}, *two.office);
  two.open(*two.office, file);
  const Trace before = trace(*two.office);
  for (int i = 0; i < 3; ++i) {
    const Opened again = two.open(*two.office, file);
    CHECK(again.seen_before);
    for (const auto& record : again.records) CHECK(record.outcome.status == Status::Already);
  }
  CHECK(trace(*two.office) == before);
}

TEST_CASE("a bundle that was seen before is checked again") {
  TwoVaults two;
  const fs::path file = two.seal(*two.field, {two.whole_interview()}, *two.office);
  two.open(*two.office, file);
  Bytes bytes = slurp(file);
  bytes[bytes.size() / 2] ^= 1;
  spit(file, bytes);
  CHECK(code_of([&] { two.open(*two.office, file); }) == Code::Damaged);
}

TEST_CASE("two vaults say the same after an exchange, in whichever order it goes") {
  for (const bool field_first : {true, false}) {
    TwoVaults two;
    const RecordId id = two.whole_interview();
    two.open(*two.office, two.seal(*two.field, {id}, *two.office));
    testimony::set_fields(*two.field, id, {{"place", "north"}});
    testimony::set_fields(*two.office, id, {{"language", "ko"}});
    const fs::path from_field = two.seal(*two.field, {id}, *two.office);
    const fs::path from_office = two.seal(*two.office, {id}, *two.field);
    if (field_first) {
      two.open(*two.office, from_field);
      CHECK(status_of(two.open(*two.field, from_office), id) == Status::Merged);
    } else {
      two.open(*two.field, from_office);
      CHECK(status_of(two.open(*two.office, from_field), id) == Status::Merged);
    }
    CHECK(digests(*two.office) == digests(*two.field));
    CHECK(testimony::interview(*two.office, id).fields.at("place") == "north");
    CHECK(testimony::interview(*two.field, id).fields.at("language") == "ko");
  }
}

TEST_CASE("an older bundle after a newer one takes nothing back") {
  TwoVaults two;
  const RecordId id = two.whole_interview();
  const fs::path older = two.seal(*two.field, {id}, *two.office);
  testimony::set_fields(*two.field, id, {{"place", "north"}});
  two.open(*two.office, two.seal(*two.field, {id}, *two.office));
  CHECK(status_of(two.open(*two.office, older), id) == Status::Already);
  CHECK(digests(*two.office) == digests(*two.field));
}

TEST_CASE("two edits of one field come out as a conflict in both vaults") {
  TwoVaults two;
  const RecordId id = two.interview();
  two.open(*two.office, two.seal(*two.field, {id}, *two.office));
  testimony::set_fields(*two.field, id, {{"place", "north"}});
  testimony::set_fields(*two.office, id, {{"place", "south"}});
  const fs::path from_field = two.seal(*two.field, {id}, *two.office);
  const fs::path from_office = two.seal(*two.office, {id}, *two.field);
  CHECK(status_of(two.open(*two.office, from_field), id) == Status::Conflict);
  CHECK(status_of(two.open(*two.field, from_office), id) == Status::Conflict);
  CHECK(digests(*two.office) == digests(*two.field));
  CHECK(testimony::conflicts(*two.field, id).at(0).candidates.size() == 2);
}

TEST_CASE("a conflict can be sent on, readable as one") {
  TwoVaults two;
  const auto third = two.vaults.create("third", "A3", two.field.get());
  introduce(*third, *two.office);
  introduce(*third, *two.field);
  const RecordId id = two.interview();
  two.open(*two.office, two.seal(*two.field, {id}, *two.office));
  testimony::set_fields(*two.field, id, {{"place", "north"}});
  testimony::set_fields(*two.office, id, {{"place", "south"}});
  two.open(*two.office, two.seal(*two.field, {id}, *two.office));
  CHECK(status_of(two.open(*third, two.seal(*two.office, {id}, *third)), id) == Status::Conflict);
  CHECK(digests(*third) == digests(*two.office));
}

TEST_CASE("work of a device that the receiver does not trust waits, and enters once it is trusted") {
  TwoVaults two;
  const auto third = two.vaults.create("third", "A3", two.field.get());
  const RecordId id = two.whole_interview();
  two.open(*two.office, two.seal(*two.field, {id}, *two.office));
  introduce(*third, *two.office);
  const fs::path file = two.seal(*two.office, {id}, *third);
  CHECK(status_of(two.open(*third, file), id) == Status::Waiting);
  CHECK(testimony::interviews(*third).empty());
  CHECK(fs::is_empty(third->folder() / "media"));
  introduce(*third, *two.field);
  CHECK(testimony::interviews(*third).size() == 1);
  CHECK(digests(*third) == digests(*two.office));
  CHECK_FALSE(testimony::media_of(*third, id).at(0).here);
  two.open(*third, file);
  CHECK(sound_of(*third, id) == sound_of(*two.field, id));
}

TEST_CASE("a bundle without recordings says that they are elsewhere, and a later one brings them") {
  TwoVaults two;
  const RecordId id = two.whole_interview();
  const fs::path without = two.seal(*two.field, {id}, *two.office, true);
  for (const auto& piece : unpack(decrypt(without, *two.office)))
    CHECK(piece.name.find(".opus") == std::string::npos);
  two.open(*two.office, without);
  CHECK_FALSE(testimony::media_of(*two.office, id).at(0).here);
  CHECK(digests(*two.office) == digests(*two.field));

  CHECK(status_of(two.open(*two.office, two.seal(*two.field, {id}, *two.office)), id) == Status::Already);
  CHECK(testimony::media_of(*two.office, id).at(0).here);
  CHECK(sound_of(*two.office, id) == sound_of(*two.field, id));
}

TEST_CASE("a recording that is here already is checked and left as it is") {
  TwoVaults two;
  const RecordId id = two.whole_interview();
  two.open(*two.office, two.seal(*two.field, {id}, *two.office));
  const auto media = testimony::media_of(*two.office, id).at(0).facts.media;
  const Bytes before = slurp(two.office->media_path(media));
  testimony::set_fields(*two.field, id, {{"place", "north"}});
  two.open(*two.office, two.seal(*two.field, {id}, *two.office));
  CHECK(slurp(two.office->media_path(media)) == before);
}

TEST_CASE("a recording file that a power loss left without its record does not stand in the way") {
  TwoVaults two;
  const RecordId id = two.whole_interview();
  const auto media = testimony::media_of(*two.field, id).at(0).facts.media;
  spit(two.office->media_path(media), to_bytes("sealed to a key that is gone"));
  two.open(*two.office, two.seal(*two.field, {id}, *two.office));
  CHECK(sound_of(*two.office, id) == sound_of(*two.field, id));
}

TEST_CASE("what was received can be sent on, and its recordings stay what they were") {
  TwoVaults two;
  const auto third = two.vaults.create("third", "A3", two.field.get());
  introduce(*third, *two.office);
  introduce(*third, *two.field);
  const RecordId id = two.whole_interview();
  two.open(*two.office, two.seal(*two.field, {id}, *two.office));
  two.open(*third, two.seal(*two.office, {id}, *third));
  CHECK(sound_of(*third, id) == sound_of(*two.field, id));
  CHECK(digests(*third) == digests(*two.field));
}

TEST_CASE("a bundle for two can be opened by both") {
  TwoVaults two;
  const auto third = two.vaults.create("third", "A3", two.field.get());
  introduce(*third, *two.field);
  const RecordId id = two.whole_interview();
  auto request = two.request({id}, *two.office);
  request.recipients.push_back(third->device_identity().recipient());
  Job job;
  const auto file = seal(*two.field, request, two.vaults.folder / "both.age", job).file;
  two.open(*two.office, file);
  two.open(*third, file);
  CHECK(digests(*third) == digests(*two.office));
}

TEST_CASE("many interviews with one code each keep apart") {
  TwoVaults two;
  const RecordId a = two.whole_interview(1000), b = two.whole_interview(1000);
  for (const RecordId& id : {a, b})
    two.field->write(id, "interview",
                     {store::Edit::set(main_entity(id), "interview", "record_code", "../SAME")});
  two.open(*two.office, two.seal(*two.field, {a, b}, *two.office));
  for (const RecordId& id : {a, b})
    two.field->write(id, "interview",
                     {store::Edit::set(main_entity(id), "interview", "record_code", "SAME")});
  two.open(*two.office, two.seal(*two.field, {a, b}, *two.office));
  CHECK(digests(*two.office) == digests(*two.field));
}

TEST_CASE("what a bundle holds can be inspected without keeping any of it") {
  TwoVaults two;
  const RecordId id = two.whole_interview();
  const fs::path file = two.seal(*two.field, {id}, *two.office);
  const Trace before = trace(*two.office);
  const Inspection seen = two.inspect(*two.office, file);
  CHECK(seen.ok);
  CHECK(seen.for_me);
  CHECK(seen.trusted);
  CHECK(seen.sender_name == "field");
  REQUIRE(seen.sender);
  CHECK(seen.sender->fingerprint == fingerprint(*two.field));
  CHECK(seen.created > 0);
  CHECK(seen.recipients == std::vector{two.office->device_identity().recipient().text()});
  CHECK(std::any_of(seen.records.begin(), seen.records.end(), [&](const auto& r) { return r.id == id; }));
  CHECK(seen.problem.empty());
  CHECK(trace(*two.office) == before);
}

TEST_CASE("sending and opening are written into the ledgers, and into no shared record") {
  TwoVaults two;
  const RecordId id = two.whole_interview();
  const auto shared = digests(*two.field);
  const fs::path file = two.seal(*two.field, {id}, *two.office);
  CHECK(digests(*two.field) == shared);
  const Opened opened = two.open(*two.office, file);
  const auto sent = events(*two.field, "sent"), received = events(*two.office, "opened");
  REQUIRE(sent.size() == 1);
  REQUIRE(received.size() == 1);
  CHECK(sent[0].at("bundle") == opened.bundle);
  CHECK(sent[0].at("recipients").at(0) == two.office->device_identity().recipient().text());
  CHECK(received[0].at("bundle") == opened.bundle);
  CHECK(received[0].at("sender") == two.field->device_signer().public_key().text());
}

TEST_CASE("bundles of one device to the same recipients are numbered, each naming the one before") {
  TwoVaults two;
  const RecordId id = two.interview();
  std::vector<Envelope> envelopes;
  std::vector<std::string> tagmanifests;
  for (int i = 0; i < 3; ++i) {
    const auto pieces = unpack(decrypt(two.seal(*two.field, {id}, *two.office), *two.office));
    envelopes.push_back(Envelope::parse(as_text(pieces.at(2).content)));
    tagmanifests.push_back(to_hex(crypto::sha256(pieces.at(5).content)));
  }
  CHECK(envelopes[0].sequence == 1);
  CHECK(envelopes[0].previous.empty());
  CHECK(envelopes[2].sequence == 3);
  CHECK(envelopes[2].previous == tagmanifests[1]);
  CHECK(envelopes[0].bundle != envelopes[1].bundle);
}

TEST_CASE("the number of recipients and the size are hidden as far as they can be") {
  TwoVaults two;
  const RecordId id = two.whole_interview();
  const fs::path file = two.seal(*two.field, {id}, *two.office);
  FileSource source(file);
  CHECK(crypto::age::read_header(source).stanzas.size() == 4);
  const Bytes archive = decrypt(file, *two.office);
  CHECK(padme(archive.size()) == archive.size());
}

TEST_CASE("a person's no keeps an interview out of a bundle for anybody") {
  TwoVaults two;
  const RecordId yes = two.interview(), no = two.interview();
  testimony::set_consent(*two.field, no, {}, {{testimony::Step::Interview, testimony::Answer::No}});
  Job job;
  const auto sealed = seal(*two.field, two.request({yes, no}, *two.office), two.vaults.folder.path(), job);
  REQUIRE(sealed.left_out.size() == 1);
  CHECK(sealed.left_out[0].id == no);
  CHECK_FALSE(sealed.left_out[0].reason.empty());
  two.open(*two.office, sealed.file);
  CHECK(testimony::interviews(*two.office).size() == 1);
  CHECK(code_of([&] { two.seal(*two.field, {no}, *two.office); }) == Code::Refused);
}

TEST_CASE("a bundle for a partner needs consent, or a reason while it is pending") {
  TwoVaults two;
  add_contact(*two.field, read_card(write_card(*two.office)), {}, Role::Partner, true);
  const RecordId pending = two.interview(), yes = two.interview(), no = two.interview();
  testimony::set_consent(*two.field, yes, {{testimony::Use::Partner, testimony::Answer::Yes}}, {});
  testimony::set_consent(*two.field, no, {{testimony::Use::Partner, testimony::Answer::No}}, {});
  auto request = two.request({pending, yes, no}, *two.office);
  CHECK(plan(*two.field, request).left_out.size() == 2);
  request.reason = "agreed by telephone";
  const auto planned = plan(*two.field, request);
  REQUIRE(planned.left_out.size() == 1);
  CHECK(planned.left_out[0].id == no);
  Job job;
  const auto sealed = seal(*two.field, request, two.vaults.folder.path(), job);
  CHECK(sealed.left_out.size() == 1);
  const auto noted = events(*two.field, "exported");
  CHECK(std::any_of(noted.begin(), noted.end(),
                    [](const Json& e) { return e.value("reason", "") == "agreed by telephone"; }));
}

TEST_CASE("markers, after-notes and the list of places go to the project's own, and to no partner") {
  TwoVaults two;
  auto partner = two.vaults.create("partner", "P1", two.field.get());
  introduce(*two.field, *partner, Role::Partner);
  introduce(*partner, *two.field);
  const RecordId id = two.whole_interview(0);
  testimony::set_consent(*two.field, id, {{testimony::Use::Partner, testimony::Answer::Yes}}, {});
  testimony::add_note(*two.field, id, "she wept at the table", 1000);
  testimony::add_note(*two.field, id, "I slept badly", {}, {}, testimony::kAfterNote);
  testimony::set_project_settings(*two.field, {{"referrals", "A shelter in Y"}, {"checkin_minutes", "15"}});
  testimony::Recording recording(*two.field, id, 48000, 1, media::Codec::Opus);
  const std::vector<std::int16_t> sound(48000, 500);
  recording.sound().write(sound.data(), sound.size());
  recording.sound().marker("the list of names", media::MarkerKind::Distress);
  testimony::Recording::take_in(*two.field, recording.finish());

  const auto outward = two.seal(*two.field, {id}, *partner);
  const Bytes archive = decrypt(outward, *partner);
  for (const auto* inside : {"I slept badly", "distress", "the list of names", "A shelter in Y"}) {
    INFO(inside);
    CHECK(as_text(archive).find(inside) == std::string_view::npos);
  }
  CHECK(as_text(archive).find("she wept at the table") != std::string_view::npos);
  two.open(*partner, outward);
  CHECK(testimony::markers(*partner, id).empty());
  CHECK(testimony::notes(*partner, id).size() == 1);
  CHECK(testimony::media_of(*partner, id).size() == 1);
  CHECK(testimony::project_settings(*partner).checkin_minutes == 15);
  CHECK(testimony::project_settings(*partner).referrals.empty());
  Job job;
  CHECK(partner->check(true, job).empty());

  two.open(*two.office, two.seal(*two.field, {id}, *two.office));
  const auto markers = testimony::markers(*two.office, id);
  REQUIRE(markers.size() == 1);
  CHECK(markers[0].kind == "distress");
  CHECK(testimony::notes(*two.office, id).size() == 2);
  CHECK(testimony::project_settings(*two.office).referrals == "A shelter in Y");
}

TEST_CASE("a plan names what would go and writes nothing") {
  TwoVaults two;
  const RecordId id = two.whole_interview();
  const Trace before = trace(*two.field);
  const auto planned = plan(*two.field, two.request({id}, *two.office));
  CHECK(planned.records.size() >= 3);  // the interview, its coding layer, the codebook
  CHECK(planned.bytes == 50'000);
  CHECK(trace(*two.field) == before);
}

TEST_CASE("sealing leaves nothing where it is cancelled, and does not count as sent") {
  TwoVaults two;
  const RecordId id = two.whole_interview(3'000'000);
  const Trace before = trace(*two.field);
  const fs::path file = two.vaults.folder / "out.age";
  Job job;
  SECTION("before it begins") {
    job.cancel();
  }
  SECTION("while it writes") {}
  two.field.reset();
  Disk disk([&](const DiskAct& act) {
    if (act.kind == DiskAct::Kind::Write && act.path.filename() == "out.age.part" && act.offset > 0)
      job.cancel();
  });
  two.field = Vault::open(disk, two.vaults.clock, two.vaults.folder / "field.attest", Vaults::passphrase(),
                          Vault::Access::Write);
  CHECK(code_of([&] { seal(*two.field, two.request({id}, *two.office), file, job); }) == Code::Cancelled);
  CHECK_FALSE(fs::exists(file));
  CHECK_FALSE(fs::exists(file.string() + ".part"));
  CHECK(trace(*two.field) == before);
  two.field.reset();
}

TEST_CASE("opening leaves nothing where it is cancelled") {
  TwoVaults two;
  const fs::path file = two.seal(*two.field, {two.whole_interview(3'000'000)}, *two.office);
  const Trace before = trace(*two.office);
  Job job;
  two.office.reset();
  Disk disk([&](const DiskAct& act) {
    if (act.kind == DiskAct::Kind::Write && act.path.extension() == ".in" && act.offset > 0) job.cancel();
  });
  two.office = Vault::open(disk, two.vaults.clock, two.vaults.folder / "office.attest", Vaults::passphrase(),
                           Vault::Access::Write);
  CHECK(code_of([&] { open(*two.office, file, job); }) == Code::Cancelled);
  CHECK(trace(*two.office) == before);
  two.office.reset();
}

TEST_CASE("an existing file is not replaced unless that was asked for") {
  TwoVaults two;
  const RecordId id = two.interview();
  const fs::path file = two.vaults.folder / "out.age";
  spit(file, to_bytes("mine"));
  Job job;
  auto request = two.request({id}, *two.office);
  CHECK(code_of([&] { seal(*two.field, request, file, job); }) == Code::Io);
  CHECK(slurp(file) == to_bytes("mine"));
  request.overwrite = true;
  seal(*two.field, request, file, job);
  two.open(*two.office, file);
}

TEST_CASE("a recording that is damaged on the sender's disk is not sent") {
  TwoVaults two;
  const RecordId id = two.whole_interview();
  const auto media = testimony::media_of(*two.field, id).at(0).facts.media;
  Bytes bytes = slurp(two.field->media_path(media));
  bytes[bytes.size() / 2] ^= 1;
  spit(two.field->media_path(media), bytes);
  const fs::path file = two.vaults.folder / "out.age";
  Job job;
  CHECK(code_of([&] { seal(*two.field, two.request({id}, *two.office), file, job); }) == Code::Damaged);
  CHECK_FALSE(fs::exists(file));
}

TEST_CASE("a recording that is not the one that was journalled is not sent") {
  TwoVaults two;
  const RecordId id = two.interview();
  const EntityId media = record_noise(*two.field, id, 20'000);
  auto facts = testimony::media_of(*two.field, id).at(0).facts;
  facts.sha256 = std::string(64, '0');
  two.field->write(id, "interview", {store::Edit::element(media, "media", facts.json())});
  CHECK(code_of([&] { two.seal(*two.field, {id}, *two.office); }) == Code::Damaged);
}

TEST_CASE("a bundle needs recipients and interviews") {
  TwoVaults two;
  const RecordId id = two.interview();
  Job job;
  auto nobody = two.request({id}, *two.office);
  nobody.recipients.clear();
  CHECK(code_of([&] { seal(*two.field, nobody, two.vaults.folder.path(), job); }) == Code::Invalid);
  CHECK(code_of([&] { two.seal(*two.field, {}, *two.office); }) == Code::Refused);
  CHECK(code_of([&] { two.seal(*two.field, {RecordId::random()}, *two.office); }) == Code::NotFound);
  CHECK(code_of([&] { two.seal(*two.field, {two.field->ledger()}, *two.office); }) == Code::NotFound);
}
