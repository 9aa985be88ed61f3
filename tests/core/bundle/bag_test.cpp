#include "core/bundle/bag.h"

#include <catch2/catch_test_macros.hpp>

#include "core/crypto/hash.h"
#include "tests/support/support.h"

using namespace attest;
using namespace attest::bundle;
using namespace attest::test;

namespace {

const std::string hash(64, 'a');

Code refusal(const std::string& text) {
  return code_of([&] { parse_manifest(text, 32); });
}

}  // namespace

TEST_CASE("a manifest says the same when it is read") {
  const std::vector<Listed> files = {{"data/a", Bytes(32, 1)}, {"data/b/c", Bytes(32, 2)}};
  CHECK(parse_manifest(write_manifest(files), 32) == files);
  CHECK(parse_manifest("", 32).empty());
}

TEST_CASE("a manifest in any other form is refused") {
  CHECK(parse_manifest(hash + "  data/a\n", 32).size() == 1);
  for (const std::string& text : {hash + "  data/a",
                                  hash + " data/a\n",
                                  hash + "   data/a\n",
                                  hash + " *data/a\n",
                                  hash + "\tdata/a\n",
                                  hash + "  data/a\r\n",
                                  hash + "  \n",
                                  hash + "\n",
                                  std::string("\n"),
                                  "\xEF\xBB\xBF" + hash + "  data/a\n",
                                  std::string(64, 'A') + "  data/a\n",
                                  std::string(64, 'g') + "  data/a\n",
                                  hash.substr(1) + "  data/a\n",
                                  hash + "  /data/a\n",
                                  hash + "  data/../a\n",
                                  hash + "  ~/a b\n",
                                  hash + "  data/%0A\n",
                                  hash + "  data/a\\b\n",
                                  hash + "  data/a\n\n",
                                  hash + "  data/\xC3\xA9\n"})
    CHECK(refusal(text) == Code::Invalid);
}

TEST_CASE("a file listed twice is refused, also where only letters' case tells the two apart") {
  CHECK(refusal(hash + "  data/a\n" + std::string(64, 'b') + "  data/a\n") == Code::Invalid);
  CHECK(refusal(hash + "  data/a\n" + hash + "  data/A\n") == Code::Invalid);
}

TEST_CASE("a manifest without end is refused before it fills memory") {
  std::string text;
  for (std::size_t i = 0; i <= max_listed; ++i) text += hash + "  d/" + std::to_string(i) + "\n";
  CHECK(refusal(text) == Code::Invalid);
}

TEST_CASE("sha256sum checks our manifests") {
  TempFolder folder;
  std::vector<Listed> files;
  for (const std::string name : {"a", "b"}) {
    spit(folder / name, to_bytes(name));
    const auto digest = crypto::sha256(as_bytes(name));
    files.push_back({name, {digest.begin(), digest.end()}});
  }
  spit(folder / "manifest", to_bytes(write_manifest(files)));
  CHECK(run("cd " + folder.path().string() + " && sha256sum --strict -c manifest").status == 0);
  spit(folder / "b", to_bytes("c"));
  CHECK(run("cd " + folder.path().string() + " && sha256sum --strict -c manifest").status == 1);
}

TEST_CASE("the manifests of the public bag of BagIt 1.0 are read") {
  const auto bag = testdata("bagit-conformance") / "v1.0/valid/basicBag";
  const auto text = slurp(bag / "manifest-sha512.txt");
  const auto files = parse_manifest(as_text(text), 64);
  REQUIRE_FALSE(files.empty());
  for (const auto& file : files) {
    const auto digest = crypto::sha512(slurp(bag / file.path));
    CHECK(file.digest == Bytes(digest.begin(), digest.end()));
  }
}

TEST_CASE("the manifest of the public bag that lists one file with two hashes is refused") {
  const auto bag =
      testdata("bagit-conformance") / "v0.97/invalid/same-filename-listed-twice-with-different-hashes";
  const auto text = slurp(bag / "manifest-sha256.txt");
  CHECK(code_of([&] { parse_manifest(as_text(text), 32); }) == Code::Invalid);
}
