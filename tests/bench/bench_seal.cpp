// Sealing 256 MB of sound, against what a person would type: sha256sum over the same bytes, then tar into
// age. All in one run, the best of several; and the memory that sealing takes.
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

#include "tests/bench/measure.h"
#include "tests/core/bundle/bundles.h"

using namespace attest;
using namespace attest::test;

namespace {

constexpr std::size_t megabyte = 1'000'000;
constexpr int rounds = 5;

template <class F>
Cost cost_of(F&& f) {
  Runs runs;
  for (int i = 0; i < rounds; ++i) {
    const double children = spent(RUSAGE_CHILDREN);
    Cost cost = cost_once(f);
    cost.processor += spent(RUSAGE_CHILDREN) - children;
    runs.add(cost);
  }
  return runs.least();
}

/// The most memory this process has ever had, in MiB.
long peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

/// A recording of noise that is never in memory as a whole; 100 ms of it are `frame` bytes.
EntityId record(Vault& vault, const RecordId& interview, std::size_t bytes, std::size_t frame) {
  media::RecordingWriter::Begin begin;
  begin.media = EntityId::random();
  begin.interview = interview;
  begin.recipient = vault.media_recipient(interview);
  begin.codec = media::Codec::Flac;
  begin.sync_every_ms = 1'000'000;
  media::RecordingWriter writer(vault.disk(), vault.clock(), vault.media_path(begin.media), begin);
  const Bytes sound = noise(frame);
  for (std::size_t at = 0; at < bytes; at += frame)
    writer.sound(ByteView(sound).first(std::min(frame, bytes - at)), 4800);
  vault.write(interview, "interview", {store::Edit::element(begin.media, "media", writer.finish().json())});
  return begin.media;
}

void measure(const char* what, std::size_t bytes, std::size_t frame) {
  if (fs::exists("/dev/shm")) setenv("TMPDIR", "/dev/shm", 0);  // the disk is not what is measured
  TwoVaults two;
  const RecordId id = two.interview();
  const EntityId media = record(*two.field, id, bytes, frame);
  const long before = peak_memory();
  const fs::path file = two.vaults.folder / "out.age";
  auto request = two.request({id}, *two.office);
  request.overwrite = true;
  const Cost sealing = cost_of([&] {
    Job job;
    bundle::seal(*two.field, request, file, job);
  });
  const long after = peak_memory();

  const fs::path plain = two.vaults.folder / "plain";
  {
    const auto reader = testimony::open_media(*two.field, testimony::find_media(*two.field, id, media.hex()));
    std::ofstream out(plain, std::ios::binary);
    Bytes buffer(1 << 20);
    for (std::uint64_t at = 0; const std::size_t got = reader->read_at(at, buffer); at += got)
      out.write(reinterpret_cast<const char*>(buffer.data()), static_cast<std::streamsize>(got));
  }
  const std::string to = " -r " + two.office->device_identity().recipient().text();
  const std::string in = "cd " + two.vaults.folder.path().string() + " && ";
  const Cost by_hand = cost_of([&] {
    REQUIRE(run(in + "sha256sum plain > sums && tar -cf - plain sums | age" + to + " > by-hand.age").status ==
            0);
  });
  const Cost age = cost_of([&] { REQUIRE(run(in + "age" + to + " -o age-alone.age plain").status == 0); });
  const auto line = [&](const char* name, const Cost& cost) {
    std::printf("%s, %zu MB, %s: %.0f ms (%.2f times sealing), processors %.0f ms (%.2f times)\n", what,
                bytes / megabyte, name, cost.wall, cost.wall / sealing.wall, cost.processor,
                cost.processor / sealing.processor);
  };
  line("sealing", sealing);
  line("sha256sum; tar | age", by_hand);
  line("age alone", age);
  std::printf("%s: peak memory %ld MiB before sealing, %ld MiB after\n", what, before, after);
  CHECK(after < 64);
}

}  // namespace

TEST_CASE("sealing 256 MB of FLAC, against sha256sum and tar into age") {
  need_program("age");
  measure("FLAC at 48 kHz", 256 * megabyte, 9600);
}

TEST_CASE("sealing 16 MB of Opus, against sha256sum and tar into age") {
  need_program("age");
  measure("Opus at 32 kbit/s", 16 * megabyte, 400);
}
