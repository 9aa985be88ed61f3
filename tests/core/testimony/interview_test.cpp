// Interviews, recordings, transcripts and notes in a vault.
#include "core/testimony/interview.h"

#include <cmath>
#include <filesystem>

#include "tests/support/damage.h"
#include "tests/support/vaults.h"

using namespace attest;
using namespace attest::testimony;
using attest::test::code_of;
using attest::test::Vaults;

namespace {

TranscriptText two_lines() {
  TranscriptText content;
  content.text = "언제 헤어졌습니까?\n여섯 살 봄입니다.";
  content.cues = {{0, 10, 0, 1000, "Q"}, {11, 21, 1000, 2500, "A"}};
  return content;
}

std::vector<std::int16_t> tone(std::size_t frames) {
  std::vector<std::int16_t> samples(frames);
  for (std::size_t i = 0; i < frames; ++i)
    samples[i] = static_cast<std::int16_t>(9000 * std::sin(static_cast<double>(i) * 0.05));
  return samples;
}

}  // namespace

TEST_CASE("fields are checked when they are set, and an empty value takes one away") {
  Vaults vaults;
  auto vault = vaults.create("field");
  const RecordId id = create_interview(*vault, {{"date", "~2021-03"}, {"mode", "phone"}});
  CHECK(interview(*vault, id).fields.at("date") == "~2021-03");
  CHECK(code_of([&] { set_fields(*vault, id, {{"date", "2021-02-30"}}); }) == Code::Invalid);
  CHECK(code_of([&] { set_fields(*vault, id, {{"mode", "telepathy"}}); }) == Code::Invalid);
  CHECK(code_of([&] { set_fields(*vault, id, {{"language", "a-language"}}); }) == Code::Invalid);
  CHECK(code_of([&] { set_fields(*vault, id, {{"title", "two\nlines"}}); }) == Code::Invalid);
  CHECK(code_of([&] { set_fields(*vault, id, {{"title", "\xff"}}); }) == Code::Invalid);
  set_fields(*vault, id, {{"mode", ""}});
  CHECK_FALSE(interview(*vault, id).fields.contains("mode"));
  const auto commits = vault->history(id).size();
  set_fields(*vault, id, {{"date", "~2021-03"}});
  CHECK(vault->history(id).size() == commits);
}

TEST_CASE(
    "record codes are random words that say nothing, and find their interview, as an id's beginning does") {
  Vaults vaults;
  auto vault = vaults.create("field");
  std::set<std::string> codes;
  RecordId last;
  for (int i = 0; i < 20; ++i)
    codes.insert(interview(*vault, last = create_interview(*vault, {})).record_code);
  CHECK(codes.size() == 20);
  for (const auto& code : codes) CHECK(code.size() == 11);
  CHECK(find_interview(*vault, interview(*vault, last).record_code) == last);
  CHECK(find_interview(*vault, last.hex().substr(0, 20)) == last);
  CHECK(code_of([&] { find_interview(*vault, "NOBODY"); }) == Code::NotFound);
}

TEST_CASE("a recording into which no sound came leaves nothing, and says so") {
  Vaults vaults;
  const auto vault = vaults.create("field");
  const RecordId id = create_interview(*vault, {});
  for (const auto codec : {media::Codec::Opus, media::Codec::Flac})
    for (const int rate : {8000, 44100, 48000}) {
      Recording recording(*vault, id, rate, 1, codec);
      CHECK(code_of([&] { recording.finish(); }) == Code::Invalid);
    }
  CHECK(std::filesystem::is_empty(vault->folder() / "media"));
  { const Recording cut(*vault, id, 48000, 1, media::Codec::Opus); }  // dies before any sound came
  CHECK(recover_recordings(*vault).empty());
  CHECK(media_of(*vault, id).empty());
}

TEST_CASE("a recording is there after it was finished, and what an end without warning left is taken in") {
  Vaults vaults;
  RecordId id;
  EntityId abandoned;
  {
    auto vault = vaults.create("field");
    id = create_interview(*vault, {});
    Recording recording(*vault, id, 48000, 1, media::Codec::Opus);
    const auto samples = tone(48000);
    recording.sound().write(samples.data(), samples.size());
    const auto facts = recording.finish();
    Recording::take_in(*vault, facts);
    REQUIRE(media_of(*vault, id).size() == 1);
    CHECK(media_of(*vault, id)[0].here);
    CHECK(std::abs(facts.duration_ms() - 1000) <= 20);

    Recording cut(*vault, id, 48000, 1, media::Codec::Flac);
    cut.sound().write(samples.data(), samples.size());
    CHECK(recover_recordings(*vault).empty());  // it is still being recorded
    // No finish: the process dies here.
  }
  auto vault = vaults.open("field");
  const auto recovered = recover_recordings(*vault);
  REQUIRE(recovered.size() == 1);
  CHECK(recovered[0].interrupted);
  CHECK(recovered[0].duration_ms() >= 850);
  CHECK(media_of(*vault, id).size() == 2);
  CHECK(recover_recordings(*vault).empty());
  for (const auto& media : media_of(*vault, id)) {
    Job job;
    CHECK(open_media(*vault, media)->verify(job).empty());
  }
  for (const auto& file : std::filesystem::directory_iterator(vault->folder() / "media"))
    CHECK(file.path().extension().empty());
}

TEST_CASE("an edited transcript is a new version, and the old one stays") {
  Vaults vaults;
  auto vault = vaults.create("field");
  const RecordId id = create_interview(*vault, {});
  const EntityId transcript = import_transcript(*vault, id, {two_lines(), "ko", "original", {}});
  const auto first = find_transcript(*vault, id, "").current;
  CHECK(version_text(*vault, first).text == two_lines().text);
  CHECK(version_text(*vault, first).cues == two_lines().cues);
  CHECK(save_version(*vault, transcript, first, version_text(*vault, first)) == first);
  const auto edited = with_edited_text(version_text(*vault, first), "언제 헤어졌습니까?\n일곱 살 봄입니다.");
  const auto second = save_version(*vault, transcript, first, edited);
  CHECK(second != first);
  CHECK(find_transcript(*vault, id, "ko").current == second);
  REQUIRE(versions(*vault, transcript).size() == 2);
  CHECK(versions(*vault, transcript)[1].made_from == first);
  CHECK(version_text(*vault, first).text == two_lines().text);
  CHECK(version_text(*vault, second).cues[1].speaker == "A");
  bool indexed = false;
  CHECK(vault->words("일곱", indexed).size() == 1);
  CHECK(vault->words("여섯", indexed).empty());
}

TEST_CASE(
    "a transcript that was begun and never written is removed, and one with a word in any version is not") {
  Vaults vaults;
  auto vault = vaults.create("field");
  const RecordId id = create_interview(*vault, {});
  const EntityId begun = import_transcript(*vault, id, {{}, "ko", "original", {}});
  const EntityId written = import_transcript(*vault, id, {{}, "en", "translation", {}});
  const auto empty = find_transcript(*vault, id, "en").current;
  const auto filled = save_version(*vault, written, empty, from_lines({{"a word", -1, -1, ""}}));
  save_version(*vault, written, filled, {});  // emptied again: the word stays in the version before
  CHECK(remove_empty_transcript(*vault, begun));
  CHECK_FALSE(remove_empty_transcript(*vault, begun));
  CHECK_FALSE(remove_empty_transcript(*vault, written));
  REQUIRE(transcripts(*vault, id).size() == 1);
  CHECK(transcripts(*vault, id)[0].id == written);
  CHECK(versions(*vault, written).size() == 3);
}

TEST_CASE(
    "what a machine made stays so until a person says that it was reviewed; editing says no such thing") {
  Vaults vaults;
  auto vault = vaults.create("field");
  const RecordId id = create_interview(*vault, {});
  const EntityId transcript = import_transcript(*vault, id, {two_lines(), "ko", "original", {}, true});
  const auto now = [&] { return find_transcript(*vault, id, "ko"); };
  CHECK(now().machine_made);
  CHECK_FALSE(now().reviewed);
  const auto first = now().current;
  const auto second = save_version(*vault, transcript, first,
                                   with_edited_text(version_text(*vault, first), "언제요?\n봄입니다."));
  CHECK(now().machine_made);
  CHECK_FALSE(now().reviewed);
  mark_reviewed(*vault, transcript);
  CHECK(now().reviewed == second);
  save_version(*vault, transcript, second,
               with_edited_text(version_text(*vault, second), "언제요?\n여름입니다."));
  CHECK(now().reviewed == second);
  CHECK(now().machine_made);  // it stays known how it came to be

  const EntityId persons = import_transcript(*vault, id, {two_lines(), "en", "translation", {}});
  CHECK_FALSE(find_transcript(*vault, id, "en").machine_made);
  CHECK(code_of([&] { mark_reviewed(*vault, persons); }) == Code::Invalid);
  CHECK(code_of([&] { mark_reviewed(*vault, first); }) == Code::NotFound);
}

TEST_CASE("a transcript whose cues do not fit its text is refused") {
  Vaults vaults;
  auto vault = vaults.create("field");
  const RecordId id = create_interview(*vault, {});
  auto bad = two_lines();
  bad.cues[1].to = 400;
  CHECK(code_of([&] { import_transcript(*vault, id, {bad, "ko", "original", {}}); }) == Code::Invalid);
  CHECK(code_of([&] { import_transcript(*vault, id, {two_lines(), "ko", "draft", {}}); }) == Code::Invalid);
  CHECK(transcripts(*vault, id).empty());
}

TEST_CASE("notes keep their moment, their author and their order") {
  Vaults vaults;
  auto vault = vaults.create("field");
  const RecordId id = create_interview(*vault, {});
  add_note(*vault, id, "first", 1000);
  add_note(*vault, id, "second", {});
  const auto all = notes(*vault, id);
  REQUIRE(all.size() == 2);
  CHECK(all[0].text == "first");
  CHECK(all[0].at_ms == 1000);
  CHECK(all[0].author == "A1");
  CHECK(all[1].text == "second");
  CHECK(code_of([&] { add_note(*vault, id, " \n ", {}); }) == Code::Invalid);
}

TEST_CASE("an interview that lost parts of its journal is listed, with its code where that is known") {
  Vaults vaults;
  RecordId whole, nameless, wordless;
  std::string code;
  {
    auto vault = vaults.create("field");
    whole = create_interview(*vault, {{"place", "Jilin"}});
    nameless = create_interview(*vault, {{"place", "Yanji"}});
    wordless = create_interview(*vault, {{"place", "Hunchun"}});
    for (const auto& id : {nameless, wordless}) {
      add_note(*vault, id, "first", {});
      import_transcript(*vault, id, {two_lines(), "ko", "original", {}});
      Recording recording(*vault, id, 48000, 1, media::Codec::Opus);
      recording.sound().write(tone(48000).data(), 48000);
      Recording::take_in(*vault, recording.finish());
    }
  }
  const auto folder = vaults.folder / "field.attest";
  const auto passphrase = Vaults::passphrase();
  const auto repair = [&] {
    Job job;
    return store::Vault::repair(vaults.disk, vaults.clock, folder, store::Opening::with(passphrase), job);
  };
  attest::test::lose(folder, nameless, true, false);
  attest::test::lose(folder, wordless, false, true);
  CHECK(repair().damaged.size() == 2);

  auto vault = vaults.open("field");
  const auto all = interviews(*vault);
  REQUIRE(all.size() == 3);
  for (const auto& listed : all) {
    const auto shown = interview(*vault, listed.id);
    CHECK(shown.missing == listed.missing);
    CHECK(shown.record_code == listed.record_code);
    CHECK((listed.missing > 0) == (listed.id != whole));
    CHECK(find_interview(*vault, listed.id.hex()) == listed.id);
    CHECK(find_interview(*vault, listed.id.hex().substr(0, 6)) == listed.id);
    // Its page can be opened: what is not here is not shown.
    media_of(*vault, listed.id);
    transcripts(*vault, listed.id);
    notes(*vault, listed.id);
    conflicts(*vault, listed.id);
    versions(*vault, EntityId::random());
  }
  CHECK(interview(*vault, whole).fields.at("place") == "Jilin");
  CHECK(interview(*vault, nameless).record_code.empty());
  CHECK(media_of(*vault, nameless).empty());
  CHECK(media_of(*vault, wordless).empty());
  // Writing goes on in it; what is missing stays missing.
  set_fields(*vault, nameless, {{"place", "Yanji"}});
  CHECK(interview(*vault, nameless).fields.at("place") == "Yanji");
  CHECK(interview(*vault, nameless).missing > 0);
  // Their recordings tell by their keys where they belong, and are taken in again.
  REQUIRE(recover_recordings(*vault).size() == 2);
  for (const auto& id : {nameless, wordless}) {
    REQUIRE(media_of(*vault, id).size() == 1);
    CHECK(media_of(*vault, id)[0].facts.duration_ms() == 1000);
  }
  CHECK(recover_recordings(*vault).empty());
  CHECK(code_of([&] { interview(*vault, RecordId::random()); }) == Code::NotFound);
}

TEST_CASE("what is wrong with recordings is told by its kind, and where it is") {
  Vaults vaults;
  auto vault = vaults.create("field");
  const RecordId id = create_interview(*vault, {});
  for (int i = 0; i < 2; ++i) {
    Recording recording(*vault, id, 48000, 1, media::Codec::Opus);
    recording.sound().write(tone(96000).data(), 96000);
    Recording::take_in(*vault, recording.finish());
  }
  const auto media = media_of(*vault, id);
  const auto path = vault->media_path(media[0].facts.media);
  attest::test::flip(path, {std::filesystem::file_size(path) / 2});
  std::filesystem::remove(vault->media_path(media[1].facts.media));
  attest::test::spit(vault->folder() / "media" / RecordId::random().hex(), {});
  using Kind = store::Vault::Damage::Kind;
  Job job;
  std::map<Kind, store::Vault::Damage> found;
  for (const auto& damage : check_recordings(*vault, true, job)) found.emplace(damage.kind, damage);
  REQUIRE(found.size() == 3);
  CHECK(found.at(Kind::Recording).media == media[0].facts.media);
  CHECK(found.at(Kind::Recording).record == id);
  CHECK(found.at(Kind::MissingRecording).media == media[1].facts.media);
  CHECK_FALSE(found.at(Kind::StrayRecording).record);
  CHECK(job.done() <= job.total());
}

TEST_CASE("what is off the record and was put back by hand is reported, and destroyed at the next opening") {
  Vaults vaults;
  auto vault = vaults.create("field");
  const RecordId id = create_interview(*vault, {});
  {
    Recording recording(*vault, id, 48000, 1, media::Codec::Flac);
    for (int second = 0; second < 8; ++second) recording.sound().write(tone(48000).data(), 48000);
    Recording::take_in(*vault, recording.finish());
  }
  const auto media = media_of(*vault, id).at(0);
  const auto path = vault->media_path(media.facts.media);
  const Bytes before = attest::test::slurp(path);
  Job job;
  say_off_record(*vault, media, 2000, 4000, job);
  recover_recordings(*vault);
  const auto found = [&](bool deep) { return check_recordings(*vault, deep, job); };
  CHECK(found(false).empty());
  CHECK(found(true).empty());

  attest::test::spit(path, before);
  for (const bool deep : {false, true}) {
    const auto damage = found(deep);
    REQUIRE(damage.size() == 1);
    CHECK(damage[0].kind == store::Vault::Damage::Kind::OffRecord);
    CHECK(damage[0].record == id);
    CHECK(damage[0].media == media.facts.media);
    CHECK(damage[0].from_ms == 2000);
    CHECK(std::abs(damage[0].to_ms - 4000) <= 1);
    CHECK(damage[0].reason.find("from 0:02 to 0:04") != std::string::npos);
  }
  recover_recordings(*vault);
  CHECK(found(true).empty());
  CHECK(open_media(*vault, media)->destroyed().size() > 0);
}

TEST_CASE("a note can be tied to a moment of one recording, and an after-note is known as one") {
  Vaults vaults;
  auto vault = vaults.create("field");
  const RecordId id = create_interview(*vault, {});
  const EntityId media = EntityId::random();  // being recorded: the journal does not know it yet
  add_note(*vault, id, "plain", {});
  add_note(*vault, id, "at a moment", 61'000, media);
  add_note(*vault, id, "how it went", {}, {}, kAfterNote);
  const auto all = notes(*vault, id);
  REQUIRE(all.size() == 3);
  const auto of = [&](const char* text) { return *std::ranges::find(all, text, &Note::text); };
  CHECK_FALSE(of("plain").media);
  CHECK(of("plain").kind.empty());
  CHECK(of("at a moment").at_ms == 61'000);
  CHECK(of("at a moment").media == media);
  CHECK(of("how it went").kind == kAfterNote);
}

TEST_CASE("a marker's kind is journalled with it; at one moment there may be several") {
  Vaults vaults;
  auto vault = vaults.create("field");
  const RecordId id = create_interview(*vault, {});
  Recording recording(*vault, id, 48000, 1, media::Codec::Opus);
  const EntityId media = recording.media();
  recording.sound().write(tone(48000).data(), 48000);
  recording.sound().marker("the river");
  const auto distress = recording.sound().marker("", media::MarkerKind::Distress);
  recording.sound().marker("", media::MarkerKind::Skipped);
  recording.sound().name_marker(distress, "water helped");
  Recording::take_in(*vault, recording.finish());
  const auto all = markers(*vault, id);
  REQUIRE(all.size() == 3);
  for (const auto& marker : all) {
    CHECK(marker.media == media);
    CHECK(marker.at_ms == 1000);
  }
  CHECK(std::ranges::find(all, "", &MediaMarker::kind)->text == "the river");
  CHECK(std::ranges::find(all, "distress", &MediaMarker::kind)->text == "water helped");
  CHECK(std::ranges::find(all, "skipped", &MediaMarker::kind)->text.empty());
}
