// A bundle without Attest: age, tar, sha256sum, sha512sum, minisign and a player open and check it.
#include <catch2/catch_test_macros.hpp>
#include <fstream>

#include "tests/core/bundle/bundles.h"

using namespace attest;
using namespace attest::test;

namespace {

/// Half a second of a tone, recorded as a microphone would be.
void record_tone(Vault& vault, const RecordId& interview, media::Codec codec) {
  constexpr int rate = 48000;
  testimony::Recording recording(vault, interview, rate, 1, codec);
  std::vector<std::int16_t> samples(rate / 2);
  for (std::size_t i = 0; i < samples.size(); ++i)
    samples[i] = static_cast<std::int16_t>((i % 109) * 200 - 10'000);
  recording.sound().write(samples.data(), samples.size());
  testimony::Recording::take_in(vault, recording.finish());
}

/// The bundle's bag, taken out by age and tar with the office's key alone.
struct Bag {
  explicit Bag(const std::vector<media::Codec>& codecs) {
    need_program("age");
    const RecordId id = two.whole_interview(0);
    for (const auto codec : codecs) record_tone(*two.field, id, codec);
    const fs::path file = two.seal(*two.field, {id}, *two.office);
    const auto identity = two.office->device_identity().text();
    spit(two.vaults.folder / "key", identity.view());
    const auto ran =
        shell("age -d -i key -o x.tar " + file.string() + " && mkdir bag && tar -C bag -xf x.tar");
    INFO(ran.output);
    REQUIRE(ran.status == 0);
    CHECK(ran.output.empty());
  }
  Ran shell(const std::string& command) const {
    return run("cd " + two.vaults.folder.path().string() + " && " + command);
  }
  Ran in_bag(const std::string& command) const { return shell("cd bag && " + command); }
  TwoVaults two;
};

}  // namespace

TEST_CASE("age and tar open a bundle, and sha256sum and sha512sum check it") {
  Bag bag({media::Codec::Opus});
  CHECK(bag.in_bag("sha256sum --strict --quiet -c manifest-sha256.txt").output.empty());
  CHECK(bag.in_bag("sha256sum --strict -c manifest-sha256.txt").status == 0);
  CHECK(bag.in_bag("sha512sum --strict -c manifest-sha512.txt").status == 0);
  CHECK(bag.in_bag("sha256sum --strict -c tagmanifest-sha256.txt").status == 0);
  // Every file is listed, and no other is there.
  const auto listed = bag.in_bag("cut -c67- manifest-sha256.txt | sort | sha256sum").output;
  CHECK(bag.in_bag("find data -type f | sort | sha256sum").output == listed);
}

TEST_CASE("minisign checks a bundle's signature with the key on the contact card, and no other") {
  need_program("minisign");
  Bag bag({});
  const auto verify = [&](const Vault& vault) {
    return bag.in_bag("minisign -V -P " + vault.device_signer().public_key().text() +
                      " -x tagmanifest-sha256.txt.minisig -m tagmanifest-sha256.txt");
  };
  const auto good = verify(*bag.two.field);
  INFO(good.output);
  CHECK(good.status == 0);
  CHECK(good.output.find("Trusted comment: attest-bundle/1 id=") != std::string::npos);
  CHECK(verify(*bag.two.office).status != 0);
  bag.in_bag("echo more >> tagmanifest-sha256.txt");
  CHECK(verify(*bag.two.field).status != 0);
}

TEST_CASE("an ordinary player plays the recordings in a bundle") {
  need_program("ffprobe");
  Bag bag({media::Codec::Opus, media::Codec::Flac});
  for (const std::string codec : {"opus", "flac"}) {
    const auto ran = bag.in_bag(
        "ffprobe -v error -show_entries stream=codec_name -of csv=p=0 data/interview/*/*." + codec);
    INFO(ran.output);
    CHECK(ran.status == 0);
    CHECK(ran.output == codec + "\n");
    CHECK(bag.in_bag("ffmpeg -v error -i data/interview/*/*." + codec + " -f null -").output.empty());
  }
}

TEST_CASE("opusinfo finds nothing to warn of in a bundle's recording") {
  need_program("opusinfo");
  Bag bag({media::Codec::Opus});
  const auto ran = bag.in_bag("opusinfo data/interview/*/*.opus");
  INFO(ran.output);
  CHECK(ran.status == 0);
  CHECK(ran.output.find("WARNING") == std::string::npos);
}

TEST_CASE("the readable files of a bundle are JSON and WebVTT to others too") {
  need_program("python3");
  Bag bag({});
  const auto ran = bag.in_bag(
      "for f in $(find data -name '*.json'); do python3 -m json.tool $f > /dev/null || exit 1; done");
  INFO(ran.output);
  CHECK(ran.status == 0);
  CHECK(bag.in_bag("head -c 6 data/interview/*/*.vtt").output == "WEBVTT");
  CHECK(bag.in_bag("grep -q walked data/interview/*/codings.json && grep -q walking data/codebook.json")
            .status == 0);
}

TEST_CASE("a bag that another hand has put together again with tar and age is not the sender's") {
  Bag bag({});
  REQUIRE(bag.shell("age -r " + bag.two.office->device_identity().recipient().text() + " -o again.age x.tar")
              .status == 0);
  CHECK(code_of([&] { bag.two.open(*bag.two.office, bag.two.vaults.folder / "again.age"); }) ==
        Code::Tampered);
}
