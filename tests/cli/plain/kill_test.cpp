// kill -9 at any moment of a recording: what was read is there but for a quarter of a second.
#include <fcntl.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cmath>
#include <random>
#include <thread>

#include "core/foundation/disk.h"
#include "core/testimony/interview.h"
#include "tests/cli/program.h"

using namespace attest;
using namespace attest::test;

namespace {

using Time = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr int kills = 200, side_by_side = 10, rate = 48000;

/// One `attest record`, fed a tone at the pace at which it is spoken.
class Speaking {
 public:
  Speaking(const Program& program, const std::string& vault, const std::string& interview, const char* codec,
           milliseconds until)
      : until_(until) {
    std::array<int, 2> ends{};
    REQUIRE(pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) == 0);
    listen_ = ends[0];
    speak_ = ends[1];
    child_ = fork();
    if (child_ == 0) {
      fcntl(listen_, F_SETFL, 0);
      dup2(listen_, STDIN_FILENO);
      if (const int nowhere = open("/dev/null", O_WRONLY); nowhere >= 0) {
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
      }
      if (chdir(program.folder.path().c_str()) != 0) _exit(127);
      execl(ATTEST_PROGRAM, "attest", "--vault", vault.c_str(), "--passphrase-file", "passphrase", "record",
            interview.c_str(), "--pcm", "-", "--codec", codec, static_cast<char*>(nullptr));
      _exit(127);
    }
    REQUIRE(child_ > 0);
  }
  ~Speaking() {
    end();
    close(listen_);
    close(speak_);
  }
  Speaking(const Speaking&) = delete;

  /// Speaks what is due, and kills when its moment has come.
  void go_on(Time::time_point now) {
    if (child_ <= 0) return;
    if (!heard_ && said_ > 0 && read() > 0) heard_ = now;
    if (heard_ && now - *heard_ >= until_) return end();
    // Before anybody listens, 100 ms wait in the pipe; then as much as time has passed.
    const auto passed = heard_ ? std::chrono::duration_cast<milliseconds>(now - *heard_) : milliseconds(0);
    const auto due = static_cast<std::int64_t>(passed.count() + 100) * rate / 1000;
    std::vector<std::int16_t> samples;
    for (std::int64_t at = said_ / 2; at < due; ++at)
      samples.push_back(static_cast<std::int16_t>(9000 * std::sin(static_cast<double>(at) * 0.05)));
    if (samples.empty()) return;
    const ssize_t n = write(speak_, samples.data(), samples.size() * 2);
    if (n > 0) said_ += n;
  }
  bool dead() const { return child_ <= 0; }
  std::int64_t read_ms() const { return read() * 1000 / (2 * rate); }

 private:
  std::int64_t read() const {
    int left = 0;
    REQUIRE(ioctl(listen_, FIONREAD, &left) == 0);
    return said_ - left;
  }
  void end() {
    if (child_ <= 0) return;
    kill(child_, SIGKILL);
    int status = 0;
    waitpid(child_, &status, 0);
    killed_ = WIFSIGNALED(status);
    child_ = 0;
    CHECK(killed_);
  }

  milliseconds until_;
  int listen_ = -1, speak_ = -1;
  pid_t child_ = 0;
  bool killed_ = false;
  std::int64_t said_ = 0;  ///< bytes
  std::optional<Time::time_point> heard_;
};

struct Killed {
  std::string interview;
  std::int64_t read_ms;
};

}  // namespace

TEST_CASE("200 kills at any moment of a recording take a quarter of a second at most of what was read") {
  Program program;
  std::mt19937 random(20261130);
  std::uniform_int_distribution<int> moment(20, 2200);
  std::array<std::vector<Killed>, side_by_side> killed;
  for (int i = 0; i < side_by_side; ++i) program.create("field" + std::to_string(i));
  for (int round = 0; round < kills / side_by_side; ++round) {
    std::vector<std::unique_ptr<Speaking>> speaking;
    for (int i = 0; i < side_by_side; ++i) {
      const std::string vault = "field" + std::to_string(i);
      const auto id = program.interview(vault);
      killed[static_cast<std::size_t>(i)].push_back({id, 0});
      speaking.push_back(std::make_unique<Speaking>(program, vault, id, i % 2 ? "flac" : "opus",
                                                    milliseconds(moment(random))));
    }
    const auto deadline = Time::now() + std::chrono::seconds(60);
    for (bool any = true; any;) {
      REQUIRE(Time::now() < deadline);
      any = false;
      for (auto& one : speaking) {
        one->go_on(Time::now());
        any = any || !one->dead();
      }
      std::this_thread::sleep_for(milliseconds(5));
    }
    for (std::size_t i = 0; i < side_by_side; ++i) killed[i].back().read_ms = speaking[i]->read_ms();
  }

  std::int64_t worst = 0, sum = 0;
  for (std::size_t i = 0; i < side_by_side; ++i) {
    Disk disk;
    const SystemClock clock;
    const auto vault =
        store::Vault::open(disk, clock, program.folder / ("field" + std::to_string(i)),
                           crypto::Secret::from_text("a long passphrase"), store::Vault::Access::Write);
    testimony::recover_recordings(*vault);
    for (const auto& one : killed[i]) {
      const auto media = testimony::media_of(*vault, *RecordId::parse(one.interview));
      CAPTURE(i, one.read_ms);
      if (media.empty()) {  // before the first of it was encoded
        CHECK(one.read_ms <= 250);
        worst = std::max(worst, one.read_ms);
        continue;
      }
      REQUIRE(media.size() == 1);
      CHECK(media[0].facts.interrupted);
      const auto reader = testimony::open_media(*vault, media[0]);
      Job job;
      CHECK(reader->verify(job).empty());
      CHECK(reader->facts().root == media[0].facts.root);
      const auto decoder = media::open_decoder(*reader);
      std::vector<float> samples(4800);
      std::int64_t frames = 0;
      while (const auto n = decoder->read(samples.data(), samples.size()))
        frames += static_cast<std::int64_t>(n);
      const std::int64_t lost = one.read_ms - frames * 1000 / rate;
      CHECK(lost <= 250);
      CHECK(lost >= -20);
      CHECK(std::abs(media[0].facts.duration_ms() - frames * 1000 / rate) <= 20);
      worst = std::max(worst, lost);
      sum += lost;
    }
  }
  std::printf("%d kills: at most %lld ms of what was read was lost, %lld ms on average\n", kills,
              static_cast<long long>(worst), static_cast<long long>(sum / kills));
}
