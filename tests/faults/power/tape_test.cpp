// The disk that the losses of power are played on: what it must keep, and what it may lose.
#include <set>

#include "tests/faults/power/power.h"
#include "tests/support/support.h"

namespace attest::test {
namespace {

Bytes text(const char* words) {
  return to_bytes(words);
}

/// A disk in a folder, its tape, and what the tape says of it.
struct Desk {
  Platter platter() const {
    Platter platter(tape.start());
    for (std::size_t i = 0; i < tape.size(); ++i) platter.apply(tape[i]);
    return platter;
  }
  Image everything() const { return platter().everything(); }
  Image synced() const { return platter().only_synced(); }
  std::set<Image> samples(int count = 500) const {
    const Platter p = platter();
    std::mt19937_64 dice(7);
    std::set<Image> images;
    for (int i = 0; i < count; ++i) images.insert(p.sampled(dice));
    return images;
  }

  TempFolder folder;
  Tape tape{folder.path()};
  Disk disk{tape.watcher()};
};

TEST_CASE("everything that was done to a disk stands on its tape") {
  Desk desk;
  desk.disk.make_folder(desk.folder / "in");
  auto file = desk.disk.create(desk.folder / "in/a");
  file.write(text("hello"));
  file.write_at(1, text("u"));
  file.truncate(4);
  desk.disk.rename(desk.folder / "in/a", desk.folder / "in/b");
  desk.disk.create(desk.folder / "gone");
  desk.disk.remove(desk.folder / "gone");
  desk.disk.replace(desk.folder / "c", text("see"));
  CHECK(desk.everything() == image_of(desk.folder.path()));
  CHECK(desk.everything() == Image{{"in", {}}, {"in/b", text("hull")}, {"c", text("see")}});
}

TEST_CASE("bytes are safe when their file, names when their folder was synced") {
  Desk desk;
  auto file = desk.disk.create(desk.folder / "a");
  file.write(text("one"));
  file.sync();
  CHECK(desk.synced().empty());
  desk.disk.sync_folder(desk.folder.path());
  CHECK(desk.synced() == Image{{"a", text("one")}});
  file.write(text("two"));
  CHECK(desk.synced() == Image{{"a", text("one")}});
  file.sync();
  desk.disk.rename(desk.folder / "a", desk.folder / "b");
  CHECK(desk.synced() == Image{{"a", text("onetwo")}});
  desk.disk.sync_folder(desk.folder.path());
  CHECK(desk.synced() == Image{{"b", text("onetwo")}});
  desk.disk.remove(desk.folder / "b");
  CHECK(desk.synced() == Image{{"b", text("onetwo")}});
}

TEST_CASE("a name can be safe before the bytes that it stands for") {
  Desk desk;
  desk.disk.create(desk.folder / "a").write(text("one"));
  desk.disk.sync_folder(desk.folder.path());
  CHECK(desk.synced() == Image{{"a", Bytes{}}});
}

TEST_CASE("what a synced folder holds is as safe as the names above it") {
  Desk desk;
  desk.disk.make_folder(desk.folder / "x.part");
  desk.disk.replace(desk.folder / "x.part/a", text("one"));
  CHECK(desk.synced().empty());
  desk.disk.sync_folder(desk.folder.path());
  desk.disk.rename(desk.folder / "x.part", desk.folder / "x");
  CHECK(desk.synced() == Image{{"x.part", {}}, {"x.part/a", text("one")}});
  CHECK(desk.samples() ==
        std::set<Image>{{{"x.part", {}}, {"x.part/a", text("one")}}, {{"x", {}}, {"x/a", text("one")}}});
}

TEST_CASE("replacing a file leaves the old bytes or the new, and at worst the new beside the old") {
  Desk desk;
  desk.disk.replace(desk.folder / "a", text("old"));
  desk.disk.replace(desk.folder / "a", text("new"));
  const std::set<Image> fair = {
      {{"a", text("old")}}, {{"a", text("old")}, {"a.part", text("new")}}, {{"a", text("new")}}};
  Platter platter(desk.tape.start());
  std::mt19937_64 dice(1);
  std::set<Image> seen;
  for (std::size_t i = 0; i < desk.tape.size(); ++i) {
    platter.apply(desk.tape[i]);
    if (!platter.only_synced().contains("a")) continue;  // the first is not there yet
    for (int n = 0; n < 100; ++n) {
      const Image image = platter.sampled(dice);
      if (const auto part = image.find("a.part"); part == image.end() || part->second == text("new"))
        seen.insert(image);
    }
  }
  CHECK(seen == fair);
}

TEST_CASE("a write that was not synced may be lost, kept, torn between sectors, or leave zeros") {
  Desk desk;
  auto file = desk.disk.create(desk.folder / "a");
  file.write(Bytes(8192, 'o'));
  file.sync();
  desk.disk.sync_folder(desk.folder.path());
  file.write_at(100, Bytes(8192, 'n'));
  std::set<std::size_t> new_bytes;
  bool zeros = false;
  for (const auto& image : desk.samples()) {
    const Bytes& bytes = *image.at("a");
    REQUIRE(std::all_of(bytes.begin(), bytes.begin() + 100, [](Byte b) { return b == 'o'; }));
    zeros = zeros || (bytes.size() > 8192 && bytes.back() == 0);
    // The borders between old and new lie between sectors.
    for (std::size_t at = 101; at < 8192; ++at)
      if (bytes[at] != bytes[at - 1]) REQUIRE(at % 512 == 0);
    new_bytes.insert(static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), 'n')));
  }
  CHECK(zeros);
  CHECK(new_bytes.contains(0));
  CHECK(new_bytes.contains(8192));
  CHECK(new_bytes.size() > 10);
}

TEST_CASE("of two writes that were not synced the later one can be there without the earlier one") {
  Desk desk;
  auto file = desk.disk.create(desk.folder / "a");
  desk.disk.sync_folder(desk.folder.path());
  file.write(text("1"));
  file.write(text("2"));
  CHECK(desk.samples().contains(Image{{"a", Bytes{0, '2'}}}));
}

TEST_CASE("nothing is renamed before it was made, and nothing made anew before the old one went") {
  Desk desk;
  desk.disk.replace(desk.folder / "a", text("old"));
  desk.disk.remove(desk.folder / "a");
  auto file = desk.disk.create(desk.folder / "a");
  file.write(text("new"));
  file.sync();
  desk.disk.rename(desk.folder / "a", desk.folder / "b");
  CHECK(desk.samples() ==
        std::set<Image>{{{"a", text("old")}}, {}, {{"a", text("new")}}, {{"b", text("new")}}});
}

TEST_CASE("a disk can be laid out and read back") {
  TempFolder folder;
  spit(folder / "old", text("goes"));
  const Image image = {{"in", {}}, {"in/a", text("x")}, {"b", Bytes{}}};
  lay_out(image, folder.path());
  CHECK(image_of(folder.path()) == image);
}

}  // namespace
}  // namespace attest::test
