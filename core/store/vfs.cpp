#include "core/store/vfs.h"

#include <sqlcipher/sqlite3.h>
#include <sys/stat.h>

#include <cerrno>
#include <exception>
#include <filesystem>
#include <mutex>
#include <new>
#include <utility>

#include "core/foundation/error.h"

namespace attest::store {

struct Vfs::State {
  Disk* disk = nullptr;
  std::string database;
  std::string wal;
  std::string shm;
  std::filesystem::path folder;
  std::string name;
  sqlite3_vfs* unix_vfs = nullptr;
  sqlite3_vfs shim = {};
  std::exception_ptr refusal;
  int failure = 0;
  int failure_errno = 0;

  /// The path of ours that `file` is; null where it is none of ours.
  const std::string* own(const char* file) const {
    if (file == nullptr) return nullptr;
    if (database == file) return &database;
    return wal == file ? &wal : nullptr;
  }
  /// Not xAccess, for which an empty file is none.
  static bool exists(const std::string& path) noexcept {
    struct stat ignored;
    return ::lstat(path.c_str(), &ignored) == 0;
  }
  int keep_refusal(int code) noexcept {
    if (!refusal) refusal = std::current_exception();
    return code;
  }
  /// SQLITE_OK where the Disk does or allows it; else the Error is kept, and `code` or SQLITE_FULL is the
  /// answer.
  template <class F>
  int answer(F&& act, int code) noexcept {
    try {
      act();
      return SQLITE_OK;
    } catch (const Error& e) {
      return keep_refusal(e.code() == Code::NoSpace ? SQLITE_FULL : code);
    } catch (...) {
      return keep_refusal(code);
    }
  }
  // What is called by SQLite must not throw: an act is put into words, which takes memory, in here.
  int ask(DiskAct::Kind kind, const std::string& path, int code, std::uint64_t offset = 0,
          ByteView bytes = {}) noexcept {
    if (!disk->is_watched()) return SQLITE_OK;  // a path is costly, and pages are many
    return answer([&] { disk->about_to({kind, path, {}, offset, bytes}); }, code);
  }
  int ask_to_sync_folder() noexcept {
    return answer(
        [&] {
          disk->about_to({DiskAct::Kind::SyncFolder, folder, {}, 0, {}});
        },
        SQLITE_IOERR_DIR_FSYNC);
  }
  int sync_folder() noexcept {
    return answer([&] { disk->sync_folder(folder); }, SQLITE_IOERR_DIR_FSYNC);
  }
  /// SQLite would lose the reason, and with it whether the disk is full. Never opens what is there already:
  /// closing it again would drop every lock that this process holds on it.
  int create_if_missing(const std::string& path, int code) noexcept {
    if (exists(path)) return SQLITE_OK;
    const int failed = answer([&] { disk->create(path); }, code);
    if (failed == SQLITE_OK || !exists(path)) return failed;
    refusal = nullptr;  // another lane was quicker
    return SQLITE_OK;
  }
};

namespace {

using State = Vfs::State;
using Kind = DiskAct::Kind;

/// What SQLite allocates for a file of ours; the unix VFS's own file follows in the same block.
struct File {
  sqlite3_file base;
  State* vfs;
  const std::string* path;
  bool name_unsynced;  ///< it may have been made when it was opened
};

File* ours(sqlite3_file* file) {
  return reinterpret_cast<File*>(file);
}
sqlite3_file* under(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(ours(file) + 1);
}
State* state(sqlite3_vfs* vfs) {
  return static_cast<State*>(vfs->pAppData);
}

int ask(sqlite3_file* file, Kind kind, int code, sqlite3_int64 offset = 0, ByteView bytes = {}) {
  return ours(file)->vfs->ask(kind, *ours(file)->path, code, static_cast<std::uint64_t>(offset), bytes);
}

int close(sqlite3_file* file) {
  const int code = under(file)->pMethods->xClose(under(file));
  ours(file)->~File();
  return code;
}

/// Remembers the first failure: SQLCipher does not always pass it on.
int noted(sqlite3_file* file, int code) noexcept {
  if (code != SQLITE_OK && ours(file)->vfs->failure == 0) {
    ours(file)->vfs->failure_errno = errno;
    ours(file)->vfs->failure = code;
  }
  return code;
}

int write(sqlite3_file* file, const void* data, int size, sqlite3_int64 offset) {
  const ByteView bytes{static_cast<const Byte*>(data), static_cast<std::size_t>(size)};
  if (const int no = ask(file, Kind::Write, SQLITE_IOERR_WRITE, offset, bytes)) return no;
  return noted(file, under(file)->pMethods->xWrite(under(file), data, size, offset));
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
  if (const int no = ask(file, Kind::Truncate, SQLITE_IOERR_TRUNCATE, size)) return no;
  return noted(file, under(file)->pMethods->xTruncate(under(file), size));
}

int sync(sqlite3_file* file, int flags) {
  if (const int no = ask(file, Kind::Sync, SQLITE_IOERR_FSYNC)) return no;
  if (const int failed = noted(file, under(file)->pMethods->xSync(under(file), flags))) return failed;
  // SQLite does this too, but does not look whether it worked: a commit in a log without a name is lost.
  if (ours(file)->name_unsynced) {
    if (const int failed = ours(file)->vfs->sync_folder()) return failed;
  }
  ours(file)->name_unsynced = false;
  return SQLITE_OK;
}

int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
  State& vfs = *ours(file)->vfs;
  if (page != 0) return under(file)->pMethods->xShmMap(under(file), page, size, extend, out);
  // Another lane must not lock the index between its making here and the closing that would drop the lock.
  static std::mutex making;
  const std::scoped_lock guard(making);
  if (const int no = vfs.create_if_missing(vfs.shm, SQLITE_IOERR_SHMOPEN)) return no;
  return under(file)->pMethods->xShmMap(under(file), page, size, extend, out);
}

int shm_unmap(sqlite3_file* file, int remove) {
  State& vfs = *ours(file)->vfs;
  if (remove && vfs.ask(Kind::Remove, vfs.shm, SQLITE_IOERR_DELETE) != SQLITE_OK) remove = 0;
  return under(file)->pMethods->xShmUnmap(under(file), remove);
}

// Version 2 has no xFetch: pages are never mapped.
const sqlite3_io_methods& methods() {
  static constexpr sqlite3_io_methods table = {
      2,
      close,
      [](sqlite3_file* f, void* out, int size, sqlite3_int64 at) {
        return under(f)->pMethods->xRead(under(f), out, size, at);
      },
      write,
      truncate,
      sync,
      [](sqlite3_file* f, sqlite3_int64* size) { return under(f)->pMethods->xFileSize(under(f), size); },
      [](sqlite3_file* f, int level) { return under(f)->pMethods->xLock(under(f), level); },
      [](sqlite3_file* f, int level) { return under(f)->pMethods->xUnlock(under(f), level); },
      [](sqlite3_file* f, int* out) { return under(f)->pMethods->xCheckReservedLock(under(f), out); },
      [](sqlite3_file* f, int op, void* arg) { return under(f)->pMethods->xFileControl(under(f), op, arg); },
      [](sqlite3_file* f) { return under(f)->pMethods->xSectorSize(under(f)); },
      [](sqlite3_file* f) { return under(f)->pMethods->xDeviceCharacteristics(under(f)); },
      shm_map,
      [](sqlite3_file* f, int at, int n, int flags) {
        return under(f)->pMethods->xShmLock(under(f), at, n, flags);
      },
      [](sqlite3_file* f) { under(f)->pMethods->xShmBarrier(under(f)); },
      shm_unmap,
      nullptr,
      nullptr,
  };
  return table;
}

/// A refusal of our own: it waits like a watcher's, so that the caller learns why.
int refuse_name(State& vfs) noexcept {
  try {
    throw Error(
        Code::Internal,
        "The database tried to write a file of another name or a temporary file. This is a fault in the "
        "program; nothing was written.");
  } catch (...) {
    return vfs.keep_refusal(SQLITE_CANTOPEN);
  }
}

int open(sqlite3_vfs* shim, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  State& vfs = *state(shim);
  file->pMethods = nullptr;
  const std::string* path = vfs.own(name);
  if (path == nullptr) return refuse_name(vfs);
  if ((flags & SQLITE_OPEN_CREATE) != 0) {
    if (const int no = vfs.create_if_missing(*path, SQLITE_CANTOPEN)) return no;
  }
  new (file) File{{nullptr}, &vfs, path, (flags & SQLITE_OPEN_CREATE) != 0};
  const int code = vfs.unix_vfs->xOpen(vfs.unix_vfs, name, under(file), flags, out_flags);
  if (under(file)->pMethods != nullptr) file->pMethods = &methods();
  return code;
}

int remove(sqlite3_vfs* shim, const char* name, int sync_folder) {
  State& vfs = *state(shim);
  const std::string* path = vfs.own(name);
  if (path == nullptr) return refuse_name(vfs);
  if (const int no = vfs.ask(Kind::Remove, *path, SQLITE_IOERR_DELETE)) return no;
  if (sync_folder != 0) {
    if (const int no = vfs.ask_to_sync_folder()) return no;
  }
  return vfs.unix_vfs->xDelete(vfs.unix_vfs, name, sync_folder);
}

int access(sqlite3_vfs* shim, const char* name, int flags, int* out) {
  State& vfs = *state(shim);
  *out = 0;
  if (vfs.own(name) == nullptr) return SQLITE_OK;
  return vfs.unix_vfs->xAccess(vfs.unix_vfs, name, flags, out);
}

sqlite3_vfs shim_of(State& vfs) {
  static_assert(sizeof(File) % alignof(sqlite3_int64) == 0, "the unix file that follows must be aligned");
  sqlite3_vfs shim = {};
  shim.iVersion = 2;
  shim.szOsFile = static_cast<int>(sizeof(File)) + vfs.unix_vfs->szOsFile;
  shim.mxPathname = vfs.unix_vfs->mxPathname;
  shim.zName = vfs.name.c_str();
  shim.pAppData = &vfs;
  shim.xOpen = open;
  shim.xDelete = remove;
  shim.xAccess = access;
  shim.xFullPathname = [](sqlite3_vfs* v, const char* name, int size, char* out) {
    return state(v)->unix_vfs->xFullPathname(state(v)->unix_vfs, name, size, out);
  };
  shim.xRandomness = [](sqlite3_vfs* v, int size, char* out) {
    return state(v)->unix_vfs->xRandomness(state(v)->unix_vfs, size, out);
  };
  shim.xSleep = [](sqlite3_vfs* v, int us) { return state(v)->unix_vfs->xSleep(state(v)->unix_vfs, us); };
  shim.xCurrentTime = [](sqlite3_vfs* v, double* out) {
    return state(v)->unix_vfs->xCurrentTime(state(v)->unix_vfs, out);
  };
  shim.xGetLastError = [](sqlite3_vfs* v, int size, char* out) {
    return state(v)->unix_vfs->xGetLastError(state(v)->unix_vfs, size, out);
  };
  shim.xCurrentTimeInt64 = [](sqlite3_vfs* v, sqlite3_int64* out) {
    return state(v)->unix_vfs->xCurrentTimeInt64(state(v)->unix_vfs, out);
  };
  return shim;
}

}  // namespace

Vfs::Vfs(Disk& disk, std::string path) : state_(std::make_unique<State>()) {
  State& vfs = *state_;
  vfs.disk = &disk;
  vfs.wal = path + "-wal";
  vfs.shm = path + "-shm";
  vfs.folder = std::filesystem::path(path).parent_path();
  vfs.database = std::move(path);
  vfs.name = "attest-" + std::to_string(reinterpret_cast<std::uintptr_t>(&vfs));
  vfs.unix_vfs = sqlite3_vfs_find("unix");
  if (vfs.unix_vfs == nullptr) throw Error(Code::Internal, "SQLite's unix file system layer is missing.");
  vfs.shim = shim_of(vfs);
  if (sqlite3_vfs_register(&vfs.shim, 0) != SQLITE_OK)
    throw Error(Code::Internal, "SQLite could not be started.");
}

Vfs::~Vfs() {
  sqlite3_vfs_unregister(&state_->shim);
}

const char* Vfs::name() const noexcept {
  return state_->name.c_str();
}

void Vfs::rethrow() {
  if (state_->refusal) std::rethrow_exception(std::exchange(state_->refusal, nullptr));
}

void Vfs::forget() noexcept {
  state_->refusal = nullptr;
  state_->failure = 0;
}

int Vfs::failure() const noexcept {
  return state_->failure;
}

int Vfs::failure_errno() const noexcept {
  return state_->failure_errno;
}

}  // namespace attest::store
