// The whole path from the command line, and each wrong way with its own message and exit status.
#include <sys/mount.h>
#include <unistd.h>

#include <algorithm>
#include <set>

#include "tests/cli/program.h"

using namespace attest;
using namespace attest::test;

namespace {

const char* const kVtt =
    "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Interviewer>언제 헤어졌습니까?\n\n"
    "00:01.000 --> 00:02.000\n<v Interviewee>호구가 없는 아이는 학교에 갈 수 없었습니다. 😀 끝.\n";

Json digest(const Program& program, const std::string& vault) {
  return program.json(vault, "vault digest");
}

}  // namespace

TEST_CASE("one person can record, keep, code, seal and open at headquarters") {
  Program program;
  const auto hq = program.create("hq");
  program.json(hq, "contact card -o hq.card");
  const auto field = program.create("field", "--join hq.card --author F1");
  introduce(program, hq, field);

  const auto id = program.interview(field, "--set date=2021-03 --set place=Jilin --set language=ko-KP");
  program.tone("tone.wav", 2.5);
  const auto media = program.json(field, "media add " + id + " tone.wav");
  CHECK(std::abs(media["duration_ms"].get<int>() - 2500) <= 1);
  const auto recorded = program.run(field, "record " + id + " --pcm - --json < tone.wav 2>/dev/null");
  CHECK(recorded.status == 0);
  CHECK(std::abs(Json::parse(recorded.output)["duration_ms"].get<int>() - 2500) <= 20);

  spit(program.folder / "t.vtt", to_bytes(kVtt));
  const auto transcript = program.json(field, "transcript import " + id + " t.vtt --language ko-KP");
  CHECK(transcript["cues"] == 2);
  const auto shown = program.json(field, "transcript show " + id);
  CHECK(shown["cues"][1]["speaker"] == "Interviewee");
  const auto from = shown["cues"][1]["from"].get<int>();
  const auto code = program.json(field, "code new 'Separation/Registration' --colour '#AA3344'");
  CHECK(code["path"] == "Separation/Registration");
  program.json(field, "code apply " + id + " Registration --from " + std::to_string(from) + " --to " +
                          std::to_string(from + 3));
  const auto quotes = program.json(field, "code quotes Registration");
  CHECK(quotes["total"] == 1);
  CHECK(quotes["quotes"][0]["text"] == "호구가");
  CHECK(program.json(field, "code quotes Separation")["total"] == 0);
  CHECK(program.json(field, "code quotes Separation --nested")["total"] == 1);
  for (const char* query : {"호구", "구가", "아이", "학교에 갈", "jilin"})
    CHECK(program.json(field, std::string("search '") + query + "'")["total"] == 1);

  const auto sealed = program.json(field, "bundle seal -o out.age --to hq --interview " + id);
  CHECK(sealed["left_out"].empty());
  CHECK(program.json(hq, "bundle inspect out.age")["ok"] == true);
  const auto opened = program.json(hq, "bundle open out.age");
  for (const auto& record : opened["records"])
    CHECK((record["status"] == "new" || record["status"] == "already"));
  // Headquarters has the project's own record too, which the field laptop gets with the first bundle that
  // comes back.
  const auto at_hq = digest(program, hq)["records"];
  const auto at_field = digest(program, field);
  for (const auto& record : at_field["records"])
    CHECK(std::find(at_hq.begin(), at_hq.end(), record) != at_hq.end());
  CHECK(program.json(hq, "media list " + id)["media"].size() == 2);
  CHECK(program.json(hq, "media verify " + id)["ok"] == true);
  CHECK(program.json(hq, "code quotes Registration")["quotes"][0]["coder"] == "F1");
  CHECK(program.json(hq, "interview history " + id) == program.json(field, "interview history " + id));
  const auto before = digest(program, hq);
  const auto again = program.json(hq, "bundle open out.age");
  for (const auto& record : again["records"]) CHECK(record["status"] == "already");
  CHECK(digest(program, hq) == before);
  CHECK(program.json(hq, "vault check --deep --rebuild")["ok"] == true);

  program.json(field, "interview set " + id + " place=Yanbian");
  program.json(hq, "interview set " + id + " place=Liaoning");
  program.json(hq, "note add " + id + " 'Heard at headquarters.'");
  program.json(field, "bundle seal -o two.age --to hq --interview " + id);
  program.json(hq, "bundle seal -o three.age --to field --interview " + id);
  program.json(hq, "bundle open two.age");
  program.json(field, "bundle open three.age");
  CHECK(digest(program, hq) == digest(program, field));
  const auto conflicts = program.json(hq, "interview conflicts " + id)["conflicts"];
  REQUIRE(conflicts.size() == 1);
  CHECK(conflicts[0]["candidates"].size() == 2);
  program.json(hq, "interview settle " + id + " " + conflicts[0]["id"].get<std::string>() + " --take " +
                       conflicts[0]["candidates"][1]["commit"].get<std::string>());
  CHECK(program.json(hq, "interview show " + id)["fields"]["place"] ==
        conflicts[0]["candidates"][1]["value"]);
  CHECK(program.json(hq, "interview conflicts " + id)["conflicts"].empty());
}

TEST_CASE("each wrong way has its own exit status, and an error object with --json") {
  Program program;
  program.create("field");
  const auto id = program.interview("field");
  spit(program.folder / "wrong", to_bytes("not it\n"));
  spit(program.folder / "empty", {});
  spit(program.folder / "noise.bin", noise(5000));
  spit(program.folder / "there.txt", to_bytes("was here"));
  const auto attest = [&](const std::string& args) {
    return run("cd " + program.folder.path().string() + " && " + ATTEST_PROGRAM + " " + args +
               " --json 2>/dev/null");
  };
  const auto expect = [&](const std::string& args, int status, const std::string& code) {
    const Ran ran = attest(args);
    CAPTURE(args, ran.output);
    CHECK(ran.status == status);
    CHECK(Json::parse(ran.output)["error"]["code"] == code);
  };
  const std::string ours = "--passphrase-file passphrase --vault field ";
  expect("--vault field --passphrase-file wrong vault info", 3, "WrongPassphrase");
  expect("--vault field --passphrase-file empty vault info", 11, "Invalid");
  expect("--vault nowhere --passphrase-file passphrase vault info", 5, "NotAVault");
  expect("--passphrase-file passphrase vault info", 2, "Usage");
  expect(ours + "interview", 2, "Usage");
  expect(ours + "interview show KUSO-NOBODY", 5, "NotFound");
  expect(ours + "interview new --set date=yesterday", 11, "Invalid");
  expect(ours + "interview new --set colour=red", 11, "Invalid");
  expect(ours + "media add " + id + " noise.bin", 11, "Invalid");
  expect(ours + "media add " + id + " missing.wav", 5, "NotFound");
  expect(ours + "transcript import " + id + " noise.bin", 11, "Invalid");
  expect(ours + "contact card -o there.txt", 7, "Io");
  expect(ours + "vault create field", 7, "Io");
  expect(ours + "bundle open noise.bin", 11, "Invalid");
  expect(ours + "search '   '", 11, "Invalid");
  expect(ours + "code quotes Nothing", 5, "NotFound");
  expect(ours + "contact add noise.bin", 11, "Invalid");
  CHECK(slurp(program.folder / "there.txt") == to_bytes("was here"));
  CHECK(program.json("field", "vault check --rebuild")["ok"] == true);
  CHECK(program.json("field", "interview list")["interviews"].size() == 1);
}

TEST_CASE("what leaves asks the door, and says no without consent") {
  Program program;
  program.create("field");
  const auto id = program.interview("field");
  spit(program.folder / "t.vtt", to_bytes(kVtt));
  program.json("field", "transcript import " + id + " t.vtt");
  program.tone("tone.wav", 1);
  const auto media = program.json("field", "media add " + id + " tone.wav")["id"].get<std::string>();
  program.json("field", "transcript export " + id + " -o out.vtt", 6);
  CHECK_FALSE(std::filesystem::exists(program.folder / "out.vtt"));
  program.json("field", "transcript export " + id + " -o out.vtt --reason 'read by hand'");
  CHECK(as_text(slurp(program.folder / "out.vtt")).starts_with("WEBVTT"));
  program.json("field", "media export " + id + " " + media + " -o out.flac --level original", 6);
  program.json("field", "consent set " + id + " --use media=yes --use analysis=no");
  program.json("field", "media export " + id + " " + media + " -o out.flac --level original --reason x", 6);
  program.json("field", "media export " + id + " " + media + " -o out.flac --level original --use media");
  CHECK(as_text(slurp(program.folder / "out.flac")).starts_with("fLaC"));
  program.json("field", "transcript export " + id + " -o no.vtt --reason x", 6);
}

TEST_CASE("sound leaves at a level that is named, and each says what it is worth") {
  Program program;
  program.create("field");
  const auto id = program.interview("field", "--set language=en");
  program.tone("tone.wav", 4);
  const auto media = program.json("field", "media add " + id + " tone.wav")["id"].get<std::string>();
  const std::string ask = "media export " + id + " " + media + " -o ";
  program.json("field", "consent set " + id + " --use media=yes");
  CHECK(program.json("field", ask + "a.out --use media", 6)["error"]["message"].get<std::string>().find(
            "spoken") != std::string::npos);
  program.json("field", ask + "a.out --use media --level plain", 2);
  program.json("field", ask + "a.out --use media --reason x --level spoken", 6);
  const auto altered = program.run("field", ask + "altered.opus --use media --level altered");
  CHECK(altered.status == 0);
  CHECK(altered.output.find("may still recognise it") != std::string::npos);
  CHECK(altered.output.find("nothing in it is silenced") != std::string::npos);
  CHECK(as_text(slurp(program.folder / "altered.opus")).starts_with("OggS"));

  const std::string first = "WEBVTT\n\n00:00.000 --> 00:01.000\n<v A>At home.\n\n";
  spit(program.folder / "t.vtt", to_bytes(first + "00:02.000 --> 00:03.000\n<v A>With Kim Chol.\n"));
  spit(program.folder / "r.vtt", to_bytes(first + "00:02.000 --> 00:03.000\n<v A>With [name].\n"));
  program.json("field", "transcript import " + id + " t.vtt");
  program.json("field", "transcript import " + id + " r.vtt --role redacted");
  const auto original = program.json("field", ask + "original.flac --use media --level original");
  CHECK(original["silent"] == Json::parse(R"([{"from_ms":1850,"to_ms":3150}])"));
  CHECK(original["uncompared_ms"] == 2000);
  CHECK(original["codec"] == "flac");
  program.json("field", ask + "spoken.opus --use media --level spoken", 6);  // not scanned for names
  const auto spoken =
      program.json("field", ask + "spoken.opus --use media --level spoken --reason 'read by hand'");
  CHECK(spoken["duration_ms"].get<int>() >= 4000);
  CHECK(as_text(slurp(program.folder / "spoken.opus")).starts_with("OggS"));
  const auto piped = test::run("cd " + program.folder.path().string() + " && " + ATTEST_PROGRAM +
                               " --vault field --passphrase-file passphrase " + ask +
                               "- --use media --level altered 2>/dev/null | head -c 4");
  CHECK(piped.output == "OggS");
  for (const auto& left : std::filesystem::directory_iterator(program.folder.path()))
    CHECK(left.path().extension() != ".part");
}

TEST_CASE("a bundle for somebody else, of a stranger, altered or cut is refused and leaves nothing") {
  Program program;
  const auto hq = program.create("hq");
  program.json(hq, "contact card -o hq.card");
  const auto field = program.create("field", "--join hq.card");
  const auto other = program.create("other", "--join hq.card");
  const auto id = program.interview(field);
  program.json(field, "contact add hq.card --as hq --trust");
  program.json(field, "bundle seal -o out.age --to hq --interview " + id);
  CHECK(program.json(other, "bundle inspect out.age")["for_me"] == false);
  CHECK(program.json(other, "bundle open out.age", 3)["error"]["code"] == "WrongPassphrase");
  CHECK(program.json(hq, "bundle open out.age", 6)["error"]["code"] == "Refused");
  CHECK(program.json(hq, "interview list")["interviews"].empty());
  program.json(field, "contact card -o field.card");
  program.json(hq, "contact add field.card --as field --trust");
  Bytes bytes = slurp(program.folder / "out.age");
  spit(program.folder / "cut.age", ByteView(bytes).first(bytes.size() - 100));
  bytes[bytes.size() / 2] ^= 4;
  spit(program.folder / "bent.age", bytes);
  program.json(hq, "bundle open cut.age", 4);
  program.json(hq, "bundle open bent.age", 4);
  CHECK(program.json(hq, "bundle inspect bent.age", 4)["ok"] == false);
  const auto all = program.json(hq, "bundle open bent.age out.age", 4)["files"];
  CHECK(all[0]["error"]["code"] == "Damaged");
  CHECK(all[1]["records"][0]["status"] == "new");
}

TEST_CASE("plain age files are made and opened without a vault, and agree with age") {
  Program program;
  const auto made = program.json("", "age keygen -o key.txt");
  spit(program.folder / "letter.txt", to_bytes("hello"));
  program.json("", "age encrypt -r " + made["recipient"].get<std::string>() + " -a -o letter.age letter.txt");
  program.json("", "age decrypt -i key.txt -o back.txt letter.age");
  CHECK(slurp(program.folder / "back.txt") == to_bytes("hello"));
  need_program("age");
  CHECK(run("cd " + program.folder.path().string() + " && age -d -i key.txt letter.age").output == "hello");
}

TEST_CASE("a full disk leaves what was there, and says so") {
  if (geteuid() != 0) SKIP("SKIPPED: mounting a small file system needs root");
  Program program;
  const std::string small = program.path("small");
  std::filesystem::create_directory(small);
  if (mount("tmpfs", small.c_str(), "tmpfs", 0, "size=3m") != 0)
    SKIP("SKIPPED: a file system cannot be mounted here");
  struct Unmount {
    std::string path;
    ~Unmount() { umount2(path.c_str(), MNT_DETACH); }
  } unmount{small};
  program.create("small/field");
  const auto id = program.interview("small/field");
  const auto before = program.json("small/field", "vault digest");
  spit(program.folder / "noise.wav", [] {
    Bytes wav = to_bytes("RIFF");
    append_le32(wav, 8'000'036);
    for (const char c : std::string("WAVEfmt ")) wav.push_back(static_cast<Byte>(c));
    append_le32(wav, 16);
    append_le32(wav, 1 | 1 << 16);
    append_le32(wav, 48000);
    append_le32(wav, 96000);
    append_le32(wav, 2 | 16 << 16);
    for (const char c : std::string("data")) wav.push_back(static_cast<Byte>(c));
    append_le32(wav, 8'000'000);
    const Bytes samples = noise(8'000'000);
    wav.insert(wav.end(), samples.begin(), samples.end());
    return wav;
  }());
  CHECK(program.json("small/field", "media add " + id + " noise.wav", 7)["error"]["code"] == "NoSpace");
  CHECK(program.json("small/field", "vault digest") == before);
  CHECK(program.json("small/field", "vault check --rebuild")["ok"] == true);
  CHECK(program.json("small/field", "interview set " + id + " place=Jilin")["fields"]["place"] == "Jilin");
}

TEST_CASE("the demo walks the whole path and says where to look") {
  Program program;
  const auto told = program.json("", "demo tour");
  CHECK(told["steps"].size() >= 10);
  CHECK(std::filesystem::exists(program.folder / "tour/for-a-reader.age"));
  const Ran again = program.run("", "demo tour");
  CHECK(again.status == 7);
}

TEST_CASE("attest vault info says what this computer does for what is in memory") {
  Program program;
  program.create("field");
  const auto memory = program.json("field", "vault info")["memory"];
  CHECK(memory["locked"].is_boolean());
  CHECK(memory["core_dumps"] == false);
  CHECK(memory["dumpable"] == false);
  CHECK(
      std::set<std::string>{"none", "zram", "encrypted", "open"}.contains(memory["swap"].get<std::string>()));
  CHECK(memory["freed_memory_wiped"].is_boolean());
  CHECK(program.run("field", "vault info").output.find("swap         ") != std::string::npos);
}

TEST_CASE("a file from elsewhere keeps its digest, tells what its device wrote, and comes out as it came") {
  Program program;
  program.create("field");
  program.tone("tone.wav", 2);
  // A word of its maker, behind the sound.
  const std::string said = "LIST\\020\\000\\000\\000INFOISFT\\004\\000\\000\\000ZOOM";
  REQUIRE(run("printf '" + said + "' >> " + program.path("tone.wav")).status == 0);
  const std::string digest = run("sha256sum < " + program.path("tone.wav")).output.substr(0, 64);
  const auto id = program.interview("field");
  const Json added = program.json("field", "media add " + id + " tone.wav");
  CHECK(added["sha256"] == digest);
  CHECK(added["sound_sha256"] != digest);
  CHECK(added["codec"] == "flac");
  CHECK(std::abs(added["duration_ms"].get<int>() - 2000) <= 1);
  CHECK(added["original"]["container"] == "wav");
  CHECK(added["original"]["metadata"] == Json::array({Json::array({"ISFT", "ZOOM"})}));
  const std::string media = added["id"];
  CHECK(program.json("field", "media list " + id)["media"][0]["original"]["sha256"] == digest);
  CHECK(program.run("field", "media show " + id + " " + media).output.find("ISFT: ZOOM") !=
        std::string::npos);

  program.json("field", "media original " + id + " " + media + " -o out.wav", 6);
  CHECK_FALSE(std::filesystem::exists(program.path("out.wav")));
  const Ran out =
      program.run("field", "media original " + id + " " + media + " -o out.wav --reason 'the lawyer asked'");
  CHECK(out.status == 0);
  CHECK(out.output.find("device wrote") != std::string::npos);
  CHECK(slurp(program.path("out.wav")) == slurp(program.path("tone.wav")));
  program.json("field", "media export " + id + " " + media + " -o out.flac --level original --reason x");
  CHECK(as_text(slurp(program.path("out.flac"))).find("ZOOM") == std::string_view::npos);
  CHECK(program.json("field", "media verify " + id)["ok"] == true);

  // A file that is no sound, and one that is what it is already.
  spit(program.path("note.txt"), to_bytes("only words"));
  program.json("field", "media add " + id + " note.txt", 11);
  const Json again = program.json("field", "media add " + id + " out.flac");
  CHECK(again["original"].is_null());
  CHECK(again["sha256"] == run("sha256sum < " + program.path("out.flac")).output.substr(0, 64));
  program.json("field", "media original " + id + " " + again["id"].get<std::string>() + " -o o --reason x",
               5);
}
