// A recording on disk: sealed segments that a locked vault can go on writing and cannot read back (FORMAT.md §4).
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/crypto/age.h"
#include "core/foundation/disk.h"
#include "core/foundation/id.h"
#include "core/foundation/instant.h"
#include "core/foundation/json.h"
#include "core/media/sound.h"

namespace attest::media {

/// What is journalled of a recording (the `media` element of FORMAT.md §6).
struct RecordingFacts {
  EntityId media;
  RecordId interview;
  Codec codec = Codec::Opus;
  int channels = 1;
  int rate = 48000;
  std::int64_t frames = 0;
  std::uint64_t size = 0;  ///< bytes of the sound file
  std::string sha256, sha512, root;
  std::uint64_t leaves = 0;
  bool interrupted = false;
  std::string origin;  ///< recorded, added, received
  std::int64_t started = 0;
  std::int64_t duration_ms() const { return rate ? frames * 1000 / rate : 0; }
  Json json() const;  ///< the element
  static RecordingFacts parse(const EntityId& media, const RecordId& interview, const Json& element);  ///< Invalid
};

/// The RFC 6962 tree over frames, taken in as they come.
class FrameTree {
 public:
  void add(ByteView sound_frame_plaintext);
  std::uint64_t leaves() const { return count_; }
  crypto::Hash root() const;

 private:
  std::vector<crypto::Hash> stack_;
  std::uint64_t count_ = 0;
};

/// Writes a recording as it comes. Holds the current segment's key and the record's public key, nothing else.
/// `sync_every_ms` of wall time bounds what a power loss can take; write() alone survives kill -9.
class RecordingWriter {
 public:
  struct Begin {
    EntityId media;
    RecordId interview;
    crypto::age::Recipient recipient;
    Codec codec = Codec::Opus;
    int channels = 1;
    int rate = 48000;  ///< of the frames counted below (Opus kept from elsewhere: 48000)
    std::string origin = "recorded";
    std::int64_t segment_ms = 4000;
    std::int64_t sync_every_ms = 500;
  };
  RecordingWriter(Disk& disk, const Clock& clock, const std::filesystem::path& path, Begin begin);
  ~RecordingWriter();

  void sound(ByteView bytes, std::int64_t frames);                    ///< fresh salt
  void sound(ByteView bytes, std::int64_t frames, ByteView salt);     ///< received: the salt it has
  void peaks(const std::vector<Peak>& peaks);
  void gap(std::int64_t from_frame, std::int64_t frames, const std::string& reason);
  void marker(std::int64_t at_frame, const std::string& text);
  std::int64_t frames() const;
  /// Writes the end frame and syncs.
  RecordingFacts finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Reads a recording: its sound file as random-access bytes, without a byte of it on disk in the clear.
class RecordingReader final : public RandomSource {
 public:
  /// `secret` is the record's key. Throws NotFound, Damaged (its beginning), NewerVersion.
  RecordingReader(const std::filesystem::path& path, const EntityId& media, const crypto::Secret& secret);
  ~RecordingReader() override;

  std::uint64_t size() const override;
  /// Throws Damaged where a frame does not authenticate.
  std::size_t read_at(std::uint64_t offset, ByteSpan out) override;

  const RecordingFacts& facts() const;  ///< from begin and end frames; interrupted: counted by reading through
  const std::vector<Peak>& peaks() const;
  struct Gap {
    std::int64_t from = 0, frames = 0;
    std::string reason;
  };
  const std::vector<Gap>& gaps() const;
  struct Frame {
    std::uint64_t offset;  ///< in the sound file
    std::uint32_t bytes;
    std::uint32_t frames;
    std::array<Byte, 16> salt;
  };
  std::size_t frame_count() const;
  /// Opens frame i: its plain bytes and salt.
  Frame frame(std::size_t i, Bytes& bytes);
  /// Reads everything: tags, tree, digests against the end frame (or, interrupted, none). What is damaged, in words.
  std::vector<std::string> verify(Job& job);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The whole path from samples to a sealed recording: encoder, peaks, writer. Used by the recorder and by the command line.
class SoundRecorder {
 public:
  SoundRecorder(Disk& disk, const Clock& clock, const std::filesystem::path& path, RecordingWriter::Begin begin,
                int input_rate);
  ~SoundRecorder();
  void write(const std::int16_t* interleaved, std::size_t frames);
  float level() const;
  std::int64_t duration_ms() const;
  RecordingFacts finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Takes a sound file in: Opus and FLAC byte for byte, WAV as FLAC. Hostile files throw Invalid.
RecordingFacts add_sound_file(Disk& disk, const Clock& clock, RandomSource& file, const std::filesystem::path& path,
                              RecordingWriter::Begin begin, Job& job);

}  // namespace attest::media
