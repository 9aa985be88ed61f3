// What a day's work in the window leaves on the computer: every file that was written is one that is expected
// and holds no word; every socket is named.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "tests/support/support.h"
#include "tests/ui/session/day.h"

using namespace attest;
using namespace attest::test;
namespace fs = std::filesystem;

namespace {

void write_tone(const fs::path& file) {
  need_program("sox");
  REQUIRE(run("sox -n -r 48000 -b 16 -c 1 " + file.string() + " synth 3 sine 440 gain -9").status == 0);
}

std::string utf16(const std::string& utf8) {
  const Ran ran = run("printf %s '" + utf8 + "' | iconv -f UTF-8 -t UTF-16LE");
  REQUIRE(ran.status == 0);
  return ran.output;
}
std::string decomposed(const std::string& utf8) {
  const Ran ran = run(
      "printf %s '" + utf8 +
      "' | python3 -c 'import sys, unicodedata; "
      "sys.stdout.buffer.write(unicodedata.normalize(\"NFD\", sys.stdin.buffer.read().decode()).encode())'");
  REQUIRE(ran.status == 0);
  return ran.output;
}

/// As strace writes what is not ASCII.
std::string octal(const std::string& utf8) {
  std::string text;
  for (const char c : utf8) {
    char digits[5];
    std::snprintf(digits, sizeof digits, "\\%03o", static_cast<unsigned>(static_cast<unsigned char>(c)));
    text += digits;
  }
  return text;
}

/// The strings of a line of strace, and what `-y` adds about descriptors.
std::vector<std::string> strings_in(const std::string& line) {
  static const std::regex form("\"((?:[^\"\\\\]|\\\\.)*)\"");
  std::vector<std::string> all;
  for (std::sregex_iterator at(line.begin(), line.end(), form), end; at != end; ++at) all.push_back((*at)[1]);
  return all;
}
/// The place that a path is relative to: AT_FDCWD</here> or 5</there>.
std::string absolute(const std::string& path, const std::string& line) {
  if (path.starts_with('/')) return path;
  static const std::regex folder("(?:AT_FDCWD|[0-9]+)<([^>]*)>");
  std::smatch found;
  return std::regex_search(line, found, folder) ? found[1].str() + "/" + path : path;
}

struct Trace {
  std::set<std::string> written;    ///< opened for writing, made, renamed, linked, removed
  std::set<std::string> peers;      ///< of AF_UNIX; what is only bound or unnamed is not among them
  std::set<std::string> sockets;    ///< families
  std::set<std::string> in_memory;  ///< memfd_create
};

Trace read_trace(const fs::path& file) {
  Trace trace;
  std::ifstream in(file);
  static const std::regex call("^[0-9]+ +([a-z0-9_]+)\\("), family("AF_[A-Z0-9]+"),
      peer("sun_path=(@?)\"([^\"]*)\"");
  for (std::string line; std::getline(in, line);) {
    std::smatch found;
    if (!std::regex_search(line, found, call)) continue;
    const std::string name = found[1];
    const bool failed =
        line.find(") = -1 ") != std::string::npos && line.find("EINPROGRESS") == std::string::npos;
    if (name == "socket") {
      if (std::regex_search(line, found, family)) trace.sockets.insert(found[0]);
    } else if (name == "connect" || name == "sendto" || name == "sendmsg") {
      if (std::regex_search(line, found, peer)) trace.peers.insert(found[1].str() + found[2].str());
      if (name == "connect" && line.find("AF_INET") != std::string::npos) trace.sockets.insert("AF_INET");
    } else if (name == "memfd_create") {
      for (const auto& text : strings_in(line)) trace.in_memory.insert(text);
    } else if (name == "open" || name == "openat" || name == "openat2") {
      const bool writes =
          line.find("O_WRONLY") != std::string::npos || line.find("O_RDWR") != std::string::npos ||
          line.find("O_CREAT") != std::string::npos || line.find("O_TMPFILE") != std::string::npos;
      const auto paths = strings_in(line);
      if (writes && !failed && !paths.empty()) trace.written.insert(absolute(paths[0], line));
    } else if (!failed) {
      for (const auto& path : strings_in(line)) trace.written.insert(absolute(path, line));
    }
  }
  return trace;
}

struct Expected {
  const char* what;
  std::regex form;
};

std::string not_expected(const std::set<std::string>& all, const std::vector<Expected>& expected) {
  std::string strange;
  for (const auto& one : all) {
    bool known = false;
    for (const auto& e : expected) known = known || std::regex_match(one, e.form);
    if (!known) strange += one + "\n";
  }
  return strange;
}

}  // namespace

TEST_CASE(
    "a day's work in the window writes expected files alone, none with a word in it, and speaks to named "
    "sockets") {
  need_program("strace");
  need_program("xvfb-run");
  need_program("dbus-run-session");
  TempFolder folder;
  const fs::path home = folder / "home", outside = home / "outside";
  for (const auto& made : {outside, home / "stick", folder / "tmp", folder / "run"})
    fs::create_directories(made);
  fs::permissions(folder / "run", fs::perms::owner_all);
  write_tone(outside / "tone.wav");
  const std::string words = kDayWords;
  spit(outside / "words.vtt", to_bytes("WEBVTT\n\n00:00.000 --> 00:01.000\n" + words + "을 말했다\n"));

  // A program that listens: it has the sound, and prints words.
  spit(outside / "hears.sh",
       to_bytes("#!/bin/sh\ncat >/dev/null\necho '[00:00:00.000 --> 00:00:01.000]  " + words + "'\n"));
  fs::permissions(outside / "hears.sh", fs::perms::owner_all);

  const std::string place = folder.path().string();
  // A session bus as a desktop has it; the display's own program and the bus are not what is watched.
  const Ran ran = run(
      "cd " + place + " && env -i PATH=\"$PATH\" LC_ALL=C.UTF-8 HOME=" + home.string() + " TMPDIR=" + place +
      "/tmp XDG_RUNTIME_DIR=" + place + "/run QT_QPA_PLATFORM=xcb" +
      " xvfb-run --auto-servernum dbus-run-session -- strace -f -qq -y -s 4096 --seccomp-bpf -o " + place +
      "/trace -e trace=open,openat,openat2,creat,rename,renameat,renameat2,link,linkat,symlink,"
      "symlinkat,mkdir,mkdirat,mknod,mknodat,unlink,unlinkat,truncate,memfd_create,socket,connect,"
      "bind,sendto,sendmsg " ATTEST_DAY);
  INFO(ran.output);
  REQUIRE(ran.status == 0);
  const Trace trace = read_trace(folder / "trace");

  const std::string in_home = home.string();
  const std::vector<Expected> files = {
      {"of_the_vault", std::regex(in_home + "/field\\.attest(\\.[A-Za-z0-9]+)?(/.*)?")},
      {"of_the_backup", std::regex(in_home + "/stick(/.*)?")},
      {"of_the_devices", std::regex("/dev/(null|tty|urandom|dri/.*|shm/.*)")},
      // fontconfig renews its list of fonts where it is stale.
      {"of_fonts", std::regex("(/var/cache/fontconfig|" + in_home + "/\\.cache(/fontconfig)?)(/.*)?")},
      {"of_this_process", std::regex("/proc/(self|[0-9]+)/.*")},
  };
  const std::string strange_files = not_expected(trace.written, files);
  INFO("written and not expected:\n" << strange_files);
  CHECK(strange_files.empty());
  CHECK(trace.written.size() > 10);

  const std::vector<Expected> peers = {
      {"the display", std::regex("@?/tmp/\\.X11-unix/X[0-9]+")},
      {"the session's bus", std::regex("@?(" + place + "|/tmp)/dbus-[A-Za-z0-9]+|" + place + "/tmp/dbus-.*")},
      {"the system's bus", std::regex("(/var)?/run/dbus/system_bus_socket")},
      {"screen readers", std::regex(place + "/run/at-spi/bus.*|/tmp/dbus-.*")},
      {"names of users", std::regex("(/var)?/run/nscd/socket|/run/systemd/userdb/.*")},
      {"the X session manager", std::regex("@?/tmp/\\.ICE-unix/.*")},
  };
  const std::string strange_peers = not_expected(trace.peers, peers);
  INFO("spoken to and not named:\n" << strange_peers);
  CHECK(strange_peers.empty());
  CHECK(!trace.peers.empty());
  for (const auto& family : trace.sockets) {
    INFO(family);
    CHECK(family == "AF_UNIX");
  }

  // Wherever something was written, and everywhere that a desktop keeps such things.
  fs::remove_all(outside);
  std::vector<fs::path> looked_at;
  for (const auto& entry : fs::recursive_directory_iterator(folder.path()))
    if (entry.is_regular_file()) looked_at.push_back(entry.path());
  for (const auto& path : trace.written)
    if (!path.starts_with(place) && fs::is_regular_file(path)) looked_at.emplace_back(path);
  const std::string passphrase = kDayPassphrase;
  const std::vector<std::string> needles = {
      words,  utf16(words), decomposed(words), utf16(decomposed(words)), passphrase, utf16(passphrase),
      "fLaC", "OpusHead"};
  std::size_t vault_files = 0;
  for (const auto& path : looked_at) {
    if (path.filename() == "trace") continue;  // made by who watches
    vault_files += path.string().starts_with(in_home + "/field.attest");
    const Bytes bytes = slurp(path);
    for (const auto& needle : needles)
      if (as_text(bytes).find(needle) != std::string_view::npos)
        FAIL_CHECK("words are in the clear in " << path.string());
  }
  CHECK(vault_files >= 6);
  for (const auto& path : trace.written) CHECK(path.find(octal(words)) == std::string::npos);
}

TEST_CASE("what strace writes is read for what it is") {
  TempFolder folder;
  spit(folder / "trace",
       to_bytes("7 openat(AT_FDCWD</home/a>, \"notes.txt\", O_WRONLY|O_CREAT, 0600) = 3</home/a/notes.txt>\n"
                "7 openat(AT_FDCWD</home/a>, \"/etc/hosts\", O_RDONLY) = 4</etc/hosts>\n"
                "7 openat(AT_FDCWD</home/a>, \"/root/x\", O_RDWR) = -1 EACCES (Permission denied)\n"
                "8 renameat2(AT_FDCWD</home/a>, \"/a.part\", AT_FDCWD</home/a>, \"/a\", 0) = 0\n"
                "8 socket(AF_INET6, SOCK_STREAM|SOCK_CLOEXEC, 0) = 5<socket:[1]>\n"
                "8 connect(5<socket:[2]>, {sa_family=AF_UNIX, sun_path=@\"/tmp/.X11-unix/X9\"}, 20) = 0\n"));
  const Trace trace = read_trace(folder / "trace");
  CHECK(trace.written == std::set<std::string>{"/home/a/notes.txt", "/a.part", "/a"});
  CHECK(trace.sockets == std::set<std::string>{"AF_INET6"});
  CHECK(trace.peers == std::set<std::string>{"@/tmp/.X11-unix/X9"});
  CHECK(not_expected(trace.written, {{"one", std::regex("/a.*")}}) == "/home/a/notes.txt\n");
}
