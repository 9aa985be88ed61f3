// The one door through which Attest writes to a disk: its files here, and the database by a shim over
// SQLite's VFS (store/vfs.h) that asks the same Disk. Tests put a watcher on it that records, refuses or
// breaks writes.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/foundation/bytes.h"
#include "core/foundation/stream.h"

namespace attest {

/// One thing about to be done to a disk.
struct DiskAct {
  enum class Kind { Create, Write, Truncate, Sync, SyncFolder, Rename, Remove, MakeFolder };
  Kind kind;
  std::filesystem::path path;
  std::filesystem::path to;  ///< Rename: the new name
  std::uint64_t offset = 0;  ///< Write: where; Truncate: the new size
  ByteView bytes;            ///< Write: what; borrowed for the call
};

class Disk;

/// A file open for writing; closed when it goes. Not copied.
class OutputFile final : public Sink {
 public:
  ~OutputFile() override;
  OutputFile(OutputFile&&) noexcept;
  OutputFile& operator=(OutputFile&&) = delete;

  void write(ByteView in) override;  ///< at the end
  void write_at(std::uint64_t offset, ByteView in);
  void truncate(std::uint64_t size);
  void sync();  ///< fdatasync
  std::uint64_t size() const { return size_; }
  const std::filesystem::path& path() const { return path_; }

 private:
  friend class Disk;
  OutputFile(Disk& disk, std::filesystem::path path, int fd, std::uint64_t size);
  Disk* disk_;
  std::filesystem::path path_;
  int fd_;
  std::uint64_t size_;
};

class Disk {
 public:
  /// Called before each act; may throw Error, and then the act is not done.
  using Watcher = std::function<void(const DiskAct&)>;

  Disk() = default;
  explicit Disk(Watcher watcher) : watcher_(std::move(watcher)) {}
  Disk(const Disk&) = delete;

  enum class Existing { Refuse, Truncate, Append };
  /// Mode 0600. Existing::Refuse throws Error{Io} where something of that name exists.
  OutputFile create(const std::filesystem::path& path, Existing existing = Existing::Refuse);
  void rename(const std::filesystem::path& from, const std::filesystem::path& to);
  void remove(const std::filesystem::path& path);  ///< nothing happens where it is not there
  void make_folder(
      const std::filesystem::path& path);  ///< one level, mode 0700; nothing happens where it is there
  void sync_folder(const std::filesystem::path& folder);
  /// Old or new, never a third: written beside as `<name>.part`, synced, renamed over, the folder synced.
  void replace(const std::filesystem::path& path, ByteView bytes);

  /// Whether anybody looks; where nobody does, an act need not be described.
  bool is_watched() const noexcept { return static_cast<bool>(watcher_); }
  /// For the database's shim, which does the act itself.
  void about_to(const DiskAct& act) const {
    if (watcher_) watcher_(act);
  }

 private:
  Watcher watcher_;
};

/// Throws Io where the disk does not say: what may be there is never taken for gone.
bool is_there(const std::filesystem::path& path);
bool is_folder(const std::filesystem::path& path);

/// What lies in a folder, in the order of the names; nothing where it is not there. Throws Io where the disk
/// does not say.
std::vector<std::filesystem::path> entries_of(const std::filesystem::path& folder);

/// A folder with everything in it, as far as it is there; links are removed, not followed.
void remove_tree(Disk& disk, const std::filesystem::path& folder);

/// Whether a file is open for writing through a Disk, here or in another process (flock).
bool being_written(const std::filesystem::path& path);

/// Reads a whole file; throws NotFound, Io, or Invalid past `cap` bytes.
Bytes read_file(const std::filesystem::path& path, std::size_t cap);

/// A file read in order, or anywhere. `-` is not special here. A folder is refused.
class FileSource final : public Source, public RandomSource {
 public:
  explicit FileSource(const std::filesystem::path& path);
  ~FileSource() override;
  FileSource(const FileSource&) = delete;
  std::size_t read(ByteSpan out) override;
  std::uint64_t size() const override;
  std::size_t read_at(std::uint64_t offset, ByteSpan out) override;

 private:
  std::filesystem::path path_;
  int fd_;
};

/// An output that is written beside its name and appears only when it is whole: `commit` syncs and renames;
/// without it the unfinished file is removed. Throws Error{Io} at once where `path` exists and `overwrite` is
/// false.
class PendingFile final : public Sink {
 public:
  PendingFile(Disk& disk, std::filesystem::path path, bool overwrite);
  ~PendingFile() override;
  void write(ByteView in) override;
  std::uint64_t size() const { return file_->size(); }
  void commit();

 private:
  void refuse_existing() const;

  Disk& disk_;
  std::filesystem::path path_;
  std::filesystem::path part_;
  bool overwrite_;
  std::optional<OutputFile> file_;
  bool done_ = false;
};

}  // namespace attest
