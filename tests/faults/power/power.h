// Loss of power: everything that is done to a disk goes on a tape, and from the tape the disk is laid out
// again as it may be found after the power went at any moment.
//
// What is modelled: a journalling file system (ext4, xfs, btrfs), on its worst day.
// - The bytes of a file count once a Sync of that file has returned. A write or change of size since then may
// have
//   happened, or not, or in part (sectors of 512 or 4096 bytes; never a part of a sector), and a write that
//   was lost may still have made the file longer, with zeros. Bytes around a write are never hurt.
// - Names count once a SyncFolder of their folder has returned. A Create, Rename, Remove or MakeFolder since
// then may
//   have happened or not, each by itself, in the order in which they happened to one name: nothing is renamed
//   before it was made. A rename replaces whole or not at all, but says nothing about the bytes of what it
//   names. Syncing a file does not make its name count (ext4 does that too; POSIX does not).
// - The database's `-shm` is shared memory: it is gone. Files that nobody asked the Disk for (the vault's
// `lock`) are
//   gone too.
// Not modelled: disks that lie about having synced, and bits that change by themselves.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "tests/faults/scenario.h"

namespace attest::test {

/// An act, kept beyond the call that it was borrowed for.
struct TapedAct {
  DiskAct::Kind kind;
  std::filesystem::path path, to;  ///< relative to the tape's folder
  std::uint64_t offset;
  Bytes bytes;
};

/// Everything that is done below a folder, from what it holds when the tape is made.
class Tape {
 public:
  explicit Tape(std::filesystem::path folder);
  /// For a Disk; the tape has to outlive it. Safe from several threads.
  Disk::Watcher watcher();
  /// Acts so far. A loss of power "at n" is one in which acts 0 to n-1 were begun and no other.
  std::size_t size() const;
  const TapedAct& operator[](std::size_t i) const { return acts_.at(i); }
  const Image& start() const { return start_; }

 private:
  std::filesystem::path folder_;
  Image start_;
  mutable std::mutex mutex_;
  std::vector<TapedAct> acts_;
};

/// A disk to which the acts of a tape are applied one by one, with what of it is safe by now.
class Platter {
 public:
  explicit Platter(const Image& start);  ///< all of it synced
  ~Platter();
  void apply(const TapedAct& act);

  Image everything() const;   ///< what kill -9 leaves
  Image only_synced() const;  ///< the least that a loss of power leaves
  /// One of the many disks between, and beside, those two.
  Image sampled(std::mt19937_64& dice) const;

 private:
  struct Node;
  std::shared_ptr<Node> root_;
};

/// What was tried of a scenario.
struct Losses {
  std::size_t acts = 0;
  std::size_t promises = 0;
  std::size_t moments =
      0;  ///< in which the power went: each act with `everything` and with `only synced`, and samples
  std::size_t disks = 0;  ///< laid out and examined; moments that leave the same disk are examined once
  std::vector<std::string> wrong;  ///< what was found, with the moment
};
/// Plays it once and loses the power everywhere. Before each sync, and at the end, `seeds` sampled disks are
/// tried too.
Losses lose_power_everywhere(const Scenario& scenario, std::size_t seeds);

}  // namespace attest::test
