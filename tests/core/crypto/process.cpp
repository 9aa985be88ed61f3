#include "core/crypto/process.h"

#include <fstream>

#include "tests/support/support.h"

using namespace attest;
using namespace attest::crypto;

namespace {

namespace fs = std::filesystem;

/// A made-up computer: files below a folder, as /proc, /sys and /dev show them.
class Computer {
 public:
  Computer() {
    file("proc/swaps", "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n");
    file("proc/self/mountinfo", "");
  }
  void file(const fs::path& path, const std::string& text) {
    fs::create_directories((folder / "x").parent_path() / path.parent_path());
    std::ofstream(folder.path() / path) << text;
  }
  void swaps(const std::string& line) {
    std::ofstream(folder.path() / "proc/swaps", std::ios::app) << line << "\t4194300\t0\t-2\n";
  }
  void mount(const std::string& number, const std::string& point, const std::string& type,
             const std::string& source) {
    std::ofstream(folder.path() / "proc/self/mountinfo", std::ios::app)
        << "36 35 " << number << " / " << point << " rw,noatime shared:1 - " << type << " " << source
        << " rw\n";
  }
  /// /sys/devices/NAME, which /sys/class/block and /sys/dev/block lead to; and /dev/NAME.
  void device(const std::string& name, const std::string& number, const std::string& uuid = {},
              const std::vector<std::string>& slaves = {}) {
    const fs::path sys = folder.path() / "sys/devices" / name;
    fs::create_directories(sys / "slaves");
    if (!uuid.empty()) file("sys/devices/" + name + "/dm/uuid", uuid + "\n");
    for (const auto& slave : slaves) fs::create_directories(sys / "slaves" / slave);
    for (const char* place : {"sys/class/block", "sys/dev/block"})
      fs::create_directories(folder.path() / place);
    fs::create_directory_symlink(sys, folder.path() / "sys/class/block" / name);
    fs::create_directory_symlink(sys, folder.path() / "sys/dev/block" / number);
    file("dev/" + name, "");
  }
  void link(const std::string& name, const std::string& device) {
    fs::create_directories((folder.path() / "dev" / name).parent_path());
    fs::create_symlink(folder.path() / "dev" / device, folder.path() / "dev" / name);
  }
  Swap swap() const { return swap_in_use(folder.path()); }

  test::TempFolder folder;
};

}  // namespace

TEST_CASE("no swap, or no /proc/swaps at all, is none") {
  CHECK(Computer().swap() == Swap::None);
  CHECK(swap_in_use("/nowhere") == Swap::None);
}

TEST_CASE("a partition is open unless dm-crypt is below it") {
  Computer computer;
  computer.device("sda2", "8:2");
  SECTION("plain") {
    computer.swaps("/dev/sda2                               partition");
    CHECK(computer.swap() == Swap::Open);
  }
  SECTION("dm-crypt") {
    computer.device("dm-1", "254:1", "CRYPT-LUKS2-0123-sda2_crypt", {"sda2"});
    computer.swaps("/dev/dm-1                               partition");
    CHECK(computer.swap() == Swap::Encrypted);
  }
  SECTION("dm-crypt with a new key at each start") {
    computer.device("dm-1", "254:1", "CRYPT-PLAIN-cryptswap", {"sda2"});
    computer.link("mapper/cryptswap", "dm-1");
    computer.swaps("/dev/mapper/cryptswap                   partition");
    CHECK(computer.swap() == Swap::Encrypted);
  }
  SECTION("a logical volume on dm-crypt, as Debian's installer makes it") {
    computer.device("dm-0", "254:0", "CRYPT-LUKS2-0123-sda3_crypt", {"sda2"});
    computer.device("dm-2", "254:2", "LVM-abcdef", {"dm-0"});
    computer.swaps("/dev/dm-2                               partition");
    CHECK(computer.swap() == Swap::Encrypted);
  }
  SECTION("a logical volume on a plain partition") {
    computer.device("dm-2", "254:2", "LVM-abcdef", {"sda2"});
    computer.swaps("/dev/dm-2                               partition");
    CHECK(computer.swap() == Swap::Open);
  }
  SECTION("a volume over two, one of them plain") {
    computer.device("dm-0", "254:0", "CRYPT-LUKS2-0123-x", {});
    computer.device("dm-2", "254:2", "LVM-abcdef", {"dm-0", "sda2"});
    computer.swaps("/dev/dm-2                               partition");
    CHECK(computer.swap() == Swap::Open);
  }
  SECTION("a device that is not known") {
    computer.swaps("/dev/nvme0n1p3                          partition");
    CHECK(computer.swap() == Swap::Open);
  }
}

TEST_CASE("zram stays in memory, unless it writes to a disk behind it") {
  Computer computer;
  computer.device("zram0", "252:0");
  computer.swaps("/dev/zram0                              partition");
  CHECK(computer.swap() == Swap::Zram);
  computer.file("sys/devices/zram0/backing_dev", "none\n");
  CHECK(computer.swap() == Swap::Zram);
  computer.device("sda2", "8:2");
  computer.file("sys/devices/zram0/backing_dev", "/dev/sda2\n");
  CHECK(computer.swap() == Swap::Open);
  computer.device("dm-1", "254:1", "CRYPT-LUKS2-0123-x");
  computer.file("sys/devices/zram0/backing_dev", "/dev/dm-1\n");
  CHECK(computer.swap() == Swap::Encrypted);
}

TEST_CASE("a swap file is what its file system lies on") {
  Computer computer;
  computer.device("sda2", "8:2");
  computer.device("dm-0", "254:0", "CRYPT-LUKS2-0123-root", {"sda2"});
  computer.mount("0:22", "/proc", "proc", "proc");
  computer.mount("254:0", "/", "ext4", "/dev/mapper/root");
  computer.mount("8:2", "/data", "ext4", "/dev/sda2");
  SECTION("on the encrypted root") {
    computer.swaps("/swapfile                               file");
    CHECK(computer.swap() == Swap::Encrypted);
  }
  SECTION("in a folder that only begins like the other mount") {
    computer.swaps("/database/swapfile                      file");
    CHECK(computer.swap() == Swap::Encrypted);
  }
  SECTION("on a plain file system") {
    computer.swaps("/data/swapfile                          file");
    CHECK(computer.swap() == Swap::Open);
  }
  SECTION("with a space in its name, and deleted since") {
    computer.swaps("/data/swap\\040file\\040(deleted)        file");
    CHECK(computer.swap() == Swap::Open);
  }
  SECTION("on btrfs, which has a number of its own") {
    computer.mount("0:31", "/swap", "btrfs", "/dev/mapper/root");
    computer.link("mapper/root", "dm-0");
    computer.swaps("/swap/swapfile                          file");
    CHECK(computer.swap() == Swap::Encrypted);
  }
  SECTION("on what cannot be told") {
    computer.mount("0:40", "/pool", "zfs", "pool/swap");
    computer.swaps("/pool/swapfile                          file");
    CHECK(computer.swap() == Swap::Open);
  }
}

TEST_CASE("of several swaps the worst counts") {
  Computer computer;
  computer.device("zram0", "252:0");
  computer.device("dm-1", "254:1", "CRYPT-LUKS2-0123-x");
  computer.swaps("/dev/dm-1                               partition");
  computer.swaps("/dev/zram0                              partition");
  CHECK(computer.swap() == Swap::Encrypted);
  computer.device("sdb1", "8:17");
  computer.swaps("/dev/sdb1                               partition");
  CHECK(computer.swap() == Swap::Open);
  CHECK(name(computer.swap()) == "open");
}
