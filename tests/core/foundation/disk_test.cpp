#include "core/foundation/disk.h"

#include <sys/stat.h>

#include "core/foundation/error.h"
#include "tests/support/support.h"

using namespace attest;
using attest::test::code_of;
using attest::test::slurp;
using attest::test::spit;
namespace fs = std::filesystem;
using Kind = DiskAct::Kind;

namespace {

mode_t mode_of(const fs::path& path) {
  struct stat status {};
  REQUIRE(stat(path.c_str(), &status) == 0);
  return status.st_mode & 07777;
}

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

/// What replacing a file does to the disk, in order.
std::vector<Kind> acts_of_replace(const fs::path& path) {
  std::vector<Kind> acts;
  Disk disk([&](const DiskAct& act) { acts.push_back(act.kind); });
  disk.replace(path, attest::as_bytes("new"));
  return acts;
}

}  // namespace

TEST_CASE("a file is made for its owner only, and an existing one is refused, emptied or gone on with") {
  test::TempFolder folder;
  Disk disk;
  const fs::path path = folder / "file";
  disk.create(path).write(to_bytes("one"));
  CHECK(mode_of(path) == 0600);
  CHECK(code_of([&] { disk.create(path); }) == Code::Io);
  {
    OutputFile file = disk.create(path, Disk::Existing::Append);
    CHECK(file.size() == 3);
    file.write(to_bytes("two"));
    CHECK(file.size() == 6);
  }
  CHECK(slurp(path) == to_bytes("onetwo"));
  disk.create(path, Disk::Existing::Truncate).write(to_bytes("x"));
  CHECK(slurp(path) == to_bytes("x"));
}

TEST_CASE("a file tells that it is being written, to whoever asks") {
  const attest::test::TempFolder folder;
  Disk disk;
  const auto path = folder / "sound";
  CHECK_FALSE(being_written(path));
  {
    const OutputFile file = disk.create(path);
    CHECK(being_written(path));
    CHECK(attest::test::run("flock --nonblock --shared " + path.string() + " true").status != 0);
  }
  CHECK_FALSE(being_written(path));
}

TEST_CASE("a file is written anywhere, and cut") {
  test::TempFolder folder;
  Disk disk;
  OutputFile file = disk.create(folder / "file");
  file.write(to_bytes("abcdef"));
  file.write_at(2, to_bytes("XY"));
  CHECK(file.size() == 6);
  file.write_at(8, to_bytes("Z"));
  CHECK(file.size() == 9);
  file.sync();
  CHECK(slurp(file.path()) == Bytes{'a', 'b', 'X', 'Y', 'e', 'f', 0, 0, 'Z'});
  file.truncate(3);
  file.write(to_bytes("!"));
  CHECK(slurp(file.path()) == to_bytes("abX!"));
}

TEST_CASE("a full disk is NoSpace") {
  Disk disk;
  OutputFile full = disk.create("/dev/full", Disk::Existing::Append);
  CHECK(code_of([&] { full.write(to_bytes("x")); }) == Code::NoSpace);
  CHECK(full.size() == 0);
}

TEST_CASE("a refused write counts for nothing, and the next one goes where it would have gone") {
  test::TempFolder folder;
  bool refuse = false;
  Disk disk([&](const DiskAct& act) {
    if (refuse && act.kind == Kind::Write) throw Error(Code::NoSpace);
  });
  OutputFile file = disk.create(folder / "file");
  file.write(to_bytes("one"));
  refuse = true;
  CHECK(code_of([&] { file.write(to_bytes("lost")); }) == Code::NoSpace);
  CHECK(file.size() == 3);
  refuse = false;
  file.write(to_bytes("two"));
  CHECK(slurp(file.path()) == to_bytes("onetwo"));
}

TEST_CASE("the watcher is told of each act before it is done") {
  test::TempFolder folder;
  const fs::path path = folder / "file";
  CHECK(acts_of_replace(path) ==
        std::vector{Kind::Create, Kind::Write, Kind::Sync, Kind::Rename, Kind::SyncFolder});
  std::vector<DiskAct> acts;
  Disk disk([&](const DiskAct& act) {
    acts.push_back(act);
    acts.back().bytes = {};
    if (act.kind == Kind::Write) CHECK(attest::as_text(act.bytes) == "cd");
    if (act.kind == Kind::MakeFolder) CHECK_FALSE(fs::exists(act.path));
    if (act.kind == Kind::Remove) CHECK(fs::exists(act.path));
  });
  disk.make_folder(folder / "folder");
  {
    OutputFile file = disk.create(folder / "folder" / "a");
    file.write_at(7, to_bytes("cd"));
    file.truncate(5);
  }
  disk.rename(folder / "folder" / "a", folder / "folder" / "b");
  disk.remove(folder / "folder" / "b");
  REQUIRE(acts.size() == 6);
  CHECK(acts[2].kind == Kind::Write);
  CHECK(acts[2].offset == 7);
  CHECK(acts[3].kind == Kind::Truncate);
  CHECK(acts[3].offset == 5);
  CHECK(acts[4].kind == Kind::Rename);
  CHECK(acts[4].to == folder / "folder" / "b");
}

TEST_CASE("a file being replaced is the old one or the new one, wherever it fails") {
  test::TempFolder folder;
  const fs::path path = folder / "file";
  spit(path, to_bytes("old"));
  const std::vector<Kind> acts = acts_of_replace(path);
  REQUIRE(slurp(path) == to_bytes("new"));
  for (std::size_t broken = 0; broken < acts.size(); ++broken) {
    spit(path, to_bytes("old"));
    std::size_t done = 0;
    Disk disk([&](const DiskAct&) {
      if (done++ >= broken) throw Error(Code::Io, "the cable was pulled");
    });
    CHECK(code_of([&] { disk.replace(path, to_bytes("new")); }) == Code::Io);
    const bool renamed = broken > 3;
    CHECK(slurp(path) == to_bytes(renamed ? "new" : "old"));
    // What a crash left beside it does not stand in the way.
    Disk().replace(path, to_bytes("newer"));
    CHECK(slurp(path) == to_bytes("newer"));
    CHECK(files_in(folder.path()) == 1);
  }
}

TEST_CASE("a replacement that is refused leaves nothing beside the old file") {
  test::TempFolder folder;
  const fs::path path = folder / "file";
  spit(path, to_bytes("old"));
  Disk disk([](const DiskAct& act) {
    if (act.kind == Kind::Write) throw Error(Code::NoSpace);
  });
  CHECK(code_of([&] { disk.replace(path, to_bytes("new")); }) == Code::NoSpace);
  CHECK(slurp(path) == to_bytes("old"));
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a link planted where the unfinished file goes is not followed") {
  test::TempFolder folder;
  spit(folder / "elsewhere", to_bytes("precious"));
  fs::create_symlink(folder / "elsewhere", folder / "file.part");
  Disk().replace(folder / "file", to_bytes("new"));
  CHECK(slurp(folder / "elsewhere") == to_bytes("precious"));
  CHECK(fs::symlink_status(folder / "file").type() == fs::file_type::regular);
}

TEST_CASE("folders are made one level at a time, for their owner only, and may be there already") {
  test::TempFolder folder;
  Disk disk;
  disk.make_folder(folder / "a");
  disk.make_folder(folder / "a");
  CHECK(mode_of(folder / "a") == 0700);
  disk.sync_folder(folder / "a");
  CHECK(code_of([&] { disk.make_folder(folder / "b/c"); }) == Code::NotFound);
  spit(folder / "file", {});
  CHECK(code_of([&] { disk.make_folder(folder / "file"); }) == Code::Io);
  CHECK(code_of([&] { disk.sync_folder(folder / "none"); }) == Code::NotFound);
}

TEST_CASE("removing what is not there does nothing, and renaming it fails") {
  test::TempFolder folder;
  Disk disk;
  disk.remove(folder / "none");
  CHECK(code_of([&] { disk.rename(folder / "none", folder / "other"); }) == Code::NotFound);
}

TEST_CASE("a pending file appears only when it is whole") {
  test::TempFolder folder;
  Disk disk;
  const fs::path path = folder / "file";
  {
    PendingFile file(disk, path, false);
    file.write(to_bytes("abc"));
    CHECK(file.size() == 3);
    CHECK_FALSE(fs::exists(path));
  }
  CHECK(files_in(folder.path()) == 0);
  {
    PendingFile file(disk, path, false);
    file.write(to_bytes("abc"));
    file.commit();
    CHECK(slurp(path) == to_bytes("abc"));
  }
  CHECK(slurp(path) == to_bytes("abc"));
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a pending file refuses to stand in for another unless told to") {
  test::TempFolder folder;
  Disk disk;
  const fs::path path = folder / "file";
  spit(path, to_bytes("old"));
  CHECK(code_of([&] { PendingFile(disk, path, false); }) == Code::Io);
  CHECK(files_in(folder.path()) == 1);
  PendingFile(disk, path, true).commit();
  CHECK(slurp(path).empty());
  PendingFile late(disk, folder / "late", false);
  spit(folder / "late", to_bytes("came meanwhile"));
  CHECK(code_of([&] { late.commit(); }) == Code::Io);
  CHECK(slurp(folder / "late") == to_bytes("came meanwhile"));
}

TEST_CASE("a file in the working folder is replaced by its bare name") {
  test::TempFolder folder;
  const fs::path before = fs::current_path();
  fs::current_path(folder.path());
  Disk().replace("bare", to_bytes("x"));
  fs::current_path(before);
  CHECK(slurp(folder / "bare") == to_bytes("x"));
}

TEST_CASE("a file is read in order, anywhere, and whole up to a cap") {
  test::TempFolder folder;
  const Bytes bytes = test::noise(200000);
  spit(folder / "file", bytes);
  FileSource source(folder / "file");
  CHECK(source.size() == bytes.size());
  Bytes out(100);
  CHECK(source.read_at(199950, out) == 50);
  CHECK(std::equal(out.begin(), out.begin() + 50, bytes.end() - 50));
  CHECK(source.read_at(200000, out) == 0);
  CHECK(read_all(source, bytes.size(), "it") == bytes);
  CHECK(read_file(folder / "file", bytes.size()) == bytes);
  CHECK(code_of([&] { read_file(folder / "file", bytes.size() - 1); }) == Code::Invalid);
}

TEST_CASE("a folder and a missing file are not read") {
  test::TempFolder folder;
  CHECK(code_of([&] { FileSource source(folder.path()); }) == Code::Invalid);
  CHECK(code_of([&] { FileSource source(folder / "none"); }) == Code::NotFound);
}
