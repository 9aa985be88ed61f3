#include "tests/faults/scenario.h"

#include <algorithm>

#include "core/testimony/interview.h"
#include "core/testimony/originals.h"

namespace attest::test {

namespace fs = std::filesystem;
using store::Vault;

Image image_of(const fs::path& folder) {
  Image image;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    auto& what = image[entry.path().lexically_relative(folder)];
    if (entry.is_regular_file()) what = slurp(entry.path());
  }
  return image;
}

void lay_out(const Image& image, const fs::path& folder) {
  fs::remove_all(folder);
  fs::create_directories(folder);
  for (const auto& [path, bytes] : image) {  // folders stand before what is in them
    if (bytes)
      spit(folder / path, *bytes);
    else
      fs::create_directory(folder / path);
  }
}

bool Said::keeps(const Said& earlier) const {
  return std::all_of(earlier.records.begin(), earlier.records.end(), [&](const auto& entry) {
    const auto here = records.find(entry.first);
    return here != records.end() && std::includes(here->second.commits.begin(), here->second.commits.end(),
                                                  entry.second.commits.begin(), entry.second.commits.end());
  });
}

std::string Said::shape() const {
  std::multiset<std::string> all;
  for (const auto& [id, record] : records)
    all.insert(record.kind + " of " + std::to_string(record.commits.size()));
  std::string text;
  for (const auto& one : all) text += one + ", ";
  return text + "and “" + also + "”";
}

std::unique_ptr<Vault> Stage::create(const std::string& name, const Vault* join) {
  store::CreateOptions options;
  options.name = name;
  options.cost = {8192, 1};
  if (join) options.join = {{join->info().project, join->info().project_name}};
  return Vault::create(*disk_, clock_, vault_path(name), Vaults::passphrase(), options);
}

std::unique_ptr<Vault> Stage::open(const std::string& name, Vault::Access access) {
  return Vault::open(*disk_, clock_, vault_path(name), Vaults::passphrase(), access);
}

void Stage::promise(const Vault& vault) {
  pause_faults(true);
  promises_.push_back({.at = now(), .vault = vault.folder().stem().string(), .said = said(vault)});
  promised(promises_.back());
  pause_faults(false);
}

void Stage::promise(std::string what, std::function<std::string(Stage&)> broken) {
  promise(std::move(what), {},
          [broken = std::move(broken)](Stage& after, const std::string&) { return broken(after); });
}

void Stage::promise(std::string what, std::string about,
                    std::function<std::string(Stage&, const std::string& about)> broken) {
  promises_.push_back(
      {.at = now(), .what = std::move(what), .about = std::move(about), .broken = std::move(broken)});
  promised(promises_.back());
}

Said Stage::said(const Vault& vault) const {
  Said said;
  for (const bool ledgers : {false, true})
    for (const auto& digest : vault.digest(ledgers)) {
      Said::Record record{digest.kind, digest.journal + digest.projection, {}};
      for (const auto& commit : vault.journal(digest.id).commits) record.commits.insert(commit.id);
      said.records.emplace(digest.id, std::move(record));
    }
  said.also = watch ? watch(vault) : std::string();
  return said;
}

const Scenario& scenario(const std::string& name) {
  for (const auto& one : scenarios())
    if (one.name == name) return one;
  throw Error(Code::Internal, "There is no scenario " + name);
}

namespace {

/// What is wrong with one vault.
class Examination {
 public:
  Examination(Stage& stage, std::string name, const Expected& expected)
      : stage_(stage), name_(std::move(name)), expected_(expected) {}

  std::vector<std::string> run() {
    try {
      if (fs::exists(stage_.vault_path(name_)))
        look();
      else if (expected_.last)
        wrong("it is gone");
    } catch (const std::exception& e) {
      wrong(std::string("an error came: ") + e.what());
    }
    return std::move(wrong_);
  }

 private:
  void wrong(const std::string& what) { wrong_.push_back("vault " + name_ + ": " + what); }

  void look() {
    auto vault = stage_.open(name_);
    compare(stage_.said(*vault));
    testimony::recover_recordings(*vault);
    Job job;
    for (const auto& damage : vault->check(true, job))
      wrong("check names " + damage.what + ", " + damage.where + ": " + damage.reason);
    for (const char* name : {"store.key", "keyring"})
      if (slurp(vault->folder() / name) != slurp(vault->folder() / (std::string(name) + ".2")))
        wrong(std::string("the two copies of ") + name + " differ");
    look_at_recordings(*vault);
    look_for_leftovers(*vault);
    const RecordId id = testimony::create_interview(*vault, {{"summary", "life goes on"}});
    if (testimony::interview(*vault, id).fields.at("summary") != "life goes on")
      wrong("it cannot be written");
  }

  bool is_what_was_under_way(const Said& now) const {
    if (!expected_.next) return false;
    if (!expected_.next_by_shape) return now == *expected_.next;
    return now.shape() == expected_.next->shape() && (!expected_.last || now.keeps(*expected_.last));
  }

  void compare(const Said& now) {
    if ((expected_.last && now == *expected_.last) || is_what_was_under_way(now)) return;
    std::string text = "it says what was neither promised nor under way: now " + now.shape();
    if (expected_.last) text += "; promised " + expected_.last->shape();
    if (expected_.next) text += "; under way " + expected_.next->shape();
    wrong(text);
  }

  void look_at_recordings(const Vault& vault) {
    for (const auto& record : vault.records()) {
      if (record.kind != "interview") continue;
      for (const auto& media : testimony::media_of(vault, record.id)) {
        known_.insert(media.facts.media.hex());
        if (const auto original = testimony::original_of(vault, media.facts.media);
            original && original->destroyed.empty()) {
          known_.insert(original->file.facts.media.hex());
          if (!original->here) wrong("the journal names a file as it came that is not here");
        }
        if (!media.here) {
          wrong("the journal names a recording that is not here");
          continue;
        }
        const auto reader = testimony::open_media(vault, media);
        Job job;
        for (const auto& damage : reader->verify(job)) wrong("a recording is damaged: " + damage);
        if (reader->facts().root != media.facts.root || reader->facts().frames != media.facts.frames)
          wrong("a recording is not what the journal says of it");
      }
    }
  }

  /// A recording that was cut before any sound came stays as it is: it might be a damaged one.
  bool is_silent_part(const Vault& vault, const fs::path& path) {
    const auto media = EntityId::parse(path.stem().string());
    if (path.extension() != ".part" || !media) return false;
    if (fs::file_size(path) == 0) return true;
    for (const auto& record : vault.records()) try {
        const media::RecordingReader reader(path, *media, vault.media_secret(record.id));
        return reader.facts().frames == 0;
      } catch (const Error&) {
        continue;
      }
    return true;  // not one segment is whole
  }

  void look_for_leftovers(const Vault& vault) {
    static const std::set<std::string> own = {"keyring",   "keyring.2",  "lock",           "media",
                                              "reading",   "records.db", "records.db-shm", "records.db-wal",
                                              "store.key", "store.key.2"};
    for (const auto& entry : fs::directory_iterator(vault.folder()))
      if (!own.contains(entry.path().filename().string()))
        wrong("a file stays: " + entry.path().filename().string());
    for (const auto& entry : fs::directory_iterator(vault.folder() / "media"))
      if (!known_.contains(entry.path().filename().string()) && !is_silent_part(vault, entry.path()))
        wrong("a file stays: media/" + entry.path().filename().string());
  }

  Stage& stage_;
  std::string name_;
  const Expected& expected_;
  std::set<std::string> known_;
  std::vector<std::string> wrong_;
};

}  // namespace

std::vector<std::string> examine(Stage& after, const std::map<std::string, Expected>& expected,
                                 const std::map<std::string, Promise>& kept) {
  std::vector<std::string> wrong;
  for (const auto& [name, one] : expected)
    for (auto& line : Examination(after, name, one).run()) wrong.push_back(std::move(line));
  for (const auto& [what, promise] : kept) try {
      if (const std::string broken = promise.broken(after, promise.about); !broken.empty())
        wrong.push_back("not kept: " + what + ": " + broken);
    } catch (const std::exception& e) {
      wrong.push_back("not kept: " + what + ": " + e.what());
    }
  return wrong;
}

// ---- Again and again

Replay::Replay(const Scenario& scenario) : scenario_(scenario) {
  fs::create_directory(path());
  Stage before(path(), disk_);
  scenario_.prepare(before);
  start_ = image_of(path());
}

void Replay::play(std::vector<Promise>& promises, const std::function<void(Stage&)>& set) {
  Stage stage(path(), disk_);
  stage.watch = scenario_.watch;
  set(stage);
  try {
    scenario_.act(stage);
  } catch (...) {
    promises = stage.promises();
    throw;
  }
  promises = stage.promises();
}

std::vector<std::string> Replay::examine(const std::vector<Promise>& promises) {
  std::map<std::string, Expected> vaults;
  std::map<std::string, Promise> kept;
  for (std::size_t i = 0; i < std::max(clean_.size(), promises.size()); ++i) {
    const bool made = i < promises.size();
    const Promise& promise = made ? promises[i] : clean_[i];
    if (promise.vault.empty()) {
      if (made) kept[promise.what] = promise;
      continue;
    }
    Expected& expected = vaults[promise.vault];
    expected.next_by_shape = true;
    if (made)
      expected.last = promise.said;
    else if (!expected.next)
      expected.next = promise.said;
  }
  Stage after(path(), disk_);
  after.watch = scenario_.watch;
  return test::examine(after, vaults, kept);
}

}  // namespace attest::test
