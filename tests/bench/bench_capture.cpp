// What recording costs: encoding, sealing and writing at the pace at which a person speaks; and three hours
// of it through the command line's standard input.
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <thread>

#include "core/media/sound.h"
#include "core/testimony/interview.h"
#include "tests/bench/measure.h"
#include "tests/bench/voice.h"
#include "tests/support/vaults.h"

using namespace attest;
using namespace attest::test;

namespace {

constexpr std::size_t block = 2400;  // 50 ms, as the recorder takes it

std::vector<std::vector<std::int16_t>> spoken(int seconds) {
  Voice voice;
  std::vector<std::vector<std::int16_t>> blocks;
  for (int i = 0; i < seconds * 20; ++i) blocks.push_back(voice.next(block));
  return blocks;
}

/// Of the process with this id, in MiB.
double memory_of(pid_t process) {
  std::ifstream in("/proc/" + std::to_string(process) + "/smaps_rollup");
  for (std::string word; in >> word;)
    if (double kib = 0; word == "Rss:" && in >> kib) return kib / 1024;
  return 0;
}

}  // namespace

TEST_CASE("capture at real time: share of one core, against the encoder alone") {
  constexpr int seconds = 30;
  const auto blocks = spoken(seconds);
  for (const auto codec : {media::Codec::Opus, media::Codec::Flac}) {
    Vaults vaults;
    const auto vault = vaults.create("field");
    const RecordId id = testimony::create_interview(*vault, {});
    testimony::Recording recording(*vault, id, 48000, 1, codec);
    const auto start = std::chrono::steady_clock::now();
    const Cost ours = cost_once([&] {
      for (std::size_t i = 0; i < blocks.size(); ++i) {
        recording.sound().write(blocks[i].data(), block);
        std::this_thread::sleep_until(start + std::chrono::milliseconds(50) * (i + 1));
      }
      recording.finish();
    });
    const Cost alone = cost_once([&] {
      media::EncoderSettings settings;
      settings.codec = codec;
      const auto encoder = media::make_encoder(settings, [](ByteView, std::int64_t) {});
      for (const auto& samples : blocks) encoder->write(samples.data(), block);
      encoder->finish();
    });
    std::printf(
        "%s, %d s at real time: %.1f ms of processor, %.2f %% of one core; the encoder alone, at once: "
        "%.1f ms (%.2fx)\n",
        std::string(media::name(codec)).c_str(), seconds, ours.processor, ours.processor / seconds / 10,
        alone.processor, alone.processor / ours.processor);
  }
}

TEST_CASE("three hours through --pcm -: memory, and not a sample lost or gained") {
  constexpr std::int64_t hours = 3, total = hours * 3600 * 48000;
  TempFolder folder;
  const auto in_folder = [&](const std::string& command) {
    const Ran ran = run("cd " + folder.path().string() + " && " + command);
    CAPTURE(ran.output);
    REQUIRE(ran.status == 0);
    return ran.output;
  };
  spit(folder / "passphrase", to_bytes("a long passphrase\n"));
  const std::string attest = std::string(ATTEST_PROGRAM) + " --passphrase-file passphrase --json ";
  in_folder(attest + "vault create field --kdf interactive");
  const std::string with = attest + "--vault field ";
  const auto id = Json::parse(in_folder(with + "interview new"))["id"].get<std::string>();
  int ends[2];
  REQUIRE(pipe2(ends, O_CLOEXEC) == 0);
  const pid_t child = fork();
  if (child == 0) {
    dup2(ends[0], STDIN_FILENO);
    if (const int nowhere = ::open("/dev/null", O_WRONLY); nowhere >= 0) dup2(nowhere, STDOUT_FILENO);
    if (chdir(folder.path().c_str()) != 0) _exit(127);
    execl(ATTEST_PROGRAM, "attest", "--vault", "field", "--passphrase-file", "passphrase", "record",
          id.c_str(), "--pcm", "-", static_cast<char*>(nullptr));
    _exit(127);
  }
  close(ends[0]);
  Voice voice;
  std::vector<std::int16_t> minute;
  for (int i = 0; i < 1200; ++i) {
    const auto& samples = voice.next(block);
    minute.insert(minute.end(), samples.begin(), samples.end());
  }
  double early = 0, late = 0;
  for (std::int64_t at = 0; at < total; at += static_cast<std::int64_t>(minute.size())) {
    ByteView bytes(reinterpret_cast<const Byte*>(minute.data()), minute.size() * 2);
    while (!bytes.empty()) {
      const ssize_t n = ::write(ends[1], bytes.data(), bytes.size());
      REQUIRE(n > 0);
      bytes = bytes.subspan(static_cast<std::size_t>(n));
    }
    late = memory_of(child);
    if (at == 5 * 60 * 48000) early = late;
  }
  close(ends[1]);
  int status = 0;
  waitpid(child, &status, 0);
  REQUIRE(status == 0);
  const auto media = Json::parse(in_folder(with + "media list " + id))["media"];
  std::printf(
      "three hours through --pcm -: %.1f MiB after five minutes, %.1f MiB at the end; %lld ms recorded, "
      "%lld ms spoken\n",
      early, late, media[0]["duration_ms"].get<long long>(), static_cast<long long>(hours * 3600000));
  CHECK(media[0]["duration_ms"] == hours * 3600 * 1000);
}
