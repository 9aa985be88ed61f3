#include "core/bundle/tar.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace attest::bundle {

namespace {

// Where the fields of a ustar header begin.
constexpr std::size_t mode_at = 100, owner_at = 108, group_at = 116, size_at = 124, time_at = 136,
                      checksum_at = 148, type_at = 156, magic_at = 257, major_at = 329, minor_at = 337;
constexpr std::array<Byte, tar_block> zeros{};

std::size_t padding_of(std::uint64_t size) {
  return static_cast<std::size_t>((tar_block - size % tar_block) % tar_block);
}

/// `width` bytes: octal digits with leading zeros, and NUL.
void put_octal(ByteSpan field, std::uint64_t value) {
  for (std::size_t i = field.size() - 1; i-- > 0; value >>= 3)
    field[i] = static_cast<Byte>('0' + (value & 7));
  field.back() = 0;
}

std::optional<std::uint64_t> get_octal(ByteView digits) {
  std::uint64_t value = 0;
  for (const Byte digit : digits) {
    if (digit < '0' || digit > '7') return std::nullopt;
    value = value << 3 | (digit - '0');
  }
  return value;
}

bool is_zero(ByteView bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](Byte b) { return b == 0; });
}

}  // namespace

bool is_tar_name(std::string_view name) noexcept {
  if (name.empty() || name.size() > max_tar_name) return false;
  for (std::size_t from = 0; from <= name.size();) {
    const std::size_t to = std::min(name.find('/', from), name.size());
    const std::string_view part = name.substr(from, to - from);
    if (part.empty() || part == "." || part == "..") return false;
    from = to + 1;
  }
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return c > ' ' && c < 0x7F && c != '\\' && c != ':'; });
}

std::array<Byte, tar_block> tar_header(const std::string& name, std::uint64_t size) {
  if (!is_tar_name(name)) throw Error(Code::Invalid, "A file's name cannot stand in a bundle.");
  if (size > max_tar_size) throw Error(Code::Invalid, "A file is too large for a bundle: 8 GiB is the most.");
  std::array<Byte, tar_block> header{};
  const ByteSpan field(header);
  std::memcpy(header.data(), name.data(), name.size());
  put_octal(field.subspan(mode_at, 8), 0644);
  put_octal(field.subspan(owner_at, 8), 0);
  put_octal(field.subspan(group_at, 8), 0);
  put_octal(field.subspan(size_at, 12), size);
  put_octal(field.subspan(time_at, 12), 0);
  header[type_at] = '0';
  std::memcpy(header.data() + magic_at, "ustar\00000", 8);
  put_octal(field.subspan(major_at, 8), 0);
  put_octal(field.subspan(minor_at, 8), 0);
  // The checksum is the sum of the header's bytes with its own field taken as spaces.
  std::uint64_t sum = 8 * ' ';
  for (const Byte b : header) sum += b;
  put_octal(field.subspan(checksum_at, 7), sum);
  header[checksum_at + 7] = ' ';
  return header;
}

std::uint64_t tar_entry_size(std::uint64_t size) noexcept {
  return tar_block + size + padding_of(size);
}

std::uint64_t padme(std::uint64_t size) noexcept {
  if (size < 2) return size;
  const auto exponent = static_cast<unsigned>(std::bit_width(size)) - 1;
  const auto kept = static_cast<unsigned>(std::bit_width(exponent));
  const std::uint64_t mask = (std::uint64_t{1} << (exponent > kept ? exponent - kept : 0)) - 1;
  return (size + mask) & ~mask;
}

void TarWriter::put(ByteView in) {
  out_.write(in);
  written_ += in.size();
}

void TarWriter::close_entry() {
  if (left_ != 0) throw Error(Code::Internal, "a file in a bundle came shorter than was said");
  put(ByteView(zeros).first(padding_of(written_)));
}

void TarWriter::begin(const std::string& name, std::uint64_t size) {
  close_entry();
  put(tar_header(name, size));
  left_ = size;
}

void TarWriter::write(ByteView in) {
  if (in.size() > left_) throw Error(Code::Internal, "a file in a bundle came longer than was said");
  put(in);
  left_ -= in.size();
}

void TarWriter::finish() {
  close_entry();
  put(zeros);
  put(zeros);
}

void TarReader::read_block(ByteSpan block) {
  if (read_full(in_, block) != block.size()) throw Error(Code::Damaged, "The bundle ends too early.");
}

void TarReader::read_zeros(std::size_t size) {
  std::array<Byte, tar_block> block;
  const ByteSpan padding = ByteSpan(block).first(size);
  read_block(padding);
  if (!is_zero(padding)) throw Error(code_, "The bundle hides something between its files.");
}

void TarReader::read_end() {
  read_zeros(tar_block);
  Byte more;
  if (in_.read({&more, 1}) != 0) throw Error(code_, "Something follows the end of the bundle's archive.");
}

std::optional<TarReader::Entry> TarReader::next() {
  if (left_ != 0) throw Error(Code::Internal, "a file in a bundle was not read to its end");
  if (padding_ != 0) read_zeros(padding_);
  std::array<Byte, tar_block> header;
  read_block(header);
  if (is_zero(header)) {
    read_end();
    return std::nullopt;
  }
  // There is one way to write an entry: what is not that, byte for byte, is not read.
  const auto name_end = std::find(header.begin(), header.begin() + max_tar_name, Byte{0});
  Entry entry{std::string(header.begin(), name_end), 0};
  const auto size = get_octal(ByteView(header).subspan(size_at, 11));
  if (!size || !is_tar_name(entry.name) || tar_header(entry.name, *size) != header)
    throw Error(code_, "The bundle's archive has an entry that is no plain file.");
  left_ = entry.size = *size;
  padding_ = padding_of(*size);
  return entry;
}

std::size_t TarReader::read(ByteSpan out) {
  const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(out.size(), left_));
  if (wanted == 0) return 0;
  const std::size_t got = in_.read(out.first(wanted));
  if (got == 0) throw Error(Code::Damaged, "The bundle ends too early.");
  left_ -= got;
  return got;
}

}  // namespace attest::bundle
