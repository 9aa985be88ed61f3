// Where bytes come from and go to. Two narrow doors, so that a file, a sealed recording, memory and a test's
// failing device all look the same to a parser.
#pragma once

#include <memory>

#include "core/foundation/bytes.h"
#include "core/foundation/job.h"

namespace attest {

class Source {
 public:
  virtual ~Source() = default;
  /// Reads up to out.size() bytes; 0 only at the end. Throws Error on failure.
  virtual std::size_t read(ByteSpan out) = 0;
};

class Sink {
 public:
  virtual ~Sink() = default;
  /// Writes all of `in` or throws Error.
  virtual void write(ByteView in) = 0;
};

/// Bytes that can be read anywhere.
class RandomSource {
 public:
  virtual ~RandomSource() = default;
  virtual std::uint64_t size() const = 0;
  /// Reads up to out.size() bytes at `offset`; fewer only at the end.
  virtual std::size_t read_at(std::uint64_t offset, ByteSpan out) = 0;
};

class MemorySource final : public Source, public RandomSource {
 public:
  explicit MemorySource(Bytes bytes) : bytes_(std::move(bytes)) {}
  std::size_t read(ByteSpan out) override;
  std::uint64_t size() const override { return bytes_.size(); }
  std::size_t read_at(std::uint64_t offset, ByteSpan out) override;

 private:
  Bytes bytes_;
  std::size_t at_ = 0;
};

class MemorySink final : public Sink {
 public:
  void write(ByteView in) override { bytes.insert(bytes.end(), in.begin(), in.end()); }
  Bytes bytes;
};

/// Reads until out is full or the source ends; returns how many bytes there were.
std::size_t read_full(Source& source, ByteSpan out);
/// From one to the other, to the end; counts in `job`, and stops where it is cancelled.
void copy(Source& from, Sink& to, Job& job);
/// Reads everything; throws Error{Invalid} with `what` past `cap` bytes.
Bytes read_all(Source& source, std::size_t cap, const std::string& what);

}  // namespace attest
