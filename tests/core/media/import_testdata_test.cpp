// Every sound file that others have published or broken: it ends in a recording or in a clear refusal, in
// time, and how long a recording is, its frames say.
#include <chrono>
#include <cmath>
#include <map>

#include "core/foundation/json.h"
#include "core/media/import.h"
#include "tests/core/media/recording_support.h"

using namespace attest;
using namespace attest::media;
using namespace attest::media::test;
namespace fs = std::filesystem;

namespace {

constexpr auto time_limit = std::chrono::seconds(30);

struct Outcome {
  std::optional<Import> import;
  std::string refusal;
  double decoded_s = 0;  ///< of the recording that was made
};

/// Takes the file in, and looks at all that came of it.
Outcome outcome_of(const fs::path& path) {
  Studio studio;
  const fs::path original_path = studio.folder / "original";
  const Bytes bytes = slurp(path);
  Outcome outcome;
  Job job;
  FileSource file(path);
  const auto start = std::chrono::steady_clock::now();
  try {
    outcome.import =
        import_sound(studio.disk, studio.clock, file, studio.path, original_path, studio.begin(), job);
  } catch (const Error& e) {
    CHECK(e.code() == Code::Invalid);
    CHECK(std::string(e.what()).size() > 20);
    CHECK_FALSE(fs::exists(studio.path));
    CHECK_FALSE(fs::exists(original_path));
    outcome.refusal = e.what();
    return outcome;
  }
  CHECK(std::chrono::steady_clock::now() - start < time_limit);
  const Import& import = *outcome.import;
  CHECK(import.sha256 == to_hex(crypto::sha256(bytes)));

  RecordingReader sound = studio.read();
  CHECK(sound.verify(job).empty());
  const auto decoder = open_decoder(sound);
  const SoundInfo info = decoder->info();
  std::vector<float> samples(4800 * static_cast<std::size_t>(info.channels));
  std::int64_t frames = 0;
  while (const std::size_t got = decoder->read(samples.data(), 4800))
    frames += static_cast<std::int64_t>(got);
  outcome.decoded_s = static_cast<double>(frames) / info.rate;
  CHECK(std::abs(outcome.decoded_s - static_cast<double>(import.sound.frames) / import.sound.rate) < 0.0005);
  const auto spans = static_cast<double>(sound.peaks().size());
  CHECK(std::abs(spans / 100 - outcome.decoded_s) <= 0.011 + 0.01 * outcome.decoded_s);

  // Nothing of the device is in what goes out.
  MemorySource out(all_sound(sound));
  for (const auto& [name, value] : metadata_of(out).pairs)
    CHECK((name == "ENCODER" || name == "ENCODER_OPTIONS"));

  if (import.original) {
    RecordingReader original(original_path, import.original->facts.media, studio.identity.scalar());
    CHECK(all_sound(original) == bytes);
    CHECK(original.verify(job).empty());
    CHECK(original.facts().codec == Codec::File);
    CHECK(import.metadata.pairs.size() <= Metadata::most);
    for (const auto& [name, value] : import.metadata.pairs) CHECK(value.size() <= Metadata::longest);
  } else {
    CHECK(all_sound(sound) == bytes);
    CHECK_FALSE(fs::exists(original_path));
  }
  return outcome;
}

}  // namespace

TEST_CASE("Every published sound file ends in a recording or a clear refusal") {
  int taken = 0, refused = 0;
  const fs::path all = testdata("audio-tinytag").parent_path();
  for (const auto& folder : fs::directory_iterator(all)) {
    if (!folder.path().filename().string().starts_with("audio-")) continue;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (!entry.is_regular_file()) continue;
      INFO(entry.path().lexically_relative(all).string());
      const Outcome outcome = outcome_of(entry.path());
      ++(outcome.import ? taken : refused);
      if (std::getenv("ATTEST_TELL"))
        std::printf("%-60s %s\n", entry.path().lexically_relative(all).c_str(),
                    outcome.import ? (std::to_string(outcome.decoded_s) + " s" +
                                      (outcome.import->sound.interrupted ? ", interrupted" : "") +
                                      (outcome.import->original ? ", original" : ""))
                                         .c_str()
                                   : outcome.refusal.c_str());
    }
  }
  CHECK(taken > 100);
  CHECK(refused > 20);
}

TEST_CASE("Crashed recordings yield at least what can be recovered, and no header is believed") {
  const fs::path folder = testdata("audio-crashed");
  const Bytes text = slurp(folder / "EXPECTED.json");
  // Fractions: not the strict reader's.
  int looked_at = 0;
  for (const auto& expected : nlohmann::json::parse(text.begin(), text.end())) {
    const std::string file = expected["file"];
    if (!fs::exists(folder / file)) continue;
    INFO(file << ": " << expected.dump());
    ++looked_at;
    const Outcome outcome = outcome_of(folder / file);
    const auto seconds = [&](const char* key) { return expected.value(key, nlohmann::json()); };
    if (seconds("total_s").is_number()) {
      REQUIRE(outcome.import);
      CHECK(std::abs(outcome.decoded_s - seconds("total_s").get<double>()) < 0.01);
    } else if (seconds("recoverable_s").is_number() && seconds("recoverable_s") > 0) {
      REQUIRE(outcome.import);
      CHECK(outcome.decoded_s >= seconds("recoverable_s").get<double>() - 0.001);
      CHECK(outcome.decoded_s < seconds("recoverable_s").get<double>() + 0.05);
    } else if (expected.contains("expect") || seconds("recoverable_s") == 0) {
      CHECK_FALSE(outcome.import);
    } else {  // FLAC: what ffmpeg gets out of it
      REQUIRE(outcome.import);
      CHECK(outcome.decoded_s >= seconds("ffmpeg_decoded_s_16k").get<double>() - 0.001);
    }
    if (expected.contains("why") && outcome.import && !seconds("total_s").is_number() &&
        !expected.contains("lost_page"))
      CHECK((outcome.import->sound.interrupted || expected.contains("lost_s") || expected.contains("gap_s") ||
             file == "flac-bitflip.flac"));
  }
  CHECK(looked_at >= 10);
}

TEST_CASE("How long others say that their files are is how long they are here") {
  const fs::path folder = testdata("audio-tinytag");
  const Bytes text = slurp(folder / "EXPECTED.json");
  int compared = 0;
  const auto all = nlohmann::json::parse(text.begin(), text.end());
  for (const auto& [file, expected] : all.items()) {
    if (!fs::exists(folder / file) || !expected.is_object() || !expected.contains("duration") ||
        !expected["duration"].is_number())
      continue;
    const Outcome outcome = outcome_of(folder / file);
    if (!outcome.import || outcome.import->sound.interrupted) continue;
    const double claimed = expected["duration"];
    INFO(file << " claims " << claimed << " s and holds " << outcome.decoded_s << " s");
    // MP3 and AAC begin and end with samples that are no sound.
    CHECK(outcome.decoded_s <= claimed + 0.15);
    if (outcome.import->sound.codec == Codec::Flac) CHECK(std::abs(outcome.decoded_s - claimed) < 0.06);
    ++compared;
  }
  CHECK(compared > 30);
}
