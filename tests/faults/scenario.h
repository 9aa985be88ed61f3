// Scenarios: what people do with vaults, told once and played under every fault. Each notes its promises as
// it makes them; after whatever happened to the disk, the promises are asked for.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/support/vaults.h"

namespace attest::test {

/// What lies below a folder: files with their bytes, folders without.
using Image = std::map<std::filesystem::path, std::optional<Bytes>>;
Image image_of(const std::filesystem::path& folder);
/// Makes `folder` so; what it held before is removed.
void lay_out(const Image& image, const std::filesystem::path& folder);

/// What a vault says, to the commit: two that are equal differ in nothing that a person can read.
struct Said {
  struct Record {
    std::string kind;
    std::string digest;  ///< of its journal and its projection
    std::set<store::CommitId> commits;
    bool operator==(const Record&) const = default;
  };
  std::map<RecordId, Record> records;
  std::string also;  ///< what the scenario watches beside the records

  bool operator==(const Said&) const = default;
  /// Everything that `earlier` said is still here.
  bool keeps(const Said& earlier) const;
  /// How many commits of which kinds: the same for every run of a scenario, whatever its random ids.
  std::string shape() const;
};

class Stage;

/// Made when it is made: `at` counts what had been done to the disk by then.
struct Promise {
  std::size_t at = 0;
  std::string vault = {};  ///< the name of one that now says `said`; empty where `broken` is asked
  Said said = {};
  std::string what = {};
  std::string about = {};  ///< what of the run `broken` has to know: another process may ask
  std::function<std::string(Stage&, const std::string& about)> broken = {};
};

/// Where a scenario is played: a folder with vaults and files, and the disk that it goes to.
class Stage {
 public:
  using Watch = std::function<std::string(const store::Vault&)>;

  Stage(std::filesystem::path folder, Disk& disk) : folder_(std::move(folder)), disk_(&disk) {}

  Disk& disk() { return *disk_; }
  const Clock& clock() const { return clock_; }
  std::filesystem::path operator/(const std::string& name) const { return folder_ / name; }
  std::filesystem::path vault_path(const std::string& name) const { return folder_ / (name + ".attest"); }
  std::unique_ptr<store::Vault> create(const std::string& name, const store::Vault* join = nullptr);
  std::unique_ptr<store::Vault> open(const std::string& name,
                                     store::Vault::Access access = store::Vault::Access::Write);

  /// From now on the vault says what it says now, until the next promise about it.
  void promise(const store::Vault& vault);
  /// From now on, until the next promise in the same words. `broken` gets the stage as it is after the fault,
  /// may open vaults there, and says what is not as promised: nothing where all is.
  void promise(std::string what, std::function<std::string(Stage&)> broken);
  void promise(std::string what, std::string about,
               std::function<std::string(Stage&, const std::string& about)> broken);
  const std::vector<Promise>& promises() const { return promises_; }

  Said said(const store::Vault& vault) const;

  // What the harness sets.
  Watch watch;                                           ///< the scenario's
  std::function<std::size_t()> now = [] { return 0; };   ///< what `Promise::at` is taken from
  std::function<void(bool)> pause_faults = [](bool) {};  ///< while promises are noted nothing fails
  std::function<void(const Promise&)> promised = [](const Promise&) {};  ///< one was made
  bool real_pace = false;  ///< sound comes as fast as it is spoken

 private:
  std::filesystem::path folder_;
  Disk* disk_;
  TickingClock clock_;
  std::vector<Promise> promises_;
};

/// `prepare` makes what is there before, on a disk that works; `act` is what faults strike. They are run in
/// stages of their own, so `act` finds what it needs by name. Vaults have to be closed when either returns.
struct Scenario {
  std::string name;
  std::function<void(Stage&)> prepare = [](Stage&) {};
  std::function<void(Stage&)> act;
  Stage::Watch watch = [](const store::Vault&) { return std::string(); };
  /// So much is written that only the moments before a sync are tried.
  bool large = false;
};

const std::vector<Scenario>& scenarios();
const Scenario& scenario(const std::string& name);

/// What was promised of one vault when the fault struck, and what the operation under way would have made of
/// it.
struct Expected {
  std::optional<Said> last;
  std::optional<Said> next;
  /// `next` is of another run: only its shape is asked for.
  bool next_by_shape = false;
};

/// Opens every vault of `expected` for writing, as a window does at its next start, and says in words what is
/// wrong: promises that are not kept, a half commit, damage, files that stay for ever, a vault that cannot be
/// written any more. `kept` are promises of the other sort, by their words.
std::vector<std::string> examine(Stage& after, const std::map<std::string, Expected>& expected,
                                 const std::map<std::string, Promise>& kept);

/// A scenario that is played again and again from the same start. What a run that nothing strikes promises
/// says what others have under way.
class Replay {
 public:
  /// Prepares it.
  explicit Replay(const Scenario& scenario);
  std::filesystem::path path() const { return folder_ / "stage"; }

  void rewind() { lay_out(start_, path()); }
  /// The promises go to `promises`, also where an exception ends it. `set` is what the harness sets.
  void play(std::vector<Promise>& promises, const std::function<void(Stage&)>& set);
  void play_clean(const std::function<void(Stage&)>& set) { play(clean_, set); }
  const std::vector<Promise>& clean() const { return clean_; }

  /// What is wrong after a run that made `promises` before it was struck.
  std::vector<std::string> examine(const std::vector<Promise>& promises);

 private:
  const Scenario& scenario_;
  TempFolder folder_{quick_place()};
  Disk disk_;
  Image start_;
  std::vector<Promise> clean_;
};

}  // namespace attest::test
