// A recording is opened without Attest: age for a segment's key, openssl for a frame.
#include "tests/core/media/recording_support.h"

using namespace attest;
using namespace attest::media;
using namespace attest::media::test;

TEST_CASE("age opens a segment's key and openssl a frame of it") {
  need_program("age");
  need_program("openssl");
  Studio studio;
  const auto sound = pieces(10);
  write_small(studio, sound);
  const Bytes file = slurp(studio.path);
  const SecondReading second(file, studio.media, studio.identity);
  const ParsedSegment& segment = second.segments[1];
  const auto key_path = studio.folder / "key", sealed_path = studio.folder / "sealed",
             frame_path = studio.folder / "f";
  spit(key_path, as_bytes(studio.identity.text().text()));
  spit(sealed_path, segment.sealed);
  const Ran age = run("age -d -i " + key_path.string() + " " + sealed_path.string());
  REQUIRE(age.status == 0);
  REQUIRE(age.output == to_hex(segment.key) + "\n");

  const std::size_t number = 2;  // after begin and clock: leaf 4
  const ParsedFrame& frame = segment.frames[number];
  REQUIRE(frame.type == 2);
  spit(frame_path, ByteView(file).subspan(frame.at + 5, frame.size - 5 - 16));
  // RFC 8439: the text's blocks count from 1; openssl wants the counter, little-endian, before the nonce.
  Bytes iv;
  append_le32(iv, 1);
  append_le32(iv, 0);
  append_le64(iv, number);
  const auto plain_path = studio.folder / "plain";
  const Ran openssl = run("openssl enc -d -chacha20 -K " + age.output.substr(0, 64) + " -iv " + to_hex(iv) +
                          " -in " + frame_path.string() + " -out " + plain_path.string());
  INFO(openssl.output);
  REQUIRE(openssl.status == 0);
  const Bytes plain = slurp(plain_path);
  REQUIRE(plain.size() > 20);
  CHECK(Bytes(plain.begin() + 20, plain.end()) == sound[4]);
}
