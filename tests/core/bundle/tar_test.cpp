#include "core/bundle/tar.h"

#include <catch2/catch_test_macros.hpp>

#include "core/foundation/disk.h"
#include "core/foundation/json.h"
#include "tests/support/support.h"

using namespace attest;
using namespace attest::bundle;
using namespace attest::test;

namespace {

struct File {
  std::string name;
  Bytes content;
};
const std::vector<File> some = {{"bagit.txt", to_bytes("one")},
                                {"data/empty", {}},
                                {"data/block", noise(512)},
                                {"data/long", noise(5000)},
                                {std::string(100, 'n'), to_bytes("a long name")}};

Bytes write(const std::vector<File>& files) {
  MemorySink out;
  TarWriter tar(out);
  for (const auto& file : files) {
    tar.begin(file.name, file.content.size());
    tar.write(file.content);
  }
  tar.finish();
  REQUIRE(tar.size() == out.bytes.size());
  return out.bytes;
}

std::vector<File> read(Bytes archive) {
  MemorySource source(std::move(archive));
  TarReader tar(source, Code::Tampered);
  std::vector<File> files;
  while (auto entry = tar.next()) files.push_back({entry->name, read_all(tar, 1u << 20, entry->name)});
  return files;
}

Code refusal(Bytes archive) {
  return code_of([&] { read(std::move(archive)); });
}

/// Sets the checksum that fits, so that only what is meant to be wrong is wrong.
void mend(Bytes& header) {
  std::fill(header.begin() + 148, header.begin() + 156, Byte{' '});
  unsigned sum = 0;
  for (std::size_t i = 0; i < 512; ++i) sum += header[i];
  for (int i = 5; i >= 0; --i, sum /= 8)
    header[148 + static_cast<std::size_t>(i)] = static_cast<Byte>('0' + sum % 8);
  header[154] = 0;
}

}  // namespace

TEST_CASE("what is written to an archive is read from it") {
  const auto files = read(write(some));
  REQUIRE(files.size() == some.size());
  for (std::size_t i = 0; i < some.size(); ++i) {
    CHECK(files[i].name == some[i].name);
    CHECK(files[i].content == some[i].content);
  }
}

TEST_CASE("an archive of one entry says its size beforehand") {
  for (const std::size_t size : {0u, 1u, 511u, 512u, 513u, 100'000u})
    CHECK(write({{"a", Bytes(size)}}).size() == tar_entry_size(size) + tar_end_size);
}

TEST_CASE("an archive cut anywhere is damaged") {
  const Bytes whole = write(some);
  for (std::size_t size = 0; size < whole.size(); size += size % 512 < 3 || size % 512 > 509 ? 1 : 97)
    CHECK(refusal(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size))) == Code::Damaged);
}

TEST_CASE("any flipped byte outside content is refused, and none goes unnoticed") {
  const Bytes whole = write({{"a", to_bytes("content")}, {"b", {}}});
  for (std::size_t i = 0; i < whole.size(); ++i) {
    Bytes flipped = whole;
    flipped[i] ^= 0x20;
    const bool is_content = i >= 512 && i < 519;
    INFO("byte " << i);
    if (is_content)
      CHECK(read(flipped)[0].content != to_bytes("content"));
    else
      CHECK_THROWS_AS(read(flipped), Error);
  }
}

TEST_CASE("everything but plain files is refused") {
  const Bytes whole = write({{"a", to_bytes("content")}});
  const auto with = [&](std::size_t at, std::string_view text) {
    Bytes changed = whole;
    std::copy(text.begin(), text.end(), changed.begin() + static_cast<std::ptrdiff_t>(at));
    mend(changed);
    return changed;
  };
  SECTION("the checksum that these tests set is the right one") {
    CHECK(read(with(0, "b"))[0].name == "b");
  }
  SECTION("links, devices, folders, pipes, extensions, sparse files") {
    for (const char type : std::string("\0001234567xgLKSVMDNAX", 20))
      CHECK(refusal(with(156, {&type, 1})) == Code::Tampered);
  }
  SECTION("link targets") {
    CHECK(refusal(with(157, "/etc/passwd")) == Code::Tampered);
  }
  SECTION("set-user-id and other modes") {
    CHECK(refusal(with(100, "0004755")) == Code::Tampered);
  }
  SECTION("owners") {
    CHECK(refusal(with(108, "0001750")) == Code::Tampered);
  }
  SECTION("names of owners") {
    CHECK(refusal(with(265, "root")) == Code::Tampered);
  }
  SECTION("times") {
    CHECK(refusal(with(136, "14000000000")) == Code::Tampered);
  }
  SECTION("GNU's magic") {
    CHECK(refusal(with(257, std::string_view("ustar  \0", 8))) == Code::Tampered);
  }
  SECTION("prefixes") {
    CHECK(refusal(with(345, "prefix")) == Code::Tampered);
  }
  SECTION("something in the unused end of a header") {
    CHECK(refusal(with(510, "x")) == Code::Tampered);
  }
  SECTION("sizes in base 256") {
    CHECK(refusal(with(124, "\x80")) == Code::Tampered);
  }
  SECTION("sizes with spaces") {
    CHECK(refusal(with(124, "         7 ")) == Code::Tampered);
  }
  SECTION("negative sizes") {
    CHECK(refusal(with(124, "-0000000007")) == Code::Tampered);
  }
  SECTION("sizes that lie") {
    CHECK(refusal(with(124, "00000000006")) == Code::Tampered);
    CHECK(refusal(with(124, "77777777777")) == Code::Damaged);
  }
  SECTION("something after a name's end") {
    CHECK(refusal(with(2, "hidden")) == Code::Tampered);
  }
}

TEST_CASE("names that lead out of a folder, or differ from disk to disk, are refused") {
  for (const char* name : {"", "/etc/passwd", "../a", "a/../b", "a/..", "./a", "a/./b", "a//b", "a/", "a\\b",
                           "C:a", "a\nb", "a b", "\x1b[2J", "é", "\x7f"})
    CHECK_FALSE(is_tar_name(name));
  CHECK_FALSE(is_tar_name(std::string(101, 'n')));
  CHECK_FALSE(is_tar_name(std::string_view("a\0b", 3)));
  CHECK(is_tar_name("data/a..b/.c"));
  CHECK(code_of([] { tar_header("../a", 1); }) == Code::Invalid);
  CHECK(code_of([] { tar_header("a", max_tar_size + 1); }) == Code::Invalid);
}

TEST_CASE("nothing may follow an archive's end, and one block of zeros is no end") {
  Bytes more = write(some);
  more.push_back(0);
  CHECK(refusal(more) == Code::Tampered);
  Bytes twice = write(some);
  const Bytes again = twice;
  twice.insert(twice.end(), again.begin(), again.end());
  CHECK(refusal(twice) == Code::Tampered);
  Bytes one = write(some);
  one[one.size() - 1] = 1;
  CHECK(refusal(one) == Code::Tampered);
  CHECK(refusal({}) == Code::Damaged);
}

TEST_CASE("public hostile archives are refused") {
  const auto folder = testdata("archives-hostile");
  const Json expected = Json::parse(as_text(slurp(folder / "EXPECTED.json")));
  std::size_t tried = 0;
  for (const auto& archive : expected) {
    const std::string name = archive.at("file");
    if (!name.ends_with(".tar") || !std::filesystem::exists(folder / name)) continue;
    ++tried;
    INFO(name);
    CHECK_THROWS_AS(read(slurp(folder / name)), Error);
  }
  CHECK(tried > 20);
}

TEST_CASE("GNU tar and bsdtar read our archives, entry for entry") {
  TempFolder folder;
  spit(folder / "a.tar", write(some));
  for (const std::string program : {"tar", "bsdtar"}) {
    if (run("command -v " + program).status != 0) continue;
    INFO(program);
    const std::string out = (folder / (program + "-out")).string();
    const auto ran =
        run("mkdir " + out + " && " + program + " -C " + out + " -xf " + (folder / "a.tar").string());
    CHECK(ran.output.empty());
    REQUIRE(ran.status == 0);
    for (const auto& file : some) CHECK(slurp(std::filesystem::path(out) / file.name) == file.content);
  }
}

TEST_CASE("what GNU tar writes with the same owner, time and mode is what we write") {
  TempFolder folder;
  spit(folder / "bagit.txt", some[0].content);
  const auto ran = run("cd " + folder.path().string() +
                       " && tar --format=ustar --owner=:0 --group=:0 --numeric-owner --mtime=@0 --mode=0644 "
                       "-b1 -cf a.tar bagit.txt");
  REQUIRE(ran.status == 0);
  CHECK(slurp(folder / "a.tar") == write({some[0]}));
}

TEST_CASE("a padded size tells little and costs at most an eighth") {
  CHECK(padme(0) == 0);
  CHECK(padme(1) == 1);
  CHECK(padme(9) == 10);
  CHECK(padme(1000) == 1024);
  CHECK(padme(10'000) == 10'240);
  CHECK(padme(1'000'000) == 1'015'808);
  for (std::uint64_t size = 1; size < 1'000'000; size += 37) {
    CHECK(padme(size) >= size);
    CHECK(padme(size) - size <= size / 8);
    CHECK(padme(padme(size)) == padme(size));
  }
  // Whole blocks stay whole blocks at the sizes that bundles have.
  for (std::uint64_t blocks = 16; blocks < 100'000; ++blocks) CHECK(padme(blocks * 512) % 512 == 0);
}
