#include "tests/faults/power/power.h"

#include <algorithm>
#include <set>

namespace attest::test {

namespace fs = std::filesystem;
using Kind = DiskAct::Kind;

Tape::Tape(fs::path folder) : folder_(fs::canonical(folder)), start_(image_of(folder_)) {}

Disk::Watcher Tape::watcher() {
  return [this](const DiskAct& act) {
    const auto inside = [&](const fs::path& path) {
      return path.empty() ? fs::path() : fs::absolute(path).lexically_relative(folder_);
    };
    const fs::path path = inside(act.path);
    if (path.begin()->string() == ".." || path.string().ends_with("-shm")) return;
    const std::scoped_lock guard(mutex_);
    acts_.push_back({act.kind, path, inside(act.to), act.offset, {act.bytes.begin(), act.bytes.end()}});
  };
}

std::size_t Tape::size() const {
  const std::scoped_lock guard(mutex_);
  return acts_.size();
}

// ---- The disk

struct Platter::Node {
  /// Of a file: a write, or where there are no bytes a change of size.
  struct Change {
    std::uint64_t offset;
    Bytes bytes;
    bool resizes;
  };
  /// Of a folder: `node` takes a name, or a name becomes another, or goes.
  struct Naming {
    std::string name;
    std::string to;
    std::shared_ptr<Node> node;
  };
  using Names = std::map<std::string, std::shared_ptr<Node>>;

  bool folder = false;
  Bytes now, safe;
  std::vector<Change> changes;  ///< since it was safe
  Names names_now, names_safe;
  std::vector<Naming> namings;  ///< since they were safe

  static void write(Bytes& content, std::uint64_t offset, ByteView bytes) {
    if (bytes.empty()) return;
    if (content.size() < offset + bytes.size()) content.resize(offset + bytes.size());
    std::copy(bytes.begin(), bytes.end(), content.begin() + static_cast<std::ptrdiff_t>(offset));
  }

  void change(Change change) {
    if (change.resizes)
      now.resize(change.offset);
    else
      write(now, change.offset, change.bytes);
    changes.push_back(std::move(change));
  }

  static void name(Names& names, const Naming& naming) {
    if (naming.node) {
      names[naming.name] = naming.node;
    } else if (const auto found = names.find(naming.name); found != names.end()) {
      const auto node = found->second;
      names.erase(found);
      if (!naming.to.empty()) names[naming.to] = node;
    }
  }
  void name(const Naming& naming) {
    name(names_now, naming);
    namings.push_back(naming);
  }

  void sync() {
    safe = now;
    changes.clear();
    names_safe = names_now;
    namings.clear();
  }

  /// The names that a loss of power leaves.
  Names some_names(std::mt19937_64& dice, double kept) const {
    Names names = names_safe;
    std::set<std::string> lost;  // what was to happen to these afterwards did not happen either
    for (const auto& naming : namings) {
      const bool happened =
          std::bernoulli_distribution(kept)(dice) && !lost.contains(naming.name) && !lost.contains(naming.to);
      if (happened) {
        name(names, naming);
      } else {
        lost.insert(naming.name);
        if (!naming.to.empty()) lost.insert(naming.to);
      }
    }
    return names;
  }

  /// The bytes that a loss of power leaves.
  Bytes some_bytes(std::mt19937_64& dice, double kept) const {
    Bytes content = safe;
    for (const auto& change : changes) {
      const bool whole = std::bernoulli_distribution(kept)(dice);
      if (change.resizes) {
        if (whole) content.resize(change.offset);
        continue;
      }
      const ByteView bytes = change.bytes;
      if (whole) {
        write(content, change.offset, bytes);
        continue;
      }
      const auto fate = std::uniform_int_distribution<int>(0, 3)(dice);
      const std::uint64_t sector = fate == 0 ? 512 : 4096;
      const std::uint64_t first = change.offset / sector + 1, last = (change.offset + bytes.size()) / sector;
      if (fate <= 1 && first <= last) {
        // Torn: what lies before the end of a sector is there, or what lies after it.
        const auto at = static_cast<std::size_t>(
            std::uniform_int_distribution<std::uint64_t>(first, last)(dice) * sector - change.offset);
        if (std::bernoulli_distribution(0.5)(dice))
          write(content, change.offset, bytes.first(at));
        else
          write(content, change.offset + at, bytes.subspan(at));
      } else if (fate == 2 && content.size() < change.offset + bytes.size()) {
        content.resize(change.offset + bytes.size());
      }
    }
    return content;
  }

  /// `look(node, names, bytes)` chooses what is seen of a node.
  template <class F>
  void see(const fs::path& at, Image& image, F&& look) const {
    Names names;
    Bytes bytes;
    look(*this, names, bytes);
    if (!at.empty()) image[at] = folder ? std::nullopt : std::optional(std::move(bytes));
    for (const auto& [name, node] : names) node->see(at / name, image, look);
  }

  std::shared_ptr<Node> find(const fs::path& path) {
    Node* node = this;
    std::shared_ptr<Node> found;
    for (const auto& part : path) {
      if (part == ".") continue;
      const auto next = node->names_now.find(part.string());
      if (next == node->names_now.end()) return nullptr;
      found = next->second;
      node = found.get();
    }
    return found;
  }
};

Platter::Platter(const Image& start) : root_(std::make_shared<Node>()) {
  root_->folder = true;
  for (const auto& [path, bytes] : start) {
    const auto parent = root_->find(path.parent_path());
    auto node = std::make_shared<Node>();
    node->folder = !bytes;
    if (bytes) node->now = node->safe = *bytes;
    Node& in = parent ? *parent : *root_;
    in.names_now[path.filename().string()] = in.names_safe[path.filename().string()] = node;
  }
}
Platter::~Platter() = default;

void Platter::apply(const TapedAct& act) {
  const auto node = root_->find(act.path);
  const auto above = root_->find(act.path.parent_path());
  Node& folder = above ? *above : *root_;
  const std::string name = act.path.filename().string();
  const auto known = [&]() -> Node& {
    if (node) return *node;
    throw Error(Code::Internal,
                "The tape does not know %1: it was renamed while it was open, or made elsewhere.",
                {act.path.string()});
  };
  switch (act.kind) {
    case Kind::Create:
    case Kind::MakeFolder:
      if (!node) {
        auto made = std::make_shared<Node>();
        made->folder = act.kind == Kind::MakeFolder;
        folder.name({name, {}, made});
      }
      break;
    case Kind::Write:
      known().change({act.offset, act.bytes, false});
      break;
    case Kind::Truncate:
      known().change({act.offset, {}, true});
      break;
    case Kind::Sync:
      known().sync();
      break;
    case Kind::SyncFolder:
      (node ? *node : *root_).sync();
      break;
    case Kind::Rename:
      if (act.path.parent_path() != act.to.parent_path())
        throw Error(Code::Internal, "The tape knows renames inside one folder only.");
      folder.name({name, act.to.filename().string(), nullptr});
      break;
    case Kind::Remove:
      folder.name({name, {}, nullptr});
      break;
  }
}

Image Platter::everything() const {
  Image image;
  root_->see({}, image, [](const Node& node, Node::Names& names, Bytes& bytes) {
    names = node.names_now;
    bytes = node.now;
  });
  return image;
}

Image Platter::only_synced() const {
  Image image;
  root_->see({}, image, [](const Node& node, Node::Names& names, Bytes& bytes) {
    names = node.names_safe;
    bytes = node.safe;
  });
  return image;
}

Image Platter::sampled(std::mt19937_64& dice) const {
  // Days on which most is kept find other faults than days on which most is lost.
  static constexpr double chances[] = {0.1, 0.5, 0.9};
  const double kept = chances[std::uniform_int_distribution<int>(0, 2)(dice)];
  Image image;
  root_->see({}, image, [&](const Node& node, Node::Names& names, Bytes& bytes) {
    names = node.some_names(dice, kept);
    bytes = node.some_bytes(dice, kept);
  });
  return image;
}

// ---- Losing it

namespace {

/// What was promised and what was under way at a moment.
struct Moment {
  std::map<std::string, Expected> vaults;
  std::map<std::string, Promise> kept;  ///< by their words
};

Moment moment_of(const std::vector<Promise>& promises, std::size_t at) {
  Moment moment;
  for (const auto& promise : promises) {
    if (promise.vault.empty()) {
      if (promise.at <= at) moment.kept[promise.what] = promise;
      continue;
    }
    Expected& expected = moment.vaults[promise.vault];
    if (promise.at <= at)
      expected.last = promise.said;
    else if (!expected.next)
      expected.next = promise.said;
  }
  return moment;
}

class Trial {
 public:
  Trial(const Scenario& scenario, Losses& losses) : scenario_(scenario), losses_(losses) {
    fs::create_directory(stage_path());
    Stage before(stage_path(), plain_);
    scenario_.prepare(before);
    tape_.emplace(stage_path());
    Disk taped(tape_->watcher());
    Stage stage(stage_path(), taped);
    stage.watch = scenario_.watch;
    stage.now = [this] { return tape_->size(); };
    stage.real_pace = true;
    scenario_.act(stage);
    promises_ = stage.promises();
    losses_.acts = tape_->size();
    losses_.promises = promises_.size();
  }

  /// Each act with one of the two exact disks. Of moments in a row that leave the same disk the last is
  /// examined: it has every promise of the others.
  void every_act(const std::string& policy, Image (Platter::*disk)() const) {
    Platter platter(tape_->start());
    std::optional<Image> waiting;
    std::size_t until = 0;
    for (std::size_t n = 0; n <= tape_->size(); ++n) {
      if (!scenario_.large || before_sync(n)) {
        Image image = (platter.*disk)();
        ++losses_.moments;
        if (waiting && *waiting != image) try_disk(policy, until, *waiting);
        waiting = std::move(image);
        until = n;
      }
      if (n < tape_->size()) platter.apply((*tape_)[n]);
    }
    try_disk(policy, until, *waiting);
  }

  void samples(std::size_t seeds) {
    Platter platter(tape_->start());
    for (std::size_t n = 0; n <= tape_->size(); ++n) {
      if (before_sync(n)) {
        std::set<Image> seen;
        for (std::size_t seed = 1; seed <= seeds; ++seed) {
          std::mt19937_64 dice(seed * 1'000'003 + n);
          ++losses_.moments;
          Image image = platter.sampled(dice);
          if (!seen.contains(image)) try_disk("seed " + std::to_string(seed), n, *seen.insert(image).first);
        }
      }
      if (n < tape_->size()) platter.apply((*tape_)[n]);
    }
  }

 private:
  fs::path stage_path() const { return folder_ / "before"; }

  bool before_sync(std::size_t n) const {
    return n == tape_->size() || (*tape_)[n].kind == Kind::Sync || (*tape_)[n].kind == Kind::SyncFolder;
  }

  void try_disk(const std::string& policy, std::size_t n, const Image& image) {
    ++losses_.disks;
    lay_out(image, folder_ / "after");
    Stage after(folder_ / "after", plain_);
    after.watch = scenario_.watch;
    const Moment moment = moment_of(promises_, n);
    for (const auto& wrong : examine(after, moment.vaults, moment.kept))
      losses_.wrong.push_back("power lost at " + std::to_string(n) + " of " + std::to_string(tape_->size()) +
                              after_what(n) + ", " + policy + ": " + wrong);
  }

  std::string after_what(std::size_t n) const {
    static constexpr const char* kinds[] = {"Create",     "Write",  "Truncate", "Sync",
                                            "SyncFolder", "Rename", "Remove",   "MakeFolder"};
    if (n == 0) return {};
    const auto& act = (*tape_)[n - 1];
    return std::string(" (after ") + kinds[static_cast<int>(act.kind)] + " " + act.path.string() + ")";
  }

  const Scenario& scenario_;
  Losses& losses_;
  TempFolder folder_{quick_place()};
  Disk plain_;
  std::optional<Tape> tape_;
  std::vector<Promise> promises_;
};

}  // namespace

Losses lose_power_everywhere(const Scenario& scenario, std::size_t seeds) {
  Losses losses;
  Trial trial(scenario, losses);
  trial.every_act("everything", &Platter::everything);
  trial.every_act("only synced", &Platter::only_synced);
  trial.samples(seeds);
  return losses;
}

}  // namespace attest::test
