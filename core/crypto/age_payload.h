// Inside this room: the payload of an age file: chunks of 64 KiB, each sealed for its place, the last one
// marked (STREAM). The nonce before them is the caller's to write and to read.
#pragma once

#include "core/crypto/aead.h"
#include "core/crypto/age.h"

namespace attest::crypto::age {

inline constexpr std::size_t payload_nonce_size = 16;
inline constexpr std::size_t chunk_size = 64 * 1024;
inline constexpr std::size_t sealed_chunk_size = chunk_size + Aead::tag_size;

/// Memory whose pages are touched only as far as it is used.
class Buffer {
 public:
  explicit Buffer(std::size_t size) : memory_(std::make_unique_for_overwrite<Byte[]>(size)), size_(size) {}
  ByteSpan span() { return {memory_.get(), size_}; }
  ByteSpan free() { return span().subspan(used); }
  ByteView content() { return span().first(used); }

  std::size_t used = 0;

 private:
  std::unique_ptr<Byte[]> memory_;
  std::size_t size_;
};

class PayloadSealer final : public Sink {
 public:
  PayloadSealer(Sink& out, const Secret& file_key, ByteView nonce);
  ~PayloadSealer() override;
  PayloadSealer(const PayloadSealer&) = delete;
  void write(ByteView in) override;
  void finish();

 private:
  static constexpr std::size_t batch = 16;  ///< chunks a write
  void seal_chunk(ByteView plain, bool last);

  Sink& out_;
  Aead aead_;
  Buffer pending_{
      chunk_size};  ///< up to one chunk: only what follows it, or finish, tells whether it is the last
  Buffer sealed_{batch * sealed_chunk_size};
  std::uint64_t counter_ = 0;
  bool finished_ = false;
};

class PayloadOpener final : public Source {
 public:
  PayloadOpener(Source& in, const Secret& file_key, ByteView nonce);
  ~PayloadOpener() override;
  PayloadOpener(const PayloadOpener&) = delete;
  std::size_t read(ByteSpan out) override;

 private:
  std::size_t next_chunk(ByteSpan out);

  Source& in_;
  Aead aead_;
  Buffer sealed_{sealed_chunk_size + 1};
  Buffer plain_{chunk_size};  ///< for readers that take less than a chunk
  std::size_t taken_ = 0;
  std::uint64_t counter_ = 0;
  enum class Stage { Reading, Over, Broken } stage_ = Stage::Reading;
};

}  // namespace attest::crypto::age
