#include "core/foundation/disk.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "core/foundation/error.h"

namespace attest {

namespace fs = std::filesystem;

namespace {

using Kind = DiskAct::Kind;

fs::path part_of(const fs::path& path) {
  return fs::path(path).concat(".part");
}
fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : ".";
}

bool exists_here(const fs::path& path) {
  struct stat status {};
  return lstat(path.c_str(), &status) == 0;
}

/// An unfinished file is taken away where that works; where it does not, the first failure is what counts.
void try_remove(Disk& disk, const fs::path& path) noexcept {
  try {
    disk.remove(path);
  } catch (const std::exception&) {
    return;
  }
}

}  // namespace

OutputFile::OutputFile(Disk& disk, fs::path path, int fd, std::uint64_t size)
    : disk_(&disk), path_(std::move(path)), fd_(fd), size_(size) {}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : disk_(other.disk_),
      path_(std::move(other.path_)),
      fd_(std::exchange(other.fd_, -1)),
      size_(other.size_) {}

OutputFile::~OutputFile() {
  if (fd_ >= 0) close(fd_);
}

void OutputFile::write(ByteView in) {
  write_at(size_, in);
}

void OutputFile::write_at(std::uint64_t offset, ByteView in) {
  disk_->about_to({Kind::Write, path_, {}, offset, in});
  std::uint64_t at = offset;
  while (!in.empty()) {
    const ssize_t n = pwrite(fd_, in.data(), in.size(), static_cast<off_t>(at));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw_errno(errno, "Cannot write to %1.", {path_.string()});
    in = in.subspan(static_cast<std::size_t>(n));
    at += static_cast<std::uint64_t>(n);
  }
  // Only a write that was done whole counts: what follows a failed one goes over its remains.
  if (at > size_) size_ = at;
}

void OutputFile::truncate(std::uint64_t size) {
  disk_->about_to({Kind::Truncate, path_, {}, size, {}});
  while (ftruncate(fd_, static_cast<off_t>(size)) != 0) {
    if (errno != EINTR) throw_errno(errno, "Cannot change the size of %1.", {path_.string()});
  }
  size_ = size;
}

void OutputFile::sync() {
  disk_->about_to({Kind::Sync, path_, {}, 0, {}});
  // EINTR aside, a failed sync is never tried again: the kernel has dropped what it could not write.
  while (fdatasync(fd_) != 0) {
    if (errno != EINTR) throw_errno(errno, "Cannot bring %1 safely to the disk.", {path_.string()});
  }
}

OutputFile Disk::create(const fs::path& path, Existing existing) {
  about_to({Kind::Create, path, {}, 0, {}});
  int flags = O_WRONLY | O_CREAT | O_CLOEXEC;
  if (existing == Existing::Refuse) flags |= O_EXCL;
  if (existing == Existing::Truncate) flags |= O_TRUNC;
  int fd = -1;
  while ((fd = open(path.c_str(), flags, 0600)) < 0) {
    if (errno != EINTR) throw_errno(errno, "Cannot create %1.", {path.string()});
  }
  OutputFile file(*this, path, fd, 0);
  struct stat status {};
  if (fstat(fd, &status) != 0) throw_errno(errno, "Cannot create %1.", {path.string()});
  file.size_ = static_cast<std::uint64_t>(status.st_size);
  // For being_written; a file system without locks does without.
  while (flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EINTR) {
  }
  return file;
}

namespace {

fs::file_type kind_of(const fs::path& path) {
  std::error_code error;
  const auto kind = fs::status(path, error).type();
  if (kind == fs::file_type::none) throw_errno(error.value(), "Cannot look at %1.", {path.string()});
  return kind;
}

}  // namespace

bool is_there(const fs::path& path) {
  return kind_of(path) != fs::file_type::not_found;
}
bool is_folder(const fs::path& path) {
  return kind_of(path) == fs::file_type::directory;
}

std::vector<fs::path> entries_of(const fs::path& folder) {
  for (;;) {
    std::vector<fs::path> all;
    std::error_code error;
    fs::directory_iterator entry(folder, error);
    for (const fs::directory_iterator end; !error && entry != end; entry.increment(error))
      all.push_back(entry->path());
    if (!error) {
      std::sort(all.begin(), all.end());
      return all;
    }
    if (error.value() == ENOENT || error.value() == ENOTDIR) return {};
    if (error.value() != EINTR) throw_errno(error.value(), "Cannot open the folder %1.", {folder.string()});
  }
}

void remove_tree(Disk& disk, const fs::path& folder) {
  for (const auto& path : entries_of(folder)) {
    if (is_folder(path) && !fs::is_symlink(path)) {
      remove_tree(disk, path);
    } else {
      disk.remove(path);
    }
  }
  disk.remove(folder);
}

bool being_written(const fs::path& path) {
  int fd = -1;
  while ((fd = open(path.c_str(), O_RDONLY | O_CLOEXEC)) < 0) {
    if (errno == ENOENT) return false;
    if (errno != EINTR) throw_errno(errno, "Cannot open %1.", {path.string()});
  }
  int failed = 0;
  while ((failed = flock(fd, LOCK_SH | LOCK_NB)) != 0 && errno == EINTR) {
  }
  const bool locked = failed != 0 && errno == EWOULDBLOCK;
  close(fd);
  return locked;
}

void Disk::rename(const fs::path& from, const fs::path& to) {
  about_to({Kind::Rename, from, to, 0, {}});
  if (::rename(from.c_str(), to.c_str()) != 0) {
    throw_errno(errno, "Cannot rename %1 to %2.", {from.string(), to.string()});
  }
}

void Disk::remove(const fs::path& path) {
  about_to({Kind::Remove, path, {}, 0, {}});
  if (::remove(path.c_str()) != 0 && errno != ENOENT)
    throw_errno(errno, "Cannot remove %1.", {path.string()});
}

void Disk::make_folder(const fs::path& path) {
  about_to({Kind::MakeFolder, path, {}, 0, {}});
  if (mkdir(path.c_str(), 0700) == 0) return;
  const int reason = errno;
  if (reason == EEXIST && is_folder(path)) return;
  throw_errno(reason, "Cannot make the folder %1.", {path.string()});
}

void Disk::sync_folder(const fs::path& folder) {
  about_to({Kind::SyncFolder, folder, {}, 0, {}});
  int fd = -1;
  while ((fd = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) < 0)
    if (errno != EINTR) throw_errno(errno, "Cannot open the folder %1.", {folder.string()});
  int reason = 0;
  while ((reason = fsync(fd) == 0 ? 0 : errno) == EINTR) {
  }
  close(fd);
  // Some file systems on sticks and shares cannot sync a folder and say EINVAL; there is nothing more to do
  // there.
  if (reason != 0 && reason != EINVAL) {
    throw_errno(reason, "Cannot bring the folder %1 safely to the disk.", {folder.string()});
  }
}

void Disk::replace(const fs::path& path, ByteView bytes) {
  PendingFile file(*this, path, true);
  file.write(bytes);
  file.commit();
}

Bytes read_file(const fs::path& path, std::size_t cap) {
  FileSource source(path);
  return read_all(source, cap, path.string());
}

FileSource::FileSource(const fs::path& path) : path_(path), fd_(-1) {
  while ((fd_ = open(path.c_str(), O_RDONLY | O_CLOEXEC)) < 0) {
    if (errno != EINTR) throw_errno(errno, "Cannot open %1.", {path.string()});
  }
  struct stat status {};
  const int reason = fstat(fd_, &status) == 0 ? 0 : errno;
  if (reason == 0 && !S_ISDIR(status.st_mode)) return;
  close(fd_);
  if (reason != 0) throw_errno(reason, "Cannot open %1.", {path.string()});
  throw Error(Code::Invalid, "%1 is a folder; a file is needed here.", {path.string()});
}

FileSource::~FileSource() {
  close(fd_);
}

std::size_t FileSource::read(ByteSpan out) {
  while (true) {
    const ssize_t n = ::read(fd_, out.data(), out.size());
    if (n >= 0) return static_cast<std::size_t>(n);
    if (errno != EINTR) throw_errno(errno, "Cannot read %1.", {path_.string()});
  }
}

std::uint64_t FileSource::size() const {
  struct stat status {};
  if (fstat(fd_, &status) != 0) throw_errno(errno, "Cannot read %1.", {path_.string()});
  return static_cast<std::uint64_t>(status.st_size);
}

std::size_t FileSource::read_at(std::uint64_t offset, ByteSpan out) {
  std::size_t have = 0;
  while (have < out.size()) {
    const ByteSpan rest = out.subspan(have);
    const ssize_t n = pread(fd_, rest.data(), rest.size(), static_cast<off_t>(offset + have));
    if (n == 0) break;
    if (n < 0 && errno != EINTR) throw_errno(errno, "Cannot read %1.", {path_.string()});
    if (n > 0) have += static_cast<std::size_t>(n);
  }
  return have;
}

PendingFile::PendingFile(Disk& disk, fs::path path, bool overwrite)
    : disk_(disk), path_(std::move(path)), part_(part_of(path_)), overwrite_(overwrite) {
  refuse_existing();
  // What an earlier run left is removed and the file made afresh: a link put there by somebody else is not
  // followed.
  if (exists_here(part_)) disk_.remove(part_);
  file_.emplace(disk_.create(part_));
}

PendingFile::~PendingFile() {
  if (done_) return;
  file_.reset();
  try_remove(disk_, part_);
}

void PendingFile::refuse_existing() const {
  if (!overwrite_ && exists_here(path_)) {
    throw Error(Code::Io, "%1 exists already; choose another name or allow it to be replaced.",
                {path_.string()});
  }
}

void PendingFile::write(ByteView in) {
  file_->write(in);
}

void PendingFile::commit() {
  file_->sync();
  refuse_existing();
  disk_.rename(part_, path_);
  done_ = true;
  disk_.sync_folder(folder_of(path_));
}

}  // namespace attest
