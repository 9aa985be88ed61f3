// Keeping a vault from the command line: ways in, recovery, backups, erasure, damage, identities, and the
// wrong ways.
#include <algorithm>
#include <set>

#include "tests/cli/program.h"
#include "tests/support/damage.h"

using namespace attest;
using namespace attest::test;

namespace {

namespace fs = std::filesystem;

void write_file(const Program& program, const std::string& name, const std::string& text) {
  spit(program.folder / name, to_bytes(text));
}

/// Flips a byte in the middle of a page of the database.
void damage(const Program& program, const std::string& vault, std::size_t page) {
  auto bytes = slurp(program.folder / (vault + "/records.db"));
  bytes[page * 4096 + 1000] ^= 1;
  spit(program.folder / (vault + "/records.db"), bytes);
}

}  // namespace

TEST_CASE("the passphrase is changed, another added and taken away") {
  Program program;
  const auto vault = program.create("field");
  write_file(program, "new", "a new passphrase");
  write_file(program, "office", "for the office");
  CHECK(program.json(vault, "vault passphrase --add --label office --new-passphrase-file office")["ways"]
            .size() == 2);
  const auto changed = program.json(vault, "vault passphrase --new-passphrase-file new");
  CHECK(changed["ways"].size() == 2);
  CHECK(program.json(vault, "vault info", 3)["error"]["code"] == "WrongPassphrase");
  write_file(program, "passphrase", "a new passphrase");
  const auto ways = program.json(vault, "vault escrow list")["ways"];
  for (const auto& way : ways)
    if (way["label"] == "office")
      program.json(vault, "vault passphrase --remove " + way["recipient"].get<std::string>());
  write_file(program, "passphrase", "for the office");
  program.json(vault, "vault info", 3);
}

TEST_CASE("a forgotten passphrase is recovered by the paper, and by two of three sheets") {
  Program program;
  const auto vault = program.create("field");
  const auto id = program.interview(vault, "--set place=Jilin");
  CHECK(program.json(vault, "vault recovery paper -o paper.txt")["file"] == "paper.txt");
  CHECK(as_text(slurp(program.folder / "paper.txt")).find("\nAGE-SECRET-KEY-1") != std::string_view::npos);
  CHECK(program.json(vault, "vault recovery paper -o paper.txt", 7)["error"]["code"] == "Io");
  CHECK(program.json(vault, "vault recovery split --of 3 --need 2 -o sheets")["files"].size() == 3);
  CHECK(program.run(vault, "vault recovery split --of 3 --need 4 -o more").status == 2);

  const auto before = slurp(program.folder / (vault + "/store.key"));
  CHECK(program.json(vault, "vault recovery drill --paper paper.txt")["opens"] == true);
  CHECK(program.json(vault, "vault recovery drill --shares sheets/share-3.txt sheets/share-1.txt")["opens"] ==
        true);
  CHECK(slurp(program.folder / (vault + "/store.key")) == before);
  CHECK(program.json(vault, "vault recovery drill --shares sheets/share-1.txt", 11)["error"]["code"] ==
        "Invalid");
  CHECK(program.run(vault, "vault recovery drill").status == 2);

  write_file(program, "new", "a new passphrase");
  program.json("",
               "vault recovery restore field --shares sheets/share-1.txt sheets/share-2.txt "
               "--new-passphrase-file new");
  program.json(vault, "vault info", 3);
  write_file(program, "passphrase", "a new passphrase");
  CHECK(program.json(vault, "interview show " + id)["fields"]["place"] == "Jilin");
  // Typed by hand: small letters, groups, no comments.
  std::string typed;
  const std::string page(as_text(slurp(program.folder / "paper.txt")));
  const auto at = page.find("\nAGE-SECRET-KEY-1") + 1;
  for (const char c : page.substr(at, page.find('\n', at) - at)) {
    typed += static_cast<char>(std::tolower(c));
    if (typed.size() % 5 == 4) typed += ' ';
  }
  write_file(program, "typed", typed + "\n");
  CHECK(program.json(vault, "vault recovery drill --paper typed")["opens"] == true);
  typed[30] = typed[30] == 'q' ? 'p' : 'q';
  write_file(program, "typed", typed);
  CHECK(program.json(vault, "vault recovery drill --paper typed", 11)["error"]["code"] == "Invalid");
  CHECK(program.json(vault, "--key-file paper.txt interview show " + id)["fields"]["place"] == "Jilin");
}

TEST_CASE(
    "headquarters' escrow opens the vault with its own key, until it is removed; keys are replaced under "
    "it") {
  need_program("age-keygen");
  Program program;
  const auto vault = program.create("field");
  const auto id = program.interview(vault, "--set place=Jilin");
  REQUIRE(run("age-keygen -o " + program.path("hq.txt")).status == 0);
  const auto recipient = run("age-keygen -y " + program.path("hq.txt")).output;
  program.json(vault, "vault escrow add --label headquarters " + recipient.substr(0, recipient.find('\n')));
  program.json(vault, "vault rekey");
  CHECK(program.json(vault, "--key-file hq.txt interview show " + id)["fields"]["place"] == "Jilin");
  program.json(vault, "vault escrow remove " + recipient.substr(0, recipient.find('\n')));
  CHECK(program.json(vault, "--key-file hq.txt vault info", 3)["error"]["code"] == "WrongPassphrase");
  CHECK(program.json(vault, "vault escrow add age1nonsense", 11)["error"]["code"] == "Invalid");
}

TEST_CASE("a backup is made, rehearsed and restored as a new device") {
  Program program;
  const auto vault = program.create("field");
  program.tone("tone.wav", 1);
  const auto id = program.interview(vault);
  program.json(vault, "media add " + id + " tone.wav");
  CHECK(program.json(vault, "vault info")["backups"].empty());
  CHECK(program.json(vault, "vault backup -o nowhere", 5)["error"]["code"] == "NotFound");
  fs::create_directory(program.folder / "stick");
  CHECK(program.json(vault, "vault backup -o stick")["recordings"] == 1);
  CHECK(program.json(vault, "vault info")["backups"][0]["stale"] == false);
  CHECK(program.json("", "vault restore stick --drill")["interviews"] == 1);
  CHECK(program.run("", "vault restore stick").status == 2);
  CHECK(program.json("", "vault restore stick other")["ok"] == true);
  CHECK(program.json("other", "vault digest") == program.json(vault, "vault digest"));
  CHECK(program.json("other", "vault info")["minisign_public_key"] !=
        program.json(vault, "vault info")["minisign_public_key"]);
  CHECK(program.json("other", "vault check --deep --rebuild")["ok"] == true);
  CHECK(program.json("", "vault restore stick other", 7)["error"]["code"] == "Io");
}

TEST_CASE("an interview is erased, and everybody is told what that does not reach") {
  Program program;
  const auto hq = program.create("hq");
  program.json(hq, "contact card -o hq.card");
  const auto field = program.create("field", "--join hq.card");
  introduce(program, hq, field);
  const auto id = program.interview(field, "--set summary=marker-erased");
  program.tone("tone.wav", 1);
  program.json(field, "media add " + id + " tone.wav");
  fs::create_directory(program.folder / "stick");
  program.json(field, "vault backup -o stick");
  program.json(field, "bundle seal -o out.age --to hq --interview " + id);
  const auto plan = program.json(field, "vault erase " + id + " --plan");
  CHECK(plan["recordings"] == 1);
  CHECK(plan["bundles"] == 1);
  CHECK(plan["backups"].size() == 1);
  CHECK(plan["space_needed"].get<std::uint64_t>() > 0);
  CHECK(program.run(field, "vault erase " + id).status == 2);
  CHECK(program.json(field, "interview discard " + id, 6)["error"]["code"] == "Refused");
  CHECK(program.json(field, "vault erase " + id + " --reason withdrawn")["pending"] == false);
  CHECK(program.json(field, "interview show " + id, 5)["error"]["code"] == "NotFound");
  CHECK(program.json(field, "search marker-erased")["total"] == 0);
  const auto info = program.json(field, "vault info");
  CHECK(info["pending"]["erasures"] == 0);
  CHECK(info["backups"][0]["stale"] == true);
  CHECK(fs::is_empty(program.folder / "field/media"));
  CHECK(program.json(field, "vault check --rebuild --deep")["ok"] == true);
  CHECK(program.json(field, "vault erase --finish")["pending"] == false);
}

TEST_CASE("a mistake that nobody else has leaves no trace") {
  Program program;
  const auto vault = program.create("field");
  const auto before = program.json(vault, "vault digest");
  const auto id = program.interview(vault, "--set summary=mistake");
  program.json(vault, "interview discard " + id);
  CHECK(program.json(vault, "vault digest") == before);
  CHECK(program.json(vault, "interview discard " + id, 5)["error"]["code"] == "NotFound");
}

TEST_CASE("damage is listed, readable, and repaired without deleting") {
  Program program;
  const auto vault = program.create("field");
  std::vector<std::string> ids;
  for (int i = 0; i < 6; ++i)
    ids.push_back(program.interview(vault, "--set summary=" + std::string(3000, static_cast<char>('a' + i))));
  CHECK(program.json(vault, "vault check --rebuild")["looked_at"]["records"] == 8);
  const auto pages = fs::file_size(program.folder / "field/records.db") / 4096;
  damage(program, vault, pages - 2);
  damage(program, vault, 0);
  auto bytes = slurp(program.folder / "field/keyring");
  bytes.back() ^= 1;
  spit(program.folder / "field/keyring", bytes);
  const auto found = program.json(vault, "vault check --rebuild", 4);
  CHECK(found["ok"] == false);
  std::set<std::string> what;
  for (const auto& item : found["damaged"]) what.insert(item["what"].get<std::string>());
  CHECK(what.contains("keyring"));
  CHECK(what.contains("database"));
  const auto told = program.run(vault, "vault check").output;
  CHECK(told.find("The rest can be looked at after a repair.") != std::string::npos);
  CHECK(told.find("All else is whole") == std::string::npos);
  const auto repaired = program.json(vault, "vault repair");
  CHECK(repaired["database"] == true);
  CHECK(repaired["bad_pages"] == 2);
  CHECK(repaired["key_files"][0] == "keyring");
  CHECK(fs::exists(program.folder / repaired["aside"].get<std::string>() / "records.db"));
  const auto left = program.json(vault, "vault check --rebuild", repaired["damaged"].empty() ? 0 : 4);
  CHECK(left["damaged"].size() == repaired["damaged"].size());
  CHECK(program.json(vault, "interview list")["interviews"].size() + repaired["damaged"].size() >=
        ids.size());
  CHECK(program.json(vault, "vault repair")["database"] == false);
}

TEST_CASE("an interview that lost its journal is in the list, labelled as shown in part") {
  Program program;
  const auto vault = program.create("field");
  const auto whole = program.interview(vault, "--set place=Jilin");
  const auto lost = program.interview(vault, "--set place=Yanji");
  lose(program.folder / "field", RecordId::parse(lost).value(), true, false);
  const auto repaired = program.json(vault, "vault repair");
  REQUIRE(repaired["damaged"].size() == 1);
  CHECK(repaired["damaged"][0]["id"] == lost);
  const auto listed = program.json(vault, "interview list")["interviews"];
  REQUIRE(listed.size() == 2);
  for (const auto& item : listed) CHECK((item["missing"] > 0) == (item["id"] == lost));
  const auto text = program.run(vault, "interview list").output;
  CHECK(text.find("(its code is lost)  " + lost + "  (damaged: shown in part, ") != text.npos);
  CHECK(program.json(vault, "interview show " + lost)["missing"] == repaired["damaged"][0]["missing"]);
  CHECK(program.run(vault, "interview show " + lost)
            .output.find("A bundle or a backup that has them mends it") != std::string::npos);
}

TEST_CASE("a vault cut to nothing is damaged, and no command makes a new one of it") {
  Program program;
  const auto vault = program.create("field");
  spit(program.folder / "field/records.db", {});
  CHECK(program.json(vault, "vault info", 4)["error"]["code"] == "Damaged");
  CHECK(program.json(vault, "vault check", 4)["damaged"].size() == 1);
  CHECK(program.json(vault, "vault repair", 4)["error"]["code"] == "Damaged");
  CHECK(fs::file_size(program.folder / "field/records.db") == 0);
}

TEST_CASE("a vault is destroyed by naming it, and not otherwise") {
  Program program;
  const auto vault = program.create("field");
  CHECK(program.run(vault, "vault destroy < /dev/null").status == 2);
  CHECK(program.run(vault, "vault destroy --confirm fild").status == 2);
  CHECK(fs::exists(program.folder / "field/store.key"));
  CHECK(program.json(vault, "vault destroy --confirm field")["keys_gone"] == true);
  CHECK_FALSE(fs::exists(program.folder / "field"));
  CHECK(program.json(vault, "vault destroy --confirm field", 5)["error"]["code"] == "NotAVault");
}

TEST_CASE("identities are deposited without their passphrase and read with it") {
  Program program;
  const auto vault = program.create("field");
  write_file(program, "own", "the identities' own");
  const auto person = program.json(vault, "person new")["record_code"].get<std::string>();
  CHECK(program.json(vault, "identity deposit " + person + " name=One", 5)["error"]["code"] == "NotFound");
  program.json(vault, "identity create --kdf interactive --identity-passphrase-file own");
  write_file(program, "fields", "# comment\nname.hangul=별이\nphone=010-0000-1234\n");
  CHECK(program.json(vault, "identity deposit " + person + " --from fields")["waiting"] == 1);
  CHECK(program.json(vault, "identity deposit " + person + " nmae=One", 11)["error"]["code"] == "Invalid");
  const auto shown = program.json(vault, "identity show " + person + " --identity-passphrase-file own");
  CHECK(shown["fields"]["name.hangul"] == "별이");
  CHECK(program.json(vault, "identity find 1234 --identity-passphrase-file own")["people"].size() == 1);
  CHECK(program.json(vault, "identity show " + person + " --identity-passphrase-file passphrase",
                     3)["error"]["code"] == "WrongPassphrase");
  CHECK(program.json(vault, "vault check --rebuild")["ok"] == true);
  CHECK(program.json(vault, "identity create --kdf interactive --identity-passphrase-file own",
                     7)["error"]["code"] == "Io");
  write_file(program, "fresh", "another of their own");
  program.json(vault, "identity passphrase --identity-passphrase-file own --new-passphrase-file fresh");
  CHECK(program.json(vault, "identity show " + person + " --identity-passphrase-file own",
                     3)["error"]["code"] == "WrongPassphrase");
  program.json(vault, "identity erase " + person + " --reason withdrawn --identity-passphrase-file fresh");
  CHECK(program.json(vault, "identity show " + person + " --identity-passphrase-file fresh",
                     5)["error"]["code"] == "NotFound");
}

TEST_CASE("a vault of the first format is upgraded, and what there was goes when the person says so") {
  Program program;
  fs::copy(source_folder() / "tests/vectors/vault-1", program.folder / "old", fs::copy_options::recursive);
  CHECK(program.json("old", "interview list")["interviews"].size() == 1);
  CHECK_FALSE(program.json("old", "vault upgrade")["kept"].is_null());
  CHECK(program.json("old", "vault upgrade --confirm")["kept"].is_null());
  CHECK_FALSE(fs::exists(program.folder / "old/before-1"));
  CHECK(program.json("old", "vault check --rebuild --deep")["ok"] == true);
}

TEST_CASE("a project's settings are shown, set and refused by name, and recording goes by them") {
  Program program;
  const auto vault = program.create("field");
  const auto id = program.interview(vault, "");
  CHECK(program.json(vault, "project settings")["settings"] == Json{{"recording.codec", "opus"},
                                                                    {"recording.channels", 1},
                                                                    {"checkin_minutes", 25},
                                                                    {"grounding", ""},
                                                                    {"referrals", ""}});
  const auto set = program.json(vault,
                                "project settings --set recording.codec=flac --set checkin_minutes=0 --set "
                                "'referrals=A clinic, in Y, by telephone'");
  CHECK(set["settings"]["recording.codec"] == "flac");
  CHECK(set["settings"]["referrals"] == "A clinic, in Y, by telephone");
  const auto unknown = program.json(vault, "project settings --set codec=flac", 11)["error"]["message"];
  CHECK(unknown.get<std::string>().find("recording.codec, recording.channels") != std::string::npos);
  program.json(vault, "project settings --set recording.channels=3", 11);
  CHECK(program.run(vault, "project settings --set flac").status == 2);
  CHECK(program.json(vault, "project settings")["settings"]["recording.channels"] == 1);

  write_file(program, "sound", std::string(48000 * 2, 'a'));
  CHECK(program.json(vault, "record " + id + " --pcm - < sound")["codec"] == "flac");
  program.json(vault, "project settings --set recording.channels=2");
  CHECK(program.json(vault, "record " + id + " --pcm - < sound")["channels"] == 2);
  const auto asked = program.json(vault, "record " + id + " --pcm - --codec opus --channels 1 < sound");
  CHECK(asked["codec"] == "opus");
  CHECK(asked["channels"] == 1);

  const auto media = asked["id"].get<std::string>();
  program.json(vault, "note add " + id + " 'at the window' --at 500 --media " + media);
  program.json(vault, "note add " + id + " 'tired' --after");
  program.json(vault, "note add " + id + " 'nowhere' --media 00", 5);
  const auto notes = program.json(vault, "interview show " + id)["notes"];
  REQUIRE(notes.size() == 2);
  for (const auto& note : notes)
    CHECK((note["text"] == "tired" ? note["kind"] == "after" : note["media"] == media));
}
