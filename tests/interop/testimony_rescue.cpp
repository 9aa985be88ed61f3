// A dead laptop: with a paper or an escrow key, the programs `age` and `sqlcipher` and the script in
// packaging/ bring text and sound out of a vault, without Attest.
#include "core/testimony/interview.h"
#include "core/testimony/originals.h"
#include "tests/core/media/recording_support.h"
#include "tests/support/vaults.h"

using namespace attest;
using attest::test::slurp;
using attest::test::spit;
using attest::test::Vaults;

namespace {

namespace fs = std::filesystem;

/// A vault with a recording, a transcript and a coding's words, and what opens it besides its passphrase.
struct Laptop : Vaults {
  Laptop() {
    const auto vault = create("field");
    interview = testimony::create_interview(*vault, {{"place", "Jilin"}, {"summary", "강을 건넜다"}});
    Job job;
    FileSource file(test::source_folder() / "resources/sample/recording.opus");
    media = testimony::add_media(*vault, interview, file, job).sound.media;
    testimony::NewTranscript transcript;
    transcript.content = {"우리는 밤에 걸었다", {{0, 10, 0, 2000, "A"}}, "ko"};
    transcript.language = "ko";
    testimony::import_transcript(*vault, interview, transcript);
  }
  test::Ran rescue(const crypto::age::Identity& key) {
    spit(folder / "key.txt", key.text().view());
    return test::run((test::source_folder() / "packaging/rescue").string() + " " +
                     (folder / "key.txt").string() + " " + (folder / "field.attest").string() + " " +
                     (folder / "out").string());
  }
  /// The recording's sound, as Attest reads it.
  Bytes sound() {
    const auto vault = open("field", store::Vault::Access::Read);
    return media::test::all_sound(
        *testimony::open_media(*vault, testimony::media_of(*vault, interview).at(0)));
  }
  void check_rescued() {
    CHECK((slurp(folder / "out" / (media.hex() + ".opus")) == sound()));
    // What the file's own recorder wrote into it is in the file as it came alone.
    CHECK((slurp(folder / "out" / (media::original_id(media).hex() + ".original.opus")) ==
           slurp(test::source_folder() / "resources/sample/recording.opus")));
    CHECK(as_text(slurp(folder / "out/transcripts.json")).find("우리는 밤에 걸었다") !=
          std::string_view::npos);
    CHECK(as_text(slurp(folder / "out/interviews.json")).find("강을 건넜다") != std::string_view::npos);
    CHECK_FALSE(fs::exists(folder / "out/records.db"));
  }
  RecordId interview;
  EntityId media;
};

void need_programs() {
  for (const char* program : {"age", "sqlcipher", "python3"}) test::need_program(program);
}

}  // namespace

TEST_CASE("a paper key rescues text and sound, byte for byte") {
  need_programs();
  Laptop laptop;
  const auto key = laptop.open("field")->make_recovery_key(store::WayIn::Kind::Paper, "");
  const auto before = slurp(laptop.folder / "field.attest/records.db");
  const auto ran = laptop.rescue(key);
  INFO(ran.output);
  REQUIRE(ran.status == 0);
  laptop.check_rescued();
  CHECK(slurp(laptop.folder / "field.attest/records.db") == before);
}

TEST_CASE("so does headquarters' escrow key, made by age-keygen and never seen here before") {
  need_programs();
  test::need_program("age-keygen");
  Laptop laptop;
  REQUIRE(test::run("age-keygen -o " + (laptop.folder / "hq.txt").string()).status == 0);
  const auto key = std::move(
      crypto::age::parse_identity_file(crypto::Secret::copy(slurp(laptop.folder / "hq.txt"))).front());
  laptop.open("field")->add_escrow(key.recipient(), "headquarters");
  const auto ran = laptop.rescue(key);
  INFO(ran.output);
  REQUIRE(ran.status == 0);
  laptop.check_rescued();
}

TEST_CASE("a laptop that died in the middle of a recording, with words in the log still, is rescued, too") {
  need_programs();
  Laptop laptop;
  auto vault = laptop.open("field");
  const auto key = vault->make_recovery_key(store::WayIn::Kind::Paper, "");
  testimony::set_fields(*vault, laptop.interview, {{"place", "Yanji, in the log"}});
  const auto ran = laptop.rescue(key);
  vault.reset();
  INFO(ran.output);
  REQUIRE(ran.status == 0);
  laptop.check_rescued();
  CHECK(as_text(slurp(laptop.folder / "out/interviews.json")).find("in the log") != std::string_view::npos);
}

TEST_CASE("what was said off the record is rescued by nobody, and what was said after it is") {
  need_programs();
  Laptop laptop;
  const Bytes before = laptop.sound();
  auto vault = laptop.open("field");
  const auto key = vault->make_recovery_key(store::WayIn::Kind::Paper, "");
  Job job;
  testimony::say_off_record(*vault, testimony::media_of(*vault, laptop.interview).at(0), 2000, 4000, job);
  vault.reset();
  const auto ran = laptop.rescue(key);
  INFO(ran.output);
  REQUIRE(ran.status == 0);
  CHECK(ran.output.find("frames destroyed: off the record") != std::string::npos);
  CHECK_FALSE(
      fs::exists(laptop.folder / "out" / (media::original_id(laptop.media).hex() + ".original.opus")));
  const Bytes after = slurp(laptop.folder / "out" / (laptop.media.hex() + ".opus"));
  CHECK(after.size() < before.size());
  const auto until = std::mismatch(after.begin(), after.end(), before.begin()).first - after.begin();
  const auto since = std::mismatch(after.rbegin(), after.rend(), before.rbegin()).first - after.rbegin();
  CHECK(until > 0);
  CHECK(since > 0);
  CHECK(until + since >= static_cast<std::ptrdiff_t>(after.size()));
}

TEST_CASE("another key rescues nothing and is told so") {
  need_programs();
  Laptop laptop;
  const auto ran = laptop.rescue(crypto::age::Identity::random());
  CHECK(ran.status != 0);
  CHECK(ran.output.find("does not open it with this key") != std::string::npos);
}
