// Inside this room: archives of plain files in one form of ustar (POSIX.1-1988), and no other. Foreign
// programs read what is written here; what is read here was written here.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "core/foundation/error.h"
#include "core/foundation/stream.h"

namespace attest::bundle {

inline constexpr std::size_t tar_block = 512;
inline constexpr std::size_t max_tar_name = 100;
inline constexpr std::uint64_t max_tar_size = (std::uint64_t{1} << 33) - 1;  ///< eleven octal digits

/// A relative path of printable ASCII, without "." or ".." or empty parts and without "\" and ":", of 1 to
/// 100 bytes.
bool is_tar_name(std::string_view name) noexcept;
/// The one header there is for a name and a size: mode 0644, owner, group and time 0. Invalid for other names
/// and sizes.
std::array<Byte, tar_block> tar_header(const std::string& name, std::uint64_t size);
/// What an entry takes up in the archive: header, content, and zeros to a whole block.
std::uint64_t tar_entry_size(std::uint64_t size) noexcept;
/// The two blocks of zeros at the end.
inline constexpr std::uint64_t tar_end_size = 2 * tar_block;

/// Padmé (Nikitin et al., PETS 2019): the next size with few significant bits, at most 12 % more. It tells an
/// observer the order of magnitude and little else.
std::uint64_t padme(std::uint64_t size) noexcept;

class TarWriter final : public Sink {
 public:
  explicit TarWriter(Sink& out) : out_(out) {}
  void begin(const std::string& name, std::uint64_t size);
  void write(ByteView in) override;  ///< Internal: more than the entry's size
  void finish();                     ///< Internal: less than the last entry's size
  /// Bytes given out so far.
  std::uint64_t size() const { return written_; }

 private:
  void close_entry();
  void put(ByteView in);
  Sink& out_;
  std::uint64_t left_ = 0;
  std::uint64_t written_ = 0;
};

/// Reads entries as they come. Everything that TarWriter would not have written is refused with the code
/// given: links, devices, folders, extensions, other owners or times, padding that is not zero, anything
/// after the end. An archive that stops early is Damaged. Which names may come, and in what order, is the
/// caller's to say.
class TarReader final : public Source {
 public:
  TarReader(Source& in, Code code) : in_(in), code_(code) {}
  /// The code for what comes from here on.
  void refuse_with(Code code) { code_ = code; }

  struct Entry {
    std::string name;
    std::uint64_t size;
  };
  /// The next entry, once the one before has been read to its end; nullopt at the archive's end, which has
  /// then been checked to be the end of the source too.
  std::optional<Entry> next();
  std::size_t read(ByteSpan out) override;  ///< of the entry's content; 0 at its end

 private:
  void read_block(ByteSpan block);
  void read_end();
  void read_zeros(std::size_t size);
  Source& in_;
  Code code_;
  std::uint64_t left_ = 0;
  std::size_t padding_ = 0;
};

}  // namespace attest::bundle
