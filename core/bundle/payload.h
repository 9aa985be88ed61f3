// Inside this room: what goes into a bundle, listed first (for its manifests come first in the archive), then
// made again piece by piece. Nothing of it is kept in between but hashes, and a little of what is small.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/bundle/envelope.h"
#include "core/bundle/readable.h"
#include "core/foundation/job.h"

namespace attest::bundle {

class Payload {
 public:
  struct Scope {
    bool media = true;
    bool outward = false;  ///< for a partner: what stays inside is left out (testimony/door.h), originals too
  };
  /// Reads the records, and their sound once, to list them.
  Payload(const store::Vault& vault, const std::vector<store::RecordInfo>& records, Scope scope, Job& job);

  struct File {
    /// Sound: also an original.
    enum class Kind { Journal, Codebook, Readable, Frames, Sound };
    Kind kind;
    std::string path;
    std::uint64_t bytes = 0;
    Bytes sha256, sha512;
    RecordId record;
    EntityId media;
  };
  const std::vector<File>& files() const { return files_; }  ///< in the archive's order
  const std::vector<Envelope::Head>& heads() const { return heads_; }
  std::uint64_t bytes() const;
  /// Makes a file again. The caller checks its digest.
  void write(const File& file, Sink& out, Job& job);

  /// Of the recordings, and the originals, that would go with these interviews.
  static std::uint64_t sound_bytes(const store::Vault& vault, const std::vector<store::RecordInfo>& records,
                                   bool originals);

 private:
  struct Readable {
    RecordId interview;
    Said said;
    std::vector<ReadableFile> files;
  };
  void list_record(const store::RecordInfo& record);
  void list_interview(const RecordId& id, Job& job);
  void list_media(const RecordId& interview, const media::RecordingFacts& facts, const std::string& path,
                  Job& job);
  void add(File::Kind kind, const std::string& path, const RecordId& record, std::string_view text);
  store::Journal journal(const RecordId& record) const;
  const Readable& readable(const RecordId& interview);
  media::RecordingReader open(const File& file) const;

  const store::Vault& vault_;
  Scope scope_;
  std::vector<File> files_;
  std::vector<Envelope::Head> heads_;
  std::optional<Said> codebook_;
  std::map<RecordId, std::string> codes_, folders_;
  std::map<RecordId, std::vector<RecordId>> layers_;
  std::optional<Readable> last_;
  std::map<std::string, Bytes> small_frames_;
  std::size_t small_frames_size_ = 0;
};

/// Counts and hashes what passes, and keeps it while it is no more than `keep` bytes.
class HashingSink final : public Sink {
 public:
  explicit HashingSink(Sink* out, std::size_t keep = 0) : out_(out), keep_(keep) {}
  void write(ByteView in) override;
  std::uint64_t size() const { return size_; }
  Bytes sha256() { return sha256_.finish(); }  ///< once
  bool kept_all() const { return kept_.size() == size_; }
  Bytes take_kept() { return std::move(kept_); }

 private:
  Sink* out_;
  std::size_t keep_;
  std::uint64_t size_ = 0;
  crypto::Digest sha256_{crypto::Digest::Kind::Sha256};
  Bytes kept_;
};

}  // namespace attest::bundle
