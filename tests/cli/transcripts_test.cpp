// Transcripts in and out on the command line: formats, encodings, and what a machine wrote.
#include <fstream>

#include "tests/cli/program.h"

using namespace attest;
using namespace attest::test;

namespace {

// 한글 in Windows-949, in SubRip.
const char* const kKorean =
    "1\n00:00:01,000 --> 00:00:02,000\n"
    "\xC7\xD1\xB1\xB9\xBE\xEE \xC0\xDA\xB8\xB7\xC0\xBB \xC0\xD0\xBD\xC0\xB4\xCF\xB4\xD9. "
    "\xBE\xEE\xB8\xB0 \xBD\xC3\xC0\xFD \xC0\xCC\xBE\xDF\xB1\xE2\xBF\xA1\xBC\xAD\n";
const char* const kKoreanText = "한국어 자막을 읽습니다. 어린 시절 이야기에서";

}  // namespace

TEST_CASE(
    "a transcript in Windows-949 is read, and the guess is told; a name is obeyed, and damage counted") {
  Program program;
  const auto vault = program.create("v");
  const auto id = program.interview(vault, "--set language=ko-KP");
  spit(program.folder / "t.srt", to_bytes(kKorean));
  const auto guessed = program.json(vault, "transcript import " + id + " t.srt");
  CHECK(guessed["encoding"] == "Windows-949");
  CHECK(guessed["encoding_certain"] == false);
  CHECK(guessed["format"] == "srt");
  CHECK(guessed["replaced"] == 0);
  CHECK(guessed["machine_made"] == false);
  CHECK(program.json(vault, "transcript show " + id)["text"] == kKoreanText);
  const auto said = program.run(vault, "transcript import " + id + " t.srt");
  CHECK(said.output.find("Read as Windows-949 (guessed), srt.") != std::string::npos);
  const auto named = program.json(vault, "transcript import " + id + " t.srt --encoding euc-kr");
  CHECK(named["encoding_certain"] == true);
  const auto wrong = program.json(vault, "transcript import " + id + " t.srt --encoding utf-8");
  CHECK(wrong["replaced"].get<int>() > 0);
  const auto look = program.json(vault, "transcript import " + id + " t.srt --look");
  CHECK(look["text"] == kKoreanText);
  CHECK(look["encoding"] == "Windows-949");
  CHECK(program.json(vault, "interview show " + id)["transcripts"].size() == 4);
  program.json(vault, "transcript import " + id + " t.srt --encoding klingon", 11);
  program.json(vault, "transcript import " + id + " t.srt --format docx", 11);
  CHECK(program.run(vault, "transcript import " + id + " t.srt --format pdf").status == 2);
}

TEST_CASE("a transcript goes out as WebVTT, SubRip, text, DOCX, ODT, oTranscribe or SAMI, and comes back") {
  Program program;
  const auto vault = program.create("v");
  const auto id = program.interview(vault, "");
  spit(program.folder / "t.vtt",
       to_bytes("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Q>언제?\n\n00:02.000 --> 00:03.000\n<v A>봄에.\n"));
  program.json(vault, "transcript import " + id + " t.vtt --language ko-KP");
  for (const char* ending : {"vtt", "srt", "txt", "docx", "odt", "otr", "smi"}) {
    INFO(ending);
    const std::string file = "out." + std::string(ending);
    program.json(vault, "transcript export " + id + " -o " + file + " --reason 'read by hand'");
    const auto back =
        program.json(vault, "transcript import " + id + " " + file + " --role translation --language ko");
    CHECK(back["cues"] == 2);
    const auto shown =
        program.json(vault, "transcript show " + id + " --transcript " + back["id"].get<std::string>());
    CHECK(shown["text"] == "언제?\n봄에.");
    CHECK(shown["cues"][0]["from_ms"] == (std::string(ending) == "txt" ? -1 : 1000));
  }
  program.json(vault, "transcript export " + id + " -o out.bin --format docx --reason x");
  CHECK(program.json(vault, "transcript import " + id + " out.bin")["format"] == "docx");
}

TEST_CASE("one of a file's languages is chosen, and the others are told") {
  Program program;
  const auto vault = program.create("v");
  const auto id = program.interview(vault, "");
  spit(program.folder / "t.smi", to_bytes("<SAMI><STYLE>.K{lang:ko-KR;} .E{lang:en-US;}</STYLE><BODY><SYNC "
                                          "Start=0><P Class=K>네<P Class=E>Yes"
                                          "<SYNC Start=1000><P Class=K>&nbsp;<P Class=E>&nbsp;"));
  const auto korean = program.json(vault, "transcript import " + id + " t.smi --language ko-KP");
  CHECK(korean["language"] == "ko-KP");
  CHECK(korean["other_languages"] == Json::array({"en-us"}));
  const auto english =
      program.json(vault, "transcript import " + id + " t.smi --language en --role translation");
  CHECK(program.json(vault, "transcript show " + id + " --transcript " +
                                english["id"].get<std::string>())["text"] == "Yes");
  program.json(vault, "transcript import " + id + " t.smi --language fr", 11);
}

TEST_CASE("what a machine wrote is marked so until a person has reviewed it, also at headquarters") {
  Program program;
  const auto hq = program.create("hq");
  program.json(hq, "contact card -o hq.card");
  const auto vault = program.create("field", "--join hq.card --author F1");
  introduce(program, hq, vault);
  const auto id = program.interview(vault, "--set language=ko");
  spit(program.folder / "w.json",
       to_bytes("{\"segments\":[{\"start\":0,\"end\":1,\"text\":\"네\"}],\"language\":\"ko\"}"));
  spit(program.folder / "t.txt", to_bytes("yes\n"));
  const auto made = program.json(vault, "transcript import " + id + " w.json");
  CHECK(made["machine_made"] == true);
  const auto show = [&](const std::string& where) { return program.json(where, "transcript show " + id); };
  CHECK(show(vault)["made_by"] == "machine");
  CHECK(show(vault)["reviewed"] == false);
  CHECK(
      program.run(vault, "transcript show " + id).output.starts_with("Made by a machine, not yet reviewed"));
  const auto exported = program.json(vault, "transcript export " + id + " -o out.vtt --reason x");
  CHECK(exported["made_by"] == "machine");
  CHECK(exported["reviewed"] == false);
  const auto carry = [&](const std::string& name) {
    program.json(vault, "bundle seal -o " + name + " --to hq --interview " + id);
    program.json(hq, "bundle open " + name);
  };
  carry("1.age");
  CHECK(show(hq)["made_by"] == "machine");
  CHECK(show(hq)["reviewed"] == false);
  program.json(vault, "transcript reviewed " + id);
  CHECK(show(vault)["reviewed"] == true);
  carry("2.age");
  CHECK(show(hq)["reviewed"] == true);
  // What a person made is nothing to review.
  const auto person =
      program.json(vault, "transcript import " + id + " t.txt --role translation --language en");
  CHECK(person["machine_made"] == false);
  program.json(vault, "transcript reviewed " + id + " --transcript en", 11);
}

TEST_CASE("a program of this laptop hears a recording; which one is a setting that stays here") {
  Program program;
  const auto vault = program.create("v");
  const auto id = program.interview(vault, "--set language=ko-KP");
  program.tone("tone.wav", 2);
  const auto media = program.json(vault, "media add " + id + " tone.wav");
  {
    std::ofstream script(program.folder / "hears");
    script << "#!/bin/sh\n[ \"$1\" = ko ] || exit 9\n[ $(wc -c < \"$2\") -gt 60000 ] || exit 8\n"
              "echo '[00:00:00.000 --> 00:00:01.000]  삐'\n";
  }
  std::filesystem::permissions(program.folder / "hears", std::filesystem::perms::owner_all);
  const std::string command = "'" + (program.folder / "hears").string() + " {language} {wav}'";
  program.json(vault, "transcript machine " + id, 11);  // none is named
  CHECK(
      program.json(vault, "transcript program " + command)["program"].get<std::string>().ends_with("{wav}"));
  const auto heard = program.json(vault, "transcript machine " + id);
  CHECK(heard["made_by"] == "machine");
  CHECK(heard["reviewed"] == false);
  CHECK(heard["network_cut"].is_boolean());
  const auto shown = program.json(vault, "transcript show " + id);
  CHECK(shown["text"] == "삐");
  CHECK(shown["language"] == "ko-KP");
  CHECK(shown["made_by"] == "machine");
  CHECK(program.json(vault, "transcript program --none")["program"] == "");
  program.json(vault, "transcript machine " + id + " --program /nowhere/hears", 5);
  program.json(vault, "transcript machine " + id + " --program false", 11);
  program.json(vault, "transcript machine " + id + " --program \"'open\"", 11);
  program.json(vault, "consent set " + id + " --step machine=no");
  program.json(vault, "transcript machine " + id + " --program " + command, 6);
}
