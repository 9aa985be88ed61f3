#include "tests/faults/kills/kills.h"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <iostream>
#include <thread>

#include "core/foundation/json.h"

namespace attest::test {

namespace {

using std::chrono::microseconds;

/// What a promise says, for another process: which one it is follows from its place in the row.
Json written(const Promise& promise) {
  Json records = Json::object();
  for (const auto& [id, record] : promise.said.records) {
    Json commits = Json::array();
    for (const auto& commit : record.commits) commits.push_back(to_hex(commit));
    records[id.hex()] = {{"kind", record.kind}, {"digest", record.digest}, {"commits", commits}};
  }
  return {{"about", promise.about}, {"also", promise.said.also}, {"records", records}};
}

/// The same promise as `like`, which another run made, with what this run said.
Promise read(const Json& json, const Promise& like) {
  Promise promise = like;
  promise.about = json.at("about").get<std::string>();
  promise.said = {};
  promise.said.also = json.at("also").get<std::string>();
  for (const auto& [id, record] : json.at("records").items()) {
    Said::Record said{record.at("kind").get<std::string>(), record.at("digest").get<std::string>(), {}};
    for (const auto& commit : record.at("commits")) {
      const Bytes bytes = from_hex(commit.get<std::string>()).value();
      store::CommitId id_bytes{};
      std::copy(bytes.begin(), bytes.end(), id_bytes.begin());
      said.commits.insert(id_bytes);
    }
    promise.said.records.emplace(RecordId::parse(id).value(), std::move(said));
  }
  return promise;
}

/// Outlives the child that writes in it.
class Paper {
 public:
  Paper() : fd_(memfd_create("promises", 0)) { REQUIRE(fd_ >= 0); }
  ~Paper() { ::close(fd_); }
  Paper(const Paper&) = delete;

  void note(const Json& line) {
    const std::string text = line.dump() + "\n";
    if (::write(fd_, text.data(), text.size()) != static_cast<ssize_t>(text.size())) ::_exit(3);
  }
  /// Lines that were written to their end.
  std::vector<Json> lines() const {
    std::string text;
    char some[65536];
    ::lseek(fd_, 0, SEEK_SET);
    for (ssize_t n; (n = ::read(fd_, some, sizeof some)) > 0;) text.append(some, static_cast<std::size_t>(n));
    std::vector<Json> lines;
    for (std::size_t at = 0, end; (end = text.find('\n', at)) != std::string::npos; at = end + 1)
      lines.push_back(Json::parse(text.substr(at, end - at)));
    return lines;
  }

 private:
  int fd_;
};

/// Plays it in a child, which is killed after `after`. False where it had ended by then.
bool play_and_kill(Replay& replay, Paper& paper, microseconds after) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {  // never returns into the tests
    try {
      std::vector<Promise> promises;
      replay.play(promises, [&](Stage& stage) {
        stage.real_pace = true;
        stage.promised = [&](const Promise& promise) { paper.note(written(promise)); };
      });
      ::_exit(0);
    } catch (const std::exception& e) {
      std::cerr << "The child was not killed, but threw: " << e.what() << std::endl;
    }
    ::_exit(2);
  }
  std::this_thread::sleep_for(after);
  ::kill(child, SIGKILL);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  if (WIFSIGNALED(status)) {
    CHECK(WTERMSIG(status) == SIGKILL);
    return true;
  }
  CHECK(WEXITSTATUS(status) == 0);
  return false;
}

}  // namespace

Kills kill_again_and_again(const Scenario& scenario, std::size_t count, std::mt19937_64& dice) {
  Kills kills;
  Replay replay(scenario);
  const auto begun = std::chrono::steady_clock::now();
  replay.play_clean([](Stage& stage) { stage.real_pace = true; });
  const auto length = std::chrono::duration_cast<microseconds>(std::chrono::steady_clock::now() - begun);
  kills.length = std::chrono::duration_cast<std::chrono::milliseconds>(length);
  for (; kills.struck < count && kills.tried < 4 * count + 20; ++kills.tried) {
    replay.rewind();
    Paper paper;
    const microseconds after(std::uniform_int_distribution<std::int64_t>(0, length.count())(dice));
    if (play_and_kill(replay, paper, after)) ++kills.struck;
    const auto lines = paper.lines();
    std::vector<Promise> promises;
    for (std::size_t i = 0; i < lines.size() && i < replay.clean().size(); ++i)
      promises.push_back(read(lines[i], replay.clean()[i]));
    for (const auto& line : replay.examine(promises))
      kills.wrong.push_back("killed after " + std::to_string(after.count()) + " us of " +
                            std::to_string(length.count()) + ", " + std::to_string(lines.size()) +
                            " promises: " + line);
  }
  return kills;
}

}  // namespace attest::test
