// The database's way to the disk: a shim over SQLite's unix VFS that asks the Disk before every act, and
// through which nothing but the database, its write-ahead log and that log's index can ever be opened.
#pragma once

#include <memory>
#include <string>

#include "core/foundation/disk.h"

namespace attest::store {

/// Registered with SQLite under a name of its own while it lives; it must outlive the connection that uses
/// it.
///
/// - Any other name, and every temporary file, is refused: sorts and temporary tables would be written in the
/// clear.
/// - A rollback journal beside the database is not seen: we never make one, so it is somebody else's, and
/// SQLite would
///   copy its old pages back.
/// - The log's index (`-shm`) is shared memory of page numbers without content: its making and removal are
/// asked for,
///   its bytes are not.
class Vfs {
 public:
  /// `path`: absolute and free of symbolic links, as SQLite will spell it.
  Vfs(Disk& disk, std::string path);
  ~Vfs();
  Vfs(const Vfs&) = delete;

  const char* name() const noexcept;
  /// Errors that the Disk's watcher threw wait here, for they must not cross SQLite's C frames. Throws the
  /// first that waits, and forgets it.
  void rethrow();
  void forget() noexcept;
  /// SQLite's code of the first write, sync or truncation that failed since `forget`; 0 where none did.
  int failure() const noexcept;
  int failure_errno() const noexcept;  ///< the system's, of that failure

  struct State;  ///< vfs.cpp's own

 private:
  std::unique_ptr<State> state_;
};

}  // namespace attest::store
