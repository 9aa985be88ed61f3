// Nothing of a testimony is on disk in the clear, no network socket is opened, and kill -9 takes a quarter
// second at most.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cmath>
#include <set>
#include <thread>

#include "tests/cli/program.h"

using namespace attest;
using namespace attest::test;

namespace {

const std::string kMarker = "꿩의다리표식말";  // words nobody else writes

/// Every file below a folder that holds the bytes.
std::vector<std::string> files_with(const std::filesystem::path& folder, const std::string& bytes) {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const Bytes content = slurp(entry.path());
    if (as_text(content).find(bytes) != std::string_view::npos) found.push_back(entry.path().string());
  }
  return found;
}

std::string utf16(const std::string& utf8) {
  return run("printf %s '" + utf8 + "' | iconv -f UTF-8 -t UTF-16LE").output;
}

}  // namespace

TEST_CASE(
    "a session leaves no word and no sound in the clear in any file that it wrote, and opens no network "
    "socket") {
  need_program("strace");
  Program program;
  // The marker is handed over by standard input and kept outside the folder that is searched.
  TempFolder outside;
  Bytes sound;
  for (const auto value : noise(96'000, 7)) sound.push_back(value);
  spit(outside / "sound.pcm", sound);
  spit(outside / "t.vtt", to_bytes("WEBVTT\n\n00:00.000 --> 00:01.000\n" + kMarker + "을 말했다\n"));
  int n = 0;
  const auto session = [&](const std::string& vault, const std::string& args,
                           const std::string& input = "/dev/null") {
    const Ran ran = run("cd " + program.folder.path().string() +
                        " && strace -f -qq -e trace=openat,creat,socket,rename,renameat2 -o " +
                        (outside / ("trace" + std::to_string(n++))).string() + " " + ATTEST_PROGRAM +
                        " --passphrase-file passphrase " + (vault.empty() ? "" : "--vault " + vault) +
                        " --json " + args + " < " + input);
    CAPTURE(args, ran.output);
    REQUIRE(ran.status == 0);
    return Json::parse(ran.output.substr(ran.output.find('{')));
  };
  session("", "vault create hq --kdf interactive");
  session("hq", "contact card -o hq.card");
  session("", "vault create field --kdf interactive --join hq.card");
  session("field", "contact card -o field.card");
  session("field", "contact add hq.card --as hq --trust");
  session("hq", "contact add field.card --as field --trust");
  const auto id = session("field", "interview new --set summary=" + kMarker)["id"].get<std::string>();
  session("field", "record " + id + " --pcm - --codec flac", (outside / "sound.pcm").string());
  session("field", "transcript import " + id + " -", (outside / "t.vtt").string());
  session("field", "code new " + kMarker);
  session("field", "code apply " + id + " " + kMarker + " --from 0 --to 7 --memo " + kMarker);
  session("field", "note add " + id + " " + kMarker);
  CHECK(session("field", "search " + kMarker)["total"] == 4);
  session("field", "interview list");
  session("field", "vault check --deep --rebuild");
  session("field", "bundle seal -o out.age --to hq --all");
  session("hq", "bundle open out.age");

  CHECK(files_with(program.folder.path(), kMarker).empty());
  CHECK(files_with(program.folder.path(), utf16(kMarker)).empty());
  CHECK(files_with(program.folder.path(), std::string(as_text(ByteView(sound).subspan(40'000, 24)))).empty());
  CHECK(files_with(program.folder.path(), "fLaC").empty());

  std::set<std::string> opened;
  for (int i = 0; i < n; ++i) {
    const Bytes trace = slurp(outside / ("trace" + std::to_string(i)));
    const std::string_view text = as_text(trace);
    CHECK(text.find("AF_INET") == std::string_view::npos);
    for (std::size_t at = 0; at < text.size();) {
      const auto end = std::min(text.find('\n', at), text.size());
      const std::string line(text.substr(at, end - at));
      at = end + 1;
      const bool writes =
          line.find("O_WRONLY") != std::string::npos || line.find("O_RDWR") != std::string::npos ||
          line.find("O_CREAT") != std::string::npos || line.find("creat(") != std::string::npos;
      const auto quote = line.find('"');
      if (!writes || quote == std::string::npos || line.find("= -1") != std::string::npos) continue;
      opened.insert(line.substr(quote + 1, line.find('"', quote + 1) - quote - 1));
    }
  }
  // Every file opened for writing is the vault's, the card's or the bundle's.
  for (const auto& path : opened) {
    CAPTURE(path);
    const bool ours = path.starts_with("hq") || path.starts_with("field") || path.starts_with("out.age") ||
                      path.starts_with("./") || path.starts_with(program.folder.path().string()) ||
                      path == "/dev/null" || path == "/dev/tty";
    CHECK(ours);
  }
}

TEST_CASE("a file that ffmpeg decodes reaches no disk, no network and no shell on its way") {
  need_program("strace");
  need_program("ffmpeg");
  Program program;
  TempFolder outside;
  const std::string came = (outside / "came.m4a").string();
  REQUIRE(run("ffmpeg -v error -f lavfi -i sine=440:duration=3 -c:a aac -metadata comment=" + kMarker + " " +
              came)
              .status == 0);
  program.create("field");
  const auto id = program.interview("field");
  const std::string trace = (outside / "trace").string();
  const Ran ran =
      run("cd " + program.folder.path().string() + " && strace -f -qq -e trace=%file,%network,execve -o " +
          trace + " " + ATTEST_PROGRAM + " --vault field --passphrase-file passphrase --json media add " +
          id + " " + came + " 2>/dev/null");
  CAPTURE(ran.output);
  REQUIRE(ran.status == 0);
  const Json answer = Json::parse(ran.output);
  CHECK(answer["original"]["metadata"].dump().find(kMarker) != std::string::npos);
  CHECK(answer["sha256"].get<std::string>() == run("sha256sum < " + came).output.substr(0, 64));
  CHECK(files_with(program.folder.path(), kMarker).empty());
  const Bytes file = slurp(came);
  CHECK(files_with(program.folder.path(), std::string(as_text(ByteView(file).subspan(file.size() / 2, 24))))
            .empty());

  int started = 0;
  const Bytes lines = slurp(trace);
  const std::string_view text = as_text(lines);
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    const std::string line(text.substr(at, end - at));
    at = end + 1;
    CAPTURE(line);
    CHECK(line.find("AF_INET") == std::string::npos);
    if (line.find("execve(") != std::string::npos) {
      ++started;
      const bool known = line.find(ATTEST_PROGRAM) != std::string::npos ||
                         line.find("\"/usr/bin/ffmpeg\"") != std::string::npos ||
                         line.find("\"/usr/bin/ffprobe\"") != std::string::npos;
      CHECK(known);
    }
    const bool writes = line.find("O_WRONLY") != std::string::npos ||
                        line.find("O_RDWR") != std::string::npos || line.find("O_CREAT") != std::string::npos;
    if (!writes || line.find("= -1") != std::string::npos) continue;
    const auto quote = line.find('"');
    const std::string path = line.substr(quote + 1, line.find('"', quote + 1) - quote - 1);
    CHECK((path.starts_with("field") || path.starts_with(program.folder.path().string()) ||
           path == "/dev/null" || path == "/dev/tty"));
  }
  CHECK(started == 3);
}

TEST_CASE("the program wipes what it frees") {
  Program program;
  program.create("field");
  CHECK(program.json("field", "vault info")["memory"]["freed_memory_wiped"] == true);
}

TEST_CASE("kill -9 while recording at real-time pace keeps everything up to the last quarter second") {
  Program program;
  program.create("field");
  for (const char* codec : {"opus", "flac"})
    for (int round = 0; round < 3; ++round) {
      const auto id = program.interview("field");
      int pipe_ends[2];
      REQUIRE(pipe(pipe_ends) == 0);
      const pid_t child = fork();
      if (child == 0) {
        dup2(pipe_ends[0], STDIN_FILENO);
        close(pipe_ends[1]);
        if (chdir(program.folder.path().c_str()) != 0) _exit(127);
        execl(ATTEST_PROGRAM, "attest", "--vault", "field", "--passphrase-file", "passphrase", "record",
              id.c_str(), "--pcm", "-", "--codec", codec, static_cast<char*>(nullptr));
        _exit(127);
      }
      close(pipe_ends[0]);
      // 20 ms of a tone every 20 ms.
      const auto start = std::chrono::steady_clock::now();
      const int pieces = 120 + 17 * round;
      std::vector<std::int16_t> samples(960);
      for (int piece = 0; piece < pieces; ++piece) {
        for (int i = 0; i < 960; ++i)
          samples[static_cast<std::size_t>(i)] =
              static_cast<std::int16_t>(9000 * std::sin((piece * 960 + i) * 0.05));
        REQUIRE(write(pipe_ends[1], samples.data(), samples.size() * 2) == 1920);
        std::this_thread::sleep_until(start + std::chrono::milliseconds(20) * (piece + 1));
      }
      kill(child, SIGKILL);
      int status = 0;
      waitpid(child, &status, 0);
      close(pipe_ends[1]);
      REQUIRE(WIFSIGNALED(status));

      const auto media = program.json("field", "media list " + id)["media"];
      REQUIRE(media.size() == 1);
      CAPTURE(codec, round, media[0].dump());
      CHECK(media[0]["interrupted"] == true);
      CHECK(media[0]["duration_ms"].get<int>() >= pieces * 20 - 250);
      CHECK(media[0]["duration_ms"].get<int>() <= pieces * 20 + 20);
      CHECK(program.json("field", "media verify " + id)["ok"] == true);
      const std::string out = "out" + std::to_string(round) + codec;
      program.json("field", "media export " + id + " " + media[0]["id"].get<std::string>() + " -o " + out +
                                " --level original --reason test");
      if (run("command -v ffprobe").status == 0) {
        const auto decoded =
            run("ffmpeg -v quiet -i " + program.path(out) + " -f s16le -ar 48000 -ac 1 - | wc -c");
        CHECK(std::stol(decoded.output) / 96 >= pieces * 20 - 260);
      }
    }
}

TEST_CASE("SIGINT ends a recording well, with status 0") {
  Program program;
  program.create("field");
  const auto id = program.interview("field");
  const Ran ran =
      run("cd " + program.folder.path().string() +
          " && (cat /dev/zero | head -c 96000; sleep 5) | timeout -s INT 2 " + ATTEST_PROGRAM +
          " --vault field --passphrase-file passphrase record " + id + " --pcm - >/dev/null; echo");
  CHECK(ran.status == 0);
  const auto media = program.json("field", "media list " + id)["media"];
  REQUIRE(media.size() == 1);
  CHECK(media[0]["interrupted"] == false);
  CHECK(std::abs(media[0]["duration_ms"].get<int>() - 1000) <= 25);
}
